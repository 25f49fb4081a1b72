/** The npm package: what it holds, how it is imported, and its two scripts for sites without modules. */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { browser, open, ROOT } from "./harness.mjs";

const PKG = join(ROOT, "pkg");
const STORY = "<p>Lena Ortiz spoke in London.</p>";
const manifest = JSON.parse(readFileSync(join(PKG, "package.json"), "utf8"));
const integrity = JSON.parse(readFileSync(join(PKG, "integrity.json"), "utf8"));

/** A folder in which the package is installed. */
function project(t) {
  const folder = mkdtempSync(join(tmpdir(), "newslens-"));
  t.after(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(PKG, join(folder, "node_modules/newslens"), "dir");
  writeFileSync(join(folder, "package.json"), '{ "type": "module", "private": true }');
  return folder;
}

/** A page of somebody else's that loads the package from its own host. */
function site(tag, { policy = "", body = `<news-lens>${STORY}</news-lens>`, reply = () => undefined } = {}) {
  const html = `<!doctype html><html lang="en"><title>Site</title><link rel="icon" href="data:,">${tag}${body}`;
  const headers = { "Content-Type": "text/html; charset=utf-8", ...(policy && { "Content-Security-Policy": policy }) };
  return { path: "site.html", host: { folder: PKG, reply: (path) => (path === "site.html" ? { headers, body: html } : reply(path)) } };
}

const ends = (page) => page.waitForFunction(() => ["ready", "error"].includes(document.querySelector("news-lens").state), null, { timeout: 20_000 });
async function assertStep(page, wanted) {
  await ends(page);
  const { step, tried } = await page.evaluate(() => document.querySelector("news-lens").environment);
  assert.equal(step, wanted, JSON.stringify(tried));
  assert.equal(await page.locator("news-lens mark.person").first().textContent(), "Lena Ortiz");
}

test("npm would publish these files and no others", () => {
  const [{ files }] = JSON.parse(execFileSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], { cwd: PKG, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
  const packed = files.map(({ path }) => path.replace(/^part-\w+\.js$/, "part-*.js"));
  assert.deepEqual([...new Set(packed)].sort(), [...manifest.files, "README.md", "package.json"].sort());
  assert.equal(manifest.dependencies, undefined, "nothing is needed at run time");
  assert.equal(manifest.scripts, undefined, "nothing runs when it is installed");
});

test("every export is there, and says its types first", () => {
  for (const [name, target] of Object.entries(manifest.exports)) {
    const paths = typeof target === "string" ? [target] : Object.values(target);
    if (typeof target !== "string") assert.equal(Object.keys(target)[0], "types", name);
    for (const path of paths) assert(readFileSync(join(PKG, path)).length > 0, path);
  }
});

test("each entry can be imported where there is no DOM", (t) => {
  const folder = project(t);
  for (const entry of ["newslens", "newslens/define", "newslens/element", "newslens/single", "newslens/newslens.iife.js"]) {
    execFileSync(process.execPath, ["--input-type=module", "--eval", `await import(${JSON.stringify(entry)});`], { cwd: folder });
  }
  execFileSync(process.execPath, ["--input-type=module", "--eval", 'const { NewsLens } = await import("newslens/define"); if (NewsLens.name === undefined) throw 1;'], { cwd: folder });
});

test("the types are those of the element, for a bundler and for Node", (t) => {
  const folder = project(t);
  writeFileSync(join(folder, "site.ts"), `
    import "newslens/define";
    import { NewsLens, type FailureCode } from "newslens/element";
    import init, { Analyzer, type Analysis } from "newslens";
    const lens = document.querySelector("news-lens")!;
    lens.htmlFor = "story";
    lens.text = null;
    lens.theme = "dark";
    // @ts-expect-error a theme is one of three
    lens.theme = "pink";
    // @ts-expect-error it is read only
    lens.analysis = null;
    lens.addEventListener("error", ({ detail }) => { const code: FailureCode = detail.code; void code; });
    lens.addEventListener("analysis", ({ detail }) => { const analysis: Analysis = detail.analysis; void analysis.mentions[0].start; });
    lens.addEventListener("click", (event) => void event.clientX);
    const step: "worker" | "blob" | "page" | "none" | undefined = lens.environment?.step;
    const analysis: Promise<Analysis> = lens.analyze();
    void [NewsLens, init, Analyzer, step, analysis, lens.focusEntity(0)];
  `);
  for (const [module, moduleResolution] of [["esnext", "bundler"], ["nodenext", "nodenext"]]) {
    execFileSync(join(ROOT, "node_modules/.bin/tsc"), ["--noEmit", "--strict", "--target", "es2022", "--lib", "esnext,dom,dom.iterable", "--module", module, "--moduleResolution", moduleResolution, "--types", "", "site.ts"], { cwd: folder, stdio: "inherit" });
  }
});

test("the manifest of custom elements and the types say what the element has", async (t) => {
  const [{ declarations: [element] }] = JSON.parse(readFileSync(join(PKG, "custom-elements.json"), "utf8")).modules;
  const { page } = await open(t, site('<script type="module" src="./define.js"></script>'));
  const { observed, members } = await page.evaluate(() => {
    const { prototype, observedAttributes } = customElements.get("news-lens");
    const members = Object.getOwnPropertyNames(prototype).filter((name) => !/Callback$|^constructor$/.test(name));
    return { observed: [...observedAttributes], members };
  });
  assert.deepEqual(element.attributes.map(({ name }) => name).sort(), observed.sort());
  const types = readFileSync(join(PKG, "element.d.ts"), "utf8");
  for (const member of members) assert.match(types, new RegExp(`^  (readonly |get )?${member}[:(]`, "m"), `${member} has no type`);
  for (const { name } of element.members) assert(members.includes(name), `there is no ${name}`);
  for (const { name } of element.events) assert.match(types, new RegExp(`^  ${name}: CustomEvent`, "m"));
  for (const part of [element.slots, element.cssParts, element.cssProperties]) assert(part.length > 2);
});

test("the list of checksums holds every script, the wasm and the model", () => {
  for (const [file, sum] of Object.entries(integrity)) {
    assert.equal(sum, `sha384-${createHash("sha384").update(readFileSync(join(PKG, file))).digest("base64")}`, file);
  }
  for (const file of ["define.js", "worker.js", "newslens.single.js", "newslens.iife.js", "newslens_bg.wasm", "en.model"]) assert(integrity[file], file);
});

test("the modules run from the package's folder, by a worker", async (t) => {
  const { page } = await open(t, site('<script type="module" src="./define.js"></script>'));
  await assertStep(page, "worker");
});

test("one script without modules runs from beside its files, by a worker", async (t) => {
  const { page } = await open(t, site('<script defer src="./newslens.iife.js"></script>'));
  await assertStep(page, "worker");
});

test("all three builds on one page define the element once and raise nothing", async (t) => {
  const tags = '<script type="module" src="./define.js"></script><script defer src="./newslens.iife.js"></script><script defer src="./newslens.single.js"></script>';
  const { page } = await open(t, site(tags));
  await assertStep(page, "worker");
  assert.equal(page.workers().length, 1);
});

const SINGLE = `<script defer src="./newslens.single.js" integrity="${integrity["newslens.single.js"]}" crossorigin></script>`;
for (const [policy, step] of [
  ["", "worker"],
  ["connect-src 'none'", "worker"],
  ["default-src 'none'; script-src 'self'; style-src 'self'; img-src data:", "worker"],
  ["connect-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src blob:", "blob"],
  ["connect-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'none'", "page"],
]) {
  test(`the single file, checked by its one hash, asks for nothing else; ${policy || "no policy"} → ${step}`, async (t) => {
    const { page, site: served } = await open(t, { ...site(SINGLE, { policy }), tolerates: /Content.Security.Policy|violates/i });
    await assertStep(page, step);
    assert.deepEqual([...new Set(served.paths)], ["/site.html", "/newslens.single.js"]);
  });
}

test("the single file runs from a folder, without a server", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "newslens-"));
  const context = await (await browser()).newContext();
  t.after(async () => {
    await context.close();
    rmSync(folder, { recursive: true });
  });
  writeFileSync(join(folder, "site.html"), `<!doctype html><title>Site</title><script defer src="${pathToFileURL(join(PKG, "newslens.single.js"))}"></script><news-lens>${STORY}</news-lens>`);
  const page = await context.newPage();
  await page.goto(String(pathToFileURL(join(folder, "site.html"))));
  await assertStep(page, "blob");
});

