//! The tables while the reader's corrections are made: mentions and entities, and the order put back at the end.

use super::{Layer, NOTHING_THERE, keep, mark};
use crate::analysis::{Entity, EntityIdx, Form, Label, MentionBy, MentionIdx, Milli, Quoted, Related};
use crate::coreference::{self, Resolved};
use crate::document::Document;
use crate::span::Span;

/// Why a correction cannot be made, in a sentence.
pub(super) type Refusal = &'static str;

const NO_MENTION: Refusal = "No name, pronoun or value is marked at this place.";
const A_VALUE: Refusal = "A date, an amount or a count refers to nobody: say first that it is a name.";
const A_LOOSE_PRONOUN: Refusal = "The text does not tell whom this pronoun stands for: say first whom it refers to.";
const TOO_FEW: Refusal = "It takes two mentions to say that they are one.";

/// What keeps an entity alive: its names, or where it never had one its nominals, or nothing at all.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Anchor {
    Nothing,
    Nominal,
    Name,
}

/// The tables while corrections are made. What is dropped keeps its place until all are.
pub(super) struct Desk<'a, 't> {
    document: &'a Document<'t>,
    pub resolved: &'a mut Resolved,
    quoted: &'a mut Vec<Quoted>,
    /// For each mention, quotation and pair of marks that quote no speech, whether it was dropped.
    pub gone_mentions: Vec<bool>,
    pub gone_quotations: Vec<bool>,
    gone_quoted: Vec<bool>,
    /// For each entity.
    anchors: Vec<Anchor>,
}

impl<'a, 't> Desk<'a, 't> {
    pub fn new(document: &'a Document<'t>, resolved: &'a mut Resolved, quoted: &'a mut Vec<Quoted>) -> Self {
        let mut anchors = vec![Anchor::Nothing; resolved.entities.len()];
        for mention in &resolved.mentions {
            if let Some(entity) = mention.entity {
                anchors[entity] = anchors[entity].max(anchor(mention.form));
            }
        }
        Self {
            document,
            gone_mentions: vec![false; resolved.mentions.len()],
            gone_quotations: vec![false; resolved.quotations.len()],
            gone_quoted: vec![false; quoted.len()],
            resolved,
            quoted,
            anchors,
        }
    }

    /// Takes findings away. Not finding one is no end of it: cues and notices come later.
    pub fn drop(&mut self, span: Span, layer: Option<Layer>) -> Result<(), Refusal> {
        let here = |wanted| layer.is_none_or(|layer| layer == wanted);
        let mut found = false;
        if here(Layer::Mention)
            && let Some(idx) = self.place(span)
        {
            found = true;
            self.gone_mentions[idx] = true;
            self.forget_name(self.resolved.mentions[idx].entity, idx);
        }
        let spans = self.resolved.quotations.iter().filter_map(|q| q.spans.first().copied());
        found |= here(Layer::Quotation) && mark(&mut self.gone_quotations, spans, span);
        let spans = self.quoted.iter().map(|q| q.span);
        found |= here(Layer::Quoted) && mark(&mut self.gone_quoted, spans, span);
        if found { Ok(()) } else { Err(NOTHING_THERE) }
    }

    /// Gives a mention another label: a name or pronoun together with all that refers to the same.
    pub fn label(&mut self, span: Span, label: Label) -> Result<(), Refusal> {
        let idx = self.mention(span)?;
        let mention = &mut self.resolved.mentions[idx];
        let before = mention.label;
        mention.by = MentionBy::Reader;
        mention.confidence = Milli(1000);
        mention.label = Some(label);
        if is_of_values(label) {
            if before != Some(label) {
                mention.value = None;
            }
            if mention.form != Form::Value {
                mention.candidates.clear();
                let entity = mention.entity.take();
                self.forget_name(entity, idx);
                let mention = &mut self.resolved.mentions[idx];
                (mention.form, mention.title, mention.metonym) = (Form::Value, None, false);
            }
            return Ok(());
        }
        if mention.form == Form::Value {
            (mention.form, mention.value) = (Form::Name, None);
            self.make_entity(idx);
        }
        let Some(entity) = self.resolved.mentions[idx].entity else { return Ok(()) };
        self.resolved.entities[entity].label = Some(label);
        if label != Label::Norp {
            self.resolved.entities[entity].related = None;
        }
        for mention in self.resolved.mentions.iter_mut().filter(|m| m.entity == Some(entity)) {
            mention.label = Some(label);
            // Only a place stands for its government or its owner.
            mention.metonym &= matches!(label, Label::Gpe | Label::Loc | Label::Fac);
        }
        Ok(())
    }

