/**
 * Defines `<news-lens>`: `<script type="module" src="…/define.js"></script>`. Loading it twice, or where there is no
 * DOM, does nothing.
 * @module
 */

import { NewsLens } from "./element.js";

if (globalThis.customElements && !customElements.get("news-lens")) customElements.define("news-lens", NewsLens);

export { NewsLens };
