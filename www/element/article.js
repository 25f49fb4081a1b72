/**
 * Finds the article that an element is for.
 * @module
 */

import { Failure } from "../failure.js";

/** How long it may come after the element. */
const WAIT_MS = 3_000;

/** @typedef {Document | ShadowRoot} Root */

/** What an id or a selector names. @param {string} place @param {Root} root */
function named(place, root) {
  try {
    return root.getElementById(place) ?? root.querySelector(place);
  } catch {
    return null; // no selector
  }
}

/**
 * What an id or a selector names; what the page writes a little later is waited for.
 * @param {string} place
 * @param {Root} root
 * @returns {Promise<Element>}
 */
export function find(place, root) {
  const found = named(place, root);
  if (found) return Promise.resolve(found);
  return new Promise((resolve, reject) => {
    const watch = new MutationObserver(() => {
      const found = named(place, root);
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

/**
 * Follows an article through what a page does to it: scripts that draw a page anew put other elements in the place of the
 * old, move them, or take them away and bring them back.
 * @param {string} place
 * @param {Root} root
 * @param {Element | null} article that `place` names now; null: nothing
 * @param {{ onMove: () => void, onOther: () => void }} listeners it stands elsewhere, so that no range lies on it any more; another has
 *   its name, or none
 * @returns {MutationObserver}
 */
export function follow(place, root, article, { onMove, onOther }) {
  const watch = new MutationObserver((records) => {
    if (named(place, root) !== article) onOther();
    else if (article && records.some(({ addedNodes }) => [...addedNodes].some((node) => node.contains(article)))) onMove();
  });
  watch.observe(root, { childList: true, subtree: true });
  return watch;
}
