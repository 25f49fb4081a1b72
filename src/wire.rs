//! The one format that leaves: serde structs in camelCase, spans in the caller's unit, `null` for what is absent.
//!
//! The names here are a contract, written down in ARCHITECTURE.md: add to it, rename nothing.

mod corrections;
mod names;
mod offsets;
mod options;

use crate::analysis::*;
use crate::span::Span;
use serde::{Deserialize, Serialize, Serializer};

pub use corrections::{WireCorrected, WireCorrection};
pub use names::*;
pub(crate) use offsets::Offsets;
pub use options::{WireName, WireOptions, check_date};

/// The version of the format.
pub const SCHEMA: u32 = 1;

/// What a position counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Unit {
    /// UTF-16 code units: JavaScript, Java, C#.
    Utf16,
    /// Code points: Python.
    Codepoint,
    /// Bytes: Rust, Go.
    Utf8,
}

/// The analysis of a text, ready to be written down.
pub fn analysis<'a>(analysis: &'a Analysis, text: &str, unit: Unit) -> WireAnalysis<'a> {
    Converter { offsets: Offsets::new(text, unit) }.analysis(analysis)
}

/// See the wire contract in ARCHITECTURE.md; this struct and those below are that page in Rust.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct WireAnalysis<'a> {
    pub schema: u32,
    pub unit: Unit,
    pub length: u32,
    pub paragraphs: Vec<At>,
    pub sentences: Vec<At>,
    pub mentions: Vec<WireMention<'a>>,
    pub entities: Vec<WireEntity<'a>>,
    pub quotations: Vec<WireQuotation<'a>>,
    pub quoted: Vec<WireQuoted>,
    pub cues: Vec<WireCue>,
    pub sentiment: WireSentiment,
    pub notices: Vec<WireNotice<'a>>,
    pub corrections: Vec<WireCorrected>,
}

/// A span in the caller's unit, half-open.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct At {
    pub start: u32,
    pub end: u32,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct WireMention<'a> {
    pub start: u32,
    pub end: u32,
    pub label: Option<&'static str>,
    pub form: &'static str,
    pub title: Option<At>,
    pub entity: Option<EntityIdx>,
    pub candidates: &'a [EntityIdx],
    pub metonym: bool,
    pub value: Option<WireValue<'a>>,
    pub by: &'static str,
    pub confidence: Decimal,
}

