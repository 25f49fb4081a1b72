//! Whether a mark opens or closes, by its shape and by what stands beside it.

use crate::document::{Document, TokenKind};
use std::ops::Range;

/// Marks that close one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    Double,
    Single,
    Guillemet,
}

/// What a mark seems to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lean {
    Open,
    Close,
    Either,
}

/// A quotation mark in its place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sign {
    pub token: usize,
    pub family: Family,
    /// By its shape: “ opens.
    glyph: Lean,
    /// By its place: a mark between white space and a word opens.
    place: Lean,
    style: Style,
    /// For a single mark that closes: punctuation beside it says that it is no apostrophe.
    pub strong: bool,
    /// Whether a stop or a comma is just before it.
    pub after_stop: bool,
    /// White space, or the like, stands on both sides of it.
    adrift: bool,
    /// No white space stands on either side: `.”We`.
    pub tight: bool,
    /// A double mark behind a number, with white space and a small letter behind it, may be inches: 5” deep.
    pub follows_number: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    Straight,
    High,
    Low,
    Tex,
    Pointed,
}

/// Words that an apostrophe begins.
const CLIPPED: &[&str] = &["tis", "twas", "em", "n", "til", "cause", "bout", "round", "cos", "twill", "neath", "nuff"];

/// The family of a mark; none for primes, which measure.
pub(super) fn family(surface: &str) -> Option<Family> {
    Some(match surface {
        "\"" | "“" | "”" | "„" | "‟" | "＂" | "``" | "''" | "‘‘" | "’’" => Family::Double,
        "'" | "‘" | "’" | "‚" | "‛" | "`" | "´" => Family::Single,
        "«" | "»" | "‹" | "›" => Family::Guillemet,
        _ => return None,
    })
}

impl Sign {
    /// What the mark does, when its like is open or not.
    pub fn lean(self, has_open: bool, innermost: Option<Sign>) -> Lean {
        let closes_low = innermost.is_some_and(|open| open.style == Style::Low && open.family == self.family);
        match (self.glyph, self.place) {
            (Lean::Open, Lean::Open) | (Lean::Either, Lean::Open) => Lean::Open,
            (Lean::Close, Lean::Close) | (Lean::Either, Lean::Close) => Lean::Close,
            (Lean::Either, Lean::Either) => Lean::Either,
            (Lean::Open, Lean::Either) if self.adrift && has_open => Lean::Close,
            (Lean::Open, Lean::Either) if !closes_low => Lean::Open,
            (Lean::Open, _) if has_open => Lean::Close,
            (Lean::Open, _) => Lean::Open,
            (Lean::Close, Lean::Open) if !has_open => Lean::Open,
            (Lean::Close, _) => Lean::Close,
        }
    }

    /// Whether the two are of one style.
    pub fn matches(self, close: Sign) -> bool {
        match (self.style, close.style) {
            (Style::Low, Style::High) | (Style::Tex, Style::Straight) => true,
            (open, close) => open == close,
        }
    }
}

/// The marks of a paragraph, without apostrophes and primes.
pub(super) fn read(document: &Document, tokens: Range<usize>) -> Vec<Sign> {
    let mut signs: Vec<Sign> = Vec::new();
    let mut previous_loose = false;
    for token in tokens.clone().filter(|&token| document.tokens()[token].kind == TokenKind::Mark) {
        let surface = document.surface(token);
        let Some(family) = family(surface) else {
            continue;
        };
        let after_mark = token > tokens.start && document.tokens()[token - 1].kind == TokenKind::Mark;
        let left = if after_mark && !document.tokens()[token].space_before {
            previous_loose
        } else {
            loose_left(document, token, tokens.start)
        };
        previous_loose = left;
        if measures(document, token, &tokens) || is_clipped(document, token, &tokens, left) {
            continue;
        }
        let right = loose_right(document, token, tokens.end);
        let place = match (left, right) {
            (true, false) => Lean::Open,
            (false, true) => Lean::Close,
            _ => Lean::Either,
        };
        let before = if token > tokens.start { document.surface(token - 1) } else { "" };
        let after_stop = matches!(before, "." | "," | "!" | "?" | "…" | "..." | "—" | "–" | ";");
        let strong = after_stop
            || !document.tokens().get(token + 1).is_some_and(|next| next.space_before && token + 1 < tokens.end)
            || !before.ends_with(['s', 'S', 'z', 'x']);
        // ‘'We go,'': two single marks of different shapes are a double one
        if family == Family::Single
            && place == Lean::Open
            && let Some(doubled) = signs.last_mut().filter(|last| {
                last.family == Family::Single && last.token + 1 == token && last.place == Lean::Open && after_mark
            })
        {
            *doubled = Sign { token, family: Family::Double, glyph: Lean::Open, ..*doubled };
            continue;
        }
        let (adrift, tight) = (left && right, !left && !right);
        let next = document.tokens().get(token + 1).filter(|next| next.space_before && token + 1 < tokens.end);
        let follows_number = family == Family::Double
            && !left
            && document.tokens()[token - 1].kind == TokenKind::Number
            && next.is_some_and(|next| next.kind == TokenKind::Word && !next.case.has_capital());
        signs.push(Sign {
            token,
            family,
            glyph: glyph(surface),
            place,
            style: style(surface),
            strong,
            after_stop,
            adrift,
            tight,
            follows_number,
        });
    }
    drop_apostrophes(signs)
}

