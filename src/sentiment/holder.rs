//! Whose feeling a cue is: of the one who judges or feels, as the sentence tells it; else the innermost speaker's; else
//! the author's. Somebody whom the text does not name is nobody known, and never the author.

use super::frame::{self, Frame};
use super::phrase::{self, Who};
use super::scene::Scene;
use crate::analysis::{Holder, Modality, QuotationIdx};
use crate::document::Class;
use std::ops::Range;

/// "Angry at the delay, Lind left": the comma stands no farther off.
const FRONTED: usize = 14;

/// Who holds what the cue says; none where the text leaves it open.
pub fn holder_of(
    scene: &Scene,
    cue: &Range<usize>,
    frame: Frame,
    quotation: Option<QuotationIdx>,
    is_scare: bool,
) -> Option<Holder> {
    match told(scene, cue, frame) {
        Who::Mention(mention) => return scene.entity(mention).map(Holder::Entity),
        Who::Unnamed => return None,
        Who::Unknown => {}
    }
    // The author's are scare quotes and what stands outside marks.
    match (quotation, scene.between_marks(cue.start).filter(|_| !is_scare)) {
        (Some(quotation), _) | (None, Some(Some(quotation))) => voice(scene, Some(quotation)),
        (None, Some(None)) => None,
        _ if frame == Frame::Noun && frame::is_of_others(scene.document.lower(cue.start)) => None,
        _ => Some(Holder::Author),
    }
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

/// Who judges or feels, where the sentence itself tells it.
fn told(scene: &Scene, cue: &Range<usize>, frame: Frame) -> Who {
    match frame {
        Frame::Plain => Who::Unknown,
        Frame::Verb { passive: true } => scene.agent(cue.end).map_or(Who::Unnamed, Who::Mention),
        Frame::Verb { passive: false } => phrase::subject(scene, cue.start),
        Frame::State => match phrase::subject(scene, cue.start) {
            Who::Unknown => fronted(scene, cue),
            who => who,
        },
        Frame::Attribute | Frame::Stirs => phrase::object(scene, cue.end),
        Frame::Noun => of_noun(scene, cue),
    }
}

/// "Angry at the delay, |Lind| left."
fn fronted(scene: &Scene, cue: &Range<usize>) -> Who {
    let sentence = scene.sentence(cue.start);
    let opens = cue.start <= sentence.start + 1;
    let comma = (cue.end..sentence.end.min(cue.end + FRONTED)).find(|&at| scene.document.lower(at) == ",");
    match comma.filter(|_| opens) {
        Some(comma) => phrase::object(scene, comma + 1),
        None => Who::Unknown,
    }
}

/// "|Lind's| praise", "praise from |Lind|", "|Lind| voiced praise".
fn of_noun(scene: &Scene, cue: &Range<usize>) -> Who {
    let owner = phrase::owner(scene, cue.start);
    if owner != Who::Unknown {
        return owner;
    }
    let sentence = scene.sentence(cue.start);
    if cue.end < sentence.end && matches!(scene.document.lower(cue.end), "from" | "by" | "among" | "within") {
        return phrase::object(scene, cue.end + 1);
    }
    for at in (sentence.start.max(cue.start.saturating_sub(4))..cue.start).rev() {
        let lower = scene.document.lower(at);
        if frame::utters(lower) {
            return phrase::subject(scene, at);
        }
        let class = scene.document.tokens()[at].class;
        if class.is_closed() && !class.is(Class::DETERMINER | Class::ADVERB | Class::NEGATION) {
            break;
        }
    }
    Who::Unknown
}
