/** Where no worker may start, the page's own thread reads in slices: it answers the reader meanwhile, and stops when they go on. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { bare, paste, whenRead } from "./actions.mjs";
import { DIST, open } from "./harness.mjs";
import { LONGEST_TASK_MS, longText, tasksOf } from "./tasks.mjs";

/** The most that is read there. */
const LENGTH = 200_000;

/** The page under a policy that lets it run WebAssembly, but no worker. */
async function openWithoutWorker(t) {
  const policy = "script-src 'self'; worker-src 'self'";
  const html = await readFile(join(DIST, "index.html"), "utf8");
  assert(html.includes(policy));
  const body = html.replace(policy, "script-src 'self' 'wasm-unsafe-eval'; worker-src 'none'");
  const reply = (path) => (path === "" ? { headers: { "Content-Type": "text/html; charset=utf-8" }, body } : undefined);
  const opened = await open(t, { host: { reply }, before: (page) => page.addInitScript(countCalls), tolerates: /Content.Security.Policy|violates/i });
  await opened.page.waitForFunction(() => document.querySelector("#status").textContent === "Ready.");
  assert.equal(opened.page.workers().length, 0);
  return opened;
}

/** In the page: counts what is asked of the package. */
function countCalls() {
  const { Instance } = WebAssembly;
  const calls = (window.calls = { analyzer_analyze: 0, analyzer_begin: 0, analyzer_advance: 0, analyzer_finish: 0, __wbg_work_free: 0 });
  WebAssembly.Instance = function (module, imports) {
    const exports = { ...new Instance(module, imports).exports };
    for (const name in calls) {
      const own = exports[name];
      exports[name] = (...given) => {
        calls[name]++;
        return own(...given);
      };
    }
    return { exports };
  };
}

test(`a text of ${LENGTH / 1000} kB takes no task above ${LONGEST_TASK_MS} ms`, async (t) => {
  const { page } = await openWithoutWorker(t);
  const tasks = await tasksOf(page, async () => {
    await paste(page, longText(LENGTH));
    await whenRead(page);
    await page.waitForFunction(() => !document.querySelector(".is-bare"));
  });
  const longest = Math.max(...tasks);
  t.diagnostic(`the longest of ${tasks.length} tasks took ${Math.round(longest)} ms: ${await page.locator("#status").textContent()}`);
  assert(longest > 1, "the tasks were seen");
  assert(longest <= LONGEST_TASK_MS, `${Math.round(longest)} ms`);
  const calls = await page.evaluate(() => window.calls);
  assert(calls.analyzer_advance > 40 && calls.analyzer_finish === 1, JSON.stringify(calls));
});

test("whoever types meanwhile is answered, and what they left behind is not read to its end", async (t) => {
  const { page } = await openWithoutWorker(t);
  await page.evaluate(() => {
    const { calls } = window;
    window.n_meanwhile = 0;
    document.querySelector("#text").addEventListener("input", () => {
      if (calls.analyzer_begin > calls.analyzer_finish + calls.__wbg_work_free) window.n_meanwhile++;
    });
  });
  await page.click("#text");
  await page.evaluate((text) => {
    const editor = document.querySelector("#text");
    editor.value = text;
    editor.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }, longText(LENGTH - 1000));
  const typed = "Anna Berg said that it rained in Oslo all day.";
  // The page waits 80 ms for the next key before it reads anew.
  await page.keyboard.type(typed, { delay: 100 });
  await page.waitForFunction(() => {
    const { analyzer_begin, analyzer_finish, __wbg_work_free } = window.calls;
    return / 1 of /.test(document.querySelector("#status").textContent) && analyzer_begin === analyzer_finish + __wbg_work_free;
  });
  const { calls, n_meanwhile } = await page.evaluate(() => ({ calls: window.calls, n_meanwhile: window.n_meanwhile }));
  t.diagnostic(`${n_meanwhile} of ${typed.length} keys came meanwhile; ${JSON.stringify(calls)}`);
  assert((await page.inputValue("#text")).endsWith(typed));
  assert(n_meanwhile > 1, `${n_meanwhile} keys came while the page read`);
  assert(calls.__wbg_work_free > 0, "what nobody waits for is stopped");
  await page.waitForFunction(() => /<mark[^>]*>Anna Berg<.*<mark[^>]*>Oslo</.test([...document.querySelectorAll(".block")].at(-1).innerHTML));
});

test("the element reads in slices too, and of an edit its paragraph alone", async (t) => {
  const { page } = await open(t, bare('<news-lens worker="off" loading="eager"></news-lens>'));
  const text = longText(100_000);
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
