//! Lists of known names: section `GAZT`.
//!
//! ```text
//! keys                        every name, in lower case, as the key of its tokens (model/keys.rs)
//! n_sets u16, sets [u16]      the kinds that names have together
//! set_of [u8; n]              for each key, its set
//! countries                   text: a line each, "name TAB capital;… TAB demonym;… TAB alias;… TAB city;…",
//!                             the cities being those of a region elsewhere that has the country's name
//! ```

use crate::document::{Document, fold};
use crate::error::{Error, Kind};
use crate::model::keys::{Keys, join, key_of};
use crate::model::reader::Reader;
use std::collections::BTreeMap;

const SECTION: &str = "GAZT";
/// No name of the lists has more tokens; longer ones are left out by their builder.
pub const LONGEST_NAME: usize = 6;

/// What the lists know a name as; several at once are common.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Kinds(pub u16);

#[allow(missing_docs)] // The names say it.
impl Kinds {
    pub const NONE: Kinds = Kinds(0);
    pub const COUNTRY: Kinds = Kinds(1);
    /// Nationalities, peoples, religions, political groups: "Russian", "Kurds", "Sunni".
    pub const NORP: Kinds = Kinds(1 << 1);
    pub const CITY: Kinds = Kinds(1 << 2);
    /// States, provinces, regions with a government.
    pub const REGION: Kinds = Kinds(1 << 3);
    /// Continents, seas, rivers, parts of the world.
    pub const NATURAL: Kinds = Kinds(1 << 4);
    pub const FORENAME: Kinds = Kinds(1 << 5);
    pub const SURNAME: Kinds = Kinds(1 << 6);
    /// People known by their full names.
    pub const PERSON: Kinds = Kinds(1 << 7);
    /// Governments' and international bodies, parties, armed groups, charities.
    pub const ORG: Kinds = Kinds(1 << 8);
    pub const COMPANY: Kinds = Kinds(1 << 9);
    pub const CLUB: Kinds = Kinds(1 << 10);
    pub const MEDIA: Kinds = Kinds(1 << 11);
    pub const FACILITY: Kinds = Kinds(1 << 12);
    /// Wars, cups, festivals, diseases with capital letters.
    pub const EVENT: Kinds = Kinds(1 << 13);
    pub const PRODUCT: Kinds = Kinds(1 << 14);
    pub const WORK: Kinds = Kinds(1 << 15);

    /// Any kind of place.
    pub const PLACE: Kinds =
        Kinds(Kinds::COUNTRY.0 | Kinds::CITY.0 | Kinds::REGION.0 | Kinds::NATURAL.0 | Kinds::FACILITY.0);
    /// Any kind of organisation.
    pub const ANY_ORG: Kinds = Kinds(Kinds::ORG.0 | Kinds::COMPANY.0 | Kinds::CLUB.0 | Kinds::MEDIA.0);

    /// Whether it is any of these.
    pub fn is(self, any: Kinds) -> bool {
        self.0 & any.0 != 0
    }
}

/// The lists, ready for lookups.
pub struct Gazetteer {
    keys: Keys,
    sets: Vec<Kinds>,
    set_of: Vec<u8>,
    countries: Vec<String>,
    /// Folded → index into `countries`.
    by_name: BTreeMap<String, u16>,
    by_demonym: BTreeMap<String, u16>,
    by_capital: BTreeMap<String, u16>,
    /// "atlanta" → those whose name a region with that city has, too.
    by_namesakes_city: BTreeMap<String, u16>,
}

impl Gazetteer {
    /// Reads the section and checks every index in it.
    pub(crate) fn load(bytes: &[u8]) -> Result<Self, Error> {
        Self::parse(bytes).ok_or_else(|| Kind::BadSection(SECTION).into())
    }

    fn parse(bytes: &[u8]) -> Option<Self> {
        let mut reader = Reader::new(bytes);
        let keys = Keys::read(&mut reader)?;
        let n_sets = reader.u16()?;
        let sets = (0..n_sets).map(|_| reader.u16().map(Kinds)).collect::<Option<Vec<_>>>()?;
        let set_of = reader.take(keys.len())?.to_vec();
        if set_of.iter().any(|&set| usize::from(set) >= sets.len()) {
            return None;
        }
        let table = reader.text()?;
        let mut gazetteer = Self {
            keys,
            sets,
            set_of,
            countries: Vec::new(),
            by_name: BTreeMap::new(),
            by_demonym: BTreeMap::new(),
            by_capital: BTreeMap::new(),
            by_namesakes_city: BTreeMap::new(),
        };
        for (idx, line) in table.lines().enumerate() {
            let mut columns = line.split('\t');
            let name = columns.next()?;
            let idx = u16::try_from(idx).ok()?;
            gazetteer.countries.push(name.to_string());
            gazetteer.by_name.insert(folded(name), idx);
            // the first that claims a name keeps it: the table has lands first, then sovereign states
            for map in [
                &mut gazetteer.by_capital,
                &mut gazetteer.by_demonym,
                &mut gazetteer.by_name,
                &mut gazetteer.by_namesakes_city,
            ] {
                for name in columns.next()?.split(';').filter(|name| !name.is_empty()) {
                    map.entry(folded(name)).or_insert(idx);
                }
            }
        }
        reader.is_done().then_some(gazetteer)
    }

