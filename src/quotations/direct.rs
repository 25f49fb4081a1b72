//! Quotations between marks: which are speech, and whose.

use super::attribution;
use super::draft::{Attribution, Draft};
use super::layout::{Layout, Unit};
use crate::analysis::{QuotationKind, SpeakerBy};
use crate::document::{Case, Class, TokenKind};
use std::ops::Range;

/// What the reporter's sentences make of a piece between marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Speech, word for word; the draft it belongs to.
    Direct(usize),
    /// Speech, word for word, with no attribution of its own.
    Floating,
    /// A part of the reporter's sentence.
    Fragment,
}

/// What the marks of a text hold.
#[derive(Debug, Default)]
pub(super) struct Spoken {
    pub drafts: Vec<Draft>,
    /// For each piece of the layout.
    pub roles: Vec<Role>,
    /// For each unit, the tokens of the attributions in it.
    pub used: Vec<Vec<Range<usize>>>,
    /// For each unit, the last source in it.
    pub sources: Vec<Option<Range<usize>>>,
}

/// Finds the quotations that stand word for word between marks and have an attribution of their own.
///
/// `claimed` says of each paragraph whether it is a turn of a written conversation, which is no concern of these rules.
pub(super) fn find(layout: &Layout, claimed: &[bool]) -> Spoken {
    let mut spoken = Spoken { roles: vec![Role::Fragment; layout.pieces.len()], ..Spoken::default() };
    for (unit_idx, unit) in layout.units.iter().enumerate() {
        let mut reader =
            Reader { layout, unit, previous: None, consumed: unit.tokens.start, used: Vec::new(), shared: None };
        for piece in unit.pieces.clone().filter(|_| !claimed[unit.paragraph]) {
            let lead = unit_idx.checked_sub(1).map(|before| &layout.units[before]);
            reader.piece(piece, lead, &mut spoken);
        }
        let (used, shared) = (reader.used, reader.shared);
        spoken.used.push(used);
        spoken.sources.push(shared);
    }
    spoken
}

struct Reader<'l, 'd, 't> {
    layout: &'l Layout<'d, 't>,
    unit: &'l Unit,
    /// The draft of the piece before, when it is direct speech.
    previous: Option<usize>,
    /// Where the attribution before ends.
    consumed: usize,
    used: Vec<Range<usize>>,
    shared: Option<Range<usize>>,
}

impl Reader<'_, '_, '_> {
    fn piece(&mut self, idx: usize, lead: Option<&Unit>, spoken: &mut Spoken) {
        let layout = self.layout;
        let piece = &layout.pieces[idx];
        let next =
            if idx + 1 < self.unit.pieces.end { layout.pieces[idx + 1].tokens.start } else { self.unit.tokens.end };
        let floor = self.consumed.min(piece.tokens.start);
        let gap = floor..piece.tokens.start;
        let blank_left = is_blank(layout, gap.clone());
        let previous = self.previous.take();
        let consumed = self.consumed;
        self.consumed = piece.tokens.end;
        if let Some(draft) = previous.filter(|_| self.resumes(idx, gap.clone())) {
            spoken.drafts[draft].spans.push(piece.content.clone());
            spoken.drafts[draft].verbatim.push(piece.content.clone());
            spoken.roles[idx] = Role::Direct(draft);
            self.previous = Some(draft);
            return;
        }
        let mut found = None;
        if !blank_left {
            found = attribution::before(layout, floor, piece.tokens.start, self.shared.as_ref())
                .filter(|found| introduces(layout, found, idx));
        } else if floor == self.unit.tokens.start {
            // "Mr Cole said:" in the paragraph before
            let colon = lead
                .filter(|lead| lead.paragraph != self.unit.paragraph && layout.is_punct(lead.tokens.end - 1, &[":"]));
            found = colon
                .and_then(|lead| attribution::before(layout, lead.tokens.start, lead.tokens.end, None))
                .filter(|_| piece.nth == 0);
        }
        // "It told what she wanted: “…,” the union wrote.": a colon alone yields to a verb behind
        let yields = found.as_ref().is_none_or(|found| found.by == SpeakerBy::Colon && ends_in_comma(layout, idx));
        let own = (yields && found.is_some()).then(|| attribution::behind(layout, piece.tokens.end, next)).flatten();
        if own.is_some() {
            found = own;
        }
        if found.is_none() && (blank_left && ends_as_speech(layout, idx, next) || ends_in_comma(layout, idx)) {
            found = attribution::behind(layout, piece.tokens.end, next);
        }
        let Some(attribution) = found else {
            let blank_right = is_blank(layout, piece.tokens.end..next);
            let first = idx == self.unit.pieces.start || spoken.roles[idx - 1] != Role::Fragment;
            // "“…,” she said. “The Boss. Big Bill.”": names that end in a stop and go on with what was said
            let goes_on = ends_in_stop(layout, idx) && layout.case(piece.content.start).has_capital() && {
                let before = idx.checked_sub(1).map(|before| spoken.roles[before]);
                matches!(before, Some(Role::Direct(_))) && piece.tokens.start == self.unit.tokens.start
            };
            let stands_alone = first
                && blank_left
                && (blank_right || ends_in_stop(layout, idx))
                && (goes_on || is_sentence(layout, idx));
            let announced = piece.tokens.start > self.unit.tokens.start
                && layout.is_punct(piece.tokens.start - 1, &[":"])
                && layout.case(piece.content.start).has_capital()
                && piece.content.len() > 2
                && !is_heading(layout, idx);
            spoken.roles[idx] = if stands_alone || announced { Role::Floating } else { Role::Fragment };
            if spoken.roles[idx] == Role::Fragment {
                self.consumed = consumed;
            }
            return;
        };
        self.consumed = self.consumed.max(attribution.tokens.end);
        self.used.extend(attribution.cue.clone());
        self.used.extend(attribution.source.clone());
        self.shared = attribution.source.clone().or(self.shared.take());
        let draft = spoken.drafts.len();
        spoken.drafts.push(Draft::new(QuotationKind::Direct, vec![piece.content.clone()], &attribution));
        spoken.roles[idx] = Role::Direct(draft);
        if attribution.tokens.start >= piece.tokens.end {
            self.previous = Some(draft);
        }
    }

    /// Whether a piece goes on with the one before its attribution: `"A," she told the court, "b."`
    fn resumes(&self, idx: usize, gap: Range<usize>) -> bool {
        let layout = self.layout;
        let piece = &layout.pieces[idx];
        if idx == self.unit.pieces.start || gap.start == self.unit.tokens.start {
            return false;
        }
        let before = &layout.pieces[idx - 1];
        let lower = !layout.case(piece.content.start).has_capital();
        let ended = matches!(layout.document.surface(before.content.end - 1), "." | "!" | "?");
        if is_blank(layout, gap.clone()) {
            let gap_has_stop = gap.clone().any(|at| layout.is_punct(at, &[".", "!", "?"]));
            return lower || !gap_has_stop && !ended;
        }
        let comma = gap.end.checked_sub(1).is_some_and(|at| layout.is_punct(at, &[",", "—", "–", "--"]));
        comma && (lower || !ended) && attribution::is_filler(layout, gap.start..gap.end - 1)
    }
}

