//! Builds the section `LEXI`: words and phrases with their valence.
//!
//! VADER and AFINN say how a word feels alone; the lists in `lexicon/`, written for this project, say what news makes
//! of it; and labelled sentences move the weights by a ridge regression towards that prior. The same shifters that
//! read a text weigh its words here.

mod lists;
mod regression;
mod samples;

use newslens::train::{Lexicon, Role, VALENCE_STEP, write_lexicon};
use samples::Sample;
use std::collections::BTreeMap;
use std::path::Path;

/// AFINN's −5 … +5 on VADER's −4 … +4.
const AFINN_SCALE: f64 = 0.8;
/// Weaker words are left out: they would mark a text without saying anything.
const WEAKEST: f64 = 0.6;
/// A word that no list knows must be this strong to be taken in, in this many sentences.
const WEAKEST_LEARNED: f64 = 0.9;
const LEARNED_SENTENCES: u32 = 6;
/// How much a word of the headlines counts as a cue before any is seen, and how sure that is.
const CUE_PRIOR: f64 = 0.35;
const CUE_PRIOR_WEIGHT: f64 = 4.0;
/// A listed word that headlines mark as a cue less often than this is none in news.
const RAREST_CUE: f64 = 0.14;
/// A word that no list knows is taken in when headlines mark it as a cue this often.
const OFTEN_CUE: f64 = 0.40;

/// A topic word at least as bad tells of an event ("killed"), and takes a share of what it was learned to be.
const EVENT: f64 = -0.4;
const EVENT_SHARE: f64 = 0.9;

/// A word on its way into the lexicon.
#[derive(Clone, Copy, Debug)]
struct Word {
    /// What the lists say.
    prior: f64,
    role: Role,
    /// Whether the project's own lists fix it.
    fixed: bool,
}

/// Builds the section from the corpora's folder.
pub fn build(data: &Path) -> Result<Vec<u8>, String> {
    let folder = data.join("sentiment");
    let mut words = priors(&folder)?;
    let first =
        Lexicon::read(&write_lexicon(&mut entries(&words, |_, word| Some(word.prior)))).map_err(|e| e.to_string())?;
    let samples = samples::read_samples(&folder, &first)?;
    let learned = regression::learn(&samples, |form| words.get(form).map_or(0.0, |word| word.prior));
    let seen = Seen::count(&samples);
    let never = lists::forms(lists::NEVER);
    for (form, counts) in &seen.0 {
        if !never.contains(form)
            && !words.contains_key(form)
            && counts.admits(learned.get(form).copied().unwrap_or(0.0))
        {
            words.insert(form.clone(), Word { prior: 0.0, role: Role::Evaluation, fixed: false });
        }
    }
    let valence = |form: &str, word: &Word| {
        let learned = learned.get(form).copied().unwrap_or(word.prior);
        match (word.fixed, word.role) {
            (true, Role::Evaluation) => return Some((word.prior + learned) / 2.0),
            (true, Role::Topic) if word.prior <= EVENT => return Some((learned * EVENT_SHARE).min(word.prior)),
            (true, _) => return Some(word.prior),
            _ => {}
        }
        let counts = seen.0.get(form).copied().unwrap_or_default();
        if counts.is_rarely_a_cue() {
            return None;
        }
        let valence = if word.prior == 0.0 { counts.by_headlines(learned) } else { learned };
        (valence.abs() >= WEAKEST).then_some(valence)
    };
    let mut entries = entries(&words, valence);
    write_lists(&entries);
    Ok(write_lexicon(&mut entries))
}

