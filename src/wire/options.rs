//! What a caller may say about a text beforehand, as JSON or a JS object.

use super::corrections::WireCorrection;
use super::offsets::Offsets;
use super::{LABELS, Unit};
use crate::analysis::Label;
use crate::analyzer::{CallerName, Options};
use serde::Deserialize;

/// What a caller may say about a text beforehand.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct WireOptions {
    /// Publication date, "YYYY-MM-DD".
    pub date: Option<String>,
    /// Names that the caller knows.
    pub names: Vec<WireName>,
    /// What the reader changed, in order.
    pub corrections: Vec<WireCorrection>,
}

/// A name that the caller knows.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WireName {
    /// As it stands in the text.
    pub name: String,
    /// "PERSON", "ORG" …
    #[serde(default)]
    pub label: Option<String>,
    /// "mayor of Lowtown".
    #[serde(default)]
    pub role: Option<String>,
}

impl WireOptions {
    /// The options for a text whose positions are counted in `unit`, or a sentence on the first thing in them that
    /// would have to be passed over in silence.
    pub fn checked(self, text: &str, unit: Unit) -> Result<Options, String> {
        if let Some(date) = &self.date {
            check_date(date).map_err(|why| format!("date {why}"))?;
        }
        let names = self.names.into_iter().enumerate();
        let names = names.map(|(idx, name)| name.checked().map_err(|why| format!("names[{idx}].{why}")));
        let names = names.collect::<Result<_, _>>()?;
        let corrections = if self.corrections.is_empty() {
            Vec::new()
        } else {
            let offsets = Offsets::new(text, unit);
            let each = self.corrections.into_iter().enumerate();
            let each = each.map(|(idx, c)| c.checked(&offsets).map_err(|why| format!("corrections[{idx}].{why}")));
            each.collect::<Result<_, _>>()?
        };
        Ok(Options { date: self.date, names, corrections })
    }
}

impl WireName {
    fn checked(self) -> Result<CallerName, String> {
        if self.name.trim().is_empty() {
            return Err("name is empty: write the name as it stands in the text".into());
        }
        let label = self.label.as_deref().map(find_label).transpose()?;
        Ok(CallerName { name: self.name, label, role: self.role })
    }
}

pub(super) fn find_label(wanted: &str) -> Result<Label, String> {
    let found = LABELS.iter().find(|(_, name)| *name == wanted).map(|(label, _)| *label);
    found.ok_or_else(|| {
        let known: Vec<&str> = LABELS.iter().map(|&(_, name)| name).collect();
        format!("label is \"{wanted}\", but a label is one of {}", known.join(", "))
    })
}

/// Whether this is a day of the calendar as "YYYY-MM-DD", or the end of a sentence that says it is none.
pub fn check_date(date: &str) -> Result<(), String> {
    if is_date(date) { Ok(()) } else { Err(format!("is \"{date}\", but a date is written \"2022-01-21\"")) }
}

/// Whether this is "YYYY-MM-DD" and such a day was in the calendar.
fn is_date(date: &str) -> bool {
    let bytes = date.as_bytes();
    let number = |range: std::ops::Range<usize>| {
        let digits = bytes.get(range)?;
        digits
            .iter()
            .all(u8::is_ascii_digit)
            .then(|| digits.iter().fold(0, |n, digit| n * 10 + u32::from(digit - b'0')))
    };
    let (Some(year), Some(month), Some(day)) = (number(0..4), number(5..7), number(8..10)) else {
        return false;
    };
    let is_leap = year % 4 == 0 && year % 100 != 0 || year % 400 == 0;
    let n_days = match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    bytes.len() == 10
        && bytes[4] == b'-'
        && bytes[7] == b'-'
        && (1..=12).contains(&month)
        && (1..=n_days).contains(&day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(date: Option<&str>, names: &[(&str, Option<&str>)], wanted: Result<(), &str>) {
        let names = names.iter().map(|(name, label)| WireName {
            name: (*name).to_owned(),
            label: label.map(str::to_owned),
            role: None,
        });
        let options = WireOptions { date: date.map(str::to_owned), names: names.collect(), ..WireOptions::default() };
        match (options.checked("", Unit::Utf16), wanted) {
            (Ok(_), Ok(())) => {}
            (Err(said), Err(part)) if said.contains(part) => {}
            (got, wanted) => panic!("{date:?}: got {got:?}, wanted {wanted:?}"),
        }
    }

    #[test]
    fn what_cannot_be_used_is_named() {
        check(None, &[], Ok(()));
        check(Some("2024-02-29"), &[("Lena Ortiz", Some("PERSON")), ("Lowtown", None)], Ok(()));
        for date in ["2023-02-29", "2023-13-01", "2023-1-1", "yesterday", "", "2023-01-01T10:00", "２０２３-01-01"]
        {
            check(Some(date), &[], Err("date is"));
        }
        check(None, &[("A", None), ("B", Some("person"))], Err("names[1].label is \"person\""));
        check(None, &[(" ", None)], Err("names[0].name is empty"));
    }
}
