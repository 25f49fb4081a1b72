//! The cases as they stand in `tests/cases/cases.json`. An unknown field is refused, so that no requirement goes unjudged.

use serde::Deserialize;
use serde_json::Value;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cases {
    #[serde(rename = "schema")]
    _schema: u32,
    #[serde(rename = "licence")]
    _licence: String,
    pub cases: Vec<Case>,
}

/// A short text with what must and what must not be found in it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    pub id: String,
    pub category: String,
    pub level: Level,
    pub text: String,
    pub expect: Expect,
    #[serde(rename = "note")]
    _note: String,
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Has to pass.
    Must,
    /// Is aimed at.
    Should,
    /// A known limit, shown honestly.
    Stretch,
}

/// Where a list may be empty on purpose, an absent one asks nothing and an empty one asks that nothing be found.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Expect {
    pub quotes: Option<Vec<Quote>>,
    pub not_in_quotes: Vec<String>,
    pub entities: Option<Vec<Name>>,
    /// "NAME" or "NAME:LABEL".
    pub not_entities: Vec<String>,
    pub clusters: Vec<Vec<String>>,
    pub clusters_not: Vec<Vec<String>>,
    pub sentiment: Option<Vec<Feeling>>,
    pub not_positive: Vec<String>,
    pub sentiment_order: Option<Vec<String>>,
    pub sentence_polarity: Option<String>,
    pub author_opinion: Option<String>,
    pub stance: Vec<Stance>,
    pub loaded: Vec<String>,
    pub sentences: Option<usize>,
    /// The page's own tests look at this one.
    #[serde(rename = "safe")]
    _safe: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quote {
    /// "direct", or more than one: "scare|mention".
    pub kind: String,
    pub parts: Vec<String>,
    pub speaker: Option<String>,
    pub speaker_by: Option<String>,
    pub speaker_canonical: Option<String>,
    pub cue: Option<String>,
    pub verbatim: Option<Vec<String>>,
    pub modality: Option<String>,
    pub confidence_max: Option<f64>,
    #[serde(default)]
    pub recovered: bool,
    pub role: Option<String>,
    pub i_is: Option<String>,
    #[serde(default)]
    pub candidates: Vec<String>,
    #[serde(default)]
    pub children: Vec<Quote>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Name {
    pub text: String,
    /// One label or more: "GPE|LOC".
    #[serde(rename = "type")]
    pub label: String,
    pub occurrence: Option<usize>,
    pub canonical: Option<String>,
    pub role: Option<String>,
    pub related: Option<String>,
    pub iso: Option<String>,
    pub value: Option<Value>,
    pub min: Option<f64>,
    pub max: Option<f64>,
    /// `true`, or what it stands for.
    pub metonym: Option<Value>,
    pub currency: Option<String>,
    pub codepoints: Option<(i64, i64)>,
    /// The command line's own tests look at these two.
    #[serde(rename = "utf16")]
    _utf16: Option<(i64, i64)>,
    #[serde(rename = "utf8")]
    _utf8: Option<(i64, i64)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Feeling {
    pub cue: String,
    pub polarity: String,
    #[serde(default)]
    pub negated: bool,
    #[serde(default)]
    pub irrealis: bool,
    #[serde(default)]
    pub hedged: bool,
    #[serde(default)]
    pub shifted: bool,
    #[serde(default)]
    pub in_quote: bool,
    pub holder: Option<String>,
    pub target: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stance {
    pub cue: String,
    pub stance: String,
}
