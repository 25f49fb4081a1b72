/**
 * What can run the analysis, and the order in which they are tried: a worker from a file of the page's own origin, which
 * has that file's policy and so needs none of the page's permissions; a worker from a blob, for a script that lies
 * elsewhere; the page's own thread. Each says that it has started, or why not.
 * @module
 */

import { Failure, failureOf } from "./failure.js";

/** @typedef {import("./sources.js").Sources} Sources */
/** @typedef {import("./failure.js").Code} Code */
/** @typedef {import("../src/wasm/types.js").Analysis} Analysis */
/** @typedef {import("../src/wasm/types.js").Options} Options */
/**
 * An analysis, how long it took, and how many paragraphs had to be read: what the text before had, too, was known.
 * @typedef {{ analysis: Analysis, ms: number, paragraphs: import("../src/wasm/types.js").LastRead }} Answer
 */
/** @typedef {"worker" | "blob" | "page"} Step */
/** @typedef {{ step: Step, code: Code, message: string, ms: number }} Tried */

/**
 * What runs the analysis: the step of the ladder that held, or "none"; the package's version; and why not the steps before,
 * and how long each took.
 * @typedef {{ step: Step | "none", version: string | null, tried: Tried[] }} Environment
 */

/** @typedef {import("../src/wasm/types.js").Exported} Exported */
/** @typedef {import("../src/wasm/types.js").Format} Format */
/** @typedef {import("../src/wasm/types.js").About} About */
/** @typedef {[text: string, format: Format, options: Options, about: About]} ExportRequest */

/**
 * @typedef {{
 *   analyze: (text: string, options: Options, isStale: () => boolean) => Promise<Answer | null>,
 *   exportAs: (...request: ExportRequest) => Promise<Exported>,
 *   close: () => void,
 * }} Runner
 */

/** How long a worker may take to say that its script runs, which may have to come over a slow connection first. */
const HELLO_MS = 10_000;
/** How long after a worker's error the document may take to report the policy that caused it. */
const REPORT_MS = 50;
/** How long loading the wasm and the model may go on without a sign of life. */
const LOAD_MS = 20_000;
const LATE = "the analysis did not load in time: reload the page to try again";
/** How long an analysis may take: far longer than it does. */
const ANALYSIS_MS = 15_000;
const ANALYSIS_MS_PER_UNIT = 0.05;
/** On the page's own thread a longer text would be felt. */
const LONGEST_ON_PAGE = 200_000;
/** There the work rests when it has taken so long, after any of its steps … */
const SLICE_MS = 10;
/** … of which each reads paragraphs of about so many bytes. */
const STEP_BYTES = 4_000;

/**
 * Tries each step in turn.
 * @param {Sources} sources
 * @param {{ worker: boolean, onBreak: (why: Failure) => void }} options without `worker`, only the page's own thread
 * @returns {Promise<{ runner: Runner | null, environment: Environment }>}
 */
export async function start(sources, { worker, onBreak }) {
  /** @type {Tried[]} */
  const tried = [];
  for (const step of worker ? stepsFor(sources) : /** @type {Step[]} */ (["page"])) {
    // Where a worker from our own origin ran into something other than a policy, one from a blob would too.
    if (step === "blob" && tried.length && tried[0].code !== "blocked") continue;
    const begun = performance.now();
    try {
      const { runner, version } = step === "page" ? await startPage(sources) : await WorkerRunner.start(step, sources, onBreak);
      return { runner, environment: { step, version, tried } };
    } catch (error) {
      const { code, message, everywhere } = failureOf(error, "blocked");
      tried.push({ step, code, message, ms: Math.round(performance.now() - begun) });
      if (everywhere) break;
    }
  }
  return { runner: null, environment: { step: "none", version: null, tried } };
}

/** @param {Sources} sources @returns {Step[]} */
function stepsFor({ worker, script }) {
  const isOwn = worker !== null && isSameOrigin(worker);
  return [...(isOwn ? ["worker"] : []), ...(worker !== null || script ? ["blob"] : []), "page"].map((step) => /** @type {Step} */ (step));
}

/** @param {string} address */
function isSameOrigin(address) {
  const { origin } = new URL(address, document.baseURI);
  // A file has no origin, and no worker can be made of one.
  return origin === location.origin && origin !== "null";
}

