/** The text with its marks: what is drawn, and that it stays the reader's text. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { answering, openFixture, paste, texts, whenRead } from "./actions.mjs";
import { analysis, text } from "./fixture.mjs";
import { open } from "./harness.mjs";
import { EXAMPLES } from "../../www/examples.js";

test("each channel draws the surfaces that the analysis names", async (t) => {
  const { page } = await openFixture(t);
  assert.deepEqual(await texts(page, ".reading mark.mention.name"), [
    "Karsk", "Norwegian", "Ingrid Solheim", "Daniel Okafor", "European Union", "Geneva", "Elena Rusu", "Solheim",
  ]);
  assert.deepEqual(await texts(page, ".reading mark.cue"), ["collapsed", "bitter", "disappointment", "good", "reckless"]);
  assert.deepEqual(await texts(page, '.reading [data-ids~="quotation-0"]'), ["the failure was “", "a ", "bitter", " ", "disappointment", " for the families"]);
  assert.deepEqual(await texts(page, '.reading [data-ids~="quotation-3"]'), ["That is not how you treat a ", "very", " ", "good", " partner."]);
  assert.deepEqual(await texts(page, ".reading mark.quoted"), ["peace window"]);
  assert.equal(await page.evaluate(() => document.querySelector(".reading").textContent), text);
});

test("names carry a letter, cues a sign, and quotations their speaker in the gutter", async (t) => {
  const { page } = await openFixture(t);
  const sign = (selector) => page.locator(selector).first().getAttribute("data-sign");
  assert.equal(await sign("mark.person.name"), "P");
  assert.equal(await sign("mark.org"), "O");
  assert.equal(await sign("mark.cue.negative"), "−");
  assert.equal(await sign("mark.cue.positive"), "+");
  assert.deepEqual(await page.locator("[data-gutter]").evaluateAll((found) => found.map((element) => element.dataset.gutter)), [
    "Ingrid Solheim", "Daniel Okafor", "Elena Rusu", "Ingrid Solheim",
  ]);
});

test("a pronoun of which it is open whom it means says so", async (t) => {
  const ambiguous = { ...analysis, mentions: analysis.mentions.map((mention, i) => (i === 4 ? { ...mention, confidence: 0.55 } : i === 10 ? { ...mention, form: "nominal", entity: null } : mention)) };
  const { page } = await openFixture(t, { host: answering(ambiguous) });
  const sign = (index) => page.locator(`.reading mark[data-ids~="mention-${index}"]`).getAttribute("data-sign");
  assert.equal(await sign(4), "?", "it could be somebody else");
  assert.equal(await sign(10), "?", "it is nobody known");
  assert.equal(await sign(3), "P");
});

test("in the gutter a long name ends where its room does, on one line where another follows", async (t) => {
  const entities = analysis.entities.map((entity) => (entity.id === 3 ? { ...entity, name: "Ferry Workers’ Union of the Northern Isles" } : entity));
  const quotations = analysis.quotations.map((quotation, i) => (i === 3 ? { ...quotation, speaker: 5 } : quotation));
  const { page } = await openFixture(t, { host: answering({ ...analysis, entities, quotations }) });
  assert.deepEqual(await page.locator("[data-gutter]").evaluateAll((found) => found.map((element) => element.dataset.gutter)), [
    "Ingrid Solheim", "Ferry Workers’…", "Elena Rusu", "Elena Rusu", "Ingrid Solheim",
  ]);
  const long = await openFixture(t, { host: answering({ ...analysis, entities }) });
  assert.equal(await long.page.locator("[data-gutter^=Ferry]").getAttribute("data-gutter"), "Ferry Workers’ Union of…");
});

test("a short first line without a stop looks like a headline", async (t) => {
  const { page } = await open(t);
  for (const [given, headline] of [["Mill to close\n\nIt will close in May.", "Mill to close"], ["It will close.\n\nIn May.", null], ["“No.”\n\nNobody knew.", null], ["Mill to close", null]]) {
    await page.evaluate(() => (document.querySelector("#status").textContent = ""));
    await paste(page, given);
    await whenRead(page);
    const large = await page.locator(".block").evaluateAll((blocks) => blocks.filter((block) => getComputedStyle(block).fontWeight > 600).map((block) => block.textContent.trim()));
    assert.deepEqual(large, headline ? [headline] : [], given);
  }
});

const NASTY = {
  emoji: "👩‍👩‍👧‍👦 said: “🇺🇦 é \u{1f389}” 🎉 Zoë Öhm",
  "line ends": "One.\r\n\r\nTwo.\rThree.\n\n\n Four. \n",
  "right to left": "قال محمود: «نعم». He said “שלום עולם” to Anna Berg.",
  "overrides and joiners": "\u202eevil\u202c \u200bJohn\u200d \u2066x\u2069 \ufeffend",
  markup: "<script>alert(1)</script><img src=x onerror=alert(1)> &amp; “<b>hi</b>,” said Bo.",
  "lone surrogates": "\ud800 “We will,” said Lena Ortiz. \udc00",
  controls: "\u0000 a\u0001\u0008\u000b\u000c\u001f\u007f\u0085 b\u2028c\u2029d",
  "only space": " \n\t ",
  zalgo: `Z${"\u0351".repeat(300)}al said “no${"\u0316".repeat(300)}”`,
  "marks alone": "““““””””''\"\"«»‘’",
};

test("any text is drawn to the last unit, with no element of its own", async (t) => {
  const { page } = await open(t);
  for (const [name, nasty] of Object.entries(NASTY)) {
    if (await page.locator("#clear").isVisible()) await page.click("#clear");
    await page.evaluate(() => (document.querySelector("#status").textContent = ""));
    await paste(page, nasty);
    await whenRead(page);
    const drawn = await page.evaluate((json) => {
      const reading = document.querySelector(".reading");
      return {
        isSame: reading.textContent === JSON.parse(json),
        elements: [...new Set([...reading.querySelectorAll("*")].map((element) => element.localName))].filter((name) => !["div", "p", "mark", "span"].includes(name)),
      };
    }, JSON.stringify(nasty));
    assert.deepEqual(drawn, { isSame: true, elements: [] }, name);
  }
});

test("a text of 200 kB is drawn in full", async (t) => {
  const { page } = await open(t);
  const long = `${text}\n`.repeat(Math.ceil(200_000 / text.length));
  await paste(page, long);
  await whenRead(page);
  await page.waitForFunction((n) => document.querySelector(".reading").textContent.length === n, long.length);
  assert(await page.evaluate((wanted) => document.querySelector(".reading").textContent === wanted, long));
  assert(await page.locator(".reading mark.mention").count() > 1000);
});

test("marks follow the reader's typing", async (t) => {
  const { page } = await open(t);
  await page.click("#text");
  await page.keyboard.type("Yesterday Lena Ortiz spoke.");
  await whenRead(page);
  assert.deepEqual(await texts(page, ".reading mark.person"), ["Lena Ortiz"]);
  await page.keyboard.press("Home");
  await page.keyboard.type("And so. ");
  assert.deepEqual(await texts(page, ".reading mark.person"), ["Lena Ortiz"], "at once, before any answer");
  await page.waitForTimeout(400);
  assert.deepEqual(await texts(page, ".reading mark.person"), ["Lena Ortiz"]);
  assert.equal(await page.inputValue("#text"), "And so. Yesterday Lena Ortiz spoke.");
});

/** How far the words of the drawing lie from where the textarea has them, in pixels: the farthest one. */
function farthest() {
  const editor = document.querySelector("#text");
  // A textarea does not tell where its words lie; an element of the same class and one text node does.
  const twin = document.createElement("div");
  twin.className = editor.className;
  twin.textContent = editor.value;
  editor.after(twin);
  const places = (root) => {
    const places = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    let offset = 0;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      for (let at = 0; at < node.length; at++, offset++) {
        if (!/\S/.test(node.data[at])) continue;
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const { left, bottom } = range.getBoundingClientRect();
        places[offset] = { left, bottom };
      }
    }
    return places;
  };
  const [typed, drawn] = [places(twin), places(document.querySelector(".reading"))];
  twin.remove();
  let most = { distance: 0, text: "" };
  typed.forEach(({ left, bottom }, at) => {
    const distance = Math.max(Math.abs(left - drawn[at].left), Math.abs(bottom - drawn[at].bottom));
    if (distance > most.distance) most = { distance, text: editor.value.slice(at, at + 30) };
  });
  return most;
}

for (const width of [390, 700, 1000, 1366]) {
  test(`while a reader edits at ${width} pixels, the marks lie exactly under the words`, async (t) => {
    const { page } = await open(t, { context: { viewport: { width, height: 800 } } });
    for (const { id, text } of EXAMPLES) {
      if (await page.locator("#clear").isVisible()) await page.click("#clear");
      await paste(page, text);
      await page.waitForFunction((wanted) => document.querySelectorAll(".reading mark").length > 20 && document.querySelector(".reading").textContent === wanted, text);
      await page.click("#edit");
      const { distance, text: where } = await page.evaluate(farthest);
      assert(distance < 2, `${id}: ${distance} pixels at “${where}”`);
    }
  });
}

test("of many texts in a row, the last one is shown", async (t) => {
  const { page } = await open(t);
  for (let i = 0; i <= 30; i++) await paste(page, `Number ${i}: Lena Ortiz spoke in London.`);
  await page.waitForFunction(() => document.querySelectorAll(".reading mark").length > 0);
  await page.waitForTimeout(300);
  assert.match(await page.evaluate(() => document.querySelector(".reading").textContent), /^Number 30:/);
});
