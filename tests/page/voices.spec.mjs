/** Whose voice it is: the filters by voice and stance, and the score of the text. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { answering, openFixture, paste, texts, whenRead } from "./actions.mjs";
import { open } from "./harness.mjs";
import { analysis, text } from "./fixture.mjs";
import { feelingOf, voicesOf } from "../../www/voices.js";

const key = (page, id) => page.locator(`.legend [data-key="${id}"]`);
const cues = (page) => texts(page, ".reading mark.cue");
const lane = (page, name) => page.locator(".lane", { has: page.getByRole("button", { name, exact: true }) });

test("every unit of the text is in one voice", () => {
  const voices = voicesOf(analysis);
  assert.deepEqual(voices.map(({ name }) => name), ["Author", "Ingrid Solheim", "Daniel Okafor", "Elena Rusu"]);
  const stretches = voices.flatMap((voice) => voice.stretches).sort((a, b) => a.start - b.start);
  assert.equal(stretches.map(({ start, end }) => text.slice(start, end)).join(""), text);
  assert(Math.abs(voices.reduce((sum, { share }) => sum + share, 0) - 1) < 1e-9);
});

test("many speakers become a few rows, nobody's words a row of their own, and what was not said none", () => {
  const one = analysis.quotations[2];
  const quotations = Array.from({ length: 9 }, (_, i) => {
    const at = { start: 20 * i, end: 20 * i + 20 - i };
    return { ...one, spans: [at], verbatim: [], speaker: i < 8 ? i : null, modality: i === 7 ? "negated" : null };
  });
  const many = { ...analysis, entities: Array.from({ length: 8 }, (_, id) => ({ ...analysis.entities[0], id, name: `Number ${id}` })), quotations };
  assert.deepEqual(voicesOf(many).map(({ name }) => name), ["Author", "Number 0", "Number 1", "Number 2", "Number 3", "3 others", "Not named"]);
});

test("feeling is told apart by voice, each sentence with its strongest word", () => {
  const words = (cues, voice) => feelingOf({ ...analysis, cues }, voice).map(({ cue, valence }) => [text.slice(cues[cue].start, cues[cue].end), valence]);
  assert.deepEqual(words(analysis.cues, "author"), [["collapsed", -0.45]]);
  assert.deepEqual(words(analysis.cues, "others"), [["disappointment", -0.6], ["good", 0.575], ["reckless", -0.55]]);
  const cancelled = analysis.cues.map((cue, i) => (i === 0 ? { ...cue, polarity: "neutral", valence: 0 } : cue));
  assert.deepEqual(words(cancelled, "author"), []);
  const open = analysis.cues.map((cue, i) => (i === 0 ? { ...cue, holder: null } : cue));
  assert.equal(words(open, "others").length, 4, "somebody's whom the text does not name");
});

test("the legend filters feeling words by voice", async (t) => {
  const { page } = await openFixture(t);
  assert.match(await key(page, "voice-author").textContent(), /1$/);
  assert.match(await key(page, "voice-others").textContent(), /4$/);
  await key(page, "voice-others").click();
  assert.deepEqual(await cues(page), ["collapsed"]);
  await key(page, "voice-author").click();
  assert.deepEqual(await cues(page), []);
  await key(page, "voice-others").click();
  assert.deepEqual(await cues(page), ["bitter", "disappointment", "good", "reckless"]);
});

test("one button asks for the author's own loaded words, and takes it back", async (t) => {
  const { page } = await openFixture(t);
  await page.getByRole("button", { name: "More filters" }).click();
  const ask = page.getByRole("button", { name: /Only the author’s loaded words/ });
  assert.match(await ask.textContent(), /1$/, "“reckless” is Elena Rusu’s");
  await ask.click();
  assert.equal(await ask.getAttribute("aria-pressed"), "true");
  assert.deepEqual(await cues(page), ["collapsed"]);
  await ask.click();
  assert.equal((await cues(page)).length, 5);
});

test("where the author has no loaded word, the question is answered and hides nothing", async (t) => {
  const { page } = await openFixture(t, { host: answering({ ...analysis, cues: analysis.cues.slice(1) }) });
  await page.getByRole("button", { name: "More filters" }).click();
  const ask = page.getByRole("button", { name: "Only the author’s loaded words 0", disabled: true });
  await ask.click({ force: true });
  assert.equal(await ask.getAttribute("aria-pressed"), "false");
  assert.equal((await cues(page)).length, 4);
});

test("the legend filters quotations by how they were said", async (t) => {
  const { page } = await openFixture(t);
  await page.getByRole("button", { name: "More filters" }).click();
  assert.match(await key(page, "stance-warn").textContent(), /Warned1$/);
  assert(await key(page, "stance-promise").isHidden(), "nobody promised");
  await key(page, "stance-neutral").click();
  const quoted = await page.locator(".reading mark.quotation").evaluateAll((marks) => [...new Set(marks.map(({ dataset }) => /quotation-\d/.exec(dataset.ids)[0]))]);
  assert.deepEqual(quoted, ["quotation-4"]);
});

test("one person's findings show alone: what they say, what is said about them, or both", async (t) => {
  const { page } = await openFixture(t);
  const shown = () => page.locator(".reading mark").evaluateAll((marks) => [...new Set(marks.flatMap(({ dataset }) => dataset.ids.match(/\b(mention|quotation|quoted|cue)-\d+/g)))].sort());
  const all = await shown();
  const only = page.getByRole("button", { name: "Only Elena Rusu" });
  await only.click();
  assert.equal(await only.getAttribute("aria-pressed"), "true");
  assert.equal(await page.getByLabel("Whose findings show").locator("option:checked").textContent(), "Elena Rusu");
  assert.deepEqual(await shown(), ["cue-4", "mention-8", "quotation-4"]);
  assert.match(await key(page, "says").textContent(), /2$/);
  await key(page, "says").click();
  assert.deepEqual(await shown(), ["mention-8"], "nobody speaks of her");
  await page.getByLabel("Whose findings show").selectOption("Ingrid Solheim");
  assert.equal(await only.getAttribute("aria-pressed"), "false");
  assert.equal(await key(page, "says").getAttribute("aria-pressed"), "true", "for each person anew");
  assert.deepEqual(await shown(), ["cue-1", "cue-2", "mention-10", "mention-3", "mention-4", "quotation-0", "quotation-1", "quotation-5"]);
  await page.getByRole("tab", { name: "In order" }).click();
  assert.equal(await page.locator(".in-order li").count(), 8, "the plain list follows");
  await page.getByLabel("Whose findings show").selectOption("Everybody");
  assert.deepEqual(await shown(), all);
  assert(await key(page, "says").isHidden());
});

test("the person stays chosen while the text is edited", async (t) => {
  const { page } = await open(t);
  await paste(page, "“Yes,” said Lena Ortiz, the mayor of Leeds.\n\n“No,” said Peter Voss, the council leader.");
  await whenRead(page);
  await page.getByRole("button", { name: "Only Peter Voss" }).click();
  const people = () => texts(page, ".reading mark.person");
  assert.deepEqual(await people(), ["Peter Voss", "the council leader"]);
  await page.click("#edit");
  await page.keyboard.press("Control+Home");
  await page.keyboard.type("Anna Berg, a teacher, came from London. ");
  await page.waitForFunction(() => /^22 words/.test(document.querySelector("#status").textContent));
  assert.deepEqual(await people(), ["Peter Voss", "the council leader"]);
  assert.equal(await page.locator("#status").getAttribute("aria-live"), "off", "no figure is told at each letter");
});

test("each voice has a row with its share and its places, drawn and in words", async (t) => {
  const { page } = await openFixture(t);
  assert.deepEqual(await texts(page, ".lane button"), ["Author", "Ingrid Solheim", "Daniel Okafor", "Elena Rusu", "Author’s feeling", "Others’ feeling"]);
  const said = await lane(page, "Ingrid Solheim").getByRole("img").getAttribute("aria-label");
  assert.match(said, /^Ingrid Solheim: \d+% of the text, 3 places, from \d+% to \d+% of it$/);
  const felt = await lane(page, "Others’ feeling").getByRole("img").getAttribute("aria-label");
  assert.match(felt, /2 negative sentences, the strongest at \d+%; 1 positive sentence, the strongest at \d+%; of 5 sentences$/);
  const heights = await page.locator(".lane path.said").evaluateAll((paths) => paths.map((path) => path.getBBox().height));
  assert(heights.every((height) => height > 0), String(heights));
});

test("a click on a row leads to the place in the text, a click on its name through all of them", async (t) => {
  const { page } = await openFixture(t, { context: { reducedMotion: "reduce" } });
  const focused = () => page.evaluate(() => document.activeElement.dataset.ids ?? "");
  const track = lane(page, "Ingrid Solheim").locator(".track");
  const { width, height } = await track.boundingBox();
  await track.click({ position: { x: width - 4, y: height / 2 } });
  assert.match(await focused(), /quotation-5/, "the last thing she says");
  const seen = [];
  for (let i = 0; i < 4; i++) {
    await page.getByRole("button", { name: "Ingrid Solheim", exact: true }).first().click();
    seen.push(/quotation-\d/.exec(await focused())[0]);
  }
  assert.deepEqual(seen, ["quotation-0", "quotation-1", "quotation-5", "quotation-0"]);
  await page.getByRole("button", { name: "Others’ feeling" }).click();
  assert.match(await focused(), /cue-2/, "the strongest first");
  await page.emulateMedia({ reducedMotion: "no-preference" });
  await page.getByRole("button", { name: "Author", exact: true }).click();
  assert(await page.locator(".block.is-flashing").count(), "what bears no mark is shown by its paragraph");
});
