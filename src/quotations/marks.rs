//! Which quotation mark closes which: one pass over each paragraph, whatever the style and however damaged.

mod lean;
mod repair;

use crate::document::{Document, TokenKind};
use crate::span::Span;
use lean::{Family, Lean, Sign};
use std::ops::Range;

/// Marks nested deeper than this open nothing: no text does it, and a hostile one must not cost more.
const DEEPEST: usize = 8;

/// What one pair of marks encloses, in one piece for each paragraph it runs over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pair {
    pub pieces: Vec<Piece>,
    /// Whether the marks are double ones, of any style.
    pub double: bool,
    /// The pair that encloses this one.
    pub parent: Option<usize>,
}

/// The part of a pair that stands in one paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// The opening mark.
    pub open: usize,
    /// The tokens between the marks.
    pub content: Range<usize>,
    /// The closing mark; none where the text forgot it or the next paragraph goes on.
    pub close: Option<usize>,
}

impl Piece {
    /// The tokens from mark to mark.
    pub fn tokens(&self) -> Range<usize> {
        self.open..self.close.map_or(self.content.end, |close| close + 1)
    }

    /// The text between the marks.
    pub fn span(&self, document: &Document) -> Span {
        document.span_of(self.content.clone())
    }
}

/// All pairs of a text, sorted by their opening marks.
#[derive(Debug, Default)]
pub(super) struct Marks {
    pub pairs: Vec<Pair>,
    pub unclosed: Vec<Span>,
    pub mixed: Vec<Span>,
}

/// Pairs the marks of a text.
pub(super) fn pair(document: &Document) -> Marks {
    let mut pairing = Pairing { document, open: Vec::new(), carried: None, marks: Marks::default() };
    for idx in 0..document.paragraphs().len() {
        pairing.paragraph(idx);
    }
    pairing.marks.finish(document)
}

/// A mark that waits for its partner.
struct Open {
    sign: Sign,
    mark: usize,
    /// What stood in the paragraphs before.
    pieces: Vec<Piece>,
}

struct Pairing<'d, 't> {
    document: &'d Document<'t>,
    open: Vec<Open>,
    /// An outermost quotation that the paragraph before left open and this one re-opens.
    carried: Option<Open>,
    marks: Marks,
}

impl Pairing<'_, '_> {
    fn paragraph(&mut self, idx: usize) {
        let tokens = self.document.paragraphs()[idx].tokens.clone();
        let signs = lean::read(self.document, tokens.clone());
        let mut next = 0;
        if let Some(mut carried) = self.carried.take() {
            // The caller of `carry` saw that this paragraph begins with the mark that re-opens it.
            carried.mark = tokens.start;
            self.open.push(carried);
            next = 1;
        }
        for at in next..signs.len() {
            let sign = signs[at];
            let has_open = self.open.iter().any(|open| open.sign.family == sign.family);
            let wants = match sign.lean(has_open, self.open.last().map(|open| open.sign)) {
                Lean::Either if has_open => Lean::Close,
                Lean::Either => Lean::Open,
                lean => lean,
            };
            match wants {
                Lean::Close if has_open && sign.follows_number && lean::next_double_closes(&signs, at) => {}
                Lean::Close if has_open => self.close(sign),
                Lean::Close
                    if sign.family == Family::Double
                        && lean::next_double_closes(&signs, at)
                        && (!sign.after_stop || sign.tight) =>
                {
                    self.open(sign);
                }
                Lean::Open if has_open && sign.family == Family::Single => self.forget_single(sign),
                Lean::Open if has_open && !lean::nests(&signs, at) => {
                    self.forget(sign.token);
                    self.open(sign);
                }
                Lean::Open => self.open(sign),
                _ => {}
            }
        }
        self.end(idx, tokens);
    }

    fn open(&mut self, sign: Sign) {
        if self.open.len() < DEEPEST {
            self.open.push(Open { sign, mark: sign.token, pieces: Vec::new() });
        }
    }

    fn close(&mut self, sign: Sign) {
        let Some(at) = self.open.iter().rposition(|open| open.sign.family == sign.family) else {
            return;
        };
        if sign.family == Family::Single && at + 1 < self.open.len() && !sign.strong {
            return;
        }
        self.open.truncate(at + 1);
        if let Some(open) = self.open.pop() {
            if !open.sign.matches(sign) {
                let marks = self.document.tokens();
                self.marks.mixed.push(marks[open.mark].span.join(marks[sign.token].span));
            }
            self.push(open, sign.token, Some(sign.token));
        }
    }

    /// A single mark opens while one is open: one of the two was an apostrophe, and what encloses them stays open.
    fn forget_single(&mut self, sign: Sign) {
        if let Some(at) = self.open.iter().rposition(|open| open.sign.family == Family::Single) {
            self.open.truncate(at);
        }
        self.open(sign);
    }

    /// A mark opens while its like is open: the closing one between them was forgotten.
    fn forget(&mut self, before: usize) {
        let Some(at) = self.open.iter().rposition(|open| open.sign.family != Family::Single) else {
            self.open.clear();
            return;
        };
        self.open.truncate(at + 1);
        if let Some(open) = self.open.pop() {
            let end = repair::close_at_attribution(self.document, open.mark + 1..before)
                .unwrap_or_else(|| repair::close_at_sentence(self.document, open.mark + 1..before));
            self.marks.unclosed.push(self.document.tokens()[open.mark].span);
            self.push(open, end, None);
        }
    }

    fn push(&mut self, open: Open, end: usize, close: Option<usize>) {
        let mut pieces = open.pieces;
        if open.mark + 1 < end {
            pieces.push(Piece { open: open.mark, content: open.mark + 1..end, close });
        }
        if !pieces.is_empty() {
            self.marks.pairs.push(Pair { pieces, double: open.sign.family != Family::Single, parent: None });
        }
    }

