//! The source of a quotation → its speaker.

use super::nominals::Nominal;
use super::scene::Scene;
use crate::analysis::{EntityIdx, Form, Label, MentionIdx, Milli};
use crate::document::{Class, Document, TokenKind};
use crate::entities::FoundMention;
use crate::entities::titles;
use crate::span::Span;
use std::ops::Range;

/// No source is read further than this, in tokens.
const LONGEST: usize = 60;

/// Participles that tie a nominal to somebody else: "a lawyer representing Ann Ruiz".
const PARTICIPLES: &[&str] =
    &["accompanying", "advising", "backed", "backing", "defending", "including", "representing", "supporting"];

/// Whom a quotation's source resolves to.
#[derive(Clone, Debug, Default)]
pub(super) struct Speaker {
    pub entity: Option<EntityIdx>,
    pub candidates: Vec<EntityIdx>,
    pub confidence: Milli,
}

/// What a source comes down to.
#[derive(Clone, Debug)]
pub(super) enum SourceHead {
    /// A name, and others joined to it by "and".
    Name(MentionIdx, Vec<MentionIdx>),
    Pronoun(usize),
    Nominal(Nominal),
}

impl SourceHead {
    /// The token it stands at.
    pub fn token(&self, document: &Document, mentions: &[FoundMention]) -> usize {
        match self {
            Self::Name(idx, _) => document.token_at(mentions[*idx].span.start),
            Self::Pronoun(token) => *token,
            Self::Nominal(nominal) => nominal.head,
        }
    }

    pub fn nominal(&self) -> Option<&Nominal> {
        if let Self::Nominal(nominal) = self { Some(nominal) } else { None }
    }
}

/// Resolves the source of every quotation.
pub(super) fn resolve(scene: &mut Scene) -> Vec<Speaker> {
    let quotations = scene.quotations;
    quotations.iter().map(|q| q.source.map(|source| speaker(scene, source)).unwrap_or_default()).collect()
}

/// "“I said, ‘Go,’” she told them": whom a pronoun between marks means is known last.
pub(super) fn resolve_nested(scene: &Scene, speakers: &mut [Speaker]) {
    for (quotation, speaker_of) in scene.quotations.iter().zip(speakers) {
        if let (Some(source), Some(_), None) = (quotation.source, quotation.parent, speaker_of.entity) {
            *speaker_of = speaker(scene, source);
        }
    }
}

fn speaker(scene: &Scene, source: Span) -> Speaker {
    match head_of(scene.document, scene.mentions, source) {
        Some(SourceHead::Name(idx, others)) => {
            let entity = scene.names.entity_of[idx];
            let joined = others.iter().filter_map(|&other| scene.names.entity_of[other]);
            let mut candidates: Vec<EntityIdx> = Vec::new();
            for candidate in scene.names.candidates[idx].iter().copied().chain(joined) {
                if Some(candidate) != entity && !candidates.contains(&candidate) {
                    candidates.push(candidate);
                }
            }
            let sure = if candidates.is_empty() { 1000 } else { 750 };
            Speaker { entity, candidates, confidence: Milli(if entity.is_some() { sure } else { 400 }) }
        }
        Some(SourceHead::Pronoun(token)) => referred(scene, scene.document.tokens()[token].span),
        Some(SourceHead::Nominal(nominal)) => referred(scene, scene.document.tokens()[nominal.head].span),
        None => Speaker { confidence: Milli(400), ..Speaker::default() },
    }
}

/// What the reference that covers a span was resolved to.
fn referred(scene: &Scene, span: Span) -> Speaker {
    let past = scene.references.partition_point(|r| r.span.start <= span.start);
    let found = scene.references[..past].iter().rev().take(2).find(|r| r.span.end >= span.end);
    found.map_or(Speaker { confidence: Milli(400), ..Speaker::default() }, |r| Speaker {
        entity: r.entity,
        candidates: r.candidates.clone(),
        confidence: r.confidence,
    })
}

