/**
 * The legend: what each look means, how many there are, and a button each to hide and show them.
 * @module
 */

import { button, element } from "./dom.js";
import { Filter, SIDES, sidesOf } from "./filter.js";
import { isListed } from "./voices.js";
import { CUE_KINDS, FACETS, GROUPS, groupOf, keysOfCue, keysOfQuotation, QUOTATION_KINDS, SIGNS, wasSaid } from "./words.js";

/** @typedef {import("./segments.js").Analysis} Analysis */

/** Hidden until asked for: thoughts and plans are nobody's words yet, cancelled cues carry nothing. */
const HIDDEN_AT_FIRST = ["thought", "neutral"];
/** What a text has none of need not take room; the other kinds always stand there, so that the legend explains. */
const SHOWN_WHEN_FOUND = /^(other|thought|quoted|neutral|thing|norp|voice-open|nature-.*|stance-.*)$/;
/** What the question "which loaded words are the author's own?" leaves out. */
const NOT_OWN_LOADED = ["voice-others", "voice-open", "nature-evaluation", "nature-emotion"];
/** So many names can be chosen, those that are quoted most and named most first: nobody looks through more. */
const MOST_CHOICES = 60;

export class Legend {
  #root;
  #hidden = new Filter(HIDDEN_AT_FIRST);
  /** @type {Analysis | null} */
  #analysis = null;
  /** @type {Map<string, HTMLButtonElement>} */
  #buttons = new Map();
  /** @type {{ keys: string[], button: HTMLButtonElement }[]} */
  #layers = [];
  #more = element("div", { class: "legend-more", hidden: true });
  #who = element("select", { "aria-label": "Whose findings show", on: { change: () => this.choose(this.#who.value ? Number(this.#who.value) : null) } });
  #ownLoaded = button({ class: "question", tabindex: "-1", on: { click: () => this.#askOwnLoaded() } }, "Only the author’s loaded words ", element("span", { class: "n" }));
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
    const cues = this.#layer("Feeling words", CUE_KINDS.map(({ id, name }) => ({
      id, name, letter: SIGNS[id], look: `cue ${id}`,
    })));
    for (const facet of FACETS) {
      const buttons = facet.kinds.map(({ id, name }) => this.#kind(`${facet.id}-${id}`, name));
      // Whose feeling it is, is the question that readers have most: it stands in the first view.
      if (facet.id === "voice") cues.append(element("span", { class: "facet" }, "in whose voice:"), ...buttons);
      else this.#more.append(element("div", { class: "legend-row", role: "group", "aria-label": facet.name }, element("span", { class: "facet" }, facet.name), ...buttons));
    }
    this.#more.append(element("div", { class: "legend-row" }, this.#ownLoaded));
    const who = element(
      "div", { class: "legend-row", role: "group", "aria-label": "Who" },
      element("strong", {}, "Who"), this.#who, this.#kind("says", "Says"), this.#kind("about", "Said about them"),
    );
    const more = button({ class: "layer", tabindex: "-1", "aria-expanded": "false", on: { click: () => {
      this.#more.hidden = !this.#more.hidden;
      more.setAttribute("aria-expanded", String(!this.#more.hidden));
    } } }, "More filters");
    who.append(more);
    root.append(who, this.#more);
    root.addEventListener("keydown", (event) => this.#walk(event));
    this.count(null);
  }

  /** Keys of what is hidden. */
  get hidden() {
    return this.#hidden;
  }

  /** Shows these kinds alone; without any, what shows at first. @param {ReadonlySet<string>} [keys] */
  only(keys) {
    const kinds = this.#layers.flatMap((layer) => layer.keys);
    this.#hidden.clear();
    for (const key of keys ? kinds.filter((kind) => !keys.has(kind)) : HIDDEN_AT_FIRST) this.#hidden.add(key);
    this.#mark();
    this.#onChange();
  }

  /** Shows what one entity says and what is said about it, and nothing else; null: everything again. @param {number | null} entity */
  choose(entity) {
    this.#hidden.only = entity;
    for (const side of SIDES) this.#hidden.delete(side);
    this.#offer();
    this.#mark();
    this.#onChange();
  }

  /** @param {Analysis | null} analysis */
  count(analysis) {
    // Whom the reader chose may have another number in the new analysis, or be gone.
    const { only } = this.#hidden;
    const name = only === null ? null : this.#analysis?.entities[only]?.name;
    this.#hidden.only = analysis?.entities.find((entity) => entity.name === name)?.id ?? null;
    this.#analysis = analysis;
    this.#offer();
    const counts = countsOf(analysis);
    for (const [key, button] of this.#buttons) {
      if (SIDES.some((side) => side === key)) continue;
      const n = counts.get(key) ?? 0;
      const shown = button.querySelector(".n");
      if (shown) shown.textContent = String(n);
      button.hidden = n === 0 && SHOWN_WHEN_FOUND.test(key);
      button.classList.toggle("is-none", n === 0);
    }
    const n_own = analysis?.cues.filter((cue) => !keysOfCue(cue).some((key) => NOT_OWN_LOADED.includes(key))).length ?? 0;
    this.#ownLoaded.lastElementChild?.replaceChildren(String(n_own));
    this.#ownLoaded.ariaDisabled = String(!n_own);
    this.#mark();
  }

  /** Whom a reader can choose, and how much there is of who is chosen. */
  #offer() {
    const analysis = this.#analysis;
    const { only } = this.#hidden;
    const quoted = new Map();
    for (const quotation of analysis?.quotations ?? []) if (isListed(quotation)) quoted.set(quotation.speaker, (quoted.get(quotation.speaker) ?? 0) + 1);
    const rank = (/** @type {import("../src/wasm/types.js").Entity} */ { id, salience }) => (quoted.get(id) ?? 0) + salience;
    const all = analysis?.entities.filter(({ id, mentions }) => mentions.length || quoted.has(id)).sort((a, b) => rank(b) - rank(a) || a.id - b.id) ?? [];
    const shown = all.filter(({ id }, i) => i < MOST_CHOICES || id === only);
    this.#who.replaceChildren(element("option", { value: "" }, "Everybody"), ...shown.map(({ id, name }) => element("option", { value: id, selected: id === only }, name)));
    const sides = analysis && only !== null ? sidesOf(analysis, only) : null;
    for (const side of SIDES) {
      const button = this.#buttons.get(side);
      const n = (/** @type {"quotation" | "cue"} */ layer, /** @type {readonly any[]} */ found) => found.filter((one, i) => (layer === "cue" || isListed(one)) && sides?.[side](layer, i)).length;
      if (!button || !analysis) continue;
      button.hidden = !sides;
      button.lastElementChild?.replaceChildren(String(n("quotation", analysis.quotations) + n("cue", analysis.cues)));
    }
  }

  /**
   * @param {string} name
   * @param {{ id: string, name: string, letter: string, look: string }[]} kinds
   */
  #layer(name, kinds) {
    const keys = kinds.map((kind) => kind.id);
    const all = button({ class: "layer", tabindex: this.#layers.length ? "-1" : "0", on: { click: () => this.#toggle(keys) } }, name);
    const row = element("div", { class: "legend-row", role: "group", "aria-label": name }, all);
    for (const { id, name: label, letter, look } of kinds) {
      const swatch = element("span", { class: "swatch", "aria-hidden": "true" }, element("span", { class: look, data: letter ? { sign: letter } : {} }, "Aa"));
      row.append(this.#kind(id, label, swatch));
    }
    this.#layers.push({ keys, button: all });
    this.#root.append(row);
    return row;
  }

  /** @param {string} key @param {string} name @param {HTMLElement} [swatch] */
  #kind(key, name, swatch) {
    const kind = button(
      { class: "kind", tabindex: "-1", data: { key }, on: { click: () => this.#toggle([key]) } },
      swatch, element("span", {}, name), element("span", { class: "n" }, "0"),
    );
    this.#buttons.set(key, kind);
    return kind;
  }

  /** Leaves the author's own loaded words alone of all feeling words, or shows all of them again. */
  #askOwnLoaded() {
    const isOn = this.#isOwnLoaded();
    // Nothing to show is no reason to hide all the rest.
    if (!isOn && this.#ownLoaded.ariaDisabled === "true") return;
    for (const key of NOT_OWN_LOADED) {
      if (isOn) this.#hidden.delete(key);
      else this.#hidden.add(key);
    }
    if (!isOn) for (const key of ["voice-author", "nature-loaded", "negative", "positive"]) this.#hidden.delete(key);
    this.#mark();
    this.#onChange();
  }

  #isOwnLoaded() {
    return NOT_OWN_LOADED.every((key) => this.#hidden.has(key)) && !this.#hidden.has("voice-author") && !this.#hidden.has("nature-loaded");
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
    this.#ownLoaded.setAttribute("aria-pressed", String(this.#isOwnLoaded()));
    for (const { keys, button } of this.#layers) {
      button.setAttribute("aria-pressed", String(keys.some((key) => !this.#hidden.has(key) && !HIDDEN_AT_FIRST.includes(key))));
    }
  }

  /** One tab stop for the whole legend; arrows move in it. @param {KeyboardEvent} event */
  #walk(event) {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const buttons = /** @type {HTMLButtonElement[]} */ ([...this.#root.querySelectorAll("button:not([hidden], [hidden] *)")]);
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
  for (const quotation of analysis.quotations) if (wasSaid(quotation)) keysOfQuotation(quotation).forEach(add);
  for (const cue of analysis.cues) keysOfCue(cue).forEach(add);
  if (analysis.quoted.length) counts.set("quoted", analysis.quoted.length);
  return counts;
}
