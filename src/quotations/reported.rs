//! Speech in the reporter's own words, and the fragments of speech in them.

use super::cues::{self, Cue, Form, Frames};
use super::direct::{Role, Spoken};
use super::draft::{Attribution, Draft};
use super::layout::{Layout, Unit};
use super::verb_group::{self, VerbGroup};
use super::{attribution, source};
use crate::analysis::{Modality, QuotationKind, SpeakerBy};
use crate::document::{Class, TokenKind};
use std::ops::Range;

/// Words before "that" or a clause in which somebody is addressed or a time is told.
const FILLER: usize = 14;

/// A cue in its sentence.
struct Signal {
    cue: Cue,
    group: VerbGroup,
    source: Option<Range<usize>>,
    /// Where a content before it has to end: at the comma or the "but" that begins its clause.
    boundary: usize,
    /// "…, Mr Cole said."
    parenthetical: bool,
    /// One past the words of the cue and those it addresses.
    end: usize,
    content: Option<usize>,
}

/// Finds what a unit reports without marks, or with marks around a part of it.
pub(super) fn find(layout: &Layout, unit_idx: usize, spoken: &Spoken) -> Vec<Draft> {
    let unit = &layout.units[unit_idx];
    let used = &spoken.used[unit_idx];
    let mut signals = Vec::new();
    let mut drafts = according_to(layout, unit, used);
    let mut shared = spoken.sources[unit_idx].clone();
    let mut at = unit.tokens.start;
    while at < unit.tokens.end {
        if let Some(piece) = layout.piece_at(at) {
            at = layout.pieces[piece].tokens.end;
            continue;
        }
        let taken = used.iter().find(|range| range.contains(&at));
        match (taken, cues::lookup(layout.document, at)) {
            (None, Some(cue)) if attribution::is_verb_here(layout, at, &cue) => {
                if let Some(signal) = read(layout, unit, at, cue, shared.as_ref()) {
                    shared = signal.source.clone().or(shared);
                    signals.push(signal);
                }
            }
            _ => {}
        }
        at += 1;
    }
    let mut bounds: Vec<usize> = signals.iter().filter(|s| s.cue.frames.has(Frames::SAY)).map(|s| s.boundary).collect();
    bounds.extend(drafts.iter().filter_map(|draft| draft.cue.as_ref()).map(|cue| cue.start));
    bounds.sort_unstable();
    for (idx, signal) in signals.iter().enumerate() {
        let end_before = if idx > 0 { signals[idx - 1].end } else { unit.tokens.start };
        if let Some(spans) = content(layout, unit, signal, &bounds, end_before, spoken) {
            drafts.push(draft(layout, signal, spans, spoken));
        }
    }
    drafts
}

/// "According to the regulator, prices rose." "Prices rose, according to the regulator."
fn according_to(layout: &Layout, unit: &Unit, used: &[Range<usize>]) -> Vec<Draft> {
    let mut drafts = Vec::new();
    let mut floor = unit.tokens.start;
    for at in unit.tokens.clone() {
        if layout.lower(at) != "according"
            || layout.lower(at + 1) != "to"
            || used.iter().any(|range| range.contains(&at))
        {
            continue;
        }
        let Some(source) = source::after(layout, at + 2, unit.tokens.end) else {
            continue;
        };
        let attribution = Attribution::plain(Some(at..at + 2), Some(source.clone()), SpeakerBy::Cue);
        let opens = at == unit.tokens.start
            || layout.class(at - 1).is(Class::CONJUNCTION) && !layout.is_word(at.wrapping_sub(2));
        let comma = (source.end..unit.tokens.end.min(source.end + 12)).find(|&idx| layout.is_punct(idx, &[","]));
        let span = if opens {
            comma.map(|comma| comma + 1..layout.end_without_stop(unit.tokens.clone()))
        } else {
            Some(floor..layout.end_without_stop(floor..at))
        };
        if let Some(span) = span.map(|span| trim(layout, span)).filter(|span| span.len() > 1) {
            drafts.push(Draft::new(QuotationKind::Indirect, vec![span], &attribution));
        }
        floor = source.end;
    }
    drafts
}

