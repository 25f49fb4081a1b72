//! Runs the cases and reports each, in the words of Rust's own test runner, so that one reader counts both.

use crate::case::{Case, Cases, Level};
use crate::common;
use crate::common::pending::{Pending, Update};
use crate::judge::judge;
use newslens::wire::{self, Unit};
use newslens::{Analyzer, Options};
use std::process::ExitCode;

struct Outcome {
    case: Case,
    /// Empty when it passes.
    failures: Vec<String>,
}

pub fn run() -> ExitCode {
    let (flags, filters): (Vec<String>, Vec<String>) = std::env::args().skip(1).partition(|a| a.starts_with('-'));
    let cases: Cases =
        serde_json::from_str(&common::read("tests/cases/cases.json")).expect("cases.json is well-formed");
    let n_all = cases.cases.len();
    let wanted = |id: &str| filters.is_empty() || filters.iter().any(|f| id.starts_with(f.as_str()));
    let cases: Vec<Case> = cases.cases.into_iter().filter(|case| wanted(&case.id)).collect();
    if flags.iter().any(|flag| flag == "--list") {
        cases.iter().for_each(|case| println!("{}: test", case.id));
        return ExitCode::SUCCESS;
    }
    let analyzer = common::analyzer();
    let outcomes: Vec<Outcome> = cases.into_iter().map(|case| outcome(&analyzer, case)).collect();
    let mut pending = Pending::read("tests/cases/pending.txt", id_of);
    update(&outcomes, &mut pending);
    let quiet = flags.iter().any(|flag| flag == "-q" || flag == "--quiet");
    let problems = report(&outcomes, &pending, n_all, quiet, !filters.is_empty());
    if problems { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn outcome(analyzer: &Analyzer, case: Case) -> Outcome {
    let analysis = analyzer.analyze(&case.text, &Options::default());
    let json = serde_json::to_value(wire::analysis(&analysis, &case.text, Unit::Codepoint)).expect("it is plain data");
    let found = serde_json::from_value(json).expect("the wire format has the fields that the judge reads");
    Outcome { failures: judge(&case, &found), case }
}

/// What a line of the list is about; the reason follows.
fn id_of(line: &str) -> &str {
    line.split(' ').next().unwrap_or(line)
}

fn update(outcomes: &[Outcome], pending: &mut Pending) {
    let update = Update::asked();
    if update == Update::No {
        return;
    }
    for Outcome { case, failures } in outcomes {
        match failures.first() {
            None => pending.remove(&case.id),
            Some(why) if update == Update::Grow && pending.line(&case.id).is_none() => {
                let why: String = why.chars().take(160).collect();
                pending.add(&case.id, format!("{} {}", case.id, why.replace('\n', " ")));
            }
            Some(_) => {}
        }
    }
    pending.write();
}

/// Prints every case and what is wrong; whether anything is.
fn report(outcomes: &[Outcome], pending: &Pending, n_all: usize, quiet: bool, why_pending: bool) -> bool {
    println!("\nrunning {} tests", outcomes.len());
    let (mut passed, mut ignored) = (0, 0);
    let (mut broken, mut mended) = (Vec::new(), Vec::new());
    for outcome in outcomes {
        let Outcome { case, failures } = outcome;
        let state = match (failures.is_empty(), pending.line(&case.id)) {
            (true, None) => {
                passed += 1;
                "ok".into()
            }
            (false, Some(line)) => {
                let why = line.trim_start_matches(case.id.as_str()).trim();
                ignored += 1;
                let reasons = failures.iter().map(|f| format!("\n    {f}")).collect::<String>();
                if why_pending { format!("ignored{reasons}") } else { format!("ignored, {why}") }
            }
            (false, None) => {
                broken.push(outcome);
                "FAILED".into()
            }
            (true, Some(_)) => {
                mended.push(case.id.as_str());
                "FAILED (it passes, but it is on the pending list)".to_owned()
            }
        };
        if !quiet {
            println!("test {} {} ... {state}", case.id, case.category);
        }
    }
    for level in [Level::Must, Level::Should, Level::Stretch] {
        let of_level = || outcomes.iter().filter(|o| o.case.level == level);
        println!(
            "{:8} {} of {} pass",
            format!("{level:?}"),
            of_level().filter(|o| o.failures.is_empty()).count(),
            of_level().count()
        );
    }
    for Outcome { case, failures } in &broken {
        println!("\n---- {} {} ----\n{:?}\n    {}", case.id, case.category, case.text, failures.join("\n    "));
    }
    if !broken.is_empty() {
        println!(
            "\n{} cases passed before and do not now: mend them. Only where a loss is worth it, put them on the list with\n\
             \n    UPDATE=grow cargo test --test acceptance\n",
            broken.len()
        );
    }
    if !mended.is_empty() {
        println!(
            "\nGOOD NEWS: {} pass now. Take them off tests/cases/pending.txt with\n\
             \n    UPDATE=1 cargo test --test acceptance\n\
             \nand commit that file with your change.\n",
            mended.join(" ")
        );
    }
    let unknown: Vec<&str> = pending.keys().filter(|id| outcomes.iter().all(|o| o.case.id != *id)).collect();
    let unknown = if outcomes.len() == n_all { unknown } else { Vec::new() };
    if !unknown.is_empty() {
        println!("\ntests/cases/pending.txt names cases that there are not: {unknown:?}\n");
    }
    let n_failed = broken.len() + mended.len();
    let problems = n_failed + unknown.len() > 0;
    println!(
        "test result: {}. {passed} passed; {n_failed} failed; {ignored} ignored; 0 measured; {} filtered out",
        if problems { "FAILED" } else { "ok" },
        n_all - outcomes.len()
    );
    problems
}
