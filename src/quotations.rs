//! Who said what: content, cue and source of every quotation, and the marks that quote no speech.

use crate::analysis::{Milli, Modality, QuotationIdx, QuotationKind, Quoted, Report, SpeakerBy, Stance};
use crate::document::Document;
use crate::entities::FoundMention;
use crate::span::Span;

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

/// Finds every quotation and what stands between marks without being one.
pub(crate) fn find_quotations(_document: &Document, _mentions: &[FoundMention]) -> Quotations {
    Quotations::default()
}
