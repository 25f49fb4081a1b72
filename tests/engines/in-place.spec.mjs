/** `<news-lens for="…">` on an article of the page, and the compact one, in every engine. */

import assert from "node:assert/strict";
import { bare } from "../page/actions.mjs";
import { inEach } from "./driver.mjs";

const ARTICLE = `<article id="story"><h1>Ferry plan sails through</h1>
<p>“This is a <b>wonderful</b> day for the island,” said council leader <a href="#grant">Fiona Grant</a>.</p>
<p>Ruth Sinclair warned that the plan was   a
   <em>disgrace</em> for London. “I’ll believe it when I see it,” she said.</p></article>`;
const LENS = '<news-lens for="story"></news-lens>';
/** Far below, so that a picture of the window shows the article alone. */
const FAR = '<news-lens for="story" panel="none" style="position: absolute; top: 3000px"></news-lens>';
const WATCH = `<script>
  addEventListener("DOMContentLoaded", () => {
    window.changes = [];
    new MutationObserver((records) => changes.push(...records.map(({ type }) => type)))
      .observe(document.querySelector("article"), { childList: true, attributes: true, characterData: true, subtree: true });
  });
</script>`;
const DEFINE = '<script type="module" src="./define.js"></script>';
const INSIDE = "news-lens >>> ";

/** @param {import("./driver.mjs").Page} page */
const analyzed = (page) => page.until(() => document.querySelector("news-lens").analysis);

/** What the highlights of a name cover. @param {import("./driver.mjs").Page} page @param {string} name @returns {Promise<string[]>} */
const highlighted = (page, name) => page.run((name) => [...(CSS.highlights.get(`newslens-${name}`) ?? [])].map(String), name);

/** @param {import("./driver.mjs").Page} page */
async function untouched(page) {
  assert.deepEqual(await page.run(() => window.changes), []);
  assert.equal(await page.run(() => document.querySelector("article").outerHTML), ARTICLE);
}

/** Where a highlighted surface stands. @param {import("./driver.mjs").Page} page @param {string} name @param {string} words */
const placeOf = (page, name, words) => page.run((name, words) => {
  const range = [...CSS.highlights.get(`newslens-${name}`)].find((range) => String(range) === words);
  const { x, y, width, height } = range.getBoundingClientRect();
  return { x: x + width / 2, y: y + height / 2 };
}, name, words);

inEach("it marks the article where it stands, and changes nothing of it", bare(ARTICLE + LENS, { head: WATCH + DEFINE }), async (page) => {
  await analyzed(page);
  assert.deepEqual(await highlighted(page, "person"), ["Fiona Grant", "Ruth Sinclair"]);
  assert.deepEqual(await highlighted(page, "place"), ["London"]);
  assert.deepEqual(await highlighted(page, "quotation"), ["This is a ", "wonderful", " day for the island,", "I’ll believe it when I see it,"]);
  assert((await highlighted(page, "negative")).includes("disgrace"));
  await untouched(page);
});

const LOOKS = /** @type {const} */ ([
  ["person", /background-color.*underline/], ["org", /underline.*double/], ["place", /underline.*dashed/], ["negative", /underline.*wavy/],
]);
inEach("it knows every part of the look: what an engine does not know, it leaves out", bare(ARTICLE + LENS), async (page) => {
  await analyzed(page);
  const rules = await page.run(() => document.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules]).map(({ cssText }) => cssText));
  for (const [name, known] of LOOKS) assert.match(rules.find((rule) => rule.startsWith(`::highlight(newslens-${name})`)), known);
});

inEach("it follows the article, and takes back its own marks alone", bare(ARTICLE + LENS), async (page) => {
  await page.run(() => void CSS.highlights.set("theirs", new Highlight()));
  await analyzed(page);
  await page.run(() => document.querySelector("article").append(" Then Omar Haddad left."));
  await page.until(() => [...CSS.highlights.get("newslens-person")].map(String).includes("Omar Haddad"));
  await page.run(() => document.querySelector("news-lens").remove());
  await page.until(() => CSS.highlights.size === 1 && CSS.highlights.has("theirs"));
});

