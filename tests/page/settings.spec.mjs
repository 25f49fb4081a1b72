/** The attributes and properties of `<news-lens>`, its modes, states and methods, as a site uses them. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { bare } from "./actions.mjs";
import { DIST, open } from "./harness.mjs";

const STORY = "<p>Lena Ortiz said it was a disgrace.</p><p>“We won,” said Peter Voss in Geneva.</p>";
const lens = (page, run, argument) => page.evaluate(([run, argument]) => new Function("lens", "argument", `return (${run})(lens, argument)`)(document.querySelector("news-lens"), argument), [String(run), argument]);
const ready = (page) => page.waitForFunction(() => document.querySelector("news-lens").state === "ready");
const shown = (page, selector) => page.locator(`news-lens ${selector}`).filter({ visible: true }).allTextContents();
/** A file of `dist/`, wherever it is asked for. */
const serve = (path) => ({ headers: { "Content-Type": path.endsWith(".js") ? "text/javascript" : "application/wasm" }, body: readFileSync(join(DIST, path)) });
const openStory = async (t, attributes = "", { head, after = "" } = {}) => {
  const opened = await open(t, bare(`<news-lens ${attributes}>${STORY}</news-lens>${after}`, { head }));
  return opened.page;
};

test("every attribute has its property, and either sets the other", async (t) => {
  const page = await openStory(t);
  for (const [attribute, property, value, initial, wrong] of [
    ["for", "htmlFor", "", "", null],
    ["ignore", "ignore", ".ad", "", null],
    ["compact", "compact", true, false, null],
    ["panel", "panel", "none", "side", "above"],
    ["theme", "theme", "dark", "auto", "pink"],
    ["types", "types", "names", "", null],
    ["date", "date", "2025-05-09", "", "2025-02-30"],
    ["max-length", "maxLength", 5000, 1_000_000, "-3"],
    ["loading", "loading", "eager", "lazy", "later"],
    ["worker", "worker", "off", "auto", "maybe"],
    ["worker-url", "workerUrl", "./worker.js", "", null],
    ["wasm-url", "wasmUrl", "./pkg/newslens_bg.wasm", "", null],
    ["model-url", "modelUrl", "./pkg/en.model", "", null],
  ]) {
    const got = await lens(page, (lens, { attribute, property, value, wrong }) => {
      const initial = lens[property];
      lens[property] = value;
      const [set, mirrored] = [lens[property], lens.getAttribute(attribute)];
      lens.removeAttribute(attribute);
      if (wrong !== null) lens.setAttribute(attribute, wrong);
      const unusable = lens[property];
      lens[property] = null;
      return { initial, set, mirrored, unusable, isGone: !lens.hasAttribute(attribute) };
    }, { attribute, property, value, wrong });
    const mirrored = value === true ? "" : value === false ? null : String(value);
    assert.deepEqual(got, { initial, set: value, mirrored, unusable: initial, isGone: true }, attribute);
  }
  await ready(page);
});

test("types says what is marked, and can be changed at any time", async (t) => {
  const page = await openStory(t, 'types="names"');
  await ready(page);
  assert.deepEqual(await shown(page, ".reading mark.person.name"), ["Lena Ortiz", "Peter Voss"]);
  assert.deepEqual(await shown(page, ".reading mark.cue"), []);
  await lens(page, (lens) => void (lens.types = "quotations negative"));
  assert.deepEqual(await shown(page, ".reading mark.person.name"), []);
  assert.match((await shown(page, ".reading mark.cue")).join(""), /disgrace/);
  await lens(page, (lens) => lens.removeAttribute("types"));
  assert.equal((await shown(page, ".reading mark.person.name")).length, 2);
});

test("a theme holds whatever the reader's system wants", async (t) => {
  const page = await openStory(t, 'theme="dark"');
  await ready(page);
  const ink = () => lens(page, (lens) => getComputedStyle(lens.shadowRoot.querySelector(".lens")).color);
  const dark = await ink();
  await lens(page, (lens) => void (lens.theme = "light"));
  assert.notEqual(await ink(), dark);
});

test("compact, the page's own text stays, and one line sums up and opens", async (t) => {
  const page = await openStory(t, "compact");
  await ready(page);
  assert(await page.getByText("Lena Ortiz said it was a disgrace.").isVisible());
  assert.deepEqual(await shown(page, ".reading"), []);
  const summary = page.locator("news-lens summary");
  assert.match(await summary.textContent(), /3 names, 2 quotations, \d feeling word/);
  assert.equal(await page.getByRole("tab", { name: /Names/ }).isVisible(), false);
  await summary.click();
  await page.getByRole("tab", { name: /Names/ }).waitFor();
  await lens(page, (lens) => void (lens.compact = false));
  await page.waitForFunction(() => document.querySelector("news-lens").shadowRoot.querySelector(".reading mark"));
});

test("compact for an article, the lists alone are there and the article is marked", async (t) => {
  const page = await open(t, bare(`<article id="a">${STORY}</article><news-lens for="a" compact></news-lens>`)).then(({ page }) => page);
  await ready(page);
  assert.equal(await page.evaluate(() => CSS.highlights.get("newslens-person").size), 2);
  assert.match(await page.locator("news-lens summary").textContent(), /3 names/);
});

test("nothing is loaded before the reader comes near, unless the site wants it", async (t) => {
  const far = '<div style="height: 5000px"></div>';
  const { page, site } = await open(t, bare(`${far}<news-lens>${STORY}</news-lens>`));
  await page.waitForTimeout(600);
  assert.deepEqual(site.paths.filter((path) => /worker|pkg/.test(path)), []);
  assert.equal(await lens(page, (lens) => lens.state), "idle");
  await page.evaluate(() => document.querySelector("news-lens").scrollIntoView());
  await ready(page);
  const { page: eager } = await open(t, bare(`${far}<news-lens loading="eager">${STORY}</news-lens>`));
  await ready(eager);
});

