//! What the company of a name proves: "the Yolngu people", "newspaper El Sol", "Orbix, a payments start-up".

use super::{FAIRLY_SURE, Kinds, SURE, phrase_key};
use crate::analysis::{Label, MentionBy};
use crate::document::{Case, Document, TokenKind};
use crate::entities::features::Lists;
use crate::entities::{Coarse, CoarseName, titles};
use std::collections::BTreeSet;

/// Behind a name they say that it is a people's.
const OF_PEOPLES: &[&str] = &[
    "people",
    "peoples",
    "tribe",
    "tribes",
    "tribesmen",
    "tribespeople",
    "clan",
    "clans",
    "elder",
    "elders",
    "language",
    "dialect",
    "speakers",
    "speaker",
];
/// … and these only if nothing else is known of the name.
const MAYBE_OF_PEOPLES: &[&str] = &["community", "communities", "minority", "culture", "voters", "separatists"];
/// Just before a name, or at the end of what explains it, they say that it is a body's.
#[rustfmt::skip]
const BODIES: &[&str] = &[
    "company", "startup", "start-up", "firm", "newspaper", "daily", "weekly", "magazine", "broadcaster", "publisher", "airline", "carrier", "bank",
    "lender", "insurer", "retailer", "automaker", "carmaker", "drugmaker", "chipmaker", "manufacturer", "producer", "operator", "provider", "supplier",
    "giant", "conglomerate", "subsidiary", "unicorn", "fintech", "brokerage", "consultancy", "watchdog", "regulator", "charity", "nonprofit", "non-profit",
    "ngo", "think-tank", "union", "agency", "militia", "cartel", "gang", "brewer", "miner", "utility", "party", "outlet", "exchange", "developer",
];
/// Before "of", "at" or "in" and a name they say that it is a body's.
#[rustfmt::skip]
const OFFICES: &[&str] = &[
    "ceo", "cfo", "coo", "cto", "founder", "founders", "co-founder", "co-founders", "cofounder", "cofounders", "subsidiary", "arm", "shares", "stake",
    "shareholder", "shareholders", "spokesperson", "spokesman", "spokeswoman", "owner", "owners", "employees",
];
/// Behind a name, or behind its 's, they say that it is a body's.
const OF_BODIES: &[&str] =
    &["ceo", "cfo", "coo", "cto", "co-founder", "cofounder", "shareholders", "shares", "subsidiary", "spokesperson"];

/// Behind the name of which the model is not sure they say so, too: "Gull analyst Ann Ruiz".
const OF_UNSURE: &[&str] = &["analyst", "analysts", "economist", "economists", "executive", "executives", "strategist"];

/// Also what people and places may be called: "a film producer", "the largest producer of rice".
const ALSO_OTHERS: &[&str] =
    &["producer", "developer", "operator", "provider", "supplier", "publisher", "miner", "manufacturer"];

/// Behind a name without 's that looks like a person's they say that it is a body's.
const BEHIND: &[&str] = &["militia", "newspaper", "magazine", "cartel", "broadcaster", "airline", "consortium"];

/// How far the noun may stand that explains a name.
const EXPLAINED: usize = 9;

/// Gives the names of peoples and of bodies, wherever they stand, what one of their places proves.
pub(super) fn proven(document: &Document, lists: &Lists, names: &mut [CoarseName]) {
    let (mut peoples, mut bodies) = (BTreeSet::new(), BTreeSet::new());
    for name in names.iter() {
        let kinds = lists.gazetteer.kinds_of(document, name.tokens.clone());
        let Some(key) = key_of_name(document, name) else { continue };
        if is_of_people(document, name, kinds) {
            peoples.insert(key);
        } else if is_of_body(document, lists, name, kinds)
            || is_of_club(document, lists, name, kinds)
            || name.coarse != Coarse::Org && name.confidence.0 < SURE && is_called_so(document, name)
        {
            bodies.insert(key);
        }
    }
    if peoples.is_empty() && bodies.is_empty() {
        return;
    }
    for name in names.iter_mut() {
        let key = key_of_name(document, name);
        let proven_by = |keys: &BTreeSet<String>| key.as_ref().is_some_and(|key| keys.contains(key));
        if proven_by(&peoples) {
            (name.coarse, name.label, name.by) = (Coarse::Other, Some(Label::Norp), MentionBy::Rule);
        } else if proven_by(&bodies) && name.coarse != Coarse::Org {
            (name.coarse, name.by) = (Coarse::Org, MentionBy::Rule);
        }
    }
}

