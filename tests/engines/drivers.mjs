/**
 * Three engines behind one small face: Firefox by WebDriver BiDi, WebKit and Chromium by their WebDriver programs.
 *
 * What is asked of a page runs in it and comes back as JSON.
 * @module
 */

import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { WebSocket } from "ws";

/**
 * @typedef {object} Driver
 * @property {number} pid of the process that all of the engine's come from
 * @property {(url: string) => Promise<void>} goto
 * @property {<T>(run: (...given: any[]) => T | Promise<T>, ...given: unknown[]) => Promise<T>} evaluate
 * @property {(x: number, y: number, press?: boolean) => Promise<void>} point moves the pointer there, and clicks
 * @property {(text: string) => Promise<void>} type keys by keys; those that write nothing have WebDriver's letters, as in KEYS
 * @property {() => Promise<Buffer>} print the page as a PDF; fails where the engine's driver cannot
 * @property {() => Promise<void>} close
 */

const START_MS = 60_000;
export const KEYS = { escape: "\uE00C", enter: "\uE007", tab: "\uE004", down: "\uE015", right: "\uE014" };

/** @param {"chromium" | "firefox" | "webkit"} engine @returns {Promise<Driver>} */
export function launch(engine) {
  return { chromium, firefox, webkit }[engine]();
}

/** Waits until what is asked of the page holds. @param {Driver} driver @param {(...given: any[]) => unknown} holds @param {...unknown} given */
export async function until(driver, holds, ...given) {
  const end = Date.now() + 30_000;
  for (;;) {
    const value = await driver.evaluate(holds, ...given);
    if (value) return value;
    if (Date.now() > end) throw new Error(`it never came to hold: ${holds}`);
    await pause(50);
  }
}

const pause = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function chromium() {
  const binary = process.env.CHROMIUM || "/usr/bin/chromium";
  const driver = process.env.CHROMEDRIVER || "/usr/bin/chromedriver";
  const args = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--window-size=1000,800"];
  return byWebDriver(driver, (port) => [`--port=${port}`], { browserName: "chrome", "goog:chromeOptions": { binary, args } });
}

async function webkit() {
  const binary = process.env.MINIBROWSER || "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser";
  const driver = process.env.WEBKITDRIVER || "/usr/bin/WebKitWebDriver";
  // There is no headless mode, and no sandbox for root: the pages are our own.
  process.env.WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS = "1";
  return byWebDriver("xvfb-run", (port) => ["-a", "-s", "-screen 0 1200x900x24", driver, `--port=${port}`], {
    browserName: "MiniBrowser",
    "webkitgtk:browserOptions": { binary, args: ["--automation"] },
  });
}

/**
 * @param {string} program
 * @param {(port: number) => string[]} options
 * @param {object} wanted
 * @returns {Promise<Driver>}
 */
async function byWebDriver(program, options, wanted) {
  const port = await freePort();
  // In a group of its own, since xvfb-run leaves what it started behind.
  const child = spawn(program, options(port), { stdio: "ignore", detached: true });
  const stop = () => {
    try {
      if (child.pid) process.kill(-child.pid);
    } catch {
      // It has gone.
    }
  };
  const failed = new Promise((_, reject) => child.once("error", (error) => reject(new Error(`cannot start ${program}: ${error.message}`))));
  /** @param {string} method @param {string} path @param {object} [body] */
  const ask = async (method, path, body) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { method, ...(body && { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } }) });
    const { value } = /** @type {any} */ (await response.json());
    if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };
  try {
    const ready = async () => {
      for (const end = Date.now() + START_MS; Date.now() < end; await pause(100)) {
        if (await ask("GET", "/status").then(() => true, () => false)) return;
      }
      throw new Error(`${program} does not answer`);
    };
    await Promise.race([ready(), failed]);
    const { sessionId } = await ask("POST", "/session", { capabilities: { alwaysMatch: wanted } });
    const at = (/** @type {string} */ path) => `/session/${sessionId}${path}`;
    await ask("POST", at("/timeouts"), { script: 60_000, pageLoad: 60_000 });
    const act = (/** @type {object} */ source) => ask("POST", at("/actions"), { actions: [source] });
    return {
      pid: Number(child.pid),
      goto: (url) => ask("POST", at("/url"), { url }),
      async evaluate(run, ...given) {
        const script = `const done = arguments[1]; Promise.resolve().then(() => (${run})(...JSON.parse(arguments[0])))
          .then((value) => done(JSON.stringify({ value })), (error) => done(JSON.stringify({ error: String(error) })));`;
        return answer(await ask("POST", at("/execute/async"), { script, args: [JSON.stringify(given)] }));
      },
      point: (x, y, press) => act(pointer(x, y, press)),
      type: (text) => act(keys(text)),
      print: async () => Buffer.from(await ask("POST", at("/print"), {}), "base64"),
      async close() {
        await ask("DELETE", at("")).catch(() => {});
        stop();
      },
    };
  } catch (error) {
    stop();
    throw error;
  }
}

