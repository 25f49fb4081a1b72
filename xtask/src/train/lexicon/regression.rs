//! Ridge regression of a sentence's score on its words, towards what the lists say, by conjugate gradients.

use super::samples::Sample;
use std::collections::BTreeMap;

/// Holds a word near its prior: one sentence of weight one, in which it stands alone, pulls this hard the other way.
const RIDGE: f64 = 0.5;
const ROUNDS: usize = 60;
/// Added to a sentence's length, as in the summary of sentences.
const LENGTH_FLOOR: f64 = 3.0;
/// A word is learned when it is in as many sentences.
const RAREST: usize = 2;

/// The learned valence of every form that is frequent enough.
pub fn learn(samples: &[Sample], prior: impl Fn(&str) -> f64) -> BTreeMap<String, f64> {
    let mut n_samples: BTreeMap<&str, usize> = BTreeMap::new();
    for word in samples.iter().flat_map(|sample| &sample.words) {
        *n_samples.entry(&word.form).or_default() += 1;
    }
    n_samples.retain(|_, n| *n >= RAREST);
    let forms: Vec<&str> = n_samples.into_keys().collect();
    let priors: Vec<f64> = forms.iter().map(|form| prior(form)).collect();

    let mut rows: Vec<Vec<(usize, f64)>> = Vec::new();
    let mut base = Vec::new();
    for sample in samples {
        let root = (sample.length as f64 + LENGTH_FLOOR).sqrt();
        let mut row: BTreeMap<usize, f64> = BTreeMap::new();
        let mut listed = 0.0;
        for word in &sample.words {
            let prior = prior(&word.form);
            let factor = if prior < 0.0 { word.factor.1 } else { word.factor.0 } / root;
            listed += prior * factor;
            if let Ok(idx) = forms.binary_search(&word.form.as_str()) {
                *row.entry(idx).or_default() += factor;
            }
        }
        rows.push(row.into_iter().collect());
        base.push(listed);
    }
    let weights: Vec<f64> = samples.iter().map(|s| s.weight).collect();
    let scores: Vec<f64> = samples.iter().map(|s| s.score).collect();
    // How many points of score a point of valence is worth, and what a text without a cue scores.
    let (slope, level) = line(&base, &scores, &weights);
    println!(
        "      a valence of 1 is worth {slope:.3}, level {level:.3}, {} sentences, {} forms",
        rows.len(),
        forms.len()
    );
    let rest: Vec<f64> = scores.iter().zip(&base).map(|(score, base)| (score - level - slope * base) / slope).collect();
    let moved = solve(&rows, &rest, &weights, forms.len());
    forms.iter().zip(priors.iter().zip(moved)).map(|(form, (prior, moved))| (form.to_string(), prior + moved)).collect()
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
