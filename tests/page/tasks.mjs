/** Long texts, and how long the page's own thread is at work with them. */

import { EXAMPLES } from "../../www/examples.js";

/** No task of the page may take longer, in time of the processor: that of the clock tells how busy the machine is. */
export const LONGEST_TASK_MS = 100;

/** A text of this length, no paragraph of which is like another: one that is known is not read again. @param {number} length */
export function longText(length) {
  const article = EXAMPLES.flatMap(({ text }) => text.trim().split("\n\n"));
  let text = "";
  for (let n = 1; text.length < length; n++) text += article.map((paragraph) => `${paragraph} That was story ${n}.\n\n`).join("");
  return text.slice(0, length);
}

/**
 * How long each task of the page's main thread took the processor meanwhile, in ms.
 * @param {import("playwright-core").Page} page
 * @param {() => Promise<unknown>} doing
 * @param {number} [rest] how long the page may then come to rest
 */
export async function tasksOf(page, doing, rest = 500) {
  const browser = page.context().browser();
  await browser.startTracing(page, { categories: ["toplevel"] });
  await doing();
  await page.waitForTimeout(rest);
  const { traceEvents } = JSON.parse(String(await browser.stopTracing()));
  const thread = ({ pid, tid }) => `${pid} ${tid}`;
  const main = new Set(traceEvents.filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain").map(thread));
  return traceEvents.filter((event) => event.tdur && /RunTask$/.test(event.name) && main.has(thread(event))).map(({ tdur }) => tdur / 1000);
}
