/** `<news-lens>` under the content security policies that sites have: which step of the ladder holds, and that the text always shows. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { host, open } from "./harness.mjs";
import { ELSEWHERE, EVERYWHERE, SAME_ORIGIN, site } from "./policies.mjs";

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

for (const [policy, step] of SAME_ORIGIN) {
  test(`${policy || "no policy"} → ${step}`, async (t) => {
    const { page } = await open(t, site(policy));
    await assertStep(page, step);
  });
}

for (const [policy, step] of EVERYWHERE) {
  test(`${policy}, sent with every file → ${step}`, async (t) => {
    const { page } = await open(t, site(policy, { everywhere: true }));
    await assertStep(page, step);
  });
}

for (const [policy, step] of ELSEWHERE) {
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
