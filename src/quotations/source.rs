//! The noun phrase that names who said something: "Mr Cole", "a spokesman for the union", "she".

mod phrase;
mod subject;
#[cfg(test)]
mod tests;

use super::layout::Layout;
use crate::document::{Case, Class, TokenKind};
use crate::entities::titles;
use phrase::{begins_clause, has_noun, phrase_back, phrase_forward};
use std::ops::Range;

/// The longest noun phrase that is read.
const LONGEST: usize = 40;
/// The longest apposition that stays with its name: "Hugo Linde, a doctor".
const APPOSITION: usize = 16;

/// The noun phrase that ends just before `at`, not looking back beyond `floor`.
pub(super) fn before(layout: &Layout, at: usize, floor: usize) -> Option<Range<usize>> {
    let end = strip_adverbials(layout, at, floor);
    if end <= floor {
        return None;
    }
    if layout.is_punct(end - 1, &[",", "—", "–", "--", "-", ")"]) && !layout.is_punct(end - 1, &[")"]) {
        return behind_parenthesis(layout, end, floor);
    }
    if layout.is_punct(end - 1, &[")"]) {
        if let Some(open) = matching_bracket(layout, end - 1, floor) {
            let head = phrase_back(layout, open, floor)?;
            return Some(head.start..end);
        }
        return None;
    }
    if is_relative(layout, end - 1) {
        let head_end = if end >= 2 && layout.is_punct(end - 2, &[","]) { end - 2 } else { end - 1 };
        let head_end = strip_adverbials(layout, head_end, floor);
        return (head_end > floor).then(|| phrase_back(layout, head_end, floor)).flatten();
    }
    // "a report released last year found"
    let reduced = end < at && end > floor + 1 && layout.lower(end - 1).ends_with("ed") && layout.is_verb(end - 1);
    let end = if reduced { end - 1 } else { end };
    let phrase = phrase_back(layout, end, floor).and_then(|phrase| subject::of(layout, phrase, floor))?;
    let phrase = open_apposition(layout, &phrase, floor).unwrap_or(phrase);
    Some(subject::without_participle(layout, phrase))
}

/// "Hugo Linde, the head of the club| said": an apposition that no comma ends, from the person it tells of.
fn open_apposition(layout: &Layout, phrase: &Range<usize>, floor: usize) -> Option<Range<usize>> {
    let comma = phrase.start.checked_sub(1).filter(|&idx| idx > floor && layout.is_punct(idx, &[",", "—", "–"]))?;
    let person = layout.person_before(comma).filter(|person| person.start >= floor)?;
    let head = phrase_back(layout, comma, floor).filter(|head| head.start <= person.start)?;
    let is_role = |idx: usize| layout.case(idx) != Case::Upper && titles::role_noun(layout.lower(idx)).is_some();
    let mut core = phrase.clone().take_while(|&idx| !layout.class(idx).is(Class::PREPOSITION));
    let tells = core.any(is_role) && !layout.holds_person(phrase) && is_apposition(layout, phrase.clone());
    (tells && phrase.len() <= APPOSITION && begins_clause(layout, head.start, floor)).then_some(head.start..phrase.end)
}

/// The noun phrase just before a participle that tells of it, whatever it depends on: "footage of |Mr Cole| saying".
pub(super) fn beside(layout: &Layout, at: usize, floor: usize) -> Option<Range<usize>> {
    phrase_back(layout, strip_adverbials(layout, at, floor), floor)
}

/// The noun phrase that begins at `at`, with a short apposition: "said |Lena Ortiz, the mayor|".
pub(super) fn after(layout: &Layout, at: usize, ceiling: usize) -> Option<Range<usize>> {
    let head = phrase_forward(layout, at, ceiling)?;
    // "reads the motion, the order is void": only a name is told of by "the"
    let named = layout.lower(head.end + 1) != "the" || head.clone().any(|idx| layout.case(idx).has_capital());
    match apposition(layout, head.end, ceiling).filter(|_| named) {
        Some(end) => Some(head.start..end),
        None => Some(subject::without_participle(layout, head)),
    }
}

/// The same, where an apposition counts only if a comma ends it: "According to |Mr Cole, a baker|, bread …".
pub(super) fn before_comma(layout: &Layout, at: usize, ceiling: usize) -> Option<Range<usize>> {
    let head = phrase_forward(layout, at, ceiling)?;
    let named = head.clone().any(|idx| layout.case(idx).has_capital());
    let end = apposition(layout, head.end, ceiling).filter(|&end| named && layout.is_punct(end, &[","]));
    Some(head.start..end.unwrap_or(head.end))
}

