/**
 * The element in its three modes, its builds and the page’s first path, in each engine; page.spec.mjs walks the rest of the page.
 *
 * `cargo xtask test --browsers all` runs it; `BROWSERS=webkit node --test tests/engines/engines.spec.mjs` one engine alone,
 * after `cargo xtask dist`.
 * @module
 */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { host, ROOT } from "../page/harness.mjs";
import { launch, until } from "./drivers.mjs";

const ENGINES = (process.env.BROWSERS || "chromium firefox webkit").split(/[\s,]+/);
const STORY = `<p>“This is a wonderful day,” said <a href="#x">Lena Ortiz</a> in London.</p><p>Peter Voss warned that it was a disgrace.</p>`;
const NAMES = ["Lena Ortiz", "Peter Voss"];
const PKG = join(ROOT, "pkg");
/** The package's folder below the page's. */
const PACKAGED = { "package/newslens.single.js": "text/javascript", "package/newslens.iife.js": "text/javascript", "package/worker.js": "text/javascript", "package/newslens_bg.wasm": "application/wasm", "package/en.model": "application/octet-stream" };

/** @param {string} body @param {{ head?: string, policy?: string }} [options] */
function bare(body, { head = '<script type="module" src="./define.js"></script>', policy } = {}) {
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Site</title><link rel="icon" href="data:,"><script>window.problems = []; addEventListener("error", (event) => event.message && problems.push(event.message)); addEventListener("unhandledrejection", (event) => problems.push(String(event.reason)));</script>${head}${body}`;
  return { html, headers: { "Content-Type": "text/html; charset=utf-8", ...(policy && { "Content-Security-Policy": policy }) } };
}

for (const engine of ENGINES) {
  describe(engine, () => {
    /** @type {import("./drivers.mjs").Driver} */
    let driver;
    /** @type {Awaited<ReturnType<typeof host>>} */
    let site;
    let page = bare("");
    const reply = (/** @type {string} */ path) =>
      path === "bare.html" ? { headers: page.headers, body: page.html } : path in PACKAGED ? { headers: { "Content-Type": PACKAGED[path] }, body: readFileSync(join(PKG, path.slice("package/".length))) } : undefined;

    before(async () => {
      site = await host({ reply });
      driver = await launch(/** @type {any} */ (engine));
    });
    after(async () => {
      await driver?.close();
      await site?.close();
    });
    /** @param {ReturnType<typeof bare>} shown */
    const open = async (shown) => {
      page = shown;
      await driver.goto(`${site.url}bare.html`);
    };
    const ready = () => until(driver, () => [...document.querySelectorAll("news-lens")].every((lens) => ["ready", "error"].includes(/** @type {any} */ (lens).state)));
    const people = () => driver.evaluate(() => [...document.querySelector("news-lens").shadowRoot.querySelectorAll(".reading mark.person.name")].map((mark) => mark.textContent));
    const step = () => driver.evaluate(() => [document.querySelector("news-lens").environment.step, document.querySelector("news-lens").shadowRoot.querySelector("[part=status]").textContent]);
    const sound = async () => assert.deepEqual(await driver.evaluate(() => window.problems), []);
    const cardSays = (/** @type {string} */ words) => until(driver, (words) => {
      const card = document.querySelector("news-lens")?.shadowRoot.querySelector(".card") ?? document.querySelector(".card");
      return card && !card.hidden && card.textContent.includes(words);
    }, words);

    test("around its own text, by a worker; a card opens on hover", async () => {
      await open(bare(`<news-lens>${STORY}</news-lens>`));
      await ready();
      assert.deepEqual(await step(), ["worker", ""]);
      assert.deepEqual(await people(), NAMES);
      assert.equal(await driver.evaluate(() => document.querySelector("news-lens").innerHTML), STORY);
      assert.equal(await driver.evaluate(() => document.querySelector("news-lens").getAttribute("state")), "ready");
      const { x, y } = await driver.evaluate(() => {
        const { x, y, width, height } = document.querySelector("news-lens").shadowRoot.querySelector("mark.person").getBoundingClientRect();
        return { x: x + width / 2, y: y + height / 2 };
      });
      await driver.point(x, y);
      await cardSays("Lena Ortiz");
      await sound();
    });

    test("in place: highlights and no change to the article; a card opens on hover; it takes back its own", async () => {
      await open(bare(`<article id="a">${STORY}</article><news-lens for="a"></news-lens>`));
      await driver.evaluate(() => void CSS.highlights.set("theirs", new Highlight()));
      await ready();
      const ranges = () => driver.evaluate(() => Object.fromEntries([...CSS.highlights].map(([name, ranges]) => [name, [...ranges].map(String)])));
      const found = await ranges();
      assert.deepEqual(found["newslens-person"], NAMES);
      assert.deepEqual(found["newslens-quotation"], ["This is a wonderful day,"]);
      assert.equal(await driver.evaluate(() => document.querySelector("article").innerHTML), STORY);
      const { x, y } = await driver.evaluate(() => {
        const { x, y, width, height } = [...CSS.highlights.get("newslens-person")][1].getBoundingClientRect();
        return { x: x + width / 2, y: y + height / 2 };
      });
      await driver.point(x, y);
      await cardSays("Peter Voss");
      await driver.evaluate(() => document.querySelector("article").append(" Then Omar Haddad left."));
      await until(driver, () => [...CSS.highlights.get("newslens-person")].map(String).includes("Omar Haddad"));
      await driver.evaluate(() => document.querySelector("news-lens").remove());
      await until(driver, () => CSS.highlights.size === 1 && CSS.highlights.has("theirs"));
      await sound();
    });

    test("compact: the text stays, one line sums up and opens", async () => {
      await open(bare(`<news-lens compact>${STORY}</news-lens>`));
      await ready();
      assert.match(await driver.evaluate(() => document.querySelector("news-lens").shadowRoot.querySelector("summary").textContent), /^3 names, 2 quotations/);
      assert.equal(await driver.evaluate(() => document.querySelector("news-lens p").checkVisibility()), true);
      const { x, y } = await driver.evaluate(() => {
        const { x, y, height } = document.querySelector("news-lens").shadowRoot.querySelector("summary").getBoundingClientRect();
        return { x: x + 20, y: y + height / 2 };
      });
      await driver.point(x, y, true);
      await until(driver, () => document.querySelector("news-lens").shadowRoot.querySelector("[role=tab]").checkVisibility());
      await sound();
    });

    for (const [name, head, policy, wanted] of [
      ["one script without modules", '<script defer src="./package/newslens.iife.js"></script>', undefined, "worker"],
      ["the single file without any connection", '<script defer src="./package/newslens.single.js"></script>', "connect-src 'none'", "worker"],
      ["the single file as a blob", '<script defer src="./package/newslens.single.js"></script>', "connect-src 'none'; worker-src blob:", "blob"],
      ["the page's own thread", '<script defer src="./package/newslens.single.js"></script>', "worker-src 'none'", "page"],
    ]) {
      test(`${name} → ${wanted}`, async () => {
        await open(bare(`<news-lens>${STORY}</news-lens>`, { head, policy }));
        await ready();
        assert.equal((await step())[0], wanted, JSON.stringify(await driver.evaluate(() => document.querySelector("news-lens").environment)));
        assert.deepEqual(await people(), NAMES);
      });
    }

    test("where WebAssembly is forbidden, the text and the reason are there", async () => {
      await open(bare(`<news-lens worker="off">${STORY}</news-lens>`, { policy: "script-src 'self' 'unsafe-inline'" }));
      await ready();
      const [tried, status] = await step();
      assert.equal(tried, "none");
      assert.match(status, /content security policy/);
      assert.equal(await driver.evaluate(() => document.querySelector("news-lens p").checkVisibility()), true);
    });

    test("the page reads what is typed, marks it, filters it and lists who said what", async () => {
      await driver.goto(site.url);
      await until(driver, () => document.querySelector("#status").textContent === "Ready.");
      await driver.evaluate(() => document.querySelector("textarea").focus());
      await driver.type("“We won,” said Lena Ortiz in London. Peter Voss called it a disgrace.");
      await until(driver, () => /read in/.test(document.querySelector("#status").textContent));
      const marked = () => driver.evaluate(() => [...document.querySelectorAll(".reading mark.person.name")].map((mark) => mark.textContent));
      await until(driver, () => document.querySelectorAll(".reading mark.person.name").length === 2);
      assert.deepEqual(await marked(), NAMES);
      await driver.evaluate(() => document.querySelector('.legend [data-key="person"]').click());
      assert.deepEqual(await marked(), []);
      await driver.evaluate(() => document.querySelector('.legend [data-key="person"]').click());
      assert.match(await driver.evaluate(() => document.querySelector(".panel-said").textContent), /Lena Ortiz/);
    });
  });
}
