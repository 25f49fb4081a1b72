//! Shares, measures, ranks and counts: "4 per cent", "-5C", "third", "between 20 and 30", "one in five".

use super::numbers::{Number, glued, number_at};
use crate::analysis::{Amount, Label, Milli, Value};
use crate::document::{Case, Class, Document, TokenKind};

pub(super) struct Found {
    pub end: usize,
    pub label: Label,
    pub value: Option<Value>,
}

/// Units by their words, and the symbol they leave under.
#[rustfmt::skip]
const UNITS: &[(&str, &str)] = &[
    ("acre", "acre"), ("acres", "acre"), ("amps", "A"), ("barrel", "bbl"), ("barrels", "bbl"), ("c", "°C"), ("calories", "cal"),
    ("centimeter", "cm"), ("centimeters", "cm"), ("centimetre", "cm"), ("centimetres", "cm"), ("cm", "cm"), ("decibels", "dB"),
    ("degree", "°"), ("degrees", "°"), ("f", "°F"), ("feet", "ft"), ("foot", "ft"), ("ft", "ft"), ("g", "g"), ("gallon", "gal"),
    ("gallons", "gal"), ("gb", "GB"), ("gigawatt", "GW"), ("gigawatts", "GW"), ("gram", "g"), ("grams", "g"), ("gw", "GW"), ("ha", "ha"),
    ("hectare", "ha"), ("hectares", "ha"), ("hp", "hp"), ("inch", "in"), ("inches", "in"), ("kg", "kg"), ("kilo", "kg"),
    ("kilogram", "kg"), ("kilograms", "kg"), ("kilometer", "km"), ("kilometers", "km"), ("kilometre", "km"), ("kilometres", "km"),
    ("kilos", "kg"), ("km", "km"), ("kms", "km"), ("knots", "kn"), ("kph", "km/h"), ("kw", "kW"), ("kwh", "kWh"), ("lb", "lb"),
    ("lbs", "lb"), ("light-years", "ly"), ("liter", "l"), ("liters", "l"), ("litre", "l"), ("litres", "l"), ("mb", "MB"),
    ("megawatt", "MW"), ("megawatts", "MW"), ("meter", "m"), ("meters", "m"), ("metre", "m"), ("metres", "m"), ("mg", "mg"),
    ("mile", "mi"), ("miles", "mi"), ("millimeters", "mm"), ("millimetres", "mm"), ("ml", "ml"), ("mm", "mm"), ("mph", "mph"),
    ("mw", "MW"), ("mwh", "MWh"), ("ounce", "oz"), ("ounces", "oz"), ("oz", "oz"), ("pint", "pt"), ("pints", "pt"), ("pound", "lb"),
    ("pounds", "lb"), ("stone", "st"), ("tb", "TB"), ("ton", "t"), ("tonne", "t"), ("tonnes", "t"), ("tons", "t"), ("volts", "V"),
    ("watt", "W"), ("watts", "W"), ("yard", "yd"), ("yards", "yd"), ("°", "°"), ("℃", "°C"), ("℉", "°F"),
];

/// Lengths and their squares.
const LENGTHS: &[&str] = &["cm", "ft", "in", "km", "m", "mi", "mm", "yd"];

const ORDINALS: &[&str] = &[
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
];

/// What a number at a token measures or counts.
pub(super) fn measure_at(document: &Document, start: usize) -> Option<Found> {
    ordinal(document, start).or_else(|| {
        let (at, negative) = sign(document, start);
        let between = document.lower(at) == "between";
        let first = number_at(document, at + usize::from(between))?;
        if !first.digits && !negative && !between && is_mere_word(document, start, first) {
            return None;
        }
        fraction(document, start, first)
            .filter(|_| !negative && !between)
            .or_else(|| counted(document, at, first, negative, between))
    })
}

/// A minus sign before a number: "-5C", "minus 5".
fn sign(document: &Document, start: usize) -> (usize, bool) {
    let minus = matches!(document.lower(start), "-" | "−" | "–")
        && document.tokens()[start].space_before
        && glued(document, start + 1)
        || document.lower(start) == "minus";
    let figure = minus && document.tokens().get(start + 1).is_some_and(|t| t.kind == TokenKind::Number);
    (start + usize::from(figure), figure)
}

