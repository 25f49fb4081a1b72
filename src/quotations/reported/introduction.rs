//! Where what a cue introduces begins: behind "that", behind whom it addresses, behind when and where.

use super::{Signal, ends_clause};
use crate::document::{Class, TokenKind};
use crate::quotations::cues::{Cue, Form, Frames};
use crate::quotations::layout::{Layout, Unit};
use crate::quotations::source;
use std::ops::Range;

/// Words before "that" or a clause in which somebody is addressed or a time is told.
const FILLER: usize = 20;

/// Where what the cue introduces begins, when something plainly does; moves the signal's end past whom it addresses.
pub(super) fn content_start(layout: &Layout, unit: &Unit, signal: &mut Signal) -> Option<usize> {
    let cue = signal.cue;
    let ceiling = layout.end_without_stop(unit.tokens.clone());
    let mut at = signal.end;
    if at > signal.group.tokens.end {
        return None;
    }
    let when =
        layout.lower(at) == "on" && (layout.is_temporal(at + 1) || matches!(layout.lower(at + 2), "same" | "day"));
    if cue.takes(layout.lower(at))
        && !when
        && at + 1 < ceiling
        && !(layout.lower(at) == "to" && cue.frames.has(Frames::TO))
    {
        signal.group.tokens.end = at + 1;
        signal.end = at + 1;
        signal.prepositional = true;
        return Some(at + 1);
    }
    if cue.lemma == "point" {
        if layout.lower(at) != "out" {
            return None;
        }
        signal.group.tokens.end = at + 1;
        at += 1;
    }
    if let Some(that) = find_that(layout, at, ceiling, &cue) {
        signal.end = that;
        signal.clausal = true;
        return Some(that + 1);
    }
    if cue.frames.has(Frames::TELL | Frames::TO)
        && let Some(addressee) = addressee(layout, at, ceiling)
    {
        let next = skip_adverbials(layout, addressee.end, ceiling);
        let infinitive = layout.lower(next) == "to" && cue.frames.has(Frames::TO);
        let clause = cue.frames.has(Frames::TELL)
            && (begins_clause(layout, next, ceiling) || asks(layout, next) || layout.piece_at(next).is_some());
        if cue.lemma == "tell" && ends_clause(layout, next, ceiling) {
            signal.end = next;
            return None;
        }
        // "asked the mayor about the dam"
        let topic = cue.takes(layout.lower(next)) && matches!(layout.lower(next), "about" | "of");
        if topic && cue.lemma != "accuse" && next + 1 < ceiling {
            signal.end = next;
            signal.prepositional = true;
            return Some(next + 1);
        }
        if next < ceiling && (clause || infinitive) {
            signal.end = next;
            signal.clausal = clause;
            return Some(next);
        }
    }
    at = skip_adverbials(layout, at, ceiling);
    signal.end = at;
    if at >= ceiling || layout.is_punct(at, &[",", ";", ":", "—", "–", "--", ")"]) {
        return None;
    }
    signal.clausal = true;
    if asks(layout, at) && cue.frames.has(Frames::ASK | Frames::SAY) {
        return Some(at);
    }
    if layout.lower(at) == "to" {
        signal.clausal = false;
        return (cue.frames.has(Frames::TO) && !layout.class(at + 1).is(Class::DETERMINER)).then_some(at);
    }
    let class = layout.class(at);
    // "the fires, which the ministry said |were under control|"
    let adjoins = signal.source.as_ref().is_some_and(|source| source.end == signal.group.tokens.start);
    let finite = adjoins
        && matches!(cue.form, Form::Past | Form::Third | Form::Base)
        && !cue.frames.has(Frames::NOUN)
        && class.is(Class::AUXILIARY)
        && !matches!(layout.lower(at), "be" | "been" | "being" | "having" | "doing" | "done");
    if finite && at == signal.group.tokens.end && cue.frames.has(Frames::SAY) {
        return Some(at);
    }
    if class.is(Class::CONJUNCTION)
        || class.is(Class::PREPOSITION | Class::SUBORDINATOR) && !class.is(Class::DETERMINER)
    {
        // "said at least six people were hurt"
        let counts = matches!(layout.lower(at), "at" | "about" | "around" | "over" | "between" | "under" | "up" | "as")
            && (at + 1..at + 4).any(|idx| {
                layout.class(idx).is(Class::NUMBER)
                    || layout.document.tokens().get(idx).is_some_and(|t| t.kind == TokenKind::Number)
            });
        if counts && cue.frames.has(Frames::SAY | Frames::THAT) {
            return Some(at);
        }
        return (cue.frames.has(Frames::SAY)
            && CLAUSE_OPENERS.contains(&layout.lower(at))
            && begins_clause_behind_comma(layout, at, ceiling))
        .then_some(at);
    }
    if cue.frames.has(Frames::SAY | Frames::THAT)
        && (begins_clause(layout, at, ceiling) || cue.frames.has(Frames::SAY) && layout.piece_at(at).is_some())
    {
        return Some(at);
    }
    signal.clausal = false;
    // "saw the plan as a farce", and not "saw the plan"
    let takes_object = cue.frames.has(Frames::OBJECT | Frames::NAME)
        || cue.frames.has(Frames::AS)
            && (at..ceiling.min(at + FILLER))
                .take_while(|&idx| !layout.is_punct(idx, &[",", ";", ":"]))
                .any(|idx| layout.lower(idx) == "as");
    // "called them", "accusing him of": a pronoun alone tells nothing
    let of_pronoun =
        is_object_pronoun(layout, at) && (cue.frames.has(Frames::NAME | Frames::AS) || cue.takes(layout.lower(at + 1)));
    let is_object = source::after(layout, at, ceiling).is_some() || layout.piece_at(at).is_some() || of_pronoun;
    // "the flood claimed nine lives"
    let lives =
        cue.lemma == "claim" && (at..ceiling.min(at + 6)).any(|idx| matches!(layout.lower(idx), "life" | "lives"));
    (takes_object && is_object && !lives).then_some(at)
}