/// What the sources say of each form before any sentence is read.
fn priors(folder: &Path) -> Result<BTreeMap<String, Word>, String> {
    let mut words: BTreeMap<String, Word> = BTreeMap::new();
    let (vader, afinn) = (lists::vader(folder)?, lists::afinn(folder)?);
    for (form, valence) in &vader {
        let other = afinn.get(form).map_or(*valence, |v| v * AFINN_SCALE);
        words.insert(form.clone(), Word { prior: (valence + other) / 2.0, role: Role::Evaluation, fixed: false });
    }
    for (form, valence) in &afinn {
        let word = Word { prior: valence * AFINN_SCALE, role: Role::Evaluation, fixed: false };
        words.entry(form.clone()).or_insert(word);
    }
    words.retain(|_, word| word.prior.abs() >= WEAKEST);
    for form in lists::forms(lists::NEUTRAL) {
        let fixed = form.contains(' ');
        words.remove(&form);
        if fixed {
            words.insert(form, Word { prior: 0.0, role: Role::Neutral, fixed });
        }
    }
    for form in lists::forms(lists::NEVER) {
        words.remove(&form);
    }
    for (list, role) in [(lists::TOPICS, Role::Topic), (lists::WORDS, Role::Evaluation), (lists::LOADED, Role::Loaded)]
    {
        for (form, valence) in lists::valued(list)? {
            words.insert(form, Word { prior: valence, role, fixed: true });
        }
    }
    for form in lists::forms(lists::EMOTIONS) {
        if let Some(word) = words.get_mut(&form) {
            word.role = Role::Emotion;
        }
    }
    for (emoji, valence) in lists::emoji(folder, &vader)? {
        words.insert(emoji, Word { prior: valence, role: Role::Emotion, fixed: true });
    }
    Ok(words)
}

fn entries(words: &BTreeMap<String, Word>, valence: impl Fn(&str, &Word) -> Option<f64>) -> Vec<(String, i8, Role)> {
    let entry = |(form, word): (&String, &Word)| {
        let valence = valence(form, word)?.clamp(-4.0, 4.0);
        let steps = (valence * 1000.0 / VALENCE_STEP as f64).round() as i8;
        (steps != 0 || word.role == Role::Neutral).then(|| (form.clone(), steps, word.role))
    };
    words.iter().filter_map(entry).collect()
}

/// For the reader of the trainer's work: what came out, beside the build's other output.
fn write_lists(entries: &[(String, i8, Role)]) {
    let line = |(form, steps, role): &(String, i8, Role)| {
        format!("{form}\t{:.2}\t{role:?}\n", f64::from(*steps) * VALENCE_STEP as f64 / 1000.0)
    };
    let lines: String = entries.iter().map(line).collect();
    // A list for people to look at; the model does not depend on it.
    let _ = std::fs::write(crate::root().join("target/lexicon.tsv"), lines);
}

/// How often a form was seen, and as what.
#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    sentences: u32,
    /// Those of them in which it stands in lower case, as no name does.
    lower: u32,
    headlines: u32,
    cues: u32,
    /// Sum of the polarities of the headlines in which it is a cue.
    polarity: f64,
}

struct Seen(BTreeMap<String, Counts>);

impl Seen {
    fn count(samples: &[Sample]) -> Self {
        let mut counts: BTreeMap<String, Counts> = BTreeMap::new();
        for sample in samples {
            for word in &sample.words {
                let counts = counts.entry(word.form.clone()).or_default();
                counts.sentences += 1;
                counts.lower += u32::from(word.is_lower);
                if let Some(cue) = word.is_cue {
                    counts.headlines += 1;
                    counts.cues += u32::from(cue);
                    counts.polarity += if cue { sample.score.signum() } else { 0.0 };
                }
            }
        }
        Self(counts)
    }
}

impl Counts {
    fn cue_rate(&self) -> f64 {
        (f64::from(self.cues) + CUE_PRIOR_WEIGHT * CUE_PRIOR) / (f64::from(self.headlines) + CUE_PRIOR_WEIGHT)
    }

    fn is_rarely_a_cue(&self) -> bool {
        self.cue_rate() < RAREST_CUE
    }

    /// Whether a word that no list knows may come in.
    fn admits(&self, learned: f64) -> bool {
        let by_cues =
            self.cues >= 2 && self.lower >= 1 && f64::from(self.cues) >= OFTEN_CUE * f64::from(self.headlines);
        let by_weight = self.sentences >= LEARNED_SENTENCES && learned.abs() >= WEAKEST_LEARNED;
        by_cues || by_weight
    }

    /// The valence of a word that no list knows: what it was learned to be, or what its headlines are.
    fn by_headlines(&self, learned: f64) -> f64 {
        if self.cues < 2 { learned } else { 0.5 * learned + 0.9 * self.polarity / f64::from(self.cues) }
    }
}
