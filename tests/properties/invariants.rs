//! What is true of every analysis of every text.

use newslens::Correction;
use newslens::analysis::*;
use newslens::wire::{self, Unit};
use newslens::{Analyzer, Options, Span};
use serde_json::Value as Json;

/// Analyses a text, twice, and checks everything that holds of any analysis. It panics at the first thing that does not.
pub fn check(analyzer: &Analyzer, text: &str, options: &Options) {
    let analysis = analyzer.analyze(text, options);
    assert!(analysis == analyzer.analyze(text, options), "the same text gave another analysis");
    let check = Check { text, a: &analysis };
    check.layout();
    check.mentions();
    check.entities();
    check.quotations();
    check.quoted_and_notices();
    check.cues();
    check.sums();
    check_units(text, &analysis);
}

/// The same of an analysis that the reader corrected; and each correction made twice is as good as once.
pub fn check_corrected(analyzer: &Analyzer, text: &str, corrections: &[Correction]) {
    let options = |corrections| Options { corrections, ..Options::default() };
    check(analyzer, text, &options(corrections.to_vec()));
    let corrected = analyzer.analyze(text, &options(corrections.to_vec()));
    let echoed: Vec<&Correction> = corrected.corrections.iter().map(|c| &c.correction).collect();
    assert_eq!(echoed, corrections.iter().collect::<Vec<_>>(), "corrections are echoed in order");
    let twice = corrections.iter().flat_map(|c| [c.clone(), c.clone()]).collect();
    let mut twice = analyzer.analyze(text, &options(twice));
    let odd = twice.corrections.iter().skip(1).step_by(2).cloned().collect::<Vec<_>>();
    twice.corrections = odd;
    assert!(twice == corrected, "made twice, {corrections:?} give another analysis");
}

struct Check<'a> {
    text: &'a str,
    a: &'a Analysis,
}

