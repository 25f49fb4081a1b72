//! Common noun phrases that speak or stand for a name: "the airline", "two officials", "the prime minister".

use super::scene::{History, Reference, Remembered, Scene};
use crate::analysis::{EntityIdx, Form, Label, MentionBy, Milli};
use crate::document::{Class, Document, TokenKind};
use crate::entities::titles;
use std::ops::Range;

/// A definite nominal has at most so many tokens.
const LONGEST: usize = 6;

/// So many people are compared with a nominal, the last named first.
const SENTENCES_BACK: usize = 12;

/// A noun phrase without a name at its head.
#[derive(Clone, Debug)]
pub(super) struct Nominal {
    /// The whole phrase that names the source.
    pub tokens: Range<usize>,
    /// Its core, up to the first preposition, relative or comma.
    pub core: Range<usize>,
    /// The head noun: the last token of the core.
    pub head: usize,
}

/// Nouns of organisations, and the words in a name that say the same.
#[rustfmt::skip]
const ORGANISATIONS: &[(&str, &[&str])] = &[
    ("agency", &["agency"]), ("airline", &["airline", "airlines", "airways", "air"]), ("airport", &["airport"]), ("army", &["army"]),
    ("association", &["association"]), ("authority", &["authority"]), ("bank", &["bank", "banco", "banque"]), ("board", &["board"]),
    ("broadcaster", &["television", "broadcasting", "tv"]), ("bureau", &["bureau"]), ("carrier", &["airline", "airlines", "airways", "air"]),
    ("charity", &["foundation", "trust"]), ("club", &["club", "fc", "united", "city"]), ("commission", &["commission"]),
    ("committee", &["committee"]), ("company", &["company", "co", "inc", "corp", "ltd", "plc", "group"]), ("council", &["council"]),
    ("court", &["court"]), ("department", &["department"]), ("federation", &["federation"]), ("firm", &["llp", "partners", "inc", "ltd"]),
    ("foundation", &["foundation"]), ("fund", &["fund"]), ("government", &["government"]), ("group", &["group"]),
    ("hospital", &["hospital"]), ("institute", &["institute"]), ("ministry", &["ministry"]), ("newspaper", &["times", "post", "news", "herald"]),
    ("office", &["office"]), ("organisation", &["organisation", "organization"]), ("organization", &["organisation", "organization"]),
    ("parliament", &["parliament"]), ("party", &["party"]), ("police", &["police"]), ("regulator", &["authority", "commission"]),
    ("school", &["school"]), ("service", &["service"]), ("tribunal", &["tribunal"]), ("union", &["union"]), ("university", &["university"]),
    ("watchdog", &["authority", "commission"]),
];

/// Gives a nominal source its entity: the name it stands for, an earlier nominal, or one of its own.
pub(super) fn resolve_source(scene: &mut Scene, history: &mut History, nominal: &Nominal) {
    let document = scene.document;
    let definite = is_definite(document, nominal.core.start);
    let known = definite.then(|| antecedent(scene, history, &nominal.core, nominal.head, true)).flatten();
    let (entity, confidence) = known.unwrap_or_else(|| (own_entity(scene, nominal, definite), 850));
    push(scene, history, &nominal.core, nominal.head, entity, confidence, true);
}

/// "The prime minister" outside a source: a mention where it clearly stands for a name.
pub(super) fn resolve_definite(scene: &mut Scene, history: &mut History, start: usize) {
    let Some((core, head)) = definite_phrase(scene, start) else {
        return;
    };
    if let Some((entity, confidence)) = antecedent(scene, history, &core, head, false) {
        push(scene, history, &core, head, entity, confidence, false);
    }
}

fn push(
    scene: &mut Scene,
    history: &mut History,
    core: &Range<usize>,
    head: usize,
    entity: EntityIdx,
    confidence: i64,
    source: bool,
) {
    // A name inside keeps its own mention; the nominal is what stands behind it.
    let span = scene.document.span_of(core.clone());
    let past_names = scene.mentions.partition_point(|m| m.span.start < span.end);
    let inner = scene.mentions[..past_names].last().filter(|m| m.span.end > span.start);
    let start = inner.map_or(core.start, |m| scene.document.tokens_in(m.span).end);
    let start = (start..=head).find(|&idx| scene.document.lower(idx) != "'s").unwrap_or(head);
    if start > head {
        return;
    }
    let span = scene.document.span_of(start..core.end.max(head + 1));
    scene.references.push(Reference {
        span,
        form: Form::Nominal,
        entity: Some(entity),
        candidates: Vec::new(),
        by: MentionBy::Coreference,
        confidence: Milli(confidence),
    });
    history.push(Remembered {
        entity,
        token: head,
        sentence: scene.document.sentence_of(head),
        subject: source || scene.is_subject(core.start),
        source,
        inside: scene.inside[head],
        aside: scene.is_aside(head),
    });
}

