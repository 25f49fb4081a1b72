/** `<news-lens>` under the content security policies that sites have: which step of the ladder holds, and that the text always shows. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { host, open } from "./harness.mjs";

const STORY = "<p>Lena Ortiz spoke in London.</p>";
const WASM = "script-src 'self' 'wasm-unsafe-eval'";
/** What a browser says when a policy forbids something, which these tests provoke. */
const FORBIDDEN = /Content.Security.Policy|TrustedScriptURL|TrustedTypePolicy|Failed to fetch|ERR_FAILED|violates|asks somebody else|Refused to/i;

/**
 * A page of somebody else's under a policy.
 * @param {string} policy
 * @param {{ script?: string, everywhere?: boolean, attributes?: string }} options everywhere: the policy comes with every file, the worker's too
 */
function site(policy, { script = "./define.js", everywhere = false, attributes = "" } = {}) {
  const isModule = !/iife|single/.test(script);
  const body = `<!doctype html><html lang="en"><title>Site</title><script ${isModule ? 'type="module"' : "defer"} crossorigin src="${script}"></script><news-lens ${attributes}>${STORY}</news-lens>`;
  const own = policy ? { "Content-Security-Policy": policy } : {};
  const reply = (path) =>
    path === "site.html" ? { headers: { "Content-Type": "text/html; charset=utf-8", ...own }, body } : path === "favicon.ico" ? { status: 204 } : undefined;
  return { path: "site.html", tolerates: FORBIDDEN, host: { reply, headers: everywhere ? own : {} } };
}

/** What the element says once it has come to an end. */
async function outcome(page) {
  await page.waitForFunction(() => ["ready", "error"].includes(document.querySelector("news-lens").state), null, { timeout: 20_000 });
  return page.evaluate(() => {
    const lens = document.querySelector("news-lens");
    const { environment, state } = lens;
    return { step: environment.step, tried: environment.tried.map(({ step, code }) => `${step}: ${code}`), state, status: lens.shadowRoot.querySelector("[part=status]").textContent };
  });
}

/** The step that holds is the one that is said, by the browser's own account too. */
async function assertStep(page, wanted) {
  const { step, tried, state, status } = await outcome(page);
  assert.equal(step, wanted, `${tried}`);
  assert.equal(page.workers().length, wanted === "worker" || wanted === "blob" ? 1 : 0);
  if (wanted === "blob") assert.match(page.workers()[0].url(), /^blob:/);
  assert(await page.getByText("Lena Ortiz").filter({ visible: true }).first().isVisible(), "the text can be read");
  if (wanted === "none") {
    assert.equal(state, "error");
    assert.match(status, /^The text is shown without marks: .+\.$/);
  } else assert.equal(await page.locator("news-lens mark.person").first().textContent(), "Lena Ortiz");
}

/** On the same origin: the worker's file has a policy of its own, which is none. */
const SAME_ORIGIN = [
  ["", "worker"],
  ["script-src 'self'", "worker"],
  ["default-src 'self'", "worker"],
  [`default-src 'self'; ${WASM}`, "worker"],
  [`default-src 'self'; ${WASM}; worker-src blob:`, "blob"],
  [`connect-src 'none'; ${WASM}; worker-src blob:`, "none"],
  ["connect-src 'none'", "worker"],
  ["default-src 'none'; script-src 'self'; style-src 'self'", "worker"],
  [`default-src 'self'; ${WASM}; worker-src 'none'`, "page"],
  ["default-src 'self'; worker-src 'none'", "none"],
  ["require-trusted-types-for 'script'; trusted-types 'none'", "page"],
  ["require-trusted-types-for 'script'; trusted-types newslens", "worker"],
  ["require-trusted-types-for 'script'; trusted-types 'none'; script-src 'self'", "none"],
];
for (const [policy, step] of SAME_ORIGIN) {
  test(`${policy || "no policy"} → ${step}`, async (t) => {
    const { page } = await open(t, site(policy));
    await assertStep(page, step);
  });
}

/** The policy comes with every file, so that it holds in the worker too. */
for (const [policy, step] of [
  ["script-src 'self'", "none"],
  [WASM, "worker"],
  [`default-src 'self'; ${WASM}`, "worker"],
  [`default-src 'none'; ${WASM}`, "none"],
]) {
  test(`${policy}, sent with every file → ${step}`, async (t) => {
    const { page } = await open(t, site(policy, { everywhere: true }));
    await assertStep(page, step);
  });
}

/** The script comes from another host. */
for (const [policy, step] of [
  [() => "", "blob"],
  [(cdn) => `script-src ${cdn} 'wasm-unsafe-eval'; worker-src blob:; connect-src ${cdn}`, "blob"],
  [(cdn) => `script-src ${cdn} 'wasm-unsafe-eval'; worker-src 'none'; connect-src ${cdn}`, "page"],
  [(cdn) => `script-src ${cdn}; connect-src ${cdn}`, "none"],
]) {
  test(`from another host, ${policy("cdn") || "no policy"} → ${step}`, async (t) => {
    const cdn = await host({ headers: { "Access-Control-Allow-Origin": "*" } });
    t.after(() => cdn.close());
    const { page } = await open(t, site(policy(cdn.url), { script: `${cdn.url}define.js` }));
    await assertStep(page, step);
  });
}

test('worker="off" → page, with no worker tried', async (t) => {
  const { page } = await open(t, site("", { attributes: 'worker="off"' }));
  await assertStep(page, "page");
  assert.deepEqual((await outcome(page)).tried, []);
});

test("without a policy nothing is violated, and with the strictest that works neither", async (t) => {
  for (const policy of ["", "default-src 'none'; script-src 'self'; style-src 'self'"]) {
    const { page } = await open(t, { ...site(policy), tolerates: undefined });
    await assertStep(page, "worker");
  }
});