/// Floating quotations get the source that is carried over to them; `reported` gives each unit's last source.
pub(super) fn carry_over(layout: &Layout, spoken: &mut Spoken, reported: &[Option<Range<usize>>]) {
    let mut last: Option<(usize, Range<usize>)> = None;
    let mut draft_of_pair: Vec<Option<usize>> = Vec::new();
    for (unit_idx, unit) in layout.units.iter().enumerate() {
        for idx in unit.pieces.clone() {
            let piece = &layout.pieces[idx];
            if draft_of_pair.len() <= piece.pair {
                draft_of_pair.resize(piece.pair + 1, None);
            }
            match spoken.roles[idx] {
                Role::Direct(draft) => {
                    let joined = draft_of_pair[piece.pair].filter(|_| piece.nth > 0);
                    let joined = joined.filter(|&before| join_unattributed(spoken, before, draft));
                    draft_of_pair[piece.pair] = Some(joined.unwrap_or(draft));
                }
                Role::Floating | Role::Fragment if piece.nth > 0 && draft_of_pair[piece.pair].is_some() => {
                    let draft = draft_of_pair[piece.pair].unwrap_or_default();
                    spoken.drafts[draft].spans.push(piece.content.clone());
                    spoken.drafts[draft].verbatim.push(piece.content.clone());
                    spoken.roles[idx] = Role::Direct(draft);
                }
                Role::Floating => {
                    let near = last.as_ref().filter(|(at, _)| unit.paragraph - layout.units[*at].paragraph <= 1);
                    let mut attribution =
                        Attribution::plain(None, near.map(|(_, source)| source.clone()), SpeakerBy::Continuation);
                    if attribution.source.is_none() {
                        attribution =
                            orphan(layout, unit_idx).unwrap_or(Attribution::plain(None, None, SpeakerBy::Fallback));
                    }
                    let draft = spoken.drafts.len();
                    spoken.drafts.push(Draft::new(QuotationKind::Direct, vec![piece.content.clone()], &attribution));
                    spoken.roles[idx] = Role::Direct(draft);
                    draft_of_pair[piece.pair] = Some(draft);
                    if let Some(source) = attribution.source {
                        last = Some((unit_idx, source));
                    }
                }
                Role::Fragment => {}
            }
        }
        let source = spoken.sources[unit_idx].clone().or_else(|| reported[unit_idx].clone());
        if let Some(source) = source {
            last = Some((unit_idx, source));
        }
    }
}

