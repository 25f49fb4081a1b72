//! Quotations as BBC Citron writes them: cue, sources, contents with their marks, and who the sources are.

use super::json::Json;
use super::{Exported, Losses, Work};
use crate::analysis::{Form, Quotation};
use crate::span::Span;
use crate::wire::Offsets;

pub(super) fn write(work: &Work) -> Exported {
    let offsets = work.code_points();
    let at = |json: &mut Json, span: Span| place(work, &offsets, json, span);
    let mut json = Json::default();
    let held = |q: &&Quotation| q.cue.is_some() && q.source.is_some();
    json.object(|json| {
        json.text("text", work.text);
        json.field("quotes").array(|json| {
            for (idx, q) in work.a.quotations.iter().enumerate().filter(|(_, q)| held(q)) {
                json.item().object(|json| {
                    json.count("id", idx as u32);
                    if let Some(cue) = q.cue {
                        at(json.field("cue"), cue);
                    }
                    json.field("sources").array(|json| q.source.iter().for_each(|&source| at(json.item(), source)));
                    json.field("contents").array(|json| {
                        q.spans.iter().for_each(|&span| at(json.item(), with_marks(work.text, span)));
                    });
                    json.field("coreferences").array(|json| {
                        if let Some(name) = name_of_source(work, q) {
                            at(json.item(), name);
                        }
                    });
                    // Citron writes it as a string.
                    let confidence = q.confidence.0.clamp(0, 1000);
                    json.text("confidence", &format!("{}.{:03}0", confidence / 1000, confidence % 1000));
                });
            }
        });
        json.field("coreference_groups").array(|json| {
            for entity in work.a.entities.iter().filter(|e| e.mentions.len() > 1) {
                json.item().array(|json| {
                    entity.mentions.iter().for_each(|&mention| at(json.item(), work.a.mentions[mention].span));
                });
            }
        });
    });
    let mut losses = Losses::default();
    losses.count(
        work.a.quotations.iter().filter(|q| !held(q)).count(),
        "quotation that has no cue or no source of its own",
        "quotations that have no cue or no source of their own",
    );
    losses.say(!work.a.quotations.is_empty(), "kind, stance and nesting of quotations");
    losses.say(!work.a.entities.is_empty(), "labels and roles");
    losses.values(work.a);
    losses.quoted(work.a);
    losses.cues(work.a);
    losses.sums(work.a);
    losses.notices(work.a);
    losses.with(json.finish())
}

fn place(work: &Work, offsets: &Offsets, json: &mut Json, span: Span) {
    json.object(|json| {
        json.count("start", offsets.convert(span.start));
        json.count("end", offsets.convert(span.end));
        json.text("text", span.of(work.text));
    });
}

/// The content with the marks around it, which belong to it there.
fn with_marks(text: &str, span: Span) -> Span {
    let is_mark = |c: &char| matches!(c, '"' | '“' | '”' | '\'' | '‘' | '’' | '«' | '»' | '„');
    let before = text[..span.start as usize].chars().next_back().filter(is_mark);
    let after = text[span.end as usize..].chars().next().filter(is_mark);
    let start = before.map_or(span.start, |c| span.start - c.len_utf8() as u32);
    // A mark that opens and never closes, as before a paragraph that goes on, belongs to it as well.
    let end = after.filter(|_| before.is_some()).map_or(span.end, |c| span.end + c.len_utf8() as u32);
    Span { start, end }
}

/// Where the source is no name: the first name of the speaker.
fn name_of_source(work: &Work, quotation: &Quotation) -> Option<Span> {
    let entity = &work.a.entities[quotation.speaker?];
    let names = || entity.mentions.iter().map(|&m| &work.a.mentions[m]).filter(|m| m.form == Form::Name);
    let source = quotation.source?;
    if names().any(|m| source.contains(m.span)) { None } else { names().next().map(|m| m.span) }
}
