//! A quotation in the making, in tokens.

use super::confidence;
use super::cues::Cue;
use crate::analysis::{Milli, Modality, QuotationKind, Report, SpeakerBy, Stance};
use std::ops::Range;

/// A quotation in tokens; it becomes a `FoundQuotation` when all of them are known.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub kind: QuotationKind,
    pub report: Report,
    pub spans: Vec<Range<usize>>,
    pub verbatim: Vec<Range<usize>>,
    pub cue: Option<Range<usize>>,
    pub source: Option<Range<usize>>,
    pub stance: Stance,
    pub by: SpeakerBy,
    pub modality: Option<Modality>,
    pub confidence: Milli,
}

/// What ties a content to somebody.
#[derive(Clone, Debug)]
pub(super) struct Attribution {
    pub cue: Option<Range<usize>>,
    pub source: Option<Range<usize>>,
    pub by: SpeakerBy,
    pub stance: Stance,
    pub report: Report,
    pub modality: Option<Modality>,
    /// All its tokens.
    pub tokens: Range<usize>,
}

impl Attribution {
    pub fn of_cue(cue: &Cue, tokens: Range<usize>, source: Option<Range<usize>>, modality: Option<Modality>) -> Self {
        let alone = matches!(cue.lemma, "put" | "point") && tokens.len() == 1;
        // "put it", "pointed out"
        let tokens = if alone { tokens.start..tokens.end + 1 } else { tokens };
        let all = source.iter().fold(tokens.clone(), |all, s| all.start.min(s.start)..all.end.max(s.end));
        Self {
            cue: Some(tokens),
            source,
            by: SpeakerBy::Cue,
            stance: cue.stance,
            report: cue.report,
            modality,
            tokens: all,
        }
    }

    /// A cue that is no verb: "according to", a colon, a dash.
    pub fn plain(cue: Option<Range<usize>>, source: Option<Range<usize>>, by: SpeakerBy) -> Self {
        let parts = || cue.iter().chain(&source);
        let start = parts().map(|part| part.start).min().unwrap_or(0);
        let all = start..parts().map(|part| part.end).max().unwrap_or(start);
        Self { cue, source, by, stance: Stance::Neutral, report: Report::Speech, modality: None, tokens: all }
    }
}

impl Draft {
    pub fn new(kind: QuotationKind, spans: Vec<Range<usize>>, attribution: &Attribution) -> Self {
        Self {
            kind,
            report: attribution.report,
            verbatim: if kind == QuotationKind::Direct { spans.clone() } else { Vec::new() },
            spans,
            cue: attribution.cue.clone(),
            source: attribution.source.clone(),
            stance: attribution.stance,
            by: attribution.by,
            modality: attribution.modality,
            confidence: confidence::between_marks(attribution),
        }
    }
}
