//! Numbers in digits and in words: "40,000", "3.2bn", "twenty-five", "two hundred and five thousand", "dozens".

use crate::document::{Document, TokenKind};

/// No number runs over more tokens than this.
const LONGEST: usize = 14;

/// A number as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Number {
    /// One past its last token.
    pub end: usize,
    /// In thousandths; none where the words give no figure ("dozens") or it is out of range.
    pub milli: Option<i64>,
    /// Written in digits.
    pub digits: bool,
    /// The scale that follows the figure: 1,000,000 for "3 million"; 1 without any.
    pub scale: i64,
    /// The scale is a letter, which could be a unit as well: "5m".
    pub letter: bool,
}

/// The number that begins at a token.
pub(super) fn number_at(document: &Document, start: usize) -> Option<Number> {
    let token = document.tokens().get(start)?;
    match token.kind {
        TokenKind::Number => in_digits(document, start),
        TokenKind::Word => in_words(document, start),
        _ => None,
    }
}

/// The value of plain digits in thousandths: "1,234.5"; a comma or a stop only where it groups or parts decimals.
pub(super) fn parse_digits(surface: &str) -> Option<i64> {
    let (whole, decimals) = surface.split_once('.').unwrap_or((surface, ""));
    if whole.is_empty() || decimals.contains('.') {
        return None;
    }
    let mut value: i64 = 0;
    for c in whole.chars().filter(|&c| c != ',') {
        value = value.checked_mul(10)?.checked_add(i64::from(c.to_digit(10)?))?;
    }
    let mut milli = value.checked_mul(1000)?;
    for (digit, worth) in decimals.chars().zip([100, 10, 1]) {
        milli = milli.checked_add(i64::from(digit.to_digit(10)?) * worth)?;
    }
    Some(milli)
}

/// What a word or letter behind a figure multiplies it by, and whether it is a mere letter.
pub(super) fn scale(lower: &str) -> Option<(i64, bool)> {
    let (scale, letter) = match lower.trim_end_matches('.') {
        "hundred" => (100, false),
        "k" => (1_000, true),
        "thousand" => (1_000, false),
        "lakh" | "lakhs" => (100_000, false),
        "m" => (1_000_000, true),
        "million" | "mn" | "mln" | "mil" | "mio" => (1_000_000, false),
        "crore" | "crores" => (10_000_000, false),
        "b" => (1_000_000_000, true),
        "billion" | "bn" | "bln" | "bil" => (1_000_000_000, false),
        "t" => (1_000_000_000_000, true),
        "trillion" | "tn" | "trn" => (1_000_000_000_000, false),
        _ => return None,
    };
    Some((scale, letter))
}

fn in_digits(document: &Document, start: usize) -> Option<Number> {
    let surface = document.surface(start);
    if surface.contains([':', '/']) || !surface.ends_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let number = Number { end: start + 1, milli: parse_digits(surface), digits: true, scale: 1, letter: false };
    Some(with_scale(document, number))
}

/// Takes in the scales behind a figure: "million", "bn", "lakh crore"; "69.8-million" too.
pub(super) fn with_scale(document: &Document, mut number: Number) -> Number {
    for _ in 0..2 {
        let hyphen =
            document.lower(number.end) == "-" && glued(document, number.end) && glued(document, number.end + 1);
        let at = number.end + usize::from(hyphen);
        let Some((scale, letter)) = scale(document.lower(at)) else {
            break;
        };
        if letter && (hyphen || !glued(document, at)) {
            break;
        }
        number.milli = number.milli.and_then(|milli| milli.checked_mul(scale));
        number.scale = number.scale.saturating_mul(scale);
        number.letter = letter;
        number.end = at + 1;
        if letter {
            break;
        }
    }
    number
}

/// Whether nothing stands between a token and the one before it.
pub(super) fn glued(document: &Document, idx: usize) -> bool {
    document.tokens().get(idx).is_some_and(|t| !t.space_before)
}

