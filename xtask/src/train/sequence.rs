//! Section `TAGS`: a linear-chain model over hashed features, learned from gold and silver labels.
//!
//! The likelihood of all label sequences that a corpus allows is raised (a corpus need not label everything), with
//! Adagrad, on one thread and from one seed: the same corpora give the same bytes.

mod labels;
mod lattice;
mod report;
mod slices;

use super::corpora::{self, CorpusDocument, CorpusToken, Random};
use labels::project;
use lattice::Lattice;
use newslens::train::Document;
use newslens::train::features::{Elsewhere, Features, Lists, N_OFFSETS, REACH, Vocabulary};
use newslens::train::sequence::{N_LABELS, OUTSIDE, row_of, write};
use std::io::Write;
use std::path::Path;

const BITS: u32 = 18;
/// So many models are learned and averaged: scores are sums, so their mean is one model and costs no more to run.
const N_MODELS: usize = 6;
/// From each of them this share of the rows is hidden, so that each finds its own way.
const HIDDEN: f32 = 0.3;
const N_EPOCHS: usize = 3;
const RATE: f32 = 0.025;
/// The last epoch's share of the rate.
const LAST_RATE: f32 = 0.4;
/// Units of the quantised table in one of ours.
const SCALE: f32 = 16.0;
/// Weights that round to less are left out: they cost bytes and change next to nothing.
const LEAST: f32 = 0.7;
/// A token whose every label's gradient is below this is left as it is.
const NEGLIGIBLE: f32 = 0.002;
/// Of a hundred sentences, so many are shown again in capitals, so many in headline case, so many without capitals.
const RECASED: [usize; 3] = [6, 7, 3];
/// One document in so many is kept from training, to tell what a margin is worth.
const HELD_OUT: usize = 40;
/// Every label may follow but an inside one what it does not belong to.
const BARRED: f32 = -30.0;

const ALL: u16 = (1 << N_LABELS) - 1;

/// Builds the section from `DATA/ner` with the sections of lists.
pub fn build(data: &Path, lists: &Lists) -> Result<Vec<u8>, String> {
    let bytes = learn(&corpora::all(data)?, lists);
    let mut dev = Corpus::default();
    for document in corpora::dev(data)? {
        dev.add(&document.sentences, 1.0, lists);
    }
    report::report(&bytes, "en-worldwide", &dev);
    Ok(bytes)
}

/// Trains without a part of each kind of text, and says what the result makes of that part: changes to the recipe are
/// judged by these, because no single set stands for all news.
pub fn measure(data: &Path, lists: &Lists) -> Result<(), String> {
    let (slices, documents) = slices::cut(corpora::all(data)?);
    let bytes = learn(&documents, lists);
    let mut dev = Corpus::default();
    for document in corpora::dev(data)? {
        dev.add(&document.sentences, 1.0, lists);
    }
    let mut sum = 0.0;
    for (name, documents) in &slices {
        let mut slice = Corpus::default();
        documents.iter().for_each(|document| slice.add(&document.sentences, 1.0, lists));
        sum += report::report(&bytes, name, &slice);
    }
    println!("  the slices' mean: {:.2}", sum / slices.len().max(1) as f64);
    report::report(&bytes, "en-worldwide", &dev);
    Ok(())
}

/// The section's bytes, learned from these documents.
fn learn(documents: &[CorpusDocument], lists: &Lists) -> Vec<u8> {
    let mut corpus = Corpus::default();
    let mut held_out = Corpus::default();
    let mut random = Random::new(20261123);
    for (idx, document) in documents.iter().enumerate() {
        if idx % HELD_OUT == HELD_OUT - 1 {
            held_out.add(&document.sentences, document.weight, lists);
            continue;
        }
        corpus.add(&document.sentences, document.weight, lists);
        for sentence in &document.sentences {
            let draw = random.below(100);
            let bounds = [RECASED[0], RECASED[0] + RECASED[1], RECASED.iter().sum()];
            if let Some(recasing) = bounds.iter().position(|&bound| draw < bound) {
                corpus.add(&[recase(sentence, recasing, &mut random)], document.weight * 0.7, lists);
            }
        }
    }
    println!(
        "  {} documents, {} sentences, {} tokens, {} features",
        documents.len(),
        corpus.sentences.len(),
        corpus.ends.len(),
        corpus.rows.len()
    );
    let mut weights = Weights::default();
    for nth in 1..=N_MODELS {
        println!("  model {nth} of {N_MODELS}");
        weights.add(&train(&corpus, &mut random), 1.0 / N_MODELS as f32);
    }
    let margins = report::calibrate(&weights.quantised(&[]), &held_out);
    let bytes = weights.quantised(&margins);
    report::report(&bytes, "held out", &held_out);
    bytes
}

