/**
 * What a page must show of a text in every engine: all of it, and the marks of the analysis that the native program makes.
 * @module
 */

import assert from "node:assert/strict";
import { native } from "../page/harness.mjs";

/** What the native program makes of texts, as it writes it. @param {string[]} texts */
export function bytesOf(texts) {
  // What JSON cannot hold, a lone surrogate, is read as what stands for it; and each line also says which text it is of.
  return native(texts.map((text) => text.toWellFormed())).map((line) => line.replace(/^\{"id":\d+,/, "{"));
}

/** @param {string} text */
export function analysisOf(text) {
  return JSON.parse(bytesOf([text])[0]);
}

/** The quotations that show unasked: neither thoughts nor what was not said. @param {any} analysis @returns {any[]} */
export function saidIn({ quotations }) {
  return quotations.filter(({ modality, report }) => modality !== "negated" && /^(speech|writing)$/.test(report));
}

/**
 * Waits until a text is drawn, unit for unit, with the mentions and quotations of its analysis and no element that is strange to a lens.
 * @param {import("./driver.mjs").Page} page
 * @param {string} text
 * @param {string} [within] the element that the lens is in, followed by " >>> "
 */
export async function isRead(page, text, within = "") {
  const analysis = analysisOf(text);
  const surface = (/** @type {{ start: number, end: number }} */ { start, end }) => text.slice(start, end);
  const said = saidIn(analysis);
  const wanted = JSON.stringify({
    mentions: analysis.mentions.map(surface),
    said: said.map(({ spans }) => spans.map(surface).join("")),
    strange: [],
  });
  const indices = said.map((quotation) => analysis.quotations.indexOf(quotation));
  const drawn = () => page.run(draws, `${within}.reading`, JSON.stringify(text), analysis.mentions.length, indices);
  await page.until((selector, json) => all(selector)[0]?.textContent === JSON.parse(json), `${within}.reading`, JSON.stringify(text));
  for (let n = 0; n < 200 && (await drawn()) !== wanted; n++) await new Promise((resolve) => setTimeout(resolve, 50));
  assert.deepEqual(JSON.parse(await drawn()), JSON.parse(wanted));
}

/**
 * Runs in the page.
 * @param {string} selector
 * @param {string} json the text
 * @param {number} n_mentions
 * @param {number[]} quotations
 */
function draws(selector, json, n_mentions, quotations) {
  const [reading] = all(selector);
  if (reading.textContent !== JSON.parse(json)) return "another text";
  /** @type {Map<string, string>} */
  const surfaces = new Map();
  for (const drawn of reading.querySelectorAll("[data-ids]")) {
    for (const id of /** @type {HTMLElement} */ (drawn).dataset.ids?.split(" ") ?? []) surfaces.set(id, (surfaces.get(id) ?? "") + drawn.textContent);
  }
  const names = new Set([...reading.querySelectorAll("*")].map((element) => element.localName));
  for (const name of ["div", "p", "mark", "span"]) names.delete(name);
  return JSON.stringify({
    mentions: Array.from({ length: n_mentions }, (_, i) => surfaces.get(`mention-${i}`) ?? null),
    said: quotations.map((i) => surfaces.get(`quotation-${i}`) ?? null),
    strange: [...names],
  });
}

/** Stands for the page's own function of this name. @type {(selector: string) => Element[]} */
let all;
