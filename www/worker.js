/**
 * Runs the analysis off the page's own thread. It is the one file that loads the WebAssembly package.
 *
 * In: `{ id, text, options }`. Out: `{ ready: version }` or `{ failed: sentence }` once, then for each request
 * `{ id, analysis, ms }` or `{ id, error: sentence }`.
 * @module
 */

/** @typedef {import("../src/wasm/types.js").Analysis} Analysis */
/** @typedef {{ analyze(text: string, options?: unknown): Analysis }} Analyzer */

/** Read once before the first text, so that the engine has compiled what it needs. */
const WARM_UP = "“We are very glad,” said Mayor Anna Berg of Oslo on 3 May 2024. She warned that it would cost $5 million.";

const scope = /** @type {any} */ (self);

/** @returns {Promise<Analyzer>} */
async function load() {
  const url = new URL("./pkg/newslens.js", import.meta.url);
  const [wasm, response] = await Promise.all([import(url.href), fetch(new URL("./pkg/en.model", import.meta.url))]);
  if (!response.ok) throw new Error(`the model did not load: the server answered ${response.status} for en.model`);
  const [model] = await Promise.all([response.arrayBuffer(), wasm.default()]);
  const analyzer = new wasm.Analyzer(new Uint8Array(model));
  analyzer.analyze(WARM_UP);
  scope.postMessage({ ready: wasm.version() });
  return analyzer;
}

const loaded = load();
loaded.catch((error) => scope.postMessage({ failed: sentence(error) }));

scope.onmessage = async (/** @type {MessageEvent} */ { data }) => {
  try {
    const analyzer = await loaded;
    const started = performance.now();
    const analysis = analyzer.analyze(data.text, data.options);
    scope.postMessage({ id: data.id, analysis, ms: performance.now() - started });
  } catch (error) {
    // A trap leaves the module in an unknown state, so the page starts a new worker after one.
    scope.postMessage({ id: data.id, error: sentence(error), broken: error instanceof WebAssembly.RuntimeError });
  }
};

/** @param {unknown} error */
function sentence(error) {
  return error instanceof Error ? error.message : String(error);
}
