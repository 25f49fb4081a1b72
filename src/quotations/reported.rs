//! Speech in the reporter's own words, and the fragments of speech in them.

mod according;
mod extent;
mod introduction;
mod noun;

use super::confidence::{self, Tie};
use super::cues::{self, Cue, Form, Frames};
use super::direct::{Role, Spoken};
use super::draft::{Attribution, Draft};
use super::layout::{Layout, Unit};
use super::verb_group::{self, VerbGroup};
use super::{attribution, source};
use crate::analysis::{Modality, QuotationKind};
use crate::document::Class;
use extent::Before;
use std::ops::Range;

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
    /// The content is a clause, not the object of the verb.
    clausal: bool,
    /// "called for", "warned of".
    prepositional: bool,
    /// "… and called": it shares the subject of the verb before.
    coordinated: bool,
    /// "…, referencing the invasion".
    is_participle: bool,
}

/// So many verbs before it, one that shares its subject with another is looked for.
const NESTED: usize = 4;

/// Finds what a unit reports without marks, or with marks around a part of it.
pub(super) fn find(layout: &Layout, unit_idx: usize, spoken: &Spoken) -> Vec<Draft> {
    let unit = &layout.units[unit_idx];
    let used = &spoken.used[unit_idx];
    let mut signals = Vec::new();
    let mut drafts = according::find(layout, unit, used, spoken);
    let mut shared = spoken.sources[unit_idx].clone();
    let mut at = unit.tokens.start;
    while at < unit.tokens.end {
        if let Some(piece) = layout.piece_at(at) {
            at = layout.pieces[piece].tokens.end;
            continue;
        }
        let taken = used.iter().find(|range| range.contains(&at));
        match (taken, cues::lookup(layout.document, at)) {
            (None, Some(cue)) if verb_group::is_verb_here(layout, at, &cue) => {
                let outer = outer_subject(layout, unit, at, &cue, &signals);
                if let Some(signal) = read(layout, unit, at, cue, outer.or(shared.as_ref())) {
                    // "In Ohio, which had planned to vote, …": a place is not whom the next verb shares
                    let subject = signal.source.clone().filter(|source| {
                        source.start == unit.tokens.start || {
                            let lead = layout.class(source.start - 1);
                            !lead.is(Class::PREPOSITION) || lead.is(Class::SUBORDINATOR)
                        }
                    });
                    shared = subject.or(shared);
                    signals.push(signal);
                }
            }
            _ => {}
        }
        at += 1;
    }
    // "…, and called it a farce": behind a comma the reporter goes on
    let resumes = |s: &Signal| s.coordinated && layout.is_punct(s.boundary, &[","]);
    let says = |s: &&Signal| s.cue.frames.has(Frames::SAY) || s.is_participle || resumes(s);
    let mut bounds: Vec<usize> = signals.iter().filter(says).map(|s| s.boundary).collect();
    bounds.extend(drafts.iter().filter_map(|draft| draft.cue.as_ref()).map(|cue| cue.start));
    bounds.extend(used.iter().map(|range| range.start));
    bounds.sort_unstable();
    let (of_nouns, verbs) = noun::find(layout, unit, used, &bounds, spoken);
    drafts.extend(of_nouns);
    // "called it "a farce" and urged": the second verb ends an object, but may be part of a clause
    let own = |s: &Signal| s.boundary < unit.tokens.end && layout.is_punct(s.boundary, &[",", ";"]);
    let mut weak: Vec<usize> = signals.iter().filter(|s| s.coordinated || own(s)).map(|s| s.boundary).collect();
    weak.extend(&bounds);
    weak.sort_unstable();
    for (idx, signal) in signals.iter().enumerate() {
        let bounds = if signal.clausal || signal.parenthetical { &bounds } else { &weak };
        let end_before = match idx.checked_sub(1).map(|before| &signals[before]) {
            Some(before) if before.parenthetical => Before::Told(before.end),
            Some(before) => Before::Reached(before.end),
            None => Before::Nothing,
        };
        if verbs.contains(&(signal.group.tokens.end - 1)) {
            continue;
        }
        // "…," said Ms Lund behind what is no mark: her name is not what was said
        let tells = signal.source.is_some() || signal.clausal || !signal.cue.frames.has(Frames::SAY);
        if let Some(spans) = extent::content(layout, unit, signal, bounds, end_before, spoken).filter(|_| tells) {
            drafts.push(draft(layout, signal, spans, spoken));
        }
    }
    drafts
}

