//! A text with its structure: paragraphs ▸ sentences ▸ tokens, over the borrowed string.

mod fold;
mod paragraphs;
mod sentences;
mod tokenizer;
mod words;

pub(crate) use fold::fold;
pub use words::Class;

use crate::span::Span;
use std::ops::Range;

/// A text taken apart. Every stage reads it and none changes it.
pub struct Document<'t> {
    text: &'t str,
    parts: Parts,
}

/// What a text is made of, without the text itself.
#[derive(Clone, Debug, Default)]
pub struct Parts {
    /// The tokens' lower-case forms, back to back, so that a lookup allocates nothing.
    lower: String,
    tokens: Vec<Token>,
    sentences: Vec<Sentence>,
    paragraphs: Vec<Paragraph>,
}

/// A word, a number, a mark of punctuation or any other sign.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
    /// How its letters are cased.
    pub case: Case,
    /// Closed-class words: determiners, prepositions, auxiliaries …
    pub class: Class,
    /// Whether white space, or the start of the paragraph, is just before it.
    pub space_before: bool,
    /// Whether it ends in a stop that belongs to it: "Mr.", "U.S.", "p.m.".
    pub abbreviation: bool,
    /// Where its lower-case form stands in `Document::lower`.
    lower: Span,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, with digits, inner apostrophes and the stops of abbreviations; a clitic ("'s", "n't") is one of its own.
    Word,
    /// Digits with their separators and suffixes: "40,000", "18:30", "26/02/2022", "1990s", "21st".
    Number,
    /// A quotation mark or an apostrophe that stands alone, of any style; also "``" and "''".
    Mark,
    /// Any other punctuation; a run of stops or of hyphens is one token.
    Punct,
    /// A link, an address, a handle or a hashtag.
    Link,
    /// Currency signs, emoji, everything else.
    Symbol,
}

/// How a token's letters are cased.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// No letters, or letters without case.
    None,
    /// "word".
    Lower,
    /// "Word".
    Capitalised,
    /// "WORD", two letters or more.
    Upper,
    /// One capital letter alone: "F", "F.".
    Initial,
    /// "iPhone", "McDonald".
    Mixed,
}

impl Case {
    /// Whether the first letter is a capital (or, for [`Case::Mixed`], any is).
    pub fn has_capital(self) -> bool {
        matches!(self, Case::Capitalised | Case::Upper | Case::Initial | Case::Mixed)
    }
}

/// A stretch that ends in a stop, a question mark, an exclamation mark, or with its paragraph.
#[derive(Clone, Debug)]
pub struct Sentence {
    /// From its first token to its last.
    pub span: Span,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The paragraph it stands in.
    pub paragraph: usize,
}

/// A stretch between hard line breaks; a hard-wrapped line does not end it.
#[derive(Clone, Debug)]
pub struct Paragraph {
    /// From its first token to its last.
    pub span: Span,
    /// Its sentences.
    pub sentences: Range<usize>,
    /// Its tokens.
    pub tokens: Range<usize>,
}

impl<'t> Document<'t> {
    /// Takes a text apart, in one pass; any string will do.
    pub fn new(text: &'t str) -> Self {
        let mut document = Self { text, parts: Parts::default() };
        for span in paragraphs::split(text) {
            document.push_paragraph(span);
        }
        document
    }

    /// Where the paragraphs of a text stand. Each is made of the same parts wherever that is, so that it can be taken apart
    /// by itself and put into its place later.
    pub fn paragraphs_of(text: &str) -> Vec<Span> {
        paragraphs::split(text)
    }

    /// One paragraph by itself, whatever line breaks are in it.
    pub fn of_paragraph(text: &'t str) -> Self {
        let mut document = Self { text, parts: Parts::default() };
        document.push_paragraph(Span::new(0, text.len()));
        document
    }

    /// A text whose parts are known.
    pub fn of_parts(text: &'t str, parts: Parts) -> Self {
        Self { text, parts }
    }

    /// The parts alone.
    pub fn into_parts(self) -> Parts {
        self.parts
    }

