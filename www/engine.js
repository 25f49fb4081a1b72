/**
 * Asks the worker for analyses. All the lenses of a page share one worker; the last one to go ends it.
 * @module
 */

/** @typedef {import("../src/wasm/types.js").Analysis} Analysis */
/** @typedef {import("../src/wasm/types.js").Options} Options */
/** @typedef {{ analysis: Analysis, ms: number }} Answer */

/** How long the worker may take to load everything before it counts as failed. */
const START_MS = 20_000;

/** Why there is no analysis; the message is a sentence for a reader. */
export class EngineError extends Error {
  name = "EngineError";
}

/** One asker. Of the texts it asks for while an answer is under way, only the latest is analysed. */
export class Engine {
  /** @type {Shared | null} */
  #shared = null;
  /** @type {Request | null} */
  #waiting = null;
  #busy = false;
  #closed = false;

  /**
   * @param {string} text
   * @param {Options} [options]
   * @returns {Promise<Answer | null>} null when a later text was asked for, or the engine was closed, before this one's turn
   */
  analyze(text, options = {}) {
    if (this.#closed) return Promise.resolve(null);
    this.#waiting?.resolve(null);
    return new Promise((resolve, reject) => {
      this.#waiting = { text, options, resolve, reject };
      this.#next();
    });
  }

  /** The version of the package, once it has loaded. @returns {Promise<string>} */
  ready() {
    return this.#worker().started;
  }

  /** Lets go of the worker. Later calls answer null. */
  close() {
    this.#closed = true;
    this.#waiting?.resolve(null);
    this.#waiting = null;
    this.#shared?.release();
    this.#shared = null;
  }

  #worker() {
    if (!this.#shared || this.#shared.broken) {
      this.#shared?.release();
      this.#shared = Shared.take();
    }
    return this.#shared;
  }

  async #next() {
    if (this.#busy || !this.#waiting) return;
    const { text, options, resolve, reject } = this.#waiting;
    this.#waiting = null;
    this.#busy = true;
    try {
      const answer = await this.#worker().ask(text, options);
      // A later text makes this answer stale.
      resolve(this.#waiting || this.#closed ? null : answer);
    } catch (error) {
      reject(error);
    } finally {
      this.#busy = false;
      this.#next();
    }
  }
}

/** @typedef {{ text: string, options: Options, resolve: (answer: Answer | null) => void, reject: (error: unknown) => void }} Request */

/** The worker and who holds it. */
class Shared {
  /** @type {Shared | null} */
  static #current = null;

  #holders = 0;
  #worker;
  #lastId = 0;
  /** @type {Map<number, { resolve: (answer: Answer) => void, reject: (error: Error) => void }>} */
  #asked = new Map();
  /** @type {(version: string) => void} */
  #start = () => {};
  /** @type {(error: Error) => void} */
  #refuse = () => {};
  /** @type {Promise<string>} */
  started = new Promise((resolve, reject) => {
    this.#start = resolve;
    this.#refuse = reject;
  });
  broken = false;

  static take() {
    if (!Shared.#current || Shared.#current.broken) Shared.#current = new Shared();
    Shared.#current.#holders++;
    return Shared.#current;
  }

  constructor() {
    this.started.catch(() => {});
    const timer = setTimeout(() => this.#break("the analysis did not start in time: reload the page to try again"), START_MS);
    this.started.then(() => clearTimeout(timer), () => clearTimeout(timer));
    try {
      this.#worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module", name: "newslens" });
    } catch (error) {
      this.#break(`the browser does not let this page start a worker (${error instanceof Error ? error.message : error})`);
      return;
    }
    this.#worker.onmessage = ({ data }) => this.#hear(data);
    this.#worker.onerror = (event) => {
      event.preventDefault();
      this.#break(event.message ? `the analysis stopped: ${event.message}` : "the worker did not load: a file is missing or a policy of this site forbids it");
    };
    this.#worker.onmessageerror = () => this.#break("an answer of the analysis could not be read");
  }

  release() {
    if (--this.#holders > 0) return;
    this.#worker?.terminate();
    this.broken = true;
    if (Shared.#current === this) Shared.#current = null;
  }

  /**
   * @param {string} text
   * @param {Options} options
   * @returns {Promise<Answer>}
   */
  async ask(text, options) {
    await this.started;
    return new Promise((resolve, reject) => {
      if (this.broken) return reject(new EngineError("the analysis stopped"));
      const id = ++this.#lastId;
      this.#asked.set(id, { resolve, reject });
      this.#worker?.postMessage({ id, text, options });
    });
  }

  /** @param {{ id?: number, ready?: string, failed?: string, error?: string, broken?: boolean, analysis?: Analysis, ms?: number }} message */
  #hear(message) {
    if (message.ready !== undefined) this.#start(message.ready);
    else if (message.failed !== undefined) this.#break(message.failed);
    else if (message.id !== undefined) {
      const asked = this.#asked.get(message.id);
      this.#asked.delete(message.id);
      if (message.analysis) asked?.resolve({ analysis: message.analysis, ms: message.ms ?? 0 });
      else asked?.reject(new EngineError(message.error ?? "the analysis gave no answer"));
      if (message.broken) this.#break("the analysis stopped on this text");
    }
  }

  /** Nothing more will come: whoever waits hears why, and the next to ask gets a new worker. @param {string} why */
  #break(why) {
    this.broken = true;
    const error = new EngineError(why);
    this.#refuse(error);
    for (const { reject } of this.#asked.values()) reject(error);
    this.#asked.clear();
    this.#worker?.terminate();
  }
}
