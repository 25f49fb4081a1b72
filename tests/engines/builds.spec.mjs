/** The builds of the package, in every engine: one script without modules, and one file that holds everything. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { bare } from "../page/actions.mjs";
import { ROOT } from "../page/harness.mjs";
import { inEach } from "./driver.mjs";

const STORY = "<p>“This is a wonderful day,” said Lena Ortiz in London.</p>";
const TYPES = { js: "text/javascript", wasm: "application/wasm", model: "application/octet-stream" };

/** A site with the package's folder beside its page. @param {string} script @param {string} policy @param {string} [attributes] */
function site(script, policy, attributes = "") {
  const page = bare(`<news-lens ${attributes}>${STORY}</news-lens>`, { head: `<script defer src="./package/${script}"></script>` });
  const reply = (/** @type {string} */ path) => {
    const [folder, file] = path.split("/");
    if (folder === "package") return { headers: { "Content-Type": TYPES[file.split(".").pop()] }, body: readFileSync(join(ROOT, "pkg", file)) };
    const own = page.host.reply(path);
    return own && { ...own, headers: { ...own.headers, ...(policy && { "Content-Security-Policy": policy }) } };
  };
  return { ...page, host: { reply }, tolerates: policy ? /Content.Security.Policy|against the policy|blocked|violates/i : undefined };
}

for (const [script, policy, step] of [
  ["newslens.iife.js", "", "worker"],
  ["newslens.single.js", "connect-src 'none'", "worker"],
  ["newslens.single.js", "connect-src 'none'; worker-src blob:", "blob"],
  ["newslens.single.js", "worker-src 'none'", "page"],
]) {
  inEach(`${script}, ${policy || "no policy"} → ${step}`, site(script, policy), async (page) => {
    await page.until(() => ["ready", "error"].includes(document.querySelector("news-lens").state));
    const { step: held, tried } = await page.run(() => document.querySelector("news-lens").environment);
    assert.equal(held, step, JSON.stringify(tried));
    assert.deepEqual(await page.texts("news-lens >>> mark.person.name"), ["Lena Ortiz"]);
  });
}

inEach("where WebAssembly is forbidden, the text and the reason are there", site("newslens.single.js", "script-src 'self'", 'worker="off"'), async (page) => {
  await page.until(() => document.querySelector("news-lens").state === "error");
  assert.equal(await page.run(() => document.querySelector("news-lens").environment.step), "none");
  assert.match((await page.texts("news-lens >>> [part=status]"))[0], /content security policy/);
  await page.shows("news-lens p");
});
