/**
 * Another document than the script's, a frame's, into which a page may move an element.
 * @module
 */

/**
 * Sheets as a window's document takes them, which takes none that another made.
 * @param {CSSStyleSheet[]} sheets
 * @param {(Window & typeof globalThis) | typeof globalThis | null | undefined} view none: nothing is shown there
 */
export function sheetsFor(sheets, view) {
  if (!view || view === globalThis) return view ? sheets : [];
  return sheets.map((sheet) => {
    const copy = new view.CSSStyleSheet();
    copy.replaceSync([...sheet.cssRules].map(({ cssText }) => cssText).join("\n"));
    return copy;
  });
}
