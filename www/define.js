/**
 * Defines `<news-lens>`: `<script type="module" src="…/define.js"></script>`. Loading it twice, or where there is no
 * DOM, does nothing; of two versions the first holds.
 * @module
 */

import { NewsLens } from "./element.js";

try {
  if (globalThis.customElements && !customElements.get("news-lens")) customElements.define("news-lens", NewsLens);
} catch (error) {
  // A page may have put a registry of its own in the place of the browser's, which says less of what it holds.
  if (/** @type {any} */ (error)?.name !== "NotSupportedError") throw error;
}

export { NewsLens };
