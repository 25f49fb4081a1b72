//! What the reader has in mind while the text goes on: who was named, how long ago, and in what place of the sentence.

use super::NameLinks;
use super::speakers::{self, SourceHead};
use crate::analysis::{Entity, EntityIdx, Form, Label, MentionBy, MentionIdx, Milli, QuotationIdx, QuotationKind};
use crate::document::{Class, Document, TokenKind};
use crate::entities::FoundMention;
use crate::entities::titles::Gender;
use crate::quotations::FoundQuotation;
use crate::span::Span;
use std::collections::{BTreeMap, VecDeque};

/// So many references back a pronoun may look; what lies further is out of mind.
const MEMORY: usize = 32;

/// All that resolution reads, and the entities and references it adds to.
pub(super) struct Scene<'a, 't> {
    pub document: &'a Document<'t>,
    pub mentions: &'a [FoundMention],
    pub names: &'a NameLinks,
    pub quotations: &'a [FoundQuotation],
    /// The names' entities, then those of nominals that resolve to none of them.
    pub entities: Vec<Entity>,
    pub genders: Vec<Option<Gender>>,
    /// Whether an entity is several people: "two officials".
    pub plural: Vec<bool>,
    /// For each token, the innermost direct quotation between whose marks it stands.
    pub inside: Vec<Option<QuotationIdx>>,
    /// For each sentence, how many before it the reporter wrote: what is quoted whole takes nobody out of mind.
    told_before: Vec<usize>,
    /// For the first token of what is told in the reporter's words, where the head of its source stands.
    told_by: BTreeMap<usize, usize>,
    /// Whether an entity is a thing that a nominal names: "the letter".
    pub things: Vec<bool>,
    /// Pronouns and nominals, by their first token.
    pub references: Vec<Reference>,
    /// Where the sources' heads stand, by token.
    pub sources: Vec<(usize, SourceHead)>,
}

/// A pronoun or a nominal, resolved or open.
#[derive(Clone, Debug)]
pub(super) struct Reference {
    pub span: Span,
    pub form: Form,
    pub entity: Option<EntityIdx>,
    pub candidates: Vec<EntityIdx>,
    pub by: MentionBy,
    pub confidence: Milli,
}

impl<'a, 't> Scene<'a, 't> {
    pub fn new(
        document: &'a Document<'t>,
        mentions: &'a [FoundMention],
        names: &'a NameLinks,
        quotations: &'a [FoundQuotation],
    ) -> Self {
        let mut scene = Self {
            document,
            mentions,
            names,
            quotations,
            entities: names.entities.clone(),
            genders: names.genders.clone(),
            plural: vec![false; names.entities.len()],
            inside: inside_marks(document, quotations),
            told_before: Vec::new(),
            told_by: BTreeMap::new(),
            things: vec![false; names.entities.len()],
            references: Vec::new(),
            sources: Vec::new(),
        };
        scene.told_before = told_before(document, &scene.inside);
        let mut sources: Vec<(usize, SourceHead)> = Vec::new();
        for quotation in quotations {
            let Some(head) = quotation.source.and_then(|source| speakers::head_of(document, mentions, source)) else {
                continue;
            };
            let at = head.token(document, mentions);
            let first = document.token_at(quotation.spans[0].start);
            if quotation.kind != QuotationKind::Direct && at < first {
                scene.told_by.insert(first, at);
            }
            sources.push((at, head));
        }
        sources.sort_by_key(|(token, _)| *token);
        sources.dedup_by_key(|(token, _)| *token);
        scene.sources = sources;
        scene
    }

    /// Whether a token stands in a line that ends without a stop: a headline, a caption, page furniture.
    pub fn is_aside(&self, idx: usize) -> bool {
        let paragraph = &self.document.paragraphs()[self.document.paragraph_of(idx)];
        let last = paragraph.tokens.end - 1;
        let closed = |idx: usize| {
            let token = &self.document.tokens()[idx];
            matches!(self.document.lower(idx), "." | "!" | "?" | "…" | "..." | ":" | ";")
                || token.abbreviation
                || token.kind == TokenKind::Mark
        };
        !closed(last)
    }

    /// How many sentences of the reporter's lie between two tokens.
    pub fn sentences_between(&self, from: usize, to: usize) -> usize {
        self.told_before[self.document.sentence_of(to)]
            .saturating_sub(self.told_before[self.document.sentence_of(from)])
    }

    /// Where the head of the source stands that tells what begins at this token: "|Ann Ruiz| said |she| had left".
    pub fn told_by(&self, idx: usize) -> Option<usize> {
        self.told_by.get(&idx).copied()
    }

    pub fn label(&self, entity: EntityIdx) -> Option<Label> {
        self.entities[entity].label
    }

