/**
 * Which findings show: what is hidden by kind, and of whom alone all of it is.
 * Pure: it knows no DOM.
 * @module
 */

/** @typedef {import("../src/wasm/types.js").Analysis} Analysis */
/** @typedef {import("../src/wasm/types.js").At} At */

/** What there is to see of one entity: what it says, and what is said about it. */
export const SIDES = /** @type {const} */ (["says", "about"]);

/** The keys of what is hidden: ids of groups, and those of quotations and feeling words (see words.js). */
export class Filter extends Set {
  /** The entity of which alone findings show; null: of everybody. @type {number | null} */
  only = null;
}

/** @typedef {ReadonlySet<string> & { readonly only: number | null }} Hidden */

/** @type {Hidden} */
export const NOTHING_HIDDEN = new Filter();

/**
 * Says of findings whether an entity says them, or they speak of it.
 * @param {Analysis} analysis
 * @param {number} entity
 * @returns {Record<(typeof SIDES)[number], (layer: string, index: number) => boolean>}
 */
export function sidesOf({ quotations, mentions, cues, entities }, entity) {
  const own = (entities[entity]?.mentions ?? []).map((index) => mentions[index].start).sort((a, b) => a - b);
  const isNamedIn = (/** @type {At} */ { start, end }) => {
    let [low, high] = [0, own.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (own[middle] < start) low = middle + 1;
      else high = middle;
    }
    return own[low] < end;
  };
  const holderOf = (/** @type {number} */ index) => {
    const { holder } = cues[index];
    return holder && holder !== "author" ? holder.entity : null;
  };
  return {
    says: (layer, index) => layer === "mention" ? mentions[index].entity === entity : layer === "quotation" ? quotations[index].speaker === entity : layer === "cue" && holderOf(index) === entity,
    about: (layer, index) =>
      layer === "mention" ? mentions[index].entity === entity
      : layer === "quotation" ? quotations[index].speaker !== entity && quotations[index].spans.some(isNamedIn)
      : layer === "cue" && cues[index].target === entity,
  };
}

/**
 * Whether a finding shows, as far as it hangs on an entity.
 * @param {Analysis} analysis
 * @param {Hidden} hidden
 * @returns {(layer: string, index: number) => boolean}
 */
export function shownOf(analysis, hidden) {
  if (hidden.only === null) return () => true;
  const sides = sidesOf(analysis, hidden.only);
  const shown = SIDES.filter((side) => !hidden.has(side)).map((side) => sides[side]);
  return (layer, index) => shown.some((isOn) => isOn(layer, index));
}
