//! Names that the sequence model left out although something vouches for them.

use super::company::CLUBS;
use super::{REPEATED, is_people, only_kind, patterns};
use crate::analysis::{Label, MentionBy, Milli};
use crate::document::{Case, Class, Document, TokenKind};
use crate::entities::features::Lists;
use crate::entities::gazetteer::{Kinds, LONGEST_NAME, phrase_key};
use crate::entities::{Coarse, CoarseName, heads, titles};
use crate::model::keys::{join, key_of};
use std::collections::BTreeMap;
use std::ops::Range;

/// Names that the sequence model left out although a list, a title or the same name elsewhere vouches for them.
pub(super) fn overlooked(document: &Document, lists: &Lists, names: &[CoarseName], taken: &[bool]) -> Vec<CoarseName> {
    let mut known: BTreeMap<u32, (Coarse, i64)> = BTreeMap::new();
    for name in names.iter().filter(|n| n.tokens.len() <= LONGEST_NAME) {
        if let Some(key) = phrase_key(document, name.tokens.clone()) {
            let entry = known.entry(key).or_insert((name.coarse, 0));
            entry.1 = entry.1.max(name.confidence.0);
        }
    }
    let mut added = Vec::new();
    for sentence in document.sentences() {
        let mut idx = sentence.tokens.start;
        while idx < sentence.tokens.end {
            let found = (!taken[idx] && is_capital(document, idx))
                .then(|| vouched(document, lists, (names, &known), taken, idx, sentence.tokens.clone()))
                .flatten();
            match found {
                Some(name) => {
                    idx = name.tokens.end;
                    added.push(name);
                }
                None => idx += 1,
            }
        }
    }
    added
}

fn is_capital(document: &Document, idx: usize) -> bool {
    let token = &document.tokens()[idx];
    token.kind == TokenKind::Word && token.case.has_capital()
}

fn vouched(
    document: &Document,
    lists: &Lists,
    (names, known): (&[CoarseName], &BTreeMap<u32, (Coarse, i64)>),
    taken: &[bool],
    start: usize,
    sentence: Range<usize>,
) -> Option<CoarseName> {
    let name = |end: usize, coarse, by, confidence| CoarseName {
        tokens: start..end,
        coarse,
        label: None,
        by,
        confidence: Milli(confidence),
    };
    // "Chief Executive", "General Manager": what follows an office may be more of it
    let is_role = || {
        let kinds = lists.gazetteer.kinds_of(document, start..start + 1);
        titles::role_noun(document.lower(start)).is_some() && !kinds.is(Kinds(Kinds::FORENAME.0 | Kinds::SURNAME.0))
    };
    let titled =
        || titles::title_before(document, start).is_some() && !document.tokens()[start].class.is_closed() && !is_role();
    if titled() {
        let goes_on = |at: &usize| {
            sentence.contains(at) && !taken[*at] && is_capital(document, *at) && !document.lower(*at).starts_with('\'')
        };
        let end = (start + 1..start + 4).take_while(goes_on).last().map_or(start + 1, |last| last + 1);
        if titles::title_at(document, start).is_none() {
            return Some(name(end, Coarse::Person, MentionBy::Title, 700));
        }
    }
    let mut best = body(document, taken, start, &sentence)
        .map(|end| name(end, Coarse::Org, MentionBy::Rule, 550))
        .or_else(|| {
            full_name(document, lists, taken, start, &sentence)
                .or_else(|| patterns::next_in_row(document, lists, names, taken, start))
                .map(|end| name(end, Coarse::Person, MentionBy::Gazetteer, 600))
        })
        .or_else(|| {
            patterns::after_hyphen(document, lists, start)
                .map(|coarse| name(start + 1, coarse, MentionBy::Gazetteer, 600))
        });
    let mut key = None;
    for end in start + 1..=sentence.end.min(start + LONGEST_NAME) {
        if taken[end - 1] {
            break;
        }
        key = Some(join(key, key_of(document.lower(end - 1))));
        let Some(key) = key.filter(|_| end == sentence.end || !document.lower(end - 1).is_empty()) else { continue };
        let single = end == start + 1;
        let token = &document.tokens()[start];
        let ambiguous = single
            && (token.class.is_closed() && token.case != Case::Upper
                || start == sentence.start && token.case == Case::Capitalised);
        let kinds = lists.gazetteer.kinds(key);
        if is_people(document, lists, start..end, kinds) && !token.class.is(Class::WEEKDAY | Class::MONTH) {
            best = Some(name(end, Coarse::Other, MentionBy::Gazetteer, 700));
        } else if only_kind(kinds) == Some(Coarse::Org) && single && start == sentence.start && speaks(document, start)
        {
            best = Some(name(end, Coarse::Org, MentionBy::Gazetteer, 600));
        } else if kinds.is(Kinds::COUNTRY) && !kinds.is(Kinds(Kinds::FORENAME.0 | Kinds::SURNAME.0)) && !ambiguous {
            best = Some(name(end, Coarse::Place, MentionBy::Gazetteer, 700));
        } else if let Some(coarse) = only_kind(kinds).filter(|c| !single && matches!(c, Coarse::Org | Coarse::Other)) {
            best = Some(name(end, coarse, MentionBy::Gazetteer, 600));
        } else if let Some((coarse, confidence)) = known.get(&key).filter(|_| !ambiguous) {
            best = Some(name(end, *coarse, MentionBy::Coreference, confidence * REPEATED / 1000));
        }
    }
    best
}

