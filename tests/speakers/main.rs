//! Who said what in forty-six open news texts, against gold resolved from the texts alone, with no output in sight:
//! `tests/golden/speakers.tsv`, `speakers-fresh.tsv` and `speakers-unread.tsv`, whose heads say how. The texts are in the optional corpus
//! `../shared/data`.
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

/// Texts that one rule chose, and their gold.
struct Set {
    gold: &'static str,
    /// How many parts the kept articles are cut into; of every `nth` part the article that stands `lead` in.
    n_parts: usize,
    nth: usize,
    lead: fn(usize) -> usize,
    n_texts: usize,
    /// At least this share of the clear quotations in the gold is found with the right speaker. It only rises.
    floor: Milli,
}

const SETS: [Set; 3] = [
    Set { gold: "tests/golden/speakers.tsv", n_parts: 30, nth: 1, lead: |_| 0, n_texts: 30, floor: Milli(830) },
    Set {
        gold: "tests/golden/speakers-fresh.tsv",
        n_parts: 30,
        nth: 3,
        lead: |part| part / 2,
        n_texts: 10,
        floor: Milli(800),
    },
    Set {
        gold: "tests/golden/speakers-unread.tsv",
        n_parts: 30,
        nth: 3,
        lead: |part| part / 2 + part,
        n_texts: 6,
        floor: Milli(900),
    },
];

#[test]
fn the_gold_is_well_formed() {
    for set in &SETS {
        let gold = set.gold();
        assert_eq!(gold.articles.len(), set.n_texts);
        for article in &gold.articles {
            let starts: Vec<usize> = article.quotations.iter().map(|q| q.spans[0].start as usize).collect();
            assert!(starts.is_sorted(), "{}, line {}: quotations out of order", set.gold, article.line);
            for quotation in &article.quotations {
                let mut before = 0;
                for span in &quotation.spans {
                    let (start, end) = (span.start as usize, span.end as usize);
                    let fits = before <= start && start < end && end <= article.n_bytes;
                    assert!(fits, "{}, line {}: bad span", set.gold, quotation.line);
                    before = end;
                }
            }
        }
    }
}

#[test]
fn the_rule_chooses_these_texts() {
    for set in &SETS {
        let gold = set.gold();
        let Some(text) = corpus::open(&gold) else { return };
        let chosen: Vec<(usize, usize)> = corpus::choose(&text, set.n_parts, set.nth, set.lead)
            .iter()
            .map(|a| (a.offset, a.text.len()))
            .take(set.n_texts)
            .collect();
        let listed: Vec<(usize, usize)> = gold.articles.iter().map(|a| (a.offset, a.n_bytes)).collect();
        assert_eq!(chosen, listed, "{}", set.gold);
    }
}

#[test]
fn speakers_are_found() {
    let analyzer = common::analyzer();
    let list = std::env::var_os("LIST").is_some();
    for set in &SETS {
        let gold = set.gold();
        let Some(text) = corpus::open(&gold) else { return };
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
        say(set.gold);
        say(&table.to_string());
        let reached = table.clear().end_to_end();
        assert!(reached >= set.floor, "clear quotations with the right speaker: {reached:?}, below {:?}", set.floor);
    }
}

impl Set {
    fn gold(&self) -> Gold {
        Gold::parse(&common::read(self.gold))
    }
}

/// Writes past the test runner, which keeps back what a passing test prints.
fn say(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}
