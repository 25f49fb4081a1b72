//! Labelled sentences as the regression sees them: words with what the shifters around them leave.

use super::lists::read;
use newslens::analysis::Form;
use newslens::train::{Case, Class, Document, Lexicon, Span, TokenKind, shifted};
use newslens::{Analyzer, Options};
use serde::Deserialize;
use std::ops::Range;
use std::path::Path;

/// One labelled text, mostly a sentence.
pub struct Sample {
    /// In standard deviations of its corpus, from its mean.
    pub score: f64,
    /// Which way it goes: −1 … +1.
    pub polarity: f64,
    /// How much it counts.
    pub weight: f64,
    /// Its length in tokens.
    pub length: usize,
    pub is_headline: bool,
    pub words: Vec<SampleWord>,
}

/// One word or phrase of it that stands in no name.
pub struct SampleWord {
    pub form: String,
    /// What is left of a valence of 1 after its shifters, if it is positive and if it is negative.
    pub factor: (f64, f64),
    /// Whether it could be a cue: no closed-class word can.
    pub is_open: bool,
    /// Whether it stands in lower case, as no name does.
    pub is_lower: bool,
    /// Whether it is marked as a cue; none where the corpus marks no cues.
    pub is_cue: Option<bool>,
}

/// One labelled text as its corpus has it.
#[derive(Deserialize)]
pub struct Row {
    pub id: String,
    pub text: String,
    pub score: f64,
    #[serde(default)]
    cues: Vec<Place>,
}

impl Row {
    /// Where its readers marked cues.
    pub fn cues(&self) -> Vec<Span> {
        self.cues.iter().map(|cue| bytes(&self.text, cue)).collect()
    }
}

#[derive(Deserialize)]
struct Place {
    start: usize,
    end: usize,
}

const TARGETS: &str = "newsmtsc/train";
/// The corpora: file, how much a text of it counts, whether its texts are headlines with cues.
const CORPORA: &[(&str, f64, bool)] =
    &[("emobank/train", 1.0, false), ("goodnewseveryone/train80pct", 0.2, true), (TARGETS, 0.2, false)];

/// All that teaches: EmoBank's sentences, the headlines of GoodNewsEveryone that do not measure, and the sentences of
/// NewsMTSC by the mean of their targets, without those of these numbers.
pub fn read_samples(
    folder: &Path,
    left_out: &Range<usize>,
    lexicon: &Lexicon,
    analyzer: &Analyzer,
) -> Result<Vec<Sample>, String> {
    let mut samples = Vec::new();
    for (file, weight, headlines) in CORPORA {
        let mut rows = rows(&folder.join(format!("train/{file}.jsonl")))?;
        rows.retain(|row| !headlines || !is_held_out(&row.id));
        if *file == TARGETS {
            rows.drain(left_out.clone());
        }
        let rows = by_text(rows);
        let n = rows.len() as f64;
        let mean = rows.iter().map(|row| row.score).sum::<f64>() / n;
        let deviation = (rows.iter().map(|row| (row.score - mean).powi(2)).sum::<f64>() / n).sqrt();
        for row in rows {
            let score = (row.score - mean) / deviation;
            samples.push(sample(&row, lexicon, analyzer, score, *weight, *headlines));
        }
    }
    Ok(samples)
}

/// One row for rows of the same text that follow each other, with their mean score.
fn by_text(rows: Vec<Row>) -> Vec<Row> {
    let mut out: Vec<(Row, f64)> = Vec::new();
    for row in rows {
        match out.last_mut().filter(|(last, _)| last.text == row.text) {
            Some((last, n)) => {
                last.score = (last.score * *n + row.score) / (*n + 1.0);
                *n += 1.0;
            }
            None => out.push((row, 1.0)),
        }
    }
    out.into_iter().map(|(row, _)| row).collect()
}

/// Whether a headline measures and never trains, by its number in hexadecimal: every fifth, whose misses have been
/// read, and every seventh of the others, which nobody has looked into.
pub fn is_held_out(id: &str) -> bool {
    u64::from_str_radix(id, 16).is_ok_and(|number| number % 5 == 0 || number / 5 % 7 == 3)
}

/// All headlines of GoodNewsEveryone, those that measure among them.
pub fn headlines(folder: &Path) -> Result<Vec<Row>, String> {
    rows(&folder.join("train/goodnewseveryone/train80pct.jsonl"))
}

fn rows(path: &Path) -> Result<Vec<Row>, String> {
    let text = read(path)?;
    let row = |line| serde_json::from_str(line).map_err(|e| format!("{}: {e}", path.display()));
    text.lines().filter(|line| !line.trim().is_empty()).map(row).collect()
}

fn sample(row: &Row, lexicon: &Lexicon, analyzer: &Analyzer, score: f64, weight: f64, has_cues: bool) -> Sample {
    let document = Document::new(&row.text);
    let analysis = analyzer.analyze(&row.text, &Options::default());
    let names: Vec<Span> = analysis.mentions.iter().filter(|m| m.form == Form::Name).map(|m| m.span).collect();
    let cues = row.cues();
    let mut words = Vec::new();
    let (mut at, mut key) = (0, String::new());
    let tokens = document.tokens();
    let is_headline = has_cues;
    while at < tokens.len() {
        let first = at;
        at += 1;
        let token = &tokens[first];
        if names.iter().any(|name| name.covers(token.span.start)) {
            continue;
        }
        let found = lexicon.longest_at(&document, first, &mut key).map(|(_, tokens)| tokens);
        if let Some(range) = &found {
            at = range.end;
        }
        let opens = first == 0 || matches!(tokens[first - 1].kind, TokenKind::Mark | TokenKind::Punct);
        let name_like = token.case.has_capital() && !is_headline && !opens;
        if found.is_none() && (token.kind != TokenKind::Word || name_like) {
            continue;
        }
        let range = found.unwrap_or(first..at);
        let form = if range.len() > 1 { key_of(&document, range.clone()) } else { document.lower(first).to_string() };
        let is_cue = has_cues.then(|| cues.iter().any(|cue| cue.covers(token.span.start)));
        let is_open = !token.class.is(closed()) && token.span.len() > 2;
        let is_lower = token.case == Case::Lower;
        words.push(SampleWord { form, factor: shifted(&document, range), is_open, is_lower, is_cue });
    }
    Sample { score, polarity: row.score, weight, length: tokens.len(), is_headline, words }
}

/// Words that never carry feeling themselves.
fn closed() -> Class {
    Class::DETERMINER
        | Class::PRONOUN
        | Class::PREPOSITION
        | Class::CONJUNCTION
        | Class::SUBORDINATOR
        | Class::AUXILIARY
        | Class::NEGATION
        | Class::NUMBER
        | Class::MONTH
        | Class::WEEKDAY
        | Class::ADVERB
}

fn key_of(document: &Document, range: std::ops::Range<usize>) -> String {
    let words: Vec<&str> = range.map(|at| document.lower(at)).filter(|lower| *lower != "-").collect();
    words.join(" ")
}

/// Code points to bytes.
fn bytes(text: &str, place: &Place) -> Span {
    let at = |n: usize| text.char_indices().nth(n).map_or(text.len(), |(byte, _)| byte);
    Span::new(at(place.start), at(place.end))
}
