/**
 * Draws a text and its segments. The text enters the DOM as text nodes alone, and what is drawn has, to the last
 * unit, the string that was given as its `textContent`.
 * @module
 */

import { NOTHING_HIDDEN } from "./filter.js";
import { chunksOf, fill, MARKED, placeOf, spread, stretchesOf } from "./segments.js";
import { groupOf, quotationKind, SIGNS } from "./words.js";

/** @typedef {import("./segments.js").Analysis} Analysis */
/** @typedef {import("./segments.js").At} At */
/** @typedef {import("./segments.js").Block} Block */
/** @typedef {import("./segments.js").Chunk} Chunk */
/** @typedef {import("./segments.js").Segment} Segment */
/** @typedef {import("./segments.js").Stretch} Stretch */
/** @typedef {import("./filter.js").Hidden} Hidden */
/** @typedef {{ layer: Stretch["layer"], index: number }} Finding */

/** This many units are drawn at once; the rest follows in slices, so that a very long text does not freeze the page. */
const AT_ONCE = 24_000;
/** In a longer text the first chunk has to do, since there is more to prepare. */
const LONG = 100_000;
const MAX_SLICE_MS = 12;
/** A name in the gutter takes a line of its own: this many characters lie at least between two. */
const GUTTER_LINE = 80;
/** So many letters are surely in one line of it. */
const GUTTER_LETTERS = 15;
/** Longer words for whoever speaks have no room there. */
const LONGEST_SOURCE = 24;
/** A pronoun that is less sure of whom it means, where it could be others, has a question mark. */
const DOUBTFUL = 0.65;
/** A longer paragraph is no headline. */
const LONGEST_HEADLINE = 160;
/** A guess at the height of a chunk that is not laid out yet: units in a line, and the height of one. */
const [LINE, LINE_EM] = [68, 1.75];

/** Which field of a quotation a layer draws. */
const PARTS = /** @type {const} */ ({ quotation: "spans", verbatim: "verbatim", source: "source", saying: "cue" });

export class Painter {
  #root;
  /** @type {Analysis | null} */
  #analysis = null;
  #text = "";
  /** @type {Chunk[]} */
  #chunks = [];
  /** What reaches into each chunk. @type {Stretch[][]} */
  #buckets = [];
  /** The chunks that show what was last given to paint. @type {boolean[]} */
  #fresh = [];
  /** What each block on the page was drawn from: an equal block is left as it is. @type {WeakMap<Element, string>} */
  #drawn = new WeakMap();
  /** @type {WeakMap<Element, Segment>} */
  #segments = new WeakMap();
  #job = 0;
  /** Resolves when the last paint is complete. @type {Promise<void>} */
  done = Promise.resolve();

