//! Builds the section `HEAD`: logistic regression on the words of GoodNewsEveryone's headlines, by full-batch descent, the same
//! each time: which of them stand in a cue.

use super::lexicon::{headlines, is_held_out};
use newslens::Analyzer;
use newslens::train::{HEADLINE_STEP, N_HEADLINE_BUCKETS};
use std::path::Path;

const ROUNDS: usize = 200;
const STEP: f64 = 0.1;
/// Pulls every weight to zero.
const RIDGE: f64 = 8.0;

/// One word of a headline: its features, and whether it stands in a cue.
type Example = (Vec<usize>, bool);

/// Builds the section from the corpora's folder and a model in which it is empty.
pub fn build(data: &Path, model: &[u8]) -> Result<Vec<u8>, String> {
    let analyzer = Analyzer::new(model).map_err(|e| e.to_string())?;
    let mut examples = Vec::new();
    for headline in headlines(&data.join("sentiment"))?.iter().filter(|headline| !is_held_out(&headline.id)) {
        let cues = headline.cues();
        for (span, features) in analyzer.headline_features(&headline.text) {
            examples.push((features, cues.iter().any(|cue| cue.covers(span.start))));
        }
    }
    println!("      {} words of headlines, {} in cues", examples.len(), examples.iter().filter(|e| e.1).count());
    let quantised = |w: &f64| (w * HEADLINE_STEP as f64).round().clamp(-127.0, 127.0) as i8 as u8;
    Ok(descend(&examples).iter().map(quantised).collect())
}

/// A section that says nothing, for the model that the trainer reads texts with.
pub fn empty() -> [([u8; 4], Vec<u8>); 1] {
    [(*b"HEAD", vec![0; N_HEADLINE_BUCKETS])]
}

fn chance(features: &[usize], weights: &[f64]) -> f64 {
    let logit: f64 = features.iter().map(|&bucket| weights[bucket]).sum();
    1.0 / (1.0 + (-logit).exp())
}

/// Adam on the whole set at once.
fn descend(examples: &[Example]) -> Vec<f64> {
    let mut weights = vec![0.0_f64; N_HEADLINE_BUCKETS];
    let mut moments = vec![[0.0_f64; 2]; N_HEADLINE_BUCKETS];
    for round in 1..=ROUNDS {
        let mut slope: Vec<f64> = weights.iter().map(|w| w * RIDGE).collect();
        let mut loss = 0.0;
        for (features, is_so) in examples {
            let chance = chance(features, &weights);
            let error = chance - f64::from(u8::from(*is_so));
            loss -= (1.0 - error.abs()).max(f64::MIN_POSITIVE).ln();
            features.iter().for_each(|&bucket| slope[bucket] += error);
        }
        let (keep, keep2) = (0.9_f64, 0.99_f64);
        let (fresh, fresh2) = (1.0 - keep.powi(round as i32), 1.0 - keep2.powi(round as i32));
        let pace = STEP * (1.0 - 0.98 * round as f64 / ROUNDS as f64);
        for (w, (m, s)) in weights.iter_mut().zip(moments.iter_mut().zip(&slope)) {
            m[0] = keep * m[0] + (1.0 - keep) * s;
            m[1] = keep2 * m[1] + (1.0 - keep2) * s * s;
            *w -= pace * (m[0] / fresh) / ((m[1] / fresh2).sqrt() + 1e-6);
        }
        if round % 50 == 0 {
            println!("      round {round}: loss {:.4}", loss / examples.len() as f64);
        }
    }
    weights
}