/** The page's own thread. @param {Sources} sources */
async function startPage(sources) {
  const parts = await partsOf(sources);
  const { load } = await import("./loader.js").catch((error) => {
    throw new Failure("missing", `the program did not load (${error.message})`);
  });
  const { analyzer, version } = await load(parts);
  /** @template T @param {string} text @param {() => Promise<T> | T} work @returns {Promise<T>} */
  const run = async (text, work) => {
    if (text.length > LONGEST_ON_PAGE) {
      const most = LONGEST_ON_PAGE.toLocaleString("en");
      throw new Failure("too-long", `this site lets no worker run, and without one a text may have ${most} characters at most`);
    }
    // In a task of its own, so that what the reader did last shows first.
    await new Promise((resolve) => setTimeout(resolve));
    try {
      return await work();
    } catch (error) {
      throw failureOf(error, error instanceof WebAssembly.RuntimeError ? "crashed" : "option");
    }
  };
  /** @param {string} text @param {Options} options @param {() => boolean} isStale @returns {Promise<Answer | null>} */
  const inSlices = async (text, options, isStale) => {
    let begun = performance.now();
    let ms = 0;
    const rest = async () => {
      ms += performance.now() - begun;
      await nextTask();
      begun = performance.now();
    };
    const work = analyzer.begin(text, options);
    while (analyzer.advance(work, STEP_BYTES)) {
      if (performance.now() - begun < SLICE_MS) continue;
      await rest();
      if (isStale()) return work.free(), null;
    }
    await rest();
    const analysis = analyzer.finish(work);
    return { analysis, ms: ms + performance.now() - begun, paragraphs: analyzer.lastRead() };
  };
  /** @type {Runner} */
  const runner = {
    analyze: (text, options, isStale) => run(text, () => inSlices(text, options, isStale)),
    exportAs: (text, format, options, about) => run(text, () => analyzer.exportAs(text, format, options, about)),
    close() {},
  };
  return { runner, version };
}

/**
 * Resolves in a task of its own, before which the browser may draw and answer the reader. It waits in line like any other:
 * what `scheduler.yield` resolves goes before every timer, and so before the one that says that the reader typed on.
 */
function nextTask() {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve(port1.close());
    port2.postMessage(null);
  });
}

/** A worker that answered. */
class WorkerRunner {
  #worker;
  #onBreak;
  #lastId = 0;
  /** @type {Map<number, { resolve: (answer: any) => void, reject: (error: Failure) => void, timer: ReturnType<typeof setTimeout>, before: Record<string, unknown[]> }>} */
  #asked = new Map();
  #isOver = false;

  /**
   * @param {Step} step
   * @param {Sources} sources
   * @param {(why: Failure) => void} onBreak
   * @returns {Promise<{ runner: WorkerRunner, version: string }>}
   */
  static async start(step, sources, onBreak) {
    const worker = await makeWorker(step, sources);
    try {
      const version = await handshake(worker, sources, step === "worker" ? sources.worker : null);
      return { runner: new WorkerRunner(worker, onBreak), version };
    } catch (error) {
      worker.terminate();
      throw error;
    }
  }

  /** @param {Worker} worker @param {(why: Failure) => void} onBreak */
  constructor(worker, onBreak) {
    this.#worker = worker;
    this.#onBreak = onBreak;
    worker.onmessage = ({ data }) => this.#hear(data);
    worker.onerror = (event) => {
      event.preventDefault();
      this.#break(new Failure("crashed", `the analysis stopped${event.message ? `: ${event.message}` : ""}`));
    };
    worker.onmessageerror = () => this.#break(new Failure("crashed", "an answer of the analysis could not be read"));
  }

  /** @param {string} text @param {Options} options @returns {Promise<Answer>} */
  analyze(text, options) {
    return this.#ask({ text, options });
  }

  /** @param {ExportRequest} request @returns {Promise<Exported>} */
  exportAs(...[text, format, options, about]) {
    return this.#ask({ text, options, format, about });
  }

  /** @param {{ text: string, options: Options, format?: Format, about?: About }} request @returns {Promise<any>} */
  #ask(request) {
    return new Promise((resolve, reject) => {
      if (this.#isOver) return reject(new Failure("crashed", "the analysis stopped"));
      const id = ++this.#lastId;
      const most = ANALYSIS_MS + request.text.length * ANALYSIS_MS_PER_UNIT;
      const timer = setTimeout(() => this.#break(new Failure("timeout", "the analysis of this text took too long")), most);
      this.#asked.set(id, { resolve, reject, timer, before: {} });
      this.#worker.postMessage({ id, ...request });
    });
  }

  close() {
    this.#isOver = true;
    this.#worker.terminate();
    this.#rejectAll(new Failure("crashed", "the analysis was stopped"));
  }

  /** @param {{ id?: number, error?: string, code?: Code, broken?: boolean, list?: string, items?: unknown[], analysis?: Analysis, ms?: number, paragraphs?: Answer["paragraphs"], exported?: Exported }} message */
  #hear({ id, error, code, broken, list, items, analysis, ms, paragraphs, exported }) {
    const asked = id === undefined ? undefined : this.#asked.get(id);
    if (id === undefined || !asked) return;
    // A long answer comes in pieces: the first items of its lists, then the rest.
    if (list && items) return void (asked.before[list] ??= []).push(...items);
    clearTimeout(asked.timer);
    this.#asked.delete(id);
    if (exported) return asked.resolve(exported);
    if (analysis) {
      for (const [list, items] of Object.entries(asked.before)) {
        items.push(.../** @type {any} */ (analysis)[list]);
        Object.assign(analysis, { [list]: items });
      }
      return asked.resolve({ analysis, ms: ms ?? 0, paragraphs: paragraphs ?? { read: 0, kept: 0 } });
    }
    const failure = new Failure(broken ? "crashed" : code ?? "crashed", error ?? "the analysis gave no answer");
    asked.reject(failure);
    if (failure.code === "crashed") this.#break(failure);
  }

