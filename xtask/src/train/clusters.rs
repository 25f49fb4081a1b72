//! Section `WORD`: classes of words that keep the same company, and how each word is usually written, from open text.
//!
//! Counts of neighbours → positive pointwise mutual information → the leading directions (subspace iteration) →
//! k-means. All of it on one thread and from one seed, so that it gives the same classes again.

use super::corpora;
use newslens::train::words::{Casing, N_CLASSES, N_COARSE, write};
use newslens::train::{Case, Document, TokenKind};
use std::collections::BTreeMap;
use std::path::Path;

const N_WORDS: usize = 40_000;
const LEAST_COUNT: u32 = 5;
/// The most frequent words, by which their neighbours are told apart.
const N_CONTEXTS: usize = 1_500;
/// Just before, just after, and two or three words away on either side.
const N_POSITIONS: usize = 3;
const N_DIRECTIONS: usize = 96;

/// Where a neighbour stands, in tokens, and at which of the positions that counts.
type Places = [(i32, u32)];
const NEAR: &Places = &[(-3, 2), (-2, 2), (-1, 0), (1, 1), (2, 2), (3, 2)];
/// What a text is about shows in words farther off, on whichever side.
const WIDE: &Places = &[(-5, 0), (-4, 0), (-3, 0), (-2, 0), (-1, 0), (1, 0), (2, 0), (3, 0), (4, 0), (5, 0)];

/// Each word of the open text with a place among those that it is met with: words of like topics stand close.
pub fn word_vectors(data: &Path) -> Result<BTreeMap<String, Vec<f32>>, String> {
    let texts = open_text(data)?;
    let mut counts: BTreeMap<String, WordCounts> = BTreeMap::new();
    texts.iter().for_each(|text| count_words(text, &mut counts));
    let by_count = most_frequent(&counts);
    let index: BTreeMap<&str, u32> = by_count.iter().enumerate().map(|(i, (w, _))| (w.as_str(), i as u32)).collect();
    let vectors = Matrix::count(&texts, &index, WIDE).leading_directions();
    Ok(by_count.iter().map(|(word, _)| (*word).clone()).zip(vectors).collect())
}

fn most_frequent(counts: &BTreeMap<String, WordCounts>) -> Vec<(&String, &WordCounts)> {
    let mut by_count: Vec<_> = counts.iter().filter(|(_, c)| c.total >= LEAST_COUNT).collect();
    by_count.sort_by_key(|(word, c)| (std::cmp::Reverse(c.total), word.as_str()));
    by_count.truncate(N_WORDS);
    by_count
}

/// Builds the section from `DATA/unlabelled` and the texts of `DATA/ner/silver`.
pub fn build(data: &Path) -> Result<Vec<u8>, String> {
    let mut counts: BTreeMap<String, WordCounts> = BTreeMap::new();
    let mut texts = open_text(data)?;
    for text in &texts {
        count_words(text, &mut counts);
    }
    let by_count = most_frequent(&counts);
    println!("  {} texts, {} words kept of {}", texts.len(), by_count.len(), counts.len());
    let index: BTreeMap<&str, u32> =
        by_count.iter().enumerate().map(|(idx, (w, _))| (w.as_str(), idx as u32)).collect();
    let matrix = Matrix::count(&texts, &index, NEAR);
    texts.clear();
    let vectors = matrix.leading_directions();
    println!("  {} neighbourhoods counted, directions found", matrix.columns.len());
    let weights: Vec<f32> = by_count.iter().map(|(_, c)| (c.total as f32).sqrt()).collect();
    let (class_of, centres) = k_means(&vectors, &weights, N_CLASSES, 12);
    let mut sizes = vec![0f32; N_CLASSES];
    for (&class, weight) in class_of.iter().zip(&weights) {
        sizes[class as usize] += weight;
    }
    let (coarse_of, _) = k_means(&centres, &sizes, N_COARSE, 20);
    let mut entries: Vec<(&str, u16, Casing)> = Vec::new();
    for ((word, counts), class) in by_count.iter().zip(&class_of) {
        entries.push((word, *class, counts.casing()));
    }
    let coarse: Vec<u8> = coarse_of.iter().map(|&class| class as u8).collect();
    show(&entries);
    write(&entries, &coarse)
}

/// A few classes, for a look.
fn show(entries: &[(&str, u16, Casing)]) {
    for word in ["minister", "london", "john", "smith", "reuters", "russian", "monday", "said", "company", "river"] {
        if let Some((_, class, _)) = entries.iter().find(|(w, _, _)| *w == word) {
            let others: Vec<&str> =
                entries.iter().filter(|(_, c, _)| c == class).map(|(w, _, _)| *w).take(12).collect();
            println!("  {word}: {}", others.join(" "));
        }
    }
}

