//! Quotations of every kind in sentences written for this purpose.

use super::*;
use crate::document::Document;

fn find(text: &str) -> Quotations {
    find_quotations(&Document::new(text), &[])
}

/// Each quotation as "kind by: content … content < cue < source".
fn lines(text: &str) -> Vec<String> {
    let surface = |span: Option<Span>| span.map_or("-", |span| span.of(text));
    find(text)
        .found
        .iter()
        .filter(|q| q.parent.is_none())
        .map(|q| {
            let spans: Vec<&str> = q.spans.iter().map(|span| span.of(text)).collect();
            format!("{:?} {:?}: {} < {} < {}", q.kind, q.by, spans.join(" … "), surface(q.cue), surface(q.source))
        })
        .collect()
}

pub(super) fn check(text: &str, wanted: &[&str]) {
    assert_eq!(lines(text), wanted, "{text}");
}

#[test]
fn attributions_in_every_order() {
    for (text, wanted) in [
        ("\"It is late,\" said Ms Lund.", "Direct Cue: It is late, < said < Ms Lund"),
        ("\"It is late,\" Ms Lund said on Friday.", "Direct Cue: It is late, < said < Ms Lund"),
        ("\"It is late,\" Ms Lund, who was there, told the court.", "Direct Cue: It is late, < told < Ms Lund"),
        ("\"It is late,\" said Ms Lund, a nurse.", "Direct Cue: It is late, < said < Ms Lund, a nurse"),
        ("Ms Lund, a nurse, said: \"It is late.\"", "Direct Cue: It is late. < said < Ms Lund, a nurse"),
        ("Ms Lund told reporters on Friday: \"It is late.\"", "Direct Cue: It is late. < told < Ms Lund"),
        (
            "Before the vote Ms Lund: \"It is late, but not too late.\"",
            "Direct Colon: It is late, but not too late. < : < Ms Lund",
        ),
        ("\"It is late for all of us.\" — Berta Lund", "Direct Dash: It is late for all of us. < — < Berta Lund"),
        ("\"It is late,\" according to Ms Lund.", "Direct Cue: It is late, < according to < Ms Lund"),
        ("\"Why now?\" the old keeper asked.", "Direct Cue: Why now? < asked < the old keeper"),
        ("\"It is late,\" he added.", "Direct Cue: It is late, < added < he"),
    ] {
        check(text, &[wanted]);
    }
}

#[test]
fn a_text_may_end_within_a_source() {
    for text in ["Calling it “late” and “far too late” in May, Sen.", "Speaking in Lowtown, Ms"] {
        let within = |q: &FoundQuotation| q.source.is_none_or(|source| source.end as usize <= text.len());
        assert!(find(text).found.iter().all(within), "{text}");
    }
}

#[test]
fn split_quotations_are_one_and_new_sentences_their_own() {
    check("\"We go,\" said Ms Lund, \"but not today.\"", &["Direct Cue: We go, … but not today. < said < Ms Lund"]);
    check(
        "\"We go,\" Ms Lund told the hall, \"but not today.\"",
        &["Direct Cue: We go, … but not today. < told < Ms Lund"],
    );
    check(
        "\"We go,\" said Ms Lund. \"We go today.\"",
        &["Direct Cue: We go, < said < Ms Lund", "Direct Continuation: We go today. < - < Ms Lund"],
    );
    check(
        "Ms Lund said: \"They wait.\n\n\"They wait for us,\" she added.",
        &["Direct Cue: They wait. < said < Ms Lund", "Direct Cue: They wait for us, < added < she"],
    );
    check("Ms Lund said:\n\"We go.\"", &["Direct Cue: We go. < said < Ms Lund"]);
}

#[test]
fn conversations_have_labels() {
    check(
        "HOST: Will it rain?\nLUND: It will.\nHOST: Thank you.",
        &[
            "Direct Transcript: Will it rain? < : < HOST",
            "Direct Transcript: It will. < : < LUND",
            "Direct Transcript: Thank you. < : < HOST",
        ],
    );
    check(
        "Ann Lund keeps the dam.\n((Valley Post)) Will it hold?\n((Ann Lund)) It will.\nIt is sound.\n((VP)) Thank you.\nShe is 60.",
        &[
            "Direct Transcript: Will it hold? < - < Valley Post",
            "Direct Transcript: It will. … It is sound. < - < Ann Lund",
            "Direct Transcript: Thank you. < - < VP",
        ],
    );
}

