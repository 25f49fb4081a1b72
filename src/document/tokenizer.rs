//! Text → tokens, in one pass over the characters of a paragraph.

use super::words::{self, Class};
use super::{Case, Token, TokenKind};
use crate::span::Span;

/// Words whose stop belongs to them, without it. A stop after any of these ends no sentence by itself.
#[rustfmt::skip]
const ABBREVIATIONS: &[&str] = &[
    "adm", "apr", "aug", "ave", "blvd", "bros", "brig", "capt", "cmdr", "co", "col", "comdr", "corp", "cpl", "dec", "dept",
    "det", "dr", "drs", "est", "etc", "feb", "fr", "gen", "gov", "hon", "inc", "insp", "jan", "jr", "lt", "ltd", "maj", "messrs",
    "mfg", "mr", "mrs", "ms", "mt", "nov", "oct", "pfc", "ph.d", "plc", "prof", "pvt", "rep", "reps", "rev", "sec", "sen", "sens",
    "sep", "sept", "sgt", "sr", "st", "supt", "treas", "univ", "v", "vs",
];

/// Endings that make "word.word" an address and not two sentences without a space.
#[rustfmt::skip]
const DOMAINS: &[&str] = &[
    "ai", "au", "biz", "ca", "co", "com", "de", "edu", "eu", "fm", "fr", "gov", "ie", "info", "int", "io", "mil", "net", "news",
    "nz", "org", "ru", "tv", "uk", "za",
];

/// Appends the tokens of `within`, and their lower-case forms.
pub(super) fn tokenize(text: &str, within: Span, lower: &mut String, tokens: &mut Vec<Token>) {
    let mut scanner = Scanner { text, end: within.end as usize, at: within.start as usize };
    let first = tokens.len();
    let mut space_before = true;
    while let Some(c) = scanner.peek() {
        if c.is_whitespace() || c == '\u{feff}' {
            scanner.bump();
            space_before = true;
            continue;
        }
        if is_invisible(c) {
            scanner.bump();
            continue;
        }
        let start = scanner.at;
        let previous = tokens[first..].last();
        let kind = scanner.token(c, previous);
        let span = Span::new(start, scanner.at);
        tokens.push(finish(text, span, kind, space_before, lower));
        space_before = false;
    }
}

fn finish(text: &str, span: Span, kind: TokenKind, space_before: bool, lower: &mut String) -> Token {
    let surface = span.of(text);
    let lower_start = lower.len();
    push_lower(surface, lower);
    let lower_span = Span::new(lower_start, lower.len());
    let word = lower_span.of(lower);
    let abbreviation = kind == TokenKind::Word && word.ends_with('.');
    let class = if kind == TokenKind::Word { words::class_of(word.trim_end_matches('.')) } else { Class::OPEN };
    Token { span, kind, case: case_of(surface), class, space_before, abbreviation, lower: lower_span }
}

fn push_lower(surface: &str, lower: &mut String) {
    if surface.is_ascii() {
        lower.extend(surface.chars().map(|c| c.to_ascii_lowercase()));
        return;
    }
    for c in surface.chars().filter(|c| !is_invisible(*c)) {
        match c {
            '’' | 'ʼ' => lower.push('\''),
            _ => lower.extend(c.to_lowercase()),
        }
    }
}

fn case_of(surface: &str) -> Case {
    let mut letters = surface.chars().filter(|c| c.is_uppercase() || c.is_lowercase());
    let Some(first) = letters.next() else {
        return Case::None;
    };
    let (mut n_upper, mut n_lower) = (0, 0);
    for c in letters {
        if c.is_uppercase() { n_upper += 1 } else { n_lower += 1 }
    }
    match (first.is_uppercase(), n_upper, n_lower) {
        (true, 0, 0) => Case::Initial,
        (true, 0, _) => Case::Capitalised,
        (true, _, 0) => Case::Upper,
        (false, 0, _) => Case::Lower,
        _ => Case::Mixed,
    }
}

/// Soft hyphens and zero-width signs: part of the word around them, and of no lookup.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}

fn is_word_part(c: char) -> bool {
    c.is_alphanumeric() || !c.is_ascii() && (is_combining(c) || is_invisible(c))
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

fn is_mark(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '`'
            | '´'
            | '“'
            | '”'
            | '„'
            | '‟'
            | '‘'
            | '’'
            | '‚'
            | '‛'
            | '«'
            | '»'
            | '‹'
            | '›'
            | '″'
            | '′'
            | '＂'
    )
}

struct Scanner<'t> {
    text: &'t str,
    end: usize,
    at: usize,
}