test("analyze() does not wait for the reader, and gives the analysis", async (t) => {
  const page = await open(t, bare(`<div style="height: 5000px"></div><news-lens>${STORY}</news-lens>`)).then(({ page }) => page);
  const names = await lens(page, async (lens) => (await lens.analyze()).entities.map(({ name }) => name));
  assert(names.includes("Lena Ortiz"), names);
  assert.deepEqual(await lens(page, (lens) => JSON.parse(JSON.stringify({ lens })).lens.schema), 1);
});

test("analyze() never hangs: it fails with a code when the element leaves, is nowhere, or the text is too long", async (t) => {
  const page = await openStory(t, 'max-length="10"');
  const code = (run) => lens(page, run);
  assert.equal(await code((lens) => lens.analyze().catch((error) => error.code)), "too-long");
  assert.equal(await code(() => document.createElement("news-lens").analyze().catch((error) => error.code)), "option");
  assert.equal(await code((lens) => {
    lens.maxLength = 1000;
    const asked = lens.analyze().catch((error) => error.code);
    lens.remove();
    return asked;
  }), "option");
});

test("export() gives another tool's format and says what it leaves out, or fails with a code", async (t) => {
  const page = await openStory(t);
  const exported = await lens(page, (lens) => lens.export("csv", { title: "Story" }));
  assert.match(exported.content, /Lena Ortiz/);
  assert.deepEqual([exported.extension, Array.isArray(exported.leftOut)], [".csv", true]);
  const json = await lens(page, (lens) => lens.export("json"));
  assert.deepEqual(JSON.parse(json.content).entities, await lens(page, (lens) => lens.toJSON().entities));
  assert.equal(await lens(page, (lens) => lens.export("papyrus").catch((error) => error.code)), "option");
});

test("its state is a custom state, an attribute and a property, and each event tells what it is about", async (t) => {
  const head = `<script>
    window.told = [];
    for (const type of ["ready", "analysis", "select", "error"]) {
      document.addEventListener(type, ({ target, detail, bubbles, composed }) => target.localName === "news-lens" && told.push({ type, detail, bubbles, composed, state: target.state }));
    }</script><script type="module" src="./define.js"></script>`;
  const page = await openStory(t, "", { head });
  await ready(page);
  assert.equal(await lens(page, (lens) => lens.matches(":state(ready)") && lens.getAttribute("state")), "ready");
  await lens(page, (lens) => void lens.focusEntity(0));
  await lens(page, (lens) => void (lens.maxLength = 3));
  await page.waitForFunction(() => document.querySelector("news-lens").state === "error");
  const told = await page.evaluate(() => window.told);
  assert.deepEqual([...new Set(told.map(({ type }) => type))].sort(), ["analysis", "error", "ready", "select"]);
  for (const { type, bubbles, composed } of told) assert(bubbles && composed, type);
  const detail = (wanted) => told.find(({ type, detail }) => type === wanted && detail).detail;
  assert.equal(detail("ready").environment.step, "worker");
  assert.equal(detail("select").layer, "mention");
  assert.equal(detail("error").code, "too-long");
  assert.match(detail("error").message, /^The text is shown without marks: .+\.$/);
});

test("what has a slot of its own is shown in its place and is no part of the text", async (t) => {
  const body = `<news-lens><h2 slot="header">Anna Berg presents</h2><p>Lena Ortiz spoke.</p><p slot="footer">By Omar Haddad</p></news-lens>`;
  const page = await open(t, bare(body)).then(({ page }) => page);
  await ready(page);
  assert.equal(await lens(page, (lens) => lens.text), "Lena Ortiz spoke.");
  for (const words of ["Anna Berg presents", "By Omar Haddad"]) assert(await page.getByText(words).isVisible(), words);
});

test("a site's style sheet reaches the parts and the properties that are meant for it", async (t) => {
  const head = `<style>news-lens { --newslens-size: 31px; --newslens-person-tint: rgb(1, 2, 3); } news-lens::part(mark) { letter-spacing: 3px; } news-lens::part(text) { padding: 7px; }</style><script type="module" src="./define.js"></script>`;
  const page = await openStory(t, "", { head });
  await ready(page);
  const style = await page.locator("news-lens mark.person").first().evaluate((mark) => [getComputedStyle(mark).fontSize, getComputedStyle(mark).letterSpacing, getComputedStyle(mark).getPropertyValue("--tint"), getComputedStyle(mark.closest("[part=text]")).padding]);
  assert.deepEqual(style, ["31px", "3px", "rgb(1, 2, 3)", "7px"]);
});

test("it can be configured where its files lie, and one worker is shared by those that agree", async (t) => {
  const urls = 'worker-url="/elsewhere/worker.js" wasm-url="/elsewhere/pkg/newslens_bg.wasm" model-url="/elsewhere/pkg/en.model"';
  const site = bare(`<news-lens ${urls}>${STORY}</news-lens><news-lens ${urls}>${STORY}</news-lens>`);
  const { page, site: served } = await open(t, { ...site, host: { ...site.host, reply: (path) => site.host.reply(path) ?? (path.startsWith("elsewhere/") ? serve(path.slice("elsewhere/".length)) : undefined) } });
  await page.waitForFunction(() => [...document.querySelectorAll("news-lens")].every(({ state }) => state === "ready"));
  assert.equal(page.workers().length, 1);
  assert.deepEqual(served.paths.filter((path) => /worker|wasm|model/.test(path)).map((path) => path.split("/")[1]), ["elsewhere", "elsewhere", "elsewhere"]);
});