    /// Lets one mention refer to what another does, or to nobody else in the text.
    pub fn reference(&mut self, span: Span, other: Option<Span>) -> Result<(), Refusal> {
        let idx = self.mention(span)?;
        if self.resolved.mentions[idx].form == Form::Value {
            return Err(A_VALUE);
        }
        match other {
            Some(other) => {
                let other = self.mention(other)?;
                let entity = self.entity_of(other)?;
                self.attach(idx, Some(entity));
            }
            None if self.resolved.mentions[idx].form == Form::Name => {
                let entity = self.resolved.mentions[idx].entity;
                let is_alone = entity.is_some_and(|entity| self.names_of(entity).all(|other| other == idx));
                if !is_alone {
                    self.resolved.mentions[idx].entity = None;
                    self.forget_name(entity, idx);
                    self.make_entity(idx);
                }
                self.settled_by_reader(idx);
            }
            None => self.attach(idx, None),
        }
        Ok(())
    }

    /// Makes one entity of several; it is the first's.
    pub fn merge(&mut self, spans: &[Span]) -> Result<(), Refusal> {
        let mentions = spans.iter().map(|&span| self.mention(span)).collect::<Result<Vec<_>, _>>()?;
        if mentions.len() < 2 {
            return Err(TOO_FEW);
        }
        if mentions.iter().any(|&idx| self.resolved.mentions[idx].form == Form::Value) {
            return Err(A_VALUE);
        }
        let kept = mentions.iter().find_map(|&idx| self.entity_of(idx).ok()).ok_or(A_LOOSE_PRONOUN)?;
        for idx in mentions {
            match self.resolved.mentions[idx].entity {
                Some(entity) if entity == kept => {}
                Some(entity) => self.become_one(kept, entity),
                None => self.attach(idx, Some(kept)),
            }
        }
        Ok(())
    }

    /// The mention that stands exactly there.
    pub fn mention(&self, span: Span) -> Result<MentionIdx, Refusal> {
        self.place(span).filter(|&idx| !self.gone_mentions[idx]).ok_or(NO_MENTION)
    }

    /// Whom a mention refers to; a name or nominal of nobody yet gets an entity of its own.
    pub fn entity_of(&mut self, idx: MentionIdx) -> Result<EntityIdx, Refusal> {
        let mention = &self.resolved.mentions[idx];
        match (mention.entity, mention.form) {
            (Some(entity), _) => Ok(entity),
            (None, Form::Name | Form::Nominal) => Ok(self.make_entity(idx)),
            (None, Form::Pronoun) => Err(A_LOOSE_PRONOUN),
            (None, Form::Value) => Err(A_VALUE),
        }
    }

    /// Lets a mention that is no value refer to an entity or to none.
    pub fn attach(&mut self, idx: MentionIdx, entity: Option<EntityIdx>) {
        let before = std::mem::replace(&mut self.resolved.mentions[idx].entity, entity);
        if self.resolved.mentions[idx].form != Form::Name {
            self.resolved.mentions[idx].label = entity.and_then(|entity| self.resolved.entities[entity].label);
        }
        if before != entity {
            self.forget_name(before, idx);
            if let Some(entity) = entity.filter(|_| self.resolved.mentions[idx].form == Form::Name) {
                let name = with_single_spaces(self.surface(idx));
                add_alias(&mut self.resolved.entities[entity], name);
            }
        }
        self.settled_by_reader(idx);
    }

