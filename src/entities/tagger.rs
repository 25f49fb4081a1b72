//! Names by the sequence model: features → scores → labels → spans.

use super::features::{Features, Lists, N_OFFSETS, REACH};
use super::{Coarse, CoarseName};
use crate::analysis::MentionBy;
use crate::document::Document;
use crate::model::sequence::{Labelled, N_LABELS, OUTSIDE, Scores, SequenceModel};
use std::collections::BTreeMap;

/// Places in a run: alone, first, inside, last.
const N_PLACES: usize = 4;

/// Finds names, in order and without overlaps.
pub(super) fn find(document: &Document, lists: &Lists, model: &SequenceModel) -> Vec<CoarseName> {
    let features = Features::new(document, lists);
    let mut sums = Sums::new(&features);
    let mut scores: Vec<Scores> = Vec::with_capacity(document.tokens().len());
    for sentence in document.sentences() {
        scores.extend(sentence.tokens.clone().map(|idx| sums.scores(&features, model, idx, &sentence.tokens)));
    }
    share(&features, &mut scores);
    let mut names = Vec::new();
    for sentence in document.sentences() {
        push_names(&model.decode(&scores[sentence.tokens.clone()]), sentence.tokens.start, model, &mut names);
    }
    names
}

/// Of four parts, so many of a token's scores come from all places of the same run of capitals in the document:
/// a name that one context leaves open is settled by another.
const SHARED: i32 = 2;

fn share(features: &Features, scores: &mut [Scores]) {
    let mut sums: BTreeMap<(u32, usize), (Scores, i32)> = BTreeMap::new();
    let place = |idx: usize| features.place_in_run(idx);
    for (idx, own) in scores.iter().enumerate() {
        if let Some(place) = place(idx) {
            let (sum, n) = sums.entry(place).or_default();
            sum.iter_mut().zip(own).for_each(|(sum, own)| *sum += own);
            *n += 1;
        }
    }
    for (idx, own) in scores.iter_mut().enumerate() {
        let Some((sum, n)) = place(idx).and_then(|place| sums.get(&place)).filter(|(_, n)| *n > 1) else { continue };
        own.iter_mut().zip(sum).for_each(|(own, sum)| *own += (sum / n - *own) * SHARED / 4);
    }
}

/// Weights that are summed once for each distinct word and offset, and for each run and place in it.
struct Sums {
    of_words: Vec<Option<Scores>>,
    of_runs: Vec<Option<Scores>>,
}

impl Sums {
    fn new(features: &Features) -> Self {
        Self { of_words: vec![None; features.n_words() * N_OFFSETS], of_runs: vec![None; features.n_runs() * N_PLACES] }
    }

    fn scores(
        &mut self,
        features: &Features,
        model: &SequenceModel,
        idx: usize,
        sentence: &std::ops::Range<usize>,
    ) -> Scores {
        let mut scores = [0; N_LABELS];
        for offset in 0..N_OFFSETS {
            let word = features.word_at(idx, offset as isize - REACH as isize, sentence);
            let sum = self.of_words[word * N_OFFSETS + offset].get_or_insert_with(|| {
                let mut sum = [0; N_LABELS];
                features.word(word, offset, &mut |feature| model.add(feature, &mut sum));
                sum
            });
            scores.iter_mut().zip(sum).for_each(|(score, sum)| *score += *sum);
        }
        if let Some((run, place)) = features.run_at(idx) {
            let sum = self.of_runs[run * N_PLACES + place].get_or_insert_with(|| {
                let mut sum = [0; N_LABELS];
                features.run(run, place, &mut |feature| model.add(feature, &mut sum));
                sum
            });
            scores.iter_mut().zip(sum).for_each(|(score, sum)| *score += *sum);
        }
        features.token(idx, sentence, &mut |feature| model.add(feature, &mut scores));
        scores
    }
}

/// The names in a sequence of labels; a name is as sure as the least sure of its tokens.
fn push_names(labels: &[Labelled], first: usize, model: &SequenceModel, names: &mut Vec<CoarseName>) {
    let mut at = 0;
    while at < labels.len() {
        let label = labels[at].label;
        if label == OUTSIDE {
            at += 1;
            continue;
        }
        let start = at;
        let inside = label + label % 2;
        at += 1;
        while at < labels.len() && labels[at].label == inside {
            at += 1;
        }
        let margin = labels[start..at].iter().map(|l| l.margin).min().unwrap_or_default();
        names.push(CoarseName {
            tokens: first + start..first + at,
            coarse: Coarse::ALL[(inside / 2 - 1).min(3)],
            label: None,
            by: MentionBy::Model,
            confidence: model.confidence(margin),
        });
    }
}
