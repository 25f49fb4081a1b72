/**
 * Who said what, who is named, every mark in order, and what an editor would mend: the lists beside the text, and
 * its equal for whoever does not see the marks. A list is drawn when it is looked at.
 * @module
 */

import { summaryOf } from "./card.js";
import { button, element } from "./dom.js";
import { NOTHING_HIDDEN } from "./filter.js";
import { shortened } from "./lists.js";
import { people, speakersOf } from "./people.js";
import { marksOf } from "./segments.js";
import * as words from "./words.js";

/** @typedef {import("./segments.js").Analysis} Analysis */
/** @typedef {import("./painter.js").Finding} Finding */
/** @typedef {import("../src/wasm/types.js").Entity} Entity */
/** @typedef {import("./filter.js").Hidden} Hidden */

/** Below the first of a kind, the rest of it waits: one that fires often must not drown the others. */
const NOTICES_AT_FIRST = 3;
/** What stands first is what a desk would mend first. */
const NOTICE_ORDER = ["not-english", "mis-decoded", "unclosed-quote", "mixed-marks", "no-speaker", "name-variant", "surname-first", "missing-space"];

const TABS = /** @type {const} */ ([
  { id: "said", name: "Who said what", none: "Nobody is quoted in this text." },
  { id: "names", name: "Names", none: "No names were found in this text." },
  { id: "order", name: "In order", none: "No marks are shown in this text." },
  { id: "notices", name: "To check", none: "Nothing stood out that an editor would mend." },
]);
/** @typedef {(typeof TABS)[number]["id"]} TabId */

let n_panels = 0;

export class Panels {
  #root;
  #prefix = `newslens-panel-${++n_panels}`;
  /** @type {import("./lists.js").Guide} */
  #guide;
  #text = "";
  /** @type {Analysis | null} */
  #analysis = null;
  /** @type {Hidden} */
  #hidden = NOTHING_HIDDEN;
  /** The lists that show what is found now. */
  #fresh = new Set();
  /** Where the walk through an entity's mentions stands. @type {Map<number, number>} */
  #walks = new Map();
  /** @type {Map<TabId, { tab: HTMLButtonElement, n: HTMLElement, panel: HTMLElement }>} */
  #tabs = new Map();

