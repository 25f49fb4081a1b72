/**
 * One way to drive a page in any engine. What differs between the engines ends here: the specs know none by name.
 *
 * `ENGINES` names those to run in ("chromium" by default); `CHROMIUM`, `CHROMEDRIVER`, `FIREFOX` and `WEBKITDRIVER` name the programs.
 * @module
 */

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { host } from "../page/harness.mjs";
import * as actions from "./actions.mjs";
import { firefox } from "./bidi.mjs";
import { noted, watched } from "./watch.mjs";
import { chromium, webkit } from "./webdriver.mjs";

/**
 * What a protocol offers.
 * @typedef {object} Session
 * @property {(url: string) => Promise<unknown>} goto answers when the page has loaded
 * @property {(source: string, json: string) => Promise<any>} run calls a function of one string in the page, and waits for its promise
 * @property {(actions: object[]) => Promise<unknown>} act
 * @property {() => Promise<string>} screenshot a PNG in base64
 * @property {(() => Promise<string[]>) | null} problems what the page logged as errors since it was last asked; null where the engine tells nobody
 * @property {() => Promise<unknown>} close
 */

/** @type {Record<string, (options: { dark: boolean }) => Promise<Session>>} */
const STARTS = {
  chromium: ({ dark }) => chromium({ program: named("CHROMIUM", "/usr/bin/chromium"), driver: named("CHROMEDRIVER", "/usr/bin/chromedriver"), dark }),
  firefox: ({ dark }) => firefox({ program: named("FIREFOX", "/usr/bin/firefox-esr"), dark }),
  webkit: ({ dark }) => webkit({ driver: named("WEBKITDRIVER", "/usr/bin/WebKitWebDriver"), dark }),
};
const PATIENCE_MS = 30_000;

/** @param {string} variable @param {string} usual */
function named(variable, usual) {
  return process.env[variable] || usual;
}

export const engines = (process.env.ENGINES || "chromium").split(/[ ,]+/);
for (const engine of engines) assert(engine in STARTS, `there is no engine "${engine}": it is one of ${Object.keys(STARTS).join(", ")}`);

/** One browser for each engine and look; they end with the tests of the file. @type {Map<string, Promise<Session>>} */
const sessions = new Map();
after(async () => {
  for (const session of sessions.values()) await (await session.catch(() => null))?.close();
});

/** @param {string} engine @param {boolean} dark */
function sessionOf(engine, dark) {
  const key = `${engine} ${dark}`;
  const session = sessions.get(key) ?? STARTS[engine]({ dark });
  sessions.set(key, session);
  return session;
}

/**
 * Where a test goes; `tolerates`: problems that it is about.
 * @typedef {{ path?: string, host?: Parameters<typeof host>[0], dark?: boolean, tolerates?: RegExp }} Visit
 */

/**
 * A test that runs in each engine, on a page of a host of its own. It fails, too, when the page logs an error.
 * @param {string} name
 * @param {Visit | ((t: import("node:test").TestContext) => Promise<Visit>)} visit
 * @param {(page: Page) => Promise<void>} walk
 */
export function inEach(name, visit, walk) {
  for (const engine of engines) {
    test(`${engine}: ${name}`, async (t) => {
      const { path = "", host: hosting = {}, dark = false, tolerates } = typeof visit === "function" ? await visit(t) : visit;
      const session = await sessionOf(engine, dark);
      const site = await host(session.problems ? hosting : watched(hosting));
      t.after(() => site.close());
      await session.problems?.();
      await session.goto(site.url + path);
      const page = new Page(session, site);
      let problems = [];
      try {
        await walk(page);
        problems = await (session.problems?.() ?? noted(page));
      } finally {
        // Away from the page, so that nothing of it goes on while the next test runs.
        await session.goto("about:blank");
      }
      assert.deepEqual(problems.filter((problem) => !tolerates?.test(problem)), [], "problems on the page");
    });
  }
}

/** A page as a reader has it. A selector goes into a shadow root by `>>>`: `news-lens >>> .card`. */
export class Page {
  #session;

  /** @param {Session} session @param {Awaited<ReturnType<typeof host>>} site */
  constructor(session, site) {
    this.#session = session;
    this.site = site;
  }

