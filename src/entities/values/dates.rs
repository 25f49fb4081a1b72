//! Dates: "24 February 2022", "Feb. 25", "26/02/2022", "Friday"; years and relative dates have files of their own.

use super::calendar::{Day, days_in, iso_month};
use super::numbers::glued;
use super::relative::{ago, relative};
use super::years::{century, decade, quarter, short_decade, year_of, year_range, years, years_value};
use crate::analysis::Value;
use crate::document::{Case, Class, Document, TokenKind};

/// A date as the text gives it: the parts it names, and how far its tokens reach.
pub(super) struct Found {
    /// One past its last token.
    pub end: usize,
    pub value: Value,
}

const MONTHS: &[&str] = &["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const WEEKDAYS: &[&str] = &["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// Words after which "May" and "March" are months, and a bare number a year.
#[rustfmt::skip]
pub(super) const BEFORE_DATES: &[&str] = &[
    "after", "around", "before", "between", "by", "circa", "during", "early", "every", "following", "from", "in", "last", "late", "mid",
    "next", "of", "on", "past", "since", "this", "through", "throughout", "till", "to", "until", "for", "previous", "year", "til",
];

/// The date that begins at a token; `published` resolves what depends on the day of writing.
pub(super) fn date_at(document: &Document, start: usize, published: Option<Day>) -> Option<Found> {
    let token = document.tokens().get(start)?;
    match token.kind {
        TokenKind::Number => numeric(document, start)
            .or_else(|| day_first(document, start, published))
            .or_else(|| decade(document, start))
            .or_else(|| century(document, start))
            .or_else(|| year_range(document, start))
            .or_else(|| years(document, start))
            .or_else(|| ago(document, start, published)),
        TokenKind::Word => weekday_first(document, start, published)
            .or_else(|| month_first(document, start, published))
            .or_else(|| quarter(document, start))
            .or_else(|| relative(document, start, published))
            .or_else(|| century(document, start))
            .or_else(|| ago(document, start, published)),
        TokenKind::Mark => short_decade(document, start),
        _ => None,
    }
}

/// 1 … 12 for the name of a month, which may be short.
fn month_of(document: &Document, idx: usize) -> Option<u32> {
    let token = document.tokens().get(idx)?;
    let lower = document.lower(idx).trim_end_matches('.');
    let short = lower.get(..3)?;
    let month = MONTHS.iter().position(|name| *name == short)? as u32 + 1;
    let known = token.class.is(Class::MONTH) || lower == "sept";
    (known && (token.case.has_capital() || !matches!(lower, "may" | "mar" | "march" | "august" | "jan" | "jun")))
        .then_some(month)
}

fn weekday_of(document: &Document, idx: usize) -> Option<i64> {
    let token = document.tokens().get(idx)?;
    let lower = document.lower(idx).trim_end_matches('.');
    let whole = lower.trim_end_matches('s');
    let short = lower.get(..3)?;
    let weekday = WEEKDAYS.iter().position(|name| *name == short)? as i64;
    let long = whole.ends_with("day") && (6..=9).contains(&whole.len());
    let known = long
        && matches!(whole, "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday")
        || token.class.is(Class::WEEKDAY) && token.case.has_capital() && !long;
    known.then_some(weekday)
}

/// 1 … 31, with or without "st".
fn day_of(document: &Document, idx: usize) -> Option<u32> {
    let token = document.tokens().get(idx)?;
    if token.kind != TokenKind::Number {
        return None;
    }
    let digits = document.lower(idx).trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let suffix = &document.lower(idx)[digits.len()..];
    (digits.len() <= 2 && suffix != "s").then(|| digits.parse().ok()).flatten().filter(|day| (1..=31).contains(day))
}

/// The year behind a day or a month: ", 2022", " 2022".
fn year_behind(document: &Document, idx: usize) -> Option<(i32, usize)> {
    let comma = usize::from(document.lower(idx) == ",");
    year_of(document, idx + comma).map(|year| (year, idx + comma + 1))
}

/// "24 February 2022", "the 7th of May", "5 March", "5-7 March", "5 to 7 March".
fn day_first(document: &Document, start: usize, published: Option<Day>) -> Option<Found> {
    let day = day_of(document, start)?;
    let mut at = start + 1;
    let mut until = None;
    let dash = matches!(document.lower(at), "-" | "–" | "/") && glued(document, at) && glued(document, at + 1);
    if (dash || matches!(document.lower(at), "to" | "and")) && day_of(document, at + 1).is_some() {
        until = day_of(document, at + 1);
        at += 2;
    }
    at += usize::from(document.lower(at) == "of");
    let month = month_of(document, at)?;
    let (year, end) = year_behind(document, at + 1).map_or((None, at + 1), |(year, end)| (Some(year), end));
    Some(Found { end, value: day_value(document, (start, end), year, month, Some((day, until)), published) })
}

/// "February 24, 2022", "Feb. 25", "July 21 to 23", "January 2022", "March", "December to April".
fn month_first(document: &Document, start: usize, published: Option<Day>) -> Option<Found> {
    let month = month_of(document, start)?;
    let after = start + 1;
    let digits_only =
        |idx: usize| document.surface(idx).len() <= 2 || document.surface(idx).ends_with(char::is_alphabetic);
    if let Some(day) = day_of(document, after).filter(|_| digits_only(after)) {
        let mut end = after + 1;
        let mut until = None;
        let joined = matches!(document.lower(end), "-" | "–" | "/") && glued(document, end)
            || matches!(document.lower(end), "to" | "and" | "through");
        if joined
            && let Some(last) = day_of(document, end + 1).filter(|last| *last > day && digits_only(end + 1))
            && month_of(document, end + 2).is_none()
            && (document.lower(end) != "and"
                || !document.tokens().get(end + 2).is_some_and(|t| t.class == Class::OPEN && t.case == Case::Lower))
        {
            until = Some(last);
            end += 2;
        }
        let (year, end) = year_behind(document, end).map_or((None, end), |(year, end)| (Some(year), end));
        return Some(Found {
            end,
            value: day_value(document, (start, end), year, month, Some((day, until)), published),
        });
    }
    if let Some((year, end)) = year_behind(document, after) {
        return Some(Found { end, value: Value::Date(iso_month(year, month)) });
    }
    if document.lower(after) == "of"
        && let Some(year) = year_of(document, after + 1)
    {
        return Some(Found { end: after + 2, value: Value::Date(iso_month(year, month)) });
    }
    // A month alone: "May" and "March" are words too, and short forms names.
    let before = start.checked_sub(1).map_or("", |idx| document.lower(idx));
    let lower = document.lower(start);
    let first = document.sentences()[document.sentence_of(start)].tokens.start == start;
    let sure = BEFORE_DATES.contains(&before);
    let is_month = match lower {
        // "may" begins questions, "march" orders: neither stands first in its sentence as a month
        "may" => !first && before != "on" && (sure || matches!(before, "the" | "that" | "each")),
        "march" => !first && (sure || matches!(before, "the" | "that" | "each" | "-" | "and" | "or" | ",")),
        // "June Cole", "April": a capital behind makes a name likelier
        "april" | "june" | "august" => sure || !document.tokens().get(after).is_some_and(|t| t.case.has_capital()),
        _ => sure || lower.len() > 3,
    };
    if !is_month {
        return None;
    }
    if document.lower(after) == "to" && month_of(document, after + 1).is_some() && day_of(document, after + 2).is_none()
    {
        let end = after + 2;
        return Some(Found { end, value: Value::Relative(written(document, start, end)) });
    }
    Some(Found { end: after, value: day_value(document, (start, after), None, month, None, published) })
}

/// "Friday", "Friday, 22 July 2022", "Tuesday May 3".
fn weekday_first(document: &Document, start: usize, published: Option<Day>) -> Option<Found> {
    let weekday = weekday_of(document, start)?;
    let comma = usize::from(document.lower(start + 1) == ",");
    let the = usize::from(document.lower(start + 1 + comma) == "the");
    let at = start + 1 + comma + the;
    let dated = day_first(document, at, published)
        .or_else(|| {
            month_of(document, at).and(day_of(document, at + 1)).and_then(|_| month_first(document, at, published))
        })
        .or_else(|| numeric(document, at));
    if dated.is_some() {
        return dated;
    }
    if document.lower(start).len() <= 4 && !document.tokens()[start].abbreviation {
        return None; // "Sun", "Sat" without a date behind are words
    }
    let before = start.checked_sub(1).map_or("", |idx| document.lower(idx));
    let value = match published.filter(|_| !document.lower(start).ends_with("days")) {
        Some(published) => {
            let back = (published.weekday() - weekday).rem_euclid(7);
            let days = match before {
                "next" | "coming" => 7 - back,
                "last" if back == 0 => -7,
                _ if is_future(document, start) && back > 0 => 7 - back,
                _ => -back,
            };
            Value::Date(published.plus(days).iso())
        }
        None => {
            let from = start - usize::from(matches!(before, "last" | "next" | "this"));
            Value::Relative(written(document, from, start + 1))
        }
    };
    Some(Found { end: start + 1, value })
}

/// Whether the sentence speaks of what is to come: "will meet on Friday".
fn is_future(document: &Document, idx: usize) -> bool {
    let sentence = &document.sentences()[document.sentence_of(idx)];
    let reach = sentence.tokens.start.max(idx.saturating_sub(12))..idx;
    reach.rev().find_map(|t| match document.lower(t) {
        "will" | "'ll" | "shall" | "upcoming" => Some(true),
        "said" | "was" | "were" | "had" | "told" => Some(false),
        _ => None,
    }) == Some(true)
}

/// "26/02/2022", "26/2/22", "2022-02-24", "2022/23".
fn numeric(document: &Document, start: usize) -> Option<Found> {
    document.tokens().get(start).filter(|t| t.kind == TokenKind::Number)?;
    let surface = document.surface(start);
    let parts: Vec<&str> = surface.split('/').collect();
    let number = |part: &str| part.parse::<u32>().ok();
    match parts[..] {
        [a, b, c] if a.len() <= 2 && b.len() <= 2 && matches!(c.len(), 2 | 4) => {
            let (a, b, year) = (number(a)?, number(b)?, number(c)?);
            let year = if c.len() == 4 {
                year
            } else if year < 50 {
                2000 + year
            } else {
                1900 + year
            } as i32;
            // The day stands first unless that cannot be.
            let day = Day::new(year, b, a).or_else(|| Day::new(year, a, b))?;
            return Some(Found { end: start + 1, value: Value::Date(day.iso()) });
        }
        [a, b] if a.len() == 4 && matches!(b.len(), 2 | 4) => {
            return years_value(a, b).map(|value| Found { end: start + 1, value });
        }
        _ => {}
    }
    // ISO 8601
    let is_dash = |idx: usize| document.lower(idx) == "-" && glued(document, idx) && glued(document, idx + 1);
    let year = year_of(document, start)?;
    if is_dash(start + 1) && is_dash(start + 3) {
        let day = Day::new(year, number(document.surface(start + 2))?, number(document.surface(start + 4))?)?;
        return Some(Found { end: start + 5, value: Value::Date(day.iso()) });
    }
    None
}

/// The value of a day or a month, whose year the text or the day of publication gives.
fn day_value(
    document: &Document,
    (start, end): (usize, usize),
    year: Option<i32>,
    month: u32,
    days: Option<(u32, Option<u32>)>,
    published: Option<Day>,
) -> Value {
    let year =
        year.or_else(|| published.map(|published| nearest_year(published, month, days.map_or(15, |(day, _)| day))));
    let Some(year) = year else {
        return Value::Relative(written(document, start, end));
    };
    match days {
        None => Value::Date(iso_month(year, month)),
        Some((day, until)) => {
            let day = day.min(days_in(year, month));
            let iso = |day: u32| format!("{}-{day:02}", iso_month(year, month));
            match until.filter(|&until| until > day && until <= days_in(year, month)) {
                Some(until) => Value::DateRange { from: iso(day), to: iso(until) },
                None => Value::Date(iso(day)),
            }
        }
    }
}

/// News means the nearest "5 March", before or after.
fn nearest_year(published: Day, month: u32, day: u32) -> i32 {
    let years = [published.year, published.year - 1, published.year + 1];
    let distance = |year: &i32| {
        let day = day.min(days_in(*year, month));
        Day::new(*year, month, day).map_or(i64::MAX, |d| (d.number() - published.number()).abs())
    };
    years.into_iter().min_by_key(distance).unwrap_or(published.year)
}

/// The words themselves, with single spaces.
pub(super) fn written(document: &Document, start: usize, end: usize) -> String {
    let surface = document.span_of(start..end.min(document.tokens().len())).of(document.text());
    surface.split_whitespace().collect::<Vec<_>>().join(" ")
}
