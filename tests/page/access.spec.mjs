/** For whoever reads by ear, by keyboard, in the dark, on a phone or on paper. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { FIXTURE, openFixture, paste, texts, whenRead } from "./actions.mjs";
import { open, ROOT } from "./harness.mjs";

for (const width of [320, 390]) {
  test(`at ${width} pixels there is one column, no sideways scrolling, and the lists lie in a sheet at the foot`, async (t) => {
    const { page } = await openFixture(t, { context: { viewport: { width, height: 700 }, reducedMotion: "reduce" } });
    assert(!(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)));
    const handle = page.getByRole("button", { name: "What was found" });
    const box = await handle.boundingBox();
    assert(box.y + box.height <= 700.5 && box.height >= 40, `a thumb reaches it: ${JSON.stringify(box)}`);
    assert(await page.getByRole("tab", { name: "Names" }).isHidden(), "closed, it holds nothing that the keyboard could reach");
    await handle.click();
    assert.equal(await handle.getAttribute("aria-expanded"), "true");
    await page.locator(".speaker li button", { hasText: "reckless language" }).click();
    assert.equal(await handle.getAttribute("aria-expanded"), "false", "it makes room for the text");
    assert.match(await page.evaluate(() => document.activeElement.dataset.ids), /quotation-4/);
    await page.getByRole("button", { name: "Close" }).click();
    await handle.click();
    await page.evaluate(() => document.activeElement.blur());
    await page.keyboard.press("Escape");
    assert.equal(await handle.getAttribute("aria-expanded"), "false");
  });

  test(`at ${width} pixels the card is a sheet that does not cover its mark`, async (t) => {
    const { page } = await openFixture(t, { context: { viewport: { width, height: 600 }, hasTouch: true } });
    const mark = page.locator('.reading mark[data-ids~="mention-10"]');
    await mark.scrollIntoViewIfNeeded();
    await mark.tap();
    const [card, line] = await Promise.all([page.locator(".card").boundingBox(), mark.boundingBox()]);
    assert(Math.abs(card.y + card.height - 600) < 2 && card.width === width, JSON.stringify(card));
    assert(line.y + line.height <= card.y, "the mark is seen above it");
  });
}

test("the page has the colours and families of the lens, which it paints before the lens is there", () => {
  const named = (file) => {
    const sheet = readFileSync(join(ROOT, "www", file), "utf8").replace(/var\(--newslens-\w+, ((?:[^()]|\([^()]*\))+)\)/g, "$1");
    return new Map([...sheet.matchAll(/^ {2}--(paper|raised|ink|soft|rule|accent|sans|serif): (.+);$/gm)].map(([, name, value]) => [name, value]));
  };
  const page = named("page.css");
  assert.equal(page.size, 8);
  assert.deepEqual(page, named("styles.js"));
});

test("no kind of mark hangs on colour alone", async (t) => {
  const { page } = await openFixture(t);
  const look = (selector) => page.locator(`.reading ${selector}`).first().evaluate((mark) => {
    const { textDecorationStyle, textDecorationLine, backgroundImage, borderBlockEndStyle } = getComputedStyle(mark);
    return [textDecorationLine, textDecorationStyle, backgroundImage.replace(/(rgba?|color|oklab)\([^)]*\)/g, "c"), borderBlockEndStyle, mark.dataset.sign ?? ""].join();
  });
  const looks = [];
  for (const selector of ["mark.person.name", "mark.org", "mark.place", "mark.norp", "mark.value", "mark.pronoun", "mark.cue.negative:not(.quotation)", "mark.cue.positive"]) {
    looks.push(await look(selector));
  }
  assert.equal(new Set(looks).size, looks.length, looks.join("\n"));
});

test("a change is told to a screen reader once, in a sentence", async (t) => {
  const { page } = await openFixture(t);
  assert.deepEqual(await texts(page, '.lens [role="status"]'), ["7 names, 6 quotations, 5 feeling words"]);
});

test("on paper, the text comes with all the lists and without the buttons", async (t) => {
  const { page } = await openFixture(t);
  await page.emulateMedia({ media: "print" });
  for (const selector of [".panel-said", ".panel-names", ".panel-notices", ".reading", ".legend [data-key=person]"]) assert(await page.locator(selector).isVisible(), selector);
  for (const selector of [".desk", ".tabs", "#theme", ".legend select", ".legend .layer >> nth=0", ".legend [data-key=thought]"]) assert(await page.locator(selector).isHidden(), selector);
});

test("paper shows what a screen keeps behind “Show more”", async (t) => {
  const { page } = await open(t);
  const people = Array.from({ length: 60 }, (_, i) => `“Number ${i} was late,” said Lena Ort${"iouea"[i % 5]}z. It was over.Then it was not, for the ${i}th time.`);
  await paste(page, people.join("\n\n"));
  await whenRead(page);
  assert(await page.locator(".more").count() > 0);
  await page.pdf();
  assert.equal(await page.locator(".panel:not(.panel-order) .more").count(), 0);
  assert((await texts(page, ".panel-notices .check")).length >= 60);
});

test("on a sheet of paper as narrow as a phone, nothing is hidden", async (t) => {
  const { page } = await openFixture(t, { context: { viewport: { width: 640, height: 900 } } });
  await page.emulateMedia({ media: "print" });
  for (const selector of [".panel-said .speaker", ".panel-names .entity", ".score .lane", ".reading"]) assert(await page.locator(selector).first().isVisible(), selector);
  assert(await page.locator(".sheet-handle").isHidden());
  const { height, content } = await page.evaluate(() => {
    const side = document.querySelector(".side");
    return { height: side.clientHeight, content: side.scrollHeight };
  });
  assert(content <= height + 1, "no list is cut");
});

test("the theme button turns the look round", async (t) => {
  const { page } = await open(t, { host: FIXTURE, context: { colorScheme: "light" } });
  const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await ground();
  await page.click("#theme");
  assert.notEqual(await ground(), light);
  assert.equal(await page.locator("#theme").getAttribute("aria-pressed"), "true");
});
