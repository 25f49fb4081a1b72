/**
 * The legend: what each look means, how many there are, and a button each to hide and show them.
 * @module
 */

import { element } from "./dom.js";
import { CUE_KINDS, GROUPS, groupOf, QUOTATION_KINDS, quotationKind, wasSaid } from "./words.js";

/** @typedef {import("./segments.js").Analysis} Analysis */

/** Hidden until asked for: thoughts and plans are nobody's words yet, cancelled cues carry nothing. */
const HIDDEN_AT_FIRST = ["thought", "neutral"];

export class Legend {
  #root;
  /** @type {Set<string>} */
  #hidden = new Set(HIDDEN_AT_FIRST);
  /** @type {Map<string, HTMLButtonElement>} */
  #buttons = new Map();
  /** @type {{ id: string, keys: string[], button: HTMLButtonElement, row: HTMLElement }[]} */
  #layers = [];
  #onChange;

  /**
   * @param {HTMLElement} root
   * @param {{ onChange: () => void }} options
   */
  constructor(root, { onChange }) {
    this.#root = root;
    this.#onChange = onChange;
    root.classList.add("legend");
    root.setAttribute("role", "toolbar");
    root.setAttribute("aria-label", "Show and hide marks");
    this.#layer("Names", GROUPS.map(({ id, plural, letter }) => ({ id, name: plural, letter, look: `mention name ${id}` })));
    this.#layer("Quotations", QUOTATION_KINDS.map(({ id, name }) => ({
      id, name, letter: "", look: id === "quoted" ? "quoted" : `quotation ${id} ${id === "direct" ? "verbatim" : "reported"}`,
    })));
    this.#layer("Feeling words", CUE_KINDS.map(({ id, name }) => ({
      id, name, letter: { negative: "−", positive: "+", neutral: "" }[id], look: `cue ${id}`,
    })));
    root.addEventListener("keydown", (event) => this.#walk(event));
    this.count(null);
  }

  /** Keys of what is hidden. */
  get hidden() {
    return this.#hidden;
  }

  /** @param {Analysis | null} analysis */
  count(analysis) {
    const counts = countsOf(analysis);
    for (const [key, button] of this.#buttons) {
      const n = counts.get(key) ?? 0;
      const shown = button.querySelector(".n");
      if (shown) shown.textContent = String(n);
      // What the text has none of need not take room; the main kinds always stand there, so that the legend explains.
      button.hidden = n === 0 && ["other", "thought", "quoted", "neutral", "thing", "norp"].includes(key);
      button.classList.toggle("is-none", n === 0);
    }
    this.#mark();
  }

  /**
   * @param {string} name
   * @param {{ id: string, name: string, letter: string, look: string }[]} kinds
   */
  #layer(name, kinds) {
    const keys = kinds.map((kind) => kind.id);
    const all = element("button", { type: "button", class: "layer", tabindex: this.#layers.length ? "-1" : "0", on: { click: () => this.#toggle(keys) } }, name);
    const row = element("div", { class: "legend-row", role: "group", "aria-label": name }, all);
    for (const { id, name: label, letter, look } of kinds) {
      const swatch = element("span", { class: "swatch", "aria-hidden": "true" }, element("span", { class: look, data: letter ? { sign: letter } : {} }, "Aa"));
      const button = element(
        "button",
        { type: "button", class: "kind", tabindex: "-1", data: { key: id }, on: { click: () => this.#toggle([id]) } },
        swatch, element("span", {}, label), element("span", { class: "n" }, "0"),
      );
      this.#buttons.set(id, button);
      row.append(button);
    }
    this.#layers.push({ id: name, keys, button: all, row });
    this.#root.append(row);
  }

  /** Hides the kinds if any of them shows, and shows all of them otherwise. @param {string[]} keys */
  #toggle(keys) {
    const isHiding = keys.some((key) => !this.#hidden.has(key) && (keys.length === 1 || !HIDDEN_AT_FIRST.includes(key)));
    for (const key of keys) {
      if (isHiding) this.#hidden.add(key);
      else if (keys.length === 1 || !HIDDEN_AT_FIRST.includes(key)) this.#hidden.delete(key);
    }
    this.#mark();
    this.#onChange();
  }

  #mark() {
    for (const [key, button] of this.#buttons) button.setAttribute("aria-pressed", String(!this.#hidden.has(key)));
    for (const { keys, button } of this.#layers) {
      button.setAttribute("aria-pressed", String(keys.some((key) => !this.#hidden.has(key) && !HIDDEN_AT_FIRST.includes(key))));
    }
  }

  /** One tab stop for the whole legend; arrows move in it. @param {KeyboardEvent} event */
  #walk(event) {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const buttons = /** @type {HTMLButtonElement[]} */ ([...this.#root.querySelectorAll("button:not([hidden])")]);
    const at = buttons.indexOf(/** @type {HTMLButtonElement} */ (event.target));
    if (at < 0 || !step && event.key !== "Home" && event.key !== "End") return;
    event.preventDefault();
    const next = event.key === "Home" ? 0 : event.key === "End" ? buttons.length - 1 : (at + (step ?? 0) + buttons.length) % buttons.length;
    for (const button of this.#root.querySelectorAll("button")) button.tabIndex = -1;
    buttons[next].tabIndex = 0;
    buttons[next].focus();
  }
}

/**
 * How many findings there are of each kind.
 * @param {Analysis | null} analysis
 * @returns {Map<string, number>}
 */
export function countsOf(analysis) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  const add = (/** @type {string} */ key) => counts.set(key, (counts.get(key) ?? 0) + 1);
  if (!analysis) return counts;
  for (const mention of analysis.mentions) add(groupOf(mention.label).id);
  for (const quotation of analysis.quotations) if (wasSaid(quotation)) add(quotationKind(quotation));
  for (const cue of analysis.cues) add(cue.polarity);
  if (analysis.quoted.length) counts.set("quoted", analysis.quoted.length);
  return counts;
}
