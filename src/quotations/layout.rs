//! A text as its reporter wrote it: sentences in which a quotation between marks counts as one word.

mod words;

use super::marks::Pair;
use crate::analysis::{self, Label};
use crate::document::{Case, Class, Document, TokenKind};
use crate::entities::FoundMention;
use std::ops::Range;

/// A document with its outermost quotations laid over it.
pub(super) struct Layout<'d, 't> {
    pub document: &'d Document<'t>,
    /// The pieces of the outermost pairs, in order.
    pub pieces: Vec<Placed>,
    /// For each token, the piece it stands in.
    piece_of: Vec<u32>,
    pub units: Vec<Unit>,
    /// The tokens of each name, in order.
    names: Vec<Range<usize>>,
    /// The tokens of each person's name, in order.
    people: Vec<Range<usize>>,
    /// Tokens at which a person's name begins just behind the name of a body: "told the BBC |Ann Roy| had left". Sorted.
    persons: Vec<usize>,
}

/// A piece of an outermost pair.
#[derive(Clone, Debug)]
pub(super) struct Placed {
    pub pair: usize,
    /// Which piece of its pair: 0 is the first.
    pub nth: usize,
    /// From mark to mark.
    pub tokens: Range<usize>,
    pub content: Range<usize>,
}

/// A sentence of the reporter's; sentences inside a quotation do not end it.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    pub tokens: Range<usize>,
    /// Into [`Layout::pieces`].
    pub pieces: Range<usize>,
    pub paragraph: usize,
}

const NO_PIECE: u32 = u32::MAX;

/// No dateline has more tokens.
const DATELINE: usize = 16;

/// A longer sentence is cut: nobody writes one, and rules that look through a whole sentence must stay cheap.
const LONGEST_UNIT: usize = 400;

impl<'d, 't> Layout<'d, 't> {
    /// Lays the outermost of `pairs` over the document, but those that `is_word` calls part of the reporter's sentence.
    pub fn new(
        document: &'d Document<'t>,
        pairs: &[Pair],
        mentions: &[FoundMention],
        is_word: impl Fn(usize) -> bool,
    ) -> Self {
        let mut layout = Self::over(document, pairs, |idx| pairs[idx].parent.is_none() && !is_word(idx));
        let follows = |pair: &[FoundMention]| {
            pair[0].label == Label::Org
                && pair[1].label == Label::Person
                && document.token_at(pair[1].span.start) == document.tokens_in(pair[0].span).end
        };
        layout.persons = mentions
            .windows(2)
            .filter(|pair| follows(pair))
            .map(|pair| document.token_at(pair[1].span.start))
            .collect();
        for mention in mentions.iter().filter(|mention| mention.form == analysis::Form::Name) {
            let tokens = document.tokens_in(mention.span);
            if mention.label == Label::Person {
                layout.people.push(tokens.clone());
            }
            layout.names.push(tokens);
        }
        layout.units = layout.divide();
        layout
    }

    /// What stands between the outermost marks, with the pairs just inside them laid over it.
    pub fn inside(document: &'d Document<'t>, pairs: &[Pair]) -> Self {
        let is_inner = |idx: usize| pairs[idx].parent.is_some_and(|outer| pairs[outer].parent.is_none());
        let mut layout = Self::over(document, pairs, is_inner);
        let mut next_piece = 0;
        for (outer, pair) in pairs.iter().enumerate().filter(|(_, pair)| pair.parent.is_none()) {
            let has_inner = pairs.get(outer + 1).is_some_and(|inner| inner.parent == Some(outer));
            for piece in pair.pieces.iter().filter(|_| has_inner) {
                layout.divide_inside(&piece.content, &mut next_piece);
            }
        }
        layout
    }

