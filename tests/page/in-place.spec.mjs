/** `<news-lens for="…">`: marks on an article that is the page's own, of which nothing changes. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { bare } from "./actions.mjs";
import { open } from "./harness.mjs";

const ARTICLE = `<article id="story">
  <h1>Ferry plan sails through</h1>
  <p>“This is a <b>wonderful</b> day for the island,” said council leader <a href="#grant">Fiona Grant</a>.</p>
  <p>Ruth Sinclair warned that the plan was   a
     <em>disgrace</em> for London. “I’ll believe it when I see it,” she said.</p>
  <aside class="ad">Buy Peter Voss shoes</aside>
</article>`;
/** Notes whatever happens to the article's DOM once it is read. */
const WATCH = `<script>
  document.addEventListener("DOMContentLoaded", () => {
    const article = document.querySelector("article");
    window.changes = [];
    new MutationObserver((records) => window.changes.push(...records.map((r) => r.type))).observe(article, { childList: true, attributes: true, characterData: true, subtree: true });
  });
</script>`;
const DEFINE = '<script type="module" src="./define.js"></script>';

const analyzed = (page) => page.waitForFunction(() => document.querySelector("news-lens")?.analysis);
/** What the highlights of a name cover. */
const highlighted = (page, name) => page.evaluate((name) => [...(CSS.highlights.get(`newslens-${name}`) ?? [])].map(String), name);
const untouched = async (page) => {
  assert.deepEqual(await page.evaluate(() => window.changes), []);
  assert.equal(await page.evaluate(() => document.querySelector("article").outerHTML), ARTICLE);
};
/** Where the words stand. */
const placeOf = (page, words) =>
  page.evaluate((words) => {
    const walk = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      const at = node.data.indexOf(words);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + words.length);
      const { x, y, width, height } = range.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    }
  }, words);

test("it marks the page's article where it stands, and changes nothing of it", async (t) => {
  const { page } = await open(t, bare(`${ARTICLE}<news-lens for="story"></news-lens>`, { head: WATCH + DEFINE }));
  await analyzed(page);
  assert.deepEqual(await highlighted(page, "person"), ["Fiona Grant", "Ruth Sinclair", "Peter Voss"]);
  assert.deepEqual(await highlighted(page, "place"), ["London"]);
  assert.deepEqual(await highlighted(page, "quotation"), ["This is a ", "wonderful", " day for the island,", "I’ll believe it when I see it,"]);
  assert((await highlighted(page, "negative")).includes("disgrace"));
  const spans = await page.evaluate(() => {
    const { text, analysis } = document.querySelector("news-lens");
    return analysis.mentions.map(({ start, end }) => text.slice(start, end));
  });
  assert(spans.includes("Ruth Sinclair"));
  await untouched(page);
});

test("a mark's card opens on hover, is pinned by a click, and is closed by Escape", async (t) => {
  const { page } = await open(t, bare(`${ARTICLE}<news-lens for="story"></news-lens>`, { head: WATCH + DEFINE }));
  await analyzed(page);
  const card = page.locator("news-lens .card");
  const place = await placeOf(page, "Ruth Sinclair");
  await page.mouse.move(place.x, place.y);
  await card.getByText("Ruth Sinclair").first().waitFor();
  assert.deepEqual(await highlighted(page, "active").then((found) => found.includes("Ruth Sinclair")), true);
  await page.keyboard.press("Escape");
  await card.waitFor({ state: "hidden" });
  await page.evaluate(() => addEventListener("select", (event) => (window.chosen = event.detail ?? window.chosen)));
  await page.mouse.move(0, 0);
  await page.mouse.click(place.x, place.y);
  await card.getByText("Ruth Sinclair").first().waitFor();
  await page.mouse.move(2, 2);
  await page.waitForTimeout(400);
  assert(await card.isVisible(), "pinned, it stays");
  assert.equal((await page.evaluate(() => window.chosen)).layer, "mention");
  await page.mouse.click(2, 2);
  await card.waitFor({ state: "hidden" });
  await untouched(page);
});