/// The head of a source: a name, a pronoun, or the noun of a nominal.
pub(super) fn head_of(document: &Document, mentions: &[FoundMention], source: Span) -> Option<SourceHead> {
    let tokens = document.tokens_in(source);
    let mut tokens = tokens.start..tokens.end.min(tokens.start + LONGEST);
    while !tokens.is_empty() && !is_word(document, tokens.start) {
        tokens.start += 1;
    }
    while !tokens.is_empty() && !is_word(document, tokens.end - 1) {
        tokens.end -= 1;
    }
    if tokens.is_empty() {
        return None;
    }
    let first = mentions.partition_point(|m| m.span.end <= source.start);
    let inner = mentions[first..].iter().take(12).enumerate().take_while(|(_, m)| m.span.start < source.end);
    let names: Vec<(MentionIdx, Range<usize>)> =
        inner.filter(|(_, m)| m.form == Form::Name).map(|(idx, m)| (first + idx, document.tokens_in(m.span))).collect();
    let core = core(document, &names, tokens.clone());
    let ends_core = |end: usize| names.iter().rev().find(|(_, name)| name.end == end).map(|(idx, _)| *idx);
    // "Mr Cole and Ms Roy": the first, and the other beside it
    let joint = core.clone().find(|&idx| document.tokens()[idx].class.is(Class::CONJUNCTION) && !is_in(&names, idx));
    if let Some(joint) = joint
        && let Some(one) = ends_core(joint)
    {
        // "Transport and Bridges Minister Ann Roy": the person whose office has an "and" in its name
        if mentions[one].label != Label::Person
            && let Some(last) = ends_core(core.end).filter(|&last| mentions[last].label == Label::Person)
            && names.iter().filter(|(_, name)| name.start > joint).count() == 1
            && titles::role_before(document, document.token_at(mentions[last].span.start)).is_some()
        {
            return Some(SourceHead::Name(last, Vec::new()));
        }
        let others = names.iter().filter(|(_, name)| name.start > joint && name.end <= core.end).map(|(idx, _)| *idx);
        return Some(SourceHead::Name(one, others.take(3).collect()));
    }
    if let Some(name) = ends_core(core.end) {
        return Some(SourceHead::Name(name, Vec::new()));
    }
    if let Some(name) = person_behind(document, mentions, &names, &core, &tokens) {
        return Some(SourceHead::Name(name, Vec::new()));
    }
    let last = core.end - 1;
    if core.len() == 1 && is_personal(document.lower(last)) {
        return Some(SourceHead::Pronoun(last));
    }
    if let Some(author) = author(document, mentions, &names, &core, tokens.end) {
        return Some(SourceHead::Name(author, Vec::new()));
    }
    let core = past_quantity(document, &names, core, tokens.end);
    // "her Danish counterpart, Ann Ruiz, said", where the source ends before the name
    if titles::role_noun(document.lower(core.end - 1)).is_some() && document.lower(tokens.end) == "," {
        let behind = document.tokens().get(tokens.end + 1).map_or(0, |t| t.span.start);
        let name = mentions.partition_point(|m| m.span.start < behind);
        let named = mentions.get(name).filter(|m| m.span.start == behind && m.label == Label::Person);
        if named.is_some_and(|m| document.lower(document.tokens_in(m.span).end) == ",") {
            return Some(SourceHead::Name(name, Vec::new()));
        }
    }
    Some(SourceHead::Nominal(Nominal { head: core.end - 1, tokens, core }))
}

/// The person whom the words before only describe: "Minister of Trade Ann Ruiz", "the mayor of Lowtown, Ann Ruiz".
///
/// A person right behind a preposition is somebody else: "a spokesman for President Ann Ruiz".
fn person_behind(
    document: &Document,
    mentions: &[FoundMention],
    names: &[(MentionIdx, Range<usize>)],
    core: &Range<usize>,
    tokens: &Range<usize>,
) -> Option<MentionIdx> {
    let comma = (core.end..tokens.end)
        .find(|&idx| matches!(document.lower(idx), "," | "(") && !is_in(names, idx))
        .unwrap_or(tokens.end);
    let person = names.iter().filter(|(idx, _)| mentions[*idx].label == Label::Person).find(|(_, name)| {
        let title = titles::role_before(document, name.start).map(|title| title.tokens.start);
        let mut start = title.filter(|&start| start > core.end).unwrap_or(name.start);
        // the place or organisation that belongs to the title: "for Lowtown mayor Ann Ruiz"
        let before_title = names.iter().find(|(_, other)| other.end == start && start < name.start);
        start = before_title.map_or(start, |(_, other)| other.start);
        let ends =
            name.end == comma || name.start > comma && (name.end == tokens.end || document.lower(name.end) == ",");
        let Some(before) = start.checked_sub(1).filter(|&before| before >= core.start && ends) else {
            return false;
        };
        let class = document.tokens()[before].class;
        let governed = class.is(Class::PREPOSITION | Class::CONJUNCTION | Class::DETERMINER)
            || document.lower(before) == "'s"
            || PARTICIPLES.contains(&document.lower(before));
        if name.start > comma { document.lower(before) == "," } else { !governed }
    });
    person.map(|(idx, _)| *idx)
}

