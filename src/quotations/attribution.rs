//! Who said what stands between marks: the attribution before or behind it.

use super::cues::{self, Cue, Form, Frames};
use super::draft::Attribution;
use super::layout::Layout;
use super::{source, verb_group};
use crate::analysis::{Modality, SpeakerBy};
use crate::document::{Case, Class, TokenKind};
use std::ops::Range;

/// How far an attribution reaches from the mark.
const REACH: usize = 45;

/// How far behind the mark a verb of no list may stand.
const NEAR: usize = 8;

/// The longest aside between two dashes that is passed over.
const ASIDE: usize = 25;

/// "…," said Mr Cole. "…," Mr Cole, a baker, told the court. "…" – Mr Cole. "…," according to Mr Cole.
pub(super) fn behind(layout: &Layout, at: usize, ceiling: usize) -> Option<Attribution> {
    let mut first = at;
    let last = at.checked_sub(2).map_or("", |idx| layout.document.surface(idx));
    let after_stop = matches!(last, "," | "." | "!" | "?" | "—" | "…" | "...") || layout.is_punct(at, &[",", "—", "–"]);
    let mut dash = None;
    while first < ceiling && layout.is_punct(first, &[",", "—", "–", "--", "-", "―"]) {
        if !layout.is_punct(first, &[","]) {
            dash = Some(first);
        }
        first += 1;
    }
    // "…," as Mr Cole put it
    if layout.lower(first) == "as" && layout.class(first + 1) != Class::PREPOSITION {
        first += 1;
    }
    if first >= ceiling {
        return None;
    }
    if layout.lower(first) == "according" && layout.lower(first + 1) == "to" {
        let source = source::after(layout, first + 2, ceiling)?;
        return Some(Attribution::plain(Some(first..first + 2), Some(source), SpeakerBy::Cue));
    }
    if let Some(attribution) = inverted(layout, first, ceiling).or_else(|| quoted_as(layout, first, ceiling)) {
        return Some(attribution);
    }
    if let Some(attribution) =
        upright(layout, first, ceiling, after_stop).or_else(|| unlisted(layout, at, first, ceiling))
    {
        return Some(attribution);
    }
    let dash = dash?;
    let source = source::after(layout, first, ceiling)?;
    let names = source.clone().any(|idx| layout.case(idx).has_capital());
    (names && layout.end_without_stop(first..ceiling) <= source.end)
        .then(|| Attribution::plain(Some(dash..dash + 1), Some(source), SpeakerBy::Dash))
}

/// `"…," enthused Mr Cole`, `"…," Mr Cole deadpanned.`: behind speech that ends in a comma, a verb of no list and who bears it.
fn unlisted(layout: &Layout, at: usize, first: usize, ceiling: usize) -> Option<Attribution> {
    let named = |source: &Range<usize>| {
        source.len() == 1 && source::is_pronoun(layout, source.start) || layout.holds_name(source)
    };
    let tells = |verb: usize| {
        let lower = layout.lower(verb);
        layout.is_word(verb)
            && layout.case(verb) == Case::Lower
            && !layout.class(verb).is_closed()
            && (lower.len() > 4 && lower.ends_with("ed") || lower.len() > 3 && lower.ends_with('s'))
            && cues::of_word(lower).is_none_or(|cue| matches!(cue.form, Form::Past | Form::Third))
    };
    if !layout.ends_in_comma(at) || layout.document.surface(at - 2) != "," {
        return None;
    }
    let said = |verb: usize, source| Attribution::plain(Some(verb..verb + 1), Some(source), SpeakerBy::Cue);
    if tells(first) {
        let source = source::after(layout, first + 1, ceiling).filter(named)?;
        return Some(said(first, source));
    }
    let verb = (first + 1..ceiling.min(first + NEAR)).find(|&idx| layout.is_verb(idx) || tells(idx))?;
    let closes = verb + 1 >= layout.end_without_stop(first..ceiling) || layout.is_punct(verb + 1, &[","]);
    let source = source::before(layout, verb, first).filter(|source| source.start == first && named(source))?;
    (closes && tells(verb)).then(|| said(verb, source))
}

