/**
 * The text of an element as a reader sees it, white space runs as one space, blocks as paragraphs, and the way back to
 * the text nodes. `analyzeElement` of the package does the same; a test holds the two together.
 * @module
 */

const SKIPPED = new Set(("AUDIO CANVAS DATALIST HEAD IFRAME MATH NEWS-LENS NOSCRIPT OBJECT RP RT SCRIPT SELECT STYLE SVG TEMPLATE TEXTAREA TITLE VIDEO").split(" "));
const BLOCKS = new Set(
  ("ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION DD DETAILS DIALOG DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 " +
    "HEADER HGROUP HR LEGEND LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL").split(" "),
);

/** What is written next. */
/** @typedef {{ isBlock: boolean, isVisible: boolean, keepsSpace: boolean }} Style */
/** Consecutive units of the text that are consecutive units of one node. */
/** @typedef {{ at: number, length: number, node: Text, start: number }} Piece */

/**
 * @param {Element} root
 * @returns {string}
 */
export function textOf(root) {
  return gather(root).text;
}

/**
 * @param {Element} root
 * @param {object} [options]
 * @param {string} [options.ignore] a selector of what is no part of the text
 * @param {boolean} [options.styled] whether the page's styles say what is shown and what is a block, or the names of the elements
 * @returns {Gathered}
 */
export function gather(root, { ignore = "", styled = false } = {}) {
  const gathered = new Gathered(root);
  const isIgnored = (/** @type {Element} */ element) => {
    try {
      return ignore !== "" && element.matches(ignore);
    } catch {
      return false; // no selector
    }
  };
  const styleOf = styled ? computedStyleOf : namedStyleOf;
  /** What an element does to its text; null where that is not read. @type {(element: Element, around: Style) => Style | null} */
  const enter = (element, around) => {
    const name = element.tagName.toUpperCase();
    // What has a slot of its own is furniture.
    if (SKIPPED.has(name) || isIgnored(element) || element.parentNode === root && element.slot) return null;
    return styleOf(element, name, around);
  };
  /** The open elements: no recursion, since a page may nest deeper than any stack. @type {Style[]} */
  const open = [{ ...(styleOf(root, root.tagName.toUpperCase(), PLAIN) ?? PLAIN), isBlock: true }];
  let node = root.firstChild;
  while (node) {
    const around = open[open.length - 1];
    // By its number: a node that came from another document is no instance of this one's classes.
    if (node.nodeType === Node.TEXT_NODE || node.nodeType === Node.CDATA_SECTION_NODE) {
      if (around.isVisible) gathered.add(/** @type {Text} */ (node), around.keepsSpace);
    } else if (node.nodeType === Node.ELEMENT_NODE) {
      const element = /** @type {Element} */ (node);
      if (element.tagName.toUpperCase() === "BR") gathered.breakLine();
      else {
        const style = enter(element, around);
        if (style?.isBlock) gathered.breakBlock();
        if (style && node.firstChild) {
          open.push(style);
          node = node.firstChild;
          continue;
        }
      }
    }
    while (!node.nextSibling && node.parentNode && node.parentNode !== root) {
      node = /** @type {Element} */ (node.parentNode);
      if (open.pop()?.isBlock) gathered.breakBlock();
    }
    node = node.nextSibling;
  }
  return gathered;
}

const PLAIN = { isBlock: false, isVisible: true, keepsSpace: false };

/** @param {Element} element @param {string} name @param {Style} around @returns {Style | null} */
function namedStyleOf(element, name, around) {
  if (element.hasAttribute("hidden")) return null;
  return { isBlock: BLOCKS.has(name), isVisible: true, keepsSpace: name === "PRE" || around.keepsSpace };
}

/** @param {Element} element @param {string} name @param {Style} around @returns {Style | null} */
function computedStyleOf(element, name, around) {
  const { display, visibility, whiteSpace } = getComputedStyle(element);
  if (display === "none") return null;
  if (!display) return namedStyleOf(element, name, around); // away from the page
  return {
    isBlock: !/^(inline|ruby|contents)/.test(display),
    isVisible: visibility === "visible",
    keepsSpace: /^(pre|pre-wrap|break-spaces)$/.test(whiteSpace),
  };
}

