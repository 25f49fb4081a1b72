//! How a cue word is used, and so where its holder and its target stand: "Lind |praised| Holt", "Lind's |praise| for
//! Holt", "Lind was |angry| at Holt", "Holt |angered| Lind", or a plain judgement.

mod words;

use super::phrase::LINKS;
use super::scene::Scene;
use super::verbs;
use crate::document::{Class, TokenKind};
use std::ops::Range;

/// How a cue word is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frame {
    /// The subject judges or feels, the object is judged; in the passive the other way round.
    Verb {
        /// "was praised by".
        passive: bool,
    },
    /// A noun for somebody's judgement or feeling: "praise", "anger".
    Noun,
    /// Predicated of whoever feels: "is angry".
    State,
    /// Before the noun for those who feel: "angry residents".
    Attribute,
    /// The object feels: "angered residents".
    Stirs,
    /// Judges by itself.
    Plain,
}

/// How the cue is used here.
pub fn frame_of(scene: &Scene, cue: &Range<usize>) -> Frame {
    // "Critical of" is its first word's.
    let phrase = cue.len() == 2 && class(scene, cue.start + 1).is(Class::PREPOSITION);
    // "Sharply critical" is its second's.
    let degree = cue.len() == 2 && scene.document.lower(cue.start).ends_with("ly");
    if cue.len() != 1 && !phrase && !degree {
        return Frame::Plain;
    }
    let at = cue.start + usize::from(degree);
    let lower = scene.document.lower(at);
    let is_noun = words::is_noun(lower);
    let is_state = words::is_state(lower);
    if verbs::evaluates(lower) && !reads_as_noun(scene, at) {
        let next = scene.document.lower(at + 1);
        if before_noun(scene, at) || lower.ends_with("ing") && next == "to" && follows_link(scene, at) {
            return Frame::Plain;
        }
        // "Three men |accused| of theft": a participle with no object; but "whom she |accused| of theft".
        let has_subject =
            at > scene.sentence(at).start && class(scene, at - 1).is(Class::PRONOUN | Class::AUXILIARY | Class::ADVERB);
        let reduced =
            lower.ends_with("ed") && !has_subject && matches!(next, "by" | "of" | "for" | "as" | "on" | "over");
        return Frame::Verb { passive: scene.is_passive(at) || reduced && !verbs::feels(lower) };
    }
    if is_noun && !(is_state && follows_link(scene, at)) {
        return Frame::Noun;
    }
    if !is_state {
        return Frame::Plain;
    }
    // "Has |angered| residents", "has been |angered|".
    if words::stirs(lower) && follows_perfect(scene, at) && opens_phrase(scene, at + 1) {
        return Frame::Stirs;
    }
    let linked = follows_link(scene, at);
    if words::judges_with_preposition(lower) {
        let leads = matches!(scene.document.lower(at + 1), "of" | "about" | "on");
        return if linked && leads { Frame::State } else { Frame::Plain };
    }
    if linked {
        return Frame::State;
    }
    if before_noun(scene, at) || !words::stirs(lower) && is_noun_like(scene, at + 1) {
        // "Angry residents" feel; "a happy ending" is what the author makes of it.
        let felt = feels(scene, at + 1) || is_reaction(scene, at + 1);
        return if felt { Frame::Attribute } else { Frame::Plain };
    }
    // "Groups |worried| that the plan would fail" felt it themselves.
    let stirs = words::stirs(lower) && scene.document.lower(at + 1) != "that";
    if stirs && opens_phrase(scene, at + 1) && at > scene.sentence(at).start {
        return Frame::Stirs;
    }
    Frame::State
}

/// Whether the verb before a noun of feeling says that its subject has it: "voiced |anger|".
pub fn utters(lower: &str) -> bool {
    words::utters(lower)
}

/// Whether a noun tells of others' feeling even where nobody is said to have it: "the plan drew criticism".
pub fn is_of_others(lower: &str) -> bool {
    words::is_of_others(lower)
}

/// Whether "of" after a noun names who feels: "the frustration of".
pub fn is_felt(lower: &str) -> bool {
    words::is_felt(lower)
}

/// A noun for people, who may feel.
pub fn is_people(lower: &str) -> bool {
    words::is_people(lower)
}

/// Whether the noun phrase that begins at a token is of somebody who can feel.
pub fn is_of_people(scene: &Scene, first: usize) -> bool {
    let last = scene.sentence(first.saturating_sub(1)).end.min(first + 6);
    let goes_on = |at: &usize| {
        let class = class(scene, *at);
        let opens = class.is(Class::DETERMINER | Class::NUMBER | Class::POSSESSIVE) || !class.is_closed();
        opens || scene.mention_at(*at).is_some() || class.is(Class::PRONOUN)
    };
    (first..last).take_while(goes_on).any(|at| {
        let lower = scene.document.lower(at);
        let pronoun = matches!(lower, "him" | "them" | "us" | "me" | "her" | "many" | "some" | "those" | "everyone");
        words::is_people(lower) || pronoun || scene.referent_at(at).is_some()
    })
}

