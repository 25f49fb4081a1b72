//! What stands around a cue: mentions, quotations and a little syntax, all within its sentence and a bounded window.

use crate::analysis::{EntityIdx, Form, Label, MentionBy, MentionIdx, QuotationIdx};
use crate::coreference::Resolved;
use crate::document::{Case, Class, Document, TokenKind};
use crate::quotations;
use std::ops::Range;

/// "was praised late on Monday by": no more tokens up to the agent.
const AGENT: usize = 6;

/// "She said it “means violence” and “deep despair”": so far apart two pieces are one speaker's.
const BEFORE_MARKS: usize = 20;

/// A text with all that the earlier stages found, prepared for lookups by token.
pub struct Scene<'d, 't> {
    pub document: &'d Document<'t>,
    pub resolved: &'d Resolved,
    /// For each mention, its tokens.
    spots: Vec<Range<usize>>,
    /// For each token, the mention it stands in.
    mention_at: Vec<Option<MentionIdx>>,
    /// For each token, the innermost quotation it stands in.
    quotation_at: Vec<Option<QuotationIdx>>,
    /// What stands between marks, in order, each with a quotation that begins there.
    between_marks: Vec<(Range<usize>, Option<QuotationIdx>)>,
    /// Whether some sentence is no headline and ends in a stop: an article, not headlines alone.
    pub has_running_text: bool,
}

impl<'d, 't> Scene<'d, 't> {
    pub fn new(document: &'d Document<'t>, resolved: &'d Resolved) -> Self {
        let mut mention_at = vec![None; document.tokens().len()];
        let spots: Vec<_> = resolved.mentions.iter().map(|m| document.tokens_in(m.span)).collect();
        for (idx, spot) in spots.iter().enumerate() {
            mention_at[spot.clone()].fill(Some(idx));
        }
        let quotation_at = innermost(document, resolved);
        let mut between_marks = Vec::new();
        for piece in quotations::between_marks(document) {
            // What is known in the same piece, else just before it in the sentence.
            let sentence = document.sentences()[document.sentence_of(piece.start)].tokens.start;
            let before = sentence.max(piece.start.saturating_sub(BEFORE_MARKS))..piece.start;
            let inside = piece.clone().find_map(|at| quotation_at[at]);
            between_marks.push((piece, inside.or_else(|| before.rev().find_map(|at| quotation_at[at]))));
        }
        let mut scene =
            Self { document, resolved, spots, mention_at, quotation_at, between_marks, has_running_text: false };
        let runs = |sentence: &Range<usize>| scene.ends_in_stop(sentence) && !scene.is_headline(sentence);
        scene.has_running_text = document.sentences().iter().any(|sentence| runs(&sentence.tokens));
        scene
    }

    /// Whether a token stands between marks, and then the quotation that is known there, if one is: what a quotation
    /// was not followed to is still not the author's.
    pub fn between_marks(&self, token_idx: usize) -> Option<Option<QuotationIdx>> {
        let idx = self.between_marks.partition_point(|(piece, _)| piece.end <= token_idx);
        self.between_marks.get(idx).filter(|(piece, _)| piece.start <= token_idx).map(|(_, quotation)| *quotation)
    }

    /// The innermost quotation a token stands in.
    pub fn quotation_at(&self, token_idx: usize) -> Option<QuotationIdx> {
        self.quotation_at[token_idx]
    }

    /// The mention a token stands in.
    pub fn mention_at(&self, token_idx: usize) -> Option<MentionIdx> {
        self.mention_at.get(token_idx).copied().flatten()
    }

    /// Whether a token stands in a name. In a headline, where every word has a capital, a shape alone makes none.
    pub fn in_name(&self, token_idx: usize, headline: bool) -> bool {
        self.mention_at(token_idx).is_some_and(|idx| {
            let mention = &self.resolved.mentions[idx];
            mention.form == Form::Name && !(headline && mention.by == MentionBy::Rule)
        })
    }

    /// The tokens of a mention.
    pub fn spot(&self, mention: MentionIdx) -> Range<usize> {
        self.spots[mention].clone()
    }

    /// Whom or what a mention refers to.
    pub fn entity(&self, mention: MentionIdx) -> Option<EntityIdx> {
        self.resolved.mentions[mention].entity
    }

    /// Whether the mention at a token can be judged: it refers to an entity.
    pub fn referent_at(&self, token_idx: usize) -> Option<MentionIdx> {
        self.mention_at(token_idx).filter(|&idx| self.entity(idx).is_some())
    }

    /// The tokens of the sentence a token stands in.
    pub fn sentence(&self, token_idx: usize) -> Range<usize> {
        self.document.sentences()[self.document.sentence_of(token_idx)].tokens.clone()
    }

    /// Whether a clause ends at a token: a stop or a dash, the edge of a quotation, a word that opens a clause.
    pub fn breaks(&self, token_idx: usize) -> bool {
        let token = &self.document.tokens()[token_idx];
        match token.kind {
            TokenKind::Punct => !matches!(self.document.lower(token_idx), "-" | "," | "(" | ")"),
            TokenKind::Mark => true,
            _ => {
                matches!(self.document.lower(token_idx), "because" | "while" | "although" | "but" | "whereas" | "when")
            }
        }
    }

