//! What the same word tells elsewhere in the document: the one part of the features that looks beyond a paragraph.

use super::interner::Interner;
use super::word::Word;
use super::{Emitter, STYLE_BITS};
use crate::document::{Case, Document};
use crate::entities::layout::Style;
use crate::entities::words::Casing;
use crate::model::keys::{key_of, mix};

/// What the features of another place see of a token.
#[derive(Clone, Copy)]
struct Glance {
    /// Of its lower-case form.
    lower: u32,
    /// Of its normal form.
    key: u32,
    class: u16,
    kinds: u16,
    case: u8,
    casing: Casing,
    is_name_like: bool,
    /// One more than the index of its run.
    run: u32,
}

/// A run of capitals as seen from elsewhere.
#[derive(Clone, Copy)]
struct Run {
    start: u32,
    end: u32,
    key: u32,
}

/// A paragraph as seen from elsewhere: the same wherever it stands.
#[derive(Default)]
pub struct Glances {
    tokens: Vec<Glance>,
    runs: Vec<Run>,
}

impl Glances {
    pub(super) fn add_run(&mut self, start: usize, end: usize, key: u32) {
        self.runs.push(Run { start: start as u32, end: end as u32, key });
    }

    pub(super) fn add(&mut self, lower: &str, word: &Word, is_name_like: bool, run: u32) {
        self.tokens.push(Glance {
            lower: key_of(lower),
            key: word.key,
            class: word.facts.class,
            kinds: word.kinds.0,
            case: word.case as u8,
            casing: word.facts.casing,
            is_name_like,
            run,
        });
    }
}

/// One word's places in the document.
#[derive(Clone)]
struct Seen {
    n_lower: u32,
    /// How often like a name.
    n_names: u32,
    /// … and that not at the start of a sentence.
    n_inner: u32,
    /// One more than the index of its longest run.
    longest: u32,
    /// Its first places like a name; `u32::MAX` for none.
    places: [u32; 4],
}

/// All paragraphs of a document, as a token in one of them sees the others.
pub struct Elsewhere {
    all: Glances,
    /// Whether a sentence begins at a token; one more than there are tokens.
    begins: Vec<bool>,
    seen: Vec<Seen>,
    seen_of: Vec<u32>,
    /// What stands before a sentence and behind it.
    edge: u32,
}

impl Elsewhere {
    /// Looks over all paragraphs, which are given in order and together have the document's tokens.
    pub fn new<'g>(document: &Document, paragraphs: impl Iterator<Item = &'g Glances>) -> Self {
        let n = document.tokens().len();
        let mut all = Glances { tokens: Vec::with_capacity(n), runs: Vec::new() };
        for paragraph in paragraphs {
            let (token, run) = (all.tokens.len() as u32, all.runs.len() as u32);
            let moved = |glance: &Glance| Glance { run: if glance.run == 0 { 0 } else { glance.run + run }, ..*glance };
            all.tokens.extend(paragraph.tokens.iter().map(moved));
            let moved = |run: &Run| Run { start: run.start + token, end: run.end + token, ..*run };
            all.runs.extend(paragraph.runs.iter().map(moved));
        }
        let mut begins = vec![false; n + 1];
        document.sentences().iter().for_each(|sentence| begins[sentence.tokens.start] = true);
        begins[n] = true;
        let mut elsewhere =
            Self { all, begins, seen: Vec::new(), seen_of: Vec::with_capacity(n), edge: Word::edge().key };
        elsewhere.count_words(document);
        elsewhere
    }

    fn count_words(&mut self, document: &Document) {
        let mut known = Interner::new(self.all.tokens.len());
        for (idx, glance) in self.all.tokens.iter().enumerate() {
            let number = known.find_or(glance.lower, self.seen.len() as u32, |_| true);
            if number as usize == self.seen.len() {
                self.seen.push(Seen { n_lower: 0, n_names: 0, n_inner: 0, longest: 0, places: [u32::MAX; 4] });
            }
            self.seen_of.push(number);
            let seen = &mut self.seen[number as usize];
            if glance.is_name_like {
                if let Some(place) = seen.places.get_mut(seen.n_names as usize) {
                    *place = idx as u32;
                }
                seen.n_names += 1;
                let is_normal = u32::from(glance.case) & STYLE_BITS == (Style::Normal as u32) << 4;
                if is_normal && !self.begins[idx] {
                    seen.n_inner += 1;
                }
                let runs = &self.all.runs;
                let length = |run: u32| run.checked_sub(1).map_or(0, |run| runs[run as usize].len());
                if length(glance.run) > length(seen.longest) && is_normal {
                    seen.longest = glance.run;
                }
            } else if document.tokens()[idx].case == Case::Lower {
                seen.n_lower += 1;
            }
        }
    }

    fn run_at(&self, idx: usize) -> Option<&Run> {
        Some(&self.all.runs[self.all.tokens[idx].run.checked_sub(1)? as usize])
    }

    /// The token's run by its words, and how far in it the token stands: the same wherever the run stands.
    pub(in crate::entities) fn place_in_run(&self, idx: usize) -> Option<(u32, usize)> {
        let run = self.run_at(idx)?;
        Some((run.key, idx - run.start as usize))
    }

    /// What the same word tells elsewhere, of a token that stands like a name; nothing of others.
    pub fn token(&self, idx: usize, sink: &mut impl FnMut(u32)) {
        let here = &self.all.tokens[idx];
        if !here.is_name_like {
            return;
        }
        let (case, casing) = (u32::from(here.case), here.casing as u32);
        let mut emit = Emitter { template: 1152, sink };
        let seen = &self.seen[self.seen_of[idx] as usize];
        let count = seen.n_names.min(255).checked_ilog2().unwrap_or_default();
        emit.one(u32::from(seen.n_lower > 0) << 16 | count << 8 | case);
        emit.one(u32::from(seen.n_lower > 0) << 16 | u32::from(seen.n_inner > 0) << 8 | casing);
        let own = self.run_at(idx).map_or(0, Run::len);
        if let Some(run) = seen.longest.checked_sub(1).map(|run| &self.all.runs[run as usize]) {
            let (first, last) = (&self.all.tokens[run.start as usize], &self.all.tokens[run.end as usize - 1]);
            let (is_first, is_last) = (first.key == here.key, last.key == here.key);
            let place = u32::from(is_first) << 1 | u32::from(is_last);
            let longer = u32::from(run.len() > own);
            let shape = run.len().min(5) as u32 * 16 + place * 2 + longer;
            emit.one(shape);
            if longer == 1 {
                emit.one(mix(shape) ^ last.key);
                emit.one(mix(shape) ^ first.key);
                emit.one(mix(shape) ^ u32::from(first.class));
                emit.one(mix(shape) ^ u32::from(last.class));
                emit.one(mix(shape) ^ u32::from(first.kinds));
                emit.one(mix(shape) ^ u32::from(last.kinds));
            }
        }
        let edge = (self.edge, 0);
        let word = |at: usize| (self.all.tokens[at].key, self.all.tokens[at].class);
        for &other in seen.places.iter().filter(|&&other| other != u32::MAX && other as usize != idx).take(3) {
            let other = other as usize;
            let before = if self.begins[other] { edge } else { word(other - 1) };
            let after = if self.begins[other + 1] { edge } else { word(other + 1) };
            emit.template = 1216;
            emit.one(before.0);
            emit.one(after.0);
            emit.one(u32::from(before.1));
            emit.one(u32::from(after.1));
        }
    }
}

impl Run {
    fn len(&self) -> usize {
        (self.end - self.start) as usize
    }
}