/// What somebody gives out: whose words it holds speaks.
#[rustfmt::skip]
const WRITINGS: &[&str] = &[
    "announcement", "communique", "editorial", "email", "filing", "leaflet", "letter", "memo", "message", "note", "notice", "post", "posting", "release",
    "report", "statement", "study", "survey", "text", "tweet", "video",
];

pub(super) fn is_writing(word: &str) -> bool {
    WRITINGS.contains(&word)
}

/// "A statement from |Ann Ruiz|", "the |Gull Trust|'s report".
fn author(
    document: &Document,
    mentions: &[FoundMention],
    names: &[(MentionIdx, Range<usize>)],
    core: &Range<usize>,
    end: usize,
) -> Option<MentionIdx> {
    let head = core.end - 1;
    if !WRITINGS.contains(&document.lower(head)) {
        return None;
    }
    let speaks = |idx: MentionIdx| matches!(mentions[idx].label, Label::Person | Label::Org | Label::Gpe);
    // "Gull's annual report"
    let owner = names.iter().find(|(_, name)| {
        name.end < head
            && matches!(document.lower(name.end), "'s" | "’s")
            && head - name.end <= 3
            && name.start >= core.start
    });
    let by = (matches!(document.lower(core.end), "by" | "from") && core.end + 1 < end).then(|| {
        names.iter().find(|(_, name)| {
            name.start > core.end
                && (core.end + 1..name.start).all(|idx| {
                    let role = titles::role_noun(document.lower(idx)).is_some();
                    document.tokens()[idx].class.is(Class::DETERMINER)
                        || role
                        || titles::is_role_modifier(document.lower(idx))
                })
        })
    });
    by.flatten().or(owner).map(|(idx, _)| *idx).filter(|&idx| speaks(idx))
}

fn is_personal(lower: &str) -> bool {
    matches!(
        lower,
        "he" | "she"
            | "they"
            | "it"
            | "i"
            | "we"
            | "you"
            | "who"
            | "him"
            | "her"
            | "them"
            | "his"
            | "its"
            | "their"
            | "my"
            | "our"
    )
}

/// "Some of the protesters": the quantity is not the head; what it is of is.
fn past_quantity(
    document: &Document,
    names: &[(MentionIdx, Range<usize>)],
    quantity: Range<usize>,
    end: usize,
) -> Range<usize> {
    let last = quantity.end - 1;
    let class = document.tokens()[last].class;
    let counts = class.is(Class::DETERMINER | Class::NUMBER | Class::PRONOUN)
        || document.tokens()[last].kind == TokenKind::Number
        || matches!(document.lower(last), "number" | "group" | "couple" | "majority" | "handful");
    if !counts || document.lower(quantity.end) != "of" || quantity.end + 1 >= end {
        return quantity;
    }
    quantity.start..core(document, names, quantity.end + 1..end).end
}

fn is_word(document: &Document, idx: usize) -> bool {
    matches!(document.tokens()[idx].kind, TokenKind::Word | TokenKind::Number | TokenKind::Link | TokenKind::Symbol)
}

fn is_in(names: &[(MentionIdx, Range<usize>)], idx: usize) -> bool {
    names.iter().any(|(_, name)| name.contains(&idx))
}

/// The part of a source up to the first comma, preposition or relative; a name is never cut.
fn core(document: &Document, names: &[(MentionIdx, Range<usize>)], tokens: Range<usize>) -> Range<usize> {
    let cut = (tokens.start + 1..tokens.end).find(|&idx| {
        let token = &document.tokens()[idx];
        let word = document.lower(idx);
        !is_in(names, idx)
            && (matches!(word, "," | "(" | ";" | ":" | "—" | "–" | "--")
                || token.class.is(Class::PREPOSITION | Class::SUBORDINATOR | Class::WH)
                || PARTICIPLES.contains(&word))
    });
    tokens.start..cut.unwrap_or(tokens.end)
}
