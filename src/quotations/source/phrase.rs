//! Where a noun phrase begins and ends, without a tagger: by closed classes, capitals and verbs.

use super::LONGEST;
use crate::document::{Case, Class, TokenKind};
use crate::quotations::layout::Layout;
use std::ops::Range;

/// Reads back from `end` to where the noun phrase begins.
pub(super) fn phrase_back(layout: &Layout, end: usize, floor: usize) -> Option<Range<usize>> {
    let lowest = floor.max(end.saturating_sub(LONGEST));
    if end <= lowest {
        return None;
    }
    if super::is_pronoun(layout, end - 1) {
        return Some(end - 1..end);
    }
    let mut start = chunk_back(layout, end, lowest);
    if start == end {
        return None;
    }
    if let Some(name) = layout.name_around(start).filter(|name| name.start >= lowest && name.end <= end) {
        start = chunk_back(layout, name.start, lowest);
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
        if further == joint || super::is_pronoun(layout, joint - 1) {
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

pub(super) fn begins_clause(layout: &Layout, start: usize, floor: usize) -> bool {
    start <= floor
        || !layout.is_word(start - 1)
        || layout.class(start - 1).is(Class::CONJUNCTION | Class::SUBORDINATOR | Class::WH)
        || layout.is_adverb(start - 1)
}

pub(super) fn has_noun(layout: &Layout, phrase: Range<usize>) -> bool {
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
                    || at < end && layout.document.surface(at) == "-" && !layout.document.tokens()[at].space_before
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
        if layout.lower(idx) == "'s" || layout.lower(idx) == "’s" {
            return false;
        }
        // "Ann Roy of |Lowtown" is one
        if layout.class(idx - 1).is(Class::PREPOSITION) || layout.class(idx).is(Class::PREPOSITION) {
            return false;
        }
        layout.class(idx).is(Class::DETERMINER)
            || here.has_capital() && before == Case::Lower
            || here == Case::Lower && before.has_capital() && !layout.is_punct(idx - 1, &["-"])
    })
}

/// Reads forward from `at` to where the noun phrase ends.
pub(super) fn phrase_forward(layout: &Layout, at: usize, ceiling: usize) -> Option<Range<usize>> {
    if at >= ceiling || layout.piece_at(at).is_some() {
        return None;
    }
    if super::is_pronoun(layout, at) {
        return Some(at..at + 1);
    }
    // "reported that with the cut …": no noun follows that would make it a determiner
    if layout.lower(at) == "that" && (layout.class(at + 1).is_closed() || !layout.is_word(at + 1)) {
        return None;
    }
    let highest = ceiling.min(at + LONGEST).min(layout.document.tokens().len());
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
        if !joins || super::is_pronoun(layout, joint + 1) {
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
                let joined = layout.is_punct(end + 1, &["-"]) && !layout.document.tokens()[end + 1].space_before;
                let is_name_may = class.is(Class::MODAL) && layout.case(end) == Case::Capitalised && end > at;
                if class.is(Class::DETERMINER) {
                    end == at || matches!(layout.lower(end - 1), "all" | "both")
                } else if layout.lower(end) == "'s" {
                    end > at && end + 1 < highest && layout.is_word(end + 1) && !layout.is_verb(end + 1)
                } else {
                    class.is(Class::NUMBER)
                        || is_name_may
                        || joined && class.is(Class::ADVERB)
                        || !class.is_closed()
                            && (!layout.is_temporal(end)
                                || end == at
                                || layout.is_punct(end - 1, &["-"])
                                || layout.lower(end + 1) == "'s")
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
            // "said Jonah How": a name is never cut
            match layout.name_around(end).filter(|name| name.start >= at && name.end <= highest) {
                Some(name) => end = name.end,
                None => break,
            }
            continue;
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