    fn push_paragraph(&mut self, span: Span) {
        let first_token = self.tokens().len();
        tokenizer::tokenize(self.text, span, &mut self.parts.lower, &mut self.parts.tokens);
        let tokens = first_token..self.tokens().len();
        if tokens.is_empty() {
            return;
        }
        let first_sentence = self.sentences().len();
        let paragraph = self.paragraphs().len();
        let mut start = first_token;
        for end in sentences::ends(self, tokens.clone()) {
            let span = self.span_of(start..end);
            self.parts.sentences.push(Sentence { span, tokens: start..end, paragraph });
            start = end;
        }
        let span = self.span_of(tokens.clone());
        self.parts.paragraphs.push(Paragraph { span, sentences: first_sentence..self.sentences().len(), tokens });
    }

    /// The text itself.
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// All tokens, in order.
    pub fn tokens(&self) -> &[Token] {
        &self.parts.tokens
    }

    /// All sentences, in order.
    pub fn sentences(&self) -> &[Sentence] {
        &self.parts.sentences
    }

    /// All paragraphs, in order.
    pub fn paragraphs(&self) -> &[Paragraph] {
        &self.parts.paragraphs
    }

    /// The token's surface.
    pub fn surface(&self, token_idx: usize) -> &'t str {
        self.parts.tokens[token_idx].span.of(self.text)
    }

    /// The token in lower case, with curly apostrophes made straight; "" past either end, so that rules may look around freely.
    pub fn lower(&self, token_idx: usize) -> &str {
        self.parts.tokens.get(token_idx).map_or("", |t| t.lower.of(&self.parts.lower))
    }

    /// The span from the first token of a non-empty range to its last.
    pub fn span_of(&self, tokens: Range<usize>) -> Span {
        self.parts.tokens[tokens.start].span.join(self.parts.tokens[tokens.end - 1].span)
    }

    /// The tokens that a span touches.
    pub fn tokens_in(&self, span: Span) -> Range<usize> {
        let first = self.parts.tokens.partition_point(|t| t.span.end <= span.start);
        let past = self.parts.tokens.partition_point(|t| t.span.start < span.end);
        first..past.max(first)
    }

    /// The token that covers a byte, or the first one behind it; `tokens().len()` when there is none.
    pub fn token_at(&self, offset: u32) -> usize {
        self.parts.tokens.partition_point(|t| t.span.end <= offset)
    }

    /// The sentence a token stands in.
    pub fn sentence_of(&self, token_idx: usize) -> usize {
        self.parts.sentences.partition_point(|s| s.tokens.end <= token_idx)
    }

    /// The paragraph a token stands in.
    pub fn paragraph_of(&self, token_idx: usize) -> usize {
        self.parts.paragraphs.partition_point(|p| p.tokens.end <= token_idx)
    }

    /// Whether white space follows the token, or its paragraph ends.
    pub fn space_after(&self, token_idx: usize) -> bool {
        self.parts.tokens.get(token_idx + 1).is_none_or(|t| t.space_before)
    }
}

