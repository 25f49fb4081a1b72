//! Ridge regression of a text's score on its words, by conjugate gradients.

use super::samples::{Sample, SampleWord};
use newslens::train::measure_of_length;
use std::collections::BTreeMap;

/// Holds a word near its prior: one text of weight one, in which it stands alone, pulls this hard the other way.
const RIDGE: f64 = 0.8;
const ROUNDS: usize = 80;
/// A word is learned when it is in as many texts.
const RAREST: usize = 2;

/// What one word of a text adds to it.
pub struct Term {
    /// For each point of the word's valence.
    pub factor: f64,
    /// The valence from which it is learned.
    pub start: f64,
    /// Whether it keeps that valence.
    pub is_fixed: bool,
}

/// The learned valence of every form that is frequent enough, from the terms that `term` makes of the words.
pub fn learn(samples: &[Sample], term: impl Fn(&Sample, &SampleWord) -> Term) -> BTreeMap<String, f64> {
    let mut starts: BTreeMap<&str, (usize, f64)> = BTreeMap::new();
    for sample in samples {
        for word in &sample.words {
            let term = term(sample, word);
            if !term.is_fixed {
                starts.entry(&word.form).or_insert((0, term.start)).0 += 1;
            }
        }
    }
    starts.retain(|_, (n, _)| *n >= RAREST);
    let forms: Vec<&str> = starts.keys().copied().collect();

    let mut rows: Vec<Vec<(usize, f64)>> = Vec::new();
    let mut base = Vec::new();
    for sample in samples {
        let measure = measure_of_length(sample.length as i64) as f64 / 1000.0;
        let mut row: BTreeMap<usize, f64> = BTreeMap::new();
        let mut known = 0.0;
        for word in &sample.words {
            let term = term(sample, word);
            known += term.start * term.factor / measure;
            if let Ok(idx) =
                forms.binary_search(&word.form.as_str()).and_then(|idx| if term.is_fixed { Err(0) } else { Ok(idx) })
            {
                *row.entry(idx).or_default() += term.factor / measure;
            }
        }
        rows.push(row.into_iter().collect());
        base.push(known);
    }
    let weights: Vec<f64> = samples.iter().map(|s| s.weight).collect();
    let scores: Vec<f64> = samples.iter().map(|s| s.score).collect();
    // How many points of score a point of valence is worth, and what a text without feeling scores.
    let (slope, level) = line(&base, &scores, &weights);
    println!("      a valence of 1 is worth {slope:.3}, level {level:.3}, {} texts, {} forms", rows.len(), forms.len());
    let rest: Vec<f64> = scores.iter().zip(&base).map(|(score, base)| (score - level - slope * base) / slope).collect();
    let moved = solve(&rows, &rest, &weights, forms.len());
    forms.iter().zip(moved).map(|(form, moved)| (form.to_string(), starts[form].1 + moved)).collect()
}

/// The weighted least-squares line.
fn line(x: &[f64], y: &[f64], weights: &[f64]) -> (f64, f64) {
    let total: f64 = weights.iter().sum();
    let mean = |v: &[f64]| v.iter().zip(weights).map(|(v, w)| v * w).sum::<f64>() / total;
    let (mx, my) = (mean(x), mean(y));
    let over = |f: &dyn Fn(usize) -> f64| (0..x.len()).map(|i| weights[i] * f(i)).sum::<f64>();
    let slope = over(&|i| (x[i] - mx) * (y[i] - my)) / over(&|i| (x[i] - mx).powi(2));
    (slope, my - slope * mx)
}

/// (XᵀWX + ridge) d = XᵀW rest.
fn solve(rows: &[Vec<(usize, f64)>], rest: &[f64], weights: &[f64], n: usize) -> Vec<f64> {
    let transpose = |values: &dyn Fn(usize) -> f64| {
        let mut out = vec![0.0; n];
        for (i, row) in rows.iter().enumerate() {
            let value = weights[i] * values(i);
            row.iter().for_each(|(j, x)| out[*j] += x * value);
        }
        out
    };
    let times = |d: &[f64], i: usize| rows[i].iter().map(|(j, x)| d[*j] * x).sum::<f64>();
    let dot = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>();
    let mut d = vec![0.0; n];
    let mut residual = transpose(&|i| rest[i]);
    let mut direction = residual.clone();
    let mut norm = dot(&residual, &residual);
    for _ in 0..ROUNDS {
        let mut image = transpose(&|i| times(&direction, i));
        image.iter_mut().zip(&direction).for_each(|(v, d)| *v += RIDGE * d);
        let step = norm / dot(&direction, &image).max(1e-12);
        for j in 0..n {
            d[j] += step * direction[j];
            residual[j] -= step * image[j];
        }
        let next = dot(&residual, &residual);
        for j in 0..n {
            direction[j] = residual[j] + next / norm * direction[j];
        }
        norm = next;
    }
    d
}
