/** `<news-lens>` among style sheets, scripts and servers that mean it no good: the text shows, every failure is told, nothing leaks. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { bare } from "./actions.mjs";
import { DIST, open } from "./harness.mjs";

const STORY = "<p>Lena Ortiz spoke in London.</p><p>“We won,” said Peter Voss.</p>";
const DEFINE = '<script type="module" src="./define.js"></script>';
const SCRIPT = { "Content-Type": "text/javascript" };
const ends = (page) => page.waitForFunction(() => ["ready", "error"].includes(document.querySelector("news-lens").state), null, { timeout: 30_000 });
const people = (page) => page.locator("news-lens .reading mark.person.name").allTextContents();
const NAMES = ["Lena Ortiz", "Peter Voss"];

test("a style sheet that unsets everything does not reach the marks", async (t) => {
  const hostile = `<style>*, *::before, *::after { all: unset !important; display: none !important; font-size: 200px !important; direction: rtl !important; visibility: hidden !important; color: red !important }
    news-lens { display: none !important }</style>`.replace("visibility: hidden !important; ", "");
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

/** All that elements inherit, but what is the page's to say: how large type is, light or dark, and whether it can be seen and touched. */
const INHERITED = `main { font-family: monospace; font-style: italic; font-weight: 700; line-height: 3; font-stretch: condensed; font-variant: small-caps; font-feature-settings: "smcp"; font-kerning: none;
  font-size-adjust: 0.9; font-synthesis: none; font-optical-sizing: none; letter-spacing: 9px; word-spacing: 20px; text-transform: uppercase; text-indent: 90px; text-align: right; text-align-last: center;
  white-space: nowrap; text-wrap: balance; word-break: break-all; overflow-wrap: break-word; line-break: anywhere; hyphens: auto; tab-size: 20; direction: rtl; text-orientation: upright; quotes: none;
  text-shadow: 2px 2px red; text-emphasis: filled red; text-underline-position: under; text-underline-offset: 20px; text-decoration-skip-ink: none; text-rendering: geometricPrecision;
  -webkit-text-fill-color: red; -webkit-text-stroke: 3px red; -webkit-text-security: disc; list-style: square inside; border-collapse: collapse; border-spacing: 9px; caption-side: bottom; empty-cells: hide;
  cursor: wait; caret-color: red; accent-color: red; scrollbar-color: red red; fill: red; stroke: red; stroke-width: 9px; text-anchor: end; paint-order: stroke; image-rendering: pixelated;
  orphans: 9; widows: 9; print-color-adjust: exact; forced-color-adjust: none; }`;

test("of what elements inherit, nothing of the page's comes in: every style of every element is as on a page without any", async (t) => {
  const styles = async (css) => {
    const { page } = await open(t, bare(`<style>${css}</style><main><news-lens>${STORY}</news-lens></main>`));
    await ends(page);
    return page.evaluate(() => [...document.querySelector("news-lens").shadowRoot.querySelectorAll(".frame, .frame *")].map((element) => {
      const style = getComputedStyle(element);
      return Object.fromEntries([...style].map((name) => [name, style.getPropertyValue(name)]));
    }));
  };
  const [plain, spoilt] = [await styles(""), await styles(INHERITED)];
  assert(plain.length > 50);
  const changed = new Set(plain.flatMap((style, i) => Object.keys(style).filter((name) => style[name] !== spoilt[i][name])));
  assert.deepEqual([...changed], []);
});

