/** From nested and overlapping findings to segments. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Filter, sidesOf, NOTHING_HIDDEN } from "../../www/filter.js";
import { carryOver, chunksOf, fill, marksOf, spread, stretchesOf, sweep } from "../../www/segments.js";
import { analysis, text } from "./fixture.mjs";

/** All the blocks, with their segments. */
function blocksOf(text, analysis) {
  const chunks = chunksOf(text, analysis);
  const buckets = analysis ? spread(chunks, stretchesOf(analysis, NOTHING_HIDDEN)) : [];
  chunks.forEach((chunk, i) => fill(chunk, buckets[i] ?? []));
  return chunks.flatMap(({ blocks }) => blocks);
}

/** The slow twin: which stretches cover each unit. */
function coverOf(stretches, from, to) {
  const cover = [];
  for (let at = from; at < to; at++) cover.push(stretches.filter((s) => s.start <= at && at < s.end));
  return cover;
}

/** Numbers that look random and are the same in every run. */
function* numbers(seed) {
  for (;;) {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    yield seed / 2 ** 32;
  }
}

test("a sweep says of every unit what covers it, in the fewest segments", () => {
  const random = numbers(7);
  const upTo = (n) => Math.floor(random.next().value * n);
  for (let round = 0; round < 500; round++) {
    const stretches = Array.from({ length: upTo(9) }, (_, index) => {
      const start = upTo(30);
      return { layer: "mention", index, start, end: start + 1 + upTo(12) };
    }).sort((a, b) => a.start - b.start || b.end - a.end);
    const [from, to] = [5, 30];
    const within = stretches.filter((s) => s.start < to && s.end > from);
    const segments = sweep(within, from, to);
    const cover = coverOf(stretches, from, to);
    const swept = Array.from({ length: to - from }, () => []);
    for (const { start, end, stretches: found } of segments) for (let at = start; at < end; at++) swept[at - from] = found;
    assert.deepEqual(swept, cover);
    for (const [i, segment] of segments.entries()) {
      const next = segments[i + 1];
      const isSame = next && next.start === segment.end && next.stretches.length === segment.stretches.length && next.stretches.every((s, j) => s === segment.stretches[j]);
      assert(!isSame, "two neighbours are one segment");
    }
  }
});

test("blocks cover the text from end to end", () => {
  for (const string of ["", "\n", "a", "\n\n a\n\n\nb \n", "a\r\nb", " ", text]) {
    for (const found of [null, { ...analysis, paragraphs: [], mentions: [], quotations: [], quoted: [], cues: [], notices: [] }]) {
      const blocks = blocksOf(string, found);
      assert.equal(blocks.map(({ start, end }) => string.slice(start, end)).join(""), string);
    }
  }
  const blocks = blocksOf(text, analysis);
  assert.equal(blocks.length, 5);
  assert.equal(blocks.map(({ start, end }) => text.slice(start, end)).join(""), text);
});

test("a long text falls into chunks that cover it, whatever it holds", () => {
  const nothing = { ...analysis, mentions: [], quotations: [], quoted: [], cues: [], notices: [] };
  const texts = ["word ".repeat(60_000), "x".repeat(300_000), "🎉".repeat(90_000), "One line.\n\n".repeat(20_000), `${"\n".repeat(50_000)}end`];
  for (const string of texts) {
    for (const found of [null, { ...nothing, length: string.length, paragraphs: [{ start: 0, end: string.length }] }]) {
      const chunks = chunksOf(string, found);
      assert.equal(chunks.map(({ start, end }) => string.slice(start, end)).join(""), string);
      for (const { start, end, blocks } of chunks) {
        assert(end > start && end - start < 30_000, `${end - start} units at one go`);
        assert(!/^[\udc00-\udfff]/.test(string.slice(start, end)), "no pair is cut");
        if (blocks) assert.equal(blocks.map((block) => string.slice(block.start, block.end)).join(""), string.slice(start, end));
      }
    }
  }
});