/// The first paragraphs of a long quotation had no attribution and a later one has: they are one.
fn join_unattributed(spoken: &mut Spoken, before: usize, draft: usize) -> bool {
    if spoken.drafts[before].cue.is_some() || before == draft {
        return false;
    }
    // What has no content any more is no quotation when the drafts are placed.
    let (spans, verbatim) =
        (std::mem::take(&mut spoken.drafts[draft].spans), std::mem::take(&mut spoken.drafts[draft].verbatim));
    let earlier = &mut spoken.drafts[before];
    let all = (std::mem::take(&mut earlier.spans), std::mem::take(&mut earlier.verbatim));
    let mut joined = spoken.drafts[draft].clone();
    (joined.spans, joined.verbatim) = all;
    joined.spans.extend(spans);
    joined.verbatim.extend(verbatim);
    spoken.drafts[before] = joined;
    true
}

/// `"I do not know." Mr Cole said.`: an attribution that the stop inside the marks cut off.
fn orphan(layout: &Layout, unit_idx: usize) -> Option<Attribution> {
    let unit = layout.units.get(unit_idx + 1).filter(|next| next.paragraph == layout.units[unit_idx].paragraph)?;
    if !unit.pieces.is_empty() {
        return None;
    }
    let attribution = attribution::behind(layout, unit.tokens.start, unit.tokens.end)?;
    let rest = attribution.tokens.end..layout.end_without_stop(unit.tokens.clone());
    (rest.start >= rest.end || attribution::is_filler(layout, rest)).then_some(attribution)
}

/// Nothing but punctuation and a conjunction.
fn is_blank(layout: &Layout, mut tokens: Range<usize>) -> bool {
    tokens.all(|idx| {
        !layout.is_word(idx) && matches!(layout.document.tokens()[idx].kind, TokenKind::Punct | TokenKind::Mark)
            || layout.class(idx).is(Class::CONJUNCTION)
    })
}

/// Whether the words before a piece introduce it as speech: a colon, a comma, or a capital just behind the verb.
fn introduces(layout: &Layout, found: &Attribution, idx: usize) -> bool {
    let piece = &layout.pieces[idx];
    let before = piece.tokens.start - 1;
    let first = piece.content.start;
    if layout.is_punct(before, &[":"]) {
        return found.by != SpeakerBy::Colon || layout.case(first).has_capital() && is_sentence(layout, idx);
    }
    if layout.is_punct(before, &[",", "—", "–", "--"]) {
        return piece.content.len() > 2;
    }
    let near = found.cue.as_ref().is_some_and(|cue| piece.tokens.start - cue.end.min(piece.tokens.start) <= 2);
    let sentence = piece.content.len() > 3
        || ends_in_stop(layout, idx)
        || layout.case(first) == Case::Capitalised && layout.document.tokens()[first].class.is_closed();
    // "said in an interview “We will go.”": so far from the verb only a whole sentence is speech
    let whole = piece.content.len() > 5 && ends_in_stop(layout, idx) && found.cue.is_some();
    (near && sentence || whole) && layout.case(first).has_capital()
}

/// Whether an attribution may follow: the piece ends in a comma or a stop, or a comma or a dash follows it.
fn ends_as_speech(layout: &Layout, idx: usize, next: usize) -> bool {
    let piece = &layout.pieces[idx];
    let last = layout.document.surface(piece.content.end - 1);
    let behind = piece.tokens.end;
    matches!(last, "," | "!" | "?" | "." | "…" | "..." | "—" | "–" | "--" | ";" | ":" | "'" | "’")
        || behind < next && layout.is_punct(behind, &[",", "—", "–", "--", "-"])
        || piece.content.len() > 3 && layout.case(piece.content.start).has_capital()
}

fn ends_in_stop(layout: &Layout, idx: usize) -> bool {
    let piece = &layout.pieces[idx];
    matches!(layout.document.surface(piece.content.end - 1), "." | "!" | "?" | "…" | "..." | "—" | "–" | "--")
}

/// A sentence between marks behind other words: "…: “We will go,” the union wrote."
fn ends_in_comma(layout: &Layout, idx: usize) -> bool {
    let piece = &layout.pieces[idx];
    let ends = matches!(layout.document.surface(piece.content.end - 1), "," | "!" | "?");
    ends && piece.content.len() > 5 && layout.case(piece.content.start).has_capital()
}

/// "Legend in the Coal Fields": a title set between marks.
fn is_heading(layout: &Layout, idx: usize) -> bool {
    let piece = &layout.pieces[idx];
    let tokens = layout.document.tokens();
    let mut n_open = 0;
    let titled =
        piece.content.clone().filter(|&at| tokens[at].kind == TokenKind::Word && !tokens[at].class.is_closed()).all(
            |at| {
                n_open += 1;
                tokens[at].case.has_capital()
            },
        );
    titled && n_open > 1 && piece.content.len() < 10
}

/// Long enough for a sentence, or ended like one.
fn is_sentence(layout: &Layout, idx: usize) -> bool {
    let piece = &layout.pieces[idx];
    piece.nth > 0 || (piece.content.len() >= 6 || ends_in_stop(layout, idx)) && !is_heading(layout, idx)
}