/// "said Mr Cole", "added the minister", "says she".
fn inverted(layout: &Layout, first: usize, ceiling: usize) -> Option<Attribution> {
    let mut verb = first;
    while verb < ceiling && layout.is_adverb(verb) {
        verb += 1;
    }
    let cue = speech(layout, verb)?;
    let source = source::after(layout, verb + 1, ceiling)?;
    Some(Attribution::of_cue(&cue, first..verb + 1, Some(source), None))
}

/// "Mr Cole said", "Ms Roy, who won, told reporters".
fn upright(layout: &Layout, first: usize, ceiling: usize, after_stop: bool) -> Option<Attribution> {
    let highest = ceiling.min(first + REACH);
    let mut at = first;
    while at < highest {
        if layout.piece_at(at).is_some() || layout.is_punct(at, &[";", ":"]) {
            return None;
        }
        let after_comma = at > first && layout.is_punct(at - 1, &[",", "—", "–", "--"]);
        let relative = at > first && layout.class(at).is(Class::WH) && !layout.class(at).is(Class::SUBORDINATOR);
        let participle = after_comma
            && (layout.lower(at).ends_with("ing") || layout.is_verb(at) && !layout.class(at).is(Class::AUXILIARY));
        if relative || participle && speech(layout, at).is_none() {
            // over the relative clause or the participle to the comma that ends it
            at = (at..highest).find(|&idx| layout.is_punct(idx, &[",", "—", "–", "--"]))?;
            at += 1;
            continue;
        }
        if let Some(cue) = spoken(layout, at) {
            let group = verb_group::read(layout, at, &cue, first);
            let source = source::before(layout, group.tokens.start, first)?;
            // "to drive up the price, she said" belongs to what was said
            if source.start > first && !is_lead_in(layout, first..source.start, after_stop) {
                return None;
            }
            if group.passive || group.infinitive || group.modality == Some(Modality::Negated) {
                return None;
            }
            return Some(Attribution::of_cue(&cue, group.tokens, Some(source), group.modality));
        }
        let class = layout.class(at);
        if layout.is_verb(at) && !class.is(Class::AUXILIARY)
            || class.is(Class::SUBORDINATOR) && !class.is(Class::PREPOSITION | Class::DETERMINER)
        {
            return None;
        }
        at += 1;
    }
    None
}

/// "the paper quoted |Mr Cole| as saying": whoever is quoted.
fn quoted_as(layout: &Layout, first: usize, ceiling: usize) -> Option<Attribution> {
    let highest = ceiling.min(first + REACH);
    let quoted = (first..highest).find(|&idx| matches!(layout.lower(idx), "quoted" | "cited" | "quotes" | "cites"))?;
    let active = quoted > first && !layout.class(quoted - 1).is(Class::AUXILIARY);
    let source = source::after(layout, quoted + 1, highest).filter(|_| active)?;
    let says = layout.lower(source.end) == "as" && matches!(layout.lower(source.end + 1), "saying" | "telling");
    says.then(|| Attribution::plain(Some(quoted..quoted + 1), Some(source), SpeakerBy::Cue))
}

/// Between a quotation and its source: "however", "in a speech on Friday,".
fn is_lead_in(layout: &Layout, tokens: Range<usize>, after_stop: bool) -> bool {
    let adverbs =
        tokens.clone().all(|idx| layout.is_adverb(idx) || layout.is_temporal(idx) || layout.is_punct(idx, &[","]));
    adverbs
        || after_stop && layout.is_punct(tokens.end - 1, &[","]) && layout.class(tokens.start).is(Class::PREPOSITION)
}

