/**
 * Builds the element into the npm package: `node package.mjs WWW PKG`.
 *
 * - `define.js`, `element.js`, `worker.js`: modules, which load the wasm and the model from beside themselves
 * - `newslens.iife.js`: the same as one script, for systems that know no modules
 * - `newslens.single.js`: the same as one script that holds the wasm and the model too, so that it asks for nothing
 * - `custom-elements.json`, from what element.js says of itself; `integrity.json`, the SHA-384 of each file
 * @module
 */

import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { constants, deflateRawSync } from "node:zlib";
import { build } from "esbuild";
import { manifestOf } from "./manifest.mjs";
import { minifyStyles } from "./styles.mjs";

const [www, pkg] = process.argv.slice(2).map((folder) => resolve(folder));
const read = (/** @type {string} */ file) => readFileSync(join(pkg, file));
const sha384 = (/** @type {Buffer | string} */ bytes) => `sha384-${createHash("sha384").update(bytes).digest("base64")}`;
const LOADED = { wasm: "newslens_bg.wasm", model: "en.model" };
const PARTS = /^part-\w+\.js$/;

/** The address of a script that runs now, and a file's beside it. */
const BESIDE_SCRIPT = `const script = globalThis.document?.currentScript?.src ?? "";
const beside = (file) => (script ? new URL(file, script).href : file);`;
const KNOWN = JSON.stringify(Object.fromEntries(Object.entries(LOADED).map(([part, file]) => [part, { sum: sha384(read(file)), size: read(file).length }])));

const SOURCES = {
  modules: `export const SOURCES = {
    worker: new URL("./worker.js", import.meta.url).href,
    wasm: new URL("./${LOADED.wasm}", import.meta.url).href,
    model: new URL("./${LOADED.model}", import.meta.url).href,
    known: ${KNOWN},
  };`,
  script: `${BESIDE_SCRIPT}
  export const SOURCES = { worker: beside("worker.js"), wasm: beside("${LOADED.wasm}"), model: beside("${LOADED.model}"), known: ${KNOWN} };`,
};

/**
 * Puts the package's own script where the page's modules look for it, and a build's sources in the place of theirs.
 * @param {string} sources
 * @returns {import("esbuild").Plugin}
 */
const place = (sources) => ({
  name: "place",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^\.\/pkg\// }, ({ path }) => ({ path: join(pkg, path.slice("./pkg/".length)) }));
    onLoad({ filter: /\/sources\.js$/ }, () => ({ contents: sources, loader: "js" }));
    // Nobody asks this script where it lies: the bytes are always given to it.
    onLoad({ filter: /\/newslens\.js$/ }, ({ path }) => ({ contents: readFileSync(path, "utf8").replace(/new URL\('[^']*', import\.meta\.url\)/, "undefined"), loader: "js" }));
  },
});

/** @param {string} sources @param {import("esbuild").BuildOptions} options */
const bundle = (sources, options) =>
  build({ bundle: true, minify: true, legalComments: "none", target: "es2022", logLevel: "warning", outdir: pkg, plugins: [place(sources), minifyStyles], ...options });
const from = (/** @type {string} */ file) => join(www, file);
/** @param {string} code */
const script = (code) => ({ stdin: { contents: code, resolveDir: www, sourcefile: "entry.js" }, outdir: undefined, format: /** @type {const} */ ("iife") });

for (const old of readdirSync(pkg).filter((file) => PARTS.test(file))) rmSync(join(pkg, old));
await bundle(SOURCES.modules, { entryPoints: ["define.js", "element.js"].map(from), format: "esm", splitting: true, chunkNames: "part-[hash]" });
await bundle(SOURCES.modules, { entryPoints: [from("worker.js")], format: "esm" });
await bundle(SOURCES.script, { ...script('import "./define.js";'), outfile: join(pkg, "newslens.iife.js") });

/** What base64 holds, compressed: half the size in the file, and little more on the way. @param {string} file */
const packed = (file) => deflateRawSync(read(file), { level: constants.Z_BEST_COMPRESSION, memLevel: 9 }).toString("base64");
const workerScript = await bundle(SOURCES.modules, { entryPoints: [from("worker.js")], format: "iife", write: false });
const inlined = `const script = globalThis.document?.currentScript?.src || null;
  const unpacked = (text) => {
    let bytes;
    return () => (bytes ??= (async () => {
      const packed = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
      return new Uint8Array(await new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw"))).arrayBuffer());
    })());
  };
  export const SOURCES = {
    worker: script,
    script: ${JSON.stringify(workerScript.outputFiles?.[0].text.trimEnd())},
    classic: true,
    wasm: unpacked("${packed(LOADED.wasm)}"),
    model: unpacked("${packed(LOADED.model)}"),
  };`;
await bundle(inlined, {
  // The file is its own worker too: as a file of the page's origin it has its own policy.
  ...script('if (typeof importScripts === "function") import("./worker.js"); else import("./define.js");'),
  outfile: join(pkg, "newslens.single.js"),
});

writeFileSync(join(pkg, "custom-elements.json"), `${JSON.stringify(manifestOf(readFileSync(from("element.js"), "utf8")), null, 2)}\n`);
const shipped = readdirSync(pkg).filter((file) => /\.(js|wasm|model)$/.test(file)).sort();
writeFileSync(join(pkg, "integrity.json"), `${JSON.stringify(Object.fromEntries(shipped.map((file) => [file, sha384(read(file))])), null, 2)}\n`);
