/** `<news-lens>` among style sheets, scripts and servers that mean it no good: the text shows, every failure is told, nothing leaks. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { bare } from "./actions.mjs";
import { open } from "./harness.mjs";

const STORY = "<p>Lena Ortiz spoke in London.</p><p>“We won,” said Peter Voss.</p>";
const DEFINE = '<script type="module" src="./define.js"></script>';
const SCRIPT = { "Content-Type": "text/javascript" };
const ends = (page) => page.waitForFunction(() => ["ready", "error"].includes(document.querySelector("news-lens").state), null, { timeout: 30_000 });
const people = (page) => page.locator("news-lens .reading mark.person.name").allTextContents();
const NAMES = ["Lena Ortiz", "Peter Voss"];

test("a style sheet that unsets everything does not reach the marks", async (t) => {
  const hostile = `<style>*, *::before, *::after { all: unset !important; display: none !important; font-size: 200px !important; direction: rtl !important; visibility: hidden !important; color: red !important }
    news-lens { display: none !important }</style>`;
  const site = bare(`<div id="shown">x</div><news-lens>${STORY}</news-lens>`);
  const { page } = await open(t, site);
  await ends(page);
  const style = () => page.evaluate(() => {
    const lens = document.querySelector("news-lens");
    const mark = lens.shadowRoot.querySelector("mark.person");
    const { display, direction, visibility, textAlign } = getComputedStyle(mark);
    return { display, direction, visibility, textAlign, own: getComputedStyle(lens).display };
  });
  const before = await style();
  await page.evaluate((html) => document.head.insertAdjacentHTML("beforeend", html), hostile);
  // The page's own root element has no box any more, so only what is computed can be asked.
  assert.deepEqual(await style(), before);
});

test("a site may still hide it by its attribute", async (t) => {
  const { page } = await open(t, bare(`<news-lens hidden>${STORY}</news-lens>`));
  await page.waitForFunction(() => customElements.get("news-lens"));
  assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector("news-lens")).display), "none");
});

const SCRIPTS = {
  "that add to the prototypes": `
    for (const proto of [Object.prototype, Array.prototype, String.prototype, Function.prototype]) proto.extra = function () { throw new Error("called"); };
    Array.prototype.toJSON = String.prototype.toJSON = () => "spoilt";`,
  "that leave odd defaults on every object": `
    Object.prototype.get = undefined; Object.prototype.passive = false; Object.prototype.once = true; Object.prototype.capture = true;
    Object.prototype.data = { load: { wasm: "/evil", model: "/evil" } }; Object.prototype.class = "evil"; Object.prototype.on = { click() { window.hit = 1; } };
    Object.prototype.innerHTML = "<b>evil</b>"; Object.prototype.date = "yesterday"; Object.prototype.names = [{ name: "Evil" }];
    Object.prototype.slot = "evil"; Object.prototype.part = "evil"; Object.prototype.worker = "/evil"; Object.prototype.script = "evil()";`,
  "that freeze the prototypes": "for (const thing of [Object, Array, String, Function, Promise, Map, Set, RegExp, Error]) Object.freeze(thing.prototype), Object.freeze(thing);",
  "that replace what they should not": `
    let n = 0; for (const name of ["includes", "map", "filter", "find", "flatMap", "at", "push", "sort"]) {
      const own = Array.prototype[name]; Array.prototype[name] = function (...given) { n++; return own.apply(this, given); };
    }
    JSON.parse = () => { throw new Error("no"); };`,
};
for (const [name, script] of Object.entries(SCRIPTS)) {
  test(`scripts of the page ${name} do not spoil it`, async (t) => {
    const { page, site } = await open(t, bare(`<news-lens>${STORY}</news-lens>`, { head: `<script>${script}</script>${DEFINE}` }));
    await ends(page);
    // Asked as a string, since what the tests use on the page is spoilt too.
    const found = await page.evaluate(() => {
      let names = "";
      for (const mark of document.querySelector("news-lens").shadowRoot.querySelectorAll(".reading mark.person.name")) names += `${mark.textContent};`;
      return names + (window.hit ?? "");
    });
    assert.equal(found, `${NAMES.join(";")};`);
    assert.deepEqual(site.paths.filter((path) => /evil/.test(path)), []);
  });
}

test("names of entities that are names of JavaScript's own do no harm", async (t) => {
  const { page } = await open(t, bare("<news-lens></news-lens>"));
  await page.waitForFunction(() => customElements.get("news-lens"));
  await page.evaluate(() => document.querySelector("news-lens").setAttribute("types", "__proto__ constructor toString names"));
  await page.evaluate(() => (document.querySelector("news-lens").text = "Mr Constructor met Ms Prototype. “__proto__ is hasOwnProperty,” said Valueof Tostring."));
  await ends(page);
  assert.equal(await page.evaluate(() => document.querySelector("news-lens").state), "ready");
});

/** The machine that tests may be busy with all else. */
const SLACK = 3;
/** What goes wrong, and the code that tells of it; with a runner that still holds, the marks come all the same. */
const FAILURES = {
  "the worker is missing": { broken: "worker.js", reply: { status: 404 }, step: "page" },
  "the worker comes as text": { broken: "worker.js", reply: { headers: { "Content-Type": "text/plain", "X-Content-Type-Options": "nosniff" }, body: "postMessage({ hello: 1 })" }, step: "page" },
  "the worker throws at once": { broken: "worker.js", reply: { headers: SCRIPT, body: "throw new Error('out of luck')" }, step: "page" },
  "the worker never says a word": { broken: "worker.js", reply: { headers: SCRIPT, body: "for (;;) {}" }, step: "page" },
  "the worker gives up while it loads": { broken: "worker.js", reply: { headers: SCRIPT, body: 'postMessage({ hello: 1 }); onmessage = () => setTimeout(() => { throw new Error("gone") });' }, step: "page" },
  "the wasm is missing": { broken: "pkg/newslens_bg.wasm", reply: { status: 404 }, code: "missing" },
  "the wasm is cut short": { broken: "pkg/newslens_bg.wasm", cut: 100_000, code: "damaged" },
  "the wasm is a page": { broken: "pkg/newslens_bg.wasm", reply: { headers: { "Content-Type": "text/html" }, body: "<!doctype html>" }, code: "damaged" },
  "the wasm comes with a wrong type": { broken: "pkg/newslens_bg.wasm", type: "application/octet-stream", step: "worker" },
  "the model is missing": { broken: "pkg/en.model", reply: { status: 404 }, code: "missing" },
  "the model is cut short": { broken: "pkg/en.model", cut: 1_000_000, code: "damaged" },
  "the model was tampered with": { broken: "pkg/en.model", flip: 1_000_000, code: "damaged" },
  "the model is empty": { broken: "pkg/en.model", reply: { body: "" }, code: "damaged" },
  "the server hangs up": { broken: "pkg/en.model", hangUp: true, code: "missing" },
};
for (const [name, { broken, reply, cut, flip, type, hangUp, step = "none", code }] of Object.entries(FAILURES)) {
  test(`${name}: within three seconds the text is there, and so is the reason or another way`, async (t) => {
    const head = `<script>addEventListener("error", ({ target, detail }) => target.localName === "news-lens" && (window.failed = detail));</script>${DEFINE}`;
    const site = bare(`<news-lens>${STORY}</news-lens>`, { head });
    const { page } = await open(t, {
      ...site,
      tolerates: /404|MIME|out of luck|gone|ERR_|Failed to load|module script/i,
      before: async (page) => {
        await page.context().route(`**/${broken}`, async (route) => {
          if (hangUp) return route.abort("connectionreset");
          if (reply) return route.fulfill({ status: reply.status ?? 200, headers: reply.headers, body: reply.body ?? "" });
          const response = await route.fetch();
          let body = await response.body();
          if (cut) body = body.subarray(0, cut);
          if (flip) body[flip] ^= 1;
          await route.fulfill({ status: 200, headers: { "Content-Type": type ?? response.headers()["content-type"] }, body });
        });
      },
    });
    const started = Date.now();
    await ends(page);
    assert(Date.now() - started < 3_000 * SLACK, `${Date.now() - started} ms`);
    assert(await page.getByText("Lena Ortiz").filter({ visible: true }).first().isVisible());
    assert.equal(await page.evaluate(() => document.querySelector("news-lens").environment.step), step);
    if (step !== "none") return assert.deepEqual(await people(page), NAMES);
    const failed = await page.evaluate(() => window.failed);
    assert.equal(failed.code, code);
    assert.match(failed.message, /^The text is shown without marks: .+\.$/);
    assert.equal(await page.locator("news-lens [part=status]").textContent(), failed.message);
  });
}
test("an analysis that stops the worker is tried once more, and then told", async (t) => {
  const body = `
    let n = 0;
    postMessage({ hello: 1 });
    onmessage = ({ data }) => {
      if (data.load) return postMessage({ ready: "0" });
      postMessage({ id: data.id, error: "unreachable", code: "crashed" });
    };`;
  const site = bare(`<news-lens>${STORY}</news-lens>`);
  const reply = (path) => (path === "worker.js" ? { headers: SCRIPT, body } : site.host.reply(path));
  const { page, site: served } = await open(t, { ...site, host: { reply } });
  await ends(page);
  assert.match(await page.locator("news-lens [part=status]").textContent(), /unreachable/);
  assert.equal(served.paths.filter((path) => path === "/worker.js").length, 2);
  assert(await page.getByText("Lena Ortiz spoke in London.").isVisible());
});

