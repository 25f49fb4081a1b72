/**
 * Who said what, who is named, and what an editor would mend: the lists beside the text, and its equal for
 * whoever does not see the marks.
 * @module
 */

import { element } from "./dom.js";
import * as words from "./words.js";

/** @typedef {import("./segments.js").Analysis} Analysis */
/** @typedef {import("./painter.js").Finding} Finding */
/** @typedef {import("../src/wasm/types.js").Entity} Entity */
/** @typedef {import("../src/wasm/types.js").Quotation} Quotation */

/** A list shows this many items at first: a book would have thousands. */
const SHOWN_AT_FIRST = 50;
/** Longer content is cut in the list; the text shows it in full. */
const LONGEST_CONTENT = 280;

const TABS = /** @type {const} */ ([
  { id: "said", name: "Who said what" },
  { id: "names", name: "Names" },
  { id: "notices", name: "To check" },
]);

let n_panels = 0;

export class Panels {
  #prefix = `newslens-panel-${++n_panels}`;
  #onGo;
  #text = "";
  /** Where the walk through an entity's mentions stands. @type {Map<number, number>} */
  #walks = new Map();
  /** @type {Map<string, { tab: HTMLButtonElement, n: HTMLElement, panel: HTMLElement }>} */
  #tabs = new Map();

