//! Builds the section `LEXI`: words and phrases with their valence.
//!
//! VADER and AFINN say how a word feels alone; the lists in `lexicon/`, written for this project, say what news makes
//! of it; and labelled sentences move the weights by a ridge regression towards that prior. The same shifters that
//! read a text weigh its words here.
//!
//! A reader wants few marks, each of them right; a sentence's valence is better for many weak words. So the words that
//! the lists keep from being cues, and all that no list knows, are learned a second time on what the cues leave over, as
//! connotations, which are never marked.

mod lists;
mod regression;
mod samples;

pub use samples::{headlines, is_held_out};

use newslens::Analyzer;
use newslens::train::{Lexicon, Role, write_lexicon};
use regression::{Kinship, Term};
use samples::{Sample, SampleWord};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::Path;

/// Weaker words are left out: they would mark a text without saying anything.
const WEAKEST: f64 = 0.6;
/// How much a word of the headlines counts as a cue before any is seen, and how sure that is.
const CUE_PRIOR: f64 = 0.35;
const CUE_PRIOR_WEIGHT: f64 = 4.0;
/// A listed word that headlines mark as a cue less often than this is none in news.
const RAREST_CUE: f64 = 0.14;
/// A word that is no cue elsewhere is one in headlines when they mark it this often.
const OFTEN_CUE: f64 = 0.35;

/// A connotation begins with a share of what the lists say that the word means alone.
const CONNOTATION_PRIOR: f64 = 0.6;
/// Weaker connotations are left out.
const WEAKEST_CONNOTATION: f64 = 0.02;
/// The same for words that only open text knows.
const WEAKEST_UNSEEN: f64 = 0.15;

/// A word on its way into the lexicon.
#[derive(Clone, Copy, Debug)]
struct Word {
    /// What the lists say.
    prior: f64,
    role: Role,
    /// Whether the project's own lists fix it.
    fixed: bool,
}

/// A form with its valence in steps.
type Listed = (String, i8, Role);

/// Builds the section from the corpora's folder and a model that knows names, with an empty lexicon; of NewsMTSC without
/// the targets of these numbers.
pub fn build(data: &Path, model: &[u8], left_out: Range<usize>) -> Result<Vec<u8>, String> {
    let folder = data.join("sentiment");
    let analyzer = Analyzer::new(model).map_err(|e| e.to_string())?;
    let alone = lists::alone(&folder)?;
    let mut words = priors(&folder, &alone)?;
    let first =
        Lexicon::read(&write_lexicon(&mut entries(&words, |_, word| Some(word.prior)))).map_err(|e| e.to_string())?;
    let samples = samples::read_samples(&folder, &left_out, &first, &analyzer)?;
    let kinship = Kinship { vectors: super::clusters::word_vectors(data)? };
    let cues = cues(&mut words, &samples, &kinship);
    let connotations = connotations(&cues, &alone, &samples, &kinship);
    let mut all = [cues, connotations].concat();
    if left_out.is_empty() {
        write_lists(&all);
    }
    Ok(write_lexicon(&mut all))
}

/// A section that knows no word, for the model that the trainer reads texts with.
pub fn empty() -> [([u8; 4], Vec<u8>); 1] {
    [(*b"LEXI", write_lexicon(&mut []))]
}

/// What the sources say of each form before any sentence is read.
fn priors(folder: &Path, alone: &BTreeMap<String, f64>) -> Result<BTreeMap<String, Word>, String> {
    let strong = alone.iter().filter(|(_, valence)| valence.abs() >= WEAKEST);
    let word = |(form, &prior): (&String, &f64)| (form.clone(), Word { prior, role: Role::Evaluation, fixed: false });
    let mut words: BTreeMap<String, Word> = strong.map(word).collect();
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
            // A topic word is no opinion of ours: what readers feel by it is for the sources to say.
            let prior = if role == Role::Topic { alone.get(&form).copied().unwrap_or(valence) } else { valence };
            words.insert(form, Word { prior, role, fixed: true });
        }
    }
    for form in lists::forms(lists::EMOTIONS) {
        if let Some(word) = words.get_mut(&form) {
            word.role = Role::Emotion;
        }
    }
    for form in lists::forms(lists::HEADLINES) {
        if let Some(word) = words.get_mut(&form) {
            word.role = Role::Topic;
        }
    }
    for (emoji, valence) in lists::emoji(folder)? {
        words.insert(emoji, Word { prior: valence, role: Role::Emotion, fixed: true });
    }
    Ok(words)
}

