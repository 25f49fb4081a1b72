//! Dates that hang on the day of writing: "yesterday", "last week", "three days ago".

use super::calendar::{Day, iso_month};
use super::dates::{Found, written};
use super::numbers;
use crate::analysis::Value;
use crate::document::Document;

/// "yesterday", "last week", "next year", "this month", "earlier this year".
pub(super) fn relative(document: &Document, start: usize, published: Option<Day>) -> Option<Found> {
    let days = match document.lower(start) {
        "yesterday" => Some(-1),
        "today" => Some(0),
        "tomorrow" => Some(1),
        _ => None,
    };
    if let Some(days) = days {
        let value = published.map_or_else(
            || Value::Relative(written(document, start, start + 1)),
            |published| Value::Date(published.plus(days).iso()),
        );
        return Some(Found { end: start + 1, value });
    }
    let n = match document.lower(start) {
        "last" => -1,
        "this" => 0,
        "next" => 1,
        _ => return None,
    };
    let end = start + 2;
    let unit = document.lower(start + 1);
    let in_words = Value::Relative(written(document, start, end.min(document.tokens().len())));
    let value = match (unit, published) {
        ("week", Some(day)) => {
            let monday = day.plus(7 * n - day.weekday());
            Value::DateRange { from: monday.iso(), to: monday.plus(6).iso() }
        }
        ("month", Some(day)) => {
            let (year, month) = day.plus_months(n);
            Value::Date(iso_month(year, month))
        }
        ("year", Some(day)) => Value::Date((i64::from(day.year) + n).to_string()),
        (
            "week" | "month" | "year" | "decade" | "century" | "weekend" | "summer" | "winter" | "autumn" | "spring"
            | "quarter",
            _,
        ) => in_words,
        _ => return None,
    };
    Some(Found { end, value })
}

/// "three days ago", "20 years ago".
pub(super) fn ago(document: &Document, start: usize, published: Option<Day>) -> Option<Found> {
    let number = numbers::number_at(document, start)?;
    let unit = document.lower(number.end);
    if document.lower(number.end + 1) != "ago" {
        return None;
    }
    let n = number.milli.filter(|milli| milli % 1000 == 0).map(|milli| milli / 1000).filter(|n| (0..=5000).contains(n));
    let end = number.end + 2;
    let in_words = Value::Relative(written(document, start, end));
    let value = match (unit.trim_end_matches('s'), published, n) {
        ("day", Some(day), Some(n)) => Value::Date(day.plus(-n).iso()),
        ("week", Some(day), Some(n)) => Value::Date(day.plus(-7 * n).iso()),
        ("month", Some(day), Some(n)) => {
            let (year, month) = day.plus_months(-n);
            Value::Date(iso_month(year, month))
        }
        ("year", Some(day), Some(n)) => Value::Date(format!("{:04}", (i64::from(day.year) - n).max(1))),
        ("day" | "week" | "month" | "year" | "decade", ..) => in_words,
        _ => return None,
    };
    Some(Found { end, value })
}