/// Sentences with their features hashed to rows, all back to back.
#[derive(Default)]
struct Corpus {
    rows: Vec<u32>,
    /// For each token, where its rows end.
    ends: Vec<usize>,
    /// For each token, the labels that it may have, as bits.
    allowed: Vec<u16>,
    sentences: Vec<Example>,
}

struct Example {
    first: usize,
    n: usize,
    weight: f32,
}

impl Corpus {
    fn add(&mut self, sentences: &[Vec<CorpusToken>], weight: f32, lists: &Lists) {
        let (text, places) = corpora::detokenise(sentences);
        let document = Document::new(&text);
        let allowed = project(&document, sentences, &places, lists);
        let mut words = Vocabulary::default();
        let features = Features::new(&document, lists, &mut words);
        let elsewhere = Elsewhere::new(&document, std::iter::once(&features.glances(&words)));
        let mut of_word: Vec<Option<std::ops::Range<usize>>> = vec![None; words.n_words() * N_OFFSETS];
        let mut word_rows: Vec<u32> = Vec::new();
        for sentence in document.sentences() {
            self.sentences.push(Example { first: self.ends.len(), n: sentence.tokens.len(), weight });
            for idx in sentence.tokens.clone() {
                for offset in 0..N_OFFSETS {
                    let word = features.word_at(idx, offset as isize - REACH as isize, &sentence.tokens);
                    let known = of_word[word * N_OFFSETS + offset].get_or_insert_with(|| {
                        let start = word_rows.len();
                        Features::word(&words, word, offset, &mut |feature| {
                            word_rows.push(row_of(feature, BITS) as u32)
                        });
                        start..word_rows.len()
                    });
                    self.rows.extend(&word_rows[known.clone()]);
                }
                let mut sink = |feature| self.rows.push(row_of(feature, BITS) as u32);
                if let Some((run, place)) = features.run_at(idx) {
                    features.run(&words, run, place, &mut sink);
                }
                features.token(&words, idx, &sentence.tokens, &mut sink);
                elsewhere.token(idx, &mut sink);
                self.ends.push(self.rows.len());
                self.allowed.push(allowed[idx]);
            }
        }
    }

    fn rows_of(&self, token: usize) -> &[u32] {
        let start = if token == 0 { 0 } else { self.ends[token - 1] };
        &self.rows[start..self.ends[token]]
    }
}

/// A sentence in capitals (0), in headline case (1) or without capitals (2).
fn recase(sentence: &[CorpusToken], recasing: usize, random: &mut Random) -> Vec<CorpusToken> {
    let small_too = random.below(2) == 0;
    let mut recased = sentence.to_vec();
    for token in &mut recased {
        token.text = match recasing {
            0 => token.text.to_uppercase(),
            1 if token.text.len() > 3 || small_too || !SMALL.contains(&token.text.as_str()) => {
                let mut chars = token.text.chars();
                chars.next().map_or(String::new(), |c| c.to_uppercase().chain(chars).collect())
            }
            1 => token.text.clone(),
            _ => token.text.to_lowercase(),
        };
    }
    // headlines end without a stop
    if recasing == 1 && recased.len() > 4 && recased.last().is_some_and(|t| t.text == ".") {
        recased.pop();
    }
    recased
}

const SMALL: &[&str] =
    &["a", "an", "the", "of", "in", "on", "to", "for", "at", "by", "and", "or", "as", "is", "'s", "'", "n't"];

/// The weights while they are learned.
#[derive(Default)]
struct Weights {
    rows: Vec<[f32; N_LABELS]>,
    transitions: [[f32; N_LABELS]; N_LABELS],
    start: [f32; N_LABELS],
}

fn is_barred(from: Option<usize>, to: usize) -> bool {
    to != OUTSIDE && to.is_multiple_of(2) && from != Some(to) && from != Some(to - 1)
}

