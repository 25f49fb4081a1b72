/**
 * The attributes of the element, which its properties mirror. A value that cannot be used counts as the initial one.
 * @module
 */

import { CUE_KINDS, GROUPS, QUOTATION_KINDS } from "../words.js";

/** @typedef {{ attribute: string, property: string, kind: "text" | "flag" | "number" | readonly string[], initial?: number }} Setting */

/** @type {readonly Setting[]} */
export const SETTINGS = [
  { attribute: "for", property: "htmlFor", kind: "text" },
  { attribute: "ignore", property: "ignore", kind: "text" },
  { attribute: "compact", property: "compact", kind: "flag" },
  { attribute: "panel", property: "panel", kind: ["side", "none"] },
  { attribute: "theme", property: "theme", kind: ["auto", "light", "dark"] },
  { attribute: "types", property: "types", kind: "text" },
  { attribute: "date", property: "date", kind: "text" },
  { attribute: "max-length", property: "maxLength", kind: "number", initial: 1_000_000 },
  { attribute: "loading", property: "loading", kind: ["lazy", "eager"] },
  { attribute: "worker", property: "worker", kind: ["auto", "off"] },
  { attribute: "worker-url", property: "workerUrl", kind: "text" },
  { attribute: "wasm-url", property: "wasmUrl", kind: "text" },
  { attribute: "model-url", property: "modelUrl", kind: "text" },
];

/** @param {Element} element @param {Setting} setting */
function read(element, { attribute, kind, initial }) {
  const value = element.getAttribute(attribute);
  if (kind === "flag") return value !== null;
  if (kind === "text") return value ?? "";
  if (kind === "number") return Number(value) > 0 ? Number(value) : initial;
  return value !== null && kind.includes(value) ? value : kind[0];
}

/** @param {Element} element @param {Setting} setting @param {unknown} value null takes the attribute away */
function write(element, { attribute, kind }, value) {
  if (value === null || value === undefined || kind === "flag" && !value) element.removeAttribute(attribute);
  else element.setAttribute(attribute, kind === "flag" ? "" : String(value));
}

/** Gives a class of elements the properties. @param {CustomElementConstructor} of */
export function mirror(of) {
  for (const setting of SETTINGS) {
    Object.defineProperty(of.prototype, setting.property, {
      configurable: true,
      enumerable: true,
      get() {
        return read(this, setting);
      },
      set(value) {
        write(this, setting, value);
      },
    });
  }
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
