/**
 * Loads the package's files, and says of one that does not come, or is not what it should be, which it is and what to do.
 * @module
 */

import { Failure } from "./failure.js";

/** @typedef {Uint8Array<ArrayBuffer>} Bytes */
/** What a build knows of a file: its checksum, as in the attribute `integrity`, and how long it is. @typedef {{ sum: string, size: number }} Known */

/** So long nothing of a file may come. A connection that is only slow is no failure. */
const STALL_MS = 15_000;

const AGAIN = "reload the page to try again";
const COPY = "the files of newslens have to be copied to this site again, all of one version";

/**
 * The bytes of a file.
 * @param {string} address
 * @param {{ magic: string, known?: Known, onPiece?: () => void }} wanted what it begins with; hears of every piece that comes
 * @returns {Promise<Bytes>}
 */
export async function download(address, { magic, known, onPiece }) {
  const name = nameOf(address);
  const { bytes, type } = await load(address, onPiece).catch(({ code, message }) => {
    throw new Failure(code, message, true);
  });
  const fail = (/** @type {string} */ how) => {
    throw new Failure("damaged", `${name} ${how}: ${COPY}`, true);
  };
  if (String.fromCharCode(...bytes.subarray(0, magic.length)) !== magic) fail(`is another file (${type})`);
  if (known && bytes.length < known.size) fail(`is cut short, ${bytes.length} of ${known.size} bytes`);
  if (known && !(await holds(bytes, known.sum))) fail("was changed or is of another version");
  return bytes;
}

/**
 * Why a script does not run, where the browser does not say.
 * @param {string} address
 */
export async function whyNot(address) {
  const name = nameOf(address);
  try {
    const { type } = await load(address);
    return /(java|ecma)script/i.test(type)
      ? new Failure("damaged", `${name} does not run, it is cut short or was changed: ${COPY}`)
      : new Failure("damaged", `the server sends ${name} as “${type}”, and a script has to come as “text/javascript”`);
  } catch (error) {
    const { code, message } = /** @type {Failure} */ (error);
    return code === "missing" ? new Failure(code, message) : new Failure("missing", `${name} did not load as a worker`);
  }
}

/** The script of a worker that lies on another host. @param {string} address */
export async function scriptAt(address) {
  return new TextDecoder().decode((await load(address)).bytes);
}

/** @param {string} address @param {() => void} [onPiece] */
async function load(address, onPiece = () => {}) {
  const name = nameOf(address);
  const control = new AbortController();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => control.abort(), STALL_MS);
  };
  wait();
  /** @type {Response | undefined} */
  let response;
  try {
    response = await fetch(address, { credentials: "same-origin", signal: control.signal });
    const { ok, status, body, headers } = response;
    if (!ok) throw new Failure("missing", `the server answered ${status} for ${name}: ${status < 500 ? COPY : AGAIN}`);
    /** @type {Bytes[]} */
    const pieces = [];
    const reader = body?.getReader();
    for (let piece; (piece = await reader?.read())?.value; ) {
      wait();
      onPiece();
      pieces.push(/** @type {Bytes} */ (piece.value));
    }
    return { bytes: new Uint8Array(await new Blob(pieces).arrayBuffer()), type: headers.get("Content-Type") ?? "" };
  } catch (error) {
    if (error instanceof Failure) throw error;
    if (control.signal.aborted) throw new Failure("timeout", `no more of ${name} came: ${AGAIN}`);
    throw new Failure("missing", `${name} ${response ? "broke off" : "did not load, its server gives no answer or a policy forbids it"}: ${AGAIN}`);
  } finally {
    clearTimeout(timer);
  }
}

/** Whether bytes have a checksum. Where a page is sent in the open, no browser works it out, and nobody vouches for the scripts either. @param {Bytes} bytes @param {string} sum */
async function holds(bytes, sum) {
  if (!globalThis.crypto?.subtle) return true;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-384", bytes));
  return sum === `sha384-${btoa(String.fromCharCode(...digest))}`;
}

/** @param {string} address */
function nameOf(address) {
  return address.replace(/[?#].*/, "").replace(/.*\//, "");
}
