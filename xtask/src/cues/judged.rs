//! What judges found at the places drawn: `tests/golden/cues-*.tsv`, whose heads explain their lines. The test asks the
//! analyser of today about them.

#![cfg(test)]

use super::corpus::{Source, data};
use newslens::analysis::{Analysis, Holder, SentimentCue};
use newslens::{Options, Span};
use std::io::Write;

/// A file of judgements, and how few of its good cues may be shown and right before the test fails.
struct Set {
    file: &'static str,
    /// Of the cues judged to be evaluative, so many in a hundred are still shown.
    least_shown: usize,
    /// Of the judged cues that are shown, so many in a hundred are right: evaluative here, polarity, holder.
    least_right: usize,
}

const SETS: &[Set] = &[
    Set { file: "cues-open.tsv", least_shown: 45, least_right: 50 },
    Set { file: "cues-first.tsv", least_shown: 90, least_right: 60 },
    Set { file: "cues-second.tsv", least_shown: 90, least_right: 60 },
];

/// What one line says of a place.
struct Judged {
    span: Span,
    evaluative: bool,
    negative: bool,
    /// Names that are all right, "author" among them; "?" where the text leaves it open.
    holders: Vec<String>,
    /// The same; "-" where the text names no target, in which case none should be shown.
    targets: Vec<String>,
}

#[derive(Default)]
struct Counts {
    judged: usize,
    evaluative: usize,
    /// Judged cues of today, and the evaluative among them.
    shown: usize,
    shown_evaluative: usize,
    polarity: usize,
    holder: usize,
    right: usize,
    targets_said: usize,
    targets_right: usize,
    targets_wanted: usize,
}

impl Judged {
    fn parse(line: &str) -> Option<Self> {
        let [span, evaluative, polarity, holders, targets] = line.split('\t').collect::<Vec<_>>()[..] else {
            return None;
        };
        let (start, end) = span.split_once('-')?;
        let names = |field: &str| field.split('|').map(str::to_lowercase).collect();
        Some(Self {
            span: Span::new(start.parse().ok()?, end.parse().ok()?),
            evaluative: ["no", "yes"].iter().position(|word| *word == evaluative)? == 1,
            negative: ["+", "-"].iter().position(|sign| *sign == polarity)? == 1,
            holders: names(holders),
            targets: names(targets),
        })
    }
}

impl Counts {
    fn add(&mut self, judged: &Judged, analysis: &Analysis) -> bool {
        self.judged += 1;
        self.evaluative += usize::from(judged.evaluative);
        let overlaps = |cue: &&SentimentCue| cue.span.start < judged.span.end && judged.span.start < cue.span.end;
        let Some(cue) = analysis.cues.iter().find(overlaps) else { return true };
        self.shown += 1;
        if !judged.evaluative {
            return false;
        }
        self.shown_evaluative += 1;
        let polarity = (cue.valence.0 < 0) == judged.negative;
        let holder = match cue.holder {
            Some(Holder::Author) => judged.holders.iter().any(|name| name == "author"),
            Some(Holder::Entity(idx)) => is_one_of(&judged.holders, analysis, idx),
            None => judged.holders.iter().any(|name| name == "?"),
        };
        let wanted = !judged.targets.iter().any(|name| name == "-");
        self.targets_wanted += usize::from(wanted);
        if let Some(target) = cue.target {
            self.targets_said += 1;
            self.targets_right += usize::from(is_one_of(&judged.targets, analysis, target));
        }
        self.polarity += usize::from(polarity);
        self.holder += usize::from(holder);
        self.right += usize::from(polarity && holder);
        polarity && holder
    }
}

/// Whether an entity goes by one of these names.
fn is_one_of(names: &[String], analysis: &Analysis, idx: usize) -> bool {
    let entity = &analysis.entities[idx];
    let own = std::iter::once(&entity.name).chain(&entity.aliases).map(|name| name.to_lowercase());
    own.flat_map(|own| names.iter().map(move |name| *name == own)).any(|same| same)
}

impl std::fmt::Display for Counts {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        let Self { judged, evaluative, shown, shown_evaluative, polarity, holder, right, .. } = self;
        writeln!(f, "  judged {judged}, evaluative {evaluative}; shown {shown}, evaluative {shown_evaluative}")?;
        writeln!(
            f,
            "  of the shown: polarity {polarity}, holder {holder}, all right {right} ({})",
            percent(*right, *shown)
        )?;
        let Self { targets_said, targets_right, targets_wanted, .. } = self;
        write!(f, "  targets: {targets_right} right of {targets_said} said, {targets_wanted} there are")
    }
}

fn percent(part: usize, whole: usize) -> String {
    format!("{:.1} %", part as f64 * 100.0 / whole.max(1) as f64)
}

/// Writes past the test runner, which keeps back what a passing test prints.
fn say(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}

#[test]
fn judged_cues_are_shown_and_right() {
    let analyzer = super::analyzer().expect("models/en.model is part of the repository");
    let list = std::env::var_os("LIST").is_some();
    for set in SETS {
        let path = crate::root().join("tests/golden").join(set.file);
        let file = std::fs::read_to_string(&path).expect("the judgements are part of the repository");
        let (mut source, mut document, mut counts) = (None, None, Counts::default());
        for (idx, line) in file.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#')) {
            let place = format!("{}, line {}", set.file, idx + 1);
            match line.split('\t').collect::<Vec<_>>()[..] {
                ["source", name] => match Source::read(&data(), name) {
                    Ok(found) => source = Some(found),
                    Err(why) => {
                        say(&format!("cues: skipped {}: {why}", set.file));
                        return;
                    }
                },
                ["document", id, hash] => {
                    let found = source.iter().flat_map(|s| &s.documents).find(|d| d.id == id);
                    let found = found.unwrap_or_else(|| panic!("{place}: there is no such document"));
                    assert_eq!(super::hash_of(&found.text), hash, "{place}: another copy of the text");
                    document = Some((found.text.clone(), analyzer.analyze(&found.text, &Options::default())));
                }
                _ => {
                    let judged = Judged::parse(line).unwrap_or_else(|| panic!("{place}: cannot read {line:?}"));
                    let (text, analysis) = document.as_ref().unwrap_or_else(|| panic!("{place}: no document yet"));
                    if !counts.add(&judged, analysis) && list {
                        say(&format!("wrong: {line}   {:?}", judged.span.of(text)));
                    }
                }
            }
        }
        say(&format!("{}\n{counts}", set.file));
        let shown = counts.shown_evaluative * 100 / counts.evaluative.max(1);
        assert!(shown >= set.least_shown, "{}: {shown} % of the evaluative cues are shown", set.file);
        let right = counts.right * 100 / counts.shown.max(1);
        assert!(right >= set.least_right, "{}: {right} % of the shown cues are right", set.file);
    }
}