/// Whether the next double mark closes.
pub(super) fn next_double_closes(signs: &[Sign], at: usize) -> bool {
    doubles_behind(signs, at).next().is_some_and(Sign::looks_closing)
}

/// Whether a mark that opens while its like is open opens one inside it: two closing ones follow.
pub(super) fn nests(signs: &[Sign], at: usize) -> bool {
    let mut behind = doubles_behind(signs, at);
    behind.next().is_some_and(Sign::looks_closing) && behind.next().is_some_and(Sign::looks_closing)
}

fn doubles_behind(signs: &[Sign], at: usize) -> impl Iterator<Item = &Sign> {
    let family = signs[at].family;
    // A paragraph of single marks must not make the walk long.
    signs[at + 1..].iter().take(16).filter(move |sign| sign.family == family)
}

impl Sign {
    fn looks_closing(&self) -> bool {
        self.place == Lean::Close || self.place == Lean::Either && self.glyph == Lean::Close
    }
}

fn glyph(surface: &str) -> Lean {
    match surface {
        "“" | "„" | "‟" | "``" | "«" | "‘" | "‘‘" | "‚" | "‛" | "‹" | "`" => Lean::Open,
        "”" | "»" | "’" | "’’" | "›" | "´" => Lean::Close,
        _ => Lean::Either,
    }
}

fn style(surface: &str) -> Style {
    match surface {
        "\"" | "'" | "＂" | "''" => Style::Straight,
        "``" | "`" => Style::Tex,
        "„" | "‚" => Style::Low,
        "«" | "»" | "‹" | "›" => Style::Pointed,
        _ => Style::High,
    }
}

fn loose_left(document: &Document, token: usize, start: usize) -> bool {
    token == start
        || document.tokens()[token].space_before
        || matches!(document.surface(token - 1), "(" | "[" | "-" | "--" | "–" | "—" | "/")
}

/// Marks in a row are loose when the last of them is.
fn loose_right(document: &Document, token: usize, end: usize) -> bool {
    for next in (token + 1)..end.min(token + 5) {
        let behind = &document.tokens()[next];
        if behind.space_before {
            return true;
        }
        if behind.kind != TokenKind::Mark {
            return behind.kind == TokenKind::Punct
                && !matches!(document.surface(next), "(" | "[" | "…" | "..." | "¿" | "¡")
                || matches!(document.lower(next), "'s");
        }
    }
    true
}

/// Feet and inches: 6'2".
fn measures(document: &Document, token: usize, tokens: &Range<usize>) -> bool {
    if token == tokens.start || document.tokens()[token].space_before {
        return false;
    }
    let is_number = |idx: usize| document.tokens()[idx].kind == TokenKind::Number;
    let number_before = is_number(token - 1);
    match document.surface(token) {
        "'" | "’" => {
            number_before
                && token + 1 < tokens.end
                && is_number(token + 1)
                && !document.tokens()[token + 1].space_before
        }
        "\"" | "”" | "''" | "’’" => {
            number_before
                && token >= tokens.start + 3
                && matches!(document.surface(token - 2), "'" | "’")
                && is_number(token - 3)
                && !document.tokens()[token - 1].space_before
        }
        _ => false,
    }
}

/// '90s, 'tis, 'em, rock 'n' roll.
fn is_clipped(document: &Document, token: usize, tokens: &Range<usize>, left: bool) -> bool {
    if !matches!(document.surface(token), "'" | "’" | "‘" | "`") {
        return false;
    }
    let closes_n = token > tokens.start + 1
        && document.lower(token - 1) == "n"
        && matches!(document.surface(token - 2), "'" | "’" | "‘" | "`");
    if closes_n && !document.tokens()[token].space_before {
        return true;
    }
    if !left || token + 1 >= tokens.end || document.space_after(token) {
        return false;
    }
    let next = document.lower(token + 1);
    match document.tokens()[token + 1].kind {
        TokenKind::Number => {
            let digits = next.trim_end_matches('s');
            digits.len() == 2 && digits.bytes().all(|b| b.is_ascii_digit())
        }
        TokenKind::Word => CLIPPED.contains(&next),
        _ => false,
    }
}

/// Takes out the single marks that only end a possessive: "the nurses' union".
fn drop_apostrophes(signs: Vec<Sign>) -> Vec<Sign> {
    let mut kept = Vec::with_capacity(signs.len());
    // Read from the end: a mark may open only if one behind it may close, and one behind a final s closes
    // only if no better one comes before the next that opens.
    let (mut closes_behind, mut strong_next) = (false, false);
    for sign in signs.into_iter().rev() {
        if sign.family != Family::Single {
            kept.push(sign);
            continue;
        }
        match sign.place {
            Lean::Open => {
                strong_next = false;
                if closes_behind {
                    kept.push(sign);
                }
            }
            Lean::Close if sign.strong => {
                (closes_behind, strong_next) = (true, true);
                kept.push(sign);
            }
            Lean::Close => {
                if !strong_next {
                    closes_behind = true;
                    kept.push(sign);
                }
            }
            Lean::Either => {
                if closes_behind && sign.glyph == Lean::Open {
                    kept.push(sign);
                }
            }
        }
    }
    kept.reverse();
    kept
}