/// The figure of a number word below a hundred.
fn small(lower: &str) -> Option<i64> {
    const WORDS: &[&str] = &[
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: &[&str] = &["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let at = |words: &[&str]| words.iter().position(|word| *word == lower).map(|idx| idx as i64);
    at(WORDS).or_else(|| at(TENS).map(|idx| 10 * (idx + 2)))
}

fn is_number_word(lower: &str) -> bool {
    small(lower).is_some() || scale(lower).is_some_and(|(_, letter)| !letter && lower.len() > 3)
}

fn in_words(document: &Document, start: usize) -> Option<Number> {
    let first = document.lower(start);
    if let Some(number) = vague(document, start) {
        return Some(number);
    }
    // "a million", "a dozen", "half a million"
    let (mut idx, mut current, half) = match first {
        "a" | "an" if is_big(document.lower(start + 1)) => (start + 1, 1, false),
        "half" if matches!(document.lower(start + 1), "a" | "an") && is_big(document.lower(start + 2)) => {
            (start + 2, 1, true)
        }
        _ if small(first).is_some() => (start, 0, false),
        _ => return None,
    };
    let mut total: i64 = 0;
    let mut scaled = 1;
    let mut end = start;
    let limit = document.tokens().len().min(start + LONGEST);
    while idx < limit {
        let word = document.lower(idx);
        if let Some(n) = small(word) {
            // "nineteen ninety": two numbers, or a year
            if current % 100 != 0 && (current % 10 != 0 || n >= 10) {
                break;
            }
            current += n;
        } else if word == "hundred" {
            current = current.max(1) * 100;
        } else if word == "dozen" {
            current = current.max(1) * 12;
        } else if let Some((scale, false)) = scale(word) {
            total = total.checked_add(current.max(1).checked_mul(scale)?)?;
            current = 0;
            scaled = scale;
        } else if word == "and" && end == idx && document.lower(idx + 1) == "a" && document.lower(idx + 2) == "half" {
            let scale = scale(document.lower(idx + 3)).map_or(1, |(scale, _)| scale);
            let milli = (current * 1000 + 500).checked_mul(scale)?;
            let end = idx + 3 + usize::from(scale > 1);
            return Some(Number { end, milli: Some(milli), digits: false, scale, letter: false });
        } else if (word == "and" && end == idx && current % 100 == 0 || word == "-" && glued(document, idx + 1))
            && end == idx
            && is_number_word(document.lower(idx + 1))
            && (word == "-" || small(document.lower(idx + 1)).is_some() && (current > 0 || total > 0))
        {
            idx += 1;
            continue;
        } else {
            break;
        }
        idx += 1;
        end = idx;
    }
    let milli = total.checked_add(current).and_then(|n| n.checked_mul(if half { 500 } else { 1000 }));
    (end > start).then_some(Number { end, milli, digits: false, scale: scaled, letter: false })
}

fn is_big(lower: &str) -> bool {
    lower == "dozen" || lower == "hundred" || scale(lower).is_some_and(|(_, letter)| !letter && lower.len() > 3)
}

/// "dozens", "tens of thousands", "several million", "a few hundred": a number without a figure.
fn vague(document: &Document, start: usize) -> Option<Number> {
    let plural = |idx: usize| {
        matches!(
            document.lower(idx),
            "tens"
                | "dozens"
                | "scores"
                | "hundreds"
                | "thousands"
                | "millions"
                | "billions"
                | "trillions"
                | "lakhs"
                | "crores"
        )
    };
    let mut end = match document.lower(start) {
        "several" | "many" if is_big(document.lower(start + 1)) => start + 2,
        "a" if matches!(document.lower(start + 1), "few" | "couple") && is_big(document.lower(start + 2)) => start + 3,
        "scores" | "tens" if document.lower(start + 1) != "of" => return None,
        _ if plural(start) => start + 1,
        _ => return None,
    };
    while document.lower(end) == "of" && plural(end + 1) && end < start + 5 {
        end += 2;
    }
    if document.lower(start) == "tens" && end == start + 1 {
        return None;
    }
    let scale = scale(document.lower(end - 1).trim_end_matches('s')).map_or(1, |(scale, _)| scale);
    Some(Number { end, milli: None, digits: false, scale, letter: false })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_digits_and_words() {
        for (text, words, wanted) in [
            ("40,000 left", "40,000", Some(40_000_000)),
            ("3.25 left", "3.25", Some(3250)),
            ("3.2bn left", "3.2bn", Some(3_200_000_000_000)),
            ("3 million left", "3 million", Some(3_000_000_000)),
            ("200 crore left", "200 crore", Some(2_000_000_000_000)),
            ("twenty-five left", "twenty-five", Some(25_000)),
            ("two hundred and five thousand left", "two hundred and five thousand", Some(205_000_000)),
            ("Four and two left", "Four", Some(4_000)),
            ("half a million left", "half a million", Some(500_000_000)),
            ("two and a half million left", "two and a half million", Some(2_500_000_000)),
            ("a dozen left", "a dozen", Some(12_000)),
            ("dozens left", "dozens", None),
            ("tens of thousands left", "tens of thousands", None),
            ("99999999999999999999 left", "99999999999999999999", None),
        ] {
            let document = Document::new(text);
            let number = number_at(&document, 0).unwrap();
            assert_eq!((document.span_of(0..number.end).of(text), number.milli), (words, wanted));
        }
        for text in ["a house", "18:30", "1990s", "tens left", "m"] {
            assert_eq!(number_at(&Document::new(text), 0), None);
        }
    }
}
