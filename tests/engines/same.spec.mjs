/** The same text gives the same bytes in every engine, and each offers what the lens is built on. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { EXAMPLES } from "../../www/examples.js";
import { bare } from "../page/actions.mjs";
import { ROOT } from "../page/harness.mjs";
import { inEach } from "./driver.mjs";
import { bytesOf } from "./reading.mjs";

/** @param {string} path */
const json = (path) => JSON.parse(readFileSync(join(ROOT, path), "utf8"));
const cases = json("tests/cases/cases.json").cases.map((/** @type {{ text: string }} */ { text }) => text);
const TEXTS = [...cases, ...json("tests/wasm/texts.json"), ...EXAMPLES.map(({ text }) => text)];

inEach("every analysis is the native one, byte for byte", bare("<news-lens>Nothing yet.</news-lens>"), async (page) => {
  const wanted = bytesOf(TEXTS);
  assert.equal(wanted.length, TEXTS.length);
  await page.until(() => document.querySelector("news-lens").state === "ready");
  // As JSON, since a driver may not pass on a lone surrogate.
  const got = await page.run(async (texts) => {
    const element = document.querySelector("news-lens");
    const analyses = [];
    for (const text of JSON.parse(texts)) {
      element.text = text;
      analyses.push(JSON.stringify(await element.analyze()));
    }
    return analyses;
  }, JSON.stringify(TEXTS));
  for (const [i, text] of TEXTS.entries()) assert.equal(got[i], wanted[i], JSON.stringify(text));
});

inEach("it has what the lens is built on", bare("<p>Nothing yet.", { head: "" }), async (page) => {
  const has = await page.run(() => ({
    highlights: CSS.highlights instanceof HighlightRegistry && new Highlight().size === 0,
    sheets: "adoptedStyleSheets" in document && "replaceSync" in CSSStyleSheet.prototype,
    queries: CSS.supports("container-type", "inline-size"),
    lightDark: CSS.supports("color", "light-dark(red, blue)"),
    later: CSS.supports("content-visibility", "auto"),
  }));
  assert.deepEqual(has, { highlights: true, sheets: true, queries: true, lightDark: true, later: true });
});
