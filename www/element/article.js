/**
 * Finds the article that an element is for.
 * @module
 */

import { Failure } from "../failure.js";

/** How long it may come after the element. */
const WAIT_MS = 3_000;

/**
 * What an id or a selector names; what the page writes a little later is waited for.
 * @param {string} place
 * @param {Document | ShadowRoot} root
 * @returns {Promise<Element>}
 */
export function find(place, root) {
  const look = () => {
    try {
      return root.getElementById(place) ?? root.querySelector(place);
    } catch {
      return null; // no selector
    }
  };
  const found = look();
  if (found) return Promise.resolve(found);
  return new Promise((resolve, reject) => {
    const watch = new MutationObserver(() => {
      const found = look();
      if (found) end(() => resolve(found));
    });
    const end = (/** @type {() => void} */ settle) => {
      clearTimeout(timer);
      watch.disconnect();
      settle();
    };
    const timer = setTimeout(() => end(() => reject(new Failure("no-article", `this page has nothing that “${place}” names`))), WAIT_MS);
    watch.observe(root, { childList: true, subtree: true, attributes: true, attributeFilter: ["id"] });
  });
}
