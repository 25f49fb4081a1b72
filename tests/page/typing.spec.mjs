/** A text that is being written: what did not change is neither read again nor drawn again, and no late answer shows. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { bare, paste, whenRead } from "./actions.mjs";
import { open } from "./harness.mjs";
import { longText } from "./tasks.mjs";
import { EXAMPLES } from "../../www/examples.js";

const article = EXAMPLES[0].text;

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

test("in a long article too, a key reads one paragraph, and what is said is of the text as it stands", async (t) => {
  const { page } = await open(t);
  await paste(page, longText(300_000));
  await whenRead(page);
  await page.click("#edit");
  const n_words = await page.evaluate(() => {
    const [editor, status] = [document.querySelector("#text"), document.querySelector("#status")];
    const wordsIn = () => editor.value.match(/\S+/g).length;
    window.said = [];
    new MutationObserver(() => window.said.push([status.textContent, wordsIn()])).observe(status, { childList: true });
    const at = editor.value.indexOf(". ", editor.value.length / 2) + 1;
    editor.setSelectionRange(at, at);
    return wordsIn();
  });
  // The answer to many a key comes after the next one, and now and then the reader stops to think.
  for (const words of [" It rained", " and rained,", " and rained in Oslo"]) {
    await page.keyboard.type(words, { delay: 90 });
    await page.waitForTimeout(1500);
  }
  await page.waitForFunction((n) => window.said.at(-1)?.[1] === n, n_words + 8, { timeout: 60_000 });
  await page.waitForTimeout(500);
  const said = await page.evaluate(() => window.said);
  t.diagnostic(`${said.length} answers to 41 keys: ${said.at(-1)[0]}`);
  for (const [sentence, n] of said) {
    assert.equal(Number(sentence.match(/([\d,]+) words/)[1].replaceAll(",", "")), n, sentence);
    assert.match(sentence, /, 1 of [\d,]+ paragraphs read in/);
  }
  assert.match(await page.locator(".reading .block", { hasText: "It rained and rained" }).innerHTML(), /<mark[^>]*>Oslo/);
});

test("the answer to an earlier text is dropped, and nobody is told of it", async (t) => {
  const { page } = await open(t, bare('<news-lens loading="eager"></news-lens>'));
  const told = await page.evaluate(async ([first, long, later]) => {
    const lens = document.querySelector("news-lens");
    const told = [];
    const next = () => new Promise((resolve) => lens.addEventListener("analysis", resolve, { once: true }));
    lens.text = first;
    await next();
    lens.addEventListener("analysis", ({ detail }) => told.push(detail.text === later ? "later" : detail.text.length));
    lens.text = long;
    // It is under way when the reader goes on.
    await new Promise((resolve) => setTimeout(resolve, 150));
    lens.text = later;
    await next();
    await new Promise((resolve) => setTimeout(resolve, 500));
    return told;
  }, [article, longText(900_000), `${article}\n\nAnna Berg left Oslo.`]);
  assert.deepEqual(told, ["later"]);
});
