//! What the scorer sees of a mention: words by side and distance, their classes, pairs of words, what
//! governs it, and the cues about: whether they are of it, by it, or of another.

use super::facts::{Fact, FactKind, Facts};
use crate::analysis::{EntityIdx, Holder};
use std::ops::Range;

/// Features fall into so many buckets.
pub const N_BUCKETS: usize = 1 << 18;
/// What a feature that is simply there counts.
pub const THERE: i64 = 8;
/// Words farther away are not read, so that a sentence without end costs no more than another.
const WINDOW: usize = 60;
/// A valence of 1 counts so much less than `THERE`.
const VALENCE_UNIT: i64 = 125;
/// Words so near are told apart by their side.
const NEAR: usize = 6;
/// The same for stems.
const STEM_NEAR: usize = 10;
/// The same for stems by what governs the mention.
const GOVERNED_NEAR: usize = 12;
/// Pairs of words are read so far to each side, and by their side so far.
const PAIRS: usize = 9;
const PAIRS_NEAR: usize = 6;
/// So many open-class words to each side are told apart by their order.
const NEIGHBOURS: usize = 3;
/// Clauses farther away are not told apart.
const CLAUSES: u64 = 2;
/// Words so near are told apart by the mention's part in the sentence, and by feeling words beside them.
const PART_NEAR: usize = 11;
/// The part of a mention with nothing before it; the others are those of the words that lead to it.
const LEADS_SENTENCE: u64 = 13;
/// A word of such a valence feels by itself.
const FEELS: i64 = 700;
/// Stands for the mention itself, and for any open-class word.
const SELF: u64 = 1;

/// What a feature is about: mixed into the hash of its words.
#[derive(Clone, Copy)]
enum About {
    Word = 1,
    Ring = 2,
    Side = 12,
    Stem = 14,
    StemSide = 15,
    Valence = 17,
    Quoted = 40,
    Constant,
    Place,
    Own,
    InMarks,
    Pair,
    PairSide,
    Neighbour = 50,
    Governor = 60,
    Follower,
    Governed,
    Clause = 70,
    Cue = 90,
    Class = 100,
    Lexical = 110,
    Connoted = 120,
    PartLeading = 140,
    PartFollowing = 170,
    BeforeFeeling = 190,
    BesideFeeling = 200,
}

