//! What a format has no place for, counted, so that it is said and not lost in silence.

use super::Exported;
use super::markup::is_writable;
use crate::analysis::{Analysis, Form};

/// What is left out, as noun phrases.
#[derive(Default)]
pub(super) struct Losses(Vec<String>);

impl Losses {
    /// So many of a thing; none are not worth a word.
    #[inline(never)]
    pub fn count(&mut self, n: usize, one: &str, many: &str) {
        match n {
            0 => {}
            1 => self.0.push(format!("1 {one}")),
            _ => self.0.push(format!("{n} {many}")),
        }
    }

    /// A thing that cannot be counted, where there is any.
    #[inline(never)]
    pub fn say(&mut self, is_lost: bool, what: &str) {
        if is_lost {
            self.0.push(what.to_owned());
        }
    }

    #[inline(never)]
    pub fn names(&mut self, a: &Analysis) {
        self.count(a.mentions.iter().filter(|m| m.form == Form::Name).count(), "name", "names");
    }

    #[inline(never)]
    pub fn values(&mut self, a: &Analysis) {
        self.count(a.mentions.iter().filter(|m| m.form == Form::Value).count(), "date or amount", "dates and amounts");
    }

    #[inline(never)]
    pub fn references(&mut self, a: &Analysis) {
        let refers = |form| matches!(form, Form::Pronoun | Form::Nominal);
        let n = a.mentions.iter().filter(|m| refers(m.form)).count();
        self.count(n, "pronoun or nominal that refers to a name", "pronouns and nominals that refer to names");
    }

    #[inline(never)]
    pub fn quotations(&mut self, a: &Analysis) {
        self.count(a.quotations.len(), "quotation with its speaker", "quotations with their speakers");
    }

    #[inline(never)]
    pub fn quoted(&mut self, a: &Analysis) {
        self.count(a.quoted.len(), "pair of marks that quotes no speech", "pairs of marks that quote no speech");
    }

    #[inline(never)]
    pub fn cues(&mut self, a: &Analysis) {
        self.count(a.cues.len(), "sentiment cue", "sentiment cues");
    }

    #[inline(never)]
    pub fn sums(&mut self, a: &Analysis) {
        self.say(!a.cues.is_empty(), "the sums of sentiment over sentences, entities and the text");
    }

    #[inline(never)]
    pub fn notices(&mut self, a: &Analysis) {
        self.count(a.notices.len(), "notice", "notices");
    }

    /// The scores and the second choices.
    #[inline(never)]
    pub fn doubts(&mut self, a: &Analysis) {
        let is_any = !a.mentions.is_empty() || !a.quotations.is_empty() || !a.cues.is_empty();
        self.say(is_any, "how sure each finding is, why it was made, and what else it could be");
    }

    #[inline(never)]
    pub fn characters(&mut self, text: &str) {
        self.count(
            text.chars().filter(|&c| !is_writable(c)).count(),
            "character that the format cannot write (it is U+FFFD there)",
            "characters that the format cannot write (they are U+FFFD there)",
        );
    }

    pub fn with(self, content: String) -> Exported {
        Exported { content, left_out: self.0 }
    }

    pub fn all(&self) -> &[String] {
        &self.0
    }
}
