//! Time grows linearly with the text, whatever the text: one long text takes as long as the eight short ones that it is made of, and
//! eight times as long where something looks back over the whole document.

#![cfg(not(target_arch = "wasm32"))]

mod common;

use common::hostile;
use newslens::{Analyzer, Options};
use std::time::{Duration, Instant};

const SMALL: usize = 16 << 10;
const GROWTH: usize = 8;
/// Between linear (1) and quadratic (8), far enough from both for a busy machine.
const LIMIT: f64 = 2.5;
/// How often a suspect is measured again, the shortest time counting: other work only ever makes it longer.
const REPEATS: usize = 8;

#[test]
fn time_grows_with_the_text_and_no_faster() {
    let analyzer = common::analyzer();
    let news: String = common::golden_texts().into_iter().map(|(_, text)| text + "\n\n").collect();
    let one_paragraph = news.replace('\n', " ");
    let units =
        hostile::UNITS.iter().copied().chain([("news", news.as_str()), ("one paragraph", one_paragraph.as_str())]);
    let too_slow: Vec<String> = units.filter_map(|(name, unit)| superlinear(&analyzer, name, unit)).collect();
    assert!(too_slow.is_empty(), "\n{}\n", too_slow.join("\n"));
}

/// What is wrong with the time that texts of this unit take.
fn superlinear(analyzer: &Analyzer, name: &str, unit: &str) -> Option<String> {
    let (small, large) = (hostile::repeated(unit, SMALL), hostile::repeated(unit, SMALL * GROWTH));
    let (mut of_small, mut of_large) = (Duration::MAX, Duration::MAX);
    for _ in 0..REPEATS {
        // the same amount of text on both sides, so that other work on the machine delays both alike
        of_small = of_small.min(time(analyzer, &small, GROWTH));
        of_large = of_large.min(time(analyzer, &large, 1));
        if of_large.as_secs_f64() <= LIMIT * of_small.as_secs_f64() {
            return None;
        }
    }
    Some(format!("{name} ({unit:.20?}): {GROWTH} short texts take {of_small:?}, a long one {of_large:?}"))
}

fn time(analyzer: &Analyzer, text: &str, n_times: usize) -> Duration {
    let start = Instant::now();
    for _ in 0..n_times {
        std::hint::black_box(analyzer.analyze(text, &Options::default()));
    }
    start.elapsed()
}
