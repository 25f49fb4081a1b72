//! Words and phrases with their valence: the model's section `LEXI`.
//!
//! ```text
//! n_entries u32, then each entry, sorted by its form:
//! shared u8  fresh u8  the fresh bytes  valence i8  role u8
//! ```
//! A form begins with the first `shared` bytes of the form before it. Its words are in lower case with one space
//! between them; a last word `#` stands for any number or word with a capital, which is not part of what is found.
//! Valence counts in twentieths, so that VADER's −4 … +4 fits; that of a connotation, which is slight, in
//! fiftieths.

use crate::analysis::{CueKind, Milli};
use crate::document::{Document, TokenKind};
use crate::error::{Error, Kind};
use crate::model::keys::{Places, key_of};
use std::ops::Range;

/// A phrase of the lexicon has no more words.
pub const LONGEST_PHRASE: usize = 5;
/// The last word of a phrase that goes on with a name or a number: "won 39 seats" counts, "we won" is glad.
const ANY_NAME_OR_NUMBER: char = '#';
const SECTION: &str = "LEXI";

/// What an entry does in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Judges.
    Evaluation,
    /// Names a feeling.
    Emotion,
    /// A word that a neutral writer would avoid.
    Loaded,
    /// Sad or glad news by what it is about, not by how it is told: it carries little.
    Topic,
    /// A fixed phrase that carries nothing, whatever its words do alone.
    Neutral,
    /// Says nothing of feeling itself and is met in glad or in sad sentences: it counts for its sentence's valence and is
    /// no cue in running text.
    Connotation,
}

/// Every role, at the index that stands for it in the file.
pub const ROLES: [Role; 6] =
    [Role::Evaluation, Role::Emotion, Role::Loaded, Role::Topic, Role::Neutral, Role::Connotation];

impl Role {
    /// One step of a stored valence, in thousandths.
    pub fn step(self) -> i64 {
        if self == Role::Connotation { 20 } else { 50 }
    }

    /// The kind of cue it makes; none for what is not marked in running text.
    pub fn kind(self) -> Option<CueKind> {
        match self {
            Role::Evaluation | Role::Topic => Some(CueKind::Evaluation),
            Role::Emotion => Some(CueKind::Emotion),
            Role::Loaded => Some(CueKind::Loaded),
            Role::Neutral | Role::Connotation => None,
        }
    }
}

/// One word or phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// −4000 … +4000.
    pub valence: Milli,
    /// What it does.
    pub role: Role,
}

/// The whole list.
#[derive(Debug, Default)]
pub struct Lexicon {
    /// Forms back to back; `ends[i]` is where the i-th ends.
    forms: String,
    ends: Vec<u32>,
    entries: Vec<Entry>,
    places: Places,
    /// The words that a phrase begins with, its last left out: others need not be looked up with what follows them.
    opens: Places,
}

impl Lexicon {
    /// Reads the section; any damage is refused.
    pub fn read(bytes: &[u8]) -> Result<Self, Error> {
        Self::decode(bytes).ok_or_else(|| Kind::BadSection(SECTION).into())
    }

    fn decode(bytes: &[u8]) -> Option<Self> {
        let (head, mut rest) = bytes.split_at_checked(4)?;
        let n_entries = u32::from_le_bytes(head.try_into().ok()?) as usize;
        let (mut lexicon, mut form) = (Self::default(), Vec::new());
        for _ in 0..n_entries {
            let [shared, fresh, tail @ ..] = rest else { return None };
            let (bytes, tail) = tail.split_at_checked(usize::from(*fresh))?;
            let [valence, role, tail @ ..] = tail else { return None };
            if usize::from(*shared) > form.len() {
                return None;
            }
            let before = lexicon.forms.len() - form.len();
            form.truncate(usize::from(*shared));
            form.extend(bytes);
            let text = std::str::from_utf8(&form).ok()?;
            if !lexicon.ends.is_empty() && lexicon.forms[before..] >= *text {
                return None;
            }
            lexicon.forms.push_str(text);
            lexicon.ends.push(lexicon.forms.len() as u32);
            let role = *ROLES.get(usize::from(*role))?;
            lexicon.entries.push(Entry { valence: Milli(i64::from(*valence as i8) * role.step()), role });
            rest = tail;
        }
        lexicon.places = Places::new((0..lexicon.ends.len()).map(|idx| key_of(lexicon.form(idx))));
        let forms = (0..lexicon.ends.len()).map(|idx| lexicon.form(idx));
        let mut beginnings: Vec<u32> =
            forms.flat_map(|form| form.match_indices(' ').map(|(at, _)| key_of(&form[..at]))).collect();
        beginnings.sort_unstable();
        beginnings.dedup();
        lexicon.opens = Places::new(beginnings.into_iter());
        rest.is_empty().then_some(lexicon)
    }

