//! "According to the regulator, prices rose."

use super::extent::trim;
use crate::analysis::SpeakerBy;
use crate::document::Class;
use crate::quotations::direct::Spoken;
use crate::quotations::draft::{Attribution, Draft};
use crate::quotations::layout::{Layout, Unit};
use crate::quotations::source;
use std::ops::Range;

/// "a post by Ann Roy, head of the fair|, …": with whoever wrote it.
fn with_author(layout: &Layout, source: Range<usize>, ceiling: usize) -> Range<usize> {
    if !matches!(layout.lower(source.end), "by" | "from") {
        return source;
    }
    let author = source::before_comma(layout, source.end + 1, ceiling);
    source.start..author.map_or(source.end, |author| author.end)
}

/// "According to the regulator, prices rose." "Prices rose, according to the regulator."
pub(super) fn find(layout: &Layout, unit: &Unit, used: &[Range<usize>], spoken: &Spoken) -> Vec<Draft> {
    let mut drafts = Vec::new();
    let mut floor = unit.tokens.start;
    for at in unit.tokens.clone() {
        if layout.lower(at) != "according"
            || layout.lower(at + 1) != "to"
            || used.iter().any(|range| range.contains(&at))
        {
            continue;
        }
        let opens = at == unit.tokens.start
            || layout.class(at - 1).is(Class::CONJUNCTION) && !layout.is_word(at.wrapping_sub(2));
        // "According to the regulator, prices rose": what follows the comma is no apposition unless a comma ends it
        let object = matches!(layout.lower(at + 2), "him" | "her" | "them" | "me" | "us")
            && (at + 3 >= unit.tokens.end || !layout.is_word(at + 3) || layout.class(at + 3).is_closed());
        let found = if object {
            Some(at + 2..at + 3)
        } else if opens {
            source::before_comma(layout, at + 2, unit.tokens.end)
        } else {
            source::after(layout, at + 2, unit.tokens.end)
        };
        let Some(source) = found else {
            continue;
        };
        let attribution = Attribution::plain(Some(at..at + 2), Some(source.clone()), SpeakerBy::Cue);
        let source = with_author(layout, source, unit.tokens.end);
        let comma = (source.end..unit.tokens.end.min(source.end + 12)).find(|&idx| layout.is_punct(idx, &[","]));
        let span = if opens {
            comma.map(|comma| comma + 1..layout.end_without_stop(unit.tokens.clone()))
        } else {
            Some(floor..layout.end_without_stop(floor..at))
        };
        if let Some(span) = span.map(|span| trim(layout, span)).filter(|span| span.len() > 1) {
            let mut spans = vec![span];
            // "The dam, according to engineers, will hold": what was said goes on behind the source
            let rest = source.end..layout.end_without_stop(unit.tokens.clone());
            if !opens && at > 0 && layout.is_punct(at - 1, &[","]) && layout.is_punct(source.end, &[","]) {
                let rest = trim(layout, rest);
                let class = layout.class(rest.start);
                let lead = layout.class(spans[0].start);
                let unfinished = !spans[0].clone().any(|idx| layout.is_verb(idx))
                    || lead.is(Class::SUBORDINATOR) && !lead.is(Class::DETERMINER);
                let verb = rest.clone().any(|idx| layout.is_verb(idx));
                let resumes = rest.len() > 1 && verb && !class.is(Class::CONJUNCTION | Class::WH) && unfinished;
                if resumes {
                    spans.push(rest);
                }
            }
            drafts.push(super::finish(layout, &attribution, spans, spoken));
        }
        floor = source.end;
    }
    drafts
}
