/**
 * For esbuild: a template marked `/* css *\/` is a style sheet, and is minified like one.
 * @module
 */

import { readFile } from "node:fs/promises";
import { transform } from "esbuild";

const SHEET = /\/\* css \*\/ `([^`$]*)`/g;

/** @type {import("esbuild").Plugin} */
export const minifyStyles = {
  name: "styles",
  setup({ onLoad }) {
    onLoad({ filter: /\.js$/ }, async ({ path }) => {
      let contents = await readFile(path, "utf8");
      for (const [whole, sheet] of contents.matchAll(SHEET)) {
        // What the source escapes for JavaScript, a style sheet has bare.
        const { code } = await transform(sheet.replaceAll("\\\\", "\\"), { loader: "css", minify: true });
        contents = contents.replace(whole, () => JSON.stringify(code.trimEnd()));
      }
      return { contents, loader: "js" };
    });
  },
};
