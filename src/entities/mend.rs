//! A second look at the whole document: a name means the same wherever it stands, a title is followed by a person,
//! and what the lists are sure of is not overlooked.

mod company;
mod patterns;

use super::features::Lists;
use super::gazetteer::{Kinds, LONGEST_NAME, phrase_key};
use super::{Coarse, CoarseName, heads, titles};
use crate::analysis::{Label, MentionBy, Milli};
use crate::document::{Case, Class, Document, TokenKind};
use crate::model::keys::{join, key_of};
use std::collections::BTreeMap;
use std::ops::Range;

/// A name must have this share of its own votes to carry the others along.
const MAJORITY: i64 = 600;
/// A model as sure as this is not overruled by a list.
const SURE: i64 = 900;
/// … and for a single word, which is more often something else, as sure as this.
const FAIRLY_SURE: i64 = 750;
/// What is found by its likeness to another name is less sure than that.
const REPEATED: i64 = 800;
/// A name in small letters is so much less sure.
const SMALL_LETTERS: i64 = 700;
/// Places in lists of peoples that are also places or people are left to the sequence model.
const NOT_ONLY_PEOPLE: Kinds = Kinds(Kinds::PLACE.0 | Kinds::FORENAME.0 | Kinds::SURNAME.0 | Kinds::ANY_ORG.0);

/// Mends the names, which are sorted and do not overlap, and keeps them so.
pub(super) fn mend(document: &Document, lists: &Lists, names: Vec<CoarseName>) -> Vec<CoarseName> {
    let names = patterns::widened(document, lists, joined(document, lists, names));
    let names = patterns::hyphened(document, lists, listed(document, lists, names));
    let mut names = agree(document, names);
    acronyms(document, &mut names);
    names.retain(|name| is_plausible(document, name));
    names.iter_mut().for_each(|name| trim(document, name));
    patterns::persons(document, lists, &mut names);
    company::proven(document, lists, &mut names);
    let taken = taken(document, &names);
    let mut added = overlooked(document, lists, &names, &taken);
    names.append(&mut added);
    names.sort_by_key(|name| name.tokens.start);
    let mut names = patterns::nicknamed(document, lists, names);
    patterns::works(document, &mut names);
    names.iter_mut().for_each(|name| doubt(document, name));
    names
}

/// Text without capitals leaves the model less to go by than it knows.
fn doubt(document: &Document, name: &mut CoarseName) {
    if document.tokens()[name.tokens.clone()].iter().all(|token| token.case == Case::Lower) {
        name.confidence = Milli(name.confidence.0 * SMALL_LETTERS / 1000);
    }
}

/// Which tokens stand in a name.
fn taken(document: &Document, names: &[CoarseName]) -> Vec<bool> {
    let mut taken = vec![false; document.tokens().len()];
    for name in names {
        taken[name.tokens.clone()].fill(true);
    }
    taken
}

/// "Latin" and "American", "Costa" and "Rican": neighbours that the lists know as one name are one.
fn joined(document: &Document, lists: &Lists, names: Vec<CoarseName>) -> Vec<CoarseName> {
    let mut kept: Vec<CoarseName> = Vec::with_capacity(names.len());
    for name in names {
        if let Some(last) = kept.last_mut().filter(|last| last.tokens.end == name.tokens.start) {
            let both = last.tokens.start..name.tokens.end;
            if let Some(coarse) = only_kind(lists.gazetteer.kinds_of(document, both.clone())) {
                (last.tokens, last.coarse, last.by) = (both, coarse, MentionBy::Gazetteer);
                continue;
            }
        }
        kept.push(name);
    }
    kept
}

