//! Acronyms in brackets and the words that they stand for.

use crate::document::{Case, Document, TokenKind};
use crate::entities::gazetteer::LONGEST_NAME;
use crate::entities::{Coarse, CoarseName};
use std::collections::BTreeMap;

/// "Port Authority of Varna (PAV)": where the letters spell several names and what ties them, those are one.
pub(super) fn spelt(document: &Document, names: Vec<CoarseName>) -> Vec<CoarseName> {
    let mut kept: Vec<CoarseName> = Vec::with_capacity(names.len());
    for name in names {
        let at = name.tokens.start;
        if kept.last().is_some_and(|last| last.tokens.end + 1 == at) && is_bracketed_acronym(document, &name) {
            join_spelt(document, &mut kept, at);
        }
        kept.push(name);
    }
    kept
}

/// Makes one name of what the letters of the acronym at `at` spell, if nothing but ties stands between its parts.
fn join_spelt(document: &Document, kept: &mut Vec<CoarseName>, at: usize) {
    let Some(start) = spelt_out(document, at - 1, document.surface(at)) else { return };
    let first = kept.partition_point(|name| name.tokens.end <= start);
    let is_tied = |idx: usize| document.tokens()[idx].case.has_capital() || TIES.contains(&document.lower(idx));
    let whole = kept[first].tokens.start >= start && document.sentence_of(start) == document.sentence_of(at);
    if !whole || !document.tokens()[start].case.has_capital() || !(start..at - 1).all(is_tied) {
        return;
    }
    if kept[first..].iter().any(|part| part.coarse == Coarse::Org) {
        kept[first].coarse = Coarse::Org;
    }
    kept.truncate(first + 1);
    kept[first].tokens = start..at - 1;
}

/// Small words inside the names of bodies.
const TIES: &[&str] = &["of", "for", "and", "the", "in", "on", "to", "&", "-", ","];

/// "(CPI)".
fn is_bracketed_acronym(document: &Document, name: &CoarseName) -> bool {
    let at = name.tokens.start;
    name.tokens.len() == 1
        && at > 1
        && document.surface(at - 1) == "("
        && at + 1 < document.tokens().len()
        && document.surface(at + 1) == ")"
        && document.tokens()[at].case == Case::Upper
}

/// "consumer price index (CPI)": an acronym is what its words are, and no name if they are none.
pub(super) fn settled(document: &Document, names: &mut Vec<CoarseName>) {
    let mut meanings: BTreeMap<&str, Option<Coarse>> = BTreeMap::new();
    for (name_idx, name) in names.iter().enumerate() {
        let at = name.tokens.start;
        let acronym = document.surface(at);
        if !is_bracketed_acronym(document, name) {
            continue;
        }
        let spelt = spelt_out(document, at - 1, acronym);
        let before = name_idx.checked_sub(1).map(|idx| &names[idx]).filter(|before| before.tokens.end == at - 1);
        match (before, spelt) {
            (Some(before), Some(_)) => {
                meanings.insert(acronym, Some(before.coarse));
            }
            (None, Some(start)) if document.tokens()[start..at - 1].iter().all(|t| t.case == Case::Lower) => {
                meanings.insert(acronym, None);
            }
            _ => {}
        }
    }
    if meanings.is_empty() {
        return;
    }
    names.retain_mut(|name| {
        let meaning = (name.tokens.len() == 1).then(|| meanings.get(document.surface(name.tokens.start))).flatten();
        match meaning {
            Some(Some(coarse)) => name.coarse = *coarse,
            Some(None) => return false,
            None => {}
        }
        true
    });
}

/// Where the words before `end` begin whose first letters are the acronym's.
fn spelt_out(document: &Document, end: usize, acronym: &str) -> Option<usize> {
    let mut letters = acronym.chars().rev().filter(|c| c.is_uppercase()).peekable();
    let mut at = end;
    while letters.peek().is_some() && at > 0 && end - at < 2 * LONGEST_NAME {
        at -= 1;
        let first = document.surface(at).chars().next()?.to_uppercase().next()?;
        if document.tokens()[at].kind == TokenKind::Word && letters.peek() == Some(&first) {
            letters.next();
        }
    }
    letters.peek().is_none().then_some(at)
}
