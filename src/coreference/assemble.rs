//! The final tables: mentions in order, entities with theirs, quotations with speakers.

use super::Resolved;
use super::scene::Scene;
use super::speakers::Speaker;
use crate::analysis::{Entity, Form, Mention, Milli, Quotation, SpeakerBy};
use crate::span::Span;

/// Puts everything resolved into the shape that leaves.
pub(super) fn assemble(scene: Scene, speakers: Vec<Speaker>) -> Resolved {
    let mut mentions = named(&scene);
    let mut overlaps = Overlaps::new(&mentions);
    for reference in &scene.references {
        if !overlaps.free(reference.span) {
            continue;
        }
        mentions.push(Mention {
            span: reference.span,
            label: reference.entity.and_then(|entity| scene.label(entity)),
            form: reference.form,
            title: None,
            entity: reference.entity,
            candidates: reference.candidates.clone(),
            metonym: false,
            value: None,
            by: reference.by,
            confidence: reference.confidence,
        });
    }
    mentions.sort_by_key(|m| m.span);
    let quotations = scene.quotations.iter().zip(speakers);
    let quotations = quotations.map(|(found, speaker)| {
        let by_pronoun = found.by == SpeakerBy::Cue
            && found.source.is_some_and(|source| {
                let at = mentions.partition_point(|m| m.span < source);
                mentions.get(at).is_some_and(|m| m.span == source && m.form == Form::Pronoun)
            });
        Quotation {
            kind: found.kind,
            report: found.report,
            spans: found.spans.clone(),
            verbatim: found.verbatim.clone(),
            cue: found.cue,
            source: found.source,
            speaker: speaker.entity,
            stance: found.stance,
            by: if by_pronoun { SpeakerBy::Pronoun } else { found.by },
            candidates: speaker.candidates,
            modality: found.modality,
            parent: found.parent,
            confidence: match found.source {
                Some(_) => Milli(found.confidence.0 * speaker.confidence.0 / 1000),
                None => found.confidence,
            },
        }
    });
    let quotations = quotations.collect();
    let entities = with_mentions(scene.entities, &mentions, scene.document.text().len());
    Resolved { mentions, entities, quotations }
}

/// The names and values, as they were found and linked.
fn named(scene: &Scene) -> Vec<Mention> {
    let names = scene.names;
    let linked = scene.mentions.iter().enumerate().map(|(idx, m)| {
        let open = m.form == Form::Name && names.entity_of[idx].is_none() && !names.candidates[idx].is_empty();
        Mention {
            span: m.span,
            label: Some(m.label),
            form: m.form,
            title: m.title,
            entity: names.entity_of[idx],
            candidates: names.candidates[idx].clone(),
            metonym: names.metonym[idx],
            value: m.value.clone(),
            by: m.by,
            confidence: if open { Milli(m.confidence.0 / 2) } else { m.confidence },
        }
    });
    linked.collect()
}

/// Walks along the names to keep what is added clear of them; spans are asked for in order.
struct Overlaps {
    taken: Vec<Span>,
    next: usize,
    last_end: u32,
}

impl Overlaps {
    fn new(mentions: &[Mention]) -> Self {
        Self { taken: mentions.iter().map(|m| m.span).collect(), next: 0, last_end: 0 }
    }

    fn free(&mut self, span: Span) -> bool {
        while self.taken.get(self.next).is_some_and(|taken| taken.end <= span.start) {
            self.next += 1;
        }
        let free = span.start >= self.last_end
            && !span.is_empty()
            && self.taken.get(self.next).is_none_or(|taken| taken.start >= span.end);
        if free {
            self.last_end = span.end;
        }
        free
    }
}

/// Gives each entity its mentions, and its share of the text's attention.
pub(crate) fn with_mentions(mut entities: Vec<Entity>, mentions: &[Mention], text_len: usize) -> Vec<Entity> {
    for entity in &mut entities {
        entity.mentions.clear();
    }
    let mut weights = vec![0_u64; entities.len()];
    let mut has_words = vec![false; entities.len()];
    let text_len = text_len.max(1) as u64;
    for (idx, mention) in mentions.iter().enumerate() {
        let Some(entity) = mention.entity else {
            continue;
        };
        entities[entity].mentions.push(idx);
        has_words[entity] |= mention.form != Form::Pronoun;
        // News puts first what matters most: the first mention weighs three times the last, a name twice a pronoun.
        let early = 1000 + 2000 * (text_len - u64::from(mention.span.start).min(text_len)) / text_len;
        weights[entity] += if mention.form == Form::Name { 2 * early } else { early };
    }
    // Whoever is known by pronouns alone tops no list.
    weights.iter_mut().zip(has_words).filter(|(_, has_words)| !has_words).for_each(|(weight, _)| *weight = 0);
    let total: u64 = weights.iter().sum::<u64>().max(1);
    for (entity, weight) in entities.iter_mut().zip(weights) {
        entity.salience = Milli((weight * 1000 / total) as i64);
    }
    entities
}
