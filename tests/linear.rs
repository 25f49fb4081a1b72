//! Time grows linearly with the text, whatever the text: one long text takes as long as the eight short ones that it is made of, and
//! eight times as long where something looks back over the whole document.

#![cfg(not(target_arch = "wasm32"))]

mod common;

use common::hostile;
use newslens::Options;
use newslens::export::{About, FORMATS, export};
use newslens::wire::Unit;
use std::time::{Duration, Instant};

const SMALL: usize = 16 << 10;
const GROWTH: usize = 8;
/// Between linear (1) and quadratic (8), far enough from both for a busy machine.
const LIMIT: f64 = 2.5;
/// Below this, memory that is new to the process costs more than the work; what grows with the square takes far longer.
const FLOOR: Duration = Duration::from_millis(30);
/// How often a suspect is measured again, the shortest time counting: other work only ever makes it longer.
const REPEATS: usize = 8;

#[test]
fn time_grows_with_the_text_and_no_faster() {
    let analyzer = common::analyzer();
    check(|text, n_times| {
        let start = Instant::now();
        for _ in 0..n_times {
            std::hint::black_box(analyzer.analyze(text, &Options::default()));
        }
        start.elapsed()
    });
}

#[test]
fn time_to_export_grows_with_the_text_and_no_faster() {
    let analyzer = common::analyzer();
    let about = About { unit: Unit::Utf16, source: None, title: None };
    check(|text, n_times| {
        let analysis = analyzer.analyze(text, &Options::default());
        let start = Instant::now();
        for entry in (0..n_times).flat_map(|_| FORMATS) {
            std::hint::black_box(export(text, &analysis, entry.format, &about));
        }
        start.elapsed()
    });
}

fn check(time: impl Fn(&str, usize) -> Duration) {
    let news: String = common::golden_texts().into_iter().map(|(_, text)| text + "\n\n").collect();
    let one_paragraph = news.replace('\n', " ");
    let units =
        hostile::UNITS.iter().copied().chain([("news", news.as_str()), ("one paragraph", one_paragraph.as_str())]);
    let too_slow: Vec<String> = units.filter_map(|(name, unit)| superlinear(&time, name, unit)).collect();
    assert!(too_slow.is_empty(), "\n{}\n", too_slow.join("\n"));
}

/// What is wrong with the time that texts of this unit take.
fn superlinear(time: impl Fn(&str, usize) -> Duration, name: &str, unit: &str) -> Option<String> {
    let (small, large) = (hostile::repeated(unit, SMALL), hostile::repeated(unit, SMALL * GROWTH));
    let (mut of_small, mut of_large) = (Duration::MAX, Duration::MAX);
    for _ in 0..REPEATS {
        // the same amount of text on both sides, so that other work on the machine delays both alike
        of_small = of_small.min(time(&small, GROWTH));
        of_large = of_large.min(time(&large, 1));
        if of_large <= FLOOR || of_large.as_secs_f64() <= LIMIT * of_small.as_secs_f64() {
            return None;
        }
    }
    Some(format!("{name} ({unit:.20?}): {GROWTH} short texts take {of_small:?}, a long one {of_large:?}"))
}