    /// Adds an entity that a nominal names.
    pub fn add_entity(
        &mut self,
        label: Option<Label>,
        name: String,
        gender: Option<Gender>,
        plural: bool,
    ) -> EntityIdx {
        self.entities.push(Entity {
            label,
            name,
            role: None,
            aliases: Vec::new(),
            mentions: Vec::new(),
            salience: Milli(0),
            related: None,
        });
        self.genders.push(gender);
        self.plural.push(plural);
        self.things.push(false);
        self.entities.len() - 1
    }

    /// Whether an entity is known by pronouns alone.
    pub fn is_lone(&self, entity: EntityIdx) -> bool {
        entity >= self.names.entities.len() && matches!(self.entities[entity].name.as_str(), "he" | "she")
    }

    /// Whether something that starts at this token is likely a subject: nothing before it governs it.
    pub fn is_subject(&self, mut start: usize) -> bool {
        let document = self.document;
        let sentence = document.sentence_of(start);
        // the article, title and adjectives before it belong to it
        for _ in 0..6 {
            let Some(before) = start.checked_sub(1).filter(|&idx| document.sentence_of(idx) == sentence) else {
                return true;
            };
            let (token, word) = (&document.tokens()[before], document.lower(before));
            if token.kind == TokenKind::Mark || matches!(token.kind, TokenKind::Punct) && word != "-" {
                return true;
            }
            if token.class.is(Class::PREPOSITION) && !matches!(word, "after" | "before" | "as" | "since") {
                return false;
            }
            if token.class.is(Class::CONJUNCTION | Class::SUBORDINATOR | Class::WH) {
                return true;
            }
            let belongs = token.class.is(Class::DETERMINER)
                || word == "-"
                || token.case.has_capital()
                || crate::entities::titles::is_role_modifier(word)
                || crate::entities::titles::role_noun(word).is_some();
            if !belongs {
                return matches!(word, "said" | "says" | "added" | "asked" | "warned" | "wrote");
            }
            start = before;
        }
        false
    }
}

fn told_before(document: &Document, inside: &[Option<QuotationIdx>]) -> Vec<usize> {
    let mut told = 0;
    let count = |sentence: &crate::document::Sentence| {
        let before = told;
        let own = |idx: usize| inside[idx].is_none() && document.tokens()[idx].kind == TokenKind::Word;
        told += usize::from(sentence.tokens.clone().any(own));
        before
    };
    document.sentences().iter().map(count).collect()
}

/// Paints each token of direct content with its innermost quotation, in one sweep over both.
fn inside_marks(document: &Document, quotations: &[FoundQuotation]) -> Vec<Option<QuotationIdx>> {
    let mut spans: Vec<(Span, QuotationIdx)> = Vec::new();
    for (idx, quotation) in quotations.iter().enumerate() {
        let marked = if quotation.kind == QuotationKind::Direct { &quotation.spans } else { &quotation.verbatim };
        spans.extend(marked.iter().map(|&span| (span, idx)));
    }
    spans.sort();
    let mut open: Vec<(Span, QuotationIdx)> = Vec::new();
    let mut next = 0;
    let paint = |token: &crate::document::Token| {
        while next < spans.len() && spans[next].0.start <= token.span.start {
            open.push(spans[next]);
            next += 1;
        }
        while open.last().is_some_and(|(span, _)| span.end <= token.span.start) {
            open.pop();
        }
        open.last().map(|&(_, idx)| idx)
    };
    document.tokens().iter().map(paint).collect()
}

/// One step of a walk over the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Remembered {
    pub entity: EntityIdx,
    pub token: usize,
    pub sentence: usize,
    pub subject: bool,
    pub source: bool,
    pub inside: Option<QuotationIdx>,
    /// In a headline or a caption, which the text does not carry on from.
    pub aside: bool,
}

/// The last references, the newest at the back.
#[derive(Default)]
pub(super) struct History {
    seen: VecDeque<Remembered>,
}

impl History {
    pub fn push(&mut self, remembered: Remembered) {
        if self.seen.len() == MEMORY {
            self.seen.pop_front();
        }
        self.seen.push_back(remembered);
    }

    pub fn newest_first(&self) -> impl Iterator<Item = &Remembered> {
        self.seen.iter().rev()
    }
}

/// The names of a text as a walk meets them.
pub(super) struct NameCursor<'a> {
    mentions: &'a [FoundMention],
    next: MentionIdx,
}

impl<'a> NameCursor<'a> {
    pub fn new(mentions: &'a [FoundMention]) -> Self {
        Self { mentions, next: 0 }
    }

    /// The mention that covers a token, if one does; tokens are asked for in order.
    pub fn at(&mut self, token: Span) -> Option<MentionIdx> {
        while self.mentions.get(self.next).is_some_and(|m| m.span.end <= token.start) {
            self.next += 1;
        }
        self.mentions.get(self.next).filter(|m| m.span.start < token.end).map(|_| self.next)
    }
}
