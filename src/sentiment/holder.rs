//! Whose feeling a cue is: of the one who judges or feels, as the sentence tells it; else the innermost speaker's; else
//! the author's. Somebody whom the text does not name is nobody known, and never the author.

mod reported;

use super::frame::{self, Frame};
use super::phrase::{self, Who};
use super::scene::Scene;
use crate::analysis::{Holder, Label, Modality, QuotationIdx};
use crate::document::Class;
use std::ops::Range;

/// "Angry at the delay, Lind left": the comma stands no farther off.
const FRONTED: usize = 14;

/// "voiced deep sorrow and anger": the verb stands no farther off.
const UTTERED: usize = 5;

/// Who holds what the cue says; none where the text leaves it open.
pub fn holder_of(
    scene: &Scene,
    cue: &Range<usize>,
    frame: Frame,
    quotation: Option<QuotationIdx>,
    is_scare: bool,
) -> Option<Holder> {
    for who in [told(scene, cue, frame), reported::judge(scene, cue)] {
        match who {
            Who::Mention(mention) => return scene.entity(mention).map(Holder::Entity),
            Who::Unnamed => return None,
            Who::Unknown => {}
        }
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
        Frame::Verb { passive: false } => match phrase::subject(scene, cue.start) {
            who if scene.document.lower(cue.start).starts_with("enjoy") => of_people(scene, cue.start, who),
            who => who,
        },
        Frame::State => match phrase::subject(scene, cue.start) {
            Who::Unknown => fronted(scene, cue),
            who => who,
        },
        Frame::Attribute => of_attribute(scene, cue),
        // What the war has troubled, it troubles as the speaker sees it.
        Frame::Stirs if frame::is_of_people(scene, cue.end) => phrase::object(scene, cue.end),
        Frame::Stirs => Who::Unknown,
        Frame::Noun => of_noun(scene, cue),
    }
}

/// "Lind enjoys it", but "the town enjoys a boom" is what the speaker makes of it.
fn of_people(scene: &Scene, verb: usize, who: Who) -> Who {
    let label = |mention: usize| scene.resolved.mentions[mention].label;
    match who {
        Who::Mention(mention) if matches!(label(mention), Some(Label::Person) | None) => who,
        Who::Unnamed if verb > 0 && frame::is_people(scene.document.lower(verb - 1)) => who,
        _ => Who::Unknown,
    }
}

/// "Angry |residents|", "an angry response from |residents|", "|Lind's| angry words".
fn of_attribute(scene: &Scene, cue: &Range<usize>) -> Who {
    if frame::is_of_people(scene, cue.end) {
        return phrase::object(scene, cue.end);
    }
    let owner = phrase::owner(scene, cue.start);
    if owner != Who::Unknown {
        return owner;
    }
    let last = scene.sentence(cue.start).end.min(cue.end + 3);
    match (cue.end..last).find(|&at| matches!(scene.document.lower(at), "from" | "by" | "among" | "of")) {
        Some(at) => phrase::object(scene, at + 1),
        None => Who::Unnamed,
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
    // "the frustration of |residents|"
    let noun = scene.document.lower(cue.start);
    let before = cue.start.checked_sub(1).filter(|&before| before >= sentence.start);
    let in_support = before.is_some_and(|before| scene.document.lower(before) == "in");
    let of = cue.end < sentence.end && scene.document.lower(cue.end) == "of";
    if of && frame::is_felt(noun) && !in_support && frame::is_of_people(scene, cue.end + 1) {
        return phrase::object(scene, cue.end + 1);
    }
    // "Rooted in Holm and the horror" is in no horror.
    let mut is_parted = false;
    for at in (sentence.start.max(cue.start.saturating_sub(UTTERED))..cue.start).rev() {
        let lower = scene.document.lower(at);
        let class = scene.document.tokens()[at].class;
        if frame::utters(lower) {
            return phrase::subject(scene, at);
        }
        let in_it = matches!(lower, "in" | "with") && !is_parted;
        if in_it && !matches!(scene.document.lower(cue.end), "in" | "with" | "over") {
            return in_a_state(scene, cue, at);
        }
        is_parted |= class.is(Class::CONJUNCTION) || scene.mention_at(at).is_some();
        if matches!(lower, "for" | "out") && scene.document.tokens()[at].class.is(Class::PREPOSITION) {
            return singled_out(scene, at);
        }
        if class.is_closed() && !class.is(Class::DETERMINER | Class::ADVERB | Class::NEGATION | Class::CONJUNCTION) {
            break;
        }
    }
    Who::Unknown
}

/// "In a rage |he| turned", "|residents| ran out in panic", "|Lind| spoke with pride".
fn in_a_state(scene: &Scene, cue: &Range<usize>, preposition: usize) -> Who {
    let sentence = scene.sentence(preposition);
    if preposition > sentence.start {
        return phrase::opening(scene, preposition);
    }
    let comma = scene.document.lower(cue.end) == ",";
    phrase::object(scene, cue.end + usize::from(comma))
}

/// "|Lind| singled out Holt for criticism".
fn singled_out(scene: &Scene, before: usize) -> Who {
    let first = scene.sentence(before).start.max(before.saturating_sub(FRONTED));
    let clause = (first..before).rev().take_while(|&at| !scene.breaks(at));
    match clause.into_iter().find(|&at| scene.document.lower(at).starts_with("singl")) {
        Some(verb) if scene.is_passive(verb) => Who::Unnamed,
        Some(verb) => phrase::subject(scene, verb),
        None => Who::Unknown,
    }
}
