/**
 * What the tests of the page share: a static host, and Chromium with a fresh profile that stays off the network.
 *
 * `cargo xtask test page` builds `dist/` and runs all of them; after that, one file runs by itself:
 * `node --test tests/page/dist.spec.mjs`. `CHROMIUM` names another browser.
 * @module
 */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";
import { after } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

export const ROOT = fileURLToPath(new URL("../../", import.meta.url));
export const DIST = join(ROOT, "dist");

const BROWSERS = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".txt": "text/plain; charset=utf-8",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/**
 * A static host for a folder.
 * @param {object} [options]
 * @param {string} [options.folder] what it serves
 * @param {string} [options.at] under which path, with a slash at both ends
 * @param {Record<string, string>} [options.headers] sent with every file, such as a content security policy
 * @param {(path: string) => { status?: number, headers?: Record<string, string>, body?: string | Buffer, after?: (response: import("node:http").ServerResponse) => void } | undefined} [options.reply]
 *   an answer of the test's own, for the path below `at`; undefined leaves it to the folder. With `after`, the answer is not ended
 * @returns {Promise<{ url: string, paths: string[], close: () => Promise<void> }>} `paths`: all that was asked for
 */
export async function host({ folder = DIST, at = "/", headers = {}, reply } = {}) {
  /** @type {string[]} */
  const paths = [];
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://host").pathname);
    paths.push(path);
    const below = path.startsWith(at) ? path.slice(at.length) : null;
    const own = below === null ? undefined : reply?.(below);
    if (own) {
      response.writeHead(own.status ?? 200, { ...headers, ...own.headers });
      if (own.after) response.write(own.body ?? "", () => own.after?.(response));
      else response.end(own.body ?? "");
      return;
    }
    const file = below === null ? null : join(folder, normalize(below.endsWith("/") || below === "" ? `${below}index.html` : below));
    if (!file?.startsWith(folder + sep) || !(await stat(file).catch(() => null))?.isFile()) {
      response.writeHead(404).end("not found");
      return;
    }
    response.writeHead(200, { "Content-Type": TYPES[extname(file)] ?? "application/octet-stream", ...headers });
    response.end(await readFile(file));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  const close = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(() => resolve(undefined)));
  };
  return { url: `http://127.0.0.1:${port}${at}`, paths, close };
}

/** @type {Promise<import("playwright-core").Browser> | undefined} */
let running;

/** The browser of this file of tests; it ends with them. */
export function browser() {
  running ??= chromium.launch(options());
  return running;
}

/** How it is started. */
export function options() {
  return { executablePath: executable(), args: FLAGS };
}

after(async () => (await running)?.close());

function executable() {
  const found = process.env.CHROMIUM || BROWSERS.find((path) => existsSync(path));
  assert(found, "there is no Chromium: install it, or name it in CHROMIUM");
  return found;
}

/**
 * Opens a page of the site in a profile of its own. The test fails when the page logs an error, throws, asks for a file
 * that is not there, or asks anybody but its own host; a test that provokes that says so with `tolerates`.
 * @param {import("node:test").TestContext} t
 * @param {object} [options]
 * @param {string} [options.path] which page, below the host's `at`
 * @param {Parameters<typeof host>[0]} [options.host]
 * @param {import("playwright-core").BrowserContextOptions} [options.context] without service workers, unless it says so:
 *   a kept file would stand in for what the test's host answers
 * @param {(page: import("playwright-core").Page) => Promise<void>} [options.before] runs before the page is opened
 * @param {RegExp} [options.tolerates] problems that the test is about
 */
export async function open(t, { path = "", host: hosting = {}, context: profile = {}, before, tolerates } = {}) {
  const site = await host(hosting);
  const context = await (await browser()).newContext({ serviceWorkers: "block", ...profile });
  /** @type {string[]} */
  const problems = [];
  const page = await context.newPage();
  page.on("console", (message) => message.type() === "error" && problems.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => problems.push(`uncaught: ${error.message}`));
  page.on("response", (response) => response.status() >= 400 && problems.push(`${response.status()}: ${response.url()}`));
  // The context also sees what workers ask for.
  context.on("request", (request) => {
    const isOwn = request.url().startsWith(site.url) || /^(blob|data):/.test(request.url());
    if (!isOwn) problems.push(`asks somebody else: ${request.url()}`);
  });
  t.after(async () => {
    await context.close();
    await site.close();
    assert.deepEqual(problems.filter((problem) => !tolerates?.test(problem)), [], "problems on the page");
  });
  await before?.(page);
  await page.goto(site.url + path, { waitUntil: "load" });
  return { page, context, site, problems };
}

/**
 * What the command line makes of texts: a line of JSON each, positions in UTF-16 units.
 * @param {string[]} texts
 * @returns {string[]}
 */
export function native(texts) {
  const program = process.env.NEWSLENS || join(ROOT, "target/debug/newslens");
  const input = texts.map((text, id) => JSON.stringify({ id, text })).join("\n");
  const output = execFileSync(program, ["analyze", "--jsonl", "--unit", "utf16"], { input, maxBuffer: 1 << 30 });
  return output.toString().trimEnd().split("\n");
}
