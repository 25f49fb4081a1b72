//! How a sentence treats one entity in it: a small trained scorer, the model's section `TOWD`.
//!
//! ```text
//! N_BUCKETS × (negative i8, neutral i8, positive i8)
//! ```
//! Features are facts about the words around a mention, hashed into buckets. Names count as names only: whom a word
//! is about must not change what it says.

mod facts;
mod features;

pub use facts::Facts;
pub use features::{N_BUCKETS, THERE};

use crate::analysis::EntityIdx;
use crate::error::{Error, Kind};
use std::ops::Range;

const SECTION: &str = "TOWD";
/// A weight of 1 in the file.
pub const WEIGHT_STEP: i64 = 48;

/// The trained weights.
#[derive(Debug)]
pub struct Towards {
    weights: Vec<[i8; 3]>,
}

/// Scores of negative, neutral, positive, in thousandths of a logit.
pub type Logits = [i64; 3];

impl Towards {
    /// Reads the section; any damage is refused.
    pub fn read(bytes: &[u8]) -> Result<Self, Error> {
        let (triples, rest) = bytes.as_chunks::<3>();
        if triples.len() != N_BUCKETS || !rest.is_empty() {
            return Err(Kind::BadSection(SECTION).into());
        }
        Ok(Self { weights: triples.iter().map(|triple| triple.map(|byte| byte as i8)).collect() })
    }

    /// How the sentence treats what stands at these tokens.
    pub fn score(&self, facts: &Facts, target: Range<usize>, entity: EntityIdx) -> Logits {
        let mut sums = [0; 3];
        facts.features(target, Some(entity), |bucket, value| {
            for (sum, weight) in sums.iter_mut().zip(self.weights[bucket]) {
                *sum += i64::from(weight) * value;
            }
        });
        sums.map(|sum| sum * 1000 / (THERE * WEIGHT_STEP))
    }
}
