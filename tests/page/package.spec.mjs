/** What the package offers a page beside `analyze`: findings in the DOM, positions for a painter, options that are checked. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { bare } from "./actions.mjs";
import { open } from "./harness.mjs";

/** A page of somebody else's, with the package loaded as `window.newslens` and an analyzer as `window.analyzer`. */
async function openPackage(t, body = "") {
  const opened = await open(t, bare(body, { head: "" }));
  await opened.page.evaluate(async () => {
    const newslens = await import("./pkg/newslens.js");
    await newslens.default();
    const model = new Uint8Array(await (await fetch("./pkg/en.model")).arrayBuffer());
    Object.assign(window, { newslens, analyzer: new newslens.Analyzer(model) });
  });
  return opened;
}

test("the element and the package read the same text out of a page", async (t) => {
  const { page } = await openPackage(t, `<main> <h1>Ferry <em>plan</em>
      sails</h1><p>One<br>two <a href="#">three</a>,<b>four</b>.<script>"no"</script><style>no</style></p>
      <ul><li>five<li>six </ul><table><tr><td>a<td>b</table><p hidden>no</p><template>no</template><textarea>no</textarea>
      <noscript>no</noscript>tail \u{1f389} <span> x </span> end</main>`);
  const texts = await page.evaluate(async () => {
    const { textOf } = await import("./gather.js");
    const root = document.querySelector("main");
    return [textOf(root), window.analyzer.analyzeElement(root).text, window.analyzer.analyzeElement(root.cloneNode(true)).text];
  });
  assert.equal(texts[0], "Ferry plan sails\n\nOne\ntwo three,four.\n\nfive\n\nsix\n\na\n\nb\n\ntail \u{1f389} x end");
  assert.equal(texts[1], texts[0], "on the page");
  assert.equal(texts[2], texts[0], "away from it");
});

test("what a style hides is not read, and what it makes a block is one", async (t) => {
  const { page } = await openPackage(t, `<style>.a { display: none } .b { visibility: hidden } .c { display: block } .d { display: inline } pre { white-space: pre }</style>
    <main>One<i class="a"> two</i><i class="b"> three</i><i class="c">four</i><p class="d">five</p> <p class="d">six</p><pre>a\n  b</pre></main>`);
  const texts = await page.evaluate(async () => {
    const { gather } = await import("./gather.js");
    const root = document.querySelector("main");
    return [window.analyzer.analyzeElement(root).text, gather(root, { styled: true }).text];
  });
  assert.deepEqual(texts, Array(2).fill("One\n\nfour\n\nfive six\n\na\n  b"), "by the package and by the element");
});

test("analyzeElement places every finding in the page's own text nodes and changes none", async (t) => {
  const body = "<main><p>\u{1f389} Mayor Lena <b>Ort</b>iz\n   spoke in London.</p><p>“It is an <i>awful</i> day,” said Peter <i>Voss</i>.</p></main>";
  const { page } = await openPackage(t, body);
  const found = await page.evaluate(() => {
    const { text, analysis, ranges } = window.analyzer.analyzeElement(document.querySelector("main"));
    const spans = { mention: (i) => [analysis.mentions[i]], quotation: (i) => analysis.quotations[i].spans, cue: (i) => [analysis.cues[i]] };
    return ranges.map(({ layer, index, parts }) => ({
      layer,
      surface: spans[layer](index).map(({ start, end }) => text.slice(start, end)).join(""),
      inNodes: parts.map(({ node, start, end }) => node.data.slice(start, end)).join(""),
    }));
  });
  assert(found.some(({ layer, surface }) => layer === "mention" && surface === "Lena Ortiz"), JSON.stringify(found));
  for (const { surface, inNodes } of found) assert.equal(inNodes, surface);
  assert.equal(await page.evaluate(() => document.querySelector("main").outerHTML), body);
});

