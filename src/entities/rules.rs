//! Names by rule alone: runs of capitals, lists, titles and heads.

use super::Coarse;
use super::CoarseName;
use super::gazetteer::{Gazetteer, Kinds, LONGEST_NAME};
use super::{heads, titles};
use crate::analysis::{Label, MentionBy, Milli};
use crate::document::{Case, Class, Document, TokenKind};
use std::collections::BTreeMap;
use std::ops::Range;

#[rustfmt::skip]
const PARTICLES: &[&str] = &["de", "da", "di", "del", "della", "dos", "du", "van", "von", "der", "den", "ter", "bin", "bint", "ibn", "al", "el", "la", "le", "y", "ben"];

/// Finds names by rule, in order and without overlaps.
pub(super) fn find(document: &Document, gazetteer: &Gazetteer) -> Vec<CoarseName> {
    let mut names = Vec::new();
    let mut known: BTreeMap<&str, Coarse> = BTreeMap::new();
    for sentence in document.sentences() {
        let mut idx = sentence.tokens.start;
        while idx < sentence.tokens.end {
            if !starts(document, gazetteer, idx, sentence.tokens.start) {
                idx += 1;
                continue;
            }
            let run = idx..run_end(document, idx, sentence.tokens.end);
            idx = run.end;
            split(document, gazetteer, run, &mut known, &mut names);
        }
    }
    names
}

fn is_capital_word(document: &Document, idx: usize) -> bool {
    let token = &document.tokens()[idx];
    token.kind == TokenKind::Word && token.case.has_capital()
}

fn starts(document: &Document, gazetteer: &Gazetteer, idx: usize, sentence_start: usize) -> bool {
    let token = &document.tokens()[idx];
    if !is_capital_word(document, idx) || document.lower(idx).starts_with('\'') || document.lower(idx) == "i" {
        return false;
    }
    if token.class.is_closed() && !(token.case == Case::Upper && document.lower(idx) == "us") {
        return false;
    }
    let first = idx == sentence_start || document.tokens()[idx - 1].kind == TokenKind::Mark;
    !first
        || token.case != Case::Capitalised
        || gazetteer.kinds_of(document, idx..idx + 1) != Kinds::NONE
        || idx + 1 < document.tokens().len() && is_capital_word(document, idx + 1)
}

fn run_end(document: &Document, start: usize, limit: usize) -> usize {
    let mut end = start + 1;
    while end < limit {
        let token = &document.tokens()[end];
        let goes_on = |at: usize| {
            at < limit
                && is_capital_word(document, at)
                && !document.tokens()[at].class.is(Class::MONTH | Class::WEEKDAY | Class::PRONOUN)
        };
        if goes_on(end) && !document.lower(end).starts_with('\'') {
            end += 1;
        } else if (PARTICLES.contains(&document.lower(end)) || matches!(document.surface(end), "&" | "-" | "of" | "'"))
            && goes_on(end + 1)
            && token.kind != TokenKind::Number
        {
            end += 2;
        } else if document.lower(end) == "of" && document.lower(end + 1) == "the" && goes_on(end + 2) {
            end += 3;
        } else {
            break;
        }
    }
    end
}

/// Takes a run apart: titles away, known names out, the rest by its look.
fn split<'d>(
    document: &'d Document,
    gazetteer: &Gazetteer,
    run: Range<usize>,
    known: &mut BTreeMap<&'d str, Coarse>,
    names: &mut Vec<CoarseName>,
) {
    let mut start = run.start;
    let mut titled = titles::role_before(document, start).is_some();
    while start < run.end {
        if let Some(title) = titles::title_at(document, start).filter(|title| title.tokens.end < run.end) {
            titled = true;
            start = title.tokens.end;
            continue;
        }
        let longest = (1..=LONGEST_NAME.min(run.end - start)).rev().find_map(|n| {
            let kinds = gazetteer.kinds_of(document, start..start + n);
            let whole = n > 1 || start + 1 == run.end || kinds.is(Kinds(Kinds::COUNTRY.0 | Kinds::NORP.0));
            (kinds.is(Kinds(!(Kinds::FORENAME.0 | Kinds::SURNAME.0))) && whole && !titled).then_some((start + n, kinds))
        });
        let (end, coarse, by) = match longest {
            Some((end, kinds)) => (end, coarse_of(kinds), MentionBy::Gazetteer),
            None => {
                let end = run.end;
                (
                    end,
                    guess(document, gazetteer, start..end, titled, known),
                    if titled { MentionBy::Title } else { MentionBy::Rule },
                )
            }
        };
        if coarse == Coarse::Person {
            known.insert(document.lower(end - 1), coarse);
        }
        names.push(CoarseName { tokens: start..end, coarse, by, confidence: Milli(600) });
        start = end;
        titled = false;
        while start < run.end && !is_capital_word(document, start) {
            start += 1;
        }
    }
}

fn coarse_of(kinds: Kinds) -> Coarse {
    if kinds.is(Kinds(Kinds::COUNTRY.0 | Kinds::REGION.0 | Kinds::NATURAL.0)) {
        Coarse::Place
    } else if kinds.is(Kinds::NORP) {
        Coarse::Other
    } else if kinds.is(Kinds::ANY_ORG) && !kinds.is(Kinds::CITY) {
        Coarse::Org
    } else if kinds.is(Kinds::PLACE) {
        Coarse::Place
    } else if kinds.is(Kinds::PERSON) {
        Coarse::Person
    } else {
        Coarse::Other
    }
}

fn guess(
    document: &Document,
    gazetteer: &Gazetteer,
    tokens: Range<usize>,
    titled: bool,
    known: &BTreeMap<&str, Coarse>,
) -> Coarse {
    if titled {
        return Coarse::Person;
    }
    let head = heads::label_of_last(document.lower(tokens.end - 1))
        .or_else(|| heads::label_of_first(document.lower(tokens.start)));
    if let Some(label) = head.filter(|_| tokens.len() > 1) {
        return match label {
            Label::Org => Coarse::Org,
            Label::Fac | Label::Loc | Label::Gpe => Coarse::Place,
            _ => Coarse::Other,
        };
    }
    if let Some(coarse) = known.get(document.lower(tokens.end - 1)) {
        return *coarse;
    }
    let first = gazetteer.kinds_of(document, tokens.start..tokens.start + 1);
    let place_before = tokens.start > 0 && matches!(document.lower(tokens.start - 1), "in" | "at" | "near");
    if tokens.len() == 1 && document.tokens()[tokens.start].case == Case::Upper {
        Coarse::Org
    } else if place_before && !first.is(Kinds::FORENAME) {
        Coarse::Place
    } else if tokens.len() > 4 {
        Coarse::Org
    } else {
        Coarse::Person
    }
}
