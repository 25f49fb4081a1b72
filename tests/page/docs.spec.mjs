/** What docs/embed.md says to a site's developer, done to the letter: each tag, each policy, each checksum, each size. */

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { brotliCompressSync } from "node:zlib";
import { host, open, ROOT } from "./harness.mjs";

const PKG = join(ROOT, "pkg");
const guide = readFileSync(join(ROOT, "docs/embed.md"), "utf8");
const integrity = JSON.parse(readFileSync(join(PKG, "integrity.json"), "utf8"));
const TYPES = { js: "text/javascript", wasm: "application/wasm" };
const STORY = "<p>“We won,” said Lena Ortiz in London.</p>";

/** The part of the guide below a heading. */
const section = (heading) => guide.split(`\n## ${heading}\n`)[1]?.split("\n## ")[0] ?? assert.fail(`the guide has no “${heading}”`);
const blocks = (text, language) => [...text.matchAll(/```(\w+)\n([^]*?)```/g)].filter(([, found]) => found === language).map(([, , code]) => code);
const [TAG] = blocks(section("One script tag"), "html");

/** The package where the guide puts it, and a site's page beside it. */
function site(html, policy = "") {
  const packaged = (path) => ({ headers: { "Content-Type": TYPES[path.split(".").at(-1)] ?? "application/octet-stream" }, body: readFileSync(join(PKG, path)) });
  const headers = { "Content-Type": "text/html; charset=utf-8", ...(policy && { "Content-Security-Policy": policy }) };
  const page = { headers, body: `<!doctype html><html lang="en"><title>Site</title><link rel="icon" href="data:,">${html}` };
  return { path: "site.html", host: { reply: (path) => (path === "site.html" ? page : path.startsWith("newslens/") ? packaged(path.slice("newslens/".length)) : undefined) } };
}

const ends = (page) => page.waitForFunction(() => ["ready", "error"].includes(document.querySelector("news-lens").state), null, { timeout: 30_000 });
const environment = (page) => page.evaluate(() => document.querySelector("news-lens").environment);

test("the one script tag works as it stands", async (t) => {
  const { page } = await open(t, site(TAG));
  await ends(page);
  assert.equal((await environment(page)).step, "worker");
  assert.deepEqual(await page.locator("news-lens mark.person.name").allTextContents(), ["Lena Ortiz"]);
});

test("the tag in place marks the article that it names, and not what it ignores", async (t) => {
  const [tag] = blocks(section("Three ways to show it"), "html");
  const [script] = TAG.match(/<script.*<\/script>/);
  const { page } = await open(t, site(script + tag.replace("…", `${STORY}<p class="advert">Anna Berg sells shoes.</p><figcaption>Omar Haddad</figcaption>`)));
  await ends(page);
  assert.deepEqual(await page.evaluate(() => [...CSS.highlights.get("newslens-person")].map(String)), ["Lena Ortiz"]);
});

test("the custom properties and parts of its example reach it", async (t) => {
  const [css] = blocks(section("Its look"), "css");
  const { page } = await open(t, site(`<style>${css}</style>${TAG}`));
  await ends(page);
  const look = await page.evaluate(() => {
    const root = document.querySelector("news-lens").shadowRoot;
    const [text, mark, panel] = ["[part~=text]", "mark.person.name", "[part~=panel]"].map((selector) => getComputedStyle(root.querySelector(selector)));
    return [text.fontFamily, text.fontSize, mark.backgroundImage + mark.backgroundColor, mark.borderRadius, panel.borderTopWidth];
  });
  assert.match(look[0], /^"Your Serif"/);
  assert.equal(look[1], "19px");
  assert.match(look[2], /rgb\(231, 240, 255\)/);
  assert.deepEqual(look.slice(3), ["2px", "1px"]);
});

/** The rows of the table of steps: its name, and the policy that it says a page needs, whatever else is forbidden. */
const STEPS = [...section("Content security policy").matchAll(/^\| `(\w+)` \|.*\| (.+) \|$/gm)].map(([, step, needs]) => [step, needs.match(/`([a-z]+-src [^`]*)`/)?.[1] ?? null]);

test("the table has every step, and a policy for each that needs one", () => {
  assert.deepEqual(STEPS.map(([step, policy]) => [step, policy !== null]), [["worker", true], ["blob", true], ["page", true], ["none", false]]);
});

for (const [step, needs] of STEPS.filter(([, needs]) => needs)) {
  test(`${step}: the policy of its row is enough, and everything else may be forbidden: ${needs}`, async (t) => {
    const cdn = await host({ folder: PKG, headers: { "Access-Control-Allow-Origin": "*" } });
    t.after(() => cdn.close());
    const html = step === "blob" ? TAG.replace("/newslens/", cdn.url) : TAG;
    const attributes = step === "page" ? ' worker="off"' : "";
    const policy = `default-src 'none'; img-src data:; ${needs.replaceAll("HOST", new URL(cdn.url).origin)}`;
    const { page } = await open(t, { ...site(html.replace("<news-lens", `<news-lens${attributes}`), policy), tolerates: /asks somebody else/ });
    await ends(page);
    const held = await environment(page);
    assert.equal(held.step, step, JSON.stringify(held.tried));
    assert.deepEqual(held.tried, []);
  });
}

test("the one file with its checksum from integrity.json works as the guide writes it", async (t) => {
  const [tag] = blocks(section("Checksums"), "html");
  const { page, site: served } = await open(t, site(tag.replace("sha384-…", integrity["newslens.single.js"]) + `<news-lens>${STORY}</news-lens>`, "connect-src 'none'"));
  await ends(page);
  assert.equal((await environment(page)).step, "worker");
  assert.deepEqual([...new Set(served.paths)], ["/site.html", "/newslens/newslens.single.js"]);
});

test("each event and each code that the guide lists is one that the element's types know, and no other", () => {
  const types = readFileSync(join(PKG, "element.d.ts"), "utf8");
  const listed = section("Events");
  const events = [...listed.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name);
  assert.deepEqual(events.sort(), [...types.matchAll(/^ {2}(\w+): CustomEvent/gm)].map(([, name]) => name).sort());
  const codes = [...listed.split("`code` is one of")[1].matchAll(/`([a-z-]+)`(?! names)/g)].map(([, code]) => code).filter((code) => code !== "for");
  const known = types.match(/FailureCode =([^;]+);/)[1].match(/[a-z-]+(?=")/g);
  assert.deepEqual(codes.sort(), known.sort());
});

test("the sizes that it states are today's", () => {
  const rows = [...guide.matchAll(/^\| (`.+`) \|.*\| about ([\d.]+) (kB|MB)/gm)].map(([, files, size, unit]) => [files, Number(size) * (unit === "kB" ? 1e3 : 1e6)]);
  assert.equal(rows.length, 4);
  for (const [names, stated] of rows) {
    const wanted = [...names.matchAll(/`([^`]+)`/g)].map(([, name]) => new RegExp(`^${name.replaceAll(".", "\\.").replace("*", "\\w+")}$`));
    const files = readdirSync(PKG).filter((file) => wanted.some((name) => name.test(file)));
    const size = files.reduce((sum, file) => sum + brotliCompressSync(readFileSync(join(PKG, file))).length, 0);
    assert(Math.abs(size - stated) < stated * 0.08, `${names}: about ${stated} bytes, and ${size} are`);
  }
});