  /**
   * @param {HTMLElement} root
   * @param {{ onGo: (finding: Finding) => void, onOnly: (entity: number | null) => void }} options
   */
  constructor(root, { onGo, onOnly }) {
    this.#root = root;
    this.#guide = { go: onGo, only: (entity) => onOnly(this.#hidden.only === entity ? null : entity), walk: (entity) => this.#walk(entity) };
    root.classList.add("panels");
    const list = element("div", { class: "tabs", role: "tablist", "aria-label": "Findings", on: { keydown: (/** @type {KeyboardEvent} */ event) => this.#walkTabs(event) } });
    root.append(list);
    for (const { id, name } of TABS) {
      const n = element("span", { class: "n" });
      const tab = button({ role: "tab", id: `${this.#prefix}-tab-${id}`, "aria-controls": `${this.#prefix}-${id}`, on: { click: () => this.show(id) } },
        name, " ", n,
      );
      const panel = element("div", { class: `panel panel-${id}`, role: "tabpanel", id: `${this.#prefix}-${id}`, "aria-labelledby": tab.id, tabindex: "0" });
      this.#tabs.set(id, { tab, n, panel });
      list.append(tab);
      root.append(panel);
    }
    this.show("said");
  }

  /** @param {string} wanted */
  show(wanted) {
    for (const [id, { tab, panel }] of this.#tabs) {
      tab.setAttribute("aria-selected", String(id === wanted));
      tab.tabIndex = id === wanted ? 0 : -1;
      panel.classList.toggle("is-shown", id === wanted);
      if (id === wanted) this.#draw(id);
    }
  }

  /**
   * @param {string} text
   * @param {Analysis | null} analysis
   * @param {Hidden} [hidden]
   */
  render(text, analysis, hidden = NOTHING_HIDDEN) {
    this.#walks.clear();
    this.#text = text;
    this.#analysis = analysis;
    this.#hidden = hidden;
    for (const [id, { panel }] of this.#tabs) {
      this.#fresh.delete(id);
      if (panel.classList.contains("is-shown")) this.#draw(id);
      // Paper shows all of them, so they are there a moment later, each in a task of its own.
      else setTimeout(() => this.#draw(id));
    }
  }

  /** The list of marks follows the legend. @param {Hidden} hidden */
  filter(hidden) {
    this.#hidden = hidden;
    this.#fresh.delete("order");
    this.#draw("order");
    this.#markOnly();
  }

  #markOnly() {
    for (const button of /** @type {NodeListOf<HTMLElement>} */ (this.#root.querySelectorAll("[data-only]"))) {
      button.setAttribute("aria-pressed", String(button.dataset.only === String(this.#hidden.only)));
    }
  }

  /** Draws all that the lists keep back. */
  unfold() {
    for (const { id } of TABS) this.#draw(id);
    const next = () => /** @type {HTMLElement | null} */ (this.#root.querySelector(".panel:not(.panel-order) .more"));
    for (let more = next(); more; more = next()) more.click();
  }

  /** @param {TabId} id */
  #draw(id) {
    const tab = this.#tabs.get(id);
    if (this.#fresh.has(id) || !tab) return;
    this.#fresh.add(id);
    const [text, analysis] = [this.#text, this.#analysis];
    /** @type {Record<TabId, (analysis: Analysis) => [number, HTMLElement[]]>} */
    const lists = {
      said: (analysis) => [speakersOf(analysis).length, people(text, analysis, this.#guide)],
      names: (analysis) => [words.namedIn(analysis).length, this.#names()],
      order: () => [0, this.#order()],
      notices: ({ notices }) => [notices.length, this.#notices()],
    };
    const [count, nodes] = analysis ? lists[id](analysis) : [0, []];
    // How many marks there are in all tells a reader nothing, and its room is scarce.
    tab.n.textContent = analysis && id !== "order" ? count.toLocaleString("en") : "";
    const none = TABS.find((tab) => tab.id === id)?.none;
    tab.panel.replaceChildren(...(nodes.length || !analysis ? nodes : [element("p", { class: "none" }, none)]));
    this.#markOnly();
  }

  /** Every mark in the order of the text: what the colours say, in words. */
  #order() {
    const marks = marksOf(/** @type {Analysis} */ (this.#analysis), this.#hidden);
    const items = shortened(marks, (stretch) => {
      const { layer, index, start, end } = stretch;
      const analysis = /** @type {Analysis} */ (this.#analysis);
      const surface = end - start > 90 ? `${this.#text.slice(start, start + 80).replace(/[\uD800-\uDBFF]$/, "")} …` : this.#text.slice(start, end);
      return element(
        "li",
        {},
        button({ class: "mark-item", on: { click: () => this.#guide.go({ layer, index }) } },
          element("q", { dir: "auto" }, surface.replace(/\s+/g, " ")),
          element("span", { class: "note" }, summaryOf({ start, end, stretches: [stretch] }, analysis)),
        ),
      );
    });
    return items.length ? [element("ol", { class: "in-order" }, ...items)] : [];
  }

  /** Entities by kind, those with most of the text's attention first. */
  #names() {
    const analysis = /** @type {Analysis} */ (this.#analysis);
    const nodes = words.GROUPS.flatMap((group) => {
      const entities = analysis.entities.filter((entity) => words.groupOf(entity.label) === group && entity.mentions.length > 0);
      if (!entities.length) return [];
      entities.sort((a, b) => b.salience - a.salience || b.mentions.length - a.mentions.length || a.id - b.id);
      return element(
        "section",
        { class: "group" },
        element("h2", {}, element("span", { class: `dot mention ${group.id}`, "aria-hidden": "true" }, group.letter || "#"), group.plural, " ", element("span", { class: "n" }, String(entities.length))),
        element("ul", {}, ...shortened(entities, (entity) => this.#entity(entity))),
      );
    });
    const values = this.#values(analysis);
    return values ? [...nodes, values] : nodes;
  }

  /** Dates and numbers that belong to no entity. @param {Analysis} analysis */
  #values(analysis) {
    const loose = analysis.mentions.flatMap((mention, index) => (mention.entity === null && mention.form === "value" ? [index] : []));
    if (!loose.length) return null;
    const group = words.GROUPS.find(({ id }) => id === "value");
    return element(
      "section",
      { class: "group" },
      element("h2", {}, element("span", { class: "dot mention value", "aria-hidden": "true" }, "#"), group?.plural, " ", element("span", { class: "n" }, String(loose.length))),
      element("ul", { class: "values" }, ...shortened(loose, (index) => {
        const { start, end } = analysis.mentions[index];
        return element("li", {}, button({ class: "entity", on: { click: () => this.#guide.go({ layer: "mention", index }) } }, element("bdi", {}, this.#text.slice(start, end))));
      })),
    );
  }

  /** @param {Entity} entity */
  #entity(entity) {
    const aliases = entity.aliases.filter((alias) => alias !== entity.name);
    return element(
      "li",
      {},
      button({ class: "entity", on: { click: () => this.#walk(entity) }, title: "Go to the next mention" },
        element("bdi", { class: "name" }, entity.name),
        element("span", { class: "n" }, `×${entity.mentions.length}`),
        entity.role ? element("span", { class: "role" }, entity.role) : null,
        aliases.length ? element("span", { class: "aliases" }, "also ", aliases.map((alias) => `“${alias}”`).join(", ")) : null,
      ),
    );
  }

  /** Kind by kind. */
  #notices() {
    const { notices } = /** @type {Analysis} */ (this.#analysis);
    /** @type {Map<string, number[]>} */
    const kinds = new Map(NOTICE_ORDER.map((kind) => [kind, []]));
    notices.forEach(({ kind }, index) => {
      const of = kinds.get(kind);
      if (of) of.push(index);
      else kinds.set(kind, [index]);
    });
    return [...kinds].filter(([, indices]) => indices.length).map(([kind, indices]) => {
      // What is the same for all of them is said once.
      const isSame = indices.every((index) => notices[index].message === notices[indices[0]].message);
      return element(
        "section",
        { class: "group" },
        element("h2", {}, words.NOTICES[kind] ?? kind, " ", element("span", { class: "n" }, String(indices.length))),
        isSame ? element("p", { class: "message" }, notices[indices[0]].message) : null,
        element("ol", { class: "checks" }, ...shortened(indices, (index) => element(
          "li",
          {},
          button({ class: "check", on: { click: () => this.#guide.go({ layer: "notice", index }) } },
            isSame ? null : element("span", { class: "message" }, notices[index].message),
            element("q", { dir: "auto" }, around(notices[index], this.#text)),
          ),
        ), NOTICES_AT_FIRST)),
      );
    });
  }

  /** To the next mention of an entity, round and round. @param {Entity} entity */
  #walk(entity) {
    if (!entity.mentions.length) return;
    const at = this.#walks.get(entity.id) ?? 0;
    this.#walks.set(entity.id, (at + 1) % entity.mentions.length);
    this.#guide.go({ layer: "mention", index: entity.mentions[at] });
  }

  /** @param {KeyboardEvent} event */
  #walkTabs(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const ids = TABS.map(({ id }) => id);
    const at = ids.findIndex((id) => this.#tabs.get(id)?.tab === event.target);
    const next = ids[(at + step + ids.length) % ids.length];
    this.show(next);
    this.#tabs.get(next)?.tab.focus();
  }
}

/** A place in the text with some words on either side. @param {{ start: number, end: number }} at @param {string} text */
function around({ start, end }, text) {
  const before = text.slice(Math.max(0, start - 24), start).replace(/^\S*\s/, "");
  const after = text.slice(Math.min(end, start + 80), Math.min(end, start + 80) + 24).replace(/\s\S*$/, "");
  return `… ${before}${text.slice(start, Math.min(end, start + 80))}${after} …`.replace(/\s+/g, " ");
}
