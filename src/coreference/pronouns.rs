//! Whom "she" means, and "I" inside a quotation.

use super::antecedents::{Asks, choose};
use super::evidence::pronoun_gender;
use super::nominals;
use super::scene::{History, NameCursor, Reference, Remembered, Scene};
use super::speakers::Speaker;
use crate::analysis::{EntityIdx, Form, Label, MentionBy, Milli};
use crate::document::{Class, TokenKind};
use crate::entities::titles::Gender;

/// How sure it is that a pronoun without an antecedent means a person who is named nowhere, in thousandths.
const LONE: i64 = 500;

/// Walks the text outside quotation marks: pronouns, nominals that speak, nominals that stand for a name.
pub(super) fn resolve_outside_marks(scene: &mut Scene) {
    let mut history = History::default();
    let mut names = NameCursor::new(scene.mentions);
    let mut sources = scene.sources.clone().into_iter().peekable();
    let mut idx = 0;
    while idx < scene.document.tokens().len() {
        let token = &scene.document.tokens()[idx];
        let mut source = None;
        while let Some((at, head)) = sources.peek().filter(|(at, _)| *at <= idx) {
            if *at == idx {
                source = Some(head.clone());
            }
            sources.next();
        }
        if let Some(name) = names.at(token.span) {
            remember_name(scene, &mut history, name, idx, source.is_some());
            idx = scene.document.tokens_in(scene.mentions[name].span).end.max(idx + 1);
            continue;
        }
        let inside = scene.inside[idx];
        if let Some(nominal) = source.as_ref().and_then(|head| head.nominal())
            && inside.is_none()
        {
            nominals::resolve_source(scene, &mut history, nominal);
        } else if let Some(asks) = asks(scene, idx)
            && inside.is_none()
        {
            let reference = choose(scene, &history, idx, asks, source.is_some(), &[]);
            let reference = reference.or_else(|| lone(scene, idx, asks));
            remember_reference(scene, &mut history, idx, reference, source.is_some());
        } else if inside.is_none() && scene.document.lower(idx) == "the" {
            nominals::resolve_definite(scene, &mut history, idx);
        }
        idx += 1;
    }
    scene.references.sort_by_key(|reference| reference.span);
}

/// Walks the text inside quotation marks: "I" is the speaker, "he" somebody else.
pub(super) fn resolve_inside_marks(scene: &mut Scene, speakers: &[Speaker]) {
    let mut history = History::default();
    let mut names = NameCursor::new(scene.mentions);
    let outside = std::mem::take(&mut scene.references);
    let mut known = outside.iter().peekable();
    for idx in 0..scene.document.tokens().len() {
        let token = &scene.document.tokens()[idx];
        if let Some(reference) = known.next_if(|r| r.span.start <= token.span.start)
            && let Some(entity) = reference.entity
        {
            remember(scene, &mut history, entity, idx, false);
        }
        if let Some(name) = names.at(token.span) {
            if scene.mentions[name].span.start == token.span.start {
                remember_name(scene, &mut history, name, idx, false);
            }
            continue;
        }
        let Some(quotation) = scene.inside[idx] else {
            continue;
        };
        if scene.document.tokens()[idx].kind != TokenKind::Word {
            continue;
        }
        let speaker = &speakers[quotation];
        if let Some(confidence) = first_person(scene.document.lower(idx)) {
            if speaker.entity.is_some() || !speaker.candidates.is_empty() {
                scene.references.push(Reference {
                    span: token.span,
                    form: Form::Pronoun,
                    entity: speaker.entity,
                    candidates: speaker.candidates.clone(),
                    by: MentionBy::Coreference,
                    confidence: Milli(confidence * speaker.confidence.0 / 1000),
                });
            }
        } else if let Some(asks @ Asks::One(_)) = asks(scene, idx) {
            let reference = choose(scene, &history, idx, asks, false, speakers).or_else(|| lone(scene, idx, asks));
            remember_reference(scene, &mut history, idx, reference, false);
        }
    }
    scene.references.extend(outside);
    scene.references.sort_by_key(|reference| reference.span);
}

/// How surely a pronoun inside a quotation is its speaker.
fn first_person(lower: &str) -> Option<i64> {
    match lower {
        "i" | "me" | "my" | "mine" | "myself" => Some(970),
        "we" | "us" | "our" | "ours" | "ourselves" => Some(700),
        _ => None,
    }
}

fn asks(scene: &Scene, idx: usize) -> Option<Asks> {
    let class = scene.document.tokens()[idx].class;
    if !class.is(Class::PRONOUN | Class::POSSESSIVE) {
        return None;
    }
    let lower = scene.document.lower(idx);
    match lower {
        "they" | "them" | "their" | "themselves" => Some(Asks::Several),
        "it" | "its" | "itself" => Some(Asks::Thing),
        _ => pronoun_gender(lower).map(Asks::One),
    }
}

/// "He" with nobody before him: a person whom the text, or this piece of one, does not name. What follows about him
/// finds him again like anybody else.
fn lone(scene: &mut Scene, idx: usize, asks: Asks) -> Option<Reference> {
    let Asks::One(gender) = asks else { return None };
    let document = scene.document;
    // "A trader and his money", "his or her money": about somebody whom a noun brings in, or about anybody.
    let owns = document.tokens()[idx].class.is(Class::POSSESSIVE)
        && document.tokens().get(idx + 1).is_some_and(|t| t.kind == TokenKind::Word && !t.class.is_closed());
    let before = idx.checked_sub(1).map_or("", |at| document.lower(at));
    if owns && !scene.is_subject(idx) || before == "or" || document.lower(idx + 1) == "or" || owns && before == "and" {
        return None;
    }
    let name = if gender == Gender::Male { "he" } else { "she" };
    let entity = scene.add_entity(Some(Label::Person), name.to_owned(), Some(gender), false);
    Some(Reference {
        span: scene.document.tokens()[idx].span,
        form: Form::Pronoun,
        entity: Some(entity),
        candidates: Vec::new(),
        by: MentionBy::Coreference,
        confidence: Milli(LONE),
    })
}

fn remember(scene: &Scene, history: &mut History, entity: EntityIdx, idx: usize, source: bool) {
    history.push(Remembered {
        entity,
        token: idx,
        sentence: scene.document.sentence_of(idx),
        subject: source || scene.is_subject(idx),
        source,
        inside: scene.inside[idx],
        aside: scene.is_aside(idx),
    });
}

fn remember_name(scene: &Scene, history: &mut History, name: usize, idx: usize, source: bool) {
    if let Some(entity) = scene.names.entity_of[name] {
        remember(scene, history, entity, idx, source);
    }
}

fn remember_reference(scene: &mut Scene, history: &mut History, idx: usize, found: Option<Reference>, source: bool) {
    let Some(reference) = found else {
        return;
    };
    if let Some(entity) = reference.entity {
        remember(scene, history, entity, idx, source);
    }
    scene.references.push(reference);
}
