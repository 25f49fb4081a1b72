/** Which step of the ladder holds under the policies that sites have, in every engine. */

import assert from "node:assert/strict";
import { host } from "../page/harness.mjs";
import { ELSEWHERE, EVERYWHERE, SAME_ORIGIN, site } from "../page/policies.mjs";
import { inEach } from "./driver.mjs";

/** A site, whose policy may forbid the script that watches for errors, too. @param {string} policy @param {Parameters<typeof site>[1]} [options] */
function visit(policy, options) {
  const { tolerates, ...rest } = site(policy, options);
  return { ...rest, tolerates: new RegExp(`${tolerates.source}|against the policy|was not watched|NetworkError|blocked`, "i") };
}

/** The step that holds is the one that is said, and the text can be read whatever it is. @param {import("./driver.mjs").Page} page @param {string} wanted */
async function holds(page, wanted) {
  await page.until(() => ["ready", "error"].includes(document.querySelector("news-lens").state));
  const { step, tried } = await page.run(() => document.querySelector("news-lens").environment);
  assert.equal(step, wanted, JSON.stringify(tried));
  if (wanted === "none") await page.shows("news-lens p");
  else assert.deepEqual(await page.texts("news-lens >>> mark.person"), ["Lena Ortiz"]);
}

for (const [policy, step] of SAME_ORIGIN) inEach(`${policy || "no policy"} → ${step}`, visit(policy), (page) => holds(page, step));
for (const [policy, step] of EVERYWHERE) {
  inEach(`${policy}, sent with every file → ${step}`, visit(policy, { everywhere: true }), (page) => holds(page, step));
}
for (const [policy, step] of ELSEWHERE) {
  inEach(`from another host, ${policy("cdn") || "no policy"} → ${step}`, async (t) => {
    const cdn = await host({ headers: { "Access-Control-Allow-Origin": "*" } });
    t.after(() => cdn.close());
    return visit(policy(cdn.url), { script: `${cdn.url}define.js` });
  }, (page) => holds(page, step));
}
