/**
 * The text of an element as a reader sees it: white space runs as one space, blocks as paragraphs.
 * `analyzeElement` of the package does the same; a test holds the two together.
 * @module
 */

const SKIPPED = new Set(("AUDIO CANVAS DATALIST HEAD IFRAME MATH NOSCRIPT OBJECT RP RT SCRIPT SELECT STYLE SVG TEMPLATE TEXTAREA TITLE VIDEO").split(" "));
const BLOCKS = new Set(
  ("ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION DD DETAILS DIALOG DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 " +
    "HEADER HGROUP HR LEGEND LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL").split(" "),
);

/**
 * @param {Element} root
 * @returns {string}
 */
export function textOf(root) {
  let text = "";
  let breaks = 0;
  let space = false;
  /** @param {string} data */
  const add = (data) => {
    for (const part of data.split(/([ \t\n\r\f]+)/)) {
      if (!part) continue;
      if (/^[ \t\n\r\f]/.test(part)) {
        space = true;
        continue;
      }
      if (text && breaks) text += "\n".repeat(breaks);
      else if (text && space) text += " ";
      breaks = 0;
      space = false;
      text += part;
    }
  };
  /** Where the walk stands and which blocks are open. @type {Node | null} */
  let node = root;
  while (node) {
    let goesDown = false;
    if (node instanceof Text) add(node.data);
    else if (node instanceof Element) {
      const name = node.tagName.toUpperCase();
      if (name === "BR") breaks = Math.min(breaks + 1, 2);
      else if (!SKIPPED.has(name) && (!node.hasAttribute("hidden") || node === root)) {
        if (BLOCKS.has(name)) breaks = 2;
        goesDown = node.firstChild !== null;
      }
    }
    if (goesDown) {
      node = node.firstChild;
      continue;
    }
    while (node && node !== root && !node.nextSibling) {
      node = node.parentNode;
      if (node instanceof Element && BLOCKS.has(node.tagName.toUpperCase())) breaks = 2;
    }
    node = node === root || !node ? null : node.nextSibling;
  }
  return text;
}