test("a single file that somebody changed does not run, and the text is there", async (t) => {
  const changed = Buffer.concat([readFileSync(join(PKG, "newslens.single.js")), Buffer.from(" ")]);
  const reply = (path) => (path === "newslens.single.js" ? { headers: { "Content-Type": "text/javascript" }, body: changed } : undefined);
  const { page } = await open(t, { ...site(SINGLE, { reply }), tolerates: /integrity/ });
  assert.equal(await page.evaluate(() => customElements.get("news-lens")), undefined);
  assert(await page.getByText("Lena Ortiz spoke in London.").isVisible());
});

for (const file of ["newslens_bg.wasm", "en.model"]) {
  for (const [name, change, says] of [
    ["that somebody changed", (bytes) => (bytes[bytes.length >> 1] ^= 1, bytes), `${file} was changed or is of another version: the files of newslens have to be copied`],
    ["cut short", (bytes) => bytes.subarray(0, 300_000), `${file} is cut short, 300000 of ${readFileSync(join(PKG, file)).length} bytes`],
  ]) {
    test(`${file} ${name} is not run, and the text and the reason are there`, async (t) => {
      const reply = (path) => (path === file ? { body: change(readFileSync(join(PKG, file))) } : undefined);
      const { page } = await open(t, site('<script type="module" src="./define.js"></script>', { reply }));
      await ends(page);
      const { state, tried } = await page.evaluate(() => ({ state: document.querySelector("news-lens").state, tried: document.querySelector("news-lens").environment.tried }));
      assert.deepEqual([state, ...tried.map(({ code }) => code)], ["error", "damaged"]);
      assert.equal(tried[0].message.slice(0, says.length), says);
      assert(await page.getByText("Lena Ortiz spoke in London.").isVisible());
    });
  }
}
