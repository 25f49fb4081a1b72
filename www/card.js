/**
 * Says in plain words what a mark is and why. It opens beside the mark, stays while the pointer is on either,
 * and can be pinned.
 * @module
 */

import { controls } from "./corrections.js";
import { button, element } from "./dom.js";
import * as words from "./words.js";

/** @typedef {import("./segments.js").Analysis} Analysis */
/** @typedef {import("./segments.js").Segment} Segment */
/** @typedef {import("./segments.js").At} At */
/** @typedef {import("../src/wasm/types.js").Value} Value */

const GAP = 8;
const LINGER_MS = 180;
/** In pixels: a window less wide has no room for a card beside a mark. */
const NARROW = 600;

export class Card {
  #box;
  #content = element("div", { class: "card-content" });
  #close;
  #timer = 0;
  /** @type {HTMLElement | null} */
  #mark = null;
  isPinned = false;

  /**
   * @param {HTMLElement} root takes the card as its child
   * @param {{ onClose: (mark: HTMLElement | null, hadFocus: boolean) => void }} options
   */
  constructor(root, { onClose }) {
    this.onClose = onClose;
    this.#close = button({ class: "card-close", "aria-label": "Close", on: { click: () => this.close() } }, "×");
    this.#box = element(
      "div",
      {
        class: "card", role: "dialog", "aria-label": "About this mark", tabindex: "-1", hidden: true,
        on: {
          pointerenter: () => clearTimeout(this.#timer),
          pointerleave: () => this.leave(),
          keydown: (/** @type {KeyboardEvent} */ event) => {
            if (event.key === "Escape") this.close();
          },
        },
      },
      this.#content,
      this.#close,
    );
    if ("popover" in this.#box) this.#box.popover = "manual";
    root.append(this.#box);
  }

  /** The mark that the card is about, while it is open. */
  get mark() {
    return this.#mark;
  }

  get element() {
    return this.#box;
  }

  /**
   * @param {HTMLElement} mark
   * @param {Node[]} content
   * @param {{ pin?: boolean, at?: DOMRect, within?: DOMRect }} [options] the line of the mark, and where to stay across
   */
  open(mark, content, { pin = false, at, within } = {}) {
    clearTimeout(this.#timer);
    if (this.isPinned && !pin) return;
    this.#mark = mark;
    this.isPinned = pin;
    this.#content.replaceChildren(...content);
    this.#box.hidden = false;
    this.#box.classList.toggle("is-pinned", pin);
    if ("showPopover" in this.#box && !this.#box.matches(":popover-open")) this.#box.showPopover();
    this.#place(at ?? mark.getClientRects()[0] ?? mark.getBoundingClientRect(), within);
    if (pin) this.#box.focus({ preventScroll: true });
  }

  /** The pointer left; the card goes soon, unless the pointer comes to it or it is pinned. */
  leave() {
    clearTimeout(this.#timer);
    if (!this.isPinned) this.#timer = setTimeout(() => this.close(), LINGER_MS);
  }

  close() {
    clearTimeout(this.#timer);
    if (this.#box.hidden) return;
    const root = /** @type {Document | ShadowRoot} */ (this.#box.getRootNode());
    const hadFocus = this.#box.contains(root.activeElement);
    const mark = this.#mark;
    this.#mark = null;
    this.isPinned = false;
    if ("hidePopover" in this.#box && this.#box.matches(":popover-open")) this.#box.hidePopover();
    this.#box.hidden = true;
    this.onClose(mark, hadFocus);
  }

  /** Below the line of the mark, or above where there is no room. @param {DOMRect} line @param {DOMRect} [within] */
  #place(line, within) {
    const { innerWidth, innerHeight } = window;
    // On a phone it is a sheet at the foot, where the thumb is.
    const isSheet = innerWidth < NARROW;
    this.#box.classList.toggle("is-sheet", isSheet);
    if (isSheet) {
      for (const side of ["left", "top"]) this.#box.style.removeProperty(side);
      const covered = line.bottom + GAP - this.#box.getBoundingClientRect().top;
      if (covered > 0) scrollBy({ top: covered });
      return;
    }
    const { width, height } = this.#box.getBoundingClientRect();
    const right = Math.min(innerWidth - GAP, Math.max(within?.right ?? innerWidth, width + GAP));
    const left = Math.max(GAP, Math.min(line.left, right - width));
    const fits = line.bottom + GAP + height <= innerHeight;
    const top = fits ? line.bottom + GAP : Math.max(GAP, line.top - GAP - height);
    this.#box.style.setProperty("left", `${left}px`);
    this.#box.style.setProperty("top", `${top}px`);
  }
}

/**
 * What there is to say about a segment, innermost finding first.
 * @param {Segment} segment
 * @param {Analysis} analysis
 * @param {string} text
 * @param {import("./corrections.js").Correct | null} [correct] takes a correction; null: there is nothing to correct here
 * @returns {Node[]}
 */
export function contentOf(segment, analysis, text, correct = null) {
  const describe = { mention: aboutMention, quotation: aboutQuotation, quoted: aboutQuoted, cue: aboutCue, notice: aboutNotice };
  const parts = [];
  for (const stretch of segment.stretches.toReversed()) {
    const { layer, index } = stretch;
    if (!(layer in describe)) continue;
    const about = describe[/** @type {keyof typeof describe} */ (layer)](index, analysis, text);
    const ways = correct && controls(stretch, analysis, correct);
    if (ways) about.append(ways);
    parts.push(about);
  }
  return parts;
}

/**
 * The same in one line, for a screen reader on its way through the text.
 * @param {Segment} segment
 * @param {Analysis} analysis
 */
export function summaryOf(segment, analysis) {
  const parts = [];
  for (const { layer, index } of segment.stretches.toReversed()) {
    if (layer === "mention") {
      const mention = analysis.mentions[index];
      const isPointer = mention.form === "pronoun" || mention.form === "nominal";
      const name = nameOf(mention.entity, analysis) ?? (mention.value ? valueInWords(mention.value) : isPointer && "it is open who or what");
      parts.push(`${words.groupOf(mention.label).name}${name ? `: ${name}` : ""}`);
    } else if (layer === "quotation") {
      const quotation = analysis.quotations[index];
      parts.push(`${KINDS[words.quotationKind(quotation)]}: ${nameOf(quotation.speaker, analysis) ?? "it is open who speaks"}`);
    } else if (layer === "cue") {
      const cue = analysis.cues[index];
      parts.push(`${sideOf(cue)} word: ${holderOf(cue, analysis)}`);
    } else if (layer === "quoted") parts.push(`Between marks: ${words.QUOTED[analysis.quoted[index].kind].toLowerCase()}`);
  }
  return parts.join("; ");
}

/** @type {Readonly<Record<string, string>>} */
const KINDS = { direct: "Quotation", mixed: "Partly quoted", indirect: "Reported", thought: "Thought or plan" };

/** @param {number | null} entity @param {Analysis} analysis */
function nameOf(entity, analysis) {
  return entity === null ? null : analysis.entities[entity]?.name ?? null;
}

/** @param {number} confidence */
function sureness(confidence) {
  return `${Math.round(confidence * 100)}% sure`;
}

/** @param {string} kind @param {string} title @param {(Node | null | false)[]} rest */
function part(kind, title, ...rest) {
  return element("section", { class: `card-part about-${kind}` }, element("h2", {}, title), ...rest);
}

/** @param {(string | null | false)[]} pieces */
function line(...pieces) {
  return element("p", {}, ...pieces);
}

/** @param {string} role */
function role(role) {
  return line(`Role: ${role.replace(/\.$/, "")}.`);
}

/** @param {string} text */
function small(text) {
  return element("p", { class: "why" }, text);
}

/** @param {number[]} candidates @param {Analysis} analysis */
function alsoPossible(candidates, analysis) {
  const names = candidates.map((entity) => nameOf(entity, analysis)).filter(Boolean);
  return names.length > 0 && small(`Could also be: ${names.join(", ")}.`);
}

/** @param {number} index @param {Analysis} analysis @param {string} text */
function aboutMention(index, analysis, text) {
  const mention = analysis.mentions[index];
  const entity = mention.entity === null ? null : analysis.entities[mention.entity];
  const surface = text.slice(mention.start, mention.end);
  const kind = mention.label ? words.LABELS[mention.label] : "of a kind the text leaves open";
  const value = mention.value && valueInWords(mention.value);
  const pointer = mention.form === "pronoun" || mention.form === "nominal";
  // An entity that the text never names is called by the words that first stand for it.
  const isNamed = entity?.mentions.some((index) => analysis.mentions[index].form === "name");
  const about = !pointer ? null
    : !entity ? `It is open to whom or what “${surface}” refers.`
    : isNamed || entity.name !== surface ? `“${surface}” refers to ${entity.name} here.` : "The text gives no name.";
  const aliases = entity?.aliases.filter((alias) => alias !== entity.name) ?? [];
  return part(
    "mention",
    entity?.name ?? surface,
    element(
      "p", {},
      about ?? `Read as ${kind}.`,
      mention.metonym && " It stands for its government or owner here.",
    ),
    entity?.role ? role(entity.role) : null,
    value && value !== surface ? line(`Means ${value}.`) : null,
    mention.value && "relative" in mention.value ? line("When that is depends on the day of publication.") : null,
    entity && entity.mentions.length > 1
      ? line(`${words.count(entity.mentions.length, "mention")} in this text`, aliases.length > 0 && `, also as ${aliases.map((a) => `“${a}”`).join(", ")}`, ".")
      : null,
    small(`Why: ${words.MENTION_REASONS[mention.by]}. ${sureness(mention.confidence)}.`),
    alsoPossible(mention.candidates, analysis),
  );
}

/** @param {number} index @param {Analysis} analysis @param {string} text */
function aboutQuotation(index, analysis, text) {
  const quotation = analysis.quotations[index];
  const speaker = quotation.speaker === null ? null : analysis.entities[quotation.speaker];
  const cue = quotation.cue && text.slice(quotation.cue.start, quotation.cue.end);
  const source = quotation.source && text.slice(quotation.source.start, quotation.source.end).replace(/\s+/g, " ");
  const verb = words.REPORTS[quotation.report];
  const stance = words.STANCES[quotation.stance];
  return part(
    "quotation",
    speaker ? `${verb} by ${speaker.name}` : source ? `${verb} by “${source}”: it is open who that is` : `${verb}, but it is open by whom`,
    speaker?.role ? role(speaker.role) : null,
    line(quotation.kind === "mixed" ? verbatimShare(quotation, text) : words.KIND_SENTENCES[quotation.kind]),
    quotation.modality ? line(`Not plainly said: ${words.MODALITIES[quotation.modality]}.`) : null,
    stance && cue ? line(`The reporter’s “${cue}” makes it ${stance}.`) : null,
    small(
      `Why: ${speaker || quotation.by !== "pronoun" ? words.SPEAKER_REASONS[quotation.by] : "the pronoun beside it could mean several people"}${source ? ` (“${[source, cue].filter(Boolean).join("” … “")}”)` : ""}. ${sureness(quotation.confidence)}.`,
    ),
    alsoPossible(quotation.candidates, analysis),
  );
}

/** How much of a part quotation is the speaker's own. @param {import("../src/wasm/types.js").Quotation} quotation @param {string} text */
function verbatimShare(quotation, text) {
  const n_words = (/** @type {At[]} */ spans) => spans.reduce((sum, at) => sum + (text.slice(at.start, at.end).match(/[\p{L}\p{N}]+(?:[’'-][\p{L}\p{N}]+)*/gu)?.length ?? 0), 0);
  const [own, all] = [n_words(quotation.verbatim), n_words(quotation.spans)];
  return own < all ? `Partly quoted: ${own} of ${words.count(all, "word")} are the speaker’s own, the rest is the reporter’s.` : words.KIND_SENTENCES.mixed;
}

/** @param {number} index @param {Analysis} analysis @param {string} text */
function aboutQuoted(index, analysis, text) {
  const quoted = analysis.quoted[index];
  return part("quoted", text.slice(quoted.start, quoted.end), line(`${words.QUOTED[quoted.kind]}: nobody is quoted here.`));
}

/** @param {number} index @param {Analysis} analysis @param {string} text */
function aboutCue(index, analysis, text) {
  const cue = analysis.cues[index];
  const shifters = cue.shifters.map((s) => `${words.SHIFTERS[s.kind]} “${text.slice(s.start, s.end)}”`);
  const target = nameOf(cue.target, analysis);
  return part(
    "cue",
    `${sideOf(cue)}: “${text.slice(cue.start, cue.end)}”`,
    line(`${words.CUES[cue.kind]}: ${words.signed(cue.valence)} on a scale from −4\u00a0to\u00a0+4.`),
    line(`Whose feeling: ${holderOf(cue, analysis)}.`, target !== null && ` About: ${target}.`),
    small(`Why: ${words.signed(cue.base)} in the list of feeling words${shifters.map((shifter) => `, ${shifter}`).join("")}. ${sureness(cue.confidence)}.`),
  );
}

/** @param {import("../src/wasm/types.js").SentimentCue} cue */
function sideOf({ polarity }) {
  return polarity === "neutral" ? "Cancelled out" : polarity === "negative" ? "Negative" : "Positive";
}

/** @param {import("../src/wasm/types.js").SentimentCue} cue @param {Analysis} analysis */
function holderOf({ holder, quotation }, analysis) {
  if (holder === "author") return "the author’s own";
  const name = holder && nameOf(holder.entity, analysis);
  // Outside a quotation it is the author who says that somebody feels so.
  return name ? `${name}${quotation === null ? ", as the author tells it" : ""}` : "somebody’s whom the text does not name";
}

/** @param {number} index @param {Analysis} analysis */
function aboutNotice(index, analysis) {
  const notice = analysis.notices[index];
  return part("notice", words.NOTICES[notice.kind] ?? notice.kind, line(notice.message));
}

/** @param {Value} value */
function valueInWords(value) {
  const number = (/** @type {number} */ n) => n.toLocaleString("en", { maximumFractionDigits: 3, useGrouping: n >= 10_000 });
  const range = "min" in value ? `${number(value.min)} to ${number(value.max)}` : "";
  if ("date" in value) return value.date;
  if ("from" in value) return `${value.from} to ${value.to}`;
  if ("relative" in value) return "";
  if ("time" in value) return [value.time, value.zone].filter(Boolean).join(" ");
  if ("currency" in value) return [range || ("amount" in value ? number(value.amount) : ""), value.currency].filter(Boolean).join(" ");
  if ("percent" in value) return `${number(value.percent)}%`;
  if ("unit" in value) return `${range || ("number" in value ? number(value.number) : "")} ${value.unit}`;
  return range || ("number" in value ? number(value.number) : "");
}