/// The subject of the clause that begins at `start`: for a participle or a second verb that shares it.
pub(super) fn of_clause(layout: &Layout, start: usize, ceiling: usize) -> Option<Range<usize>> {
    let mut at = start;
    while at < ceiling
        && (layout.class(at).is(Class::CONJUNCTION)
            || layout.is_adverb(at)
            || layout.is_punct(at, &[",", "—", "–", "-", "•"]))
    {
        at += 1;
    }
    if layout.class(at).is(Class::PREPOSITION | Class::SUBORDINATOR) && !layout.class(at).is(Class::DETERMINER) {
        // "On Friday, Mr Cole …": the subject stands behind the comma
        let when = (at + 1..ceiling).take_while(|&idx| is_when(layout, idx)).last();
        let comma = (at..ceiling.min(at + LONGEST)).find(|&idx| layout.is_punct(idx, &[","]));
        at = match (when, comma) {
            // "On June 27 they": no comma parts the day from the subject
            (Some(when), _) if !layout.is_punct(when + 1, &[","]) => when + 1,
            (_, comma) => comma? + 1,
        };
        // "In Lowtown, which voted on Monday, Mr Cole"
        if matches!(layout.lower(at), "which" | "where" | "who") {
            at = (at..ceiling.min(at + LONGEST)).find(|&idx| layout.is_punct(idx, &[","]))? + 1;
        }
        // "On July 6, 2015, Mr Cole"
        if is_when(layout, at) && layout.is_punct(at + 1, &[","]) {
            at += 2;
        }
    }
    let head = phrase_forward(layout, at, ceiling)?;
    let end = apposition(layout, head.end, ceiling).filter(|&end| layout.is_punct(end, &[","])).unwrap_or(head.end);
    Some(head.start..end)
}

/// "June", "27", "2015".
fn is_when(layout: &Layout, token: usize) -> bool {
    layout.is_temporal(token)
        || layout.document.tokens().get(token).is_some_and(|t| t.kind == TokenKind::Number)
            && token > 0
            && layout.is_temporal(token - 1)
}

/// A pronoun that stands for a person or a group, and is a whole phrase.
pub(super) fn is_pronoun(layout: &Layout, token: usize) -> bool {
    layout.case(token) != Case::Upper
        && matches!(
            layout.lower(token),
            "he" | "she"
                | "they"
                | "it"
                | "i"
                | "we"
                | "you"
                | "someone"
                | "somebody"
                | "everyone"
                | "everybody"
                | "nobody"
                | "anyone"
        )
}

fn is_relative(layout: &Layout, token: usize) -> bool {
    matches!(layout.lower(token), "who" | "which" | "that")
}

/// Drops "on Friday", "later" between a subject and its verb.
fn strip_adverbials(layout: &Layout, at: usize, floor: usize) -> usize {
    let mut end = at;
    for _ in 0..6 {
        if end <= floor + 1 {
            break;
        }
        let reflexive = matches!(layout.lower(end - 1), "himself" | "herself" | "itself" | "themselves");
        let adverb = layout.is_adverb(end - 1) && !layout.class(end - 1).is(Class::DETERMINER | Class::PRONOUN);
        if reflexive || adverb {
            end -= 1;
        } else if layout.is_temporal(end - 1)
            && (layout.document.tokens()[end - 1].kind == TokenKind::Word
                || matches!(layout.lower(end.wrapping_sub(2)), "in" | "since"))
        {
            end -= 1;
            while end > floor + 1
                && matches!(
                    layout.lower(end - 1),
                    "on" | "last" | "this" | "late" | "early" | "in" | "next" | "earlier" | "the"
                )
            {
                end -= 1;
            }
        } else {
            break;
        }
    }
    end
}

