/**
 * Loads the WebAssembly package and its model: in the worker, or in the page where no worker may run.
 * @module
 */

import { download } from "./download.js";
import { Failure } from "./failure.js";
import { Analyzer, initSync, version } from "./pkg/newslens.js";

/** @typedef {import("./download.js").Bytes} Bytes */
/** @typedef {import("./download.js").Known} Known */
/** @typedef {{ wasm: string | Bytes, model: string | Bytes, known?: { wasm: Known, model: Known } }} Parts */

/** The shortest module there is: a policy against WebAssembly refuses it, or an instance of it, before anything is fetched. */
const EMPTY = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);

/** Read once before the first text, so that the engine has compiled what it needs. */
const WARM_UP = "“We are very glad,” said Mayor Anna Berg of Oslo on 3 May 2024. She warned that it would cost $5 million.";

/** What each file begins with. */
const MAGIC = { wasm: "\0asm", model: "NEWSLENS" };

/**
 * @param {Parts} parts
 * @param {() => void} [onPiece] hears of every piece that comes
 * @returns {Promise<{ analyzer: Analyzer, version: string }>}
 */
export async function load({ wasm, model, known }, onPiece) {
  try {
    new WebAssembly.Instance(new WebAssembly.Module(EMPTY));
  } catch {
    throw new Failure("blocked", "this site’s content security policy, or this browser, does not allow WebAssembly here");
  }
  const bytesOf = (/** @type {string | Bytes} */ from, /** @type {"wasm" | "model"} */ part) =>
    typeof from === "string" ? download(from, { magic: MAGIC[part], known: known?.[part], onPiece }) : from;
  const [module, bytes] = await Promise.all([Promise.resolve(bytesOf(wasm, "wasm")).then(compiled), bytesOf(model, "model")]);
  initSync({ module });
  try {
    const analyzer = new Analyzer(bytes);
    analyzer.analyze(WARM_UP);
    return { analyzer, version: version() };
  } catch (error) {
    throw new Failure("damaged", error instanceof Error ? error.message : String(error), true);
  }
}

/** Not compiled while it streams: that would hang on the type that a server gives the file. @param {Bytes} bytes */
async function compiled(bytes) {
  try {
    return await WebAssembly.compile(bytes);
  } catch (error) {
    throw new Failure("damaged", `newslens_bg.wasm is damaged (${error instanceof Error ? error.message : error})`, true);
  }
}