/// "Angry |response|", "furious |letter|": the noun after the cue is what somebody utters.
fn is_reaction(scene: &Scene, first: usize) -> bool {
    words::is_reaction(scene.document.lower(first))
}

/// "have |angered|".
fn follows_perfect(scene: &Scene, at: usize) -> bool {
    let before = at.checked_sub(1).filter(|&before| before >= scene.sentence(at).start);
    before.is_some_and(|before| matches!(scene.document.lower(before), "have" | "has" | "had" | "having"))
}

/// Whether the noun phrase that goes on at a token is of people.
fn feels(scene: &Scene, first: usize) -> bool {
    let last = scene.sentence(first).end.min(first + 3);
    (first..last)
        .take_while(|&at| !class(scene, at).is_closed())
        .any(|at| words::is_people(scene.document.lower(at)) || scene.referent_at(at).is_some())
}

fn class(scene: &Scene, at: usize) -> Class {
    scene.document.tokens().get(at).map_or(Class::OPEN, |token| token.class)
}

/// "The |attack| on", "with |respect|", "Lind's |praise|": by what stands before.
fn reads_as_noun(scene: &Scene, at: usize) -> bool {
    let lower = scene.document.lower(at);
    if lower.ends_with("ed") || lower.ends_with("ing") && lower != "backing" {
        return false;
    }
    let sentence = scene.sentence(at);
    let next = scene.document.lower(at + 1);
    let after = at + 1 < sentence.end && matches!(next, "for" | "of" | "from" | "against" | "among" | "over");
    let Some(before) = at.checked_sub(1).filter(|&before| before >= sentence.start) else { return after };
    let (word, kind) = (scene.document.lower(before), class(scene, before));
    if word == "to" || kind.is(Class::AUXILIARY | Class::NEGATION) && !kind.is(Class::DETERMINER) {
        return false;
    }
    let owned = matches!(word, "'s" | "’s" | "'" | "’");
    let object = scene.referent_at(before).is_some() && !kind.is(Class::POSSESSIVE);
    if kind == Class::OPEN && !object && !word.ends_with("ly") && word.ends_with('s') == lower.ends_with('s') {
        // "deep |regret|", "air |attacks|", but "critics |praise|", "the mayor |regrets|"
        return true;
    }
    kind.is(Class::DETERMINER | Class::POSSESSIVE | Class::PREPOSITION) && !object || owned || after && !object
}

/// "The |condemned| man", "|angry| residents": an article or nothing before, a noun behind.
fn before_noun(scene: &Scene, at: usize) -> bool {
    let sentence = scene.sentence(at);
    if !is_noun_like(scene, at + 1) {
        return false;
    }
    let Some(before) = at.checked_sub(1).filter(|&before| before >= sentence.start) else {
        let lower = scene.document.lower(at);
        return !lower.ends_with("ing") && !lower.ends_with("ed");
    };
    let kind = class(scene, before);
    let word = scene.document.lower(before);
    if scene.referent_at(before).is_some() && !kind.is(Class::POSSESSIVE) {
        return false;
    }
    kind.is(Class::DETERMINER | Class::POSSESSIVE | Class::NUMBER)
        || kind.is(Class::PREPOSITION) && word != "to" && !scene.document.lower(at).ends_with("ing")
        || matches!(word, "'s" | "’s")
}

/// Whether a word goes on a noun phrase: of an open class, and no adverb.
fn is_noun_like(scene: &Scene, at: usize) -> bool {
    let Some(token) = scene.document.tokens().get(at) else { return false };
    let inside = at < scene.sentence(at - 1).end;
    inside && token.kind == TokenKind::Word && !token.class.is_closed() && !scene.document.lower(at).ends_with("ly")
}

/// "is |angry|", "were deeply |alarmed|".
fn follows_link(scene: &Scene, at: usize) -> bool {
    let first = scene.sentence(at).start.max(at.saturating_sub(4));
    for before in (first..at).rev() {
        let lower = scene.document.lower(before);
        let kind = class(scene, before);
        if kind.is(Class::AUXILIARY) && !kind.is(Class::MODAL) || LINKS.binary_search(&lower).is_ok() {
            return true;
        }
        if matches!(lower, "'s" | "’s") && at == before + 1 {
            return scene
                .referent_at(before.saturating_sub(1))
                .is_some_and(|_| !words::is_noun(scene.document.lower(at)));
        }
        let degree =
            kind.is(Class::ADVERB | Class::NEGATION) || lower.ends_with("ly") || matches!(lower, "more" | "most");
        if !degree {
            return false;
        }
    }
    false
}

/// Whether an object begins at a token.
fn opens_phrase(scene: &Scene, at: usize) -> bool {
    let Some(token) = scene.document.tokens().get(at) else { return false };
    let object = token.class.is(Class::DETERMINER | Class::NUMBER) || scene.mention_at(at).is_some();
    let pronoun = matches!(scene.document.lower(at), "him" | "them" | "us" | "me" | "many" | "some");
    token.kind == TokenKind::Word && (object || pronoun || !token.class.is_closed())
}
