//! A name taken apart and made comparable: lower case, no accents, no nicknames, hyphens kept inside words.

use crate::analysis::{Label, MentionIdx};
use crate::document::{Case, Document, TokenKind, fold};
use crate::entities::FoundMention;
use crate::entities::titles::{self, Gender, TitleKind};
use crate::span::Span;

/// No name has more words than this; the rest is not looked at.
const MOST_WORDS: usize = 12;

/// What follows a name without being part of it for comparison.
const SUFFIXES: &[&str] = &["jr", "sr", "ii", "iii", "iv"];

/// A mention's name, ready to be compared.
#[derive(Clone, Debug)]
pub(super) struct Name {
    pub mention: MentionIdx,
    pub class: NameClass,
    pub label: Label,
    /// Folded words, at least one.
    pub words: Vec<String>,
    /// Of the title before it.
    pub gender: Option<Gender>,
    /// Whether a title of office stands before it: "President", "Sen.".
    pub office: bool,
    /// Written in capitals: "WHO", "U.S.".
    pub upper: bool,
}

/// Names of different classes are never one entity, but for long names that carry two labels by mistake.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum NameClass {
    Person,
    Place,
    Org,
    Norp,
    Other,
}

impl Name {
    /// Takes a name mention apart; none for a value and for a name without a letter or a digit.
    pub fn new(document: &Document, idx: MentionIdx, mention: &FoundMention) -> Option<Self> {
        let class = match mention.label {
            Label::Person => NameClass::Person,
            Label::Gpe | Label::Loc | Label::Fac => NameClass::Place,
            Label::Org => NameClass::Org,
            Label::Norp => NameClass::Norp,
            Label::Event | Label::Product | Label::WorkOfArt | Label::Law => NameClass::Other,
            _ => return None,
        };
        let words = words(document, mention.span, class);
        if words.is_empty() {
            return None;
        }
        let first = document.token_at(mention.span.start);
        let title = mention.title.and_then(|_| titles::title_before(document, first));
        let upper =
            document.tokens_in(mention.span).all(|t| matches!(document.tokens()[t].case, Case::Upper | Case::Mixed))
                && document.surface(first).chars().filter(|c| c.is_uppercase()).count() >= 2;
        let gender = title.as_ref().and_then(|t| t.gender);
        let office = title.is_some_and(|t| t.kind == TitleKind::Office);
        Some(Self { mention: idx, class, label: mention.label, words, gender, office, upper })
    }

    /// All words in one string.
    pub fn key(&self) -> String {
        self.words.join(" ")
    }

    pub fn last(&self) -> &str {
        &self.words[self.words.len() - 1]
    }
}

/// The folded words of a span; what stands between marks inside a name ("Tony “The Fox” Marani") is a nickname.
fn words(document: &Document, span: Span, class: NameClass) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut in_nickname = false;
    let mut joined = false;
    for idx in document.tokens_in(span).take(4 * MOST_WORDS) {
        let token = &document.tokens()[idx];
        match token.kind {
            TokenKind::Mark => in_nickname = !in_nickname,
            _ if in_nickname => {}
            TokenKind::Word | TokenKind::Number | TokenKind::Link => {
                let word = fold(document.lower(idx));
                if joined && let Some(last) = words.last_mut() {
                    last.push('-');
                    last.push_str(&word);
                } else {
                    let is_suffix =
                        !words.is_empty() && class == NameClass::Person && SUFFIXES.contains(&word.as_str());
                    let is_article = words.is_empty() && word == "the";
                    if !word.is_empty() && !is_article && !is_suffix && words.len() < MOST_WORDS {
                        words.push(word);
                    }
                }
                joined = false;
            }
            _ => joined = document.surface(idx) == "-" && !token.space_before && !document.space_after(idx),
        }
    }
    words
}

/// A word as it sounds, roughly, so that two transcriptions of one name meet: Sergey and Sergei, Zelensky and Zelenskyy.
pub(super) fn sound(word: &str) -> String {
    let mut sounded = String::with_capacity(word.len());
    let mut chars = word.chars().peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied();
        let c = match (c, next) {
            ('p', Some('h')) => {
                chars.next();
                'f'
            }
            ('c', Some('k')) | ('k' | 'g', Some('h')) => {
                chars.next();
                if c == 'g' { 'g' } else { 'k' }
            }
            ('y' | 'j', _) => 'i',
            ('w', _) => 'v',
            ('q', _) => 'k',
            ('-', _) => continue,
            _ => c,
        };
        if !sounded.ends_with(c) {
            sounded.push(c);
        }
    }
    sounded
}

/// The consonants of a word after its first letter: what stays when vowels are heard differently (Mohammed, Muhammad).
pub(super) fn skeleton(word: &str) -> String {
    let sounded = sound(word);
    let mut skeleton = String::with_capacity(sounded.len());
    for (at, c) in sounded.char_indices() {
        if (at == 0 || !matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')) && !skeleton.ends_with(c) {
            skeleton.push(c);
        }
    }
    skeleton
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_sound_alike() {
        for (one, other) in [("sergey", "sergei"), ("zelensky", "zelenskyy"), ("vucic", "vucic"), ("jusuf", "yusuf")] {
            assert_eq!(sound(one), sound(other));
        }
        assert_ne!(sound("martin"), sound("morton"));
        assert_eq!(skeleton("mohammed"), skeleton("muhamad"));
        assert_ne!(skeleton("alan"), skeleton("ellen"));
    }

    #[test]
    fn names_are_folded() {
        for (text, wanted) in [
            ("Andrés Manuel López Obrador", "andres manuel lopez obrador"),
            ("Bashar al-Asad", "bashar al-asad"),
            ("Tony “The Fox” Marani", "tony marani"),
            ("Siobhán O’Dea Jr.", "siobhan odea"),
            ("the World Trade Club", "world trade club"),
        ] {
            let document = Document::new(text);
            let all = Span::new(0, text.len());
            assert_eq!(words(&document, all, NameClass::Person).join(" "), wanted);
        }
    }
}
