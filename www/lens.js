/**
 * A text with its marks, legend, panels and card: what the page and the element share.
 * @module
 */

import { Card, contentOf, summaryOf } from "./card.js";
import { correctionList } from "./corrections.js";
import { button, element } from "./dom.js";
import { countsOf, Legend } from "./legend.js";
import { Painter } from "./painter.js";
import { Panels } from "./panels.js";
import { Score } from "./score.js";
import { count, namedIn } from "./words.js";

/** @typedef {import("./segments.js").Analysis} Analysis */
/** @typedef {import("./segments.js").Segment} Segment */
/** @typedef {import("./painter.js").Finding} Finding */
/** @typedef {{ add: (correction: Correction) => void, takeBack: (index: number) => void }} Corrections */
/** @typedef {import("../src/wasm/types.js").Correction} Correction */

const HOVER_MS = 90;
/** Whoever types and listens hears the summary after so long without a key. */
const PAUSE_MS = 2_000;
/** Findings beside a quotation that show while it is looked at. */
const COMPANIONS = /** @type {const} */ ({ quotation: ["source", "saying"], cue: ["shifter"] });

/** A longer text is shown step by step. */
const LONG = 100_000;

/** Notices that put all the rest in doubt. */
const CAUTIONS = new Set(["not-english", "mis-decoded"]);

let n_lenses = 0;

export class Lens {
  #text = "";
  /** @type {Analysis | null} */
  #analysis = null;
  /** @type {HTMLElement | null} */
  #stop = null;
  #hover = 0;
  #later = 0;
  #telling = 0;
  #onSelect;
  #corrections;
  /** That it listens to; its own may be another when it is moved into a frame. */
  #document;
  #isEditing = false;

