import type { Analysis, Exported, Format } from "./newslens.js";

/** Why there is no analysis. */
export type FailureCode = "blocked" | "missing" | "damaged" | "timeout" | "crashed" | "too-long" | "no-article" | "option";

/** What runs the analysis: a worker from its file, a worker from a blob, the page's own thread, or nothing; and why nothing before it. */
export interface Environment {
  step: "worker" | "blob" | "page" | "none";
  version: string | null;
  tried: { step: "worker" | "blob" | "page"; code: FailureCode; message: string; ms: number }[];
}

/** One of `mentions`, `quotations`, `quoted` or `cues` of the analysis. */
export interface Finding {
  layer: "mention" | "quotation" | "quoted" | "cue";
  index: number;
}

export interface NewsLensEventMap extends Omit<HTMLElementEventMap, "error" | "select"> {
  ready: CustomEvent<{ version: string; environment: Environment }>;
  analysis: CustomEvent<{ text: string; analysis: Analysis; ms: number; paragraphs: { read: number; kept: number } }>;
  select: CustomEvent<Finding | null>;
  error: CustomEvent<{ code: FailureCode; message: string; environment: Environment | null }>;
}

/** `<news-lens>`: marks who is named, who said what and which words carry feeling, on the reader's own machine. */
export class NewsLens extends HTMLElement {
  /** Id or selector of an article of the page, which is read and marked where it stands. */
  htmlFor: string;
  /** Selector of what in the text is not to be read. */
  ignore: string;
  /** No marks: one line that sums up what was found, and opens. */
  compact: boolean;
  panel: "side" | "none";
  theme: "auto" | "light" | "dark";
  /** What is marked: names, quotations, feelings, or kinds of them. */
  types: string;
  /** When the text was published, "YYYY-MM-DD". */
  date: string;
  maxLength: number;
  loading: "lazy" | "eager";
  worker: "auto" | "off";
  workerUrl: string;
  wasmUrl: string;
  modelUrl: string;
  /** The text, if it is not the one inside the element; null: again that one. */
  get text(): string;
  set text(text: string | null);
  readonly analysis: Analysis | null;
  readonly state: "idle" | "loading" | "ready" | "error";
  readonly environment: Environment | null;
  /** Analyses the text now, whether the reader is near or not. */
  analyze(): Promise<Analysis>;
  /** What was found, in a format that other tools open. */
  export(format: Format, about?: { source?: string; title?: string }): Promise<Exported>;
  /** The last analysis. */
  toJSON(): Analysis | null;
  /** Goes to the first mention of an entity, and says whether there is one. */
  focusEntity(id: number): boolean;
  addEventListener<K extends keyof NewsLensEventMap>(type: K, listener: (this: NewsLens, event: NewsLensEventMap[K]) => unknown, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
  removeEventListener<K extends keyof NewsLensEventMap>(type: K, listener: (this: NewsLens, event: NewsLensEventMap[K]) => unknown, options?: boolean | EventListenerOptions): void;
  removeEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | EventListenerOptions): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "news-lens": NewsLens;
  }
}
