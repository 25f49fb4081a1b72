/**
 * Where the parts that are loaded later lie. A build replaces this file by one that knows its own layout.
 * @module
 */

/**
 * @typedef {object} Sources
 * @property {string | null} worker address of the worker's module, or null: there is none
 * @property {string} [script] the worker's code, for a build that holds all in one file
 * @property {string | (() => Promise<Uint8Array<ArrayBuffer>>)} wasm address or bytes
 * @property {string | (() => Promise<Uint8Array<ArrayBuffer>>)} model address or bytes
 * @property {{ wasm: import("./download.js").Known, model: import("./download.js").Known }} [known] what the two must be
 * @property {boolean} [classic] the worker is a script, not a module
 */

/** @type {Sources} */
export const SOURCES = {
  worker: new URL("./worker.js", import.meta.url).href,
  wasm: new URL("./pkg/newslens_bg.wasm", import.meta.url).href,
  model: new URL("./pkg/en.model", import.meta.url).href,
};