test("moved a thousand times, taken away and put back a hundred: no worker, listener or highlight is left behind", async (t) => {
  const { page, site } = await open(t, bare(`<article id="a">${STORY}</article><div id="one"></div><div id="two"></div><news-lens>${STORY}</news-lens><news-lens for="a"></news-lens>`));
  const ready = () => page.waitForFunction(() => [...document.querySelectorAll("news-lens")].every(({ state }) => state === "ready"));
  await ready();
  const client = await page.context().newCDPSession(page);
  const count = async () => {
    await client.send("HeapProfiler.collectGarbage");
    const { metrics } = await client.send("Performance.getMetrics");
    const of = (wanted) => metrics.find(({ name }) => name === wanted).value;
    return { listeners: of("JSEventListeners"), nodes: of("Nodes") };
  };
  await client.send("Performance.enable");
  const before = await count();
  await page.evaluate(() => {
    const lenses = document.querySelectorAll("news-lens");
    for (let i = 0; i < 1000; i++) for (const lens of lenses) document.querySelector(i % 2 ? "#one" : "#two").append(lens);
  });
  await ready();
  await page.evaluate(async () => {
    const lenses = [...document.querySelectorAll("news-lens")];
    for (let i = 0; i < 100; i++) {
      for (const lens of lenses) lens.remove();
      await new Promise((resolve) => setTimeout(resolve));
      for (const lens of lenses) document.body.append(lens);
      await new Promise((resolve) => setTimeout(resolve));
    }
  });
  await ready();
  assert.equal(page.workers().length, 1);
  assert.equal(site.paths.filter((path) => path === "/worker.js").length, 1, "the same worker all along");
  assert.equal(await page.evaluate(() => CSS.highlights.get("newslens-person").size), 2);
  const after = await count();
  assert(after.listeners <= before.listeners + 20, `${before.listeners} → ${after.listeners} listeners`);
  assert(after.nodes <= before.nodes * 1.2 + 100, `${before.nodes} → ${after.nodes} nodes`);
  await page.evaluate(() => document.querySelectorAll("news-lens").forEach((lens) => lens.remove()));
  for (let i = 0; i < 100 && page.workers().length; i++) await page.waitForTimeout(20);
  assert.equal(page.workers().length, 0);
  assert.deepEqual(await page.evaluate(() => [CSS.highlights.size, document.adoptedStyleSheets.length]), [0, 0]);
});

