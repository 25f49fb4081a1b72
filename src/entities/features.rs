//! What the sequence model sees of a token. The trainer and the analyser call the same functions.
//!
//! Most features depend on one word and how far off it stands: [`Features::word`] gives those, and their weights are summed
//! once for each distinct word and offset. [`Features::run`] gives what a run of capitals shares, and [`Features::token`]
//! pairs of words and known phrases. All of these are of a paragraph alone, wherever it stands; what the same word tells
//! [`Elsewhere`] in the document is the rest.

mod elsewhere;
mod interner;
mod vocabulary;
mod word;

pub use elsewhere::{Elsewhere, Glances};
pub use vocabulary::Vocabulary;

use super::gazetteer::Gazetteer;
#[cfg(feature = "train")]
use super::gazetteer::Kinds;
use super::layout::{Layout, Style};
use super::words::{Casing, WordFacts, Words};
use crate::document::{Document, TokenKind};
use crate::error::Error;
use crate::model::Sections;
use crate::model::keys::mix;
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

/// Which bits of [`Word::case`] tell the style of its sentence.
const STYLE_BITS: u32 = 3 << 4;

/// A paragraph, ready to give the features of its tokens; several, as long as all are wanted.
pub struct Features<'d> {
    document: &'d Document<'d>,
    layout: Layout,
    word_of: Vec<u32>,
}

impl<'d> Features<'d> {
    /// Looks up every word that the vocabulary does not hold.
    pub fn new(document: &'d Document<'d>, lists: &Lists, vocabulary: &mut Vocabulary) -> Self {
        let layout = Layout::new(document, &lists.gazetteer, &lists.words);
        let mut word_of = Vec::with_capacity(document.tokens().len());
        for (sentence, &style) in document.sentences().iter().zip(&layout.styles) {
            for idx in sentence.tokens.clone() {
                word_of.push(vocabulary.number(document, idx, style, layout.is_name_like(idx), lists));
            }
        }
        Self { document, layout, word_of }
    }

    /// What the features of other paragraphs see of this one.
    pub fn glances(&self, vocabulary: &Vocabulary) -> Glances {
        let mut glances = Glances::default();
        for run in &self.layout.runs {
            glances.add_run(run.start, run.end, run.key);
        }
        for (idx, &word) in self.word_of.iter().enumerate() {
            let (word, lower) = (vocabulary.word(word as usize), self.document.lower(idx));
            glances.add(lower, word, self.layout.is_name_like(idx), self.layout.run_of[idx]);
        }
        glances
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

    /// The features of a word at an offset (0 … [`N_OFFSETS`] − 1, of which [`REACH`] is the token itself).
    #[cfg(feature = "train")]
    pub fn word(vocabulary: &Vocabulary, word: usize, offset: usize, sink: &mut impl FnMut(u32)) {
        Self::of_word(vocabulary.word(word), offset, sink);
    }

    /// The same for whoever holds the word itself.
    fn of_word(word: &Word, offset: usize, sink: &mut impl FnMut(u32)) {
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
    pub fn run(&self, vocabulary: &Vocabulary, run_idx: usize, place: usize, sink: &mut impl FnMut(u32)) {
        let run = &self.layout.runs[run_idx];
        let word = |at: usize| vocabulary.word(self.word_of[at] as usize);
        let outside = |at: Option<usize>| match at {
            Some(at) if run.sentence.contains(&at) => word(at),
            _ => vocabulary.word(0),
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

    /// What depends on the token's own place in its paragraph.
    pub fn token(
        &self,
        vocabulary: &Vocabulary,
        idx: usize,
        sentence: &std::ops::Range<usize>,
        sink: &mut impl FnMut(u32),
    ) {
        let word = |offset: isize| vocabulary.word(self.word_at(idx, offset, sentence));
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