/// Paragraph-sized texts. The United Nations' debates are far larger than the rest: every fourth line stands for them.
fn open_text(data: &Path) -> Result<Vec<String>, String> {
    let mut texts = Vec::new();
    let mut paths = Vec::new();
    super::gazetteer::walk(&data.join("unlabelled"), &mut paths)?;
    for path in paths {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let (text, every) = if name.ends_with(".xz") {
            let output = std::process::Command::new("xz").arg("-dc").arg(&path).output();
            (output.map_err(|e| format!("xz is needed to read {name}: {e}"))?.stdout, 4)
        } else {
            (std::fs::read(&path).map_err(|e| format!("cannot read {name}: {e}"))?, 1)
        };
        let text = String::from_utf8_lossy(&text);
        texts.extend(text.lines().filter(|l| !l.trim().is_empty()).step_by(every).map(String::from));
    }
    for document in corpora::silver(data)? {
        texts.extend(document.sentences.iter().map(|s| corpora::detokenise(std::slice::from_ref(s)).0));
    }
    Ok(texts)
}

#[derive(Default)]
struct WordCounts {
    total: u32,
    /// Inside sentences only, where a capital letter is a choice.
    lower: u32,
    capitalised: u32,
    upper: u32,
}

impl WordCounts {
    fn casing(&self) -> Casing {
        let all = self.lower + self.capitalised + self.upper;
        match () {
            () if all == 0 => Casing::Mixed,
            () if self.lower * 10 >= all * 9 => Casing::Lower,
            () if self.upper * 10 >= all * 7 => Casing::Upper,
            () if self.lower * 10 <= all => Casing::Capitalised,
            () => Casing::Mixed,
        }
    }
}

/// The key of a token in the table: lower case, digits alike; none for signs.
fn key(document: &Document, idx: usize) -> Option<String> {
    match document.tokens()[idx].kind {
        TokenKind::Word | TokenKind::Number => Some(newslens::train::words::normal(document.lower(idx))),
        TokenKind::Punct | TokenKind::Mark => Some(document.lower(idx).chars().take(1).collect()),
        _ => None,
    }
}

fn count_words(text: &str, counts: &mut BTreeMap<String, WordCounts>) {
    let document = Document::new(text);
    for sentence in document.sentences() {
        let n_capital = sentence.tokens.clone().filter(|&i| document.tokens()[i].case.has_capital()).count();
        let headline = n_capital * 2 > sentence.tokens.len();
        for idx in sentence.tokens.clone() {
            let Some(key) = key(&document, idx) else { continue };
            let counts = counts.entry(key).or_default();
            counts.total += 1;
            if idx > sentence.tokens.start && !headline && document.tokens()[idx - 1].kind != TokenKind::Mark {
                match document.tokens()[idx].case {
                    Case::Lower => counts.lower += 1,
                    Case::Upper => counts.upper += 1,
                    Case::Capitalised | Case::Mixed | Case::Initial => counts.capitalised += 1,
                    Case::None => {}
                }
            }
        }
    }
}

/// Words × neighbourhoods, sparse, by rows.
struct Matrix {
    row_ends: Vec<usize>,
    columns: Vec<u32>,
    values: Vec<f32>,
}

const N_COLUMNS: usize = N_CONTEXTS * N_POSITIONS;

impl Matrix {
    fn count(texts: &[String], index: &BTreeMap<&str, u32>, places: &Places) -> Self {
        let mut rows: Vec<BTreeMap<u32, f32>> = vec![BTreeMap::new(); index.len()];
        let mut words: Vec<Option<u32>> = Vec::new();
        for text in texts {
            let document = Document::new(text);
            for sentence in document.sentences() {
                words.clear();
                words.extend(
                    sentence.tokens.clone().map(|i| key(&document, i).and_then(|k| index.get(k.as_str()).copied())),
                );
                for (at, word) in words.iter().enumerate() {
                    let Some(word) = word else { continue };
                    for &(step, position) in places {
                        let other = at.checked_add_signed(step as isize).and_then(|i| words.get(i).copied().flatten());
                        if let Some(other) = other.filter(|&o| (o as usize) < N_CONTEXTS) {
                            *rows[*word as usize].entry(position * N_CONTEXTS as u32 + other).or_default() += 1.0;
                        }
                    }
                }
            }
        }
        Self::informative(rows)
    }

    /// Counts → positive pointwise mutual information.
    fn informative(rows: Vec<BTreeMap<u32, f32>>) -> Self {
        let mut of_column = vec![0f32; N_COLUMNS];
        for row in &rows {
            for (&column, count) in row {
                of_column[column as usize] += count;
            }
        }
        // smoothed, so that rare neighbours do not count for too much
        let smooth: Vec<f32> = of_column.iter().map(|c| c.powf(0.75)).collect();
        let total: f32 = smooth.iter().sum();
        let mut matrix = Self { row_ends: Vec::new(), columns: Vec::new(), values: Vec::new() };
        for row in rows {
            let of_row: f32 = row.values().sum();
            for (column, count) in row {
                let value = (count / of_row * total / smooth[column as usize]).ln() - 0.5;
                if value > 0.0 {
                    matrix.columns.push(column);
                    // few sightings are weak evidence
                    matrix.values.push(value * (count / (count + 1.0)));
                }
            }
            matrix.row_ends.push(matrix.columns.len());
        }
        matrix
    }

