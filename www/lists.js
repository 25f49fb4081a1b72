/**
 * What the lists beside the text have in common.
 * @module
 */

import { button, element } from "./dom.js";

/** @typedef {import("./painter.js").Finding} Finding */
/** @typedef {import("../src/wasm/types.js").Entity} Entity */
/** Leads the reader from a list to the text. @typedef {{ go: (finding: Finding) => void, walk: (entity: Entity) => void, only: (entity: number) => void }} Guide */

/** A list shows this many items at first: a book would have thousands. */
const SHOWN_AT_FIRST = 50;
/** And as many again for each further question. */
const SHOWN_NEXT = 500;

/**
 * The first items of a list, and a button that brings the next.
 * @template T
 * @param {readonly T[]} items
 * @param {(item: T, index: number) => HTMLElement} draw
 * @param {number} [most]
 * @param {number} [from]
 * @returns {HTMLElement[]}
 */
export function shortened(items, draw, most = SHOWN_AT_FIRST, from = 0) {
  const to = Math.min(from + most, items.length);
  /** @type {HTMLElement[]} */
  const nodes = [];
  for (let i = from; i < to; i++) nodes.push(draw(items[i], i));
  if (to < items.length) {
    const n_next = Math.min(SHOWN_NEXT, items.length - to);
    const rest = items.length - to > n_next ? ` of ${(items.length - to).toLocaleString("en")}` : "";
    const more = button({ class: "more" }, `Show ${n_next.toLocaleString("en")} more${rest}`);
    const holder = element(nodes[0].localName === "li" ? "li" : "div", {}, more);
    more.addEventListener("click", () => {
      const next = shortened(items, draw, SHOWN_NEXT, to);
      const isAsked = more.matches(":focus");
      holder.replaceWith(...next);
      if (isAsked) next[0].querySelector("button")?.focus();
    });
    nodes.push(holder);
  }
  return nodes;
}
