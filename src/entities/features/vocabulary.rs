//! Words met, each looked up once.

use super::interner::Interner;
use super::word::Word;
use super::{Features, Lists, N_OFFSETS};
use crate::document::Document;
use crate::entities::layout::Style;
use crate::model::keys::{key_of, mix};
use crate::model::sequence::{Scores, SequenceModel};

/// So many words are kept from one paragraph to the next, some megabytes of them; then it begins anew.
const MOST_KEPT: usize = 1 << 14;

/// What is known of the words met so far. It saves work and changes no result.
pub struct Vocabulary {
    /// The first stands for the sentence's edge.
    words: Vec<Word>,
    /// Surfaces back to back; `ends[i]` is where the i-th word's ends.
    surfaces: String,
    ends: Vec<u32>,
    numbers: Interner,
    /// For each word and offset, its weights summed.
    sums: Vec<[Option<Scores>; N_OFFSETS]>,
}

impl Default for Vocabulary {
    fn default() -> Self {
        Self {
            words: vec![Word::edge()],
            surfaces: String::new(),
            ends: vec![0],
            numbers: Interner::new(512),
            sums: Vec::new(),
        }
    }
}

impl Vocabulary {
    /// Called between paragraphs: within one, numbers stay.
    pub fn make_room(&mut self) {
        if self.words.len() > MOST_KEPT {
            *self = Self::default();
        }
    }

    /// How many words there are, the sentence's edge among them.
    #[cfg(feature = "train")]
    pub fn n_words(&self) -> usize {
        self.words.len()
    }

    pub(super) fn word(&self, number: usize) -> &Word {
        &self.words[number]
    }

    /// The number of the word at a token.
    pub(super) fn number(
        &mut self,
        document: &Document,
        idx: usize,
        style: Style,
        name_like: bool,
        lists: &Lists,
    ) -> u32 {
        let surface = document.surface(idx);
        let key = mix(key_of(surface) ^ style as u32) ^ u32::from(name_like);
        let (ends, surfaces) = (&self.ends, &self.surfaces);
        let same = |number: u32| {
            let number = number as usize;
            number != 0 && &surfaces[ends[number - 1] as usize..ends[number] as usize] == surface
        };
        let number = self.numbers.find_or(key, self.words.len() as u32, same);
        if number as usize == self.words.len() {
            self.words.push(Word::new(document, idx, style, name_like, lists));
            self.surfaces.push_str(surface);
            self.ends.push(self.surfaces.len() as u32);
        }
        number
    }

    /// The weights of a word's features at an offset, summed.
    pub(in crate::entities) fn sum(&mut self, word: usize, offset: usize, model: &SequenceModel) -> &Scores {
        if self.sums.len() <= word {
            self.sums.resize(self.words.len().max(word + 1), [None; N_OFFSETS]);
        }
        self.sums[word][offset].get_or_insert_with(|| {
            let mut sum = Scores::default();
            Features::of_word(&self.words[word], offset, &mut |feature| model.add(feature, &mut sum));
            sum
        })
    }
}
