//! The cues summed up: sentences, the document, and entities, each with the author's voice apart from the others'.
//!
//! A sentence's valence is the sum of its cues' valences and of its background words', over a measure of its length, bent
//! so that it stays within −1 … +1.
//! The document's is the mean of the sentences that have a cue, by their lengths, in each voice of those that carry that
//! voice's: plain report around them says how much feeling there is, not which way it goes. Where no sentence has a cue,
//! the background decides.

use super::SentimentModel;
use super::background;
use super::lexicon::Lexicon;
use super::scene::Scene;
use super::towards::{Facts, Logits};
use crate::analysis::{EntityIdx, Holder, Milli, Sentiment, SentimentCue, Valence};
use std::collections::BTreeMap;
use std::ops::Range;

/// Added to a sentence's length, so that two words do not shout.
const LENGTH_FLOOR: i64 = 2;
/// How many thousandths a sentence is worth, before the bend, whose sum of valences is 1 for each unit of its measure.
const GAIN: i64 = 900;

/// How sure the scorer must be, in thousandths of a logit, where no cue of the sentence points its way.
const UNSHOWN_MARGIN: i64 = 50;
/// What is said at all is said above the neutral band.
const LEAST_TREATMENT: i64 = 100;
/// No more cues of a sentence are looked at for each mention.
const MOST_CUES: usize = 40;

/// Sums the cues up; they are in the order of the text. `strikes` says which words do in a headline that stands by itself.
pub fn sum_up(
    scene: &Scene,
    lexicon: &Lexicon,
    strikes: impl Fn(&Range<usize>) -> Option<Vec<usize>>,
    cues: &[SentimentCue],
) -> Sentiment {
    let document = scene.document;
    let mut sentences = Vec::new();
    let (mut marked, mut faint) = (Means::default(), Means::default());
    let mut rest = cues;
    for (idx, sentence) in document.sentences().iter().enumerate() {
        let length = sentence.tokens.len() as i64;
        let (here, behind) = rest.split_at(rest.partition_point(|c| c.span.start < sentence.span.end));
        rest = behind;
        let strikes = strikes(&sentence.tokens);
        let voices = voices_of(scene, lexicon, &sentence.tokens, strikes.as_deref(), here);
        if voices == Voices::default() {
            continue;
        }
        let valence = voices.bent(length);
        let means = if here.is_empty() { &mut faint } else { &mut marked };
        means.all.add(valence.all, length);
        means.add_voices(valence, length);
        sentences.push((idx, valence));
    }
    let whole = if marked.all.weight > 0 { marked } else { faint };
    Sentiment { document: whole.valence(), sentences, entities: Vec::new() }
}

/// Which side a sentence is on, by its cues and its background: −1, 0 or 1.
pub fn side_of(
    scene: &Scene,
    lexicon: &Lexicon,
    sentence: &Range<usize>,
    strikes: Option<&[usize]>,
    cues: &[SentimentCue],
) -> i64 {
    voices_of(scene, lexicon, sentence, strikes, cues).all.signum()
}

fn voices_of(
    scene: &Scene,
    lexicon: &Lexicon,
    sentence: &Range<usize>,
    strikes: Option<&[usize]>,
    cues: &[SentimentCue],
) -> Voices {
    let mut voices = Voices::default();
    cues.iter().for_each(|cue| voices.add(cue.valence, cue.holder));
    background::read(scene, lexicon, sentence, strikes, cues, |word| voices.add(word.valence, word.voice));
    voices
}

