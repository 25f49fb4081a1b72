/**
 * From findings that nest and overlap to segments that do neither: a sweep over each block of the text.
 * A long text falls into chunks, so that no step has to do all of it.
 * Pure: it knows no DOM.
 * @module
 */

import { shownOf } from "./filter.js";
import { groupOf, keysOfCue, keysOfQuotation, wasSaid } from "./words.js";

/** @typedef {import("../src/wasm/types.js").Analysis} Analysis */
/** @typedef {import("../src/wasm/types.js").At} At */
/** @typedef {import("./filter.js").Hidden} Hidden */
/** @typedef {import("../src/wasm/types.js").Correction} Correction */

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
 * @property {boolean} [isCut] the paragraph goes on in the next block
 */

/**
 * A run of paragraphs that is drawn and laid out at one go.
 * @typedef {object} Chunk
 * @property {number} start
 * @property {number} end
 * @property {Block[] | null} blocks null: too long a text to be more than text before its analysis is there
 */

/** A chunk is about this long: few enough marks to draw and lay out in a moment. */
const CHUNK = 8_000;
/** A longer paragraph is cut, for the same reason. */
const LONGEST_BLOCK = 20_000;
/** A longer text is not taken apart into its lines before the analysis says where its paragraphs are. */
const LONGEST_IN_LINES = 100_000;

/**
 * The text in chunks, which cover all of it in order.
 * @param {string} text
 * @param {Analysis | null} analysis null: no marks; it may be of the text's beginning alone
 * @returns {Chunk[]}
 */
export function chunksOf(text, analysis) {
  /** @type {Chunk[]} */
  const chunks = [];
  const n_known = analysis ? analysis.length : text.length > LONGEST_IN_LINES ? 0 : text.length;
  const known = text.slice(0, n_known);
  const blocks = n_known || !text ? bareBlocks(known, analysis ? analysis.paragraphs : linesOf(known)) : [];
  for (const block of blocks.flatMap((block) => cutBlock(known, block))) {
    const last = chunks[chunks.length - 1];
    if (last?.blocks && block.end - last.start <= CHUNK) {
      last.blocks.push(block);
      last.end = block.end;
    } else chunks.push({ start: block.start, end: block.end, blocks: [block] });
  }
  for (let start = n_known; start < text.length; start = chunks[chunks.length - 1].end) {
    chunks.push({ start, end: cutAt(text, start + CHUNK, text.length), blocks: null });
  }
  return chunks;
}

/**
 * The stretches that reach into each chunk, in no order.
 * @param {readonly Chunk[]} chunks
 * @param {readonly Stretch[]} stretches
 * @returns {Stretch[][]}
 */
export function spread(chunks, stretches) {
  /** @type {Stretch[][]} */
  const buckets = chunks.map(() => []);
  for (const stretch of stretches) {
    for (let i = placeOf(chunks, stretch.start); i < chunks.length && chunks[i].start < stretch.end; i++) buckets[i].push(stretch);
  }
  return buckets;
}

/**
 * Draws the findings into the blocks of a chunk.
 * @param {Chunk} chunk
 * @param {Stretch[]} stretches that reach into it
 */
export function fill(chunk, stretches) {
  stretches.sort(inOrder);
  // Both are sorted by start, so a window over the stretches moves along with the blocks.
  let next = 0;
  /** @type {Stretch[]} */
  let open = [];
  for (const block of chunk.blocks ?? []) {
    open = open.filter((stretch) => stretch.end > block.start);
    while (next < stretches.length && stretches[next].start < block.end) open.push(stretches[next++]);
    block.segments = sweep(open, block.start, block.end);
  }
}

/**
 * Which of some pieces that follow on each other holds an offset.
 * @param {readonly { start: number }[]} pieces
 * @param {number} offset
 */
