//! From the nearest noun phrase to the subject: "Ms Roy, speaking to the |club|, said", "the man who owns the |dog| said".

use super::phrase::phrase_back;
use crate::document::{Class, TokenKind};
use crate::quotations::layout::Layout;
use std::ops::Range;

/// How far back a participle or a relative pronoun is looked for.
const REACH: usize = 20;
/// No phrase hangs deeper.
const DEEPEST: usize = 3;

/// The phrase itself where it may be a subject; else the one that it only belongs to, if that is plain.
pub(super) fn of(layout: &Layout, phrase: Range<usize>, floor: usize) -> Option<Range<usize>> {
    let mut at = phrase.start;
    for _ in 0..DEEPEST {
        let Some(before) = at.checked_sub(1).filter(|&before| before >= floor) else {
            return (at == phrase.start).then_some(phrase);
        };
        let governed = is_governed(layout, before, at);
        let is_object =
            layout.is_verb(before) && !layout.class(before).is(Class::AUXILIARY) || is_participle(layout, before);
        if !governed && !is_object {
            return (at == phrase.start).then_some(phrase);
        }
        let lead = if governed { before.checked_sub(1).filter(|&lead| lead >= floor)? } else { before };
        if let Some(relative) = relative_before(layout, before, floor) {
            return phrase_back(layout, relative, floor);
        }
        if is_participle(layout, lead) || governed && is_reduced(layout, lead, floor) {
            let head = phrase_back(layout, lead, floor)?;
            if is_governed_at(layout, head.start, floor) {
                at = head.start;
                continue;
            }
            return Some(head);
        }
        if !governed {
            return (at == phrase.start).then_some(phrase);
        }
        if layout.class(lead).is(Class::CONJUNCTION) {
            // "observers in the city and around the |country|"
            at = phrase_back(layout, lead, floor)?.start;
            if !is_governed_at(layout, at, floor) {
                let is_object = at > floor && layout.is_verb(at - 1);
                return (!is_object).then_some(at..phrase.end);
            }
            continue;
        }
        // "critics from across the |country|"
        let mut before = before;
        while before > floor && is_governed_at(layout, before, floor) {
            before -= 1;
        }
        // "a baker in the town of |Lowtown|": one more preposition further out
        let outer = phrase_back(layout, before, floor)?;
        if outer.start >= at {
            return None;
        }
        at = outer.start;
        if !is_governed_at(layout, at, floor) {
            let verb = at.checked_sub(1).is_some_and(|before| before >= floor && layout.is_verb(before));
            return (!verb).then_some(at..phrase.end);
        }
    }
    None
}

/// "Ms Roy| speaking to the club": the name alone.
pub(super) fn without_participle(layout: &Layout, phrase: Range<usize>) -> Range<usize> {
    let cut = (phrase.start + 1..phrase.end).find(|&idx| {
        is_participle(layout, idx)
            && layout.case(idx - 1).has_capital()
            && layout.class(idx + 1).is(Class::PREPOSITION | Class::DETERMINER)
    });
    phrase.start..cut.unwrap_or(phrase.end)
}

fn is_governed_at(layout: &Layout, start: usize, floor: usize) -> bool {
    start > floor && is_governed(layout, start - 1, start)
}

/// A preposition that makes what follows it no subject.
fn is_governed(layout: &Layout, before: usize, at: usize) -> bool {
    let class = layout.class(before);
    let number = layout.class(at).is(Class::NUMBER)
        || layout.document.tokens().get(at).is_some_and(|t| t.kind == TokenKind::Number);
    class.is(Class::PREPOSITION) && !class.is(Class::SUBORDINATOR) && !number && !layout.is_temporal(before)
}

/// "speaking", "representing".
fn is_participle(layout: &Layout, token: usize) -> bool {
    layout.is_word(token)
        && !layout.class(token).is_closed()
        && !layout.case(token).has_capital()
        && layout.lower(token).len() > 5
        && layout.lower(token).ends_with("ing")
        && token.checked_sub(1).is_some_and(|before| {
            let class = layout.class(before);
            layout.is_word(before) && (!class.is_closed() || class.is(Class::PRONOUN))
        })
}

/// "a memo |posted| by", "lawyers |hired| by": a participle just behind the noun that it tells of.
fn is_reduced(layout: &Layout, token: usize, floor: usize) -> bool {
    token > floor
        && layout.is_word(token)
        && layout.lower(token).ends_with("ed")
        && layout.is_word(token - 1)
        && !layout.class(token - 1).is_closed()
        && !layout.is_adverb(token - 1)
}

/// The "who" or "that" of the clause in which the token stands, when no comma parts them.
fn relative_before(layout: &Layout, token: usize, floor: usize) -> Option<usize> {
    for idx in (floor.max(token.saturating_sub(REACH))..token).rev() {
        if layout.piece_at(idx).is_some() || layout.document.tokens()[idx].kind == TokenKind::Punct {
            return None;
        }
        let lower = layout.lower(idx);
        let noun_before =
            idx > floor && layout.is_word(idx - 1) && !layout.class(idx - 1).is_closed() && !layout.is_verb(idx - 1);
        if matches!(lower, "who" | "which") && noun_before {
            return (idx + 1..=token).any(|idx| layout.is_verb(idx)).then_some(idx);
        }
        if layout.class(idx).is(Class::WH | Class::SUBORDINATOR) && !layout.class(idx).is(Class::PREPOSITION) {
            return None;
        }
    }
    None
}
