/**
 * Loads the WebAssembly package and its model: in the worker, or in the page where no worker may run.
 * @module
 */

import { Failure } from "./failure.js";
import init, { Analyzer, version } from "./pkg/newslens.js";

/** @typedef {Uint8Array<ArrayBuffer>} Bytes */
/** @typedef {{ wasm: string | Bytes, model: string | Bytes, integrity?: { wasm: string, model: string } }} Parts */

/** The shortest module there is: a policy against WebAssembly refuses it, or an instance of it, before anything is fetched. */
const EMPTY = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);

/** Read once before the first text, so that the engine has compiled what it needs. */
const WARM_UP = "“We are very glad,” said Mayor Anna Berg of Oslo on 3 May 2024. She warned that it would cost $5 million.";

/**
 * @param {Parts} parts
 * @returns {Promise<{ analyzer: Analyzer, version: string }>}
 */
export async function load({ wasm, model, integrity }) {
  try {
    new WebAssembly.Instance(new WebAssembly.Module(EMPTY));
  } catch {
    throw new Failure("blocked", "this site’s content security policy, or this browser, does not allow WebAssembly here");
  }
  const [module, bytes] = await Promise.all([bytesOf(wasm, integrity?.wasm).then(compiled), bytesOf(model, integrity?.model)]);
  await init({ module_or_path: module });
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
    throw new Failure("damaged", `newslens_bg.wasm is not the file it should be (${error instanceof Error ? error.message : error})`, true);
  }
}

/**
 * @param {string | Bytes} from
 * @param {string} [integrity]
 * @returns {Promise<Bytes>}
 */
async function bytesOf(from, integrity) {
  if (typeof from !== "string") return from;
  const name = from.replace(/[?#].*/, "").replace(/.*\//, "");
  let response;
  try {
    response = await fetch(from, { credentials: "same-origin", ...(integrity && { integrity }) });
  } catch {
    const or = integrity ? ", or it is not the file it should be" : "";
    throw new Failure("missing", `${name} could not be loaded: there is no connection, or a policy of this site forbids it${or}`, true);
  }
  if (!response.ok) throw new Failure("missing", `the server answered ${response.status} for ${name}`, true);
  try {
    return new Uint8Array(await response.arrayBuffer());
  } catch {
    throw new Failure("missing", `${name} broke off while it was loaded`, true);
  }
}
