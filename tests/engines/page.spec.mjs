/** The page, walked by mouse and by keys, in every engine. */

import assert from "node:assert/strict";
import { EXAMPLES } from "../../www/examples.js";
import { inEach } from "./driver.mjs";
import { analysisOf, isRead, saidIn } from "./reading.mjs";

const [{ text: EXAMPLE }, { text: OTHER }] = EXAMPLES;
const person = () => document.querySelectorAll(".reading mark.person").length;
const focused = () => document.activeElement?.textContent ?? "";

/** @param {import("./driver.mjs").Page} page */
async function example(page) {
  await page.click(".intro button");
  await isRead(page, EXAMPLE);
}

inEach("an example becomes marks, and asks the host for nothing more", {}, async (page) => {
  await page.until(() => document.querySelector("#status").textContent === "Ready.");
  // What keeps the page for when there is no network loads the page's own files once more.
  await page.run(() => navigator.serviceWorker.ready.then(() => true));
  const before = page.site.paths.length;
  await example(page);
  assert.match((await page.texts("#status"))[0], /words, read in \d+ ms on this device$/);
  assert.deepEqual(page.site.paths.slice(before), []);
});

inEach("what is typed is read as it is typed, and again when it changes", {}, async (page) => {
  await page.click(".editor");
  await page.type("Lena Ortiz spoke in Oslo.");
  await isRead(page, "Lena Ortiz spoke in Oslo.");
  await page.press("Home");
  await page.type("“No,” she said. ");
  await isRead(page, "“No,” she said. Lena Ortiz spoke in Oslo.");
  await page.press("End", "Enter", "Enter");
  await page.type("Peter Voss said that it was a bad idea.");
  await isRead(page, "“No,” she said. Lena Ortiz spoke in Oslo.\n\nPeter Voss said that it was a bad idea.");
  await page.press("Escape");
  assert.equal(await page.run(() => document.activeElement.id), "read");
});

const NASTY = {
  emoji: "👩‍👩‍👧‍👦 said Anna Berg: “🇺🇦 é \u{1f389}” 🎉 Zoë Öhm",
  "line ends": "One.\r\n\r\nTwo.\rThree.\n\n\n Four. \n",
  "right to left": "قال محمود: «نعم». He said “שלום עולם” to Anna Berg.",
  markup: "<script>alert(1)</script><img src=x onerror=alert(1)> &amp; “<b>hi</b>,” said Bo Larsen.",
  controls: " a\u0001\u0008\u000b\u000c\u001f\u007f\u0085 b\u2028c\u2029d",
};

inEach("any text that is pasted is drawn to the last unit", {}, async (page) => {
  for (const nasty of Object.values(NASTY)) {
    await page.click("#clear");
    const pasted = await page.paste(nasty);
    const lines = (/** @type {string} */ text) => text.split(/\r\n?|\n/);
    assert.deepEqual(lines(pasted), lines(nasty), "a clipboard may change line ends, and nothing else");
    await isRead(page, pasted);
  }
});

inEach("a paste takes the place of the text; a file, too, and one that is dropped", {}, async (page) => {
  await page.paste(EXAMPLE);
  await isRead(page, EXAMPLE);
  await page.paste(OTHER);
  await isRead(page, OTHER);
  await page.run((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], "story.txt", { type: "text/plain" }));
    const input = /** @type {HTMLInputElement} */ (document.querySelector("#file"));
    input.files = data.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }, EXAMPLE);
  await isRead(page, EXAMPLE);
  await page.run((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], "other.txt", { type: "text/plain" }));
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
  }, OTHER);
  await isRead(page, OTHER);
});

inEach("a text too long to edit is read all the same", {}, async (page) => {
  const long = `${EXAMPLE}\n`.repeat(Math.ceil(510_000 / EXAMPLE.length));
  await page.paste(long);
  await page.until((length) => document.querySelector(".reading").textContent.length === length, long.length);
  await page.until(() => /^Long text, to read only: .*read in/.test(document.querySelector("#status").textContent));
  assert(await page.run(() => document.querySelector("#edit").disabled));
  const { mentions } = analysisOf(long);
  await page.until((n) => document.querySelector(`.reading [data-ids~="mention-${n}"]`), mentions.length - 1);
});

