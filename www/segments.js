/**
 * From findings that nest and overlap to segments that do neither: a sweep over each block of the text.
 * Pure: it knows no DOM.
 * @module
 */

import { groupOf, keysOfCue, keysOfQuotation, wasSaid } from "./words.js";

/** @typedef {import("../src/wasm/types.js").Analysis} Analysis */
/** @typedef {import("../src/wasm/types.js").At} At */

/** What a reader sees as a mark. */
/** @typedef {"mention" | "quotation" | "quoted" | "cue"} Layer */
/** What has no mark of its own: a quotation's verbatim words, source and cue, a cue's shifters, the place of a notice. */
/** @typedef {"verbatim" | "source" | "saying" | "shifter" | "notice"} Aside */

/**
 * One stretch of one finding. A quotation has one for each of its spans.
 * @typedef {object} Stretch
 * @property {Layer | Aside} layer
 * @property {number} index into the layer's array in the analysis
 * @property {number} start
 * @property {number} end
 */

/**
 * A piece of text that the same findings cover from end to end.
 * @typedef {object} Segment
 * @property {number} start
 * @property {number} end
 * @property {Stretch[]} stretches that cover it, outermost first
 */

/**
 * A paragraph with the white space behind it.
 * @typedef {object} Block
 * @property {number} start
 * @property {number} textEnd where the paragraph ends and the white space begins
 * @property {number} end
 * @property {Segment[]} segments in order; between them the text is plain
 */

/**
 * Which findings to show: keys are group ids, and those of quotations and feeling words (see words.js).
 * @typedef {ReadonlySet<string>} Hidden
 */

/** @type {Hidden} */
export const NOTHING_HIDDEN = new Set();

/**
 * The blocks of a text with their segments. The blocks cover all of the text, in order.
 * @param {string} text
 * @param {Analysis | null} analysis null: no marks
 * @param {Hidden} [hidden]
 * @returns {Block[]}
 */
export function blocksOf(text, analysis, hidden = NOTHING_HIDDEN) {
  const blocks = bareBlocks(text, analysis ? analysis.paragraphs : linesOf(text));
  if (!analysis) return blocks;
  const stretches = stretchesOf(analysis, hidden);
  // Both are sorted by start, so a window over the stretches moves along with the blocks.
  let next = 0;
  /** @type {Stretch[]} */
  let open = [];
  for (const block of blocks) {
    open = open.filter((stretch) => stretch.end > block.start);
    while (next < stretches.length && stretches[next].start < block.end) open.push(stretches[next++]);
    block.segments = sweep(open, block.start, block.end);
  }
  return blocks;
}

/**
 * Every stretch to paint, by start, then longest first.
 * @param {Analysis} analysis
 * @param {Hidden} hidden
 * @returns {Stretch[]}
 */
export function stretchesOf(analysis, hidden) {
  /** @type {Stretch[]} */
  const stretches = [];
  /** @type {(layer: Layer | Aside, index: number, at: At | null) => void} */
  const add = (layer, index, at) => {
    if (at && at.end > at.start) stretches.push({ layer, index, start: at.start, end: at.end });
  };
  const isHidden = (/** @type {string} */ key) => hidden.has(key);
  analysis.quotations.forEach((quotation, index) => {
    if (!wasSaid(quotation) || keysOfQuotation(quotation).some(isHidden)) return;
    for (const at of quotation.spans) add("quotation", index, at);
    for (const at of quotation.verbatim) add("verbatim", index, at);
    add("source", index, quotation.source);
    add("saying", index, quotation.cue);
  });
  if (!hidden.has("quoted")) analysis.quoted.forEach((quoted, index) => add("quoted", index, quoted));
  analysis.mentions.forEach((mention, index) => {
    if (!hidden.has(groupOf(mention.label).id)) add("mention", index, mention);
  });
  analysis.cues.forEach((cue, index) => {
    if (keysOfCue(cue).some(isHidden)) return;
    add("cue", index, cue);
    for (const shifter of cue.shifters) add("shifter", index, shifter);
  });
  analysis.notices.forEach((notice, index) => add("notice", index, notice));
  return stretches.sort((a, b) => a.start - b.start || b.end - a.end);
}

