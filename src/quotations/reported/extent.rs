//! How far a reported content reaches.

use super::Signal;
use super::introduction::begins_clause;
use crate::document::{Class, TokenKind};
use crate::quotations::cues::{Form, Frames};
use crate::quotations::direct::{Role, Spoken};
use crate::quotations::layout::{Layout, Unit};
use std::ops::Range;

/// What the signal before leaves of the sentence.
#[derive(Clone, Copy, Debug)]
pub(super) enum Before {
    Nothing,
    /// Its content stands before it: all behind it is free.
    Told(usize),
    /// Its content stands behind it.
    Reached(usize),
}

/// The content of a signal, in one or two spans.
pub(super) fn content(
    layout: &Layout,
    unit: &Unit,
    signal: &Signal,
    bounds: &[usize],
    before: Before,
    spoken: &Spoken,
) -> Option<Vec<Range<usize>>> {
    let unit_end = layout.end_without_stop(unit.tokens.clone());
    let next_bound =
        |start: usize| bounds.iter().copied().find(|&bound| bound > start).unwrap_or(unit_end).min(unit_end);
    if signal.parenthetical {
        let mut start = unit.tokens.start;
        match before {
            Before::Told(end) if end < signal.boundary => start = end,
            Before::Reached(end) if end < signal.boundary => {
                start = bounds.iter().copied().filter(|&b| b < signal.boundary && b > start).max().unwrap_or(start);
            }
            _ => {}
        }
        if !matches!(before, Before::Nothing) {
            let semicolon = (start..signal.boundary).rev().find(|&idx| layout.is_punct(idx, &[";"]));
            start = semicolon.map_or(start, |idx| idx + 1);
        }
        start = start.max(after_attributions(spoken, layout, start..signal.boundary));
        let before = trim(layout, start..signal.boundary);
        let comma = layout.is_punct(signal.end, &[","]);
        let rest = if comma { trim(layout, signal.end..next_bound(signal.end)) } else { signal.end..signal.end };
        let goes_on = rest.len() > 1
            && !layout.class(rest.start).is(Class::CONJUNCTION | Class::WH)
            && !layout.lower(rest.start).ends_with("ing")
            && !holds_direct(layout, spoken, &rest);
        let mut spans = Vec::new();
        // "On Friday, she said, the town grew": the words of time are not what was said
        let leads_in = goes_on && is_lead_in(layout, &before);
        if before.len() > 1 && !leads_in && !holds_direct(layout, spoken, &before) {
            spans.push(before);
        }
        if goes_on && (!spans.is_empty() || leads_in) {
            spans.push(rest);
        }
        return (!spans.is_empty()).then_some(spans);
    }
    let start = signal.content?;
    let end = clause_end(layout, unit, signal, start..next_bound(start));
    let mut span = trim(layout, start..end);
    if signal.cue.frames.has(Frames::NAME) && !signal.prepositional {
        // "called the vote "a fraud"": the words between the marks are what was said
        let fragments = layout.pieces_in(&span).filter(|&piece| spoken.roles[piece] == Role::Fragment);
        let fragments: Vec<Range<usize>> = fragments.map(|piece| layout.pieces[piece].content.clone()).collect();
        if !fragments.is_empty() {
            return Some(fragments);
        }
        if !names_something(layout, &span) {
            return None;
        }
    }
    if !signal.clausal {
        span.end = end_of_fragment(layout, &span);
    }
    if let Some(direct) = layout.pieces_in(&span).find(|&piece| spoken.roles[piece] != Role::Fragment) {
        span = trim(layout, span.start..layout.pieces[direct].tokens.start.max(span.start));
    }
    (!span.is_empty() && span.clone().any(|idx| layout.document.tokens()[idx].kind == TokenKind::Word))
        .then(|| vec![span])
}