    /// What a name is known as, by its key.
    pub(crate) fn kinds(&self, key: u32) -> Kinds {
        self.keys.find(key).map_or(Kinds::NONE, |idx| self.sets[usize::from(self.set_of[idx])])
    }

    /// What the tokens together are known as.
    pub(crate) fn kinds_of(&self, document: &Document, tokens: std::ops::Range<usize>) -> Kinds {
        if tokens.len() > LONGEST_NAME {
            return Kinds::NONE;
        }
        phrase_key(document, tokens).map_or(Kinds::NONE, |key| self.kinds(key))
    }
}

impl Gazetteer {
    fn country(&self, map: &BTreeMap<String, u16>, name: &str) -> Option<&str> {
        map.get(&folded(name)).map(|&idx| self.countries[usize::from(idx)].as_str())
    }

    /// "russian", "russians" → "Russia".
    pub(crate) fn country_of_demonym(&self, name: &str) -> Option<&str> {
        self.country(&self.by_demonym, name)
    }

    /// "moscow" → "Russia".
    pub(crate) fn country_of_capital(&self, name: &str) -> Option<&str> {
        self.country(&self.by_capital, name)
    }

    /// "us", "u.s.", "united states" → "United States".
    pub(crate) fn country_named(&self, name: &str) -> Option<&str> {
        self.country(&self.by_name, name)
    }

    /// "atlanta" → "Georgia", whose name the American state has, too.
    pub(crate) fn namesake_of_region_with(&self, city: &str) -> Option<&str> {
        self.country(&self.by_namesakes_city, city)
    }
}

/// A name as coreference compares it, too: its words folded, without an article before it.
fn folded(name: &str) -> String {
    let lower = name.to_lowercase();
    let words = lower.strip_prefix("the ").unwrap_or(&lower).split_whitespace();
    let parts = words.map(|word| word.split('-').map(fold).collect::<Vec<_>>().join("-"));
    parts.collect::<Vec<_>>().join(" ")
}

/// The key of a phrase in lower case; none for no tokens.
pub fn phrase_key(document: &Document, tokens: std::ops::Range<usize>) -> Option<u32> {
    tokens.fold(None, |key, idx| Some(join(key, key_of(document.lower(idx)))))
}

/// The bytes of the section. `names` are in lower case; `countries` as the module's head says.
#[cfg(any(test, feature = "train"))]
pub fn write(names: &BTreeMap<u32, Kinds>, countries: &str) -> Result<Vec<u8>, String> {
    let sorted: Vec<u32> = names.keys().copied().collect();
    let (mut bytes, all) = Keys::write(&sorted);
    let mut sets: Vec<Kinds> = names.values().copied().chain([Kinds::NONE]).collect();
    sets.sort_unstable();
    sets.dedup();
    if sets.len() > 256 {
        return Err(format!("{} different sets of kinds, but a byte tells only 256 apart", sets.len()));
    }
    bytes.extend((sets.len() as u16).to_le_bytes());
    bytes.extend(sets.iter().flat_map(|kinds| kinds.0.to_le_bytes()));
    for key in all {
        let kinds = names.get(&key).copied().unwrap_or_default();
        bytes.push(sets.binary_search(&kinds).expect("every set is in the list") as u8);
    }
    bytes.extend((countries.len() as u32).to_le_bytes());
    bytes.extend(countries.as_bytes());
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Vec<u8> {
        let mut names = BTreeMap::new();
        for (name, kinds) in [("ruritania", Kinds::COUNTRY), ("gulf of strelsau", Kinds::NATURAL)] {
            let document = Document::new(name);
            names.insert(phrase_key(&document, 0..document.tokens().len()).unwrap(), kinds);
        }
        write(&names, "Ruritania\tStrelsau\tRuritanian;Ruritanians\tKingdom of Ruritania;R.U.R.\tZenda Falls\n")
            .unwrap()
    }

    #[test]
    fn names_and_countries_are_found() {
        let gazetteer = Gazetteer::load(&sample()).unwrap();
        let document = Document::new("The Gulf of Strelsau lies off Ruritania");
        assert_eq!(gazetteer.kinds_of(&document, 1..4), Kinds::NATURAL);
        assert_eq!(gazetteer.kinds_of(&document, 6..7), Kinds::COUNTRY);
        assert_eq!(gazetteer.kinds_of(&document, 1..2), Kinds::NONE);
        assert_eq!(gazetteer.country_of_demonym("ruritanians"), Some("Ruritania"));
        assert_eq!(gazetteer.country_of_capital("strelsau"), Some("Ruritania"));
        for name in ["rur", "r.u.r.", "the kingdom of ruritania"] {
            assert_eq!(gazetteer.country_named(name), Some("Ruritania"), "{name}");
        }
        assert_eq!(gazetteer.namesake_of_region_with("zenda falls"), Some("Ruritania"));
    }

    #[test]
    fn a_damaged_section_is_refused() {
        let bytes = sample();
        for n in 0..bytes.len() {
            let error = Gazetteer::load(&bytes[..n]).err().expect("cut short");
            assert!(error.to_string().contains("\"GAZT\" is damaged"), "cut at {n}");
        }
        let mut altered = bytes.clone();
        *altered.iter_mut().rev().nth(70).unwrap() = 0xff;
        let _ = Gazetteer::load(&altered);
    }
}
