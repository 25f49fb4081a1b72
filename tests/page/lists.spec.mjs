/** The legend and the lists beside the text. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { answering, openFixture, paste, texts, whenRead } from "./actions.mjs";
import { analysis } from "./fixture.mjs";
import { open } from "./harness.mjs";

const key = (page, id) => page.locator(`.legend [data-key="${id}"]`);
const count = (page, id) => key(page, id).locator(".n").textContent();

test("the legend counts each kind", async (t) => {
  const { page } = await openFixture(t);
  const counts = {};
  for (const id of ["person", "org", "place", "norp", "value", "direct", "mixed", "indirect", "quoted", "negative", "positive"]) counts[id] = await count(page, id);
  assert.deepEqual(counts, {
    person: "5", org: "1", place: "2", norp: "1", value: "2", direct: "3", mixed: "2", indirect: "1", quoted: "1", negative: "4", positive: "1",
  });
});

test("the legend hides and shows a kind, and a whole layer", async (t) => {
  const { page } = await openFixture(t);
  await key(page, "person").click();
  assert.equal(await key(page, "person").getAttribute("aria-pressed"), "false");
  assert.deepEqual(await texts(page, ".reading mark.person"), []);
  assert.deepEqual(await texts(page, ".reading mark.org"), ["European Union"]);
  await key(page, "person").click();
  assert.equal((await texts(page, ".reading mark.person.name")).length, 4);
  await page.getByRole("button", { name: "Quotations" }).click();
  assert.equal(await page.locator(".reading mark.quotation").count(), 0);
  assert.equal(await page.locator(".reading mark.cue").count(), 5, "the other layers stay");
  await page.getByRole("button", { name: "Quotations" }).click();
  assert((await page.locator(".reading mark.quotation").count()) > 5);
});

test("the legend is one tab stop, and arrows move in it", async (t) => {
  const { page } = await openFixture(t);
  assert.equal(await page.locator('.legend button[tabindex="0"]').count(), 1);
  await page.locator(".legend button").first().focus();
  await page.keyboard.press("ArrowRight");
  assert.equal(await page.evaluate(() => document.activeElement.dataset.key), "person");
  await page.keyboard.press(" ");
  assert.equal(await key(page, "person").getAttribute("aria-pressed"), "false");
  await page.keyboard.press("End");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "More filters");
});

test("who said what: people, their role, and all that they said", async (t) => {
  const { page } = await openFixture(t);
  assert.deepEqual(await texts(page, ".speaker h2"), ["Ingrid Solheim", "Daniel Okafor", "Elena Rusu"], "whoever has most words comes first");
  const first = page.locator(".speaker").first();
  assert.equal(await first.locator(".role").textContent(), "Norwegian Foreign Minister");
  assert.equal(await first.locator("li").count(), 3);
  assert.match(await first.locator(".note").nth(0).textContent(), /Partly quoted · “said”/);
  assert.match(await page.locator(".panel-said").textContent(), /carried over/);
  assert(!(await page.locator(".panel-said").textContent()).includes("Nobody answered"));
});

test("who said what: kinds, share, first and last place, and how they are spoken of", async (t) => {
  const { page } = await openFixture(t);
  const said = (name) => texts(page.locator(".speaker", { hasText: name }), ".share");
  const first = await said("Ingrid Solheim");
  assert.match(first[0], /^3 quotations: 1 word for word, 1 partly quoted, 1 reported$/);
  assert.match(first[1], /^\d+% of all words quoted · paragraphs 2 to 5$/);
  assert.equal(first.length, 2, "nobody speaks of her with feeling");
  const last = await said("Elena Rusu");
  assert.equal(last[0], "1 quotation: partly quoted");
  assert.match(last[1], /^\d+% of all words quoted · paragraph 4$/);
});

test("who said what: the feeling words about somebody, by whose they are", async (t) => {
  const cues = analysis.cues.map((cue, i) => ([0, 3, 4].includes(i) ? { ...cue, target: 2 } : cue));
  const { page } = await openFixture(t, { host: answering({ ...analysis, cues }) });
  const first = page.locator(".speaker").first();
  assert.deepEqual((await texts(first, ".share")).slice(2), ["Spoken of by the author: collapsed", "Spoken of by others: goodreckless"]);
  await first.getByRole("button", { name: "reckless" }).click();
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "reckless");
});

test("the list in order says all that the marks say, and follows the legend", async (t) => {
  const { page } = await openFixture(t);
  await page.getByRole("tab", { name: /In order/ }).click();
  const items = async () => (await page.locator(".in-order li").evaluateAll((found) => found.map((item) => [...item.querySelectorAll("q, .note")].map((part) => part.textContent).join(" | "))));
  const all = await items();
  const marks = await page.evaluate(() => new Set([...document.querySelectorAll(".reading mark")].flatMap(({ dataset }) => dataset.ids.match(/\b(mention|quotation|quoted|cue)-\d+/g))).size);
  assert.equal(all.length, marks);
  for (const item of ["Karsk | Place: Karsk", "She | Person: Ingrid Solheim", "30 April | Date or number: 2025-04-30", "reckless | Negative word: Elena Rusu"]) assert(all.includes(item), `${item} in ${all.join("\n")}`);
  await key(page, "negative").click();
  assert.equal((await items()).length, marks - 4);
  await page.locator(".in-order button", { hasText: "30 April" }).click();
  assert.match(await page.evaluate(() => document.activeElement.dataset.ids), /mention-9/);
});

test("a notice that fires often does not drown the others", async (t) => {
  const { page } = await open(t);
  await paste(page, Array.from({ length: 9 }, (_, i) => `It was over.Then it was not, for the ${i}th time.`).join("\n\n") + "\n\nLena Ortiz said: “We will see.");
  await whenRead(page);
  await page.getByRole("tab", { name: /To check/ }).click();
  const [first] = await texts(page, ".panel-notices h2");
  assert.match(first, /Mark not closed/, "what a desk mends first stands first");
  const section = page.locator(".group", { hasText: "Missing space" });
  assert.equal(await section.locator(".check").count(), 3);
  await section.getByRole("button", { name: "Show 6 more" }).click();
  assert.equal(await section.locator(".check").count(), 9);
});

test("a click on a quotation leads to it in the text", async (t) => {
  const { page } = await openFixture(t, { context: { viewport: { width: 1200, height: 300 }, reducedMotion: "reduce" } });
  await page.locator(".speaker li button", { hasText: "reckless language" }).click();
  const mark = page.locator('.reading [data-ids~="quotation-4"]').first();
  await page.waitForFunction(() => document.activeElement?.dataset.ids?.includes("quotation-4"));
  assert(await mark.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  }));
});

test("a click on a name walks through its mentions, round and round", async (t) => {
  const { page } = await openFixture(t);
  await page.getByRole("tab", { name: /Names/ }).click();
  const name = page.locator(".entity", { hasText: "Ingrid Solheim" });
  assert.match(await name.textContent(), /×3.*Norwegian Foreign Minister.*also “Ms Solheim”/);
  const seen = [];
  for (let i = 0; i < 4; i++) {
    await name.click();
    seen.push(await page.evaluate(() => document.activeElement.textContent));
  }
  assert.deepEqual(seen, ["Ingrid Solheim", "She", "Solheim", "Ingrid Solheim"]);
});

test("notices are listed and lead to their place", async (t) => {
  const { page } = await openFixture(t);
  const tab = page.getByRole("tab", { name: /To check/ });
  assert.match(await tab.textContent(), /1$/);
  await tab.click();
  assert.deepEqual(await texts(page, ".panel-notices .message"), ["A space is missing behind the full stop."]);
  await page.locator(".check").click();
  assert(await page.locator('.reading [data-ids~="notice-0"]').first().evaluate((element) => element.classList.contains("is-flashing")));
});

test("a long list shows its first items, and the rest when asked", async (t) => {
  const { page } = await open(t);
  await paste(page, Array.from({ length: 120 }, (_, i) => `“We will see about number ${i},” said Lena Ortiz.`).join("\n\n"));
  await whenRead(page);
  const items = page.locator(".speaker").first().locator("li .content");
  assert.equal(await items.count(), 50);
  await page.getByRole("button", { name: /^Show \d+ more$/ }).first().click();
  assert((await items.count()) > 100);
});

test("a text that seems not to be English is told to the reader above all the rest", async (t) => {
  const { page } = await open(t);
  await paste(page, "Der Präsident sagte am Freitag, dass die Verhandlungen gescheitert seien. Die Ministerin war anderer Meinung und wollte nichts davon hören, denn es sei nicht wahr. ".repeat(4));
  await whenRead(page);
  assert.match(await page.locator(".caution").textContent(), /English/);
  await paste(page, "Lena Ortiz spoke in London, and she said that she would come again.");
  await page.waitForFunction(() => document.querySelector(".caution").textContent === "");
});
