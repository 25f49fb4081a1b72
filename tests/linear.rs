//! Time grows linearly with the text, whatever the text: eight times the text takes about eight times as long, and sixty-four where
//! something looks back over the whole document.

#![cfg(not(target_arch = "wasm32"))]

mod common;

use common::hostile;
use newslens::{Analyzer, Options};
use std::time::{Duration, Instant};

const SMALL: usize = 32 << 10;
const GROWTH: usize = 8;
/// Between linear (8) and quadratic (64), far enough from both for a busy machine.
const LIMIT: f64 = 20.0;
/// How often a suspect is measured again, the shortest time counting: other work only ever makes it longer.
const REPEATS: usize = 6;

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
        of_small = of_small.min(time(analyzer, &small));
        of_large = of_large.min(time(analyzer, &large));
        if of_large.as_secs_f64() <= LIMIT * of_small.as_secs_f64() {
            return None;
        }
    }
    let kilobytes = [small.len(), large.len()].map(|n| n >> 10);
    Some(format!("{name} ({:.20?}): {} kB take {of_small:?}, {} kB {of_large:?}", unit, kilobytes[0], kilobytes[1]))
}

fn time(analyzer: &Analyzer, text: &str) -> Duration {
    let start = Instant::now();
    std::hint::black_box(analyzer.analyze(text, &Options::default()));
    start.elapsed()
}
