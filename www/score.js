/**
 * The text as a score: a row for each voice, on which lies what it says, and two for the feeling of the author and of
 * others. Height and place carry what there is to see, never colour; each row says the same in words.
 * @module
 */

import { button, element, svg } from "./dom.js";
import { count, percent, toneOf } from "./words.js";
import { feelingOf, voicesOf } from "./voices.js";

/** @typedef {import("./segments.js").Analysis} Analysis */
/** @typedef {import("./painter.js").Finding} Finding */
/** @typedef {{ start: number, end: number, go: Finding | null }} Place */

/** How finely a row is drawn, whatever the length of the text. */
const UNITS = 600;
/** A full bar, in units of height; half of it on either side of the line where feeling is drawn. */
const HEIGHT = 20;
/** Fewer sentences with feeling are not summed up. */
const FEW = 4;

export class Score {
  #root;
  #onGo;

  /**
   * @param {HTMLElement} root
   * @param {{ onGo: (place: { start: number, end: number }, finding: Finding | null) => void }} options
   */
  constructor(root, { onGo }) {
    this.#root = root;
    this.#onGo = onGo;
    root.classList.add("score");
    root.setAttribute("role", "group");
    root.setAttribute("aria-label", "Voices along the text");
  }

  /** @param {Analysis | null} analysis */
  render(analysis) {
    this.#root.hidden = !analysis?.length;
    this.#root.replaceChildren(...(analysis?.length ? [...this.#voices(analysis), ...this.#feelings(analysis)] : []));
  }

  /** @param {Analysis} analysis */
  #voices(analysis) {
    const voices = voicesOf(analysis);
    const rows = voices.map((voice) => {
      const places = voice.stretches.map(({ start, end, quotation }) => ({
        start, end, go: quotation === null ? null : /** @type {Finding} */ ({ layer: "quotation", index: quotation }),
      }));
      const shape = bars(voice.stretches, analysis.length, ({ isVerbatim }) => [isVerbatim ? 0 : HEIGHT / 2, HEIGHT]);
      return this.#row(`of-${voice.who}`, voice.name, percent(voice.share), [["said", shape]], `${percent(voice.share)} of the text, ${whereabouts(places, analysis.length)}`, places, analysis.length);
    });
    const isReported = voices.some(({ stretches }) => stretches.some((stretch) => !stretch.isVerbatim));
    return [...rows, isReported && element("p", { class: "score-key" }, "High bars: word for word. Low bars: in the author’s words.")].filter((row) => row !== false);
  }

  /** @param {Analysis} analysis */
  #feelings(analysis) {
    const middle = HEIGHT / 2;
    const rows = /** @type {const} */ ([["author", "Author’s feeling", "byAuthor"], ["others", "Others’ feeling", "byOthers"]]).flatMap(([voice, name, key]) => {
      const felt = feelingOf(analysis, voice);
      if (!felt.length) return [];
      // Most feeling in news is slight: the root lets it be seen without letting the strong ones shrink.
      const reach = (/** @type {number} */ valence) => Math.max(3, Math.sqrt(Math.abs(valence)) * middle);
      const bad = felt.filter(({ valence }) => valence < 0);
      const good = felt.filter(({ valence }) => valence > 0);
      const shapes = /** @type {[string, string][]} */ ([
        ["line", `M0 ${middle}H${UNITS}`],
        ["good", bars(good, analysis.length, ({ valence }) => [middle - reach(valence), middle])],
        ["bad", bars(bad, analysis.length, ({ valence }) => [middle, middle + reach(valence)])],
      ]);
      // The name walks from the strongest sentence to the weakest.
      const places = felt.toSorted((a, b) => Math.abs(b.valence) - Math.abs(a.valence) || a.start - b.start)
        .map(({ start, end, cue }) => ({ start, end, go: /** @type {Finding} */ ({ layer: "cue", index: cue }) }));
      const strongest = (/** @type {typeof felt} */ some, /** @type {string} */ side) =>
        some.length ? `${count(some.length, `${side} sentence`)}, the strongest at ${percent(some.reduce((a, b) => (Math.abs(b.valence) > Math.abs(a.valence) ? b : a)).start / analysis.length)}` : `no ${side} sentence`;
      // One sentence or two are no mood.
      const sum = felt.length < FEW ? "" : `; ${toneOf(analysis.sentiment[key], bad.length > 0, good.length > 0)}, these sentences taken together`;
      const inWords = `${strongest(bad, "negative")}; ${strongest(good, "positive")}; of ${count(analysis.sentences.length, "sentence")}${sum}`;
      return this.#row("of-feeling", name, `▼${bad.length} ▲${good.length}`, shapes, inWords, places, analysis.length);
    });
    return rows.length ? [...rows, element("p", { class: "score-key" }, "Sentences with negative ▼ and positive ▲ words.")] : rows;
  }

  /**
   * @param {string} look
   * @param {string} name
   * @param {string} figure
   * @param {[string, string][]} shapes
   * @param {string} inWords
   * @param {Place[]} places in the order of a walk
   * @param {number} length
   */
  #row(look, name, figure, shapes, inWords, places, length) {
    let next = 0;
    const walk = () => {
      const place = places[next++ % places.length];
      if (place) this.#onGo(place, place.go);
    };
    /** The nearest place to where the row was clicked. @param {MouseEvent} event */
    const jump = (event) => {
      const { left, width } = /** @type {Element} */ (event.currentTarget).getBoundingClientRect();
      const at = ((event.clientX - left) / width) * length;
      const distance = (/** @type {Place} */ { start, end }) => Math.max(start - at, at - end, 0);
      const place = places.reduce((/** @type {Place | null} */ best, place) => (best && distance(best) <= distance(place) ? best : place), null);
      // In a long stretch the click means a point, not the stretch's beginning.
      if (place) this.#onGo(place.go ? place : { start: Math.max(place.start, Math.min(at, place.end)), end: place.end }, place.go);
    };
    return element(
      "div", { class: `lane ${look}` },
      button({ title: "Go to the next place", on: { click: walk } }, name),
      element(
        "span", { class: "track", role: "img", "aria-label": `${name}: ${inWords}`, title: inWords, on: { click: jump } },
        svg("svg", { viewBox: `0 0 ${UNITS} ${HEIGHT}`, preserveAspectRatio: "none", "aria-hidden": "true" }, ...shapes.map(([kind, d]) => svg("path", { class: kind, d }))),
      ),
      element("span", { class: "n", "aria-hidden": "true" }, figure),
    );
  }
}

