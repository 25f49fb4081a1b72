//! The passes build on one another: what each of these texts says comes out only in their order.

use super::mend;
use crate::analysis::{MentionBy, Milli};
use crate::document::Document;
use crate::entities::features::Lists;
use crate::entities::{Coarse, CoarseName};
use crate::model::Sections;
use crate::span::Span;

const MODEL: &[u8] = include_bytes!("../../../models/en.model");

type Given<'a> = (&'a str, Coarse, i64);

/// Mends names given by their surfaces, each looked for behind the one before.
fn check(why: &str, text: &str, given: &[Given], wanted: &[(&str, Coarse)]) {
    let lists = Lists::load(&Sections::read(MODEL).unwrap()).unwrap();
    let document = Document::new(text);
    let mut from = 0;
    let names = given.iter().map(|&(surface, coarse, confidence)| {
        let start = from + text[from..].find(surface).unwrap_or_else(|| panic!("{surface:?} is not in {text:?}"));
        from = start + surface.len();
        let tokens = document.tokens_in(Span::new(start, from));
        CoarseName { tokens, coarse, label: None, by: MentionBy::Model, confidence: Milli(confidence) }
    });
    let mended = mend(&document, &lists, names.collect());
    assert!(mended.windows(2).all(|pair| pair[0].tokens.end <= pair[1].tokens.start), "{why}: sorted, no overlaps");
    let found: Vec<(&str, Coarse)> =
        mended.iter().map(|name| (document.span_of(name.tokens.clone()).of(text), name.coarse)).collect();
    assert_eq!(found, wanted, "{why}: {text}");
}

#[test]
fn the_passes_stand_in_their_order() {
    use Coarse::*;
    check(
        "what the letters spell is made one before the acronym takes its kind",
        "The Port Authority of Varna (PAV) met. The PAV agreed.",
        &[("Port Authority", Org, 900), ("Varna", Place, 900), ("PAV", Place, 600), ("PAV", Place, 600)],
        &[("Port Authority of Varna", Org), ("PAV", Org), ("PAV", Org)],
    );
    check(
        "a name has its kind from all its places before its acronym takes it",
        "The Zolt Board met. The Zolt Board sat. The Zolt Board (ZB) left.",
        &[("Zolt Board", Org, 900), ("Zolt Board", Org, 900), ("Zolt Board", Other, 300), ("ZB", Other, 300)],
        &[("Zolt Board", Org), ("Zolt Board", Org), ("Zolt Board", Org), ("ZB", Org)],
    );
    check(
        "what a hyphen ties is cut off before a name's places vote",
        "Strelsau-based traders love Strelsau. They left Strelsau.",
        &[("Strelsau-based", Other, 400), ("Strelsau", Place, 900), ("Strelsau", Place, 900)],
        &[("Strelsau", Place), ("Strelsau", Place), ("Strelsau", Place)],
    );
    check("… and before a word is judged implausible", "The ex-PM spoke.", &[("ex-PM", Person, 900)], &[]);
    check(
        "a title is cut off before the name is looked for elsewhere",
        "They saw General Zolnay leave. They praised Zolnay.",
        &[("General Zolnay", Person, 900)],
        &[("Zolnay", Person), ("Zolnay", Person)],
    );
    check(
        "what proves a body is read before its name is looked for elsewhere",
        "The newspaper Zolt fell silent. Nobody bought Zolt.",
        &[("Zolt", Other, 600)],
        &[("Zolt", Org), ("Zolt", Org)],
    );
    check(
        "a quoted title takes in names that were only found by their likeness",
        "Critics praised Zolnay. His novel “Zolnay in Love” sold well.",
        &[("Zolnay", Person, 900)],
        &[("Zolnay", Person), ("Zolnay in Love", Other)],
    );
}

#[test]
fn an_acronym_tells_where_a_name_begins() {
    use Coarse::*;
    check(
        "what stands before the part that was found",
        "The Harbour Cranes and Lifting System (HCLS) failed.",
        &[("Lifting System", Other, 700), ("HCLS", Other, 700)],
        &[("Harbour Cranes and Lifting System", Other), ("HCLS", Other)],
    );
    check(
        "the body among the parts says what it is",
        "The Strelsau Harbour and Cranes Board (SHCB) met.",
        &[("Strelsau", Place, 900), ("Cranes Board", Org, 700), ("SHCB", Place, 600)],
        &[("Strelsau Harbour and Cranes Board", Org), ("SHCB", Org)],
    );
}

#[test]
fn a_name_goes_on_behind_a_nickname() {
    use Coarse::*;
    check(
        "though the mark was taken for a part of it",
        "They met Ilse “Red” Zolnay there.",
        &[("Ilse “Red", Person, 800), ("Zolnay", Person, 600)],
        &[("Ilse “Red” Zolnay", Person)],
    );
}

#[test]
fn titles_and_their_bearers() {
    use Coarse::*;
    check(
        "more of an office is nobody's name",
        "Gull Bank Chief Executive Ilse Zolnay left.",
        &[("Gull Bank", Org, 900), ("Ilse Zolnay", Person, 900)],
        &[("Gull Bank", Org), ("Ilse Zolnay", Person)],
    );
    check(
        "who is addressed is a person",
        "They saw Lt Zolnay and Ms Varga.",
        &[("Lt Zolnay", Other, 700), ("Ms Varga", Org, 700)],
        &[("Zolnay", Person), ("Varga", Person)],
    );
    check(
        "analysts work for bodies",
        "It was sold, said Zolnay analyst Ilse Varga.",
        &[("Zolnay", Person, 600), ("Ilse Varga", Person, 900)],
        &[("Zolnay", Org), ("Ilse Varga", Person)],
    );
    check(
        "people and places are producers, too",
        "They met Zolnay, a film producer, in Varga.",
        &[("Zolnay", Person, 900), ("Varga", Place, 900)],
        &[("Zolnay", Person), ("Varga", Place)],
    );
}
