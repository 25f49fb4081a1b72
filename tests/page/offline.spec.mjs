/** After the first visit the page opens without a network, and keeps nothing but its own files. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { paste, texts, whenRead } from "./actions.mjs";
import { DIST, open } from "./harness.mjs";

const ALLOWED = { context: { serviceWorkers: "allow" } };
const TEXT = "“We will rebuild,” said Lena Ortiz.";

/** Waits until the files are kept. */
const whenKept = (page) => page.evaluate(async () => (await navigator.serviceWorker.ready).active.state);

const kept = (page) => page.evaluate(async () => {
  const addresses = [];
  for (const name of await caches.keys()) for (const { url } of await (await caches.open(name)).keys()) addresses.push(url);
  return addresses.sort();
});

for (const at of ["/", "/some/where/"]) {
  test(`from ${at}, it opens, reads and exports after the host is gone`, async (t) => {
    const { page, site } = await open(t, { ...ALLOWED, host: { at } });
    await whenKept(page);
    await site.close();
    await page.reload();
    await paste(page, TEXT);
    await whenRead(page);
    assert.deepEqual(await texts(page, ".reading mark.person.name"), ["Lena Ortiz"]);
    await page.click("#export");
    await page.waitForFunction(() => document.querySelector(".export pre").textContent.includes("Lena Ortiz"));
    await page.goto(`${site.url}index.html?from=mail`);
    await paste(page, TEXT);
    await whenRead(page);
  });
}

test("what is kept is the list that the build wrote, and nothing of the reader's", async (t) => {
  const { page, site } = await open(t, ALLOWED);
  await whenKept(page);
  const self = {};
  new Function("self", readFileSync(join(DIST, "files.js"), "utf8"))(self);
  const wanted = self.newslensFiles.files.map((file) => new URL(file, site.url).href).sort();
  assert(wanted.length > 4);
  assert.deepEqual(await kept(page), wanted);
  await paste(page, TEXT);
  await whenRead(page);
  await page.evaluate(() => fetch("./embed.html"));
  assert.deepEqual(await kept(page), wanted);
});

test("with its files kept, the page asks for nothing while it is used", async (t) => {
  const { page, context, site } = await open(t, ALLOWED);
  await whenKept(page);
  const before = site.paths.length;
  const asked = [];
  context.on("request", (request) => asked.push(request.url()));
  await paste(page, TEXT);
  await whenRead(page);
  await page.locator(".reading mark.person.name").first().click();
  await page.keyboard.press("Escape");
  await page.click("#export");
  await page.waitForFunction(() => document.querySelector(".export pre").textContent.includes("Lena Ortiz"));
  await page.getByLabel(/Markdown/).check();
  await page.waitForFunction(() => document.querySelector(".export input[readonly]").value.includes("#t="));
  await page.keyboard.press("Escape");
  await page.waitForTimeout(300);
  assert.deepEqual(asked.filter((address) => !address.startsWith("blob:")), []);
  assert.equal(site.paths.length, before);
});

test("a new version takes over when no page of the old one is open, and leaves nothing of the old", async (t) => {
  let version = "first";
  const list = () => `self.newslensFiles = { version: "${version}", files: ["./", "page.css"] };`;
  const reply = (path) => (path === "files.js" ? { headers: { "Content-Type": "text/javascript", "Cache-Control": "no-store" }, body: list() } : undefined);
  const { page, site, context } = await open(t, { ...ALLOWED, host: { reply } });
  await whenKept(page);
  const names = (page) => page.evaluate(async () => (await caches.keys()).map((name) => name.split(" ").at(-1)));
  assert.deepEqual(await names(page), ["first"]);
  // From now on it holds the page.
  await page.reload();
  version = "second";
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
    while (!registration.waiting) await new Promise((resolve) => setTimeout(resolve, 20));
  });
  await page.goto("about:blank");
  const next = await context.newPage();
  await next.goto(site.url);
  await next.waitForFunction(async () => (await caches.keys()).every((name) => name.endsWith("second")));
});
