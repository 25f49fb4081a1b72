//! A text that is edited and analysed again and again: what is kept of it changes no byte of the result.

use super::{ANALYZER, Change, NEWS, apply, change};
use newslens::wire::{self, Unit};
use newslens::{Analysis, Memo, Options, Work};
use proptest::prelude::*;
use proptest::sample::Index;

/// One edit, and how the text is read after it.
#[derive(Clone, Debug)]
struct Edit {
    at: Index,
    change: Change,
    /// So many bytes a step; none for all at once.
    step: Option<u16>,
    /// Whether the reader types on before the analysis is done.
    is_abandoned: bool,
    date: Option<&'static str>,
}

fn bytes(analysis: &Analysis, text: &str) -> String {
    serde_json::to_string(&wire::analysis(analysis, text, Unit::Utf16)).unwrap()
}

/// The text in steps; none where it is left half read.
fn in_steps(text: &str, options: &Options, memo: &mut Memo, step: usize, is_abandoned: bool) -> Option<Analysis> {
    let mut work = Work::new(text, options, memo);
    let mut n_left = if is_abandoned { 3 } else { usize::MAX };
    while ANALYZER.advance(&mut work, memo, step) {
        n_left -= 1;
        if n_left == 0 {
            return None;
        }
    }
    Some(work.finish(memo))
}

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let date = prop_oneof![6 => Just(None), 1 => Just(Some("2022-02-28"))];
    let edit = (any::<Index>(), change(), prop::option::of(1..600_u16), prop::bool::weighted(0.2), date);
    let edit = edit.prop_map(|(at, change, step, is_abandoned, date)| Edit { at, change, step, is_abandoned, date });
    prop::collection::vec(edit, 1..12)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_edited_text_is_analysed_as_if_it_were_new(which in any::<Index>(), other in any::<Index>(), edits in edits()) {
        let mut chars: Vec<char> = format!("{}\n\n{}", which.get(&NEWS), other.get(&NEWS)).chars().collect();
        let mut memo = Memo::default();
        for Edit { at, change, step, is_abandoned, date } in edits {
            let at = at.index(chars.len() + 1);
            apply(&mut chars, at, change);
            let text: String = chars.iter().collect();
            let options = Options { date: date.map(str::to_owned), ..Options::default() };
            let again = match step {
                Some(step) => in_steps(&text, &options, &mut memo, usize::from(step), is_abandoned),
                None => Some(ANALYZER.analyze_again(&text, &options, &mut memo)),
            };
            if let Some(again) = again {
                prop_assert_eq!(bytes(&again, &text), bytes(&ANALYZER.analyze(&text, &options), &text));
            }
        }
    }
}

#[test]
fn only_the_paragraph_that_changed_is_read_again() {
    let paragraphs: Vec<String> = (0..20)
        .map(|n| format!("“We will rebuild number {n},” said Lena Ortiz, the mayor. Peter Holt of Lowtown left."))
        .collect();
    let text = |paragraphs: &[String]| paragraphs.join("\n\n");
    let mut memo = Memo::default();
    let mut check = |text: &str, n_read, n_kept| {
        ANALYZER.analyze_again(text, &Options::default(), &mut memo);
        assert_eq!((memo.n_read(), memo.n_kept()), (n_read, n_kept), "{text}");
    };
    check(&text(&paragraphs), 20, 0);
    check(&text(&paragraphs), 0, 20);
    let mut typed = paragraphs.clone();
    typed[7].push_str(" So did Ana");
    check(&text(&typed), 1, 19);
    typed[7].push_str(" Cruz.");
    check(&text(&typed), 1, 19);
    typed.remove(3);
    typed.swap(0, 9);
    check(&text(&typed), 0, 19);
    // What a text no longer has is forgotten.
    check(&text(&paragraphs[..2]), 0, 2);
    check(&text(&paragraphs[..3]), 1, 2);
    check("", 0, 0);
    check(&text(&paragraphs[..1]), 1, 0);
}

#[test]
fn what_is_typed_and_left_does_not_pile_up() {
    let article: Vec<String> = (0..8).map(|n| format!("Lena Ortiz, mayor number {n}, left Lowtown.")).collect();
    let text = |typed: usize| format!("{}\n\nPeter Holt {}", article.join("\n\n"), "spoke. ".repeat(typed));
    let mut memo = Memo::default();
    ANALYZER.analyze_again(&text(0), &Options::default(), &mut memo);
    for typed in 1..100 {
        // Each is read to its last paragraph and then left for the next.
        let mut work = Work::new(&text(typed), &Options::default(), &mut memo);
        ANALYZER.advance(&mut work, &mut memo, usize::MAX);
        assert!(memo.n_read() <= 1, "{typed}: the article is not read again");
    }
    let n_read = |typed: usize, memo: &mut Memo| {
        ANALYZER.advance(&mut Work::new(&text(typed), &Options::default(), memo), memo, usize::MAX);
        memo.n_read()
    };
    assert_eq!(n_read(99, &mut memo), 0, "the last is still known");
    assert_eq!(n_read(1, &mut memo), 1, "the first is forgotten");
}
