//! Coarse → fine: which kind of place, which kind of anything else, by lists, heads and suffixes.

use super::gazetteer::{Gazetteer, Kinds};
use super::{Coarse, heads};
use crate::analysis::Label;
use crate::document::Document;
use std::ops::Range;

/// Endings of peoples and creeds.
#[rustfmt::skip]
const NORP_ENDINGS: &[&str] = &[
    "ian", "ians", "ese", "ish", "ists", "ites", "ean", "eans", "icans", "ani", "anis", "aqi", "eli", "elis", "ench", "atis", "ist", "ite",
];

/// The label of a name of this coarse kind.
pub(super) fn label_of(document: &Document, gazetteer: &Gazetteer, tokens: Range<usize>, coarse: Coarse) -> Label {
    match coarse {
        Coarse::Person => Label::Person,
        Coarse::Org => Label::Org,
        Coarse::Place => place(document, gazetteer, tokens),
        Coarse::Other => other(document, gazetteer, tokens),
    }
}

fn place(document: &Document, gazetteer: &Gazetteer, tokens: Range<usize>) -> Label {
    let kinds = gazetteer.kinds_of(document, tokens.clone());
    // "Franco-German", "Sino-Russian"
    let last = document.lower(tokens.end - 1);
    if tokens.len() == 3 && document.surface(tokens.start + 1) == "-" && gazetteer.country_of_demonym(last).is_some() {
        return Label::Norp;
    }
    if kinds.is(Kinds(Kinds::COUNTRY.0 | Kinds::REGION.0)) {
        return Label::Gpe;
    }
    if kinds.is(Kinds::NATURAL) {
        return Label::Loc;
    }
    if kinds.is(Kinds::FACILITY) {
        return Label::Fac;
    }
    let head = (tokens.len() > 1)
        .then(|| {
            heads::label_of_last(document.lower(tokens.end - 1))
                .or_else(|| heads::label_of_first(document.lower(tokens.start)))
        })
        .flatten();
    match head {
        Some(label @ (Label::Fac | Label::Loc)) if !kinds.is(Kinds::CITY) => label,
        Some(Label::Org) if !kinds.is(Kinds::CITY) => Label::Fac,
        _ => Label::Gpe,
    }
}

fn other(document: &Document, gazetteer: &Gazetteer, tokens: Range<usize>) -> Label {
    let kinds = gazetteer.kinds_of(document, tokens.clone());
    for (kind, label) in [
        (Kinds::NORP, Label::Norp),
        (Kinds::EVENT, Label::Event),
        (Kinds::PRODUCT, Label::Product),
        (Kinds::WORK, Label::WorkOfArt),
    ] {
        if kinds.is(kind) {
            return label;
        }
    }
    let head = heads::label_of_last(document.lower(tokens.end - 1))
        .or_else(|| heads::label_of_first(document.lower(tokens.start)));
    if let Some(label @ (Label::Event | Label::Law)) = head {
        return label;
    }
    let quoted = |idx: usize| matches!(document.surface(idx), "\"" | "“" | "”" | "‘" | "’" | "``" | "''");
    if tokens.start > 0 && tokens.end < document.tokens().len() && quoted(tokens.start - 1) && quoted(tokens.end) {
        return Label::WorkOfArt;
    }
    let last = document.lower(tokens.end - 1);
    if tokens.len() <= 2 && NORP_ENDINGS.iter().any(|ending| last.ends_with(ending)) && last.len() > 4 {
        return Label::Norp;
    }
    if tokens.clone().any(|idx| document.surface(idx).contains(|c: char| c.is_ascii_digit())) {
        return Label::Product;
    }
    if tokens.len() > 3 { Label::WorkOfArt } else { Label::Product }
}