#[derive(Serialize)]
#[serde(untagged)]
#[allow(missing_docs)]
pub enum WireValue<'a> {
    Date { date: &'a str },
    DateRange { from: &'a str, to: &'a str },
    Relative { relative: &'a str },
    Time { time: &'a str, zone: Option<&'a str> },
    Money { amount: Decimal, currency: Option<&'a str> },
    MoneyRange { min: Decimal, max: Decimal, currency: Option<&'a str> },
    Percent { percent: Decimal },
    Quantity { number: Decimal, unit: &'a str },
    QuantityRange { min: Decimal, max: Decimal, unit: &'a str },
    Number { number: Decimal },
    Range { min: Decimal, max: Decimal },
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct WireEntity<'a> {
    pub id: EntityIdx,
    pub label: Option<&'static str>,
    pub name: &'a str,
    pub role: Option<&'a str>,
    pub aliases: &'a [String],
    pub mentions: &'a [MentionIdx],
    pub salience: Decimal,
    pub related: Option<WireRelated>,
}

#[derive(Serialize)]
#[allow(missing_docs)]
pub struct WireRelated {
    pub entity: EntityIdx,
    pub kind: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct WireQuotation<'a> {
    pub kind: &'static str,
    pub report: &'static str,
    pub spans: Vec<At>,
    pub verbatim: Vec<At>,
    pub cue: Option<At>,
    pub source: Option<At>,
    pub speaker: Option<EntityIdx>,
    pub stance: &'static str,
    pub by: &'static str,
    pub candidates: &'a [EntityIdx],
    pub modality: Option<&'static str>,
    pub parent: Option<QuotationIdx>,
    pub confidence: Decimal,
}

#[derive(Serialize)]
#[allow(missing_docs)]
pub struct WireQuoted {
    pub start: u32,
    pub end: u32,
    pub kind: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct WireCue {
    pub start: u32,
    pub end: u32,
    pub kind: &'static str,
    pub polarity: &'static str,
    pub valence: Decimal,
    pub base: Decimal,
    pub shifters: Vec<WireShifter>,
    pub holder: Option<WireHolder>,
    pub quotation: Option<QuotationIdx>,
    pub target: Option<EntityIdx>,
    pub confidence: Decimal,
}

#[derive(Serialize)]
#[allow(missing_docs)]
pub struct WireShifter {
    pub start: u32,
    pub end: u32,
    pub kind: &'static str,
}

/// `"author"` or `{ "entity": n }`.
#[derive(Serialize)]
#[serde(untagged)]
#[allow(missing_docs)]
pub enum WireHolder {
    Author(&'static str),
    Entity { entity: EntityIdx },
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct WireSentiment {
    pub valence: Decimal,
    pub by_author: Decimal,
    pub by_others: Decimal,
    pub sentences: Vec<WireSentenceValence>,
    pub entities: Vec<WireEntityValence>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct WireSentenceValence {
    pub sentence: SentenceIdx,
    pub valence: Decimal,
    pub by_author: Decimal,
    pub by_others: Decimal,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct WireEntityValence {
    pub entity: EntityIdx,
    pub valence: Decimal,
    pub by_author: Decimal,
    pub by_others: Decimal,
}

#[derive(Serialize)]
#[allow(missing_docs)]
pub struct WireNotice<'a> {
    pub start: u32,
    pub end: u32,
    pub kind: &'static str,
    pub message: &'a str,
}

/// Thousandths, written as a number with at most three decimals; a whole one without a point, as JavaScript writes it.
#[derive(Clone, Copy)]
pub struct Decimal(Milli);

/// JavaScript tells whole numbers apart up to here, so a greater one is written as this in every language.
const MAX_SAFE_INTEGER: i64 = (1 << 53) - 1;

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Milli(milli) = self.0;
        if milli % 1000 == 0 {
            serializer.serialize_i64((milli / 1000).clamp(-MAX_SAFE_INTEGER, MAX_SAFE_INTEGER))
        } else {
            serializer.serialize_f64(milli as f64 / 1000.0)
        }
    }
}

struct Converter<'t> {
    offsets: Offsets<'t>,
}

impl Converter<'_> {
    fn at(&self, span: Span) -> At {
        At { start: self.offsets.convert(span.start), end: self.offsets.convert(span.end) }
    }

    fn all(&self, spans: &[Span]) -> Vec<At> {
        spans.iter().map(|&span| self.at(span)).collect()
    }

    fn analysis<'a>(&self, a: &'a Analysis) -> WireAnalysis<'a> {
        WireAnalysis {
            schema: SCHEMA,
            unit: self.offsets.unit,
            length: self.offsets.convert(self.offsets.text.len() as u32),
            paragraphs: self.all(&a.paragraphs),
            sentences: self.all(&a.sentences),
            mentions: a.mentions.iter().map(|m| self.mention(m)).collect(),
            entities: a.entities.iter().enumerate().map(|(id, e)| entity(id, e)).collect(),
            quotations: a.quotations.iter().map(|q| self.quotation(q)).collect(),
            quoted: a.quoted.iter().map(|q| self.quoted(q)).collect(),
            cues: a.cues.iter().map(|c| self.cue(c)).collect(),
            sentiment: sentiment(&a.sentiment),
            notices: a.notices.iter().map(|n| self.notice(n)).collect(),
            corrections: a.corrections.iter().map(|c| corrections::corrected(c, &self.offsets)).collect(),
        }
    }

    fn mention<'a>(&self, m: &'a Mention) -> WireMention<'a> {
        let At { start, end } = self.at(m.span);
        WireMention {
            start,
            end,
            label: m.label.map(Label::name),
            form: m.form.name(),
            title: m.title.map(|span| self.at(span)),
            entity: m.entity,
            candidates: &m.candidates,
            metonym: m.metonym,
            value: m.value.as_ref().map(value),
            by: m.by.name(),
            confidence: Decimal(m.confidence),
        }
    }

    fn quotation<'a>(&self, q: &'a Quotation) -> WireQuotation<'a> {
        WireQuotation {
            kind: q.kind.name(),
            report: q.report.name(),
            spans: self.all(&q.spans),
            verbatim: self.all(&q.verbatim),
            cue: q.cue.map(|span| self.at(span)),
            source: q.source.map(|span| self.at(span)),
            speaker: q.speaker,
            stance: q.stance.name(),
            by: q.by.name(),
            candidates: &q.candidates,
            modality: q.modality.map(Modality::name),
            parent: q.parent,
            confidence: Decimal(q.confidence),
        }
    }

    fn quoted(&self, q: &Quoted) -> WireQuoted {
        let At { start, end } = self.at(q.span);
        WireQuoted { start, end, kind: q.kind.name() }
    }

    fn cue(&self, c: &SentimentCue) -> WireCue {
        let At { start, end } = self.at(c.span);
        let polarity = match c.valence.0 {
            ..0 => "negative",
            0 => "neutral",
            _ => "positive",
        };
        let shifters = c.shifters.iter().map(|s| {
            let At { start, end } = self.at(s.span);
            WireShifter { start, end, kind: s.kind.name() }
        });
        WireCue {
            start,
            end,
            kind: c.kind.name(),
            polarity,
            valence: Decimal(c.valence),
            base: Decimal(c.base),
            shifters: shifters.collect(),
            holder: c.holder.map(|holder| match holder {
                Holder::Author => WireHolder::Author("author"),
                Holder::Entity(entity) => WireHolder::Entity { entity },
            }),
            quotation: c.quotation,
            target: c.target,
            confidence: Decimal(c.confidence),
        }
    }

    fn notice<'a>(&self, n: &'a Notice) -> WireNotice<'a> {
        let At { start, end } = self.at(n.span);
        WireNotice { start, end, kind: n.kind.name(), message: &n.message }
    }
}

