//! What the words around a name tell of it: gender, and whether a place stands for its government.

use super::name::Name;
use super::roles;
use crate::analysis::Label;
use crate::document::{Class, Document, TokenKind};
use crate::entities::titles::{self, Gender};
use crate::entities::{EntityModel, FoundMention};

/// How far behind a name a pronoun may stand to tell its gender, in tokens.
const PRONOUN_REACH: usize = 16;

/// How far behind a place its verb may stand: "Washington and its allies have repeatedly promised".
const VERB_REACH: usize = 6;

/// The gender of a pronoun.
pub(super) fn pronoun_gender(lower: &str) -> Option<Gender> {
    match lower {
        "he" | "him" | "his" | "himself" => Some(Gender::Male),
        "she" | "her" | "hers" | "herself" => Some(Gender::Female),
        _ => None,
    }
}

/// The gender that relation words and pronouns give a name: "actress Ann Ruiz", "Ann Ruiz and her son".
///
/// A pronoun counts only behind the one person of its sentence.
pub(super) fn gender(document: &Document, mentions: &[FoundMention], idx: usize) -> Option<Gender> {
    let here = document.tokens_in(mentions[idx].span);
    if let Some(gender) = titles::role_before(document, here.start).and_then(|role| role.gender) {
        return Some(gender);
    }
    // "Jo Bell, a spokeswoman for the union"
    let role = roles::apposition_behind(document, mentions, idx, here.end);
    if let Some(gender) = role.and_then(|role| head_gender(document, role)) {
        return Some(gender);
    }
    let sentence = &document.sentences()[document.sentence_of(here.start)];
    let is_alone = |other: Option<&FoundMention>| {
        other.is_none_or(|m| m.label != Label::Person || !sentence.span.contains(m.span))
    };
    let person = |m: &&FoundMention| m.label == Label::Person;
    let before = mentions[..idx].iter().rev().take(8).find(person);
    let after = mentions[idx + 1..].iter().take(8).find(person);
    if !is_alone(before) || !is_alone(after) {
        return None;
    }
    let reach = sentence.tokens.end.min(here.end + PRONOUN_REACH);
    (here.end..reach)
        .take_while(|&t| document.tokens()[t].kind != TokenKind::Mark)
        .find_map(|t| pronoun_gender(document.lower(t)))
}

/// The gender of the last role noun before the first preposition.
fn head_gender(document: &Document, role: std::ops::Range<usize>) -> Option<Gender> {
    role.take_while(|&idx| !document.tokens()[idx].class.is(Class::PREPOSITION))
        .filter_map(|idx| titles::role_noun(document.lower(idx)))
        .last()
        .and_then(|(_, gender)| gender)
}

/// Buildings and streets that stand for who works there.
#[rustfmt::skip]
const BUILDINGS: &[&str] = &[
    "blue house", "buckingham palace", "capitol", "capitol hill", "downing street", "elysee", "elysee palace", "kensington palace",
    "kremlin", "no 10", "no 11", "number 10", "pentagon", "wall street", "white house", "whitehall", "zhongnanhai", "10 downing street",
    "quai dorsay", "foggy bottom", "fleet street", "silicon valley", "hollywood", "holyrood", "stormont", "westminster",
];

/// Verbs whose subject decides or speaks: a place that does so is its government.
#[rustfmt::skip]
const DECIDES: &[&str] = &[
    "accept", "accused", "accuses", "acknowledged", "admitted", "agreed", "agrees", "announced", "announces", "argued", "argues", "asked",
    "backed", "backs", "banned", "blamed", "blames", "called", "calls", "claimed", "claims", "condemned", "condemns", "confirmed", "confirms",
    "considers", "criticised", "criticized", "decided", "declared", "declined", "declines", "demanded", "demands", "denied", "denies",
    "described", "dismissed", "dismisses", "expelled", "expressed", "fears", "hinted", "hopes", "imposed", "imposes", "insisted",
    "insists", "intends", "issued", "issues", "kept", "maintained", "maintains", "offered", "offers", "opposed", "opposes", "ordered",
    "plans", "pledged", "pledges", "promised", "promises", "proposed", "proposes", "protested", "recognised", "recognized", "refused",
    "refuses", "rejected", "rejects", "remained", "replied", "responded", "responds", "said", "says", "signalled", "signaled", "slammed",
    "sought", "seeks", "suggested", "supports", "supported", "threatened", "threatens", "told", "urged", "urges", "vetoed", "vowed",
    "vows", "wanted", "wants", "warned", "warns", "welcomed", "welcomes", "believes", "sees", "preparing", "responsible", "considering",
];

/// Whether a capital stands for its government, a building for who works there: it says, decides or keeps silent.
pub(super) fn is_metonym(document: &Document, mentions: &[FoundMention], model: &EntityModel, name: &Name) -> bool {
    let key = name.key();
    let is_building = BUILDINGS.contains(&key.as_str());
    // a capital that is called like its country stands for no other: Singapore
    let is_seat = matches!(name.label, Label::Gpe | Label::Loc)
        && model.country_of_capital(&key).is_some()
        && model.country_named(&key).is_none();
    if !is_building && !is_seat {
        return false;
    }
    let here = document.tokens_in(mentions[name.mention].span);
    let before = here.start.checked_sub(1).map_or("", |idx| document.lower(idx));
    if is_seat
        && matches!(
            before,
            "in" | "at" | "near" | "to" | "from" | "around" | "outside" | "across" | "through" | "," | "-"
        )
    {
        return false;
    }
    let sentence = &document.sentences()[document.sentence_of(here.start)];
    for idx in here.end..sentence.tokens.end.min(here.end + VERB_REACH) {
        let (token, word) = (&document.tokens()[idx], document.lower(idx));
        if DECIDES.contains(&word) {
            return true;
        }
        // "and its allies have repeatedly", "is not", "will never"
        let goes_on =
            token.class.is(Class::AUXILIARY | Class::NEGATION | Class::ADVERB | Class::CONJUNCTION | Class::POSSESSIVE)
                || matches!(word, "allies" | "partners" | "officials")
                || word.ends_with("ly");
        if !goes_on || word == "'s" {
            return false;
        }
    }
    false
}

/// Whether a country's name is here that of a region elsewhere, by the city before it: "Atlanta, Georgia".
pub(super) fn is_region(document: &Document, mentions: &[FoundMention], model: &EntityModel, name: &Name) -> bool {
    let Some(country) = model.country_named(&name.key()) else {
        return false;
    };
    let here = document.token_at(mentions[name.mention].span.start);
    if here < 2 || document.surface(here - 1) != "," {
        return false;
    }
    let Some(before) = mentions[..name.mention].last() else {
        return false;
    };
    let is_city = document.tokens_in(before.span).end == here - 1;
    let city = before.span.of(document.text()).to_lowercase();
    is_city && model.namesake_of_region_with(&city) == Some(country)
}