impl Facts {
    /// Gives every feature of a target: its bucket and what it counts.
    pub fn features(&self, target: Range<usize>, entity: Option<EntityIdx>, mut give: impl FnMut(usize, i64)) {
        let idx = self.sentences.partition_point(|s| s.end <= target.start);
        let Some(sentence) = self.sentences.get(idx) else { return };
        let first = sentence.start.max(target.start.saturating_sub(WINDOW));
        let last = sentence.end.min(target.end + WINDOW).max(target.end);
        let mut give = |about: About, more: u64, words: u64, value: i64| {
            if value != 0 {
                give(bucket(words, about as u64 + more), value);
            }
        };
        let governor = (first..target.start).rev().find(|&at| !self.tokens[at].opens);
        let is_object = governor.is_some_and(|at| self.tokens[at].is_preposition);
        give(About::Constant, 0, 0, THERE);
        give(About::Place, 0, (target.start - sentence.start).min(5) as u64, THERE);
        give(About::Own, 0, self.tokens[target.start].word, THERE);
        give(About::InMarks, 0, 0, THERE * i64::from(self.tokens[target.start].in_marks));
        give(About::Governor, 0, self.closed_word(governor), THERE);
        let follower = Some(target.end).filter(|&at| at < last);
        give(About::Follower, 0, self.closed_word(follower), THERE);
        let follows = follower.map_or(0, |at| self.tokens[at].follows);
        let leads = governor.map_or(LEADS_SENTENCE, |at| self.tokens[at].leads);

        let (mut sums, mut cues, mut kinds) = ([[0; 5]; 2], [0; 10], [[[0; 3]; 2]; 2]);
        for right in [false, true] {
            let side = u64::from(right);
            let (mut pairs, mut neighbours) = (Neighbours::default(), Neighbours::default());
            let (mut clause, mut clause_sum) = (0, 0);
            let mut feelings = Feelings::default();
            let range = if right { target.end..last } else { first..target.start };
            for step in 0..range.len() {
                let at = if right { range.start + step } else { range.end - 1 - step };
                let fact = &self.tokens[at];
                if fact.kind == FactKind::Skip {
                    continue;
                }
                let distance = step + 1;
                let ring = match distance {
                    1 => 0,
                    2..=3 => 1,
                    4..=6 => 2,
                    7..=10 => 3,
                    _ => 4,
                };
                give(About::Word, 0, fact.word, THERE);
                give(About::Ring, side * 5 + ring as u64, fact.word, THERE);
                if distance <= NEAR {
                    give(About::Side, side, fact.word, THERE);
                }
                give(About::Stem, 0, fact.stem, THERE);
                if distance <= STEM_NEAR {
                    give(About::StemSide, side, fact.stem, THERE);
                }
                if let Some(pair) = pairs.add(fact, PAIRS, right) {
                    give(About::Pair, 0, pair, THERE);
                    if pairs.seen <= PAIRS_NEAR {
                        give(About::PairSide, side, pair, THERE);
                    }
                }
                if fact.kind == FactKind::Break {
                    clause += 1;
                }
                let wide = match distance {
                    1..=3 => 0,
                    4..=8 => 1,
                    _ => 2,
                };
                kinds[usize::from(fact.is_connotation)][usize::from(right)][wide] += fact.valence / VALENCE_UNIT;
                if distance <= PART_NEAR {
                    if fact.kind == FactKind::Open && !fact.is_name {
                        give(About::PartLeading, leads * 2 + side, fact.stem, THERE);
                        give(About::PartFollowing, follows * 2 + side, fact.stem, THERE);
                    }
                    let (before, beside) = feelings.add(fact);
                    if let Some((word, is_glad)) = before {
                        give(About::BeforeFeeling, side * 2 + u64::from(is_glad), word, THERE);
                    }
                    if let Some((word, is_glad)) = beside {
                        give(About::BesideFeeling, side * 2 + u64::from(is_glad), word, THERE);
                    }
                }
                if fact.kind == FactKind::Open {
                    if let Some(pair) = neighbours.add(fact, NEIGHBOURS, right) {
                        let place = neighbours.seen as u64;
                        give(About::Neighbour, side * 4 + place, neighbours.last, THERE);
                        if place == 2 {
                            give(About::Neighbour, side * 4, pair, THERE);
                        }
                    }
                    if distance <= GOVERNED_NEAR {
                        give(About::Governed, u64::from(is_object) * 2 + side, fact.stem, THERE);
                    }
                    if clause <= CLAUSES {
                        give(About::Clause, side * 4 + clause, fact.stem, THERE);
                    }
                }
                let valence = fact.valence / VALENCE_UNIT;
                clause_sum += if clause == 0 { valence } else { 0 };
                if fact.in_marks {
                    give(About::Quoted, 0, 0, valence);
                }
                sums[usize::from(right)][ring] += valence;
                let cue = fact.cue / VALENCE_UNIT;
                cues[0] += cue;
                cues[1] += cue.max(0);
                cues[2] += cue.min(0);
                cues[3] += if distance <= NEAR { cue } else { 0 };
                cues[4 + usize::from(right)] += cue;
                if entity.is_some() && cue != 0 {
                    let kind = match () {
                        _ if fact.about == entity => 6,
                        _ if fact.held_by == entity.map(Holder::Entity) => 7,
                        _ if fact.about.is_some() => 8,
                        _ => 9,
                    };
                    cues[kind] += cue;
                }
                if fact.kind == FactKind::Open && fact.class > 0 {
                    let class = u64::from(fact.class);
                    give(About::Class, 0, class, THERE);
                    if distance <= NEAR {
                        give(About::Class, 1 + side, class, THERE);
                    }
                    if distance <= GOVERNED_NEAR {
                        give(About::Class, 3 + u64::from(is_object) * 2 + side, class, THERE);
                    }
                }
            }
            give(About::Clause, side * 4 + 3, SELF, clause_sum.clamp(-100, 100));
        }
        for (side, sums) in sums.iter().enumerate() {
            for (ring, sum) in sums.iter().enumerate() {
                give(About::Valence, (side * 6 + ring) as u64, 0, (*sum).clamp(-100, 100));
            }
            give(About::Valence, side as u64 * 6 + 5, 0, sums.iter().sum::<i64>().clamp(-100, 100));
        }
        give(About::Valence, 12, 0, sums.iter().flatten().sum::<i64>().clamp(-100, 100));
        for (about, sides) in [About::Lexical, About::Connoted].into_iter().zip(&kinds) {
            for (side, sums) in sides.iter().enumerate() {
                for (ring, sum) in sums.iter().enumerate() {
                    give(about, (side * 4 + ring) as u64, 0, (*sum).clamp(-64, 64));
                }
                give(about, side as u64 * 4 + 3, 0, sums.iter().sum::<i64>().clamp(-64, 64));
            }
            give(about, 8, 0, sides.iter().flatten().sum::<i64>().clamp(-64, 64));
        }
        for (what, sum) in cues.into_iter().enumerate() {
            give(About::Cue, what as u64, 0, sum.clamp(-64, 64));
        }
    }

