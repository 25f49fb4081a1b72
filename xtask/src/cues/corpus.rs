//! Files of the optional corpora, cut into documents whose ids do not depend on what else is read.

use serde::Deserialize;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// A block of fewer words is a caption or a list's head, no article.
const LEAST_WORDS: usize = 60;

/// One file.
pub struct Source {
    /// Its path below the corpora's folder.
    pub name: String,
    pub documents: Vec<Document>,
}

/// One text.
pub struct Document {
    /// What the corpus calls it, or where it begins in the file, in bytes.
    pub id: String,
    pub text: String,
}

#[derive(Deserialize)]
struct Record {
    #[serde(alias = "id")]
    doc: String,
    text: String,
}

/// Where the corpora lie, if anywhere.
pub fn data() -> PathBuf {
    crate::root().join("../shared/data")
}

impl Source {
    /// JSON Lines with an id and a text each, or plain text with a blank line between two articles. Articles whose
    /// quotations were read closely for `tests/speakers` are left out: rules were tuned to them.
    pub fn read(data: &Path, name: &str) -> Result<Self, String> {
        let path = data.join(name);
        let file = std::fs::read_to_string(&path).map_err(|e| format!("cannot read {}: {e}", path.display()))?;
        let mut documents = Vec::new();
        if name.ends_with(".jsonl") {
            for line in file.lines() {
                let record: Record = serde_json::from_str(line).map_err(|e| format!("{}: {e}", path.display()))?;
                documents.push(Document { id: record.doc, text: record.text });
            }
        } else {
            let read = read_closely(name);
            let mut offset = 0;
            for block in file.split("\n\n") {
                let text = block.trim_matches([' ', '\t', '\r', '\n']);
                let start = offset + block.find(text).unwrap_or(0);
                if text.split_whitespace().count() >= LEAST_WORDS && !read.contains(&start) {
                    documents.push(Document { id: start.to_string(), text: text.to_owned() });
                }
                offset += block.len() + "\n\n".len();
            }
        }
        Ok(Self { name: name.to_owned(), documents })
    }
}

/// Where the articles begin that the speakers' gold is about.
fn read_closely(name: &str) -> BTreeSet<usize> {
    let mut read = BTreeSet::new();
    for gold in ["speakers.tsv", "speakers-fresh.tsv", "speakers-unread.tsv"] {
        let gold = std::fs::read_to_string(crate::root().join("tests/golden").join(gold)).unwrap_or_default();
        let fields = || gold.lines().map(|line| line.split('\t').collect::<Vec<_>>());
        if fields().any(|f| f[0] == "source" && f.get(1).is_some_and(|source| name.ends_with(source))) {
            read.extend(fields().filter(|f| f[0] == "article").filter_map(|f| f[1].parse::<usize>().ok()));
        }
    }
    read
}

/// 64 bits, so that a changed copy of a text is noticed.
pub fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
