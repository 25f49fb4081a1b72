// A text and an analysis of it written by hand, so that what the page draws does not depend on what the core finds.

export const text = `Talks on reopening the Karsk corridor collapsed on Friday 🎉.

Norwegian Foreign Minister Ingrid Solheim said the failure was “a bitter disappointment for the families”. She added that a second round could still begin.

“We came with a serious proposal,” Daniel Okafor, the European Union’s special envoy, told reporters in Geneva. “That is not how you treat a very good partner.”

Elena Rusu warned that “reckless language will only make a fair settlement harder”. A so-called “peace window” closes on 30 April.

"Hopeful is a big word," Ms Solheim said.Nobody answered.
`;

/** The nth place of some words in the text. */
function at(words, nth = 0) {
  let start = -1;
  for (let i = 0; i <= nth; i++) start = text.indexOf(words, start + 1);
  if (start < 0) throw new Error(`not in the text: ${words}`);
  return { start, end: start + words.length };
}

const mention = (words, nth, label, entity, more = {}) => ({
  ...at(words, nth), label, form: "name", title: null, entity, candidates: [], metonym: false, value: null, by: "model", confidence: 0.97, ...more,
});

const mentions = [
  mention("Karsk", 0, "LOC", 0),
  mention("Friday", 0, "DATE", null, { form: "value", by: "rule", value: { relative: "Friday" } }),
  mention("Norwegian", 0, "NORP", 1, { by: "gazetteer" }),
  mention("Ingrid Solheim", 0, "PERSON", 2),
  mention("She", 0, "PERSON", 2, { form: "pronoun", by: "coreference", candidates: [5], confidence: 0.8 }),
  mention("Daniel Okafor", 0, "PERSON", 3),
  mention("European Union", 0, "ORG", 4, { by: "gazetteer" }),
  mention("Geneva", 0, "GPE", 6),
  mention("Elena Rusu", 0, "PERSON", 5),
  mention("30 April", 0, "DATE", null, { form: "value", by: "rule", value: { date: "2025-04-30" } }),
  mention("Solheim", 1, "PERSON", 2, { title: at("Ms"), by: "title" }),
];

const entity = (id, label, name, role, aliases, salience) => ({
  id, label, name, role, aliases, mentions: mentions.flatMap((m, i) => (m.entity === id ? [i] : [])), salience, related: null,
});

const quotation = (kind, spans, verbatim, cue, source, speaker, more = {}) => ({
  kind, report: "speech", spans, verbatim, cue, source, speaker, stance: "neutral", by: "cue", candidates: [], modality: null, parent: null,
  confidence: 0.93, ...more,
});

const cue = (words, polarity, valence, more = {}) => ({
  ...at(words), kind: "evaluation", polarity, valence, base: valence, shifters: [], holder: "author", quotation: null, target: null, confidence: 0.8, ...more,
});

export const analysis = {
  schema: 1,
  unit: "utf16",
  length: text.length,
  paragraphs: text.trimEnd().split("\n\n").map((paragraph) => at(paragraph)),
  sentences: text.trimEnd().split("\n\n").map((paragraph) => at(paragraph)),
  mentions,
  entities: [
    entity(0, "LOC", "Karsk", null, [], 0.1),
    entity(1, "NORP", "Norwegian", null, [], 0.05),
    entity(2, "PERSON", "Ingrid Solheim", "Norwegian Foreign Minister", ["Ms Solheim"], 0.4),
    entity(3, "PERSON", "Daniel Okafor", "the European Union’s special envoy", [], 0.2),
    entity(4, "ORG", "European Union", null, [], 0.1),
    entity(5, "PERSON", "Elena Rusu", null, [], 0.1),
    entity(6, "GPE", "Geneva", null, [], 0.05),
  ],
  quotations: [
    quotation("mixed", [at("the failure was “a bitter disappointment for the families")], [at("a bitter disappointment for the families")], at("said"), at("Norwegian Foreign Minister Ingrid Solheim"), 2),
    quotation("indirect", [at("a second round could still begin")], [], at("added"), at("She"), 2, { by: "pronoun", candidates: [5] }),
    quotation("direct", [at("We came with a serious proposal,")], [at("We came with a serious proposal,")], at("told"), at("Daniel Okafor, the European Union’s special envoy"), 3),
    quotation("direct", [at("That is not how you treat a very good partner.")], [at("That is not how you treat a very good partner.")], null, at("Daniel Okafor, the European Union’s special envoy"), 3, { by: "continuation" }),
    quotation("mixed", [at("reckless language will only make a fair settlement harder")], [at("reckless language will only make a fair settlement harder")], at("warned"), at("Elena Rusu"), 5, { stance: "warn" }),
    quotation("direct", [at("Hopeful is a big word,")], [at("Hopeful is a big word,")], at("said", 1), at("Ms Solheim"), 2),
    quotation("indirect", [at("Nobody answered")], [], null, null, null, { modality: "negated" }),
  ],
  quoted: [{ ...at("peace window"), kind: "scare" }],
  cues: [
    cue("collapsed", "negative", -1.8, { kind: "loaded" }),
    cue("bitter", "negative", -2.1, { holder: { entity: 2 }, quotation: 0 }),
    cue("disappointment", "negative", -2.4, { holder: { entity: 2 }, quotation: 0 }),
    cue("good", "positive", 2.3, { base: 1.9, shifters: [{ ...at("very"), kind: "intensifier" }], holder: { entity: 3 }, quotation: 3 }),
    cue("reckless", "negative", -2.2, { kind: "loaded", holder: { entity: 5 }, quotation: 4 }),
  ],
  sentiment: {
    valence: -0.31, byAuthor: -0.1, byOthers: -0.4,
    sentences: [
      { sentence: 0, valence: -0.2, byAuthor: -0.2, byOthers: 0 },
      { sentence: 1, valence: -0.5, byAuthor: 0, byOthers: -0.5 },
      { sentence: 2, valence: 0.3, byAuthor: 0, byOthers: 0.3 },
      { sentence: 3, valence: -0.3, byAuthor: 0, byOthers: -0.3 },
    ],
    entities: [{ entity: 2, valence: -0.2, byAuthor: 0.1, byOthers: -0.4 }],
  },
  notices: [{ ...at("said.Nobody"), kind: "missing-space", message: "A space is missing behind the full stop." }],
  corrections: [],
};

/** A worker that answers the fixture's text with an analysis, and every other text with an empty one. */
export const workerOf = (analysis) => `
  const analysis = ${JSON.stringify(analysis)};
  const empty = { ...analysis, length: 0, paragraphs: [], sentences: [], mentions: [], entities: [], quotations: [], quoted: [], cues: [], notices: [] };
  postMessage({ ready: "0.0.0" });
  onmessage = ({ data }) => postMessage({ id: data.id, ms: 1, analysis: data.text === ${JSON.stringify(text)} ? analysis : { ...empty, length: data.text.length } });
`;
