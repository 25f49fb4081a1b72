//! What each format makes of one small text, in full, and what is lost is said.

use super::{About, Exported, FORMATS, Format, csv, export, json};
use crate::analysis::Milli;
use crate::analyzer::{Analyzer, Options};
use crate::wire::Unit;
use std::sync::LazyLock;

static ANALYZER: LazyLock<Analyzer> = LazyLock::new(|| {
    let model = std::fs::read("models/en.model").expect("the model is in git");
    Analyzer::new(&model).expect("it is of this version")
});

const TEXT: &str = "“It is a <b>disaster</b> 🎉,” said Lena Ortiz, mayor of Oslo & Co.\r\nShe left on 3 May 2024.";

fn exported(text: &str, format: Format) -> Exported {
    let analysis = ANALYZER.analyze(text, &Options::default());
    export(text, &analysis, format, &About { unit: Unit::Utf16, source: None, title: None })
}

/// The words that must stand in the export, and those that must not.
#[track_caller]
fn check(format: Format, wanted: &[&str], never: &[&str]) {
    let Exported { content, .. } = exported(TEXT, format);
    for words in wanted {
        assert!(content.contains(words), "{words:?} is not in:\n{content}");
    }
    for words in never {
        assert!(!content.contains(words), "{words:?} is in:\n{content}");
    }
}

#[test]
fn csv_has_a_row_a_quotation_and_no_formula() {
    check(
        Format::Csv,
        &[
            "\u{feff}speaker,role,quotation,kind,",
            "\r\nLena Ortiz,",
            ",\"“It is a <b>disaster</b> 🎉,”\",direct,speech,neutral,,",
        ],
        &[],
    );
    for (cell, wanted) in [
        ("plain", "plain"),
        ("a \"b\"", "\"a \"\"b\"\"\""),
        ("=1+1", "\"'=1+1\""),
        ("@SUM(A1), \"x\"", "\"'@SUM(A1), \"\"x\"\"\""),
        ("-2", "\"'-2\""),
        ("\t=1", "\"'\t=1\""),
        ("two\r\nlines", "\"two\r\nlines\""),
        ("a=1", "a=1"),
        ("nul\0", "nul\u{fffd}"),
        ("", ""),
    ] {
        let mut out = String::new();
        csv::push_cell(&mut out, cell);
        assert_eq!(out, wanted, "{cell:?}");
    }
}

#[test]
fn markdown_shows_the_words_and_nothing_else() {
    check(
        Format::Markdown,
        &["\n## Lena Ortiz", "\n> “It is a \\<b\\>disaster\\<\\/b\\> 🎉,”\n>\n> — direct, “said” "],
        &["<b>"],
    );
}

#[test]
fn html_is_escaped_and_has_no_script() {
    check(
        Format::Html,
        &[
            "<!doctype html>",
            "default-src 'none'",
            "&lt;b&gt;",
            "Oslo</mark> &amp; Co",
            "<h3 dir=\"auto\">Lena Ortiz",
            "&#13;",
        ],
        &["<b>", "<script", "javascript:", "http://", "https://", " onclick"],
    );
}

#[test]
fn web_annotations_have_two_selectors_in_code_points() {
    check(
        Format::WebAnnotation,
        &[
            "{\"@context\":\"http://www.w3.org/ns/anno.jsonld\",\"id\":\"urn:uuid:",
            "{\"type\":\"TextQuoteSelector\",\"exact\":\"Lena Ortiz\",\"prefix\":\"t is a <b>disaster</b> 🎉,” said \",",
            "{\"type\":\"TextPositionSelector\",\"start\":34,\"end\":44}",
            "{\"type\":\"TextualBody\",\"purpose\":\"tagging\",\"value\":\"PERSON\",\"format\":\"text/plain\"}",
        ],
        &[],
    );
}

#[test]
fn conll_has_a_token_a_line() {
    check(
        Format::Conll,
        &[
            "-DOCSTART- -X- -X- O\n\n",
            "\nLena _ _ B-PERSON\nOrtiz _ _ I-PERSON\n, _ _ O\n",
            "\n3 _ _ B-DATE\nMay _ _ I-DATE\n",
        ],
        &[],
    );
}

#[test]
fn brat_has_spans_relations_and_groups() {
    check(
        Format::Brat,
        &[
            "\tPERSON 34 44\tLena Ortiz\n",
            "\tQuotation 1 27\tIt is a <b>disaster</b> 🎉,\n",
            "\tSpeaker Arg1:T",
            "*\tEquiv T",
            "\tStance T",
        ],
        &[],
    );
}

#[test]
fn spacy_has_tokens_entities_and_spans() {
    check(
        Format::Spacy,
        &[
            "{\"start\":34,\"end\":44,\"label\":\"PERSON\",\"kb_id\":\"e0\"}",
            "\"quotations\":[{\"start\":1,\"end\":27,\"label\":\"direct\",",
            "\"coref_clusters_1\":[",
        ],
        &[],
    );
}

#[test]
fn citron_has_contents_with_their_marks() {
    check(
        Format::Citron,
        &[
            "\"cue\":{\"start\":29,\"end\":33,\"text\":\"said\"}",
            "\"contents\":[{\"start\":0,\"end\":28,\"text\":\"“It is a <b>disaster</b> 🎉,”\"}]",
        ],
        &[],
    );
}

#[test]
fn tei_says_who_said_it() {
    check(
        Format::Tei,
        &[
            "<person xml:id=\"e0\" type=\"person\"><persName>Lena Ortiz</persName>",
            "<said xml:id=\"q0.1\" who=\"#e0\" direct=\"true\" aloud=\"true\">It is a &lt;b&gt;",
            "<persName type=\"person\" ref=\"#e0\">Lena Ortiz</persName>",
            "&#13;\n<rs type=\"person\" ref=\"#e0\">She</rs> left on <date when=\"2024-05-03\">3 May 2024</date>",
        ],
        &["<b>"],
    );
}

/// What a format cannot write is replaced and counted; nothing else is lost without a word.
#[test]
fn what_is_lost_is_said() {
    let said = |format| exported("“No\0\u{1}\u{fffe},” said Ann Berg.", format).left_out.join("; ");
    assert!(said(Format::Tei).contains("3 characters that the format cannot write"), "{}", said(Format::Tei));
    assert!(said(Format::Html).contains("3 characters"), "{}", said(Format::Html));
    assert!(said(Format::Markdown).contains("2 invisible signs"), "{}", said(Format::Markdown));
    let left_out = exported(TEXT, Format::Conll).left_out;
    assert!(left_out.contains(&"1 quotation with its speaker".to_owned()), "{left_out:?}");
    assert!(FORMATS.iter().all(|entry| exported("", entry.format).left_out.is_empty()));
}

#[test]
fn names_of_formats_are_found_and_of_no_others() {
    for entry in FORMATS {
        assert_eq!(Format::named(entry.name).map(|found| found.format), Some(entry.format));
    }
    assert!(Format::named("json").is_none() && Format::named("").is_none());
}

#[test]
fn decimals_are_short() {
    for (milli, wanted) in [(0, "0"), (500, "0.5"), (-2400, "-2.4"), (3000, "3"), (-5, "-0.005"), (1001, "1.001")] {
        assert_eq!(json::decimal(Milli(milli)), wanted);
    }
}
