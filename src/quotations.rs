//! Who said what: content, cue and source of every quotation, and the marks that quote no speech.

mod attribution;
mod confidence;
mod cues;
mod direct;
mod draft;
mod headline;
mod layout;
mod marks;
mod nested;
mod quoted;
mod reported;
mod source;
#[cfg(test)]
mod tests;
mod transcript;
mod verb_group;

use crate::analysis::{Milli, Modality, QuotationIdx, QuotationKind, Quoted, QuotedKind, Report, SpeakerBy, Stance};
use crate::document::Document;
use crate::entities::FoundMention;
use crate::span::Span;
use draft::Draft;
use layout::Layout;
use std::ops::Range;

/// A quotation whose source is not yet tied to an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FoundQuotation {
    pub kind: QuotationKind,
    pub report: Report,
    /// The content without its outer marks.
    pub spans: Vec<Span>,
    pub verbatim: Vec<Span>,
    pub cue: Option<Span>,
    /// The noun phrase that names who said it.
    pub source: Option<Span>,
    pub stance: Stance,
    /// Why this source; a [`SpeakerBy::Continuation`] has the source of the quotation it carries on.
    pub by: SpeakerBy,
    pub modality: Option<Modality>,
    pub parent: Option<QuotationIdx>,
    pub confidence: Milli,
}

/// What the quotation stage found.
#[derive(Clone, Debug, Default)]
pub(crate) struct Quotations {
    /// Sorted by start, then longest first.
    pub found: Vec<FoundQuotation>,
    /// Marks that quote no speech.
    pub quoted: Vec<Quoted>,
    /// Opening marks that nothing closes.
    pub unclosed: Vec<Span>,
    /// Pairs of marks of two kinds: “…".
    pub mixed: Vec<Span>,
}

/// The tokens between outermost double marks, a piece for each paragraph, in order; whoever says them.
pub(crate) fn between_marks(document: &Document) -> Vec<Range<usize>> {
    let pairs = marks::pair(document).pairs.into_iter().filter(|pair| pair.parent.is_none() && pair.double);
    let mut pieces: Vec<_> = pairs.flat_map(|pair| pair.pieces.into_iter().map(|piece| piece.content)).collect();
    pieces.sort_by_key(|piece| piece.start);
    pieces
}

/// Finds every quotation and what stands between marks without being one.
pub(crate) fn find_quotations(document: &Document, mentions: &[FoundMention]) -> Quotations {
    let marks = marks::pair(document);
    let is_nickname: Vec<bool> = marks.pairs.iter().map(|pair| quoted::is_nickname(document, pair, mentions)).collect();
    let layout = Layout::new(document, &marks.pairs, mentions, |idx| is_nickname[idx]);
    let (turns, claimed) = transcript::find(document);
    let mut spoken = direct::find(&layout, &claimed);
    let mut reported: Vec<Draft> = Vec::new();
    let mut last_sources = Vec::with_capacity(layout.units.len());
    for unit in 0..layout.units.len() {
        let drafts =
            if claimed[layout.units[unit].paragraph] { Vec::new() } else { reported::find(&layout, unit, &spoken) };
        last_sources.push(drafts.iter().rev().find_map(|draft| draft.source.clone()));
        reported.extend(drafts);
    }
    reported.extend(headline::find(&layout, mentions, &claimed, &spoken, &reported));
    direct::carry_over(&layout, &mut spoken, &last_sources);
    let mut drafts = turns;
    drafts.append(&mut spoken.drafts);
    drafts.extend(reported);
    drafts.extend(nested::find(document, &marks.pairs, &claimed));
    let mut found: Vec<FoundQuotation> = drafts.into_iter().filter_map(|draft| place(document, draft)).collect();
    found.sort_by_key(|quotation| (quotation.spans[0], quotation.cue));
    find_parents(&mut found);
    let covered = covered(&found);
    let mut quoted: Vec<Quoted> = Vec::new();
    for (idx, pair) in marks.pairs.iter().enumerate() {
        let span = pair.pieces[0].span(document);
        let nickname = is_nickname[idx];
        if nickname || pair.pieces.len() == 1 && !holds(&covered, span) {
            let kind = if nickname { QuotedKind::Nickname } else { quoted::kind(document, pair) };
            quoted.push(Quoted { span, kind });
        }
    }
    quoted.sort_by_key(|q| q.span);
    Quotations { found, quoted, unclosed: marks.unclosed, mixed: marks.mixed }
}

/// From tokens to bytes.
fn place(document: &Document, draft: Draft) -> Option<FoundQuotation> {
    let spans = |ranges: Vec<std::ops::Range<usize>>| {
        let spans = ranges.into_iter().filter(|r| !r.is_empty()).map(|r| document.span_of(r)).collect();
        merged(spans)
    };
    let content = spans(draft.spans);
    if content.is_empty() {
        return None;
    }
    Some(FoundQuotation {
        kind: draft.kind,
        report: draft.report,
        spans: content,
        verbatim: spans(draft.verbatim),
        cue: draft.cue.map(|cue| document.span_of(cue)),
        source: draft.source.map(|source| document.span_of(source)),
        stance: draft.stance,
        by: draft.by,
        modality: draft.modality,
        parent: None,
        confidence: draft.confidence,
    })
}

/// A quotation that lies inside another is nested in the smallest such.
fn find_parents(found: &mut [FoundQuotation]) {
    let mut enclosing: Vec<usize> = Vec::new();
    for idx in 0..found.len() {
        let span = found[idx].spans[0];
        while let Some(&outer) = enclosing.last() {
            let spans = &found[outer].spans;
            let past = spans.partition_point(|s| s.start <= span.start);
            if past > 0 && spans[past - 1].contains(span) && spans[past - 1] != span {
                break;
            }
            // A split quotation may enclose a later one in its next span.
            if past < spans.len() {
                break;
            }
            enclosing.pop();
        }
        found[idx].parent = enclosing
            .iter()
            .rev()
            .copied()
            .find(|&outer| found[idx].spans.iter().all(|&span| encloses(&found[outer].spans, span)));
        enclosing.push(idx);
    }
}

fn encloses(spans: &[Span], span: Span) -> bool {
    let past = spans.partition_point(|s| s.start <= span.start);
    past > 0 && spans[past - 1].contains(span) && spans[past - 1] != span
}

/// Every stretch that some quotation covers, in order and without overlaps.
fn covered(found: &[FoundQuotation]) -> Vec<Span> {
    merged(found.iter().flat_map(|q| q.spans.iter().copied()).collect())
}

/// The same stretches in order, those that overlap as one.
fn merged(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort();
    let mut merged: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match merged.last_mut() {
            Some(last) if span.start < last.end => *last = last.join(span),
            _ => merged.push(span),
        }
    }
    merged
}

fn holds(covered: &[Span], span: Span) -> bool {
    let past = covered.partition_point(|s| s.start <= span.start);
    past > 0 && covered[past - 1].contains(span)
}
