//! A linear-chain model: hashed features → label weights → the best sequence of labels. It knows nothing of entities.
//!
//! A section of it:
//!
//! ```text
//! bits u8                       the table has 2^bits rows
//! N_LABELS × [i8; 2^bits]       a label's weights, row after row
//! N_LABELS × [i16; N_LABELS]    from the label before (outer) to the next
//! [i16; N_LABELS]               for the first token
//! n u16, [u16; n]               rising margins: a margin past the i-th is right in (i + 1) of n + 1 cases
//! ```

use super::reader::Reader;
use crate::analysis::Milli;

/// O, then for each of four kinds its begin and its inside label.
pub const N_LABELS: usize = 9;
/// The label of a token outside every name.
pub const OUTSIDE: usize = 0;
/// The highest number of bits a model may have: 2^22 rows are 38 MB.
const MOST_BITS: u8 = 22;

/// A score for each label of one token.
pub type Scores = [i32; N_LABELS];

/// The weights, ready for use.
pub struct SequenceModel {
    bits: u32,
    rows: Vec<[i8; N_LABELS]>,
    transitions: [Scores; N_LABELS],
    /// The same by the label that they lead to.
    transitions_to: [Scores; N_LABELS],
    start: Scores,
    margins: Vec<i32>,
}

/// A token's label and how far the best sequence is ahead of the best one that labels this token otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Labelled {
    /// An index below [`N_LABELS`].
    pub label: usize,
    /// In the table's units.
    pub margin: i32,
}

impl SequenceModel {
    /// Reads a section; none if it is damaged.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let mut reader = Reader::new(bytes);
        let bits = reader.take(1)?[0];
        if bits == 0 || bits > MOST_BITS {
            return None;
        }
        let n_rows = 1usize << bits;
        let mut rows = vec![[0; N_LABELS]; n_rows];
        for label in 0..N_LABELS {
            for (row, &weight) in rows.iter_mut().zip(reader.take(n_rows)?) {
                row[label] = weight as i8;
            }
        }
        let mut transitions = [[0; N_LABELS]; N_LABELS];
        for from in &mut transitions {
            *from = scores(&mut reader)?;
        }
        let transitions_to = std::array::from_fn(|to| std::array::from_fn(|from| transitions[from][to]));
        let start = scores(&mut reader)?;
        let n_margins = reader.u16()?;
        let margins = (0..n_margins).map(|_| reader.u16().map(i32::from)).collect::<Option<Vec<_>>>()?;
        reader.is_done().then_some(Self { bits: u32::from(bits), rows, transitions, transitions_to, start, margins })
    }

    /// Adds the weights of a feature.
    #[inline]
    pub fn add(&self, feature: u32, scores: &mut Scores) {
        let row = &self.rows[row_of(feature, self.bits)];
        for (score, &weight) in scores.iter_mut().zip(row) {
            *score += i32::from(weight);
        }
    }

    /// The best sequence of labels for tokens with these scores. What is before the first name has no margin.
    pub fn decode(&self, tokens: &[Scores]) -> Vec<Labelled> {
        let n = tokens.len();
        if n == 0 {
            return Vec::new();
        }
        let mut ahead = vec![[0; N_LABELS]; n];
        let mut cameto = vec![[0u8; N_LABELS]; n];
        ahead[0] = sum(&tokens[0], &self.start);
        for idx in 1..n {
            let before = ahead[idx - 1];
            let (mut best, mut by) = ([i32::MIN; N_LABELS], [0u8; N_LABELS]);
            for (from, score) in before.iter().enumerate() {
                for to in 0..N_LABELS {
                    let score = score + self.transitions[from][to];
                    if score > best[to] {
                        (best[to], by[to]) = (score, from as u8);
                    }
                }
            }
            ahead[idx] = sum(&best, &tokens[idx]);
            cameto[idx] = by;
        }
        let mut labels = vec![Labelled { label: OUTSIDE, margin: 0 }; n];
        labels[n - 1].label = best_of(&ahead[n - 1], N_LABELS);
        for idx in (1..n).rev() {
            labels[idx - 1].label = usize::from(cameto[idx][labels[idx].label]);
        }
        // Only a name asks for its margin.
        let first = labels.iter().position(|labelled| labelled.label != OUTSIDE).unwrap_or(n);
        // what the best sequence behind each token adds
        let mut behind = [0; N_LABELS];
        for idx in (first..n).rev() {
            let (label, through) = (labels[idx].label, sum(&ahead[idx], &behind));
            labels[idx].margin = through[label].saturating_sub(through[best_of(&through, label)]);
            let next = sum(&behind, &tokens[idx]);
            behind = [i32::MIN; N_LABELS];
            for (to, from) in self.transitions_to.iter().enumerate() {
                for label in 0..N_LABELS {
                    behind[label] = behind[label].max(from[label] + next[to]);
                }
            }
        }
        labels
    }

    /// How likely a label with this margin is right.
    pub fn confidence(&self, margin: i32) -> Milli {
        let n = self.margins.len() as i64;
        Milli((self.margins.partition_point(|&m| m <= margin) as i64 + 1) * 1000 / (n + 2))
    }
}

