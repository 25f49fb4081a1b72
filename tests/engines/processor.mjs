/**
 * How long an engine's main threads have had the processor: what the clock says of a page tells how busy the machine is.
 *
 * By Linux's own count of what each thread ran.
 * @module
 */

import { readdirSync, readFileSync } from "node:fs";

const EVERY_MS = 4;

/** The processes below one. @param {number} root */
function processesBelow(root) {
  const parents = new Map();
  for (const name of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      // The name of a program may hold anything but the last bracket.
      const [, parent] = readFileSync(`/proc/${name}/stat`, "utf8").replace(/^.*\) /s, "").split(" ");
      parents.set(Number(name), Number(parent));
    } catch {
      // It has gone.
    }
  }
  const below = new Set([root]);
  for (let before = 0; before !== below.size; ) {
    before = below.size;
    for (const [pid, parent] of parents) if (below.has(parent)) below.add(pid);
  }
  return [...below];
}

/**
 * Looks at the main thread of every process below one, from now on.
 * @param {number} root
 * @returns {() => (from: number, to: number) => number} ends it, and gives: how many milliseconds the busiest of them ran
 *   between two moments, each in milliseconds since 1970
 */
export function watchProcessor(root) {
  const paths = processesBelow(root).map((pid) => `/proc/${pid}/task/${pid}/schedstat`);
  /** @type {{ at: number, ran: number[] }[]} */
  const seen = [];
  const look = () => {
    const ran = paths.map((path) => {
      try {
        return Number(readFileSync(path, "utf8").split(" ")[0]) / 1e6;
      } catch {
        return 0;
      }
    });
    seen.push({ at: performance.timeOrigin + performance.now(), ran });
  };
  look();
  const timer = setInterval(look, EVERY_MS);
  return () => {
    clearInterval(timer);
    look();
    const whole = paths.map((_, i) => seen[seen.length - 1].ran[i] - seen[0].ran[i]);
    const busiest = whole.indexOf(Math.max(...whole));
    const ranUntil = (/** @type {number} */ moment) => {
      const next = seen.findIndex(({ at }) => at >= moment);
      if (next <= 0) return seen[next === 0 ? 0 : seen.length - 1].ran[busiest];
      const [a, b] = [seen[next - 1], seen[next]];
      return a.ran[busiest] + ((b.ran[busiest] - a.ran[busiest]) * (moment - a.at)) / (b.at - a.at);
    };
    return (from, to) => ranUntil(to) - ranUntil(from);
  };
}