/**
 * The outline of bars; those that fall on the same unit become one, as high as the highest.
 * @template {{ start: number, end: number }} T
 * @param {readonly T[]} stretches in order
 * @param {number} length
 * @param {(stretch: T) => [number, number]} reach top and bottom
 */
function bars(stretches, length, reach) {
  let d = "";
  /** @type {[number, number, number, number] | null} */
  let open = null;
  const draw = () => {
    if (open) d += `M${open[0]} ${open[2].toFixed(1)}H${open[1]}V${open[3].toFixed(1)}H${open[0]}z`;
  };
  for (const stretch of stretches) {
    const from = Math.floor((UNITS * stretch.start) / length);
    const to = Math.max(from + 2, Math.round((UNITS * stretch.end) / length));
    const [top, bottom] = reach(stretch);
    const isSame = open && open[2] === top && open[3] === bottom;
    if (open && (isSame ? from <= open[1] : from < open[0] + 2)) open = [open[0], Math.max(open[1], to), Math.min(open[2], top), Math.max(open[3], bottom)];
    else {
      draw();
      open = [open ? Math.max(from, open[1]) : from, Math.max(to, open ? open[1] + 2 : to), top, bottom];
    }
  }
  draw();
  return d;
}

/** @param {Place[]} places in order @param {number} length */
function whereabouts(places, length) {
  if (!places.length) return "nowhere";
  const [first, last] = [places[0].start / length, places[places.length - 1].end / length];
  return `${count(places.length, "place")}, from ${percent(first)} to ${percent(last)} of it`;
}