fn value(value: &Value) -> WireValue<'_> {
    match value {
        Value::Date(date) => WireValue::Date { date },
        Value::DateRange { from, to } => WireValue::DateRange { from, to },
        Value::Relative(relative) => WireValue::Relative { relative },
        Value::Time { time, zone } => WireValue::Time { time, zone: zone.as_deref() },
        Value::Money { amount: Amount::One(amount), currency } => {
            WireValue::Money { amount: Decimal(*amount), currency: currency.as_deref() }
        }
        Value::Money { amount: Amount::Range { min, max }, currency } => {
            WireValue::MoneyRange { min: Decimal(*min), max: Decimal(*max), currency: currency.as_deref() }
        }
        Value::Percent(Amount::One(percent)) => WireValue::Percent { percent: Decimal(*percent) },
        Value::Quantity { number: Amount::One(number), unit } => WireValue::Quantity { number: Decimal(*number), unit },
        Value::Quantity { number: Amount::Range { min, max }, unit } => {
            WireValue::QuantityRange { min: Decimal(*min), max: Decimal(*max), unit }
        }
        Value::Number(Amount::One(number)) => WireValue::Number { number: Decimal(*number) },
        Value::Number(Amount::Range { min, max }) | Value::Percent(Amount::Range { min, max }) => {
            WireValue::Range { min: Decimal(*min), max: Decimal(*max) }
        }
    }
}

fn entity(id: EntityIdx, e: &Entity) -> WireEntity<'_> {
    WireEntity {
        id,
        label: e.label.map(Label::name),
        name: &e.name,
        role: e.role.as_deref(),
        aliases: &e.aliases,
        mentions: &e.mentions,
        salience: Decimal(e.salience),
        related: e.related.map(|r| WireRelated { entity: r.entity, kind: r.kind.name() }),
    }
}

fn sentiment(s: &Sentiment) -> WireSentiment {
    let sentences = s.sentences.iter().map(|&(sentence, v)| WireSentenceValence {
        sentence,
        valence: Decimal(v.all),
        by_author: Decimal(v.by_author),
        by_others: Decimal(v.by_others),
    });
    let entities = s.entities.iter().map(|&(entity, v)| WireEntityValence {
        entity,
        valence: Decimal(v.all),
        by_author: Decimal(v.by_author),
        by_others: Decimal(v.by_others),
    });
    WireSentiment {
        valence: Decimal(s.document.all),
        by_author: Decimal(s.document.by_author),
        by_others: Decimal(s.document.by_others),
        sentences: sentences.collect(),
        entities: entities.collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_written_as_javascript_writes_them() {
        let written = |milli| serde_json::to_string(&Decimal(Milli(milli))).unwrap();
        for (milli, wanted) in [
            (0, "0"),
            (310, "0.31"),
            (-2400, "-2.4"),
            (1000, "1"),
            (3_200_000_000_000, "3200000000"),
            (1, "0.001"),
            (9_200_000_000_000_000_000, "9007199254740991"),
        ] {
            assert_eq!(written(milli), wanted);
        }
    }

    #[test]
    fn an_empty_text_has_every_field() {
        let json = serde_json::to_string(&analysis(&Analysis::default(), "", Unit::Utf16)).unwrap();
        assert_eq!(
            json,
            "{\"schema\":1,\"unit\":\"utf16\",\"length\":0,\"paragraphs\":[],\"sentences\":[],\"mentions\":[],\"entities\":[],\
             \"quotations\":[],\"quoted\":[],\"cues\":[],\"sentiment\":{\"valence\":0,\"byAuthor\":0,\"byOthers\":0,\
             \"sentences\":[],\"entities\":[]},\"notices\":[],\"corrections\":[]}"
        );
    }
}
