//! `cargo xtask cues`: draws sentiment cues for a person to judge, and holds the analyser to what was judged.
//!
//! The draw is uniform over all cues of all documents and depends on the seed alone. What a judge writes down is a place
//! and what is right there, so that it can be asked again of every later version: `tests/golden/cues-*.tsv`. A judge who
//! is not to be swayed by the analyser's answers draws `--blind`. Documents that were judged before are left out.

mod corpus;
mod judged;

use corpus::Source;
use lexopt::{Arg, ValueExt};
use newslens::analysis::{Analysis, Holder, SentimentCue};
use newslens::{Analyzer, Options};
use std::collections::BTreeSet;
use std::path::PathBuf;

/// A cue and where it stands.
struct Place {
    source: usize,
    document: usize,
    cue: usize,
}

/// So many sentences before a cue's own are shown: as a rule they name whom its sentence calls 'he'.
const CONTEXT: usize = 6;

/// Prints the drawn cues, each in its sentence, with a line to check or, if blind, to fill in.
pub fn run(arguments: &mut lexopt::Parser) -> Result<(), String> {
    let (mut seed, mut count, mut blind, mut data, mut names) = (1, 200, false, corpus::data(), Vec::new());
    while let Some(argument) = arguments.next().map_err(|e| e.to_string())? {
        let number = |value: std::ffi::OsString| value.parse::<usize>().map_err(|e| e.to_string());
        match argument {
            Arg::Long("seed") => seed = number(arguments.value().map_err(|e| e.to_string())?)?,
            Arg::Long("count") => count = number(arguments.value().map_err(|e| e.to_string())?)?,
            Arg::Long("blind") => blind = true,
            Arg::Long("data") => data = PathBuf::from(arguments.value().map_err(|e| e.to_string())?),
            Arg::Value(name) => names.push(name.string().map_err(|e| e.to_string())?),
            other => return Err(other.unexpected().to_string()),
        }
    }
    if names.is_empty() {
        return Err("which files? Paths below the corpora's folder, such as unlabelled/gum-open-genres.ccby.txt".into());
    }
    let analyzer = analyzer()?;
    let sources = names.iter().map(|name| Source::read(&data, name)).collect::<Result<Vec<_>, _>>()?;
    let mut places = Vec::new();
    let judged = judged_documents();
    for (source, documents) in sources.iter().map(|s| &s.documents).enumerate() {
        for (document, text) in documents.iter().map(|d| &d.text).enumerate() {
            if judged.contains(&hash_of(text)) {
                continue;
            }
            let n_cues = analyzer.analyze(text, &Options::default()).cues.len();
            places.extend((0..n_cues).map(|cue| Place { source, document, cue }));
        }
    }
    println!("# {count} of {} cues, seed {seed}; CONTRIBUTING.md says how to judge them.", places.len());
    println!("#\n# start-end\tyes|no: evaluative here\tpolarity\twhose\tabout whom");
    let mut drawn = draw(places.len(), count, seed as u64);
    drawn.sort_unstable();
    let (mut last_source, mut last_document) = (None, None);
    for place in drawn.into_iter().map(|idx| &places[idx]) {
        let source = &sources[place.source];
        let document = &source.documents[place.document];
        if last_source.replace(place.source) != Some(place.source) {
            last_document = None;
            println!("\nsource\t{}", source.name);
        }
        if last_document.replace(place.document) != Some(place.document) {
            println!("\ndocument\t{}\t{}", document.id, hash_of(&document.text));
        }
        let analysis = analyzer.analyze(&document.text, &Options::default());
        let cue = &analysis.cues[place.cue];
        show(&document.text, &analysis, cue);
        if blind {
            println!("{}-{}\t\t\t\t", cue.span.start, cue.span.end);
        } else {
            answer(&document.text, &analysis, cue);
        }
    }
    Ok(())
}

/// A text is known again by this, and a changed copy noticed.
fn hash_of(text: &str) -> String {
    format!("{:016x}", corpus::fnv1a(text.as_bytes()))
}

