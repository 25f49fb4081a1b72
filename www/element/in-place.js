/**
 * A lens over an article that is the page's own: its text stays where it is and as it is. The marks are highlights, the
 * card lies above the page, and the lists stand where the element stands. Where the browser has no highlights, the lists
 * alone are there.
 * @module
 */

import { Card, contentOf, summaryOf } from "../card.js";
import { button, element } from "../dom.js";
import { inOrder, stretchesOf, sweep } from "../segments.js";
import { groupOf } from "../words.js";
import { Findings } from "./findings.js";
import { CAN_HIGHLIGHT, Highlights } from "./highlights.js";

/** @typedef {import("../segments.js").Analysis} Analysis */
/** @typedef {import("../segments.js").Segment} Segment */
/** @typedef {import("../segments.js").Stretch} Stretch */
/** @typedef {import("../painter.js").Finding} Finding */
/** @typedef {import("../gather.js").Gathered} Gathered */

const HOVER_MS = 90;
const FLASH_MS = 1600;
/** What a click is for on the page itself. */
const BUSY = "a, button, input, select, textarea, label, summary, [role=button], [contenteditable]";

export class InPlace {
  #article;
  #onSelect;
  #findings;
  #card;
  #highlights;
  #text = "";
  /** @type {Analysis | null} */
  #analysis = null;
  /** @type {Gathered | null} */
  #gathered = null;
  /** What shows, by start, then longest first. @type {Stretch[]} */
  #stretches = [];
  /** The start of the segment that the card is about. @type {number | null} */
  #at = null;
  /** The start of the segment that the reader looked at last: where a walk goes on. @type {number | null} */
  #last = null;
  #frame = 0;
  #timer = /** @type {ReturnType<typeof setTimeout> | undefined} */ (undefined);
  #flash = /** @type {ReturnType<typeof setTimeout> | undefined} */ (undefined);
  #pointer = 0;
  #listening = new AbortController();

  /**
   * @param {HTMLElement} root takes everything that it shows as its children
   * @param {Element} article
   * @param {{ isCompact: boolean, hasMarks: boolean, onSelect: (finding: Finding | null) => void }} options without marks, only the lists
   */
  constructor(root, article, { isCompact, hasMarks, onSelect }) {
    this.#article = article;
    this.#onSelect = onSelect;
    this.hasMarks = hasMarks && CAN_HIGHLIGHT;
    this.#findings = new Findings(root, { isCompact, hasLegend: this.hasMarks, onGo: (finding, offset) => this.go(finding, offset), onFilter: () => this.#paint() });
    this.#highlights = CAN_HIGHLIGHT ? new Highlights(article) : null;
    this.#card = new Card(root, { onClose: () => this.#closed() });
    const stepper = (/** @type {1 | -1} */ step, /** @type {string} */ name, /** @type {string} */ sign) =>
      button({ class: "step", "aria-label": name, title: name, on: { click: () => this.step(step) } }, sign);
    if (this.hasMarks) {
      this.#findings.content.prepend(element("div", { class: "steps", role: "group", "aria-label": "Walk through the marks" }, stepper(-1, "Previous mark", "‹"), stepper(1, "Next mark", "›")));
      this.#listen();
    }
  }

  /** Which kinds show: see `Legend.only`. */
  get legend() {
    return this.#findings.legend;
  }

  /** @param {string} text @param {Analysis | null} analysis @param {Gathered | null} gathered */
  show(text, analysis, gathered) {
    this.#card.close();
    this.#at = this.#last = null;
    this.#text = text;
    this.#analysis = analysis;
    this.#gathered = gathered;
    this.#findings.show(text, analysis);
    this.#paint();
  }

  /** The text is the same, but the page has put it into other nodes. @param {Gathered} gathered */
  rehang(gathered) {
    this.#gathered = gathered;
    this.#paint();
  }