impl Check<'_> {
    /// In bounds, on character boundaries, not empty.
    fn sound(&self, what: &str, span: Span) {
        assert!(span.start < span.end, "{what} {span:?} is empty");
        assert!(
            self.text.get(span.range()).is_some(),
            "{what} {span:?} is no part of the text of {} bytes",
            self.text.len()
        );
    }

    /// Sound, and neither beginning nor ending in white space.
    fn tight(&self, what: &str, span: Span) {
        self.sound(what, span);
        let surface = span.of(self.text);
        assert!(surface.trim() == surface, "{what} {span:?} {surface:?} has white space at an end");
    }

    fn sorted(&self, what: &str, spans: impl Iterator<Item = Span> + Clone) {
        assert!(spans.clone().is_sorted(), "{what} are not sorted by start, then longest first");
        spans.for_each(|span| self.tight(what, span));
    }

    fn apart(&self, what: &str, mut spans: impl Iterator<Item = Span>) {
        let Some(mut before) = spans.next() else { return };
        for span in spans {
            assert!(before.end <= span.start, "{what} {before:?} and {span:?} overlap");
            before = span;
        }
    }

    fn layout(&self) {
        let Self { text, a } = self;
        assert!(a.paragraphs.is_sorted() && a.sentences.is_sorted());
        for &span in a.paragraphs.iter().chain(&a.sentences) {
            self.sound("layout", span);
        }
        self.apart("paragraphs", a.paragraphs.iter().copied());
        self.apart("sentences", a.sentences.iter().copied());
        for sentence in &a.sentences {
            let n_holding = a.paragraphs.partition_point(|p| p.start <= sentence.start);
            assert!(
                n_holding > 0 && a.paragraphs[n_holding - 1].contains(*sentence),
                "{sentence:?} is in no paragraph"
            );
        }
        let mut sentences = a.sentences.iter().peekable();
        for (at, c) in text.char_indices().filter(|(_, c)| c.is_alphanumeric()) {
            while sentences.next_if(|s| s.end as usize <= at).is_some() {}
            assert!(sentences.peek().is_some_and(|s| s.covers(at as u32)), "{c:?} at {at} is in no sentence");
        }
    }

    fn mentions(&self) {
        let spans = || self.a.mentions.iter().map(|m| m.span);
        self.sorted("mentions", spans());
        self.apart("mentions", spans());
        for (idx, m) in self.a.mentions.iter().enumerate() {
            if let Some(title) = m.title {
                self.tight("a title", title);
                assert!(title.end <= m.span.start, "the title of mention {idx} does not stand before it");
            }
            self.share(m.confidence);
            self.candidates(&m.candidates, m.entity);
            if let Some(entity) = m.entity {
                assert!(self.entity(entity).mentions.contains(&idx), "entity {entity} does not list mention {idx}");
            }
            assert!(m.form != Form::Value || m.entity.is_none(), "the value {idx} is an entity");
            assert!(!matches!(m.form, Form::Name | Form::Value) || m.label.is_some(), "mention {idx} has no label");
            assert!(m.value.is_none() || m.form == Form::Value, "mention {idx} is no value and means one");
        }
    }

    fn entities(&self) {
        for (idx, e) in self.a.entities.iter().enumerate() {
            assert!(!e.name.trim().is_empty(), "entity {idx} has no name");
            assert!(e.mentions.windows(2).all(|two| two[0] < two[1]), "mentions of entity {idx}: {:?}", e.mentions);
            for &m in &e.mentions {
                assert_eq!(self.a.mentions[m].entity, Some(idx), "mention {m} is not of the entity that lists it");
            }
            assert!(!e.aliases.contains(&e.name), "entity {idx} has its name as an alias");
            assert!(e.aliases.iter().all(|alias| !alias.trim().is_empty()), "entity {idx} has an empty alias");
            self.share(e.salience);
            if let Some(related) = e.related {
                self.entity(related.entity);
                assert_ne!(related.entity, idx, "entity {idx} hangs on itself");
            }
        }
    }

    fn quotations(&self) {
        let first_spans = self.a.quotations.iter().map(|q| q.spans[0]);
        assert!(first_spans.is_sorted(), "quotations are not sorted by their first span's start, then longest first");
        for (idx, q) in self.a.quotations.iter().enumerate() {
            self.sorted("the content of a quotation", q.spans.iter().copied());
            self.apart("the content of a quotation", q.spans.iter().copied());
            self.sorted("verbatim words", q.verbatim.iter().copied());
            for &span in &q.verbatim {
                assert!(within(span, &q.spans), "verbatim {span:?} is outside quotation {idx}");
            }
            assert!(q.kind != QuotationKind::Direct || q.verbatim == q.spans, "direct quotation {idx} is not verbatim");
            assert!(q.kind != QuotationKind::Indirect || q.verbatim.is_empty(), "indirect quotation {idx} is verbatim");
            for part in [q.cue, q.source].into_iter().flatten() {
                self.tight("a cue or source", part);
            }
            if let Some(speaker) = q.speaker {
                self.entity(speaker);
            }
            self.candidates(&q.candidates, q.speaker);
            self.share(q.confidence);
            if let Some(parent) = q.parent {
                assert!(parent < idx, "quotation {idx} is nested in {parent}, which comes later");
                let outer = &self.a.quotations[parent].spans;
                assert!(q.spans.iter().all(|&span| within(span, outer)), "quotation {idx} leaves its parent {parent}");
            }
        }
    }

    fn quoted_and_notices(&self) {
        self.sorted("quoted", self.a.quoted.iter().map(|q| q.span));
        assert!(self.a.notices.iter().map(|n| n.span).is_sorted(), "notices are not sorted");
        for notice in &self.a.notices {
            self.sound("a notice", notice.span);
            assert!(!notice.message.is_empty());
        }
    }

    fn cues(&self) {
        self.sorted("cues", self.a.cues.iter().map(|c| c.span));
        for (idx, c) in self.a.cues.iter().enumerate() {
            c.shifters.iter().for_each(|s| self.tight("a shifter", s.span));
            assert!(c.valence.0.abs() <= 4000 && c.base.0.abs() <= 4000, "cue {idx} is off the scale: {c:?}");
            self.share(c.confidence);
            if let Some(Holder::Entity(entity)) = c.holder {
                self.entity(entity);
            }
            if let Some(target) = c.target {
                self.entity(target);
            }
            if let Some(quotation) = c.quotation {
                assert!(within(c.span, &self.a.quotations[quotation].spans), "cue {idx} is outside its quotation");
            }
        }
    }

    fn sums(&self) {
        let Sentiment { document, sentences, entities } = &self.a.sentiment;
        let rising = |mut idxs: Vec<usize>, n: usize| {
            assert!(idxs.iter().all(|&idx| idx < n), "a sum is of what there is not");
            let n_idxs = idxs.len();
            idxs.dedup();
            assert!(idxs.len() == n_idxs && idxs.is_sorted(), "sums are not in order");
        };
        rising(sentences.iter().map(|(idx, _)| *idx).collect(), self.a.sentences.len());
        rising(entities.iter().map(|(idx, _)| *idx).collect(), self.a.entities.len());
        let all = sentences.iter().chain(entities).map(|(_, valence)| valence).chain([document]);
        for v in all.flat_map(|v| [v.all, v.by_author, v.by_others]) {
            assert!(v.0.abs() <= 1000, "the sum {v:?} is off the scale");
        }
    }

    fn entity(&self, idx: EntityIdx) -> &Entity {
        self.a.entities.get(idx).unwrap_or_else(|| panic!("there is no entity {idx}"))
    }

    fn candidates(&self, candidates: &[EntityIdx], chosen: Option<EntityIdx>) {
        for (idx, &candidate) in candidates.iter().enumerate() {
            self.entity(candidate);
            assert!(
                Some(candidate) != chosen && !candidates[..idx].contains(&candidate),
                "candidates {candidates:?} of {chosen:?}"
            );
        }
    }

    fn share(&self, Milli(milli): Milli) {
        assert!((0..=1000).contains(&milli), "{milli} is no share of 1000");
    }
}

