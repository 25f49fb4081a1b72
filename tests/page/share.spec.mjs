/** A link that holds the text: made here, read here, and never sent to a server. */

import assert from "node:assert/strict";
import { deflateRawSync } from "node:zlib";
import { test } from "node:test";
import { paste, texts, whenRead } from "./actions.mjs";
import { open } from "./harness.mjs";
import { LONGEST_LINK, linkTo, sharedIn } from "../../www/share.js";

const TEXT = "“We will rebuild the bridge,” said Lena Ortiz, the mayor.\n\nThe plan is terrible, said Peter Voss.\n";
const reading = (page) => page.evaluate(() => document.querySelector(".reading").textContent);
const link = (page) => page.getByLabel("Link to this text").inputValue();
const code = (json) => `#t=${deflateRawSync(json).toString("base64url")}`;

async function openDialog(page) {
  await page.click("#export");
  await page.waitForFunction(() => document.querySelector("dialog input[readonly]").value || document.querySelector("dialog input[readonly]").disabled);
}

test("a link gives back what went in, whatever it is", async () => {
  const nasty = ["a", TEXT, "👩‍👩‍👧‍👦\u0000\r\n\t", "\ud800 lone \udc00", "#?&=+/%", "x".repeat(50_000)];
  for (const text of nasty) {
    const made = await linkTo({ text, corrections: [] }, "http://host/page#old");
    assert.match(made, /^http:\/\/host\/page#t=[\w-]+$/);
    assert.deepEqual(await sharedIn(new URL(made).hash), { text, corrections: [] });
  }
  const corrections = [{ kind: "drop", layer: "cue", start: 1, end: 2 }];
  assert.deepEqual(await sharedIn(new URL(await linkTo({ text: TEXT, corrections }, "http://host/")).hash), { text: TEXT, corrections });
});

test("a text that fits no link makes none, and no link is above the cap", async () => {
  let seed = 1;
  const random = Array.from({ length: 40_000 }, () => String.fromCharCode(33 + (((seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) >>> 24) % 90))).join("");
  assert.equal(await linkTo({ text: random, corrections: [] }, "http://host/"), null);
  const longest = await linkTo({ text: "word ".repeat(20_000), corrections: [] }, "http://host/");
  assert(longest.length <= LONGEST_LINK);
});

test("a link that is damaged, unpacks to too much or holds something else fails", async () => {
  assert.equal(await sharedIn(""), null);
  assert.equal(await sharedIn("#section"), null);
  for (const hash of ["#t=%%%", "#t=AAAA", code("{}"), code('{"a":1}'), code("[5]"), code('["x",7]'), code("not json"), code(`["${"a".repeat(3_000_000)}"]`)]) {
    await assert.rejects(sharedIn(hash), hash.slice(0, 40));
  }
});

test("a link made on the page opens the text and its corrections on another, and no server hears of it", async (t) => {
  const { page, context, site } = await open(t);
  await paste(page, TEXT);
  await whenRead(page);
  await page.locator(".reading mark.cue", { hasText: "terrible" }).click();
  const about = page.locator(".card .about-cue");
  await about.getByText("Correct this").click();
  await about.getByRole("button", { name: "No feeling here" }).click();
  await page.waitForFunction(() => document.querySelector(".corrections"));
  await openDialog(page);
  const made = await link(page);
  assert.match(made, /#t=/);
  const asked = [];
  context.on("request", (request) => asked.push(request.url()));
  const other = await context.newPage();
  await other.goto(made);
  await whenRead(other);
  assert.equal(await reading(other), TEXT);
  assert.match(await other.locator("#status").textContent(), /^From the link: /);
  assert.deepEqual(await texts(other, ".reading mark.cue"), []);
  assert.equal(await other.locator(".corrections li").count(), 1);
  assert.equal(other.url(), made, "reloading opens it again");
  assert(!site.paths.some((path) => path.includes("t=")), "no path holds it");
  assert(asked.every((url) => new URL(url).search === ""));
  await other.click("#clear");
  assert(!other.url().includes("#"), "the address no longer says what is shown");
});

test("a link is read when it is put into the address of the open page, and can be undone", async (t) => {
  const { page } = await open(t);
  await paste(page, "Anna Berg spoke in Oslo.");
  await whenRead(page);
  const hash = new URL(await linkTo({ text: TEXT, corrections: [] }, "http://host/")).hash;
  await page.evaluate((hash) => (location.hash = hash), hash);
  await page.waitForFunction((text) => document.querySelector(".reading").textContent === text, TEXT);
  await page.click("#undo");
  await page.waitForFunction(() => document.querySelector(".reading").textContent === "Anna Berg spoke in Oslo.");
});

test("a damaged link is told in a sentence, and corrections that mean nothing cost no text", async (t) => {
  const { page } = await open(t, { path: "#t=AAAA" });
  await page.waitForFunction(() => /^The link could not be read: /.test(document.querySelector("#status").textContent));
  await page.evaluate((hash) => (location.hash = hash), code(JSON.stringify([TEXT, [{ kind: "nonsense" }]])));
  await page.waitForFunction(() => /^The corrections in the link could not be used\. .*read in/.test(document.querySelector("#status").textContent));
  assert.equal(await reading(page), TEXT);
});

test("a text too long for a link says so", async (t) => {
  const { page } = await open(t);
  await paste(page, Array.from({ length: 9000 }, (_, i) => `Ms ${String.fromCharCode(65 + ((i * 7919) % 26))}${(i * 104729) % 99991} said so.`).join(" "));
  await whenRead(page);
  await openDialog(page);
  assert.match(await page.locator("dialog").textContent(), /too long for a link, which may have 16,000 characters/);
  assert.equal(await link(page), "");
});
