//! Findings that overlap → elements that nest: what would cross the end of another is cut into fragments.

use super::Work;
use crate::analysis::Holder;
use crate::analysis::{MentionIdx, QuotationIdx};
use crate::span::Span;

/// What an element stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Quotation(QuotationIdx),
    /// Words taken literally in a quotation that is not.
    Verbatim,
    Mention(MentionIdx),
    Cue(usize),
}

/// A step through the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Paragraph,
    Open(Kind),
    Text(Span),
    Close(Kind),
    ParagraphEnd,
}

/// The paragraphs of a text as steps in which every element that opens closes in its own paragraph and in order.
pub(super) fn steps(work: &Work) -> Vec<Step> {
    let mut elements = elements(work);
    elements.sort();
    let mut next = elements.into_iter().peekable();
    let mut open: Vec<(Span, Kind)> = Vec::new();
    let mut steps = Vec::new();
    for paragraph in &work.a.paragraphs {
        steps.push(Step::Paragraph);
        open.retain(|(span, _)| span.end > paragraph.start);
        steps.extend(open.iter().map(|&(_, kind)| Step::Open(kind)));
        let mut at = paragraph.start;
        loop {
            let starts = next.peek().map_or(u32::MAX, |(span, _)| span.start.max(at));
            let ends = open.iter().map(|(span, _)| span.end).min().unwrap_or(u32::MAX);
            let stop = starts.min(ends).min(paragraph.end);
            if stop > at {
                steps.push(Step::Text(Span { start: at, end: stop }));
                at = stop;
            }
            if ends == at {
                close(&mut open, at, &mut steps);
            } else if at == paragraph.end {
                break;
            } else if let Some(element) = next.next_if(|_| starts == at) {
                // One that lies between paragraphs has nothing to mark.
                if element.0.end > at {
                    steps.push(Step::Open(element.1));
                    open.push(element);
                }
            }
        }
        steps.extend(open.iter().rev().map(|&(_, kind)| Step::Close(kind)));
        steps.push(Step::ParagraphEnd);
    }
    steps
}

/// Closes what ends here; what was opened later and goes on is closed before it and opened again.
fn close(open: &mut Vec<(Span, Kind)>, at: u32, steps: &mut Vec<Step>) {
    let Some(first) = open.iter().position(|(span, _)| span.end == at) else { return };
    let inner = open.split_off(first);
    steps.extend(inner.iter().rev().map(|&(_, kind)| Step::Close(kind)));
    for element in inner.into_iter().filter(|(span, _)| span.end != at) {
        steps.push(Step::Open(element.1));
        open.push(element);
    }
}

fn elements(work: &Work) -> Vec<(Span, Kind)> {
    let mut elements = Vec::new();
    for (idx, quotation) in work.a.quotations.iter().enumerate() {
        elements.extend(quotation.spans.iter().map(|&span| (span, Kind::Quotation(idx))));
        let literal = quotation.verbatim.iter().filter(|span| quotation.spans.binary_search(span).is_err());
        elements.extend(literal.map(|&span| (span, Kind::Verbatim)));
    }
    elements.extend(work.a.mentions.iter().enumerate().map(|(idx, m)| (m.span, Kind::Mention(idx))));
    elements.extend(work.a.cues.iter().enumerate().map(|(idx, c)| (c.span, Kind::Cue(idx))));
    elements
}

/// Whose feeling a cue is, in words.
pub(super) fn holder<'a>(work: &Work<'a>, holder: Option<Holder>) -> Option<&'a str> {
    holder.map(|holder| match holder {
        Holder::Author => "the author",
        Holder::Entity(entity) => work.a.entities[entity].name.as_str(),
    })
}
