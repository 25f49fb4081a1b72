//! Words that carry feeling: whose, and about whom.

mod background;
mod frame;
mod headline;
mod holder;
mod lexicon;
mod phrase;
mod scene;
mod shifters;
mod summary;
mod target;
#[cfg(test)]
mod tests;
mod towards;
mod verbs;

#[cfg(feature = "train")]
pub use headline::{N_BUCKETS as N_HEADLINE_BUCKETS, WEIGHT_STEP as HEADLINE_STEP};
#[cfg(feature = "train")]
pub use lexicon::write as write_lexicon;
pub use lexicon::{Entry, Lexicon, Role};
#[cfg(feature = "train")]
pub use summary::measure_of_length;
pub use towards::Towards;
#[cfg(feature = "train")]
pub use towards::{N_BUCKETS, THERE, WEIGHT_STEP};

use crate::analysis::{CueKind, Holder, Milli, QuotationIdx, Quoted, QuotedKind, Sentiment, SentimentCue, ShifterKind};
use crate::coreference::Resolved;
use crate::document::{Case, Document, TokenKind};
use crate::entities::Words;
use crate::error::Error;
use crate::model::Sections;
use headline::{Headlines, Line};
use scene::Scene;
use shifters::Shifted;
use std::ops::Range;

/// Scare quotes hold no more tokens.
const SCARE: usize = 4;

/// What the sentiment stage reads from the model file.
pub(crate) struct SentimentModel {
    lexicon: Lexicon,
    words: Words,
    towards: Towards,
    headlines: Headlines,
}

impl SentimentModel {
    pub fn load(sections: &Sections) -> Result<Self, Error> {
        Ok(Self {
            lexicon: Lexicon::read(sections.get("LEXI")?)?,
            words: Words::load(sections.get("WORD")?)?,
            towards: Towards::read(sections.get("TOWD")?)?,
            headlines: Headlines::read(sections.get("HEAD")?)?,
        })
    }
}

/// Finds the sentiment cues, with valence, shifters, holder and target, and sums them up.
pub(crate) fn find_cues(
    document: &Document,
    model: &SentimentModel,
    resolved: &Resolved,
    quoted: &[Quoted],
) -> (Vec<SentimentCue>, Sentiment) {
    let scene = Scene::new(document, resolved);
    let mut cues = Vec::new();
    let mut key = String::new();
    let mut quoted = quoted.iter().peekable();
    for sentence in document.sentences() {
        let headline = scene.is_headline(&sentence.tokens);
        // Above an article a headline tells what the article is about; by itself it is all there is.
        let is_title = !scene.has_running_text && (headline || !scene.ends_in_stop(&sentence.tokens));
        let strikes = strikes_in(&scene, model, &sentence.tokens);
        let (n_before, mut connotations) = (cues.len(), Vec::new());
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let first = at;
            at += 1;
            let start = document.tokens()[first].span.start;
            while quoted.next_if(|q| q.span.end <= start).is_some() {}
            // Marks that quote no speech hold a name, a title or a word that is talked about; scare quotes judge.
            let marks = quoted.peek().filter(|q| q.span.covers(start));
            if marks.is_some_and(|q| q.kind != QuotedKind::Scare) {
                continue;
            }
            // Whole clauses between marks are somebody's words.
            let is_scare = marks.is_some_and(|q| document.tokens_in(q.span).len() <= SCARE);
            let Some((entry, tokens)) = model.lexicon.longest_at(document, first, &mut key) else { continue };
            at = tokens.end;
            let is_cue = match &strikes {
                Some(strikes) => headline::is_marked(strikes, entry, &tokens, is_quoted(&scene, first)),
                None => entry.role.kind().is_some(),
            };
            if !is_cue || !may_be_cue(&scene, &tokens, &sentence.tokens, headline) {
                continue;
            }
            let cue = cue(&scene, entry, tokens, is_scare);
            // In running text a bare topic word is what the news is about; in headlines alone it is what strikes.
            if entry.role != Role::Topic || is_title || entry.valence.0 < 0 && is_turned(document, &cue) {
                connotations.extend((entry.role == Role::Connotation).then_some(cues.len()));
                cues.push(cue);
            }
        }
        if !connotations.is_empty() {
            let side =
                summary::side_of(&scene, &model.lexicon, &sentence.tokens, strikes.as_deref(), &cues[n_before..]);
            for idx in connotations.into_iter().rev() {
                let valence = cues[idx].valence.0;
                if valence.signum() != side && valence.abs() < headline::SURE_CONNOTATION {
                    cues.remove(idx);
                }
            }
        }
    }
    let sentiment = sum_up_in(&scene, model, &cues);
    (cues, sentiment)
}

