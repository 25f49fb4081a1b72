//! Words that signal that somebody said, wrote, thought or wanted something.

mod table;

use crate::analysis::{Report, Stance};
use crate::document::{Class, Document, TokenKind};
use std::sync::LazyLock;

/// How a cue's content may stand to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Frames(u16);

impl Frames {
    /// Introduces and follows direct speech: "…," said Mr Cole. A clause follows it with or without "that".
    pub const SAY: Frames = Frames(1);
    /// A clause follows it with "that", or without where it plainly is one.
    pub const THAT: Frames = Frames(1 << 1);
    /// Somebody addressed stands before the content: "told reporters that".
    pub const TELL: Frames = Frames(1 << 2);
    /// Its object is the content: "denied the charges".
    pub const OBJECT: Frames = Frames(1 << 3);
    /// An infinitive is the content: "vowed to fight".
    pub const TO: Frames = Frames(1 << 4);
    /// A question is the content: "asked whether".
    pub const ASK: Frames = Frames(1 << 5);
    /// It names: "called the vote a fraud".
    pub const NAME: Frames = Frames(1 << 6);
    /// "described the vote as a fraud".
    pub const AS: Frames = Frames(1 << 7);
    /// Its -s form and its base are more often nouns: "claims", "reports", "plans".
    pub const NOUN: Frames = Frames(1 << 8);

    /// Whether it has any of these.
    pub fn has(self, any: Frames) -> bool {
        self.0 & any.0 != 0
    }

    const fn and(self, other: Frames) -> Frames {
        Frames(self.0 | other.0)
    }
}

impl std::ops::BitOr for Frames {
    type Output = Frames;
    fn bitor(self, other: Frames) -> Frames {
        self.and(other)
    }
}

/// What a verb of the table does.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cue {
    pub lemma: &'static str,
    pub stance: Stance,
    pub report: Report,
    pub frames: Frames,
    /// Prepositions and particles that belong to it before its content, in a row: "for on".
    pub prepositions: &'static str,
    pub form: Form,
}

/// How the verb is inflected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// "say".
    Base,
    /// "says".
    Third,
    /// "said".
    Past,
    /// "saying".
    Ing,
    /// "written", where it is not also the past.
    Participle,
}

impl Cue {
    /// Whether the word may stand between the verb and its content as part of the cue.
    pub fn takes(&self, preposition: &str) -> bool {
        !preposition.is_empty() && self.prepositions.split(' ').any(|p| p == preposition)
    }
}

/// The cue that a token may be, by its letters alone.
pub(super) fn lookup(document: &Document, idx: usize) -> Option<Cue> {
    let token = document.tokens().get(idx)?;
    if token.kind != TokenKind::Word || token.abbreviation || token.class.is_closed() {
        return None;
    }
    let mut cue = of_word(document.lower(idx))?;
    // "called for a vote" demands one; "called the vote a farce" does not
    if cue.lemma == "call" && !cue.takes(document.lower(idx + 1)) {
        cue.stance = Stance::Neutral;
    }
    Some(cue)
}

/// The cue that a word in lower case may be.
pub(super) fn of_word(word: &str) -> Option<Cue> {
    if word.len() < 3 || word.len() > table::LONGEST || !word.is_ascii() || !begins_a_verb(word) {
        return None;
    }
    if let Ok(at) = table::IRREGULAR.binary_search_by(|(form, _, _)| (*form).cmp(word)) {
        let (_, lemma, form) = table::IRREGULAR[at];
        return entry(lemma, form);
    }
    if let Some(cue) = entry(word, Form::Base) {
        return Some(cue);
    }
    for (ending, form) in [("s", Form::Third), ("ed", Form::Past), ("ing", Form::Ing)] {
        let Some(stem) = word.strip_suffix(ending) else {
            continue;
        };
        if let Some(cue) = entry(stem, form) {
            return Some(cue);
        }
        if form == Form::Third {
            return stem
                .strip_suffix("ie")
                .and_then(|stem| entry_with(stem, "y", form))
                .or_else(|| stem.strip_suffix('e').and_then(|stem| entry(stem, form)));
        }
        if let Some(cue) = entry_with(stem, "e", form) {
            return Some(cue);
        }
        if let Some(cue) = stem.strip_suffix('i').and_then(|stem| entry_with(stem, "y", form)) {
            return Some(cue);
        }
        let bytes = stem.as_bytes();
        if bytes.len() > 2 && bytes[bytes.len() - 1] == bytes[bytes.len() - 2] {
            return entry(&stem[..stem.len() - 1], form);
        }
    }
    None
}