  /** Nothing more will come: whoever waits hears why, and the next to ask gets a new worker. @param {Failure} why */
  #break(why) {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#worker.terminate();
    this.#onBreak(why);
    this.#rejectAll(why);
  }

  /** @param {Failure} why */
  #rejectAll(why) {
    for (const { reject, timer } of this.#asked.values()) {
      clearTimeout(timer);
      reject(why);
    }
    this.#asked.clear();
  }
}

/** @param {Step} step @param {Sources} sources */
async function makeWorker(step, { worker, script, classic }) {
  const code = step === "blob" ? script ?? await (await import("./download.js")).scriptAt(/** @type {string} */ (worker)) : null;
  const address = code === null ? /** @type {string} */ (worker) : URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
  try {
    return new Worker(/** @type {string} */ (trusted(address)), { type: classic ? "classic" : "module", name: "newslens" });
  } catch (error) {
    throw new Failure("blocked", `the browser does not let this page start a worker (${error instanceof Error ? error.message : error})`);
  } finally {
    // Chromium has it at once, others a moment later.
    if (code !== null) setTimeout(() => URL.revokeObjectURL(address), HELLO_MS);
  }
}

/** @type {{ createScriptURL: (address: string) => unknown } | null} */
let policy = null;
/** The one address that the policy passes. */
let own = "";

/**
 * Where the page asks for trusted types, the address as one, if it allows a policy named "newslens".
 * @param {string} address made here, never taken from a text
 */
function trusted(address) {
  own = address;
  try {
    policy ??= /** @type {any} */ (globalThis).trustedTypes?.createPolicy("newslens", {
      createScriptURL(/** @type {string} */ asked) {
        if (asked !== own) throw new TypeError("not the address of the worker");
        return asked;
      },
    });
    return policy?.createScriptURL(address) ?? address;
  } catch {
    return address;
  }
}

/**
 * Waits until the worker has said hello and has loaded everything.
 * @param {Worker} worker
 * @param {Sources} sources
 * @param {string | null} address of its script, if it has one of its own
 * @returns {Promise<string>} the version of the package
 */
function handshake(worker, sources, address) {
  return new Promise((resolve, reject) => {
    const policy = watchPolicy();
    /** @param {() => void} settle */
    const end = (settle) => {
      clearTimeout(timer);
      policy.stop();
      worker.onmessage = worker.onerror = worker.onmessageerror = null;
      settle();
    };
    const fail = (/** @type {Failure} */ failure) => end(() => reject(failure));
    const failIn = (/** @type {number} */ ms, /** @type {string} */ message) => setTimeout(() => fail(new Failure("timeout", message)), ms);
    let timer = failIn(HELLO_MS, "the worker did not answer in time");
    worker.onerror = (event) => {
      event.preventDefault();
      if (event.message) return fail(new Failure("crashed", `the worker stopped: ${event.message}`));
      // It did not load, and the event does not say why; what a policy forbids, the document reports about now.
      setTimeout(async () => {
        if (policy.isViolated()) return fail(new Failure("blocked", "a policy of this site forbids the worker"));
        const found = address && await import("./download.js").then(({ whyNot }) => whyNot(address), () => null);
        fail(found || new Failure("missing", "the worker did not load: a file is damaged, or a policy of this site forbids it"));
      }, REPORT_MS);
    };
    worker.onmessageerror = () => fail(new Failure("crashed", "the worker could not be understood"));
    worker.onmessage = ({ data }) => {
      if (data.ready !== undefined) end(() => resolve(data.ready));
      else if (data.alive !== undefined) {
        clearTimeout(timer);
        timer = failIn(LOAD_MS, LATE);
      } else if (data.failed !== undefined) fail(new Failure(data.code ?? "damaged", data.failed, data.everywhere));
      else if (data.hello !== undefined) {
        clearTimeout(timer);
        timer = failIn(LOAD_MS, LATE);
        partsOf(sources).then((load) => worker.postMessage({ load }), (error) => fail(failureOf(error, "damaged")));
      }
    };
  });
}

/** Addresses as they are, bytes as bytes. @param {Sources} sources */
async function partsOf({ wasm, model, known }) {
  const part = (/** @type {Sources["wasm"]} */ from) => (typeof from === "string" ? new URL(from, document.baseURI).href : from());
  const [w, m] = await Promise.all([part(wasm), part(model)]);
  return { wasm: w, model: m, known };
}

/** Whether a policy of the page forbade something that a worker is made of, from now on. */
function watchPolicy() {
  let isViolated = false;
  const hear = (/** @type {SecurityPolicyViolationEvent} */ event) => {
    if (/^(worker|script|child)-src/.test(event.effectiveDirective)) isViolated = true;
  };
  document.addEventListener("securitypolicyviolation", hear);
  return { isViolated: () => isViolated, stop: () => document.removeEventListener("securitypolicyviolation", hear) };
}