/// Verbs of who speaks: before one, a capital at the start of a sentence is somebody and no plain word.
const SPEAKS: &[&str] = &[
    "said",
    "says",
    "say",
    "announced",
    "announces",
    "confirmed",
    "confirms",
    "denied",
    "denies",
    "declined",
    "insisted",
    "insists",
    "warned",
    "warns",
    "claimed",
    "claims",
    "added",
    "admitted",
    "refused",
    "declared",
    "told",
    "tells",
    "argued",
    "argues",
];

/// "Arsenal said", "Shell has denied".
pub(super) fn speaks(document: &Document, idx: usize) -> bool {
    let has = usize::from(matches!(document.lower(idx + 1), "has" | "have" | "had"));
    document.tokens().get(idx + 1 + has).is_some_and(|token| token.case == Case::Lower)
        && SPEAKS.contains(&document.lower(idx + 1 + has))
}

/// "Grace Hope": a forename and a surname that stand alone together.
fn full_name(
    document: &Document,
    lists: &Lists,
    taken: &[bool],
    start: usize,
    sentence: &Range<usize>,
) -> Option<usize> {
    let free = |idx: usize| sentence.contains(&idx) && !taken[idx] && document.tokens()[idx].case == Case::Capitalised;
    let known = |idx: usize, kind: Kinds| lists.gazetteer.kinds_of(document, idx..idx + 1).is(kind);
    let has_more = start > sentence.start && is_capital(document, start - 1)
        || start + 2 < sentence.end && is_capital(document, start + 2);
    let plain = !document.tokens()[start].class.is_closed()
        && sentence.contains(&(start + 1))
        && !document.tokens()[start + 1].class.is_closed();
    (!has_more
        && plain
        && free(start)
        && free(start + 1)
        && known(start, Kinds::FORENAME)
        && known(start + 1, Kinds::SURNAME))
    .then_some(start + 2)
}

/// "Victory Bank": two to four capitals inside a sentence of small letters, of which the last names a body.
fn body(document: &Document, taken: &[bool], start: usize, sentence: &Range<usize>) -> Option<usize> {
    let capital =
        |idx: usize| sentence.contains(&idx) && !taken[idx] && document.tokens()[idx].case == Case::Capitalised;
    let end = (start..start + 5).take_while(|&idx| capital(idx)).last()? + 1;
    let inside = start > sentence.start
        && !is_capital(document, start - 1)
        && !(end < sentence.end && is_capital(document, end));
    let near = sentence.start.max(start.saturating_sub(20))..sentence.end.min(end + 20);
    // a headline's small words are closed ones
    let is_running = document.tokens()[near].iter().any(|t| t.case == Case::Lower && !t.class.is_closed());
    let is_body =
        heads::label_of_last(document.lower(end - 1)) == Some(Label::Org) || CLUBS.contains(&document.lower(end - 1));
    (inside && is_body && (2..=4).contains(&(end - start)) && is_running).then_some(end)
}
