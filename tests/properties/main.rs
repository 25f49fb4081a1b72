//! What holds of any string: hostile ones, mangled news, plain noise.

#![cfg(not(target_arch = "wasm32"))]

#[path = "../common/mod.rs"]
mod common;
mod edits;
mod exports;
mod invariants;

use common::hostile;
use newslens::analysis::Label;
use newslens::corrections::{Correction, Layer};
use newslens::wire::{LABELS, LAYERS};
use newslens::{Analyzer, CallerName, Options, Span};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use std::sync::LazyLock;

static ANALYZER: LazyLock<Analyzer> = LazyLock::new(common::analyzer);
static NEWS: LazyLock<Vec<String>> =
    LazyLock::new(|| common::golden_texts().into_iter().map(|(_, text)| text).collect());

fn check(text: &str) {
    invariants::check(&ANALYZER, text, &Options::default());
}

#[test]
fn golden_texts() {
    NEWS.iter().for_each(|text| check(text));
}

#[test]
fn exports_of_golden_texts() {
    NEWS.iter().for_each(|text| exports::check(&ANALYZER, text, &Options::default()));
}

#[test]
fn exports_of_one_hostile_thing_over_and_over() {
    for (name, unit) in hostile::UNITS.iter().chain(hostile::MARKUP) {
        for text in [hostile::repeated(unit, 400), format!("“{unit}{unit},” said Lena {unit} Ortiz of {unit}.")] {
            let checked = std::panic::catch_unwind(|| exports::check(&ANALYZER, &text, &Options::default()));
            assert!(checked.is_ok(), "{name}: {text:?}");
        }
    }
}

#[test]
fn one_hostile_thing_over_and_over() {
    for (name, unit) in hostile::UNITS {
        for n_bytes in [1, 2, 3, 10, 100, 1000, 5000] {
            let text = hostile::repeated(unit, n_bytes);
            let checked = std::panic::catch_unwind(|| check(&text));
            assert!(checked.is_ok(), "{name}: {unit:?} up to {n_bytes} bytes");
        }
    }
}

