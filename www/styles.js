/**
 * The look of a lens, for the page and for the element's shadow root alike. Three channels stack without mixing:
 * names tint the ground and carry a letter, quotations lie on a band with the speaker in the gutter, feeling words
 * are underlined, wavy or dotted, with a sign. Nothing here changes where a line breaks, but the letters and signs.
 *
 * The colours and families stand in page.css too, which paints before any script runs; a test says that they are the same.
 * A "rem" here is the size that type has where the lens stands (see `sheetOf`).
 * @module
 */

const css = /* css */ `
.lens {
  --serif: var(--newslens-serif, "Iowan Old Style", "Palatino Linotype", Palatino, "Source Serif 4", "Noto Serif", Georgia, "Liberation Serif", serif);
  --sans: var(--newslens-sans, system-ui, -apple-system, "Segoe UI", "Helvetica Neue", "Noto Sans", "Liberation Sans", Arial, sans-serif);
  --paper: light-dark(#fdfcf9, #17181b);
  --raised: light-dark(#ffffff, #202227);
  --ink: light-dark(#1d1c1a, #e8e5de);
  --soft: light-dark(#5b5851, #a9a59b);
  --rule: light-dark(#dedad0, #383a40);
  --accent: light-dark(#1f4e79, #9cc3ea);
  --person-tint: light-dark(#d8e6f7, #213a57); --person-line: light-dark(#1d5a9a, #7fb2ea);
  --org-tint: light-dark(#eadff5, #3b2c52); --org-line: light-dark(#6b3fa0, #bd9bec);
  --place-tint: light-dark(#d7eddd, #1d4230); --place-line: light-dark(#1b6b3e, #79c99a);
  --norp-tint: light-dark(#d3edee, #17424a); --norp-line: light-dark(#0f6571, #74c6d2);
  --thing-tint: light-dark(#f7dfe9, #542b41); --thing-line: light-dark(#9b2c66, #ea9cc4);
  --value-tint: transparent; --value-line: light-dark(#77736a, #8d897f);
  --other-tint: light-dark(#ebe8e1, #33353a); --other-line: light-dark(#77736a, #8d897f);
  --quote-band: light-dark(#fbf0cd, #3a3319);
  --quote-faint: light-dark(#fdf8e8, #26241b);
  --quote-line: light-dark(#a67c00, #c7a13a);
  --quote-edge: light-dark(#b8953a, #a98a35);
  --quote-ink: light-dark(#7a5a00, #dcbb62);
  --negative: light-dark(#b4231a, #ff8f80);
  --positive: light-dark(#12704a, #66d3a2);
  --gutter: 0rem;
  --newslens-unit: 1em;
  --size: var(--newslens-size, 1rem);
  container-type: inline-size;
  color: var(--ink);
  font-family: var(--sans);
  line-height: 1.5;
}
.lens, .lens * { box-sizing: border-box; }
:where(.lens) :is(button, select) { min-height: 1.75rem; padding: 0.125rem 0.5rem; border: 1px solid var(--rule); border-radius: 0.375rem; background: none; color: inherit; font: inherit; cursor: pointer; }
.lens [hidden] { display: none !important; }
.visually-hidden { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.lens :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 2px; }

/* the text */
.surface { position: relative; min-width: 0; }
.reading { font-family: var(--serif); font-size: var(--size); line-height: 1.75; overflow-wrap: anywhere; hanging-punctuation: first; }
.block {
  position: relative; margin: 0 0 0.9em; padding-inline-start: var(--gutter); max-width: calc(68ch + var(--gutter));
  unicode-bidi: isolate; white-space: normal; tab-size: 4;
}
.chunk { content-visibility: auto; contain-intrinsic-block-size: auto 160em; white-space: pre-wrap; }
.is-bare { padding-inline-start: var(--gutter); max-width: calc(68ch + var(--gutter)); }
.is-cut { margin: 0; }
.block .gap { display: none; }
:where(.chunk:first-child) > .is-line:where(:first-child:not(:last-child)) { font-size: 1.35em; line-height: 1.35; font-weight: 650; text-wrap: balance; }
mark { background: none; color: inherit; }

.quotation.verbatim { background-color: var(--quote-band); }
.quotation.reported { background-color: var(--quote-faint); border-block-end: 1px dotted var(--quote-line); }
.quotation-first { box-shadow: -1.5px 0 0 var(--quote-edge); }
.quotation-last { box-shadow: 1.5px 0 0 var(--quote-edge); }
.quotation-first.quotation-last { box-shadow: -1.5px 0 0 var(--quote-edge), 1.5px 0 0 var(--quote-edge); }
.quoted { border-block-end: 1px dotted var(--quote-line); }
.block [data-gutter]::before {
  content: attr(data-gutter); content: attr(data-gutter) / "";
  position: absolute; inset-inline-start: 0; width: calc(var(--gutter) - 1.25rem); max-height: 2.3em; overflow: hidden; overflow-wrap: normal; white-space: normal;
  text-align: end; font: 600 0.75rem/1.15 var(--sans); letter-spacing: 0.01em;
  color: var(--quote-ink); text-decoration: none; margin-block-start: calc(var(--size) * 0.36);
}
.block [data-gutter$="?"]::before { font-weight: 400; font-style: italic; }

.mention {
  --tint: var(--other-tint); --line: var(--other-line);
  unicode-bidi: isolate;
  background-image: linear-gradient(var(--line), var(--line)), linear-gradient(var(--tint), var(--tint));
  background-repeat: no-repeat; background-position: 0 100%, 0 50%; background-size: 100% 1px, 100% 100%;
}
.person { --tint: var(--person-tint); --line: var(--person-line); }
.org { --tint: var(--org-tint); --line: var(--org-line); }
.place { --tint: var(--place-tint); --line: var(--place-line); }
.norp { --tint: var(--norp-tint); --line: var(--norp-line); }
.thing { --tint: var(--thing-tint); --line: var(--thing-line); }
.value { --tint: var(--value-tint); --line: var(--value-line); }
.mention.pronoun, .mention.nominal { background-image: repeating-linear-gradient(90deg, var(--line) 0 3px, transparent 3px 6px); background-position: 0 100%; background-size: 100% 1.5px; }
.mention.value { background-image: repeating-linear-gradient(90deg, var(--line) 0 1px, transparent 1px 4px); background-position: 0 100%; background-size: 100% 1.5px; }

.cue { text-decoration-line: underline; text-decoration-skip-ink: none; text-underline-offset: 0.2em; }
.cue.negative { text-decoration-style: wavy; text-decoration-color: var(--negative); text-decoration-thickness: 1.25px; }
.cue.positive { text-decoration-style: dotted; text-decoration-color: var(--positive); text-decoration-thickness: 2.5px; }
.cue.neutral { text-decoration-style: dashed; text-decoration-color: var(--soft); text-decoration-thickness: 1px; }
[data-sign]::after {
  /* a word joiner, so that the sign never begins a line */
  content: "\\2060" attr(data-sign); content: "\\2060" attr(data-sign) / "";
  text-decoration: none; font: 700 0.6em/1 var(--sans); vertical-align: 0.62em; margin-inline: 0.08em 0; color: var(--line, var(--soft));
}
.cue.negative[data-sign]::after { color: var(--negative); }
.cue.positive[data-sign]::after { color: var(--positive); }

.is-active.mention { background-color: var(--tint); }
.is-active.cue { background-color: light-dark(#f1ede4, #2d2f35); }
.is-active.quotation.quotation { background-color: light-dark(#f6e09a, #574a1c); }
.is-beside { border-block: 1.5px dashed var(--quote-line); }
@keyframes flash { from { outline-color: var(--accent); } to { outline-color: transparent; } }
.is-flashing { outline: 3px solid transparent; outline-offset: 2px; animation: flash 1.6s ease-out; }

/* the legend */
.legend { display: flex; flex-wrap: wrap; gap: 0.375rem 1.5rem; padding-block: 0.625rem; border-block: 1px solid var(--rule); margin-block-end: 1.75rem; font-size: 0.8125rem; }
.legend-row { display: flex; flex-wrap: wrap; align-items: center; gap: 0.25rem 0.375rem; }
.legend button { display: inline-flex; align-items: center; gap: 0.375rem; border-color: transparent; }
.legend button:hover { border-color: var(--rule); background: var(--raised); }
.legend .layer, .legend strong { font-weight: 650; padding-inline: 0.25rem; }
.legend .swatch { font-family: var(--serif); font-size: 1rem; line-height: 1.35; }
.lens .n { color: var(--soft); font-variant-numeric: tabular-nums; }
.legend .is-none { color: var(--soft); }
.legend button[aria-pressed="false"] { color: var(--soft); border: 1px dashed var(--rule); }
.legend button[aria-pressed="false"]::before { content: "hidden"; content: "hidden" / ""; order: 3; font-size: 0.6875rem; font-style: italic; }
.legend button[aria-pressed="false"] .swatch { opacity: 0.35; }

.legend .question[aria-pressed="false"]::before { content: none; }
.legend .question.question { border: 1px solid var(--rule); }
.legend .question[aria-disabled="false"] { color: var(--ink); }
.legend .question[aria-pressed="true"] { border-color: var(--accent); color: var(--accent); }
.legend select { min-width: 0; max-width: 14rem; background: var(--raised); }
.legend-more { flex-basis: 100%; display: flex; flex-wrap: wrap; gap: 0.375rem 1.5rem; }
.facet { padding-inline: 0.25rem; color: var(--soft); }

/* the score */
.score { margin-block: 0 1.25rem; font-size: 0.8125rem; }
.lane { display: grid; grid-template-columns: 7.5rem minmax(0, 1fr) 3rem; gap: 0.625rem; align-items: center; }
.lane button, .share button { min-height: 1.5rem; padding: 0; border: 0; text-align: start; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.lane button:hover { text-decoration: underline; }
.lane .track { height: 0.8125rem; cursor: pointer; color: var(--quote-line); border-block-end: 1px solid var(--rule); }
.lane.of-author .track { color: var(--soft); }
.lane.of-feeling .track { border: 0; height: 1.25rem; }
.track svg { display: block; width: 100%; height: 100%; overflow: visible; }
.track path { fill: currentColor; }
.track .line { fill: none; stroke: var(--rule); vector-effect: non-scaling-stroke; }
.track .good { color: var(--positive); }
.track .bad { color: var(--negative); }
.lane .n { text-align: end; }
.lane.of-feeling .n { line-height: 1.15; font-size: 0.75rem; }
.share button { margin-inline-end: 0.5rem; font-family: var(--serif); font-size: 0.875rem; color: var(--ink); }
.score-key { margin: 0.25rem 0 0.5rem; color: var(--soft); font-size: 0.75rem; }

/* beside the text */
.columns { display: grid; grid-template-columns: minmax(0, 1fr); gap: 2rem; }
.summary { margin: 0 0 0.75rem; color: var(--soft); font-size: 0.8125rem; }
.summary:not(.caution) + .summary { margin-block-start: -0.5rem; }
.summary.caution { padding: 0.5rem 0.75rem; border-inline-start: 3px solid var(--negative); background: var(--raised); color: var(--ink); font-size: 0.875rem; }
.summary:empty { display: none; }
.tabs { display: flex; flex-wrap: wrap; gap: 0 0.75rem; border-block-end: 1px solid var(--rule); }
.tabs button { white-space: nowrap; min-height: 2.25rem; padding: 0.25rem 0; border: solid transparent; border-width: 0 0 2px; border-radius: 0; margin-block-end: -1px; font-size: 0.78125rem; font-weight: 600; color: var(--soft); }
.tabs button[aria-selected="true"] { color: var(--ink); border-color: var(--accent); }
.panel:not(.is-shown) { display: none; }
.panel { padding-block: 0.5rem; }
.panel .none { color: var(--soft); font-size: 0.875rem; }
.panel ol, .panel ul { list-style: none; margin: 0; padding: 0; }
.panel h2 { margin: 0; font-size: 1rem; line-height: 1.35; }
.panel li button, .who { display: block; width: 100%; padding: 0.375rem 0.5rem; margin-inline: -0.5rem; border: 0; text-align: start; }
.panel li button { width: calc(100% + 1rem); }
.panel button:hover { background: var(--quote-faint); }
.speaker { position: relative; padding-block: 0.875rem 0.625rem; }
.speaker + .speaker { border-block-start: 1px solid var(--rule); }
.speaker .who { font: 650 1.0625rem/1.3 var(--serif); padding: 0; margin: 0; width: auto; }
.speaker h2 { margin-inline-end: 3.5rem; }
.only { position: absolute; inset-block-start: 0.875rem; inset-inline-end: 0; padding: 0 0.5rem; font-size: 0.75rem; color: var(--soft); }
.only[aria-pressed="true"] { border-color: var(--accent); color: var(--accent); font-weight: 650; }
.speaker button.who:hover { text-decoration: underline; background: none; }
.speaker p { margin: 0.125rem 0 0; font-size: 0.75rem; color: var(--soft); }
.speaker .role { font-size: 0.875rem; }
.speaker ol { margin-block-start: 0.5rem; }
.panel li .content { margin: 0.25rem 0; width: 100%; border-inline-start: 3px solid var(--quote-line); border-radius: 0 0.375rem 0.375rem 0; }
.panel li .indirect { border-inline-start-style: dashed; }
.panel li .mixed { border-inline-start-style: double; }
.content q { display: block; font: 0.9375rem/1.45 var(--serif); quotes: none; }
.content.direct q { quotes: "“" "”"; }
.content .note, .in-order .note { display: block; margin-block-start: 0.125rem; font-size: 0.75rem; color: var(--soft); }
.more { color: var(--accent); text-decoration: underline; text-underline-offset: 0.2em; font-size: 0.8125rem; border: 0; }
.group { padding-block: 0.75rem 0.25rem; }
.group h2 { display: flex; align-items: baseline; gap: 0.375rem; font-size: 0.8125rem; font-weight: 650; }
.dot { display: inline-block; min-width: 1.25rem; text-align: center; font: 700 0.6875rem/1.25rem var(--sans); color: var(--line); }
.panel .entity { display: grid; grid-template-columns: minmax(0, 1fr) auto; column-gap: 0.5rem; font-size: 0.9375rem; line-height: 1.35; }
.entity .n { font-size: 0.8125rem; }
.entity .name { font-family: var(--serif); }
.entity .role, .entity .aliases { grid-column: 1 / -1; font-size: 0.8125rem; color: var(--soft); }
.values { display: flex; flex-wrap: wrap; gap: 0 0.5rem; }
.panel .values button { width: auto; margin: 0; padding-inline: 0.25rem; font-size: 0.875rem; }
.group .message { display: block; margin: 0; font-size: 0.875rem; }
.in-order q { font: 0.9375rem/1.4 var(--serif); quotes: none; }
.checks q { display: block; font: italic 0.875rem/1.4 var(--serif); color: var(--soft); overflow-wrap: anywhere; }

/* the card */
.card {
  position: fixed; inset: auto; margin: 0; z-index: 10; width: min(23rem, calc(100vw - 16px)); max-height: min(26rem, 70vh); overflow: auto;
  padding: 0.25rem 1rem; border: 1px solid var(--rule); border-radius: 0.625rem; background: var(--raised); color: var(--ink);
  box-shadow: 0 1px 2px rgb(0 0 0 / 0.08), 0 8px 28px rgb(0 0 0 / 0.16); font: 0.875rem/1.45 var(--sans);
}
.card:focus { outline: 1px solid var(--accent); outline-offset: -1px; border-radius: 0.625rem; }
.card.is-sheet { inset: auto 0 0; width: 100%; max-height: 60vh; padding-block-end: 1rem; border-width: 1px 0 0; border-radius: 0.875rem 0.875rem 0 0; }
.card-part { padding-block: 0.625rem; }
.card-part + .card-part { border-block-start: 1px solid var(--rule); }
.card h2 { margin: 0 1.5rem 0.125rem 0; font: 650 1rem/1.3 var(--serif); }
.card h2::before { display: block; font: 600 0.6875rem/1.6 var(--sans); letter-spacing: 0.04em; color: var(--soft); }
.about-mention h2::before { content: "Name"; }
.about-quotation h2::before { content: "Quotation"; color: var(--quote-ink); }
.about-quoted h2::before { content: "Marks without speech"; }
.about-cue h2::before { content: "Feeling word"; }
.about-notice h2::before { content: "To check"; }
.card p { margin: 0.125rem 0 0; }
.card .why { color: var(--soft); font-size: 0.8125rem; }
.correct { margin-block-start: 0.375rem; font-size: 0.8125rem; }
.correct summary { width: fit-content; padding-block: 0.125rem; color: var(--accent); cursor: pointer; }
.correct[open] summary { margin-block-end: 0.25rem; }
.choice { display: flex; align-items: center; gap: 0.5rem; margin-block-end: 0.375rem; }
.choice label { display: flex; flex: 1; align-items: center; gap: 0.5rem; min-width: 0; white-space: nowrap; }
.choice select { flex: 1; min-width: 0; }
.correct :is(button, select), .corrections button { background: var(--paper); }
.correct button:hover, .corrections button:hover { border-color: var(--soft); }
.corrections { margin-block-end: 1.25rem; padding: 0.625rem 0.75rem; border: 1px solid var(--rule); border-radius: 0.5rem; font-size: 0.8125rem; }
.corrections h2 { margin: 0 0 0.25rem; font-size: 0.8125rem; }
.corrections ol { margin: 0; padding: 0; list-style: none; }
.corrections li { display: flex; justify-content: space-between; align-items: center; gap: 0.75rem; padding-block: 0.125rem; }
.corrections button { flex: none; }
.card-close { position: absolute; inset-block-start: 0.375rem; inset-inline-end: 0.375rem; width: 1.75rem; padding: 0; border: 0; font-size: 1.125rem; line-height: 1; }
.card-close:hover { background: var(--quote-faint); }
.card:not(.is-pinned, .is-sheet) .card-close { display: none; }

@container (min-width: 44em) { .reading, .editor { --gutter: 8.5rem; } }
@container (max-width: 43.99em) {
  .block [data-gutter]::before { display: none; }
  /* Where there is no margin, who speaks in a paragraph stands above it. */
  .block[data-speakers]::before { content: attr(data-speakers); content: attr(data-speakers) / ""; display: block; font: 600 0.75rem/1.4 var(--sans); color: var(--quote-ink); }
  .tabs { gap: 0 0.5rem; }
  .tabs button { font-size: 0.75rem; }
  .legend-row { flex-wrap: nowrap; overflow-x: auto; max-width: 100%; scrollbar-width: none; padding-inline-end: 2rem; mask-image: linear-gradient(90deg, #000 calc(100% - 2rem), transparent); }
  .legend-row:has(select) { padding: 0; mask: none; }
  .legend-row > :not(select) { flex: none; }
}
@media (pointer: coarse) { .legend { row-gap: 0; } .lens :is(.legend, .card, .tabs) :is(button, select), .lens .only { min-height: 2.25rem; min-width: 2.25rem; } }
.sheet-handle { display: none; }
@container (max-width: 57.99em) {
  .has-sheet .columns { display: block; }
  .has-sheet .side {
    position: sticky; z-index: 5; inset-block-end: 0; max-height: calc(3rem + 1px); margin-block-start: 2rem; margin-inline: calc(-1 * var(--page-edge, 0px)); padding: 0 var(--page-edge, 0px); overflow: hidden;
    border-block-start: 1px solid var(--rule); border-radius: 0.875rem 0.875rem 0 0; background: var(--raised); box-shadow: 0 -4px 24px rgb(0 0 0 / 0.12);
  }
  .has-sheet .side.is-open { max-height: 75vh; overflow: auto; overscroll-behavior: contain; }
  .has-sheet .side:not(.is-open) > :not(.sheet-handle) { visibility: hidden; }
  .has-sheet .sheet-handle { display: flex; position: sticky; z-index: 1; inset-block-start: 0; align-items: center; gap: 0.5rem; width: 100%; min-height: 3rem; padding: 0; border: 0; background: var(--raised); font-weight: 650; font-size: 0.9375rem; }
  .sheet-handle::after { content: ""; width: 0.5rem; height: 0.5rem; margin-inline-start: auto; margin-inline-end: 0.375rem; border: solid; border-width: 2px 0 0 2px; rotate: 45deg; translate: 0 25%; }
  .is-open .sheet-handle::after { rotate: 225deg; translate: 0 -25%; }
}
@container (min-width: 58em) {
  .columns { grid-template-columns: minmax(0, 1fr) clamp(20rem, 34%, 25rem); gap: 2rem; }
  .side { position: sticky; top: 1rem; align-self: start; max-height: calc(100vh - 2rem); overflow: auto; padding-inline: 0.5rem; scrollbar-gutter: stable; scrollbar-width: thin; }
}
@media (forced-colors: active) {
  mark, .quotation.reported { background-color: Canvas; color: CanvasText; }
  /* What stands before and behind a mark would take the colour that the system gives to marks. */
  mark::before, mark::after { color: CanvasText !important; }
  .mention.mention { background-image: none; border-block-end: 2px solid; }
  .mention.pronoun, .mention.nominal { border-block-end: 1px dashed; }
  .mention.value { border-block-end: 1px dotted; }
  .quotation.verbatim { background-color: Mark; color: MarkText; }
  .cue.cue { text-decoration-color: CanvasText; }
  mark.verbatim::after { color: MarkText !important; }
  mark.is-active.is-active.is-active { background-color: Highlight; color: HighlightText; }
  mark.is-active.is-active::after { color: HighlightText !important; }
  .quotation-first { border-inline-start: 2px solid; }
  .quotation-last { border-inline-end: 2px solid; }
  .legend button .swatch.swatch { opacity: 1; }
  .legend button[aria-pressed="true"] { border-color: ButtonText; }
  .tabs, .tabs button { border-color: Canvas; }
  .tabs button[aria-selected="true"] { border-color: Highlight; }
}
@media (prefers-reduced-motion: reduce) { .is-flashing { animation-duration: 0.01s; outline-color: transparent; } }
@media print {
  @page { margin: 16mm 14mm; }
  .card, .tabs, .only, .summary:not(.caution), .lens .correct, .corrections button { display: none; }
  .legend.legend { gap: 0 1rem; margin-block-end: 1rem; padding-block: 0.25rem; font-size: 8pt; }
  .legend.legend   :is(.layer, [aria-pressed="false"], .is-none, .facet), .legend-more, .legend-row:has([value=""]:checked), .score button:hover { display: none; }
  .legend.legend button { min-height: 0; padding: 0 0.25rem; }
  .legend.legend .legend-row { flex-wrap: wrap; overflow: visible; }
  .columns { display: block; }
  .side.side.side { position: static; max-height: none; overflow: visible; margin: 2em 0 0; padding: 0; border: 0; background: none; box-shadow: none; }
  .side.side > .sheet-handle { display: none; }
  .side.side:not(.is-open) > :not(.sheet-handle) { visibility: visible; }
  .chunk { content-visibility: visible; }
  .reading.reading { --gutter: 8.5rem; font-size: 11pt; line-height: 1.6; }
  .block.block::before { display: none; }
  .block.block [data-gutter]::before { display: inline; font-size: 8pt; }
  .block { orphans: 2; widows: 2; }
  .mention.mention { background-image: none; border-block-end: 1px solid; }
  .mention.pronoun, .mention.nominal { border-block-end-style: dashed; }
  .mention.value { border-block-end-style: dotted; }
  .quotation.quotation { background: none; box-shadow: none; }
  .quotation-first { border-inline-start: 2px solid; }
  .quotation-last { border-inline-end: 2px solid; }
  .panel:not(.is-shown) { display: block; }
  .panel ul { columns: 3; column-gap: 2em; }
  .panel-said { columns: 2; column-gap: 2em; }
  .panel::before { display: block; column-span: all; font: 700 12pt var(--sans); margin-block-start: 1.5em; }
  .panel::before, .panel h2, .speaker > p { break-after: avoid; }
  .speaker:has(li:only-child) { break-inside: avoid; }
  .panel-said::before { content: "Who said what"; }
  .panel-names::before { content: "Names"; }
  .panel-order, .panel:has(.none) { display: none !important; }
  .panel-notices::before { content: "To check"; }
  .panel li, .content, .score, .speaker > p { break-inside: avoid; }
}
`;

/** Each colour that is named above: a site sets it under its name with "newslens-" before it. */
const COLOUR = /--([\w-]+):\s*(light-dark\([^)]*\)|transparent)(?=[;}])/g;

/** @type {CSSStyleSheet | null} */
let sheet = null;

/** The one sheet that every root adopts. */
export function lensSheet() {
  return (sheet ??= sheetOf(css.replace(COLOUR, "--$1: var(--newslens-$1, $2)")));
}

/**
 * A sheet in which a "rem" is no longer the root's size, which some sites make ten pixels to reckon with, but the size that
 * type has where the lens stands.
 * @param {string} css
 */
export function sheetOf(css) {
  try {
    // Only a length that is known as one is worked out where it is set; elsewhere "1em" would grow and shrink with each element.
    CSS.registerProperty({ name: "--newslens-unit", syntax: "<length>", inherits: true, initialValue: "16px" });
  } catch {
    // Once is enough.
  }
  const made = new CSSStyleSheet();
  made.replaceSync(css.replace(/(-?[\d.]+)rem/g, "calc($1 * var(--newslens-unit))"));
  return made;
}
