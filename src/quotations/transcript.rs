//! Conversations written down with the speaker's label before each turn: "REPORTER: Will you resign?", or, as wikis
//! write interviews, "((Ann Ruiz)) I will not."

use super::draft::{Attribution, Draft};
use crate::analysis::{QuotationKind, SpeakerBy};
use crate::document::{Case, Document, TokenKind};
use std::ops::Range;

/// No label has more tokens.
const LABEL: usize = 6;
/// Labels in mixed case are believed only in a text that has this many turns.
const TURNS: usize = 3;
/// The brackets on either side of a bracketed label.
const BRACKETS: usize = 2;

/// The turns of a conversation, and which paragraphs they take up.
pub(super) fn find(document: &Document) -> (Vec<Draft>, Vec<bool>) {
    let paragraphs = document.paragraphs();
    let bracketed: Vec<_> = paragraphs.iter().map(|p| bracketed(document, p.tokens.clone())).collect();
    if bracketed.iter().flatten().nth(1).is_some() {
        return interview(document, &bracketed);
    }
    let labels: Vec<Option<Range<usize>>> = paragraphs.iter().map(|p| label(document, p.tokens.clone())).collect();
    let n_upper = labels.iter().flatten().filter(|label| is_upper(document, label)).count();
    let n_turns = labels.iter().flatten().count();
    let repeats = repeated(document, &labels);
    let mut drafts: Vec<Draft> = Vec::new();
    let mut claimed = vec![false; paragraphs.len()];
    let mut turn: Option<(usize, bool)> = None;
    for (idx, paragraph) in paragraphs.iter().enumerate() {
        let first = paragraph.tokens.start;
        let marked = document.tokens()[first].kind == TokenKind::Mark;
        let believed = labels[idx].clone().filter(|label| {
            if is_upper(document, label) { n_upper >= 2 } else { n_turns >= TURNS && repeats && n_upper == 0 }
        });
        if let Some(label) = believed {
            let content = without_marks(document, label.end + 1..paragraph.tokens.end);
            claimed[idx] = true;
            turn = None;
            if !content.is_empty() {
                let mut attribution =
                    Attribution::plain(Some(label.end..label.end + 1), Some(label), SpeakerBy::Transcript);
                attribution.tokens = paragraph.tokens.clone();
                turn = Some((drafts.len(), marked));
                drafts.push(Draft::new(QuotationKind::Direct, vec![content], &attribution));
            }
            continue;
        }
        let aside = document.surface((first + usize::from(marked)).min(paragraph.tokens.end - 1)) == "(";
        match turn {
            // A long turn goes on in the next paragraph, with the mark that each paragraph of it has.
            Some((draft, true)) if marked && !aside => {
                let content = without_marks(document, paragraph.tokens.clone());
                claimed[idx] = true;
                if !content.is_empty() {
                    drafts[draft].spans.push(content.clone());
                    drafts[draft].verbatim.push(content);
                }
            }
            Some((_, true)) if marked => claimed[idx] = true,
            _ => turn = None,
        }
    }
    (drafts, claimed)
}

/// The turns of an interview whose labels stand in doubled brackets. Brackets leave no doubt about where a turn ends: what
/// comes before the next label belongs to it. Behind the last label only its own paragraph is sure.
fn interview(document: &Document, labels: &[Option<Range<usize>>]) -> (Vec<Draft>, Vec<bool>) {
    let mut drafts: Vec<Draft> = Vec::new();
    let mut claimed = vec![false; labels.len()];
    let last = labels.iter().rposition(Option::is_some).unwrap_or(0);
    let mut has_turn = false;
    for (idx, paragraph) in document.paragraphs().iter().enumerate().take(last + 1) {
        let tokens = paragraph.tokens.clone();
        let Some(label) = labels[idx].clone() else {
            if let Some(draft) = drafts.last_mut().filter(|_| has_turn) {
                claimed[idx] = true;
                draft.spans.push(tokens.clone());
                draft.verbatim.push(tokens);
            }
            continue;
        };
        let content = label.end + BRACKETS..tokens.end;
        claimed[idx] = true;
        has_turn = !content.is_empty();
        if has_turn {
            let mut attribution = Attribution::plain(None, Some(label), SpeakerBy::Transcript);
            attribution.tokens = tokens;
            drafts.push(Draft::new(QuotationKind::Direct, vec![content], &attribution));
        }
    }
    (drafts, claimed)
}

/// The words of a label in doubled brackets.
fn bracketed(document: &Document, tokens: Range<usize>) -> Option<Range<usize>> {
    let are = |from: usize, bracket: &str| {
        from + BRACKETS <= tokens.end && (from..from + BRACKETS).all(|idx| document.surface(idx) == bracket)
    };
    if !are(tokens.start, "(") {
        return None;
    }
    let first = tokens.start + BRACKETS;
    let end = (first + 1..=first + LABEL).find(|&idx| are(idx, ")"))?;
    (first..end).all(|idx| fits(document, idx)).then_some(first..end)
}

/// The words before the colon that begins a turn.
fn label(document: &Document, tokens: Range<usize>) -> Option<Range<usize>> {
    let marked = usize::from(document.tokens()[tokens.start].kind == TokenKind::Mark);
    let first = tokens.start + marked;
    let colon = (first + 1..tokens.end.min(first + LABEL + 1)).find(|&idx| document.surface(idx) == ":")?;
    let label = first..colon;
    if colon + 1 >= tokens.end || document.tokens()[colon + 1].kind == TokenKind::Mark {
        return None;
    }
    (label.clone().all(|idx| fits(document, idx)) && document.tokens()[first].kind == TokenKind::Word).then_some(label)
}

/// Whether a token can stand in a speaker's label.
fn fits(document: &Document, idx: usize) -> bool {
    let token = &document.tokens()[idx];
    match token.kind {
        TokenKind::Word => token.case.has_capital() || token.abbreviation,
        TokenKind::Punct => matches!(document.surface(idx), "." | "-" | "(" | ")" | ","),
        TokenKind::Mark => true,
        _ => false,
    }
}

fn is_upper(document: &Document, label: &Range<usize>) -> bool {
    label.clone().filter(|&idx| document.tokens()[idx].kind == TokenKind::Word).all(|idx| {
        matches!(document.tokens()[idx].case, Case::Upper | Case::Initial) || document.tokens()[idx].abbreviation
    })
}

/// Whether some label comes back: a list of headings does not repeat itself.
fn repeated(document: &Document, labels: &[Option<Range<usize>>]) -> bool {
    let mut surfaces: Vec<&str> =
        labels.iter().flatten().map(|label| document.span_of(label.clone()).of(document.text())).collect();
    surfaces.sort_unstable();
    surfaces.windows(2).any(|pair| pair[0] == pair[1])
}

fn without_marks(document: &Document, tokens: Range<usize>) -> Range<usize> {
    let is_mark = |idx: usize| document.tokens()[idx].kind == TokenKind::Mark;
    let (mut start, mut end) = (tokens.start, tokens.end);
    while start < end && is_mark(start) {
        start += 1;
    }
    let inner_marks = (start..end).filter(|&idx| is_mark(idx)).count();
    if end > start && is_mark(end - 1) && inner_marks % 2 == 1 {
        end -= 1;
    }
    start..end
}
