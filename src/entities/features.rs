//! What the sequence model sees of a token. The trainer and the analyser call the same functions.
//!
//! Most features depend on one word and how far off it stands: [`Features::word`] gives those, and their weights are summed
//! once for each distinct word and offset. [`Features::run`] gives what a run of capitals shares, and
//! [`Features::token`] what is left: pairs of words, known phrases, and the same word elsewhere in the document.

pub(super) mod interner;
mod word;

use super::gazetteer::Gazetteer;
#[cfg(feature = "train")]
use super::gazetteer::Kinds;
use super::layout::{Layout, Style};
use super::words::{Casing, WordFacts, Words};
use crate::document::{Document, TokenKind};
use crate::error::Error;
use crate::model::Sections;
use crate::model::keys::{key_of, mix};
use interner::Interner;
use word::Word;

/// How far the words around a token reach.
pub const REACH: usize = 2;
/// Offsets from −[`REACH`] to +[`REACH`].
pub const N_OFFSETS: usize = 2 * REACH + 1;

/// What is known of names and words before the text is seen.
pub struct Lists {
    /// Section `GAZT`.
    pub(crate) gazetteer: Gazetteer,
    /// Section `WORD`.
    pub(crate) words: Words,
}

impl Lists {
    /// Reads both sections.
    pub fn load(sections: &Sections) -> Result<Self, Error> {
        Ok(Self { gazetteer: Gazetteer::load(sections.get("GAZT")?)?, words: Words::load(sections.get("WORD")?)? })
    }

    /// Whether the tokens name a people and no place: some corpora call "Russian" a place.
    #[cfg(feature = "train")]
    pub fn is_people(&self, document: &Document, tokens: std::ops::Range<usize>) -> bool {
        let kinds = self.gazetteer.kinds_of(document, tokens);
        kinds.is(Kinds::NORP) && !kinds.is(Kinds(Kinds::COUNTRY.0 | Kinds::REGION.0 | Kinds::CITY.0))
    }
}

/// A document, ready to give the features of its tokens.
pub struct Features<'d> {
    document: &'d Document<'d>,
    layout: Layout,
    /// The first stands for the sentence's edge.
    words: Vec<Word>,
    word_of: Vec<u32>,
}

impl<'d> Features<'d> {
    /// Looks every word up once.
    pub fn new(document: &'d Document<'d>, lists: &Lists) -> Self {
        let Lists { gazetteer, words: lists } = lists;
        let mut features = Self {
            document,
            layout: Layout::new(document, gazetteer, lists),
            words: vec![Word::edge()],
            word_of: Vec::with_capacity(document.tokens().len()),
        };
        let mut known = Interner::new(document.tokens().len());
        for (sentence_idx, sentence) in document.sentences().iter().enumerate() {
            let style = features.layout.styles[sentence_idx];
            for idx in sentence.tokens.clone() {
                let surface = document.surface(idx);
                let key = mix(key_of(surface) ^ style as u32) ^ u32::from(features.layout.is_name_like(idx));
                let words = &mut features.words;
                let word = known.find_or(
                    key,
                    words.len() as u32,
                    |known_idx, at| known_idx != 0 && document.surface(at as usize) == surface,
                    idx as u32,
                );
                if word as usize == words.len() {
                    words.push(Word::new(document, idx, style, features.layout.is_name_like(idx), gazetteer, lists));
                }
                features.word_of.push(word);
            }
        }
        features
    }

    /// How many distinct words there are, the sentence's edge among them.
    pub fn n_words(&self) -> usize {
        self.words.len()
    }

    /// How many runs of capitals there are.
    pub fn n_runs(&self) -> usize {
        self.layout.runs.len()
    }

    /// The word `offset` tokens after the token (before it, if negative), or the edge of its sentence.
    pub fn word_at(&self, idx: usize, offset: isize, sentence: &std::ops::Range<usize>) -> usize {
        match idx.checked_add_signed(offset) {
            Some(at) if sentence.contains(&at) => self.word_of[at] as usize,
            _ => 0,
        }
    }

    /// The run that the token stands in, and where in it: 0 alone, 1 first, 2 inside, 3 last.
    pub fn run_at(&self, idx: usize) -> Option<(usize, usize)> {
        let run_idx = self.layout.run_of[idx].checked_sub(1)? as usize;
        let run = &self.layout.runs[run_idx];
        let place = match (idx == run.start, idx + 1 == run.end) {
            (true, true) => 0,
            (true, false) => 1,
            (false, false) => 2,
            (false, true) => 3,
        };
        Some((run_idx, place))
    }

    /// The token's run by its words, and how far in it the token stands: the same wherever the run stands.
    pub(crate) fn place_in_run(&self, idx: usize) -> Option<(u32, usize)> {
        let run = &self.layout.runs[self.layout.run_of[idx].checked_sub(1)? as usize];
        Some((run.key, idx - run.start))
    }

