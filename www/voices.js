/**
 * Whose voice each stretch of a text is, and where in it feeling is: the figures behind the score (see score.js).
 * Pure: it knows no DOM.
 * @module
 */

import { NEUTRAL, quotationKind, voiceOf, wasSaid } from "./words.js";

/** @typedef {import("./segments.js").Analysis} Analysis */
/** @typedef {import("../src/wasm/types.js").Quotation} Quotation */

/**
 * A stretch in one voice; of a quotation, unless the author speaks.
 * @typedef {{ start: number, end: number, isVerbatim: boolean, quotation: number | null }} Stretch
 */

/**
 * All that one voice says.
 * @typedef {object} Voice
 * @property {string} name
 * @property {"author" | "speaker" | "others" | "open"} who
 * @property {number | null} speaker the entity, of a speaker
 * @property {number} share of the text, 0 … 1
 * @property {Stretch[]} stretches in order
 */

/** More speakers than this speak as one: nobody tells ten rows apart. */
const MOST_SPEAKERS = 4;

/**
 * The author, those who are quoted most, the rest of them, and words that nobody is known to have said.
 * @param {Analysis} analysis
 * @returns {Voice[]}
 */
export function voicesOf(analysis) {
  const { length, entities } = analysis;
  /** @type {Stretch[]} */
  const said = [];
  analysis.quotations.forEach((quotation, index) => {
    if (!isListed(quotation) || quotation.parent !== null) return;
    for (const { start, end } of quotation.spans) {
      const isVerbatim = quotation.verbatim.some((at) => at.start < end && at.end > start);
      said.push({ start, end, isVerbatim, quotation: index });
    }
  });
  said.sort((a, b) => a.start - b.start || b.end - a.end);

  /** @type {Stretch[]} */
  const author = [];
  /** @type {Map<number | null, Stretch[]>} */
  const bySpeaker = new Map();
  let at = 0;
  for (const stretch of said) {
    const [start, end] = [Math.max(stretch.start, at), Math.min(stretch.end, length)];
    if (end <= start) continue;
    if (start > at) author.push({ start: at, end: start, isVerbatim: true, quotation: null });
    const { speaker } = analysis.quotations[/** @type {number} */ (stretch.quotation)];
    const list = bySpeaker.get(speaker);
    if (list) list.push({ ...stretch, start, end });
    else bySpeaker.set(speaker, [{ ...stretch, start, end }]);
    at = end;
  }
  if (length > at) author.push({ start: at, end: length, isVerbatim: true, quotation: null });

  const open = bySpeaker.get(null);
  bySpeaker.delete(null);
  const speakers = [...bySpeaker].sort((a, b) => lengthOf(b[1]) - lengthOf(a[1]) || a[1][0].start - b[1][0].start);
  // One speaker more takes no more room than a row for “one other”.
  const n_shown = speakers.length === MOST_SPEAKERS + 1 ? speakers.length : MOST_SPEAKERS;
  const rest = speakers.slice(n_shown);
  /** @type {(name: string, who: Voice["who"], stretches: Stretch[], speaker?: number | null) => Voice} */
  const voice = (name, who, stretches, speaker = null) => ({ name, who, speaker, stretches, share: length ? lengthOf(stretches) / length : 0 });
  return [
    voice("Author", "author", author),
    ...speakers.slice(0, n_shown).map(([speaker, stretches]) => voice(entities[Number(speaker)]?.name ?? "?", "speaker", stretches, speaker)),
    ...(rest.length ? [voice(`${rest.length} others`, "others", rest.flatMap(([, stretches]) => stretches).sort((a, b) => a.start - b.start))] : []),
    ...(open ? [voice("Not named", "open", open)] : []),
  ];
}

/**
 * The sentences that carry feeling in one voice, in order, each with its strongest cue of that voice; others' is whatever
 * is not the author's, be they named or not. One whose valence no cue bears out is left out: it comes from words that are
 * not marked, and there would be nothing to show.
 * @param {Analysis} analysis
 * @param {"author" | "others"} voice
 * @returns {{ start: number, end: number, valence: number, cue: number }[]}
 */
export function feelingOf(analysis, voice) {
  const key = voice === "author" ? "byAuthor" : "byOthers";
  const felt = [];
  let next = 0;
  for (const sum of analysis.sentiment.sentences) {
    const sentence = analysis.sentences[sum.sentence];
    if (!sentence) continue;
    /** @type {number | null} */
    let cue = null;
    for (; next < analysis.cues.length && analysis.cues[next].start < sentence.end; next++) {
      const { valence } = analysis.cues[next];
      const isStronger = cue === null || Math.abs(valence) > Math.abs(analysis.cues[cue].valence);
      const isAuthors = voiceOf(analysis.cues[next]) === "author";
      if (isAuthors === (voice === "author") && valence * sum[key] > 0 && isStronger) cue = next;
    }
    if (cue !== null && Math.abs(sum[key]) > NEUTRAL) felt.push({ start: sentence.start, end: sentence.end, valence: sum[key], cue });
  }
  return felt;
}

/** Words that somebody said, and so a list of who said what holds. @param {Quotation} quotation */
export function isListed(quotation) {
  return wasSaid(quotation) && quotationKind(quotation) !== "thought";
}

/** @param {readonly { start: number, end: number }[]} stretches */
export function lengthOf(stretches) {
  return stretches.reduce((sum, { start, end }) => sum + end - start, 0);
}