fn read(layout: &Layout, unit: &Unit, verb: usize, cue: Cue, shared: Option<&Range<usize>>) -> Option<Signal> {
    let floor = unit.tokens.start;
    let group = verb_group::read(layout, verb, &cue, floor);
    let quoted_as = cue.lemma == "say" && cue.form == Form::Ing && verb > floor && layout.lower(verb - 1) == "as";
    if group.passive || group.infinitive && !quoted_as {
        return None;
    }
    // "declined to say": the verb behind it is the cue, and not said
    if matches!(cue.lemma, "decline" | "refuse")
        && layout.lower(verb + 1) == "to"
        && cues::lookup(layout.document, verb + 2).is_some()
    {
        return None;
    }
    let start = group.tokens.start;
    let inverted = verb > floor
        && layout.is_punct(verb - 1, &[","])
        && cue.form != Form::Ing
        && cue.frames.has(Frames::SAY)
        && source::after(layout, verb + 1, unit.tokens.end)
            .is_some_and(|s| ends_clause(layout, s.end, unit.tokens.end));
    let mut end = group.tokens.end;
    let source = if inverted {
        let source = source::after(layout, verb + 1, unit.tokens.end);
        end = source.as_ref().map_or(end, |s| s.end);
        source
    } else if quoted_as {
        let quoted = (floor..verb).rev().take(20).find(|&idx| layout.lower(idx) == "quoted");
        let quoted = quoted?;
        let was = verb_group::read(layout, quoted, &cues::lookup(layout.document, quoted)?, floor);
        source::before(layout, was.tokens.start, floor)
    } else {
        attribution::subject(layout, &group.tokens, &cue, floor, shared)
    };
    let first = source.as_ref().filter(|s| s.end <= start && !inverted).map_or(start, |s| s.start).min(start);
    let mut boundary = first.max(floor);
    if cue.form == Form::Ing || first > start {
        boundary = start;
    }
    while boundary > floor
        && (layout.is_punct(boundary - 1, &[",", ";", "—", "–", "--"])
            || matches!(layout.lower(boundary - 1), "and" | "but" | "while" | "though" | "although" | "as"))
    {
        boundary -= 1;
    }
    let own_clause = boundary < first || boundary < start && cue.form == Form::Ing || first == floor;
    let behind_comma = boundary < first && (boundary..first).any(|idx| layout.is_punct(idx, &[",", "—", "–", "--"]));
    let mut signal = Signal {
        cue,
        group,
        source,
        boundary: if own_clause { boundary } else { unit.tokens.end },
        parenthetical: false,
        end,
        content: None,
    };
    if quoted_as {
        signal.boundary = unit.tokens.end;
    }
    signal.content = content_start(layout, unit, &mut signal);
    let closes = ends_clause(layout, signal.end, unit.tokens.end)
        || signal.content.is_none() && {
            let rest_end =
                (signal.end..unit.tokens.end).find(|&idx| layout.is_punct(idx, &[",", "."])).unwrap_or(unit.tokens.end);
            attribution::is_filler(layout, signal.end..rest_end)
        };
    signal.parenthetical = signal.cue.frames.has(Frames::SAY | Frames::TELL)
        && (behind_comma || inverted)
        && closes
        && signal.cue.form != Form::Ing;
    Some(signal)
}