/// `He said: "…"`, `Ms Roy told reporters on Friday, "…"`, `adding "…"`, `Mr Cole: "…"`; `shared` is the source of the
/// attribution before in the same sentence.
pub(super) fn before(layout: &Layout, floor: usize, mark: usize, shared: Option<&Range<usize>>) -> Option<Attribution> {
    let mut end = mark;
    while end > floor && (layout.is_punct(end - 1, &[",", ":", "—", "–", "--"]) || layout.lower(end - 1) == "that")
    {
        end -= 1;
    }
    // "Mr Cole remarked — which few expected — “…”": over the aside between two dashes
    let dash = |idx: usize| layout.is_punct(idx, &["—", "–", "--"]);
    if (end..mark).any(dash)
        && let Some(opening) = (floor + 1..end).rev().take(ASIDE).find(|&idx| dash(idx))
        && layout.class(opening + 1).is(Class::WH | Class::CONJUNCTION)
    {
        end = opening;
    }
    let colon = (end..mark).find(|&idx| layout.is_punct(idx, &[":"]));
    // "According to Ms Lund: “…”"
    if layout.lower(floor) == "according" && layout.lower(floor + 1) == "to" && floor + 2 < end {
        let source = source::after(layout, floor + 2, end).filter(|source| source.end == end)?;
        return Some(Attribution::plain(Some(floor..floor + 2), Some(source), SpeakerBy::Cue));
    }
    let lowest = floor.max(end.saturating_sub(REACH));
    for verb in (lowest..end).rev() {
        if layout.piece_at(verb).is_some() || layout.is_punct(verb, &[";"]) {
            break;
        }
        let cue =
            if colon.is_some() || end < mark { cues::lookup(layout.document, verb) } else { introducing(layout, verb) };
        if let Some(cue) =
            cue.filter(|cue| cue.frames.has(Frames::SAY | Frames::TELL) && verb_group::is_verb_here(layout, verb, cue))
        {
            if verb + 1 < end && !is_filler(layout, verb + 1..end) {
                break;
            }
            let group = verb_group::read(layout, verb, &cue, floor);
            if group.passive {
                break;
            }
            let source = subject(layout, &group.tokens, &cue, floor, shared).map(|(source, _)| source);
            if source.is_none() && verb == floor && verb + 1 < end {
                let source = source::after(layout, verb + 1, end);
                return Some(Attribution::of_cue(&cue, verb..verb + 1, source, None));
            }
            return Some(Attribution::of_cue(&cue, group.tokens, source, group.modality));
        }
        if layout.is_verb(verb) && colon.is_none() {
            break;
        }
    }
    let colon = colon?;
    let near =
        source::before(layout, end, floor).filter(|near| near.len() <= 8 && layout.case(near.start).has_capital());
    // "She had to change her answer: “…”": the subject of the clause
    let clause =
        source::of_clause(layout, floor, end).filter(|subject| (subject.end..end).any(|idx| layout.is_verb(idx)));
    let source = clause.or(near)?;
    Some(Attribution::plain(Some(colon..colon + 1), Some(source), SpeakerBy::Colon))
}