test("a finding in two chunks is drawn in both, and no mark is lost by chunks", () => {
  const string = "One said so. ".repeat(4000);
  const spans = [{ start: 7_990, end: 16_500 }];
  const found = { ...analysis, length: string.length, paragraphs: [{ start: 0, end: string.length }], mentions: [], quotations: [{ ...analysis.quotations[2], spans, verbatim: [], source: null, cue: null }], quoted: [], cues: [], notices: [] };
  const chunks = chunksOf(string, found);
  const buckets = spread(chunks, stretchesOf(found, NOTHING_HIDDEN));
  chunks.forEach((chunk, i) => fill(chunk, buckets[i]));
  const drawn = chunks.flatMap(({ blocks }) => blocks.flatMap(({ segments }) => segments));
  assert.equal(drawn.map(({ start, end }) => string.slice(start, end)).join(""), string.slice(7_990, 16_500));
});

test("marks come once each, in the order of the text", () => {
  const marks = marksOf(analysis, NOTHING_HIDDEN);
  assert.equal(marks.length, 11 + 6 + 1 + 5);
  assert(marks.every(({ start }, i) => !i || start >= marks[i - 1].start));
});

test("what is hidden has no stretch, and what was not said has none either", () => {
  const layers = (hidden) => new Set(stretchesOf(analysis, hidden).map(({ layer, index }) => `${layer}-${index}`));
  assert(layers(NOTHING_HIDDEN).has("mention-3"));
  assert(!layers(NOTHING_HIDDEN).has("quotation-6"), "“nobody answered” is no quotation");
  assert(!layers(new Filter(["person"])).has("mention-3"));
  assert(layers(new Filter(["person"])).has("mention-0"));
  assert(!layers(new Filter(["mixed"])).has("quotation-0"));
  assert(!layers(new Filter(["mixed"])).has("source-0"), "a source goes with its quotation");
  assert(!layers(new Filter(["negative"])).has("cue-0"));
});

test("of one person, what they say shows, and what is said about them", () => {
  const shown = (...hidden) => {
    const filter = new Filter(hidden);
    filter.only = 5;
    return [...new Set(stretchesOf(analysis, filter).filter(({ layer }) => ["mention", "quotation", "cue", "quoted"].includes(layer)).map(({ layer, index }) => `${layer}-${index}`))];
  };
  assert.deepEqual(shown(), ["quotation-4", "mention-8", "cue-4"]);
  assert.deepEqual(shown("about"), ["quotation-4", "mention-8", "cue-4"], "what she says");
  assert.deepEqual(shown("says"), ["mention-8"], "nobody speaks of her");
  assert.deepEqual(shown("says", "about"), []);
  const sides = sidesOf({ ...analysis, cues: [{ ...analysis.cues[0], target: 5 }], quotations: [{ ...analysis.quotations[2], spans: [analysis.paragraphs[3]] }] }, 5);
  assert(sides.about("cue", 0) && !sides.says("cue", 0));
  assert(sides.about("quotation", 0) && !sides.says("quotation", 0), "she is named in what somebody else says");
});

test("marks move with an edit until the new analysis is there", () => {
  const edits = [
    [text.indexOf("collapsed"), 0, "suddenly "],
    [text.indexOf("Geneva"), 6, "Oslo"],
    [0, 0, "\n"],
    [text.length, 0, " More."],
    [0, text.length, ""],
    [10, 200, "x"],
    [text.indexOf("Karsk") + 2, 0, "\n\n"],
  ];
  for (const [start, n_cut, put] of edits) {
    const after = text.slice(0, start) + put + text.slice(start + n_cut);
    const moved = carryOver(analysis, text, after);
    const blocks = blocksOf(after, moved);
    assert.equal(blocks.map((block) => after.slice(block.start, block.end)).join(""), after);
    for (const [index, { start: from, end: to }] of analysis.mentions.entries()) {
      const now = moved.mentions[index];
      const surface = after.slice(now.start, now.end);
      assert(surface === "" || surface === text.slice(from, to), `${JSON.stringify(surface)} was ${text.slice(from, to)}`);
    }
  }
  const typed = text.replace("collapsed", "suddenly collapsed");
  const kept = carryOver(analysis, text, typed).mentions.filter(({ start, end }) => end > start);
  assert.equal(kept.length, analysis.mentions.length, "no mark is lost by typing beside it");
});
