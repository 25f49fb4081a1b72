//! Who says what: the quotations of each speaker, in the order of their first words.

use super::Work;
use crate::analysis::{EntityIdx, Quotation};

/// A speaker, or none, and what was said. What was not said, as in "did not say", is left to the end of nobody.
pub(super) fn by_speaker<'a>(work: &Work<'a>) -> Vec<(Option<EntityIdx>, Vec<&'a Quotation>)> {
    let mut places: Vec<Option<usize>> = vec![None; work.a.entities.len()];
    let mut speakers: Vec<(Option<EntityIdx>, Vec<&Quotation>)> = Vec::new();
    let mut nobody = Vec::new();
    for quotation in &work.a.quotations {
        let Some(entity) = quotation.speaker else {
            nobody.push(quotation);
            continue;
        };
        let place = *places[entity].get_or_insert_with(|| {
            speakers.push((Some(entity), Vec::new()));
            speakers.len() - 1
        });
        speakers[place].1.push(quotation);
    }
    if !nobody.is_empty() {
        speakers.push((None, nobody));
    }
    speakers
}

/// How a quotation is reported, in words: "mixed, “warned” (Ms Rusu)".
pub(super) fn manner(work: &Work, quotation: &Quotation) -> String {
    let mut manner = quotation.kind.name().to_owned();
    if let Some(modality) = quotation.modality {
        manner = format!("{manner}, {}", modality.name());
    }
    if quotation.report.name() != "speech" {
        manner = format!("{manner}, {}", quotation.report.name());
    }
    if let Some(cue) = quotation.cue {
        manner = format!("{manner}, “{}”", work.line(cue));
    }
    if let Some(source) = quotation.source {
        manner = format!("{manner} ({})", work.line(source));
    }
    manner
}