/// How the text treats each entity, where it treats it well or badly: the mean over those sentences.
pub fn towards_entities(scene: &Scene, model: &SentimentModel, cues: &[SentimentCue]) -> Vec<(EntityIdx, Valence)> {
    let facts = Facts::new(scene.document, &model.lexicon, &model.words, cues);
    let mut totals: BTreeMap<EntityIdx, Means> = BTreeMap::new();
    let mut rest = cues;
    let mut mentions = scene.resolved.mentions.iter().enumerate().peekable();
    while let Some((first, _)) = mentions.peek() {
        let Some(at) = Some(scene.spot(*first)).filter(|spot| !spot.is_empty()) else {
            mentions.next();
            continue;
        };
        let sentence = &scene.document.sentences()[scene.document.sentence_of(at.start)];
        rest = &rest[rest.partition_point(|c| c.span.end <= sentence.span.start)..];
        let here = &rest[..rest.partition_point(|c| c.span.start < sentence.span.end).min(MOST_CUES)];
        // What the scorer makes of each mention of somebody in the sentence, and where they stand.
        let mut said: BTreeMap<EntityIdx, (Logits, Vec<Range<usize>>)> = BTreeMap::new();
        while let Some((idx, mention)) = mentions.next_if(|(_, m)| m.span.start < sentence.span.end) {
            let spot = scene.spot(idx);
            let Some(entity) = mention.entity.filter(|_| !spot.is_empty()) else { continue };
            let (logits, spots) = said.entry(entity).or_default();
            let score = model.towards.score(&facts, spot.clone(), entity);
            (0..3).for_each(|c| logits[c] += score[c]);
            spots.push(spot);
        }
        for (entity, (logits, spots)) in said {
            let valence = treatment(logits.map(|l| l / spots.len() as i64), here);
            if valence != 0 {
                let means = totals.entry(entity).or_default();
                let by_author = share_of_author(scene, entity, valence.signum(), here, &spots);
                let (author, others) = (valence * by_author / 1000, valence * (1000 - by_author) / 1000);
                means.all.add(Milli(valence), 1);
                means
                    .add_voices(Valence { all: Milli(valence), by_author: Milli(author), by_others: Milli(others) }, 1);
            }
        }
    }
    let means = totals.into_iter().map(|(entity, means)| (entity, means.valence()));
    means.filter(|(_, valence)| *valence != Valence::default()).collect()
}

/// How much of a sentence's treatment of an entity is the author's, in thousandths: by the holders of the cues that are
/// about it, else of those that point the same way, else by whether it is mentioned inside quotations.
fn share_of_author(scene: &Scene, entity: EntityIdx, sign: i64, cues: &[SentimentCue], spots: &[Range<usize>]) -> i64 {
    let alike = || cues.iter().filter(|cue| cue.valence.0.signum() == sign);
    let share = |cues: &mut dyn Iterator<Item = &SentimentCue>| {
        let (mut author, mut whole) = (0, 0);
        for cue in cues {
            whole += cue.valence.0.abs();
            author += if cue.holder == Some(Holder::Author) { cue.valence.0.abs() } else { 0 };
        }
        (whole > 0).then(|| author * 1000 / whole)
    };
    let of_target = share(&mut alike().filter(|cue| cue.target == Some(entity)));
    of_target.or_else(|| share(&mut alike())).unwrap_or_else(|| {
        let n_quoted = spots.iter().filter(|spot| scene.quotation_at(spot.start).is_some()).count();
        if n_quoted * 2 > spots.len() { 0 } else { 1000 }
    })
}

/// What one sentence says of an entity in it: the scorer decides which way, and must be surer where no cue shows it.
fn treatment([negative, neutral, positive]: Logits, cues: &[SentimentCue]) -> i64 {
    let (sign, margin) = if positive > negative { (1, positive - neutral) } else { (-1, negative - neutral) };
    let shown = cues.iter().any(|cue| cue.valence.0.signum() == sign);
    if margin <= if shown { 0 } else { UNSHOWN_MARGIN } {
        0
    } else {
        sign * (LEAST_TREATMENT + bend(margin).0 * 7 / 10)
    }
}

/// Sums over the cues of each voice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Voices {
    all: i64,
    by_author: i64,
    by_others: i64,
}

impl Voices {
    fn add(&mut self, valence: Milli, holder: Option<Holder>) {
        self.all += valence.0;
        match holder {
            Some(Holder::Author) => self.by_author += valence.0,
            // Somebody whom the text does not name is not the author.
            Some(Holder::Entity(_)) | None => self.by_others += valence.0,
        }
    }

    fn bent(self, length: i64) -> Valence {
        let measure = measure_of_length(length);
        let bend = |sum: i64| bend(sum * 1000 / measure);
        Valence { all: bend(self.all), by_author: bend(self.by_author), by_others: bend(self.by_others) }
    }
}

/// A weighted mean in the making.
#[derive(Clone, Copy, Debug, Default)]
struct Mean {
    sum: i64,
    weight: i64,
}

impl Mean {
    fn add(&mut self, value: Milli, weight: i64) {
        self.sum += value.0 * weight;
        self.weight += weight;
    }

    fn value(self) -> Milli {
        Milli(self.sum / self.weight.max(1))
    }
}

/// One for all voices together and one for each.
#[derive(Clone, Copy, Debug, Default)]
struct Means {
    all: Mean,
    by_author: Mean,
    by_others: Mean,
}

