//! What spaCy's `Doc.from_json` reads, and displaCy's manual mode too: positions in code points.

use super::json::Json;
use super::{Exported, Losses, Work};
use crate::analysis::{Form, Label};
use crate::document::Document;
use crate::span::Span;

pub(super) fn write(work: &Work) -> Exported {
    let (document, offsets) = (work.document(), work.code_points());
    let words = words(&document);
    // spaCy refuses a span that cuts a word, and one of white space alone would move.
    let solid: Vec<Span> = words.iter().copied().filter(|word| !is_space(word.of(work.text))).collect();
    let snapped = |span: Span| {
        let first = solid.partition_point(|word| word.end <= span.start);
        let past = solid.partition_point(|word| word.start < span.end);
        (first < past).then(|| solid[first].join(solid[past - 1]))
    };
    let at = |json: &mut Json, span: Span| {
        json.count("start", offsets.convert(span.start));
        json.count("end", offsets.convert(span.end));
    };
    let labelled = |json: &mut Json, span: Span, label: &str, kb_id: &str| {
        if let Some(span) = snapped(span) {
            json.item().object(|json| {
                at(json, span);
                json.text("label", label);
                json.text("kb_id", kb_id);
            });
        }
    };
    let of_entity = |entity: Option<usize>| entity.map_or(String::new(), |entity| format!("e{entity}"));
    let mut json = Json::default();
    json.object(|json| {
        json.text("text", work.text);
        json.text("title", &work.title());
        json.field("ents").array(|json| {
            for mention in work.a.mentions.iter().filter(|m| matches!(m.form, Form::Name | Form::Value)) {
                labelled(json, mention.span, mention.label.map_or("", Label::name), &of_entity(mention.entity));
            }
        });
        json.field("sents").array(|json| {
            for sentence in document.sentences().iter().filter_map(|sentence| snapped(sentence.span)) {
                json.item().object(|json| at(json, sentence));
            }
        });
        json.field("tokens").array(|json| {
            for (id, &word) in words.iter().enumerate() {
                json.item().object(|json| {
                    json.count("id", id as u32);
                    at(json, word);
                });
            }
        });
        json.field("spans").object(|json| {
            json.field("quotations").array(|json| {
                for q in &work.a.quotations {
                    q.spans.iter().for_each(|&span| labelled(json, span, q.kind.name(), &of_entity(q.speaker)));
                }
            });
            for (name, part) in [("sources", true), ("reporting", false)] {
                json.field(name).array(|json| {
                    for q in &work.a.quotations {
                        if let Some(span) = if part { q.source } else { q.cue } {
                            labelled(json, span, if part { "source" } else { q.stance.name() }, &of_entity(q.speaker));
                        }
                    }
                });
            }
            json.field("sentiment").array(|json| {
                for cue in &work.a.cues {
                    let polarity = if cue.valence.0 < 0 { "negative" } else { "positive" };
                    labelled(json, cue.span, polarity, &of_entity(cue.target));
                }
            });
            let clusters = work.a.entities.iter().enumerate().filter(|(_, entity)| entity.mentions.len() > 1);
            for (number, (idx, entity)) in clusters.enumerate() {
                json.field(&format!("coref_clusters_{}", number + 1)).array(|json| {
                    for &mention in &entity.mentions {
                        labelled(json, work.a.mentions[mention].span, "coref", &format!("e{idx}"));
                    }
                });
            }
        });
        json.field("_").object(|json| {
            json.field("entities").object(|json| {
                for (idx, entity) in work.a.entities.iter().enumerate() {
                    json.field(&format!("e{idx}")).object(|json| {
                        json.text("name", &entity.name);
                        json.text("label", entity.label.map_or("", Label::name));
                        json.text("role", entity.role.as_deref().unwrap_or_default());
                    });
                }
            });
        });
    });
    let mut losses = Losses::default();
    let n_values = work.a.mentions.iter().filter(|m| m.value.is_some()).count();
    losses.count(n_values, "meaning of a date or amount", "meanings of dates and amounts");
    let n_split = work.a.quotations.iter().filter(|q| q.spans.len() > 1).count();
    losses.count(
        n_split,
        "tie between the parts of an interrupted quotation",
        "ties between the parts of interrupted quotations",
    );
    losses
        .say(!work.a.cues.is_empty(), "how strong a sentiment cue is, whose it is, and what strengthens or weakens it");
    losses.quoted(work.a);
    losses.sums(work.a);
    losses.notices(work.a);
    losses.doubts(work.a);
    losses.with(json.finish())
}

/// The text as spaCy would cut it: our tokens, and between them all white space but the one space behind each.
fn words(document: &Document) -> Vec<Span> {
    let text = document.text();
    let mut words = Vec::with_capacity(document.tokens().len());
    let mut at = 0;
    for token in document.tokens().iter().map(|token| token.span) {
        // For Python these signs are white space too, and it joins all of it into one word.
        if is_space(token.of(text)) {
            continue;
        }
        if at < token.start {
            words.push(Span { start: at, end: token.start });
        }
        words.push(token);
        at = token.end + u32::from(text[token.end as usize..].starts_with(' '));
    }
    if (at as usize) < text.len() {
        words.push(Span::new(at as usize, text.len()));
    }
    words
}

/// Whether Python takes a word for white space.
fn is_space(word: &str) -> bool {
    word.chars().all(|c| c.is_whitespace() || matches!(c, '\u{1c}'..='\u{1f}'))
}
