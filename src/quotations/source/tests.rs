//! Whom a quotation is from: whole names, shared subjects, verbs of no list.

use crate::analysis::{Form, Label, MentionBy, Milli};
use crate::document::Document;
use crate::entities::FoundMention;
use crate::quotations::find_quotations;
use crate::quotations::tests::check;
use crate::span::Span;

/// The sources found where these people are known.
fn check_sources(text: &str, people: &[&str], wanted: &[&str]) {
    let person = |name: &&str| {
        let start = text.find(*name).unwrap_or_else(|| panic!("{name:?} is not in {text:?}"));
        FoundMention {
            span: Span::new(start, start + name.len()),
            label: Label::Person,
            form: Form::Name,
            title: None,
            value: None,
            by: MentionBy::Model,
            confidence: Milli(900),
        }
    };
    let mut mentions: Vec<FoundMention> = people.iter().map(person).collect();
    mentions.sort_by_key(|mention| mention.span);
    let found = find_quotations(&Document::new(text), &mentions).found;
    let sources: Vec<&str> = found.iter().map(|q| q.source.map_or("-", |source| source.of(text))).collect();
    assert_eq!(sources, wanted, "{text}");
}

#[test]
fn sources_hold_whole_names() {
    for (text, people, source) in [
        (
            "Berta Lund, the head of the quarry said it would close.",
            &["Berta Lund"][..],
            "Berta Lund, the head of the quarry",
        ),
        (
            "Before the talks, Berta Lund, head of the quarry told reporters that it would close.",
            &["Berta Lund"],
            "Berta Lund, head of the quarry",
        ),
        // somebody else's president, and a list
        ("They had met Berta Lund, the president said on Friday.", &["Berta Lund"], "the president"),
        ("“It will close,” said the quarry’s Jonah How.", &["Jonah How"], "the quarry’s Jonah How"),
        ("“It will close,” said baker Jonah Lund commenting on the vote.", &["Jonah Lund"], "baker Jonah Lund"),
    ] {
        check_sources(text, people, &[source]);
    }
}

#[test]
fn behind_speech_any_verb_will_do() {
    check_sources(
        "“We open the quarry on Monday,” enthused Berta Lund, who owns it.",
        &["Berta Lund"],
        &["Berta Lund"],
    );
    check_sources("“We open the quarry on Monday,” Berta Lund deadpanned.", &["Berta Lund"], &["Berta Lund"]);
    check_sources("“We open on Monday,” the Gull quoted Ms Lund as saying.", &[], &["Ms Lund"]);
    check_sources("The sign “We open on Monday” amused Berta Lund.", &["Berta Lund"], &[]);
    check(
        "\"We open the quarry on Monday,\" he enthused.",
        &["Direct Cue: We open the quarry on Monday, < enthused < he"],
    );
}

#[test]
fn a_second_verb_goes_on_with_whoever_speaks() {
    for (text, sources) in [
        (
            "Ms Lund said her party had asked for time, and warned that prices would rise.",
            ["Ms Lund", "her party", "Ms Lund"],
        ),
        ("Ms Lund said the mayor told her to leave and added that she would sue.", ["Ms Lund", "the mayor", "Ms Lund"]),
        (
            "Ms Lund said the mayor told reporters to leave and warned that he would sue.",
            ["Ms Lund", "the mayor", "the mayor"],
        ),
    ] {
        check_sources(text, &[], &sources);
    }
}

#[test]
fn who_gives_out_a_statement_speaks() {
    let text = "Ms Lund left the room, releasing a statement saying that the quarry would close.";
    check_sources(text, &[], &["Ms Lund"]);
}

#[test]
fn verbs_that_no_ending_tells() {
    check_sources("The party remains divided, arguing that it is late.", &[], &["The party"]);
    check_sources("The hiring prompted calls for more openness.", &[], &[]);
}

#[test]
fn far_from_its_verb_a_sentence_is_still_speech() {
    check(
        "Ms Lund said in a long interview \"We open the quarry on Monday.\"",
        &["Direct Cue: We open the quarry on Monday. < said < Ms Lund"],
    );
    check("Ms Lund said in a long interview \"Monday talks\" would open.", &[]);
}