  /**
   * @param {HTMLElement} root
   * @param {{ onGo: (finding: Finding) => void }} options
   */
  constructor(root, { onGo }) {
    this.#onGo = onGo;
    root.classList.add("panels");
    const list = element("div", { class: "tabs", role: "tablist", "aria-label": "Findings", on: { keydown: (/** @type {KeyboardEvent} */ event) => this.#walkTabs(event) } });
    root.append(list);
    for (const { id, name } of TABS) {
      const n = element("span", { class: "n" });
      const tab = element(
        "button",
        { type: "button", role: "tab", id: `${this.#prefix}-tab-${id}`, "aria-controls": `${this.#prefix}-${id}`, on: { click: () => this.show(id) } },
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
    }
  }

  /**
   * @param {string} text
   * @param {Analysis | null} analysis
   */
  render(text, analysis) {
    this.#walks.clear();
    this.#text = text;
    /** @type {Record<string, [number, Node[]]>} */
    const content = analysis
      ? { said: this.#said(text, analysis), names: this.#names(analysis), notices: this.#notices(text, analysis) }
      : { said: [0, []], names: [0, []], notices: [0, []] };
    /** @type {Record<string, string>} */
    const none = {
      said: "Nobody is quoted in this text.", names: "No names were found in this text.", notices: "Nothing stood out that an editor would mend.",
    };
    for (const [id, { panel, n }] of this.#tabs) {
      const [count, nodes] = content[id];
      n.textContent = analysis ? String(count) : "";
      panel.replaceChildren(...(nodes.length || !analysis ? nodes : [element("p", { class: "none" }, none[id])]));
    }
  }

  /**
   * People → role → what they said.
   * @param {string} text
   * @param {Analysis} analysis
   * @returns {[number, Node[]]}
   */
  #said(text, analysis) {
    /** @type {Map<number | null, number[]>} */
    const bySpeaker = new Map();
    let n_quoted = 0;
    analysis.quotations.forEach((quotation, index) => {
      if (!words.wasSaid(quotation) || words.quotationKind(quotation) === "thought") return;
      const said = bySpeaker.get(quotation.speaker);
      if (said) said.push(index);
      else bySpeaker.set(quotation.speaker, [index]);
      n_quoted += lengthOf(quotation);
    });
    const length = (/** @type {number[]} */ indices) => indices.reduce((sum, index) => sum + lengthOf(analysis.quotations[index]), 0);
    // Whoever has most words comes first; what nobody is known to have said comes last.
    const speakers = [...bySpeaker]
      .map(([speaker, indices]) => ({ speaker, indices, length: length(indices) }))
      .sort((a, b) => Number(a.speaker === null) - Number(b.speaker === null) || b.length - a.length || a.indices[0] - b.indices[0]);
    const nodes = shortened(speakers, ({ speaker, indices, length }) => {
      const entity = speaker === null ? null : analysis.entities[speaker];
      const share = n_quoted ? Math.round((100 * length) / n_quoted) : 0;
      const name = entity
        ? element("button", { type: "button", class: "who", on: { click: () => this.#walk(entity) }, title: "Go to the next mention" }, entity.name)
        : element("span", { class: "who" }, "Speaker not named");
      return element(
        "section",
        { class: "speaker" },
        element("h2", {}, name),
        entity?.role ? element("p", { class: "role" }, entity.role) : null,
        element("p", { class: "share" }, `${words.count(indices.length, "quotation")} · ${share} % of the words quoted`, this.#spokenOf(speaker, analysis)),
        element("ol", {}, ...shortened(indices, (index) => this.#quotation(index, text, analysis))),
      );
    });
    return [bySpeaker.size, nodes];
  }

  /** @param {number | null} entity @param {Analysis} analysis */
  #spokenOf(entity, analysis) {
    const towards = analysis.sentiment.entities.find((valence) => valence.entity === entity);
    return towards ? ` · spoken of: ${words.tone(towards.valence)}` : null;
  }

  /** @param {number} index @param {string} text @param {Analysis} analysis */
  #quotation(index, text, analysis) {
    const quotation = analysis.quotations[index];
    const content = quotation.spans.map((at) => text.slice(at.start, at.end).replace(/\s+/g, " ")).join(" … ");
    const shown = content.length > LONGEST_CONTENT ? `${content.slice(0, LONGEST_CONTENT).replace(/[\uD800-\uDBFF]$/, "")} …` : content;
    const cue = quotation.cue && text.slice(quotation.cue.start, quotation.cue.end).trim();
    const kind = words.QUOTATION_KINDS.find(({ id }) => id === quotation.kind)?.name;
    const notes = [
      kind,
      cue && /\w/.test(cue) && `“${cue}”`,
      quotation.modality && words.MODALITIES[quotation.modality],
      quotation.by === "fallback" && "speaker guessed",
      quotation.by === "continuation" && "carried over",
    ];
    return element(
      "li",
      {},
      element(
        "button",
        { type: "button", class: `content ${quotation.kind}`, on: { click: () => this.#onGo({ layer: "quotation", index }) } },
        element("q", { dir: "auto" }, shown),
        element("span", { class: "note" }, notes.filter(Boolean).join(" · ")),
      ),
    );
  }

  /**
   * Entities by kind, those with names first.
   * @param {Analysis} analysis
   * @returns {[number, Node[]]}
   */
  #names(analysis) {
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
    return [words.namedIn(analysis).length, values ? [...nodes, values] : nodes];
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
        return element("li", {}, element("button", { type: "button", class: "entity", on: { click: () => this.#onGo({ layer: "mention", index }) } }, element("bdi", {}, this.#text.slice(start, end))));
      })),
    );
  }

  /** @param {Entity} entity */
  #entity(entity) {
    const aliases = entity.aliases.filter((alias) => alias !== entity.name);
    return element(
      "li",
      {},
      element(
        "button",
        { type: "button", class: "entity", on: { click: () => this.#walk(entity) }, title: "Go to the next mention" },
        element("bdi", { class: "name" }, entity.name),
        element("span", { class: "n" }, `×${entity.mentions.length}`),
        entity.role ? element("span", { class: "role" }, entity.role) : null,
        aliases.length ? element("span", { class: "aliases" }, "also ", aliases.map((alias) => `“${alias}”`).join(", ")) : null,
      ),
    );
  }

  /** @param {string} text @param {Analysis} analysis @returns {[number, Node[]]} */
  #notices(text, analysis) {
    const items = shortened(analysis.notices, (notice, index) =>
      element(
        "li",
        {},
        element(
          "button",
          { type: "button", class: "check", on: { click: () => this.#onGo({ layer: "notice", index }) } },
          element("span", { class: "kind-name" }, words.NOTICES[notice.kind] ?? notice.kind),
          element("span", { class: "message" }, notice.message),
          element("q", { dir: "auto" }, around(notice, text)),
        ),
      ),
    );
    return [analysis.notices.length, items.length ? [element("ol", { class: "checks" }, ...items)] : []];
  }

  /** To the next mention of an entity, round and round. @param {Entity} entity */
  #walk(entity) {
    if (!entity.mentions.length) return;
    const at = this.#walks.get(entity.id) ?? 0;
    this.#walks.set(entity.id, (at + 1) % entity.mentions.length);
    this.#onGo({ layer: "mention", index: entity.mentions[at] });
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

/**
 * The first items of a list, and a button that brings the rest.
 * @template T
 * @param {readonly T[]} items
 * @param {(item: T, index: number) => HTMLElement} draw
 * @returns {HTMLElement[]}
 */
function shortened(items, draw) {
  const nodes = items.slice(0, SHOWN_AT_FIRST).map(draw);
  if (items.length > SHOWN_AT_FIRST) {
    const rest = items.slice(SHOWN_AT_FIRST);
    const more = element("button", { type: "button", class: "more" }, `Show ${rest.length.toLocaleString("en")} more`);
    const holder = nodes[0].localName === "li" ? element("li", {}, more) : element("div", {}, more);
    more.addEventListener("click", () => {
      const drawn = rest.map((item, i) => draw(item, i + SHOWN_AT_FIRST));
      holder.replaceWith(...drawn);
      drawn[0].querySelector("button")?.focus();
    });
    nodes.push(holder);
  }
  return nodes;
}

/** A place in the text with some words on either side. @param {{ start: number, end: number }} at @param {string} text */
function around({ start, end }, text) {
  const before = text.slice(Math.max(0, start - 24), start).replace(/^\S*\s/, "");
  const after = text.slice(Math.min(end, start + 80), Math.min(end, start + 80) + 24).replace(/\s\S*$/, "");
  return `… ${before}${text.slice(start, Math.min(end, start + 80))}${after} …`.replace(/\s+/g, " ");
}

/** @param {Quotation} quotation */
function lengthOf(quotation) {
  return quotation.spans.reduce((sum, at) => sum + at.end - at.start, 0);
}
