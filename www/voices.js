/**
 * Whose voice each stretch of a text is, and where in it feeling is: the figures behind the score (see score.js).
 * Pure: it knows no DOM.
 * @module
 */

import { quotationKind, voiceOf, wasSaid } from "./words.js";

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
 * The sentences with feeling words in one voice, in order, each with the strongest of them; others' is whatever is not the
 * author's, be they named or not. What counts here is what is marked: words that only lean a sentence one way are not.
 * @param {Analysis} analysis
 * @param {"author" | "others"} voice
 * @returns {{ start: number, end: number, valence: number, cue: number }[]} −1 … +1
 */
export function feelingOf({ sentences, cues }, voice) {
  let next = 0;
  return sentences.flatMap(({ start, end }) => {
    let strongest = -1;
    for (; next < cues.length && cues[next].start < end; next++) {
      const isOwn = (voiceOf(cues[next]) === "author") === (voice === "author") && cues[next].polarity !== "neutral";
      if (isOwn && !(Math.abs(cues[next].valence) <= Math.abs(cues[strongest]?.valence))) strongest = next;
    }
    return strongest < 0 ? [] : { start, end, valence: cues[strongest].valence / 4, cue: strongest };
  });
}

/** Words that somebody said, and so a list of who said what holds. @param {Quotation} quotation */
export function isListed(quotation) {
  return wasSaid(quotation) && quotationKind(quotation) !== "thought";
}

/** @param {readonly { start: number, end: number }[]} stretches */
export function lengthOf(stretches) {
  return stretches.reduce((sum, { start, end }) => sum + end - start, 0);
}
