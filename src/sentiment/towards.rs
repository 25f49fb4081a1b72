//! How a sentence treats one entity in it: a small trained scorer, the model's section `TOWD`.
//!
//! ```text
//! N_BUCKETS × (negative i8, neutral i8, positive i8)
//! ```
//! Features are facts about the words around the mention, hashed into buckets. Names count as names only: whom a word
//! is about must not change what it says.

use super::lexicon::Lexicon;
use crate::document::{Class, Document, TokenKind};
use crate::error::{Error, Kind};
use std::ops::Range;

const SECTION: &str = "TOWD";
/// Features fall into so many buckets.
pub const N_BUCKETS: usize = 1 << 15;
/// What a feature that is simply there counts.
pub const THERE: i64 = 8;
/// A weight of 1 in the file.
pub const WEIGHT_STEP: i64 = 32;
/// Words farther away are not read, so that a sentence without end costs no more than another.
const WINDOW: usize = 60;
/// A valence of 1 counts so much less than `THERE`.
const VALENCE_UNIT: i64 = 125;
/// Words so near are told apart by their side.
const NEAR: usize = 6;
/// The same for stems.
const STEM_NEAR: usize = 10;
/// So many words behind a negation count as negated.
const NEGATED: usize = 4;
/// Stands for any word of a name.
const NAME: &str = "<name>";

/// The trained weights.
#[derive(Debug)]
pub struct Towards {
    weights: Vec<[i8; 3]>,
}

/// Scores of negative, neutral, positive, in thousandths of a logit.
pub type Logits = [i64; 3];

impl Towards {
    /// Reads the section; any damage is refused.
    pub fn read(bytes: &[u8]) -> Result<Self, Error> {
        let (triples, rest) = bytes.as_chunks::<3>();
        if triples.len() != N_BUCKETS || !rest.is_empty() {
            return Err(Kind::BadSection(SECTION).into());
        }
        Ok(Self { weights: triples.iter().map(|triple| triple.map(|byte| byte as i8)).collect() })
    }

    /// How the sentence treats what stands at these tokens.
    pub fn score(&self, facts: &Facts, target: Range<usize>) -> Logits {
        let mut sums = [0; 3];
        facts.features(target, |bucket, value| {
            for (sum, weight) in sums.iter_mut().zip(self.weights[bucket]) {
                *sum += i64::from(weight) * value;
            }
        });
        sums.map(|sum| sum * 1000 / (THERE * WEIGHT_STEP))
    }
}

/// What is known of each token before a target is chosen.
pub struct Facts {
    tokens: Vec<Fact>,
    sentences: Vec<Range<usize>>,
}

#[derive(Clone, Copy)]
struct Fact {
    word: u64,
    /// A cue's valence here, negation counted in.
    valence: i64,
    stem: u64,
    skip: bool,
    in_marks: bool,
}

impl Facts {
    /// Reads every token once.
    pub fn new(document: &Document, lexicon: &Lexicon) -> Self {
        let sentences: Vec<_> = document.sentences().iter().map(|s| s.tokens.clone()).collect();
        let mut tokens = Vec::with_capacity(document.tokens().len());
        for sentence in &sentences {
            let (mut negated, mut in_marks) = (0_usize, false);
            for at in sentence.clone() {
                let token = &document.tokens()[at];
                let lower = document.lower(at);
                let is_name = token.case.has_capital() && at > sentence.start && lower != "i";
                let mut word = hash(0, if is_name { NAME } else { lower });
                let mut valence = if is_name { 0 } else { lexicon.get(lower).map_or(0, |entry| entry.valence.0) };
                let mut stem = hash(0, if is_name { NAME } else { stem_of(lower) });
                if token.class.is(Class::NEGATION) {
                    negated = NEGATED;
                } else if negated > 0 {
                    negated -= 1;
                    (word, stem) = (hash(word, "!"), hash(stem, "!"));
                    valence = -valence / 2;
                }
                if token.kind == TokenKind::Punct && lower != "-" {
                    negated = 0;
                }
                in_marks ^= token.kind == TokenKind::Mark && matches!(lower, "\"" | "“" | "”" | "``" | "''");
                let skip = lower == "-";
                tokens.push(Fact { word, valence, skip, in_marks, stem });
            }
        }
        Self { tokens, sentences }
    }

    /// Gives every feature of a target: its bucket and what it counts.
    pub fn features(&self, target: Range<usize>, mut give: impl FnMut(usize, i64)) {
        let idx = self.sentences.partition_point(|s| s.end <= target.start);
        let Some(sentence) = self.sentences.get(idx) else { return };
        let first = sentence.start.max(target.start.saturating_sub(WINDOW));
        let last = sentence.end.min(target.end + WINDOW);
        let mut sums = [[0; 5]; 2];
        let mut give_name = |name: &str, word: u64, value: i64| give(bucket(hash(word, name)), value);
        for at in (first..target.start).chain(target.end.min(last)..last) {
            let fact = self.tokens[at];
            if fact.skip {
                continue;
            }
            let right = at >= target.end;
            let distance = if right { at + 1 - target.end } else { target.start - at };
            let ring = match distance {
                1 => 0,
                2..=3 => 1,
                4..=6 => 2,
                7..=10 => 3,
                _ => 4,
            };
            give_name("b", fact.word, THERE);
            give_name(RINGS[usize::from(right)][ring], fact.word, THERE);
            if distance <= NEAR {
                give_name(if right { "R" } else { "L" }, fact.word, THERE);
            }
            give_name("s", fact.stem, THERE);
            if distance <= STEM_NEAR {
                give_name(if right { "sR" } else { "sL" }, fact.stem, THERE);
            }
            if fact.in_marks && fact.valence != 0 {
                give_name("q", 0, fact.valence / VALENCE_UNIT);
            }
            sums[usize::from(right)][ring] += fact.valence / VALENCE_UNIT;
        }
        for (side, sums) in sums.iter().enumerate() {
            for (ring, sum) in sums.iter().enumerate() {
                give_name(RINGS[side][ring], 1, (*sum).clamp(-100, 100));
            }
            give_name(["L", "R"][side], 1, sums.iter().sum::<i64>().clamp(-100, 100));
        }
        give_name("v", 1, sums.iter().flatten().sum::<i64>().clamp(-100, 100));
        give_name("one", 1, THERE);
        give_name("at", (target.start - sentence.start).min(5) as u64, THERE);
        give_name("own", self.tokens[target.start].word, THERE);
        if self.tokens[target.start].in_marks {
            give_name("in", 1, THERE);
        }
    }
}

const RINGS: [[&str; 5]; 2] = [["L1", "L2", "L3", "L4", "L5"], ["R1", "R2", "R3", "R4", "R5"]];

/// FNV-1a over a seed and some text.
fn hash(seed: u64, text: &str) -> u64 {
    let fold = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    text.bytes().fold(fold(seed ^ 0xcbf2_9ce4_8422_2325, 0xff), fold)
}

fn bucket(hash: u64) -> usize {
    ((hash ^ hash >> 29 ^ hash >> 47) % N_BUCKETS as u64) as usize
}

/// A word without its ending: a rough one, which only has to be the same each time.
fn stem_of(lower: &str) -> &str {
    for ending in ["ingly", "edly", "ings", "ing", "ed", "ies", "es", "ly", "s", "d", "e", "y"] {
        if let Some(stem) = lower.strip_suffix(ending)
            && stem.len() >= 4
        {
            return stem;
        }
    }
    lower
}
