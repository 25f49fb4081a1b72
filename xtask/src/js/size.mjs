/**
 * What a folder that `cargo xtask dist` wrote costs a first visit, raw and as brotli sends it: `node size.mjs FOLDER`.
 * Fails above the budget.
 * @module
 */

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

/** The most that brotli may send, in bytes. */
const BUDGET = { "the page": 40_000, "the element": 40_000, "together": 2_000_000 };
/** The package's script is in the worker. */
const PACKAGE = ["newslens_bg.wasm", "en.model"];

const folder = process.argv[2];

/** @param {string} file @returns {[number, number]} */
function sizeOf(file) {
  const bytes = readFileSync(join(folder, file));
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return [bytes.length, brotliCompressSync(bytes, { params }).length];
}

/** @param {[number, number][]} sizes @returns {[number, number]} */
const sum = (sizes) => sizes.reduce(([raw, brotli], [r, b]) => [raw + r, brotli + b], [0, 0]);

/** Modules and what they import at once, or ever. @param {string[]} roots @param {RegExp} imports */
function reached(roots, imports) {
  const all = new Set(roots);
  for (const file of all) {
    for (const [, imported] of readFileSync(join(folder, file), "utf8").matchAll(imports)) {
      if (!imported.startsWith("pkg/")) all.add(imported);
    }
  }
  return [...all];
}

const AT_ONCE = /(?:from|import)\s*"\.\/([^"]+)"/g;
const EVER = /(?:from|import)\s*\(?\s*"\.\/([^"]+)"/g;
const beside = readdirSync(folder).filter((file) => /^(index\.html|page\.css|files\.js|sw\.js|.*\.(webmanifest|svg|png))$/.test(file));
/** @type {Record<string, [number, number]>} */
const sizes = Object.fromEntries(PACKAGE.map((file) => [file, sizeOf(`pkg/${file}`)]));
sizes["the page"] = sum([...reached(["page.js", "worker.js"], AT_ONCE), ...beside].map(sizeOf));
sizes.together = sum(Object.values(sizes));
// A site that shows the element loads this in the place of the page, and the same package.
sizes["the element"] = sum(reached(["define.js", "worker.js"], EVER).map(sizeOf));

const line = (name, ...columns) => `${String(name).padEnd(20)}${columns.map((c) => ` ${String(c).padStart(10)}`).join("")}`;
console.log([line("", "raw", "brotli"), ...Object.entries(sizes).map(([name, size]) => line(name, ...size))].join("\n"));
for (const [name, most] of Object.entries(BUDGET)) {
  if (sizes[name][1] > most) {
    console.error(`over the budget: ${name} may be ${most} bytes after brotli, and is ${sizes[name][1]}`);
    process.exitCode = 1;
  }
}