inEach("the legend hides and shows a kind, by mouse and by keys", {}, async (page) => {
  await example(page);
  const all = await page.run(person);
  await page.click('.legend [data-key="person"]');
  assert.equal(await page.run(person), 0);
  await page.click('.legend [data-key="person"]');
  assert.equal(await page.run(person), all);
  await page.run(() => document.querySelector('.legend [tabindex="0"]').focus());
  await page.press("Home", "ArrowRight");
  assert.equal(await page.run(() => document.activeElement.dataset.key), "person");
  await page.press(" ");
  assert.equal(await page.run(person), 0);
  await page.press("Enter");
  assert.equal(await page.run(person), all);
});

inEach("the lists lead into the text, by mouse and by keys", {}, async (page) => {
  await example(page);
  const analysis = analysisOf(EXAMPLE);
  const shown = await page.texts(".speaker h2");
  const speakers = saidIn(analysis).flatMap(({ speaker }) => (speaker === null ? [] : analysis.entities[speaker].name));
  for (const name of speakers) assert(shown.includes(name), `${name} in ${shown}`);
  await page.click(".speaker li button");
  await page.until(() => document.activeElement.matches(".reading mark.quotation"));
  await page.run(() => document.querySelector('[role="tab"][tabindex="0"]').focus());
  await page.press("ArrowRight");
  assert.match(await page.run(focused), /^Names/);
  await page.shows(".entity");
  await page.run(() => document.querySelector(".entity").focus());
  await page.press("Enter");
  await page.until(() => document.activeElement.matches(".reading mark.mention"));
});

inEach("the card opens and closes by mouse", {}, async (page) => {
  await example(page);
  await page.hover(".reading mark.person.name");
  await page.shows(".card");
  assert.match((await page.texts(".card"))[0], /Read as a person/);
  await page.pointAt(5, 5);
  await page.shows(".card", { not: true });
  await page.click(".reading mark.cue");
  await page.shows(".card");
  await page.pointAt(5, 5);
  await new Promise((resolve) => setTimeout(resolve, 500));
  await page.shows(".card");
  await page.click("footer p");
  await page.shows(".card", { not: true });
});

inEach("the marks are one tab stop; keys walk them, hold the card open and close it", {}, async (page) => {
  await example(page);
  assert.equal(await page.run(() => document.querySelectorAll('.reading [tabindex="0"]').length), 1);
  await page.run(() => /** @type {HTMLElement} */ (document.activeElement).blur());
  await page.press("n");
  const first = await page.run(focused);
  await page.press("n");
  const second = await page.run(focused);
  await page.press("End", "Home");
  assert.equal(await page.run(focused), first);
  await page.press("ArrowRight");
  assert.equal(await page.run(focused), second);
  await page.shows(".card");
  await page.press("Enter");
  assert(await page.run(() => document.querySelector(".card").contains(document.activeElement)));
  await page.press("Escape");
  await page.shows(".card", { not: true });
  assert.equal(await page.run(focused), second);
});

inEach("while a reader edits, hovering still explains", {}, async (page) => {
  await example(page);
  await page.click("#edit");
  await page.hover(".reading mark.person.name");
  await page.shows(".card");
});

/** How light the ink and the ground are, 0 to 1. @returns {number[]} */
function lightness() {
  const { color } = getComputedStyle(document.querySelector(".reading"));
  const grounds = [document.body, document.documentElement].map((element) => getComputedStyle(element).backgroundColor);
  const backgroundColor = grounds.find((ground) => ground !== "rgba(0, 0, 0, 0)");
  return [color, backgroundColor].map((css) => {
    const canvas = document.createElement("canvas").getContext("2d");
    canvas.fillStyle = css;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b] = canvas.getImageData(0, 0, 1, 1).data;
    return (r + g + b) / 765;
  });
}

for (const dark of [false, true]) {
  inEach(`it looks ${dark ? "dark" : "light"} where the reader's machine does, and the other way when asked`, { dark }, async (page) => {
    await example(page);
    const isDark = async () => {
      const [ink, ground] = await page.run(lightness);
      assert(Math.abs(ink - ground) > 0.5, `ink ${ink} on ${ground}`);
      return ink > ground;
    };
    assert.equal(await isDark(), dark);
    await page.click("#theme");
    assert.equal(await isDark(), !dark);
  });
}
