//! The texts that the gold is about: where they are, how they are cut, and the rule that chose them.

use crate::gold::Gold;
use crate::{common, say};

/// A text and where it begins in its file.
#[derive(Clone, Copy)]
pub struct Article<'t> {
    /// In bytes.
    pub offset: usize,
    pub text: &'t str,
}

impl<'t> Article<'t> {
    /// The article in these bytes of the file; none if they are not all there.
    pub fn at(file: &'t str, offset: usize, n_bytes: usize) -> Option<Self> {
        let text = file.get(offset..offset.checked_add(n_bytes)?)?;
        Some(Self { offset, text })
    }
}

/// The source file, or none, said aloud, on a machine without the optional corpus.
pub fn open(gold: &Gold) -> Option<String> {
    let path = common::root().join("../shared/data/unlabelled").join(&gold.source);
    match std::fs::read_to_string(&path) {
        Ok(text) => Some(text),
        Err(error) => {
            say(&format!("speakers: skipped, since {} cannot be read: {error}", path.display()));
            None
        }
    }
}

/// Of the articles that are worth asking, cut into `n_parts` alike, one of every `nth` part, so that nobody picks.
pub fn choose(file: &str, n_parts: usize, nth: usize, lead: fn(usize) -> usize) -> Vec<Article<'_>> {
    let kept: Vec<Article> = cut(file).into_iter().filter(|a| is_kept(a.text)).collect();
    let part = (kept.len() / n_parts).max(1);
    kept.into_iter().skip(lead(part)).step_by(part * nth).collect()
}

/// What stands between blank lines, without the white space around it.
fn cut(file: &str) -> Vec<Article<'_>> {
    let mut articles = Vec::new();
    let mut offset = 0;
    for block in file.split("\n\n") {
        let text = block.trim_matches([' ', '\t', '\r', '\n']);
        if !text.is_empty() {
            let lead = block.find(text).unwrap_or(0);
            articles.push(Article { offset: offset + lead, text });
        }
        offset += block.len() + "\n\n".len();
    }
    articles
}

const CUES: [&str; 13] = [
    "said",
    "says",
    "told",
    "added",
    "stated",
    "asked",
    "claimed",
    "announced",
    "reported",
    "according",
    "explained",
    "wrote",
    "tweeted",
];

/// Long enough to have somebody called back by a pronoun, short enough to read closely, and with speech in it.
fn is_kept(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_cue = |word: &&&str| {
        let word = word.trim_matches(['.', ',', ';', ':', '"', '“', '”', '(', ')']).to_lowercase();
        CUES.contains(&word.as_str())
    };
    let n_cues = words.iter().filter(is_cue).count();
    let n_pairs = text.matches('"').count() / 2 + text.matches('“').count();
    (120..=700).contains(&words.len()) && n_cues + n_pairs >= 3
}

/// 64 bits, so that a changed copy of a text is noticed.
pub fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
