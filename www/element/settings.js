/**
 * The attributes of the element, which its properties mirror. A value that cannot be used counts as the initial one.
 * @module
 */

import { CUE_KINDS, GROUPS, QUOTATION_KINDS } from "../words.js";

/**
 * @typedef {object} Setting
 * @property {string} attribute
 * @property {string} property
 * @property {"text" | "flag" | "number" | "date" | readonly string[]} kind
 * @property {number} [initial]
 * @property {"look" | "view" | "engine" | "filter" | "start" | "reading"} changes what a change of it changes
 */

/** @type {readonly Setting[]} */
export const SETTINGS = [
  { attribute: "for", property: "htmlFor", kind: "text", changes: "view" },
  { attribute: "ignore", property: "ignore", kind: "text", changes: "reading" },
  { attribute: "compact", property: "compact", kind: "flag", changes: "view" },
  { attribute: "panel", property: "panel", kind: ["side", "none"], changes: "look" },
  { attribute: "theme", property: "theme", kind: ["auto", "light", "dark"], changes: "look" },
  { attribute: "types", property: "types", kind: "text", changes: "filter" },
  { attribute: "date", property: "date", kind: "date", changes: "reading" },
  { attribute: "max-length", property: "maxLength", kind: "number", initial: 1_000_000, changes: "reading" },
  { attribute: "loading", property: "loading", kind: ["lazy", "eager"], changes: "start" },
  { attribute: "worker", property: "worker", kind: ["auto", "off"], changes: "engine" },
  { attribute: "worker-url", property: "workerUrl", kind: "text", changes: "engine" },
  { attribute: "wasm-url", property: "wasmUrl", kind: "text", changes: "engine" },
  { attribute: "model-url", property: "modelUrl", kind: "text", changes: "engine" },
];

const CHANGES = new Map(SETTINGS.map(({ attribute, changes }) => [attribute, changes]));

/** What a change of an attribute changes. @param {string} attribute */
export function changedBy(attribute) {
  return CHANGES.get(attribute);
}

/** @param {Element} element @param {Setting} setting */
function read(element, { attribute, kind, initial }) {
  const value = element.getAttribute(attribute);
  if (kind === "flag") return value !== null;
  if (kind === "text") return value ?? "";
  if (kind === "date") return isDay(value ?? "") ? value : "";
  if (kind === "number") return Number(value) > 0 ? Number(value) : initial;
  return value !== null && kind.includes(value) ? value : kind[0];
}

/** "2025-02-30" is none. @param {string} value */
function isDay(value) {
  const day = /^\d{4}-\d\d-\d\d$/.test(value) ? new Date(`${value}T00:00:00Z`) : null;
  return day !== null && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}

/** @param {Element} element @param {Setting} setting @param {unknown} value null takes the attribute away */
function write(element, { attribute, kind }, value) {
  if (value === null || value === undefined || kind === "flag" && !value) element.removeAttribute(attribute);
  else element.setAttribute(attribute, kind === "flag" ? "" : String(value));
}

/** Gives a class of elements the properties. @param {CustomElementConstructor} of */
export function mirror(of) {
  for (const setting of SETTINGS) {
    Object.defineProperty(of.prototype, setting.property, /** @type {any} */ ({
      // So that what a script of the page has put on every object is no part of it.
      __proto__: null,
      configurable: true,
      enumerable: true,
      get() {
        return read(this, setting);
      },
      set(/** @type {unknown} */ value) {
        write(this, setting, value);
      },
    }));
  }
}

/** Sets again the properties that were set before the element was defined, which hide those of its class. @param {any} element */
export function takeEarly(element) {
  for (const property of ["text", ...SETTINGS.map((setting) => setting.property)]) {
    if (!Object.hasOwn(element, property)) continue;
    const value = element[property];
    delete element[property];
    element[property] = value;
  }
}

/** What an engine is to be made of, where that is not this build's own. @param {any} element */
export function engineOptionsOf(element) {
  const urls = /** @type {const} */ ([["worker", "workerUrl"], ["wasm", "wasmUrl"], ["model", "modelUrl"]])
    .filter(([, property]) => element[property] && URL.canParse(element[property], document.baseURI))
    .map(([part, property]) => [part, new URL(element[property], document.baseURI).href]);
  return { ...Object.fromEntries(urls), useWorker: element.worker !== "off" };
}

const LAYERS = { names: GROUPS, quotations: QUOTATION_KINDS, feelings: CUE_KINDS };

/**
 * The kinds that `types` names, by layer (names, quotations, feelings) or each by itself; undefined when it names none.
 * @param {string} types
 */
export function kindsIn(types) {
  const words = types.toLowerCase().split(/[\s,]+/).filter(Boolean);
  const kinds = words.flatMap((word) => (Object.hasOwn(LAYERS, word) ? LAYERS[/** @type {keyof typeof LAYERS} */ (word)].map(({ id }) => id) : [word]));
  return kinds.length ? new Set(kinds) : undefined;
}