/// Its words in lower case without the s of many: a people and its members are written alike.
fn key_of_name(document: &Document, name: &CoarseName) -> Option<String> {
    if name.tokens.len() > 3 || phrase_key(document, name.tokens.clone()).is_none() {
        return None;
    }
    let words: Vec<&str> = name.tokens.clone().map(|idx| document.lower(idx)).collect();
    let joined = words.join(" ");
    Some(joined.strip_suffix('s').map(str::to_string).unwrap_or(joined))
}

fn is_lower(document: &Document, idx: usize) -> bool {
    document.tokens().get(idx).is_some_and(|token| token.case == Case::Lower)
}

fn is_of_people(document: &Document, name: &CoarseName, kinds: Kinds) -> bool {
    let next = name.tokens.end;
    let listed = kinds.is(Kinds(Kinds::PLACE.0 | Kinds::ANY_ORG.0 | Kinds::FORENAME.0));
    let follows = |words: &[&str]| is_lower(document, next) && words.contains(&document.lower(next));
    name.tokens.len() <= 2
        && !listed
        && document.tokens()[name.tokens.start].case != Case::Upper
        && (follows(OF_PEOPLES) || name.coarse == Coarse::Other && follows(MAYBE_OF_PEOPLES))
        && titles::title_before(document, name.tokens.start).is_none()
}

fn is_of_body(document: &Document, lists: &Lists, name: &CoarseName, kinds: Kinds) -> bool {
    let (start, end) = (name.tokens.start, name.tokens.end);
    let is_place = kinds.is(Kinds(Kinds::COUNTRY.0 | Kinds::REGION.0 | Kinds::NATURAL.0 | Kinds::CITY.0));
    let is_other = kinds.is(Kinds(Kinds::NORP.0 | Kinds::PERSON.0 | Kinds::EVENT.0 | Kinds::WORK.0 | Kinds::PRODUCT.0));
    if name.coarse == Coarse::Org || is_place || is_other || titles::title_before(document, start).is_some() {
        return false;
    }
    // "newspaper El Sol"; what the firm is called, not who leads it
    let word_before =
        |n: usize| start.checked_sub(n).filter(|&idx| is_lower(document, idx)).map(|idx| document.lower(idx));
    let named = word_before(1).is_some_and(|word| BODIES.contains(&word) && name.coarse != Coarse::Person);
    let office = word_before(1).is_some_and(|word| matches!(word, "of" | "at" | "in"))
        && start.checked_sub(2).is_some_and(|idx| OFFICES.contains(&document.lower(idx)));
    let behind = if document.lower(end).starts_with(['\'', '’']) { end + 1 } else { end };
    let is_full = name.coarse == Coarse::Person
        && name.tokens.len() > 1
        && lists.gazetteer.kinds_of(document, start..start + 1).is(Kinds::FORENAME);
    let owner = |words: &[&str]| document.tokens().get(behind).is_some() && words.contains(&document.lower(behind));
    let owned = !is_full && (owner(OF_BODIES) || name.confidence.0 < FAIRLY_SURE && behind == end && owner(OF_UNSURE));
    let followed =
        name.coarse == Coarse::Person && !is_full && is_lower(document, end) && BEHIND.contains(&document.lower(end));
    named || office || owned || followed || is_explained(document, name)
}

