//! Words and phrases known by their 32-bit hashes: a lookup table that costs three bytes an entry and holds no text.

use super::reader::Reader;

/// The key of one word. FNV-1a, then mixed so that all bits count.
pub(crate) fn key_of(word: &str) -> u32 {
    mix(word.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)))
}

/// The key of a phrase, extended by a word's; a phrase of one word has the word's own key.
pub(crate) fn join(phrase: Option<u32>, word: u32) -> u32 {
    phrase.map_or(word, |phrase| mix(phrase.rotate_left(7).wrapping_mul(0x9e37_79b1) ^ word))
}

/// Spreads a number over all 32 bits (the finaliser of MurmurHash3).
pub(crate) fn mix(mut x: u32) -> u32 {
    x = (x ^ x >> 16).wrapping_mul(0x85eb_ca6b);
    x = (x ^ x >> 13).wrapping_mul(0xc2b2_ae35);
    x ^ x >> 16
}

/// A sorted set of keys; each has an index, by which the owner keeps what it knows of it.
pub(crate) struct Keys {
    keys: Vec<u32>,
    /// For each value of the upper sixteen bits, the first key that has it or more.
    starts: Vec<u32>,
}

const BUCKETS: usize = 1 << 16;

impl Keys {
    /// `n u32`, then the low, the middle and the high bytes of the n differences.
    pub fn read(reader: &mut Reader) -> Option<Self> {
        let n = reader.u32()? as usize;
        let (low, middle, high) = (reader.take(n)?, reader.take(n)?, reader.take(n)?);
        let (mut keys, mut starts) = (Vec::with_capacity(n), Vec::with_capacity(BUCKETS + 1));
        let mut key = 0u32;
        for idx in 0..n {
            let step = u32::from_le_bytes([low[idx], middle[idx], high[idx], 0]);
            key = key.checked_add(step)?;
            while starts.len() <= (key >> 16) as usize {
                starts.push(idx as u32);
            }
            keys.push(key);
        }
        starts.resize(BUCKETS + 1, n as u32);
        Some(Self { keys, starts })
    }

    /// The index of a key.
    pub fn find(&self, key: u32) -> Option<usize> {
        let bucket = (key >> 16) as usize;
        let (start, end) = (self.starts[bucket] as usize, self.starts[bucket + 1] as usize);
        self.keys[start..end].binary_search(&key).ok().map(|idx| start + idx)
    }

    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// What [`Keys::read`] reads; the keys are sorted and differ. Gaps too wide for three bytes are filled, and
    /// the filler is reported so that the owner can give it an entry of nothing.
    #[cfg(any(test, feature = "train"))]
    pub fn write(keys: &[u32]) -> (Vec<u8>, Vec<u32>) {
        let mut all = Vec::with_capacity(keys.len());
        let mut last = 0u32;
        for &key in keys {
            while key - last > 0xff_ffff {
                last += 0xff_ffff;
                all.push(last);
            }
            all.push(key);
            last = key;
        }
        let mut bytes = (all.len() as u32).to_le_bytes().to_vec();
        for plane in 0..3 {
            let mut last = 0;
            for &key in &all {
                bytes.push((key - last).to_le_bytes()[plane]);
                last = key;
            }
        }
        (bytes, all)
    }
}

/// Where keys stand in a list that holds what they are keys of.
#[derive(Debug, Default)]
pub(crate) struct Places {
    /// A key and one more than its place; zero is free. At least half of them are.
    slots: Vec<(u32, u32)>,
}

impl Places {
    /// The keys of a list, in its order.
    pub fn new(keys: impl Iterator<Item = u32>) -> Self {
        let keys: Vec<u32> = keys.collect();
        let mut slots = vec![(0, 0); (2 * keys.len() + 1).next_power_of_two()];
        let mask = slots.len() - 1;
        for (place, &key) in keys.iter().enumerate() {
            let mut at = key as usize & mask;
            while slots[at].1 != 0 {
                at = (at + 1) & mask;
            }
            slots[at] = (key, place as u32 + 1);
        }
        Self { slots }
    }

    /// The place with this key that `is_it` confirms.
    #[inline]
    pub fn find(&self, key: u32, is_it: impl Fn(usize) -> bool) -> Option<usize> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut at = key as usize & mask;
        while self.slots[at].1 != 0 {
            let place = self.slots[at].1 as usize - 1;
            if self.slots[at].0 == key && is_it(place) {
                return Some(place);
            }
            at = (at + 1) & mask;
        }
        None
    }

    /// Whether the key is there, perhaps as that of something else.
    pub fn has(&self, key: u32) -> bool {
        self.find(key, |_| true).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_found_again_and_others_are_not() {
        let mut keys: Vec<u32> = (0..500).map(|n| key_of(&format!("word{n}"))).chain([0, u32::MAX]).collect();
        keys.sort_unstable();
        let (bytes, all) = Keys::write(&keys);
        let read = Keys::read(&mut Reader::new(&bytes)).unwrap();
        assert_eq!(read.len(), all.len());
        for key in &keys {
            assert_eq!(read.find(*key).map(|idx| all[idx]), Some(*key));
        }
        assert_eq!(read.find(key_of("another")), None);
        for n in 0..bytes.len() {
            assert!(Keys::read(&mut Reader::new(&bytes[..n])).is_none());
        }
    }

    #[test]
    fn keys_of_a_list_lead_to_their_places() {
        let words = ["of", "the", "of", "sea"];
        let places = Places::new(words.iter().map(|word| key_of(word)));
        assert_eq!(places.find(key_of("sea"), |place| words[place] == "sea"), Some(3));
        assert_eq!(places.find(key_of("of"), |place| place > 0), Some(2));
        assert!(places.has(key_of("the")) && !places.has(key_of("lake")) && !Places::default().has(0));
    }

    #[test]
    fn a_phrase_of_one_word_is_the_word_and_order_counts() {
        let (a, b) = (key_of("north"), key_of("sea"));
        assert_eq!(join(None, a), a);
        assert_ne!(join(Some(a), b), join(Some(b), a));
    }
}
