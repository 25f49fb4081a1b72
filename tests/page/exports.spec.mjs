/**
 * Each export opened by the tool of its own world: a reader of CSV, Markdown, XML, Web Annotations, and Chromium for the page.
 * Those that Python opens (spaCy, displaCy, CoNLL, brat) are in tests/exports/.
 */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { textPositionSelectorMatcher, textQuoteSelectorMatcher } from "@apache-annotator/selector";
import { DOMParser } from "@xmldom/xmldom";
import { parse } from "csv-parse/sync";
import MarkdownIt from "markdown-it";
import { bare } from "./actions.mjs";
import { ROOT, host, open } from "./harness.mjs";

const HOSTILE = `“=1+1, <script>alert(1)</script> ]]> \u0001 \u202eabc & "x" **b** [a](javascript:b) 🎉,” said Lena Ortiz, mayor of Oslo.\r
She left\u2028on 3 May 2024 with \ud83d\udc69\u200d\ud83d\udc67 --> Peter O'Voss & Co.\n\n'+2 is a <b>disaster</b>,' warned Mr O'Voss.`;
const TEXTS = [readFileSync(join(ROOT, "tests/golden/politics.txt"), "utf8"), readFileSync(join(ROOT, "tests/golden/business.txt"), "utf8"), HOSTILE];
const FORMATS = ["json", "csv", "markdown", "html", "web-annotation", "conll", "brat", "spacy", "citron", "tei"];

/** What the command line writes. */
function written(text, format, ...options) {
  const program = process.env.NEWSLENS || join(ROOT, "target/debug/newslens");
  return execFileSync(program, ["analyze", "--format", format, ...options], { input: text, maxBuffer: 1 << 28, stdio: ["pipe", "pipe", "ignore"] }).toString();
}

/** The analysis itself, positions in code points. */
function analysis(text) {
  return JSON.parse(written(text, "json", "--unit", "codepoint"));
}

function slice(text, { start, end }) {
  return [...text].slice(start, end).join("");
}

const folded = (words) => words.replace(/\s+/gu, " ").trim();

test("the package writes, byte for byte, what the command writes, and says what is left out", async (t) => {
  const { page } = await open(t, bare("", { head: "" }));
  await page.evaluate(async () => {
    const newslens = await import("./pkg/newslens.js");
    await newslens.default();
    const model = new Uint8Array(await (await fetch("./pkg/en.model")).arrayBuffer());
    window.analyzer = new newslens.Analyzer(model);
  });
  for (const text of TEXTS) {
    for (const format of FORMATS) {
      const exported = await page.evaluate(([text, format]) => window.analyzer.exportAs(text, format), [text, format]);
      assert.equal(exported.content, written(text, format), format);
      assert(exported.leftOut.length > 0 && exported.leftOut.every((what) => typeof what === "string"), format);
      assert.match(exported.extension, /^\.[a-z.]+$/);
      assert.match(exported.mediaType, /^[a-z]+\/[a-z+]+/);
    }
  }
  const [refusal, speaker] = await page.evaluate(() => {
    const text = "“No,” said Ann Berg. Peter Voss left.";
    const at = (words) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
    const corrections = [{ kind: "speaker", ...at("No,"), mention: at("Peter Voss") }];
    let refusal = "";
    try {
      window.analyzer.exportAs("", "pdf");
    } catch (error) {
      refusal = error.message;
    }
    return [refusal, window.analyzer.exportAs(text, "csv", { corrections }).content];
  });
  assert.match(refusal, /no format "pdf".*json, csv/);
  assert.match(speaker, /\r\nPeter Voss,/, "a correction is part of the export");
});

