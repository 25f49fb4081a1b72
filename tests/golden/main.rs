//! News texts that a person can read, each with what the program should say of it: `NAME.txt` and `NAME.expect`.
//!
//! An expectation is a line of fields between bars, and holds or does not:
//!
//! ```text
//! PERSON | Lena Ortiz | Ms Ortiz | the mayor     one entity with that label and that name; the further words are mentions of it
//! role | Lena Ortiz | mayor of Lowtown
//! MONEY | £3.2bn | 3200000000 GBP                a value, and what it means where that is stated
//! no | PERSON | Image                            no such name
//! direct | Lena Ortiz | said | We will … by May  kind, speaker, cue and content of a quotation; "-" leaves open, "…" leaves out
//! nested | Lena Ortiz | told | It is over,       the same, inside another quotation
//! said | Lena Ortiz | rebuild by May              whatever the kind: she said something with these words
//! unsaid | the fund was empty                    nobody said this
//! scare | immortal                               marks that quote no speech: scare, title, nickname, term
//! feeling | - | cruelty | Amos Feld              a sentiment cue, its polarity and its holder, or "author"
//! notice | missing-space
//! count | direct | 4                             so many direct quotations that are not nested; or entities with a name and that label
//! ```
//! What does not hold yet is listed in `pending.txt`, which only shrinks: `UPDATE=1 cargo test --test golden` takes off what holds by now,
//! `UPDATE=grow` also puts on what does not.

#![cfg(not(target_arch = "wasm32"))]

#[path = "../common/mod.rs"]
mod common;
mod expectation;

use common::pending::{Pending, Update};
use newslens::Options;

#[test]
fn the_program_says_what_is_expected() {
    let analyzer = common::analyzer();
    let mut pending = Pending::read("tests/golden/pending.txt", |line| line);
    let mut all = Vec::new();
    for (name, text) in common::golden_texts().into_iter().chain(article()) {
        let analysis = analyzer.analyze(&text, &Options::default());
        let expected = common::read(format!("tests/golden/{name}.expect"));
        for line in expected.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
            all.push((format!("{name}: {line}"), expectation::holds(line, &text, &analysis)));
        }
    }
    let unknown = |pending: &Pending| -> Vec<String> {
        let is_unknown = |key: &&str| all.iter().all(|(line, _)| line != key);
        let left_out = |key: &&str| article().is_none() && key.starts_with("article: ");
        pending.keys().filter(|key| is_unknown(key) && !left_out(key)).map(str::to_owned).collect()
    };
    let update = Update::asked();
    if update != Update::No {
        for (line, holds) in &all {
            match holds {
                true => pending.remove(line),
                false if update == Update::Grow => pending.add(line, line.clone()),
                false => {}
            }
        }
        unknown(&pending).iter().for_each(|line| pending.remove(line));
        pending.write();
    }
    let lines = |wanted: fn(bool, bool) -> bool| -> Vec<&str> {
        let is_it = |(line, holds): &&(String, bool)| wanted(*holds, pending.line(line).is_some());
        all.iter().filter(is_it).map(|(line, _)| line.as_str()).collect()
    };
    let broken = lines(|holds, listed| !holds && !listed);
    let mended = lines(|holds, listed| holds && listed);
    println!("{} expectations, {} pending", all.len(), pending.keys().count());
    assert!(
        broken.is_empty(),
        "\nthese held before and do not now: mend them. Only where a loss is worth it, put them on the list with\n\
         \n    UPDATE=grow cargo test --test golden\n\n{}\n",
        broken.join("\n")
    );
    assert!(
        mended.is_empty(),
        "\nGOOD NEWS: these hold now. Take them off tests/golden/pending.txt with\n\
         \n    UPDATE=1 cargo test --test golden\n\nand commit that file with your change.\n\n{}\n",
        mended.join("\n")
    );
    let unknown = unknown(&pending);
    assert!(
        unknown.is_empty(),
        "\ntests/golden/pending.txt has lines that no expectation has. Take them off with\n\
         \n    UPDATE=1 cargo test --test golden\n\n{}\n",
        unknown.join("\n")
    );
}

/// A text whose licence keeps it out of the repository, where a developer has it beside.
fn article() -> Option<(String, String)> {
    let text = std::fs::read_to_string(common::root().join("../shared/data/article.txt")).ok();
    if text.is_none() {
        println!("article: skipped, there is no ../shared/data/article.txt");
    }
    text.map(|text| ("article".to_owned(), text))
}
