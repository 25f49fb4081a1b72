/**
 * The dialog that gives the analysis away: as a file in the format of another tool, or as a link that holds the text.
 * @module
 */

import { button, element } from "./dom.js";
import { LONGEST_LINK, linkTo } from "./share.js";

/** @typedef {import("./engine.js").Engine} Engine */
/** @typedef {import("./share.js").Shared} Shared */
/** @typedef {import("./runners.js").Exported} Exported */
/** @typedef {import("./runners.js").Format} Format */

/** Of a long file, this much is shown before it is taken. */
const PREVIEW = 1200;

const FORMATS = /** @type {const} */ ([
  ["html", "Web page", "the marked text and who said what, to send or print"],
  ["markdown", "Markdown", "quotations by speaker, to read and to paste"],
  ["csv", "CSV", "a row for each quotation, for spreadsheets"],
  ["json", "JSON", "all of the analysis, for programs"],
  ["web-annotation", "Web Annotation", "W3C JSON-LD, for annotation tools"],
  ["tei", "TEI", "XML with who said what, for editions"],
  ["brat", "brat", "stand-off annotations"],
  ["conll", "CoNLL", "names, a token a line"],
  ["spacy", "spaCy", "JSON for spaCy and displaCy"],
  ["citron", "Citron", "quotations as Citron writes them"],
]);

/**
 * @param {HTMLElement} opener a button
 * @param {Engine} engine
 * @param {() => Shared} current
 */
export function exportDialog(opener, engine, current) {
  /** @type {Exported | null} */
  let exported = null;
  let lastAsked = 0;
  const note = element("p", { class: "left-out", role: "status" });
  const preview = element("pre", { tabindex: "0", role: "region", "aria-label": "Beginning of the file" });
  const download = button({ class: "primary", on: { click: save } }, "Download");
  const copy = button({ on: { click: () => exported && toClipboard(exported.content, note, "Copied.") } }, "Copy");
  const link = element("input", { type: "text", readonly: true, "aria-label": "Link to this text" });
  const linkNote = element("p", { class: "left-out", role: "status" });
  const copyLink = button({ on: { click: () => toClipboard(link.value, linkNote, "Link copied.") } }, "Copy link");
  const formats = element(
    "fieldset", {}, element("legend", {}, "Format"),
    ...FORMATS.map(([id, name, about], i) => element("label", {}, element("input", { type: "radio", name: "format", value: id, checked: i === 0, on: { change: show } }), element("strong", {}, name), element("span", {}, about))),
  );
  const dialog = element(
    "dialog", { class: "export", "aria-labelledby": "export-title" },
    element("form", { method: "dialog" }, element("h2", { id: "export-title" }, "Export and share"), element("button", { class: "close", "aria-label": "Close" }, "×")),
    element("div", { class: "export-columns" }, formats, element("div", { class: "export-file" }, note, preview, element("p", { class: "row" }, download, copy))),
    element("h3", {}, "Or a link that holds the text"),
    element("p", { class: "row" }, link, copyLink),
    linkNote,
  );
  document.body.append(dialog);
  opener.addEventListener("click", () => {
    dialog.showModal();
    show();
    showLink();
  });
  // A click beside the dialog is a click on its backdrop, which counts as the dialog itself.
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());

  const chosen = () => /** @type {Format} */ (/** @type {HTMLInputElement} */ (formats.querySelector("input:checked")).value);

  async function show() {
    const asked = ++lastAsked;
    const { text, corrections } = current();
    exported = null;
    download.disabled = copy.disabled = true;
    try {
      const answer = await engine.exportAs(text, chosen(), corrections.length ? { corrections } : {}, {});
      if (asked !== lastAsked) return;
      exported = answer;
      download.disabled = copy.disabled = false;
      const { content, leftOut } = answer;
      preview.textContent = content.length > PREVIEW ? `${content.slice(0, PREVIEW).replace(/[\uD800-\uDBFF]$/, "")} …` : content;
      note.textContent = leftOut.length ? `This format has no place for: ${leftOut.join(", ")}.` : "This format holds everything.";
    } catch (error) {
      if (asked !== lastAsked) return;
      preview.textContent = "";
      note.textContent = `No file: ${error instanceof Error ? error.message : error}.`;
    }
  }

  function save() {
    if (!exported) return;
    const address = URL.createObjectURL(new Blob([exported.content], { type: exported.mediaType }));
    element("a", { href: address, download: `${nameOf(current().text)}${exported.extension}` }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  }

  async function showLink() {
    const made = await linkTo(current(), location.href);
    link.value = made ?? "";
    link.disabled = copyLink.disabled = !made;
    linkNote.textContent = made
      ? "The text is in the link itself, behind the #, which browsers send to no server. Whoever has the link can read it, and a browser that opens it keeps it in its history."
      : `This text is too long for a link, which may have ${LONGEST_LINK.toLocaleString("en")} characters: send a file instead.`;
  }
}

/** @param {string} content @param {HTMLElement} note @param {string} done */
async function toClipboard(content, note, done) {
  try {
    await navigator.clipboard.writeText(content);
    note.textContent = done;
  } catch {
    note.textContent = "The browser does not let this page copy: select it and copy it by hand.";
  }
}

/** The first words of the text, as a file may be called. @param {string} text */
function nameOf(text) {
  const words = text.slice(0, 200).normalize("NFKD").replace(/[^\w\s-]/g, "").trim().toLowerCase().split(/\s+/).slice(0, 6).join("-");
  return words.slice(0, 60) || "newslens";
}
