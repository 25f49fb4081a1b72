//! Names by the sequence model: features → scores → labels → spans.

use super::features::{Elsewhere, Features, Glances, Lists, N_OFFSETS, REACH, Vocabulary};
use super::{Coarse, CoarseName};
use crate::analysis::MentionBy;
use crate::document::Document;
use crate::model::sequence::{Labelled, N_LABELS, OUTSIDE, Scores, SequenceModel};
use std::collections::BTreeMap;
use std::ops::Range;

/// Places in a run: alone, first, inside, last.
const N_PLACES: usize = 4;

/// What the sequence model makes of a paragraph by itself: by far most of its work.
pub(super) struct Scored {
    /// Of each token, by all features but those of the same word elsewhere.
    scores: Vec<Scores>,
    glances: Glances,
}

/// Scores the tokens of a paragraph.
pub(super) fn score(document: &Document, lists: &Lists, model: &SequenceModel, words: &mut Vocabulary) -> Scored {
    words.make_room();
    let features = Features::new(document, lists, words);
    let mut of_runs = vec![None; features.n_runs() * N_PLACES];
    let mut scores = Vec::with_capacity(document.tokens().len());
    for sentence in document.sentences() {
        let of_token = |idx| of_token(&features, model, words, &mut of_runs, idx, &sentence.tokens);
        scores.extend(sentence.tokens.clone().map(of_token));
    }
    Scored { scores, glances: features.glances(words) }
}

/// The weights of a run and a place in it are summed once, as those of each word and offset are.
fn of_token(
    features: &Features,
    model: &SequenceModel,
    words: &mut Vocabulary,
    of_runs: &mut [Option<Scores>],
    idx: usize,
    sentence: &Range<usize>,
) -> Scores {
    let mut scores = [0; N_LABELS];
    for offset in 0..N_OFFSETS {
        let word = features.word_at(idx, offset as isize - REACH as isize, sentence);
        add(&mut scores, words.sum(word, offset, model));
    }
    if let Some((run, place)) = features.run_at(idx) {
        let sum = of_runs[run * N_PLACES + place].get_or_insert_with(|| {
            let mut sum = [0; N_LABELS];
            features.run(words, run, place, &mut |feature| model.add(feature, &mut sum));
            sum
        });
        add(&mut scores, sum);
    }
    features.token(words, idx, sentence, &mut |feature| model.add(feature, &mut scores));
    scores
}

fn add(scores: &mut Scores, more: &Scores) {
    scores.iter_mut().zip(more).for_each(|(score, more)| *score += *more);
}

/// Finds names, in order and without overlaps, in a document of these paragraphs.
pub(super) fn find(document: &Document, paragraphs: &[&Scored], model: &SequenceModel) -> Vec<CoarseName> {
    let elsewhere = Elsewhere::new(document, paragraphs.iter().map(|paragraph| &paragraph.glances));
    let mut scores: Vec<Scores> = Vec::with_capacity(document.tokens().len());
    paragraphs.iter().for_each(|paragraph| scores.extend(&paragraph.scores));
    for (idx, scores) in scores.iter_mut().enumerate() {
        elsewhere.token(idx, &mut |feature| model.add(feature, scores));
    }
    share(&elsewhere, &mut scores);
    let mut names = Vec::new();
    for sentence in document.sentences() {
        push_names(&model.decode(&scores[sentence.tokens.clone()]), sentence.tokens.start, model, &mut names);
    }
    names
}

/// Of four parts, so many of a token's scores come from all places of the same run of capitals in the document:
/// a name that one context leaves open is settled by another.
const SHARED: i32 = 2;

fn share(elsewhere: &Elsewhere, scores: &mut [Scores]) {
    let mut sums: BTreeMap<(u32, usize), (Scores, i32)> = BTreeMap::new();
    let place = |idx: usize| elsewhere.place_in_run(idx);
    for (idx, own) in scores.iter().enumerate() {
        if let Some(place) = place(idx) {
            let (sum, n) = sums.entry(place).or_default();
            add(sum, own);
            *n += 1;
        }
    }
    for (idx, own) in scores.iter_mut().enumerate() {
        let Some((sum, n)) = place(idx).and_then(|place| sums.get(&place)).filter(|(_, n)| *n > 1) else { continue };
        own.iter_mut().zip(sum).for_each(|(own, sum)| *own += (sum / n - *own) * SHARED / 4);
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
