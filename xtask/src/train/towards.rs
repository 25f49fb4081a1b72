//! Builds the section `TOWD`: logistic regression on the targets of NewsMTSC, by full-batch descent, the same each time.
//!
//! Each text goes through the whole analyser, so that the scorer learns from the mentions, entities and cues that it
//! will meet, their errors among them.

use newslens::train::{N_BUCKETS, THERE, WEIGHT_STEP};
use newslens::{Analyzer, Span};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;

const FOLDS: usize = 4;
const ROUNDS: usize = 150;
const STEP: f64 = 0.08;
/// Pulls every weight to zero.
const RIDGE: f64 = 50.0;

#[derive(Deserialize)]
struct Row {
    text: String,
    target: Place,
    label: String,
}

#[derive(Deserialize)]
struct Place {
    start: usize,
    end: usize,
}

struct Example {
    features: Vec<(u32, f32)>,
    class: usize,
}

/// Builds the section from the corpora's folder and a model in which it is empty. Each fold is read with a model `without`
/// what it taught the lexicon: at work, the scorer meets valences that its text had no part in.
pub fn build(
    data: &Path,
    model: &[u8],
    without: &dyn Fn(Range<usize>) -> Result<Vec<u8>, String>,
) -> Result<Vec<u8>, String> {
    let train = rows(&data.join("sentiment/train/newsmtsc/train.jsonl"))?;
    // Its texts stand by article, so that a fold in one piece shares next to none with the rest.
    let folds: Vec<_> = (0..FOLDS).map(|n| train.len() * n / FOLDS..train.len() * (n + 1) / FOLDS).collect();
    let mut examples = Vec::new();
    for fold in &folds {
        examples.extend(read(&train[fold.clone()], &without(fold.clone())?)?);
    }
    let mut held_out = 0.0;
    for fold in folds {
        let part = descend(examples[..fold.start].iter().chain(&examples[fold.end..]));
        held_out += macro_f1(&examples[fold], &part) / FOLDS as f64;
    }
    println!("      held out in {FOLDS} folds: macro F1 {held_out:.3}");
    let weights = descend(examples.iter());
    let quantised = |w: &f64| (w * WEIGHT_STEP as f64).round().clamp(-127.0, 127.0) as i8 as u8;
    for name in ["rw_dev", "mt_dev"] {
        let dev = read(&rows(&data.join(format!("sentiment/dev/newsmtsc/{name}.jsonl")))?, model)?;
        println!("      {name}: macro F1 {:.3} with the gold targets", macro_f1(&dev, &weights));
    }
    let full = weights.iter().flatten().filter(|w| (**w * WEIGHT_STEP as f64).abs() > 127.0).count();
    println!("      {full} weights are cut off");
    Ok(weights.iter().flatten().map(quantised).collect())
}

/// A section that says nothing, for the model that the trainer reads texts with.
pub fn empty() -> [([u8; 4], Vec<u8>); 1] {
    [(*b"TOWD", vec![0; N_BUCKETS * 3])]
}

fn rows(path: &Path) -> Result<Vec<Row>, String> {
    let text = std::fs::read_to_string(path).map_err(|e| format!("cannot read {}: {e}", path.display()))?;
    let row = |line| serde_json::from_str(line).map_err(|e| format!("{}: {e}", path.display()));
    text.lines().map(row).collect()
}

fn read(rows: &[Row], model: &[u8]) -> Result<Vec<Example>, String> {
    let analyzer = Analyzer::new(model).map_err(|e| e.to_string())?;
    Ok(rows.iter().map(|row| example(row, &analyzer)).collect())
}

fn macro_f1(examples: &[Example], weights: &[[f64; 3]]) -> f64 {
    let (mut right, mut said, mut gold) = ([0.0; 3], [0.0; 3], [0.0; 3]);
    for example in examples {
        let logits = logits(example, weights);
        let best = (0..3).fold(0, |best, c| if logits[c] > logits[best] { c } else { best });
        said[best] += 1.0;
        gold[example.class] += 1.0;
        right[example.class] += f64::from(u8::from(best == example.class));
    }
    (0..3).map(|c| 2.0 * right[c] / (said[c] + gold[c])).sum::<f64>() / 3.0
}

fn logits(example: &Example, weights: &[[f64; 3]]) -> [f64; 3] {
    let mut logits = [0.0; 3];
    for (bucket, value) in &example.features {
        let w = &weights[*bucket as usize];
        (0..3).for_each(|c| logits[c] += w[c] * f64::from(*value));
    }
    logits
}

fn example(row: &Row, analyzer: &Analyzer) -> Example {
    let at = |n: usize| row.text.char_indices().nth(n).map_or(row.text.len(), |(byte, _)| byte);
    let target = Span::new(at(row.target.start), at(row.target.end));
    let (found, n_mentions) = analyzer.target_features(&row.text, target);
    let mut sums: BTreeMap<usize, i64> = BTreeMap::new();
    for (bucket, value) in found {
        *sums.entry(bucket).or_default() += value;
    }
    let unit = (THERE * n_mentions as i64) as f32;
    let features = sums.into_iter().map(|(bucket, value)| (bucket as u32, value as f32 / unit)).collect();
    let class = match row.label.as_str() {
        "negative" => 0,
        "neutral" => 1,
        _ => 2,
    };
    Example { features, class }
}