test("CSV: every quotation is a record, and no cell is a formula", () => {
  for (const text of TEXTS) {
    const records = parse(written(text, "csv", "--unit", "codepoint"), { bom: true, columns: true });
    const { quotations, entities } = analysis(text);
    assert.equal(records.length, quotations.length);
    for (const [idx, record] of records.entries()) {
      const { kind, speaker, spans } = quotations[idx];
      assert.equal(record.kind, kind);
      assert.equal(record.speaker.replace(/^'/, ""), speaker === null ? "" : entities[speaker].name);
      assert.deepEqual([record.start, record.end], [String(spans[0].start), String(spans.at(-1).end)]);
      for (const span of spans) assert(record.quotation.includes(folded(slice(text, span))), record.quotation);
      for (const cell of Object.values(record)) assert.doesNotMatch(cell, /^[=+\-@\t\r\n]/);
    }
  }
});

test("Markdown: each quotation is a block of its own, and the text's own signs mean nothing", () => {
  // With HTML allowed, so that what slipped through would show.
  const reader = new MarkdownIt({ html: true });
  for (const text of TEXTS) {
    const tokens = reader.parse(written(text, "markdown"), {});
    const kinds = new Set(tokens.flatMap(({ type, children }) => [type, ...(children ?? []).map(({ type }) => type)]));
    for (const kind of ["html_block", "html_inline", "link_open", "strong_open", "em_open", "code_inline", "image", "table_open", "ordered_list_open", "bullet_list_open"]) {
      assert(!kinds.has(kind), kind);
    }
    const { quotations, entities } = analysis(text);
    assert.equal(tokens.filter(({ type }) => type === "blockquote_open").length, quotations.length);
    const words = tokens.flatMap(({ children }) => (children ?? []).map(({ content }) => content)).join("");
    for (const { spans, speaker } of quotations) {
      if (speaker !== null) assert(words.includes(entities[speaker].name));
      if (text !== HOSTILE) for (const span of spans) assert(words.includes(folded(slice(text, span))), slice(text, span));
    }
  }
});

test("HTML: Chromium shows the whole text, runs nothing, loads nothing, and prints", async (t) => {
  for (const text of TEXTS) {
    const page_ = written(text, "html");
    const { page, site } = await open(t, { path: "export.html", host: { reply: (path) => (path === "export.html" ? { headers: { "Content-Type": "text/html; charset=utf-8" }, body: page_ } : undefined) } });
    const found = await page.evaluate(() => ({
      paragraphs: [...document.querySelectorAll("article p")].map((p) => p.textContent),
      active: document.querySelectorAll("script, iframe, object, embed, link, img, form, base, svg, math").length,
      handlers: [...document.querySelectorAll("*")].flatMap((e) => e.getAttributeNames()).filter((name) => /^on|href|src|^style$/.test(name)),
      quotes: document.querySelectorAll(".speakers blockquote").length,
      wide: document.documentElement.scrollWidth > innerWidth,
    }));
    const { paragraphs, quotations } = analysis(text);
    const replaced = (words) => words.replace(/[\u0001]/g, "\ufffd");
    assert.deepEqual(found.paragraphs, paragraphs.map((at) => replaced(slice(text, at))));
    assert.deepEqual([found.active, found.handlers, found.quotes, found.wide], [0, [], quotations.length, false]);
    assert.deepEqual(site.paths.filter((path) => !/export\.html$|favicon/.test(path)), []);
    await page.emulateMedia({ media: "print" });
    assert((await page.pdf()).length > 5_000);
  }
});

test("Web Annotations: a matcher finds each finding again by its words and by its position", async () => {
  const fields = ["id", "type", "motivation", "body", "target"];
  for (const text of TEXTS) {
    const collection = JSON.parse(written(text, "web-annotation", "--source", "https://news.example/a"));
    assert.deepEqual([collection["@context"], collection.type, collection.first.type], ["http://www.w3.org/ns/anno.jsonld", "AnnotationCollection", "AnnotationPage"]);
    const { items } = collection.first;
    const a = analysis(text);
    assert.equal(items.length, a.mentions.length + a.quotations.length + a.quoted.length + a.cues.length + a.notices.length);
    assert.equal(new Set(items.map(({ id }) => id)).size, items.length);
    for (const annotation of items) {
      assert.deepEqual(Object.keys(annotation), fields);
      assert(["identifying", "classifying", "assessing", "commenting"].includes(annotation.motivation));
      for (const { source, selector: [quote, position] } of annotation.target) {
        assert.equal(source, "https://news.example/a");
        const [at] = await places(textPositionSelectorMatcher(position), text);
        assert.equal(text.slice(...at), quote.exact);
        const byWords = await places(textQuoteSelectorMatcher(quote), text);
        assert(byWords.some(([start, end]) => start === at[0] && end === at[1]), JSON.stringify(quote));
      }
    }
  }
});

/** Where a matcher finds something in a text, in UTF-16 units. */
async function places(matcher, text) {
  const chunk = { data: text, equals: (other) => other === chunk };
  const chunker = { currentChunk: chunk, nextChunk: () => null, previousChunk: () => null, precedesCurrentChunk: () => false };
  const found = [];
  for await (const { startIndex, endIndex } of matcher(chunker)) found.push([startIndex, endIndex]);
  return found;
}

test("TEI: a strict parser reads it, and every who, ref, prev and next leads somewhere", () => {
  for (const text of TEXTS) {
    const source = written(text, "tei");
    // It wonders at U+FFFD, which we write where XML cannot write the text.
    const onError = (level, message) => assert.match(`${level}: ${message}`, /^warning: Unicode replacement character/);
    const document = new DOMParser({ onError }).parseFromString(source, "application/xml");
    const all = [...document.getElementsByTagNameNS("http://www.tei-c.org/ns/1.0", "*")];
    assert.equal(all[0].localName, "TEI");
    const ids = new Map(all.filter((e) => e.hasAttribute("xml:id")).map((e) => [e.getAttribute("xml:id"), e]));
    for (const element of all) {
      for (const name of ["who", "ref", "prev", "next", "corresp"]) {
        if (element.hasAttribute(name)) assert(ids.has(element.getAttribute(name).slice(1)), `${name} in ${element}`);
      }
    }
    const a = analysis(text);
    const body = all.find((e) => e.localName === "body");
    const paragraphs = [...body.childNodes].filter((node) => node.localName === "p").map((p) => p.textContent);
    assert.deepEqual(paragraphs, a.paragraphs.map((at) => slice(text, at).replace(/\u0001/g, "\ufffd")));
    // What is said, put together from its pieces, is what the analysis says.
    for (const [idx, { spans, speaker }] of a.quotations.entries()) {
      const pieces = all.filter((e) => e.localName === "said" && e.getAttribute("xml:id").startsWith(`q${idx}.`));
      assert.equal(pieces.map((e) => e.textContent).join(""), spans.map((at) => slice(text, at).replace(/\u0001/g, "\ufffd")).join(""));
      const who = pieces[0].getAttribute("who")?.slice(1);
      if (speaker !== null) assert(folded(ids.get(who).textContent).startsWith(a.entities[speaker].name));
    }
  }
});

test("Citron: each part is the text's own words, as its format page asks", () => {
  for (const text of TEXTS) {
    const { text: same, quotes, coreference_groups: groups } = JSON.parse(written(text, "citron"));
    assert.equal(same, text);
    const holds = (at) => assert.equal(at.text, slice(text, at));
    for (const { cue, sources, contents, coreferences, confidence } of quotes) {
      [cue, ...sources, ...contents, ...coreferences].forEach(holds);
      assert(sources.length > 0 && contents.length > 0);
      assert.match(confidence, /^[01]\.\d{4}$/);
    }
    groups.forEach((group) => group.forEach(holds));
    assert.equal(quotes.length, analysis(text).quotations.filter(({ cue, source }) => cue && source).length);
  }
});