  /**
   * @param {HTMLElement} root takes everything as its children
   * @param {{ onSelect?: (finding: Finding | null) => void, corrections?: Corrections | null, sheet?: boolean }} [options]
   *   with `corrections`, a reader can put findings right; with `sheet`, the lists lie at the foot of a narrow window
   */
  constructor(root, { onSelect = () => {}, corrections = null, sheet = false } = {}) {
    this.#onSelect = onSelect;
    this.#corrections = corrections;
    this.root = root;
    this.#document = root.ownerDocument;
    root.classList.add("lens");
    const legend = element("div");
    this.reading = element("div", { class: "reading", part: "text", role: "group", "aria-label": "Text with its marks" });
    this.surface = element("div", { class: "surface" }, this.reading);
    const side = element("div", { part: "panel" });
    const score = element("div");
    this.corrected = element("div");
    this.summary = element("p", { class: "summary" });
    this.caution = element("p", { class: "summary caution" });
    this.live = element("p", { class: "visually-hidden", role: "status" });
    this.description = element("p", { class: "visually-hidden", id: `newslens-about-${++n_lenses}`, "aria-hidden": "true" });
    this.side = element("aside", { class: "side", "aria-label": "What was found" }, this.caution, this.summary, this.corrected, score, side);
    this.columns = element(
      "div", { class: "columns" },
      this.surface, this.side,
    );
    if (sheet) this.#makeSheet();
    root.append(legend, this.columns, this.live, this.description);
    this.painter = new Painter(this.reading);
    this.legend = new Legend(legend, { onChange: () => {
      this.#repaint();
      this.panels.filter(this.legend.hidden);
    } });
    this.panels = new Panels(side, { onGo: (finding) => this.go(finding), onOnly: (entity) => this.legend.choose(entity) });
    this.score = new Score(score, { onGo: (place, finding) => this.go(finding, place.start) });
    this.card = new Card(root, { onClose: (mark, hadFocus) => this.#closed(mark, hadFocus) });
    this.#listen();
  }

  /**
   * @param {string} text
   * @param {Analysis | null} analysis
   */
  show(text, analysis) {
    this.card.close();
    this.#text = text;
    this.#analysis = analysis;
    const steps = [
      // Whom the reader chose may have another number now, which what is drawn hangs on.
      () => this.legend.count(analysis),
      () => this.#repaint(),
      () => this.panels.render(text, analysis, this.legend.hidden),
      () => this.score.render(analysis),
      () => {
        const summary = summaryIn(analysis);
        this.summary.textContent = summary;
        this.#listCorrections();
        this.#tell(text ? summary : "");
        this.caution.textContent = analysis?.notices.find(({ kind }) => CAUTIONS.has(kind))?.message ?? "";
      },
    ];
    clearTimeout(this.#later);
    // Of a long text each step takes a moment, and between two the page may answer the reader.
    const next = () => {
      steps.shift()?.();
      if (steps.length) this.#later = setTimeout(next);
    };
    if (text.length > LONG) next();
    else for (const step of steps) step();
  }

  /** To whoever listens, once; while they type, not before they pause. @param {string} sentence */
  #tell(sentence) {
    clearTimeout(this.#telling);
    this.#telling = setTimeout(() => {
      if (this.live.textContent !== sentence) this.live.textContent = sentence;
    }, this.#isEditing ? PAUSE_MS : 0);
  }

  #makeSheet() {
    this.root.classList.add("has-sheet");
    const handle = button({ class: "sheet-handle", "aria-expanded": "false", on: { click: () => this.#openSheet(!this.side.classList.contains("is-open")) } }, "What was found");
    this.side.prepend(handle);
  }

  /** @param {boolean} isOpen */
  #openSheet(isOpen) {
    if (isOpen) this.card.close();
    this.side.classList.toggle("is-open", isOpen);
    this.side.querySelector(".sheet-handle")?.setAttribute("aria-expanded", String(isOpen));
  }

  #listCorrections() {
    const list = this.#corrections && this.#analysis && correctionList(this.#analysis.corrections, this.#text, this.#corrections.takeBack);
    this.corrected.replaceChildren(...(list ? [list] : []));
  }

  /** While a reader types, a textarea lies over the text and takes its place for the keyboard and for screen readers. */
  get isEditing() {
    return this.#isEditing;
  }

  set isEditing(isEditing) {
    this.#isEditing = isEditing;
    if (isEditing) this.reading.setAttribute("aria-hidden", "true");
    else this.reading.removeAttribute("aria-hidden");
    if (this.#stop) this.#stopAt(this.#stop);
  }

  /** Draws a text at once with marks that are about right; the panels wait for the analysis. @param {string} text @param {Analysis | null} analysis */
  preview(text, analysis) {
    this.#text = text;
    this.#analysis = analysis;
    this.#repaint();
  }

  /**
   * Scrolls to a finding, lights it up and moves the focus there; where it is hidden, to its paragraph.
   * @param {Finding | null} finding
   * @param {number} [offset] in the text, for what has no mark
   */
  go(finding, offset) {
    let elements = finding ? this.painter.elementsOf(finding) : [];
    if (!elements.length) {
      if (finding) this.live.textContent = "This mark is hidden: show its kind in the legend first.";
      const block = offset === undefined ? null : this.painter.blockAt(offset);
      if (!block) return;
      elements = [block];
    }
    this.#openSheet(false);
    reveal(elements[0]);
    for (const found of elements) {
      found.classList.remove("is-flashing");
      void found.offsetWidth;
      found.classList.add("is-flashing");
      found.addEventListener("animationend", () => found.classList.remove("is-flashing"), { once: true });
    }
    const mark = this.painter.markAt(elements[0]);
    if (mark && !this.isEditing) {
      this.card.close();
      this.#stopAt(mark);
      mark.focus({ preventScroll: true });
    }
    if (finding) this.#onSelect(finding);
  }

  /** Starts or goes on with the walk through the marks. @param {1 | -1} step */
  step(step) {
    const stops = this.painter.stops();
    if (!stops.length) return;
    const at = this.#stop ? stops.indexOf(this.#stop) : -1;
    const isOn = at >= 0 && this.#focused() === this.#stop;
    const next = isOn ? at + step : Math.max(at, 0);
    this.#focusStop(stops[Math.max(0, Math.min(next, stops.length - 1))]);
  }

  /** Closes what lies over the text. */
  escape() {
    this.card.close();
    this.#openSheet(false);
  }

  /** The card of the mark under a point, for whoever lies over the text. @param {number} x @param {number} y */
  hoverAt(x, y) {
    const root = /** @type {Document | ShadowRoot} */ (this.root.getRootNode());
    const mark = root.elementsFromPoint(x, y).map((hit) => this.painter.markAt(hit)).find(Boolean) ?? null;
    if (mark) this.#hoverOn(mark, x, y);
    else this.#hoverOff();
  }

  #repaint() {
    const held = this.#stop && this.#focused() === this.#stop ? this.painter.segmentOf(this.#stop)?.start : undefined;
    this.#stop = null;
    this.painter.paint(this.#text, this.#analysis, this.legend.hidden);
    // Whoever stood on a mark that is drawn anew stays where they were.
    const near = held === undefined ? null : this.painter.stopNear(held);
    const stop = near ?? this.painter.firstStop();
    if (stop) this.#stopAt(stop);
    if (near && near !== this.#focused()) near.focus({ preventScroll: true });
  }

  #listen() {
    this.reading.addEventListener("pointerover", (event) => {
      const mark = this.painter.markAt(event.target);
      if (mark && event.pointerType !== "touch") this.#hoverOn(mark, event.clientX, event.clientY);
    });
    this.reading.addEventListener("pointerout", (event) => {
      if (this.painter.markAt(event.target)) this.#hoverOff();
    });
    this.reading.addEventListener("click", (event) => {
      const mark = this.painter.markAt(event.target);
      const root = /** @type {Document} */ (this.root.ownerDocument);
      if (!mark || root.getSelection()?.isCollapsed === false) return;
      this.#stopAt(mark);
      this.#open(mark, { pin: true, at: lineAt(mark, event.clientX, event.clientY) });
    });
    this.reading.addEventListener("focusin", (event) => {
      const mark = this.painter.markAt(event.target);
      if (mark) this.#open(mark, {});
    });
    this.reading.addEventListener("focusout", () => {
      if (!this.card.isPinned) this.card.leave();
    });
    this.reading.addEventListener("keydown", (event) => this.#key(event));
    this.#document.addEventListener("pointerdown", this.#outside);
    addEventListener("beforeprint", this.#unfold);
  }

  /** Listeners outside the root go; the rest goes with it. */
  dispose() {
    this.#document.removeEventListener("pointerdown", this.#outside);
    removeEventListener("beforeprint", this.#unfold);
    for (const timer of [this.#hover, this.#later, this.#telling]) clearTimeout(timer);
    this.card.close();
  }

  /** Paper has no buttons: it shows all of every list. */
  #unfold = () => this.panels.unfold();

  #outside = (/** @type {PointerEvent} */ event) => {
    const path = event.composedPath();
    if (this.card.isPinned && !path.includes(this.card.element) && !path.some((target) => target === this.card.mark)) this.card.close();
  };

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const mark = this.painter.markAt(event.target);
    const stops = this.painter.stops();
    const step = { n: 1, ArrowRight: 1, ArrowDown: 1, p: -1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step) this.step(/** @type {1 | -1} */ (step));
    else if (event.key === "Home" && stops.length) this.#focusStop(stops[0]);
    else if (event.key === "End" && stops.length) this.#focusStop(stops[stops.length - 1]);
    else if ((event.key === "Enter" || event.key === " ") && mark) this.#open(mark, { pin: true });
    else if (event.key === "Escape") this.card.close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** @param {HTMLElement} mark @param {number} x @param {number} y */
  #hoverOn(mark, x, y) {
    clearTimeout(this.#hover);
    if (this.card.mark === mark) return;
    this.#hover = setTimeout(() => this.#open(mark, { at: lineAt(mark, x, y) }), HOVER_MS);
  }

  #hoverOff() {
    clearTimeout(this.#hover);
    this.card.leave();
  }

  /** @param {HTMLElement} mark @param {{ pin?: boolean, at?: DOMRect }} options */
  #open(mark, options) {
    const segment = this.painter.segmentOf(mark);
    if (!segment || !this.#analysis || !mark.isConnected) return;
    if (this.card.isPinned && !options.pin) return;
    this.#light(segment);
    // A card that goes with the pointer is no place for buttons.
    const correct = options.pin && this.#corrections ? this.#corrections.add : null;
    this.card.open(mark, contentOf(segment, this.#analysis, this.#text, correct), { ...options, within: this.surface.getBoundingClientRect() });
    if (options.pin) {
      const { layer, index } = segment.stretches[segment.stretches.length - 1];
      this.#onSelect({ layer, index });
    }
  }

  /** Lights up all of the findings of a segment, wherever they stand. @param {Segment | null} segment */
  #light(segment) {
    for (const lit of this.reading.querySelectorAll(".is-active, .is-beside")) lit.classList.remove("is-active", "is-beside");
    if (!segment || !this.#analysis) return;
    for (const { layer, index } of segment.stretches) {
      if (!(layer === "mention" || layer === "quotation" || layer === "quoted" || layer === "cue")) continue;
      for (const found of this.painter.elementsOf({ layer, index })) found.classList.add("is-active");
      for (const beside of layer in COMPANIONS ? COMPANIONS[/** @type {keyof typeof COMPANIONS} */ (layer)] : []) {
        for (const found of this.painter.elementsOf({ layer: beside, index })) found.classList.add("is-beside");
      }
    }
  }

  /** @param {HTMLElement | null} mark @param {boolean} hadFocus */
  #closed(mark, hadFocus) {
    this.#light(null);
    if (hadFocus && mark?.isConnected) mark.focus({ preventScroll: true });
    // Focus opens the card; coming back from it must not.
    if (hadFocus) queueMicrotask(() => this.card.isPinned || this.card.close());
    this.#onSelect(null);
  }

  /** @param {HTMLElement} mark */
  #focusStop(mark) {
    this.#stopAt(mark);
    this.card.close();
    mark.focus({ preventScroll: true });
    mark.scrollIntoView({ block: "nearest" });
  }

  /** Makes a mark the one tab stop of the text. @param {HTMLElement} mark */
  #stopAt(mark) {
    this.#stop?.removeAttribute("tabindex");
    this.#stop?.removeAttribute("aria-describedby");
    this.#stop = mark;
    if (this.#isEditing) return;
    mark.tabIndex = 0;
    const segment = this.painter.segmentOf(mark);
    if (segment && this.#analysis) this.description.textContent = summaryOf(segment, this.#analysis);
    mark.setAttribute("aria-describedby", this.description.id);
  }

  #focused() {
    return /** @type {Document | ShadowRoot} */ (this.root.getRootNode()).activeElement;
  }
}

/** Frames in which what lies on the way may still find its height. */
const SETTLING = 8;

/** Scrolls to an element, at once where it is far: what was never laid out on the way has a height that is a guess. @param {HTMLElement} element */
function reveal(element) {
  const isFar = Math.abs(element.getBoundingClientRect().top) > 3 * innerHeight;
  const still = isFar || matchMedia("(prefers-reduced-motion: reduce)").matches;
  element.scrollIntoView({ block: "center", behavior: still ? "auto" : "smooth" });
  let n_left = isFar ? SETTLING : 0;
  const settle = () => {
    const { top, bottom } = element.getBoundingClientRect();
    if (top < 0 || bottom > innerHeight) element.scrollIntoView({ block: "center" });
    if (--n_left > 0) requestAnimationFrame(settle);
  };
  if (n_left) requestAnimationFrame(settle);
}

/**
 * The line of a mark that a point is on: a long quotation wraps.
 * @param {HTMLElement} mark
 * @param {number} x
 * @param {number} y
 */
function lineAt(mark, x, y) {
  return [...mark.getClientRects()].find((r) => y >= r.top - 2 && y <= r.bottom + 2 && x >= r.left - 2 && x <= r.right + 2);
}

/** @param {Analysis | null} analysis */
export function summaryIn(analysis) {
  if (!analysis) return "";
  const counts = countsOf(analysis);
  const sum = (/** @type {string[]} */ ...keys) => keys.reduce((n, key) => n + (counts.get(key) ?? 0), 0);
  return [
    count(namedIn(analysis).length, "name"),
    count(sum("direct", "mixed", "indirect"), "quotation"),
    count(sum("negative", "positive"), "feeling word"),
  ].join(", ");
}
