//! Nouns that report: "Mr Cole's claim that …", "a warning from the union that …", "rejected reports that …".

use super::introduction::begins_clause;
use super::{Before, Signal, extent};
use crate::analysis::Modality;
use crate::document::Class;
use crate::quotations::cues::{self, Cue, Form};
use crate::quotations::direct::Spoken;
use crate::quotations::draft::Draft;
use crate::quotations::layout::{Layout, Unit};
use crate::quotations::verb_group::{self, VerbGroup};
use crate::quotations::{attribution, source};
use std::ops::Range;

/// No verb or owner of a noun stands further before it.
const REACH: usize = 5;

/// Each noun, without the s of many, with the verb that it stands for. Sorted.
#[rustfmt::skip]
const NOUNS: &[(&str, &str)] = &[
    ("accusation", "accuse"), ("acknowledgement", "acknowledge"), ("acknowledgment", "acknowledge"), ("admission", "admit"), ("allegation", "allege"),
    ("announcement", "announce"), ("argument", "argue"), ("assertion", "assert"), ("assessment", "assess"), ("assurance", "assure"), ("belief", "believe"),
    ("claim", "claim"), ("comment", "comment"), ("complaint", "complain"), ("concern", "worry"), ("conclusion", "conclude"), ("confession", "confess"),
    ("confirmation", "confirm"), ("contention", "contend"), ("conviction", "believe"), ("criticism", "complain"), ("declaration", "declare"), ("demand", "demand"),
    ("denial", "deny"), ("doubt", "doubt"), ("estimate", "estimate"), ("fear", "fear"), ("finding", "find"), ("forecast", "forecast"), ("hope", "hope"),
    ("implication", "imply"), ("insistence", "insist"), ("message", "say"), ("observation", "observe"), ("opinion", "believe"), ("pledge", "pledge"),
    ("prediction", "predict"), ("proclamation", "proclaim"), ("promise", "promise"), ("recommendation", "recommend"), ("remark", "remark"), ("reminder", "remind"),
    ("report", "report"), ("revelation", "reveal"), ("ruling", "rule"), ("speculation", "speculate"), ("statement", "say"), ("suggestion", "suggest"),
    ("suspicion", "suspect"), ("testimony", "testify"), ("threat", "threaten"), ("view", "believe"), ("vow", "vow"), ("warning", "warn"), ("worry", "worry"),
];

/// Verbs whose subject says what the noun reports: "issued a warning that".
#[rustfmt::skip]
const UTTERING: &[&str] = &[
    "express", "expressed", "expresses", "expressing", "give", "gave", "gives", "giving", "issue", "issued", "issues", "issuing", "made", "make", "makes", "making", "offer",
    "offered", "raise", "raised", "raises", "raising", "reiterate", "reiterated", "release", "released", "repeat", "repeated", "repeating", "repeats", "sent", "voice", "voiced", "voicing",
];

/// Verbs that deny what the noun reports: "rejected claims that".
#[rustfmt::skip]
const DENYING: &[&str] = &["contradict", "counter", "deny", "dismiss", "dispute", "refute", "reject", "rebut"];

/// What the nouns of a unit report, and the verbs that they take up.
pub(super) fn find(
    layout: &Layout,
    unit: &Unit,
    used: &[Range<usize>],
    bounds: &[usize],
    spoken: &Spoken,
) -> (Vec<Draft>, Vec<usize>) {
    let (mut drafts, mut verbs) = (Vec::new(), Vec::new());
    let ceiling = layout.end_without_stop(unit.tokens.clone());
    for at in unit.tokens.clone() {
        let Some(cue) = reporting(layout, at).filter(|_| !used.iter().any(|range| range.contains(&at))) else {
            continue;
        };
        let Some((content, sender)) = content_start(layout, at, ceiling) else {
            continue;
        };
        let Some(mut signal) = signal(layout, unit, at, cue, sender) else {
            continue;
        };
        signal.content = Some(content);
        signal.end = content - 1;
        if let Some(mut spans) = extent::content(layout, unit, &signal, bounds, Before::Nothing, spoken) {
            if !(unit.tokens.start..at).any(|idx| layout.is_verb(idx))
                && let Some(span) = spans.first_mut()
                && let Some(verb) = own_verb(layout, span.clone())
            {
                span.end = verb;
            }
            if signal.group.tokens.start < at {
                verbs.push(signal.group.tokens.end - 1);
                verbs.extend(signal.group.tokens.clone());
            }
            drafts.push(super::draft(layout, &signal, spans, spoken));
        }
    }
    (drafts, verbs)
}

/// The verb for which the noun at a token stands, where it is one.
fn reporting(layout: &Layout, at: usize) -> Option<Cue> {
    if !layout.is_word(at) || layout.case(at).has_capital() {
        return None;
    }
    let lower = layout.lower(at);
    let find = |noun: &str| NOUNS.binary_search_by(|(known, _)| (*known).cmp(noun)).ok();
    let row = find(lower).or_else(|| lower.strip_suffix('s').and_then(find))?;
    if cues::lookup(layout.document, at).is_some_and(|cue| verb_group::is_verb_here(layout, at, &cue)) {
        return None;
    }
    cues::of_word(NOUNS[row].1)
}

