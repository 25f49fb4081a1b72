/**
 * What a reader does on the page beyond reading, in each engine: offline, correcting, exporting, sharing, printing, a very
 * long text; and the maker of embedding code.
 *
 * WebKit's driver cannot print, so that there only the style of the printed page is looked at.
 * @module
 */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { host, ROOT } from "../page/harness.mjs";
import { KEYS, launch, until } from "./drivers.mjs";
import { watchProcessor } from "./processor.mjs";
import { EXAMPLES } from "../../www/examples.js";

const ENGINES = (process.env.BROWSERS || "chromium firefox webkit").split(/[\s,]+/);
/** Without an answer to the reader. */
const LONGEST_FREEZE_MS = 500;
const TEXT = "Lena Ortiz, the mayor, met Peter Voss in London.\n\n“We will rebuild the bridge,” she said.\n\nThe plan is terrible, said Peter Voss.\n";
const FORMATS = {
  html: /<!doctype html>/i, markdown: /Lena Ortiz/, csv: /We will rebuild/, json: /^\{"schema":1/, "web-annotation": /"@context"/,
  tei: /<said/, brat: /^T1\t/m, conll: /B-PER/, spacy: /"ents"/, citron: /"quotes"/,
};
/** The package below the page, as the maker's code expects it. */
const TYPES = { js: "text/javascript", wasm: "application/wasm", model: "application/octet-stream" };
const packaged = (/** @type {string} */ path) =>
  path.startsWith("newslens/") ? { headers: { "Content-Type": TYPES[path.split(".").at(-1)] }, body: readFileSync(join(ROOT, "pkg", path.slice("newslens/".length))) } : undefined;

for (const engine of ENGINES) {
  describe(engine, () => {
    /** @type {import("./drivers.mjs").Driver} */
    let driver;
    /** @type {Awaited<ReturnType<typeof host>>} */
    let site;
    let own = null;
    const reply = (/** @type {string} */ path) => (own && path === own.path ? own : packaged(path));

    before(async () => {
      site = await host({ reply });
      driver = await launch(/** @type {any} */ (engine));
    });
    after(async () => {
      await driver?.close();
      await site?.close();
    });

    const isReady = () => until(driver, () => document.querySelector("#status").textContent === "Ready.");
    const isRead = () => until(driver, () => /read in/.test(document.querySelector("#status").textContent));
    const open = async (url = site.url) => {
      // An address that differs only behind its # would be no visit.
      await driver.goto("about:blank");
      await driver.goto(url);
    };
    /** Firefox takes the text of a made-up paste by another name. */
    const paste = (/** @type {string} */ text) => driver.evaluate((text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", text);
      const event = new ClipboardEvent("paste", { clipboardData, data: text, dataType: "text/plain", bubbles: true, cancelable: true });
      document.body.dispatchEvent(event);
    }, text);
    const read = async (text = TEXT) => {
      await open();
      await isReady();
      await paste(text);
      await isRead();
    };
    const texts = (/** @type {string} */ selector) => driver.evaluate((selector) => [...document.querySelectorAll(selector)].map((element) => element.textContent), selector);
    const place = (/** @type {string} */ selector, words = "") => driver.evaluate((selector, words) => {
      const element = [...document.querySelectorAll(selector)].find((element) => element.textContent.includes(words));
      element.scrollIntoView({ block: "center" });
      const { x, y, width, height } = element.getClientRects()[0];
      return { x: x + Math.min(width / 2, 20), y: y + height / 2 };
    }, selector, words);
    const click = async (/** @type {string} */ selector, words = "") => {
      const { x, y } = await place(selector, words);
      await driver.point(x, y, true);
    };
    /** Opens the card of a mark and what can be put right there. */
    const correct = async (/** @type {string} */ mark, /** @type {string} */ words, /** @type {string} */ part) => {
      await click(mark, words);
      await until(driver, (part) => document.querySelector(`.card.is-pinned .about-${part} .correct > summary`)?.checkVisibility(), part);
      await click(`.card .about-${part} .correct > summary`);
      await until(driver, (part) => document.querySelector(`.card .about-${part} .correct`).open, part);
    };
    const corrected = (/** @type {number} */ n) => until(driver, (n) => document.querySelectorAll(".corrections li").length === n, n);

    test("a reader corrects a speaker and drops a mark, and takes it back", async () => {
      await read();
      assert.deepEqual(await texts(".speaker h2"), ["Lena Ortiz", "Peter Voss"]);
      await correct(".reading mark.quotation", "will rebuild", "quotation");
      await driver.evaluate(() => {
        const row = [...document.querySelectorAll(".card .choice")].find((row) => row.textContent.startsWith("Said by"));
        const select = row.querySelector("select");
        select.value = [...select.options].find(({ text }) => text === "Peter Voss").value;
        row.querySelector("button").click();
      });
      await corrected(1);
      assert.deepEqual(await texts(".speaker h2"), ["Peter Voss"]);
      await correct(".reading mark.cue", "terrible", "cue");
      await click(".card .about-cue button", "No feeling here");
      await corrected(2);
      assert.deepEqual(await texts(".reading mark.cue"), []);
      await click("#undo");
      await corrected(1);
      assert.deepEqual(await texts(".reading mark.cue"), ["terrible"]);
      // In a narrow window the lists lie in a sheet at its foot.
      const sheet = await driver.evaluate(() => document.querySelector(".sheet-handle").checkVisibility());
      if (sheet) await click(".sheet-handle");
      await until(driver, () => document.querySelector(".corrections li button").checkVisibility({ visibilityProperty: true }));
      await click(".corrections li button", "Take back");
      await until(driver, () => !document.querySelector(".corrections"));
      assert.deepEqual(await texts(".speaker h2"), ["Lena Ortiz", "Peter Voss"]);
    });

    test("every export is made and can be taken, and a link opens the text again", async () => {
      await read();
      await click("#export");
      await until(driver, () => document.querySelector("dialog").open);
      const files = await driver.evaluate(async (formats) => {
        const made = {};
        const own = URL.createObjectURL;
        let blob;
        URL.createObjectURL = (given) => own.call(URL, (blob = given));
        HTMLAnchorElement.prototype.click = function () {
          made.name = this.download;
        };
        const [preview, save] = [document.querySelector(".export pre"), document.querySelector(".export .primary")];
        for (const format of formats) {
          preview.textContent = "";
          const radio = document.querySelector(`.export input[value="${format}"]`);
          radio.checked = true;
          radio.dispatchEvent(new Event("change"));
          while (!preview.textContent || save.disabled) await new Promise((resolve) => setTimeout(resolve, 10));
          save.click();
          made[format] = { name: made.name, content: await blob.text(), note: document.querySelector(".export .left-out").textContent };
        }
        return made;
      }, Object.keys(FORMATS));
      for (const [format, looks] of Object.entries(FORMATS)) {
        assert.match(files[format].content, looks, format);
        assert.match(files[format].name, /^lena-ortiz-the-mayor-met-peter\.[\w.]+$/);
        assert.match(files[format].note, /^This format (has no place for|holds everything)/);
      }
      const link = await until(driver, () => document.querySelector(".export input[readonly]").value);
      await driver.type(KEYS.escape);
      await until(driver, () => !document.querySelector("dialog").open);
      const before = site.paths.length;
      await open(link);
      await isRead();
      assert.equal(await driver.evaluate(() => document.querySelector(".reading").textContent), TEXT);
      assert(site.paths.slice(before).every((path) => !path.includes("t=")), "no server hears of it");
    });

    test("the keyboard walks through the marks, holds a card open and closes it", async () => {
      await read();
      await driver.type("n");
      const first = await driver.evaluate(() => document.activeElement.textContent);
      assert.equal(first, "Lena Ortiz");
      await driver.type("n");
      assert.notEqual(await driver.evaluate(() => document.activeElement.textContent), first);
      await driver.type(`p${KEYS.enter}`);
      await until(driver, () => document.querySelector(".card.is-pinned")?.textContent.includes("Lena Ortiz"));
      await driver.type(KEYS.escape);
      await until(driver, () => document.querySelector(".card").hidden);
      assert.equal(await driver.evaluate(() => document.activeElement.textContent), "Lena Ortiz");
    });

    test("printed, the text has its marks and the lists, and no buttons", async () => {
      await read();
      if (engine !== "webkit") {
        const pdf = await driver.print();
        assert.equal(pdf.subarray(0, 5).toString(), "%PDF-");
        await driver.evaluate(() => document.querySelector("#lens").remove());
        const empty = await driver.print();
        assert(pdf.length > empty.length * 1.5, `${pdf.length} bytes, and ${empty.length} without the text`);
        await read();
      }
      // What a printer gets: the rules for print hold for the screen, and the screen's for nobody.
      const seen = await driver.evaluate(() => {
        const turn = (rules) => {
          for (const rule of rules) {
            if (rule instanceof CSSMediaRule) rule.media.mediaText = rule.media.mediaText === "print" ? "all" : rule.media.mediaText;
            if (rule.cssRules) turn(rule.cssRules);
          }
        };
        for (const sheet of [...document.styleSheets, ...document.adoptedStyleSheets]) turn(sheet.cssRules);
        const shows = (selector) => [...document.querySelectorAll(selector)].some((element) => element.checkVisibility({ visibilityProperty: true }));
        const line = (selector) => getComputedStyle(document.querySelector(selector)).borderBlockEndStyle;
        return {
          missing: [".reading", ".panel-said", ".panel-names", '.legend [data-key="person"]', ".caveat"].filter((selector) => !shows(selector)),
          left: [".desk", ".card", ".tabs", ".sheet-handle", "#theme", ".private", ".legend .facet", ".correct", "footer p:not(.caveat)"].filter(shows),
          lines: [line("mark.mention.name"), line("mark.mention.pronoun")],
        };
      });
      assert.deepEqual(seen, { missing: [], left: [], lines: ["solid", "dashed"] });
    });

    test("after the first visit it opens, reads and exports without its host", async () => {
      const gone = await host({});
      try {
        await open(gone.url);
        await isReady();
        await driver.evaluate(async () => {
          const { active } = await navigator.serviceWorker.ready;
          while (active.state !== "activated") await new Promise((resolve) => setTimeout(resolve, 20));
        });
      } finally {
        await gone.close();
      }
      await open(gone.url);
      await isReady();
      await paste(TEXT);
      await isRead();
      assert((await texts(".reading mark.person.name")).includes("Lena Ortiz"));
      await click("#export");
      await until(driver, () => document.querySelector(".export pre").textContent.includes("Lena Ortiz"));
    });

    test("a text of 1 MB is read, and the page never freezes", async (t) => {
      await open();
      await isReady();
      const article = EXAMPLES.map(({ text }) => text).join("\n");
      const long = article.repeat(Math.ceil(1_000_000 / article.length)).slice(0, 1_000_000);
      await driver.evaluate((long) => {
        window.long = long;
        window.gaps = [];
        let last = performance.now();
        setInterval(() => {
          const now = performance.now();
          if (now - last > 100) window.gaps.push([performance.timeOrigin + last, performance.timeOrigin + now]);
          last = now;
        }, 10);
      }, long);
      const ended = watchProcessor(driver.pid);
      await driver.evaluate(() => setTimeout(() => {
        const clipboardData = new DataTransfer();
        clipboardData.setData("text/plain", window.long);
        document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, data: window.long, dataType: "text/plain", bubbles: true, cancelable: true }));
      }));
      await isRead();
      await until(driver, () => !document.querySelector(".is-bare"));
      await driver.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1500)));
      const gaps = await driver.evaluate(() => window.gaps);
      const ran = ended();
      // A gap on the clock is a freeze only as far as the page's own thread was at work in it.
      const busy = gaps.map(([from, to]) => Math.round(ran(from, to)));
      const [first, last] = await driver.evaluate(() => [performance.timeOrigin, performance.timeOrigin + performance.now()]);
      t.diagnostic(`${gaps.length} gaps above 100 ms on the clock, the longest ${Math.round(Math.max(0, ...gaps.map(([from, to]) => to - from)))} ms; at work in one at most ${Math.max(0, ...busy)} ms`);
      assert(ran(first, last) > 100, "the thread was seen at work");
      assert(Math.max(0, ...busy) <= LONGEST_FREEZE_MS, `at work for ${busy} ms`);
      assert.equal(await driver.evaluate(() => document.querySelector(".reading").textContent.length), 1_000_000);
    });

    test("what the maker of code writes works as it stands, in each mode", async () => {
      for (const [mode, holds] of [
        ["around", () => document.querySelector("news-lens").shadowRoot.querySelector(".reading mark.person")],
        ["place", () => CSS.highlights.get("newslens-person")?.size],
        ["compact", () => document.querySelector("news-lens").shadowRoot.querySelector("summary")],
      ]) {
        await open(`${site.url}embed.html`);
        await until(driver, () => /integrity=/.test(document.querySelector("#code").textContent));
        await driver.evaluate((mode) => document.querySelector(`input[value="${mode}"]`).click(), mode);
        await until(driver, holds);
        const { code, policy } = await driver.evaluate(() => ({ code: document.querySelector("#code").textContent, policy: document.querySelector("#policy").textContent }));
        const article = "“We won,” said Lena Ortiz.";
        own = {
          path: "site.html",
          headers: { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": policy },
          body: `<!doctype html><html lang="en"><title>Site</title><article id="story"><p>${article}</p></article>${code.replace("Your article", article)}`,
        };
        await open(`${site.url}site.html`);
        await until(driver, () => ["ready", "error"].includes(document.querySelector("news-lens").state));
        assert.deepEqual(await driver.evaluate(() => document.querySelector("news-lens").environment.tried), [], mode);
        assert(await driver.evaluate(holds), mode);
      }
    });
  });
}