inEach("the marks are to be seen, and go with the element", bare(ARTICLE + FAR), async (page) => {
  await analyzed(page);
  const marked = await page.picture();
  await page.run(() => document.querySelector("news-lens").remove());
  await page.until(() => CSS.highlights.size === 0);
  const plain = await page.picture();
  assert.notEqual(marked, plain);
  assert.equal(plain, await page.picture(), "two pictures of the same are the same");
});

inEach("a mark's card opens on hover, is pinned by a click and closed by Escape", bare(ARTICLE + LENS, { head: WATCH + DEFINE }), async (page) => {
  await analyzed(page);
  const { x, y } = await placeOf(page, "person", "Ruth Sinclair");
  await page.pointAt(x, y);
  await page.shows(`${INSIDE}.card`);
  assert.match((await page.texts(`${INSIDE}.card`))[0], /Ruth Sinclair/);
  assert((await highlighted(page, "active")).includes("Ruth Sinclair"));
  await page.press("Escape");
  await page.shows(`${INSIDE}.card`, { not: true });
  await page.pointAt(2, 2);
  await page.clickAt(x, y);
  await page.shows(`${INSIDE}.card`);
  await page.pointAt(2, 2);
  await new Promise((resolve) => setTimeout(resolve, 500));
  await page.shows(`${INSIDE}.card`);
  await page.clickAt(2, 2);
  await page.shows(`${INSIDE}.card`, { not: true });
  await untouched(page);
});

inEach("keys walk through the marks, and the lists lead into the article", bare(ARTICLE + LENS, { head: WATCH + DEFINE }), async (page) => {
  await analyzed(page);
  await page.run(() => document.querySelector("news-lens").shadowRoot.querySelector('[aria-label="Next mark"]').focus());
  const said = () => page.texts(`${INSIDE}.findings > [role="status"]`);
  const walked = [];
  for (let n = 0; n < 4; n++) {
    await page.press("Enter");
    walked.push((await said())[0].split(":")[0]);
  }
  assert.deepEqual(walked, ["This is a ", "wonderful", "Fiona Grant", "Ruth Sinclair"]);
  await page.until(() => [...(CSS.highlights.get("newslens-active") ?? [])].map(String).includes("Ruth Sinclair"));
  await page.press("Escape");
  await page.click(`${INSIDE}.speaker li button`);
  await page.until(() => [...(CSS.highlights.get("newslens-active") ?? [])].map(String).join("").length > 20);
  await untouched(page);
});

inEach("without highlights, the lists are there", bare(ARTICLE + LENS, { head: `<script>delete window.Highlight;</script>${WATCH}${DEFINE}` }), async (page) => {
  await analyzed(page);
  assert((await page.texts(`${INSIDE}.speaker h2`)).includes("Fiona Grant"));
  await untouched(page);
});

inEach("an article in a shadow root is marked too", bare("<div id=host></div>", { head: "" }), async (page) => {
  await page.run(async () => {
    const root = document.querySelector("#host").attachShadow({ mode: "open" });
    const story = Object.assign(document.createElement("p"), { id: "inner", textContent: "Lena Ortiz spoke in London." });
    const lens = Object.assign(document.createElement("news-lens"), { htmlFor: "inner" });
    root.append(story, lens);
    await import("./define.js");
  });
  await page.until(() => document.querySelector("#host").shadowRoot.querySelector("news-lens").analysis);
  assert.deepEqual(await highlighted(page, "person"), ["Lena Ortiz"]);
  const { x, y } = await placeOf(page, "person", "Lena Ortiz");
  await page.pointAt(x, y);
  await page.shows("#host >>> news-lens >>> .card");
});

inEach("a compact lens sums up in a line, and opens by mouse and by keys", bare("<news-lens compact><p>Lena Ortiz spoke in London. “We are very glad,” she said.</p></news-lens>"), async (page) => {
  await analyzed(page);
  await page.shows("news-lens p");
  await page.click(`${INSIDE}summary`);
  await page.shows(`${INSIDE}.speaker`);
  await page.press("Enter");
  await page.shows(`${INSIDE}.speaker`, { not: true });
  await page.press("Enter");
  await page.shows(`${INSIDE}.speaker`);
});