    /// The features of a word at an offset (0 … [`N_OFFSETS`] − 1, of which [`REACH`] is the token itself).
    pub fn word(&self, word: usize, offset: usize, sink: &mut impl FnMut(u32)) {
        let word = &self.words[word];
        let mut emit = Emitter { template: offset as u32 * 64, sink };
        let near = offset.abs_diff(REACH);
        emit.one(word.key);
        emit.one(word.case);
        emit.one(u32::from(word.facts.class));
        emit.one(u32::from(word.facts.coarse));
        emit.one(u32::from(word.kinds.0));
        if near == 2 {
            return;
        }
        emit.one(word.short_shape);
        emit.one(word.suffixes[2]);
        emit.one(word.case << 3 | word.facts.casing as u32);
        emit.one(word.class << 8 | word.case);
        if near == 1 {
            return;
        }
        emit.one(mix(word.key) ^ word.case);
        for affix in [&word.prefixes, &word.suffixes] {
            for &key in affix {
                emit.one(key);
            }
        }
        emit.one(word.suffixes[2] ^ word.case.wrapping_mul(0x0101_0101));
        emit.one(word.shape);
        emit.one(u32::from(word.facts.class) << 8 | word.case);
        emit.one(u32::from(word.facts.coarse) << 8 | word.case);
        emit.one(u32::from(word.kinds.0) << 8 | word.case);
        for bit in (0..16).filter(|bit| word.kinds.0 >> bit & 1 == 1) {
            emit.one_of(bit << 8 | word.case);
        }
    }

    /// What the tokens of a run share, by their place in it.
    pub fn run(&self, run_idx: usize, place: usize, sink: &mut impl FnMut(u32)) {
        let run = &self.layout.runs[run_idx];
        let word = |at: usize| &self.words[self.word_of[at] as usize];
        let outside = |at: Option<usize>| match at {
            Some(at) if run.sentence.contains(&at) => word(at),
            _ => &self.words[0],
        };
        let (first, last) = (word(run.start), word(run.end - 1));
        let (left, left2) = (outside(run.start.checked_sub(1)), outside(run.start.checked_sub(2)));
        let (right, right2) = (outside(Some(run.end)), outside(Some(run.end + 1)));
        let n = (run.end - run.start).min(6) as u32;
        let at_start = u32::from(run.start == run.sentence.start);
        let place = place as u32;
        let mut emit = Emitter { template: 512 + place * 64, sink };
        emit.one(n << 8 | run.style as u32 | at_start << 4);
        emit.one(last.key);
        emit.one(first.key);
        emit.one(u32::from(last.facts.class));
        emit.one(u32::from(first.facts.class));
        emit.one(u32::from(last.facts.coarse) << 8 | u32::from(first.facts.coarse));
        emit.one(left.key);
        emit.one(right.key);
        emit.one(u32::from(left.facts.class));
        emit.one(u32::from(right.facts.class));
        emit.one(mix(left.key) ^ left2.key);
        emit.one(mix(right.key) ^ right2.key);
        emit.one(mix(left.key) ^ right.key);
        emit.one(u32::from(left.facts.class) << 16 | u32::from(left2.facts.class));
        emit.one(u32::from(right.facts.class) << 16 | u32::from(right2.facts.class));
        emit.one(u32::from(left.facts.class) << 16 | u32::from(right.facts.class));
        emit.one(mix(left.key) ^ n);
        emit.one(mix(right.key) ^ n);
        emit.one(run.key);
        emit.one(u32::from(first.kinds.0) << 4 | n);
        emit.one(u32::from(last.kinds.0) << 4 | n);
        emit.one(mix(u32::from(first.kinds.0)) ^ u32::from(last.kinds.0));
        emit.one(last.suffixes[2]);
        emit.one(run.shapes);
        emit.one(run.classes);
        emit.one(at_start << 8 | n << 4 | first.facts.casing as u32);
    }

