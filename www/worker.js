/**
 * Runs the analysis off the page's own thread.
 *
 * Out, at once: `{ hello }`. In: `{ load: parts }`. Out, any number of times: `{ alive }`, and then `{ ready: version }` or `{ failed: sentence, code, everywhere }`.
 * Then in, any number of times: `{ id, text, options }`, and out for each `{ id, analysis, ms, paragraphs }` or `{ id, error: sentence, code }`;
 * with a `format`, and an `about`, out comes `{ id, exported }`.
 * The first items of a long list go before that as `{ id, list, items }`, in order: to take in all at once would freeze the page.
 * @module
 */

import { failureOf } from "./failure.js";
import { load } from "./loader.js";

/** This many items are taken in in a moment. */
const PIECE = 1500;

const scope = /** @type {any} */ (self);

/** @type {ReturnType<typeof load> | null} */
let loaded = null;

scope.onmessage = async (/** @type {MessageEvent} */ { data }) => {
  if (data.load) {
    loaded = load(data.load, () => scope.postMessage({ alive: 1 }));
    loaded.then(
      ({ version }) => scope.postMessage({ ready: version }),
      (error) => {
        const { message, code, everywhere } = failureOf(error, "damaged");
        scope.postMessage({ failed: message, code, everywhere });
      },
    );
    return;
  }
  try {
    const analyzer = (await loaded)?.analyzer;
    if (!analyzer) throw new Error("nothing is loaded");
    if (data.format) {
      scope.postMessage({ id: data.id, exported: analyzer.exportAs(data.text, data.format, data.options, data.about) });
      return;
    }
    const started = performance.now();
    const analysis = analyzer.analyze(data.text, data.options);
    const ms = performance.now() - started;
    for (const [list, items] of Object.entries(analysis)) {
      while (Array.isArray(items) && items.length > PIECE) scope.postMessage({ id: data.id, list, items: items.splice(0, PIECE) });
    }
    scope.postMessage({ id: data.id, analysis, ms, paragraphs: analyzer.lastRead() });
  } catch (error) {
    // A trap leaves the module in an unknown state, so the page starts a new worker after one.
    const code = error instanceof WebAssembly.RuntimeError ? "crashed" : "option";
    scope.postMessage({ id: data.id, error: error instanceof Error ? error.message : String(error), code });
  }
};

scope.postMessage({ hello: 1 });
