//! What the reader changed: drop a finding, change a label or a speaker, say who is who.
//!
//! Corrections are made between coreference and sentiment, so that whose feeling it is, the sums and the notices all
//! follow from what the reader said and nothing contradicts it. Each names its place in the text, because places stay
//! where they are when a better model numbers the findings anew. One that fits nothing is kept with the reason.

mod desk;
mod speakers;

use crate::analysis::{Label, Notice, Quoted, Sentiment, SentimentCue};
use crate::coreference::Resolved;
use crate::document::Document;
use crate::sentiment::{self, SentimentModel};
use crate::span::Span;
use desk::Desk;

/// One thing that the reader changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Correction {
    /// This is no finding.
    Drop {
        /// A mention, a cue or a notice, or the first span of a quotation.
        span: Span,
        /// Which of the findings there; all of them, if left out.
        layer: Option<Layer>,
    },
    /// This is of another kind. What a mention refers to is of that kind everywhere in the text.
    Label {
        /// A mention.
        span: Span,
        /// What it is.
        label: Label,
    },
    /// Somebody else said this.
    Speaker {
        /// The first span of a quotation.
        span: Span,
        /// A mention of the speaker; none for nobody known.
        mention: Option<Span>,
    },
    /// This one mention refers to somebody else.
    Reference {
        /// The mention.
        span: Span,
        /// Another mention of whom it refers to; none for nobody else in the text.
        mention: Option<Span>,
    },
    /// These are one and the same.
    Merge {
        /// A mention of each; what the first refers to keeps its name.
        mentions: Vec<Span>,
    },
}

/// A kind of finding that can be dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layer {
    /// A name, a value, a pronoun or a nominal.
    Mention,
    /// A quotation, by its first span.
    Quotation,
    /// Marks that quote no speech.
    Quoted,
    /// A sentiment cue.
    Cue,
    /// A notice.
    Notice,
}

/// A correction and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Corrected {
    /// As the reader made it.
    pub correction: Correction,
    /// Why it could not be made, in a sentence.
    pub refusal: Option<&'static str>,
}

const NOTHING_THERE: &str = "Nothing is marked at this place.";

/// Makes the corrections, in order, that concern what is found so far; the rest wait for [`drop_late`].
pub(crate) fn correct(
    document: &Document,
    corrections: &[Correction],
    resolved: &mut Resolved,
    quoted: &mut Vec<Quoted>,
) -> Vec<Corrected> {
    if corrections.is_empty() {
        return Vec::new();
    }
    let mut desk = Desk::new(document, resolved, quoted);
    let corrected = corrections.iter().map(|correction| {
        let done = match correction {
            Correction::Drop { span, layer } => desk.drop(*span, *layer),
            Correction::Label { span, label } => desk.label(*span, *label),
            Correction::Speaker { span, mention } => desk.speaker(*span, *mention),
            Correction::Reference { span, mention } => desk.reference(*span, *mention),
            Correction::Merge { mentions } => desk.merge(mentions),
        };
        Corrected { correction: correction.clone(), refusal: done.err() }
    });
    let corrected = corrected.collect();
    desk.settle();
    corrected
}

/// Drops the cues and notices that the reader dropped; the sums leave them out.
pub(crate) fn drop_late(
    document: &Document,
    model: &SentimentModel,
    resolved: &Resolved,
    corrected: &mut [Corrected],
    (cues, sentiment): &mut (Vec<SentimentCue>, Sentiment),
    notices: &mut Vec<Notice>,
) {
    if corrected.is_empty() {
        return;
    }
    let (n_cues, n_notices) = (cues.len(), notices.len());
    let (mut gone_cues, mut gone_notices) = (vec![false; n_cues], vec![false; n_notices]);
    for Corrected { correction, refusal } in corrected {
        let &mut Correction::Drop { span, layer } = correction else { continue };
        let here = |wanted| layer.is_none_or(|layer| layer == wanted);
        let mut found = here(Layer::Cue) && mark(&mut gone_cues, cues.iter().map(|c| c.span), span);
        found |= here(Layer::Notice) && mark(&mut gone_notices, notices.iter().map(|n| n.span), span);
        if found {
            *refusal = None;
        }
    }
    keep(notices, &gone_notices);
    keep(cues, &gone_cues);
    if cues.len() < n_cues {
        *sentiment = sentiment::sum_up(document, model, resolved, cues);
    }
}

/// Marks what stands exactly at a span; whether anything does.
fn mark(gone: &mut [bool], spans: impl Iterator<Item = Span>, wanted: Span) -> bool {
    let mut found = false;
    for (gone, _) in gone.iter_mut().zip(spans).filter(|(_, span)| *span == wanted) {
        *gone = true;
        found = true;
    }
    found
}

/// Keeps what is not gone.
fn keep<T>(items: &mut Vec<T>, gone: &[bool]) {
    let mut gone = gone.iter();
    items.retain(|_| !gone.next().is_some_and(|gone| *gone));
}

#[cfg(test)]
mod tests;