/// Where the clause behind "that" begins, and who stands before it: "a warning |by the union| that …".
fn content_start(layout: &Layout, at: usize, ceiling: usize) -> Option<(usize, Option<Range<usize>>)> {
    let mut that = at + 1;
    let mut sender = None;
    if matches!(layout.lower(that), "by" | "from" | "of") {
        let phrase = source::after(layout, that + 1, ceiling)?;
        that = phrase.end;
        sender = Some(phrase);
    }
    // "her message was that the dam holds"
    if matches!(layout.lower(that), "is" | "was" | "has") && layout.lower(that + 1) != "been" {
        that += 1;
    }
    if layout.lower(that) != "that" || that + 2 >= ceiling {
        return None;
    }
    let first = that + 1;
    let is_clause = layout.piece_at(first).is_some() || begins_clause(layout, first, ceiling);
    (is_clause && !is_relative(layout, first, ceiling)).then_some((first, sender))
}

/// "His claim that the dam would hold |was| mocked": the verb of which the noun is the subject.
fn own_verb(layout: &Layout, content: Range<usize>) -> Option<usize> {
    let is_verb = |idx: usize| layout.is_verb(idx);
    let first = content.clone().find(|&idx| is_verb(idx))?;
    let behind = (first..content.end).find(|&idx| !is_verb(idx) && !layout.is_adverb(idx))?;
    let mut at = behind;
    while at < content.end {
        let class = layout.class(at);
        if layout.is_punct(at, &[",", ";", ":", "—", "–", "--"])
            || class.is(Class::WH | Class::CONJUNCTION)
            || class.is(Class::SUBORDINATOR) && !class.is(Class::PREPOSITION)
        {
            return None;
        }
        if class.is(Class::AUXILIARY) && layout.is_word(at - 1) && !layout.class(at - 1).is(Class::PRONOUN) {
            return Some(at);
        }
        at += 1;
    }
    None
}

/// "the claim that |he made| on Friday": not what was claimed.
fn is_relative(layout: &Layout, first: usize, ceiling: usize) -> bool {
    let verb =
        (first..ceiling.min(first + 8)).find(|&idx| layout.is_verb(idx) && !layout.class(idx).is(Class::AUXILIARY));
    verb.is_some_and(|verb| {
        UTTERING.contains(&layout.lower(verb))
            && (verb + 1 >= ceiling
                || !layout.is_word(verb + 1)
                || layout.class(verb + 1).is(Class::PREPOSITION | Class::AUXILIARY))
    })
}

/// The noun with whose it is: its sender's, its owner's, or the subject's of the verb before it.
fn signal(layout: &Layout, unit: &Unit, at: usize, cue: Cue, sender: Option<Range<usize>>) -> Option<Signal> {
    let floor = unit.tokens.start;
    let mut group = VerbGroup { tokens: at..at + 1, modality: None, passive: false, infinitive: false };
    let governor = (floor.max(at.saturating_sub(REACH))..at)
        .rev()
        .take_while(|&idx| layout.is_word(idx) && !layout.class(idx).is(Class::PREPOSITION | Class::CONJUNCTION))
        .find(|&idx| cues::lookup(layout.document, idx).is_some() || UTTERING.contains(&layout.lower(idx)));
    let verb =
        governor.and_then(|verb| Some((verb, cues::lookup(layout.document, verb).or_else(|| cues::of_word("say"))?)));
    let denies = verb.filter(|(verb, cue)| {
        DENYING.contains(&cue.lemma) && !matches!(cue.form, Form::Base) || DENYING.contains(&cue.lemma) && *verb > floor
    });
    if let Some((verb, denying)) = denies {
        group = verb_group::read(layout, verb, &denying, floor);
        if group.passive {
            return None;
        }
        group.modality = Some(match group.modality {
            Some(Modality::Negated) => return None,
            _ => Modality::Denied,
        });
        let (source, _) = attribution::subject(layout, &group.tokens, &denying, floor, None)?;
        return Some(built(denying, group, source, unit));
    }
    if cue.lemma == "deny" {
        group.modality = Some(Modality::Denied);
    }
    if let Some(source) = sender.or_else(|| owner(layout, at, floor)) {
        return Some(built(cue, group, source, unit));
    }
    let (verb, of_verb) = verb.filter(|(verb, _)| UTTERING.contains(&layout.lower(*verb)))?;
    let read = verb_group::read(layout, verb, &of_verb, floor);
    if read.passive {
        return None;
    }
    let (source, _) = attribution::subject(layout, &read.tokens, &of_verb, floor, None)?;
    group.tokens = read.tokens.start..at + 1;
    group.modality = read.modality;
    Some(built(cue, group, source, unit))
}

/// "|the mayor|'s repeated claim", "|her| claim".
fn owner(layout: &Layout, at: usize, floor: usize) -> Option<Range<usize>> {
    for idx in (floor.max(at.saturating_sub(REACH))..at).rev() {
        if layout.class(idx).is(Class::POSSESSIVE) {
            return Some(idx..idx + 1);
        }
        if matches!(layout.lower(idx), "'s" | "’s" | "'" | "’") && idx > floor {
            return source::beside(layout, idx, floor);
        }
        if !layout.is_word(idx) || layout.class(idx).is_closed() || layout.is_verb(idx) {
            return None;
        }
    }
    None
}

fn built(cue: Cue, group: VerbGroup, source: Range<usize>, unit: &Unit) -> Signal {
    Signal {
        cue,
        end: group.tokens.end,
        group,
        source: Some(source),
        boundary: unit.tokens.end,
        parenthetical: false,
        content: None,
        clausal: true,
        prepositional: false,
        coordinated: false,
        is_participle: false,
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_nouns_are_sorted_and_their_verbs_known() {
        assert!(super::NOUNS.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert!(super::NOUNS.iter().all(|(_, verb)| crate::quotations::cues::of_word(verb).is_some()));
    }
}