    /// What depends on the token's own place.
    pub fn token(&self, idx: usize, sentence: &std::ops::Range<usize>, sink: &mut impl FnMut(u32)) {
        let word = |offset: isize| &self.words[self.word_at(idx, offset, sentence)];
        let (before2, before, here, after, after2) = (word(-2), word(-1), word(0), word(1), word(2));
        let mut emit = Emitter { template: 1024, sink };
        emit.one(u32::from(idx == sentence.start) << 8 | here.case);
        let layout = &self.layout;
        let name_like = layout.is_name_like(idx);
        let beside = |at: Option<usize>| at.is_some_and(|at| sentence.contains(&at) && layout.is_name_like(at));
        let (name_before, name_after) = (beside(idx.checked_sub(1)), beside(Some(idx + 1)));
        if !name_like && !name_before && !name_after {
            return;
        }
        let class = |word: &Word| u32::from(word.facts.class);
        let coarse = |word: &Word| u32::from(word.facts.coarse);
        emit.one(mix(before.key) ^ here.key);
        emit.one(mix(here.key) ^ after.key);
        emit.one(mix(before.short_shape) ^ here.short_shape);
        emit.one(mix(here.short_shape) ^ after.short_shape);
        emit.one(mix(mix(before.short_shape) ^ here.short_shape) ^ after.short_shape);
        emit.one(class(before) << 16 | class(here));
        emit.one(class(here) << 16 | class(after));
        emit.one(coarse(before) << 16 | coarse(here) << 8 | coarse(after));
        emit.one(mix(before.key) ^ here.case);
        emit.one(mix(after.key) ^ here.case);
        let phrase = layout.phrases[idx];
        emit.one(u32::from(phrase.place) << 16 | u32::from(phrase.kinds.0));
        for bit in (0..16).filter(|bit| phrase.kinds.0 >> bit & 1 == 1) {
            emit.one_of(u32::from(bit as u8) << 4 | u32::from(phrase.place));
        }
        if !name_like {
            // "of", "and", "-" between capitals
            emit.one(mix(before.key) ^ mix(after.key).rotate_left(8) ^ here.key);
            emit.one(mix(class(before) << 16 | class(after)) ^ here.key);
            emit.one(mix(u32::from(before.kinds.0) << 16 | u32::from(after.kinds.0)) ^ here.key);
            emit.one(u32::from(name_before) << 1 | u32::from(name_after));
            return;
        }
        emit.template = 1088;
        emit.one(mix(before2.key) ^ before.key);
        emit.one(mix(after.key) ^ after2.key);
        emit.one(class(before2) << 16 | class(before));
        emit.one(class(after) << 16 | class(after2));
        emit.one(mix(class(before) << 16 | class(after)) ^ here.short_shape);
        self.elsewhere(idx, here, &mut emit);
    }

    /// What the same word tells elsewhere in the document.
    fn elsewhere(&self, idx: usize, here: &Word, emit: &mut Emitter<impl FnMut(u32)>) {
        emit.template = 1152;
        let seen = self.layout.seen(idx);
        let count = seen.n_names.min(255).checked_ilog2().unwrap_or_default();
        emit.one(u32::from(seen.n_lower > 0) << 16 | count << 8 | here.case);
        emit.one(u32::from(seen.n_lower > 0) << 16 | u32::from(seen.n_inner > 0) << 8 | here.facts.casing as u32);
        let own = self.run_at(idx).map_or(0, |(run, _)| self.layout.runs[run].len());
        if let Some(run) = seen.longest.checked_sub(1).map(|run| &self.layout.runs[run as usize]) {
            let word = |at: usize| &self.words[self.word_of[at] as usize];
            let (first, last) = (word(run.start), word(run.end - 1));
            let (is_first, is_last) = (first.key == here.key, last.key == here.key);
            let place = u32::from(is_first) << 1 | u32::from(is_last);
            let longer = u32::from(run.len() > own);
            let shape = run.len().min(5) as u32 * 16 + place * 2 + longer;
            emit.one(shape);
            if longer == 1 {
                emit.one(mix(shape) ^ last.key);
                emit.one(mix(shape) ^ first.key);
                emit.one(mix(shape) ^ u32::from(first.facts.class));
                emit.one(mix(shape) ^ u32::from(last.facts.class));
                emit.one(mix(shape) ^ u32::from(first.kinds.0));
                emit.one(mix(shape) ^ u32::from(last.kinds.0));
            }
        }
        emit.template = 1216;
        for &other in seen.places.iter().filter(|&&other| other != u32::MAX && other as usize != idx).take(3) {
            let other = other as usize;
            let sentence = &self.document.sentences()[self.layout.sentence_of[other] as usize].tokens;
            let (before, after) = (self.word_at(other, -1, sentence), self.word_at(other, 1, sentence));
            let (before, after) = (&self.words[before], &self.words[after]);
            emit.template = 1216;
            emit.one(before.key);
            emit.one(after.key);
            emit.one(u32::from(before.facts.class));
            emit.one(u32::from(after.facts.class));
        }
    }
}

/// Numbers the templates as they come, so that each value is told from the others.
struct Emitter<'s, S: FnMut(u32)> {
    template: u32,
    sink: &'s mut S,
}

impl<S: FnMut(u32)> Emitter<'_, S> {
    #[inline]
    fn one(&mut self, value: u32) {
        self.template += 1;
        (self.sink)(mix(value ^ self.template.wrapping_mul(0x9e37_79b1)));
    }

    /// One of several values of the same template, which stays.
    #[inline]
    fn one_of(&mut self, value: u32) {
        (self.sink)(mix(value ^ (self.template + 32).wrapping_mul(0x9e37_79b1)));
    }
}

/// Whether a word counts as capitalised: by its letters where those say something, else by how it is usually written.
pub(super) fn looks_like_name(document: &Document, idx: usize, style: Style, facts: WordFacts) -> bool {
    let token = &document.tokens()[idx];
    if token.kind != TokenKind::Word || document.lower(idx).starts_with('\'') || document.lower(idx) == "i" {
        return false;
    }
    match style {
        Style::Normal => token.case.has_capital(),
        Style::Title | Style::Upper => {
            token.case.has_capital() && !token.class.is_closed() && facts.casing != Casing::Lower
        }
        Style::Lower => !token.class.is_closed() && matches!(facts.casing, Casing::Capitalised | Casing::Upper),
    }
}
