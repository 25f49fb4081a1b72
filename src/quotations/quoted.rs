//! Marks that quote no speech: scare quotes, titles of works, nicknames, words mentioned.

use super::marks::Pair;
use crate::analysis::{Label, QuotedKind};
use crate::document::{Case, Class, Document, TokenKind};
use crate::entities::FoundMention;

/// Whether a pair is part of a name, so that the sentence goes on through it: Tony "The Fox" Marani.
///
/// The stage of names has read it so; `mentions` are sorted.
pub(super) fn is_nickname(document: &Document, pair: &Pair, mentions: &[FoundMention]) -> bool {
    let [piece] = &pair.pieces[..] else { return false };
    let marks = document.span_of(piece.tokens());
    let past = mentions.partition_point(|mention| mention.span.start < marks.start);
    let around = past.checked_sub(1).map(|idx| &mentions[idx]);
    around.is_some_and(|name| name.label == Label::Person && name.span.contains(marks))
}

/// What marks are for that belong to no quotation.
pub(super) fn kind(document: &Document, pair: &Pair) -> QuotedKind {
    let piece = &pair.pieces[0];
    let before = piece.open.checked_sub(1).map_or("", |idx| document.lower(idx));
    let before = if before == "," { piece.open.checked_sub(2).map_or("", |idx| document.lower(idx)) } else { before };
    if MENTIONS.contains(&before) {
        return QuotedKind::Term;
    }
    if before == "so-called" {
        return QuotedKind::Scare;
    }
    let words = piece.content.clone().filter(|&idx| document.tokens()[idx].kind == TokenKind::Word);
    let (mut n_words, mut n_capitals, mut n_open) = (0, 0, 0);
    for idx in words {
        let token = &document.tokens()[idx];
        n_words += 1;
        if !token.class.is(Class::DETERMINER | Class::PREPOSITION | Class::CONJUNCTION) {
            n_open += 1;
            n_capitals += usize::from(token.case.has_capital());
        }
    }
    let first_capital = document.tokens()[piece.content.start].case != Case::Lower;
    if n_words > 0 && n_open > 0 && n_open == n_capitals && first_capital {
        QuotedKind::Title
    } else {
        QuotedKind::Scare
    }
}

/// Words after which a word itself is meant.
const MENTIONS: &[&str] = &[
    "word",
    "words",
    "term",
    "terms",
    "phrase",
    "phrases",
    "expression",
    "letters",
    "name",
    "acronym",
    "verb",
    "noun",
    "adjective",
];
