//! The source of a quotation → its speaker.

use super::nominals::Nominal;
use super::scene::Scene;
use crate::analysis::{EntityIdx, Form, Label, MentionIdx, Milli};
use crate::document::{Class, Document, TokenKind};
use crate::entities::FoundMention;
use crate::span::Span;
use std::ops::Range;

/// No source is read further than this, in tokens.
const LONGEST: usize = 60;

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
        let others = names.iter().filter(|(_, name)| name.start > joint && name.end <= core.end).map(|(idx, _)| *idx);
        return Some(SourceHead::Name(one, others.take(3).collect()));
    }
    if let Some(name) = ends_core(core.end) {
        return Some(SourceHead::Name(name, Vec::new()));
    }
    // "the mayor, Ann Ruiz": the name behind the comma says who the nominal is
    if document.lower(core.end) == "," {
        let after = names.iter().find(|(idx, name)| name.start > core.end && mentions[*idx].label == Label::Person);
        if let Some((idx, name)) = after
            && (core.end + 1..name.start).all(|t| crate::entities::titles::role_noun(document.lower(t)).is_some())
        {
            return Some(SourceHead::Name(*idx, Vec::new()));
        }
    }
    let last = core.end - 1;
    if core.len() == 1 && document.tokens()[last].class.is(Class::PRONOUN) {
        return Some(SourceHead::Pronoun(last));
    }
    Some(SourceHead::Nominal(Nominal { tokens, core, head: last }))
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
                || token.class.is(Class::PREPOSITION | Class::SUBORDINATOR | Class::WH))
    });
    tokens.start..cut.unwrap_or(tokens.end)
}
