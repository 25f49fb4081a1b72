/**
 * Chromium and WebKit, spoken to in classic WebDriver, each by the driver that comes with it.
 * @module
 */

import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { ends, says } from "./process.mjs";

const CHROMIUM_FLAGS = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--window-size=1200,900",
];

/**
 * @param {{ program: string, driver: string, dark: boolean }} options
 * @returns {Promise<import("./driver.mjs").Session>}
 */
export async function chromium({ program, driver, dark }) {
  const child = spawn(driver, ["--port=0"], { detached: true, stdio: ["ignore", "pipe", "ignore"] });
  const open = async () => {
    const [, port] = await says(child.stdout, /started successfully on port (\d+)/);
    const args = [...CHROMIUM_FLAGS, `--blink-settings=preferredColorScheme=${dark ? 0 : 1}`];
    const session = await classic(`http://127.0.0.1:${port}`, {
      browserName: "chrome", "goog:chromeOptions": { binary: program, args }, "goog:loggingPrefs": { browser: "SEVERE" },
    });
    return {
      ...session,
      problems: async () => (await session.send("POST", "/se/log", { type: "browser" })).map((/** @type {any} */ { message }) => message),
    };
  };
  return orEnd(open, child);
}

/**
 * @param {{ driver: string, dark: boolean }} options
 * @returns {Promise<import("./driver.mjs").Session>}
 */
export async function webkit({ driver, dark }) {
  const port = await freePort();
  // Its browser has no headless mode; as root it refuses to run in its sandbox.
  const child = spawn("xvfb-run", ["-a", "-s", "-screen 0 1280x1024x24", driver, `--port=${port}`], {
    detached: true, stdio: "ignore",
    env: {
      ...process.env,
      ...(process.getuid?.() === 0 ? { WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1" } : {}),
      GTK_THEME: dark ? "Adwaita:dark" : "Adwaita", LIBGL_ALWAYS_SOFTWARE: "1", WEBKIT_DISABLE_DMABUF_RENDERER: "1",
    },
  });
  const open = async () => {
    const session = await classic(`http://127.0.0.1:${port}`, { "webkitgtk:browserOptions": { args: ["--automation"] } });
    await session.send("POST", "/window/rect", { width: 1200, height: 900 });
    const screenshot = async () => {
      // It takes the picture when it draws next, which a page at rest never does.
      await session.run(`() => { globalThis[Symbol.for("restless")] = document.documentElement.animate({ outlineOffset: ["0px", "1px"] }, { duration: 500, iterations: Infinity }); }`, "");
      try {
        return await session.screenshot();
      } finally {
        await session.run(`() => globalThis[Symbol.for("restless")].cancel()`, "");
      }
    };
    // In a session under automation it keeps what pages log to itself.
    return { ...session, screenshot, problems: null };
  };
  return orEnd(open, child);
}

/**
 * A session, whose end is also that of the driver; where there is none, the driver ends too.
 * @template {{ close: () => Promise<unknown> }} T
 * @param {() => Promise<T>} open
 * @param {import("node:child_process").ChildProcess} child
 */
async function orEnd(open, child) {
  try {
    const session = await open();
    return {
      ...session,
      close: async () => {
        await session.close().catch(() => {});
        await ends(child);
      },
    };
  } catch (error) {
    await ends(child);
    throw error;
  }
}

/** @param {string} url @param {object} capabilities */
async function classic(url, capabilities) {
  await whenUp(url);
  /** @param {string} method @param {string} path @param {object} [body] */
  const call = async (method, path, body) => {
    const response = await fetch(url + path, {
      method, ...(body ? { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } } : {}),
    });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };
  const { sessionId } = await call("POST", "/session", { capabilities: { alwaysMatch: capabilities } });
  /** @param {string} method @param {string} path @param {object} [body] @returns {Promise<any>} */
  const send = (method, path, body) => call(method, `/session/${sessionId}${path}`, body);
  await send("POST", "/timeouts", { script: 120_000, pageLoad: 60_000 });
  return {
    send,
    /** @param {string} to */
    goto: (to) => send("POST", "/url", { url: to }),
    /** @param {string} source @param {string} json */
    run: (source, json) => send("POST", "/execute/sync", { script: `return (${source})(arguments[0])`, args: [json] }),
    /** @param {object[]} actions */
    act: (actions) => send("POST", "/actions", { actions }),
    /** @returns {Promise<string>} */
    screenshot: () => send("GET", "/screenshot"),
    close: () => send("DELETE", ""),
  };
}

/** @param {string} url */
async function whenUp(url) {
  for (let n = 0; ; n++) {
    try {
      await fetch(`${url}/status`);
      return;
    } catch (error) {
      if (n === 300) throw new Error(`the driver does not answer: ${error}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });
}