fn within(span: Span, spans: &[Span]) -> bool {
    spans.iter().any(|outer| outer.contains(span))
}

/// Every span that leaves has the same surface, whatever its reader counts in.
fn check_units(text: &str, analysis: &Analysis) {
    // Corrections are echoed wherever they point, in the text or not.
    let analysis = &Analysis { corrections: Vec::new(), ..analysis.clone() };
    let [mut bytes, mut chars, mut utf16] = [Unit::Utf8, Unit::Codepoint, Unit::Utf16].map(|unit| {
        let json = serde_json::to_value(wire::analysis(analysis, text, unit)).expect("it is plain data");
        let mut spans = Vec::new();
        gather(&json, &mut spans);
        assert_eq!(json["length"], length(text, unit), "length in {unit:?}");
        (json, spans)
    });
    let (all_chars, all_utf16): (Vec<char>, Vec<u16>) = (text.chars().collect(), text.encode_utf16().collect());
    for ((b, c), u) in bytes.1.iter().zip(&chars.1).zip(&utf16.1) {
        let surface = &text[b.0..b.1];
        assert!(all_chars[c.0..c.1].iter().copied().eq(surface.chars()), "{surface:?} in code points");
        assert!(all_utf16[u.0..u.1].iter().copied().eq(surface.encode_utf16()), "{surface:?} in UTF-16");
    }
    assert!(bytes.1.len() == chars.1.len() && bytes.1.len() == utf16.1.len());
    for json in [&mut bytes.0, &mut chars.0, &mut utf16.0] {
        forget_positions(json);
    }
    assert!(bytes.0 == chars.0 && chars.0 == utf16.0, "more than positions depends on the unit");
}

fn length(text: &str, unit: Unit) -> usize {
    match unit {
        Unit::Utf8 => text.len(),
        Unit::Codepoint => text.chars().count(),
        Unit::Utf16 => text.encode_utf16().count(),
    }
}

fn gather(json: &Json, spans: &mut Vec<(usize, usize)>) {
    match json {
        Json::Object(fields) => {
            if let (Some(start), Some(end)) = (fields.get("start"), fields.get("end")) {
                let position = |n: &Json| n.as_u64().expect("a position is a number") as usize;
                spans.push((position(start), position(end)));
            }
            fields.values().for_each(|field| gather(field, spans));
        }
        Json::Array(items) => items.iter().for_each(|item| gather(item, spans)),
        _ => {}
    }
}

fn forget_positions(json: &mut Json) {
    match json {
        Json::Object(fields) => {
            for position in ["start", "end", "length", "unit"] {
                fields.remove(position);
            }
            fields.values_mut().for_each(forget_positions);
        }
        Json::Array(items) => items.iter_mut().for_each(forget_positions),
        _ => {}
    }
}
