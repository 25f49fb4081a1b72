//! Which words of a headline strike its readers: a small trained model, the section `HEAD`.
//!
//! ```text
//! N_BUCKETS × i8      weights of hashed features, in steps of 1/WEIGHT_STEP
//! ```
//! A headline is short and each of its words was chosen, so that other words strike there than in running text, and
//! mostly one or two among all. Which side they are on is for the lexicon to say: a word that it never marks elsewhere
//! is shown with its connotation, and a slight one only where the whole headline is on the same side.

mod features;

pub use features::{Line, N_BUCKETS};

use super::lexicon::{Entry, Role};
use super::scene::Scene;
use crate::document::TokenKind;
use crate::error::{Error, Kind};
use std::ops::Range;

const SECTION: &str = "HEAD";
/// A weight of 1 in the file.
pub const WEIGHT_STEP: i64 = 48;
/// A headline has no more tokens.
pub const LONGEST: usize = 60;
/// Nor fewer words than this.
const SHORTEST: usize = 3;
/// A word strikes from this logit on, in thousandths: a chance of 28 in a hundred. A mark more is worth it where its
/// chance is above half of what precision and recall together can reach.
const LEAST: i64 = -944;
/// A connotation from here on stands by itself, whichever side the headline is on.
pub const SURE_CONNOTATION: i64 = 250;
/// A connotation that is weaker takes no side.
const LEAST_CONNOTATION: i64 = 60;

/// The trained weights.
#[derive(Debug)]
pub struct Headlines {
    weights: Vec<i8>,
}

impl Headlines {
    /// Reads the section; any damage is refused.
    pub fn read(bytes: &[u8]) -> Result<Self, Error> {
        if bytes.len() != N_BUCKETS {
            return Err(Kind::BadSection(SECTION).into());
        }
        Ok(Self { weights: bytes.iter().map(|&byte| byte as i8).collect() })
    }

    /// The words of a line that strike, in order.
    pub fn strikes(&self, line: &Line) -> Vec<usize> {
        let strikes = |&at: &usize| {
            let mut sum = 0;
            line.features(at, |bucket| sum += i64::from(self.weights[bucket]));
            sum * 1000 / WEIGHT_STEP >= LEAST
        };
        line.candidates().filter(strikes).collect()
    }
}

/// Whether a sentence is a headline that stands by itself: a short line without a stop, with capitals or all of its
/// paragraph. Above an article it tells what the article is about, and is read as that is.
pub fn is_line(scene: &Scene, sentence: &Range<usize>) -> bool {
    let document = scene.document;
    if scene.has_running_text {
        return false;
    }
    let paragraph = &document.paragraphs()[document.paragraph_of(sentence.start)];
    let words = || sentence.clone().filter(|&at| document.tokens()[at].kind == TokenKind::Word);
    // "In the U.S." may end either.
    let is_stopped = scene.ends_in_stop(sentence) || document.tokens()[sentence.end - 1].abbreviation;
    paragraph.tokens.len() <= LONGEST
        && words().nth(SHORTEST - 1).is_some()
        && !is_stopped
        && (scene.is_headline(sentence) || paragraph.sentences.len() == 1)
}

/// Whether a word or phrase of the lexicon is marked in a headline, these of whose words strike: loaded words, words for a
/// feeling and what the headline quotes are as they are elsewhere.
pub fn is_marked(strikes: &[usize], entry: Entry, tokens: &Range<usize>, is_quoted: bool) -> bool {
    let strikes = || strikes.iter().any(|at| tokens.contains(at));
    match entry.role {
        Role::Loaded | Role::Emotion => true,
        Role::Evaluation | Role::Topic => is_quoted || strikes(),
        Role::Connotation => entry.valence.0.abs() >= LEAST_CONNOTATION && strikes(),
        Role::Neutral => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Milli;
    use crate::coreference::Resolved;
    use crate::document::Document;

    #[test]
    fn damage_is_refused() {
        assert!(Headlines::read(&[0; N_BUCKETS]).is_ok());
        assert!(Headlines::read(&[0; N_BUCKETS - 1]).is_err());
        assert!(Headlines::read(&[0; N_BUCKETS + 1]).is_err());
    }

    #[test]
    fn a_headline_is_a_line_without_a_stop() {
        let check = |text: &str, wanted: &[bool]| {
            let (document, resolved) = (Document::new(text), Resolved::default());
            let scene = Scene::new(&document, &resolved);
            let found: Vec<bool> = document.sentences().iter().map(|s| is_line(&scene, &s.tokens)).collect();
            assert_eq!(found, wanted, "{text}");
        };
        check("Council Blocks Harbour Plan", &[true]);
        check("Council blocks harbour plan\n\nRain in the town on Monday", &[true, true]);
        check("Council blocks harbour plan\n\nIt rained on Monday in the town.", &[false, false]);
        check("“Council blocks harbour plan.”", &[false]);
        check("Will the Council Block It?", &[false]);
        check("It rained. The council met late", &[false, false]);
        check("Sports fans of the U.S.", &[false]);
        check("Harbour plan", &[false]);
        check(&"a harbour plan ".repeat(LONGEST), &[false]);
    }

    #[test]
    fn what_strikes_is_marked_and_what_is_loaded_felt_or_quoted_as_well() {
        let check = |role, valence, is_quoted, wanted: [bool; 2]| {
            let entry = Entry { valence: Milli(valence), role };
            let found = [vec![3], vec![7]].map(|strikes| is_marked(&strikes, entry, &(2..4), is_quoted));
            assert_eq!(found, wanted, "{role:?} of {valence}");
        };
        check(Role::Evaluation, -1500, false, [true, false]);
        check(Role::Evaluation, -1500, true, [true, true]);
        check(Role::Topic, -300, false, [true, false]);
        check(Role::Connotation, -300, true, [true, false]);
        check(Role::Connotation, LEAST_CONNOTATION - 1, false, [false, false]);
        check(Role::Loaded, -1500, false, [true, true]);
        check(Role::Emotion, -1500, false, [true, true]);
        check(Role::Neutral, 0, true, [false, false]);
    }
}
