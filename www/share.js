/**
 * A text and its corrections in the part of an address behind `#`, which no browser sends to a server.
 * @module
 */

/** @typedef {import("../src/wasm/types.js").Correction} Correction */
/** @typedef {{ text: string, corrections: Correction[] }} Shared */

/** Longer addresses are cut by mail programs and chats. */
export const LONGEST_LINK = 16_000;
/** A small link may unpack to any length; no link that this page made unpacks to more. */
const LONGEST_TEXT = 500_000;
const KEY = "#t=";

/**
 * @param {Shared} shared
 * @param {string} address of the page
 * @returns {Promise<string | null>} null: it would be too long
 */
export async function linkTo({ text, corrections }, address) {
  // JSON holds a lone surrogate, which UTF-8 does not.
  const json = JSON.stringify(corrections.length ? [text, corrections] : [text]);
  const bytes = new Uint8Array(await new Response(new Blob([json]).stream().pipeThrough(new CompressionStream("deflate-raw"))).arrayBuffer());
  if (bytes.length > LONGEST_LINK) return null;
  const code = btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  const link = `${address.split("#")[0]}${KEY}${code}`;
  return link.length > LONGEST_LINK ? null : link;
}

/**
 * What a link holds; null when it holds no text, a failure when it is damaged.
 * @param {string} hash
 * @returns {Promise<Shared | null>}
 */
export async function sharedIn(hash) {
  if (!hash.startsWith(KEY)) return null;
  const bytes = Uint8Array.from(atob(hash.slice(KEY.length).replaceAll("-", "+").replaceAll("_", "/")), (unit) => unit.charCodeAt(0));
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw")).pipeThrough(new TextDecoderStream()).getReader();
  let json = "";
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    json += piece.value;
    if (json.length > 2 * LONGEST_TEXT) throw new Error("it unpacks to too much");
  }
  const [text, corrections = []] = JSON.parse(json);
  if (typeof text !== "string" || text.length > LONGEST_TEXT || !Array.isArray(corrections)) throw new Error("it holds no text");
  return { text, corrections };
}