    /// The text of a mention.
    pub fn surface(&self, idx: MentionIdx) -> &'t str {
        self.resolved.mentions[idx].span.of(self.document.text())
    }

    fn settled_by_reader(&mut self, idx: MentionIdx) {
        let mention = &mut self.resolved.mentions[idx];
        mention.candidates.clear();
        (mention.by, mention.confidence) = (MentionBy::Reader, Milli(1000));
    }

    fn place(&self, span: Span) -> Option<MentionIdx> {
        self.resolved.mentions.binary_search_by(|m| m.span.cmp(&span)).ok()
    }

    fn make_entity(&mut self, idx: MentionIdx) -> EntityIdx {
        let entity = self.resolved.entities.len();
        let name = with_single_spaces(self.surface(idx));
        let mention = &mut self.resolved.mentions[idx];
        mention.entity = Some(entity);
        mention.candidates.clear();
        self.anchors.push(anchor(mention.form));
        self.resolved.entities.push(Entity {
            label: mention.label,
            name,
            role: None,
            aliases: Vec::new(),
            mentions: Vec::new(),
            salience: Milli(0),
            related: None,
        });
        entity
    }

    /// The names that refer to an entity.
    fn names_of(&self, entity: EntityIdx) -> impl Iterator<Item = MentionIdx> {
        let mentions = self.resolved.mentions.iter().enumerate();
        mentions
            .filter(move |(idx, m)| m.entity == Some(entity) && m.form == Form::Name && !self.gone_mentions[*idx])
            .map(|(idx, _)| idx)
    }

    /// An entity is not called by a name that no mention of it has any more.
    fn forget_name(&mut self, entity: Option<EntityIdx>, left: MentionIdx) {
        let Some(entity) = entity.filter(|_| self.resolved.mentions[left].form == Form::Name) else { return };
        let lost = self.called(left);
        let names: Vec<[String; 2]> =
            self.names_of(entity).filter(|&idx| idx != left).map(|idx| self.called(idx)).collect();
        let Some(longest) = names.iter().map(|[name, _]| name).rev().max_by_key(|name| name.len()) else { return };
        let is_lost = |name: &String| lost.contains(name) && !names.as_flattened().contains(name);
        let entity = &mut self.resolved.entities[entity];
        if is_lost(&entity.name) {
            entity.name.clone_from(longest);
        }
        let name = &entity.name;
        entity.aliases.retain(|alias| !is_lost(alias) && alias != name);
    }

    /// A mention's name without and with its title, as one of them may have become the entity's.
    fn called(&self, idx: MentionIdx) -> [String; 2] {
        let mention = &self.resolved.mentions[idx];
        let titled = mention.title.map_or(mention.span, |title| title.join(mention.span));
        [mention.span, titled].map(|span| with_single_spaces(span.of(self.document.text())))
    }

    /// Everything of one entity becomes another's, which lends it its label where it has no name of its own.
    fn become_one(&mut self, kept: EntityIdx, merged: EntityIdx) {
        let label = self.resolved.entities[kept].label.or(self.resolved.entities[merged].label);
        let other = self.resolved.entities[merged].clone();
        let entity = &mut self.resolved.entities[kept];
        entity.label = label;
        entity.role = entity.role.take().or(other.role);
        [other.name].into_iter().chain(other.aliases).for_each(|name| add_alias(entity, name));
        entity.related = entity.related.or(other.related);
        self.anchors[kept] = self.anchors[kept].max(self.anchors[merged]);
        let Resolved { mentions, entities, quotations } = &mut *self.resolved;
        let moved = |entity: &mut EntityIdx| {
            if *entity == merged {
                *entity = kept;
            }
        };
        for mention in mentions {
            mention.entity.iter_mut().chain(&mut mention.candidates).for_each(moved);
            if mention.entity == Some(kept) && matches!(mention.form, Form::Pronoun | Form::Nominal) {
                mention.label = label;
            }
        }
        for quotation in quotations {
            quotation.speaker.iter_mut().chain(&mut quotation.candidates).for_each(moved);
        }
        for entity in entities {
            entity.related.iter_mut().for_each(|related| moved(&mut related.entity));
        }
        self.anchors[merged] = Anchor::Name;
    }

    /// Takes away what was dropped and the entities that nothing names any more, and numbers the rest anew.
    pub fn settle(self) {
        let Self { document, resolved, quoted, gone_mentions, gone_quotations, gone_quoted, anchors } = self;
        keep(quoted, &gone_quoted);
        keep(&mut resolved.mentions, &gone_mentions);
        drop_quotations(resolved, &gone_quotations);
        let mut strongest = vec![Anchor::Nothing; anchors.len()];
        for mention in &resolved.mentions {
            if let Some(entity) = mention.entity {
                strongest[entity] = strongest[entity].max(anchor(mention.form));
            }
        }
        let gone: Vec<bool> = strongest.iter().zip(&anchors).map(|(now, wanted)| now < wanted).collect();
        let mut n_kept = 0;
        let renumbered: Vec<Option<EntityIdx>> = gone
            .iter()
            .map(|gone| {
                n_kept += usize::from(!gone);
                (!gone).then(|| n_kept - 1)
            })
            .collect();
        let new = |entity: EntityIdx| renumbered[entity];
        for mention in &mut resolved.mentions {
            let refers = mention.entity.is_some();
            mention.entity = mention.entity.and_then(new);
            if refers && mention.entity.is_none() && matches!(mention.form, Form::Pronoun | Form::Nominal) {
                mention.label = None;
            }
            renumber(&mut mention.candidates, mention.entity, new);
        }
        for quotation in &mut resolved.quotations {
            quotation.speaker = quotation.speaker.and_then(new);
            renumber(&mut quotation.candidates, quotation.speaker, new);
        }
        keep(&mut resolved.entities, &gone);
        for (idx, entity) in resolved.entities.iter_mut().enumerate() {
            let related = entity.related.and_then(|r| new(r.entity).map(|entity| Related { entity, ..r }));
            entity.related = related.filter(|related| related.entity != idx);
        }
        let entities = std::mem::take(&mut resolved.entities);
        resolved.entities = coreference::with_mentions(entities, &resolved.mentions, document.text().len());
    }
}

