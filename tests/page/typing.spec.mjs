/** A text that is being written: what did not change is neither read again nor drawn again, on a worker and without one. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { bare, paste, whenRead } from "./actions.mjs";
import { open } from "./harness.mjs";
import { EXAMPLES } from "../../www/examples.js";

const article = EXAMPLES[0].text;
/** No task of the page may take longer, in time of the processor: that of the clock tells how busy the machine is. */
const LONGEST_TASK_MS = 100;

test("a key reads the paragraph it is typed in, and draws no other", async (t) => {
  const { page } = await open(t);
  await paste(page, article);
  await whenRead(page);
  const status = () => page.locator("#status").textContent();
  assert.doesNotMatch(await status(), /paragraph/, "all of a new text is read");
  await page.click("#edit");
  await page.evaluate(() => {
    for (const block of document.querySelectorAll(".reading .block")) block.isOld = true;
    const editor = document.querySelector("#text");
    const at = editor.value.indexOf(". ", editor.value.length / 2) + 1;
    editor.setSelectionRange(at, at);
    document.querySelector("#status").textContent = "";
  });
  // A name more: every finding behind it has another place in its list.
  await page.keyboard.type(" It rained in Oslo all day");
  await whenRead(page);
  assert.match(await status(), /, 1 of \d+ paragraphs read in/);
  const blocks = await page.evaluate(() => [...document.querySelectorAll(".reading .block")].map((block) => [Boolean(block.isOld), block.textContent]));
  assert.deepEqual(blocks.filter(([isOld]) => !isOld).map(([, text]) => text.includes("It rained in Oslo all day")), [true], "one block is new");
  assert(blocks.length > 5);
});

test("a mark in a paragraph that stays leads to what it shows, however many findings came before it", async (t) => {
  const { page } = await open(t);
  await paste(page, "Peter Holt left.\n\n“We will rebuild,” said Lena Ortiz of Lowtown. She was glad.");
  await whenRead(page);
  await page.click("#edit");
  await page.evaluate(() => {
    document.querySelector("#text").setSelectionRange(16, 16);
    document.querySelector("#status").textContent = "";
  });
  await page.keyboard.type(" Anna Berg said that Oslo was fine.");
  await whenRead(page);
  await page.click("#read");
  const mark = page.locator(".reading mark.person", { hasText: "Lena Ortiz" });
  assert.deepEqual((await mark.getAttribute("data-ids")).split(" ").filter((id) => id.startsWith("mention")).length, 1);
  await mark.click();
  await page.locator(".card", { hasText: "Lena Ortiz" }).waitFor();
  assert(await mark.evaluate((element) => element.classList.contains("is-active")));
});

test("where no worker runs, a long text is read in slices, and a change reads its paragraph alone", async (t) => {
  const { page } = await open(t, bare('<news-lens worker="off" loading="eager"></news-lens>'));
  const text = EXAMPLES.map(({ text }) => text).join("\n").repeat(40).slice(0, 100_000);
  const show = (text) => page.evaluate((text) => new Promise((resolve) => {
    const lens = document.querySelector("news-lens");
    lens.addEventListener("analysis", ({ detail: { paragraphs, ms } }) => resolve({ ...paragraphs, ms, step: lens.environment.step }), { once: true });
    lens.text = text;
  }), text);
  await show("Anna Berg spoke.");
  let answer;
  const tasks = await tasksOf(page, async () => (answer = await show(text)));
  const longest = Math.max(...tasks);
  t.diagnostic(`the longest of ${tasks.length} tasks took ${Math.round(longest)} ms, the analysis ${Math.round(answer.ms)} ms`);
  assert(longest > 1, "the tasks were seen");
  assert(longest <= LONGEST_TASK_MS, `${Math.round(longest)} ms`);
  assert.equal(answer.step, "page");
  const again = await show(`${text.slice(0, 40)}x${text.slice(40)}`);
  t.diagnostic(`again ${Math.round(again.ms)} ms`);
  assert.equal(again.read, 1);
  assert.equal(again.kept, answer.read + answer.kept - 1);
});

/** How long each task of the page's main thread took the processor meanwhile, in ms. */
async function tasksOf(page, doing) {
  const browser = page.context().browser();
  await browser.startTracing(page, { categories: ["toplevel"] });
  await doing();
  await page.waitForTimeout(500);
  const { traceEvents } = JSON.parse(String(await browser.stopTracing()));
  const thread = ({ pid, tid }) => `${pid} ${tid}`;
  const main = new Set(traceEvents.filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain").map(thread));
  return traceEvents.filter((event) => event.tdur && /RunTask$/.test(event.name) && main.has(thread(event))).map(({ tdur }) => tdur / 1000);
}
