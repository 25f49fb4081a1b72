//! Quotations inside quotations: "He told me, 'Go,'" she said.

use super::attribution;
use super::cues::{self, Frames};
use super::direct::{self, Role};
use super::draft::{Attribution, Draft};
use super::layout::Layout;
use super::marks::Pair;
use super::verb_group;
use crate::analysis::{QuotationKind, SpeakerBy};
use crate::document::Document;

/// Finds the speech between inner marks. Its source is sought in the words between the outer ones.
pub(super) fn find(document: &Document, pairs: &[Pair], claimed: &[bool]) -> Vec<Draft> {
    if pairs.iter().all(|pair| pair.parent.is_none()) {
        return Vec::new();
    }
    let layout = Layout::inside(document, pairs);
    let mut spoken = direct::find(&layout, claimed);
    for unit in &layout.units {
        for idx in unit.pieces.clone() {
            let content = layout.pieces[idx].content.clone();
            let attribution = match spoken.roles[idx] {
                Role::Direct(_) => continue,
                Role::Floating => Attribution::plain(None, None, SpeakerBy::Nested),
                Role::Fragment => match just_before(&layout, unit.tokens.start, layout.pieces[idx].tokens.start) {
                    Some(attribution) => attribution,
                    None => continue,
                },
            };
            spoken.drafts.push(Draft::new(QuotationKind::Direct, vec![content], &attribution));
        }
    }
    spoken.drafts
}

/// "I heard him shout “stop”": a verb of speech just before the mark.
fn just_before(layout: &Layout, floor: usize, mark: usize) -> Option<Attribution> {
    let verb = mark.checked_sub(1).filter(|&verb| verb >= floor && layout.piece_at(verb).is_none())?;
    let cue = cues::lookup(layout.document, verb).filter(|cue| cue.frames.has(Frames::SAY))?;
    let group = verb_group::read(layout, verb, &cue, floor);
    let source = attribution::subject(layout, &group.tokens, &cue, floor, None).map(|(source, _)| source);
    Some(Attribution::of_cue(&cue, group.tokens, source, None))
}
