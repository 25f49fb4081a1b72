//! Judges one case: all or nothing, with the reasons.
//!
//! Kinds of quotes map onto the wire so: partial and mixed → mixed; transcript and written → direct; scare, title, nickname and
//! mention → `quoted` (mention → term). A handle, hashtag, link or address must not be taken for a person or place; AGE is any
//! value of that number. `A|B` accepts either. Quoted words are compared without outer marks and spaces; a name may carry its title,
//! a source may carry or lack a leading "the" and its role, but no relative clause. `quotes` is the whole list: any other
//! quotation that is neither nested nor negated fails the case, and marks that quote no speech must be in no quotation.
//! A target or a holder is checked when it is a name.

mod feelings;
mod mentions;
mod quotations;

use crate::case::{Case, Expect};
use crate::reading::Reading;
use crate::wire::{Analysis, At, Mention};
use std::collections::BTreeSet;

/// Why the analysis fails the case: a list of sentences, empty when it passes.
pub fn judge(case: &Case, found: &Analysis) -> Vec<String> {
    let mut judge =
        Judge { reading: Reading::new(&case.text, found), found, expected: Vec::new(), failures: Vec::new() };
    judge.quotes(&case.expect);
    judge.names(&case.expect);
    judge.clusters(&case.expect);
    judge.feelings(&case.expect);
    judge.sums(&case.expect);
    judge.failures
}

struct Judge<'a> {
    reading: Reading<'a>,
    found: &'a Analysis,
    /// The quotations that the case asks for.
    expected: Vec<usize>,
    failures: Vec<String>,
}

impl<'a> Judge<'a> {
    fn fail(&mut self, why: String) {
        self.failures.push(why);
    }

    fn clusters(&mut self, want: &Expect) {
        for group in &want.clusters {
            let places = group.iter().flat_map(|words| self.reading.places(words, group));
            let sets: Vec<BTreeSet<usize>> = places.map(|at| self.reading.entities_at(at)).collect();
            if in_all(&sets).is_none() {
                self.fail(format!("not one entity: {group:?}"));
            }
        }
        for group in &want.clusters_not {
            let entities =
                |words| self.reading.places(words, group).into_iter().flat_map(|at| self.reading.entities_at(at));
            let sets: Vec<BTreeSet<usize>> = group.iter().map(|words| entities(words).collect()).collect();
            if in_all(&sets).is_some() {
                self.fail(format!("one entity: {group:?}"));
            }
        }
    }

    fn sums(&mut self, want: &Expect) {
        if let Some(words) = &want.sentiment_order {
            let strongest = |words: &String| {
                let occurrence = if words == "worrying" { 2 } else { 1 };
                self.cues_of(words, occurrence).map(|cue| cue.valence.abs()).fold(0.0, f64::max)
            };
            let got: Vec<f64> = words.iter().map(strongest).collect();
            if !(got[0] > got[1] && got[1] > got[2] && got[2] > 0.0) {
                self.fail(format!("intensities {got:?}"));
            }
        }
        let valence = self.found.sentiment.valence;
        if want.sentence_polarity.as_deref() == Some("negative") && valence > -0.05 {
            self.fail(format!("valence {valence}"));
        }
        if want.author_opinion.as_deref() == Some("none") && valence.abs() >= 0.05 {
            self.fail(format!("valence {valence} of a plain report"));
        }
        let n_sentences = self.found.sentences.len();
        if let Some(wanted) = want.sentences
            && wanted != n_sentences
        {
            self.fail(format!("{n_sentences} sentences, not {wanted}"));
        }
    }

    fn touching(&self, at: At) -> Vec<&'a Mention> {
        self.found.mentions.iter().filter(|m| m.at.touches(at)).collect()
    }
}

/// A member of every set; none of no sets.
fn in_all(sets: &[BTreeSet<usize>]) -> Option<usize> {
    sets.first()?.iter().copied().find(|member| sets.iter().all(|set| set.contains(member)))
}