test("where the page hides what is around it, it is hidden too", async (t) => {
  const { page } = await open(t, bare(`<main style="visibility: hidden"><news-lens>${STORY}</news-lens></main>`));
  await ends(page);
  assert.equal(await page.locator("news-lens mark.person").first().isVisible(), false);
  await page.evaluate(() => document.querySelector("main").removeAttribute("style"));
  assert.equal(await page.locator("news-lens mark.person").first().isVisible(), true);
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
  "that spoil what describes a property": 'Object.prototype.value = "evil"; Object.prototype.writable = true; Object.prototype.enumerable = true; Object.prototype.configurable = false;',
  "of a library from before there were standards": `
    Array.from = (things) => { const all = []; for (let i = 0; i < things.length; i++) all.push(things[i]); return all; };
    Array.prototype.entries = Array.prototype.slice; Array.prototype.reverse = function (inline) { return inline === false ? this.slice().sort(() => 1) : this; };
    const iterate = Array.prototype[Symbol.iterator]; Array.prototype[Symbol.iterator] = function () { return iterate.call(this.slice()); };
    String.prototype.contains = String.prototype.strip = function () { return this; }; Function.prototype.delay = function () {};
    for (const name of ["hide", "show", "update", "insert", "select", "down", "up", "next", "visible"]) HTMLElement.prototype[name] = function () { throw new Error(name); };
    Element.prototype.remove = function () { this.parentNode?.removeChild(this); return this; };`,
  "that freeze the prototypes": "for (const thing of [Object, Array, String, Function, Promise, Map, Set, RegExp, Error]) Object.freeze(thing.prototype), Object.freeze(thing);",
  "that replace what they should not": `
    let n = 0; for (const name of ["includes", "map", "filter", "find", "flatMap", "at", "push", "sort"]) {
      const own = Array.prototype[name]; Array.prototype[name] = function (...given) { n++; return own.apply(this, given); };
    }
    JSON.parse = () => { throw new Error("no"); };`,
};
for (const [name, script] of Object.entries(SCRIPTS)) {
  test(`scripts of the page ${name} do not spoil it`, async (t) => {
    const { page, site } = await open(t, bare(`<news-lens>${STORY}</news-lens><article id="a">${STORY}</article><news-lens for="a"></news-lens>`, { head: `<script>${script}</script>${DEFINE}` }));
    await page.waitForFunction(() => document.querySelector("news-lens").state === "ready" && document.querySelector("[for]").state === "ready");
    // Asked as a string, since what the tests use on the page is spoilt too.
    const found = await page.evaluate(() => {
      let names = "";
      for (const mark of document.querySelector("news-lens").shadowRoot.querySelectorAll(".reading mark.person.name")) names += `${mark.textContent};`;
      for (const range of CSS.highlights.get("newslens-person")) names += `${range};`;
      return names + (window.hit ?? "");
    });
    assert.equal(found, `${[...NAMES, ...NAMES].join(";")};`);
    // The card opens every time, not only the first.
    for (const name of NAMES) {
      const { x, y } = await page.evaluate((name) => {
        for (const range of CSS.highlights.get("newslens-person")) {
          if (String(range) !== name) continue;
          const { x, y, width, height } = range.getBoundingClientRect();
          return { x: x + width / 2, y: y + height / 2 };
        }
      }, name);
      await page.mouse.move(x, y);
      await page.locator("[for] .card").getByText(name).first().waitFor();
      await page.keyboard.press("Escape");
      await page.locator("[for] .card").waitFor({ state: "hidden" });
    }
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

const file = (path) => readFileSync(join(DIST, path));
const [WASM, MODEL] = ["pkg/newslens_bg.wasm", "pkg/en.model"];
const flipped = (path) => {
  const bytes = file(path);
  bytes[bytes.length >> 1] ^= 1;
  return bytes;
};
const PAGE = { headers: { "Content-Type": "text/html" }, body: "<!doctype html><title>Not found</title>" };
/** No step may take longer until it is known whether it holds. */
const SOON_MS = 11_000;
/** What goes wrong, and the code and the words that tell of it; with a step that still holds, the marks come all the same. */
const FAILURES = {
  "the worker is missing": { broken: "worker.js", reply: { status: 404 }, step: "page", code: "missing", says: /404 for worker\.js: the files of newslens have to be copied to this site again/ },
  "a web page is sent for the worker": { broken: "worker.js", reply: PAGE, step: "page", code: "damaged", says: /sends worker\.js as “text\/html”/ },
  "the worker comes as text": { broken: "worker.js", reply: { headers: { "Content-Type": "text/plain", "X-Content-Type-Options": "nosniff" }, body: "postMessage({ hello: 1 })" }, step: "page", code: "damaged", says: /has to come as “text\/javascript”/ },
  "the worker is cut short": { broken: "worker.js", reply: { headers: SCRIPT, body: file("worker.js").subarray(0, 5_000) }, step: "page", code: "damaged", says: /worker\.js does not run|SyntaxError/ },
  "the worker throws at once": { broken: "worker.js", reply: { headers: SCRIPT, body: "throw new Error('out of luck')" }, step: "page", code: "crashed", says: /out of luck/ },
  "the worker never says a word": { broken: "worker.js", reply: { headers: SCRIPT, body: "onmessage = () => {}" }, step: "page", code: "timeout", says: /did not answer in time/ },
  "the worker keeps the processor to itself": { broken: "worker.js", reply: { headers: SCRIPT, body: "for (;;) {}" }, step: "page", code: "timeout", says: /did not answer in time/ },
  "the worker never comes": { broken: "worker.js", reply: { headers: SCRIPT, after() {} }, step: "page", code: "timeout", says: /did not answer in time/ },
  "the worker gives up while it loads": { broken: "worker.js", reply: { headers: SCRIPT, body: 'postMessage({ hello: 1 }); onmessage = () => setTimeout(() => { throw new Error("gone") });' }, step: "page", code: "crashed", says: /gone/ },
  "the wasm is missing": { broken: WASM, reply: { status: 404 }, code: "missing", says: /404 for newslens_bg\.wasm/ },
  "the wasm's server is out of order": { broken: WASM, reply: { status: 503 }, code: "missing", says: /503 for newslens_bg\.wasm: reload the page/ },
  "the wasm is cut short": { broken: WASM, reply: { body: file(WASM).subarray(0, 100_000) }, code: "damaged", says: /newslens_bg\.wasm/ },
  "the wasm was tampered with at its head": { broken: WASM, reply: { body: Buffer.from(file(WASM)).fill(0, 0, 4) }, code: "damaged", says: /newslens_bg\.wasm is another file/ },
  "the wasm is a page": { broken: WASM, reply: PAGE, code: "damaged", says: /newslens_bg\.wasm is another file \(text\/html\)/ },
  "the wasm is empty": { broken: WASM, reply: { body: "" }, code: "damaged", says: /newslens_bg\.wasm is another file/ },
  "the wasm comes with a wrong type": { broken: WASM, reply: { headers: { "Content-Type": "text/plain" }, body: file(WASM) }, step: "worker" },
  "the model is missing": { broken: MODEL, reply: { status: 410 }, code: "missing", says: /410 for en\.model/ },
  "the model is cut short": { broken: MODEL, reply: { body: file(MODEL).subarray(0, 500_000) }, code: "damaged", says: /cut short, 500000 of \d+ bytes/ },
  "the model was tampered with": { broken: MODEL, reply: { body: flipped(MODEL) }, code: "damaged", says: /altered.*checksum/ },
  "the model is of another format": { broken: MODEL, reply: { body: Buffer.from(file(MODEL)).fill(9, 8, 9) }, code: "damaged", says: /format 9/ },
  "the model is empty": { broken: MODEL, reply: { body: "" }, code: "damaged", says: /en\.model is another file/ },
  "the model is something else": { broken: MODEL, reply: { body: "PK" }, code: "damaged", says: /en\.model is another file/ },
  "the server hangs up": { broken: MODEL, reply: { after: (response) => response.destroy() }, code: "missing", says: /en\.model/ },
  "the server hangs up half way": { broken: MODEL, reply: { headers: { "Content-Length": "900000" }, body: file(MODEL).subarray(0, 400_000), after: (response) => setTimeout(() => response.destroy(), 100) }, code: "missing", says: /en\.model broke off/ },
};
/** Notes when an element begins to load, and what comes of it. */
const CLOCK = `<script>
  new MutationObserver((records) => { for (const { target } of records) if (target.state === "loading") window.begun ??= performance.now(); })
    .observe(document, { attributes: true, attributeFilter: ["state"], subtree: true });
  for (const type of ["analysis", "error"]) addEventListener(type, ({ target, detail }) => {
    if (target.localName === "news-lens") window.told = { type, ...detail, ms: performance.now() - window.begun };
  });
</script>`;
for (const [name, { broken, reply, step = "none", code, says }] of Object.entries(FAILURES)) {
  test(`${name}: soon the text is there, and so is the reason or another way`, async (t) => {
    const site = bare(`<news-lens>${STORY}</news-lens>`, { head: CLOCK + DEFINE });
    const host = { reply: (path) => (path === broken ? reply : site.host.reply(path)) };
    const isWaitedFor = code === "timeout";
    const before = async (page) => isWaitedFor && page.clock.install();
    const { page } = await open(t, { ...site, host, before, tolerates: /\b(4\d\d|503)\b|MIME|out of luck|gone|ERR_|Failed to load|module script/i });
    for (let i = 0; isWaitedFor && i < 200 && !(await page.evaluate(() => window.told)); i++) await page.clock.runFor(200);
    await ends(page);
    const { type, ms, message } = await page.evaluate(() => window.told);
    const { step: held, tried } = await page.evaluate(() => document.querySelector("news-lens").environment);
    assert(await page.getByText("Lena Ortiz").filter({ visible: true }).first().isVisible());
    assert.equal(held, step, JSON.stringify(tried));
    if (code) {
      assert.equal(tried[0].code, code, tried[0].message);
      assert.match(tried[0].message, says);
    }
    for (const { step, ms } of tried) assert(ms < SOON_MS, `${step} was given up after ${ms} ms`);
    if (step !== "none") return assert.deepEqual(await people(page), NAMES);
    assert.equal(type, "error");
    assert(ms < SOON_MS, `${ms} ms`);
    assert.match(message, /^The text is shown without marks: .+\.$/);
    assert.equal(await page.locator("news-lens [part=status]").textContent(), message);
  });
}

/** The page with a server that sends the first part of the model, and the rest as the test says; the page's clock goes on as the test winds it. */
async function openSlow(t, attributes) {
  const site = bare(`<news-lens ${attributes}>${STORY}</news-lens>`, { head: CLOCK + DEFINE });
  const model = file(MODEL);
  let server;
  const asked = new Promise((resolve) => (server = resolve));
  const reply = (path) => (path === MODEL ? { headers: { "Content-Length": String(model.length) }, body: model.subarray(0, 100_000), after: server } : site.host.reply(path));
  const heard = () => {
    window.heard = 0;
    const Own = Worker;
    window.Worker = class extends Own {
      constructor(...given) {
        super(...given);
        this.addEventListener("message", () => window.heard++);
      }
    };
  };
  const { page } = await open(t, { ...site, host: { reply }, before: async (page) => {
    await page.clock.install();
    await page.addInitScript(heard);
  } });
  return { page, response: await asked, rest: model.subarray(100_000) };
}

test("a worker whose script comes late is waited for, also where the page itself may not ask for it", async (t) => {
  for (const policy of ["", "connect-src 'none'"]) {
    const site = bare(`<news-lens>${STORY}</news-lens>`, { head: `<meta http-equiv="Content-Security-Policy" content="${policy}">${DEFINE}` });
    let server;
    const asked = new Promise((resolve) => (server = resolve));
    const reply = (path) => (path === "worker.js" ? { headers: SCRIPT, body: "/* slow */", after: server } : site.host.reply(path));
    const { page } = await open(t, { ...site, host: { reply }, before: (page) => page.clock.install() });
    const response = await asked;
    await page.clock.runFor(9_000);
    response.end(file("worker.js"));
    await ends(page);
    assert.equal(await page.evaluate(() => document.querySelector("news-lens").environment.step), "worker", policy);
  }
});

test("a server that goes silent half way is given up, and said to be", async (t) => {
  const { page } = await openSlow(t, 'worker="off"');
  for (let i = 0; i < 40 && !(await page.evaluate(() => window.told)); i++) await page.clock.runFor(1_000);
  const { code, message } = await page.evaluate(() => window.told);
  assert.equal(code, "timeout");
  assert.match(message, /no more of en\.model came: reload/);
});

test("a connection that is only slow is waited for, by the worker: a minute and more", async (t) => {
  const { page, response, rest } = await openSlow(t, "");
  for (let i = 0; i < 5; i++) {
    const before = await page.evaluate(() => window.heard);
    response.write(rest.subarray(i * 1_000, i * 1_000 + 1_000));
    await page.waitForFunction((before) => window.heard > before, before);
    await page.clock.runFor(15_000);
    assert.equal(await page.evaluate(() => window.told), undefined, `after ${15 * (i + 1)} s`);
  }
  response.end(rest.subarray(5_000));
  await ends(page);
  assert.equal(await page.evaluate(() => document.querySelector("news-lens").environment.step), "worker");
});

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
