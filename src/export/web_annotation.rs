//! W3C Web Annotations as JSON-LD: each finding with what it is and two ways to find its words again.
//!
//! The positions are code points, which is what the standard counts.

use super::json::{Json, decimal};
use super::nesting::holder;
use super::people::manner;
use super::{Exported, Losses, Work};
use crate::analysis::Label;
use crate::span::Span;
use crate::wire::Offsets;

/// How much of what stands before and behind helps to find the words again, in characters.
const AROUND: usize = 32;

pub(super) fn write(work: &Work) -> Exported {
    let digest = Digest::of(work.text);
    let writer = Writer { work, offsets: work.code_points(), text_id: digest.identifier("text", 0), digest };
    let mut json = Json::default();
    let a = work.a;
    let n_annotations = a.mentions.len() + a.quotations.len() + a.quoted.len() + a.cues.len() + a.notices.len();
    json.object(|json| {
        json.text("@context", "http://www.w3.org/ns/anno.jsonld");
        json.text("id", &digest.identifier("collection", 0));
        json.text("type", "AnnotationCollection");
        json.text("label", &work.title());
        json.field("generator").object(|json| {
            json.text("type", "Software");
            json.text("name", concat!("Newslens ", env!("CARGO_PKG_VERSION")));
        });
        json.count("total", n_annotations as u32);
        json.field("first").object(|json| {
            json.text("id", &digest.identifier("page", 0));
            json.text("type", "AnnotationPage");
            json.count("startIndex", 0);
            json.field("items").array(|json| writer.items(json));
        });
    });
    let mut losses = Losses::default();
    let n_values = a.mentions.iter().filter(|m| m.value.is_some()).count();
    losses.count(n_values, "meaning of a date or amount", "meanings of dates and amounts");
    losses.say(!a.cues.is_empty(), "what strengthens or weakens a sentiment cue");
    losses.sums(a);
    losses.doubts(a);
    losses.with(json.finish())
}

struct Writer<'w, 'a> {
    work: &'w Work<'a>,
    offsets: Offsets<'a>,
    text_id: String,
    digest: Digest,
}

impl Writer<'_, '_> {
    fn items(&self, json: &mut Json) {
        let Self { work, .. } = self;
        let entity = |idx: usize| &work.a.entities[idx];
        for (idx, mention) in work.a.mentions.iter().enumerate() {
            self.annotation(json, ("mention", idx), "identifying", &[mention.span], |json| {
                body(json, "tagging", mention.label.map_or("", Label::name));
                body(json, "tagging", mention.form.name());
                if let Some(entity) = mention.entity.map(entity) {
                    body(json, "identifying", &entity.name);
                    body(json, "describing", entity.role.as_deref().unwrap_or_default());
                }
            });
        }
        for (idx, quotation) in work.a.quotations.iter().enumerate() {
            self.annotation(json, ("quotation", idx), "classifying", &quotation.spans, |json| {
                body(json, "tagging", quotation.kind.name());
                body(json, "tagging", quotation.stance.name());
                body(json, "identifying", work.speaker(quotation).unwrap_or_default());
                body(json, "describing", &manner(work, quotation));
            });
        }
        for (idx, quoted) in work.a.quoted.iter().enumerate() {
            self.annotation(json, ("quoted", idx), "classifying", &[quoted.span], |json| {
                body(json, "tagging", quoted.kind.name());
            });
        }
        for (idx, cue) in work.a.cues.iter().enumerate() {
            self.annotation(json, ("cue", idx), "assessing", &[cue.span], |json| {
                body(json, "tagging", cue.kind.name());
                body(json, "tagging", if cue.valence.0 < 0 { "negative" } else { "positive" });
                body(json, "assessing", &decimal(cue.valence));
                let whose = holder(work, cue.holder).map_or(String::new(), |holder| format!("whose: {holder}"));
                body(json, "describing", &whose);
                let target = cue.target.map_or(String::new(), |target| format!("about: {}", entity(target).name));
                body(json, "describing", &target);
            });
        }
        for (idx, notice) in work.a.notices.iter().enumerate() {
            self.annotation(json, ("notice", idx), "commenting", &[notice.span], |json| {
                body(json, "tagging", notice.kind.name());
                body(json, "commenting", &notice.message);
            });
        }
    }

    fn annotation(
        &self,
        json: &mut Json,
        (layer, idx): (&str, usize),
        motivation: &str,
        spans: &[Span],
        bodies: impl FnOnce(&mut Json),
    ) {
        json.item().object(|json| {
            json.text("id", &self.digest.identifier(layer, idx));
            json.text("type", "Annotation");
            json.text("motivation", motivation);
            json.field("body").array(bodies);
            json.field("target").array(|json| spans.iter().for_each(|&span| self.target(json, span)));
        });
    }

    fn target(&self, json: &mut Json, span: Span) {
        let text = self.work.text;
        json.item().object(|json| {
            json.text("source", self.work.about.source.as_deref().unwrap_or(&self.text_id));
            json.field("selector").array(|json| {
                json.item().object(|json| {
                    json.text("type", "TextQuoteSelector");
                    json.text("exact", span.of(text));
                    let before = &text[..span.start as usize];
                    let from = before.char_indices().rev().take(AROUND).last().map_or(before.len(), |(at, _)| at);
                    json.text("prefix", &before[from..]);
                    let after = &text[span.end as usize..];
                    let to = after.char_indices().nth(AROUND).map_or(after.len(), |(at, _)| at);
                    json.text("suffix", &after[..to]);
                });
                json.item().object(|json| {
                    json.text("type", "TextPositionSelector");
                    json.count("start", self.offsets.convert(span.start));
                    json.count("end", self.offsets.convert(span.end));
                });
            });
        });
    }
}

fn body(json: &mut Json, purpose: &str, value: &str) {
    if !value.is_empty() {
        json.item().object(|json| {
            json.text("type", "TextualBody");
            json.text("purpose", purpose);
            json.text("value", value);
            json.text("format", "text/plain");
        });
    }
}

/// 128 bits of a text, from which names are made that are the same everywhere for the same text.
#[derive(Clone, Copy)]
struct Digest(u64, u64);

impl Digest {
    fn of(text: &str) -> Self {
        Self(0xcbf2_9ce4_8422_2325, 0x6c62_272e_07bb_0142).and(text.as_bytes())
    }

    fn and(self, bytes: &[u8]) -> Self {
        let hash = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        Self(bytes.iter().fold(self.0, hash), bytes.iter().fold(self.1, hash))
    }

    /// A UUID of version 8 for a part of the text's export.
    fn identifier(self, layer: &str, idx: usize) -> String {
        let Self(high, low) = self.and(layer.as_bytes()).and(&(idx as u64).to_be_bytes());
        let high = high & 0xffff_ffff_ffff_0fff | 0x8000;
        let low = low & 0x3fff_ffff_ffff_ffff | 0x8000_0000_0000_0000;
        let [a, b, c] = [high >> 32, high >> 16 & 0xffff, high & 0xffff];
        format!("urn:uuid:{a:08x}-{b:04x}-{c:04x}-{:04x}-{:012x}", low >> 48, low & 0xffff_ffff_ffff)
    }
}
