/** axe-core looks at the page in every state that a reader can bring it to, in each look. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { openFixture, paste, whenRead } from "./actions.mjs";
import { open } from "./harness.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const LOOKS = {
  light: { colorScheme: "light" },
  dark: { colorScheme: "dark" },
  "forced colours": { forcedColors: "active" },
};
const PHONE = { viewport: { width: 320, height: 640 }, hasTouch: true };

/** What axe finds wrong with the page as it stands. */
async function violations(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate((rules) => window.axe.run(document, { runOnly: rules }), RULES);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target} ${failureSummary}`).join(" | ")}`);
}

/** Brings the page from state to state; each goes on from the one before. @param {Record<string, () => Promise<unknown>>} states */
async function walk(page, states) {
  for (const [state, enter] of Object.entries(states)) {
    await enter();
    assert.deepEqual(await violations(page), [], state);
  }
}

const key = (page, id) => page.locator(`.legend [data-key="${id}"]`);
const escape = (page) => page.keyboard.press("Escape");

for (const [look, context] of Object.entries(LOOKS)) {
  test(`${look}: a text is read`, async (t) => {
    const { page } = await openFixture(t, { context });
    const who = page.getByLabel("Whose findings show");
    const tab = (name) => () => page.getByRole("tab", { name }).click();
    await walk(page, {
      reading: async () => {},
      "a card beside the pointer": () => page.hover('.reading mark[data-ids~="cue-3"]').then(() => page.locator(".card").waitFor()),
      "a pinned card": () => page.click('.reading mark[data-ids~="mention-3"]'),
      correcting: () => page.locator(".card").getByText("Correct this").first().click(),
      "a focused mark": () => escape(page).then(() => page.keyboard.press("n")),
      names: tab("Names"),
      "all marks in a list": tab("In order"),
      "what to check": tab("To check"),
      "all filters": () => page.getByRole("button", { name: "More filters" }).click(),
      "a kind hidden": () => key(page, "person").click(),
      "a voice hidden": () => key(page, "voice-author").click(),
      "a stance hidden": () => key(page, "stance-neutral").click(),
      "the author's loaded words": () => page.getByRole("button", { name: "Only the author’s loaded words" }).click(),
      "one person": () => tab("Who said what")().then(() => page.getByRole("button", { name: "Only Elena Rusu" }).click()),
      "one person, spoken of": () => key(page, "says").click(),
      "one person, hidden": () => key(page, "about").click(),
      "no mark in the list": tab("In order"),
      everybody: () => who.selectOption("Everybody"),
      exporting: () => page.click("#export").then(() => page.waitForFunction(() => document.querySelector(".export input[readonly]").value)),
      "another format": () => page.getByRole("radio", { name: "CSV" }).check(),
      "a link copied, or not": () => page.getByRole("button", { name: "Copy link" }).click(),
      editing: () => escape(page).then(() => page.click("#edit")),
      "after clearing": () => page.click("#clear"),
      "undone": () => page.click("#undo"),
      ...(context.forcedColors ? {} : { "the other look": () => page.click("#theme") }),
    });
  });

  test(`${look}: findings are put right, doubted, or none`, async (t) => {
    const { page } = await open(t, { context });
    const read = async (text) => {
      await page.evaluate(() => (document.querySelector("#status").textContent = ""));
      await paste(page, text);
      await whenRead(page);
    };
    await walk(page, {
      "nothing yet": async () => {},
      "something put right": async () => {
        await read("The plan is terrible, said Peter Voss.");
        await page.locator(".reading mark.cue").first().click();
        await page.locator(".card .about-cue").getByText("Correct this").click();
        await page.getByRole("button", { name: "No feeling here" }).click();
        await page.locator(".corrections").waitFor();
      },
      "nothing found": () => read("and then"),
      "nothing found, in a list": () => page.getByRole("tab", { name: "Names" }).click(),
      "another language": () => read("Der Minister sagte am Montag, dass die Verhandlungen nicht weitergehen werden, und er bat alle, die nicht warten wollen, nach Hause zu gehen."),
      "an open speaker": () => read("“Nobody knows,” they said.\n\n“We do not,” he said."),
      "a text too long to edit": () => read("Lena Ortiz spoke. ".repeat(30_000)),
    });
  });

  test(`${look}: no analysis`, async (t) => {
    const reply = (path) => (path === "pkg/newslens_bg.wasm" ? { status: 404 } : undefined);
    const { page } = await open(t, { context, host: { reply }, tolerates: /./ });
    await page.waitForFunction(() => document.querySelector("#status").classList.contains("is-bad"));
    await walk(page, { "while empty": async () => {}, "with a text": () => paste(page, "“No,” said Lena Ortiz.") });
  });

  test(`${look}: on a phone`, async (t) => {
    const { page } = await openFixture(t, { context: { ...context, ...PHONE } });
    await walk(page, {
      reading: async () => {},
      "the sheet open": () => page.getByRole("button", { name: "What was found" }).click(),
      "the sheet with names": () => page.getByRole("tab", { name: "Names" }).click(),
      "a card as a sheet": () => escape(page).then(() => page.click('.reading mark[data-ids~="mention-3"]')),
      exporting: () => escape(page).then(() => page.click("#export")),
    });
  });

  test(`${look}: the element, and its card`, async (t) => {
    const { page } = await open(t, { path: "embed.html", context });
    await page.waitForFunction(() => document.querySelector("news-lens").analysis);
    await walk(page, {
      reading: async () => {},
      "a pinned card": () => page.locator("news-lens mark.person").first().click(),
    });
  });
}
