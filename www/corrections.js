/**
 * What a reader can put right about a finding, the controls for it, and the list of what was put right.
 * @module
 */

import { button, element } from "./dom.js";
import { GROUPS, LABELS } from "./words.js";

/** @typedef {import("./segments.js").Analysis} Analysis */
/** @typedef {import("./segments.js").Stretch} Stretch */
/** @typedef {import("./segments.js").At} At */
/** @typedef {import("../src/wasm/types.js").Correction} Correction */
/** @typedef {import("../src/wasm/types.js").Corrected} Corrected */
/** @typedef {import("../src/wasm/types.js").Label} Label */
/** @typedef {(correction: Correction) => void} Correct */

/** A list to choose from is no longer than this: whom a text hardly names is seldom who was meant. */
const MOST_CHOICES = 200;

/** What a finding is no longer, once it is dropped. @type {Readonly<Record<string, string>>} */
const DROPS = {
  mention: "Not a name or number", quotation: "Not a quotation", quoted: "Nothing special", cue: "No feeling here", notice: "Dismiss",
};

/**
 * The controls that correct a finding.
 * @param {Stretch} stretch
 * @param {Analysis} analysis
 * @param {Correct} correct
 * @returns {HTMLElement | null}
 */
export function controls({ layer, index }, analysis, correct) {
  if (!(layer in DROPS)) return null;
  const drop = (/** @type {At} */ { start, end }) =>
    button({ on: { click: () => correct({ kind: "drop", start, end, layer: /** @type {"mention"} */ (layer) }) } }, DROPS[layer]);
  if (layer === "mention") {
    const mention = analysis.mentions[index];
    const { start, end, entity, form } = mention;
    const others = entitiesOf(analysis, mention.candidates).filter((id) => id !== entity);
    const isPointer = form === "pronoun" || form === "nominal";
    return box(
      !isPointer && choice("It is", kinds(mention.label), (label) => correct({ kind: "label", start, end, label: /** @type {Label} */ (label) })),
      form !== "value" && others.length > 0 && choice(
        isPointer ? "It refers to" : "The same as",
        [...others.map((id) => /** @type {[string, string]} */ ([String(id), analysis.entities[id].name])), ...(isPointer ? [/** @type {[string, string]} */ (["", "nobody else here"])] : [])],
        (id) => {
          const other = id === "" ? null : placeOf(Number(id), analysis);
          // Whom the reader chose keeps the name.
          correct(isPointer || !other ? { kind: "reference", start, end, mention: other } : { kind: "merge", mentions: [other, { start, end }] });
        },
      ),
      drop(mention),
    );
  }
  if (layer === "quotation") {
    const quotation = analysis.quotations[index];
    const { start, end } = quotation.spans[0];
    const speakers = entitiesOf(analysis, quotation.candidates).filter((id) => id !== quotation.speaker);
    return box(
      choice("Said by", [...speakers.map((id) => /** @type {[string, string]} */ ([String(id), analysis.entities[id].name])), ["", "nobody named"]], (id) =>
        correct({ kind: "speaker", start, end, mention: id === "" ? null : placeOf(Number(id), analysis) })),
      drop({ start, end }),
    );
  }
  return box(drop(layer === "quoted" ? analysis.quoted[index] : layer === "cue" ? analysis.cues[index] : analysis.notices[index]));
}

/** @param {(HTMLElement | false)[]} rows */
function box(...rows) {
  return element("details", { class: "correct" }, element("summary", {}, "Correct this"), ...rows);
}

/**
 * A list, and a button: nothing changes while the reader is still looking.
 * @param {string} name
 * @param {[string, string][]} options value and name
 * @param {(value: string) => void} onChoose
 */
function choice(name, options, onChoose) {
  const select = element("select", {}, ...options.map(([value, text]) => element("option", { value }, text)));
  return element(
    "div", { class: "choice" },
    element("label", {}, name, " ", select),
    button({ on: { click: () => onChoose(select.value) } }, "Change"),
  );
}

/** The kinds that it could be instead. @param {string | null} now @returns {[string, string][]} */
function kinds(now) {
  return GROUPS.flatMap(({ labels }) => labels).filter((label) => label !== now).map((label) => [label, LABELS[label]]);
}

/** Who could be meant, the likeliest first. @param {Analysis} analysis @param {number[]} candidates */
function entitiesOf({ entities }, candidates) {
  const rest = entities.filter(({ mentions, id }) => mentions.length && !candidates.includes(id)).sort((a, b) => b.salience - a.salience || a.id - b.id);
  return [...candidates, ...rest.slice(0, MOST_CHOICES).map(({ id }) => id)];
}

/** Where an entity is named. @param {number} id @param {Analysis} analysis @returns {At} */
function placeOf(id, { entities, mentions }) {
  const { mentions: all } = entities[id];
  const { start, end } = mentions[all.find((index) => mentions[index].form === "name") ?? all[0]];
  return { start, end };
}

/**
 * A correction in a sentence.
 * @param {Correction} correction
 * @param {string} text
 */
export function sentenceOf(correction, text) {
  const words = (/** @type {At | null} */ at) => {
    const surface = at ? text.slice(at.start, at.end).replace(/\s+/g, " ") : "";
    return surface.length > 40 ? `“${surface.slice(0, 36).replace(/[\uD800-\uDBFF]$/, "")} …”` : `“${surface}”`;
  };
  switch (correction.kind) {
    case "drop": return `${words(correction)}: ${(DROPS[correction.layer ?? ""] ?? "nothing there").toLowerCase()}`;
    case "label": return `${words(correction)} is ${LABELS[correction.label]}`;
    case "speaker": return `${words(correction)} was said by ${correction.mention ? words(correction.mention) : "nobody named"}`;
    case "reference": return `${words(correction)} refers to ${correction.mention ? words(correction.mention) : "nobody else here"}`;
    case "merge": return `${correction.mentions.slice(1).map(words).join(", ")} and ${words(correction.mentions[0])} are the same`;
  }
}

/**
 * The list of what the reader put right, each with a way back.
 * @param {readonly Corrected[]} corrections
 * @param {string} text
 * @param {(index: number) => void} takeBack
 * @returns {HTMLElement | null}
 */
export function correctionList(corrections, text, takeBack) {
  if (!corrections.length) return null;
  return element(
    "section", { class: "corrections", "aria-label": "Your corrections" },
    element("h2", {}, "Your corrections"),
    element("ol", {}, ...corrections.map((corrected, index) => element(
      "li", {},
      element("span", {}, sentenceOf(corrected, text), !corrected.applied && element("em", {}, ` (not done: ${corrected.why})`)),
      button({ "aria-label": `Take back: ${sentenceOf(corrected, text)}`, on: { click: () => takeBack(index) } }, "Take back"),
    ))),
  );
}
