//! Times of day: "6pm", "18:30 GMT", "5.30 a.m.", "noon".

use super::numbers::glued;
use crate::analysis::Value;
use crate::document::{Case, Document, TokenKind};

pub(super) struct Found {
    pub end: usize,
    pub value: Value,
}

const ZONES: &[&str] = &[
    "aedt", "aest", "bst", "cat", "cdt", "cest", "cet", "cst", "eat", "edt", "eest", "eet", "est", "et", "gmt", "gst",
    "hkt", "ist", "jst", "kst", "mdt", "msk", "mst", "nzst", "pdt", "pht", "pkt", "pst", "pt", "sast", "sgt", "utc",
    "wat", "wib",
];

/// The time of day that begins at a token.
pub(super) fn time_at(document: &Document, start: usize) -> Option<Found> {
    let token = document.tokens().get(start)?;
    let (time, mut end) = match token.kind {
        TokenKind::Word if matches!(document.lower(start), "noon" | "midday") => ("12:00".to_owned(), start + 1),
        TokenKind::Word if document.lower(start) == "midnight" => ("00:00".to_owned(), start + 1),
        TokenKind::Number => clock(document, start)?,
        _ => return None,
    };
    let zone = document.tokens().get(end).filter(|t| t.kind == TokenKind::Word && t.case == Case::Upper);
    let zone = zone
        .filter(|_| ZONES.contains(&document.lower(end).trim_end_matches('.')))
        .map(|_| document.surface(end).to_owned());
    end += usize::from(zone.is_some());
    Some(Found { end, value: Value::Time { time, zone } })
}

fn clock(document: &Document, start: usize) -> Option<(String, usize)> {
    let surface = document.surface(start);
    if !surface.is_ascii() {
        return None;
    }
    let (hours, minutes) = surface.split_once([':', '.']).unwrap_or((surface, ""));
    let colon = surface.contains(':');
    if hours.len() > 2 && !(hours.len() == 4 && minutes.is_empty()) || !matches!(minutes.len(), 0 | 2) {
        return None;
    }
    if hours.len() == 4 {
        // "1830 GMT"
        let zone = ZONES.contains(&document.lower(start + 1)) && document.tokens()[start + 1].case == Case::Upper;
        let (hour, minute) = (number(&hours[..2], 23)?, number(&hours[2..], 59)?);
        return zone.then(|| (written(hour, minute), start + 1));
    }
    let minute = if minutes.is_empty() { 0 } else { number(minutes, 59)? };
    let half = match document.lower(start + 1) {
        "am" | "a.m." | "a.m" => Some(0),
        "pm" | "p.m." | "p.m" => Some(12),
        _ => None,
    };
    if let Some(half) = half {
        let hour = number(hours, 12).filter(|hour| *hour > 0)?;
        return Some((written(hour % 12 + half, minute), start + 2));
    }
    if document.lower(start + 1) == "o'clock" {
        return Some((written(number(hours, 24)? % 24, minute), start + 2));
    }
    let hour = number(hours, 24).filter(|_| colon && minutes.len() == 2)?;
    // "2:10:33" never gets here; "1:15" behind a dash or a sign is a score or a ratio
    let clean = start == 0 || !glued(document, start) || document.tokens()[start - 1].kind != TokenKind::Symbol;
    (clean && hours.len() <= 2).then(|| (written(hour % 24, minute), start + 1))
}

fn number(digits: &str, most: u32) -> Option<u32> {
    digits.parse().ok().filter(|n| *n <= most)
}

fn written(hour: u32, minute: u32) -> String {
    format!("{hour:02}:{minute:02}")
}
