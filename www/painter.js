/**
 * Draws a text and its segments. The text enters the DOM as text nodes alone, and what is drawn has, to the last
 * unit, the string that was given as its `textContent`.
 * @module
 */

import { blocksOf, NOTHING_HIDDEN } from "./segments.js";
import { groupOf, quotationKind } from "./words.js";

/** @typedef {import("./segments.js").Analysis} Analysis */
/** @typedef {import("./segments.js").Block} Block */
/** @typedef {import("./segments.js").Segment} Segment */
/** @typedef {import("./segments.js").Stretch} Stretch */
/** @typedef {import("./segments.js").Hidden} Hidden */
/** @typedef {{ layer: Stretch["layer"], index: number }} Finding */

/** Blocks drawn at once; the rest follows in slices, so that a very long text does not freeze the page. */
const AT_ONCE = 60;
const MAX_SLICE_MS = 12;
/** A name in the gutter takes a line of its own: this many characters lie at least between two. */
const GUTTER_LINE = 80;

/** What a reader sees as a mark. @type {ReadonlySet<string>} */
export const VISIBLE = new Set(["mention", "quotation", "quoted", "cue"]);

export class Painter {
  #root;
  /** @type {Analysis | null} */
  #analysis = null;
  #text = "";
  /** What each block on the page was drawn from: an equal block is left as it is. @type {string[]} */
  #drawn = [];
  /** Where the blocks begin in the text. @type {number[]} */
  #starts = [];
  /** @type {WeakMap<Element, Segment>} */
  #segments = new WeakMap();
  #job = 0;
  /** Resolves when the last paint is complete. @type {Promise<void>} */
  done = Promise.resolve();

  /** @param {HTMLElement} root takes the blocks as its children; they are all the painter's */
  constructor(root) {
    this.#root = root;
  }