/// Sums the cues up anew, where some were taken away.
pub(crate) fn sum_up(
    document: &Document,
    model: &SentimentModel,
    resolved: &Resolved,
    cues: &[SentimentCue],
) -> Sentiment {
    sum_up_in(&Scene::new(document, resolved), model, cues)
}

fn sum_up_in(scene: &Scene, model: &SentimentModel, cues: &[SentimentCue]) -> Sentiment {
    let strikes = |sentence: &Range<usize>| strikes_in(scene, model, sentence);
    let mut sentiment = summary::sum_up(scene, &model.lexicon, strikes, cues);
    sentiment.entities = summary::towards_entities(scene, model, cues);
    sentiment
}

/// The words that strike in a sentence, if it is a headline that stands by itself.
fn strikes_in(scene: &Scene, model: &SentimentModel, sentence: &Range<usize>) -> Option<Vec<usize>> {
    headline::is_line(scene, sentence).then(|| model.headlines.strikes(&headline_line(scene, model, sentence)))
}

/// Whether a token stands between marks of speech.
fn is_quoted(scene: &Scene, token_idx: usize) -> bool {
    let start = scene.document.tokens()[token_idx].span.start;
    let is_verbatim = |idx: QuotationIdx| scene.resolved.quotations[idx].verbatim.iter().any(|span| span.covers(start));
    scene.between_marks(token_idx).is_some() || scene.quotation_at(token_idx).is_some_and(is_verbatim)
}

fn headline_line(scene: &Scene, model: &SentimentModel, sentence: &Range<usize>) -> Line {
    let headline = scene.is_headline(sentence);
    Line::new(scene.document, (&model.lexicon, &model.words), sentence.clone(), |at| scene.in_name(at, headline))
}

/// Whether the text says itself that there is none or less of a topic word: "no casualties", "fewer deaths", "road deaths
/// fell". To fight a thing, or to wish its end, leaves it what it is.
fn is_turned(document: &Document, cue: &SentimentCue) -> bool {
    cue.shifters.iter().any(|shifter| {
        let tokens = document.tokens_in(shifter.span);
        let first = document.tokens_in(cue.span).start;
        match shifter.kind {
            ShifterKind::Negation => {
                tokens.end <= first
                    && first - tokens.end <= 1
                    && matches!(document.lower(tokens.start), "no" | "without" | "zero")
            }
            ShifterKind::Reduction => {
                tokens.start > first
                    || matches!(document.lower(tokens.start), "fewer" | "less")
                    || tokens.end == first && document.lower(tokens.start).starts_with("reduc")
            }
            _ => false,
        }
    })
}

/// Whether a lexicon word can be meant as the word it is, and not as part of a name.
fn may_be_cue(scene: &Scene, cue: &Range<usize>, sentence: &Range<usize>, headline: bool) -> bool {
    if cue.clone().any(|at| scene.in_name(at, headline)) {
        return false;
    }
    let tokens = scene.document.tokens();
    let capital = |at: usize| matches!(tokens[at].case, Case::Capitalised | Case::Mixed | Case::Initial);
    if headline || !capital(cue.start) {
        return true;
    }
    // In running text a capital inside the sentence makes a name, and so does one at its start before another.
    let opens = cue.start == sentence.start || matches!(tokens[cue.start - 1].kind, TokenKind::Mark | TokenKind::Punct);
    opens && !(cue.end < sentence.end && capital(cue.end) && !scene.in_name(cue.end, headline))
}

