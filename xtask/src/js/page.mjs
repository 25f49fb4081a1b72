/**
 * Makes the page in a folder as small as it is served: `node page.mjs FOLDER`.
 *
 * The modules that somebody asks for by name stay, with their exports; what several of them share lies in chunks beside
 * them, and what nobody asks for by name goes. `files.js` lists what a first visit loads, for whoever wants to keep it:
 * a service worker.
 * @module
 */

import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { build } from "esbuild";
import { minifyStyles } from "./styles.mjs";

/** What is asked for by name beside the page itself: by a site that shows the element, by a script of a site, by the maker of embedding code. */
const MODULES = ["define.js", "element.js", "gather.js", "embed.js"];
/** The worker is one file, so that it starts after one request, and can be made into a blob where it lies on another host. */
const WORKER = "worker.js";
/** Scripts that are no modules. */
const SCRIPTS = ["sw.js"];
/** Of the package, a visit loads these; its script is in the worker. */
const PACKAGE = ["pkg/en.model", "pkg/newslens_bg.wasm"];

const folder = process.argv[2];
const options = /** @type {const} */ ({ outdir: folder, allowOverwrite: true, minify: true, charset: "utf8", legalComments: "none", target: "es2023", logLevel: "warning", plugins: [minifyStyles] });
const files = (/** @type {RegExp} */ wanted) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && wanted.test(entry.name))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll("\\", "/"));
const at = (/** @type {string} */ file) => join(folder, file);

const sources = files(/\.js$/);
await build({ ...options, entryPoints: [at(WORKER)], bundle: true, format: "esm" });
// The page stands alone, so that a visit loads few files, which compress better; what sites take shares its parts.
const outputs = {};
for (const modules of [["page.js"], MODULES]) {
  const { metafile } = await build({
    ...options,
    entryPoints: modules.map(at),
    outbase: folder,
    bundle: true,
    splitting: true,
    format: "esm",
    chunkNames: "[name]-[hash]",
    external: ["./pkg/*"],
    metafile: true,
  });
  Object.assign(outputs, metafile.outputs);
}
const alone = [...SCRIPTS.filter((file) => sources.includes(file)), ...sources.filter((file) => /^pkg\//.test(file)), ...files(/\.css$/)];
await build({ ...options, entryPoints: alone.map(at), outbase: folder });

/** What was made, and what each of it imports at once. */
const made = new Map(Object.entries(outputs).map(([path, { imports }]) => [
  relative(folder, path), imports.filter(({ external, kind }) => !external && kind === "import-statement").map(({ path }) => relative(folder, path)),
]));
for (const file of sources) if (!made.has(file) && !alone.includes(file) && file !== WORKER) rmSync(at(file));
for (const empty of readdirSync(folder, { withFileTypes: true })) {
  if (empty.isDirectory() && readdirSync(at(empty.name)).length === 0) rmSync(at(empty.name), { recursive: true });
}

/** @param {string[]} roots */
const reached = (roots) => {
  const all = new Set(roots);
  for (const file of all) for (const imported of made.get(file) ?? []) all.add(imported);
  return [...all];
};
const loaded = [...reached(["page.js"]), WORKER, "index.html", "page.css", ...PACKAGE].sort();
const hash = createHash("sha256");
for (const file of loaded) hash.update(file).update(readFileSync(at(file)));
const list = { version: hash.digest("hex").slice(0, 16), files: loaded.map((file) => (file === "index.html" ? "./" : file)) };
writeFileSync(at("files.js"), `self.newslensFiles=${JSON.stringify(list)};\n`);