    fn divide_inside(&mut self, content: &Range<usize>, next_piece: &mut usize) {
        let mut start = content.start;
        while start < content.end {
            let sentence = &self.document.sentences()[self.document.sentence_of(start)];
            let mut end = sentence.tokens.end.min(content.end);
            while end < content.end && self.is_inside(end) {
                end = self.document.sentences()[self.document.sentence_of(end)].tokens.end.min(content.end);
            }
            if self.n_own_tokens(start..end) > LONGEST_UNIT {
                end = self.cut(start..end);
            }
            while self.pieces.get(*next_piece).is_some_and(|piece| piece.tokens.start < start) {
                *next_piece += 1;
            }
            let first_piece = *next_piece;
            while self.pieces.get(*next_piece).is_some_and(|piece| piece.tokens.start < end) {
                *next_piece += 1;
            }
            let paragraph = self.document.paragraph_of(start);
            self.units.push(Unit { tokens: start..end, pieces: first_piece..*next_piece, paragraph });
            start = end;
        }
    }

    fn over(document: &'d Document<'t>, pairs: &[Pair], takes: impl Fn(usize) -> bool) -> Self {
        let mut pieces: Vec<Placed> = Vec::new();
        for (pair_idx, pair) in pairs.iter().enumerate().filter(|(idx, _)| takes(*idx)) {
            pieces.extend(pair.pieces.iter().enumerate().map(|(nth, piece)| Placed {
                pair: pair_idx,
                nth,
                tokens: piece.tokens(),
                content: piece.content.clone(),
            }));
        }
        pieces.sort_by_key(|piece| piece.tokens.start);
        let mut piece_of = vec![NO_PIECE; document.tokens().len()];
        for (idx, piece) in pieces.iter().enumerate() {
            piece_of[piece.tokens.clone()].fill(idx as u32);
        }
        Self {
            document,
            pieces,
            piece_of,
            units: Vec::new(),
            names: Vec::new(),
            people: Vec::new(),
            persons: Vec::new(),
        }
    }

    fn divide(&self) -> Vec<Unit> {
        let mut units = Vec::new();
        let mut next_piece = 0;
        for (paragraph, p) in self.document.paragraphs().iter().enumerate() {
            let mut start = self.after_dateline(&p.tokens);
            for sentence in &self.document.sentences()[p.sentences.clone()] {
                let mut end = sentence.tokens.end;
                if end < p.tokens.end && self.is_inside(end) {
                    continue;
                }
                while start < end {
                    let whole = end;
                    if self.n_own_tokens(start..end) > LONGEST_UNIT {
                        end = self.cut(start..end);
                    }
                    let first_piece = next_piece;
                    while self.pieces.get(next_piece).is_some_and(|piece| piece.tokens.start < end) {
                        next_piece += 1;
                    }
                    units.push(Unit { tokens: start..end, pieces: first_piece..next_piece, paragraph });
                    start = end;
                    end = whole;
                }
            }
        }
        units
    }

    /// Behind "LOWTOWN, Ohio (Agency) - ": where a report begins to tell.
    fn after_dateline(&self, paragraph: &Range<usize>) -> usize {
        let first = paragraph.start;
        if self.case(first) != Case::Upper {
            return first;
        }
        let dash = (first + 1..paragraph.end.min(first + DATELINE))
            .find(|&idx| self.is_punct(idx, &["-", "--", "—", "–"]) && self.document.tokens()[idx].space_before);
        let bare = |dash: usize| {
            (first..dash).all(|idx| self.piece_at(idx).is_none() && !self.is_verb(idx) && self.case(idx) != Case::Lower)
        };
        dash.filter(|&dash| dash + 1 < paragraph.end && bare(dash)).map_or(first, |dash| dash + 1)
    }

    /// Whether a cut before the token would part a piece.
    fn is_inside(&self, token: usize) -> bool {
        self.piece_at(token).is_some_and(|at| self.pieces[at].tokens.start < token)
    }

    /// How many tokens are the reporter's own, a piece counting as one; the count stops just above the longest allowed.
    fn n_own_tokens(&self, tokens: Range<usize>) -> usize {
        let (mut n_own, mut at) = (0, tokens.start);
        while at < tokens.end && n_own <= LONGEST_UNIT {
            at = self.step(at);
            n_own += 1;
        }
        n_own
    }

    fn cut(&self, tokens: Range<usize>) -> usize {
        (0..LONGEST_UNIT).fold(tokens.start, |at, _| self.step(at)).min(tokens.end)
    }