fn cue(scene: &Scene, entry: Entry, tokens: Range<usize>, is_scare: bool) -> SentimentCue {
    let shifted = match entry.role {
        // What it weighs was learned whatever stands around it.
        Role::Connotation => Shifted { valence: entry.valence, shifters: Vec::new() },
        _ => shifters::shift(scene.document, tokens.clone(), entry.valence),
    };
    let quotation = scene.quotation_at(tokens.start);
    let frame = frame::frame_of(scene, &tokens);
    let holder = holder::holder_of(scene, &tokens, frame, quotation, is_scare);
    // What a topic word tells happens to people; it is not about them.
    let is_told = matches!(entry.role, Role::Topic | Role::Connotation);
    let target = if is_told { None } else { target::target_of(scene, &tokens, frame) };
    let unsure = shifted.shifters.iter().any(|s| matches!(s.kind, ShifterKind::Hedge | ShifterKind::Irrealis));
    let confidence = if is_told { 400 } else { 500 + (entry.valence.0.abs() / 10).min(300) };
    SentimentCue {
        span: scene.document.span_of(tokens),
        kind: entry.role.kind().unwrap_or(CueKind::Evaluation),
        valence: shifted.valence,
        base: entry.valence,
        shifters: shifted.shifters,
        holder,
        quotation,
        // A feeling about oneself is told by "I am sorry" and the like, where the subject is the holder as well.
        target: target.filter(|&t| holder != Some(Holder::Entity(t)) || quotation.is_some()),
        confidence: Milli(confidence - if unsure { 100 } else { 0 }),
    }
}

/// What the scorer `TOWD` sees of whatever stands at a span: the features of all its entity's mentions in the sentence,
/// and how many mentions these are.
#[cfg(feature = "train")]
pub(crate) fn target_features(
    document: &Document,
    model: &SentimentModel,
    resolved: &Resolved,
    cues: &[SentimentCue],
    target: crate::span::Span,
) -> (Vec<(usize, i64)>, usize) {
    let target = document.tokens_in(target);
    let Some(sentence) = target.clone().next().map(|at| &document.sentences()[document.sentence_of(at)]) else {
        return (Vec::new(), 1);
    };
    let scene = Scene::new(document, resolved);
    let entity = target.clone().find_map(|at| scene.entity(scene.mention_at(at)?));
    let of_entity = resolved.mentions.iter().enumerate().filter(|(_, m)| {
        m.entity.is_some()
            && m.entity == entity
            && sentence.span.start <= m.span.start
            && m.span.end <= sentence.span.end
    });
    let mut spots: Vec<Range<usize>> = of_entity.map(|(idx, _)| scene.spot(idx)).collect();
    if spots.is_empty() {
        spots.push(target);
    }
    let facts = towards::Facts::new(document, &model.lexicon, &model.words, cues);
    let mut features = Vec::new();
    spots.iter().for_each(|spot| facts.features(spot.clone(), entity, |bucket, value| features.push((bucket, value))));
    (features, spots.len())
}

/// What the section `HEAD` learns from, for each word of the headlines in a text that may strike: where it stands, and the
/// buckets of its features.
#[cfg(feature = "train")]
pub(crate) fn headline_features(
    document: &Document,
    model: &SentimentModel,
    resolved: &Resolved,
) -> Vec<(crate::span::Span, Vec<usize>)> {
    let scene = Scene::new(document, resolved);
    let mut words = Vec::new();
    for sentence in document.sentences().iter().filter(|s| headline::is_line(&scene, &s.tokens)) {
        let line = headline_line(&scene, model, &sentence.tokens);
        for at in line.candidates() {
            let mut features = Vec::new();
            line.features(at, |bucket| features.push(bucket));
            words.push((document.tokens()[at].span, features));
        }
    }
    words
}

/// What the shifters leave of a valence of 1 at these tokens, if it is positive and if it is negative.
#[cfg(feature = "train")]
pub fn shifted(document: &Document, tokens: Range<usize>) -> (f64, f64) {
    let left = |base| shifters::shift(document, tokens.clone(), Milli(base)).valence.0.abs() as f64 / 1000.0;
    let sign =
        |base| shifters::shift(document, tokens.clone(), Milli(base)).valence.0.signum() as f64 * base.signum() as f64;
    (left(1000) * sign(1000), left(-1000) * sign(-1000))
}
