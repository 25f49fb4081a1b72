/**
 * Firefox, spoken to in WebDriver BiDi: it needs no driver beside it.
 * @module
 */

import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import WebSocket from "ws";
import { ends, says } from "./process.mjs";

/** A profile that asks nobody anything, shows nothing but the page, and gives it the focus though no window of it is in front. */
const PREFERENCES = {
  "app.normandy.enabled": false,
  "app.update.enabled": false,
  "browser.aboutwelcome.enabled": false,
  "browser.safebrowsing.malware.enabled": false,
  "browser.safebrowsing.phishing.enabled": false,
  "browser.shell.checkDefaultBrowser": false,
  "browser.startup.homepage_override.mstone": "ignore",
  "browser.startup.page": 0,
  "browser.topsites.contile.enabled": false,
  "datareporting.healthreport.uploadEnabled": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "dom.ipc.processCount": 1,
  "extensions.getAddons.cache.enabled": false,
  "extensions.systemAddon.update.enabled": false,
  "extensions.update.enabled": false,
  "focusmanager.testmode": true,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "remote.active-protocols": 1,
  "services.settings.server": "http://127.0.0.1:9/",
  "toolkit.telemetry.server": "http://127.0.0.1:9/",
};

/**
 * @param {{ program: string, dark: boolean }} options
 * @returns {Promise<import("./driver.mjs").Session>}
 */
export async function firefox({ program, dark }) {
  const profile = await mkdtemp(join(tmpdir(), "newslens-firefox-"));
  // 0 is dark and 1 is light, whatever the machine's own look.
  const preferences = { ...PREFERENCES, "layout.css.prefers-color-scheme.content-override": dark ? 0 : 1 };
  const lines = Object.entries(preferences).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`);
  await writeFile(join(profile, "user.js"), lines.join("\n"));
  const child = spawn(program, ["--headless", "--new-instance", "--profile", profile, "--remote-debugging-port=0"], {
    detached: true, stdio: ["ignore", "ignore", "pipe"], env: { ...process.env, HOME: profile },
  });
  const close = async () => {
    await ends(child);
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const [, url] = await says(child.stderr, /WebDriver BiDi listening on (ws:\S+)/);
    const { send, heard } = await connect(`${url}/session`);
    await send("session.new", { capabilities: {} });
    await send("session.subscribe", { events: ["log.entryAdded"] });
    // The tab that it starts with leaves the focus to the address bar.
    const { context } = await send("browsingContext.create", { type: "tab" });
    await send("browsingContext.setViewport", { context, viewport: { width: 1200, height: 900 } });
    return {
      goto: (to) => send("browsingContext.navigate", { context, url: to, wait: "complete" }),
      async run(source, json) {
        const { type, result, exceptionDetails } = await send("script.callFunction", {
          functionDeclaration: source, arguments: [{ type: "string", value: json }], awaitPromise: true, target: { context }, userActivation: true,
        });
        if (type === "exception") throw new Error(exceptionDetails.text);
        return result.value;
      },
      act: (actions) => send("input.performActions", { context, actions }),
      screenshot: async () => (await send("browsingContext.captureScreenshot", { context })).data,
      problems: async () => heard.splice(0).map(({ text, stackTrace }) => `${text} ${stackTrace?.callFrames?.[0]?.url ?? ""}`.trim()),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** @param {string} url */
async function connect(url) {
  const socket = new WebSocket(url, { perMessageDeflate: false });
  await new Promise((resolve, reject) => socket.once("open", resolve).once("error", reject));
  let lastId = 0;
  /** @type {Map<number, { resolve: (result: any) => void, reject: (error: Error) => void }>} */
  const waiting = new Map();
  /** What the page logged as an error. @type {any[]} */
  const heard = [];
  socket.on("message", (data) => {
    const message = JSON.parse(String(data));
    const asked = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.type === "success") asked?.resolve(message.result);
    else if (message.type === "error") asked?.reject(new Error(`${message.error}: ${message.message}`));
    else if (message.method === "log.entryAdded" && message.params.level === "error") heard.push(message.params);
  });
  socket.on("close", () => {
    for (const { reject } of waiting.values()) reject(new Error("Firefox is gone"));
  });
  /** @param {string} method @param {object} params @returns {Promise<any>} */
  const send = (method, params) =>
    new Promise((resolve, reject) => {
      const id = ++lastId;
      waiting.set(id, { resolve, reject });
      socket.send(JSON.stringify({ id, method, params }));
    });
  return { send, heard };
}