    fn row(&self, idx: usize) -> impl Iterator<Item = (usize, f32)> + '_ {
        let start = if idx == 0 { 0 } else { self.row_ends[idx - 1] };
        (start..self.row_ends[idx]).map(|at| (self.columns[at] as usize, self.values[at]))
    }

    /// Each word in the space of the leading singular directions, at unit length.
    fn leading_directions(&self) -> Vec<Vec<f32>> {
        let mut random = corpora::Random::new(20261123);
        let mut basis: Vec<Vec<f32>> =
            (0..N_COLUMNS).map(|_| (0..N_DIRECTIONS).map(|_| random.unit() - 0.5).collect()).collect();
        orthonormalise(&mut basis);
        let mut strengths = vec![1f32; N_DIRECTIONS];
        for round in 0..8 {
            let mut next = vec![vec![0f32; N_DIRECTIONS]; N_COLUMNS];
            for idx in 0..self.row_ends.len() {
                let image = self.image(idx, &basis);
                for (column, value) in self.row(idx) {
                    next[column].iter_mut().zip(&image).for_each(|(n, i)| *n += value * i);
                }
            }
            if round == 7 {
                for (direction, strength) in strengths.iter_mut().enumerate() {
                    *strength =
                        next.iter().map(|row| row[direction] * row[direction]).sum::<f32>().sqrt().sqrt().max(1e-6);
                }
                break;
            }
            orthonormalise(&mut next);
            basis = next;
        }
        let mut vectors: Vec<Vec<f32>> = (0..self.row_ends.len()).map(|idx| self.image(idx, &basis)).collect();
        for vector in &mut vectors {
            vector.iter_mut().zip(&strengths).for_each(|(v, s)| *v /= s.sqrt());
            normalise(vector);
        }
        vectors
    }

    fn image(&self, idx: usize, basis: &[Vec<f32>]) -> Vec<f32> {
        let mut image = vec![0f32; N_DIRECTIONS];
        for (column, value) in self.row(idx) {
            image.iter_mut().zip(&basis[column]).for_each(|(i, b)| *i += value * b);
        }
        image
    }
}

/// Gram–Schmidt over the columns of a matrix given by rows.
fn orthonormalise(rows: &mut [Vec<f32>]) {
    for column in 0..N_DIRECTIONS {
        for earlier in 0..column {
            let dot: f32 = rows.iter().map(|row| row[column] * row[earlier]).sum();
            rows.iter_mut().for_each(|row| row[column] -= dot * row[earlier]);
        }
        let length = rows.iter().map(|row| row[column] * row[column]).sum::<f32>().sqrt().max(1e-12);
        rows.iter_mut().for_each(|row| row[column] /= length);
    }
}

fn normalise(vector: &mut [f32]) {
    let length = vector.iter().map(|v| v * v).sum::<f32>().sqrt().max(1e-12);
    vector.iter_mut().for_each(|v| *v /= length);
}

/// Spherical k-means: each vector's class, and the classes' centres.
fn k_means(vectors: &[Vec<f32>], weights: &[f32], k: usize, rounds: usize) -> (Vec<u16>, Vec<Vec<f32>>) {
    let mut random = corpora::Random::new(7);
    // start at words spread over the frequencies
    let mut order: Vec<usize> = (0..vectors.len()).collect();
    let pool = order.len().min(k * 8);
    for at in 0..k {
        let other = at + random.below(pool - at);
        order.swap(at, other);
    }
    let mut centres: Vec<Vec<f32>> = order[..k].iter().map(|&idx| vectors[idx].clone()).collect();
    let mut class_of = vec![0u16; vectors.len()];
    for _ in 0..rounds {
        for (class, vector) in class_of.iter_mut().zip(vectors) {
            let mut best = (f32::MIN, 0);
            for (idx, centre) in centres.iter().enumerate() {
                let dot = dot(vector, centre);
                if dot > best.0 {
                    best = (dot, idx as u16);
                }
            }
            *class = best.1;
        }
        let mut sums = vec![vec![0f32; vectors[0].len()]; k];
        for ((class, vector), weight) in class_of.iter().zip(vectors).zip(weights) {
            sums[*class as usize].iter_mut().zip(vector).for_each(|(s, v)| *s += weight * v);
        }
        for (centre, mut sum) in centres.iter_mut().zip(sums) {
            if sum.iter().any(|&s| s != 0.0) {
                normalise(&mut sum);
                *centre = sum;
            } else {
                *centre = vectors[random.below(vectors.len())].clone();
            }
        }
    }
    (class_of, centres)
}

/// In eight lanes, so that the compiler may use them all.
fn dot(a: &[f32], b: &[f32]) -> f32 {
    let mut lanes = [0f32; 8];
    for (a, b) in a.chunks_exact(8).zip(b.chunks_exact(8)) {
        for lane in 0..8 {
            lanes[lane] += a[lane] * b[lane];
        }
    }
    lanes.iter().sum()
}
