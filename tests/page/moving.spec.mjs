/** What pages do to `<news-lens>` and to the article it is for: drawn anew, moved, taken away, put into frames, defined by two versions. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { chromium } from "playwright-core";
import { bare } from "./actions.mjs";
import { analysis } from "./fixture.mjs";
import { host, open, options, ROOT } from "./harness.mjs";

const STORY = "<p>Lena Ortiz spoke in London.</p><p>“We won,” said Peter Voss.</p>";
const NAMES = ["Lena Ortiz", "Peter Voss"];
const DEFINE = '<script type="module" src="./define.js"></script>';
const IN_PLACE = `<main><article id="a">${STORY}</article></main><news-lens for="a"></news-lens>`;
const ready = (page) => page.waitForFunction(() => [...document.querySelectorAll("news-lens")].every(({ state }) => state === "ready"));
const people = (page) => page.evaluate(() => [...(CSS.highlights.get("newslens-person") ?? [])].map(String));
const marks = (page, wanted) => page.waitForFunction((wanted) => [...(CSS.highlights.get("newslens-person") ?? [])].map(String).join() === wanted, wanted.join());
const file = (path) => ({ headers: { "Content-Type": path.endsWith("js") ? "text/javascript" : "application/wasm" }, body: readFileSync(join(ROOT, "pkg", path)) });
/** A site that also has the package below `packed/`, and pages of its own. */
const site = (pages) => ({
  path: "bare.html",
  host: { reply: (path) => (pages[path] ? { headers: { "Content-Type": "text/html; charset=utf-8" }, body: pages[path] } : path.startsWith("packed/") ? file(path.slice("packed/".length)) : undefined) },
});

test("another article in the place of the old one is read and marked", async (t) => {
  const { page } = await open(t, bare(IN_PLACE));
  await ready(page);
  await page.evaluate(() => {
    const next = Object.assign(document.createElement("article"), { id: "a", textContent: "Then Omar Haddad left." });
    document.querySelector("#a").replaceWith(next);
  });
  await marks(page, ["Omar Haddad"]);
  // What held to the old one is let go.
  await page.evaluate(() => document.querySelector("article").append(" Anna Berg came."));
  await marks(page, ["Omar Haddad", "Anna Berg"]);
});

test("an article that is moved, by itself or with what it stands in, keeps its marks without another analysis", async (t) => {
  const { page } = await open(t, bare(`${IN_PLACE}<div id="elsewhere"></div>`));
  await ready(page);
  await page.evaluate(() => {
    window.again = 0;
    addEventListener("analysis", () => window.again++);
    document.querySelector("#elsewhere").append(document.querySelector("article"));
  });
  await marks(page, NAMES);
  await page.evaluate(() => document.querySelector("main").append(document.querySelector("#elsewhere")));
  await marks(page, NAMES);
  assert.equal(await page.evaluate(() => window.again), 0);
});

test("an article that is taken away is said to be gone, and marked again when it comes back, however late", async (t) => {
  const { page } = await open(t, bare(IN_PLACE));
  await ready(page);
  await page.evaluate(() => {
    addEventListener("error", (event) => (window.failed = event.detail?.code));
    window.article = document.querySelector("article");
    window.article.remove();
  });
  await page.waitForFunction(() => window.failed);
  assert.equal(await page.evaluate(() => window.failed), "no-article");
  assert.deepEqual(await people(page), []);
  await page.evaluate(() => document.querySelector("main").append(window.article));
  await marks(page, NAMES);
  assert.equal(await page.evaluate(() => document.querySelector("news-lens").state), "ready");
});

