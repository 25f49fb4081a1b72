/**
 * The page around the lens: typing, pasting, files, examples.
 * @module
 */

import { button, element } from "./dom.js";
import { Engine } from "./engine.js";
import { EXAMPLES } from "./examples.js";
import { Failure } from "./failure.js";
import { exportDialog } from "./exports.js";
import { textOf } from "./gather.js";
import { Lens } from "./lens.js";
import { carryCorrections, carryOver } from "./segments.js";
import { sharedIn } from "./share.js";
import { lensSheet } from "./styles.js";
import { count } from "./words.js";

/** @typedef {import("./segments.js").Analysis} Analysis */
/** @typedef {import("../src/wasm/types.js").Correction} Correction */

/** A longer text never enters the textarea, which would freeze: it is shown to read only. */
const LONGEST_EDITED = 500_000;
/** Of a longer one, so much is marked: the memory that an analysis takes grows with the text. */
const LONGEST_READ = 2_000_000;
/** After the last key; long enough not to analyse every letter, short enough to feel at once. */
const TYPING_MS = 80;
/** So many steps back are kept. */
const MOST_STEPS = 30;
/** Above this a key waits for the analysis before the marks move. */
const LONGEST_PREVIEWED = 100_000;

/** @type {<T extends HTMLElement = HTMLButtonElement>(id: string) => T} */
const byId = (id) => /** @type {any} */ (document.getElementById(id));

document.adoptedStyleSheets = [...document.adoptedStyleSheets, lensSheet()];

const root = byId("lens");
const status = byId("status");
const lens = new Lens(root, { corrections: { add: correct, takeBack }, sheet: true });
const engine = new Engine();
const editor = element("textarea", {
  class: "editor", id: "text", "aria-label": "Your text", spellcheck: "false", autocapitalize: "off", autocomplete: "off",
  placeholder: "Paste or type a news article here, or drop a text file anywhere on the page.",
});
lens.surface.append(editor);

let text = "";
/** The last analysis and the text it is of. @type {{ analysis: Analysis, text: string } | null} */
let last = null;
/** What the reader put right, in the text as it is now. @type {Correction[]} */
let corrections = [];
/** How to get back to what was before, the last step last. @type {{ name: string, back: () => void }[]} */
const steps = [];
let isEditing = true;
let timer = 0;

engine.ready().then(
  () => {
    if (!text) say("Ready.");
    // When all is there, so that keeping the files for later does not hold up the first visit.
    navigator.serviceWorker?.register("./sw.js").catch(() => {});
  },
  (error) => failed(error),
);

for (const { id, name, text: example } of EXAMPLES) {
  document.querySelector(".examples")?.append(
    button({ data: { example: id }, on: { click: () => load(example) } }, name),
  );
}
lens.columns.append(
  element(
    "div", { class: "intro" },
    element("h2", {}, "What you will see"),
    sample(),
    element("p", {}, "Names are tinted by kind, quotations lie on a band, feeling words are underlined; each says why when you point at it. Beside the text stands who said what."),
    element("h2", {}, "Or try one of these made-up articles"),
    ...EXAMPLES.map(({ name, about, text: example }) =>
      button({ on: { click: () => load(example) } }, element("strong", {}, name), element("span", {}, about)),
    ),
  ),
);
function sample() {
  const marked = (/** @type {string} */ look, /** @type {string} */ words, sign = "") => element("span", { class: look, data: sign ? { sign } : {} }, words);
  const said = "quotation verbatim";
  return element(
    "p", { class: "sample" }, "“", marked(`${said} quotation-first`, "This "), marked(`${said} cue negative`, "reckless", "−"), marked(`${said} quotation-last`, " plan must go,"),
    "” said ", marked("mention name person", "Lena Ortiz", "P"), ", mayor of ", marked("mention name place", "Port Hollow", "L"), ".",
  );
}

setMode("edit");
exportDialog(byId("export"), engine, () => ({ text, corrections }));
readLink();
addEventListener("hashchange", readLink);

/** A link may hold a text. */
async function readLink() {
  const { href } = location;
  try {
    const shared = await sharedIn(location.hash);
    if (!shared) return;
    load(shared.text, "From the link: ", shared.corrections);
    history.replaceState(null, "", href);
  } catch (error) {
    say(`The link could not be read: ${error instanceof Error ? error.message : error}.`, true);
  }
}

/**
 * Takes a whole new text, to read.
 * @param {string} given
 * @param {string} [note] goes in front of the status
 * @param {Correction[]} [corrected] that come with it
 */
