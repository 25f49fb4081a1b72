//! What a pronoun may mean: everybody lately named, weighed by how near, how prominent and how fitting they are.

use super::scene::{History, Reference, Remembered, Scene};
use super::speakers::Speaker;
use crate::analysis::{EntityIdx, Form, Label, MentionBy, Milli, QuotationIdx};
use crate::document::{Class, TokenKind};
use crate::entities::titles::Gender;

/// A pronoun looks back over so many sentences.
const SENTENCES_BACK: usize = 4;

/// … or over so many of the reporter's, with any number of quoted ones between.
const ACROSS_SPEECH: usize = 2;

/// Two antecedents nearer to each other than this leave a pronoun open.
const CLEAR_MARGIN: i32 = 12;

/// Whoever has a name is meant sooner than somebody known by pronouns alone.
const LONE: i32 = 15;

/// Whom the same speaker has just spoken of is meant sooner.
const SAME_VOICE: i32 = 85;

/// Who spoke in the sentence before goes on.
const LAST_SPEAKER: i32 = 40;

/// "Mr Cole said he": sooner himself than anybody else.
const TELLER: i32 = 50;

/// What a pronoun asks of what it means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asks {
    /// "he", "her"
    One(Gender),
    /// "they"
    Several,
    /// "it"
    Thing,
}

