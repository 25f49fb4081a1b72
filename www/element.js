/**
 * The element `<news-lens>`, without defining it: see define.js.
 * @module
 */

import { Engine } from "./engine.js";
import { textOf } from "./gather.js";
import { Lens } from "./lens.js";
import { lensSheet } from "./styles.js";

/** @typedef {import("../src/wasm/types.js").Analysis} Analysis */
/** @typedef {import("./painter.js").Finding} Finding */

/** So that the module can be imported where there is no DOM. */
const Base = globalThis.HTMLElement ?? /** @type {typeof HTMLElement} */ (class {});

const DEFAULT_MAX_LENGTH = 1_000_000;
const CHANGE_MS = 100;

/** @type {CSSStyleSheet | null} */
let hostSheet = null;

/** How the element itself lies on its page. */
function elementSheet() {
  if (!hostSheet) {
    hostSheet = new CSSStyleSheet();
    hostSheet.replaceSync(`
      :host { display: block; color-scheme: light dark; }
      :host([hidden]) { display: none; }
      :host([theme="light"]) { color-scheme: light; }
      :host([theme="dark"]) { color-scheme: dark; }
      :host([panel="none"]) .side { display: none; }
      .status { margin: 0.75rem 0; font: 0.8125rem/1.5 system-ui, sans-serif; opacity: 0.85; }
      .status:empty { display: none; }
      [hidden] { display: none !important; }
    `);
  }
  return hostSheet;
}

/**
 * Marks who is named, who said what and which words carry feeling in the text inside it. The text stays the light DOM
 * that the page wrote: it shows until the analysis is there, and for good if that fails.
 *
 * @attr {string} panel - "none" leaves out the lists beside the text
 * @attr {string} theme - "light" or "dark"; by default what the page's color-scheme and the reader want
 * @attr {string} date - when the text was published, "YYYY-MM-DD"
 * @attr {number} max-length - a longer text is shown without marks and with a sentence saying so; 1000000 by default
 * @prop {string} text - the text, if it is not the one inside the element
 * @prop {Analysis | null} analysis - the last result, read only
 * @fires ready - the package is loaded; detail: `{ version }`
 * @fires analysis - a result is shown; detail: `{ text, analysis }`
 * @fires select - the reader chose a mark, or none any more; detail: a finding `{ layer, index }` or null
 * @fires error - there is no result; detail: `{ message }`. The text stays readable. It does not bubble.
 * @slot - the text
 * @csspart text - the text with its marks
 * @csspart panel - the lists beside it
 * @csspart status - the sentence that says what is the matter, if anything is
 * @cssprop --newslens-serif - family of the text
 * @cssprop --newslens-sans - family of all else
 * @cssprop --newslens-size - size of the text
 */
export class NewsLens extends Base {
  static observedAttributes = ["date", "max-length"];

  /** @type {string | null} */
  #given = null;
  /** @type {Analysis | null} */
  #analysis = null;
  /** @type {Engine | null} */
  #engine = null;
  /** @type {Lens | null} */
  #lens = null;
  #timer = 0;
  #slot;
  #view;
  #status;
  #observer;

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [lensSheet(), elementSheet()];
    this.#slot = document.createElement("slot");
    this.#view = document.createElement("div");
    this.#view.hidden = true;
    this.#status = document.createElement("p");
    this.#status.className = "status";
    this.#status.part.add("status");
    this.#status.setAttribute("role", "status");
    root.append(this.#slot, this.#view, this.#status);
    this.#observer = new MutationObserver(() => this.#changed());
  }

  connectedCallback() {
    if (Object.hasOwn(this, "text")) {
      // Set before the element was defined.
      const { text } = this;
      Reflect.deleteProperty(this, "text");
      this.text = text;
    }
    const engine = new Engine();
    this.#engine = engine;
    engine.ready().then(
      (version) => this.#engine === engine && this.#tell("ready", { version }),
      () => {},
    );
    this.#lens = new Lens(this.#view, { onSelect: (finding) => this.#tell("select", finding) });
    this.#observer.observe(this, { childList: true, characterData: true, subtree: true });
    this.#changed();
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
    this.#observer.disconnect();
    this.#engine?.close();
    this.#engine = null;
    this.#lens?.dispose();
    this.#lens = null;
    this.#view.replaceChildren();
    this.#showText("");
  }

  attributeChangedCallback() {
    if (this.#engine) this.#changed();
  }

  /** The text that is analysed. */
  get text() {
    return this.#given ?? textOf(this);
  }

  /** @param {string} text null: again the one inside the element */
  set text(text) {
    this.#given = text === null || text === undefined ? null : String(text);
    if (this.#engine) this.#changed();
  }

  /** @returns {Analysis | null} */
  get analysis() {
    return this.#analysis;
  }

  #changed() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#analyze(), this.#analysis ? CHANGE_MS : 0);
  }

  async #analyze() {
    const { text } = this;
    const engine = this.#engine;
    const most = Number(this.getAttribute("max-length")) || DEFAULT_MAX_LENGTH;
    if (!engine) return;
    if (text.length > most) {
      this.#fail(`This text is not analysed: it has ${text.length.toLocaleString("en")} characters, and ${most.toLocaleString("en")} are the most here.`);
      return;
    }
    try {
      const answer = await engine.analyze(text, { date: this.getAttribute("date") });
      if (!answer || this.#engine !== engine) return;
      this.#analysis = answer.analysis;
      this.#lens?.show(text, answer.analysis);
      this.#slot.hidden = true;
      this.#view.hidden = false;
      this.#status.textContent = "";
      this.#tell("analysis", { text, analysis: answer.analysis });
    } catch (error) {
      if (this.#engine === engine) this.#fail(`The text is shown without marks: ${error instanceof Error ? error.message : error}.`);
    }
  }

  /** @param {string} message */
  #fail(message) {
    this.#analysis = null;
    this.#showText(message);
    this.dispatchEvent(new CustomEvent("error", { detail: { message } }));
  }

  /** The plain text, and a sentence on why. @param {string} status */
  #showText(status) {
    if (this.#given === null) {
      this.#slot.hidden = false;
      this.#view.hidden = true;
    } else {
      this.#lens?.show(this.#given, null);
      this.#slot.hidden = true;
      this.#view.hidden = false;
    }
    this.#status.textContent = status;
  }

  /** @param {string} type @param {unknown} detail */
  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}
