//! The cues summed up: sentences, the document, and entities, each with the author's voice apart from the others'.
//!
//! A sentence's valence is the sum of its cues' valences over its length, bent so that it stays within −1 … +1.
//! The document's is the mean of its sentences', by their lengths.

use crate::analysis::{EntityIdx, Holder, Milli, Sentiment, SentimentCue, Valence};
use crate::document::Document;
use std::collections::BTreeMap;

/// Added to a sentence's length, so that two words do not shout.
const LENGTH_FLOOR: i64 = 5;
/// A sentence every third of whose words had a valence of 1 is at half of the way to ±1.
const GAIN: i64 = 1500;

/// Sums the cues up; they are in the order of the text.
pub fn sum_up(document: &Document, cues: &[SentimentCue]) -> Sentiment {
    let mut sentences = Vec::new();
    let (mut document_total, mut n_tokens) = (Voices::default(), 0);
    let mut rest = cues;
    for (idx, sentence) in document.sentences().iter().enumerate() {
        let length = sentence.tokens.len() as i64;
        n_tokens += length;
        let (here, behind) = rest.split_at(rest.partition_point(|c| c.span.start < sentence.span.end));
        rest = behind;
        if here.is_empty() {
            continue;
        }
        let mut voices = Voices::default();
        here.iter().for_each(|cue| voices.add(cue));
        let valence = voices.bent(length);
        document_total.all += valence.all.0 * length;
        document_total.by_author += valence.by_author.0 * length;
        document_total.by_others += valence.by_others.0 * length;
        sentences.push((idx, valence));
    }
    Sentiment { document: document_total.mean(n_tokens), sentences, entities: towards_entities(cues) }
}

/// What the cues say of each entity that is a target.
fn towards_entities(cues: &[SentimentCue]) -> Vec<(EntityIdx, Valence)> {
    let mut totals: BTreeMap<EntityIdx, (Voices, i64)> = BTreeMap::new();
    for cue in cues {
        if let Some(target) = cue.target {
            let (voices, n_cues) = totals.entry(target).or_default();
            voices.add(cue);
            *n_cues += 1;
        }
    }
    totals.into_iter().map(|(entity, (voices, n_cues))| (entity, voices.bent(n_cues))).collect()
}

/// Sums over the cues of each voice.
#[derive(Clone, Copy, Debug, Default)]
struct Voices {
    all: i64,
    by_author: i64,
    by_others: i64,
}

impl Voices {
    fn add(&mut self, cue: &SentimentCue) {
        self.all += cue.valence.0;
        match cue.holder {
            Some(Holder::Author) => self.by_author += cue.valence.0,
            Some(Holder::Entity(_)) => self.by_others += cue.valence.0,
            None => {}
        }
    }

    fn bent(self, length: i64) -> Valence {
        let bend = |sum: i64| bend(sum / (length + LENGTH_FLOOR));
        Valence { all: bend(self.all), by_author: bend(self.by_author), by_others: bend(self.by_others) }
    }

    fn mean(self, n_tokens: i64) -> Valence {
        let mean = |sum: i64| Milli(sum / n_tokens.max(1));
        Valence { all: mean(self.all), by_author: mean(self.by_author), by_others: mean(self.by_others) }
    }
}

/// g / (1 + |g|) of the mean valence times the gain: grows with it and never reaches ±1000.
fn bend(mean: i64) -> Milli {
    let gained = mean.clamp(-1_000_000, 1_000_000) * GAIN / 1000;
    Milli(gained * 1000 / (1000 + gained.abs()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::CueKind;
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
        let cues = [cue(2, -2000, Some(Holder::Author), None), cue(13, 2000, Some(Holder::Entity(0)), Some(1))];
        let sentiment = sum_up(&document, &cues);
        assert_eq!(sentiment.sentences.len(), 2);
        assert!(sentiment.document.by_author.0 < -50 && sentiment.document.by_others.0 > 50);
        assert!(sentiment.document.all.0.abs() < 50);
        assert_eq!(sentiment.entities.len(), 1);
        assert!(sentiment.entities[0].1.by_others.0 > 50 && sentiment.entities[0].1.by_author.0 == 0);
    }
}