/// The row of a feature in a table of 2^bits.
#[inline]
pub fn row_of(feature: u32, bits: u32) -> usize {
    (feature >> (32 - bits)) as usize
}

fn scores(reader: &mut Reader) -> Option<Scores> {
    let mut scores = [0; N_LABELS];
    for score in &mut scores {
        *score = i32::from(reader.u16()? as i16);
    }
    Some(scores)
}

fn sum(a: &Scores, b: &Scores) -> Scores {
    std::array::from_fn(|label| a[label] + b[label])
}

/// The best label but one that is barred.
fn best_of(scores: &Scores, barred: usize) -> usize {
    let mut best = usize::from(barred == 0);
    for label in 0..N_LABELS {
        if label != barred && scores[label] > scores[best] {
            best = label;
        }
    }
    best
}

/// The bytes of a section, from whole rows.
#[cfg(any(test, feature = "train"))]
pub fn write(
    rows: &[[i8; N_LABELS]],
    transitions: &[[i16; N_LABELS]; N_LABELS],
    start: &[i16; N_LABELS],
    margins: &[u16],
) -> Vec<u8> {
    let mut bytes = vec![rows.len().trailing_zeros() as u8];
    for label in 0..N_LABELS {
        bytes.extend(rows.iter().map(|row| row[label] as u8));
    }
    bytes.extend(transitions.iter().flatten().chain(start).flat_map(|weight| weight.to_le_bytes()));
    bytes.extend((margins.len() as u16).to_le_bytes());
    bytes.extend(margins.iter().flat_map(|margin| margin.to_le_bytes()));
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every sequence in turn.
    fn naive(model: &SequenceModel, tokens: &[Scores]) -> (Vec<usize>, i32) {
        let mut best = (Vec::new(), i32::MIN);
        for code in 0..N_LABELS.pow(tokens.len() as u32) {
            let labels: Vec<usize> = (0..tokens.len()).map(|i| code / N_LABELS.pow(i as u32) % N_LABELS).collect();
            let mut score = model.start[labels[0]];
            for (idx, &label) in labels.iter().enumerate() {
                score += tokens[idx][label] + if idx > 0 { model.transitions[labels[idx - 1]][label] } else { 0 };
            }
            if score > best.1 {
                best = (labels, score);
            }
        }
        best
    }

    fn sample() -> Vec<u8> {
        let mut state = 1u32;
        let mut random = |limit: u32| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 16) % limit
        };
        let rows: Vec<[i8; N_LABELS]> = (0..64).map(|_| std::array::from_fn(|_| random(256) as u8 as i8)).collect();
        let transitions = std::array::from_fn(|_| std::array::from_fn(|_| random(200) as i16 - 100));
        write(&rows, &transitions, &[5; N_LABELS], &[10, 20, 40])
    }

    #[test]
    fn decoding_agrees_with_trying_everything() {
        let model = SequenceModel::read(&sample()).unwrap();
        for seed in 0..20u32 {
            let tokens: Vec<Scores> = (0..4)
                .map(|idx| {
                    let mut scores = [0; N_LABELS];
                    model.add((seed * 4 + idx).wrapping_mul(0x9e37_79b9), &mut scores);
                    scores
                })
                .collect();
            let labelled = model.decode(&tokens);
            let (labels, best) = naive(&model, &tokens);
            assert_eq!(labelled.iter().map(|l| l.label).collect::<Vec<_>>(), labels);
            for (idx, found) in labelled.iter().enumerate().skip_while(|(_, found)| found.label == OUTSIDE) {
                let mut without = tokens.clone();
                without[idx][found.label] = -100_000;
                assert_eq!(found.margin, best - naive(&model, &without).1);
            }
        }
    }

    #[test]
    fn a_margin_becomes_a_share() {
        let model = SequenceModel::read(&sample()).unwrap();
        let shares: Vec<i64> = [0, 15, 30, 900].iter().map(|&margin| model.confidence(margin).0).collect();
        assert_eq!(shares, [200, 400, 600, 800]);
    }

    #[test]
    fn a_cut_section_is_refused() {
        let bytes = sample();
        for n in 0..bytes.len() {
            assert!(SequenceModel::read(&bytes[..n]).is_none());
        }
        assert!(SequenceModel::read(&[bytes.as_slice(), &[0]].concat()).is_none());
    }
}
