/**
 * Makes the page in a folder as small as it is served: `node page.mjs FOLDER`.
 *
 * Every module stays a file of its own under its own name, with its exports, so that an address that worked with the
 * sources works here too. `files.js` lists what a first visit loads, for whoever wants to keep it: a service worker.
 * @module
 */

import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { minifyStyles } from "./styles.mjs";

/** Of what lies in the folder, this is no part of the page: the texts of the licences, an example and its maker, the list and its reader. */
const NOT_LOADED = /^(LICENSE-.*|embed\..*|files\.js|sw\.js)$/;

const folder = process.argv[2];
const all = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1).replaceAll("\\", "/"))
  .sort();

await build({
  entryPoints: all.filter((file) => /\.(js|css)$/.test(file)).map((file) => join(folder, file)),
  outdir: folder,
  outbase: folder,
  allowOverwrite: true,
  minify: true,
  legalComments: "none",
  format: "esm",
  target: "es2023",
  logLevel: "warning",
  plugins: [minifyStyles],
});

const loaded = all.filter((file) => !NOT_LOADED.test(file));
const hash = createHash("sha256");
for (const file of loaded) hash.update(file).update(readFileSync(join(folder, file)));
const files = loaded.map((file) => (file === "index.html" ? "./" : file));
writeFileSync(join(folder, "files.js"), `self.newslensFiles=${JSON.stringify({ version: hash.digest("hex").slice(0, 16), files })};\n`);
