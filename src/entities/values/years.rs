//! Years and what is made of them: "2019", "1976-1983", "1990s", "Q3 2022", "19th century".

use super::calendar::iso_month;
use super::dates::{BEFORE_DATES, Found, written};
use super::numbers::glued;
use crate::analysis::Value;
use crate::document::{Case, Class, Document, TokenKind};

/// A year in four digits, from 1000 on.
pub(super) fn year_of(document: &Document, idx: usize) -> Option<i32> {
    let token = document.tokens().get(idx)?;
    let surface = document.surface(idx);
    let is_year = token.kind == TokenKind::Number && surface.len() == 4 && surface.bytes().all(|b| b.is_ascii_digit());
    is_year.then(|| surface.parse().ok()).flatten().filter(|year| (1000..2200).contains(year))
}

/// "1976-1983", "1792–93".
pub(super) fn year_range(document: &Document, start: usize) -> Option<Found> {
    year_of(document, start)?;
    let dash =
        matches!(document.lower(start + 1), "-" | "–") && glued(document, start + 1) && glued(document, start + 2);
    let last = document.tokens().get(start + 2).filter(|t| dash && t.kind == TokenKind::Number)?;
    let last = last.span.of(document.text());
    years_value(document.surface(start), last).map(|value| Found { end: start + 3, value })
}

pub(super) fn years_value(from: &str, to: &str) -> Option<Value> {
    let first: i32 = from.parse().ok().filter(|year| (1000..2200).contains(year))?;
    if to.len() > 4 || !to.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    // "2022/23": the missing digits are those of the first
    let whole = from.get(..from.len().checked_sub(to.len())?)?.to_owned() + to;
    let last: i32 = whole.parse().ok()?;
    (last > first && last < 2200).then(|| Value::DateRange { from: from.to_owned(), to: whole })
}

/// "1990s", "the 90s" in digits; also "the late 1990s" by its last word.
pub(super) fn decade(document: &Document, start: usize) -> Option<Found> {
    let digits = document.surface(start).strip_suffix('s')?;
    let first = match digits.len() {
        4 => digits.parse::<i32>().ok().filter(|year| (1000..2200).contains(year) && year % 10 == 0)?,
        2 if document.lower(start.checked_sub(1)?) == "the" => {
            1900 + digits.parse::<i32>().ok().filter(|n| n % 10 == 0)?
        }
        _ => return None,
    };
    Some(Found { end: start + 1, value: Value::DateRange { from: first.to_string(), to: (first + 9).to_string() } })
}

/// "'90s".
pub(super) fn short_decade(document: &Document, start: usize) -> Option<Found> {
    let digits = document.tokens().get(start + 1).filter(|t| !t.space_before && t.kind == TokenKind::Number)?;
    let digits = digits.span.of(document.text()).strip_suffix('s').filter(|d| d.len() == 2 && d.ends_with('0'))?;
    let first = 1900 + digits.parse::<i32>().ok()?;
    matches!(document.surface(start), "'" | "’" | "‘").then(|| Found {
        end: start + 2,
        value: Value::DateRange { from: first.to_string(), to: (first + 9).to_string() },
    })
}

/// What four digits before it count, so that they are no year.
#[rustfmt::skip]
const COUNTED: &[&str] = &[
    "%", "a.m.", "acres", "billion", "calories", "cases", "children", "dead", "deaths", "dollars", "employees",
    "euros", "families", "feet", "ft", "gmt", "hectares", "homes", "hours", "households", "houses", "hrs", "jobs",
    "kilometers", "kilometres", "km", "members", "men", "meters", "metres", "miles", "million", "p.m.", "patients",
    "people", "per", "percent", "pounds", "refugees", "residents", "rupees", "seats", "soldiers", "students", "times",
    "tonnes", "tons", "troops", "votes", "women", "workers", "years",
];

/// A year alone: "in 2009", "the 2019 vote"; not "2000 people".
pub(super) fn years(document: &Document, start: usize) -> Option<Found> {
    let year = year_of(document, start)?;
    let before = start.checked_sub(1).map_or("", |idx| document.lower(idx));
    let next = document.tokens().get(start + 1);
    let counted = COUNTED.contains(&document.lower(start + 1));
    let hyphened = matches!(before, "-" | "." | "$" | "£" | "€" | "#") && glued(document, start);
    if counted || hyphened || next.is_some_and(|t| t.kind == TokenKind::Symbol && !t.space_before) {
        return None;
    }
    let near = (1900..2100).contains(&year);
    let named = BEFORE_DATES.contains(&before) || matches!(before, "the" | "about" | "since" | "(") && year >= 1500;
    let counts = before != "the"
        && next.is_some_and(|t| t.class == Class::OPEN && t.case == Case::Lower && t.kind == TokenKind::Word);
    (near || named && !counts).then(|| Found { end: start + 1, value: Value::Date(year.to_string()) })
}

/// "Q3", "Q3 2022", "3Q2022" is left to numbers.
pub(super) fn quarter(document: &Document, start: usize) -> Option<Found> {
    let lower = document.lower(start);
    let quarter = match lower {
        "q1" => 1,
        "q2" => 2,
        "q3" => 3,
        "q4" => 4,
        _ => return None,
    };
    let of = usize::from(document.lower(start + 1) == "of");
    Some(match year_of(document, start + 1 + of) {
        Some(year) => {
            let (from, to) = (iso_month(year, quarter * 3 - 2), iso_month(year, quarter * 3));
            Found { end: start + 2 + of, value: Value::DateRange { from, to } }
        }
        None => Found { end: start + 1, value: Value::Relative(written(document, start, start + 1)) },
    })
}

/// "19th century", "nineteenth century" is left as it is written.
pub(super) fn century(document: &Document, start: usize) -> Option<Found> {
    let digits = document.lower(start).trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let dash = usize::from(document.lower(start + 1) == "-");
    if digits.is_empty() || digits.len() == document.lower(start).len() || document.lower(start + 1 + dash) != "century"
    {
        return None;
    }
    let n: i32 = digits.parse().ok().filter(|n| (2..=22).contains(n))?;
    let (from, to) = ((n * 100 - 99).to_string(), (n * 100).to_string());
    Some(Found {
        end: start + 2 + dash,
        value: Value::DateRange { from: format!("{from:0>4}"), to: format!("{to:0>4}") },
    })
}