/// "Hugo Linde, a doctor,| said", "Ms Roy, who won,| said": over the parenthesis to the head, keeping a short apposition.
fn behind_parenthesis(layout: &Layout, end: usize, floor: usize) -> Option<Range<usize>> {
    let closing = end - 1;
    let is_dash = !layout.is_punct(closing, &[","]);
    let mut kept_end = closing;
    let mut right = closing;
    for _ in 0..3 {
        let lowest = floor.max(right.saturating_sub(LONGEST));
        let left = (lowest..right).rev().find(|&idx| {
            if is_dash {
                layout.is_punct(idx, &["—", "–", "--", "-"]) && layout.document.tokens()[idx].space_before
            } else {
                layout.is_punct(idx, &[","])
            }
        })?;
        let inner = left + 1..right;
        if inner.is_empty() {
            return None;
        }
        let keeps = !is_dash && is_apposition(layout, inner.clone());
        let head = if left > floor { before_plain(layout, left, floor) } else { None };
        match head {
            Some(head) if head.start < left => {
                // "Hugo Linde, 45, a doctor, said": the phrase found may itself be an apposition
                let first = layout.is_punct(head.start.wrapping_sub(1), &[","])
                    && head.start > floor + 1
                    && is_apposition(layout, head.clone())
                    && layout.case(head.start) != Case::Capitalised;
                // "In a statement, the bishop, Tom Orr, said": what stands before is the object of a preposition
                let further = first.then(|| before_plain(layout, head.start - 1, floor)).flatten();
                let circumstance = further.is_none_or(|f| {
                    f.start > floor && layout.class(f.start - 1).is(Class::PREPOSITION | Class::SUBORDINATOR)
                });
                if first && !circumstance {
                    if !keeps {
                        kept_end = left;
                    }
                    right = left;
                    continue;
                }
                let end = if keeps && kept_end - head.start <= LONGEST { kept_end } else { left };
                return Some(head.start..end);
            }
            _ => {
                right = left;
                if !keeps {
                    kept_end = left;
                }
            }
        }
    }
    None
}

fn before_plain(layout: &Layout, at: usize, floor: usize) -> Option<Range<usize>> {
    if at > floor && layout.is_punct(at - 1, &[")"]) {
        let open = matching_bracket(layout, at - 1, floor)?;
        return phrase_back(layout, open, floor).map(|head| head.start..at);
    }
    phrase_back(layout, at, floor)
}

fn matching_bracket(layout: &Layout, close: usize, floor: usize) -> Option<usize> {
    (floor.max(close.saturating_sub(12))..close).rev().find(|&idx| layout.is_punct(idx, &["("]))
}

/// "a doctor", "82", "mayor of Lowtown", "D-Ohio": no relative clause, no participle, nothing that is a clause.
fn is_apposition(layout: &Layout, inner: Range<usize>) -> bool {
    let first = inner.start;
    let class = layout.class(first);
    if inner.len() > APPOSITION
        || class.is(Class::PREPOSITION
            | Class::SUBORDINATOR
            | Class::WH
            | Class::CONJUNCTION
            | Class::AUXILIARY
            | Class::ADVERB)
        || layout.piece_at(first).is_some()
        || layout.is_verb(first)
        || layout.lower(first).ends_with("ing")
        || layout.is_adverb(first)
    {
        return false;
    }
    !inner
        .into_iter()
        .any(|idx| layout.class(idx).is(Class::WH) || layout.class(idx).is(Class::AUXILIARY) || is_pronoun(layout, idx))
}

/// One past a short apposition that begins with the comma at `comma`.
fn apposition(layout: &Layout, comma: usize, ceiling: usize) -> Option<usize> {
    if comma + 1 >= ceiling || !layout.is_punct(comma, &[","]) {
        return None;
    }
    let first = comma + 1;
    let highest = ceiling.min(first + APPOSITION + 1);
    let stop = (first..highest).find(|&idx| {
        layout.piece_at(idx).is_some()
            || layout.is_punct(idx, &[",", ".", ";", ":", "!", "?", "—", "–", "--", "(", "…"])
            || layout.class(idx).is(Class::WH)
            || layout.class(idx).is(Class::SUBORDINATOR) && !layout.class(idx).is(Class::PREPOSITION)
            || layout.is_verb(idx)
    });
    let stop = stop.or((highest == ceiling).then_some(ceiling))?;
    if stop == first
        || !(stop >= ceiling
            || layout.piece_at(stop).is_some()
            || layout.is_punct(stop, &[",", ".", ";", ":", "—", "–", "--", "(", "!", "?"]))
    {
        return None;
    }
    let inner = first..stop;
    if !is_apposition(layout, inner.clone())
        || !has_noun(layout, inner.clone()) && layout.document.tokens()[first].kind != TokenKind::Number
    {
        return None;
    }
    // "said Mr Cole, Ms Roy and Mr Dunn" is a list: its parts are names of people, not a role
    let mut end = stop;
    while end > first && (layout.is_temporal(end - 1) || matches!(layout.lower(end - 1), "on" | "last" | "this")) {
        end -= 1;
    }
    (end > first).then_some(end)
}
