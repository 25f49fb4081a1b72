//! Judgements that the reporter's own sentence gives to somebody, with no quotation made of it: "seen as a failure", "what
//! Lind calls progress", "accused Holt of lying".

use super::super::frame::{self, Frame};
use super::super::phrase::{self, Who};
use super::super::scene::Scene;
use crate::document::Class;
use std::ops::Range;

/// "what the United States and its allies describe as": the verb stands no farther off.
const WHAT: usize = 12;
/// "seen as one of the most": so many words between.
const AS: usize = 5;
/// "accused China, Russia and the rest of its allies of": so far may a judge stand.
const CHARGE: usize = 18;

/// Who judges so, where the words around the cue tell it.
pub fn judge(scene: &Scene, cue: &Range<usize>) -> Who {
    [called(scene, cue), found_it(scene, cue), seen_as(scene, cue), charged(scene, cue)]
        .into_iter()
        .find(|who| *who != Who::Unknown)
        .unwrap_or(Who::Unknown)
}

/// "What |Lind| calls progress".
fn called(scene: &Scene, cue: &Range<usize>) -> Who {
    let first = scene.sentence(cue.start).start.max(cue.start.saturating_sub(WHAT));
    let mut verb = None;
    for at in (first..cue.start).rev() {
        let lower = scene.document.lower(at);
        if matches!(lower, "," | ";" | ":") {
            break;
        }
        if calls(lower) {
            verb = Some(at);
        }
        if lower == "what" {
            return match verb.filter(|&verb| verb > at + 1) {
                Some(verb) if !scene.is_passive(verb) => phrase::subject(scene, verb),
                Some(_) => Who::Unnamed,
                None => Who::Unknown,
            };
        }
    }
    Who::Unknown
}

/// "|Lind| finds it too difficult to".
fn found_it(scene: &Scene, cue: &Range<usize>) -> Who {
    let first = scene.sentence(cue.start).start;
    let is_degree = |at: &usize| scene.document.tokens()[*at].class.is(Class::ADVERB);
    let Some(it) = (first..cue.start).rev().take(AS).find(|at| !is_degree(at)) else { return Who::Unknown };
    let verb = it.checked_sub(1).filter(|&verb| verb >= first && scene.document.lower(it) == "it");
    let finds = |verb: &usize| {
        matches!(
            scene.document.lower(*verb),
            "find" | "finds" | "found" | "consider" | "considers" | "considered" | "deem" | "deems" | "deemed"
        )
    };
    verb.filter(finds).map_or(Who::Unknown, |verb| phrase::subject(scene, verb))
}

/// "Viewed as hostile by |Holm|", "is considered a failure": by somebody, named or not.
fn seen_as(scene: &Scene, cue: &Range<usize>) -> Who {
    let first = scene.sentence(cue.start).start.max(cue.start.saturating_sub(AS));
    let words = (first..cue.start).rev().take_while(|&at| !scene.breaks(at) && scene.document.lower(at) != ",");
    for at in words {
        let lower = scene.document.lower(at);
        let as_next = scene.document.lower(at + 1) == "as" && at + 1 < cue.start;
        let passive = scene.is_passive(at);
        if passive && deems(lower) || as_next && views(lower) && (passive || scene.mention_at(at).is_none()) {
            return scene.agent(cue.end).map_or(Who::Unnamed, Who::Mention);
        }
        if scene.mention_at(at).is_some() {
            break;
        }
    }
    Who::Unknown
}

/// "|Lind| accused Holt of lying", "|Lind| condemned the brutal attack".
fn charged(scene: &Scene, cue: &Range<usize>) -> Who {
    let first = scene.sentence(cue.start).start.max(cue.start.saturating_sub(CHARGE));
    let mut leads = false;
    for at in (first..cue.start).rev() {
        let lower = scene.document.lower(at);
        if scene.breaks(at) || matches!(lower, "who" | "which" | "that" | "after" | "before" | "as" | "to") {
            break;
        }
        leads |= matches!(lower, "of" | "for" | "over");
        let near = at + AS >= cue.start;
        if !(charges(lower) && (leads || near)) {
            continue;
        }
        return match frame::frame_of(scene, &(at..at + 1)) {
            // "“Anyone who cannot condemn the hatred,” Lind said": the hatred is hers to judge.
            Frame::Verb { passive: false } => match phrase::subject(scene, at) {
                Who::Unnamed if scene.quotation_at(at).is_some() => Who::Unknown,
                who => who,
            },
            Frame::Verb { passive: true } => scene.agent(at + 1).map_or(Who::Unnamed, Who::Mention),
            _ => Who::Unknown,
        };
    }
    Who::Unknown
}

fn calls(lower: &str) -> bool {
    matches!(
        lower,
        "call"
            | "calls"
            | "called"
            | "describe"
            | "describes"
            | "described"
            | "consider"
            | "considers"
            | "considered"
            | "say"
            | "says"
            | "said"
            | "see"
            | "sees"
            | "saw"
            | "term"
            | "terms"
            | "termed"
            | "view"
            | "views"
            | "viewed"
            | "regard"
            | "regards"
            | "regarded"
            | "believe"
            | "believes"
            | "believed"
            | "label"
            | "labels"
            | "labelled"
            | "labeled"
            | "perceive"
            | "perceives"
            | "perceived"
    )
}

/// Passive, with "as" behind or none.
fn views(lower: &str) -> bool {
    matches!(
        lower,
        "viewed"
            | "seen"
            | "regarded"
            | "described"
            | "perceived"
            | "denounced"
            | "hailed"
            | "condemned"
            | "praised"
            | "criticised"
            | "criticized"
            | "dismissed"
            | "touted"
            | "portrayed"
            | "branded"
            | "labelled"
            | "labeled"
    )
}

fn deems(lower: &str) -> bool {
    matches!(lower, "considered" | "deemed" | "dubbed" | "branded" | "labelled" | "labeled" | "declared" | "called")
}

/// The beginnings of verbs whose object is judged for what follows.
fn charges(lower: &str) -> bool {
    const STEMS: &[&str] = &[
        "accus", "berat", "blam", "blast", "chid", "commend", "condemn", "criticis", "criticiz", "decried", "decries",
        "denounc", "deplor", "fault", "hail", "lambast", "laud", "prais", "rebuk", "slammed", "thank",
    ];
    STEMS.iter().any(|stem| lower.starts_with(stem))
}