impl Scanner<'_> {
    fn peek(&self) -> Option<char> {
        self.text[self.at..self.end].chars().next()
    }

    /// The character `n` bytes further on, when that is a boundary.
    fn peek_from(&self, at: usize) -> Option<char> {
        self.text.get(at..self.end)?.chars().next()
    }

    fn bump(&mut self) {
        self.at += self.peek().map_or(0, char::len_utf8);
    }

    fn bump_while(&mut self, accept: impl Fn(char) -> bool) {
        while self.peek().is_some_and(&accept) {
            self.bump();
        }
    }

    /// Whether ASCII `wanted` comes next, in any case.
    fn looks_at(&self, wanted: &str) -> bool {
        self.text
            .as_bytes()
            .get(self.at..self.end.min(self.at + wanted.len()))
            .is_some_and(|b| b.eq_ignore_ascii_case(wanted.as_bytes()))
    }

    /// Consumes one token that starts with `c`.
    fn token(&mut self, c: char, previous: Option<&Token>) -> TokenKind {
        if c.is_alphabetic() {
            return if self.link() { TokenKind::Link } else { self.word(previous) };
        }
        if c.is_ascii_digit() {
            self.number();
            return TokenKind::Number;
        }
        if matches!(c, '@' | '#') && self.peek_from(self.at + 1).is_some_and(char::is_alphanumeric) {
            self.bump();
            self.bump_while(|c| c.is_alphanumeric() || c == '_');
            return TokenKind::Link;
        }
        if is_apostrophe(c)
            && previous.is_some_and(|t| t.kind == TokenKind::Word && t.span.end as usize == self.at)
            && let Some(len) = self.clitic(self.at)
        {
            self.at += len;
            return TokenKind::Word;
        }
        if is_mark(c) {
            self.bump();
            if matches!(c, '`' | '\'' | '‘' | '’') && self.peek() == Some(c) {
                self.bump();
            }
            return TokenKind::Mark;
        }
        self.bump();
        match c {
            '.' | '-' | '–' | '—' | '…' | '!' | '?' => {
                self.bump_while(|next| next == c);
                TokenKind::Punct
            }
            _ if c.is_ascii_punctuation() && !matches!(c, '$' | '+' | '<' | '=' | '>' | '^' | '|' | '~') => {
                TokenKind::Punct
            }
            '‐' | '‑' | '‒' | '―' | '•' | '·' | '¡' | '¿' | '、' | '。' | '†' | '‡' => {
                TokenKind::Punct
            }
            _ if c.is_numeric() => TokenKind::Number,
            _ => {
                self.symbol(c);
                TokenKind::Symbol
            }
        }
    }

    /// The rest of an emoji: its variation selector, skin tone, joined parts, or the second letter of a flag.
    fn symbol(&mut self, first: char) {
        let is_flag = |c: char| matches!(c, '\u{1f1e6}'..='\u{1f1ff}');
        if is_flag(first) {
            if self.peek().is_some_and(is_flag) {
                self.bump();
            }
            return;
        }
        while let Some(c) = self.peek() {
            match c {
                '\u{fe0e}' | '\u{fe0f}' | '\u{20e3}' | '\u{1f3fb}'..='\u{1f3ff}' => self.bump(),
                '\u{200d}' => {
                    self.bump();
                    if self.peek().is_some_and(|c| !c.is_alphanumeric() && !c.is_whitespace() && !c.is_ascii()) {
                        self.bump();
                    }
                }
                _ if is_combining(c) => self.bump(),
                _ => return,
            }
        }
    }

    /// A web address that says so at its start.
    fn link(&mut self) -> bool {
        if !(self.looks_at("http://") || self.looks_at("https://") || self.looks_at("www.")) {
            return false;
        }
        self.bump_while(|c| !c.is_whitespace() && !matches!(c, '<' | '>') && (!is_mark(c) || c == '\''));
        while matches!(self.text.as_bytes()[self.at - 1], b'.' | b',' | b';' | b':' | b'!' | b'?' | b')' | b']' | b'\'')
        {
            self.at -= 1;
        }
        true
    }

    /// Digits, their separators where a digit follows, and the suffix of an ordinal or a decade.
    fn number(&mut self) {
        loop {
            self.bump_while(|c| c.is_ascii_digit());
            let joined = matches!(self.peek(), Some('.' | ',' | ':' | '/'))
                && self.peek_from(self.at + 1).is_some_and(|c| c.is_ascii_digit());
            if !joined {
                break;
            }
            self.bump();
        }
        for suffix in ["st", "nd", "rd", "th", "s"] {
            if self.looks_at(suffix) && !self.peek_from(self.at + suffix.len()).is_some_and(is_word_part) {
                self.at += suffix.len();
                return;
            }
        }
    }

    fn word(&mut self, previous: Option<&Token>) -> TokenKind {
        let start = self.at;
        loop {
            self.bump_while(is_word_part);
            let next = self.peek();
            let Some(sign) = next.filter(|c| matches!(c, '.' | '&' | '@') || is_apostrophe(*c)) else {
                break;
            };
            let behind = self.at + sign.len_utf8();
            let Some(after) = self.peek_from(behind).filter(|c| c.is_alphabetic()) else {
                if sign == '.' {
                    self.abbreviation_stop(start, previous);
                }
                break;
            };
            match sign {
                '&' if after.is_uppercase() && self.text[..self.at].ends_with(char::is_uppercase) => self.at = behind,
                '@' => {
                    self.at = behind;
                    self.bump_while(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_'));
                    while self.text[..self.at].ends_with(['.', '-']) {
                        self.at -= 1;
                    }
                    return TokenKind::Link;
                }
                '.' => {
                    if self.initials(start) {
                        break;
                    }
                    if !self.domain(behind) {
                        self.abbreviation_stop(start, previous);
                        break;
                    }
                }
                _ if is_apostrophe(sign) => {
                    if self.clitic(self.at).is_some() {
                        break;
                    }
                    if self.text[start..self.at].ends_with(['n', 'N']) && self.is_negation_tail(behind) {
                        // "do|n't": the clitic takes the n, unless it is the whole word
                        if self.at - start > 1 {
                            self.at -= 1;
                        } else {
                            self.at = behind + 1;
                        }
                        break;
                    }
                    self.at = behind;
                }
                _ => break,
            }
        }
        TokenKind::Word
    }

    fn is_negation_tail(&self, at: usize) -> bool {
        matches!(self.peek_from(at), Some('t' | 'T')) && !self.peek_from(at + 1).is_some_and(is_word_part)
    }

    /// Length of the clitic that begins with the apostrophe at `at`: "'s", "'re" …
    fn clitic(&self, at: usize) -> Option<usize> {
        let sign = self.peek_from(at)?.len_utf8();
        let rest = self.text.get(at + sign..self.end)?;
        let len = rest.bytes().take(3).take_while(u8::is_ascii_alphabetic).count();
        let tail = &rest[..len];
        let known = ["s", "m", "d", "re", "ve", "ll"].iter().any(|c| tail.eq_ignore_ascii_case(c));
        (known && !self.peek_from(at + sign + len).is_some_and(is_word_part)).then_some(sign + len)
    }

    /// "U.S", "a.m", "J.K" and the stop behind, when one letter stands before each stop.
    fn initials(&mut self, start: usize) -> bool {
        let mut at = self.at;
        if self.peek_from(start).is_none_or(|c| start + c.len_utf8() != at) {
            return false;
        }
        let mut n_letters = 1;
        while self.peek_from(at) == Some('.') {
            let Some(letter) = self.peek_from(at + 1).filter(|c| c.is_alphabetic()) else {
                break;
            };
            let behind = at + 1 + letter.len_utf8();
            if self.peek_from(behind).is_some_and(is_word_part) {
                break;
            }
            at = behind;
            n_letters += 1;
        }
        if n_letters == 1 {
            return false;
        }
        self.at = if self.peek_from(at) == Some('.') { at + 1 } else { at };
        true
    }

    /// Takes in ".com", ".co.uk" and the like; `behind` is just past the stop.
    fn domain(&mut self, behind: usize) -> bool {
        let rest = &self.text[behind..self.end];
        let len = rest.bytes().take(5).take_while(u8::is_ascii_lowercase).count();
        let known = DOMAINS.contains(&&rest[..len]) && !self.peek_from(behind + len).is_some_and(is_word_part);
        if known {
            self.at = behind + len;
        }
        known
    }

    /// Takes in the stop of an abbreviation or of a name's initial.
    fn abbreviation_stop(&mut self, start: usize, previous: Option<&Token>) {
        let word = &self.text[start..self.at];
        let capital = word.starts_with(char::is_uppercase);
        let mut lower = String::with_capacity(8);
        if word.len() <= 6 {
            push_lower(word, &mut lower);
        }
        let is_initial =
            capital && word.chars().count() == 1 && (word != "I" || previous.is_some_and(|t| t.case.has_capital()));
        let is_number_sign = lower == "no"
            && self.text[self.at..self.end].starts_with(". ")
            && self.peek_from(self.at + 2).is_some_and(|c| c.is_ascii_digit());
        let is_known = ABBREVIATIONS.contains(&lower.as_str())
            && (capital || matches!(lower.as_str(), "mr" | "mrs" | "ms" | "dr" | "etc" | "vs" | "v"));
        if is_initial || is_number_sign || is_known {
            self.at += 1;
        }
    }
}
