/**
 * Builds elements; whatever is text becomes a text node.
 * @module
 */

/** @typedef {Node | string | null | undefined | false} Child */

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name
 * @param {{ class?: string, data?: Record<string, string>, on?: Record<string, (event: any) => void>, [attribute: string]: unknown }} options
 *   `class`, `data`, `on` (listeners); anything else is an attribute, left out when it is null or false
 * @param {...(Child | Child[])} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function element(name, options = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(options)) {
    if (key === "class") made.className = String(value);
    else if (key === "data") Object.assign(made.dataset, value);
    else if (key === "on") {
      for (const [type, listener] of Object.entries(/** @type {Record<string, (event: Event) => void>} */ (value))) {
        made.addEventListener(type, listener);
      }
    } else if (value !== null && value !== undefined && value !== false) {
      made.setAttribute(key, value === true ? "" : String(value));
    }
  }
  for (const child of children.flat()) if (child) made.append(child);
  return made;
}

/**
 * A button that sends no form.
 * @param {Parameters<typeof element>[1]} options
 * @param {...(Child | Child[])} children
 */
export function button(options, ...children) {
  return element("button", { type: "button", ...options }, ...children);
}

/**
 * A part of a drawing.
 * @param {string} name
 * @param {Record<string, string>} attributes
 * @param {...Element} children
 */
export function svg(name, attributes, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}
