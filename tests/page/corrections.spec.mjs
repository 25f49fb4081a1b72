/** A reader puts findings right, sees what follows from it, and takes it back. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { paste, texts, whenRead } from "./actions.mjs";
import { open } from "./harness.mjs";
import { carryCorrections } from "../../www/segments.js";

const TEXT = "Lena Ortiz, the mayor, met Peter Voss in London.\n\n“We will rebuild the bridge,” she said.\n\nThe plan is terrible, said Peter Voss.\n";

async function read(t) {
  const opened = await open(t);
  await paste(opened.page, TEXT);
  await whenRead(opened.page);
  return opened;
}

/** Opens the card of the mark with these words, and the controls of the part about them. */
async function correcting(page, words, part) {
  await page.locator(".reading mark", { hasText: words }).first().click();
  const about = page.locator(`.card .about-${part}`).first();
  await about.getByText("Correct this").click();
  return about;
}

const speakers = (page) => texts(page, ".speaker h2");
const corrections = (page) => texts(page, ".corrections li > span");
/** Whose card it is that the page shows now, whatever it is called. */
const waitForCorrections = (page, n) => page.waitForFunction((n) => document.querySelectorAll(".corrections li").length === n, n);

test("another speaker is chosen, and all that hangs on it follows", async (t) => {
  const { page } = await read(t);
  const before = await speakers(page);
  assert(before.includes("Lena Ortiz"), String(before));
  const about = await correcting(page, "will rebuild", "quotation");
  await about.getByLabel("Said by").selectOption({ label: "Peter Voss" });
  await about.getByRole("button", { name: "Change" }).click();
  await waitForCorrections(page, 1);
  assert.deepEqual(await speakers(page), ["Peter Voss"]);
  assert.deepEqual(await corrections(page), ["“We will rebuild the bridge,” was said by “Peter Voss”"]);
  assert.match(await page.locator("#status").textContent(), /^Corrected: /);
  assert(await page.evaluate(() => Boolean(document.activeElement?.closest(".reading mark"))), "the reader stays at the mark");
});

test("a kind is changed, everywhere it is named", async (t) => {
  const { page } = await read(t);
  const about = await correcting(page, "Peter Voss", "mention");
  await about.getByLabel("It is").selectOption("ORG");
  await about.getByRole("button", { name: "Change" }).first().click();
  await waitForCorrections(page, 1);
  assert.deepEqual(await texts(page, ".reading mark.org.name"), ["Peter Voss", "Peter Voss"]);
});

test("two become one, and the one that was chosen keeps its name", async (t) => {
  const { page } = await read(t);
  const about = await correcting(page, "Peter Voss", "mention");
  await about.getByLabel("The same as").selectOption({ label: "Lena Ortiz" });
  await about.getByRole("button", { name: "Change" }).nth(1).click();
  await waitForCorrections(page, 1);
  await page.getByRole("tab", { name: /Names/ }).click();
  assert.match(await page.locator(".entity", { hasText: "Lena Ortiz" }).textContent(), /also “Peter Voss”/);
});

test("a mark is dropped, and comes back: from the list, by the button, by the keyboard", async (t) => {
  const { page } = await read(t);
  const cues = () => texts(page, ".reading mark.cue");
  assert.deepEqual(await cues(), ["terrible"]);
  const drop = async () => {
    const about = await correcting(page, "terrible", "cue");
    await about.getByRole("button", { name: "No feeling here" }).click();
    await waitForCorrections(page, 1);
    assert.deepEqual(await cues(), []);
  };
  const isBack = () => page.waitForFunction(() => document.querySelectorAll(".reading mark.cue").length === 1 && !document.querySelector(".corrections"));
  await drop();
  await page.getByRole("button", { name: /^Take back/ }).click();
  await isBack();
  await page.click("#undo");
  await waitForCorrections(page, 1);
  await page.click("#undo");
  await isBack();
  await drop();
  await page.evaluate(() => document.activeElement?.blur());
  await page.keyboard.press("Control+z");
  await isBack();
});

test("what a pronoun refers to is chosen by keyboard alone", async (t) => {
  const { page } = await read(t);
  await page.evaluate(() => document.activeElement?.blur());
  for (let i = 0; i < 20 && (await page.evaluate(() => document.activeElement.textContent)) !== "she"; i++) await page.keyboard.press("n");
  await page.keyboard.press("Enter");
  const summary = page.locator(".card .about-mention summary");
  await summary.focus();
  await page.keyboard.press("Enter");
  const select = page.locator(".card").getByLabel("It refers to");
  await select.focus();
  await page.keyboard.type("Pet");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await waitForCorrections(page, 1);
  assert.deepEqual(await corrections(page), ["“she” refers to “Peter Voss”"]);
});

test("clearing is undone, corrections and all", async (t) => {
  const { page } = await read(t);
  await (await correcting(page, "terrible", "cue")).getByRole("button", { name: "No feeling here" }).click();
  await waitForCorrections(page, 1);
  await page.click("#clear");
  assert.equal(await page.evaluate(() => document.querySelector(".reading").textContent), "");
  await page.click("#undo");
  await waitForCorrections(page, 1);
  assert.equal(await page.evaluate(() => document.querySelector(".reading").textContent), TEXT);
  assert.deepEqual(await texts(page, ".reading mark.cue"), []);
});

test("corrections move with an edit, and go with the words they are about", () => {
  const at = (words, text = TEXT) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
  const given = [{ kind: "drop", layer: "cue", ...at("terrible") }, { kind: "merge", mentions: [at("Lena Ortiz"), at("Peter Voss")] }];
  const longer = TEXT.replace("the mayor", "the new mayor");
  assert.deepEqual(carryCorrections(given, TEXT, longer), [{ kind: "drop", layer: "cue", ...at("terrible", longer) }, { kind: "merge", mentions: [at("Lena Ortiz"), at("Peter Voss", longer)] }]);
  assert.deepEqual(carryCorrections(given, TEXT, TEXT.replace("Peter", "Paul")), [{ kind: "drop", layer: "cue", ...at("terrible", TEXT.replace("Peter", "Paul")) }]);
});

test("the corrections stand through typing", async (t) => {
  const { page } = await read(t);
  await (await correcting(page, "terrible", "cue")).getByRole("button", { name: "No feeling here" }).click();
  await waitForCorrections(page, 1);
  await page.click("#edit");
  await page.evaluate(() => document.querySelector("#text").setSelectionRange(0, 0));
  await page.keyboard.type("Yesterday ");
  await page.waitForFunction(() => document.querySelector(".corrections") && /12|2\d words/.test(document.querySelector("#status").textContent));
  await page.click("#read");
  assert.deepEqual(await texts(page, ".reading mark.cue"), []);
});