#[test]
fn reported_speech() {
    for (text, wanted) in [
        ("Ms Lund said that the dam would hold.", "Indirect Cue: the dam would hold < said < Ms Lund"),
        ("Ms Lund said on Friday the dam would hold.", "Indirect Cue: the dam would hold < said < Ms Lund"),
        (
            "The dam will hold, a spokesman for the firm said.",
            "Indirect Cue: The dam will hold < said < a spokesman for the firm",
        ),
        (
            "According to two engineers, the dam will hold.",
            "Indirect Cue: the dam will hold < According to < two engineers",
        ),
        (
            "The dam will hold, according to two engineers.",
            "Indirect Cue: The dam will hold < according to < two engineers",
        ),
        ("The dam, Ms Lund said, will hold.", "Indirect Cue: The dam … will hold < said < Ms Lund"),
        ("Ms Lund told the council that the dam would hold.", "Indirect Cue: the dam would hold < told < Ms Lund"),
        ("Ms Lund asked whether the dam would hold.", "Indirect Cue: whether the dam would hold < asked < Ms Lund"),
        (
            "Ms Lund has repeatedly promised to mend the dam.",
            "Indirect Cue: to mend the dam < has repeatedly promised < Ms Lund",
        ),
        ("Ms Lund warned of a flood in spring.", "Indirect Cue: a flood in spring < warned of < Ms Lund"),
        ("Dam will hold until spring: engineers", "Indirect Colon: Dam will hold until spring < : < engineers"),
        (
            "OSTROVA, June 3 (Wire) - The dam will hold, officials said.",
            "Indirect Cue: The dam will hold < said < officials",
        ),
    ] {
        check(text, &[wanted]);
    }
    check(
        "Ms Lund said the dam would hold, but Mr Orr said it would not.",
        &["Indirect Cue: the dam would hold < said < Ms Lund", "Indirect Cue: it would not < said < Mr Orr"],
    );
    check(
        "Ms Lund praised the crew, adding that the dam would hold.",
        &["Indirect Cue: the crew < praised < Ms Lund", "Indirect Cue: the dam would hold < adding < Ms Lund"],
    );
}

#[test]
fn fragments_make_a_clause_mixed() {
    check("Ms Lund said the dam was \"nearly done\".", &["Mixed Cue: the dam was \"nearly done\" < said < Ms Lund"]);
    check("Ms Lund called the plan \"a bad joke\".", &["Mixed Cue: a bad joke < called < Ms Lund"]);
    check(
        "Mr Orr was quoted by a local paper as saying the dam would \"hold for years\".",
        &["Mixed Cue: the dam would \"hold for years\" < saying < Mr Orr"],
    );
    let text = "Ms Lund said the dam was \"nearly done\".";
    assert_eq!(find(text).found[0].verbatim.iter().map(|v| v.of(text)).collect::<Vec<_>>(), ["nearly done"]);
}

#[test]
fn what_was_not_plainly_said() {
    for (text, modality) in [
        ("Ms Lund did not say that the dam would hold.", Modality::Negated),
        ("Ms Lund declined to say whether the dam would hold.", Modality::Negated),
        ("Ms Lund is expected to say that the dam will hold.", Modality::Expected),
    ] {
        assert_eq!(find(text).found[0].modality, Some(modality), "{text}");
    }
    assert!(find("Ms Lund was told that the dam would hold.").found.is_empty());
    assert!(find("The reports that claims are rising are old.").found.is_empty());
}

#[test]
fn nouns_report() {
    for (text, wanted) in [
        ("Ms Lund's claim that the dam would hold was mocked.", "Indirect Cue: the dam would hold < claim < Ms Lund"),
        (
            "The union issued a warning that wages would fall.",
            "Indirect Cue: wages would fall < issued a warning < The union",
        ),
        (
            "A warning from the regulator that prices will rise was ignored.",
            "Indirect Cue: prices will rise < warning < the regulator",
        ),
        ("Her message was that the town would grow.", "Indirect Cue: the town would grow < message < Her"),
        ("Ms Lund rejected reports that she had resigned.", "Indirect Cue: she had resigned < rejected < Ms Lund"),
    ] {
        check(text, &[wanted]);
    }
    for text in ["Ms Lund rejected reports that she had resigned.", "Ms Lund denied that the dam was old."] {
        assert_eq!(find(text).found[0].modality, Some(Modality::Denied), "{text}");
    }
    assert!(find("The claim that she made on Friday was false.").found.is_empty());
}

#[test]
fn subjects_stand_far_from_their_verbs() {
    for (text, source) in [
        ("Senator Ann Lund who wrote the bill said the dam was old.", "Senator Ann Lund"),
        ("Ms Lund speaking to the city club called the dam \"a ruin\".", "Ms Lund"),
        ("Ms Lund, in her March letter, reported that the dam was old.", "Ms Lund"),
        (
            "Observers in Lowtown and around the country say the dam is old.",
            "Observers in Lowtown and around the country",
        ),
        ("Ms Lund tweeted her reasons saying, \"The dam is too old.\"", "Ms Lund"),
        ("According to him, the dam was old.", "him"),
        (
            "Critics from across Ostrova's political parties have claimed the dam is old.",
            "Critics from across Ostrova's political parties",
        ),
        (
            "Ms Lund remarked on the dam \u{2014} which the paper noted as unusual \u{2014} \"It is far too old to stand.\"",
            "Ms Lund",
        ),
        ("The paper cited Ann Roe, chief of the navy, as saying the dam was old.", "Ann Roe, chief of the navy"),
        ("In Ostrova, which had planned to vote, Ms Lund put it off, citing the flood.", "Ms Lund"),
        ("The paper cited the navy as stating the dam was old.", "the navy"),
        ("After saying the dam was \"a ruin\", she left.", "she"),
        ("A report released last year found that the dam was old.", "A report"),
        ("She sent a letter from her lawyer on Friday afternoon that says the dam is old.", "her lawyer"),
        ("Mr Mujahid claimed 190 were dead.", "Mr Mujahid"),
        ("On July 6, 2015, Ms Lund made the following remark: \"The dam is far too old.\"", "Ms Lund"),
        ("He praised the crew and on Friday referred to the dam as \"a ruin\".", "He"),
    ] {
        let found = find(text).found;
        let sources: Vec<&str> = found.iter().filter_map(|q| q.source).map(|source| source.of(text)).collect();
        assert!(sources.contains(&source), "{text}: {sources:?}");
    }
    // what a verb may be elsewhere is none in a compound; a name is not said
    for text in [
        "The first attack reportedly was in March.",
        "The dam, reported by the press as old, held. Reported cases rose in sixteen states.",
        "The most frequently discussed subject was the dam.",
        "A lake called the Sunken Mirror (in the north) dried out.",
        "Another voice actor, Ann Lund, left the hall.",
        "The state media company and the think tank closed.",
        "Ms Lund faced criminal charges that year.",
    ] {
        assert!(find(text).found.is_empty(), "{text}: {:?}", lines(text));
    }
}

