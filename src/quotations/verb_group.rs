//! A verb with its auxiliaries, negation and adverbs: "has also said", "did not say", "is expected to announce".

use super::cues::{Cue, Form};
use super::layout::Layout;
use crate::analysis::Modality;
use crate::document::Class;
use std::ops::Range;

/// The verb group around a cue.
#[derive(Clone, Debug)]
pub(super) struct VerbGroup {
    pub tokens: Range<usize>,
    pub modality: Option<Modality>,
    /// "was told": its subject is not the source.
    pub passive: bool,
    /// "a plan to say": it has no subject of its own.
    pub infinitive: bool,
}

/// Before "to", words that say that it is still to come.
const EXPECTED: &[&str] = &[
    "expected",
    "due",
    "set",
    "scheduled",
    "likely",
    "going",
    "poised",
    "about",
    "planning",
    "preparing",
    "expects",
    "plans",
];
/// Before "to", verbs that deny the act.
const WITHHELD: &[&str] =
    &["declined", "refused", "declines", "refuses", "failed", "fails", "refusing", "declining", "failing"];
/// Before "to", verbs that only shade the act.
const SHADING: &[&str] = &[
    "went",
    "goes",
    "going",
    "continued",
    "continues",
    "appeared",
    "appears",
    "seemed",
    "seems",
    "began",
    "begins",
    "tried",
    "tries",
    "used",
    "managed",
    "wanted",
    "wants",
    "had",
    "has",
    "have",
    "on",
    "trying",
    "continuing",
];

/// Reads the group that ends in the verb at `verb`.
pub(super) fn read(layout: &Layout, verb: usize, cue: &Cue, floor: usize) -> VerbGroup {
    let mut group = VerbGroup { tokens: verb..verb + 1, modality: None, passive: false, infinitive: false };
    let mut start = verb;
    for _ in 0..10 {
        if start <= floor {
            break;
        }
        let before = start - 1;
        let lower = layout.lower(before);
        let class = layout.class(before);
        if class.is(Class::NEGATION) && !class.is(Class::PRONOUN | Class::DETERMINER | Class::CONJUNCTION) {
            group.modality = Some(Modality::Negated);
        } else if class.is(Class::AUXILIARY) && !(class.is(Class::MONTH) && layout.case(before).has_capital())
            || lower == "'s" && cue.form == Form::Ing
        {
            let is_be =
                matches!(lower, "is" | "was" | "are" | "were" | "be" | "been" | "being" | "am" | "'re" | "'m" | "'s");
            group.passive |= is_be && cue.form == Form::Past && start == verb
                || is_be && cue.form == Form::Past && adverbs_only(layout, before + 1..verb);
            if group.modality.is_none() {
                group.modality = match lower {
                    "will" | "'ll" | "shall" => Some(Modality::Expected),
                    "would" | "could" | "might" | "may" | "'d" | "should" => Some(Modality::Conditional),
                    _ => None,
                };
            }
        } else if lower == "to" && start == verb {
            let lead = if before > floor { layout.lower(before - 1) } else { "" };
            if EXPECTED.contains(&lead) {
                group.modality = Some(Modality::Expected);
            } else if WITHHELD.contains(&lead) {
                group.modality = Some(Modality::Negated);
            } else if !SHADING.contains(&lead) {
                group.infinitive = true;
                break;
            }
            start = before;
            if before > floor {
                start = before - 1;
            }
            // "went on to say"
            if lead == "on" && start > floor && matches!(layout.lower(start - 1), "went" | "goes" | "going" | "go") {
                start -= 1;
            }
            continue;
        } else if !(layout.is_adverb(before) && !layout.is_temporal(before) && !class.is(Class::DETERMINER)) {
            break;
        }
        start = before;
    }
    group.tokens.start = start;
    group
}

fn adverbs_only(layout: &Layout, mut tokens: Range<usize>) -> bool {
    tokens.all(|idx| layout.is_adverb(idx) || layout.class(idx).is(Class::AUXILIARY | Class::NEGATION))
}