  /** @param {HTMLElement} root takes the chunks as its children; they are all the painter's */
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
    const chunks = chunksOf(text, analysis);
    this.#chunks = chunks;
    this.#buckets = analysis ? spread(chunks, stretchesOf(analysis, hidden)) : [];
    this.#fresh = chunks.map(() => false);
    const seen = this.#root.childElementCount === chunks.length ? this.#firstInView() : 0;
    while (this.#root.childNodes.length > chunks.length) this.#root.lastChild?.remove();
    let next = 0;
    while (next < chunks.length && chunks[next].start < (text.length > LONG ? 1 : AT_ONCE)) this.#draw(next++);
    // What the reader looks at does not wait for all that lies above it.
    for (let i = seen; i < Math.min(seen && seen + 2, chunks.length); i++) this.#draw(i);
    // All of the text is there at once; a chunk out of sight costs no layout.
    for (let i = this.#root.childNodes.length; i < chunks.length; i++) this.#root.append(this.#bareChunk(chunks[i]));
    this.done = next < chunks.length
      ? new Promise((resolve) => {
          const slice = () => {
            const deadline = performance.now() + MAX_SLICE_MS;
            while (job === this.#job && next < chunks.length && performance.now() < deadline) this.#draw(next++);
            if (job === this.#job && next < chunks.length) setTimeout(slice);
            else resolve();
          };
          setTimeout(slice);
        })
      : Promise.resolve();
  }

  /** The chunk at the top of the window. */
  #firstInView() {
    const { children } = this.#root;
    let [low, high] = [0, children.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (children[middle].getBoundingClientRect().bottom <= 0) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, Math.min(low, children.length - 1));
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

  /** The paragraph that holds an offset. @param {number} offset */
  blockAt(offset) {
    const i = placeOf(this.#chunks, offset);
    if (!this.#chunks[i]) return null;
    this.#draw(i);
    const chunk = this.#root.children[i];
    const { blocks } = this.#chunks[i];
    return /** @type {HTMLElement} */ (blocks ? chunk.children[placeOf(blocks, offset)] : chunk);
  }

  /** The marks at which a finding begins, in order: the stops of a walk through the text. */
  stops() {
    return /** @type {HTMLElement[]} */ ([...this.#root.querySelectorAll("mark[data-stop]")]);
  }

  /** @returns {HTMLElement | null} */
  firstStop() {
    return this.#root.querySelector("mark[data-stop]");
  }

  /** The stop at an offset, or the next one of its paragraph. @param {number} offset */
  stopNear(offset) {
    const stops = /** @type {HTMLElement[]} */ ([...(this.blockAt(offset)?.querySelectorAll("mark[data-stop]") ?? [])]);
    return stops.find((stop) => Number(this.segmentOf(stop)?.start) >= offset) ?? stops.at(-1) ?? null;
  }

  /**
   * The elements that draw a finding, in order.
   * @param {Finding} finding
   * @returns {HTMLElement[]}
   */
  elementsOf({ layer, index }) {
    const spans = this.#spansOf(layer, index);
    if (!spans.length || !this.#chunks.length) return [];
    const [first, last] = [placeOf(this.#chunks, spans[0].start), placeOf(this.#chunks, spans[spans.length - 1].end - 1)];
    const elements = [];
    for (let i = first; i <= last; i++) {
      this.#draw(i);
      elements.push(.../** @type {NodeListOf<HTMLElement>} */ (this.#root.children[i].querySelectorAll(`[data-ids~="${layer}-${index}"]`)));
    }
    return elements;
  }

  /** Where a finding stands, in order. @param {Stretch["layer"]} layer @param {number} index @returns {At[]} */
  #spansOf(layer, index) {
    const a = this.#analysis;
    if (!a) return [];
    const quotation = layer in PARTS ? a.quotations[index] : null;
    const found = quotation
      ? quotation[PARTS[/** @type {keyof typeof PARTS} */ (layer)]]
      : layer === "mention" ? a.mentions[index] : layer === "cue" ? a.cues[index] : layer === "shifter" ? a.cues[index]?.shifters : layer === "notice" ? a.notices[index] : a.quoted[index];
    return found ? [found].flat().sort((x, y) => x.start - y.start) : [];
  }

  /** A chunk's text and nothing else. @param {Chunk} chunk */
  #bareChunk({ start, end }) {
    const chunk = document.createElement("div");
    chunk.className = "chunk is-bare";
    chunk.append(this.#text.slice(start, end));
    return chunk;
  }

  /** Brings a chunk up to date. @param {number} i */
  #draw(i) {
    if (this.#fresh[i]) return;
    this.#fresh[i] = true;
    const chunk = this.#chunks[i];
    const { start, end, blocks } = chunk;
    let element = /** @type {HTMLElement | undefined} */ (this.#root.children[i]);
    if (!blocks) {
      if (!element) this.#root.append(this.#bareChunk(chunk));
      else if (element.childElementCount || element.textContent !== this.#text.slice(start, end)) element.replaceWith(this.#bareChunk(chunk));
      return;
    }
    fill(chunk, this.#buckets[i] ?? []);
    if (!element) this.#root.append((element = document.createElement("div")));
    element.className = "chunk";
    // What is not laid out yet should be about as high as it will be.
    const lines = blocks.reduce((sum, block) => sum + Math.ceil((block.textEnd - block.start) / LINE), 0);
    element.style.setProperty("contain-intrinsic-block-size", `auto ${lines * LINE_EM + 0.9 * blocks.length}em`);
    if (element.firstChild instanceof Text) element.firstChild.remove();
    blocks.forEach((block, at) => {
      const key = this.#keyOf(block);
      const old = element.children[at];
      if (old && this.#drawn.get(old) === key) {
        this.#refresh(old, block);
        return;
      }
      const made = this.#block(block);
      this.#drawn.set(made, key);
      if (old) old.replaceWith(made);
      else element.append(made);
    });
    while (element.childNodes.length > blocks.length) element.lastChild?.remove();
  }

  /** An element that stays stands elsewhere in the text now, and its findings elsewhere in their lists. @param {Element} element @param {Block} block */
  #refresh(element, block) {
    let next = 0;
    for (const child of /** @type {HTMLCollectionOf<HTMLElement>} */ (element.children)) {
      if (!this.#segments.has(child)) continue;
      const segment = block.segments[next++];
      this.#segments.set(child, segment);
      const ids = idsOf(segment);
      if (child.dataset.ids !== ids) child.dataset.ids = ids;
    }
  }

  /** All that the look of a block depends on: not where it stands, nor how many findings stand before it. @param {Block} block */
  #keyOf(block) {
    /** Findings by the order in which the block meets them. @type {Map<string, number>} */
    const numbers = new Map();
    const numberOf = (/** @type {Stretch} */ { layer, index }) => {
      const name = `${layer in PARTS ? "quotation" : layer}${index}`;
      if (!numbers.has(name)) numbers.set(name, numbers.size);
      return numbers.get(name);
    };
    const parts = block.segments.map(
      ({ start, end, stretches }) =>
        `${start - block.start}+${end - start}:${stretches.map((s) => `${s.layer}${numberOf(s)}${s.start === start}${s.end === end}${this.#look(s)}`)}`,
    );
    return `${block.textEnd - block.start};${parts.join()};${this.#text.slice(block.start, block.end)}`;
  }

  /** What a stretch's look takes from the analysis. @param {Stretch} stretch */
  #look(stretch) {
    const { layer, index } = stretch;
    const a = /** @type {Analysis} */ (this.#analysis);
    if (layer === "mention") return `${a.mentions[index].label}${a.mentions[index].form}${this.#sign(stretch)}`;
    if (layer === "quotation") return `${a.quotations[index].kind}${this.#speaker(index)}`;
    if (layer === "cue") return a.cues[index].polarity;
    return "";
  }

  /** Who says it; where that is open, the words that stand for them, and that it is. @param {number} index of a quotation */
  #speaker(index) {
    const a = /** @type {Analysis} */ (this.#analysis);
    const { speaker, source } = a.quotations[index];
    const name = speaker === null ? "" : a.entities[speaker]?.name;
    if (name) return name;
    const words = source ? this.#text.slice(source.start, source.end) : "";
    return `${words && words.length <= LONGEST_SOURCE ? words : "Who"}?`;
  }

  /** @param {Block} block */
  #block(block) {
    const p = document.createElement("p");
    p.className = `block${block.isCut ? " is-cut" : ""}${isLine(this.#text.slice(block.start, block.textEnd)) ? " is-line" : ""}`;
    p.dir = "auto";
    let at = block.start;
    const speakers = new Set();
    /** @type {{ at: number, speaker: string, element: HTMLElement }[]} */
    const gutter = [];
    for (const segment of block.segments) {
      if (segment.start > at) p.append(this.#text.slice(at, segment.start));
      const element = this.#segment(segment);
      const begun = segment.stretches.find((s) => s.layer === "quotation" && s.start === segment.start);
      if (begun) {
        const speaker = this.#speaker(begun.index);
        speakers.add(speaker);
        const last = gutter.at(-1);
        const room = segment.start - (last?.at ?? -Infinity);
        if (last?.speaker !== speaker && room >= GUTTER_LINE) {
          // Two lines of a long name would run into the next.
          if (last && room < 2 * GUTTER_LINE) last.element.dataset.gutter = fitted(last.speaker, GUTTER_LETTERS);
          element.dataset.gutter = fitted(speaker, 1.6 * GUTTER_LETTERS);
          gutter.push({ at: segment.start, speaker, element });
        }
      }
      p.append(element);
      at = segment.end;
    }
    if (speakers.size) p.dataset.speakers = [...speakers].join(" · ");
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
    const visible = segment.stretches.filter((s) => MARKED.has(s.layer));
    const element = document.createElement(visible.length ? "mark" : "span");
    const classes = new Set();
    let signs = "";
    for (const stretch of segment.stretches) {
      const { first, last } = { first: stretch.start === segment.start, last: stretch.end === segment.end };
      for (const name of this.#classesOf(stretch, segment)) classes.add(name);
      if (MARKED.has(stretch.layer)) {
        if (first) {
          classes.add(`${stretch.layer}-first`);
          element.dataset.stop = "";
        }
        if (last) classes.add(`${stretch.layer}-last`);
        if (last) signs += this.#sign(stretch);
      }
    }
    if (visible.length) element.setAttribute("part", "mark");
    element.className = [...classes].join(" ");
    element.dataset.ids = idsOf(segment);
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

  /** The letter or sign behind the last segment of a finding; of a pronoun, whether it is open who is meant. @param {Stretch} stretch */
  #sign({ layer, index }) {
    const a = /** @type {Analysis} */ (this.#analysis);
    if (layer === "mention") {
      const { form, label, entity, candidates, confidence } = a.mentions[index];
      if (form === "name") return groupOf(label).letter;
      return form !== "value" && (entity === null || candidates.length && confidence < DOUBTFUL) ? "?" : "";
    }
    if (layer === "cue") return SIGNS[a.cues[index].polarity];
    return "";
  }
}

/** Short and without a stop: the first of a text is a headline. @param {string} text */
function isLine(text) {
  return text.length < LONGEST_HEADLINE && !/[.:!,;]["'”’]?\s*$/.test(text);
}

/** As many words of a name as the gutter has room for. @param {string} name @param {number} most letters */
function fitted(name, most) {
  return name.length > most ? name.replace(new RegExp(`^(.{1,${most}})\\s.*?(\\??)$`), "$1…$2") : name;
}

/** The findings that a segment draws. @param {Segment} segment */
function idsOf({ stretches }) {
  return stretches.map(({ layer, index }) => `${layer}-${index}`).join(" ");
}
