//! A corpus' labels, laid on the analyser's own tokens.

use super::ALL;
use crate::train::corpora::{CorpusToken, N_KINDS};
use newslens::train::features::Lists;
use newslens::train::sequence::OUTSIDE;
use newslens::train::{Document, title_at};

fn begin(kind: usize) -> usize {
    1 + 2 * kind
}

/// The corpus' labels on the document's own tokens: titles, articles and a final 's cut from names.
pub(super) fn project(
    document: &Document,
    sentences: &[Vec<CorpusToken>],
    places: &[Vec<(usize, usize)>],
    lists: &Lists,
) -> Vec<u16> {
    let n = document.tokens().len();
    let mut allowed = vec![1u16 << OUTSIDE; n];
    let tokens_in = |start: usize, end: usize| document.tokens_in(newslens::Span::new(start, end));
    for (sentence, places) in sentences.iter().zip(places) {
        for (token, &(start, end)) in sentence.iter().zip(places) {
            for idx in tokens_in(start, end) {
                for kind in (0..N_KINDS).filter(|&kind| token.open[kind]) {
                    allowed[idx] |= 0b11 << begin(kind);
                }
            }
        }
        let mut at = 0;
        while at < sentence.len() {
            let Some((kind, _)) = sentence[at].name else {
                at += 1;
                continue;
            };
            let first = at;
            at += 1;
            while at < sentence.len() && sentence[at].name == Some((kind, false)) {
                at += 1;
            }
            let sure = sentence[first..at].iter().all(|t| !t.open.iter().any(|&open| open));
            let mut tokens = tokens_in(places[first].0, places[at - 1].1);
            trim(document, &mut tokens, kind);
            let kind = if kind == 2 && lists.is_people(document, tokens.clone()) { 3 } else { kind };
            for (n, idx) in tokens.enumerate() {
                let label = 1u16 << (begin(kind) + usize::from(n > 0));
                allowed[idx] = if sure { label } else { allowed[idx] | label };
            }
        }
    }
    make_feasible(document, &mut allowed);
    allowed
}

fn trim(document: &Document, tokens: &mut std::ops::Range<usize>, kind: usize) {
    while tokens.len() > 1 {
        let (first, last) = (document.lower(tokens.start), document.lower(tokens.end - 1));
        let title = (kind == 0).then(|| title_at(document, tokens.start)).flatten();
        if let Some(end) = title.filter(|&end| end < tokens.end) {
            tokens.start = end;
        } else if matches!(first, "the" | "a" | "an" | "\"" | "“" | "'" | "‘" | "(") {
            tokens.start += 1;
        } else if matches!(last, "'s" | "'" | "\"" | "”" | "’" | "," | ")")
            && !(last == ")" && tokens.clone().any(|i| document.lower(i) == "("))
        {
            tokens.end -= 1;
        } else {
            break;
        }
    }
}

/// An inside label needs its kind before it, and where it has none it is opened to all.
fn make_feasible(document: &Document, allowed: &mut [u16]) {
    for sentence in document.sentences() {
        let mut before = 1u16 << OUTSIDE;
        for idx in sentence.tokens.clone() {
            let mut possible = 1 << OUTSIDE;
            for kind in 0..N_KINDS {
                possible |= 1 << begin(kind);
                if before & (0b11 << begin(kind)) != 0 {
                    possible |= 2 << begin(kind);
                }
            }
            if allowed[idx] & possible == 0 {
                allowed[idx] |= allowed[idx] >> 1;
            }
            if allowed[idx] & possible == 0 {
                allowed[idx] = ALL;
            }
            before = allowed[idx] & possible;
        }
    }
}