/// Added to what each class shows of a bucket, so that one text alone does not tell classes apart.
const SMOOTHING: f64 = 0.5;
/// What a bucket counts that tells nothing.
const LEAST_SCALE: f64 = 0.2;
/// A bucket that fewer texts fill says nothing.
const FEWEST: u32 = 2;

/// How much each bucket counts: as far as its share in one class differs from its share in the others, by the
/// logarithm of their ratio (the scale of naive Bayes); 1 in the mean of squares.
fn telling(examples: &[&Example]) -> Vec<f64> {
    let mut shown = vec![[SMOOTHING; 3]; N_BUCKETS];
    let mut n_texts = vec![0_u32; N_BUCKETS];
    for example in examples {
        for (bucket, value) in &example.features {
            shown[*bucket as usize][example.class] += f64::from(value.abs());
            n_texts[*bucket as usize] += 1;
        }
    }
    let totals: [f64; 3] = std::array::from_fn(|c| shown.iter().map(|s| s[c]).sum());
    let total: f64 = totals.iter().sum();
    let ratio = |s: &[f64; 3], c: usize| {
        let others = s.iter().sum::<f64>() - s[c];
        (s[c] / totals[c] / (others / (total - totals[c]))).ln().abs()
    };
    let scale = |(s, n): (&[f64; 3], &u32)| {
        if *n < FEWEST { 0.0 } else { LEAST_SCALE + (0..3).map(|c| ratio(s, c)).fold(0.0, f64::max) }
    };
    let scale: Vec<f64> = shown.iter().zip(&n_texts).map(scale).collect();
    let n_known = n_texts.iter().filter(|n| **n >= FEWEST).count();
    let mean_square = scale.iter().map(|s| s * s).sum::<f64>() / n_known.max(1) as f64;
    scale.iter().map(|s| s / mean_square.sqrt()).collect()
}

/// Adam on the whole set at once, classes weighed alike and buckets by what they tell.
fn descend<'e>(examples: impl Iterator<Item = &'e Example>) -> Vec<[f64; 3]> {
    let plain: Vec<&Example> = examples.collect();
    let scale = telling(&plain);
    let weigh = |(bucket, value): &(u32, f32)| (*bucket, value * scale[*bucket as usize] as f32);
    let weighed = |e: &&Example| Example { features: e.features.iter().map(weigh).collect(), class: e.class };
    let examples: Vec<Example> = plain.iter().map(weighed).collect();
    let mut sizes = [0.0_f64; 3];
    examples.iter().for_each(|e| sizes[e.class] += 1.0);
    let class_weight = sizes.map(|size| examples.len() as f64 / 3.0 / size);
    let mut weights = vec![[0.0_f64; 3]; N_BUCKETS];
    let mut moments = vec![[[0.0_f64; 2]; 3]; N_BUCKETS];
    for round in 1..=ROUNDS {
        let mut slope: Vec<[f64; 3]> = weights.iter().map(|w| w.map(|w| w * RIDGE)).collect();
        let mut loss = 0.0;
        for example in &examples {
            let logits = logits(example, &weights);
            let top = logits.iter().copied().fold(f64::MIN, f64::max);
            let parts = logits.map(|l| (l - top).exp());
            let total: f64 = parts.iter().sum();
            loss -= (parts[example.class] / total).ln();
            let errors: [f64; 3] = std::array::from_fn(|c| {
                (parts[c] / total - f64::from(u8::from(c == example.class))) * class_weight[example.class]
            });
            for (bucket, value) in &example.features {
                let s = &mut slope[*bucket as usize];
                (0..3).for_each(|c| s[c] += errors[c] * f64::from(*value));
            }
        }
        let (keep, keep2) = (0.9_f64, 0.99_f64);
        let (fresh, fresh2) = (1.0 - keep.powi(round as i32), 1.0 - keep2.powi(round as i32));
        let pace = STEP * (1.0 - 0.9 * round as f64 / ROUNDS as f64);
        for (w, (m, s)) in weights.iter_mut().zip(moments.iter_mut().zip(&slope)) {
            for c in 0..3 {
                m[c][0] = keep * m[c][0] + (1.0 - keep) * s[c];
                m[c][1] = keep2 * m[c][1] + (1.0 - keep2) * s[c] * s[c];
                w[c] -= pace * (m[c][0] / fresh) / ((m[c][1] / fresh2).sqrt() + 1e-6);
            }
        }
        if round % 50 == 0 {
            println!("      round {round}: loss {:.4}", loss / examples.len() as f64);
        }
    }
    // The scorer sees features as they are.
    weights.iter().zip(scale).map(|(w, scale)| w.map(|w| w * scale)).collect()
}
