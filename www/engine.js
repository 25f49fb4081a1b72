/**
 * Asks for analyses. All the lenses of a page share one runner; the last one to go ends it.
 * @module
 */

import { Failure } from "./failure.js";
import { start } from "./runners.js";
import { SOURCES } from "./sources.js";

/** @typedef {import("../src/wasm/types.js").Options} Options */
/** @typedef {import("./runners.js").Answer} Answer */
/** @typedef {import("./runners.js").Environment} Environment */
/** @typedef {import("./runners.js").Runner} Runner */
/** @typedef {import("./runners.js").Exported} Exported */
/** @typedef {import("./runners.js").Format} Format */
/** @typedef {import("./runners.js").About} About */
/** @typedef {import("./sources.js").Sources} Sources */

/** How long the runner outlives its last holder: an element that is moved comes back at once. */
const LINGER_MS = 500;

/** One asker. Of the texts it asks for while an answer is under way, only the latest is analysed. */
export class Engine {
  /** @type {Shared | null} */
  #shared = null;
  /** @type {Request | null} */
  #waiting = null;
  #busy = false;
  #closed = false;
  #sources;
  #worker;

  /** @param {Partial<Sources> & { useWorker?: boolean }} [options] other places than those of this build; not to use a worker */
  constructor({ useWorker = true, ...sources } = {}) {
    this.#sources = { ...SOURCES, ...sources };
    this.#worker = useWorker;
  }

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

  /**
   * The analysis of a text in a format that other tools open; a later text does not make it stale.
   * @param {string} text
   * @param {Format} format
   * @param {Options} [options] those that the text was analysed with, corrections among them
   * @param {About} [about]
   * @returns {Promise<Exported>}
   */
  async exportAs(text, format, options = {}, about = {}) {
    return (await this.#take().runner).exportAs(text, format, options, about);
  }

  /** The version of the package, once it has loaded; a failure when nothing can run it. @returns {Promise<string>} */
  async ready() {
    const shared = this.#take();
    await shared.runner;
    return shared.environment?.version ?? "";
  }

  /** What runs the analysis, and why nothing better does; null until that is known. @returns {Environment | null} */
  get environment() {
    return this.#shared?.environment ?? null;
  }

  /** Lets go of the runner. Later calls answer null. */
  close() {
    this.#closed = true;
    this.#waiting?.resolve(null);
    this.#waiting = null;
    this.#shared?.release();
    this.#shared = null;
  }

  #take() {
    if (!this.#shared || this.#shared.broken) {
      this.#shared?.release();
      this.#shared = Shared.take(this.#sources, this.#worker);
    }
    return this.#shared;
  }

  async #next() {
    if (this.#busy || !this.#waiting) return;
    const { text, options, resolve, reject } = this.#waiting;
    this.#waiting = null;
    this.#busy = true;
    try {
      const answer = await this.#ask(text, options);
      // A later text makes this answer stale.
      resolve(this.#waiting || this.#closed ? null : answer);
    } catch (error) {
      if (this.#closed) resolve(null);
      else reject(error);
    } finally {
      this.#busy = false;
      this.#next();
    }
  }

  /** Once more when the runner stopped: it may have been the browser that ended it. @param {string} text @param {Options} options */
  async #ask(text, options) {
    const first = this.#take();
    const isStale = () => this.#waiting !== null || this.#closed;
    try {
      return await (await first.runner).analyze(text, options, isStale);
    } catch (error) {
      if (this.#closed || !first.environment || first.environment.step === "none" || !(error instanceof Failure) || error.code !== "crashed") throw error;
      return (await this.#take().runner).analyze(text, options, isStale);
    }
  }
}

/** @typedef {{ text: string, options: Options, resolve: (answer: Answer | null) => void, reject: (error: unknown) => void }} Request */

/** A runner and who holds it. */
class Shared {
  /** One for each place that it can come from. @type {Map<string, Shared>} */
  static #all = new Map();

  #key;
  #holders = 0;
  #timer = /** @type {ReturnType<typeof setTimeout> | undefined} */ (undefined);
  broken = false;
  /** @type {Environment | null} */
  environment = null;

  /** @param {Sources} sources @param {boolean} useWorker */
  static take(sources, useWorker) {
    const key = [sources.worker, sources.wasm, sources.model, useWorker].map(String).join(" ");
    let shared = Shared.#all.get(key);
    if (!shared || shared.broken) {
      shared = new Shared(key, sources, useWorker);
      Shared.#all.set(key, shared);
    }
    clearTimeout(shared.#timer);
    shared.#holders++;
    return shared;
  }

  /** @param {string} key @param {Sources} sources @param {boolean} useWorker */
  constructor(key, sources, useWorker) {
    this.#key = key;
    /** @type {Promise<Runner>} */
    this.runner = start(sources, { worker: useWorker, onBreak: () => (this.broken = true) }).then(({ runner, environment }) => {
      this.environment = environment;
      if (runner) return runner;
      this.broken = true;
      throw failureIn(environment);
    });
    this.runner.catch(() => {});
  }

  release() {
    if (--this.#holders > 0) return;
    this.#timer = setTimeout(() => this.#end(), this.broken ? 0 : LINGER_MS);
  }

  #end() {
    this.broken = true;
    if (Shared.#all.get(this.#key) === this) Shared.#all.delete(this.#key);
    this.runner.then((runner) => runner.close(), () => {});
  }
}

/** One failure for all that was tried: what is broken says more than what is forbidden. @param {Environment} environment */
function failureIn({ tried }) {
  const code = tried.find(({ code }) => code !== "blocked")?.code ?? "blocked";
  return new Failure(code, [...new Set(tried.map(({ message }) => message))].join("; and "));
}
