//! Where a quotation ends whose closing mark was forgotten.

use crate::document::{Case, Class, Document, TokenKind};
use crate::quotations::cues;
use std::ops::Range;

/// How far behind the opening mark an attribution is looked for.
const REACH: usize = 120;
/// The longest source of such an attribution.
const SOURCE: usize = 8;

/// One past the comma before the first attribution: "It is lost,| said Mr Lund."
pub(super) fn close_at_attribution(document: &Document, within: Range<usize>) -> Option<usize> {
    let end = within.end.min(within.start + REACH);
    (within.start + 1..end)
        .find(|&idx| matches!(document.surface(idx - 1), "," | "!" | "?") && is_attribution(document, idx..within.end))
}

/// One past the last sentence that ends within, or the whole.
pub(super) fn close_at_sentence(document: &Document, within: Range<usize>) -> usize {
    let last = document.sentence_of(within.end.saturating_sub(1));
    let start = document.sentences()[last].tokens.start;
    if start > within.start { start } else { within.end }
}

/// "said Mr Lund." or "Mr Lund said.", up to the end of the sentence.
fn is_attribution(document: &Document, within: Range<usize>) -> bool {
    let speaks = |idx: usize| cues::opens_speech(document, idx);
    let first = within.start;
    if first >= within.end {
        return false;
    }
    let inverted = speaks(first);
    let named = |idx: usize| {
        let token = &document.tokens()[idx];
        token.case.has_capital() || token.class.is(Class::DETERMINER | Class::PRONOUN)
    };
    if inverted {
        return first + 1 < within.end && named(first + 1);
    }
    if !named(first) || document.tokens()[first].case == Case::None {
        return false;
    }
    for idx in first + 1..within.end.min(first + SOURCE) {
        if speaks(idx) {
            return idx + 1 >= within.end
                || matches!(document.surface(idx + 1), "." | ",")
                || document.tokens()[idx + 1].class.is(Class::WEEKDAY)
                || matches!(document.lower(idx + 1), "on" | "in" | "at");
        }
        if document.tokens()[idx].kind == TokenKind::Punct && !document.tokens()[idx].abbreviation {
            return false;
        }
    }
    false
}