test("once it has loaded, it asks for nothing, whatever is done with it", async (t) => {
  const { page, context } = await open(t, bare(`<article id="a">${STORY}</article><news-lens>${STORY}</news-lens><news-lens for="a"></news-lens>`));
  await page.waitForFunction(() => [...document.querySelectorAll("news-lens")].every(({ state }) => state === "ready"));
  const asked = [];
  context.on("request", (request) => asked.push(request.url()));
  await page.evaluate(async () => {
    const [lens, other] = document.querySelectorAll("news-lens");
    lens.text = "Anna Berg spoke. “No,” said Omar Haddad.";
    await lens.analyze();
    lens.types = "names";
    lens.focusEntity(0);
    JSON.stringify(lens);
    for (const format of ["csv", "html", "tei"]) await lens.export(format);
    document.querySelector("article").append("Then Ruth Sinclair left.");
    await other.analyze();
  });
  await page.hover("news-lens mark.person >> nth=0");
  await page.waitForTimeout(300);
  assert.deepEqual(asked, []);
});

test("whatever the text holds, every span cuts out its words, in the element and in place", async (t) => {
  const text = "\u{1f389} “We\u0301 won,”\r\nsaid Lena Ortiz. \ud800 A\u200d\u{1f469}\u200d\u{1f680} man, Peter Voss, left \u202eGeneva\u202c.\u0000 Ms Ortiz\tsaid “no”.";
  const { page } = await open(t, bare('<article id="a"></article><news-lens></news-lens><news-lens for="a"></news-lens>'));
  await page.waitForFunction(() => customElements.get("news-lens"));
  const found = await page.evaluate(async (json) => {
    const text = JSON.parse(json);
    const [lens, other] = document.querySelectorAll("news-lens");
    lens.text = text;
    document.querySelector("#a").append(text);
    const analysis = await lens.analyze();
    await other.analyze();
    const cut = (lens) => lens.analysis.mentions.filter(({ form }) => form === "name").map(({ start, end }) => lens.text.slice(start, end));
    return { same: lens.text === text, length: analysis.length === text.length, own: cut(lens), other: cut(other), inPlace: [...CSS.highlights.get("newslens-person")].map(String) };
  }, JSON.stringify(text));
  assert(found.same && found.length);
  for (const name of ["Lena Ortiz", "Peter Voss"]) {
    assert(found.own.includes(name), `${name} in ${found.own}`);
    assert(found.other.includes(name) && found.inPlace.includes(name), `${name} in place`);
  }
});
