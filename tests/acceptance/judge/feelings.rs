//! Which words carry feeling, whose, and about whom.

use super::Judge;
use crate::case::{Expect, Feeling};
use crate::names::name;
use crate::wire::{Cue, Holder};

impl<'a> Judge<'a> {
    pub fn feelings(&mut self, want: &Expect) {
        for feeling in want.sentiment.iter().flatten() {
            self.feeling(feeling);
        }
        if want.sentiment.as_ref().is_some_and(Vec::is_empty) && !self.found.cues.is_empty() {
            let got: Vec<String> = self.found.cues.iter().map(|c| self.reading.surface(c.at)).collect();
            self.fail(format!("cues where there are none: {got:?}"));
        }
        for words in &want.not_positive {
            if self.cues_of(words, 1).any(|cue| cue.valence > 0.0) {
                self.fail(format!("{words:?} counted as positive"));
            }
        }
        for words in &want.loaded {
            if !self.cues_of(words, 1).any(|cue| cue.kind == "loaded") {
                self.fail(format!("{words:?} is not marked as loaded"));
            }
        }
    }

    fn feeling(&mut self, want: &Feeling) {
        let cue = &want.cue;
        let polarities: Vec<&str> = want.polarity.split('|').collect();
        let Some(found) = self.cues_of(cue, 1).next() else {
            if !polarities.contains(&"neutral") {
                self.fail(format!("cue {cue:?} not found"));
            }
            return;
        };
        let nearly_neutral = polarities.contains(&"neutral") && found.valence.abs() < 0.5;
        if !polarities.contains(&found.polarity.as_str()) && !polarities.contains(&"uncertain") && !nearly_neutral {
            self.fail(format!("cue {cue:?} is {}", found.polarity));
        }
        let shifted_by = |kind: &str| found.shifters.iter().any(|s| s.kind == kind);
        for (wanted, kind) in [(want.negated, "negation"), (want.irrealis, "irrealis")] {
            if wanted && !shifted_by(kind) {
                self.fail(format!("cue {cue:?} has no {kind}"));
            }
        }
        if (want.hedged || want.shifted) && found.shifters.is_empty() {
            self.fail(format!("cue {cue:?} has no shifter"));
        }
        if want.in_quote && found.quotation.is_none() {
            self.fail(format!("cue {cue:?} is in no quotation"));
        }
        if let Some(holder) = &want.holder
            && !self.holds(found, &name(holder))
        {
            self.fail(format!("holder of {cue:?}: {:?}, not {holder:?}", found.holder));
        }
        if let Some(target) = &want.target
            && target.chars().skip(1).any(|c| c.is_ascii_uppercase())
            && !self.reading.names_of(found.target).contains(&name(target))
        {
            self.fail(format!("target of {cue:?}: {:?}, not {target:?}", found.target));
        }
    }

    /// Whether the holder goes by that name, or the source of the cue's quotation is that name.
    fn holds(&self, cue: &Cue, wanted: &str) -> bool {
        let source = || cue.quotation.and_then(|idx| self.found.quotations[idx].source);
        let in_source = || source().is_some_and(|at| name(&self.reading.surface(at)) == wanted);
        match &cue.holder {
            Some(Holder::Entity { entity }) => self.reading.names_of(Some(*entity)).contains(wanted) || in_source(),
            Some(Holder::Author(_)) => false,
            None => in_source(),
        }
    }

    pub fn cues_of(&self, words: &str, occurrence: usize) -> impl Iterator<Item = &'a Cue> {
        let at = self.reading.find(words, occurrence);
        self.found.cues.iter().filter(move |cue| cue.at.touches(at))
    }
}
