//! Ridge regression of a text's score on its words, by conjugate gradients.

use super::samples::{Sample, SampleWord};
use newslens::train::measure_of_length;
use std::collections::BTreeMap;

/// Holds a word near its prior: one text of weight one, in which it stands alone, pulls this hard the other way.
const RIDGE: f64 = 0.5;
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

/// What words share, so that one of few texts, or of none, learns from its like: its stem, and its place among the words
/// that it is met with.
pub struct Kinship {
    pub vectors: BTreeMap<String, Vec<f32>>,
}

/// How much of a text goes to a word itself, to its stem, and to the directions of its place.
const OWN: f64 = 0.7;
const STEM: f64 = 0.7;
const PLACE: f64 = 0.4;

/// What was learned.
pub struct Learned {
    own: BTreeMap<String, f64>,
    stems: BTreeMap<String, f64>,
    directions: Vec<f64>,
}

impl Learned {
    /// What the texts add to the valence from which a form begins.
    pub fn moves(&self, form: &str, kinship: &Kinship) -> f64 {
        let own = self.own.get(form).map_or(0.0, |own| own * OWN);
        let stem = self.stems.get(stem_of(form)).map_or(0.0, |stem| stem * STEM);
        let place = kinship.vectors.get(form).map_or(0.0, |vector| {
            vector.iter().zip(&self.directions).map(|(v, d)| f64::from(*v) * d).sum::<f64>() * PLACE
        });
        own + stem + place
    }
}

/// Learns the valence of the words from the terms that `term` makes of them.
pub fn learn(samples: &[Sample], kinship: &Kinship, term: impl Fn(&Sample, &SampleWord) -> Term) -> Learned {
    let (forms, stems) = (columns(samples, &term, |form| form), columns(samples, &term, stem_of));
    let n_directions = kinship.vectors.values().next().map_or(0, Vec::len);
    let first_direction = forms.len() + stems.len();

    let mut rows: Vec<Vec<(usize, f64)>> = Vec::new();
    let mut base = Vec::new();
    for sample in samples {
        let measure = measure_of_length(sample.length as i64) as f64 / 1000.0;
        let mut row: BTreeMap<usize, f64> = BTreeMap::new();
        let mut place = vec![0.0; n_directions];
        let mut known = 0.0;
        for word in &sample.words {
            let term = term(sample, word);
            let part = term.factor / measure;
            known += term.start * part;
            if term.is_fixed {
                continue;
            }
            if let Ok(idx) = forms.binary_search(&word.form.as_str()) {
                *row.entry(idx).or_default() += part * OWN;
            }
            if let Ok(idx) = stems.binary_search(&stem_of(&word.form)) {
                *row.entry(forms.len() + idx).or_default() += part * STEM;
            }
            if let Some(vector) = kinship.vectors.get(&word.form) {
                place.iter_mut().zip(vector).for_each(|(sum, v)| *sum += f64::from(*v) * part * PLACE);
            }
        }
        let place = place.into_iter().enumerate().map(|(idx, sum)| (first_direction + idx, sum));
        rows.push(row.into_iter().chain(place).collect());
        base.push(known);
    }
    let weights: Vec<f64> = samples.iter().map(|s| s.weight).collect();
    let scores: Vec<f64> = samples.iter().map(|s| s.score).collect();
    // How many points of score a point of valence is worth, and what a text without feeling scores.
    let (slope, level) = line(&base, &scores, &weights);
    println!("      a valence of 1 is worth {slope:.3}, level {level:.3}, {} texts, {} forms", rows.len(), forms.len());
    let rest: Vec<f64> = scores.iter().zip(&base).map(|(score, base)| (score - level - slope * base) / slope).collect();
    let moved = solve(&rows, &rest, &weights, first_direction + n_directions);
    let named = |names: &[&str], from: usize| {
        names.iter().zip(&moved[from..]).map(|(name, moved)| (name.to_string(), *moved)).collect()
    };
    Learned { own: named(&forms, 0), stems: named(&stems, forms.len()), directions: moved[first_direction..].to_vec() }
}

/// The forms to be learned that are in texts enough, or what they share, sorted.
fn columns<'s>(
    samples: &'s [Sample],
    term: &impl Fn(&Sample, &SampleWord) -> Term,
    part: impl Fn(&'s str) -> &'s str,
) -> Vec<&'s str> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for sample in samples {
        for word in sample.words.iter().filter(|word| !term(sample, word).is_fixed) {
            *counts.entry(part(&word.form)).or_default() += 1;
        }
    }
    counts.retain(|_, n| *n >= RAREST);
    counts.into_keys().collect()
}

/// A word without its ending, roughly.
fn stem_of(form: &str) -> &str {
    let endings = ["ingly", "edly", "ings", "ing", "ed", "ies", "es", "ly", "s", "d", "e", "y"];
    let stems = endings.iter().filter_map(|ending| form.strip_suffix(ending));
    stems.filter(|stem| stem.len() >= 4).min_by_key(|stem| stem.len()).unwrap_or(form)
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