/// "Ms Roy said her party had asked for time, and warned": whom the last verb shares when the one before it stands inside
/// what somebody else says.
fn outer_subject<'s>(
    layout: &Layout,
    unit: &Unit,
    verb: usize,
    cue: &Cue,
    signals: &'s [Signal],
) -> Option<&'s Range<usize>> {
    let (inner, before) = signals.split_last()?;
    let within = inner.source.as_ref()?.start;
    let outer = before.iter().rev().take(NESTED).find(|outer| {
        let own = outer.source.as_ref().is_some_and(|source| source.end <= outer.group.tokens.start);
        own && outer.clausal && outer.content.is_some_and(|content| content <= within)
    })?;
    let joint = (unit.tokens.start.max(verb.saturating_sub(4))..verb)
        .rev()
        .take_while(|&idx| layout.is_word(idx))
        .find(|&idx| layout.class(idx).is(Class::CONJUNCTION))?;
    // one clause tells what is said, or the two verbs are of two times: "had asked … and warned"
    let two_times = inner.group.tokens.len() > 1 && outer.group.tokens.len() == 1;
    let resumes = layout.is_punct(joint - 1, &[","]) || cue.lemma == "add" || two_times;
    (resumes && cue.form == outer.cue.form).then_some(outer.source.as_ref()).flatten()
}

