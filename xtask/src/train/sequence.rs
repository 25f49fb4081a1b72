//! Section `TAGS`: a linear-chain model over hashed features, learned from gold and silver labels.
//!
//! The likelihood of all label sequences that a corpus allows is raised (a corpus need not label everything), with
//! Adagrad, on one thread and from one seed: the same corpora give the same bytes.

use super::corpora::{self, CorpusDocument, CorpusToken, N_KINDS, Random};
use newslens::train::features::{Features, Lists, N_OFFSETS, REACH};
use newslens::train::sequence::{N_LABELS, OUTSIDE, Scores, SequenceModel, row_of, write};
use newslens::train::{Document, title_at};
use std::io::Write;
use std::path::Path;

const BITS: u32 = 18;
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
const RECASED: [usize; 3] = [3, 6, 2];
/// One document in so many is kept from training, to tell what a margin is worth.
const HELD_OUT: usize = 40;
/// Every label may follow but an inside one what it does not belong to.
const BARRED: f32 = -30.0;

const ALL: u16 = (1 << N_LABELS) - 1;

/// Builds the section from `DATA/ner` with the sections of lists.
pub fn build(data: &Path, lists: &Lists) -> Result<Vec<u8>, String> {
    let mut corpus = Corpus::default();
    let mut held_out = Corpus::default();
    let mut random = Random::new(20261123);
    let documents: Vec<CorpusDocument> = corpora::gold(data)?.into_iter().chain(corpora::silver(data)?).collect();
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
    drop(documents);
    let weights = train(&corpus, &mut random);
    let mut dev = Corpus::default();
    for document in corpora::dev(data)? {
        dev.add(&document.sentences, 1.0, lists);
    }
    let margins = calibrate(&weights.quantised(&[]), &held_out);
    let bytes = weights.quantised(&margins);
    report(&bytes, "held out", &held_out);
    report(&bytes, "en-worldwide", &dev);
    Ok(bytes)
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
        let features = Features::new(&document, lists);
        let mut of_word: Vec<Option<std::ops::Range<usize>>> = vec![None; features.n_words() * N_OFFSETS];
        let mut word_rows: Vec<u32> = Vec::new();
        for sentence in document.sentences() {
            self.sentences.push(Example { first: self.ends.len(), n: sentence.tokens.len(), weight });
            for idx in sentence.tokens.clone() {
                for offset in 0..N_OFFSETS {
                    let word = features.word_at(idx, offset as isize - REACH as isize, &sentence.tokens);
                    let known = of_word[word * N_OFFSETS + offset].get_or_insert_with(|| {
                        let start = word_rows.len();
                        features.word(word, offset, &mut |feature| word_rows.push(row_of(feature, BITS) as u32));
                        start..word_rows.len()
                    });
                    self.rows.extend(&word_rows[known.clone()]);
                }
                let mut sink = |feature| self.rows.push(row_of(feature, BITS) as u32);
                if let Some((run, place)) = features.run_at(idx) {
                    features.run(run, place, &mut sink);
                }
                features.token(idx, &sentence.tokens, &mut sink);
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

fn begin(kind: usize) -> usize {
    1 + 2 * kind
}

/// The corpus' labels on the document's own tokens: titles, articles and a final 's cut from names.
fn project(
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
    let mut lattice = Lattice::default();
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

/// Forward and backward sums over one sentence, over all sequences and over the allowed ones.
#[derive(Default)]
struct Lattice {
    potentials: Vec<[f32; N_LABELS]>,
    ahead: Vec<[f32; N_LABELS]>,
    behind: Vec<[f32; N_LABELS]>,
    /// Allowed less all: what raises the likelihood.
    gradients: Vec<[f32; N_LABELS]>,
    transitions: [[f32; N_LABELS]; N_LABELS],
}

impl Lattice {
    /// Gives the loss and leaves the gradients.
    fn run(&mut self, corpus: &Corpus, example: &Example, weights: &Weights) -> f32 {
        let n = example.n;
        self.transitions = [[0.0; N_LABELS]; N_LABELS];
        self.gradients.clear();
        self.gradients.resize(n, [0.0; N_LABELS]);
        self.potentials.clear();
        for at in 0..n {
            let mut scores = [0.0f32; N_LABELS];
            for &row in corpus.rows_of(example.first + at) {
                for (score, weight) in scores.iter_mut().zip(&weights.rows[row as usize]) {
                    *score += weight;
                }
            }
            let top = scores.iter().copied().fold(f32::MIN, f32::max);
            self.potentials.push(scores.map(|s| (s - top).max(-40.0).exp()));
        }
        let steps: [[f32; N_LABELS]; N_LABELS] = weights.transitions.map(|row| row.map(f32::exp));
        let start = weights.start.map(f32::exp);
        let allowed = &corpus.allowed[example.first..example.first + n];
        let all = self.pass(n, &steps, &start, None, -1.0);
        let right = self.pass(n, &steps, &start, Some(allowed), 1.0);
        all - right
    }

    /// Adds `sign` × the expectations to the gradients; gives the logarithm of the sum.
    fn pass(
        &mut self,
        n: usize,
        steps: &[[f32; N_LABELS]; N_LABELS],
        start: &[f32; N_LABELS],
        allowed: Option<&[u16]>,
        sign: f32,
    ) -> f32 {
        let mask = |at: usize, label: usize| allowed.is_none_or(|allowed| allowed[at] >> label & 1 == 1);
        self.ahead.clear();
        let mut log = 0.0f32;
        for at in 0..n {
            let mut sums = [0.0f32; N_LABELS];
            if at == 0 {
                sums = *start;
            } else {
                for (from, before) in self.ahead[at - 1].iter().enumerate() {
                    for to in 0..N_LABELS {
                        sums[to] += before * steps[from][to];
                    }
                }
            }
            for label in 0..N_LABELS {
                sums[label] *= if mask(at, label) { self.potentials[at][label] } else { 0.0 };
            }
            let total: f32 = sums.iter().sum::<f32>().max(1e-30);
            log += total.ln();
            self.ahead.push(sums.map(|s| s / total));
        }
        self.behind.clear();
        self.behind.resize(n, [1.0; N_LABELS]);
        for at in (0..n).rev() {
            let behind = self.behind[at];
            let through: [f32; N_LABELS] = std::array::from_fn(|label| self.ahead[at][label] * behind[label]);
            let total = through.iter().sum::<f32>().max(1e-30);
            for label in 0..N_LABELS {
                self.gradients[at][label] += sign * through[label] / total;
            }
            if at == 0 {
                break;
            }
            let next: [f32; N_LABELS] =
                std::array::from_fn(|to| if mask(at, to) { self.potentials[at][to] * behind[to] } else { 0.0 });
            let before = self.ahead[at - 1];
            let (mut sums, mut mass) = ([0.0f32; N_LABELS], 0.0);
            for from in 0..N_LABELS {
                sums[from] = (0..N_LABELS).map(|to| steps[from][to] * next[to]).sum();
                mass += before[from] * sums[from];
            }
            let mass = mass.max(1e-30);
            for from in 0..N_LABELS {
                for to in 0..N_LABELS {
                    self.transitions[from][to] += sign * before[from] * steps[from][to] * next[to] / mass;
                }
            }
            let top = sums.iter().copied().fold(1e-30, f32::max);
            self.behind[at - 1] = sums.map(|s| s / top);
        }
        log
    }
}

impl Weights {
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

/// Decodes held-out sentences: for each token, the label found, its margin, what is allowed.
fn decode_all(bytes: &[u8], corpus: &Corpus) -> Vec<(usize, i32, u16)> {
    let model = SequenceModel::read(bytes).expect("it was just written");
    let mut found = Vec::new();
    for example in &corpus.sentences {
        let tokens: Vec<Scores> = (example.first..example.first + example.n)
            .map(|token| {
                let mut scores = [0; N_LABELS];
                for &row in corpus.rows_of(token) {
                    model.add(row << (32 - BITS), &mut scores);
                }
                scores
            })
            .collect();
        for (at, labelled) in model.decode(&tokens).into_iter().enumerate() {
            found.push((labelled.label, labelled.margin, corpus.allowed[example.first + at]));
        }
    }
    found
}

/// The margins past which a name's token is right in 2, 3, … of 50 cases, by a logistic curve.
fn calibrate(bytes: &[u8], held_out: &Corpus) -> Vec<u16> {
    let cases: Vec<(f64, f64)> = decode_all(bytes, held_out)
        .into_iter()
        .filter(|(label, ..)| *label != OUTSIDE)
        .map(|(label, margin, allowed)| (f64::from(margin) / 64.0, f64::from(u8::from(allowed >> label & 1 == 1))))
        .collect();
    let (mut slope, mut offset) = (1.0f64, 0.0f64);
    for _ in 0..400 {
        let (mut by_slope, mut by_offset) = (0.0, 0.0);
        for (margin, right) in &cases {
            let error = right - 1.0 / (1.0 + (-(slope * margin + offset)).exp());
            by_slope += error * margin;
            by_offset += error;
        }
        slope += by_slope / cases.len() as f64;
        offset += by_offset / cases.len() as f64;
    }
    println!("  a margin of one unit is worth {:.4} of log-odds from {offset:.2}", slope / 64.0);
    (2..50)
        .map(|share| {
            let odds = (f64::from(share) / (50.0 - f64::from(share))).ln();
            ((odds - offset) / slope * 64.0).round().clamp(0.0, 60_000.0) as u16
        })
        .collect()
}

/// Strict F1 over persons, organisations and places, on sentences where the corpus leaves nothing open.
fn report(bytes: &[u8], name: &str, corpus: &Corpus) {
    let found = decode_all(bytes, corpus);
    let mut counts = [[0usize; 3]; N_KINDS];
    for example in &corpus.sentences {
        let tokens = &found[example.first..example.first + example.n];
        if tokens.iter().any(|(.., allowed)| allowed.count_ones() > 1) {
            continue;
        }
        let predicted = names_in(tokens.iter().map(|(label, ..)| *label));
        let gold = names_in(tokens.iter().map(|(.., allowed)| allowed.trailing_zeros() as usize));
        for kind in 0..N_KINDS {
            let of_kind = |names: &[(usize, usize, usize)]| names.iter().filter(|n| n.2 == kind).count();
            counts[kind][0] += predicted.iter().filter(|n| n.2 == kind && gold.contains(n)).count();
            counts[kind][1] += of_kind(&predicted);
            counts[kind][2] += of_kind(&gold);
        }
    }
    let f1 = |[both, predicted, gold]: [usize; 3]| 200.0 * both as f64 / (predicted + gold).max(1) as f64;
    let plo: [usize; 3] = std::array::from_fn(|at| counts[..3].iter().map(|c| c[at]).sum());
    println!(
        "  {name}: PER {:.1}  ORG {:.1}  LOC {:.1}  MISC {:.1}  PER+ORG+LOC {:.2} (precision {:.1}, recall {:.1})",
        f1(counts[0]),
        f1(counts[1]),
        f1(counts[2]),
        f1(counts[3]),
        f1(plo),
        100.0 * plo[0] as f64 / plo[1] as f64,
        100.0 * plo[0] as f64 / plo[2] as f64
    );
}

/// (first, one past the last, kind) of each name.
fn names_in(labels: impl Iterator<Item = usize>) -> Vec<(usize, usize, usize)> {
    let mut names: Vec<(usize, usize, usize)> = Vec::new();
    for (at, label) in labels.enumerate() {
        if label == OUTSIDE {
            continue;
        }
        let kind = (label - 1) / 2;
        match names.last_mut() {
            Some(last) if label % 2 == 0 && last.1 == at && last.2 == kind => last.1 += 1,
            _ => names.push((at, at + 1, kind)),
        }
    }
    names
}
