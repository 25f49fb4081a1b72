//! Where sentences end.

use super::{Case, Class, Document, TokenKind};
use std::ops::Range;

/// How far behind “Why now?” a reporting verb may stand for the sentence to go on: "the former prime minister asked".
const ATTRIBUTION_REACH: usize = 8;

/// Verbs that carry a sentence on behind a question or an exclamation. The full table is the quotation stage's.
#[rustfmt::skip]
const REPORTING: &[&str] = &[
    "added", "announced", "answered", "asked", "asks", "cried", "declared", "demanded", "exclaimed", "explained", "insisted", "joked",
    "posted", "recalled", "remarked", "replied", "responded", "said", "says", "shouted", "stated", "told", "tweeted", "warned",
    "wondered", "wrote", "yelled",
];

/// One past the last token of each sentence of a paragraph.
pub(super) fn ends(document: &Document, paragraph: Range<usize>) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut marks = StraightMarks { open: false, read: paragraph.start };
    let mut idx = paragraph.start;
    while idx < paragraph.end {
        idx += 1;
        if !is_terminator(document, idx - 1) {
            continue;
        }
        let terminator = idx - 1;
        while idx < paragraph.end && closes(document, idx, &mut marks) {
            idx += 1;
        }
        if idx < paragraph.end && begins(document, terminator, idx, paragraph.end) {
            ends.push(idx);
        }
    }
    ends.push(paragraph.end);
    ends
}

fn is_terminator(document: &Document, idx: usize) -> bool {
    let token = &document.tokens()[idx];
    match token.kind {
        TokenKind::Punct => {
            matches!(document.surface(idx).as_bytes()[0], b'.' | b'!' | b'?')
                || document.surface(idx).starts_with(['…', '。'])
        }
        TokenKind::Word => token.abbreviation,
        _ => false,
    }
}

/// Counts straight double marks, which do not say themselves whether they open or close.
struct StraightMarks {
    open: bool,
    read: usize,
}

impl StraightMarks {
    /// Whether one is open just before the token `idx`; tokens are asked for in order.
    fn open_before(&mut self, document: &Document, idx: usize) -> bool {
        for read in self.read..idx {
            if document.surface(read) == "\"" {
                self.open = !self.open;
            }
        }
        self.read = self.read.max(idx);
        self.open
    }
}

/// Whether the token closes what stands before it: a closing mark, a bracket, another terminator.
fn closes(document: &Document, idx: usize, marks: &mut StraightMarks) -> bool {
    let token = &document.tokens()[idx];
    if token.space_before {
        return false;
    }
    match document.surface(idx) {
        "”" | "’" | "’’" | "»" | "›" | "''" | ")" | "]" => true,
        "\"" | "'" if document.space_after(idx) => true,
        "\"" => marks.open_before(document, idx),
        "!" | "?" | "…" | "..." => true,
        _ => false,
    }
}

/// Whether a new sentence begins at `next`, behind the terminator and its closing marks.
fn begins(document: &Document, terminator: usize, next: usize, paragraph_end: usize) -> bool {
    let (stop, token) = (&document.tokens()[terminator], &document.tokens()[next]);
    let opens = token.kind == TokenKind::Mark || matches!(document.surface(next), "(" | "[");
    if stop.abbreviation {
        // "Mr. Cole", "U.S. Senate", "Feb. 25" go on; "in the U.S. The" does not
        return token.space_before
            && (opens || token.case == Case::Capitalised && token.class.is_closed() && !token.class.is(Class::MONTH));
    }
    let starts_like_one = match token.kind {
        TokenKind::Word => token.case != Case::Lower,
        TokenKind::Punct => opens || matches!(document.surface(next), "-" | "–" | "—" | "•"),
        _ => true,
    };
    if !starts_like_one || !token.space_before && !glued(document, terminator, next) {
        return false;
    }
    let marked = next > terminator + 1;
    let is_full_stop = document.surface(terminator).starts_with('.');
    !(marked && !is_full_stop && token.kind == TokenKind::Word && attribution_follows(document, next, paragraph_end))
}

/// "postponed.Mr", "noon.“We": a stop without its space.
fn glued(document: &Document, terminator: usize, next: usize) -> bool {
    let token = &document.tokens()[next];
    let starts = match token.kind {
        TokenKind::Word => token.case.has_capital(),
        kind => kind == TokenKind::Mark,
    };
    let before = terminator.checked_sub(1).map(|idx| &document.tokens()[idx]);
    starts && before.is_some_and(|t| t.case != Case::None && t.case != Case::Initial || t.kind != TokenKind::Word)
}

/// "“Why now?” Mr Cole asked.": the sentence goes on to its reporting verb.
fn attribution_follows(document: &Document, next: usize, paragraph_end: usize) -> bool {
    for idx in next..paragraph_end.min(next + ATTRIBUTION_REACH) {
        if REPORTING.contains(&document.lower(idx)) {
            return true;
        }
        if document.tokens()[idx].kind == TokenKind::Mark
            || is_terminator(document, idx) && !document.tokens()[idx].abbreviation
        {
            return false;
        }
    }
    false
}