/// The hashes of all documents with judged cues: their errors were read, so that they measure nothing any more.
fn judged_documents() -> BTreeSet<String> {
    let folder = std::fs::read_dir(crate::root().join("tests/golden")).into_iter().flatten().flatten();
    let paths = folder
        .map(|entry| entry.path())
        .filter(|path| path.file_name().and_then(|name| name.to_str()).is_some_and(|name| name.starts_with("cues-")));
    let files = paths.filter_map(|path| std::fs::read_to_string(path).ok());
    let hash_in = |line: &str| Some(line.strip_prefix("document\t")?.split_once('\t')?.1.to_owned());
    files.flat_map(|file| file.lines().filter_map(hash_in).collect::<Vec<_>>()).collect()
}

fn analyzer() -> Result<Analyzer, String> {
    let model = std::fs::read(crate::root().join("models/en.model")).map_err(|e| e.to_string())?;
    Analyzer::new(&model).map_err(|e| e.to_string())
}

/// So many different numbers below `n`, any as likely as any other.
fn draw(n: usize, count: usize, seed: u64) -> Vec<usize> {
    let mut rest: Vec<usize> = (0..n).collect();
    let mut state = seed;
    for at in 0..count.min(n) {
        // SplitMix64.
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        rest.swap(at, at + ((mixed ^ (mixed >> 31)) % (n - at) as u64) as usize);
    }
    rest.truncate(count.min(n));
    rest
}

/// The cue in its sentence and some before, as comments.
fn show(text: &str, analysis: &Analysis, cue: &SentimentCue) {
    let at = analysis.sentences.partition_point(|s| s.end <= cue.span.start);
    println!();
    for before in &analysis.sentences[at.saturating_sub(CONTEXT)..at] {
        println!("#   {}", one_line(before.of(text)));
    }
    if let Some(sentence) = analysis.sentences.get(at) {
        let (start, end) = (sentence.start as usize, sentence.end as usize);
        let (from, to) = (cue.span.start as usize, cue.span.end as usize);
        let marked = format!("{} >>{}<< {}", &text[start..from], &text[from..to], &text[to..end.max(to)]);
        println!("# > {}", one_line(&marked));
    }
}

/// What the analyser says of the cue: why, as comments, and the line to check.
fn answer(text: &str, analysis: &Analysis, cue: &SentimentCue) {
    let shifters: Vec<_> = cue.shifters.iter().map(|s| format!("{} ({:?})", s.span.of(text), s.kind)).collect();
    let shifted = if shifters.is_empty() { String::new() } else { format!("; {}", shifters.join(", ")) };
    println!("# {:?}, {:+.1}{shifted}", cue.kind, cue.valence.0 as f64 / 1000.0);
    if let Some(quotation) = cue.quotation.map(|idx| &analysis.quotations[idx]) {
        let source = quotation.source.map_or("nobody", |span| span.of(text));
        println!("# in what is said by {}", one_line(source));
    }
    let name = |idx: usize| one_line(&analysis.entities[idx].name);
    let holder = match cue.holder {
        Some(Holder::Author) => "author".to_owned(),
        Some(Holder::Entity(idx)) => name(idx),
        None => "?".to_owned(),
    };
    let polarity = if cue.valence.0 < 0 { "-" } else { "+" };
    let target = cue.target.map_or("-".to_owned(), name);
    println!("{}-{}\tyes\t{polarity}\t{holder}\t{target}", cue.span.start, cue.span.end);
}

fn one_line(part: &str) -> String {
    part.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draw_is_of_different_cues_and_the_same_each_time() {
        let mut drawn = draw(1000, 200, 7);
        assert_eq!(drawn, draw(1000, 200, 7));
        assert_ne!(drawn, draw(1000, 200, 8));
        drawn.sort_unstable();
        drawn.dedup();
        assert_eq!(drawn.len(), 200);
        assert!((400..600).contains(&(drawn.iter().sum::<usize>() / 200)));
        assert_eq!(draw(3, 200, 7).len(), 3);
    }
}