test("words that a script changes while they are read are not marked for what stood there before", async (t) => {
  const { mentions, entities, ...rest } = analysis;
  const ours = {
    ...rest, quotations: [], quoted: [], cues: [], notices: [], sentiment: { ...rest.sentiment, sentences: [], entities: [] },
    mentions: [{ ...mentions.find(({ label }) => label === "PERSON"), start: 0, end: 10, entity: 0 }],
    entities: [{ ...entities.find(({ label }) => label === "PERSON"), id: 0, mentions: [0] }],
  };
  // It answers when it is told to, and finds a person in the first ten units of whatever it reads.
  const body = `
    const asked = [], ours = ${JSON.stringify(ours)};
    new BroadcastChannel("answer").onmessage = () => {
      for (const { id, text } of asked.splice(0)) postMessage({ id, ms: 1, analysis: { ...ours, length: text.length, paragraphs: [{ start: 0, end: text.length }], sentences: [{ start: 0, end: text.length }] } });
    };
    postMessage({ ready: "0" });
    onmessage = ({ data }) => (asked.push(data), new BroadcastChannel("asked").postMessage(data.text));`;
  const page0 = bare('<article id="a"><p>Lena Ortiz spoke.</p></article><news-lens for="a"></news-lens>', {
    head: `<script>window.asked = []; new BroadcastChannel("asked").onmessage = ({ data }) => asked.push(data);</script>${DEFINE}`,
  });
  const { page } = await open(t, { ...page0, host: { reply: (path) => (path === "worker.js" ? { headers: { "Content-Type": "text/javascript" }, body } : page0.host.reply(path)) } });
  await page.waitForFunction(() => window.asked.length === 1);
  const seen = await page.evaluate(async () => {
    const lens = document.querySelector("news-lens");
    document.querySelector("p").firstChild.data = "Next to no one spoke.";
    const shown = new Promise((resolve) => lens.addEventListener("analysis", resolve, { once: true }));
    new BroadcastChannel("answer").postMessage(1);
    // On a very busy machine the next reading begins before, and this answer is dropped.
    while (window.asked.length < 2 && !(await Promise.race([shown, new Promise((resolve) => setTimeout(resolve, 5))])));
    return [...(CSS.highlights.get("newslens-person") ?? [])].map(String);
  });
  assert.deepEqual(seen, []);
  await page.waitForFunction(() => window.asked.at(-1) === "Next to no one spoke.");
  await page.evaluate(() => new BroadcastChannel("answer").postMessage(1));
  await marks(page, ["Next to no"]);
});

test("a text inside it that a script draws anew while it is read ends as the last one", async (t) => {
  const { page } = await open(t, bare(`<news-lens>${STORY}</news-lens>`));
  await ready(page);
  await page.evaluate(async () => {
    const lens = document.querySelector("news-lens");
    for (let i = 0; i < 50; i++) {
      lens.replaceChildren(Object.assign(document.createElement("p"), { textContent: i % 2 ? "Anna Berg spoke." : "Omar Haddad spoke." }));
      if (i % 5 === 0) lens.remove(), document.body.append(lens);
      await new Promise((resolve) => setTimeout(resolve, i % 7));
    }
  });
  await page.waitForFunction(() => document.querySelector("news-lens").shadowRoot.querySelector(".reading")?.textContent === "Anna Berg spoke.");
  assert.equal(page.workers().length, 1);
});

test("moved into a frame's document, it works and looks as before; an article from a frame is read too", async (t) => {
  const { page } = await open(t, bare(`<news-lens>${STORY}</news-lens><iframe srcdoc="<article id=b><p>Then Anna Berg left.</p></article>" width="900" height="600"></iframe>`));
  await ready(page);
  const look = () => page.evaluate(() => {
    const lens = document.querySelector("news-lens") ?? document.querySelector("iframe").contentDocument.querySelector("news-lens");
    const mark = lens.shadowRoot.querySelector("mark.person");
    return mark && [lens.state, mark.textContent, getComputedStyle(mark).backgroundImage, getComputedStyle(lens).display];
  });
  const before = await look();
  await page.evaluate(() => {
    const frame = document.querySelector("iframe").contentDocument;
    // What its scripts have seen stays of its kind, wherever it goes.
    window.seen = [...frame.querySelectorAll("*")].flatMap((element) => [element, ...element.childNodes]);
    frame.body.append(frame.adoptNode(document.querySelector("news-lens")));
  });
  await page.waitForFunction(() => document.querySelector("iframe").contentDocument.querySelector("news-lens").state === "ready");
  assert.deepEqual(await look(), before);
  await page.evaluate(() => {
    const frame = document.querySelector("iframe").contentDocument;
    frame.querySelector("news-lens").htmlFor = "b";
  });
  await page.waitForFunction(() => [...(document.querySelector("iframe").contentWindow.CSS.highlights.get("newslens-person") ?? [])].map(String).join() === "Anna Berg");
  await page.evaluate(() => {
    const frame = document.querySelector("iframe").contentDocument;
    const lens = frame.querySelector("news-lens");
    document.body.append(document.adoptNode(frame.querySelector("article")), document.adoptNode(lens));
  });
  await marks(page, ["Anna Berg"]);
  assert.equal(await page.evaluate(() => document.querySelector("iframe").contentWindow.CSS.highlights.size), 0);
  await page.evaluate(() => document.querySelector("news-lens").remove());
  for (let i = 0; i < 100 && page.workers().length; i++) await page.waitForTimeout(20);
  assert.equal(page.workers().length, 0);
});