/**
 * Segments of the stretches between two offsets; the stretches come sorted by start, then longest first.
 * @param {readonly Stretch[]} stretches
 * @param {number} from
 * @param {number} to
 * @returns {Segment[]}
 */
export function sweep(stretches, from, to) {
  const edges = new Set();
  for (const { start, end } of stretches) {
    edges.add(Math.max(start, from));
    edges.add(Math.min(end, to));
  }
  const cuts = [...edges].sort((a, b) => a - b);
  /** @type {Segment[]} */
  const segments = [];
  let next = 0;
  /** @type {Stretch[]} */
  let open = [];
  for (let i = 0; i + 1 < cuts.length; i++) {
    const [start, end] = [cuts[i], cuts[i + 1]];
    open = open.filter((stretch) => stretch.end > start);
    while (next < stretches.length && stretches[next].start <= start) {
      if (stretches[next].end > start) open.push(stretches[next]);
      next++;
    }
    if (open.length) segments.push({ start, end, stretches: open.slice() });
  }
  return segments;
}

/**
 * @param {string} text
 * @param {readonly At[]} paragraphs
 * @returns {Block[]}
 */
function bareBlocks(text, paragraphs) {
  if (!paragraphs.length) return text ? [{ start: 0, textEnd: text.length, end: text.length, segments: [] }] : [];
  return paragraphs.map((paragraph, i) => ({
    start: i ? paragraph.start : 0,
    textEnd: paragraph.end,
    end: i + 1 < paragraphs.length ? paragraphs[i + 1].start : text.length,
    segments: [],
  }));
}

/**
 * The lines that hold something: what stands in for paragraphs until the analysis is there.
 * @param {string} text
 * @returns {At[]}
 */
function linesOf(text) {
  const lines = [];
  let start = 0;
  for (const line of text.split("\n")) {
    const kept = line.trimEnd();
    if (kept) lines.push({ start, end: start + kept.length });
    start += line.length + 1;
  }
  return lines;
}

/**
 * An analysis of the old text carried over to the new one, for the moment until the new text's own is there:
 * findings before the edit stay, those behind it move, those in it become empty. Indices stay as they are.
 * @param {Analysis} analysis
 * @param {string} before
 * @param {string} after
 * @returns {Analysis}
 */
export function carryOver(analysis, before, after) {
  const shortest = Math.min(before.length, after.length);
  let head = 0;
  while (head < shortest && before.charCodeAt(head) === after.charCodeAt(head)) head++;
  let tail = 0;
  while (tail < shortest - head && before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)) tail++;
  const editEnd = before.length - tail;
  const grown = after.length - before.length;
  /** @type {<T extends At>(at: T) => T} */
  const move = (at) => {
    if (at.end <= head) return at;
    if (at.start >= editEnd) return { ...at, start: at.start + grown, end: at.end + grown };
    return { ...at, start: 0, end: 0 };
  };
  /** @type {(at: At | null) => At | null} */
  const moveSome = (at) => at && move(at);
  /** A container of text grows with what is typed in it. @type {(at: At) => At} */
  const stretch = (at) => ({
    start: at.start <= head ? at.start : Math.max(head, at.start + grown),
    end: at.end < editEnd ? Math.min(at.end, after.length) : at.end + grown,
  });
  return {
    ...analysis,
    length: after.length,
    paragraphs: analysis.paragraphs.map(stretch).filter((at, i, all) => at.end > at.start && (!i || at.start >= all[i - 1].end)),
    mentions: analysis.mentions.map((mention) => ({ ...move(mention), title: moveSome(mention.title) })),
    quotations: analysis.quotations.map((quotation) => ({
      ...quotation,
      spans: quotation.spans.map(stretch),
      verbatim: quotation.verbatim.map(stretch),
      cue: moveSome(quotation.cue),
      source: moveSome(quotation.source),
    })),
    quoted: analysis.quoted.map(move),
    cues: analysis.cues.map((cue) => ({ ...move(cue), shifters: cue.shifters.map(move) })),
    notices: analysis.notices.map(move),
  };
}