/// Words that may begin a clause before its subject: "said in many towns, voters …".
const CLAUSE_OPENERS: &[&str] =
    &["if", "when", "in", "on", "after", "while", "at", "despite", "because", "with", "without", "for"];

/// "said on Tuesday |that", "told reporters |that".
fn find_that(layout: &Layout, at: usize, ceiling: usize, cue: &Cue) -> Option<usize> {
    if !cue.frames.has(Frames::SAY | Frames::THAT | Frames::TELL) {
        return None;
    }
    for idx in at..ceiling.min(at + FILLER) {
        if layout.lower(idx) == "that" {
            let determines =
                idx == at && layout.is_word(idx + 1) && layout.is_verb(idx + 1) && !layout.class(idx + 2).is_closed();
            return (!determines).then_some(idx);
        }
        let tells = cue.frames.has(Frames::TELL);
        if layout.is_verb(idx)
            || layout.piece_at(idx).is_some() && !tells
            || layout.is_punct(idx, &[";", ":", "."])
            || layout.lower(idx).ends_with("ing") && idx > at && layout.is_punct(idx - 1, &[","])
            || source::is_pronoun(layout, idx) && idx > at
            || layout.lower(idx) == "to" && !is_addressed(layout, idx + 1) && layout.class(idx + 1) == Class::OPEN
        {
            return None;
        }
        let class = layout.class(idx);
        // "said, since they know that": another clause
        if class.is(Class::SUBORDINATOR | Class::WH) && idx > at && layout.is_punct(idx - 1, &[","]) {
            return None;
        }
        let filler = class.is(Class::PREPOSITION)
            || layout.is_temporal(idx)
            || layout.is_adverb(idx)
            || layout.is_punct(idx, &[","]);
        if idx == at && !tells && !filler {
            return None;
        }
    }
    None
}

/// Over "on Tuesday", "in a statement", "to reporters", "at a news conference".
pub(super) fn skip_adverbials(layout: &Layout, at: usize, ceiling: usize) -> usize {
    let mut at = at;
    for _ in 0..4 {
        let number = |idx: usize| layout.document.tokens().get(idx).is_some_and(|t| t.kind == TokenKind::Number);
        if layout.is_temporal(at) && !number(at)
            || matches!(layout.lower(at), "late" | "early") && layout.is_temporal(at + 1)
        {
            at += 1;
            continue;
        }
        let lower = layout.lower(at);
        if lower == "on" && layout.lower(at + 1) == "last" && layout.is_temporal(at + 2) {
            at += 3;
            continue;
        }
        if matches!(lower, "on" | "last" | "this") && layout.is_temporal(at + 1) {
            at += 2 + usize::from(number(at + 2));
            continue;
        }
        if lower == "in" {
            // "said in May", "said in late 2019"
            let month = at + 1 + usize::from(matches!(layout.lower(at + 1), "late" | "early" | "mid"));
            if layout.is_temporal(month) && (layout.class(month).is(Class::MONTH) || number(month)) {
                at = month + 1 + usize::from(number(month + 1) && layout.is_temporal(month + 1));
                continue;
            }
        }
        let medium = match lower {
            "to" if is_addressed(layout, at + 1) => Some(at + 2),
            "in" | "at" | "during" | "on" | "via" | "through" => source::after(layout, at + 1, ceiling)
                .filter(|phrase| phrase.clone().any(|idx| MEDIA.contains(&layout.lower(idx))))
                .map(|phrase| phrase.end),
            _ => None,
        };
        let Some(end) = medium else {
            break;
        };
        at = end;
        if at < ceiling
            && layout.is_punct(at, &[","])
            && layout.is_word(at + 1)
            && !ends_clause(layout, at + 1, ceiling)
        {
            at += 1;
        }
    }
    at.min(ceiling)
}

