//! The reader's corrections, on their way in and out. What an analysis says of them can be given back as it is.

use super::offsets::Offsets;
use super::options::find_label;
use super::{At, LAYERS};
use crate::corrections::{Corrected, Correction};
use crate::span::Span;
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};

/// A correction as a caller writes it. Which fields it has depends on its kind.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct WireCorrection {
    /// "drop", "label", "speaker", "reference" or "merge".
    pub kind: String,
    /// Where, in the caller's unit; not of a merge.
    pub start: Option<u32>,
    /// Where it ends.
    pub end: Option<u32>,
    /// Of a drop: "mention", "quotation", "quoted", "cue" or "notice".
    pub layer: Option<String>,
    /// Of a label: "PERSON", "ORG" …
    pub label: Option<String>,
    /// Of a speaker or a reference: who it is.
    pub mention: Option<At>,
    /// Of a merge: who are one.
    pub mentions: Vec<At>,
    /// What an analysis said of it; passed over.
    pub applied: Option<IgnoredAny>,
    /// The same.
    pub why: Option<IgnoredAny>,
}

impl WireCorrection {
    /// The correction, or the end of a sentence about the first thing in it that cannot be understood.
    pub(super) fn checked(self, offsets: &Offsets) -> Result<Correction, String> {
        let span = |field: &str, at: At| {
            if at.end < at.start {
                return Err(format!("{field} is before its start: spans are half-open, {{ start, end }}"));
            }
            Ok(Span { start: offsets.bytes(at.start), end: offsets.bytes(at.end) })
        };
        let own = || match (self.start, self.end) {
            (Some(start), Some(end)) => span("end", At { start, end }),
            (None, _) => Err("start is missing: it is where the finding begins".to_owned()),
            (_, None) => Err("end is missing: it is where the finding ends".to_owned()),
        };
        let mention = || self.mention.map(|at| span("mention.end", at)).transpose();
        match self.kind.as_str() {
            "drop" => Ok(Correction::Drop { span: own()?, layer: self.layer.as_deref().map(find_layer).transpose()? }),
            "label" => {
                let label = self.label.as_deref().ok_or("label is missing: it is the right one")?;
                Ok(Correction::Label { span: own()?, label: find_label(label)? })
            }
            "speaker" => Ok(Correction::Speaker { span: own()?, mention: mention()? }),
            "reference" => Ok(Correction::Reference { span: own()?, mention: mention()? }),
            "merge" => {
                let mentions = self.mentions.iter().enumerate();
                let mentions = mentions.map(|(idx, &at)| span(&format!("mentions[{idx}].end"), at));
                Ok(Correction::Merge { mentions: mentions.collect::<Result<_, _>>()? })
            }
            other => Err(format!("kind is \"{other}\", but a kind is one of drop, label, speaker, reference, merge")),
        }
    }
}

fn find_layer(wanted: &str) -> Result<crate::corrections::Layer, String> {
    let found = LAYERS.iter().find(|(_, name)| *name == wanted).map(|(layer, _)| *layer);
    found.ok_or_else(|| {
        let known: Vec<&str> = LAYERS.iter().map(|&(_, name)| name).collect();
        format!("layer is \"{wanted}\", but a layer is one of {}", known.join(", "))
    })
}

/// A correction and what became of it.
#[derive(Serialize)]
#[serde(untagged)]
#[allow(missing_docs)]
pub enum WireCorrected {
    Drop {
        kind: &'static str,
        start: u32,
        end: u32,
        layer: Option<&'static str>,
        applied: bool,
        why: Option<&'static str>,
    },
    Label {
        kind: &'static str,
        start: u32,
        end: u32,
        label: &'static str,
        applied: bool,
        why: Option<&'static str>,
    },
    Mention {
        kind: &'static str,
        start: u32,
        end: u32,
        mention: Option<At>,
        applied: bool,
        why: Option<&'static str>,
    },
    Merge {
        kind: &'static str,
        mentions: Vec<At>,
        applied: bool,
        why: Option<&'static str>,
    },
}

/// As it leaves.
pub(super) fn corrected(Corrected { correction, refusal: why }: &Corrected, offsets: &Offsets) -> WireCorrected {
    let at = |span: Span| At { start: offsets.convert(span.start), end: offsets.convert(span.end) };
    let (applied, why) = (why.is_none(), *why);
    let with_mention = |kind, span, mention: &Option<Span>| {
        let At { start, end } = at(span);
        WireCorrected::Mention { kind, start, end, mention: mention.map(at), applied, why }
    };
    match correction {
        Correction::Drop { span, layer } => {
            let At { start, end } = at(*span);
            WireCorrected::Drop { kind: "drop", start, end, layer: layer.map(|layer| layer.name()), applied, why }
        }
        Correction::Label { span, label } => {
            let At { start, end } = at(*span);
            WireCorrected::Label { kind: "label", start, end, label: label.name(), applied, why }
        }
        Correction::Speaker { span, mention } => with_mention("speaker", *span, mention),
        Correction::Reference { span, mention } => with_mention("reference", *span, mention),
        Correction::Merge { mentions } => {
            let mentions = mentions.iter().map(|&span| at(span)).collect();
            WireCorrected::Merge { kind: "merge", mentions, applied, why }
        }
    }
}
