//! A second look at the whole document: a name means the same wherever it stands, a title is followed by a person,
//! and what the lists are sure of is not overlooked.

mod acronyms;
mod bodies;
mod company;
mod initial;
mod overlooked;
mod parts;
mod patterns;
#[cfg(test)]
mod tests;

use super::features::Lists;
use super::gazetteer::{Kinds, phrase_key};
use super::{Coarse, CoarseName, titles};
use crate::analysis::{MentionBy, Milli};
use crate::document::{Case, Document};
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

/// Mends the names, which are sorted and do not overlap, and keeps them so. The order counts: `tests.rs` holds it.
pub(super) fn mend(document: &Document, lists: &Lists, names: Vec<CoarseName>) -> Vec<CoarseName> {
    let names = patterns::widened(document, lists, joined(document, lists, names));
    let mut names = patterns::hyphened(document, lists, listed(document, lists, names));
    names.iter_mut().for_each(|name| trim(document, name));
    names.retain(|name| is_plausible(document, name));
    let names = bodies::whole(document, initial::vouched(document, lists, names));
    let mut names = agree(document, acronyms::spelt(document, names));
    acronyms::settled(document, &mut names);
    patterns::persons(document, lists, &mut names);
    parts::agree(document, lists, &mut names);
    company::proven(document, lists, &mut names);
    let taken = taken(document, &names);
    let mut added = overlooked::overlooked(document, lists, &names, &taken);
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

/// Before a name they leave no doubt that it is a person's.
const ADDRESSES: &[&str] = &["mr", "mr.", "mrs", "mrs.", "ms", "ms.", "lt", "lt.", "sgt", "sgt.", "col", "col."];

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
    // "Gen Varga" → "Varga"; and whatever "Ms Varga" was taken for, she is a person
    let addresses = ADDRESSES.contains(&document.lower(tokens.start));
    if let Some(title) = titles::title_at(document, tokens.start)
        .filter(|title| title.tokens.end < tokens.end && (name.coarse == Coarse::Person || addresses))
    {
        tokens.start = title.tokens.end;
        name.coarse = Coarse::Person;
    }
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