function load(given, note = "", corrected = []) {
  if (text && given !== text) {
    const before = { text, corrections };
    remember(given ? "the new text" : "clearing", () => restore(before.text, before.corrections));
  }
  restore(given, corrected, note);
}

/** @param {string} given @param {Correction[]} corrected @param {string} [note] */
function restore(given, corrected, note = "") {
  // The address no longer says what is shown.
  if (location.hash && given !== text) history.replaceState(null, "", location.pathname + location.search);
  text = given;
  corrections = corrected;
  editor.value = given.length > LONGEST_EDITED ? "" : given;
  last = null;
  lens.show(text, null);
  setMode(text ? "read" : "edit");
  scrollTo({ top: 0 });
  analyze(note);
}

/** @param {string} name of what can be undone @param {() => void} back */
function remember(name, back) {
  steps.push({ name, back });
  if (steps.length > MOST_STEPS) steps.shift();
  nameUndo();
}

function undo() {
  steps.pop()?.back();
  nameUndo();
}

function nameUndo() {
  const name = steps.at(-1)?.name;
  byId("undo").disabled = !name;
  byId("undo").title = name ? `Undo ${name}` : "Nothing to undo";
}

/** @param {Correction} correction */
function correct(correction) {
  corrections = [...corrections, correction];
  remember("the correction", () => takeBack(corrections.length - 1, true));
  lens.card.close();
  analyze("Corrected: ");
}

/** @param {number} index @param {boolean} [isUndo] */
function takeBack(index, isUndo = false) {
  const gone = corrections[index];
  if (!gone) return;
  corrections = corrections.filter((_, i) => i !== index);
  if (!isUndo) {
    remember("taking back", () => {
      corrections = [...corrections, gone];
      analyze();
    });
  }
  analyze("Taken back: ");
}

/** @param {string} [note] */
async function analyze(note = "") {
  clearTimeout(timer);
  const asked = text;
  root.classList.toggle("is-empty", !asked);
  byId("export").disabled = !asked;
  const edit = byId("edit");
  edit.disabled = asked.length > LONGEST_EDITED;
  edit.title = edit.disabled ? "This text is too long to edit here" : "";
  if (!asked) {
    last = null;
    lens.show("", null);
    say("Ready.");
    return;
  }
  const marked = asked.length > LONGEST_READ ? asked.slice(0, asked.lastIndexOf("\n", LONGEST_READ) + 1 || LONGEST_READ) : asked;
  if (marked !== asked) note += `The first ${marked.length.toLocaleString("en")} of ${count(asked.length, "character")} have marks; paste the rest to read on. `;
  const n_words = count(wordsIn(marked), "word");
  try {
    const answer = await engine.analyze(marked, corrections.length ? { corrections } : {});
    if (!answer || asked !== text) return;
    last = { analysis: answer.analysis, text: asked };
    lens.show(asked, answer.analysis);
    const { read, kept } = answer.paragraphs;
    const part = read && kept ? `${read.toLocaleString("en")} of ${count(read + kept, "paragraph")} ` : "";
    say(`${note}${n_words}, ${part}read in ${Math.max(1, Math.round(answer.ms))} ms on this device`);
  } catch (error) {
    if (asked !== text) return;
    if (corrections.length && error instanceof Failure && error.code === "option") {
      // They came with a link, and some other version or somebody's hand wrote them.
      corrections = [];
      analyze("The corrections in the link could not be used. ");
    } else failed(error);
  }
}

/** Counted without making any of them. @param {string} string */
function wordsIn(string) {
  let [n, isSpace] = [0, true];
  for (let i = 0; i < string.length; i++) {
    const wasSpace = isSpace;
    const unit = string.charCodeAt(i);
    isSpace = unit <= 32 || unit === 0xa0 || unit === 0x2028 || unit === 0x2029;
    if (wasSpace && !isSpace) n++;
  }
  return n;
}

/** The text stays, without marks. @param {unknown} error */
function failed(error) {
  lens.show(text, null);
  say(`No marks: ${error instanceof Error ? error.message : error}.`, true);
}

/** @param {string} sentence @param {boolean} [isBad] */
function say(sentence, isBad = false) {
  // How fast each letter was read is nothing to listen to.
  status.setAttribute("aria-live", isEditing && text && !isBad ? "off" : "polite");
  status.textContent = sentence;
  status.classList.toggle("is-bad", isBad);
}

