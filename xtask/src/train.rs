//! Builds models/en.model, section by section, from the corpora.

mod clusters;
mod corpora;
mod gazetteer;
mod headline;
mod lexicon;
mod lists;
mod sequence;
mod towards;

use lexopt::{Arg, ValueExt};
use newslens::train::features::Lists;
use newslens::train::{Sections, write};
use std::path::{Path, PathBuf};

/// The sections that stand before another, which may build on them.
type Built = [([u8; 4], Vec<u8>)];

/// Builds the bytes of a section from the folder of corpora.
type Build = fn(&Path, &Built) -> Result<Vec<u8>, String>;

/// Every section of the model and what builds it, in file order.
const SECTIONS: &[(&str, Build)] = &[
    ("GAZT", |data, _| gazetteer::build(data)),
    ("WORD", |data, _| clusters::build(data)),
    ("TAGS", |data, built| sequence::build(data, &lists_of(built)?)),
    ("LEXI", |data, built| lexicon::build(data, &unfeeling(built), 0..0)),
    ("HEAD", |data, built| headline::build(data, &model_of(&[built, &headline::empty(), &towards::empty()].concat()))),
    ("TOWD", |data, built| {
        let with = |lexicon| model_of(&[&built[..3], &[(*b"LEXI", lexicon)], &built[4..], &towards::empty()].concat());
        // The targets that teach the scorer must not have taught the valences that it reads beside them.
        let without = |part| lexicon::build(data, &unfeeling(&built[..3]), part).map(with);
        towards::build(data, &with(built[3].1.clone()), &without)
    }),
];

/// `cargo xtask train`: builds all sections, or only those named and keeps the others as they are; with `--measure` it builds
/// none and tells how good the names are on parts of the corpora that were kept from training.
pub fn run(arguments: &mut lexopt::Parser) -> Result<(), String> {
    let (mut data, mut only, mut measure) = (PathBuf::from("../shared/data"), Vec::new(), false);
    while let Some(argument) = arguments.next().map_err(|e| e.to_string())? {
        match argument {
            Arg::Long("data") => data = arguments.value().map_err(|e| e.to_string())?.into(),
            Arg::Long("only") => only.push(arguments.value().and_then(|v| v.string()).map_err(|e| e.to_string())?),
            Arg::Long("measure") => measure = true,
            other => return Err(other.unexpected().to_string()),
        }
    }
    let names: Vec<&str> = SECTIONS.iter().map(|(name, _)| *name).collect();
    if let Some(unknown) = only.iter().find(|name| !names.contains(&name.as_str())) {
        return Err(format!("there is no section \"{unknown}\": it is one of {names:?}"));
    }
    let data = crate::root().join(data);
    if !data.is_dir() {
        return Err(format!("there are no corpora at {}: name their folder with --data", data.display()));
    }
    let path = crate::root().join("models/en.model");
    let before = std::fs::read(&path).unwrap_or_default();
    let kept = Sections::read(&before).ok();
    if measure {
        let sections = kept.ok_or("there is no model whose lists could be taken")?;
        return sequence::measure(&data, &Lists::load(&sections).map_err(|e| e.to_string())?);
    }
    let mut sections = Vec::new();
    for (name, build) in SECTIONS {
        let old = kept.as_ref().and_then(|s| s.get(name).ok());
        let bytes = match old {
            Some(old) if !only.is_empty() && !only.iter().any(|wanted| wanted == name) => old.to_vec(),
            _ => build(&data, &sections)?,
        };
        println!("{name}  {} bytes", bytes.len());
        sections.push((name.as_bytes().try_into().expect("a section's name has four letters"), bytes));
    }
    std::fs::write(&path, model_of(&sections)).map_err(|e| format!("cannot write {}: {e}", path.display()))
}

/// A model file of these sections, with a lexicon and a scorer that know nothing.
fn unfeeling(built: &Built) -> Vec<u8> {
    model_of(&[built, &lexicon::empty(), &headline::empty(), &towards::empty()].concat())
}

/// A model file of these sections.
fn model_of(sections: &Built) -> Vec<u8> {
    let sections: Vec<([u8; 4], &[u8])> = sections.iter().map(|(name, bytes)| (*name, bytes.as_slice())).collect();
    write(&sections)
}

/// The lists, from the sections before.
fn lists_of(built: &Built) -> Result<Lists, String> {
    let model = model_of(built);
    Sections::read(&model).and_then(|sections| Lists::load(&sections)).map_err(|e| e.to_string())
}
