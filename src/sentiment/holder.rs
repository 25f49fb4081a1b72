//! Whose feeling a cue is: the innermost speaker's, the subject's of a verb of evaluation, or the author's.

use super::scene::Scene;
use super::verbs;
use crate::analysis::{Holder, Modality, QuotationIdx};
use std::ops::Range;

/// Who holds what the cue says; none where the text leaves it open.
pub fn holder_of(scene: &Scene, cue: &Range<usize>, quotation: Option<QuotationIdx>) -> Option<Holder> {
    if verbs::evaluates(scene.document.lower(cue.start)) && cue.len() == 1 {
        let judge = if scene.is_passive(cue.start) { scene.agent(cue.end) } else { scene.subject(cue.start) };
        if let Some(mention) = judge {
            return scene.entity(mention).map(Holder::Entity);
        }
    }
    voice(scene, quotation)
}

/// Whose words stand in a quotation, or outside all; none for what somebody did not say, and where nobody is known.
pub fn voice(scene: &Scene, quotation: Option<QuotationIdx>) -> Option<Holder> {
    let Some(idx) = quotation else { return Some(Holder::Author) };
    let quotation = &scene.resolved.quotations[idx];
    if matches!(quotation.modality, Some(Modality::Negated | Modality::Denied)) {
        return None;
    }
    quotation.speaker.map(Holder::Entity)
}