  /**
   * Runs a function in the page and brings back what it returns, by JSON. It sees `all(selector)` and its own arguments, nothing else of here.
   * @template T
   * @param {(...args: any[]) => T} f
   * @param {...unknown} args
   * @returns {Promise<Awaited<T>>}
   */
  async run(f, ...args) {
    const source = `async (json) => { const all = ${all}; return JSON.stringify(await (${f})(...JSON.parse(json))) ?? "null"; }`;
    return JSON.parse(await this.#session.run(source, JSON.stringify(args)));
  }

  /** Waits until a function says so in the page. @param {(...args: any[]) => unknown} f @param {...unknown} args */
  async until(f, ...args) {
    const end = Date.now() + PATIENCE_MS;
    while (!(await this.run(f, ...args))) {
      if (Date.now() > end) assert.fail(`never came true: ${f} with ${JSON.stringify(args)}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** Waits until something is to be seen, or nothing any more. @param {string} selector @param {{ not?: boolean }} [options] */
  shows(selector, { not = false } = {}) {
    return this.until((selector, not) => all(selector).some((element) => element.checkVisibility() && element.getClientRects().length > 0) !== not, selector, not);
  }

  /** The texts of elements. @param {string} selector @returns {Promise<string[]>} */
  texts(selector) {
    return this.run((selector) => all(selector).map((element) => element.textContent), selector);
  }

  /** Where the middle of an element's first line is, once it is to be seen and lies still. @param {string} selector @param {number} nth */
  async #place(selector, nth) {
    await this.until((selector, nth) => all(selector).length > nth, selector, nth);
    return this.run(async (selector, nth) => {
      const element = all(selector)[nth];
      element.scrollIntoView({ block: "center", behavior: "instant" });
      const rect = () => element.getClientRects()[0] ?? element.getBoundingClientRect();
      let { x, y } = rect();
      for (let n = 0; n < 50; n++) {
        await new Promise((resolve) => setTimeout(resolve, 30));
        const now = rect();
        if (now.x === x && now.y === y) break;
        ({ x, y } = now);
      }
      const { width, height } = rect();
      return { x: x + width / 2, y: y + height / 2 };
    }, selector, nth);
  }

  /** Clicks an element, once nothing lies over it. @param {string} selector @param {number} [nth] */
  async click(selector, nth = 0) {
    const place = await this.#place(selector, nth);
    await this.until((selector, nth, x, y) => {
      let hit = document.elementFromPoint(x, y);
      while (hit?.shadowRoot?.elementFromPoint(x, y)) hit = hit.shadowRoot.elementFromPoint(x, y);
      const element = all(selector)[nth];
      return element === hit || element.contains(hit);
    }, selector, nth, place.x, place.y);
    await this.#session.act(actions.clickAt(place));
  }

  /** @param {string} selector @param {number} [nth] */
  async hover(selector, nth = 0) {
    await this.#session.act(actions.moveTo(await this.#place(selector, nth)));
  }

  /** @param {number} x @param {number} y */
  async pointAt(x, y) {
    await this.#session.act(actions.moveTo({ x, y }));
  }

  /** @param {number} x @param {number} y */
  async clickAt(x, y) {
    await this.#session.act(actions.clickAt({ x, y }));
  }

  /** Presses keys by their names, where the focus is. @param {...string} keys */
  async press(...keys) {
    await this.#session.act(actions.press(...keys));
  }

  /** Types a text, where the focus is. @param {string} text */
  async type(text) {
    await this.press(...text);
  }

  /**
   * Pastes a text where the focus is: by the clipboard and the keys, as a reader does.
   * @param {string} text
   * @returns {Promise<string>} what the clipboard gave the page
   */
  async paste(text) {
    await this.run((text) => {
      const once = { once: true, capture: true };
      /** @type {any} */ (globalThis).clipboard = {};
      document.addEventListener("copy", (event) => {
        event.preventDefault();
        event.clipboardData?.setData("text/plain", text);
        /** @type {any} */ (globalThis).clipboard.copied = true;
      }, once);
      document.addEventListener("paste", (event) => {
        /** @type {any} */ (globalThis).clipboard.pasted = event.clipboardData?.getData("text/plain");
      }, once);
    }, text);
    await this.press("Control+c");
    await this.until(() => /** @type {any} */ (globalThis).clipboard.copied);
    await this.press("Control+v");
    await this.until(() => /** @type {any} */ (globalThis).clipboard.pasted !== undefined);
    return this.run(() => /** @type {any} */ (globalThis).clipboard.pasted);
  }

  /** What the window shows: a PNG in base64. */
  picture() {
    return this.#session.screenshot();
  }
}

/**
 * Runs in the page: the elements that a selector names, through shadow roots.
 * @param {string} selector
 * @returns {Element[]}
 */
function all(selector) {
  const parts = selector.split(">>>");
  /** @type {ParentNode[]} */
  let roots = [document];
  while (parts.length > 1) {
    const hosts = /** @type {string} */ (parts.shift());
    roots = roots.flatMap((root) => [...root.querySelectorAll(hosts)]).flatMap((element) => element.shadowRoot ?? []);
  }
  return roots.flatMap((root) => [...root.querySelectorAll(parts[0])]);
}
