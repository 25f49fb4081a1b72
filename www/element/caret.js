/**
 * Which character of a text lies under a point.
 * @module
 */

/** @typedef {{ node: Node, offset: number }} Place */

/**
 * The place in a text that is nearest to a point.
 * @param {number} x
 * @param {number} y
 * @param {Node} root a document or a shadow root
 * @returns {Place | null}
 */
export function caretAt(x, y, root) {
  if (document.caretPositionFromPoint) {
    const shadowRoots = root instanceof ShadowRoot ? [root] : [];
    const position = document.caretPositionFromPoint(x, y, { shadowRoots });
    return position && { node: position.offsetNode, offset: position.offset };
  }
  // WebKit's own way does not look into shadow roots.
  if (root instanceof ShadowRoot) return caretIn(root.elementFromPoint(x, y), x, y);
  const range = document.caretRangeFromPoint?.(x, y);
  return range ? { node: range.startContainer, offset: range.startOffset } : null;
}

/** The same by measuring. @param {Element | null} element @param {number} x @param {number} y @returns {Place | null} */
function caretIn(element, x, y) {
  const walk = element && document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walk?.nextNode(); node; node = walk?.nextNode()) {
    range.selectNodeContents(node);
    if (![...range.getClientRects()].some((r) => r.left <= x && x <= r.right && r.top <= y && y <= r.bottom)) continue;
    let [from, to] = [0, /** @type {Text} */ (node).length];
    while (from < to) {
      const middle = (from + to) >> 1;
      // Up to here, since a character alone may take no room: a space at the end of a line.
      range.setStart(node, 0);
      range.setEnd(node, middle + 1);
      const end = [...range.getClientRects()].pop();
      if (!end || end.bottom < y || end.top <= y && end.right < x) from = middle + 1;
      else to = middle;
    }
    return { node, offset: from };
  }
  return null;
}
