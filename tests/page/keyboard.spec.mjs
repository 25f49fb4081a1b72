/** A reader without a pointer: from the empty page to a corrected file, by keys alone. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { texts, whenRead } from "./actions.mjs";
import { open } from "./harness.mjs";

const focused = (page) => page.evaluate(() => {
  const { id, tagName, textContent, ariaLabel, type } = document.activeElement;
  return `${tagName}#${id} ${ariaLabel ?? ""} ${type ?? ""} ${textContent.slice(0, 40)}`;
});

/** Tabs on until what has the focus is wanted; what a reader cannot see never has it. */
async function tabTo(page, wanted, key = "Tab") {
  const seen = [];
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press(key);
    const now = await focused(page);
    assert(now.startsWith("BODY") || await page.evaluate(() => document.activeElement.checkVisibility({ visibilityProperty: true })), `${now} has the focus and cannot be seen`);
    if (wanted.test(now)) return;
    seen.push(now);
  }
  assert.fail(`${wanted} is not reached by ${key}: ${seen.join(" | ")}`);
}

test("a text is written, filtered, walked through, corrected and saved by keys alone", async (t) => {
  const { page } = await open(t);
  await tabTo(page, /TEXTAREA#text/);
  await page.keyboard.type("“We will rebuild the bridge,” said Lena Ortiz. Peter Voss called it a disgrace.");
  await whenRead(page);
  await page.waitForFunction(() => document.querySelectorAll(".reading mark.person.name").length === 2);

  await tabTo(page, /#read /, "Shift+Tab");
  await page.keyboard.press("Enter");
  await tabTo(page, /Names/);
  await page.keyboard.press("Enter");
  assert.deepEqual(await texts(page, ".reading mark.mention"), [], "the legend hides a layer");
  await page.keyboard.press("Enter");

  await page.keyboard.press("n");
  while (!/disgrace/.test(await focused(page))) await page.keyboard.press("n");
  await page.keyboard.press("Enter");
  await tabTo(page, /SUMMARY.*Correct this/);
  await page.keyboard.press("Enter");
  await tabTo(page, /BUTTON.*No feeling here/);
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector(".corrections li"));
  assert.deepEqual(await texts(page, ".reading mark.cue"), []);
  await page.keyboard.press("Escape");

  await tabTo(page, /BUTTON.*Who said what/);
  await page.keyboard.press("ArrowRight");
  assert.match(await focused(page), /Names/);
  await tabTo(page, /BUTTON#export/, "Shift+Tab");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector("dialog").open);
  await tabTo(page, /INPUT.*radio/);
  for (let i = 0; i < 12 && !(await page.evaluate(() => document.activeElement.value === "json")); i++) await page.keyboard.press("ArrowDown");
  await page.waitForFunction(() => document.querySelector(".export pre").textContent.startsWith("{") && !document.querySelector(".export .primary").disabled);
  await tabTo(page, /BUTTON.*Download/);
  const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
  const saved = JSON.parse(readFileSync(await download.path(), "utf8"));
  assert.equal(saved.corrections.length, 1);
  assert.deepEqual(saved.cues, []);
  await page.keyboard.press("Escape");
  assert.match(await focused(page), /BUTTON#export/, "the focus is where it was");
});
