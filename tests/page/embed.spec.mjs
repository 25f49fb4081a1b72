/** The maker of embedding code: what it writes is run as a site would run it. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { open, ROOT } from "./harness.mjs";

const PKG = join(ROOT, "pkg");
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const code = (page) => page.locator("#code").textContent();
const policy = (page) => page.locator("#policy").textContent();
const analyzed = (page) => page.waitForFunction(() => document.querySelector("news-lens").analysis);

test("every choice shows at once, in the code and on the article", async (t) => {
  const { page } = await open(t, { path: "embed.html" });
  await analyzed(page);
  assert.match(await code(page), /^<script type="module" src="\/newslens\/define\.js"\n {2}integrity="sha384-[\w+/=]+" crossorigin><\/script>\n\n<news-lens date="2025-05-09">/);
  await page.getByRole("checkbox", { name: "Feeling words" }).uncheck();
  await page.getByRole("radio", { name: "Dark" }).check();
  assert.match(await code(page), /<news-lens types="names quotations" theme="dark" date="2025-05-09">/);
  assert.equal(await page.locator("news-lens .reading mark.cue").count(), 0);
  await page.getByRole("radio", { name: "Marks your article where it stands" }).check();
  await page.waitForFunction(() => CSS.highlights.has("newslens-person"));
  assert.match(await code(page), /<news-lens for="story" types="names quotations" theme="dark" date="2025-05-09"><\/news-lens>$/);
  await page.getByRole("radio", { name: "No marks" }).check();
  await page.locator("news-lens summary", { hasText: "quotations" }).waitFor();
  assert.match(await code(page), /<news-lens compact types=/);
  assert.equal(await page.evaluate(() => CSS.highlights.has("newslens-person")), false);
  await page.getByRole("radio", { name: "Marks the text inside it" }).check();
  await page.locator("news-lens .reading mark.person").first().waitFor();
});

for (const [look, context] of Object.entries({ light: { colorScheme: "light" }, dark: { colorScheme: "dark" }, "forced-colours": { forcedColors: "active" } })) {
  test(`axe finds nothing wrong with the maker and with the element in its three modes, in the ${look} look`, async (t) => {
    const { page } = await open(t, { path: "embed.html", context });
    await analyzed(page);
    for (const mode of ["Marks the text inside it", "Marks your article where it stands", "No marks"]) {
      await page.getByRole("radio", { name: mode }).check();
      await page.waitForFunction(() => document.querySelector("news-lens").state === "ready");
      if (mode === "No marks") await page.click("news-lens summary");
      await page.evaluate(axe);
      const { violations } = await page.evaluate((rules) => window.axe.run(document, { runOnly: rules }), RULES);
      assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target} ${failureSummary}`).join(" | ")}`), [], mode);
    }
  });
}

test("what is typed enters the code as text, never as markup of its own", async (t) => {
  const { page } = await open(t, { path: "embed.html" });
  await page.getByLabel("Where they lie").fill('"><img src=x onerror=alert(1)>');
  const written = await code(page);
  assert(!written.includes("<img"), written);
  assert.equal(await page.locator("#code *").count(), 0);
});

for (const [build, choice] of [["modules", "Modules: the least"], ["iife", "One script"], ["single", "One file"]]) {
  for (const mode of ["Marks the text inside it", "Marks your article where it stands", "No marks"]) {
    test(`the code and the policy for ${build}, “${mode}”, work as they stand`, async (t) => {
      const { page: maker } = await open(t, { path: "embed.html" });
      await maker.waitForFunction(() => /integrity=/.test(document.querySelector("#code").textContent));
      await maker.getByLabel(choice).check();
      await maker.getByLabel(mode).check();
      const [html, csp] = [await code(maker), await policy(maker)];
      const body = `<!doctype html><html lang="en"><title>Site</title><article id="story"><p>“We won,” said Lena Ortiz.</p></article>${html.replace("Your article", "“We won,” said Lena Ortiz.")}`;
      const reply = (path) => {
        if (path === "site.html") return { headers: { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": csp }, body };
        if (path === "favicon.ico") return { status: 204 };
        if (!path.startsWith("newslens/")) return undefined;
        const file = path.slice("newslens/".length);
        return { headers: { "Content-Type": file.endsWith(".js") ? "text/javascript" : "application/wasm" }, body: readFileSync(join(PKG, file)) };
      };
      const { page } = await open(t, { path: "site.html", host: { reply } });
      await analyzed(page);
      assert.equal(await page.evaluate(() => document.querySelector("news-lens").environment.step), "worker");
      assert.deepEqual(await page.evaluate(() => document.querySelector("news-lens").toJSON().entities.map(({ name }) => name)), ["Lena Ortiz"]);
    });
  }
}

test("for files on another host it asks for what a blob needs", async (t) => {
  const { page } = await open(t, { path: "embed.html" });
  await page.getByLabel("Where they lie").fill("https://cdn.example/newslens");
  assert.match(await code(page), /src="https:\/\/cdn\.example\/newslens\/define\.js"/);
  assert.equal(await policy(page), "script-src https://cdn.example 'wasm-unsafe-eval'; worker-src blob:; connect-src https://cdn.example");
});
