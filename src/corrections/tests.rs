//! What each kind of correction does to everything that hangs on it.

use super::{Correction, Layer};
use crate::analysis::{Analysis, Holder, Label, NoticeKind};
use crate::analyzer::{Analyzer, Options};
use crate::span::Span;
use std::sync::LazyLock;

static ANALYZER: LazyLock<Analyzer> = LazyLock::new(|| {
    let model = std::fs::read("models/en.model").expect("the model is in git");
    Analyzer::new(&model).expect("it is of this version")
});

const TEXT: &str = "“The plan is a disaster,” said Lena Ortiz, the mayor. “We regret it.” She met Peter Voss on Friday. \
                    Ortiz left. Mr Voss was cruel. Grace Hall stayed away.It rained.";

/// The nth place of some words.
#[track_caller]
fn nth(words: &str, n: usize) -> Span {
    let (start, _) = TEXT.match_indices(words).nth(n).unwrap_or_else(|| panic!("{words:?} is not there"));
    Span::new(start, start + words.len())
}

fn first(words: &str) -> Span {
    nth(words, 0)
}

fn analyze(corrections: &[Correction]) -> Analysis {
    ANALYZER.analyze(TEXT, &Options { corrections: corrections.to_vec(), ..Options::default() })
}

/// Each fact as "who: what", so that a table shows what a correction changes.
fn facts(a: &Analysis) -> Vec<String> {
    let name = |entity: Option<usize>| entity.map_or("-", |idx| a.entities[idx].name.as_str());
    let label = |label: Option<Label>| label.map_or("-", Label::name);
    let mentions = a.mentions.iter().map(|m| format!("{}: {} {}", m.span.of(TEXT), label(m.label), name(m.entity)));
    let entities = a.entities.iter().map(|e| format!("entity {} {} {:?}", label(e.label), e.name, e.aliases));
    let quotations = a.quotations.iter().map(|q| {
        let source = q.source.map_or("-", |source| source.of(TEXT));
        format!("“{}”: {} by {source}", q.spans[0].of(TEXT), name(q.speaker))
    });
    let cues = a.cues.iter().map(|c| {
        let holder = match c.holder {
            Some(Holder::Author) => "author",
            Some(Holder::Entity(entity)) => name(Some(entity)),
            None => "-",
        };
        format!("cue {}: {holder} → {}", c.span.of(TEXT), name(c.target))
    });
    // The other kinds are other stages' affair.
    let notices = a.notices.iter().filter(|n| matches!(n.kind, NoticeKind::MissingSpace | NoticeKind::NoSpeaker));
    let notices = notices.map(|n| format!("notice {}", n.span.of(TEXT)));
    mentions.chain(entities).chain(quotations).chain(cues).chain(notices).collect()
}

/// What goes and what comes when the corrections are made, and that making each twice changes no more.
#[track_caller]
fn check(corrections: &[Correction], gone: &[&str], come: &[&str]) {
    let (before, corrected) = (analyze(&[]), analyze(corrections));
    let (old, new) = (facts(&before), facts(&corrected));
    let minus = |one: &[String], other: &[String]| -> Vec<String> {
        one.iter().filter(|fact| !other.contains(fact)).cloned().collect()
    };
    assert_eq!((minus(&old, &new), minus(&new, &old)), (owned(gone), owned(come)), "{corrections:?}");
    let refused: Vec<_> = corrected.corrections.iter().filter_map(|c| c.refusal).collect();
    assert!(refused.is_empty(), "{refused:?}");
    let twice: Vec<Correction> = corrections.iter().flat_map(|c| [c.clone(), c.clone()]).collect();
    let mut twice = analyze(&twice);
    twice.corrections.clone_from(&corrected.corrections);
    assert!(twice == corrected, "made twice: {:?}", facts(&twice));
}

fn owned(facts: &[&str]) -> Vec<String> {
    facts.iter().map(|fact| (*fact).to_owned()).collect()
}

#[track_caller]
fn refused(correction: Correction, part: &str) {
    let mut analysis = analyze(std::slice::from_ref(&correction));
    let corrected = analysis.corrections.pop().expect("none is dropped");
    assert!(corrected.refusal.is_some_and(|why| why.contains(part)), "{corrected:?}");
    assert!(analysis == analyze(&[]), "it was refused and something changed");
}

fn drop(span: Span) -> Correction {
    Correction::Drop { span, layer: None }
}

