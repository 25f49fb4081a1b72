//! What open text taught of single words: a class of words in like company, and how the word is usually written.
//! Section `WORD`:
//!
//! ```text
//! keys                          words in lower case, digits as "0" (model/keys.rs)
//! low [u8; n], high [u8; n]     for each, its class in ten bits, and its casing above those
//! coarse [u8; N_CLASSES]        the coarse class of each class
//! ```

use crate::error::{Error, Kind};
use crate::model::keys::{Keys, key_of};
use crate::model::reader::Reader;

const SECTION: &str = "WORD";
/// How many classes of words there are.
pub const N_CLASSES: usize = 600;
/// How many coarse ones.
#[cfg_attr(not(feature = "train"), allow(dead_code))] // the trainer writes them
pub const N_COARSE: usize = 64;
const CLASS_BITS: u32 = 10;

/// How a word is usually written inside a sentence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)] // The names say it.
pub enum Casing {
    #[default]
    Unknown,
    Lower,
    Mixed,
    Capitalised,
    Upper,
}

const CASINGS: [Casing; 5] = [Casing::Unknown, Casing::Lower, Casing::Mixed, Casing::Capitalised, Casing::Upper];

/// What is known of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WordFacts {
    /// 1 … [`N_CLASSES`]; 0 for an unknown word.
    pub class: u16,
    /// 1 … [`N_COARSE`]; 0 for an unknown word.
    pub coarse: u8,
    /// How it is usually written.
    pub casing: Casing,
}

/// The table, ready for lookups.
pub struct Words {
    keys: Keys,
    facts: Vec<WordFacts>,
}

impl Words {
    pub(crate) fn load(bytes: &[u8]) -> Result<Self, Error> {
        Self::parse(bytes).ok_or_else(|| Kind::BadSection(SECTION).into())
    }

    fn parse(bytes: &[u8]) -> Option<Self> {
        let mut reader = Reader::new(bytes);
        let keys = Keys::read(&mut reader)?;
        let (low, high) = (reader.take(keys.len())?, reader.take(keys.len())?);
        let coarse = reader.take(N_CLASSES)?;
        let mut facts = Vec::with_capacity(keys.len());
        for (&low, &high) in low.iter().zip(high) {
            let packed = u16::from_le_bytes([low, high]);
            let class = packed & ((1 << CLASS_BITS) - 1);
            let casing = *CASINGS.get(usize::from(packed >> CLASS_BITS))?;
            let coarse = 1 + *coarse.get(usize::from(class))?;
            facts.push(WordFacts { class: class + 1, coarse, casing });
        }
        reader.is_done().then_some(Self { keys, facts })
    }

    /// What is known of a word by the key of its [`normal`] form.
    pub(crate) fn facts(&self, key: u32) -> WordFacts {
        self.keys.find(key).map_or(WordFacts::default(), |idx| self.facts[idx])
    }
}

/// A word in lower case with every digit as "0": years and sums are alike.
pub fn normal(lower: &str) -> String {
    lower.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect()
}

/// The key of a word's [`normal`] form.
pub(crate) fn normal_key(lower: &str) -> u32 {
    if lower.bytes().any(|b| b.is_ascii_digit()) { key_of(&normal(lower)) } else { key_of(lower) }
}

/// The bytes of the section, from words in normal form.
#[cfg(any(test, feature = "train"))]
pub fn write(words: &[(&str, u16, Casing)], coarse: &[u8]) -> Result<Vec<u8>, String> {
    let mut packed = std::collections::BTreeMap::new();
    for (word, class, casing) in words {
        let casing = CASINGS.iter().position(|c| c == casing).expect("every casing is in the list") as u16;
        packed.insert(key_of(word), casing << CLASS_BITS | class);
    }
    let sorted: Vec<u32> = packed.keys().copied().collect();
    let (mut bytes, all) = Keys::write(&sorted);
    for plane in 0..2 {
        bytes.extend(all.iter().map(|key| packed.get(key).copied().unwrap_or_default().to_le_bytes()[plane]));
    }
    if coarse.len() != N_CLASSES || coarse.iter().any(|&class| usize::from(class) >= N_COARSE) {
        return Err(format!("{} coarse classes instead of {N_CLASSES}", coarse.len()));
    }
    bytes.extend(coarse);
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_again_and_damage_is_refused() {
        let coarse: Vec<u8> = (0..N_CLASSES).map(|class| (class % N_COARSE) as u8).collect();
        let bytes = write(&[("river", 70, Casing::Lower), ("0000", 3, Casing::Mixed)], &coarse).unwrap();
        let words = Words::load(&bytes).unwrap();
        assert_eq!(words.facts(normal_key("river")), WordFacts { class: 71, coarse: 7, casing: Casing::Lower });
        assert_eq!(words.facts(normal_key("1987")).class, 4);
        assert_eq!(words.facts(normal_key("strelsau")), WordFacts::default());
        for n in 0..bytes.len() {
            let error = Words::load(&bytes[..n]).err().expect("cut short");
            assert!(error.to_string().contains("\"WORD\" is damaged"));
        }
    }
}
