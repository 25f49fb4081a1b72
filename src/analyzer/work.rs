//! An analysis under way, which may rest between any two steps.

use super::Options;
use super::memo::{Memo, Paragraph};
use crate::analysis::{Analysis, Notice, Sentiment, SentimentCue};
use crate::coreference::{NameLinks, Resolved};
use crate::corrections::Corrected;
use crate::document::{Document, Parts};
use crate::entities::{self, EntityModel, FoundMention};
use crate::quotations::Quotations;
use crate::span::Span;
use std::sync::Arc;

/// A text and what is known of it so far.
pub struct Work {
    pub(super) text: String,
    pub(super) options: Options,
    pub(super) stage: Stage,
    pub(super) paragraphs: Paragraphs,
    pub(super) parts: Parts,
    pub(super) found: Found,
}

/// A text's paragraphs, read by themselves.
pub(super) struct Paragraphs {
    /// Where those stand that are still to be read, the last first.
    unread: Vec<Span>,
    /// The others, with their places.
    read: Vec<(u32, Arc<Paragraph>)>,
}

impl Paragraphs {
    /// What they say of names, each with its place.
    pub fn names(&self) -> Vec<(u32, &entities::Read)> {
        self.read.iter().map(|(start, paragraph)| (*start, &paragraph.names)).collect()
    }
}

/// What the stages found.
#[derive(Default)]
pub(super) struct Found {
    pub mentions: Vec<FoundMention>,
    pub names: NameLinks,
    pub quotations: Quotations,
    pub resolved: Resolved,
    pub corrected: Vec<Corrected>,
    pub feelings: (Vec<SentimentCue>, Sentiment),
    pub notices: Vec<Notice>,
}

/// What is done next, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Stage {
    Paragraphs,
    Names,
    Links,
    Quotations,
    Pronouns,
    Cues,
    Notices,
}

const STAGES: [Stage; 7] =
    [Stage::Paragraphs, Stage::Names, Stage::Links, Stage::Quotations, Stage::Pronouns, Stage::Cues, Stage::Notices];

impl Work {
    /// Begins with a text; every step takes the same memo.
    pub fn new(text: &str, options: &Options, memo: &mut Memo) -> Self {
        memo.begin(options.date.as_deref());
        let mut unread = Document::paragraphs_of(text);
        unread.reverse();
        Self {
            text: text.to_owned(),
            options: options.clone(),
            stage: Stage::Paragraphs,
            paragraphs: Paragraphs { unread, read: Vec::new() },
            parts: Parts::default(),
            found: Found::default(),
        }
    }

    /// The text it is about.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Reads paragraphs until they have so many bytes together; those that the memo holds count for little.
    pub(super) fn read(&mut self, memo: &mut Memo, model: &EntityModel, n_bytes: usize) {
        let mut left = n_bytes;
        while let Some(span) = self.paragraphs.unread.pop() {
            let n_read = memo.n_read();
            let paragraph = memo.paragraph(span.of(&self.text), model);
            self.parts.append(&paragraph.parts, span.start);
            self.paragraphs.read.push((span.start, paragraph));
            let cost = if memo.n_read() > n_read { span.len() } else { span.len() / KNOWN };
            left = left.saturating_sub(cost + 1);
            if left == 0 && !self.paragraphs.unread.is_empty() {
                return;
            }
        }
        self.go_on();
    }

    /// To the next stage, if there is one.
    pub(super) fn go_on(&mut self) -> bool {
        let next = STAGES.into_iter().find(|stage| *stage > self.stage);
        self.stage = next.unwrap_or(self.stage);
        next.is_some()
    }

    /// What was found. After the last step it is all there is.
    pub fn finish(self, memo: &mut Memo) -> Analysis {
        memo.end();
        let document = Document::of_parts(&self.text, self.parts);
        let Found { quotations, resolved, corrected, feelings: (cues, sentiment), notices, .. } = self.found;
        Analysis {
            paragraphs: document.paragraphs().iter().map(|p| p.span).collect(),
            sentences: document.sentences().iter().map(|s| s.span).collect(),
            mentions: resolved.mentions,
            entities: resolved.entities,
            quotations: resolved.quotations,
            quoted: quotations.quoted,
            cues,
            sentiment,
            notices,
            corrections: corrected,
        }
    }
}

/// A paragraph that is known costs so many times less than one that is read.
const KNOWN: usize = 16;