/// The last word of clubs' names: "Gull |Rovers|".
pub(super) const CLUBS: &[&str] = &["albion", "athletic", "dynamo", "fc", "hotspur", "rovers", "wanderers"];

/// The last word of papers' names, behind "the": "the Gull |Courier|".
#[rustfmt::skip]
const PAPERS: &[&str] = &[
    "argus", "bulletin", "chronicle", "courier", "dispatch", "echo", "enquirer", "examiner", "gazette", "herald", "inquirer", "observer", "post",
    "sentinel", "telegraph", "times", "tribune",
];

/// A club or a paper by the last of its words.
pub(super) fn is_called_so(document: &Document, name: &CoarseName) -> bool {
    let (start, last) = (name.tokens.start, document.lower(name.tokens.end - 1));
    let tokens = &document.tokens()[name.tokens.clone()];
    let written = name.tokens.len() > 1 && tokens.iter().all(|token| token.case.has_capital());
    let the = start.checked_sub(1).is_some_and(|idx| document.lower(idx) == "the");
    written && (CLUBS.contains(&last) || the && PAPERS.contains(&last))
}

/// Between two clubs.
#[rustfmt::skip]
const BEAT: &[&str] = &["beat", "beats", "thrashed", "edged", "defeated", "trounced", "hammered", "thumped", "overcame", "stunned"];

/// "Liverpool beat Chelsea 2-1": a place that is also a club's name, where somebody wins by a score.
fn is_of_club(document: &Document, lists: &Lists, name: &CoarseName, kinds: Kinds) -> bool {
    let tokens = document.tokens();
    let won = |verb: usize| is_lower(document, verb) && BEAT.contains(&document.lower(verb));
    let score = |at: usize| {
        let digits = |at: usize| tokens.get(at).is_some_and(|t| t.kind == TokenKind::Number && t.span.len() <= 2);
        digits(at) && matches!(document.lower(at + 1), "-" | "–") && digits(at + 2)
    };
    let by_score = |from: usize| (from..from + 4).any(score);
    let is_club = |at: usize| lists.gazetteer.kinds_of(document, at..at + 1).is(Kinds::CLUB);
    let (start, end) = (name.tokens.start, name.tokens.end);
    let winner = won(end) && by_score(end + 1);
    let loser = start >= 2 && won(start - 1) && by_score(end) && is_club(start - 2);
    kinds.is(Kinds::CLUB) && name.coarse != Coarse::Org && (winner || loser)
}

/// ", a payments start-up", "is the country's largest lender".
fn is_explained(document: &Document, name: &CoarseName) -> bool {
    let tokens = document.tokens();
    let end = name.tokens.end;
    if end + 2 >= tokens.len() || !matches!(document.lower(end), "," | "is" | "was" | "–" | "—") {
        return false;
    }
    if !matches!(document.lower(end + 1), "a" | "an") {
        return false;
    }
    // the head is the last of the small words that nothing parts
    let head = (end + 2..tokens.len().min(end + EXPLAINED))
        .take_while(|&idx| {
            tokens[idx].case == Case::Lower && !tokens[idx].class.is_closed() || document.lower(idx) == "-"
        })
        .last();
    head.map(|head| document.lower(head))
        .is_some_and(|head| BODIES.contains(&head) && (name.confidence.0 < FAIRLY_SURE || !ALSO_OTHERS.contains(&head)))
}

#[cfg(test)]
mod tests {
    use crate::analysis::Label::*;
    use crate::entities::tests::check;

    #[test]
    fn one_place_tells_for_all() {
        check("The Tarvani people fish here. Few Tarvanis remain.", &[("Tarvani", Norp), ("Tarvanis", Norp)]);
        check("Chelsea beat Burnley 3-0.", &[("Chelsea", Org), ("Burnley", Org)]);
        check("She wrote for the Strelsau Courier.", &[("Strelsau Courier", Org)]);
        check("Shares in Orbiqa fell. Clients left Orbiqa.", &[("Orbiqa", Org), ("Orbiqa", Org)]);
    }
}
