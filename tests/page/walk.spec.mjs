/** The card, by pointer and by keyboard. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { openFixture } from "./actions.mjs";

const card = (page) => page.locator(".card");
const focused = (page) => page.evaluate(() => document.activeElement.textContent);

test("hovering a mark says what it is and why", async (t) => {
  const { page } = await openFixture(t);
  await page.hover('.reading mark[data-ids~="cue-3"]');
  await card(page).waitFor();
  const said = await card(page).innerText();
  for (const part of ["Positive: “good”", "+2.3 on a scale", "strengthened by “very”", "Whose feeling: Daniel Okafor", "Said by Daniel Okafor", "carried over from the quotation before", "80% sure"]) {
    assert(said.includes(part), `${part} in ${said}`);
  }
  assert(await page.locator('.reading [data-ids~="source-3"]').first().evaluate((element) => element.classList.contains("is-beside")));
  await page.mouse.move(5, 5);
  await card(page).waitFor({ state: "hidden" });
});

test("of a part quotation, the card counts the words that are the speaker's own", async (t) => {
  const { page } = await openFixture(t);
  await page.hover('.reading mark[data-ids~="quotation-0"]');
  await card(page).waitFor();
  assert.match(await card(page).innerText(), /6 of 9 words are the speaker’s own/);
});

test("the pointer may go from the mark to the card", async (t) => {
  const { page } = await openFixture(t);
  await page.hover('.reading mark[data-ids~="mention-4"]');
  await card(page).waitFor();
  assert.match(await card(page).innerText(), /“She” refers to Ingrid Solheim[\s\S]*Could also be: Elena Rusu/);
  await page.locator(".card h2").first().hover();
  await page.waitForTimeout(400);
  assert(await card(page).isVisible());
});

test("the text is one tab stop; n and p walk, Home and End jump", async (t) => {
  const { page } = await openFixture(t);
  assert.equal(await page.locator('.reading [tabindex="0"]').count(), 1);
  await page.locator('.reading [tabindex="0"]').focus();
  assert.equal(await focused(page), "Karsk");
  await page.keyboard.press("n");
  assert.equal(await focused(page), "collapsed");
  await page.keyboard.press("ArrowRight");
  assert.equal(await focused(page), "Friday");
  await page.keyboard.press("p");
  assert.equal(await focused(page), "collapsed");
  await page.keyboard.press("End");
  assert.equal(await focused(page), "Solheim");
  await page.keyboard.press("Home");
  assert.equal(await focused(page), "Karsk");
  assert.equal(await page.locator('.reading [tabindex="0"]').count(), 1);
});

test("n starts the walk from anywhere on the page", async (t) => {
  const { page } = await openFixture(t);
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press("n");
  assert.equal(await focused(page), "Karsk");
});

test("a focused mark is described to a screen reader", async (t) => {
  const { page } = await openFixture(t);
  await page.locator('.reading [tabindex="0"]').focus();
  const described = await page.evaluate(() => document.getElementById(document.activeElement.getAttribute("aria-describedby")).textContent);
  assert.equal(described, "Place: Karsk");
});

test("Enter pins the card, Esc closes it and gives the focus back", async (t) => {
  const { page } = await openFixture(t);
  await page.locator('.reading [tabindex="0"]').focus();
  await card(page).waitFor();
  await page.keyboard.press("Enter");
  assert(await card(page).evaluate((element) => element.contains(document.activeElement)));
  await page.mouse.move(5, 5);
  await page.hover('.reading mark[data-ids~="cue-3"]');
  await page.waitForTimeout(400);
  assert.match(await card(page).innerText(), /Karsk/, "a pinned card stays");
  await page.keyboard.press("Escape");
  await card(page).waitFor({ state: "hidden" });
  assert.equal(await focused(page), "Karsk");
});

test("a click pins, a click elsewhere closes", async (t) => {
  const { page } = await openFixture(t);
  await page.click('.reading mark[data-ids~="mention-7"]');
  await page.mouse.move(5, 5);
  await page.waitForTimeout(400);
  assert.match(await card(page).innerText(), /Geneva/);
  await page.click("footer");
  await card(page).waitFor({ state: "hidden" });
});

test("while a reader edits, hovering still explains", async (t) => {
  const { page } = await openFixture(t);
  await page.click("#edit");
  const box = await page.locator('.reading mark[data-ids~="mention-3"]').boundingBox();
  await page.mouse.move(box.x + 5, box.y + box.height / 2);
  await card(page).waitFor();
  assert.match(await card(page).innerText(), /Ingrid Solheim/);
});