/// Where a content ends whose sentence goes on with something else: "…, but her plan failed".
fn clause_end(layout: &Layout, unit: &Unit, signal: &Signal, within: Range<usize>) -> usize {
    let opener = unit.tokens.start;
    let unit_end = layout.end_without_stop(unit.tokens.clone());
    let subordinate = layout.class(opener).is(Class::SUBORDINATOR) && !layout.class(opener).is(Class::DETERMINER)
        || signal.cue.form == Form::Ing && signal.group.tokens.start == opener;
    let says = signal.cue.frames.has(Frames::SAY) && signal.clausal;
    let first_clause = subordinate && !(opener..signal.group.tokens.start).any(|idx| layout.is_punct(idx, &[","]));
    // "the fires, which officials said |were out|, went on"
    let cue = signal.group.tokens.start;
    let relative = cue > opener + 1
        && matches!(layout.lower(cue - 1), "which" | "who")
        && layout.is_punct(cue - 2, &[","])
        && layout.lower(within.start - 1) != "that";
    let in_relative = signal.clausal && layout.class(within.start).is(Class::AUXILIARY);
    let mut at = within.start + 1;
    while at < within.end {
        if let Some(piece) = layout.piece_at(at) {
            at = layout.pieces[piece].tokens.end;
            continue;
        }
        let comma = layout.is_punct(at, &[","]) || layout.ends_in_comma(at);
        // "He said A; B, he added"
        if layout.is_punct(at, &[";"]) && within.end < unit_end {
            return at;
        }
        if comma {
            let next = at + usize::from(layout.is_punct(at, &[","]));
            let lower = layout.lower(next);
            let parts = match lower {
                "but" | "yet" => !(says && layout.lower(within.start - 1) == "that"),
                "which" | "who" | "whose" => !says,
                "and" | "while" | "although" | "though" | "whereas" | "so" => {
                    !says && begins_clause(layout, next + 1, within.end)
                }
                _ if in_relative => true,
                // "Ohio, which had planned to vote, put it off"
                _ if relative => {
                    layout.is_verb(next) || begins_clause(layout, next, within.end.max(next + 12).min(unit_end))
                }
                _ => first_clause && begins_clause(layout, next, unit.tokens.end),
            };
            if parts {
                return at;
            }
        }
        at += 1;
    }
    within.end
}

/// "called the vote a farce", "called it foolish": what is named and how; "a shark called the sixgill" tells only a name.
fn names_something(layout: &Layout, span: &Range<usize>) -> bool {
    let first = layout.lower(span.start);
    let stands_for =
        matches!(first, "him" | "her" | "them" | "it" | "this" | "that" | "himself" | "herself" | "themselves");
    stands_for && span.len() > 1
        || (span.start + 1..span.end)
            .any(|idx| matches!(layout.lower(idx), "a" | "an") && !layout.class(idx - 1).is(Class::PREPOSITION))
}

/// "described him as "a fool"| after the vote": behind the fragment stands when and where, not what.
fn end_of_fragment(layout: &Layout, span: &Range<usize>) -> usize {
    let Some(last) = layout.pieces_in(span).next_back() else {
        return span.end;
    };
    let end = layout.pieces[last].tokens.end;
    let circumstance = layout.is_temporal(end)
        || matches!(
            layout.lower(end),
            "after" | "when" | "while" | "on" | "during" | "at" | "in" | "before" | "because" | "as"
        );
    if end < span.end && circumstance { end } else { span.end }
}

/// "During his first year", without a verb.
fn is_lead_in(layout: &Layout, before: &Range<usize>) -> bool {
    let when = |idx: usize| layout.is_temporal(idx) || matches!(layout.lower(idx), "on" | "last" | "this" | "earlier");
    before.len() <= 3 && before.clone().all(when)
}

fn after_attributions(spoken: &Spoken, layout: &Layout, tokens: Range<usize>) -> usize {
    let unit = layout.units.partition_point(|unit| unit.tokens.end <= tokens.start);
    let used = spoken.used.get(unit).into_iter().flatten();
    used.filter(|used| used.end <= tokens.end).map(|used| used.end).max().unwrap_or(tokens.start)
}

fn holds_direct(layout: &Layout, spoken: &Spoken, span: &Range<usize>) -> bool {
    layout.pieces_in(span).any(|piece| spoken.roles[piece] != Role::Fragment)
}

/// Without conjunctions and punctuation at its ends.
pub(super) fn trim(layout: &Layout, span: Range<usize>) -> Range<usize> {
    let (mut start, mut end) = (span.start, span.end);
    while start < end
        && (layout.is_punct(start, &[",", ";", ":", "—", "–", "--", ".", "-", "…", ")"])
            || matches!(layout.lower(start), "that"))
    {
        start += 1;
    }
    end = layout.end_without_stop(start..end.max(start));
    while end > start && layout.class(end - 1).is(Class::CONJUNCTION) {
        end = layout.end_without_stop(start..end - 1);
    }
    start..end
}