/// Weighs what was named before a pronoun; none where nothing fits.
pub(super) fn choose(
    scene: &mut Scene,
    history: &History,
    idx: usize,
    asks: Asks,
    source: bool,
    speakers: &[Speaker],
) -> Option<Reference> {
    if let Some(entity) = owner_beside(scene, idx, asks).or_else(|| answerer(scene, idx, asks)) {
        return Some(Reference {
            span: scene.document.tokens()[idx].span,
            form: Form::Pronoun,
            entity: Some(entity),
            candidates: Vec::new(),
            by: MentionBy::Coreference,
            confidence: Milli(920),
        });
    }
    let mut weighed = weigh(scene, history, idx, asks, source, speakers);
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

/// "Norway and its allies", "Ann Ruiz and her son": whoever stands just before the "and".
fn owner_beside(scene: &Scene, idx: usize, asks: Asks) -> Option<EntityIdx> {
    let document = scene.document;
    let and = idx.checked_sub(2).filter(|_| document.lower(idx - 1) == "and")?;
    if !document.tokens()[idx].class.is(Class::POSSESSIVE) {
        return None;
    }
    let end = document.tokens()[and].span.end;
    let name = scene.mentions.partition_point(|m| m.span.end < end);
    let mention = scene.mentions.get(name).filter(|m| m.span.end == end && m.form == Form::Name)?;
    let entity = scene.names.entity_of[name]?;
    let is_person = mention.label == Label::Person;
    let fits = match asks {
        Asks::One(gender) => is_person && scene.genders[entity].is_none_or(|told| told == gender),
        Asks::Several | Asks::Thing => !is_person,
    };
    fits.then_some(entity)
}

/// The fitting entities with their weights, the best first.
fn weigh(
    scene: &Scene,
    history: &History,
    idx: usize,
    asks: Asks,
    source: bool,
    speakers: &[Speaker],
) -> Vec<(EntityIdx, i32)> {
    let document = scene.document;
    let here = document.sentence_of(idx);
    let inside: Option<QuotationIdx> = scene.inside[idx];
    let speaker = inside.and_then(|quotation| speakers.get(quotation)?.entity);
    // What one speaker says in several quotations hangs together.
    let same_voice = |other: Option<QuotationIdx>| {
        other == inside
            || other.and_then(|other| speakers.get(other)?.entity).is_some_and(|other| Some(other) == speaker)
    };
    let is_object = matches!(document.lower(idx), "him" | "them")
        || document.lower(idx) == "her"
            && !document.tokens().get(idx + 1).is_some_and(|t| {
                // `her team`, `her "brilliant" team`
                t.kind == TokenKind::Word && !t.class.is_closed() || t.kind == TokenKind::Mark && t.space_before
            });
    let teller = scene.told_by(idx);
    // another subject in between: "Ann Ruiz said the guards told her"
    let mut has_nearer_subject = false;
    let mut has_source = false;
    let mut weighed: Vec<(EntityIdx, i32)> = Vec::new();
    for seen in history.newest_first() {
        let back = here.saturating_sub(seen.sentence);
        // what somebody says at length takes nobody out of mind: there only the reporter's sentences count
        let is_far =
            back > SENTENCES_BACK && (inside.is_some() || scene.sentences_between(seen.token, idx) > ACROSS_SPEECH);
        if is_far {
            break;
        }
        let back = back.min(SENTENCES_BACK + 1);
        if Some(seen.entity) == speaker || !fits(scene, seen, asks, source, back) {
            continue;
        }
        // "Mr Cole met him": not himself
        if is_object && back == 0 && seen.subject && !has_nearer_subject && same_clause(scene, seen.token, idx) {
            has_nearer_subject = true;
            continue;
        }
        has_nearer_subject |= seen.subject;
        let mut weight = 100 - 22 * back as i32;
        weight += if seen.subject { 40 } else { 0 };
        weight += if seen.source && source { 25 } else { 0 };
        // "the rugby legend said he" is most often somebody with a name
        let is_the = scene.entities[seen.entity].name.to_lowercase().starts_with("the ");
        let is_somebody = !is_the && scene.label(seen.entity) == Some(Label::Person);
        // "Ann Ruiz said no. She said …": who spoke last sooner than whose gender the text has told
        let is_last = seen.source && source && !has_source && back <= 1 && is_somebody;
        weight += if is_last { LAST_SPEAKER } else { 0 };
        has_source |= seen.source && is_somebody;
        weight -= if seen.aside && !scene.is_aside(idx) { 45 } else { 0 };
        weight -= if seen.inside.is_some() && !same_voice(seen.inside) { 55 } else { 0 };
        weight += if inside.is_some() && same_voice(seen.inside) { SAME_VOICE } else { 0 };
        weight += if teller == Some(seen.token) && !is_the { TELLER } else { 0 };
        if scene.is_lone(seen.entity) {
            weight -= LONE;
        } else if let Asks::One(gender) = asks
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
                && !scene.things[seen.entity]
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

/// "Asked whether she would go, Ilse Bakker said …": whoever was asked answers, whoever else was named before.
fn answerer(scene: &Scene, idx: usize, asks: Asks) -> Option<EntityIdx> {
    let opener = scene.document.sentences()[scene.document.sentence_of(idx)].tokens.start;
    matches!(scene.document.lower(opener), "asked" | "pressed").then(|| named_later(scene, idx, asks)).flatten()
}

/// "When she took office, Ilse Bakker promised reform.": whoever the clause behind is about.
fn named_later(scene: &Scene, idx: usize, asks: Asks) -> Option<EntityIdx> {
    let Asks::One(gender) = asks else {
        return None;
    };
    let document = scene.document;
    let sentence = &document.sentences()[document.sentence_of(idx)];
    let opener = &document.tokens()[sentence.tokens.start];
    let asked = matches!(document.lower(sentence.tokens.start), "asked" | "pressed");
    if idx > sentence.tokens.start + 4 || !(asked || opener.class.is(Class::SUBORDINATOR | Class::PREPOSITION)) {
        return None;
    }
    let from = document.tokens()[idx].span.end;
    let first = scene.mentions.partition_point(|m| m.span.start < from);
    let name = (first..scene.mentions.len().min(first + 6)).find(|&m| {
        let mention = &scene.mentions[m];
        sentence.span.contains(mention.span) && mention.label == Label::Person
    })?;
    let mention = &scene.mentions[name];
    let start = document.token_at(mention.title.unwrap_or(mention.span).start);
    let entity = scene.names.entity_of[name]?;
    let fits = scene.genders[entity].is_none_or(|told| told == gender) && document.lower(start.checked_sub(1)?) == ",";
    fits.then_some(entity)
}
