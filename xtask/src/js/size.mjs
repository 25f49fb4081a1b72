/**
 * What a folder that `cargo xtask dist` wrote costs a first visit, raw and as brotli sends it: `node size.mjs FOLDER`.
 * Fails above the budget.
 * @module
 */

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

/** The most that brotli may send, in bytes. */
const BUDGET = { page: 40_000, together: 2_000_000 };
const PACKAGE = ["newslens_bg.wasm", "newslens.js", "en.model"];
/** Of what lies beside the page, this is no part of a visit: licences, the example of an embedding page and its maker. */
const NOT_PAGE = /^(LICENSE-|embed\.)/;

/** @param {string} path @returns {[number, number]} */
function sizes(path) {
  const bytes = readFileSync(path);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return [bytes.length, brotliCompressSync(bytes, { params }).length];
}

/** @param {[number, number][]} all @returns {[number, number]} */
const sum = (all) => all.reduce(([raw, brotli], [r, b]) => [raw + r, brotli + b], [0, 0]);

const folder = process.argv[2];
const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
const page = entries.filter((entry) => entry.parentPath !== join(folder, "pkg") && !NOT_PAGE.test(entry.name));
/** @type {[string, [number, number]][]} */
const rows = PACKAGE.map((name) => [name, sizes(join(folder, "pkg", name))]);
rows.push(["the page", sum(page.map((entry) => sizes(join(entry.parentPath, entry.name))))]);
rows.push(["together", sum(rows.map(([, size]) => size))]);

const line = (name, ...columns) => `${String(name).padEnd(20)}${columns.map((c) => ` ${String(c).padStart(10)}`).join("")}`;
console.log([line("", "raw", "brotli"), ...rows.map(([name, size]) => line(name, ...size))].join("\n"));
const found = { page: rows[rows.length - 2][1][1], together: rows[rows.length - 1][1][1] };
for (const [name, most] of Object.entries(BUDGET)) {
  if (found[name] > most) {
    console.error(`over the budget: ${name === "page" ? "the page" : name} may be ${most} bytes after brotli, and is ${found[name]}`);
    process.exitCode = 1;
  }
}