/// Where words are said.
#[rustfmt::skip]
const MEDIA: &[&str] = &[
    "statement", "statements", "interview", "interviews", "speech", "tweet", "tweets", "report", "letter", "email", "e-mail", "memo",
    "conference", "briefing", "reporters", "journalists", "post", "article", "column", "testimony", "hearing", "rally", "debate", "message",
    "video", "phone", "twitter", "facebook", "broadcast", "op-ed", "lawmakers", "supporters", "court", "filing", "address", "event",
    "note", "book", "memoir", "essay", "editorial",
];

/// Who is addressed without being told: "said to reporters".
const ADDRESSED: &[&str] =
    &["reporters", "journalists", "lawmakers", "supporters", "court", "me", "him", "her", "us", "them"];

/// "to |her|", and not "to |her| account".
fn is_addressed(layout: &Layout, at: usize) -> bool {
    let owns = layout.lower(at) == "her" && layout.is_word(at + 1) && !layout.class(at + 1).is_closed();
    ADDRESSED.contains(&layout.lower(at)) && !owns
}

/// Who is told: "told |the council| that", "urged |him| to".
fn addressee(layout: &Layout, at: usize, ceiling: usize) -> Option<Range<usize>> {
    if is_object_pronoun(layout, at) && (layout.lower(at) != "her" || is_addressed(layout, at)) {
        return Some(at..at + 1);
    }
    let phrase = source::after(layout, at, ceiling).filter(|_| layout.lower(at) != "that")?;
    let end = phrase.clone().find(|&idx| idx > phrase.start && layout.begins_person(idx));
    Some(phrase.start..end.unwrap_or(phrase.end))
}

fn is_object_pronoun(layout: &Layout, at: usize) -> bool {
    matches!(layout.lower(at), "him" | "her" | "them" | "me" | "us")
}

fn asks(layout: &Layout, at: usize) -> bool {
    matches!(layout.lower(at), "whether" | "if" | "why" | "how" | "what" | "when" | "where" | "who" | "which")
}

/// Whether a noun phrase and then a verb follow, or a pronoun that can only be a subject.
pub(super) fn begins_clause(layout: &Layout, at: usize, ceiling: usize) -> bool {
    if matches!(layout.lower(at), "he" | "she" | "they" | "i" | "we" | "there" | "it's") {
        return true;
    }
    let mut at = at;
    while at < ceiling && (layout.is_adverb(at) || matches!(layout.lower(at), "too" | "so" | "neither" | "either")) {
        at += 1;
    }
    let is_number = |idx: usize| layout.document.tokens().get(idx).is_some_and(|t| t.kind == TokenKind::Number);
    if is_number(at) && layout.is_verb(at + 1) && at + 1 < ceiling {
        return true;
    }
    let Some(subject) = source::after(layout, at, ceiling) else {
        return false;
    };
    let mut subject = subject;
    if layout.lower(subject.end).ends_with("self") || layout.lower(subject.end).ends_with("selves") {
        subject.end += 1;
    }
    if layout.is_punct(subject.end, &[","]) && matches!(layout.lower(subject.end + 1), "which" | "who" | "whose") {
        // "said the road, which is straight, will be closed"
        let close = (subject.end + 2..ceiling.min(subject.end + 20)).find(|&idx| layout.is_punct(idx, &[","]));
        return close.is_some_and(|close| layout.is_verb(close + 1) && close + 1 < ceiling);
    }
    if layout.is_punct(subject.end, &[","]) && !layout.class(subject.end + 1).is(Class::WH) {
        return false;
    }
    (subject.end..ceiling.min(subject.end + 10))
        .find(|&idx| {
            layout.is_verb(idx)
                || layout.class(idx).is(Class::WH)
                || layout.lower(idx) == "that"
                || layout.is_punct(idx, &[",", ";", ":"]) && idx > subject.end + 6
        })
        .is_some_and(|idx| layout.is_verb(idx))
}

fn begins_clause_behind_comma(layout: &Layout, at: usize, ceiling: usize) -> bool {
    (at + 1..ceiling.min(at + 20))
        .find(|&idx| layout.is_punct(idx, &[","]))
        .is_some_and(|comma| begins_clause(layout, comma + 1, ceiling))
}
