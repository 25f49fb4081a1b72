//! One word, with all that is known of it.

use super::Lists;
use crate::document::{Case, Document, TokenKind};
use crate::entities::gazetteer::Kinds;
use crate::entities::layout::Style;
use crate::entities::words::{WordFacts, normal_key};
use crate::model::keys::{key_of, mix};

/// What is known of one word in one style of sentence.
pub(in crate::entities) struct Word {
    /// Of its normal form.
    pub key: u32,
    pub facts: WordFacts,
    pub kinds: Kinds,
    pub prefixes: [u32; 4],
    pub suffixes: [u32; 4],
    pub shape: u32,
    /// The shape with each run of like signs as one.
    pub short_shape: u32,
    /// Whether it stands like a name here, and how it is cased.
    pub case: u32,
    pub class: u32,
}

impl Word {
    /// The edge of a sentence.
    pub fn edge() -> Self {
        Self {
            key: key_of("\n"),
            facts: WordFacts::default(),
            kinds: Kinds::NONE,
            prefixes: [1; 4],
            suffixes: [1; 4],
            shape: 1,
            short_shape: 1,
            case: 15,
            class: 0,
        }
    }

    pub fn new(document: &Document, idx: usize, style: Style, name_like: bool, lists: &Lists) -> Self {
        let token = &document.tokens()[idx];
        let lower = document.lower(idx);
        let key = normal_key(lower);
        let (shape, short_shape) = shapes(document.surface(idx), style);
        let affix = |part: Option<&str>| part.map_or(0, normal_key);
        let ends: Vec<usize> = lower.char_indices().map(|(at, _)| at).take(6).collect();
        let starts: Vec<usize> = lower.char_indices().rev().map(|(at, _)| at).take(6).collect();
        let is_word = matches!(token.kind, TokenKind::Word | TokenKind::Number);
        let case = match token.case {
            Case::None => token.kind as u32,
            Case::Lower => 8,
            Case::Capitalised => 9,
            Case::Upper => 10,
            Case::Initial => 11,
            Case::Mixed => 12,
        };
        Self {
            key,
            facts: lists.words.facts(key),
            kinds: if is_word { lists.gazetteer.kinds(key_of(lower)) } else { Kinds::NONE },
            prefixes: std::array::from_fn(|n| affix(ends.get(n + 1).and_then(|&end| lower.get(..end)))),
            suffixes: std::array::from_fn(|n| affix(starts.get(n).and_then(|&start| lower.get(start..)))),
            shape,
            short_shape,
            case: case | (style as u32) << 4 | u32::from(name_like) << 6,
            class: token.class.bits(),
        }
    }
}

/// "Blinken" → "Xxxx" and "Xx", "U.S." → "X.X." and "X.X.", "F-16" → "X-00" and "X-0".
fn shapes(surface: &str, style: Style) -> (u32, u32) {
    let (mut shape, mut short) = (0x811c_9dc5u32 ^ style as u32, 0x811c_9dc5u32 ^ style as u32);
    let (mut last, mut repeated) = ('\0', 0);
    for c in surface.chars() {
        let sign = match c {
            c if c.is_uppercase() => 'X',
            c if c.is_lowercase() => 'x',
            c if c.is_numeric() => '0',
            c if c.is_alphabetic() => 'y',
            '’' => '\'',
            c => c,
        };
        repeated = if sign == last { repeated + 1 } else { 0 };
        if repeated == 0 {
            short = mix(short ^ sign as u32);
        }
        if repeated < 4 {
            shape = mix(shape ^ sign as u32);
        }
        last = sign;
    }
    (shape, short)
}
