//! What the judge reads of an analysis: the part of the wire format that the cases speak about, positions in code points.

use serde::Deserialize;
use serde_json::Value;

#[derive(Deserialize)]
pub struct Analysis {
    pub sentences: Vec<At>,
    pub mentions: Vec<Mention>,
    pub entities: Vec<Entity>,
    pub quotations: Vec<Quotation>,
    pub quoted: Vec<Quoted>,
    pub cues: Vec<Cue>,
    pub sentiment: Sentiment,
    pub notices: Vec<At>,
}

#[derive(Clone, Copy, Deserialize, PartialEq)]
pub struct At {
    pub start: i64,
    pub end: i64,
}

impl At {
    pub fn touches(self, other: At) -> bool {
        self.start < other.end && other.start < self.end
    }
}

#[derive(Deserialize)]
pub struct Mention {
    #[serde(flatten)]
    pub at: At,
    pub label: Option<String>,
    pub form: String,
    pub entity: Option<usize>,
    pub metonym: bool,
    /// An object of one or two fields, or null.
    pub value: Value,
}

#[derive(Deserialize)]
pub struct Entity {
    pub name: String,
    pub role: Option<String>,
    pub aliases: Vec<String>,
    pub mentions: Vec<usize>,
    pub related: Option<Related>,
}

#[derive(Deserialize)]
pub struct Related {
    pub entity: usize,
}

#[derive(Deserialize, PartialEq)]
pub struct Quotation {
    pub kind: String,
    pub spans: Vec<At>,
    pub verbatim: Vec<At>,
    pub cue: Option<At>,
    pub source: Option<At>,
    pub speaker: Option<usize>,
    pub stance: String,
    pub by: String,
    pub candidates: Vec<usize>,
    pub modality: Option<String>,
    pub parent: Option<usize>,
    pub confidence: f64,
}

impl Quotation {
    pub fn touches(&self, at: At) -> bool {
        self.spans.iter().any(|span| span.touches(at))
    }
}

#[derive(Deserialize)]
pub struct Quoted {
    #[serde(flatten)]
    pub at: At,
    pub kind: String,
}

#[derive(Deserialize)]
pub struct Cue {
    #[serde(flatten)]
    pub at: At,
    pub kind: String,
    pub polarity: String,
    pub valence: f64,
    pub shifters: Vec<Shifter>,
    pub holder: Option<Holder>,
    pub quotation: Option<usize>,
    pub target: Option<usize>,
}

#[derive(Deserialize)]
pub struct Shifter {
    pub kind: String,
}

/// `"author"` or an entity.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub enum Holder {
    #[allow(dead_code)] // shown when a case fails
    Author(String),
    Entity {
        entity: usize,
    },
}

#[derive(Deserialize)]
pub struct Sentiment {
    pub valence: f64,
}