test("in a frame without rights to its own origin, the single file reads", async (t) => {
  const inner = `<!doctype html><html lang="en"><title>Inner</title><script defer src="packed/newslens.single.js"></script><news-lens>${STORY}</news-lens>`;
  const outer = '<!doctype html><html lang="en"><title>Outer</title><link rel="icon" href="data:,"><iframe sandbox="allow-scripts" src="inner.html" width="900" height="600"></iframe>';
  const { page } = await open(t, site({ "bare.html": outer, "inner.html": inner }));
  const frame = page.frames()[1];
  await frame.waitForFunction(() => document.querySelector("news-lens")?.state === "ready");
  assert.equal(await frame.evaluate(() => document.querySelector("news-lens").environment.step), "blob");
  assert.deepEqual(await frame.locator("news-lens mark.person.name").allTextContents(), NAMES);
});

test("written by document.write it works, and a document that is written anew leaves no worker and no highlight", async (t) => {
  const { page } = await open(t, bare(`<script>document.write(${JSON.stringify(`<news-lens>${STORY}</news-lens>`).replaceAll("</", "<\\/")})</script>${IN_PLACE}`));
  await ready(page);
  assert.deepEqual(await page.locator("news-lens .reading mark.person.name").allTextContents(), NAMES);
  await page.evaluate(() => {
    document.open();
    document.write("<p>Something else.");
    document.close();
  });
  for (let i = 0; i < 100 && page.workers().length; i++) await page.waitForTimeout(20);
  assert.equal(page.workers().length, 0);
  assert.equal(await page.evaluate(() => CSS.highlights.size), 0);
});

test("a page that the reader comes back to works on, from where it was kept", async (t) => {
  // Playwright's own profile keeps no pages.
  const kept = await chromium.launch({ ...options(), ignoreDefaultArgs: ["--disable-back-forward-cache"] });
  t.after(() => kept.close());
  const { reply } = bare(`${IN_PLACE}<script>addEventListener("pageshow", (event) => (window.wasKept = event.persisted))</script>`).host;
  const served = await host({ reply: (path) => (path === "other.html" ? { headers: { "Content-Type": "text/html" }, body: "<!doctype html><title>Other</title>" } : reply(path)) });
  t.after(() => served.close());
  const page = await kept.newPage();
  await page.goto(`${served.url}bare.html`);
  await ready(page);
  await page.goto(`${served.url}other.html`);
  await page.goBack({ waitUntil: "commit" });
  await page.waitForFunction(() => window.wasKept !== undefined);
  assert.equal(await page.evaluate(() => window.wasKept), true, "nothing of it keeps a page from being kept");
  await page.evaluate(() => document.querySelector("article").append("Then Omar Haddad left."));
  await marks(page, [...NAMES, "Omar Haddad"]);
});

test("two versions on one page, each under a name of its own: each takes back its own, and nothing is left", async (t) => {
  const other = `<script type="module">import { NewsLens } from "./packed/element.js"; customElements.define("other-lens", class extends NewsLens {});</script>`;
  const { page } = await open(t, site({ "bare.html": `<!doctype html><html lang="en"><title>Two</title><link rel="icon" href="data:,">${DEFINE}${other}${IN_PLACE}<article id="b"><p>Then Anna Berg left.</p></article><other-lens for="b"></other-lens>` }));
  await page.waitForFunction(() => CSS.highlights.get("newslens-person")?.size === 3);
  assert.deepEqual((await people(page)).sort(), ["Anna Berg", ...NAMES]);
  assert.equal(page.workers().length, 2, "each its own");
  await page.evaluate(() => document.querySelector("news-lens").remove());
  await marks(page, ["Anna Berg"]);
  await page.evaluate(() => document.querySelector("other-lens").remove());
  for (let i = 0; i < 100 && page.workers().length; i++) await page.waitForTimeout(20);
  assert.equal(page.workers().length, 0);
  assert.deepEqual(await page.evaluate(() => [CSS.highlights.size, document.adoptedStyleSheets.length]), [0, 0]);
});

for (const [name, script] of Object.entries({
  "keeps what it holds to itself": "customElements.get = () => undefined;",
  "defines a little later": "const own = customElements.define.bind(customElements); customElements.define = (...given) => void setTimeout(() => { try { own(...given); } catch {} });",
})) {
  test(`two versions, and a registry that ${name}: the first holds, and nothing is raised`, async (t) => {
    const tags = `<script>${script}</script>${DEFINE}<script type="module" src="./packed/define.js"></script><script defer src="./packed/newslens.single.js"></script>`;
    const { page } = await open(t, site({ "bare.html": `<!doctype html><html lang="en"><title>Two</title><link rel="icon" href="data:,">${tags}<news-lens>${STORY}</news-lens>` }));
    await page.waitForFunction(() => document.querySelector("news-lens").state === "ready");
    assert.deepEqual(await page.locator("news-lens mark.person.name").allTextContents(), NAMES);
  });
}