/// Where what the cue introduces begins, when something plainly does.
fn content_start(layout: &Layout, unit: &Unit, signal: &mut Signal) -> Option<usize> {
    let cue = signal.cue;
    let ceiling = layout.end_without_stop(unit.tokens.clone());
    let mut at = signal.end;
    if at > signal.group.tokens.end {
        return None;
    }
    if cue.takes(layout.lower(at)) && at + 1 < ceiling && !(layout.lower(at) == "to" && cue.frames.has(Frames::TO)) {
        signal.group.tokens.end = at + 1;
        signal.end = at + 1;
        return Some(at + 1);
    }
    if cue.lemma == "point" && layout.lower(at) == "out" {
        signal.group.tokens.end = at + 1;
        at += 1;
    }
    if let Some(that) = find_that(layout, at, ceiling, &cue) {
        signal.end = that;
        return Some(that + 1);
    }
    let addressed = at;
    if cue.frames.has(Frames::TELL)
        && let Some(addressee) = source::after(layout, at, ceiling).filter(|_| layout.lower(at) != "that")
    {
        let next = skip_adverbials(layout, addressee.end, ceiling);
        let clause = next < ceiling
            && (begins_clause(layout, next, ceiling) || asks(layout, next) || layout.lower(next) == "to");
        if clause {
            signal.end = next;
            return Some(if layout.lower(next) == "to" { addressed } else { next });
        }
    }
    at = skip_adverbials(layout, at, ceiling);
    signal.end = at;
    if at >= ceiling {
        return None;
    }
    if asks(layout, at) && cue.frames.has(Frames::ASK | Frames::SAY) {
        return Some(at);
    }
    if layout.lower(at) == "to" {
        return (cue.frames.has(Frames::TO) && !layout.class(at + 1).is(Class::DETERMINER)).then_some(at);
    }
    if layout.is_punct(at, &[",", ";", ":", "—", "–", "--", ")"]) {
        return None;
    }
    let class = layout.class(at);
    if class.is(Class::CONJUNCTION)
        || class.is(Class::PREPOSITION | Class::SUBORDINATOR) && !class.is(Class::DETERMINER)
    {
        let clause_opener = cue.frames.has(Frames::SAY)
            && matches!(
                layout.lower(at),
                "if" | "when" | "in" | "on" | "after" | "while" | "at" | "despite" | "because"
            );
        return (clause_opener && begins_clause_behind_comma(layout, at, ceiling)).then_some(at);
    }
    if cue.frames.has(Frames::SAY)
        && (begins_clause(layout, at, ceiling) || layout.piece_at(at).is_some() || cue.frames.has(Frames::OBJECT))
    {
        return Some(at);
    }
    if cue.frames.has(Frames::THAT) && begins_clause(layout, at, ceiling) {
        return Some(at);
    }
    let takes_object = cue.frames.has(Frames::OBJECT | Frames::NAME | Frames::AS)
        || cue.frames.has(Frames::TO) && cue.frames.has(Frames::TELL);
    (takes_object && (source::after(layout, at, ceiling).is_some() || layout.piece_at(at).is_some())).then_some(at)
}

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
        if layout.is_verb(idx)
            || layout.piece_at(idx).is_some()
            || layout.is_punct(idx, &[";", ":", "."])
            || source::is_pronoun(layout, idx) && idx > at
        {
            return None;
        }
        let class = layout.class(idx);
        if idx == at && !cue.frames.has(Frames::TELL) {
            let filler = class.is(Class::PREPOSITION)
                || layout.is_temporal(idx)
                || layout.is_adverb(idx)
                || layout.is_punct(idx, &[","]);
            if !filler {
                return None;
            }
        }
    }
    None
}

/// Over "on Tuesday", "in a statement", "to reporters", "at a news conference".
fn skip_adverbials(layout: &Layout, at: usize, ceiling: usize) -> usize {
    let mut at = at;
    for _ in 0..4 {
        if layout.is_temporal(at) && layout.document.tokens()[at].kind == TokenKind::Word
            || matches!(layout.lower(at), "late" | "early") && layout.is_temporal(at + 1)
        {
            at += 1;
            continue;
        }
        let lower = layout.lower(at);
        if matches!(lower, "on" | "last" | "this") && layout.is_temporal(at + 1) {
            at += 2;
            if layout.document.tokens().get(at).is_some_and(|t| t.kind == TokenKind::Number && t.span.len() <= 2) {
                at += 1;
            }
            continue;
        }
        let medium = matches!(lower, "in" | "at" | "during" | "to" | "on" | "via" | "through")
            .then(|| source::after(layout, at + 1, ceiling))
            .flatten()
            .filter(|phrase| phrase.clone().any(|idx| MEDIA.contains(&layout.lower(idx))));
        match medium {
            Some(phrase) => at = phrase.end,
            None => break,
        }
        if at < ceiling && layout.is_punct(at, &[","]) && layout.is_word(at + 1) {
            at += 1;
        }
    }
    at.min(ceiling)
}

/// Where words are said.
const MEDIA: &[&str] = &[
    "statement",
    "statements",
    "interview",
    "interviews",
    "speech",
    "tweet",
    "tweets",
    "report",
    "letter",
    "email",
    "e-mail",
    "memo",
    "conference",
    "briefing",
    "reporters",
    "journalists",
    "post",
    "article",
    "column",
    "testimony",
    "hearing",
    "rally",
    "debate",
    "message",
    "video",
    "phone",
    "twitter",
    "facebook",
    "release",
    "broadcast",
    "op-ed",
    "lawmakers",
    "supporters",
    "court",
    "filing",
    "address",
    "event",
    "note",
    "book",
    "memoir",
    "essay",
    "editorial",
];

fn asks(layout: &Layout, at: usize) -> bool {
    matches!(layout.lower(at), "whether" | "if" | "why" | "how" | "what" | "when" | "where" | "who" | "which")
}

/// Whether a noun phrase and then a verb follow, or a pronoun that can only be a subject.
fn begins_clause(layout: &Layout, at: usize, ceiling: usize) -> bool {
    if matches!(layout.lower(at), "he" | "she" | "they" | "i" | "we" | "there" | "it's") {
        return true;
    }
    let Some(subject) = source::after(layout, at, ceiling) else {
        return false;
    };
    (subject.end..ceiling.min(subject.end + 10))
        .find(|&idx| layout.is_verb(idx) || layout.is_punct(idx, &[",", ";", ":"]) && idx > subject.end + 6)
        .is_some_and(|idx| layout.is_verb(idx))
}