impl Means {
    /// A voice that says nothing here does not count.
    fn add_voices(&mut self, valence: Valence, weight: i64) {
        for (mean, value) in [(&mut self.by_author, valence.by_author), (&mut self.by_others, valence.by_others)] {
            mean.add(value, if value.0 == 0 { 0 } else { weight });
        }
    }

    fn valence(self) -> Valence {
        Valence { all: self.all.value(), by_author: self.by_author.value(), by_others: self.by_others.value() }
    }
}

/// How many words' worth of feeling a sentence of so many tokens is measured by, in thousandths: its length to the power
/// of three quarters, since a long sentence has more room and its feeling words are diluted by less than their share.
pub fn measure_of_length(n_tokens: i64) -> i64 {
    let n = n_tokens.clamp(0, 1_000_000) + LENGTH_FLOOR;
    let root = (n * 1_000_000).isqrt();
    (n * root * 1000).isqrt()
}

/// g / √(1 + g²) of the mean valence times the gain: grows with it and never reaches ±1000.
fn bend(mean: i64) -> Milli {
    let gained = mean.clamp(-1_000_000, 1_000_000) * GAIN / 1000;
    Milli(gained * 999 / (1_000_000 + gained * gained).isqrt())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::CueKind;
    use crate::coreference::Resolved;
    use crate::document::Document;
    use crate::span::Span;

    fn cue(start: usize, valence: i64, holder: Option<Holder>, target: Option<EntityIdx>) -> SentimentCue {
        SentimentCue {
            span: Span::new(start, start + 3),
            kind: CueKind::Evaluation,
            valence: Milli(valence),
            base: Milli(valence),
            shifters: Vec::new(),
            holder,
            quotation: None,
            target,
            confidence: Milli(800),
        }
    }

    #[test]
    fn bending_is_monotone_and_odd() {
        assert!((-5000..5000).all(|x| bend(x) <= bend(x + 1) && bend(x).0 == -bend(-x).0));
        assert!(bend(i64::MAX).0 < 1000 && bend(30).0 < 50);
    }

    #[test]
    fn voices_are_kept_apart() {
        let document = Document::new("A bad day. A good day. Nothing.");
        let resolved = Resolved::default();
        let scene = Scene::new(&document, &resolved);
        let cues = [cue(2, -2000, Some(Holder::Author), None), cue(13, 2000, Some(Holder::Entity(0)), Some(1))];
        let sentiment = sum_up(&scene, &Lexicon::default(), |_| None, &cues);
        assert_eq!(sentiment.sentences.len(), 2);
        assert!(sentiment.document.by_author.0 < -50 && sentiment.document.by_others.0 > 50);
        assert!(sentiment.document.all.0.abs() < 50);
    }

    /// The document's valence where these are all cues.
    fn whole(text: &str, cue: SentimentCue) -> Valence {
        let (document, resolved) = (Document::new(text), Resolved::default());
        sum_up(&Scene::new(&document, &resolved), &Lexicon::default(), |_| None, &[cue]).document
    }

    #[test]
    fn plain_report_around_feeling_does_not_make_it_neutral() {
        let bad = || cue(2, -2000, Some(Holder::Author), None);
        let among = whole(&format!("A bad day.{}", " It rained in the town on Monday.".repeat(50)), bad());
        assert_eq!(whole("A bad day.", bad()), among);
        assert!(among.by_author.0 < -50 && among.by_others == Milli(0));
    }

    #[test]
    fn whom_the_text_does_not_name_is_not_the_author() {
        let valence = whole("A bad day.", cue(2, -2000, None, None));
        assert!(valence.by_author == Milli(0) && valence.by_others.0 < -50);
    }

    #[test]
    fn an_entity_is_treated_as_the_scorer_says_and_more_surely_without_a_cue() {
        let bad = [cue(2, -2000, None, None)];
        assert!(treatment([500, 0, 0], &bad) < -50);
        assert_eq!(treatment([UNSHOWN_MARGIN, 0, 0], &[]), 0);
        assert!(treatment([UNSHOWN_MARGIN, 0, 0], &bad) < -50);
        assert!(treatment([2000, 0, 0], &[]) < treatment([700, 0, 0], &[]));
        assert!(treatment([0, 0, 700], &bad) > 50);
        assert_eq!(treatment([500, 900, 0], &bad), 0);
    }
}
