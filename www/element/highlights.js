/**
 * Marks on text that is not ours, by the CSS Custom Highlight API: no element and no attribute of the page changes.
 *
 * The registry of highlights belongs to the whole page, so each name begins with "newslens-", what others put there stays,
 * and of a name that two lenses share, each takes back its own ranges alone.
 * @module
 */

import { sheetsFor } from "./elsewhere.js";

/** @typedef {Document | ShadowRoot} Root */

/** Whether the browser can. */
export const CAN_HIGHLIGHT = typeof Highlight === "function" && typeof CSS === "object" && "highlights" in CSS;

const PREFIX = "newslens-";

/**
 * Later ones lie above. The grounds let the page's own colours through, whichever they are, and each kind has a line of its
 * own, since some readers see lines alone.
 */
const LOOKS = /* css */ `
::highlight(newslens-reported) { background-color: var(--newslens-quote-faint, rgb(222 180 40 / 0.1)); }
::highlight(newslens-quotation) { background-color: var(--newslens-quote-band, rgb(232 184 30 / 0.24)); }
::highlight(newslens-quoted) { text-decoration: underline dotted 1px rgb(166 124 0); }
::highlight(newslens-pronoun) { text-decoration: underline dotted 1.5px var(--newslens-other-line, rgb(120 120 120)); }
::highlight(newslens-value) { text-decoration: underline dotted 1px var(--newslens-value-line, rgb(130 130 130)); }
::highlight(newslens-other) { text-decoration: underline solid 1px var(--newslens-other-line, rgb(120 120 120)); }
::highlight(newslens-thing) { background-color: var(--newslens-thing-tint, rgb(210 60 130 / 0.16)); text-decoration: underline dashed 1.5px var(--newslens-thing-line, rgb(190 70 130)); }
::highlight(newslens-norp) { background-color: var(--newslens-norp-tint, rgb(20 150 165 / 0.18)); text-decoration: underline dashed 1.5px var(--newslens-norp-line, rgb(25 140 155)); }
::highlight(newslens-place) { background-color: var(--newslens-place-tint, rgb(40 160 90 / 0.2)); text-decoration: underline dashed 1.5px var(--newslens-place-line, rgb(40 140 85)); }
::highlight(newslens-org) { background-color: var(--newslens-org-tint, rgb(140 90 220 / 0.2)); text-decoration: underline double 1px var(--newslens-org-line, rgb(140 95 210)); }
::highlight(newslens-person) { background-color: var(--newslens-person-tint, rgb(60 130 220 / 0.22)); text-decoration: underline solid 1.5px var(--newslens-person-line, rgb(60 125 205)); }
::highlight(newslens-positive) { text-decoration: underline dotted 2.5px var(--newslens-positive, rgb(25 150 100)); }
::highlight(newslens-negative) { text-decoration: underline wavy 1.25px var(--newslens-negative, rgb(215 60 50)); }
::highlight(newslens-neutral) { text-decoration: underline dashed 1px rgb(130 130 130); }
::highlight(newslens-active) { background-color: var(--newslens-active-tint, rgb(240 190 20 / 0.32)); }
@media (forced-colors: active) {
  ::highlight(newslens-quotation), ::highlight(newslens-reported) { text-decoration: underline dotted 1px; }
  ::highlight(newslens-active) { background-color: Highlight; color: HighlightText; }
}
@media print {
  ::highlight(newslens-active) { background-color: transparent; }
}`;

const NAMES = [...LOOKS.matchAll(/newslens-(\w+)\)/g)].map(([, name]) => name);

/** @type {CSSStyleSheet | null} */
let sheet = null;
/** How many lenses show in a document or shadow tree, and by which sheet. @type {WeakMap<Root, { n: number, sheet: CSSStyleSheet }>} */
const users = new WeakMap();

/** The ranges of one lens. */
export class Highlights {
  #root;
  /** Of the window that the article is in, which another document has of its own. */
  #view;
  /** @type {Map<string, Range[]>} */
  #own = new Map();

  /** @param {Node} article what the marks lie on */
  constructor(article) {
    this.#root = /** @type {Root} */ (article.getRootNode());
    this.#view = /** @type {typeof globalThis} */ (article.ownerDocument?.defaultView ?? globalThis);
    const known = users.get(this.#root);
    if (known) known.n++;
    else {
      const [sheet] = sheetsFor([looks()], this.#view);
      users.set(this.#root, { n: 1, sheet });
      this.#root.adoptedStyleSheets = [...this.#root.adoptedStyleSheets, sheet];
    }
  }

  /**
   * Puts these ranges in the place of those of the same name.
   * @param {string} name
   * @param {Range[]} ranges
   */
  set(name, ranges) {
    const key = PREFIX + name;
    const { CSS, Highlight } = this.#view;
    const old = CSS.highlights.get(key);
    for (const range of this.#own.get(key) ?? []) old?.delete(range);
    if (ranges.length) {
      const highlight = old ?? new Highlight();
      highlight.priority = NAMES.indexOf(name);
      for (const range of ranges) highlight.add(range);
      if (!old) CSS.highlights.set(key, highlight);
      this.#own.set(key, ranges);
    } else {
      this.#own.delete(key);
      if (old?.size === 0) CSS.highlights.delete(key);
    }
  }

  /** Puts these ranges in the place of all. @param {Map<string, Range[]>} ranges */
  replace(ranges) {
    for (const name of NAMES) this.set(name, ranges.get(name) ?? []);
  }

  /** Takes back all that it put there. */
  dispose() {
    this.replace(new Map());
    const known = users.get(this.#root);
    if (!known || --known.n > 0) return;
    users.delete(this.#root);
    this.#root.adoptedStyleSheets = this.#root.adoptedStyleSheets.filter((other) => other !== known.sheet);
  }
}

function looks() {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(LOOKS);
  }
  return sheet;
}