/// One number or a range, and what stands behind it.
fn counted(document: &Document, at: usize, first: Number, negative: bool, between: bool) -> Option<Found> {
    let joined = document.lower(first.end);
    let second = match joined {
        "and" if between => number_at(document, first.end + 1),
        "-" | "–" if !between && glued(document, first.end) && glued(document, first.end + 1) => {
            number_at(document, first.end + 1)
        }
        "to" if !between && !document.lower(at.saturating_sub(1)).contains("from") => {
            number_at(document, first.end + 1)
        }
        _ => None,
    };
    // "between 2010 and 2015" are two years
    let is_year = |number: Number| number.digits && number.scale == 1 && document.surface(number.end - 1).len() == 4;
    if between && second.is_none_or(|last| is_year(first) && is_year(last)) {
        return None;
    }
    let last = second.unwrap_or(first);
    let unit = unit_behind(document, last);
    // "2 to 1", "10-4": without a unit or something counted it may be a score
    let counts = between || unit.is_some() || last.scale > 1 || !matches!(joined, "to" | "-" | "–") || {
        let next = document.tokens().get(last.end);
        next.is_some_and(|t| t.kind == TokenKind::Word && t.case == Case::Lower && t.class == Class::OPEN)
    };
    let (last, unit) = match second {
        Some(_) if joined == "to" && unit.is_none() => (first, unit_behind(document, first)),
        _ => (last, unit),
    };
    let is_range = last.end != first.end;
    let minus = if negative { -1 } else { 1 };
    let amount = if !is_range {
        first.milli.map(|milli| Amount::One(Milli(minus * milli)))
    } else if counts {
        let scaled = if first.scale == 1 { first.milli.and_then(|m| m.checked_mul(last.scale)) } else { first.milli };
        scaled
            .zip(last.milli)
            .filter(|(min, max)| min <= max)
            .map(|(min, max)| Amount::Range { min: Milli(min), max: Milli(max) })
    } else {
        None
    };
    let bare = |number: Number| Found { end: number.end, label: Label::Cardinal, value: amount.map(Value::Number) };
    let Some((unit, end)) = unit else {
        return Some(bare(last));
    };
    if unit == "%" {
        return Some(Found { end, label: Label::Percent, value: amount.map(Value::Percent) });
    }
    // "5m people" are five million; "5m tall" is a length: `unit_behind` has told them apart
    let value = amount.map(|number| Value::Quantity { number, unit: unit.to_owned() });
    Some(Found { end, label: Label::Quantity, value })
}

/// The unit behind a number, "%" for a share, and where it ends.
fn unit_behind(document: &Document, number: Number) -> Option<(String, usize)> {
    let mut at = number.end;
    let hyphen = document.lower(at) == "-" && glued(document, at) && glued(document, at + 1);
    at += usize::from(hyphen);
    let word = document.lower(at);
    let next = document.lower(at + 1);
    let share = match (word, next) {
        ("%" | "percent" | "pct", _) => Some(at + 1),
        ("per", "cent") => Some(at + 2),
        ("percentage", "point" | "points") => Some(at + 2),
        _ => None,
    };
    if let Some(end) = share {
        let points = usize::from(matches!(document.lower(end), "point" | "points"));
        return Some(("%".to_owned(), end + points));
    }
    // "square miles", "sq km", "cubic metres"
    let power = match word {
        "square" | "sq" => Some("²"),
        "cubic" => Some("³"),
        _ => None,
    };
    if let Some(power) = power {
        return symbol(next).filter(|unit| LENGTHS.contains(unit)).map(|unit| (format!("{unit}{power}"), at + 2));
    }
    let unit = symbol(word)?;
    let near = glued(document, at);
    match word {
        // a letter is a unit only right behind its figure, and in the right case
        "c" | "f" => return (near && document.tokens()[at].case == Case::Initial).then(|| (unit.to_owned(), at + 1)),
        "g" => return near.then(|| (unit.to_owned(), at + 1)),
        "stone" | "degree" if !number.digits => return None,
        _ => {}
    }
    if unit == "°" {
        let scale = match document.lower(at + 1) {
            "c" | "celsius" | "centigrade" => "°C",
            "f" | "fahrenheit" => "°F",
            _ => return Some((unit.to_owned(), at + 1)),
        };
        return Some((scale.to_owned(), at + 2));
    }
    // "km/h", "miles per hour", "miles an hour"
    let per_hour = match (document.lower(at + 1), document.lower(at + 2)) {
        ("/", "h") => Some(at + 3),
        ("per" | "an", "hour") => Some(at + 3),
        _ => None,
    };
    match (per_hour, unit) {
        (Some(end), "km") => Some(("km/h".to_owned(), end)),
        (Some(end), "mi") => Some(("mph".to_owned(), end)),
        _ => Some((unit.to_owned(), at + 1)),
    }
}