/// The words that may be marked, with the valence that the sentences teach; new ones are taken in, for headlines alone,
/// where their readers mark them.
fn cues(words: &mut BTreeMap<String, Word>, samples: &[Sample], kinship: &Kinship) -> Vec<Listed> {
    let learned = regression::learn(samples, kinship, |_, word| {
        let start = words.get(&word.form).map_or(0.0, |w| w.prior);
        // What nothing is known of is a connotation so far, and those are not shifted.
        let factor = match words.contains_key(&word.form) {
            true if start < 0.0 => word.factor.1,
            true => word.factor.0,
            false => 1.0,
        };
        Term { factor, start, is_fixed: false }
    });
    let seen = Seen::count(samples);
    let never = lists::forms(lists::NEVER);
    for (form, counts) in &seen.0 {
        if !never.contains(form) && !words.contains_key(form) && counts.is_often_a_cue() {
            words.insert(form.clone(), Word { prior: 0.0, role: Role::Topic, fixed: false });
        }
    }
    entries(words, |form, word| {
        let learned = word.prior + learned.moves(form, kinship);
        match (word.fixed, word.role) {
            (true, Role::Evaluation) => return Some((word.prior + learned) / 2.0),
            (true, Role::Topic) => return Some(learned),
            (true, _) => return Some(word.prior),
            _ => {}
        }
        let counts = seen.0.get(form).copied().unwrap_or_default();
        if word.role != Role::Emotion && counts.is_rarely_a_cue() {
            return None;
        }
        let valence = if word.prior == 0.0 { counts.by_headlines(learned) } else { learned };
        (valence.abs() >= WEAKEST).then_some(valence)
    })
}

/// All other words, with what they tell where the cues are known.
fn connotations(cues: &[Listed], alone: &BTreeMap<String, f64>, samples: &[Sample], kinship: &Kinship) -> Vec<Listed> {
    let cues: BTreeMap<&str, (f64, Role)> =
        cues.iter().map(|(form, steps, role)| (form.as_str(), (valence_of(*steps, *role), *role))).collect();
    let start = |form: &str| alone.get(form).map_or(0.0, |valence| valence * CONNOTATION_PRIOR);
    let term = |sample: &Sample, word: &SampleWord| match cues.get(word.form.as_str()) {
        Some(&(start, role)) => {
            let is_shifted = role != Role::Topic || sample.is_headline;
            let factor = if start < 0.0 { word.factor.1 } else { word.factor.0 };
            Term { factor: if is_shifted { factor } else { 1.0 }, start, is_fixed: true }
        }
        None => Term { factor: 1.0, start: start(&word.form), is_fixed: false },
    };
    let learned = regression::learn(samples, kinship, term);
    let seen: BTreeSet<&str> = samples.iter().flat_map(|s| &s.words).map(|word| word.form.as_str()).collect();
    let known = alone.keys().chain(kinship.vectors.keys()).map(String::as_str);
    let forms: BTreeSet<&str> = seen.iter().copied().chain(known).filter(|form| is_word(form)).collect();
    let valence = |form: &str| start(form) + learned.moves(form, kinship);
    let weakest = |form: &str| if seen.contains(form) { WEAKEST_CONNOTATION } else { WEAKEST_UNSEEN };
    let listed = |form: &&str| (form.to_string(), steps_of(valence(form), Role::Connotation), Role::Connotation);
    let words = forms.iter().filter(|form| !cues.contains_key(**form) && valence(form).abs() >= weakest(form));
    words.map(listed).filter(|(_, steps, _)| *steps != 0).collect()
}

fn is_word(form: &str) -> bool {
    form.chars().any(char::is_alphabetic) && form.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '’'))
}

fn steps_of(valence: f64, role: Role) -> i8 {
    (valence.clamp(-4.0, 4.0) * 1000.0 / role.step() as f64).round() as i8
}

fn valence_of(steps: i8, role: Role) -> f64 {
    f64::from(steps) * role.step() as f64 / 1000.0
}

fn entries(words: &BTreeMap<String, Word>, valence: impl Fn(&str, &Word) -> Option<f64>) -> Vec<Listed> {
    let entry = |(form, word): (&String, &Word)| {
        let steps = steps_of(valence(form, word)?, word.role);
        (steps != 0 || word.role == Role::Neutral).then(|| (form.clone(), steps, word.role))
    };
    words.iter().filter_map(entry).collect()
}

/// For the reader of the trainer's work: what came out, beside the build's other output.
fn write_lists(entries: &[Listed]) {
    let line = |(form, steps, role): &Listed| format!("{form}\t{:.2}\t{role:?}\n", valence_of(*steps, *role));
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
            for word in sample.words.iter().filter(|word| word.is_open) {
                let counts = counts.entry(word.form.clone()).or_default();
                counts.sentences += 1;
                counts.lower += u32::from(word.is_lower);
                if let Some(cue) = word.is_cue {
                    counts.headlines += 1;
                    counts.cues += u32::from(cue);
                    counts.polarity += if cue { sample.polarity.signum() } else { 0.0 };
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

    /// Whether headlines mark it so often that it strikes there, whatever it is elsewhere.
    fn is_often_a_cue(&self) -> bool {
        self.cues >= 2 && self.lower >= 1 && self.cue_rate() >= OFTEN_CUE
    }

    /// The valence of a word that no list knows: what it was learned to be, or what its headlines are.
    fn by_headlines(&self, learned: f64) -> f64 {
        if self.cues < 2 { learned } else { 0.5 * learned + 0.9 * self.polarity / f64::from(self.cues) }
    }
}
