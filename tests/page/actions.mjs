/** What a reader does on the page, and the page with an analysis written by hand instead of the core's. */

import { open } from "./harness.mjs";
import { analysis, text, workerOf } from "./fixture.mjs";

/** A host whose worker answers with this analysis of the fixture's text. */
export const answering = (analysis) => ({ reply: (path) => (path === "worker.js" ? { headers: { "Content-Type": "text/javascript" }, body: workerOf(analysis) } : undefined) });
export const FIXTURE = answering(analysis);

/** Pastes any string, lone surrogates and all, where the focus is. */
export async function paste(page, string) {
  await page.evaluate((json) => {
    const data = new DataTransfer();
    data.setData("text/plain", JSON.parse(json));
    const target = document.activeElement ?? document.body;
    target.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, JSON.stringify(string));
}

/** Waits until the text is read. */
export async function whenRead(page) {
  await page.waitForFunction(() => /read in/.test(document.querySelector("#status").textContent));
}

/** The page with the fixture's text, read. */
export async function openFixture(t, options = {}) {
  const opened = await open(t, { host: FIXTURE, ...options });
  await paste(opened.page, text);
  await whenRead(opened.page);
  return opened;
}

/** The surfaces of elements. */
export async function texts(page, selector) {
  return page.locator(selector).evaluateAll((found) => found.map((element) => element.textContent));
}

/**
 * A page of somebody else's, with this body.
 * @param {string} body
 * @param {{ head?: string }} [options]
 */
export function bare(body, { head = '<script type="module" src="./define.js"></script>' } = {}) {
  const page = `<!doctype html><html lang="en"><title>Bare</title><link rel="icon" href="data:,">${head}${body}`;
  const reply = (path) => (path === "bare.html" ? { headers: { "Content-Type": "text/html; charset=utf-8" }, body: page } : undefined);
  return { path: "bare.html", host: { reply } };
}