#[test]
fn the_text_is_read_as_the_tables_below_expect() {
    #[rustfmt::skip]
    let wanted = [
        "Lena Ortiz: PERSON Lena Ortiz", "the mayor: PERSON Lena Ortiz", "We: PERSON Lena Ortiz", "She: PERSON Lena Ortiz",
        "Peter Voss: PERSON Peter Voss", "Friday: DATE -", "Ortiz: PERSON Lena Ortiz", "Voss: PERSON Peter Voss",
        "Grace Hall: PERSON Grace Hall",
        "entity PERSON Lena Ortiz [\"Ortiz\"]", "entity PERSON Peter Voss [\"Mr Voss\"]", "entity PERSON Grace Hall []",
        "“The plan is a disaster,”: Lena Ortiz by Lena Ortiz, the mayor",
        "“We regret it.”: Lena Ortiz by Lena Ortiz, the mayor",
        "cue is a disaster: Lena Ortiz → -", "cue regret: Lena Ortiz → -", "cue cruel: author → Peter Voss",
        "notice .It",
    ];
    assert_eq!(facts(&analyze(&[])), wanted);
}

#[test]
fn what_is_dropped_is_gone_with_all_that_hung_on_it() {
    check(&[drop(first("Grace Hall"))], &["Grace Hall: PERSON Grace Hall", "entity PERSON Grace Hall []"], &[]);
    check(&[drop(first("Friday"))], &["Friday: DATE -"], &[]);
    check(&[drop(first("is a disaster"))], &["cue is a disaster: Lena Ortiz → -"], &[]);
    check(&[Correction::Drop { span: first(".It"), layer: Some(Layer::Notice) }], &["notice .It"], &[]);
    // Its marks still stand there, so it is not the author's feeling either: whose it is is open.
    check(
        &[drop(first("The plan is a disaster,"))],
        &["“The plan is a disaster,”: Lena Ortiz by Lena Ortiz, the mayor", "cue is a disaster: Lena Ortiz → -"],
        &["cue is a disaster: - → -"],
    );
}

#[test]
fn a_name_is_called_by_what_is_left() {
    let only_short = [drop(first("Peter Voss"))];
    let gone = ["Peter Voss: PERSON Peter Voss", "Voss: PERSON Peter Voss", "entity PERSON Peter Voss [\"Mr Voss\"]"];
    let come = ["Voss: PERSON Voss", "entity PERSON Voss [\"Mr Voss\"]"];
    let cue = ("cue cruel: author → Peter Voss", "cue cruel: author → Voss");
    check(&only_short, &[&gone[..], &[cue.0]].concat(), &[&come[..], &[cue.1]].concat());
    let only_full = [drop(nth("Voss", 1))];
    let gone = ["Voss: PERSON Peter Voss", "entity PERSON Peter Voss [\"Mr Voss\"]", cue.0];
    check(&only_full, &gone, &["entity PERSON Peter Voss []", "cue cruel: author → -"]);
}

#[test]
fn a_label_holds_for_all_mentions() {
    let label = |words| Correction::Label { span: first(words), label: Label::Org };
    check(
        &[label("Peter Voss")],
        &["Peter Voss: PERSON Peter Voss", "Voss: PERSON Peter Voss", "entity PERSON Peter Voss [\"Mr Voss\"]"],
        &["Peter Voss: ORG Peter Voss", "Voss: ORG Peter Voss", "entity ORG Peter Voss [\"Mr Voss\"]"],
    );
    let changed = facts(&analyze(&[label("She")]));
    assert!(changed[..4].iter().chain([&changed[6]]).all(|fact| fact.ends_with(": ORG Lena Ortiz")), "{changed:?}");
}

#[test]
fn a_name_becomes_a_value_and_a_value_a_name() {
    check(
        &[Correction::Label { span: first("Friday"), label: Label::Person }],
        &["Friday: DATE -"],
        &["Friday: PERSON Friday", "entity PERSON Friday []"],
    );
    check(
        &[Correction::Label { span: first("Grace Hall"), label: Label::Date }],
        &["Grace Hall: PERSON Grace Hall", "entity PERSON Grace Hall []"],
        &["Grace Hall: DATE -"],
    );
}