    fn form(&self, idx: usize) -> &str {
        let start = if idx == 0 { 0 } else { self.ends[idx - 1] as usize };
        &self.forms[start..self.ends[idx] as usize]
    }

    /// The entry of exactly this form.
    pub fn get(&self, form: &str) -> Option<Entry> {
        self.find(key_of(form), form)
    }

    fn find(&self, hash: u32, form: &str) -> Option<Entry> {
        self.places.find(hash, |idx| self.form(idx) == form).map(|idx| self.entries[idx])
    }

    /// The longest word or phrase that begins at a token, and its tokens. Hyphens between words count as spaces.
    pub fn longest_at(&self, document: &Document, first: usize, key: &mut String) -> Option<(Entry, Range<usize>)> {
        let word = document.lower(first);
        let hash = key_of(word);
        let mut found = self.find(hash, word).map(|entry| (entry, first..first + 1));
        if !self.opens.has(hash) {
            return found;
        }
        key.clear();
        key.push_str(word);
        let sentence = &document.sentences()[document.sentence_of(first)];
        let mut next = first + 1;
        for _ in 1..LONGEST_PHRASE {
            next += usize::from(document.lower(next) == "-");
            if next >= sentence.tokens.end
                || !matches!(document.tokens()[next].kind, TokenKind::Word | TokenKind::Number)
            {
                break;
            }
            if !self.opens.has(key_of(key)) {
                break;
            }
            key.push(' ');
            let token = &document.tokens()[next];
            if token.kind == TokenKind::Number || token.case.has_capital() {
                key.push(ANY_NAME_OR_NUMBER);
                found = self.get(key).map(|entry| (entry, first..next)).or(found);
                key.pop();
            }
            key.push_str(document.lower(next));
            next += 1;
            if let Some(entry) = self.get(key) {
                found = Some((entry, first..next));
            }
        }
        found
    }
}

/// The section of these entries: (form, valence in steps, role), in any order, each form once and of at most 255 bytes.
#[cfg(any(test, feature = "train"))]
pub fn write(entries: &mut [(String, i8, Role)]) -> Vec<u8> {
    entries.sort_by(|a, b| a.0.cmp(&b.0));
    let mut bytes = (entries.len() as u32).to_le_bytes().to_vec();
    let mut before: &str = "";
    for (form, valence, role) in entries.iter() {
        let shared = before.bytes().zip(form.bytes()).take_while(|(a, b)| a == b).count();
        let fresh = &form.as_bytes()[shared..];
        bytes.extend([shared as u8, fresh.len() as u8]);
        bytes.extend(fresh);
        let role = ROLES.iter().position(|r| r == role).expect("every role is in the list");
        bytes.extend([*valence as u8, role as u8]);
        before = form;
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Vec<u8> {
        write(&mut [
            ("good".into(), 38, Role::Evaluation),
            ("goodwill".into(), 20, Role::Evaluation),
            ("good friday".into(), 0, Role::Neutral),
            ("far right".into(), 0, Role::Neutral),
            ("sad".into(), -42, Role::Emotion),
            ("won".into(), 16, Role::Evaluation),
            ("won #".into(), 0, Role::Neutral),
        ])
    }

    #[test]
    fn entries_come_back_and_the_longest_phrase_wins() {
        let lexicon = Lexicon::read(&sample()).unwrap();
        assert_eq!(lexicon.get("good").unwrap().valence, Milli(1900));
        assert_eq!(lexicon.get("goo"), None);
        let document = Document::new("A good Friday and the far-right group.");
        let found = |idx| lexicon.longest_at(&document, idx, &mut String::new()).map(|(e, tokens)| (e.role, tokens));
        assert_eq!(found(1), Some((Role::Neutral, 1..3)));
        assert_eq!(found(5), Some((Role::Neutral, 5..8)));
        assert_eq!(found(4), None);
    }

    #[test]
    fn a_phrase_may_end_before_any_name_or_number() {
        let lexicon = Lexicon::read(&sample()).unwrap();
        let document = Document::new("They won 39 seats, she won Ohio, and we won big.");
        let found = |idx| lexicon.longest_at(&document, idx, &mut String::new()).map(|(e, tokens)| (e.role, tokens));
        assert_eq!(found(1), Some((Role::Neutral, 1..2)));
        assert_eq!(found(6), Some((Role::Neutral, 6..7)));
        assert_eq!(found(11), Some((Role::Evaluation, 11..12)));
    }

    #[test]
    fn damage_is_refused() {
        let whole = sample();
        for n in 0..whole.len() {
            assert!(Lexicon::read(&whole[..n]).is_err(), "cut at {n}");
        }
        let swapped = [&[2, 0, 0, 0][..], &[0, 1, b'b', 0, 0], &[0, 1, b'a', 0, 0]].concat();
        assert!(Lexicon::read(&swapped).is_err());
    }
}
