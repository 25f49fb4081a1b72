/** A very long paste: the page answers the reader all the while. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { paste } from "./actions.mjs";
import { open } from "./harness.mjs";
import { EXAMPLES } from "../../www/examples.js";

/** No task of the page may take longer, in time of the processor: that of the clock tells how busy the machine is. */
const LONGEST_TASK_MS = 100;

const article = EXAMPLES.map(({ text }) => text).join("\n");
const ofLength = (length) => article.repeat(Math.ceil(length / article.length)).slice(0, length);
const whenReady = (page) => page.waitForFunction(() => document.querySelector("#status").textContent === "Ready.");

/** Pastes a text and waits until the page has come to rest; how long the tasks on the way took its main thread. */
async function tasksOf(page, text, isOver) {
  await whenReady(page);
  await page.evaluate((text) => (window.long = text), text);
  await page.waitForTimeout(300);
  const browser = page.context().browser();
  await browser.startTracing(page, { categories: ["toplevel"] });
  await page.evaluate(() => setTimeout(() => {
    const data = new DataTransfer();
    data.setData("text/plain", window.long);
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }));
  await page.waitForFunction(isOver, null, { timeout: 90_000, polling: 250 });
  await page.waitForTimeout(1500);
  const { traceEvents } = JSON.parse(String(await browser.stopTracing()));
  const thread = ({ pid, tid }) => `${pid} ${tid}`;
  const main = new Set(traceEvents.filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain").map(thread));
  return traceEvents.filter((event) => event.tdur && /RunTask$/.test(event.name) && main.has(thread(event))).map(({ tdur }) => tdur / 1000);
}

for (const [name, length, isOver] of [
  ["1 MB", 1_000_000, () => /read in/.test(document.querySelector("#status").textContent) && !document.querySelector(".is-bare")],
  ["10 MB", 10_000_000, () => /read in/.test(document.querySelector("#status").textContent) && document.querySelectorAll(".chunk:not(.is-bare)").length > 240],
]) {
  test(`a paste of ${name} keeps no task of the page longer than ${LONGEST_TASK_MS} ms`, async (t) => {
    const { page } = await open(t);
    const tasks = await tasksOf(page, ofLength(length), isOver);
    const longest = Math.max(...tasks);
    t.diagnostic(`the longest of ${tasks.length} tasks took ${Math.round(longest)} ms`);
    assert(longest > 1, "the tasks were seen");
    assert(longest <= LONGEST_TASK_MS, `${Math.round(longest)} ms`);
    assert.equal(await page.evaluate(() => document.querySelector(".reading").textContent.length), length, "all of it is there");
    assert.equal(await page.inputValue("#text"), "", "none of it is in the textarea");
  });
}

test("of a text of 10 MB the first 2 MB are marked, which is said, and the rest can be read", async (t) => {
  const { page } = await open(t);
  await whenReady(page);
  await paste(page, ofLength(10_000_000));
  await page.waitForFunction(() => /read in/.test(document.querySelector("#status").textContent), null, { timeout: 90_000 });
  const said = await page.locator("#status").textContent();
  const [, marked] = said.match(/The first ([\d,]+) of 10,000,000 characters have marks; paste the rest to read on\./);
  const n_marked = Number(marked.replaceAll(",", ""));
  assert(n_marked > 1_900_000 && n_marked <= 2_000_000, said);
  await page.waitForFunction((n) => {
    let at = 0;
    const chunks = [...document.querySelectorAll(".chunk")].map((chunk) => [chunk.classList.contains("is-bare"), (at += chunk.textContent.length)]);
    // Whatever ends in what was read is drawn with its marks, and nothing after it.
    return at === 10_000_000 && chunks.every(([isBare, end]) => isBare === end > n);
  }, n_marked, { timeout: 60_000, polling: 500 });
  assert(await page.locator("mark.person").count() > 1000);
});

test("in a very long text, a list leads to its place though it lies far off", async (t) => {
  const { page } = await open(t, { context: { reducedMotion: "reduce" } });
  await whenReady(page);
  await paste(page, ofLength(600_000));
  await page.waitForFunction(() => /read in/.test(document.querySelector("#status").textContent), null, { timeout: 90_000 });
  await page.waitForFunction(() => [...document.querySelectorAll(".lane button")].length > 2, null, { timeout: 30_000 });
  await page.getByRole("button", { name: "Author", exact: true }).waitFor();
  const track = page.locator(".lane", { hasText: "others" }).locator(".track").first();
  const { width, height } = await track.boundingBox();
  await track.click({ position: { x: width - 2, y: height / 2 } });
  await page.waitForFunction(() => {
    const chunk = document.activeElement?.closest(".chunk");
    return chunk && [...chunk.parentNode.children].slice(-3).includes(chunk);
  });
  await page.waitForTimeout(500);
  const seen = await page.evaluate(() => {
    const { top, bottom } = document.activeElement.getBoundingClientRect();
    return { top, bottom, innerHeight };
  });
  assert(seen.top >= 0 && seen.bottom <= seen.innerHeight, JSON.stringify(seen));
});

test("far down in a long text, a filter shows at once where the reader is", async (t) => {
  const { page } = await open(t, { context: { reducedMotion: "reduce" } });
  await whenReady(page);
  await paste(page, ofLength(400_000));
  await page.waitForFunction(() => /read in/.test(document.querySelector("#status").textContent) && !document.querySelector(".is-bare"), null, { timeout: 90_000 });
  await page.waitForFunction(() => document.querySelectorAll(".lane").length > 2);
  const seen = await page.evaluate(async () => {
    scrollTo(0, document.body.scrollHeight * 0.8);
    for (let i = 0; i < 3; i++) await new Promise(requestAnimationFrame);
    const inView = () => {
      // Between two paragraphs there is none.
      const block = [0, 20, 40].flatMap((below) => document.elementsFromPoint(300, innerHeight / 2 + below)).find((element) => element.matches(".block"));
      return block.closest(".chunk").querySelectorAll("mark.person").length;
    };
    const before = inView();
    document.querySelector('.legend [data-key="person"]').click();
    return [before, inView()];
  });
  assert(seen[0] > 0 && seen[1] === 0, String(seen));
});
