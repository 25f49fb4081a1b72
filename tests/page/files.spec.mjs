/** The ways a text comes in. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { paste, texts, whenRead } from "./actions.mjs";
import { open } from "./harness.mjs";

const reading = (page) => page.evaluate(() => document.querySelector(".reading").textContent);

/** Drops a file on the page. */
async function drop(page, name, bytes) {
  await page.evaluate(({ name, bytes }) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([new Uint8Array(bytes)], name));
    for (const type of ["dragover", "drop"]) document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
  }, { name, bytes: [...bytes] });
}

for (const id of ["politics", "business", "messy"]) {
  test(`the example ${id} is read`, async (t) => {
    const { page } = await open(t);
    await paste(page, "x");
    await whenRead(page);
    await page.click(`[data-example="${id}"]`);
    await page.waitForFunction(() => document.querySelectorAll(".reading mark.person").length > 2);
    const n_words = (await reading(page)).split(/\s+/).length;
    assert(n_words >= 190 && n_words <= 350, String(n_words));
  });
}

test("an empty page offers the examples", async (t) => {
  const { page } = await open(t);
  assert.equal(await page.locator(".intro button").count(), 3);
  await page.locator(".intro button").first().click();
  await whenRead(page);
  assert(await page.locator(".intro").isHidden());
});

test("a text file is opened", async (t) => {
  const { page } = await open(t);
  await page.setInputFiles("#file", { name: "story.md", mimeType: "text/markdown", buffer: Buffer.from("# Zoë\r\n\r\nLena Ortiz spoke.") });
  await whenRead(page);
  assert.equal(await reading(page), "# Zoë\r\n\r\nLena Ortiz spoke.");
  assert.match(await page.locator("#status").textContent(), /^story\.md: /);
});

test("a text file is dropped", async (t) => {
  const { page } = await open(t);
  await drop(page, "story.txt", Buffer.from("Lena Ortiz spoke in London."));
  await whenRead(page);
  assert.deepEqual(await texts(page, ".reading mark.person"), ["Lena Ortiz"]);
  assert.equal(await page.locator(".is-dropping").count(), 0);
});

test("of a saved web page, the article is read as text, and nothing in it is run or loaded", async (t) => {
  const { page, site } = await open(t);
  const html = `<!doctype html><title>T</title><script>window.hit = 1</script><nav>Home <a href="/x">News</a></nav><img src="${site.url}spy.png" onerror="window.hit = 2">
    <article><h1>Bridge</h1><p>“We will rebuild,”   said <b>Lena Ortiz</b>.<p hidden>Buy now</article><article>Read also</article><footer>© 2026</footer>`;
  await drop(page, "story.html", Buffer.from(html));
  await whenRead(page);
  assert.equal(await reading(page), "Bridge\n\n“We will rebuild,” said Lena Ortiz.");
  assert.equal(await page.evaluate(() => window.hit), undefined);
  assert(!site.paths.some((path) => path.includes("spy")));
});

test("a file in an old encoding is read as one, and the page says so", async (t) => {
  const { page } = await open(t);
  await drop(page, "old.txt", Buffer.from("\x93Caf\xe9,\x94 said Lena Ortiz.", "latin1"));
  await whenRead(page);
  assert.equal(await reading(page), "“Café,” said Lena Ortiz.");
  assert.match(await page.locator("#status").textContent(), /Windows-1252/);
});

test("a file that is no text is refused, and the text stays", async (t) => {
  const { page } = await open(t);
  await paste(page, "Lena Ortiz spoke.");
  await whenRead(page);
  await drop(page, "photo.jpg", Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0x10]));
  await page.waitForFunction(() => /no text file/.test(document.querySelector("#status").textContent));
  assert.equal(await reading(page), "Lena Ortiz spoke.");
});

test("what is put in the middle of a text goes where the caret is", async (t) => {
  const { page } = await open(t);
  await page.click("#text");
  await page.keyboard.type("Lena  spoke.");
  for (let i = 0; i < 7; i++) await page.keyboard.press("ArrowLeft");
  await page.keyboard.insertText("Ortiz");
  await whenRead(page);
  assert.equal(await page.inputValue("#text"), "Lena Ortiz spoke.");
});

test("a paste above 500 kB never enters the textarea", async (t) => {
  const { page } = await open(t);
  await page.click("#text");
  const long = "Lena Ortiz spoke in London, and nobody else did.\n\n".repeat(11_000);
  await paste(page, long);
  await page.waitForFunction(() => /read in/.test(document.querySelector("#status").textContent), null, { timeout: 60_000 });
  assert.equal(await page.inputValue("#text"), "");
  assert(await page.locator("#edit").isDisabled());
  await page.waitForFunction((n) => document.querySelector(".reading").textContent.length === n, long.length);
});

test("of a text of 10 MB in short lines the beginning is marked, with a sentence on what to do", async (t) => {
  const { page } = await open(t);
  await paste(page, "Lena Ortiz spoke.\n".repeat(560_000));
  await page.waitForFunction(() => /The first 1,999,998 of 10,080,000 characters have marks; paste the rest to read on/.test(document.querySelector("#status").textContent), null, { timeout: 90_000 });
  await page.locator(".reading mark.person", { hasText: "Lena Ortiz" }).first().waitFor();
  assert.match(await page.locator(".reading .chunk").first().textContent(), /^Lena Ortiz spoke/);
});

test("clear leaves an empty page to write on", async (t) => {
  const { page } = await open(t);
  await paste(page, "Lena Ortiz spoke.");
  await whenRead(page);
  await page.click("#clear");
  assert.equal(await reading(page), "");
  assert.equal(await page.evaluate(() => document.activeElement.id), "text");
});