test("a link in the article keeps its work, and shows the card of the name in it when it has the focus", async (t) => {
  const { page } = await open(t, bare(`${ARTICLE}<news-lens for="story"></news-lens>`, { head: WATCH + DEFINE }));
  await analyzed(page);
  await page.focus("article a");
  await page.locator("news-lens .card").getByText("Fiona Grant").first().waitFor();
  await page.click("article a");
  assert.match(page.url(), /#grant$/);
  await untouched(page);
});

test("the keyboard walks through the marks by two buttons, and the lists lead into the article", async (t) => {
  const { page } = await open(t, bare(`${ARTICLE}<news-lens for="story"></news-lens>`, { head: WATCH + DEFINE }));
  await analyzed(page);
  const live = () => page.locator('news-lens .findings > [role="status"]').textContent();
  await page.getByRole("button", { name: "Next mark" }).focus();
  const seen = [];
  for (let i = 0; i < 4; i++) {
    await page.keyboard.press("Enter");
    seen.push(await live());
  }
  assert.equal(new Set(seen).size, 4, String(seen));
  await page.locator("news-lens .card").waitFor();
  const names = page.getByRole("tab", { name: /Names/ });
  await names.click();
  assert(await page.evaluate(() => {
    const lens = document.querySelector("news-lens");
    return lens.focusEntity(lens.analysis.entities.findIndex(({ name }) => name === "Ruth Sinclair"));
  }));
  assert.deepEqual(await highlighted(page, "active"), ["Ruth Sinclair"]);
  await untouched(page);
});

test("highlights of the page's own stay, also when the lens goes", async (t) => {
  const { page } = await open(t, bare(`${ARTICLE}<news-lens for="story"></news-lens>`, { head: `<script>
    addEventListener("load", () => {
      const range = new Range();
      range.selectNodeContents(document.querySelector("h1"));
      CSS.highlights.set("theirs", new Highlight(range));
      CSS.highlights.set("newslens-person", new Highlight(range));
      window.sheet = new CSSStyleSheet();
      document.adoptedStyleSheets = [window.sheet];
    });</script>${DEFINE}` }));
  await analyzed(page);
  assert.equal((await highlighted(page, "person")).length, 4);
  await page.evaluate(() => document.querySelector("news-lens").remove());
  await page.waitForFunction(() => CSS.highlights.get("newslens-person").size === 1);
  assert.deepEqual(await page.evaluate(() => [...CSS.highlights.keys()]), ["theirs", "newslens-person"]);
  assert.equal(await page.evaluate(() => document.adoptedStyleSheets.length === 1 && document.adoptedStyleSheets[0] === window.sheet), true);
});

test("two lenses over two articles share the names, and each takes back its own", async (t) => {
  const body = `<main id="a"><p>Lena Ortiz spoke in London.</p></main><main id="b"><p>Then Peter Voss left.</p></main><news-lens for="a"></news-lens><news-lens for="b"></news-lens>`;
  const { page } = await open(t, bare(body));
  await page.waitForFunction(() => [...document.querySelectorAll("news-lens")].every((lens) => lens.analysis));
  assert.deepEqual((await highlighted(page, "person")).sort(), ["Lena Ortiz", "Peter Voss"]);
  await page.evaluate(() => document.querySelector("news-lens").remove());
  await page.waitForFunction(() => CSS.highlights.get("newslens-person").size === 1);
  assert.deepEqual(await highlighted(page, "person"), ["Peter Voss"]);
});

test("it follows what the page does to the article", async (t) => {
  const { page } = await open(t, bare(`${ARTICLE}<news-lens for="story"></news-lens>`));
  await analyzed(page);
  await page.evaluate(() => document.querySelector("article p").replaceChildren("Then Omar Haddad left."));
  await page.waitForFunction(() => [...(CSS.highlights.get("newslens-person") ?? [])].map(String).includes("Omar Haddad"));
  assert.deepEqual(await highlighted(page, "person"), ["Omar Haddad", "Ruth Sinclair", "Peter Voss"]);
  // The same text in other nodes: marked again, without another analysis.
  await page.evaluate(() => {
    window.again = 0;
    addEventListener("analysis", () => window.again++);
    const p = document.querySelector("article p");
    p.replaceWith(p.cloneNode(true));
  });
  await page.waitForFunction(() => [...CSS.highlights.get("newslens-person")].some((range) => String(range) === "Omar Haddad" && range.startContainer.isConnected));
  assert.equal(await page.evaluate(() => window.again), 0);
});

test("what `ignore` names and what a style hides is not read", async (t) => {
  const { page } = await open(t, bare(`<style>.hidden { display: none }</style>${ARTICLE}<news-lens for="#story" ignore=".ad"></news-lens>`));
  await analyzed(page);
  assert.deepEqual(await highlighted(page, "person"), ["Fiona Grant", "Ruth Sinclair"]);
  await page.evaluate(() => {
    document.querySelector("h1 + p").className = "hidden";
    return document.querySelector("news-lens").analyze();
  });
  assert.deepEqual(await highlighted(page, "person"), ["Ruth Sinclair"]);
});

test("an article that comes later is waited for, and one that never comes is an error", async (t) => {
  const { page } = await open(t, bare('<news-lens for="late"></news-lens>'));
  await page.evaluate(() => {
    addEventListener("error", (event) => (window.failed = event.detail));
    setTimeout(() => {
      const article = document.createElement("article");
      article.id = "late";
      article.textContent = "Lena Ortiz spoke.";
      document.body.append(article);
    }, 200);
  });
  await analyzed(page);
  assert.deepEqual(await highlighted(page, "person"), ["Lena Ortiz"]);
  await page.evaluate(() => (document.querySelector("news-lens").htmlFor = "never"));
  await page.waitForFunction(() => window.failed);
  assert.equal((await page.evaluate(() => window.failed)).code, "no-article");
  assert.deepEqual(await highlighted(page, "person"), []);
});

test("without highlights in the browser, the lists are there", async (t) => {
  const { page } = await open(t, bare(`${ARTICLE}<news-lens for="story"></news-lens>`, { head: `<script>delete window.Highlight;</script>${WATCH}${DEFINE}` }));
  await analyzed(page);
  await page.locator("news-lens").getByRole("tab", { name: /Who said what/ }).waitFor();
  assert.equal(await page.getByRole("button", { name: "Next mark" }).count(), 0);
  assert.match(await page.locator("news-lens .findings").textContent(), /Fiona Grant/);
  await untouched(page);
});

test("an article inside a shadow root is marked too", async (t) => {
  const { page } = await open(t, bare("<div id=host></div>", { head: "" }));
  await page.evaluate(async () => {
    const root = document.querySelector("#host").attachShadow({ mode: "open" });
    root.append(Object.assign(document.createElement("p"), { id: "inner", textContent: "Lena Ortiz spoke in London." }));
    const lens = document.createElement("news-lens");
    lens.setAttribute("for", "inner");
    root.append(lens);
    window.lens = lens;
    await import("./define.js");
  });
  await page.waitForFunction(() => window.lens.analysis);
  assert.deepEqual(await highlighted(page, "person"), ["Lena Ortiz"]);
  const place = await page.evaluate(() => {
    const [range] = CSS.highlights.get("newslens-person");
    const { x, y, width, height } = range.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  });
  await page.mouse.move(place.x, place.y);
  await page.locator("news-lens .card").getByText("Lena Ortiz").first().waitFor();
});
