//! Parts of the corpora that a trial does not learn from: a figure for each kind of text.

use crate::train::corpora::{CorpusDocument, N_KINDS};

/// Of a corpus, one document in so many.
const SLICES: &[(&str, usize)] = &[
    ("uner-ewt/dev", 1),
    ("crossner-politics/test", 1),
    ("redocred/dev", 8),
    ("wikigold/train", 8),
    ("btc/train-g-news-only", 8),
    ("dev-a", 6),
    ("wikinews", 8),
    ("voa", 8),
    ("newsmtsc", 8),
    ("headlines", 8),
];
/// Whose unlabelled capitals are no names of people, bodies or places, although some may be MISC.
const WHOLE: &[&str] = &["uner-ewt/dev", "btc/train-g-news-only"];

/// The slices by name, and what is left to learn from.
#[allow(clippy::type_complexity)] // two lists, named in the line above
pub(super) fn cut(documents: Vec<CorpusDocument>) -> (Vec<(&'static str, Vec<CorpusDocument>)>, Vec<CorpusDocument>) {
    let mut slices: Vec<(&'static str, Vec<CorpusDocument>)> =
        SLICES.iter().map(|(name, _)| (*name, Vec::new())).collect();
    let mut counts = [0; SLICES.len()];
    let mut left = Vec::new();
    for mut document in documents {
        let slice = SLICES.iter().position(|(name, _)| *name == document.origin);
        if let Some(slice) = slice {
            counts[slice] += 1;
            if counts[slice] % SLICES[slice].1 == 0 {
                if WHOLE.contains(&document.origin) {
                    document.sentences.iter_mut().flatten().for_each(|token| token.open = [false; N_KINDS]);
                }
                slices[slice].1.push(document);
                continue;
            }
        }
        left.push(document);
    }
    (slices, left)
}
