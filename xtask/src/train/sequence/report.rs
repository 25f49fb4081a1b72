//! What a trained model is worth: how sure it may be of a name, and how many it gets right.

use super::{BITS, Corpus};
use crate::train::corpora::N_KINDS;
use newslens::train::sequence::{N_LABELS, OUTSIDE, Scores, SequenceModel};

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
pub(super) fn calibrate(bytes: &[u8], held_out: &Corpus) -> Vec<u16> {
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

/// Strict F1 over persons, organisations and places; names that touch what the corpus leaves open do not count.
pub(super) fn report(bytes: &[u8], name: &str, corpus: &Corpus) -> f64 {
    let found = decode_all(bytes, corpus);
    let mut counts = [[0usize; 3]; N_KINDS];
    for example in &corpus.sentences {
        let tokens = &found[example.first..example.first + example.n];
        let closed = |n: &(usize, usize, usize)| tokens[n.0..n.1].iter().all(|(.., allowed)| allowed.count_ones() == 1);
        let mut predicted = names_in(tokens.iter().map(|(label, ..)| *label));
        predicted.retain(closed);
        let mut gold = names_in(tokens.iter().map(|(.., allowed)| allowed.trailing_zeros() as usize));
        gold.retain(closed);
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
        "  {name:24}: PER {:.1}  ORG {:.1}  LOC {:.1}  MISC {:.1}  PER+ORG+LOC {:.2} (precision {:.1}, recall {:.1}; {})",
        f1(counts[0]),
        f1(counts[1]),
        f1(counts[2]),
        f1(counts[3]),
        f1(plo),
        100.0 * plo[0] as f64 / plo[1] as f64,
        100.0 * plo[0] as f64 / plo[2] as f64,
        plo[2]
    );
    f1(plo)
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