#[test]
fn a_speaker_takes_along_feelings_first_persons_and_what_is_carried_on() {
    let (said, carried_on) = (first("The plan is a disaster,"), first("We regret it."));
    #[rustfmt::skip]
    let by_ortiz = [
        "We: PERSON Lena Ortiz",
        "“The plan is a disaster,”: Lena Ortiz by Lena Ortiz, the mayor",
        "“We regret it.”: Lena Ortiz by Lena Ortiz, the mayor",
        "cue is a disaster: Lena Ortiz → -", "cue regret: Lena Ortiz → -",
    ];
    check(
        &[Correction::Speaker { span: said, mention: Some(first("Grace Hall")) }],
        &by_ortiz,
        &[
            "We: PERSON Grace Hall",
            "“The plan is a disaster,”: Grace Hall by Grace Hall",
            "“We regret it.”: Grace Hall by Grace Hall",
            "cue is a disaster: Grace Hall → -",
            "cue regret: Grace Hall → -",
        ],
    );
    check(
        &[Correction::Speaker { span: carried_on, mention: Some(nth("Voss", 1)) }],
        &[by_ortiz[0], by_ortiz[2], by_ortiz[4]],
        &["We: PERSON Peter Voss", "“We regret it.”: Peter Voss by Voss", "cue regret: Peter Voss → -"],
    );
    check(
        &[Correction::Speaker { span: carried_on, mention: None }],
        &[by_ortiz[0], by_ortiz[2], by_ortiz[4]],
        &["We: - -", "“We regret it.”: - by -", "cue regret: - → -", "notice We regret it."],
    );
}

#[test]
fn a_mention_refers_to_another() {
    let reference = |span, mention| [Correction::Reference { span, mention }];
    let she = "She: PERSON Lena Ortiz";
    check(&reference(first("She"), Some(first("Grace Hall"))), &[she], &["She: PERSON Grace Hall"]);
    check(&reference(first("She"), None), &[she], &["She: - -"]);
    let short = nth("Ortiz", 1);
    check(
        &reference(short, None),
        &["Ortiz: PERSON Lena Ortiz", "entity PERSON Lena Ortiz [\"Ortiz\"]"],
        &["Ortiz: PERSON Ortiz", "entity PERSON Lena Ortiz []", "entity PERSON Ortiz []"],
    );
    check(
        &reference(short, Some(first("Grace Hall"))),
        &["Ortiz: PERSON Lena Ortiz", "entity PERSON Lena Ortiz [\"Ortiz\"]", "entity PERSON Grace Hall []"],
        &["Ortiz: PERSON Grace Hall", "entity PERSON Lena Ortiz []", "entity PERSON Grace Hall [\"Ortiz\"]"],
    );
}

#[test]
fn two_become_one_and_keep_the_first_name() {
    check(
        &[Correction::Merge { mentions: vec![first("Grace Hall"), nth("Voss", 1)] }],
        &[
            "Peter Voss: PERSON Peter Voss",
            "Voss: PERSON Peter Voss",
            "entity PERSON Peter Voss [\"Mr Voss\"]",
            "entity PERSON Grace Hall []",
            "cue cruel: author → Peter Voss",
        ],
        &[
            "Peter Voss: PERSON Grace Hall",
            "Voss: PERSON Grace Hall",
            "entity PERSON Grace Hall [\"Peter Voss\", \"Mr Voss\"]",
            "cue cruel: author → Grace Hall",
        ],
    );
}

#[test]
fn what_fits_nothing_is_kept_with_the_reason() {
    let nowhere = Span::new(1_000_000, 1_000_001);
    let friday = first("Friday");
    refused(drop(first("The plan")), "Nothing is marked");
    refused(drop(nowhere), "Nothing is marked");
    refused(Correction::Drop { span: friday, layer: Some(Layer::Cue) }, "Nothing is marked");
    refused(Correction::Label { span: first("is a disaster"), label: Label::Org }, "No name");
    refused(Correction::Speaker { span: first("The plan"), mention: None }, "No quotation");
    refused(Correction::Speaker { span: first("We regret it."), mention: Some(friday) }, "refers to nobody");
    refused(Correction::Speaker { span: first("We regret it."), mention: Some(nowhere) }, "No name");
    refused(Correction::Reference { span: friday, mention: Some(first("She")) }, "refers to nobody");
    refused(Correction::Merge { mentions: vec![first("Lena Ortiz"), friday] }, "refers to nobody");
    refused(Correction::Merge { mentions: vec![first("Lena Ortiz")] }, "two mentions");
    refused(Correction::Merge { mentions: Vec::new() }, "two mentions");
}

#[test]
fn later_corrections_see_the_earlier_ones() {
    let grace = first("Grace Hall");
    let analysis = analyze(&[drop(grace), Correction::Label { span: grace, label: Label::Fac }]);
    let refusals: Vec<bool> = analysis.corrections.iter().map(|c| c.refusal.is_some()).collect();
    assert_eq!(refusals, [false, true]);
}
