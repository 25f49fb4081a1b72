//! Marks that quote no speech: scare quotes, titles of works, nicknames, words mentioned.

use super::marks::Pair;
use crate::analysis::QuotedKind;
use crate::document::{Case, Class, Document, TokenKind};

/// Longer than this it is no nickname.
const NICKNAME: usize = 4;

/// Whether a pair is part of a name, so that the sentence goes on through it: Tony "The Fox" Marani.
pub(super) fn is_nickname(document: &Document, pair: &Pair) -> bool {
    let piece = &pair.pieces[0];
    let tokens = piece.tokens();
    let Some(before) = tokens.start.checked_sub(1) else {
        return false;
    };
    let name = |idx: usize| {
        document
            .tokens()
            .get(idx)
            .is_some_and(|t| t.kind == TokenKind::Word && t.case.has_capital() && !t.class.is_closed())
    };
    pair.pieces.len() == 1
        && piece.close.is_some()
        && piece.content.len() <= NICKNAME
        && name(before)
        && name(tokens.end)
        && document.tokens()[tokens.end].span.start - document.tokens()[tokens.end - 1].span.end <= 2
        && piece.content.clone().any(|idx| document.tokens()[idx].case.has_capital())
        && !matches!(document.surface(piece.content.end - 1), "," | "." | "!" | "?")
        && document.sentence_of(before) == document.sentence_of(tokens.end)
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