/** A text and where each stretch of it came from. */
export class Gathered {
  text = "";
  root;
  /** In order; together they cover all of the text but the line breaks between blocks. @type {Piece[]} */
  #pieces = [];
  #breaks = 0;
  /** White space to write before the next character. @type {{ node: Text, start: number } | null} */
  #space = null;

  /** @param {Element} root */
  constructor(root) {
    this.root = root;
  }

  breakLine() {
    this.#breaks = Math.min(this.#breaks + 1, 2);
  }

  breakBlock() {
    this.#breaks = 2;
  }

  /** @param {Text} node @param {boolean} keepsSpace */
  add(node, keepsSpace) {
    const { data } = node;
    if (keepsSpace) return this.#write(node, 0, data);
    for (const { 0: part, index } of data.matchAll(/[ \t\n\r\f]+|[^ \t\n\r\f]+/g)) {
      if (/^[ \t\n\r\f]/.test(part)) this.#space ??= { node, start: index };
      else this.#write(node, index, part);
    }
  }

  /** @param {Text} node @param {number} start @param {string} part */
  #write(node, start, part) {
    if (!part) return;
    if (this.text && this.#breaks) this.text += "\n".repeat(this.#breaks);
    else if (this.text && this.#space) this.#push(this.#space.node, this.#space.start, " ");
    this.#breaks = 0;
    this.#space = null;
    this.#push(node, start, part);
  }

  /** @param {Text} node @param {number} start @param {string} part */
  #push(node, start, part) {
    const last = this.#pieces[this.#pieces.length - 1];
    const at = this.text.length;
    if (last && last.node === node && last.start + last.length === start && last.at + last.length === at) last.length += part.length;
    else this.#pieces.push({ at, length: part.length, node, start });
    this.text += part;
  }

  /**
   * Where a span of the text stands on the page: one range for each node it reaches into. None changes the page.
   * @param {number} start
   * @param {number} end
   * @returns {Range[]}
   */
  rangesOf(start, end) {
    /** @type {Range[]} */
    const ranges = [];
    for (let i = this.#first((piece) => piece.at + piece.length > start); i < this.#pieces.length && this.#pieces[i].at < end; i++) {
      const { at, length, node, start: from } = this.#pieces[i];
      const [first, last] = [from + Math.max(0, start - at), from + Math.min(length, end - at)];
      const there = node.data.slice(first, last).replace(/[ \t\n\r\f]/g, " ");
      const wanted = this.text.slice(at + first - from, at + last - from).replace(/[ \t\n\r\f]/g, " ");
      if (there !== wanted) continue; // the page has changed since
      const before = ranges[ranges.length - 1];
      if (before?.endContainer === node) before.setEnd(node, last);
      else {
        const range = new Range();
        range.setStart(node, first);
        range.setEnd(node, last);
        ranges.push(range);
      }
    }
    return ranges;
  }

  /**
   * The offset in the text of a place on the page, or null when it is none of it.
   * @param {Node} node
   * @param {number} offset
   */
  offsetOf(node, offset) {
    for (const piece of this.#piecesOf(node)) {
      if (offset >= piece.start && offset <= piece.start + piece.length) return piece.at + offset - piece.start;
    }
    return null;
  }

  /** The pieces of a node follow each other. @param {Node} node */
  *#piecesOf(node) {
    this.#places ??= new Map(this.#pieces.map((piece, i) => /** @type {const} */ ([piece.node, i])).reverse());
    const first = this.#places.get(/** @type {Text} */ (node));
    for (let i = first ?? Infinity; this.#pieces[i]?.node === node; i++) yield this.#pieces[i];
  }

  /** The first piece of each node. @type {Map<Text, number> | undefined} */
  #places;

  /** @param {(piece: Piece) => boolean} holds false for some first pieces, true for all others */
  #first(holds) {
    let [low, high] = [0, this.#pieces.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (holds(this.#pieces[middle])) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
