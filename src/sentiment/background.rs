//! What counts in a sentence's valence and is not marked: words with a connotation, and bare topic words.
//!
//! "Killed" or "community" judges nothing and would be a false mark, yet readers feel a sentence by such words too. Each
//! counts as it stands, whatever shifts the cues around it: what it weighs was learned so.

use super::headline;
use super::holder;
use super::lexicon::{Lexicon, Role};
use super::scene::Scene;
use super::shifters;
use crate::analysis::{Holder, Milli, SentimentCue};
use crate::document::{Class, Document, TokenKind};
use std::ops::Range;

/// No preposition is looked for farther before a topic word.
const REACH: usize = 4;

/// One word of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BackgroundWord {
    pub valence: Milli,
    /// Whose word it is: the speaker's of the quotation that it stands in, or the author's.
    pub voice: Option<Holder>,
}

/// Gives the background of one sentence, whose cues are in the order of the text. Of a headline by itself, that are also
/// the lexicon's words that do not strike in it.
pub fn read(
    scene: &Scene,
    lexicon: &Lexicon,
    sentence: &Range<usize>,
    strikes: Option<&[usize]>,
    cues: &[SentimentCue],
    mut give: impl FnMut(BackgroundWord),
) {
    let headline = scene.is_headline(sentence);
    let (mut at, mut key) = (sentence.start, String::new());
    let mut cues = cues.iter().peekable();
    while at < sentence.end {
        let first = at;
        at += 1;
        let token = &scene.document.tokens()[first];
        while cues.next_if(|cue| cue.span.end <= token.span.start).is_some() {}
        let is_marked = cues.peek().is_some_and(|cue| cue.span.start <= token.span.start);
        let is_name =
            scene.in_name(first, headline) || !headline && token.case.has_capital() && !opens(scene.document, first);
        if token.kind != TokenKind::Word || is_marked || is_name {
            continue;
        }
        let Some((entry, tokens)) = lexicon.longest_at(scene.document, first, &mut key) else { continue };
        at = tokens.end;
        if entry.role == Role::Topic && is_subject_matter(scene.document, first, sentence.start) {
            continue;
        }
        let is_cue = matches!(entry.role, Role::Evaluation | Role::Emotion | Role::Loaded);
        if is_cue
            && let Some(strikes) = strikes
            && !headline::is_marked(strikes, entry, &tokens, super::is_quoted(scene, first))
        {
            let valence = shifters::shift(scene.document, tokens, entry.valence).valence;
            give(BackgroundWord { valence, voice: holder::voice(scene, scene.quotation_at(first)) });
        } else if matches!(entry.role, Role::Connotation | Role::Topic) {
            give(BackgroundWord { valence: entry.valence, voice: holder::voice(scene, scene.quotation_at(first)) });
        }
    }
}

/// Whether a capital at a token says nothing: it begins a sentence, or what stands behind a mark or a stop.
fn opens(document: &Document, token_idx: usize) -> bool {
    let sentence = &document.sentences()[document.sentence_of(token_idx)];
    token_idx == sentence.tokens.start
        || matches!(document.tokens()[token_idx - 1].kind, TokenKind::Mark | TokenKind::Punct)
}

/// "Evidence on war crimes", "an inquiry into alleged fraud": a topic that is talked about, which says nothing of how
/// things are.
fn is_subject_matter(document: &Document, topic: usize, first: usize) -> bool {
    for at in (first.max(topic.saturating_sub(REACH))..topic).rev() {
        let token = &document.tokens()[at];
        if token.class.is(Class::PREPOSITION) {
            return matches!(
                document.lower(at),
                "on" | "about" | "into" | "regarding" | "concerning" | "over" | "against"
            );
        }
        let joins = token.class.is(Class::DETERMINER | Class::CONJUNCTION) || !token.class.is_closed();
        if token.kind != TokenKind::Word || !joins {
            return false;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{CueKind, Quotation, QuotationKind, Report, SpeakerBy, Stance};
    use crate::coreference::Resolved;
    use crate::sentiment::lexicon::write;
    use crate::span::Span;

    /// The background words of the first sentence, as valence and voice, with the words at `cues` marked.
    #[track_caller]
    fn check(text: &str, cues: &[&str], resolved: &Resolved, wanted: &str) {
        let lexicon = Lexicon::read(&write(&mut [
            ("garden".into(), 20, Role::Connotation),
            ("killed".into(), -30, Role::Topic),
            ("fraud".into(), -30, Role::Topic),
            ("garden war".into(), 0, Role::Neutral),
            ("brilliant".into(), 40, Role::Evaluation),
        ]));
        let document = Document::new(text);
        let scene = Scene::new(&document, resolved);
        let cue = |surface: &&str| {
            let start = text.find(surface).unwrap();
            SentimentCue {
                span: Span::new(start, start + surface.len()),
                kind: CueKind::Evaluation,
                valence: Milli(0),
                base: Milli(0),
                shifters: Vec::new(),
                holder: None,
                quotation: None,
                target: None,
                confidence: Milli(0),
            }
        };
        let cues: Vec<_> = cues.iter().map(cue).collect();
        let mut found = Vec::new();
        read(&scene, &lexicon.unwrap(), &document.sentences()[0].tokens, None, &cues, |word| {
            let voice = match word.voice {
                Some(Holder::Author) => "author",
                Some(Holder::Entity(_)) => "speaker",
                None => "nobody",
            };
            found.push(format!("{} {voice}", word.valence.0));
        });
        assert_eq!(found.join(", "), wanted, "{text}");
    }

    #[test]
    fn what_counts_and_is_not_marked() {
        let nobody = Resolved::default();
        check("Two were killed in a garden.", &[], &nobody, "-1500 author, 400 author");
        check("Two were killed in a garden.", &["killed"], &nobody, "400 author");
        check("A brilliant idea of the Garden Club.", &[], &nobody, "");
        check("“Garden work it is,” she said.", &[], &nobody, "400 author");
        check("A garden war began.", &[], &nobody, "");
        check("The garden was not closed.", &[], &nobody, "400 author");
    }

    #[test]
    fn what_is_only_talked_about_counts_nothing() {
        let nobody = Resolved::default();
        check("They heard evidence on the alleged fraud.", &[], &nobody, "");
        check("A law against fraud, they said.", &[], &nobody, "");
        check("They were shocked by the fraud.", &[], &nobody, "-1500 author");
        check("On Monday, fraud was found.", &[], &nobody, "-1500 author");
    }

    #[test]
    fn a_word_speaks_for_the_speaker_of_its_quotation() {
        let text = "She said: the garden grows.";
        let start = text.find("the").unwrap();
        let quotation = |speaker| Quotation {
            kind: QuotationKind::Direct,
            report: Report::Speech,
            spans: vec![Span::new(start, start + 16)],
            verbatim: Vec::new(),
            cue: None,
            source: None,
            speaker,
            stance: Stance::Neutral,
            by: SpeakerBy::Colon,
            candidates: Vec::new(),
            modality: None,
            parent: None,
            confidence: Milli(900),
        };
        let resolved = |speaker| Resolved { quotations: vec![quotation(speaker)], ..Resolved::default() };
        check(text, &[], &resolved(Some(0)), "400 speaker");
        check(text, &[], &resolved(None), "400 nobody");
    }
}