fn read(layout: &Layout, unit: &Unit, verb: usize, cue: Cue, shared: Option<&Range<usize>>) -> Option<Signal> {
    let floor = unit.tokens.start;
    let group = verb_group::read(layout, verb, &cue, floor);
    let quoted_as = cue.frames.has(Frames::SAY)
        && cue.form == Form::Ing
        && verb > floor
        && group.tokens.start == verb
        && layout.lower(verb - 1) == "as";
    // "a plane, reported by the press as old, crashed"
    let by = layout.lower(verb + 1) == "by" && cue.lemma != "say" && group.tokens.len() == 1;
    let reduced = by && verb > floor && (layout.is_punct(verb - 1, &[","]) || layout.class(verb - 1) == Class::OPEN);
    if group.passive || reduced && matches!(cue.form, Form::Past | Form::Participle) {
        return passive(layout, unit, verb, cue, group);
    }
    // "Reported cases rose"
    if verb == floor && matches!(cue.form, Form::Past | Form::Participle) {
        return None;
    }
    if group.infinitive && !quoted_as {
        return None;
    }
    // "as the mayor put it" stands with marks
    if cue.lemma == "put" {
        return None;
    }
    // "denied saying that": the verb behind it is the cue
    if cue.lemma == "deny" && cues::lookup(layout.document, verb + 1).is_some_and(|next| next.form == Form::Ing) {
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
        && (layout.is_punct(verb - 1, &[","]) || layout.ends_in_comma(verb))
        && cue.form != Form::Ing
        && cue.frames.has(Frames::SAY)
        && source::after(layout, verb + 1, unit.tokens.end)
            .is_some_and(|s| ends_clause(layout, s.end, unit.tokens.end) && layout.lower(s.start) != "it");
    let mut end = group.tokens.end;
    let mut is_shared = false;
    let source = if inverted {
        let source = source::after(layout, verb + 1, unit.tokens.end);
        end = source.as_ref().map_or(end, |s| s.end);
        source
    } else if quoted_as {
        let quoted = (floor..verb).rev().take(20).find(|&idx| layout.lower(idx) == "quoted");
        let was = quoted.and_then(|quoted| {
            let cue = cues::lookup(layout.document, quoted)?;
            Some(verb_group::read(layout, quoted, &cue, floor)).filter(|was| was.passive)
        });
        match was {
            Some(was) => source::before(layout, was.tokens.start, floor),
            // "cited the navy as stating that"
            None => source::before(layout, verb - 1, floor).or_else(|| source::beside(layout, verb - 1, floor)),
        }
    } else {
        let subject = attribution::subject(layout, &group.tokens, &cue, floor, shared);
        is_shared = subject.as_ref().is_some_and(|(_, shared)| *shared);
        subject.map(|(source, _)| source)
    };
    let first =
        source.as_ref().filter(|s| s.end <= start && !inverted && !is_shared).map_or(start, |s| s.start).min(start);
    let mut boundary = first.max(floor);
    if is_shared && cue.form != Form::Ing {
        // "and on Friday called": the conjunction, a few words before the verb, begins its part of the sentence
        let joint = (floor.max(first.saturating_sub(5))..first)
            .rev()
            .take_while(|&idx| layout.is_word(idx))
            .find(|&idx| layout.class(idx).is(Class::CONJUNCTION));
        boundary = joint.map_or(boundary, |joint| joint + 1);
    }
    while boundary > floor
        && (layout.is_punct(boundary - 1, &[",", ";", "—", "–", "--"])
            || matches!(layout.lower(boundary - 1), "and" | "but" | "while" | "though" | "although" | "as"))
    {
        boundary -= 1;
    }
    let own_clause = boundary < first || first == floor || layout.ends_in_comma(first);
    let behind_comma = (boundary..first).any(|idx| layout.is_punct(idx, &[",", "—", "–", "--"]))
        || first > floor && layout.ends_in_comma(first);
    let mut signal = Signal {
        cue,
        group,
        source,
        boundary: if own_clause { boundary } else { unit.tokens.end },
        parenthetical: false,
        end,
        content: None,
        clausal: false,
        prepositional: false,
        coordinated: is_shared && cue.form != Form::Ing && boundary < first,
        is_participle: cue.form == Form::Ing
            && verb > floor
            && (layout.is_punct(verb - 1, &[","]) || layout.ends_in_comma(verb)),
    };
    if quoted_as {
        signal.boundary = unit.tokens.end;
    }
    signal.content = introduction::content_start(layout, unit, &mut signal);
    let closes = ends_clause(layout, signal.end, unit.tokens.end)
        || signal.content.is_none() && {
            let rest_end =
                (signal.end..unit.tokens.end).find(|&idx| layout.is_punct(idx, &[",", "."])).unwrap_or(unit.tokens.end);
            attribution::is_filler(layout, signal.end..rest_end)
        };
    // "…, but she declined to say": a clause of its own
    let opens_clause = (signal.boundary..first).any(|idx| layout.class(idx).is(Class::CONJUNCTION));
    let own_clause = opens_clause && !inverted;
    signal.parenthetical = signal.cue.frames.has(Frames::SAY | Frames::TELL)
        && signal.group.modality != Some(Modality::Negated)
        && !own_clause
        && (behind_comma || inverted)
        && closes
        && signal.cue.form != Form::Ing;
    Some(signal)
}

/// "was described by the union as a farce", "was told by the minister that": the source stands behind "by".
fn passive(layout: &Layout, unit: &Unit, verb: usize, cue: Cue, group: VerbGroup) -> Option<Signal> {
    let ceiling = layout.end_without_stop(unit.tokens.clone());
    if layout.lower(verb + 1) != "by" {
        return None;
    }
    let source = source::after(layout, verb + 2, ceiling)?;
    let joint = layout.lower(source.end);
    let clausal = joint == "that" && cue.frames.has(Frames::SAY | Frames::TELL);
    let named = joint == "as" && cue.frames.has(Frames::AS | Frames::NAME);
    let introduced = clausal || named || cue.takes(joint);
    if !introduced || source.end + 1 >= ceiling {
        return None;
    }
    Some(Signal {
        cue,
        group,
        end: source.end,
        content: Some(source.end + 1),
        source: Some(source),
        boundary: unit.tokens.end,
        parenthetical: false,
        clausal,
        prepositional: false,
        coordinated: false,
        is_participle: false,
    })
}

fn ends_clause(layout: &Layout, at: usize, ceiling: usize) -> bool {
    at >= ceiling || layout.is_punct(at, &[",", ".", "!", "?", ";", "…", "—", "–", "--", ")"])
}

fn draft(layout: &Layout, signal: &Signal, spans: Vec<Range<usize>>, spoken: &Spoken) -> Draft {
    let denied = signal.cue.lemma == "deny" && signal.group.modality != Some(Modality::Negated);
    let modality = if denied { Some(Modality::Denied) } else { signal.group.modality };
    let attribution = Attribution::of_cue(&signal.cue, signal.group.tokens.clone(), signal.source.clone(), modality);
    let tie = match signal {
        Signal { parenthetical: true, .. } => Tie::Certain,
        Signal { clausal: true, .. } if layout.lower(signal.end) == "that" => Tie::Certain,
        Signal { clausal: true, .. } => Tie::Clause,
        _ => Tie::Object,
    };
    let mut draft = finish(layout, &attribution, spans, spoken);
    draft.confidence = confidence::reported(draft.kind, &attribution, tie);
    draft
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
    draft.confidence = confidence::reported(kind, attribution, Tie::Certain);
    draft
}