fn begins_clause_behind_comma(layout: &Layout, at: usize, ceiling: usize) -> bool {
    (at + 1..ceiling.min(at + 20))
        .find(|&idx| layout.is_punct(idx, &[","]))
        .is_some_and(|comma| begins_clause(layout, comma + 1, ceiling))
}

fn ends_clause(layout: &Layout, at: usize, ceiling: usize) -> bool {
    at >= ceiling || layout.is_punct(at, &[",", ".", "!", "?", ";", "…", "—", "–", "--", ")"])
}

/// The content of a signal, in one or two spans.
fn content(
    layout: &Layout,
    unit: &Unit,
    signal: &Signal,
    bounds: &[usize],
    end_before: usize,
    spoken: &Spoken,
) -> Option<Vec<Range<usize>>> {
    let unit_end = layout.end_without_stop(unit.tokens.clone());
    if signal.parenthetical {
        let mut start = unit.tokens.start;
        if end_before < signal.boundary && end_before > start {
            start = bounds.iter().copied().filter(|&b| b < signal.boundary && b > start).max().unwrap_or(start);
            start = start.max(after_attributions(spoken, layout, start..signal.boundary));
        }
        let before = trim(layout, start..signal.boundary);
        let rest = signal.end..unit_end;
        let mut spans = Vec::new();
        if before.len() > 1 && !holds_direct(layout, spoken, &before) {
            spans.push(before);
        }
        // "The storm, officials said, could be the worst"
        if rest.len() > 2
            && layout.is_punct(rest.start, &[","])
            && (layout.is_verb(rest.start + 1) || layout.class(rest.start + 1).is(Class::AUXILIARY))
            && !spans.is_empty()
        {
            spans.push(trim(layout, rest));
        }
        return (!spans.is_empty()).then_some(spans);
    }
    let start = signal.content?;
    let end = bounds.iter().copied().find(|&bound| bound > start).unwrap_or(unit_end).min(unit_end);
    let mut span = trim(layout, start..end);
    if signal.cue.frames.has(Frames::NAME)
        && let Some(piece) = layout.pieces_in(&span).next()
    {
        span = layout.pieces[piece].tokens.clone();
    }
    if let Some(direct) = layout.pieces_in(&span).find(|&piece| spoken.roles[piece] != Role::Fragment) {
        span = trim(layout, span.start..layout.pieces[direct].tokens.start.max(span.start));
    }
    (!span.is_empty() && span.clone().any(|idx| layout.document.tokens()[idx].kind == TokenKind::Word))
        .then(|| vec![span])
}

fn after_attributions(spoken: &Spoken, layout: &Layout, tokens: Range<usize>) -> usize {
    let unit = layout.units.partition_point(|unit| unit.tokens.end <= tokens.start);
    spoken
        .used
        .get(unit)
        .into_iter()
        .flatten()
        .filter(|used| used.end <= tokens.end)
        .map(|used| used.end)
        .max()
        .unwrap_or(tokens.start)
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

fn draft(layout: &Layout, signal: &Signal, spans: Vec<Range<usize>>, spoken: &Spoken) -> Draft {
    let mut attribution =
        Attribution::of_cue(&signal.cue, signal.group.tokens.clone(), signal.source.clone(), signal.group.modality);
    if signal.cue.lemma == "decline" || signal.cue.lemma == "refuse" {
        attribution.modality = attribution.modality.or(Some(Modality::Negated).filter(|_| false));
    }
    finish(layout, &attribution, spans, spoken)
}

/// A draft of reported speech: mixed when it holds fragments between marks.
pub(super) fn finish(layout: &Layout, attribution: &Attribution, spans: Vec<Range<usize>>, spoken: &Spoken) -> Draft {
    let mut verbatim: Vec<Range<usize>> = Vec::new();
    let pieces = spans.iter().flat_map(|span| layout.pieces_in(span));
    for piece in pieces {
        if spoken.roles[piece] == Role::Fragment {
            verbatim.push(layout.pieces[piece].content.clone());
        }
    }
    let kind = if verbatim.is_empty() { QuotationKind::Indirect } else { QuotationKind::Mixed };
    let spans = spans
        .into_iter()
        .map(|span| match layout.piece_at(span.start) {
            Some(piece) if layout.pieces[piece].tokens.end >= span.end => layout.pieces[piece].content.clone(),
            _ => span,
        })
        .collect();
    let mut draft = Draft::new(kind, spans, attribution);
    draft.verbatim = verbatim;
    draft
}