fn symbol(word: &str) -> Option<&'static str> {
    let word = word.trim_end_matches('.');
    UNITS.binary_search_by(|(name, _)| (*name).cmp(word)).ok().map(|idx| UNITS[idx].1)
}

/// "two-thirds", "a third of", "three quarters", "one in five", "two out of three".
fn fraction(document: &Document, start: usize, first: Number) -> Option<Found> {
    let number = |milli: i64, end: usize| Found {
        end,
        label: Label::Cardinal,
        value: Some(Value::Number(Amount::One(Milli(milli)))),
    };
    let upper = first.milli?;
    let hyphen = usize::from(document.lower(first.end) == "-");
    let parts = match document.lower(first.end + hyphen) {
        "half" | "halves" => 2,
        "third" | "thirds" => 3,
        "quarter" | "quarters" | "fourths" => 4,
        "fifth" | "fifths" => 5,
        "sixths" => 6,
        "eighths" => 8,
        "tenth" | "tenths" => 10,
        _ => 0,
    };
    if parts > 0 && !first.digits && (hyphen == 1 || document.lower(first.end).ends_with('s')) {
        return Some(number((upper + parts / 2) / parts, first.end + hyphen + 1));
    }
    let of = match (document.lower(first.end), document.lower(first.end + 1)) {
        ("in", _) => first.end + 1,
        ("out", "of") => first.end + 2,
        _ => return None,
    };
    let whole = number_at(document, of).filter(|n| n.digits == first.digits && n.scale == 1)?;
    let whole_milli = whole.milli.filter(|&milli| milli > upper && milli <= 100_000 && upper > 0)?;
    let share = (upper * 1000 + whole_milli / 2) / whole_milli;
    // "two in 2020" is no share; the whole of one is a round number of people
    (start < of && document.lower(whole.end) != "-").then(|| number(share, whole.end))
}

fn ordinal(document: &Document, start: usize) -> Option<Found> {
    let token = document.tokens().get(start)?;
    let lower = document.lower(start);
    let found = |end: usize, n: i64| Found {
        end,
        label: Label::Ordinal,
        value: n.checked_mul(1000).map(|milli| Value::Number(Amount::One(Milli(milli)))),
    };
    if token.kind == TokenKind::Number {
        let digits = lower.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let is_rank = matches!(&lower[digits.len()..], "st" | "nd" | "rd" | "th");
        return is_rank.then(|| digits.replace(',', "").parse().ok().map(|n| found(start + 1, n))).flatten();
    }
    let rank = |word: &str| ORDINALS.iter().position(|ordinal| *ordinal == word).map(|idx| idx as i64 + 1);
    let tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    if let Some(ten) = tens.iter().position(|ten| *ten == lower)
        && document.lower(start + 1) == "-"
        && let Some(unit) = rank(document.lower(start + 2)).filter(|unit| *unit < 10)
    {
        return Some(found(start + 3, (ten as i64 + 2) * 10 + unit));
    }
    let n = rank(lower)?;
    let before = start.checked_sub(1).map_or("", |idx| document.lower(idx));
    let next = document.tokens().get(start + 1);
    let of = document.lower(start + 1) == "of";
    match n {
        // "a third of": a share; "a second", "seconds": time; "first" as an adverb counts nothing
        2 if matches!(before, "a" | "per" | "each")
            && !next.is_some_and(|t| t.kind == TokenKind::Word && t.class == Class::OPEN) =>
        {
            None
        }
        3.. if before == "a" && of => Some(Found {
            end: start + 1,
            label: Label::Cardinal,
            value: Some(Value::Number(Amount::One(Milli((1000 + n / 2) / n)))),
        }),
        _ => Some(found(start + 1, n)),
    }
}

/// "one" as a pronoun, "no one", "one of them", "the two": words that count nothing, or not here.
fn is_mere_word(document: &Document, start: usize, number: Number) -> bool {
    if document.lower(start) != "one" || number.end != start + 1 {
        return false;
    }
    let before = start.checked_sub(1).map_or("", |idx| document.lower(idx));
    let after = document.lower(number.end);
    let next = document.tokens().get(number.end);
    if after == "in" || after == "out" || after == "-" {
        return matches!(before, "no" | "the" | "any" | "every") || after == "-" && document.lower(start + 2) == "time";
    }
    let noun_follows =
        next.is_some_and(|t| t.kind == TokenKind::Word && t.class == Class::OPEN && t.case == Case::Lower);
    !noun_follows
        || matches!(
            before,
            "no" | "the" | "any" | "every" | "some" | "each" | "this" | "that" | "another" | "which" | "only" | "-"
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_units_are_sorted() {
        assert!(UNITS.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }
}