/// The subject of a cue's verb group, and whether it is one that an earlier verb has, too: "…, adding that".
pub(super) fn subject(
    layout: &Layout,
    group: &Range<usize>,
    cue: &Cue,
    floor: usize,
    shared: Option<&Range<usize>>,
) -> Option<(Range<usize>, bool)> {
    let start = group.start;
    let Some(before) = start.checked_sub(1).filter(|&idx| idx >= floor) else {
        // "Speaking in Lowtown, Mr Cole said": the subject stands behind the comma
        let comma = (start..start + REACH).find(|&idx| layout.is_punct(idx, &[","]));
        let later = comma.filter(|_| cue.form == Form::Ing && group.len() == 1);
        return later.and_then(|comma| source::after(layout, comma + 1, comma + REACH)).map(|subject| (subject, true));
    };
    let leads =
        cue.form == Form::Ing && before == floor && layout.class(before).is(Class::PREPOSITION | Class::SUBORDINATOR);
    if leads {
        // "After saying that, Ms Roy left"
        let comma = (start..start + REACH)
            .find(|&idx| layout.is_punct(idx, &[",", "."]))
            .filter(|&idx| layout.is_punct(idx, &[","]));
        return comma.and_then(|comma| source::after(layout, comma + 1, comma + REACH)).map(|subject| (subject, true));
    }
    let participle = cue.form == Form::Ing && !group.clone().any(|idx| layout.class(idx).is(Class::AUXILIARY));
    let coordinated = layout.class(before).is(Class::CONJUNCTION)
        || layout.is_punct(before, &[","]) && !participle && shared.is_some();
    let modifies = participle && layout.is_word(before) && !layout.class(before).is_closed();
    if modifies && let Some(near) = source::beside(layout, start, floor) {
        // "signs reading", "a letter urging": the phrase before it, unless somebody carries it
        // "despite a paper claiming": not what stands before the preposition
        let cut = near.clone().rev().find(|&idx| layout.class(idx).is(Class::PREPOSITION) && layout.lower(idx) != "of");
        let near = cut.map_or(near.start, |idx| idx + 1)..near.end;
        // "at one point admonishing"
        let aside = near.start > floor && matches!(layout.lower(near.start - 1), "at" | "on" | "in");
        if aside && shared.is_some() {
            return shared.cloned().map(|source| (source, true));
        }
        // "tweeted her reasons saying": whoever tweeted, but for what reached somebody: "got a letter saying"
        let holder = near.start.checked_sub(1).filter(|&before| before >= floor && layout.is_verb(before));
        let carried = holder
            .is_some_and(|verb| !layout.class(verb).is(Class::AUXILIARY) && !RECEIVING.contains(&layout.lower(verb)))
            || near.start > floor && GIVING_OUT.contains(&layout.lower(near.start - 1));
        return if carried { source::of_clause(layout, floor, start).map(|s| (s, true)) } else { Some((near, false)) };
    }
    // "while Ms Roy, in a letter, called it": a subject of its own behind the comma
    if layout.is_punct(before, &[","])
        && let Some(own) = source::before(layout, start, floor)
        && !(own.end..before).any(|idx| layout.is_verb(idx))
        && own.start.checked_sub(1).is_none_or(|lead| {
            lead < floor
                || layout.class(lead).is(Class::CONJUNCTION)
                || matches!(layout.lower(lead), "while" | "whereas")
        })
        && shared.is_none_or(|shared| shared.start < own.start)
    {
        return Some((own, false));
    }
    if coordinated || participle {
        return shared.cloned().or_else(|| source::of_clause(layout, floor, start)).map(|source| (source, true));
    }
    let own = source::before(layout, start, floor).map(|source| (source, false));
    // "He praised the crew and on Friday called": a second verb, its subject further back
    let second = || (floor.max(start.saturating_sub(6))..start).any(|idx| layout.class(idx).is(Class::CONJUNCTION));
    if own.is_none() && (layout.is_verb(before) || second()) {
        return shared.cloned().or_else(|| source::of_clause(layout, floor, start)).map(|source| (source, true));
    }
    own
}

/// ", |releasing| a statement saying": the subject of the sentence speaks.
const GIVING_OUT: &[&str] =
    &["releasing", "issuing", "publishing", "posting", "sending", "distributing", "circulating"];

/// Verbs whose object speaks, and not their subject.
const RECEIVING: &[&str] = &["got", "received", "saw", "heard", "found", "read", "cited", "quoted", "obtained", "seen"];

/// A finite verb of speech.
fn speech(layout: &Layout, token: usize) -> Option<Cue> {
    layout.piece_at(token).is_none().then(|| cues::lookup(layout.document, token)).flatten().filter(|cue| {
        cue.frames.has(Frames::SAY)
            && matches!(cue.form, Form::Past | Form::Third)
            && verb_group::is_verb_here(layout, token, cue)
    })
}

/// A verb of speech, finite or in a group: "said", "has been saying".
fn spoken(layout: &Layout, token: usize) -> Option<Cue> {
    layout.piece_at(token).is_none().then(|| cues::lookup(layout.document, token)).flatten().filter(|cue| {
        cue.frames.has(Frames::SAY | Frames::TELL)
            && verb_group::is_verb_here(layout, token, cue)
            && (matches!(cue.form, Form::Past | Form::Third)
                || token > 0
                    && (layout.class(token - 1).is(Class::AUXILIARY | Class::PRONOUN) || layout.is_adverb(token - 1))
                || cue.form == Form::Base)
    })
}

/// A verb that may stand just before an opening mark.
fn introducing(layout: &Layout, token: usize) -> Option<Cue> {
    cues::lookup(layout.document, token)
}

/// Words between a verb and what it introduces: an addressee, a time, a place, a medium; no other clause.
pub(super) fn is_filler(layout: &Layout, tokens: Range<usize>) -> bool {
    tokens.len() <= 30
        && !tokens.clone().any(|idx| {
            layout.is_verb(idx) && !layout.lower(idx).ends_with("ed")
                || layout.piece_at(idx).is_some()
                || layout.is_punct(idx, &[";"])
                || matches!(layout.lower(idx), "that" | "because" | "if" | "but")
                || layout.document.tokens()[idx].kind == TokenKind::Mark
        })
}
