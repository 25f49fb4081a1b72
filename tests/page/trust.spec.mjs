/** What the page promises: a worker does the reading, nothing leaves, and the text stays when something fails. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { paste, whenRead } from "./actions.mjs";
import { text } from "./fixture.mjs";
import { open } from "./harness.mjs";

test("a worker reads the text", async (t) => {
  const { page } = await open(t);
  await paste(page, text);
  await whenRead(page);
  assert.equal(page.workers().length, 1);
  assert.match(page.workers()[0].url(), /\/worker\.js$/);
  assert((await page.locator(".reading mark.mention").count()) > 3, "by the real core");
});

test("once loaded, the page makes no request: for a paste, an analysis, an export, a link", async (t) => {
  const { page, context, site } = await open(t);
  await page.waitForFunction(() => document.querySelector("#status").textContent === "Ready.");
  const before = site.paths.length;
  const asked = [];
  context.on("request", (request) => asked.push(request.url()));
  await paste(page, text);
  await whenRead(page);
  await page.click('[data-example="messy"]');
  await whenRead(page);
  await page.hover(".reading mark >> nth=0");
  await page.click("#edit");
  await page.keyboard.type("Lena Ortiz said no.");
  await page.click("#theme");
  await page.getByRole("tab", { name: /Names/ }).click();
  await page.click("#export");
  for (const format of await page.locator(".export input[type=radio]").all()) await format.check();
  await page.waitForFunction(() => !document.querySelector(".export .primary").disabled && document.querySelector(".export input[readonly]").value);
  await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Download" }).click()]);
  await page.getByRole("button", { name: "Copy link" }).click();
  await page.keyboard.press("Escape");
  await page.waitForTimeout(500);
  // A download is from memory.
  assert.deepEqual(asked.filter((address) => !address.startsWith("blob:")), []);
  assert.equal(site.paths.length, before);
});

test("nothing is stored", async (t) => {
  const { page, context } = await open(t);
  await paste(page, text);
  await whenRead(page);
  const stored = () => page.evaluate(async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length, (await caches.keys()).length]);
  assert.deepEqual(await stored(), [0, 0, 0, 0]);
  assert.deepEqual(await context.cookies(), []);
});

test("the page keeps its own content security policy", async (t) => {
  const { page } = await open(t, {
    before: (page) => page.addInitScript(() => {
      window.violations = [];
      document.addEventListener("securitypolicyviolation", (event) => window.violations.push(event.violatedDirective));
    }),
  });
  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute("content");
  assert(!/unsafe-(inline|eval)/.test(policy), policy);
  await paste(page, text);
  await whenRead(page);
  await page.hover(".reading mark >> nth=0");
  await page.locator(".card").waitFor();
  assert.deepEqual(await page.evaluate(() => window.violations), []);
});

test("markup in a text is never run, whatever part of the page shows it", async (t) => {
  const { page } = await open(t);
  await paste(page, '“<img src=x onerror="window.hit=1"> is <script>window.hit=1</script> awful,” said Lena <b>Ortiz</b> of “<svg onload=window.hit=1>”.');
  await whenRead(page);
  for (const mark of await page.locator(".reading mark").all()) await mark.hover({ force: true });
  for (const tab of await page.getByRole("tab").all()) await tab.click();
  assert.equal(await page.evaluate(() => window.hit), undefined);
  assert.equal(await page.locator("#lens :is(img, script, b, svg:not(.track > svg))").count(), 0);
});

const SCRIPT = { "Content-Type": "text/javascript" };
const failures = {
  "the model is missing": { broken: "pkg/en.model", reply: { status: 404 }, says: /404.*en\.model/ },
  "the model is damaged": { broken: "pkg/en.model", reply: { body: "no model" }, says: /en\.model is another file/ },
  "the wasm is missing": { broken: "pkg/newslens_bg.wasm", reply: { status: 404 }, says: /404 for newslens_bg\.wasm/ },
  "the worker is missing": { broken: "worker.js", reply: { status: 404 }, says: /404 for worker\.js/ },
  "the worker throws": { broken: "worker.js", reply: { headers: SCRIPT, body: "throw new Error('out of luck')" }, says: /out of luck/ },
};

for (const [name, { broken, reply, says }] of Object.entries(failures)) {
  test(`when ${name}, the text stays and a sentence says why`, async (t) => {
    const { page } = await open(t, { host: { reply: (path) => (path === broken ? reply : undefined) }, tolerates: /404|out of luck|MIME|wasm/i });
    await paste(page, text);
    await page.waitForFunction(() => document.querySelector("#status").classList.contains("is-bad"));
    assert.match(await page.locator("#status").textContent(), says);
    assert.equal(await page.evaluate(() => document.querySelector(".reading").textContent), text);
  });
}

test("a worker that stops is replaced for the next text", async (t) => {
  const body = `
    postMessage({ ready: "0" });
    const nothing = { corrections: [], paragraphs: [], mentions: [], entities: [], quotations: [], quoted: [], cues: [], notices: [], sentiment: { entities: [] } };
    onmessage = ({ data: { id, text } }) => postMessage(text.includes("crash") ? { id, error: "unreachable", broken: true } : { id, ms: 1, analysis: nothing });`;
  const { page } = await open(t, { host: { reply: (path) => (path === "worker.js" ? { headers: SCRIPT, body } : undefined) } });
  await paste(page, "a crash");
  await page.waitForFunction(() => document.querySelector("#status").classList.contains("is-bad"));
  await paste(page, "all well");
  await whenRead(page);
  assert.equal(page.workers().length, 1);
});
