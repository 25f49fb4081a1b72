/**
 * What the closed lists of the wire format are called on the page. Every word a reader sees about a finding is here.
 * @module
 */

/** @typedef {import("../src/wasm/types.js").Mention} Mention */
/** @typedef {import("../src/wasm/types.js").Quotation} Quotation */
/** @typedef {import("../src/wasm/types.js").SentimentCue} SentimentCue */

/**
 * Labels that are shown alike.
 * @typedef {object} Group
 * @property {string} id also the class of its marks and its key in a filter
 * @property {string} name of one
 * @property {string} plural
 * @property {string} letter set small behind a name, so that its kind does not hang on colour
 * @property {readonly string[]} labels
 */

/** @type {readonly Group[]} */
export const GROUPS = [
  { id: "person", name: "Person", plural: "People", letter: "P", labels: ["PERSON"] },
  { id: "org", name: "Organisation", plural: "Organisations", letter: "O", labels: ["ORG"] },
  { id: "place", name: "Place", plural: "Places", letter: "L", labels: ["GPE", "LOC", "FAC"] },
  { id: "norp", name: "Nationality or group", plural: "Groups", letter: "G", labels: ["NORP"] },
  { id: "thing", name: "Event, work or law", plural: "Events and works", letter: "E", labels: ["EVENT", "PRODUCT", "WORK_OF_ART", "LAW"] },
  { id: "value", name: "Date or number", plural: "Dates and numbers", letter: "", labels: ["DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL"] },
  { id: "other", name: "Of no certain kind", plural: "Not sorted", letter: "", labels: [] },
];

/** @type {Readonly<Record<string, string>>} */
export const LABELS = {
  PERSON: "a person", ORG: "an organisation", GPE: "a country, state or city", LOC: "a place", FAC: "a building or site",
  NORP: "a nationality or a political or religious group", EVENT: "an event", PRODUCT: "a product", WORK_OF_ART: "a title of a work",
  LAW: "a law or treaty", DATE: "a date", TIME: "a time", MONEY: "an amount of money", PERCENT: "a share", QUANTITY: "a measure",
  ORDINAL: "a place in an order", CARDINAL: "a number",
};

const groupOfLabel = new Map(GROUPS.flatMap((group) => group.labels.map((label) => /** @type {const} */ ([label, group]))));
const other = GROUPS[GROUPS.length - 1];

/**
 * @param {string | null} label
 * @returns {Group}
 */
export function groupOf(label) {
  return groupOfLabel.get(label ?? "") ?? other;
}

/** The kinds in the quotation layer's filter. */
export const QUOTATION_KINDS = /** @type {const} */ ([
  { id: "direct", name: "Word for word" },
  { id: "mixed", name: "Partly quoted" },
  { id: "indirect", name: "Reported" },
  { id: "thought", name: "Thought or planned" },
  { id: "quoted", name: "Quoted, not said" },
]);

/** The kinds in the cue layer's filter. */
export const CUE_KINDS = /** @type {const} */ ([
  { id: "negative", name: "Negative" },
  { id: "positive", name: "Positive" },
  { id: "neutral", name: "Cancelled out" },
]);

/** Set small behind a feeling word, so that its side does not hang on colour. */
export const SIGNS = { negative: "−", positive: "+", neutral: "" };

/** Further filters: each cuts through a layer another way, and its keys begin with its id. */
export const FACETS = /** @type {const} */ ([
  {
    id: "voice", layer: "cue", name: "Whose feeling",
    kinds: [{ id: "author", name: "The author’s" }, { id: "others", name: "Other people’s" }, { id: "open", name: "Not named" }],
  },
  {
    id: "nature", layer: "cue", name: "Kind of feeling",
    kinds: [{ id: "evaluation", name: "Judgement" }, { id: "emotion", name: "Emotion" }, { id: "loaded", name: "Loaded" }],
  },
  {
    id: "stance", layer: "quotation", name: "How it was said",
    kinds: [
      { id: "neutral", name: "Plainly" }, { id: "claim", name: "Claimed" }, { id: "admit", name: "Admitted" }, { id: "deny", name: "Denied" },
      { id: "warn", name: "Warned" }, { id: "promise", name: "Promised" }, { id: "demand", name: "Demanded" }, { id: "praise", name: "Praised" },
      { id: "criticise", name: "Criticised" }, { id: "suggest", name: "Suggested" }, { id: "ask", name: "Asked" },
    ],
  },
]);

/**
 * The filter key of a quotation.
 * @param {Quotation} quotation
 */
export function quotationKind(quotation) {
  return quotation.report === "thought" || quotation.report === "intent" ? "thought" : quotation.kind;
}

/**
 * In whose voice a feeling word stands; "open" where the text does not name who feels so.
 * @param {SentimentCue} cue
 * @returns {"author" | "others" | "open"}
 */
export function voiceOf({ holder }) {
  return holder === "author" ? "author" : holder ? "others" : "open";
}

/** All filter keys of a quotation; it shows while none of them is hidden. @param {Quotation} quotation */
export function keysOfQuotation(quotation) {
  return [quotationKind(quotation), `stance-${quotation.stance}`];
}

/** All filter keys of a feeling word. @param {SentimentCue} cue */
export function keysOfCue(cue) {
  return [cue.polarity, `voice-${voiceOf(cue)}`, `nature-${cue.kind}`];
}

