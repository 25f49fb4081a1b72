//! Whom "she" means, and "I" inside a quotation.

use super::evidence::pronoun_gender;
use super::nominals;
use super::scene::{History, NameCursor, Reference, Remembered, Scene};
use super::speakers::Speaker;
use crate::analysis::{EntityIdx, Form, Label, MentionBy, Milli, QuotationIdx};
use crate::document::{Class, TokenKind};
use crate::entities::titles::Gender;

/// A pronoun looks back over so many sentences.
const SENTENCES_BACK: usize = 4;

/// Two antecedents nearer to each other than this leave a pronoun open.
const CLEAR_MARGIN: i32 = 12;

/// What a pronoun asks of what it means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asks {
    /// "he", "her"
    One(Gender),
    /// "they"
    Several,
    /// "it"
    Thing,
}

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
            let reference = choose(scene, &history, idx, asks, source.is_some(), None);
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
            let reference = choose(scene, &history, idx, asks, false, speaker.entity);
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

/// Weighs what was named before a pronoun; none where nothing fits.
fn choose(
    scene: &mut Scene,
    history: &History,
    idx: usize,
    asks: Asks,
    source: bool,
    speaker: Option<EntityIdx>,
) -> Option<Reference> {
    let mut weighed = weigh(scene, history, idx, asks, source, speaker);
    if weighed.is_empty() {
        weighed.extend(named_later(scene, idx, asks).map(|entity| (entity, 0)));
    }
    let (best, score) = *weighed.first()?;
    let margin = weighed.get(1).map_or(i32::MAX, |(_, second)| score - second);
    let told = matches!(asks, Asks::One(gender) if scene.genders[best] == Some(gender));
    let confidence = match margin {
        i32::MAX if score > 60 => 900,
        50.. if told => 880,
        50.. => 780,
        30.. => 680,
        CLEAR_MARGIN.. => 560,
        _ => 400,
    };
    let decided = margin >= CLEAR_MARGIN;
    if let Asks::One(gender) = asks
        && confidence >= 900
        && scene.genders[best].is_none()
    {
        scene.genders[best] = Some(gender);
    }
    let others = weighed.iter().skip(usize::from(decided)).take(4).map(|&(entity, _)| entity);
    Some(Reference {
        span: scene.document.tokens()[idx].span,
        form: Form::Pronoun,
        entity: decided.then_some(best),
        candidates: others.collect(),
        by: MentionBy::Coreference,
        confidence: Milli(confidence),
    })
}

/// The fitting entities with their weights, the best first.
fn weigh(
    scene: &Scene,
    history: &History,
    idx: usize,
    asks: Asks,
    source: bool,
    speaker: Option<EntityIdx>,
) -> Vec<(EntityIdx, i32)> {
    let document = scene.document;
    let here = document.sentence_of(idx);
    let inside: Option<QuotationIdx> = scene.inside[idx];
    let is_object = matches!(document.lower(idx), "him" | "them")
        || document.lower(idx) == "her"
            && !document.tokens().get(idx + 1).is_some_and(|t| t.kind == TokenKind::Word && !t.class.is_closed());
    let mut weighed: Vec<(EntityIdx, i32)> = Vec::new();
    for seen in history.newest_first() {
        let back = here.saturating_sub(seen.sentence);
        if back > SENTENCES_BACK {
            break;
        }
        if Some(seen.entity) == speaker || !fits(scene, seen, asks, source, back) {
            continue;
        }
        // "Mr Cole met him": not himself
        if is_object && back == 0 && seen.subject && same_clause(scene, seen.token, idx) {
            continue;
        }
        let mut weight = 100 - 22 * back as i32;
        weight += if seen.subject { 40 } else { 0 };
        weight += if seen.source && source { 25 } else { 0 };
        weight -= if seen.aside && !scene.is_aside(idx) { 45 } else { 0 };
        weight -= if seen.inside.is_some() && seen.inside != inside { 55 } else { 0 };
        if let Asks::One(gender) = asks
            && scene.genders[seen.entity] == Some(gender)
        {
            weight += 40;
        }
        match weighed.iter_mut().find(|(entity, _)| *entity == seen.entity) {
            // Named again and again: on the reader's mind.
            Some((_, known)) => *known = (*known).max(weight) + 6,
            None => weighed.push((seen.entity, weight)),
        }
    }
    weighed.sort_by_key(|&(entity, weight)| (std::cmp::Reverse(weight), entity));
    weighed
}

fn fits(scene: &Scene, seen: &Remembered, asks: Asks, source: bool, back: usize) -> bool {
    let label = scene.label(seen.entity);
    let is_group = matches!(label, Some(Label::Org | Label::Gpe | Label::Norp));
    match asks {
        Asks::One(gender) => {
            let told = scene.genders[seen.entity];
            !scene.plural[seen.entity]
                && matches!(label, Some(Label::Person) | None)
                && told.is_none_or(|told| told == gender)
        }
        // Most plurals mean people that no name stands for: only a group that speaks, or a nominal, is sure enough.
        Asks::Several => {
            let is_people = label != Some(Label::Norp) || scene.entities[seen.entity].name.ends_with('s');
            scene.plural[seen.entity] || is_group && is_people && seen.subject && back <= 1 && (seen.source || source)
        }
        Asks::Thing => is_group && label != Some(Label::Norp) && seen.subject && back <= 1 && (seen.source || source),
    }
}

/// Whether nothing that begins a clause stands between two tokens.
fn same_clause(scene: &Scene, from: usize, to: usize) -> bool {
    to - from <= 12
        && (from..to).all(|idx| {
            let token = &scene.document.tokens()[idx];
            !token.class.is(Class::SUBORDINATOR | Class::CONJUNCTION) && !matches!(scene.document.lower(idx), "," | ";")
        })
}

/// "When she took office, Ilse Bakker promised reform.": whoever the clause behind is about.
fn named_later(scene: &Scene, idx: usize, asks: Asks) -> Option<EntityIdx> {
    let Asks::One(gender) = asks else {
        return None;
    };
    let document = scene.document;
    let sentence = &document.sentences()[document.sentence_of(idx)];
    let opener = &document.tokens()[sentence.tokens.start];
    if idx > sentence.tokens.start + 4 || !opener.class.is(Class::SUBORDINATOR | Class::PREPOSITION) {
        return None;
    }
    let from = document.tokens()[idx].span.end;
    let first = scene.mentions.partition_point(|m| m.span.start < from);
    let name = (first..scene.mentions.len().min(first + 6)).find(|&m| {
        let mention = &scene.mentions[m];
        sentence.span.contains(mention.span) && mention.label == Label::Person
    })?;
    let start = document.token_at(scene.mentions[name].span.start);
    let entity = scene.names.entity_of[name]?;
    let fits = scene.genders[entity].is_none_or(|told| told == gender) && document.lower(start.checked_sub(1)?) == ",";
    fits.then_some(entity)
}
