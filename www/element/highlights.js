/**
 * Marks on text that is not ours, by the CSS Custom Highlight API: no element and no attribute of the page changes.
 *
 * The registry of highlights belongs to the whole page, so each name begins with "newslens-", what others put there stays,
 * and of a name that two lenses share, each takes back its own ranges alone.
 * @module
 */

/** @typedef {Document | ShadowRoot} Root */

/** Whether the browser can. */
export const CAN_HIGHLIGHT = typeof Highlight === "function" && typeof CSS === "object" && "highlights" in CSS;

const PREFIX = "newslens-";

/**
 * Each highlight's ground, and the style, width and colour of its line; later ones lie above. The grounds let the page's
 * own colours through, whichever they are, and each kind has a line of its own, since some readers see lines alone.
 * @type {readonly [name: string, ground: string | null, style?: string, width?: string, line?: string][]}
 */
const LOOKS = [
  ["reported", "var(--newslens-quote-faint, rgb(222 180 40 / 0.1))"],
  ["quotation", "var(--newslens-quote-band, rgb(232 184 30 / 0.24))"],
  ["quoted", null, "dotted", "1px", "var(--newslens-quote-line, rgb(166 124 0))"],
  ["pronoun", null, "dotted", "1.5px", "var(--newslens-other-line, rgb(120 120 120))"],
  ["value", null, "dotted", "1px", "var(--newslens-value-line, rgb(130 130 130))"],
  ["other", null, "solid", "1px", "var(--newslens-other-line, rgb(120 120 120))"],
  ["thing", "var(--newslens-thing-tint, rgb(210 60 130 / 0.16))", "dashed", "1.5px", "var(--newslens-thing-line, rgb(190 70 130))"],
  ["norp", "var(--newslens-norp-tint, rgb(20 150 165 / 0.18))", "dashed", "1.5px", "var(--newslens-norp-line, rgb(25 140 155))"],
  ["place", "var(--newslens-place-tint, rgb(40 160 90 / 0.2))", "dashed", "1.5px", "var(--newslens-place-line, rgb(40 140 85))"],
  ["org", "var(--newslens-org-tint, rgb(140 90 220 / 0.2))", "double", "1px", "var(--newslens-org-line, rgb(140 95 210))"],
  ["person", "var(--newslens-person-tint, rgb(60 130 220 / 0.22))", "solid", "1.5px", "var(--newslens-person-line, rgb(60 125 205))"],
  ["positive", null, "dotted", "2.5px", "var(--newslens-positive, rgb(25 150 100))"],
  ["negative", null, "wavy", "1.25px", "var(--newslens-negative, rgb(215 60 50))"],
  ["neutral", null, "dashed", "1px", "rgb(130 130 130)"],
  ["active", "var(--newslens-active-tint, rgb(240 190 20 / 0.5))"],
];
const NAMES = LOOKS.map(([name]) => name);

/** One property at a time: WebKit knows no shorthand for a line with its style and colour. */
const SHEET = `${LOOKS.map(([name, ground, style, width, line]) =>
  `::highlight(${PREFIX}${name}) {${ground ? `background-color: ${ground};` : ""}${style ? `text-decoration-line: underline; text-decoration-style: ${style}; text-decoration-thickness: ${width}; text-decoration-color: ${line};` : ""}}`).join("\n")}
@media (forced-colors: active) {
  ::highlight(newslens-quotation), ::highlight(newslens-reported) { text-decoration-line: underline; text-decoration-style: dotted; }
  ::highlight(newslens-active) { background-color: Highlight; color: HighlightText; }
}
@media print {
  ::highlight(newslens-active) { background-color: transparent; }
}`;

/** @type {CSSStyleSheet | null} */
let sheet = null;
/** How many lenses show in a document or shadow tree. @type {WeakMap<Root, number>} */
const users = new WeakMap();

/** The ranges of one lens. */
export class Highlights {
  #root;
  /** @type {Map<string, Range[]>} */
  #own = new Map();

  /** @param {Node} article what the marks lie on */
  constructor(article) {
    this.#root = /** @type {Root} */ (article.getRootNode());
    const n = users.get(this.#root) ?? 0;
    users.set(this.#root, n + 1);
    this.#adopt();
  }

  /** The page may have put other sheets in the place of all. */
  #adopt() {
    const { adoptedStyleSheets } = this.#root;
    if (!adoptedStyleSheets.includes(looks())) this.#root.adoptedStyleSheets = [...adoptedStyleSheets, looks()];
  }

  /**
   * Puts these ranges in the place of those of the same name.
   * @param {string} name
   * @param {Range[]} ranges
   */
  set(name, ranges) {
    const key = PREFIX + name;
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
    if (ranges.size) this.#adopt();
    for (const name of NAMES) this.set(name, ranges.get(name) ?? []);
  }

  /** Takes back all that it put there. */
  dispose() {
    this.replace(new Map());
    const n = (users.get(this.#root) ?? 1) - 1;
    users.set(this.#root, n);
    if (n === 0) this.#root.adoptedStyleSheets = this.#root.adoptedStyleSheets.filter((other) => other !== sheet);
  }
}

function looks() {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(SHEET);
  }
  return sheet;
}
