/**
 * Programs that run beside the tests: waited for until they say something, and ended with all that they started.
 * @module
 */

const START_MS = 60_000;

/**
 * Waits for a line of a stream.
 * @param {import("node:stream").Readable} stream
 * @param {RegExp} wanted
 * @returns {Promise<RegExpMatchArray>}
 */
export function says(stream, wanted) {
  return new Promise((resolve, reject) => {
    let said = "";
    const timer = setTimeout(() => fail("in time"), START_MS);
    const fail = (/** @type {string} */ when) => {
      clearTimeout(timer);
      reject(new Error(`it did not start ${when}: ${said.slice(-2000) || "it said nothing"}`));
    };
    stream.setEncoding("utf8");
    stream.on("data", (data) => {
      if (said.length > 100_000) return;
      said += data;
      const match = said.match(wanted);
      if (match) {
        clearTimeout(timer);
        resolve(match);
      }
    });
    stream.once("end", () => fail("at all"));
  });
}

/** Ends a program that was started as the head of its own group, and the group. @param {import("node:child_process").ChildProcess} child */
export async function ends(child) {
  const { pid } = child;
  if (pid === undefined) return;
  const gone = child.exitCode !== null || child.signalCode !== null ? Promise.resolve() : new Promise((resolve) => child.once("exit", resolve));
  const signal = (/** @type {NodeJS.Signals} */ name) => {
    try {
      process.kill(-pid, name);
    } catch {
      // The whole group has ended already.
    }
  };
  signal("SIGTERM");
  const late = setTimeout(() => signal("SIGKILL"), 5000);
  await gone;
  clearTimeout(late);
  // Whoever outlived the head of the group.
  signal("SIGKILL");
}