/// "the" and up to four adjectives before a noun that names a role or an organisation.
fn definite_phrase(scene: &Scene, start: usize) -> Option<(Range<usize>, usize)> {
    let document = scene.document;
    let limit = document.tokens().len().min(start + LONGEST);
    let mut head = None;
    for idx in start + 1..limit {
        let token = &document.tokens()[idx];
        let word = document.lower(idx);
        if token.kind == TokenKind::Number && document.lower(idx + 1) == "-" {
            // "the 54-year-old"
            let is_age = document.lower(idx + 2) == "year" && document.lower(idx + 4) == "old";
            return is_age.then_some((start..idx + 5, idx + 4));
        }
        if token.kind != TokenKind::Word || token.class.is_closed() {
            break;
        }
        if titles::role_noun(word).is_some() || organisation(word).is_some() {
            head = Some(idx);
        } else if !titles::is_role_modifier(word) {
            break;
        }
    }
    let head = head?;
    let next = document.tokens().get(head + 1);
    // "the minister's", "the bank manager", "the prime minister Ann Ruiz": another head follows, or the name itself
    let goes_on = next.is_some_and(|t| {
        t.space_before
            && (t.case.has_capital()
                || document.lower(head + 1) == "of" && is_role(document, head) && !takes_of(document, start))
            || t.kind == TokenKind::Punct && document.lower(head + 1) == "-"
    });
    (!goes_on).then_some((start..head + 1, head))
}

/// "Accused the minister of": what follows is the verb's, not the noun's.
fn takes_of(document: &Document, start: usize) -> bool {
    let before = start.checked_sub(1).map_or("", |at| document.lower(at));
    matches!(before, "accuse" | "accused" | "accuses" | "accusing" | "convict" | "convicted" | "remind" | "reminded")
}

fn is_role(document: &Document, idx: usize) -> bool {
    titles::role_noun(document.lower(idx)).is_some()
}

fn organisation(word: &str) -> Option<&'static [&'static str]> {
    ORGANISATIONS.binary_search_by(|(noun, _)| (*noun).cmp(word)).ok().map(|idx| ORGANISATIONS[idx].1)
}

fn is_definite(document: &Document, start: usize) -> bool {
    document.lower(start) == "the" || document.tokens()[start].class.is(Class::POSSESSIVE)
}

/// The entity a definite nominal stands for, and how surely.
fn antecedent(
    scene: &Scene,
    history: &History,
    core: &Range<usize>,
    head: usize,
    source: bool,
) -> Option<(EntityIdx, i64)> {
    let document = scene.document;
    let here = document.sentence_of(head);
    let word = document.lower(head);
    let recent = || history.newest_first().take_while(move |seen| here - seen.sentence.min(here) <= SENTENCES_BACK);
    let content: Vec<&str> =
        core.clone().map(|idx| document.lower(idx)).filter(|w| !matches!(*w, "the" | "-")).collect();

    // The same words again, or the words of a role that the text gave somebody.
    for seen in recent() {
        let entity = &scene.entities[seen.entity];
        if entity.role.as_deref().is_some_and(|role| has_words(role, &content)) {
            return Some((seen.entity, 880));
        }
    }
    if let Some(found) = said_before(scene, &content) {
        return Some((found, 850));
    }
    if let Some(words) = organisation(word) {
        let org = |seen: &&Remembered| scene.label(seen.entity) == Some(Label::Org);
        let named_so = recent().filter(org).find(|seen| {
            let name = scene.entities[seen.entity].name.to_lowercase();
            name.split_whitespace().any(|part| words.contains(&part))
        });
        if let Some(seen) = named_so {
            return Some((seen.entity, 820));
        }
        // Else the one organisation of the last sentences, or the one that they name again and again.
        let stands_alone =
            matches!(word, "company" | "firm" | "group" | "agency" | "club" | "airline" | "carrier" | "bank");
        let near = || recent().filter(org).filter(|seen| here - seen.sentence.min(here) <= 4);
        let times = |entity: EntityIdx| near().filter(|seen| seen.entity == entity).count();
        let first = near().next().filter(|_| stands_alone && (source || scene.is_subject(core.start)))?.entity;
        let rival = near().filter(|seen| seen.entity != first).map(|seen| times(seen.entity)).max().unwrap_or(0);
        return (rival == 0 || times(first) > rival).then_some((first, if rival == 0 { 640 } else { 520 }));
    }
    // "Ilse Bakker won again. The prime minister, 54, thanked voters.": an age describes somebody known.
    let is_age = document.tokens().get(core.end + 1).is_some_and(|t| t.kind == TokenKind::Number)
        && document.lower(core.end) == ","
        && document.lower(core.end + 2) == ","
        || word == "old";
    if is_age {
        let person = |seen: &&Remembered| {
            scene.label(seen.entity) == Some(Label::Person) && scene.entities[seen.entity].role.is_none()
        };
        let mut near = recent().filter(person).filter(|seen| here - seen.sentence.min(here) <= 2);
        let first = near.next()?;
        let rival = near.find(|seen| seen.entity != first.entity);
        return rival.is_none_or(|seen| first.subject && !seen.subject).then_some((first.entity, 640));
    }
    None
}

