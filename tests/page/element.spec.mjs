/** `<news-lens>` on pages that know nothing of it. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { bare } from "./actions.mjs";
import { open } from "./harness.mjs";

const STORY = "<p>Lena Ortiz spoke in London.</p><p>Then Peter Voss left Geneva.</p>";
const STORY_TEXT = "Lena Ortiz spoke in London.\n\nThen Peter Voss left Geneva.";

const people = (page) => page.locator("news-lens .reading mark.person.name").allTextContents();
const marked = (page, n = 1) => page.waitForFunction((n) => [...document.querySelectorAll("news-lens")].filter((e) => e.analysis).length === n, n);
const reads = (page, start) =>
  page.waitForFunction((start) => document.querySelector("news-lens").shadowRoot.querySelector(".reading").textContent.startsWith(start), start);

test("one script tag marks the text inside the element", async (t) => {
  const { page } = await open(t, bare(`<news-lens>${STORY}</news-lens>`));
  await marked(page);
  assert.deepEqual(await people(page), ["Lena Ortiz", "Peter Voss"]);
  assert.equal(await page.evaluate(() => document.querySelector("news-lens").innerHTML), STORY, "the light DOM is as the page wrote it");
  assert.equal(await page.evaluate(() => document.querySelector("news-lens").text), STORY_TEXT);
});

test("embed.html shows it in an article", async (t) => {
  const { page } = await open(t, { path: "embed.html" });
  await marked(page);
  const found = await people(page);
  for (const name of ["Fiona Grant", "Marcus Eide", "Ruth Sinclair", "Dev Anand"]) assert(found.includes(name), `${name} in ${found}`);
  await page.hover("news-lens mark.person >> nth=0");
  await page.locator("news-lens .card").waitFor();
});

test("several elements share one worker, and the last to go ends it", async (t) => {
  const { page } = await open(t, bare(`<news-lens>${STORY}</news-lens><news-lens>Anna Berg spoke.</news-lens><news-lens>Omar Haddad left.</news-lens>`));
  await marked(page, 3);
  assert.equal(page.workers().length, 1);
  await page.evaluate(() => document.querySelectorAll("news-lens").forEach((element) => element.remove()));
  for (let i = 0; i < 100 && page.workers().length; i++) await page.waitForTimeout(20);
  assert.equal(page.workers().length, 0);
});

test("removed and put back a hundred times, it works and keeps one worker", async (t) => {
  const { page } = await open(t, bare(`<div></div><news-lens>${STORY}</news-lens>`));
  await marked(page);
  await page.evaluate(() => {
    const element = document.querySelector("news-lens");
    for (let i = 0; i < 100; i++) document.querySelector("div").append(element), document.body.append(element);
  });
  await page.waitForFunction(() => document.querySelector("news-lens").shadowRoot.querySelectorAll(".reading mark").length > 0);
  assert.deepEqual(await people(page), ["Lena Ortiz", "Peter Voss"]);
  assert.equal(await page.locator("news-lens :is(.legend, .card)").count(), 2);
  assert.equal(page.workers().length, 1);
});

test("defined twice, and imported again under another address, it raises nothing", async (t) => {
  const twice = '<script type="module" src="./define.js"></script><script type="module" src="./define.js?again"></script>';
  const { page } = await open(t, bare(`<news-lens>${STORY}</news-lens>`, { head: twice }));
  await page.evaluate(() => import("./define.js?third"));
  await marked(page);
  assert.deepEqual(await people(page), ["Lena Ortiz", "Peter Voss"]);
});

test("it can be imported where there is no DOM", async () => {
  await import("../../www/define.js");
});

test("the text property sets another text, even before the definition", async (t) => {
  const { page } = await open(t, bare("<news-lens>Lena Ortiz spoke.</news-lens>", { head: "" }));
  await page.evaluate(() => {
    document.querySelector("news-lens").text = "Anna Berg spoke.";
    return import("./define.js");
  });
  await marked(page);
  assert.deepEqual(await people(page), ["Anna Berg"]);
  await page.evaluate(() => (document.querySelector("news-lens").text = "Omar Haddad left <b>early</b>."));
  await reads(page, "Omar");
  assert.equal(await page.locator("news-lens .reading b").count(), 0);
});

test("it tells when it is ready, when there is an analysis, and what was chosen", async (t) => {
  const head = `<script>window.told = []; for (const type of ["ready", "analysis", "select"]) addEventListener(type, (event) => told.push([type, event.detail]));</script>
    <script type="module" src="./define.js"></script>`;
  const { page } = await open(t, bare(`<news-lens>${STORY}</news-lens>`, { head }));
  await marked(page);
  await page.click("news-lens mark.person >> nth=1");
  const told = await page.evaluate(() => window.told);
  const detail = (wanted) => told.find(([type, detail]) => type === wanted && detail)?.[1];
  assert.match(detail("ready").version, /^\d+\.\d+\.\d+$/);
  assert.equal(detail("analysis").text, STORY_TEXT);
  assert.equal(detail("select").layer, "mention");
});

test("when the analysis fails, the page's own text stays, and an event says why", async (t) => {
  const head = `<script>document.addEventListener("error", (event) => (window.failed = event.detail), true);</script><script type="module" src="./define.js"></script>`;
  const site = bare(`<news-lens>${STORY}</news-lens>`, { head });
  const reply = (path) => (path === "pkg/en.model" ? { status: 404 } : site.host.reply(path));
  const { page } = await open(t, { ...site, host: { reply }, tolerates: /404/ });
  await page.waitForFunction(() => window.failed);
  assert.match((await page.evaluate(() => window.failed)).message, /without marks: .*404/);
  assert(await page.getByText("Lena Ortiz spoke in London.").isVisible());
  assert.match(await page.locator("news-lens [part=status]").textContent(), /404/);
});

test("without scripts, the text is there", async (t) => {
  const { page } = await open(t, { ...bare(`<news-lens>${STORY}</news-lens>`), context: { javaScriptEnabled: false } });
  assert(await page.getByText("Then Peter Voss left Geneva.").isVisible());
});

test("a text above max-length is shown plain, with a sentence on why", async (t) => {
  const { page } = await open(t, bare(`<news-lens max-length="20">${STORY}</news-lens>`));
  await page.locator("news-lens [part=status]", { hasText: "20 are the most" }).waitFor();
  assert(await page.getByText("Lena Ortiz spoke in London.").isVisible());
});

test("it follows changes of the text inside it", async (t) => {
  const { page } = await open(t, bare(`<news-lens>${STORY}</news-lens>`));
  await marked(page);
  await page.evaluate(() => (document.querySelector("news-lens p").textContent = "Anna Berg spoke."));
  await reads(page, "Anna");
  assert.deepEqual(await people(page), ["Anna Berg", "Peter Voss"]);
});

test("a hostile style sheet of the page does not reach the marks", async (t) => {
  const hostile = "<style>mark, p, button { display: none !important; color: red !important; font-size: 90px !important }</style>";
  const { page } = await open(t, bare(`${hostile}<news-lens>${STORY}</news-lens>`));
  await marked(page);
  const style = await page.locator("news-lens mark.person").first().evaluate((mark) => [getComputedStyle(mark).display, getComputedStyle(mark).fontSize]);
  assert.deepEqual(style, ["inline", "16px"]);
});

test("type is as large as the page's own, however the page reckons", async (t) => {
  const small = "<style>html { font-size: 62.5% } body { font-size: 1.9rem }</style>";
  const { page } = await open(t, bare(`${small}<news-lens>${STORY}</news-lens>`));
  await marked(page);
  const sizes = await page.locator("news-lens").evaluate(({ shadowRoot }) => ["mark.person", ".legend", ".tabs button"].map((selector) => getComputedStyle(shadowRoot.querySelector(selector)).fontSize));
  assert.deepEqual(sizes, ["19px", "15.4375px", "14.8438px"]);
});