/**
 * "Did not say": found, but nobody's words. What somebody denied is shown: that it was denied is the news.
 * @param {Quotation} quotation
 */
export function wasSaid(quotation) {
  return quotation.modality !== "negated";
}

/**
 * The entities that have a name in the text.
 * @param {import("../src/wasm/types.js").Analysis} analysis
 */
export function namedIn(analysis) {
  return analysis.entities.filter((entity) => entity.mentions.some((index) => analysis.mentions[index]?.form === "name"));
}

/** @type {Readonly<Record<Quotation["kind"], string>>} */
export const KIND_SENTENCES = {
  direct: "Quoted word for word.",
  mixed: "The speaker’s own words, in the reporter’s sentence.",
  indirect: "Reported: the speaker’s meaning in the reporter’s words.",
};

/** @type {Readonly<Record<Quotation["report"], string>>} */
export const REPORTS = { speech: "Said", writing: "Written", thought: "Thought", intent: "Planned" };

/** @type {Readonly<Record<Quotation["by"], string>>} */
export const SPEAKER_REASONS = {
  cue: "the text names the source beside it",
  colon: "the name stands before a colon",
  dash: "the name stands behind a dash",
  transcript: "the name heads the line, as in a transcript",
  pronoun: "a pronoun stands beside it, read as somebody named before",
  continuation: "carried over from the quotation before",
  nested: "carried over from the quotation it stands in",
  fallback: "a guess: the likeliest person nearby",
  reader: "you said so",
};

/** @type {Readonly<Record<Mention["by"], string>>} */
export const MENTION_REASONS = {
  model: "the words in it and around it look like one",
  gazetteer: "it is in the list of known names",
  title: "a title stands before it",
  rule: "its form says so",
  coreference: "the words around it, and who was named before",
  caller: "it is in the list given with the text",
  reader: "you said so",
};

/** @type {Readonly<Record<string, string>>} */
export const SHIFTERS = {
  negation: "turned round by", intensifier: "strengthened by", diminisher: "weakened by", reduction: "lessened by",
  contrast: "weighed by the contrast", irrealis: "weakened, since it is not a fact, by", hedge: "weakened by",
};

/** @type {Readonly<Record<SentimentCue["kind"], string>>} */
export const CUES = {
  evaluation: "A word that judges", emotion: "A word for an emotion", loaded: "A loaded word, which a neutral writer might avoid",
};

/** What the reporter's choice of word makes of what was said. @type {Readonly<Record<string, string>>} */
export const STANCES = {
  claim: "a claim, and leaves open whether it is true", admit: "something admitted", deny: "a denial", warn: "a warning", promise: "a promise",
  demand: "a demand", praise: "praise", criticise: "criticism", suggest: "a suggestion", ask: "a question",
};

/** @type {Readonly<Record<string, string>>} */
export const MODALITIES = {
  negated: "not said", denied: "denied", expected: "expected, not yet said", conditional: "only on a condition",
};

/** @type {Readonly<Record<string, string>>} */
export const QUOTED = {
  scare: "A word that the writer keeps at a distance", title: "A title", nickname: "A nickname",
  term: "A word that is spoken about",
};

/** @type {Readonly<Record<string, string>>} */
export const NOTICES = {
  "unclosed-quote": "Mark not closed", "mixed-marks": "Mixed marks", "missing-space": "Missing space", "no-speaker": "No speaker",
  "name-variant": "Two spellings", "surname-first": "Surname first", "no-role": "No role given", "mis-decoded": "Garbled characters",
  "not-english": "Not English?",
};

/** Making one for every number takes longer than all the rest. */
const WHOLE = new Intl.NumberFormat("en");

/**
 * "1 name", "2 names".
 * @param {number} n
 * @param {string} one
 * @param {string} [many]
 */
export function count(n, one, many = `${one}s`) {
  return `${WHOLE.format(n)} ${n === 1 ? one : many}`;
}

/**
 * A share of 0 … 1: what there is some of never reads as none.
 * @param {number} share
 */
export function percent(share) {
  return share > 0 && share < 0.005 ? "< 1%" : `${Math.round(100 * share)}%`;
}

/**
 * A signed number with a real minus sign.
 * @param {number} n
 */
export function signed(n) {
  const digits = Math.abs(n).toLocaleString("en", { maximumFractionDigits: 2 });
  return n < 0 ? `−${digits}` : n > 0 ? `+${digits}` : digits;
}

/** A valence no farther from nothing is called neutral. */
const NEUTRAL = 0.05;

/**
 * Where feeling goes on the whole, in words: never "neutral" over sentences that lean to one side or to both.
 * @param {number} valence
 * @param {boolean} hasBad
 * @param {boolean} hasGood
 */
export function toneOf(valence, hasBad, hasGood) {
  if (Math.abs(valence) > NEUTRAL) return tone(valence);
  if (hasBad && hasGood) return "mixed";
  return hasBad ? "slightly negative" : hasGood ? "slightly positive" : "neutral";
}

/**
 * A valence of −1 … +1 in words.
 * @param {number} valence
 */
export function tone(valence) {
  if (Math.abs(valence) <= NEUTRAL) return "neutral";
  const side = valence < 0 ? "negative" : "positive";
  return Math.abs(valence) < 0.3 ? `slightly ${side}` : Math.abs(valence) < 0.6 ? side : `strongly ${side}`;
}
