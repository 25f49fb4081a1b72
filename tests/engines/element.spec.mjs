/** `<news-lens>` on pages of others, in every engine. */

import assert from "node:assert/strict";
import { bare } from "../page/actions.mjs";
import { inEach } from "./driver.mjs";
import { bytesOf, isRead } from "./reading.mjs";

const STORY = "<p>Lena Ortiz spoke in London. “We are very glad,” she said.</p><p>Then Peter Voss left Geneva.</p>";
const TEXT = "Lena Ortiz spoke in London. “We are very glad,” she said.\n\nThen Peter Voss left Geneva.";
const INSIDE = "news-lens >>> ";

inEach("it marks the text inside it, and leaves the page's own DOM as it was", bare(`<news-lens>${STORY}</news-lens>`), async (page) => {
  await isRead(page, TEXT, INSIDE);
  assert.equal(await page.run(() => document.querySelector("news-lens").innerHTML), STORY);
});

inEach("its analysis is the native one, byte for byte", bare(`<news-lens>${STORY}</news-lens>`), async (page) => {
  await isRead(page, TEXT, INSIDE);
  assert.equal(await page.run(() => JSON.stringify(document.querySelector("news-lens").analysis)), bytesOf([TEXT])[0]);
});

inEach("its card, legend and lists work by mouse and by keys inside the shadow root", bare(`<news-lens>${STORY}</news-lens>`), async (page) => {
  await isRead(page, TEXT, INSIDE);
  const isIn = (part) => page.run((part) => {
    const { shadowRoot } = document.querySelector("news-lens");
    return Boolean(shadowRoot.activeElement?.closest(part));
  }, part);
  await page.hover(`${INSIDE}.reading mark.person.name`);
  await page.shows(`${INSIDE}.card`);
  await page.pointAt(3, 3);
  await page.shows(`${INSIDE}.card`, { not: true });
  await page.click(`${INSIDE}.reading mark.person.name`, 1);
  await page.pointAt(3, 3);
  await new Promise((resolve) => setTimeout(resolve, 500));
  assert.match((await page.texts(`${INSIDE}.card`))[0], /Peter Voss/);
  await page.press("Escape");
  await page.shows(`${INSIDE}.card`, { not: true });
  await page.run(() => document.querySelector("news-lens").shadowRoot.querySelector('.reading [tabindex="0"]').focus());
  await page.press("ArrowRight", "Enter");
  assert(await isIn(".card"));
  await page.press("Escape");
  assert(await isIn(".reading"));
  await page.click(`${INSIDE}.legend [data-key="person"]`);
  assert.deepEqual(await page.texts(`${INSIDE}.reading mark.person`), []);
  await page.click(`${INSIDE}.speaker li button`);
  await page.until(() => document.querySelector("news-lens").shadowRoot.activeElement?.matches("mark.quotation"));
});

inEach("it tells what happens by events", bare(`<news-lens>${STORY}</news-lens>`, {
  head: `<script>window.told = []; for (const type of ["ready", "analysis", "select"]) addEventListener(type, ({ detail }) => told.push([type, detail]));</script>
    <script type="module" src="./define.js"></script>`,
}), async (page) => {
  await isRead(page, TEXT, INSIDE);
  await page.click(`${INSIDE}.reading mark.person.name`);
  await page.until(() => window.told.some(([type, detail]) => type === "select" && detail));
  const told = new Map(await page.run(() => window.told));
  assert.match(told.get("ready").version, /^\d+\.\d+\.\d+$/);
  assert.equal(told.get("analysis").text, TEXT);
});

inEach("it follows its text, the text property, and moves from place to place", bare(`<div></div><news-lens>${STORY}</news-lens>`), async (page) => {
  await isRead(page, TEXT, INSIDE);
  await page.run(() => void (document.querySelector("news-lens p").textContent = "Anna Berg spoke."));
  await isRead(page, "Anna Berg spoke.\n\nThen Peter Voss left Geneva.", INSIDE);
  await page.run(() => {
    const element = document.querySelector("news-lens");
    for (let i = 0; i < 100; i++) document.querySelector("div").append(element), document.body.append(element);
  });
  await isRead(page, "Anna Berg spoke.\n\nThen Peter Voss left Geneva.", INSIDE);
  await page.run(() => void (document.querySelector("news-lens").text = "Omar Haddad left <b>early</b>."));
  await isRead(page, "Omar Haddad left <b>early</b>.", INSIDE);
});

const MANY = "<news-lens>Anna Berg spoke.</news-lens><news-lens>Omar Haddad left.</news-lens><news-lens>Lena Ortiz is in Oslo.</news-lens>";
inEach("several on one page work side by side, and load everything once", bare(MANY), async (page) => {
  await page.until(() => [...document.querySelectorAll("news-lens")].every((element) => element.analysis));
  assert.deepEqual(await page.texts(`${INSIDE}.reading mark.person.name`), ["Anna Berg", "Omar Haddad", "Lena Ortiz"]);
  assert.equal(page.site.paths.filter((path) => path.endsWith(".wasm")).length, 1);
});

const HOSTILE = "<style>mark, p, button, mark.person, .reading { display: none !important; color: red !important; font-size: 90px !important }</style>";
inEach("a hostile style sheet of the page does not reach the marks", bare(`${HOSTILE}<news-lens>${STORY}</news-lens>`), async (page) => {
  await isRead(page, TEXT, INSIDE);
  const look = await page.run(() => {
    const { display, fontSize, color } = getComputedStyle(document.querySelector("news-lens").shadowRoot.querySelector("mark.person"));
    return [display, fontSize, color === "rgb(255, 0, 0)"];
  });
  assert.deepEqual(look, ["inline", "18px", false]);
});

const site = bare(`<news-lens>${STORY}</news-lens>`);
const broken = (path) => (path === "pkg/en.model" ? { status: 404 } : site.host.reply(path));
inEach("when the analysis fails, the page's own text stays, and a sentence says why", { ...site, host: { reply: broken }, tolerates: /404|en\.model/ }, async (page) => {
  await page.until(() => /404/.test(document.querySelector("news-lens").shadowRoot?.querySelector("[part=status]").textContent));
  await page.shows("news-lens p");
  assert.deepEqual(await page.texts("news-lens p"), ["Lena Ortiz spoke in London. “We are very glad,” she said.", "Then Peter Voss left Geneva."]);
});