export function placeOf(pieces, offset) {
  let [low, high] = [0, pieces.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (pieces[middle].start <= offset) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

/** Behind a line end, else behind a space, and never within a pair. @param {string} text @param {number} wanted @param {number} end */
function cutAt(text, wanted, end) {
  if (wanted >= end) return end;
  const near = text.slice(wanted, Math.min(end, wanted + CHUNK));
  const line = near.indexOf("\n");
  const found = line >= 0 ? line + 1 : near.search(/\s/) + 1;
  return wanted + (found || (/^[\uDC00-\uDFFF]/.test(near) ? 1 : 0));
}

/** @param {string} text @param {Block} block @returns {Block[]} */
function cutBlock(text, block) {
  const blocks = [];
  while (block.textEnd - block.start > LONGEST_BLOCK) {
    const cut = cutAt(text, block.start + CHUNK, block.textEnd);
    blocks.push({ start: block.start, textEnd: cut, end: cut, segments: [], isCut: true });
    block = { ...block, start: cut };
  }
  return [...blocks, block];
}

/**
 * Every mark once, where it begins: what a reader may walk through.
 * @param {Analysis} analysis
 * @param {Hidden} hidden
 * @returns {Stretch[]} by start, then longest first
 */
export function marksOf(analysis, hidden) {
  let last = -1;
  // A quotation in several spans begins once.
  return stretchesOf(analysis, hidden, (layer, index) => MARKED.has(layer) && (layer !== "quotation" || index !== last && ((last = index), true))).sort(inOrder);
}

/** What a reader sees as a mark. @type {ReadonlySet<string>} */
export const MARKED = new Set(["mention", "quotation", "quoted", "cue"]);

/**
 * Every stretch to paint, in no order.
 * @param {Analysis} analysis
 * @param {Hidden} hidden
 * @param {(layer: string, index: number) => unknown} [isWanted]
 * @returns {Stretch[]}
 */
export function stretchesOf(analysis, hidden, isWanted = () => true) {
  /** @type {Stretch[]} */
  const stretches = [];
  /** @type {(layer: Layer | Aside, index: number, at: At | null) => void} */
  const add = (layer, index, at) => {
    if (at && at.end > at.start && isWanted(layer, index)) stretches.push({ layer, index, start: at.start, end: at.end });
  };
  const isHidden = (/** @type {string} */ key) => hidden.has(key);
  const isShown = shownOf(analysis, hidden);
  analysis.quotations.forEach((quotation, index) => {
    if (!wasSaid(quotation) || keysOfQuotation(quotation).some(isHidden) || !isShown("quotation", index)) return;
    for (const at of quotation.spans) add("quotation", index, at);
    for (const at of quotation.verbatim) add("verbatim", index, at);
    add("source", index, quotation.source);
    add("saying", index, quotation.cue);
  });
  if (!hidden.has("quoted") && hidden.only === null) analysis.quoted.forEach((quoted, index) => add("quoted", index, quoted));
  analysis.mentions.forEach((mention, index) => {
    if (!hidden.has(groupOf(mention.label).id) && isShown("mention", index)) add("mention", index, mention);
  });
  analysis.cues.forEach((cue, index) => {
    if (keysOfCue(cue).some(isHidden) || !isShown("cue", index)) return;
    add("cue", index, cue);
    for (const shifter of cue.shifters) add("shifter", index, shifter);
  });
  analysis.notices.forEach((notice, index) => add("notice", index, notice));
  return stretches;
}

/** By start, then longest first. @param {At} a @param {At} b */
export const inOrder = (a, b) => a.start - b.start || b.end - a.end;

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

/** What of one text another one replaced, and by how much it grew. @param {string} before @param {string} after */
function editBetween(before, after) {
  const shortest = Math.min(before.length, after.length);
  let head = 0;
  while (head < shortest && before.charCodeAt(head) === after.charCodeAt(head)) head++;
  let tail = 0;
  while (tail < shortest - head && before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)) tail++;
  return { head, editEnd: before.length - tail, grown: after.length - before.length };
}

/**
 * The reader's corrections carried over to an edited text: those whose places are still there.
 * @param {readonly Correction[]} corrections
 * @param {string} before
 * @param {string} after
 * @returns {Correction[]}
 */
export function carryCorrections(corrections, before, after) {
  const { head, editEnd, grown } = editBetween(before, after);
  let isLost = false;
  const move = (/** @type {At} */ at) => {
    const by = at.end <= head ? 0 : grown;
    isLost ||= at.end > head && at.start < editEnd;
    return { start: at.start + by, end: at.end + by };
  };
  return corrections.flatMap((correction) => {
    isLost = false;
    /** @type {Correction} */
    const moved = correction.kind === "merge"
      ? { ...correction, mentions: correction.mentions.map(move) }
      : { ...correction, ...move(correction), ...("mention" in correction ? { mention: correction.mention && move(correction.mention) } : {}) };
    return isLost ? [] : [moved];
  });
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
  const { head, editEnd, grown } = editBetween(before, after);
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
