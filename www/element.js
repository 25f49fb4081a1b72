/**
 * The element `<news-lens>`, without defining it: see define.js.
 * @module
 */

import { find, follow } from "./element/article.js";
import { sheetsFor } from "./element/elsewhere.js";
import { elementSheet } from "./element/sheet.js";
import { changedBy, engineOptionsOf, kindsIn, mirror, SETTINGS, takeEarly } from "./element/settings.js";
import { State } from "./element/state.js";
import { Engine } from "./engine.js";
import { Failure, failureOf } from "./failure.js";
import { gather } from "./gather.js";
import { Lens } from "./lens.js";
import { lensSheet } from "./styles.js";

/** @typedef {import("../src/wasm/types.js").Analysis} Analysis */
/** @typedef {import("./painter.js").Finding} Finding */
/** @typedef {import("./gather.js").Gathered} Gathered */
/** @typedef {import("./runners.js").Environment} Environment */
/** @typedef {import("./element/in-place.js").InPlace} InPlace */
/** @typedef {import("./element/state.js").StateName} StateName */

/** So that the module can be imported where there is no DOM. */
const Base = globalThis.HTMLElement ?? /** @type {typeof HTMLElement} */ (class {});

const CHANGE_MS = 100;
/** How near the reader comes before the package is loaded. */
const NEAR = "200px";

/**
 * Marks who is named, who said what and which words carry feeling: in the text inside it, or in place, in the article of
 * the page that `for` names, of which nothing changes. The text inside it stays the light DOM that the page wrote: it
 * shows until the analysis is there, and for good if that fails.
 *
 * @attr {string} for - id or selector of an article of the page, which is read and marked where it stands
 * @attr {string} ignore - selector of what in the text is not to be read
 * @attr {boolean} compact - no marks: one line that sums up what was found, and opens
 * @attr {string} panel - "none" leaves out the lists beside the text
 * @attr {string} theme - "light" or "dark"; by default what the page's color-scheme and the reader want
 * @attr {string} types - what is marked: names, quotations, feelings, or kinds of them (person org place norp thing value
 *   direct mixed indirect thought quoted negative positive neutral); by default all but thoughts and cancelled feelings
 * @attr {string} date - when the text was published, "YYYY-MM-DD"
 * @attr {number} max-length - a longer text is shown without marks and with a sentence saying so; 1000000 by default
 * @attr {string} loading - "eager" loads at once; by default when the reader comes near
 * @attr {string} worker - "off" runs everything on the page's own thread
 * @attr {string} worker-url - where worker.js lies, if not beside this script
 * @attr {string} wasm-url - where newslens_bg.wasm lies
 * @attr {string} model-url - where en.model lies
 * @prop {string} htmlFor - `for`
 * @prop {string} ignore - `ignore`
 * @prop {boolean} compact - `compact`
 * @prop {"side" | "none"} panel - `panel`
 * @prop {"auto" | "light" | "dark"} theme - `theme`
 * @prop {string} types - `types`
 * @prop {string} date - `date`
 * @prop {number} maxLength - `max-length`
 * @prop {"lazy" | "eager"} loading - `loading`
 * @prop {"auto" | "off"} worker - `worker`
 * @prop {string} workerUrl - `worker-url`
 * @prop {string} wasmUrl - `wasm-url`
 * @prop {string} modelUrl - `model-url`
 * @prop {string} text - the text, if it is not the one inside the element
 * @prop {Analysis | null} analysis - the last result, read only
 * @prop {"idle" | "loading" | "ready" | "error"} state - idle, loading, ready or error, read only; also a custom state and the attribute `state`
 * @prop {Environment | null} environment - what runs the analysis, and why nothing better does, read only
 * @fires ready - the package is loaded; detail: `{ version, environment }`
 * @fires analysis - a result is shown; detail: `{ text, analysis, ms, paragraphs: { read, kept } }`
 * @fires select - the reader chose a mark, or none any more; detail: a finding `{ layer, index }` or null
 * @fires error - there is no result; detail: `{ code, message, environment }`. The text stays readable.
 * @slot - the text
 * @slot header - above all
 * @slot footer - below all
 * @slot status - in the place of the sentence on what is the matter
 * @csspart text - the text with its marks
 * @csspart mark - each mark
 * @csspart panel - the lists beside it
 * @csspart summary - the line that sums up
 * @csspart details - what opens in a compact lens
 * @csspart status - the sentence that says what is the matter, if anything is
 * @cssprop --newslens-serif - family of the text
 * @cssprop --newslens-sans - family of all else
 * @cssprop --newslens-size - size of the text; by default that of the page where the element stands, which all else goes by
 * @cssprop --newslens-person-tint - ground of the names of people; likewise org, place, norp, thing, value, other
 * @cssprop --newslens-person-line - line below them; likewise for the others
 * @cssprop --newslens-paper - ground of cards and lists; likewise raised, ink, soft, rule, accent
 * @cssprop --newslens-quote-band - ground of words quoted; likewise quote-faint, quote-line, quote-ink
 * @cssprop --newslens-negative - line below negative words; likewise positive
 */