/// "Russian", "Morgan Stanley": what the lists know as one kind of thing and no other is that, unless the model is sure.
fn listed(document: &Document, lists: &Lists, mut names: Vec<CoarseName>) -> Vec<CoarseName> {
    for name in &mut names {
        let kinds = lists.gazetteer.kinds_of(document, name.tokens.clone());
        let is_people = is_people(document, lists, name.tokens.clone(), kinds);
        let only = if is_people { Some(Coarse::Other) } else { only_kind(kinds) };
        let single = name.tokens.len() == 1;
        let unsure = name.confidence.0 < if single { FAIRLY_SURE } else { SURE };
        // alone, "Paris" and "Ford" are anything; "Earth" and "Bavaria" are not
        let is_telling = !single
            || kinds.is(Kinds(Kinds::COUNTRY.0 | Kinds::REGION.0 | Kinds::NATURAL.0))
            || kinds == Kinds::COMPANY && name.coarse == Coarse::Other;
        let is_certain = is_people || kinds == Kinds::EVENT;
        if let Some(coarse) = only.filter(|coarse| *coarse != name.coarse && (is_certain || unsure && is_telling)) {
            name.coarse = coarse;
            name.by = MentionBy::Gazetteer;
        }
    }
    names
}

/// "consumer price index (CPI)": an acronym is what its words are, and no name if they are none.
fn acronyms(document: &Document, names: &mut Vec<CoarseName>) {
    let mut meanings: BTreeMap<&str, Option<Coarse>> = BTreeMap::new();
    for (name_idx, name) in names.iter().enumerate() {
        let at = name.tokens.start;
        let bracketed =
            name.tokens.len() == 1 && at > 1 && document.surface(at - 1) == "(" && document.lower(at + 1) == ")";
        let acronym = document.surface(at);
        if !bracketed || document.tokens()[at].case != Case::Upper {
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

/// Capitals that are no names: measures and things in a business page's capitals, offices and ranks alone.
#[rustfmt::skip]
const NO_NAMES: &[&str] = &[
    "ai", "atm", "atms", "ceo", "ceos", "cfo", "coo", "cto", "cpi", "gdp", "gps", "id", "ipo", "ipos", "it", "mou", "mous", "mp", "mps", "mla", "mlas",
    "nft", "nfts", "ngo", "ngos", "ok", "pc", "phd", "ph.d.", "pin", "pm", "ppp", "ppps", "pr", "q&a", "r&d", "sms", "sme", "smes", "suv", "suvs", "tv",
    "vat", "vc", "vip", "vips", "esg", "fdi", "ev", "evs", "url", "usb", "wifi", "wi-fi", "yoy", "am", "gmt", "est", "bst", "utc", "mep", "meps", "md",
    "cv", "dj", "dna", "rna", "pcr", "diy", "faq", "hr", "ii", "iii", "iv", "vi", "vii", "viii", "ix", "xi", "xii", "km", "kg", "usd", "eur", "gbp",
    "emperor", "imam", "imams", "god", "king", "queen", "speaker", "kingdom", "sultan", "crown", "prince", "princess", "lord", "lady", "sir", "pope",
    "president", "minister", "senator", "governor", "mayor", "judge", "professor", "doctor", "dr", "mr", "mrs", "ms", "chairman", "director", "manager",
    "secretary", "ambassador", "general", "captain", "colonel", "commissioner", "chancellor", "constitution", "revolution", "internet", "mum", "dad",
    "republic", "island", "north", "south", "youth", "executive", "team", "city", "national", "office",
];

/// Whether a name may be one: not an office alone, not a currency's "US" before "$", not in a script without capitals.
fn is_plausible(document: &Document, name: &CoarseName) -> bool {
    let tokens = &document.tokens()[name.tokens.clone()];
    if tokens.iter().all(|t| t.case == Case::None) {
        return false;
    }
    if name.tokens.len() > 1 {
        return true;
    }
    let next = name.tokens.end;
    let is_currency = !document.space_after(next - 1) && matches!(document.lower(next), "$" | "€" | "£");
    !is_currency && !NO_NAMES.contains(&document.lower(name.tokens.start))
}

/// What a hyphen ties to a name without being part of it.
#[rustfmt::skip]
const TIED: &[&str] = &[
    "based", "led", "backed", "born", "related", "owned", "linked", "style", "era", "wide", "like", "trained", "controlled", "held", "run", "made",
    "funded", "educated", "bound", "brokered", "occupied", "sponsored", "affiliated", "inspired", "dominated", "area", "level", "speaking", "language",
    "ex", "pre", "post", "anti", "pro", "non", "mid", "then", "cross", "intra", "neo",
];

/// "London-based" → "London", "ex-Barclays" → "Barclays", "Hague" → "The Hague".
fn trim(document: &Document, name: &mut CoarseName) {
    let tokens = &mut name.tokens;
    let tied = |idx: usize| TIED.contains(&document.lower(idx)) && document.tokens()[idx].case == Case::Lower;
    if tokens.len() > 2 && tied(tokens.end - 1) && document.surface(tokens.end - 2) == "-" {
        tokens.end -= 2;
    }
    if tokens.len() > 2 && tied(tokens.start) && document.surface(tokens.start + 1) == "-" {
        tokens.start += 2;
    }
    if tokens.len() == 1
        && document.lower(tokens.start) == "hague"
        && tokens.start > 0
        && document.surface(tokens.start - 1) == "The"
    {
        tokens.start -= 1;
    }
}

/// "Kurds", and "American" although a town is called so: a country's people, or what the lists know as a people alone.
fn is_people(document: &Document, lists: &Lists, tokens: Range<usize>, kinds: Kinds) -> bool {
    let of_country = || {
        !kinds.is(Kinds::COUNTRY)
            && tokens.len() == 1
            && lists.gazetteer.country_of_demonym(document.lower(tokens.start)).is_some()
    };
    kinds.is(Kinds::NORP) && (!kinds.is(NOT_ONLY_PEOPLE) || of_country())
}

/// The one coarse kind of everything that the lists know by a name.
fn only_kind(kinds: Kinds) -> Option<Coarse> {
    let families = [
        (Kinds(Kinds::PERSON.0 | Kinds::FORENAME.0 | Kinds::SURNAME.0), Coarse::Person),
        (Kinds::ANY_ORG, Coarse::Org),
        (Kinds::PLACE, Coarse::Place),
        (Kinds(Kinds::NORP.0 | Kinds::EVENT.0 | Kinds::PRODUCT.0 | Kinds::WORK.0), Coarse::Other),
    ];
    let mut found = families.iter().filter(|(family, _)| kinds.is(*family)).map(|(_, coarse)| *coarse);
    found.next().filter(|_| found.next().is_none())
}

/// Each name votes for its kind with its confidence, and the majority decides for all that are written alike.
fn agree(document: &Document, mut names: Vec<CoarseName>) -> Vec<CoarseName> {
    let mut votes: BTreeMap<u32, [i64; 4]> = BTreeMap::new();
    let keys: Vec<u32> = names.iter().map(|n| phrase_key(document, n.tokens.clone()).unwrap_or_default()).collect();
    for (name, key) in names.iter().zip(&keys) {
        votes.entry(*key).or_default()[name.coarse as usize] += name.confidence.0;
    }
    for (name, key) in names.iter_mut().zip(&keys) {
        let votes = votes[key];
        let (best, most) = Coarse::ALL.iter().zip(votes).max_by_key(|(_, votes)| *votes).expect("there are four kinds");
        if *best != name.coarse && most * 1000 >= votes.iter().sum::<i64>() * MAJORITY {
            name.coarse = *best;
            name.by = MentionBy::Coreference;
            name.confidence = Milli(name.confidence.0.min(REPEATED));
        }
    }
    names
}

/// Names that the sequence model left out although a list, a title or the same name elsewhere vouches for them.
fn overlooked(document: &Document, lists: &Lists, names: &[CoarseName], taken: &[bool]) -> Vec<CoarseName> {
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
    let titled = || titles::title_before(document, start).is_some() && !document.tokens()[start].class.is_closed();
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
    let is_body = heads::label_of_last(document.lower(end - 1)) == Some(Label::Org);
    (inside && is_body && (2..=4).contains(&(end - start)) && is_running).then_some(end)
}