    /// What is still open at the end of a paragraph goes on in the next one, or its closing mark was forgotten.
    fn end(&mut self, idx: usize, tokens: Range<usize>) {
        let outermost = self.open.drain(..).next();
        let Some(mut open) = outermost else {
            return;
        };
        let attribution = repair::close_at_attribution(self.document, open.mark + 1..tokens.end);
        let reopens =
            self.document.paragraphs().get(idx + 1).is_some_and(|next| self.reopens(open.sign, next.tokens.start));
        if open.sign.family == Family::Single && !(reopens && open.sign.token == tokens.start) {
            return;
        }
        if reopens && attribution.is_none() && open.mark + 1 < tokens.end {
            open.pieces.push(Piece { open: open.mark, content: open.mark + 1..tokens.end, close: None });
            self.carried = Some(open);
            return;
        }
        self.marks.unclosed.push(self.document.tokens()[open.mark].span);
        self.push(open, attribution.unwrap_or(tokens.end), None);
    }

    fn reopens(&self, sign: Sign, first: usize) -> bool {
        self.document.tokens()[first].kind == TokenKind::Mark
            && !self.document.space_after(first)
            && lean::family(self.document.surface(first)) == Some(sign.family)
    }
}

impl Marks {
    /// Sorts the pairs and finds what encloses what.
    fn finish(mut self, document: &Document) -> Marks {
        self.pairs.sort_by_key(|pair| pair.pieces[0].open);
        self.mixed.sort();
        self.unclosed.sort();
        let mut enclosing: Vec<usize> = Vec::new();
        for idx in 0..self.pairs.len() {
            let open = self.pairs[idx].pieces[0].open;
            while let Some(&outer) = enclosing.last() {
                let pieces = &self.pairs[outer].pieces;
                let past = pieces.partition_point(|piece| piece.open <= open);
                if past > 0 && pieces[past - 1].content.contains(&open) {
                    break;
                }
                enclosing.pop();
            }
            self.pairs[idx].parent = enclosing.last().copied();
            enclosing.push(idx);
        }
        debug_assert!(self.pairs.iter().all(|p| p.pieces.iter().all(|p| p.content.end <= document.tokens().len())));
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, wanted: &[&str]) {
        let document = Document::new(text);
        let found: Vec<String> = pair(&document)
            .pairs
            .iter()
            .map(|pair| pair.pieces.iter().map(|p| p.span(&document).of(text)).collect::<Vec<_>>().join(" | "))
            .collect();
        assert_eq!(found, wanted, "{text}");
    }

    #[test]
    fn every_style_pairs() {
        check("\"One,\" he said. “Two,” she said.", &["One,", "Two,"]);
        check("„Eins“, «deux», ``three,'' ‘four’ and »fünf«.", &["Eins", "deux", "three,", "four", "fünf"]);
        check("“Mixed,\" he said. \"Other,” she said.", &["Mixed,", "Other,"]);
        check("”Wrong way,” he said. “Low turn,“ she said.", &["Wrong way,", "Low turn,"]);
        check("He left.\"We ran,\"said a guard.", &["We ran,"]);
        check("« Nous partons », dit-il.", &["Nous partons"]);
        check("‘'We go,'' he said. ‘'We stay,'' she said.", &["We go,", "We stay,"]);
        check("''It is over,'' he said of the ''long war''.", &["It is over,", "long war"]);
        check("“It is over,’’ he said of the ‘‘long war’’.", &["It is over,", "long war"]);
    }

    #[test]
    fn apostrophes_are_no_marks() {
        check("'The nurses' union won't give in,' said Ms Lund.", &["The nurses' union won't give in,"]);
        check("'Twas the '80s, rock 'n' roll, and the boys' club.", &[]);
        check("He is 6'2\" and she 5'9\".", &[]);
        check("\"He is 6'2\",\" she said.", &["He is 6'2\","]);
        check("Minister 'very angry' over delays", &["very angry"]);
    }

    #[test]
    fn marks_nest() {
        check("\"She told me, 'Go home,'\" he said.", &["She told me, 'Go home,'", "Go home,"]);
        check("‘I heard “stop” and fell,’ he said.", &["I heard “stop” and fell,", "stop"]);
        check("“They call it “the pit” here,” he said.", &["They call it “the pit” here,", "the pit"]);
    }

    #[test]
    fn a_quotation_runs_over_paragraphs() {
        check("“It rains.\n\n“It pours,” he said.", &["It rains. | It pours,"]);
        check("\"One.\n\n\"Two.\n\n\"Three.\"\n\n\"Four,\" he said.", &["One. | Two. | Three.", "Four,"]);
    }

    #[test]
    fn a_forgotten_mark_costs_nothing_else() {
        check("\"It is lost, said Mr Lund. The vote is on Monday.\n\n\"Fine,\" he added.", &["It is lost,", "Fine,"]);
        check("\"It is lost, said Mr Lund. \"We go on,\" he added.", &["It is lost,", "We go on,"]);
        check("\"It is lost and gone.\n\nHe left. \"Fine,\" he added.", &["It is lost and gone.", "Fine,"]);
        check("It is lost,\" he said. \"Fine,\" he added.", &["Fine,"]);
    }

    #[test]
    fn any_number_of_marks_pairs_at_once() {
        for mark in ["\"", "'", "“", "”", "‘", "’", "``", "„", "«", "\" ", " \"", "“ a", "\"a ", "a' ", " 'a"]
        {
            let text = mark.repeat(20_000);
            pair(&Document::new(&text));
            pair(&Document::new(&text.replace(' ', "\n")));
        }
    }
}
