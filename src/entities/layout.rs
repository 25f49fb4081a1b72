//! Where the capitals stand: each sentence's style, runs of capitals, known phrases.

use super::features::looks_like_name;
use super::gazetteer::{Gazetteer, Kinds, LONGEST_NAME};
use super::words::{Words, normal_key};
use crate::document::{Case, Class, Document, TokenKind};
use crate::model::keys::{join, key_of, mix};
use std::ops::Range;

/// How a sentence uses capitals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// For names and beginnings.
    Normal,
    /// "Storm Batters Coast".
    Title,
    /// "STORM BATTERS COAST".
    Upper,
    /// Not at all.
    Lower,
}

/// Words with capitals that stand together, with the particles between them.
pub(super) struct Run {
    pub start: usize,
    pub end: usize,
    pub sentence: Range<usize>,
    pub style: Style,
    /// Of all its words.
    pub key: u32,
    /// Of all their cases.
    pub shapes: u32,
    /// Of all their coarse classes.
    pub classes: u32,
}

/// A token's place in a known phrase of two or more words.
#[derive(Clone, Copy, Default)]
pub(super) struct Phrase {
    /// 0 none, 1 first, 2 inside, 3 last.
    pub place: u8,
    pub kinds: Kinds,
}

pub(super) struct Layout {
    /// Of each sentence.
    pub styles: Vec<Style>,
    names: Vec<bool>,
    pub runs: Vec<Run>,
    /// For each token, one more than the index of its run.
    pub run_of: Vec<u32>,
    pub phrases: Vec<Phrase>,
}

/// A longer run is cut: it is a list or a heading, and no name.
const LONGEST_RUN: usize = 12;
#[rustfmt::skip]
const PARTICLES: &[&str] = &[
    "de", "da", "di", "del", "della", "dos", "du", "des", "van", "von", "der", "den", "ter", "bin", "bint", "ibn", "al", "el", "la", "le", "y", "ben",
    "&", "-", "'", "ul", "ud", "zu", "af", "av", "e",
];

impl Layout {
    pub fn new(document: &Document, gazetteer: &Gazetteer, lists: &Words) -> Self {
        let n = document.tokens().len();
        let mut layout = Self {
            styles: Vec::with_capacity(document.sentences().len()),
            names: Vec::with_capacity(n),
            runs: Vec::new(),
            run_of: vec![0; n],
            phrases: vec![Phrase::default(); n],
        };
        for sentence in document.sentences() {
            let style = style_of(document, sentence.tokens.clone());
            layout.styles.push(style);
            for idx in sentence.tokens.clone() {
                let facts = lists.facts(normal_key(document.lower(idx)));
                let first = idx == sentence.tokens.start || document.tokens()[idx - 1].kind == TokenKind::Mark;
                let name = looks_like_name(document, idx, style, facts)
                    && !(first && is_plain_opening(document, idx, sentence.tokens.end));
                layout.names.push(name);
            }
            layout.find_runs(document, lists, sentence.tokens.clone(), style);
            layout.find_phrases(document, gazetteer, sentence.tokens.clone());
        }
        layout
    }

    /// Whether the token stands like a name.
    pub fn is_name_like(&self, idx: usize) -> bool {
        self.names[idx]
    }

    fn find_runs(&mut self, document: &Document, lists: &Words, sentence: Range<usize>, style: Style) {
        let mut idx = sentence.start;
        while idx < sentence.end {
            if !self.names[idx] {
                idx += 1;
                continue;
            }
            let start = idx;
            idx += 1;
            while idx < sentence.end && idx - start < LONGEST_RUN {
                let joins =
                    || PARTICLES.contains(&document.lower(idx)) && idx + 1 < sentence.end && self.names[idx + 1];
                idx += match () {
                    () if self.names[idx] => 1,
                    () if joins() => 2,
                    () => break,
                };
            }
            let (mut key, mut shapes, mut classes) = (0, 0, 0);
            for at in start..idx {
                let facts = lists.facts(normal_key(document.lower(at)));
                key = mix(key ^ key_of(document.lower(at)));
                shapes = mix(shapes ^ document.tokens()[at].case as u32);
                classes = mix(classes ^ u32::from(facts.coarse));
                self.run_of[at] = self.runs.len() as u32 + 1;
            }
            self.runs.push(Run { start, end: idx, sentence: sentence.clone(), style, key, shapes, classes });
        }
    }

    fn find_phrases(&mut self, document: &Document, gazetteer: &Gazetteer, sentence: Range<usize>) {
        let mut idx = sentence.start;
        while idx < sentence.end {
            let mut found = None;
            if self.names[idx] {
                let mut key = Some(key_of(document.lower(idx)));
                for end in idx + 1..sentence.end.min(idx + LONGEST_NAME) {
                    key = Some(join(key, key_of(document.lower(end))));
                    let kinds = key.map_or(Kinds::NONE, |key| gazetteer.kinds(key));
                    if kinds != Kinds::NONE {
                        found = Some((end + 1, kinds));
                    }
                }
            }
            let Some((end, kinds)) = found else {
                idx += 1;
                continue;
            };
            for at in idx..end {
                let place = if at == idx {
                    1
                } else if at + 1 == end {
                    3
                } else {
                    2
                };
                self.phrases[at] = Phrase { place, kinds };
            }
            idx = end;
        }
    }
}

/// "The", "In", "However" at the start of a sentence: a capital that says nothing.
fn is_plain_opening(document: &Document, idx: usize, sentence_end: usize) -> bool {
    let token = &document.tokens()[idx];
    let before_name = idx + 1 < sentence_end && document.tokens()[idx + 1].case.has_capital();
    token.case == Case::Capitalised && token.class.is_closed() && !(token.class.is(Class::MODAL) && before_name)
}

fn style_of(document: &Document, sentence: Range<usize>) -> Style {
    let (mut n_words, mut n_long, mut n_upper, mut n_capital, mut n_any) = (0, 0, 0, 0, 0);
    for (at, token) in document.tokens()[sentence.clone()].iter().enumerate() {
        if token.kind != TokenKind::Word || token.case == Case::None {
            continue;
        }
        n_words += 1;
        n_upper += usize::from(token.case == Case::Upper || token.case == Case::Initial);
        n_any += usize::from(token.case.has_capital());
        if at > 0 && token.span.len() > 3 {
            n_long += 1;
            n_capital += usize::from(token.case.has_capital());
        }
    }
    match () {
        () if n_words >= 3 && n_upper * 10 >= n_words * 7 => Style::Upper,
        () if n_long >= 3 && n_capital * 10 >= n_long * 8 && sentence.len() < 40 => Style::Title,
        () if n_words >= 4 && n_any == 0 => Style::Lower,
        () => Style::Normal,
    }
}