fn anchor(form: Form) -> Anchor {
    match form {
        Form::Name => Anchor::Name,
        Form::Nominal => Anchor::Nominal,
        Form::Pronoun | Form::Value => Anchor::Nothing,
    }
}

fn is_of_values(label: Label) -> bool {
    use Label::*;
    matches!(label, Date | Time | Money | Percent | Quantity | Ordinal | Cardinal)
}

/// The words of a name as they leave: a line may break inside it.
fn with_single_spaces(surface: &str) -> String {
    surface.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn add_alias(entity: &mut Entity, name: String) {
    if entity.name != name && !entity.aliases.contains(&name) {
        entity.aliases.push(name);
    }
}

/// The candidates that are left, each once and none of them chosen.
fn renumber(candidates: &mut Vec<EntityIdx>, chosen: Option<EntityIdx>, new: impl Fn(EntityIdx) -> Option<EntityIdx>) {
    let mut left = Vec::with_capacity(candidates.len());
    for candidate in candidates.iter().filter_map(|&candidate| new(candidate)) {
        if Some(candidate) != chosen && !left.contains(&candidate) {
            left.push(candidate);
        }
    }
    *candidates = left;
}

/// What was nested in a dropped quotation is nested in the one around it.
fn drop_quotations(resolved: &mut Resolved, gone: &[bool]) {
    // A parent comes before its children, so its own place is known by then.
    let mut places: Vec<Option<usize>> = Vec::with_capacity(gone.len());
    let mut n_kept = 0;
    for (quotation, &gone) in resolved.quotations.iter_mut().zip(gone) {
        let around = quotation.parent.and_then(|parent| places.get(parent).copied().flatten());
        quotation.parent = around;
        places.push(if gone { around } else { Some(n_kept) });
        n_kept += usize::from(!gone);
    }
    keep(&mut resolved.quotations, gone);
}