  /**
   * Scrolls to a finding or an offset, and lights it up.
   * @param {Finding | null} finding
   * @param {number} [offset]
   */
  go(finding, offset) {
    const spans = finding ? this.#spansOf(finding) : offset === undefined ? [] : [{ start: offset, end: offset + 1 }];
    const ranges = this.#rangesOf(spans);
    if (!ranges.length) return;
    this.#scrollTo(ranges[0]);
    this.#light(ranges);
    clearTimeout(this.#flash);
    this.#flash = setTimeout(() => this.#light([]), FLASH_MS);
    if (finding) this.#onSelect(finding);
  }

  /** Walks on to the next mark, or back to the one before. @param {1 | -1} step */
  step(step) {
    const starts = [...new Set(this.#stretches.filter(isMark).map(({ start }) => start))];
    const now = this.#last ?? (step > 0 ? -1 : Infinity);
    const next = step > 0 ? starts.find((start) => start > now) : starts.findLast((start) => start < now);
    if (next === undefined) return;
    const segment = this.#segmentAt(next);
    if (!segment || !this.#analysis) return;
    this.#scrollTo(this.#rangesOf([segment])[0]);
    this.#last = next;
    this.#findings.live.textContent = `${this.#text.slice(segment.start, segment.end)}: ${summaryOf(segment, this.#analysis)}`;
    requestAnimationFrame(() => this.#open(segment, { pin: false }));
  }

  dispose() {
    this.#listening.abort();
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#timer);
    clearTimeout(this.#flash);
    this.#card.close();
    this.#highlights?.dispose();
  }

  #paint() {
    this.#stretches = this.#analysis ? stretchesOf(this.#analysis, this.#findings.legend.hidden).sort(inOrder) : [];
    /** @type {Map<string, Range[]>} */
    const ranges = new Map();
    if (this.hasMarks) {
      for (const stretch of this.#stretches) {
        const name = this.#nameOf(stretch);
        if (name === null) continue;
        const named = ranges.get(name) ?? [];
        named.push(...this.#rangesOf([stretch]));
        ranges.set(name, named);
      }
    }
    this.#highlights?.replace(ranges);
  }

  /** The highlight that shows a stretch. @param {Stretch} stretch */
  #nameOf({ layer, index }) {
    const a = /** @type {Analysis} */ (this.#analysis);
    if (layer === "mention") return ["pronoun", "nominal"].includes(a.mentions[index].form) ? "pronoun" : groupOf(a.mentions[index].label).id;
    if (layer === "quotation") return a.quotations[index].kind === "direct" ? null : "reported";
    if (layer === "verbatim") return "quotation";
    if (layer === "cue") return a.cues[index].polarity;
    return layer === "quoted" ? "quoted" : null;
  }

  #listen() {
    const { signal } = this.#listening;
    const document = this.#article.ownerDocument;
    /** @type {[EventTarget, string, (event: any) => void][]} */
    const listeners = [
      [this.#article, "pointermove", (/** @type {PointerEvent} */ event) => this.#move(event)],
      [this.#article, "pointerleave", () => this.#leave()],
      [this.#article, "click", (/** @type {MouseEvent} */ event) => this.#click(event)],
      [this.#article, "focusin", (/** @type {FocusEvent} */ event) => this.#focus(event)],
      [this.#article, "focusout", () => this.#leave()],
      [document, "pointerdown", (/** @type {PointerEvent} */ event) => this.#press(event)],
      [document, "selectionchange", () => this.#caret()],
      [document, "keydown", (/** @type {KeyboardEvent} */ event) => event.key === "Escape" && this.#card.close()],
    ];
    for (const [target, type, listener] of listeners) target.addEventListener(type, listener, /** @type {any} */ ({ __proto__: null, signal, passive: true }));
  }

  /** @param {PointerEvent} event */
  #move({ clientX: x, clientY: y, pointerType }) {
    if (pointerType === "touch" || this.#frame) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      const hit = this.#hit(x, y);
      clearTimeout(this.#timer);
      if (!hit) this.#card.leave();
      else if (hit.segment.start !== this.#at) this.#timer = setTimeout(() => this.#open(hit.segment, { at: hit.line }), HOVER_MS);
    });
  }

  #leave() {
    clearTimeout(this.#timer);
    this.#card.leave();
  }

  /** @param {MouseEvent} event */
  #click({ clientX: x, clientY: y, target }) {
    const isBusy = isElement(target) && target.closest(BUSY) !== null;
    const hit = isBusy || document.getSelection()?.isCollapsed === false ? null : this.#hit(x, y);
    if (!hit) return;
    this.#open(hit.segment, { at: hit.line, pin: true });
    const { layer, index } = hit.segment.stretches.filter(isMark).at(-1) ?? hit.segment.stretches[0];
    this.#onSelect(/** @type {Finding} */ ({ layer, index }));
  }

  /** A link has the focus: its first finding. @param {FocusEvent} event */
  #focus({ target }) {
    const [start, end] = isElement(target) ? this.#bounds(target) : [0, 0];
    const first = this.#stretches.find((stretch) => isMark(stretch) && stretch.start >= start && stretch.start < end);
    const segment = first && this.#segmentAt(first.start);
    if (segment) this.#open(segment, {});
  }

  /** The caret has come to a finding by keyboard. */
  #caret() {
    if (performance.now() - this.#pointer < 500) return;
    const selection = document.getSelection();
    const { anchorNode, anchorOffset } = selection ?? {};
    if (!selection?.isCollapsed || !anchorNode || !this.#article.contains(anchorNode)) return;
    const offset = this.#gathered?.offsetOf(anchorNode, anchorOffset ?? 0) ?? null;
    const segment = offset === null ? null : this.#segmentAt(offset);
    if (segment) this.#open(segment, {});
    else this.#card.leave();
  }

  /** @param {PointerEvent} event */
  #press(event) {
    this.#pointer = performance.now();
    if (this.#card.isPinned && !event.composedPath().includes(this.#card.element)) this.#card.close();
  }

  /** The marked segment under a point, and its line there. @param {number} x @param {number} y */
  #hit(x, y) {
    const place = caretAt(x, y, this.#article.getRootNode());
    const offset = place && this.#gathered?.offsetOf(place.node, place.offset);
    if (offset === null || offset === undefined) return null;
    // The nearest place may lie before the character that the point is on, or behind it.
    for (const at of [offset, offset - 1]) {
      const segment = this.#segmentAt(at);
      const line = segment && this.#rangesOf([segment]).flatMap((range) => [...range.getClientRects()])
        .find((r) => x >= r.left - 1 && x <= r.right + 1 && y >= r.top - 2 && y <= r.bottom + 2);
      if (segment && line) return { segment, line };
    }
    return null;
  }

  /** What covers an offset, if any of it is a mark. @param {number} offset @returns {Segment | null} */
  #segmentAt(offset) {
    const around = this.#stretches.filter(({ start, end }) => start <= offset && offset < end);
    if (!around.some(isMark)) return null;
    const [from, to] = [Math.min(...around.map(({ start }) => start)), Math.max(...around.map(({ end }) => end))];
    const near = this.#stretches.filter(({ start, end }) => start < to && end > from);
    return sweep(near, from, to).find(({ start, end }) => start <= offset && offset < end) ?? null;
  }

  /** @param {Segment} segment @param {{ pin?: boolean, at?: DOMRect }} options */
  #open(segment, { pin = false, at }) {
    if (!this.#analysis || this.#card.isPinned && !pin) return;
    const line = at ?? this.#rangesOf([segment])[0]?.getClientRects()[0];
    if (!line) return;
    this.#at = this.#last = segment.start;
    this.#light(this.#rangesOf(segment.stretches.filter(isMark).flatMap((stretch) => this.#spansOf(/** @type {Finding} */ (stretch)))));
    const anchor = /** @type {HTMLElement} */ (this.#article);
    this.#card.open(anchor, contentOf(segment, this.#analysis, this.#text), { pin, at: line, within: this.#article.getBoundingClientRect() });
  }

  #closed() {
    this.#at = null;
    this.#light([]);
    this.#onSelect(null);
  }

  /** @param {Range[]} ranges */
  #light(ranges) {
    this.#highlights?.set("active", ranges);
  }

  /** @param {Range | undefined} range */
  #scrollTo(range) {
    const near = range?.startContainer.parentElement;
    const rect = range?.getBoundingClientRect();
    if (!near || !rect) return;
    if (rect.top >= 0 && rect.bottom <= innerHeight) return;
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    near.scrollIntoView({ block: "center", behavior: still ? "auto" : "smooth" });
  }

  /** @param {Finding} finding */
  #spansOf({ layer, index }) {
    const a = /** @type {Analysis} */ (this.#analysis);
    if (layer === "mention") return [a.mentions[index]];
    if (layer === "quotation") return a.quotations[index].spans;
    return [layer === "cue" ? a.cues[index] : a.quoted[index]];
  }

  /** @param {{ start: number, end: number }[]} spans */
  #rangesOf(spans) {
    return spans.flatMap(({ start, end }) => this.#gathered?.rangesOf(start, end) ?? []);
  }

  /** First and last offset of an element's text. @param {Element} element */
  #bounds(element) {
    const walk = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const offsets = [];
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      for (const offset of [0, node.nodeValue?.length ?? 0]) offsets.push(this.#gathered?.offsetOf(node, offset) ?? null);
    }
    const known = offsets.filter((offset) => offset !== null);
    return [known[0] ?? 0, known[known.length - 1] ?? 0];
  }
}

/** Also one that came from another document. @param {EventTarget | null} target @returns {target is Element} */
function isElement(target) {
  return /** @type {Node | null} */ (target)?.nodeType === Node.ELEMENT_NODE;
}

/** @param {Stretch} stretch */
function isMark({ layer }) {
  return layer === "mention" || layer === "quotation" || layer === "quoted" || layer === "cue";
}

/**
 * The place in the text nearest to a point.
 * @param {number} x
 * @param {number} y
 * @param {Node} root
 * @returns {{ node: Node, offset: number } | null}
 */
function caretAt(x, y, root) {
  const document = root.ownerDocument ?? /** @type {Document} */ (root);
  if (document.caretPositionFromPoint) {
    const shadowRoots = root === document ? [] : [/** @type {ShadowRoot} */ (root)];
    const position = document.caretPositionFromPoint(x, y, { shadowRoots });
    return position && { node: position.offsetNode, offset: position.offset };
  }
  const range = document.caretRangeFromPoint?.(x, y);
  return range ? { node: range.startContainer, offset: range.startOffset } : null;
}
