//! What is known of each token of a text before the scorer looks at a mention: its word and stem by their hashes, its
//! valence, and the cue that begins there.

use super::super::lexicon::{Lexicon, Role};
use crate::analysis::{EntityIdx, Holder, SentimentCue};
use crate::document::{Class, Document, TokenKind};
use crate::entities::{Words, normal_key};
use std::ops::Range;

/// So many words behind a negation count as negated.
const NEGATED: usize = 4;
/// Stands for any word of a name.
const NAME: &str = "<name>";

/// Words that tell a mention's part in the sentence from before it.
const LEADING: &[&str] = &["by", "of", "against", "for", "from", "to", "with", "at", "on", "in", "that", "and"];
/// From behind it.
const FOLLOWING: &[&str] = &["'s", "’s", ",", "and"];

/// What is known of each token before a target is chosen.
pub struct Facts {
    pub(super) tokens: Vec<Fact>,
    pub(super) sentences: Vec<Range<usize>>,
}

#[derive(Clone, Copy)]
pub struct Fact {
    pub word: u64,
    pub stem: u64,
    /// The lexicon's valence here, negation counted in, and whether it is only a connotation.
    pub valence: i64,
    pub is_connotation: bool,
    /// A cue's valence that begins here, after its shifters, whom it is about, and whose it is.
    pub cue: i64,
    pub about: Option<EntityIdx>,
    pub held_by: Option<Holder>,
    /// The word's class by the company it keeps.
    pub class: u16,
    pub kind: FactKind,
    /// Which of the words it is that tell a mention's part in the sentence from before it, and from behind it.
    pub leads: u64,
    pub follows: u64,
    pub is_name: bool,
    pub is_preposition: bool,
    /// A determiner or a capital: what may stand between a mention and what governs it.
    pub opens: bool,
    pub in_marks: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum FactKind {
    Open,
    Closed,
    /// Ends a clause.
    Break,
    Skip,
}

impl Facts {
    /// Reads every token once; the cues are in the order of the text.
    pub fn new(document: &Document, lexicon: &Lexicon, words: &Words, cues: &[SentimentCue]) -> Self {
        let sentences: Vec<_> = document.sentences().iter().map(|s| s.tokens.clone()).collect();
        let mut tokens = Vec::with_capacity(document.tokens().len());
        let mut cues = cues.iter().peekable();
        for sentence in &sentences {
            let (mut negated, mut in_marks) = (0_usize, false);
            for at in sentence.clone() {
                let token = &document.tokens()[at];
                let lower = document.lower(at);
                let is_name = token.case.has_capital() && at > sentence.start && lower != "i";
                let (mut word, mut stem) = match is_name {
                    true => (hash(NAME), hash(NAME)),
                    false => (hash(lower), hash(stem_of(lower))),
                };
                let entry = lexicon.get(lower).filter(|_| !is_name);
                let mut valence = entry.map_or(0, |entry| entry.valence.0);
                if token.class.is(Class::NEGATION) {
                    negated = NEGATED;
                } else if negated > 0 {
                    negated -= 1;
                    (word, stem) = (word.rotate_left(1), stem.rotate_left(1));
                    valence = -valence / 2;
                }
                let is_punct = token.kind == TokenKind::Punct && lower != "-";
                if is_punct {
                    negated = 0;
                }
                in_marks ^= token.kind == TokenKind::Mark && matches!(lower, "\"" | "“" | "”" | "``" | "''");
                while cues.next_if(|cue| cue.span.start < token.span.start).is_some() {}
                let kind = match () {
                    _ if lower == "-" => FactKind::Skip,
                    _ if is_punct || token.kind == TokenKind::Mark => FactKind::Break,
                    _ if token.class.is(Class::SUBORDINATOR | Class::WH) => FactKind::Break,
                    _ if token.class.is_closed() || token.kind != TokenKind::Word => FactKind::Closed,
                    _ => FactKind::Open,
                };
                let cue = cues.peek().filter(|cue| cue.span.start < token.span.end);
                tokens.push(Fact {
                    word,
                    stem,
                    valence,
                    is_connotation: entry.is_some_and(|entry| entry.role == Role::Connotation),
                    cue: cue.map_or(0, |cue| cue.valence.0),
                    about: cue.and_then(|cue| cue.target),
                    held_by: cue.and_then(|cue| cue.holder),
                    class: if is_name { 0 } else { words.facts(normal_key(lower)).class },
                    kind,
                    leads: place_in(LEADING, lower),
                    follows: follower(kind, token.class, lower),
                    is_name,
                    is_preposition: token.class.is(Class::PREPOSITION),
                    opens: token.class.is(Class::DETERMINER) || token.case.has_capital(),
                    in_marks,
                });
            }
        }
        Self { tokens, sentences }
    }
}

/// The place of a word in a list, from 1; 0 for any other.
fn place_in(list: &[&str], lower: &str) -> u64 {
    list.iter().position(|word| *word == lower).map_or(0, |place| place as u64 + 1)
}

/// Which kind of word follows a mention: one of the list, an auxiliary, an open-class word, or another.
fn follower(kind: FactKind, class: Class, lower: &str) -> u64 {
    let n = FOLLOWING.len() as u64;
    match place_in(FOLLOWING, lower) {
        0 if class.is(Class::AUXILIARY) => n + 1,
        0 if kind == FactKind::Open => n + 2,
        place => place,
    }
}

/// FNV-1a.
fn hash(text: &str) -> u64 {
    let fold = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    text.bytes().fold(0xcbf2_9ce4_8422_2325, fold)
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
