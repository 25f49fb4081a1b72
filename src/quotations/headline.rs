//! Headlines name their source with a colon, or with nothing but marks: "Storm could be worst in decade: forecasters".

use super::direct::{Role, Spoken};
use super::draft::{Attribution, Draft};
use super::layout::{Layout, Unit};
use super::{reported, source};
use crate::analysis::{Form, Label, QuotationKind, SpeakerBy};
use crate::document::{Case, Class, TokenKind};
use crate::entities::FoundMention;
use std::ops::Range;

/// The longest source of a headline.
const SOURCE: usize = 5;
/// The longest headline.
const HEADLINE: usize = 30;

/// Those who speak in headlines, beside names.
#[rustfmt::skip]
const SPEAKERS: &[&str] = &[
    "activists", "analyst", "analysts", "author", "authorities", "campaigners", "charity", "chief", "coach", "court", "critics", "data", "doctor", "doctors", "economist",
    "economists", "expert", "experts", "forecasters", "government", "governor", "insiders", "investigators", "judge", "judges", "lawyer", "lawyers", "manager", "mayor",
    "media", "military", "minister", "ministers", "ministry", "mp", "mps", "official", "officials", "pm", "police", "poll", "polls", "president", "prosecutor",
    "prosecutors", "regulator", "report", "reports", "researchers", "scientist", "scientists", "senator", "source", "sources", "spokesman", "spokeswoman", "study",
    "survey", "think-tank", "union", "unions", "watchdog", "witness", "witnesses",
];

/// What the headlines of a text report; only units of at most one line without a verb of speech of their own.
///
/// `claimed` says of each paragraph whether it is a turn of a written conversation.
pub(super) fn find(
    layout: &Layout,
    mentions: &[FoundMention],
    claimed: &[bool],
    spoken: &Spoken,
    reported: &[Draft],
) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for (unit_idx, unit) in layout.units.iter().enumerate() {
        if claimed[unit.paragraph] || !is_headline(layout, unit_idx, unit) {
            continue;
        }
        if let Some(draft) = by_colon(layout, unit, mentions, spoken) {
            drafts.push(draft);
        } else if let Some(draft) = by_marks(layout, unit, spoken, reported) {
            drafts.push(draft);
        }
    }
    drafts
}

fn is_headline(layout: &Layout, unit_idx: usize, unit: &Unit) -> bool {
    let paragraph = &layout.document.paragraphs()[unit.paragraph];
    let whole = paragraph.tokens == unit.tokens;
    let stop = layout.document.surface(unit.tokens.end - 1);
    whole && unit.tokens.len() <= HEADLINE && (unit_idx == 0 || !matches!(stop, "." | ":" | "," | ";"))
}

/// "Police: two held after raid", "Two held after raid: police".
fn by_colon(layout: &Layout, unit: &Unit, mentions: &[FoundMention], spoken: &Spoken) -> Option<Draft> {
    let end = layout.end_without_stop(unit.tokens.clone());
    let colon = (unit.tokens.start + 1..end).find(|&idx| layout.is_punct(idx, &[":"]))?;
    let (head, tail) = (unit.tokens.start..colon, colon + 1..end);
    let (source, content) = if speaks(layout, &head, mentions) && tail.len() > 2 {
        (head, tail)
    } else if head.len() > 2 && (speaks(layout, &tail, mentions) || is_plural(layout, &tail)) {
        (tail, head)
    } else {
        return None;
    };
    let direct = layout.pieces_in(&content).any(|piece| spoken.roles[piece] != Role::Fragment);
    let attribution = Attribution::plain(Some(colon..colon + 1), Some(source), SpeakerBy::Colon);
    (!direct).then(|| reported::finish(layout, &attribution, vec![content], spoken))
}

/// A name of somebody, or a word for those who speak in headlines.
fn speaks(layout: &Layout, tokens: &Range<usize>, mentions: &[FoundMention]) -> bool {
    if tokens.is_empty() || tokens.len() > SOURCE || layout.pieces_in(tokens).next().is_some() {
        return false;
    }
    if tokens.clone().any(|idx| layout.is_verb(idx)) {
        return false;
    }
    let span = layout.document.span_of(tokens.clone());
    let first = mentions.partition_point(|mention| mention.span.end <= span.start);
    let named = mentions[first..].iter().take_while(|mention| mention.span.start < span.end).any(|mention| {
        mention.form == Form::Name
            && mention.span.end == span.end
            && matches!(mention.label, Label::Person | Label::Org | Label::Gpe | Label::Norp)
    });
    named || SPEAKERS.contains(&layout.lower(tokens.end - 1))
}

/// "…: engineers": whoever closes a headline behind a colon speaks.
fn is_plural(layout: &Layout, tail: &Range<usize>) -> bool {
    let Some(last) = tail.clone().next_back().filter(|_| tail.len() <= 3) else {
        return false;
    };
    let lower = layout.lower(last);
    tail.clone().all(|idx| layout.is_word(idx) && !layout.class(idx).is_closed())
        && layout.case(last) == Case::Lower
        && lower.ends_with('s')
        && !lower.ends_with("ss")
}

/// "Minister 'very angry' over delays": marks in a headline are somebody's words, most likely its subject's.
fn by_marks(layout: &Layout, unit: &Unit, spoken: &Spoken, reported: &[Draft]) -> Option<Draft> {
    let piece = unit.pieces.clone().find(|&piece| spoken.roles[piece] == Role::Fragment)?;
    let placed = &layout.pieces[piece];
    let lower = layout.case(placed.content.start) == Case::Lower;
    let known = reported.iter().rev().take(8).any(|draft| {
        draft.spans.iter().any(|span| span.end > placed.content.start && span.start <= placed.content.start)
    });
    let source = source::after(layout, unit.tokens.start, placed.tokens.start)?;
    let follows = (source.end..placed.tokens.start).all(|idx| layout.class(idx).is(Class::AUXILIARY));
    let words = placed.content.clone().filter(|&idx| layout.document.tokens()[idx].kind == TokenKind::Word).count();
    if known || !lower || !follows || words < 2 || unit.tokens.start == placed.tokens.start {
        return None;
    }
    let attribution = Attribution::plain(None, Some(source), SpeakerBy::Fallback);
    let mut draft = Draft::new(QuotationKind::Mixed, vec![placed.content.clone()], &attribution);
    draft.verbatim = vec![placed.content.clone()];
    Some(draft)
}