impl Parts {
    /// Puts a paragraph that was taken apart by itself behind the others; its text begins at a byte of the whole.
    pub fn append(&mut self, paragraph: &Parts, start: u32) {
        let (lower, token) = (self.lower.len() as u32, self.tokens.len());
        let (sentence, behind) = (self.sentences.len(), self.paragraphs.len());
        let moved = |range: &Range<usize>, by: usize| range.start + by..range.end + by;
        self.lower.push_str(&paragraph.lower);
        self.tokens.extend(paragraph.tokens.iter().map(|token| Token {
            span: token.span.moved(start),
            lower: token.lower.moved(lower),
            ..*token
        }));
        self.sentences.extend(paragraph.sentences.iter().map(|s| Sentence {
            span: s.span.moved(start),
            tokens: moved(&s.tokens, token),
            paragraph: behind,
        }));
        self.paragraphs.extend(paragraph.paragraphs.iter().map(|p| Paragraph {
            span: p.span.moved(start),
            sentences: moved(&p.sentences, sentence),
            tokens: moved(&p.tokens, token),
        }));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(text: &str) -> Vec<&str> {
        let document = Document::new(text);
        (0..document.tokens().len()).map(|i| document.surface(i)).collect()
    }

    fn sentences(text: &str) -> Vec<&str> {
        Document::new(text).sentences().iter().map(|s| s.span.of(text)).collect()
    }

    #[test]
    fn tokens_of_news() {
        for (text, wanted) in [
            ("Mr Blinken's team didn't go.", "Mr|Blinken|'s|team|did|n't|go|."),
            ("Sinéad O’Brien’s lawyer", "Sinéad|O’Brien|’s|lawyer"),
            ("The US-led force", "The|US|-|led|force"),
            ("the U.S. Senate at 5 p.m. on", "the|U.S.|Senate|at|5|p.m.|on"),
            ("J.K. Rowan, Robert F. Kenneth Jr. and Dr. No", "J.K.|Rowan|,|Robert|F.|Kenneth|Jr.|and|Dr.|No"),
            ("So do I. He left.", "So|do|I|.|He|left|."),
            ("£3.2bn, $4.1 billion, -5C, 30,000ft", "£|3.2|bn|,|$|4.1|billion|,|-|5|C|,|30,000|ft"),
            ("at 18:30 on 26/02/2022, the 1990s, 21st", "at|18:30|on|26/02/2022|,|the|1990s|,|21st"),
            ("tensions.Mr Blinken", "tensions|.|Mr|Blinken"),
            ("see bbc.co.uk, https://a.b/c?d=e. Or @jo #now", "see|bbc.co.uk|,|https://a.b/c?d=e|.|Or|@jo|#now"),
            ("AT&T ... wait -- no", "AT&T|...|wait|--|no"),
            ("``We will appeal,'' he said", "``|We|will|appeal|,|''|he|said"),
            ("Jose\u{301} A\u{301}lvarez", "Jose\u{301}|A\u{301}lvarez"),
            ("🇺🇦🎉 Mr", "🇺🇦|🎉|Mr"),
            ("No. 10 said no. Ten", "No.|10|said|no|.|Ten"),
        ] {
            assert_eq!(tokens(text).join("|"), wanted);
        }
    }

    #[test]
    fn sentences_of_news() {
        for (text, wanted) in [
            ("One. Two! Three?", vec!["One.", "Two!", "Three?"]),
            ("The vote was postponed.Mr Cole left.", vec!["The vote was postponed.", "Mr Cole left."]),
            (
                "He left at noon.\"We were shocked,\" said a guard.",
                vec!["He left at noon.", "\"We were shocked,\" said a guard."],
            ),
            ("\"Enough!\" shouted the driver. \"Go!\"", vec!["\"Enough!\" shouted the driver.", "\"Go!\""]),
            ("“Why now?” Mr Cole asked. He left.", vec!["“Why now?” Mr Cole asked.", "He left."]),
            (
                "The U.S. Senate voted. Sen. Maria Cole (D., Ohio) objected at 5 p.m. on Friday.",
                vec!["The U.S. Senate voted.", "Sen. Maria Cole (D., Ohio) objected at 5 p.m. on Friday."],
            ),
            ("It happened in the U.S. The rest is known.", vec!["It happened in the U.S.", "The rest is known."]),
            ("“It ends.” She left.", vec!["“It ends.”", "She left."]),
            (
                "Image source, Getty Images\nImage caption, Mr Cole arrives\nPublished 2 hours ago",
                vec!["Image source, Getty Images", "Image caption, Mr Cole arrives", "Published 2 hours ago"],
            ),
            (
                "\"We will not\nleave the valley,\" said\nMr Cole.",
                vec!["\"We will not\nleave the valley,\" said\nMr Cole."],
            ),
            ("   \n\t", vec![]),
        ] {
            assert_eq!(sentences(text), wanted);
        }
    }

    #[test]
    fn paragraphs_end_at_hard_breaks_only() {
        let wrapped = "The committee said on Monday that it would look again at the rules for\n\
                       Members of Parliament who hold second jobs, and that it would take its\n\
                       Evidence in public.\n\nThe next line is its own.";
        assert_eq!(Document::new(wrapped).paragraphs().len(), 2);
        assert_eq!(Document::new("First line.\nSecond line.\r\nThird line.").paragraphs().len(), 3);
    }

    #[test]
    fn lookups_agree_with_a_walk() {
        let text = "One two. Three four.\n\nFive “six”.";
        let document = Document::new(text);
        for (idx, token) in document.tokens().iter().enumerate() {
            assert_eq!(document.token_at(token.span.start), idx);
            assert_eq!(document.tokens_in(token.span), idx..idx + 1);
            assert!(document.sentences()[document.sentence_of(idx)].tokens.contains(&idx));
            assert!(document.paragraphs()[document.paragraph_of(idx)].tokens.contains(&idx));
        }
    }
}
