/**
 * Why there is no analysis.
 * @module
 */

/**
 * A closed list, which sites may rely on:
 * - `blocked`: the browser or a policy of the site forbids it
 * - `missing`: a file did not load
 * - `damaged`: a file is not what it should be
 * - `timeout`: no answer came in time
 * - `crashed`: the analysis stopped on this text
 * - `too-long`: the text is longer than is analysed here
 * - `no-article`: `for` names no element of the page
 * - `option`: an attribute or option cannot be used
 * @typedef {"blocked" | "missing" | "damaged" | "timeout" | "crashed" | "too-long" | "no-article" | "option"} Code
 */

/** Its message is a sentence for a reader, without its capital and its stop. */
export class Failure extends Error {
  name = "Failure";

  /**
   * @param {Code} code
   * @param {string} message
   * @param {boolean} [everywhere] whether it would be the same wherever the analysis ran
   */
  constructor(code, message, everywhere = false) {
    super(message);
    this.code = code;
    this.everywhere = everywhere;
  }
}

/**
 * Anything thrown, as a failure.
 * @param {unknown} error
 * @param {Code} code for what says none of its own
 */
export function failureOf(error, code) {
  return error instanceof Failure ? error : new Failure(code, error instanceof Error ? error.message : String(error));
}
