//! Sums over all label sequences of a sentence: what its gradients are.

use super::{Corpus, Example, Weights};
use newslens::train::sequence::N_LABELS;

/// Forward and backward sums over one sentence, over all sequences and over the allowed ones.
#[derive(Default)]
pub(super) struct Lattice {
    potentials: Vec<[f32; N_LABELS]>,
    ahead: Vec<[f32; N_LABELS]>,
    behind: Vec<[f32; N_LABELS]>,
    /// Allowed less all: what raises the likelihood.
    pub gradients: Vec<[f32; N_LABELS]>,
    pub transitions: [[f32; N_LABELS]; N_LABELS],
    /// The rows that this model does without.
    pub hidden: Vec<bool>,
}

impl Lattice {
    pub fn new(hidden: Vec<bool>) -> Self {
        Self { hidden, ..Self::default() }
    }

    /// Gives the loss and leaves the gradients.
    pub fn run(&mut self, corpus: &Corpus, example: &Example, weights: &Weights) -> f32 {
        let n = example.n;
        self.transitions = [[0.0; N_LABELS]; N_LABELS];
        self.gradients.clear();
        self.gradients.resize(n, [0.0; N_LABELS]);
        self.potentials.clear();
        for at in 0..n {
            let mut scores = [0.0f32; N_LABELS];
            for &row in corpus.rows_of(example.first + at) {
                if self.hidden[row as usize] {
                    continue;
                }
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