#[test]
fn every_beginning_and_every_end_of_a_text() {
    for text in NEWS.iter() {
        for (at, _) in text.char_indices().step_by(7) {
            check(&text[..at]);
            check(&text[at..]);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_characters(text in prop::collection::vec(any::<char>(), 0..400)) {
        check(&text.into_iter().collect::<String>());
    }

    #[test]
    fn whatever_the_caller_says(text in mangled_news_text(), options in options()) {
        invariants::check(&ANALYZER, &text, &options);
    }

    #[test]
    fn whatever_the_reader_corrects(text in mangled_news_text(), picks in corrections()) {
        let corrections = chosen(&text, &picks);
        invariants::check_corrected(&ANALYZER, &text, &corrections);
    }

    #[test]
    fn exports_of_any_characters(text in prop::collection::vec(any::<char>(), 0..200)) {
        exports::check(&ANALYZER, &text.into_iter().collect::<String>(), &Options::default());
    }

    #[test]
    fn exports_of_mangled_news(text in mangled_news_text(), options in options(), picks in corrections()) {
        let options = Options { corrections: chosen(&text, &picks), ..options };
        exports::check(&ANALYZER, &text, &options);
    }

    #[test]
    fn mangled_news(text in mangled_news_text()) {
        check(&text);
    }

    #[test]
    fn shuffled_pieces_of_news(text in pieces()) {
        check(&text);
    }

    #[test]
    fn hostile_things_in_a_row(units in prop::collection::vec((select(hostile::UNITS), 1..12usize), 1..12)) {
        let text: String = units.iter().map(|((_, unit), n)| unit.repeat(*n)).collect();
        check(&text);
    }
}

/// A change at some place of a text.
#[derive(Clone, Debug)]
enum Change {
    Delete(u8),
    Insert(&'static str),
    /// Another mark, where one stands next.
    SwapMark(char),
    /// The next space goes.
    Join,
}

const MARKS: &[char] = &['"', '“', '”', '\'', '‘', '’', '«', '»', '„', '`'];

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        (1..20u8).prop_map(Change::Delete),
        select(hostile::UNITS).prop_map(|(_, unit)| Change::Insert(unit)),
        select(MARKS).prop_map(Change::SwapMark),
        Just(Change::Join),
    ]
}

/// A golden text after a few dozen small changes.
fn mangled_news_text() -> impl Strategy<Value = String> {
    let changes = prop::collection::vec((any::<Index>(), change()), 1..40);
    (any::<Index>(), changes).prop_map(|(which, changes)| {
        let mut chars: Vec<char> = which.get(&NEWS).chars().collect();
        for (at, change) in changes {
            let at = at.index(chars.len() + 1);
            apply(&mut chars, at, change);
        }
        chars.into_iter().collect()
    })
}

fn apply(chars: &mut Vec<char>, at: usize, change: Change) {
    let next = |is_it: fn(&char) -> bool| chars[at..].iter().position(is_it).map(|n| at + n);
    match change {
        Change::Delete(n) => drop(chars.drain(at..chars.len().min(at + n as usize))),
        Change::Insert(words) => drop(chars.splice(at..at, words.chars())),
        Change::SwapMark(mark) => {
            if let Some(at) = next(|c| MARKS.contains(c)) {
                chars[at] = mark;
            }
        }
        Change::Join => {
            if let Some(at) = next(|c| *c == ' ') {
                chars.remove(at);
            }
        }
    }
}

/// Short stretches of the golden texts in any order.
fn pieces() -> impl Strategy<Value = String> {
    let piece = (any::<Index>(), any::<Index>(), 1..60usize).prop_map(|(which, at, n_chars)| {
        let text = which.get(&NEWS);
        let at = at.index(text.chars().count());
        text.chars().skip(at).take(n_chars).collect::<String>()
    });
    prop::collection::vec(piece, 1..20).prop_map(|pieces| pieces.concat())
}

/// Names that stand in the golden texts or do not, and dates that are dates or not.
fn options() -> impl Strategy<Value = Options> {
    let word = (any::<Index>(), any::<Index>(), 1..4usize).prop_map(|(which, at, n_words)| {
        let words: Vec<&str> = which.get(&NEWS).split_whitespace().collect();
        let at = at.index(words.len());
        words[at..words.len().min(at + n_words)].join(" ")
    });
    let name = prop_oneof![4 => word, 1 => any::<String>()];
    let label = prop::option::of(select(LABELS).prop_map(|(label, _)| label));
    let names = (name, label, prop::option::of(any::<String>()));
    let names = prop::collection::vec(names.prop_map(|(name, label, role)| CallerName { name, label, role }), 0..5);
    let date = prop::option::of(prop_oneof![Just("2022-02-28".to_owned()), any::<String>()]);
    (date, names).prop_map(|(date, names)| Options { date, names, ..Options::default() })
}

/// A correction before its places are known: each is a finding, or wherever the numbers say.
type Pick = (u8, Place, Place, (Label, Option<Layer>));
type Place = (Index, Option<(u32, u32)>);

fn corrections() -> impl Strategy<Value = Vec<Pick>> {
    let place = || (any::<Index>(), prop::option::weighted(0.1, (0..6000_u32, 0..40_u32)));
    let label = select(LABELS).prop_map(|(label, _)| label);
    let layer = prop::option::of(select(LAYERS).prop_map(|(layer, _)| layer));
    prop::collection::vec((0..8_u8, place(), place(), (label, layer)), 1..12)
}

/// The corrections, at the findings of the text.
fn chosen(text: &str, picks: &[Pick]) -> Vec<Correction> {
    let analysis = ANALYZER.analyze(text, &Options::default());
    let mentions: Vec<Span> = analysis.mentions.iter().map(|m| m.span).collect();
    let quotations: Vec<Span> = analysis.quotations.iter().map(|q| q.spans[0]).collect();
    let others = analysis.cues.iter().map(|c| c.span).chain(analysis.notices.iter().map(|n| n.span));
    let all: Vec<Span> = [&mentions[..], &quotations].concat().into_iter().chain(others).collect();
    let at = |findings: &[Span], (index, elsewhere): &Place| match elsewhere {
        Some((start, len)) => Span { start: *start, end: start + len },
        None if findings.is_empty() => Span::default(),
        None => *index.get(findings),
    };
    let one = |(kind, place, other, (label, layer)): &Pick| {
        let (mention, other) = (at(&mentions, place), at(&mentions, other));
        match kind {
            0 | 1 => Correction::Drop { span: at(&all, place), layer: *layer },
            2 => Correction::Label { span: mention, label: *label },
            3 | 4 => Correction::Speaker { span: at(&quotations, place), mention: (*kind == 3).then_some(other) },
            5 | 6 => Correction::Reference { span: mention, mention: (*kind == 5).then_some(other) },
            _ => Correction::Merge { mentions: vec![mention, other] },
        }
    };
    picks.iter().map(one).collect()
}