fn train(corpus: &Corpus, random: &mut Random) -> Weights {
    let mut weights = Weights {
        rows: vec![[0.0; N_LABELS]; 1 << BITS],
        transitions: [[0.0; N_LABELS]; N_LABELS],
        start: [0.0; N_LABELS],
    };
    for to in 0..N_LABELS {
        weights.start[to] = if is_barred(None, to) { BARRED } else { 0.0 };
        for from in 0..N_LABELS {
            weights.transitions[from][to] = if is_barred(Some(from), to) { BARRED } else { 0.0 };
        }
    }
    let mut squares = vec![[1e-2f32; N_LABELS]; 1 << BITS];
    let mut transition_squares = [[1e-2f32; N_LABELS]; N_LABELS];
    let mut start_squares = [1e-2f32; N_LABELS];
    let mut order: Vec<usize> = (0..corpus.sentences.len()).collect();
    let mut lattice = Lattice::new((0..1 << BITS).map(|_| random.unit() < HIDDEN).collect());
    for epoch in 0..N_EPOCHS {
        for at in (1..order.len()).rev() {
            order.swap(at, random.below(at + 1));
        }
        let rate = if epoch + 1 == N_EPOCHS { RATE * LAST_RATE } else { RATE };
        let (mut loss, mut n_tokens) = (0.0f64, 0);
        for (done, &sentence_idx) in order.iter().enumerate() {
            let example = &corpus.sentences[sentence_idx];
            loss += f64::from(lattice.run(corpus, example, &weights));
            n_tokens += example.n;
            for at in 0..example.n {
                let gradient: [f32; N_LABELS] = lattice.gradients[at].map(|g| g * example.weight);
                if gradient.iter().all(|g| g.abs() < NEGLIGIBLE) {
                    continue;
                }
                let squared = gradient.map(|g| g * g);
                for &row in corpus.rows_of(example.first + at) {
                    if lattice.hidden[row as usize] {
                        continue;
                    }
                    let (weights, squares) = (&mut weights.rows[row as usize], &mut squares[row as usize]);
                    for label in 0..N_LABELS {
                        squares[label] += squared[label];
                        weights[label] += rate * gradient[label] / squares[label].sqrt();
                    }
                }
            }
            for to in (0..N_LABELS).filter(|_| example.n > 0) {
                let gradient = lattice.gradients[0][to] * example.weight;
                if !is_barred(None, to) {
                    start_squares[to] += gradient * gradient;
                    weights.start[to] += rate * gradient / start_squares[to].sqrt();
                }
                for from in (0..N_LABELS).filter(|&from| !is_barred(Some(from), to)) {
                    let gradient = lattice.transitions[from][to] * example.weight;
                    let square = &mut transition_squares[from][to];
                    *square += gradient * gradient;
                    weights.transitions[from][to] += rate * gradient / square.sqrt();
                }
            }
            if done % 4000 == 0 || done + 1 == order.len() {
                print!(
                    "\r  epoch {} of {N_EPOCHS}  {:3} %  loss {:.4} a token ",
                    epoch + 1,
                    (done + 1) * 100 / order.len(),
                    loss / n_tokens as f64
                );
                let _ = std::io::stdout().flush();
            }
        }
        println!();
    }
    weights
}

impl Weights {
    /// Adds a share of other weights.
    fn add(&mut self, other: &Weights, share: f32) {
        self.rows.resize(other.rows.len(), [0.0; N_LABELS]);
        let sums =
            self.rows.as_flattened_mut().iter_mut().chain(self.transitions.as_flattened_mut()).chain(&mut self.start);
        let others = other.rows.as_flattened().iter().chain(other.transitions.as_flattened()).chain(&other.start);
        sums.zip(others).for_each(|(sum, other)| *sum += other * share);
    }

    /// The section's bytes. What all labels of a row share changes nothing, so each row is moved to hold the most zeros.
    fn quantised(&self, margins: &[u16]) -> Vec<u8> {
        let mut rows = Vec::with_capacity(self.rows.len());
        for row in &self.rows {
            let mut sorted = *row;
            sorted.sort_by(f32::total_cmp);
            let middle = sorted[N_LABELS / 2];
            rows.push(row.map(|weight| {
                let scaled = (weight - middle) * SCALE;
                if scaled.abs() < LEAST { 0 } else { scaled.round().clamp(-127.0, 127.0) as i8 }
            }));
        }
        let n_used = rows.iter().flatten().filter(|&&w| w != 0).count();
        if margins.is_empty() {
            println!("  {n_used} weights of {} are not zero", rows.len() * N_LABELS);
        }
        let whole = |weight: f32| (weight * SCALE).round() as i16;
        write(&rows, &self.transitions.map(|row| row.map(whole)), &self.start.map(whole), margins)
    }
}