  /**
   * Shows the text with the findings that are not hidden. Blocks that look as before keep their elements.
   * @param {string} text
   * @param {Analysis | null} analysis
   * @param {Hidden} [hidden]
   */
  paint(text, analysis, hidden = NOTHING_HIDDEN) {
    this.#text = text;
    this.#analysis = analysis;
    const job = ++this.#job;
    const blocks = blocksOf(text, analysis, hidden);
    this.#starts = blocks.map(({ start }) => start);
    while (this.#root.childNodes.length > blocks.length) this.#root.lastChild?.remove();
    this.#drawn.length = Math.min(this.#drawn.length, blocks.length);
    let next = this.#draw(blocks, 0, AT_ONCE, Infinity);
    this.done = next < blocks.length
      ? new Promise((resolve) => {
          const slice = () => {
            if (job !== this.#job) return resolve();
            next = this.#draw(blocks, next, Infinity, performance.now() + MAX_SLICE_MS);
            if (next < blocks.length) setTimeout(slice);
            else resolve();
          };
          setTimeout(slice);
        })
      : Promise.resolve();
  }

  /**
   * The segment that an element of the text draws.
   * @param {Element | null} element
   */
  segmentOf(element) {
    return element ? this.#segments.get(element) ?? null : null;
  }

  /**
   * The mark that an event or a point hit.
   * @param {EventTarget | null} target
   * @returns {HTMLElement | null}
   */
  markAt(target) {
    const mark = target instanceof Element ? target.closest("mark") : null;
    return mark && this.#segments.has(mark) ? mark : null;
  }

  /** The paragraph that holds an offset, if it is drawn yet. @param {number} offset */
  blockAt(offset) {
    let [low, high] = [0, this.#starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#starts[middle] <= offset) low = middle + 1;
      else high = middle;
    }
    return /** @type {HTMLElement | undefined} */ (this.#root.children[Math.max(0, low - 1)]);
  }

  /** The marks at which a finding begins, in order: the stops of a walk through the text. */
  stops() {
    return /** @type {HTMLElement[]} */ ([...this.#root.querySelectorAll("mark[data-stop]")]);
  }

  /**
   * The elements that draw a finding, in order.
   * @param {Finding} finding
   */
  elementsOf({ layer, index }) {
    return /** @type {HTMLElement[]} */ ([...this.#root.querySelectorAll(`[data-ids~="${layer}-${index}"]`)]);
  }

  /**
   * @param {Block[]} blocks
   * @param {number} from
   * @param {number} most
   * @param {number} deadline
   */
  #draw(blocks, from, most, deadline) {
    let next = from;
    while (next < blocks.length && next - from < most && performance.now() < deadline) {
      const block = blocks[next];
      const key = this.#keyOf(block);
      if (this.#drawn[next] !== key) {
        const element = this.#block(block);
        const old = this.#root.childNodes[next];
        if (old) old.replaceWith(element);
        else this.#root.append(element);
        this.#drawn[next] = key;
      }
      next++;
    }
    return next;
  }

  /** All that the look of a block depends on. @param {Block} block */
  #keyOf(block) {
    const parts = block.segments.map(
      ({ start, end, stretches }) =>
        `${start - block.start}+${end - start}:${stretches.map((s) => `${s.layer}${s.index}${this.#look(s)}`)}`,
    );
    return `${block.textEnd - block.start};${parts.join()};${this.#text.slice(block.start, block.end)}`;
  }

  /** What a stretch's look takes from the analysis. @param {Stretch} stretch */
  #look({ layer, index }) {
    const a = /** @type {Analysis} */ (this.#analysis);
    if (layer === "mention") return `${a.mentions[index].label}${a.mentions[index].form}`;
    if (layer === "quotation") return `${a.quotations[index].kind}${this.#speaker(index)}`;
    if (layer === "cue") return a.cues[index].polarity;
    return "";
  }

  /** @param {number} index of a quotation */
  #speaker(index) {
    const a = /** @type {Analysis} */ (this.#analysis);
    const { speaker } = a.quotations[index];
    return speaker === null ? "" : a.entities[speaker]?.name ?? "";
  }

  /** @param {Block} block */
  #block(block) {
    const p = document.createElement("p");
    p.className = "block";
    p.dir = "auto";
    let at = block.start;
    /** @type {{ at: number, speaker: string } | null} */
    let gutter = null;
    for (const segment of block.segments) {
      if (segment.start > at) p.append(this.#text.slice(at, segment.start));
      const element = this.#segment(segment);
      const begun = segment.stretches.find((s) => s.layer === "quotation" && s.start === segment.start);
      if (begun) {
        const speaker = this.#speaker(begun.index) || "?";
        if (!gutter || gutter.speaker !== speaker && segment.start - gutter.at >= GUTTER_LINE) {
          element.dataset.gutter = speaker;
          gutter = { at: segment.start, speaker };
        }
      }
      p.append(element);
      at = segment.end;
    }
    if (block.textEnd > at) p.append(this.#text.slice(at, block.textEnd));
    if (block.end > Math.max(at, block.textEnd)) {
      const gap = document.createElement("span");
      gap.className = "gap";
      gap.append(this.#text.slice(Math.max(at, block.textEnd), block.end));
      p.append(gap);
    }
    return p;
  }

  /** @param {Segment} segment */
  #segment(segment) {
    const visible = segment.stretches.filter((s) => VISIBLE.has(s.layer));
    const element = document.createElement(visible.length ? "mark" : "span");
    const classes = new Set();
    let signs = "";
    for (const stretch of segment.stretches) {
      const { first, last } = { first: stretch.start === segment.start, last: stretch.end === segment.end };
      for (const name of this.#classesOf(stretch, segment)) classes.add(name);
      if (VISIBLE.has(stretch.layer)) {
        if (first) {
          classes.add(`${stretch.layer}-first`);
          element.dataset.stop = "";
        }
        if (last) classes.add(`${stretch.layer}-last`);
        if (last) signs += this.#sign(stretch);
      }
    }
    element.className = [...classes].join(" ");
    element.dataset.ids = segment.stretches.map((s) => `${s.layer}-${s.index}`).join(" ");
    if (signs) element.dataset.sign = signs;
    element.append(this.#text.slice(segment.start, segment.end));
    this.#segments.set(element, segment);
    return element;
  }

  /**
   * @param {Stretch} stretch
   * @param {Segment} segment
   * @returns {string[]}
   */
  #classesOf({ layer, index }, segment) {
    const a = /** @type {Analysis} */ (this.#analysis);
    if (layer === "mention") {
      const { label, form } = a.mentions[index];
      return ["mention", groupOf(label).id, form];
    }
    if (layer === "quotation") {
      const quotation = a.quotations[index];
      const isVerbatim = segment.stretches.some((s) => s.layer === "verbatim" && s.index === index);
      return ["quotation", quotationKind(quotation), isVerbatim ? "verbatim" : "reported"];
    }
    if (layer === "cue") return ["cue", a.cues[index].polarity];
    return layer === "verbatim" ? [] : [layer];
  }

  /** The letter or sign behind the last segment of a finding. @param {Stretch} stretch */
  #sign({ layer, index }) {
    const a = /** @type {Analysis} */ (this.#analysis);
    if (layer === "mention") return a.mentions[index].form === "name" ? groupOf(a.mentions[index].label).letter : "";
    if (layer === "cue") return { negative: "−", positive: "+", neutral: "" }[a.cues[index].polarity];
    return "";
  }
}