#[test]
fn attributions_part_what_they_report() {
    check(
        "The dam, according to engineers, will hold for years.",
        &["Indirect Cue: The dam … will hold for years < according to < engineers"],
    );
    check(
        "Since the flood, according to the town, nine dams have been built.",
        &["Indirect Cue: Since the flood … nine dams have been built < according to < the town"],
    );
    check("Too often, Ms Lund said, the dam leaks.", &["Indirect Cue: Too often … the dam leaks < said < Ms Lund"]);
    check(
        "The fires, which officials said were under control, went on.",
        &["Indirect Cue: were under control < said < officials"],
    );
    check(
        "He was, as Ms Lund put it in a letter, \"the operator of it all.\"",
        &["Direct Cue: the operator of it all. < put it < Ms Lund"],
    );
}

#[test]
fn marks_that_quote_no_speech() {
    for (text, span, kind) in [
        ("The so-called \"dream team\" lost again.", "dream team", QuotedKind::Scare),
        ("Her novel \"The Silent Dam\" won.", "The Silent Dam", QuotedKind::Title),
        ("The word \"never\" was crossed out.", "never", QuotedKind::Term),
    ] {
        let found = find(text);
        assert!(found.found.is_empty(), "{text}");
        assert_eq!((found.quoted[0].span.of(text), found.quoted[0].kind), (span, kind), "{text}");
    }
}

#[test]
fn marks_inside_a_name_hold_a_nickname() {
    let text = "Bruno \"The Bear\" Orr lost again.";
    let name = FoundMention {
        span: Span::new(0, text.find(" lost").unwrap()),
        label: crate::analysis::Label::Person,
        form: crate::analysis::Form::Name,
        title: None,
        value: None,
        by: crate::analysis::MentionBy::Model,
        confidence: Milli(900),
    };
    for (mentions, kind) in [(&[name][..], QuotedKind::Nickname), (&[], QuotedKind::Title)] {
        let quoted = find_quotations(&Document::new(text), mentions).quoted;
        assert_eq!((quoted[0].span.of(text), quoted[0].kind), ("The Bear", kind));
    }
}

#[test]
fn quotations_nest() {
    let text = "\"She told me, 'Go home,'\" Mr Orr said.";
    let found = find(text).found;
    assert_eq!((found.len(), found[1].parent), (2, Some(0)));
    assert_eq!(found[1].spans[0].of(text), "Go home,");
}

#[test]
fn damaged_marks_cost_nothing_else() {
    let text = "\"It is lost, said Mr Orr. The vote is on Monday.\n\n\"Fine,\" said Ms Lund.";
    check(text, &["Direct Cue: It is lost, < said < Mr Orr", "Direct Cue: Fine, < said < Ms Lund"]);
    assert_eq!(find(text).unclosed.len(), 1);
    assert_eq!(find("“We are here,\" said Ms Lund.").mixed.len(), 1);
}

#[test]
fn any_text_takes_linear_time() {
    let parts = [
        "\"a ",
        "said ",
        "he said ",
        "Mr Cole said \"a\". ",
        "“x ",
        " 'a b' ",
        ", adding that ",
        "said that said ",
        "he, a b, said ",
        "\"Said the, X said. \n",
        "according to x, ",
        "\"a,\" he said, ",
        "“a\n\n",
        "“ ‘ “ ",
        "he — a b — said ",
        "and ",
        "the of ",
        "AB: x\n",
        "Mr A: \"b\" ",
        "‘'a",
        "to say ",
        "who said ",
        "(a) said ",
        "called \"a\" ",
        "\"'\"",
        "«",
        "said, ",
    ];
    for part in parts {
        // 20,000 of anything must take no longer than a page of prose does many times over.
        let started = std::time::Instant::now();
        find(&part.repeat(20_000));
        assert!(started.elapsed().as_secs() < 10, "{part:?} took {:?}", started.elapsed());
    }
}
