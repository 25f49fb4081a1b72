//! Another speaker for a quotation, and for what hangs on it.

use super::desk::{Desk, Refusal};
use crate::analysis::{EntityIdx, Form, MentionIdx, Milli, Quotation, QuotationIdx, SpeakerBy};
use crate::span::Span;

const NO_QUOTATION: Refusal = "No quotation begins with exactly these words.";

/// Words by which a speaker speaks of nobody else.
const I: &[&str] = &["i", "me", "my", "mine", "myself"];
/// Words that take in the speaker; they follow where they stood for the speaker before.
const WE: &[&str] = &["we", "us", "our", "ours", "ourselves"];

impl Desk<'_, '_> {
    /// Gives a quotation another speaker, or none that is known.
    pub fn speaker(&mut self, span: Span, mention: Option<Span>) -> Result<(), Refusal> {
        let quotations = &self.resolved.quotations;
        let found = quotations
            .iter()
            .enumerate()
            .position(|(idx, q)| q.spans.first() == Some(&span) && !self.gone_quotations[idx]);
        let idx = found.ok_or(NO_QUOTATION)?;
        let mention = mention.map(|mention| self.mention(mention)).transpose()?;
        let speaker = mention.map(|mention| self.entity_of(mention)).transpose()?;
        let Quotation { source: old_source, speaker: old_speaker, .. } = self.resolved.quotations[idx];
        let source = self.source(old_source, speaker, mention.map(|mention| self.resolved.mentions[mention].span));
        self.change(idx, speaker, source, SpeakerBy::Reader);
        if old_speaker == speaker || old_source.is_none() {
            return Ok(());
        }
        // What is carried on from this quotation has its speaker because this one had.
        for later in idx + 1..self.resolved.quotations.len() {
            let Quotation { by, source: other_source, speaker: other_speaker, .. } = self.resolved.quotations[later];
            if by == SpeakerBy::Continuation && other_source == old_source && other_speaker == old_speaker {
                self.change(later, speaker, source, SpeakerBy::Continuation);
            }
        }
        Ok(())
    }

    fn change(&mut self, idx: QuotationIdx, speaker: Option<EntityIdx>, source: Option<Span>, by: SpeakerBy) {
        let quotation = &mut self.resolved.quotations[idx];
        let before = std::mem::replace(&mut quotation.speaker, speaker);
        quotation.candidates.clear();
        (quotation.source, quotation.by, quotation.confidence) = (source, by, Milli(1000));
        // Saying it twice says no more: what already stood for this speaker was not found by the reader.
        if before != speaker {
            let spans = quotation.spans.clone();
            self.first_persons(idx, &spans, before, speaker);
        }
    }

    /// The words that name the speaker. A pronoun or nominal now stands for another; a name that does not fit is none.
    fn source(&mut self, source: Option<Span>, speaker: Option<EntityIdx>, mention: Option<Span>) -> Option<Span> {
        let source = source.or(mention)?;
        let first = self.resolved.mentions.partition_point(|m| m.span.end <= source.start);
        let inside = self.resolved.mentions[first..].iter().take_while(|m| m.span.start < source.end).count();
        let inside = (first..first + inside).filter(|&idx| !self.gone_mentions[idx]).collect::<Vec<_>>();
        if speaker.is_some() && inside.iter().any(|&idx| self.resolved.mentions[idx].entity == speaker) {
            return Some(source);
        }
        let form = |idx: MentionIdx| self.resolved.mentions[idx].form;
        let whole = inside.iter().copied().find(|&idx| self.resolved.mentions[idx].span == source);
        match whole.filter(|&idx| matches!(form(idx), Form::Pronoun | Form::Nominal)) {
            Some(idx) => {
                self.attach(idx, speaker);
                Some(source)
            }
            None if inside.iter().any(|&idx| form(idx) == Form::Name) => mention,
            None => Some(source),
        }
    }

    /// "I" in a quotation is its speaker.
    fn first_persons(&mut self, idx: QuotationIdx, spans: &[Span], before: Option<EntityIdx>, now: Option<EntityIdx>) {
        let end = spans.last().map_or(0, |span| span.end);
        let behind = self.resolved.quotations[idx + 1..].iter();
        let behind = behind.take_while(|q| q.spans.first().is_some_and(|span| span.start < end));
        let nested: Vec<Span> = behind.filter(|q| q.parent == Some(idx)).flat_map(|q| q.spans.clone()).collect();
        for &span in spans {
            let first = self.resolved.mentions.partition_point(|m| m.span.start < span.start);
            for mention in first..self.resolved.mentions.len() {
                let at = self.resolved.mentions[mention].span;
                if at.start >= span.end {
                    break;
                }
                let word = self.surface(mention).to_ascii_lowercase();
                let is_own = I.contains(&word.as_str()) || (before.is_some() && WE.contains(&word.as_str()));
                let stood_for = self.resolved.mentions[mention].entity == before;
                let past = nested.partition_point(|inner| inner.start <= at.start);
                if is_own && stood_for && !nested[..past].last().is_some_and(|inner| inner.contains(at)) {
                    self.attach(mention, now);
                }
            }
        }
    }
}