/// Whether any form of the tables has its first two letters: most words have not, and need no further look.
fn begins_a_verb(word: &str) -> bool {
    static BEGINNINGS: LazyLock<[u32; 256]> = LazyLock::new(|| {
        let mut seconds = [0; 256];
        let forms = table::VERBS.iter().map(|row| row.0).chain(table::IRREGULAR.iter().map(|row| row.0));
        for form in forms.map(str::as_bytes).filter(|form| form.len() > 1) {
            seconds[usize::from(form[0])] |= bit(form[1]);
        }
        seconds
    });
    fn bit(letter: u8) -> u32 {
        1 << (letter % 32)
    }
    let word = word.as_bytes();
    BEGINNINGS[usize::from(word[0])] & bit(word[1]) != 0
}

fn entry(lemma: &str, form: Form) -> Option<Cue> {
    let at = table::VERBS.binary_search_by(|row| row.0.cmp(lemma)).ok()?;
    let (lemma, frames, stance, report, prepositions) = table::VERBS[at];
    Some(Cue { lemma, stance, report, frames, prepositions, form })
}

fn entry_with(stem: &str, ending: &str, form: Form) -> Option<Cue> {
    let at = table::VERBS.binary_search_by(|row| row.0.bytes().cmp(stem.bytes().chain(ending.bytes()))).ok()?;
    entry(table::VERBS[at].0, form)
}

/// Whether the token is a finite verb that introduces or follows speech: "said", "asks", "replied".
pub(super) fn opens_speech(document: &Document, idx: usize) -> bool {
    lookup(document, idx).is_some_and(|cue| {
        cue.frames.has(Frames::SAY)
            && matches!(cue.form, Form::Past | Form::Third)
            && !(idx > 0 && document.tokens()[idx - 1].class.is(Class::DETERMINER))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_calls_for_something_demands_it() {
        for (text, stance) in [("called for a vote", Stance::Demand), ("called the vote a farce", Stance::Neutral)] {
            assert_eq!(lookup(&Document::new(text), 0).map(|cue| cue.stance), Some(stance), "{text}");
        }
    }

    #[test]
    fn the_tables_are_sorted() {
        assert!(
            table::VERBS.windows(2).all(|pair| pair[0].0 < pair[1].0),
            "{:?}",
            table::VERBS.windows(2).find(|p| p[0].0 >= p[1].0).map(|p| p[1].0)
        );
        assert!(
            table::IRREGULAR.windows(2).all(|pair| pair[0].0 < pair[1].0),
            "{:?}",
            table::IRREGULAR.windows(2).find(|p| p[0].0 >= p[1].0).map(|p| p[1].0)
        );
        for (form, lemma, _) in table::IRREGULAR {
            assert!(entry(lemma, Form::Base).is_some(), "{form} has no entry");
        }
    }

    #[test]
    fn forms_lead_to_lemmas() {
        for (word, lemma, form) in [
            ("said", "say", Form::Past),
            ("says", "say", Form::Third),
            ("replied", "reply", Form::Past),
            ("denies", "deny", Form::Third),
            ("admitted", "admit", Form::Past),
            ("noting", "note", Form::Ing),
            ("stresses", "stress", Form::Third),
            ("arguing", "argue", Form::Ing),
            ("wrote", "write", Form::Past),
            ("vow", "vow", Form::Base),
        ] {
            let cue = of_word(word).expect(word);
            assert_eq!((cue.lemma, cue.form), (lemma, form));
        }
        assert!(of_word("table").is_none() && of_word("house").is_none());
    }
}
