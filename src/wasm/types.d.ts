/** A span, half-open: `text.slice(start, end)` is its surface. */
export interface At { start: number; end: number }

/** OntoNotes name of a kind of mention. */
export type Label = "PERSON" | "ORG" | "GPE" | "LOC" | "FAC" | "NORP" | "EVENT" | "PRODUCT" | "WORK_OF_ART" | "LAW"
  | "DATE" | "TIME" | "MONEY" | "PERCENT" | "QUANTITY" | "ORDINAL" | "CARDINAL";

/** What a caller knows about a text beforehand. */
export interface Options {
  /** When it was published, "YYYY-MM-DD": resolves "yesterday" and "last week". */
  date?: string | null;
  /** Names that the caller knows. */
  names?: CallerName[] | null;
  /** What the reader changed, made in this order; what an analysis says of them can be given back as it is. */
  corrections?: Correction[] | null;
}

/**
 * One thing that the reader changed, at places in the text as the analysis gave them. A quotation's place is its first span.
 *
 * - drop: what stands there is no finding; all findings exactly there, or those of one layer
 * - label: a mention and all that refers to the same is of this kind
 * - speaker: who said it, by any mention of theirs; null for nobody known
 * - reference: this one mention refers to whom or what another does; null for nobody else in the text
 * - merge: the mentions' entities are one, which keeps the first's name
 */
export type Correction =
  | At & { kind: "drop"; layer?: "mention" | "quotation" | "quoted" | "cue" | "notice" | null }
  | At & { kind: "label"; label: Label }
  | At & { kind: "speaker"; mention: At | null }
  | At & { kind: "reference"; mention: At | null }
  | { kind: "merge"; mentions: At[] };

/** A correction and what became of it. One that could not be made changed nothing, and `why` is a sentence for the reader. */
export type Corrected = Correction & { applied: boolean; why: string | null };

/** A name that the caller knows. */
export interface CallerName {
  /** As it stands in the text. */
  name: string;
  /** Its kind; a person, if left out. */
  label?: Label | null;
  /** "mayor of Lowtown". */
  role?: string | null;
}

/** Everything found in one text. Arrays are sorted by start, then longest first; what is absent is null. */
export interface Analysis {
  schema: 1;
  /** What a position counts; always "utf16" in JavaScript. */
  unit: "utf16" | "codepoint" | "utf8";
  /** Of the text, in `unit`. */
  length: number;
  paragraphs: At[];
  sentences: At[];
  mentions: Mention[];
  entities: Entity[];
  quotations: Quotation[];
  quoted: Quoted[];
  cues: SentimentCue[];
  sentiment: Sentiment;
  notices: Notice[];
  /** What the reader changed, in the order given. */
  corrections: Corrected[];
}

/** One span that refers to somebody or something; mentions never overlap. */
export interface Mention extends At {
  /** A pronoun or nominal takes its entity's label, or null. */
  label: Label | null;
  form: "name" | "nominal" | "pronoun" | "value";
  /** "Mr", "Senator", just before the name. */
  title: At | null;
  /** Index into `entities`. */
  entity: number | null;
  /** Other entities it could be, best first. */
  candidates: number[];
  /** A place that stands for its government, a building for its owner. */
  metonym: boolean;
  value: Value | null;
  /** What found it. */
  by: "model" | "gazetteer" | "title" | "rule" | "coreference" | "caller" | "reader";
  /** 0 … 1. */
  confidence: number;
}

/** What a value means. Dates are ISO 8601, currencies ISO 4217. */
export type Value =
  | { date: string }
  | { from: string; to: string }
  | { relative: string }
  | { time: string; zone: string | null }
  | { amount: number; currency: string | null }
  | { min: number; max: number; currency: string | null }
  | { percent: number }
  | { number: number; unit: string }
  | { min: number; max: number; unit: string }
  | { number: number }
  | { min: number; max: number };

/** Who or what is referred to: all its mentions, one name, a role. */
export interface Entity {
  /** Its index. */
  id: number;
  label: Label | null;
  name: string;
  role: string | null;
  /** Its other names, in order of appearance. */
  aliases: string[];
  /** Indices into `mentions`. */
  mentions: number[];
  /** Share of the text's attention it gets, 0 … 1. */
  salience: number;
  related: { entity: number; kind: "demonym" } | null;
}