/** @returns {Promise<Driver>} */
async function firefox() {
  const program = process.env.FIREFOX || ["/usr/bin/firefox-esr", "/usr/bin/firefox"].find((path) => existsSync(path)) || "firefox";
  const profile = mkdtempSync(join(tmpdir(), "newslens-firefox-"));
  const child = spawn(program, ["--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0", "about:blank"], { stdio: ["ignore", "ignore", "pipe"] });
  const stop = async () => {
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill();
    await Promise.race([gone, pause(5_000)]);
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const address = await new Promise((resolve, reject) => {
      let said = "";
      child.once("error", (error) => reject(new Error(`cannot start ${program}: ${error.message}`)));
      child.once("exit", () => reject(new Error(`Firefox ended: ${said}`)));
      setTimeout(() => reject(new Error(`Firefox does not answer: ${said}`)), START_MS).unref();
      child.stderr.on("data", (chunk) => {
        said += chunk;
        const found = /WebDriver BiDi listening on (ws:\S+)/.exec(said);
        if (found) resolve(found[1]);
      });
    });
    const socket = new WebSocket(`${address}/session`);
    await new Promise((resolve, reject) => socket.once("open", resolve).once("error", reject));
    let last = 0;
    /** @type {Map<number, { resolve: (value: any) => void, reject: (error: Error) => void }>} */
    const asked = new Map();
    socket.on("message", (data) => {
      const { id, result, error, message } = JSON.parse(String(data));
      if (error) asked.get(id)?.reject(new Error(`${error}: ${message}`));
      else asked.get(id)?.resolve(result);
      asked.delete(id);
    });
    const ask = (/** @type {string} */ method, params = {}) =>
      new Promise((resolve, reject) => {
        asked.set(++last, { resolve, reject });
        socket.send(JSON.stringify({ id: last, method, params }));
      });
    await ask("session.new", { capabilities: {} });
    const { context } = await ask("browsingContext.create", { type: "tab" });
    await ask("browsingContext.setViewport", { context, viewport: { width: 1000, height: 800 } });
    const act = (/** @type {object} */ source) => ask("input.performActions", { context, actions: [source] });
    return {
      pid: Number(child.pid),
      goto: (url) => ask("browsingContext.navigate", { context, url, wait: "complete" }),
      async evaluate(run, ...given) {
        const functionDeclaration = `(given) => Promise.resolve().then(() => (${run})(...JSON.parse(given)))
          .then((value) => JSON.stringify({ value }), (error) => JSON.stringify({ error: String(error) }))`;
        const { result } = await ask("script.callFunction", { functionDeclaration, awaitPromise: true, target: { context }, arguments: [{ type: "string", value: JSON.stringify(given) }] });
        return answer(result.value);
      },
      point: (x, y, press) => act(pointer(x, y, press)),
      type: (text) => act(keys(text)),
      print: async () => Buffer.from((await ask("browsingContext.print", { context })).data, "base64"),
      async close() {
        socket.terminate();
        await stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** @param {string} json */
function answer(json) {
  const { value, error } = JSON.parse(json);
  if (error !== undefined) throw new Error(error);
  return value;
}

/** @param {number} x @param {number} y @param {boolean} [press] */
function pointer(x, y, press) {
  const moves = [{ type: "pointerMove", x: Math.round(x) - 1, y: Math.round(y) }, { type: "pointerMove", x: Math.round(x), y: Math.round(y) }];
  return { type: "pointer", id: "mouse", actions: [...moves, ...(press ? [{ type: "pointerDown", button: 0 }, { type: "pointerUp", button: 0 }] : [])] };
}

/** @param {string} text */
function keys(text) {
  return { type: "key", id: "keyboard", actions: [...text].flatMap((value) => [{ type: "keyDown", value }, { type: "keyUp", value }]) };
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject).listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