test("a DOM nested deeper than any stack is read", async (t) => {
  const { page } = await openPackage(t);
  const text = await page.evaluate(() => {
    const root = document.createElement("div");
    let inner = root;
    for (let i = 0; i < 50_000; i++) inner = inner.appendChild(document.createElement("span"));
    inner.append("Lena Ortiz spoke.");
    return window.analyzer.analyzeElement(root).text;
  });
  assert.equal(text, "Lena Ortiz spoke.");
});

test("every unit of a text finds its way back to its text node", async (t) => {
  const { page } = await openPackage(t, "<main><p> \u{1f389} Mayor Lena <b>Ort</b>iz\n   spoke in   <i> London</i>.</p>tail <pre>a\n  b</pre></main>");
  const wrong = await page.evaluate(async () => {
    const { gather } = await import("./gather.js");
    const gathered = gather(document.querySelector("main"), { styled: true });
    const { text } = gathered;
    const wrong = [];
    for (let at = 0; at < text.length; at++) {
      const [range, more] = gathered.rangesOf(at, at + 1);
      const unit = range ? range.startContainer.data.charAt(range.startOffset) : "\n";
      const back = range ? gathered.offsetOf(range.startContainer, range.startOffset) : at;
      if (more || unit !== text[at] && !(text[at] === " " && unit === "\n") || back !== at) wrong.push([at, text[at], unit, back]);
    }
    return [text, ...wrong];
  });
  assert.deepEqual(wrong, ["\u{1f389} Mayor Lena Ortiz spoke in London.\n\ntail\n\na\n  b"]);
});

test("positions gives every start, end and kind", async (t) => {
  const { page } = await openPackage(t);
  const { triples, mentions, isTyped, refusal } = await page.evaluate(() => {
    const analysis = window.analyzer.analyze("Lena Ortiz met Peter Voss in London.");
    const positions = window.newslens.positions(analysis);
    let refusal = "";
    try {
      window.newslens.positions({});
    } catch (error) {
      refusal = error.message;
    }
    return { triples: [...positions], mentions: analysis.mentions, isTyped: positions instanceof Uint32Array, refusal };
  });
  assert(isTyped);
  assert.deepEqual(triples.slice(0, 3), [mentions[0].start, mentions[0].end, 0]);
  assert.equal(triples.length % 3, 0);
  assert.match(refusal, /no analysis/);
});

test("options that cannot be used are refused by name", async (t) => {
  const { page } = await openPackage(t);
  const said = (options) => page.evaluate((options) => {
    try {
      window.analyzer.analyze("Lena Ortiz spoke.", options);
      return "";
    } catch (error) {
      return error.message;
    }
  }, options);
  for (const [options, wanted] of [
    [{ date: "tomorrow" }, /options\.date is "tomorrow"/],
    [{ date: 5 }, /options\.date is no string/],
    [{ names: "Lena" }, /options\.names is no array/],
    [{ names: [{ name: "A" }, { name: "B", label: "person" }] }, /options\.names\[1\]\.label is "person".*PERSON, ORG/],
    [{ names: [{}] }, /options\.names\[0\]\.name is missing/],
    [{ dates: "2024-01-01" }, /options\.dates is unknown/],
    [7, /options is no object/],
  ]) assert.match(await said(options), wanted);
  for (const options of [undefined, null, {}, { date: null, names: [] }, { date: "2024-02-29", names: [{ name: "Lena Ortiz", label: "PERSON", role: null }] }]) {
    assert.equal(await said(options), "");
  }
});

test("a model that is none is refused with what to do", async (t) => {
  const { page } = await openPackage(t);
  const [message, version] = await page.evaluate(() => {
    window.newslens.ping();
    try {
      return [String(new window.newslens.Analyzer(new Uint8Array(9)))];
    } catch (error) {
      return [error.message, window.newslens.version()];
    }
  });
  assert.match(message, /load the file en\.model/);
  assert.match(version, /^\d+\.\d+\.\d+$/);
});
