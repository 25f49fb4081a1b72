/** The dialog that gives the analysis away. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { paste, whenRead } from "./actions.mjs";
import { open } from "./harness.mjs";

const TEXT = "“We will rebuild the bridge,” said Lena Ortiz, the mayor.\n\nThe plan is terrible, said Peter Voss.\n";
const FORMATS = {
  "Web page": [".html", /<!doctype html>/i], Markdown: [".md", /Lena Ortiz/], CSV: [".csv", /We will rebuild/], JSON: [".json", /^\{"schema":1/],
  "Web Annotation": [".jsonld", /"@context"/], TEI: [".tei.xml", /<said/], brat: [".ann", /^T1\t/m], CoNLL: [".conll", /B-PER/], spaCy: [".spacy.json", /"ents"/], Citron: [".citron.json", /"quotes"/],
};

async function openDialog(t) {
  const opened = await open(t, { context: { permissions: ["clipboard-read", "clipboard-write"] } });
  await paste(opened.page, TEXT);
  await whenRead(opened.page);
  await opened.page.click("#export");
  return opened;
}

/** Chooses a format and waits for its file. */
async function choose(page, name) {
  await page.evaluate(() => (document.querySelector(".export pre").textContent = ""));
  const radio = page.locator(".export label", { has: page.locator(`strong:text-is("${name}")`) }).locator("input");
  if (await radio.isChecked()) await radio.dispatchEvent("change");
  else await radio.check();
  await page.waitForFunction(() => document.querySelector(".export pre").textContent && !document.querySelector(".export .primary").disabled);
}

for (const [name, [extension, looks]] of Object.entries(FORMATS)) {
  test(`${name}: the file is shown, says what it leaves out, and is downloaded whole`, async (t) => {
    const { page } = await openDialog(t);
    await choose(page, name);
    assert.match(await page.locator(".left-out").first().textContent(), /^This format (has no place for: .+|holds everything)\.$/);
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Download" }).click()]);
    assert.equal(download.suggestedFilename(), `we-will-rebuild-the-bridge-said${extension}`);
    const content = readFileSync(await download.path(), "utf8");
    assert.match(content, looks);
    const shown = await page.locator(".export pre").textContent();
    assert(content.startsWith(shown.replace(/ …$/, "")), "what is shown is its beginning");
  });
}

test("a file is copied", async (t) => {
  const { page } = await openDialog(t);
  await choose(page, "Markdown");
  await page.getByRole("button", { name: "Copy", exact: true }).click();
  await page.waitForFunction(() => document.querySelector(".left-out").textContent === "Copied.");
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /Lena Ortiz/);
  await page.getByRole("button", { name: "Copy link" }).click();
  await page.getByText("Link copied.").waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), await page.getByLabel("Link to this text").inputValue());
});

test("corrections are in the file", async (t) => {
  const { page } = await openDialog(t);
  await page.keyboard.press("Escape");
  await page.locator(".reading mark.cue", { hasText: "terrible" }).click();
  await page.locator(".card .about-cue").getByText("Correct this").click();
  await page.getByRole("button", { name: "No feeling here" }).click();
  await page.waitForFunction(() => document.querySelector(".corrections"));
  await page.click("#export");
  await choose(page, "JSON");
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Download" }).click()]);
  const { cues, corrections } = JSON.parse(readFileSync(await download.path(), "utf8"));
  assert.deepEqual(cues, []);
  assert.equal(corrections.length, 1);
  assert.equal(corrections[0].applied, true);
});

test("the dialog is used by keyboard alone, and Esc gives the focus back", async (t) => {
  const { page } = await openDialog(t);
  await page.keyboard.press("Escape");
  assert(await page.locator("dialog").isHidden());
  assert.equal(await page.evaluate(() => document.activeElement.id), "export");
  await page.keyboard.press("Enter");
  await page.locator(".export input:checked").focus();
  await page.keyboard.press("ArrowDown");
  await page.waitForFunction(() => /^#? ?\S/.test(document.querySelector(".export pre").textContent) && document.querySelector(".export input:checked").value === "markdown");
  const reached = new Set();
  for (let i = 0; i < 12; i++) {
    await page.keyboard.press("Tab");
    reached.add(await page.evaluate(() => document.activeElement.textContent || document.activeElement.getAttribute("aria-label")));
  }
  for (const name of ["Download", "Copy", "Copy link", "×"]) assert(reached.has(name), `${name} in ${[...reached]}`);
});

test("with no text there is nothing to export", async (t) => {
  const { page } = await open(t);
  assert(await page.locator("#export").isDisabled());
});
