//! How far a quotation is to be believed: that its content and its source are both right, measured on held-out news.

use super::draft::Attribution;
use crate::analysis::{Milli, QuotationKind, Report, SpeakerBy};

/// How a reported content stands to its cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tie {
    /// "said that …", "…, she said."
    Certain,
    /// "said …": a clause without "that".
    Clause,
    /// "criticised the plan": an object, an infinitive.
    Object,
}

/// Of words between marks.
pub(super) fn between_marks(attribution: &Attribution) -> Milli {
    let sourced = attribution.source.is_some();
    Milli(match attribution.by {
        SpeakerBy::Cue | SpeakerBy::Pronoun if sourced => 970,
        SpeakerBy::Cue | SpeakerBy::Pronoun => 500,
        SpeakerBy::Transcript => 970,
        SpeakerBy::Colon => 850,
        SpeakerBy::Dash => 920,
        SpeakerBy::Continuation if sourced => 920,
        SpeakerBy::Nested => 600,
        _ if sourced => 600,
        _ => 350,
    })
}

/// Of words that the reporter put into the sentence.
pub(super) fn reported(kind: QuotationKind, attribution: &Attribution, tie: Tie) -> Milli {
    let mut milli = match tie {
        Tie::Certain => 940,
        Tie::Clause => 910,
        Tie::Object => 700,
    };
    if !matches!(attribution.report, Report::Speech | Report::Writing) {
        milli -= 150;
    }
    if kind == QuotationKind::Mixed {
        milli += 20;
    }
    if attribution.source.is_none() {
        milli /= 2;
    }
    Milli(milli)
}