/// Whether a role holds all these words: "US secretary of state" has "secretary of state".
fn has_words(role: &str, words: &[&str]) -> bool {
    let role = role.to_lowercase();
    let mut parts = role.split(|c: char| !c.is_alphanumeric()).take_while(|part| *part != "for" && *part != "to");
    !words.is_empty() && words.iter().all(|word| parts.any(|part| part == *word))
}

/// An earlier nominal of the same words: "a witness … the witness".
fn said_before(scene: &Scene, words: &[&str]) -> Option<EntityIdx> {
    let first_nominal = scene.names.entities.len();
    (first_nominal..scene.entities.len()).rev().take(24).find(|&idx| {
        let name = scene.entities[idx].name.to_lowercase();
        let mut parts = name.split(' ').filter(|part| !matches!(*part, "the" | "a" | "an" | "one" | "another"));
        let same = words.iter().all(|word| parts.next() == Some(*word));
        same && parts.next().is_none_or(|part| matches!(part, "of" | "for" | "from" | "at" | "in" | "who" | "with"))
    })
}

fn own_entity(scene: &mut Scene, nominal: &Nominal, definite: bool) -> EntityIdx {
    let document = scene.document;
    let name: Vec<&str> = document.span_of(nominal.tokens.clone()).of(document.text()).split_whitespace().collect();
    let name = name.join(" ");
    let word = document.lower(nominal.head);
    let gender = titles::role_noun(word).and_then(|(_, gender)| gender);
    let label = match () {
        _ if titles::role_noun(word).is_some() => Some(Label::Person),
        _ if organisation(word).is_some() => Some(Label::Org),
        _ => None,
    };
    let first = document.lower(nominal.core.start);
    let plural = word.ends_with('s') && !word.ends_with("ss") && word != "police"
        || matches!(word, "people" | "police" | "men" | "women")
        || document.tokens()[nominal.core.start].class.is(Class::NUMBER) && first != "one";
    if definite {
        let first_nominal = scene.names.entities.len();
        let lower = name.to_lowercase();
        let known = (first_nominal..scene.entities.len()).rev().take(24);
        if let Some(idx) = known.into_iter().find(|&idx| scene.entities[idx].name.to_lowercase() == lower) {
            return idx;
        }
    }
    let entity = scene.add_entity(label, name, gender, plural);
    scene.things[entity] = label.is_none() && is_thing(word);
    entity
}

/// Nouns of what never is a "he" or a "she": what is written, shown and measured, and what ends like it.
fn is_thing(word: &str) -> bool {
    const ENDINGS: &[&str] = &["tion", "sion", "ment", "ity", "ness", "ism", "ship", "ance", "ence", "ysis"];
    #[rustfmt::skip]
    const THINGS: &[&str] = &[
        "article", "audit", "bill", "book", "case", "complaint", "data", "deal", "evidence", "figure", "filing", "index", "indictment", "lack", "law",
        "lawsuit", "media", "memo", "note", "plan", "poll", "post", "press", "release", "research", "search", "sign", "study", "suit", "survey",
        "text", "tweet", "verdict", "video", "website", "work",
    ];
    super::speakers::is_writing(word) || THINGS.contains(&word) || ENDINGS.iter().any(|ending| word.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted() {
        assert!(ORGANISATIONS.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }
}
