//! What the model of headlines sees of a word: itself, what the lexicon makes of it and of the words beside it, and where it
//! stands among them.

use super::super::lexicon::{Lexicon, ROLES, Role};
use crate::document::{Document, TokenKind};
use crate::entities::{Words, normal_key};
use crate::model::keys::{key_of, mix};
use std::ops::Range;

/// Features fall into so many buckets.
pub const N_BUCKETS: usize = 1 << 15;
/// Farther from either end of the line, places are not told apart.
const FAR: (usize, usize) = (8, 4);

/// What a feature is about: mixed into the hash of its words.
#[derive(Clone, Copy)]
enum About {
    Constant = 1,
    Word,
    Stem,
    Ending,
    Mark,
    Class,
    Coarse,
    FromStart,
    FromEnd,
    Rank,
    RankedMark,
    Marked,
    Unmarked,
    Strongest,
    BehindName,
    EndingBehindName,
    Beside = 20,
}

/// What is known of words beforehand.
type Known<'m> = (&'m Lexicon, &'m Words);

/// One line, with what is known of each token.
pub struct Line {
    first: usize,
    facts: Vec<Fact>,
    /// How many words have a valence, and the strongest's.
    n_marked: usize,
    strongest: i64,
    /// Where the first name begins.
    name: Option<usize>,
}

struct Fact {
    word: u32,
    stem: u32,
    ending: u32,
    short_ending: u32,
    /// The class of words in like company, fine and coarse.
    class: (u16, u8),
    /// What the lexicon makes of it, in few steps.
    mark: u32,
    /// As a cue of the lexicon.
    valence: i64,
    is_name: bool,
    /// A word of the open classes.
    is_open: bool,
    is_word: bool,
}

impl Line {
    /// Reads each token once.
    pub fn new(document: &Document, known: Known, line: Range<usize>, in_name: impl Fn(usize) -> bool) -> Self {
        let facts: Vec<Fact> = line.clone().map(|at| fact(document, known, at, in_name(at))).collect();
        Self {
            first: line.start,
            n_marked: facts.iter().filter(|fact| fact.valence != 0).count(),
            strongest: facts.iter().map(|fact| fact.valence.abs()).max().unwrap_or(0),
            name: facts.iter().position(|fact| fact.is_name),
            facts,
        }
    }

    /// The tokens that may strike: words of the open classes, and those that the lexicon gives a valence.
    pub fn candidates(&self) -> impl Iterator<Item = usize> {
        let may = |fact: &Fact| fact.is_word && !fact.is_name && (fact.is_open || fact.valence != 0);
        self.facts.iter().enumerate().filter(move |(_, fact)| may(fact)).map(|(idx, _)| self.first + idx)
    }

    /// The features of one of them, each as its bucket.
    pub fn features(&self, token_idx: usize, mut give: impl FnMut(usize)) {
        let at = token_idx - self.first;
        let fact = &self.facts[at];
        let mut give = |about: About, key: u32| give(bucket(about as u32, key));
        give(About::Constant, 0);
        give(About::Word, fact.word);
        give(About::Stem, fact.stem);
        give(About::Ending, fact.ending);
        give(About::Mark, fact.mark);
        give(About::Class, u32::from(fact.class.0));
        give(About::Coarse, u32::from(fact.class.1));
        give(About::FromStart, at.min(FAR.0) as u32);
        give(About::FromEnd, (self.facts.len() - 1 - at).min(FAR.1) as u32);
        if fact.valence != 0 {
            let stronger = self.facts.iter().filter(|other| other.valence.abs() > fact.valence.abs());
            let rank = stronger.count().min(3) as u32;
            give(About::Rank, rank);
            give(About::RankedMark, mix(fact.mark ^ rank << 8));
            give(About::Marked, self.n_marked.min(4) as u32);
        } else {
            give(About::Unmarked, self.n_marked.min(3) as u32);
            give(About::Strongest, (self.strongest / 1000) as u32);
        }
        if let Some(name) = self.name.filter(|&name| name < at) {
            let opens = !self.facts[name..at].iter().any(|other| other.is_open && !other.is_name);
            give(About::BehindName, u32::from(opens));
            give(About::EndingBehindName, mix(fact.short_ending ^ u32::from(opens)));
        }
        for step in [-2, -1, 1, 2_isize] {
            let beside = at.checked_add_signed(step).and_then(|other| self.facts.get(other));
            // Each place has keys of its own.
            let mut give = |key: u32| give(About::Beside, mix(key ^ (step + 2) as u32));
            match beside {
                None => give(1),
                Some(other) if other.is_name => give(2),
                Some(other) => {
                    give(other.mark);
                    match other.is_open {
                        false => give(other.word),
                        true if step.abs() == 1 => give(other.stem),
                        true => {}
                    }
                }
            }
        }
    }
}

fn fact(document: &Document, (lexicon, words): Known, at: usize, is_name: bool) -> Fact {
    let (token, lower) = (&document.tokens()[at], document.lower(at));
    let entry = lexicon.get(lower).filter(|_| !is_name);
    let is_word = token.kind == TokenKind::Word;
    let known = words.facts(normal_key(lower));
    Fact {
        word: key_of(lower),
        stem: key_of(stem_of(lower)).rotate_left(1),
        ending: key_of(ending(lower, 3)),
        short_ending: key_of(ending(lower, 2)),
        class: (known.class, known.coarse),
        mark: entry.map_or(3, |entry| {
            let role = ROLES.iter().position(|role| *role == entry.role).unwrap_or(0) as u32;
            let (unit, most) = if entry.role == Role::Connotation { (300, 2) } else { (1000, 3) };
            let size = (1 + entry.valence.0.abs() / unit).min(most) as u32;
            mix(1000 + role * 100 + size * 10 + u32::from(entry.valence.0 < 0))
        }),
        valence: entry.filter(|entry| entry.role.kind().is_some()).map_or(0, |entry| entry.valence.0),
        is_name,
        is_open: is_word && !token.class.is_closed(),
        is_word,
    }
}

/// A word without its ending, roughly.
fn stem_of(lower: &str) -> &str {
    let endings = ["ingly", "edly", "ings", "ing", "ies", "ied", "ers", "er", "ed", "es", "ly", "s", "e", "y"];
    let stem = endings.iter().filter_map(|ending| lower.strip_suffix(ending)).find(|stem| stem.len() >= 3);
    stem.unwrap_or(lower)
}

/// The last letters.
fn ending(lower: &str, n_letters: usize) -> &str {
    lower.char_indices().rev().nth(n_letters - 1).map_or(lower, |(at, _)| &lower[at..])
}

fn bucket(about: u32, key: u32) -> usize {
    mix(key ^ about.wrapping_mul(0x9e37_79b9)) as usize % N_BUCKETS
}
