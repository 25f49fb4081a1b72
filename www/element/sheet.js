/**
 * How the element itself lies on its page, whatever the page's own style sheets say about elements in general.
 * @module
 */

import { sheetOf } from "../styles.js";

const css = /* css */ `
:host { display: block !important; color-scheme: light dark; }
:host([hidden]) { display: none !important; }
:host([theme="light"]) { color-scheme: light; }
:host([theme="dark"]) { color-scheme: dark; }
:host([panel="none"]) .side { display: none; }
/* Nothing that is inherited comes in from the page but what is the page's to say: how large type is, light or dark, and whether it can be seen and touched. */
:where(.frame, .status) { all: initial; display: block; direction: ltr; color-scheme: inherit; font-size: inherit; visibility: inherit; pointer-events: inherit; -webkit-user-select: inherit; user-select: inherit; }
.status { color: inherit; margin: 0.75rem 0; font-family: system-ui, sans-serif; font-size: 0.8125em; line-height: 1.5; opacity: 0.85; }
.status:empty { display: none; }
[hidden] { display: none !important; }
.findings { --gutter: 0rem; }
.findings .columns { display: block; }
.findings > p, .findings details > summary { margin: 0; }
.findings details { border: 1px solid var(--rule); border-radius: 6px; background: var(--paper); }
.findings details > summary { padding: 0.5rem 0.75rem; cursor: pointer; }
.findings details > .findings-content { padding: 0 0.75rem 0.75rem; }
.steps { display: flex; gap: 0.5rem; margin-block: 0.5rem; }
.step { min-width: 2rem; min-height: 2rem; background: var(--raised); }
`;

/** @type {CSSStyleSheet | null} */
let sheet = null;

export function elementSheet() {
  return (sheet ??= sheetOf(css));
}