    /// A closed-class word or a stop as itself, any other as one.
    fn closed_word(&self, at: Option<usize>) -> u64 {
        at.map_or(0, |at| if self.tokens[at].kind == FactKind::Open { SELF } else { self.tokens[at].word })
    }
}

/// The words met on a walk away from the mention, a name of several words as one.
struct Neighbours {
    last: u64,
    was_name: bool,
    seen: usize,
}

impl Default for Neighbours {
    fn default() -> Self {
        Self { last: SELF, was_name: false, seen: 0 }
    }
}

impl Neighbours {
    /// Takes in the next word; the pair that it makes with the one before, in the order of the text.
    fn add(&mut self, fact: &Fact, most: usize, right: bool) -> Option<u64> {
        if self.seen == most || fact.is_name && self.was_name {
            return None;
        }
        let (one, other) = if right { (self.last, fact.stem) } else { (fact.stem, self.last) };
        (self.last, self.was_name) = (fact.stem, fact.is_name);
        self.seen += 1;
        Some(one.wrapping_mul(31).rotate_left(17) ^ other)
    }
}

/// Feeling words met on a walk away from the mention, with the words beside them.
struct Feelings {
    last: u64,
    last_feels: Option<bool>,
}

/// A word beside a feeling word, and whether that is a glad one.
type Beside = Option<(u64, bool)>;

impl Default for Feelings {
    fn default() -> Self {
        Self { last: SELF, last_feels: None }
    }
}

impl Feelings {
    /// Takes in the next word: the word between it and the mention, if it feels; and itself, if that one feels.
    fn add(&mut self, fact: &Fact) -> (Beside, Beside) {
        let feels = (fact.valence.abs() >= FEELS).then_some(fact.valence > 0);
        let found = (feels.map(|is_glad| (self.last, is_glad)), self.last_feels.map(|is_glad| (fact.stem, is_glad)));
        (self.last, self.last_feels) = (fact.stem, feels);
        found
    }
}

fn bucket(words: u64, about: u64) -> usize {
    let mixed = (words ^ about.wrapping_mul(0x9e37_79b9_7f4a_7c15)).wrapping_mul(0xd6e8_feb8_6659_fd93);
    (mixed >> 32) as usize % N_BUCKETS
}
