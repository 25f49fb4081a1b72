//! Whom or what a cue is about: the object of a verb of evaluation, the noun it stands before, the name it explains,
//! its owner, or its subject.

use super::frame::Frame;
use super::phrase;
use super::scene::Scene;
use crate::analysis::{EntityIdx, Form, MentionIdx};
use crate::document::{Class, TokenKind};
use std::ops::Range;

/// A noun phrase has no more words between its first and its head.
const PHRASE: usize = 5;

/// The entity that the cue is about; none where the text does not name it.
pub fn target_of(scene: &Scene, cue: &Range<usize>, frame: Frame) -> Option<EntityIdx> {
    let mention = match frame {
        Frame::Verb { passive: false } => scene.head_mention(cue.end),
        // "Men |blamed| for it": whoever stands just before.
        Frame::Verb { passive: true } if !scene.is_passive(cue.start) => {
            cue.start.checked_sub(1).and_then(|before| scene.referent_at(before))
        }
        Frame::Verb { passive: true } | Frame::Stirs => phrase::subject(scene, cue.start).mention(),
        Frame::Noun | Frame::State => towards(scene, cue),
        Frame::Attribute => None,
        Frame::Plain => attributive(scene, cue)
            .or_else(|| explained(scene, cue))
            .or_else(|| owner(scene, cue))
            .or_else(|| complement(scene, cue))
            .or_else(|| predicated(scene, cue)),
    };
    mention.and_then(|mention| scene.entity(mention))
}

/// "Anger at Mr Cole", "proud of Mr Cole".
fn towards(scene: &Scene, cue: &Range<usize>) -> Option<MentionIdx> {
    if cue.len() > 1 && scene.document.tokens()[cue.end - 1].class.is(Class::PREPOSITION) {
        return scene.head_mention(cue.end);
    }
    let leads = matches!(
        scene.document.lower(cue.end),
        "about" | "against" | "at" | "by" | "for" | "in" | "of" | "on" | "over" | "to" | "toward" | "towards" | "with"
    );
    (leads && cue.end < scene.sentence(cue.start).end).then(|| scene.head_mention(cue.end + 1)).flatten()
}

/// "The embattled banker John Cole": a mention later in the phrase that the cue begins.
fn attributive(scene: &Scene, cue: &Range<usize>) -> Option<MentionIdx> {
    let last = scene.sentence(cue.start).end.min(cue.end + 4);
    for at in cue.end..last {
        if let Some(mention) = scene.mention_at(at) {
            // What follows a verb at once, "they say", is no noun of the cue's.
            let pronoun = scene.resolved.mentions[mention].form == Form::Pronoun;
            return scene.head_mention(at).filter(|_| !pronoun && !scene.is_passive(cue.start));
        }
        let token = &scene.document.tokens()[at];
        if token.class.is_closed() || token.kind != TokenKind::Word {
            return None;
        }
    }
    None
}

/// "Mr Cole, a convicted fraudster": the name that the phrase of the cue explains.
fn explained(scene: &Scene, cue: &Range<usize>) -> Option<MentionIdx> {
    let first = scene.sentence(cue.start).start.max(cue.start.saturating_sub(PHRASE));
    for at in (first..cue.start).rev() {
        let token = &scene.document.tokens()[at];
        if scene.document.lower(at) == "," && at > first {
            let article = scene.document.tokens()[at + 1].class.is(Class::DETERMINER);
            let adjective = at + 1 == cue.start;
            let mention = scene.mention_at(at - 1).filter(|&m| scene.entity(m).is_some());
            return mention.filter(|_| article || adjective);
        }
        if token.kind != TokenKind::Word || token.class.is(Class::AUXILIARY | Class::PREPOSITION | Class::PRONOUN) {
            return None;
        }
    }
    None
}

/// "Mr Cole's failure", "his brave stand".
fn owner(scene: &Scene, cue: &Range<usize>) -> Option<MentionIdx> {
    let first = scene.sentence(cue.start).start.max(cue.start.saturating_sub(4));
    for at in (first..cue.start).rev() {
        let lower = scene.document.lower(at);
        let class = scene.document.tokens()[at].class;
        if matches!(lower, "'s" | "'") && at > 0 {
            return scene.mention_at(at - 1).filter(|&m| scene.entity(m).is_some());
        }
        if class.is(Class::POSSESSIVE) {
            return scene.mention_at(at).filter(|&m| scene.entity(m).is_some());
        }
        if class.is_closed() || scene.document.tokens()[at].kind != TokenKind::Word {
            return None;
        }
    }
    None
}

/// "The triumph of Mr Cole", "an attack by the rebels".
fn complement(scene: &Scene, cue: &Range<usize>) -> Option<MentionIdx> {
    matches!(scene.document.lower(cue.end), "of" | "by").then(|| scene.head_mention(cue.end + 1)).flatten()
}

/// "Mr Cole is a corrupt man", "Mr Cole has never lied": the subject of the verb that leads to the cue, or that the cue
/// is.
fn predicated(scene: &Scene, cue: &Range<usize>) -> Option<MentionIdx> {
    let first = scene.sentence(cue.start).start.max(cue.start.saturating_sub(PHRASE));
    let (mut open, mut article) = (0, false);
    for at in (first..cue.start).rev() {
        let lower = scene.document.lower(at);
        let token = &scene.document.tokens()[at];
        let bare = open == 0 && !article && is_verb_like(scene.document.lower(cue.end - 1));
        if let Some(mention) = scene.mention_at(at) {
            return phrase::ending(scene, at + 1).mention().filter(|&found| bare && found == mention);
        }
        if BE.binary_search(&lower).is_ok() || phrase::LINKS.binary_search(&lower).is_ok() {
            return if open <= if article { 2 } else { 0 } { phrase::subject(scene, at).mention() } else { None };
        }
        if token.class.is(Class::AUXILIARY) {
            return if bare { phrase::subject(scene, cue.start).mention() } else { None };
        }
        let other = Class::PREPOSITION | Class::SUBORDINATOR | Class::WH | Class::CONJUNCTION;
        if token.kind != TokenKind::Word || token.class.is(other) {
            return None;
        }
        article |= token.class.is(Class::DETERMINER);
        open += usize::from(!token.class.is_closed() && !lower.ends_with("ly"));
    }
    None
}

/// Whether a word may be what its subject does or did.
fn is_verb_like(lower: &str) -> bool {
    lower.ends_with("ed") || lower.ends_with('s') && !lower.ends_with("ss") || PASTS.binary_search(&lower).is_ok()
}

/// Sorted.
const BE: &[&str] = &["'m", "'re", "are", "be", "been", "being", "is", "was", "were"];

/// Forms that no ending tells; sorted.
const PASTS: &[&str] = &[
    "beat", "broke", "burst", "cut", "fell", "fought", "grew", "hit", "hurt", "lost", "made", "rose", "shone", "stole",
    "struck", "stuck", "swore", "wept", "won",
];