/** Words that somebody said, wrote or thought, and who. */
export interface Quotation {
  kind: "direct" | "mixed" | "indirect";
  report: "speech" | "writing" | "thought" | "intent";
  /** The content without its outer marks. */
  spans: At[];
  /** What stands between marks inside a mixed quotation; for a direct one, the same as `spans`. */
  verbatim: At[];
  /** The words that signal saying. */
  cue: At | null;
  /** The words that name who said it. */
  source: At | null;
  /** The entity they resolve to. */
  speaker: number | null;
  stance: "neutral" | "claim" | "admit" | "deny" | "warn" | "promise" | "demand" | "praise" | "criticise" | "suggest" | "ask";
  /** Why this speaker. */
  by: "cue" | "colon" | "dash" | "transcript" | "pronoun" | "continuation" | "nested" | "fallback" | "reader";
  /** Other entities it could be, best first. */
  candidates: number[];
  /** When it was not plainly said. */
  modality: "negated" | "expected" | "conditional" | "denied" | null;
  /** The quotation it is nested in. */
  parent: number | null;
  /** 0 … 1. */
  confidence: number;
}

/** Marks that quote no speech. */
export interface Quoted extends At { kind: "scare" | "title" | "nickname" | "term" }

/** Words that carry evaluation or emotion. */
export interface SentimentCue extends At {
  /** "loaded": a word that a neutral writer would avoid. */
  kind: "evaluation" | "emotion" | "loaded";
  polarity: "negative" | "neutral" | "positive";
  /** After the shifters, −4 … +4. */
  valence: number;
  /** In the lexicon. */
  base: number;
  shifters: Shifter[];
  /** Whose feeling. */
  holder: "author" | { entity: number } | null;
  /** The innermost quotation it stands in. */
  quotation: number | null;
  /** The entity it is about. */
  target: number | null;
  /** 0 … 1. */
  confidence: number;
}

/** Something that changes a cue's valence. */
export interface Shifter extends At {
  kind: "negation" | "intensifier" | "diminisher" | "reduction" | "contrast" | "irrealis" | "hedge";
}

/** The cues of some stretch summed up: −1 … +1, neutral within ±0.05. */
export interface Valence {
  valence: number;
  byAuthor: number;
  byOthers: number;
}

export interface Sentiment extends Valence {
  sentences: (Valence & { sentence: number })[];
  entities: (Valence & { entity: number })[];
}

/** Something that an editor would want to mend. */
export interface Notice extends At {
  kind: "unclosed-quote" | "mixed-marks" | "missing-space" | "no-speaker" | "name-variant" | "surname-first" | "no-role"
    | "mis-decoded" | "not-english";
  message: string;
}

/** How much of a text had to be read: paragraphs that the text before had, too, are known. */
export interface LastRead { read: number; kept: number }

/** The text of a DOM subtree as a reader sees it, its analysis, and where each finding stands in the DOM. */
export interface ElementAnalysis {
  text: string;
  analysis: Analysis;
  ranges: FindingRange[];
}

/** Where one finding stands in the DOM. */
export interface FindingRange {
  layer: "mention" | "quotation" | "cue";
  /** Into `mentions`, `quotations` or `cues`. */
  index: number;
  /** One for each text node it reaches into, and for each span of a quotation. */
  parts: { node: Text; start: number; end: number }[];
}

/**
 * A format that other tools open. Positions count UTF-16 units in json and csv, and code points, as their readers do, in
 * web-annotation, brat, spacy and citron; the others hold none.
 */
export type Format = "json" | "csv" | "markdown" | "html" | "web-annotation" | "conll" | "brat" | "spacy" | "citron" | "tei";

/** What is said about an exported text. */
export interface About {
  /** Its address, which is what Web Annotations are about. */
  source?: string | null;
  /** What it is called; its first words, if left out. */
  title?: string | null;
}

/** A text's analysis in another format. */
export interface Exported {
  content: string;
  /** What the format has no place for, as noun phrases: "3 sentiment cues". */
  leftOut: string[];
  /** Of a file that holds it, with its dot. */
  extension: string;
  mediaType: string;
}