/** @param {"read" | "edit"} mode */
function setMode(mode) {
  isEditing = mode === "edit";
  lens.isEditing = isEditing;
  root.classList.toggle("is-editing", isEditing);
  root.classList.toggle("is-empty", !text);
  editor.hidden = !isEditing;
  byId("read").setAttribute("aria-pressed", String(!isEditing));
  byId("edit").setAttribute("aria-pressed", String(isEditing));
  lens.card.close();
  // A textarea turns every line end into LF: from here on that is the text.
  if (isEditing && editor.value !== text) {
    editor.value = text;
    if (editor.value !== text) typed();
  }
}

function typed() {
  const before = last;
  corrections = carryCorrections(corrections, text, editor.value);
  text = editor.value;
  root.classList.toggle("is-empty", !text);
  lens.card.close();
  if (text.length <= LONGEST_PREVIEWED) lens.preview(text, before && carryOver(before.analysis, before.text, text));
  clearTimeout(timer);
  timer = setTimeout(analyze, TYPING_MS);
}

editor.addEventListener("input", typed);
editor.addEventListener("pointermove", (event) => lens.hoverAt(event.clientX, event.clientY));
editor.addEventListener("pointerleave", () => lens.card.leave());
editor.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && text) {
    setMode("read");
    byId("read").focus();
  }
});

byId("read").addEventListener("click", () => setMode("read"));
byId("edit").addEventListener("click", () => {
  setMode("edit");
  editor.focus({ preventScroll: true });
});
byId("undo").addEventListener("click", undo);
byId("clear").addEventListener("click", () => {
  load("");
  editor.focus();
});

document.addEventListener("paste", (event) => {
  const pasted = event.clipboardData?.getData("text/plain") ?? "";
  const file = event.clipboardData?.files[0];
  const isInEditor = event.target === editor;
  if (file && !pasted) {
    event.preventDefault();
    openFile(file);
  } else if (pasted && (!isInEditor || !text || pasted.length + text.length > LONGEST_EDITED)) {
    event.preventDefault();
    load(pasted, pasted.length > LONGEST_EDITED ? "Long text, to read only: " : "");
  }
});

byId("open").addEventListener("click", () => byId("file").click());
/** @type {HTMLInputElement} */ (byId("file")).addEventListener("change", (event) => {
  const input = /** @type {HTMLInputElement} */ (event.target);
  if (input.files?.[0]) openFile(input.files[0]);
  input.value = "";
});

document.addEventListener("dragover", (event) => {
  event.preventDefault();
  document.body.classList.add("is-dropping");
});
document.addEventListener("dragleave", (event) => {
  if (!event.relatedTarget) document.body.classList.remove("is-dropping");
});
document.addEventListener("drop", (event) => {
  event.preventDefault();
  document.body.classList.remove("is-dropping");
  const [file] = event.dataTransfer?.files ?? [];
  const dropped = event.dataTransfer?.getData("text/plain");
  if (file) openFile(file);
  else if (dropped) load(dropped);
});

/** @param {File} file */
async function openFile(file) {
  const bytes = await file.arrayBuffer();
  const take = (/** @type {string} */ content, /** @type {string} */ note) => load(/\.x?html?$/i.test(file.name) ? articleIn(content) : content, note);
  try {
    take(new TextDecoder("utf-8", { fatal: true }).decode(bytes), `${file.name}: `);
  } catch {
    if (new Uint8Array(bytes).includes(0)) say(`${file.name} is no text file: open a .txt, .md or .html file.`, true);
    else take(new TextDecoder("windows-1252").decode(bytes), `${file.name} is not UTF-8 and was read as Windows-1252: `);
  }
}

/** What a saved web page says: its longest article, or all of it. Nothing in it is run or loaded. @param {string} html */
function articleIn(html) {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  const articles = [...body.querySelectorAll("article, main")].map(textOf).sort((a, b) => b.length - a.length);
  return articles[0] || textOf(body);
}

document.addEventListener("keydown", (event) => {
  const isTyping = event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
  if (!isTyping && event.key === "z" && (event.ctrlKey || event.metaKey) && !event.shiftKey && steps.length) {
    event.preventDefault();
    undo();
    return;
  }
  if (isTyping || isEditing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "n" || event.key === "p") {
    event.preventDefault();
    lens.step(event.key === "n" ? 1 : -1);
  } else if (event.key === "Escape") lens.escape();
});

const theme = byId("theme");
const prefersDark = matchMedia("(prefers-color-scheme: dark)");
const isDark = () => (document.documentElement.dataset.theme ?? (prefersDark.matches ? "dark" : "light")) === "dark";
theme.setAttribute("aria-pressed", String(isDark()));
theme.addEventListener("click", () => {
  document.documentElement.dataset.theme = isDark() ? "light" : "dark";
  theme.setAttribute("aria-pressed", String(isDark()));
});
