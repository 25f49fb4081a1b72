/**
 * How fast a folder that `cargo xtask bench` built reads, in Chromium: `node bench.mjs FOLDER`.
 *
 * The stages take turns, so that whatever else the machine does slows all of them, and a text's time in a stage is the least
 * of its turns: what else runs only adds.
 * @module
 */

import { readFileSync, readdirSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const TEXTS = fileURLToPath(new URL("../../../tests/golden/", import.meta.url));
const TYPES = { ".js": "text/javascript", ".wasm": "application/wasm" };
const ROUNDS = 15;

const folder = process.argv[2];
const texts = readdirSync(TEXTS).filter((name) => name.endsWith(".txt")).map((name) => readFileSync(join(TEXTS, name), "utf8"));
const server = createServer((request, response) => {
  const name = (request.url ?? "/").slice(1);
  const isFile = readdirSync(folder).includes(name);
  response.setHeader("Content-Type", TYPES[/** @type {keyof typeof TYPES} */ (extname(name))] ?? "text/html");
  response.end(isFile ? readFileSync(join(folder, name)) : "<!doctype html><title>bench</title>");
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
const page = await browser.newPage();
await page.goto(`http://127.0.0.1:${port}/`);

const { nTokens, times } = await page.evaluate(
  async ({ texts, rounds }) => {
    // @ts-ignore: the module is there when the page runs
    const { default: init, Analyzer } = await import("/newslens.js");
    await init();
    const analyzer = new Analyzer(new Uint8Array(await (await fetch("/en.model")).arrayBuffer()));
    /** @type {Record<string, (text: string) => unknown>} */
    const stages = {
      "words and sentences": (text) => analyzer.countTokens(text, false),
      "… and names and values": (text) => analyzer.countTokens(text, true),
      "… and all the rest": (text) => analyzer.countFindings(text),
      "… and the way to JavaScript objects": (text) => analyzer.analyze(text),
    };
    /** @type {Record<string, number[]>} */
    const times = {};
    for (let round = -5; round < rounds; round++) {
      for (const [name, stage] of Object.entries(stages)) {
        texts.forEach((text, at) => {
          const begun = performance.now();
          for (let n = 0; n < 16; n++) stage(text);
          const took = (performance.now() - begun) / 16;
          const least = (times[name] ??= []);
          if (round >= 0) least[at] = Math.min(least[at] ?? took, took);
        });
      }
    }
    return { nTokens: texts.reduce((n, text) => n + analyzer.countTokens(text, false), 0), times };
  },
  { texts, rounds: ROUNDS },
);
await browser.close();
server.close();

const n = (/** @type {number} */ value) => Math.round(value).toLocaleString("en").padStart(11);
console.log(`${texts.length} texts, ${nTokens} tokens, ${ROUNDS} rounds; the least of each text's turns, each stage with those before it\n`);
console.log(`${"".padEnd(36)} ${"ms".padStart(8)} ${"tokens a second".padStart(16)} ${"share".padStart(6)}`);
const least = Object.values(times).map((all) => all.reduce((sum, took) => sum + took, 0));
Object.keys(times).forEach((name, at) => {
  const share = (100 * (least[at] - (least[at - 1] ?? 0))) / least[least.length - 1];
  console.log(`${name.padEnd(36)} ${least[at].toFixed(2).padStart(8)} ${n((nTokens * 1000) / least[at]).padStart(16)} ${share.toFixed(0).padStart(4)} %`);
});
