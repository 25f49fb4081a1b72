/**
 * Who said what: people → role → all that they said, and how they are spoken of.
 * @module
 */

import { button, element } from "./dom.js";
import { shortened } from "./lists.js";
import { placeOf } from "./segments.js";
import { isListed, lengthOf } from "./voices.js";
import * as words from "./words.js";

/** @typedef {import("./segments.js").Analysis} Analysis */
/** @typedef {import("./lists.js").Guide} Guide */
/** @typedef {{ speaker: number | null, quotations: number[], length: number }} Speaker */

/** Whoever is quoted most shows more at first than those behind. */
const SHOWN_AT_FIRST = (/** @type {number} */ rank) => (rank < 3 ? 50 : 10);
/** So many words about somebody stand beside their name; the filter shows the rest. */
const MOST_CUES = 6;
const SIDES = /** @type {const} */ ([["author", "the author"], ["others", "others"], ["open", "somebody not named"]]);
/** Longer content is cut in the list; the text shows it in full. */
const LONGEST_CONTENT = 280;

/**
 * Whoever has most words comes first; what nobody is known to have said comes last.
 * @param {Analysis} analysis
 * @returns {Speaker[]}
 */
export function speakersOf({ quotations }) {
  /** @type {Map<number | null, Speaker>} */
  const found = new Map();
  quotations.forEach((quotation, index) => {
    if (!isListed(quotation)) return;
    const { speaker } = quotation;
    const said = found.get(speaker) ?? { speaker, quotations: [], length: 0 };
    said.quotations.push(index);
    said.length += lengthOf(quotation.spans);
    found.set(speaker, said);
  });
  return [...found.values()].sort((a, b) => Number(a.speaker === null) - Number(b.speaker === null) || b.length - a.length || a.quotations[0] - b.quotations[0]);
}

/**
 * @param {string} text
 * @param {Analysis} analysis
 * @param {Guide} guide
 * @returns {HTMLElement[]}
 */
export function people(text, analysis, guide) {
  const speakers = speakersOf(analysis);
  const n_quoted = speakers.reduce((sum, { length }) => sum + length, 0);
  return shortened(speakers, ({ speaker, quotations, length }, rank) => {
    const entity = speaker === null ? null : analysis.entities[speaker];
    const [first, last] = [quotations[0], quotations[quotations.length - 1]].map((index) => 1 + placeOf(analysis.paragraphs, analysis.quotations[index].spans[0].start));
    const kinds = words.QUOTATION_KINDS.flatMap(({ id, name }) => {
      const n = quotations.filter((index) => analysis.quotations[index].kind === id).length;
      return n === quotations.length ? name.toLowerCase() : n ? `${n} ${name.toLowerCase()}` : [];
    });
    return element(
      "section",
      { class: "speaker" },
      element("h2", {}, entity
        ? button({ class: "who", on: { click: () => guide.walk(entity) }, title: "Go to the next mention" }, element("bdi", {}, entity.name))
        : element("span", { class: "who" }, "It is open who speaks")),
      entity && button({ class: "only", data: { only: String(entity.id) }, "aria-label": `Only ${entity.name}`, title: "Show only what they say and what is said about them", on: { click: () => guide.only(entity.id) } }, "Only"),
      entity?.role ? element("p", { class: "role" }, entity.role) : null,
      element("p", { class: "share" }, `${words.count(quotations.length, "quotation")}: ${kinds.join(", ")}`),
      element("p", { class: "share" }, `${words.percent(length / n_quoted)} of all words quoted · ${first === last ? `paragraph ${first}` : `paragraphs ${first} to ${last}`}`),
      ...(entity ? spokenOf(entity.id, text, analysis, guide) : []),
      element("ol", {}, ...shortened(quotations, (index) => quotationItem(index, text, analysis, guide), SHOWN_AT_FIRST(rank))),
    );
  }, 20);
}

/**
 * The feeling words about somebody, by whose they are. No sum of them: each can be looked at in its sentence, a figure cannot.
 * @param {number} entity
 * @param {string} text
 * @param {Analysis} analysis
 * @param {Guide} guide
 */
function spokenOf(entity, text, { cues }, guide) {
  return SIDES.map(([voice, name]) => {
    const about = cues.flatMap((cue, index) => (cue.target === entity && words.voiceOf(cue) === voice ? [index] : []));
    const buttons = about.slice(0, MOST_CUES).map((index) => {
      const { start, end, polarity } = cues[index];
      return button({ class: `cue ${polarity}`, data: { sign: words.SIGNS[polarity] }, on: { click: () => guide.go({ layer: "cue", index }) } }, text.slice(start, end));
    });
    return about.length > 0 && element("p", { class: "share" }, `Spoken of by ${name}: `, ...buttons, about.length > MOST_CUES && "…");
  });
}

/** @param {number} index @param {string} text @param {Analysis} analysis @param {Guide} guide */
function quotationItem(index, text, analysis, guide) {
  const quotation = analysis.quotations[index];
  const content = quotation.spans.map((at) => text.slice(at.start, at.end).replace(/\s+/g, " ")).join(" … ");
  const shown = content.length > LONGEST_CONTENT ? `${content.slice(0, LONGEST_CONTENT).replace(/[\uD800-\uDBFF]$/, "")} …` : content;
  const cue = quotation.cue && text.slice(quotation.cue.start, quotation.cue.end).trim();
  const candidates = quotation.speaker === null ? quotation.candidates.map((entity) => analysis.entities[entity]?.name).filter(Boolean) : [];
  const source = quotation.speaker === null && quotation.source && text.slice(quotation.source.start, quotation.source.end);
  const notes = [
    words.QUOTATION_KINDS.find(({ id }) => id === quotation.kind)?.name,
    cue && /\w/.test(cue) && `“${source ? `${source} … ` : ""}${cue}”`,
    quotation.modality && words.MODALITIES[quotation.modality],
    quotation.by === "fallback" && "speaker guessed",
    quotation.by === "continuation" && "carried over",
    candidates.length > 0 && `perhaps ${candidates.join(" or ")}`,
  ];
  return element(
    "li",
    {},
    button({ class: `content ${quotation.kind}`, on: { click: () => guide.go({ layer: "quotation", index }) } },
      element("q", { dir: "auto" }, shown),
      element("span", { class: "note" }, notes.filter(Boolean).join(" · ")),
    ),
  );
}