    /// The next token, or the one behind the piece that begins here.
    fn step(&self, token: usize) -> usize {
        self.piece_at(token).map_or(token + 1, |piece| self.pieces[piece].tokens.end)
    }

    /// The pieces that share a token with the range.
    pub fn pieces_in(&self, tokens: &Range<usize>) -> Range<usize> {
        let first = self.pieces.partition_point(|piece| piece.tokens.end <= tokens.start);
        let past = self.pieces.partition_point(|piece| piece.tokens.start < tokens.end);
        first..past.max(first)
    }

    /// The piece a token stands in.
    pub fn piece_at(&self, token: usize) -> Option<usize> {
        self.piece_of.get(token).copied().filter(|&idx| idx != NO_PIECE).map(|idx| idx as usize)
    }

    /// The token's lower-case form, "" for one inside a quotation: the reporter's rules do not look in there.
    pub fn lower(&self, token: usize) -> &str {
        if self.piece_at(token).is_some() { "" } else { self.document.lower(token) }
    }

    pub fn class(&self, token: usize) -> Class {
        match self.document.tokens().get(token) {
            // "US", "WHO" and "IT" are names
            Some(t) if t.case == Case::Upper && t.class.is(Class::PRONOUN) => Class::OPEN,
            Some(t) if self.piece_at(token).is_none() => t.class,
            _ => Class::OPEN,
        }
    }

    pub fn case(&self, token: usize) -> Case {
        self.document.tokens().get(token).map_or(Case::None, |t| t.case)
    }

    pub fn is_word(&self, token: usize) -> bool {
        self.piece_at(token).is_none() && self.document.tokens().get(token).is_some_and(|t| t.kind == TokenKind::Word)
    }

    pub fn is_punct(&self, token: usize, surfaces: &[&str]) -> bool {
        self.piece_at(token).is_none()
            && token < self.document.tokens().len()
            && surfaces.contains(&self.document.surface(token))
    }

    /// The name inside which a phrase would begin at the token: "Institute of Health, |Care and Research".
    pub fn name_around(&self, token: usize) -> Option<&Range<usize>> {
        let past = self.names.partition_point(|name| name.start < token);
        past.checked_sub(1).map(|idx| &self.names[idx]).filter(|name| name.end > token)
    }

    /// The person's name that ends at the token.
    pub fn person_before(&self, end: usize) -> Option<&Range<usize>> {
        let past = self.people.partition_point(|name| name.end <= end);
        past.checked_sub(1).map(|idx| &self.people[idx]).filter(|name| name.end == end)
    }

    /// Whether a name begins in the range.
    pub fn holds_name(&self, tokens: &Range<usize>) -> bool {
        let first = self.names.partition_point(|name| name.start < tokens.start);
        self.names.get(first).is_some_and(|name| name.start < tokens.end)
    }

    /// Whether a person's name begins in the range.
    pub fn holds_person(&self, tokens: &Range<usize>) -> bool {
        let first = self.people.partition_point(|name| name.start < tokens.start);
        self.people.get(first).is_some_and(|name| name.start < tokens.end)
    }

    /// Whether a person's name begins at the token, just behind the name of a body.
    pub fn begins_person(&self, token: usize) -> bool {
        self.persons.binary_search(&token).is_ok()
    }

    /// Whether a piece ends just before the token with a comma inside its marks.
    pub fn ends_in_comma(&self, token: usize) -> bool {
        let piece = token.checked_sub(1).and_then(|before| self.piece_at(before));
        piece.is_some_and(|piece| {
            let content = &self.pieces[piece].content;
            self.pieces[piece].tokens.end == token && matches!(self.document.surface(content.end - 1), "," | "!" | "?")
        })
    }

    /// One past the last token of a unit that is not its stop.
    pub fn end_without_stop(&self, tokens: Range<usize>) -> usize {
        let mut end = tokens.end;
        while end > tokens.start
            && self.is_punct(end - 1, &[".", "!", "?", ",", ";", ":", "…", "...", "—", "–", "-", "--"])
        {
            end -= 1;
        }
        end
    }
}