    /// Whether a verb stands in the passive: "was praised", "been strongly condemned".
    pub fn is_passive(&self, verb: usize) -> bool {
        if self.document.lower(verb).ends_with("ing") {
            return false;
        }
        let first = self.sentence(verb).start.max(verb.saturating_sub(3));
        for at in (first..verb).rev() {
            match self.document.lower(at) {
                "was" | "were" | "is" | "are" | "been" | "being" | "be" | "got" | "'s" | "'re" => return true,
                "not" | "n't" | "also" | "has" | "have" | "had" => {}
                lower if lower.ends_with("ly") => {}
                _ => return false,
            }
        }
        false
    }

    /// The mention behind "by" just after a passive verb.
    pub fn agent(&self, after: usize) -> Option<MentionIdx> {
        let last = self.sentence(after.checked_sub(1)?).end.min(after + AGENT);
        let by = (after..last).take_while(|&at| !self.breaks(at)).find(|&at| self.document.lower(at) == "by")?;
        self.head_mention(by + 1)
    }

    /// Whether a mention only says of what kind the noun behind it is: "|Afghan| prisoners", "|Holm| officials".
    pub fn modifies(&self, mention: MentionIdx) -> bool {
        let spot = self.spot(mention);
        let Some(next) = self.document.tokens().get(spot.end) else { return false };
        let of_sentence = spot.end < self.sentence(spot.start).end;
        let lower = self.document.lower(spot.end);
        let label = self.resolved.mentions[mention].label;
        let norp = label == Some(Label::Norp);
        let word = next.kind == TokenKind::Word && !next.class.is_closed() && (norp || !next.case.has_capital());
        let verb = lower.ends_with("ed") || lower.ends_with("ing") || lower.ends_with("ly");
        let name = self.resolved.mentions[mention].form == Form::Name;
        of_sentence && name && word && (norp || !verb && label != Some(Label::Person))
    }

    /// The mention that the noun phrase beginning at a token is about: "the embattled Mr Cole", "Cole's wife" is none.
    pub fn head_mention(&self, first: usize) -> Option<MentionIdx> {
        let tokens = self.document.tokens();
        let last = self.sentence(first.min(tokens.len().checked_sub(1)?)).end.min(first + 7);
        let mut passed = first;
        for at in first..last {
            if at < passed {
                continue;
            }
            if let Some(mention) = self.referent_at(at) {
                if self.modifies(mention) {
                    passed = self.spot(mention).end;
                    continue;
                }
                let possessive = self.resolved.mentions[mention].form == Form::Pronoun
                    && tokens[at].class.is(Class::POSSESSIVE)
                    && tokens.get(at + 1).is_some_and(|t| !t.class.is_closed() && t.kind == TokenKind::Word);
                let owner = matches!(self.document.lower(self.spot(mention).end), "'s" | "'");
                return (!possessive && !owner).then_some(mention);
            }
            let token = &tokens[at];
            let closed = token.class.is(Class::PREPOSITION | Class::AUXILIARY | Class::SUBORDINATOR | Class::PRONOUN);
            let determiner = token.class.is(Class::DETERMINER) && !token.class.is(Class::SUBORDINATOR);
            if token.kind == TokenKind::Punct || token.kind == TokenKind::Mark || (closed && !determiner) {
                return None;
            }
        }
        None
    }

    /// Whether a sentence ends as one of running text does, its closing marks aside.
    pub fn ends_in_stop(&self, sentence: &Range<usize>) -> bool {
        let tokens = self.document.tokens();
        let last = sentence.clone().rev().find(|&at| tokens[at].kind != TokenKind::Mark);
        last.is_none_or(|at| tokens[at].kind == TokenKind::Punct && self.document.lower(at) != "-")
    }

    /// Whether open-class words have capitals all over the sentence: a headline, where a capital tells nothing. A
    /// headline has no full stop.
    pub fn is_headline(&self, sentence: &Range<usize>) -> bool {
        let tokens = &self.document.tokens()[sentence.clone()];
        let words =
            || tokens.iter().filter(|t| t.kind == TokenKind::Word && !t.class.is_closed() && t.case != Case::None);
        let (capital, all) = (words().filter(|t| t.case.has_capital()).count(), words().count());
        let stopped = self.document.lower(sentence.end - 1) == ".";
        all >= 3 && capital * 10 >= all * if stopped { 9 } else { 6 }
    }
}

/// For each token, the innermost quotation, in one sweep.
fn innermost(document: &Document, resolved: &Resolved) -> Vec<Option<QuotationIdx>> {
    let quotations = resolved.quotations.iter().enumerate();
    let mut spans: Vec<_> = quotations.flat_map(|(idx, q)| q.spans.iter().map(move |span| (*span, idx))).collect();
    spans.sort();
    let (mut next, mut open) = (spans.into_iter().peekable(), Vec::new());
    let at = |token: &crate::document::Token| {
        while let Some(entry) = next.next_if(|(span, _)| span.start <= token.span.start) {
            open.push(entry);
        }
        while open.last().is_some_and(|(span, _)| span.end <= token.span.start) {
            open.pop();
        }
        open.last().map(|(_, idx)| *idx)
    };
    document.tokens().iter().map(at).collect()
}
