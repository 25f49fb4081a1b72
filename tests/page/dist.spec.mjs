/** The folder that `cargo xtask dist` writes, and what `cargo xtask serve` serves. */

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { DIST, ROOT, native, open } from "./harness.mjs";

const read = (path) => readFileSync(join(ROOT, path), "utf8");
const golden = readdirSync(join(ROOT, "tests/golden")).filter((file) => file.endsWith(".txt") && file !== "pending.txt");
const TEXTS = [
  ...JSON.parse(read("tests/cases/cases.json")).cases.map(({ text }) => text),
  ...JSON.parse(read("tests/wasm/texts.json")),
  ...golden.map((file) => read(`tests/golden/${file}`)),
];

/** In a page or on Node: the analyses of texts, as JSON, by the package at this address. */
async function analyses({ pkg, model, module, texts }) {
  const { default: init, Analyzer } = await import(`${pkg}newslens.js`);
  await init(module && { module_or_path: module });
  const bytes = model ?? new Uint8Array(await (await fetch(`${pkg}en.model`)).arrayBuffer());
  const analyzer = new Analyzer(bytes);
  return texts.map((text) => JSON.stringify(analyzer.analyze(text)));
}

/** A page without the content security policy of ours, which leaves WebAssembly to the worker. */
const BLANK = {
  path: "blank.html",
  host: {
    at: "/sub/",
    reply: (path) =>
      path === "blank.html"
        ? { headers: { "Content-Type": "text/html" }, body: "<!doctype html><link rel=icon href=data:,>" }
        : undefined,
  },
};

function assertSame(got, wanted) {
  assert.equal(got.length, wanted.length);
  for (const [idx, json] of got.entries()) {
    assert.equal(`{"id":${idx},${json.slice(1)}`, wanted[idx], `the native program says another of ${JSON.stringify(TEXTS[idx])}`);
  }
}

test("the page opens from a sub-path, and asks for nothing outside it", async (t) => {
  const at = "/some/where/else/";
  const { page, site } = await open(t, { host: { at } });
  await page.waitForLoadState("networkidle");
  assert.notEqual(await page.title(), "");
  assert.deepEqual(site.paths.filter((path) => !path.startsWith(at)), []);
});

test("in Chromium, the wasm that ships gives the native JSON", async (t) => {
  const { page, site } = await open(t, BLANK);
  assertSame(await page.evaluate(analyses, { pkg: `${site.url}pkg/`, texts: TEXTS }), native(TEXTS));
});

test("on Node, the wasm that ships gives the native JSON", async () => {
  const pkg = `${pathToFileURL(join(DIST, "pkg"))}/`;
  const [module, model] = ["newslens_bg.wasm", "en.model"].map((file) => readFileSync(join(DIST, "pkg", file)));
  assertSame(await analyses({ pkg, module, model: new Uint8Array(model), texts: TEXTS }), native(TEXTS));
});

test("a lone surrogate is one unit, and offsets behind it stay right", async (t) => {
  const { page, site } = await open(t, BLANK);
  const text = "\ud800 “We will rebuild,” said Lena Ortiz. \udc00";
  const [json] = await page.evaluate(analyses, { pkg: `${site.url}pkg/`, texts: [text] });
  const { length, mentions } = JSON.parse(json);
  assert.equal(length, text.length);
  for (const { start, end } of mentions) assert.match(text.slice(start, end), /^[A-Z][a-z]+( [A-Z][a-z]+)*$/);
});

test("a first visit is within the budget", () => {
  const table = execFileSync(process.execPath, [join(ROOT, "xtask/src/js/size.mjs"), DIST], { encoding: "utf8" });
  assert.match(table, /^the page +\d+ +\d+$/m);
});

test("what ships is minified, and nothing of it has a type or a comment for a developer", () => {
  const scripts = readdirSync(DIST, { recursive: true }).filter((file) => /\.(js|css)$/.test(file));
  assert(scripts.includes("page.js") && scripts.includes("worker.js") && scripts.includes("define.js"), scripts.join());
  for (const file of scripts) assert(!/\/\*|\n\s+\S/.test(readFileSync(join(DIST, file), "utf8").replace(/`[^`]*`/g, "")), file);
});

test("files.js lists what a first visit loads", async (t) => {
  const { page, site } = await open(t);
  await page.waitForFunction(() => document.querySelector("#status").textContent === "Ready.");
  const self = {};
  new Function("self", readFileSync(join(DIST, "files.js"), "utf8"))(self);
  const { version, files } = self.newslensFiles;
  assert.match(version, /^[0-9a-f]{16}$/);
  for (const file of files) assert((await fetch(site.url + file)).ok, file);
  const loaded = new Set(site.paths.map((path) => (path === "/" ? "./" : path.slice(1))));
  for (const path of loaded) assert(files.includes(path) || ["files.js", "sw.js"].includes(path), `${path} is loaded and not listed`);
});

test("cargo xtask serve gives the page, the wasm and the model their types", async (t) => {
  const xtask = process.env.XTASK || join(ROOT, "target/debug/xtask");
  const child = spawn(xtask, ["serve", "--no-build", "--port", "0"], { stdio: ["ignore", "pipe", "inherit"] });
  t.after(() => child.kill());
  let said = "";
  for await (const chunk of child.stdout) {
    said += chunk;
    if (said.includes("Ctrl+C")) break;
  }
  const [url] = /http:\S+/.exec(said) ?? assert.fail(`it names no address: ${said}`);
  const kind = async (path) => (await fetch(url + path)).headers.get("content-type");
  assert.equal(await kind(""), "text/html; charset=utf-8");
  assert.equal(await kind("pkg/newslens.js"), "text/javascript; charset=utf-8");
  assert.equal(await kind("pkg/newslens_bg.wasm"), "application/wasm");
  assert.equal((await fetch(`${url}pkg/en.model`)).status, 200);
  assert.equal((await fetch(`${url}nothing`)).status, 404);
});