export class NewsLens extends Base {
  static observedAttributes = SETTINGS.map(({ attribute }) => attribute);

  static {
    mirror(/** @type {any} */ (this));
  }

  /** @type {string | null} */
  #given = null;
  /** @type {Analysis | null} */
  #analysis = null;
  /** @type {Gathered | null} */
  #gathered = null;
  #analyzed = "";
  /** @type {Engine | null} */
  #engine = null;
  /** @type {Lens | InPlace | null} */
  #view = null;
  /** What the text is read from: the element itself or an article of the page. @type {Element | null} */
  #article = null;
  #isReady = false;
  #isSeen = false;
  #timer = /** @type {ReturnType<typeof setTimeout> | undefined} */ (undefined);
  /** Changes with every view, so that what was asked for an earlier one is dropped. */
  #turn = 0;
  /** @type {{ resolve: (analysis: Analysis) => void, reject: (error: Failure) => void }[]} */
  #asking = [];
  #state = new State(this);
  #slot;
  #frame;
  #changes;
  #nearness;
  /** @type {MutationObserver | null} */
  #following = null;

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = sheetsFor([lensSheet(), elementSheet()], this.ownerDocument.defaultView);
    const slot = (/** @type {string} */ name) => Object.assign(document.createElement("slot"), { name });
    this.#slot = document.createElement("slot");
    this.#frame = document.createElement("div");
    this.#frame.className = "frame";
    root.append(slot("header"), this.#slot, this.#frame, this.#state.slot, slot("footer"));
    this.#changes = new MutationObserver(() => this.#changed());
    this.#nearness = typeof IntersectionObserver === "function"
      ? new IntersectionObserver((entries) => entries.some(({ isIntersecting }) => isIntersecting) && this.#see(), { rootMargin: NEAR })
      : null;
  }

  connectedCallback() {
    takeEarly(this);
    // An element that is moved leaves and comes back at once: it keeps what it has.
    if (this.#view) return;
    this.#open();
  }

  /** It is in another document now, a frame's: nothing of what it showed holds there. */
  adoptedCallback() {
    this.#close();
    const root = /** @type {ShadowRoot} */ (this.shadowRoot);
    root.adoptedStyleSheets = sheetsFor([lensSheet(), elementSheet()], this.ownerDocument.defaultView);
  }

  disconnectedCallback() {
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#close();
      for (const { reject } of this.#asking.splice(0)) reject(new Failure("option", "the element was taken off the page"));
    });
  }

  /** @param {string} name @param {string | null} before @param {string | null} after */
  attributeChangedCallback(name, before, after) {
    if (before === after || !this.isConnected) return;
    const changes = changedBy(name);
    if (changes === "view") this.#open();
    else if (changes === "filter") this.#filter();
    else if (changes === "start") after === "eager" && this.#see();
    else if (changes === "reading") this.#changed();
    else if (changes === "engine") {
      this.#engine?.close();
      this.#engine = null;
      this.#changed();
    }
  }

  /** The text that is analysed. */
  get text() {
    return this.#given ?? this.#gather()?.text ?? "";
  }

  /** @param {string | null} text null: again the one inside the element */
  set text(text) {
    this.#given = text === null || text === undefined ? null : String(text);
    this.#changed();
  }

  /** @returns {Analysis | null} */
  get analysis() {
    return this.#analysis;
  }

  /** @returns {StateName} */
  get state() {
    return this.#state.name;
  }

  /** @returns {Environment | null} */
  get environment() {
    return this.#engine?.environment ?? null;
  }

  /**
   * Analyses the text now, whether the reader is near or not.
   * @returns {Promise<Analysis>} fails with an error that has a `code`
   */
  analyze() {
    if (!this.isConnected) return Promise.reject(new Failure("option", "the element is on no page"));
    const asked = new Promise((resolve, reject) => this.#asking.push({ resolve, reject }));
    this.#isSeen = true;
    this.#changed(true);
    return asked;
  }

  /**
   * What was found, in a format that other tools open: see `exportAs` of the package.
   * @param {string} format
   * @param {{ source?: string, title?: string }} [about] where the text is from
   * @returns {Promise<import("../src/wasm/types.js").Exported>} fails with an error that has a `code`
   */
  async export(format, about = {}) {
    if (!this.#analysis) await this.analyze();
    try {
      return await this.#start().exportAs(this.#analyzed, /** @type {any} */ (format), this.#options(), about);
    } catch (error) {
      throw failureOf(error, "option");
    }
  }

  /** The last analysis, so that `JSON.stringify` gives it. */
  toJSON() {
    return this.#analysis;
  }

  /**
   * Goes to the first mention of an entity, and says whether there is one.
   * @param {number} id
   */
  focusEntity(id) {
    const mention = this.#analysis?.entities[id]?.mentions[0];
    if (mention === undefined || !this.#view) return false;
    this.#view.go({ layer: "mention", index: mention });
    return true;
  }

  /** @param {string} property */
  #setting(property) {
    return /** @type {any} */ (this)[property];
  }

  /** Makes the view that the attributes ask for. */
  async #open() {
    this.#close();
    const turn = ++this.#turn;
    const [place, isCompact] = [this.#setting("htmlFor"), this.#setting("compact")];
    this.#nearness?.observe(this);
    if (!this.#nearness || this.#setting("loading") === "eager") this.#isSeen = true;
    const root = /** @type {Document | ShadowRoot} */ (this.getRootNode());
    const followed = (/** @type {Element | null} */ article) => follow(place, root, article, { onMove: () => this.#changed(true), onOther: () => this.#open() });
    try {
      const article = place ? await find(place, root) : this;
      if (turn !== this.#turn || !this.isConnected) return;
      if (place) this.#following = followed(article);
      this.#article = article;
      const onSelect = (/** @type {Finding | null} */ finding) => this.#tell("select", finding);
      if (article === this && !isCompact) this.#view = new Lens(this.#frame, { onSelect });
      else {
        const { InPlace } = await import("./element/in-place.js");
        if (turn !== this.#turn || !this.isConnected) return;
        this.#view = new InPlace(this.#frame, article, { isCompact, hasMarks: article !== this, onSelect });
      }
      if (article !== this) this.#nearness?.observe(article);
      this.#changes.observe(article, { childList: true, characterData: true, subtree: true, attributes: true, attributeFilter: ["hidden", "slot"] });
      this.#filter();
      this.#showText();
      this.#changed(true);
    } catch (error) {
      if (turn !== this.#turn) return;
      if (place && !this.#article) this.#following = followed(null);
      this.#fail(failureOf(error, "missing"));
    }
  }

  #close() {
    this.#turn++;
    clearTimeout(this.#timer);
    this.#changes.disconnect();
    this.#following?.disconnect();
    this.#following = null;
    this.#nearness?.disconnect();
    this.#engine?.close();
    this.#engine = null;
    this.#view?.dispose();
    this.#view = null;
    this.#article = null;
    this.#gathered = null;
    this.#analysis = null;
    this.#isReady = false;
    this.#frame.replaceChildren();
    this.#frame.className = "frame";
    this.#slot.hidden = false;
    this.#become("idle");
  }

  /** The reader comes near. */
  #see() {
    if (this.#isSeen) return;
    this.#isSeen = true;
    this.#changed(true);
  }

  #filter() {
    this.#view?.legend.only(kindsIn(this.#setting("types")));
  }

  #gather() {
    const isAwaited = !this.#article && this.#setting("htmlFor") !== "";
    const article = this.#article ?? this;
    // Its own text is read by its structure: what the page's styles do to it before the element is there says nothing.
    return isAwaited ? null : gather(article, { ignore: this.#setting("ignore"), styled: article !== this });
  }

  /** @param {boolean} [now] */
  #changed(now = false) {
    if (!this.#view || !this.#isSeen) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#read(), now || !this.#analysis ? 0 : CHANGE_MS);
  }

  async #read() {
    const [turn, view] = [this.#turn, this.#view];
    const gathered = this.#given === null ? this.#gather() : null;
    const text = this.#given ?? gathered?.text ?? "";
    if (this.#analysis && this.#asking.length === 0 && text === this.#analyzed && gathered && this.#article !== this && view && "rehang" in view) {
      this.#gathered = gathered;
      return view.rehang(gathered);
    }
    const most = this.#setting("maxLength");
    try {
      if (text.length > most) {
        throw new Failure("too-long", `it has ${text.length.toLocaleString("en")} characters, and ${most.toLocaleString("en")} are the most here`);
      }
      const engine = this.#start();
      const answer = await engine.analyze(text, this.#options());
      if (!answer || turn !== this.#turn || engine !== this.#engine || !view) return;
      this.#gathered = gathered;
      this.#analyzed = text;
      this.#analysis = answer.analysis;
      view.show(text, answer.analysis, gathered);
      // The marked text takes the place of the plain one; a view that has no text of its own leaves it there.
      this.#slot.hidden = view instanceof Lens;
      this.#become("ready");
      for (const { resolve } of this.#asking.splice(0)) resolve(answer.analysis);
      this.#tell("analysis", { text, ...answer });
    } catch (error) {
      if (turn === this.#turn) this.#fail(failureOf(error, "crashed"));
    }
  }

  #options() {
    return { date: this.#setting("date") || null };
  }

  #start() {
    if (this.#engine) return this.#engine;
    const engine = new Engine(engineOptionsOf(this));
    this.#engine = engine;
    this.#become("loading");
    engine.ready().then(
      (version) => {
        if (this.#engine === engine) this.#tell("ready", { version, environment: engine.environment });
      },
      () => {}, // whoever asks for an analysis hears of it
    );
    return engine;
  }

  /** @param {Failure} failure */
  #fail({ code, message }) {
    this.#analysis = null;
    this.#analyzed = "";
    this.#showText();
    const sentence = `The text is shown without marks: ${message}.`;
    this.#become("error", sentence);
    const failure = new Failure(code, sentence);
    for (const { reject } of this.#asking.splice(0)) reject(failure);
    this.#tell("error", { code, message: sentence, environment: this.environment });
  }

  /** The plain text. */
  #showText() {
    this.#view?.show(this.#given ?? "", null, null);
    this.#slot.hidden = this.#given !== null && this.#view instanceof Lens;
    this.#frame.hidden = this.#given === null;
  }

  /** @param {StateName} name @param {string} [sentence] */
  #become(name, sentence) {
    this.#frame.hidden = name !== "ready" && this.#given === null;
    this.#state.become(name, sentence);
  }

  /** @param {string} type @param {unknown} detail */
  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}
