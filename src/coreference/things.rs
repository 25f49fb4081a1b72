//! Which names of organisations, places, peoples and works are one: acronyms, short company names, countries.

use super::name::{Name, NameClass};
use crate::analysis::MentionIdx;
use crate::entities::EntityModel;
use std::collections::BTreeMap;

/// A headline may name shortly what the text then names in full; more often than so, the short name is the full one.
const HEADLINE: usize = 2;

/// Index of a cluster of names.
pub(super) type ThingIdx = usize;

/// Endings of company names that the text drops the second time.
#[rustfmt::skip]
const CORPORATE: &[&str] = &[
    "ag", "bv", "co", "company", "corp", "corporation", "gmbh", "group", "holdings", "inc", "incorporated", "limited", "llc", "llp",
    "ltd", "nv", "oyj", "plc", "sa", "se", "spa",
];

/// Words that start or end too many names to stand for one of them.
#[rustfmt::skip]
const GENERIC: &[&str] = &[
    "american", "association", "bank", "board", "british", "central", "centre", "center", "china", "city", "college", "european",
    "federal", "first", "general", "great", "high", "international", "national", "new", "north", "public", "royal", "school",
    "south", "state", "supreme", "united", "university", "west", "world", "east", "department", "institute", "ministry", "foundation",
];

/// Words that an acronym may leave out.
const SMALL: &[&str] = &["a", "an", "and", "at", "de", "for", "in", "of", "on", "the", "to"];

/// A cluster's key says which names are its own without further thought.
#[derive(Default)]
struct Things {
    by_key: BTreeMap<(NameClass, String), ThingIdx>,
    /// Names of two words or more and acronyms, whatever their class: the labels of long names may waver.
    by_any: BTreeMap<String, ThingIdx>,
    by_initials: BTreeMap<String, ThingIdx>,
    /// The organisations that start or end in a word; none where there are several.
    by_edge: BTreeMap<String, Option<ThingIdx>>,
    /// Where each cluster is named first.
    first: Vec<MentionIdx>,
    /// Where single words name organisations.
    single: BTreeMap<String, Vec<MentionIdx>>,
}

/// The cluster of each name, and how many there are.
///
/// `spelt_by` gives the name in whose brackets an acronym stands: "Gull Harbour Works (GHX)".
pub(super) fn link(
    names: &[&Name],
    model: &EntityModel,
    is_region: impl Fn(&Name) -> bool,
    spelt_by: impl Fn(&Name) -> Option<MentionIdx>,
) -> (usize, Vec<ThingIdx>) {
    let mut things = Things::default();
    let mut links = vec![0; names.len()];
    for name in names.iter().filter(|name| name.class == NameClass::Org && name.words.len() == 1) {
        things.single.entry(name.words[0].clone()).or_default().push(name.mention);
    }
    let mut thing_of: BTreeMap<MentionIdx, ThingIdx> = BTreeMap::new();
    let mut order: Vec<usize> = (0..names.len()).collect();
    order.sort_by_key(|&idx| std::cmp::Reverse(names[idx].words.len()));
    for idx in order {
        let name = names[idx];
        let key = key(name, model, is_region(name));
        let known = things.find(name, &key).or_else(|| thing_of.get(&spelt_by(name)?).copied());
        let thing = known.unwrap_or_else(|| {
            things.first.push(name.mention);
            things.first.len() - 1
        });
        things.first[thing] = things.first[thing].min(name.mention);
        things.register(name, key, thing);
        thing_of.insert(name.mention, thing);
        links[idx] = thing;
    }
    (things.first.len(), links)
}

/// What a name is compared by.
fn key(name: &Name, model: &EntityModel, is_region: bool) -> String {
    let joined = name.key();
    match name.class {
        NameClass::Place if is_region => joined + " (region)",
        NameClass::Place | NameClass::Org => {
            if let Some(country) = model.country_named(&joined) {
                return country.to_lowercase();
            }
            let mut words = &name.words[..];
            while words.len() > 1 && CORPORATE.contains(&words[words.len() - 1].as_str()) {
                words = &words[..words.len() - 1];
            }
            words.join(" ")
        }
        NameClass::Norp => match model.country_of_demonym(&joined) {
            Some(country) => country.to_lowercase() + " (people)",
            None => joined.strip_suffix('s').map_or(joined.clone(), str::to_owned),
        },
        _ => joined,
    }
}

impl Things {
    fn find(&self, name: &Name, key: &str) -> Option<ThingIdx> {
        let exact = self.by_key.get(&(name.class, key.to_owned())).copied();
        let exact = exact.or_else(|| (name.words.len() > 1 || name.upper).then(|| self.by_any.get(key).copied())?);
        if exact.is_some() || name.words.len() > 1 {
            return exact;
        }
        let word = name.words[0].as_str();
        if name.upper
            && (2..=8).contains(&word.len())
            && let Some(&spelled_out) = self.by_initials.get(word)
        {
            return Some(spelled_out);
        }
        if name.class != NameClass::Org || GENERIC.contains(&word) {
            return None;
        }
        self.by_edge.get(word).copied().flatten().filter(|&thing| !self.stands_by_itself(word, thing))
    }

    /// Whether a text speaks of "Gull" at length before it first names "Gull Harbour Works": that is a part of it.
    fn stands_by_itself(&self, word: &str, thing: ThingIdx) -> bool {
        self.single.get(word).and_then(|places| places.get(HEADLINE)).is_some_and(|at| *at < self.first[thing])
    }

    fn register(&mut self, name: &Name, key: String, thing: ThingIdx) {
        let is_new = !self.by_key.contains_key(&(name.class, key.clone()));
        if name.words.len() > 1 || name.upper {
            self.by_any.entry(key.clone()).or_insert(thing);
        }
        self.by_key.entry((name.class, key)).or_insert(thing);
        if name.words.len() == 1 || !is_new {
            return;
        }
        // "of Japan" may be left out, where the rest has three letters
        let of = name.words.iter().rposition(|word| word == "of").unwrap_or(name.words.len());
        for (words, with_small, least) in
            [(&name.words[..], false, 2), (&name.words[..], true, 2), (&name.words[..of], false, 3)]
        {
            let kept = words.iter().filter(|word| with_small || !SMALL.contains(&word.as_str()));
            let initials: String =
                kept.flat_map(|word| word.split('-')).filter_map(|part| part.chars().next()).collect();
            if initials.chars().count() >= least {
                self.by_initials.entry(initials).or_insert(thing);
            }
        }
        if name.class == NameClass::Org {
            for word in [&name.words[0], &name.words[name.words.len() - 1]] {
                let edge = self.by_edge.entry(word.clone()).or_insert(Some(thing));
                if *edge != Some(thing) {
                    *edge = None;
                }
            }
        }
    }
}
