//! Who said what in thirty open news texts, against a gold resolved from the texts alone, with no output in sight:
//! `tests/golden/speakers.tsv`, whose head says how. The texts are in the optional corpus `../shared/data`.
//!
//! ```text
//! cargo test --test speakers           the table
//! LIST=1 cargo test --test speakers    also each quotation that is missed or given to somebody else
//! ```

#![cfg(not(target_arch = "wasm32"))]

#[path = "../common/mod.rs"]
mod common;
mod corpus;
mod gold;
mod score;

use corpus::Article;
use gold::Gold;
use newslens::Options;
use newslens::analysis::Milli;
use score::Table;
use std::io::Write;

/// At least this share of the clear quotations in the gold is found with the right speaker. It only rises.
const FLOOR: Milli = Milli(830);

const N_TEXTS: usize = 30;

#[test]
fn the_gold_is_well_formed() {
    let gold = gold();
    assert_eq!(gold.articles.len(), N_TEXTS);
    for article in &gold.articles {
        let starts: Vec<usize> = article.quotations.iter().map(|q| q.spans[0].start as usize).collect();
        assert!(starts.is_sorted(), "line {}: quotations out of order", article.line);
        for quotation in &article.quotations {
            let mut before = 0;
            for span in &quotation.spans {
                let (start, end) = (span.start as usize, span.end as usize);
                assert!(before <= start && start < end && end <= article.n_bytes, "line {}: bad span", quotation.line);
                before = end;
            }
        }
    }
}

#[test]
fn the_rule_chooses_these_texts() {
    let gold = gold();
    let Some(text) = corpus::open(&gold) else { return };
    let chosen: Vec<(usize, usize)> = corpus::choose(&text, N_TEXTS).iter().map(|a| (a.offset, a.text.len())).collect();
    let listed: Vec<(usize, usize)> = gold.articles.iter().map(|a| (a.offset, a.n_bytes)).collect();
    assert_eq!(chosen, listed);
}

#[test]
fn speakers_are_found() {
    let gold = gold();
    let Some(text) = corpus::open(&gold) else { return };
    let analyzer = common::analyzer();
    let list = std::env::var_os("LIST").is_some();
    let mut table = Table::default();
    for wanted in &gold.articles {
        let article = Article::at(&text, wanted.offset, wanted.n_bytes);
        let hash = article.map(|a| corpus::fnv1a(a.text.as_bytes()));
        assert_eq!(hash, Some(wanted.hash), "line {}: another copy of {}", wanted.line, gold.source);
        let Some(article) = article else { continue };
        let analysis = analyzer.analyze(article.text, &Options::default());
        for quotation in &wanted.quotations {
            let outcome = score::judge(quotation, &analysis, article.text);
            table.add(quotation, &outcome);
            if list && !outcome.right {
                say(&outcome.story(quotation, &analysis, article.text));
            }
        }
    }
    say(&table.to_string());
    let reached = table.clear().end_to_end();
    assert!(reached >= FLOOR, "clear quotations with the right speaker: {reached:?}, below {FLOOR:?}");
}

fn gold() -> Gold {
    Gold::parse(&common::read("tests/golden/speakers.tsv"))
}

/// Writes past the test runner, which keeps back what a passing test prints.
fn say(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}
