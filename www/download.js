/**
 * Loads the package's files, and says of one that does not come, or is not what it should be, which it is and what to do.
 * @module
 */

import { Failure } from "./failure.js";

/** @typedef {Uint8Array<ArrayBuffer>} Bytes */
/** What a build knows of a file: its checksum, as in the attribute `integrity`, and how long it is. @typedef {{ sum: string, size: number }} Known */

/** So long nothing of a file may come. A connection that is only slow is no failure. */
const STALL_MS = 15_000;
/** How long after it forbids something the report of a policy may take to come. */
const REPORT_MS = 50;

const AGAIN = "reload the page to try again";
const COPY = "whoever runs this site has to copy the files of newslens there again, all of one version";

/**
 * The bytes of a file.
 * @param {string} address
 * @param {{ magic: string, known?: Known, onPiece?: () => void }} wanted what it begins with; hears of every piece that comes
 * @returns {Promise<Bytes>}
 */
export async function download(address, { magic, known, onPiece = () => {} }) {
  const name = nameOf(address);
  const bytes = await answerFor(address).then((response) => bodyOf(response, name, onPiece)).catch(({ code, message }) => {
    // Another policy may hold elsewhere; what the server sends is the same.
    throw new Failure(code, message, code !== "blocked");
  });
  const head = String.fromCharCode(...bytes.subarray(0, 64));
  const wrong = !bytes.length
    ? `${name} is empty`
    : /^[\s\u00bb\u00bf\u00ef]*</.test(head)
      ? `the server sent a web page in the place of ${name}`
      : !head.startsWith(magic)
        ? `${name} is another file`
        : known && bytes.length < known.size
          ? `${name} is cut short, ${bytes.length} of ${known.size} bytes`
          : known && !(await holds(bytes, known.sum))
            ? `${name} was changed or is of another version`
            : null;
  if (wrong) throw new Failure("damaged", `${wrong}: ${COPY}`, true);
  return bytes;
}

/**
 * Why a script does not run, where the browser does not say.
 * @param {string} address
 */
export async function whyNot(address) {
  const name = nameOf(address);
  try {
    const { headers, body } = await answerFor(address);
    body?.cancel().catch(() => {});
    const type = headers.get("Content-Type") ?? "";
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
  return new TextDecoder().decode(await bodyOf(await answerFor(address), nameOf(address), () => {}));
}

/** @param {string} address @returns {Promise<Response>} */
async function answerFor(address) {
  const name = nameOf(address);
  const policy = watch();
  try {
    const response = await withinTime(name, (signal) => fetch(address, { credentials: "same-origin", signal }));
    if (response.ok) return response;
    const isGone = response.status === 404 || response.status === 410;
    throw new Failure("missing", `the server answered ${response.status} for ${name}: ${isGone ? "all files of newslens belong in one folder" : AGAIN}`);
  } catch (error) {
    if (error instanceof Failure) throw error;
    await new Promise((resolve) => setTimeout(resolve, REPORT_MS));
    if (policy.isViolated()) throw new Failure("blocked", `a policy of this site forbids to load ${name}`);
    const why = navigator.onLine ? `its server does not answer, or does not let this site have it: ${AGAIN}` : "there is no connection";
    throw new Failure("missing", `${name} could not be loaded, ${why}`);
  } finally {
    policy.stop();
  }
}

/** @param {Response} response @param {string} name @param {() => void} onPiece @returns {Promise<Bytes>} */
async function bodyOf({ body }, name, onPiece) {
  const reader = body?.getReader();
  /** @type {Bytes[]} */
  const pieces = [];
  try {
    for (let piece; reader && (piece = await withinTime(name, () => reader.read())).value; ) {
      onPiece();
      pieces.push(/** @type {Bytes} */ (piece.value));
    }
  } catch (error) {
    reader?.cancel().catch(() => {});
    throw error instanceof Failure ? error : new Failure("missing", `${name} broke off while it was loaded: ${AGAIN}`);
  }
  return new Uint8Array(await new Blob(pieces).arrayBuffer());
}

/**
 * @template T
 * @param {string} name
 * @param {(signal: AbortSignal) => Promise<T>} work
 * @returns {Promise<T>}
 */
function withinTime(name, work) {
  const control = new AbortController();
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Failure("timeout", `no more of ${name} came: ${AGAIN}`));
      control.abort();
    }, STALL_MS);
    work(control.signal).then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** Whether bytes have a checksum. Where a page is sent in the open, no browser works it out, and nobody vouches for the scripts either. @param {Bytes} bytes @param {string} sum */
async function holds(bytes, sum) {
  if (!globalThis.crypto?.subtle) return true;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-384", bytes));
  return sum === `sha384-${btoa(String.fromCharCode(...digest))}`;
}

/** Whether a policy forbade a connection, from now on. */
function watch() {
  let isViolated = false;
  const hear = (/** @type {any} */ { effectiveDirective }) => (isViolated ||= effectiveDirective === "connect-src");
  const target = globalThis.document ?? globalThis;
  target.addEventListener("securitypolicyviolation", hear);
  return { isViolated: () => isViolated, stop: () => target.removeEventListener("securitypolicyviolation", hear) };
}

/** @param {string} address */
function nameOf(address) {
  return address.replace(/[?#].*/, "").replace(/.*\//, "");
}
