//! The noun phrase that names who said something: "Mr Cole", "a spokesman for the union", "she".

use super::layout::Layout;
use crate::document::{Case, Class, TokenKind};
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
        return (head_end > floor).then(|| phrase_back(layout, head_end, floor)).flatten();
    }
    phrase_back(layout, end, floor)
}

/// The noun phrase that begins at `at`, with a short apposition: "said |Lena Ortiz, the mayor|".
pub(super) fn after(layout: &Layout, at: usize, ceiling: usize) -> Option<Range<usize>> {
    let head = phrase_forward(layout, at, ceiling)?;
    let end = apposition(layout, head.end, ceiling).unwrap_or(head.end);
    Some(head.start..end)
}

/// The same, where an apposition counts only if a comma ends it: "According to |Mr Cole, a baker|, bread …".
pub(super) fn before_comma(layout: &Layout, at: usize, ceiling: usize) -> Option<Range<usize>> {
    let head = phrase_forward(layout, at, ceiling)?;
    let end = apposition(layout, head.end, ceiling).filter(|&end| layout.is_punct(end, &[","]));
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
        let comma = (at..ceiling.min(at + LONGEST)).find(|&idx| layout.is_punct(idx, &[","]))?;
        at = comma + 1;
    }
    let head = phrase_forward(layout, at, ceiling)?;
    let end = apposition(layout, head.end, ceiling).filter(|&end| layout.is_punct(end, &[","])).unwrap_or(head.end);
    Some(head.start..end)
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
        if layout.is_adverb(end - 1) && !layout.class(end - 1).is(Class::DETERMINER | Class::PRONOUN) {
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

/// Reads back from `end` to where the noun phrase begins.
fn phrase_back(layout: &Layout, end: usize, floor: usize) -> Option<Range<usize>> {
    let lowest = floor.max(end.saturating_sub(LONGEST));
    if end <= lowest {
        return None;
    }
    if is_pronoun(layout, end - 1) {
        return Some(end - 1..end);
    }
    let mut start = chunk_back(layout, end, lowest);
    if start == end {
        return None;
    }
    // A preposition or "and" before the chunk may tie it to more of the same phrase, if that stands where a clause begins.
    let mut at = start;
    let mut best = start;
    for _ in 0..5 {
        if at <= lowest {
            break;
        }
        let joint = at - 1;
        let joins = layout.class(joint).is(Class::PREPOSITION) && !layout.class(joint).is(Class::SUBORDINATOR)
            || matches!(layout.lower(joint), "and" | "&" | "or");
        if !joins || joint <= lowest || layout.is_temporal(at) {
            break;
        }
        let further = chunk_back(layout, joint, lowest);
        if further == joint || is_pronoun(layout, joint - 1) {
            break;
        }
        at = further;
        if begins_clause(layout, at, lowest) || layout.lower(joint) == "of" {
            best = at;
        }
    }
    start = best;
    if start > lowest
        && layout.class(start - 1).is(Class::PREPOSITION)
        && !layout.class(start - 1).is(Class::SUBORDINATOR)
    {
        // "In a statement Mr Cole said": the chunk holds the object of a preposition and the subject
        start = last_phrase(layout, start..end).unwrap_or(start);
    }
    if start > lowest && layout.class(start - 1).is(Class::PREPOSITION) {
        // "Before the vote Ms Lund": a title begins the subject
        start = (start + 1..end)
            .rev()
            .find(|&idx| is_title(layout, idx) && layout.case(idx - 1) == Case::Lower)
            .unwrap_or(start);
    }
    if matches!(layout.lower(start), "ahead" | "instead" | "because" | "outside" | "regardless")
        && layout.lower(start + 1) == "of"
    {
        start = last_phrase(layout, start..end).unwrap_or(start);
    }
    while start < end && (layout.is_adverb(start) && !layout.class(start).is(Class::DETERMINER | Class::PRONOUN)) {
        start += 1;
    }
    (start < end && has_noun(layout, start..end)).then_some(start..end)
}

fn is_title(layout: &Layout, token: usize) -> bool {
    layout.case(token).has_capital()
        && matches!(
            layout.lower(token).trim_end_matches('.'),
            "mr" | "mrs" | "ms" | "dr" | "sir" | "lord" | "lady" | "prof" | "president" | "senator" | "sen"
        )
}

fn begins_clause(layout: &Layout, start: usize, floor: usize) -> bool {
    start <= floor
        || !layout.is_word(start - 1)
        || layout.class(start - 1).is(Class::CONJUNCTION | Class::SUBORDINATOR | Class::WH)
        || layout.is_adverb(start - 1)
}

fn has_noun(layout: &Layout, phrase: Range<usize>) -> bool {
    phrase.into_iter().any(|idx| {
        let class = layout.class(idx);
        layout.document.tokens()[idx].kind == TokenKind::Link
            || layout.is_word(idx)
                && (!class.is_closed() || class.is(Class::PRONOUN | Class::NUMBER) || layout.case(idx).has_capital())
    })
}

/// Where the run of determiners, adjectives and nouns begins that ends at `end`.
fn chunk_back(layout: &Layout, end: usize, lowest: usize) -> usize {
    let mut at = end;
    while at > lowest {
        let token = at - 1;
        if layout.piece_at(token).is_some() {
            break;
        }
        let class = layout.class(token);
        let kind = layout.document.tokens()[token].kind;
        match kind {
            TokenKind::Word => {
                if class.is(Class::DETERMINER) && !class.is(Class::SUBORDINATOR) {
                    at = token;
                    // "all the", "both of"
                    if at > lowest && matches!(layout.lower(at - 1), "all" | "both" | "half") {
                        at -= 1;
                    }
                    break;
                }
                let is_clitic = layout.lower(token) == "'s" || layout.lower(token) == "’s";
                let takes = is_clitic
                    || class.is(Class::NUMBER)
                    || layout.is_temporal(token) && at < end && layout.lower(at) == "'s"
                    || !class.is_closed()
                        && !layout.is_temporal(token)
                        && (!layout.is_verb(token) || is_adjective(layout, token, at < end, lowest))
                    || class.is(Class::MONTH)
                        && layout.case(token).has_capital()
                        && at < end
                        && layout.case(at).has_capital()
                    || class.is(Class::MODAL)
                        && layout.case(token) == Case::Capitalised
                        && token > lowest
                        && layout.case(token - 1).has_capital();
                if !takes || layout.is_adverb(token) && at == end {
                    break;
                }
                at = token;
            }
            TokenKind::Number => {
                if layout.is_temporal(token) && token > lowest && layout.class(token - 1).is(Class::PREPOSITION) {
                    break;
                }
                at = token;
            }
            TokenKind::Link => at = token,
            TokenKind::Symbol => at = token,
            TokenKind::Punct
                if matches!(layout.document.surface(token), "-" | "/" | "&" | "‑" | "%")
                    && !layout.document.tokens()[token].space_before =>
            {
                at = token
            }
            TokenKind::Punct if layout.document.surface(token) == "&" => at = token,
            TokenKind::Mark
                if !layout.document.tokens()[token].space_before && layout.document.lower(token) != "\"" =>
            {
                at = token
            }
            _ => break,
        }
    }
    at
}

/// A participle between a determiner, or the start of the clause, and a noun.
fn is_adjective(layout: &Layout, token: usize, has_noun_behind: bool, lowest: usize) -> bool {
    has_noun_behind
        && !layout.class(token).is(Class::AUXILIARY)
        && layout.lower(token).ends_with("ed")
        && (token <= lowest
            || !layout.is_word(token - 1)
            || layout.class(token - 1).is(Class::DETERMINER | Class::NUMBER | Class::CONJUNCTION))
}

/// The last phrase in a run of several: "a statement |Mr Cole|".
fn last_phrase(layout: &Layout, run: Range<usize>) -> Option<usize> {
    (run.start + 1..run.end).rev().find(|&idx| {
        let (here, before) = (layout.case(idx), layout.case(idx - 1));
        layout.class(idx).is(Class::DETERMINER)
            || here.has_capital() && before == Case::Lower
            || here == Case::Lower && before.has_capital() && !layout.is_punct(idx - 1, &["-"])
    })
}

/// Reads forward from `at` to where the noun phrase ends.
fn phrase_forward(layout: &Layout, at: usize, ceiling: usize) -> Option<Range<usize>> {
    if at >= ceiling || layout.piece_at(at).is_some() {
        return None;
    }
    if is_pronoun(layout, at) {
        return Some(at..at + 1);
    }
    let highest = ceiling.min(at + LONGEST);
    let mut end = chunk_forward(layout, at, highest);
    if end == at || !has_noun(layout, at..end) {
        return None;
    }
    for _ in 0..5 {
        let joint = end;
        if joint + 1 >= highest {
            break;
        }
        let lower = layout.lower(joint);
        let common_head = layout.case(end - 1) == Case::Lower;
        let joins = match lower {
            "of" => true,
            "for" | "at" | "from" | "with" | "in" => common_head && !layout.is_temporal(joint + 1),
            "and" | "&" => layout.case(joint + 1).has_capital() || layout.class(joint + 1).is(Class::DETERMINER),
            _ => false,
        };
        if !joins || is_pronoun(layout, joint + 1) {
            break;
        }
        let further = chunk_forward(layout, joint + 1, highest);
        if further == joint + 1 || !has_noun(layout, joint + 1..further) {
            break;
        }
        // "said Mr Cole and Ms Roy agreed": the second is the subject of its own verb
        if matches!(lower, "and" | "&") && further < ceiling && layout.is_verb(further) {
            break;
        }
        end = further;
    }
    if end + 1 < highest
        && layout.is_punct(end, &["("])
        && let Some(close) = (end + 1..highest.min(end + 8)).find(|&idx| layout.is_punct(idx, &[")"]))
    {
        end = close + 1;
    }
    Some(at..end)
}

fn chunk_forward(layout: &Layout, at: usize, highest: usize) -> usize {
    let mut end = at;
    while end < highest && layout.piece_at(end).is_none() {
        let class = layout.class(end);
        let kind = layout.document.tokens()[end].kind;
        let takes = match kind {
            TokenKind::Word => {
                let is_name_may = class.is(Class::MODAL) && layout.case(end) == Case::Capitalised && end > at;
                if class.is(Class::DETERMINER) {
                    end == at || matches!(layout.lower(end - 1), "all" | "both")
                } else if layout.lower(end) == "'s" {
                    end > at && end + 1 < highest && layout.is_word(end + 1) && !layout.is_verb(end + 1)
                } else {
                    class.is(Class::NUMBER)
                        || is_name_may
                        || !class.is_closed()
                            && (!layout.is_temporal(end) || end == at || layout.lower(end + 1) == "'s")
                            && (!layout.is_verb(end)
                                || end > at && layout.class(end - 1).is(Class::DETERMINER)
                                || end == at && begins_with_participle(layout, end))
                            && !(end > at && layout.is_adverb(end))
                }
            }
            TokenKind::Number | TokenKind::Link => true,
            TokenKind::Symbol => true,
            TokenKind::Punct => {
                end > at
                    && matches!(layout.document.surface(end), "-" | "/" | "&" | "‑" | "%")
                    && (!layout.document.tokens()[end].space_before || layout.document.surface(end) == "&")
            }
            TokenKind::Mark => end > at && !layout.document.tokens()[end].space_before,
        };
        if !takes {
            break;
        }
        end += 1;
    }
    while end > at
        && layout.document.tokens()[end - 1].kind == TokenKind::Punct
        && layout.document.surface(end - 1) != "%"
    {
        end -= 1;
    }
    end
}

/// "unnamed officials": a participle before a noun.
fn begins_with_participle(layout: &Layout, at: usize) -> bool {
    layout.lower(at).ends_with("ed")
        && layout.is_word(at + 1)
        && !layout.class(at + 1).is_closed()
        && !layout.is_verb(at + 1)
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
