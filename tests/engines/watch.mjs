/**
 * Errors of a page where the engine's driver tells none: a script that the host puts in front of the page's own notes them.
 * @module
 */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DIST } from "../page/harness.mjs";

const SCRIPT = "watch-for-errors.js";

/** The same host, whose pages note their errors. @param {NonNullable<Parameters<typeof import("../page/harness.mjs").host>[0]>} hosting */
export function watched(hosting) {
  const { folder = DIST, at = "/", reply } = hosting;
  return {
    ...hosting,
    /** @param {string} path */
    reply(path) {
      if (path === SCRIPT) return { headers: { "Content-Type": "text/javascript" }, body: `(${watch})()` };
      const given = reply?.(path);
      const isPage = given ? given.headers?.["Content-Type"]?.startsWith("text/html") : path === "" || path.endsWith(".html");
      if (!isPage) return given;
      const body = String(given?.body ?? readFileSync(join(folder, path || "index.html"), "utf8"));
      return {
        ...given,
        headers: { "Content-Type": "text/html; charset=utf-8", ...given?.headers },
        body: body.replace(/<title/i, `<script src="${at}${SCRIPT}"></script><title`),
      };
    },
  };
}

/** What the page has noted. @param {import("./driver.mjs").Page} page @returns {Promise<string[]>} */
export function noted(page) {
  return page.run(() => /** @type {any} */ (globalThis)[Symbol.for("errors")] ?? ["the page was not watched"]);
}

/** Runs in the page, before any other script. */
function watch() {
  /** @type {string[]} */
  const errors = [];
  Object.defineProperty(globalThis, Symbol.for("errors"), { value: errors });
  const log = console.error;
  console.error = (...things) => {
    errors.push(`console: ${things.join(" ")}`);
    log.apply(console, things);
  };
  addEventListener("error", (event) => {
    const from = /** @type {any} */ (event.target);
    // An element of the page's own may tell of errors by an event of that name.
    if (event instanceof CustomEvent) return;
    errors.push(from === window || from === null ? `uncaught: ${event.message}` : `did not load: ${from.src ?? from.href ?? from.localName}`);
  }, true);
  addEventListener("unhandledrejection", ({ reason }) => errors.push(`uncaught in a promise: ${reason}`));
  addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => errors.push(`against the policy ${violatedDirective}: ${blockedURI}`));
}
