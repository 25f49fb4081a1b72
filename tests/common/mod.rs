//! What the integration tests share.

#![allow(dead_code)] // no test uses all of it

pub mod hostile;
pub mod pending;

use newslens::Analyzer;
use std::path::{Path, PathBuf};

/// The repository's root.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A file of the repository, as text.
pub fn read(path: impl Into<PathBuf>) -> String {
    let path = root().join(path.into());
    std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("cannot read {}: {e}", path.display()))
}

/// The analyzer with the model that ships.
pub fn analyzer() -> Analyzer {
    let model = std::fs::read(root().join("models/en.model")).expect("models/en.model is part of the repository");
    Analyzer::new(&model).expect("models/en.model is a model of this version")
}

/// The golden texts, by name, in the order of their names.
pub fn golden_texts() -> Vec<(String, String)> {
    let files = std::fs::read_dir(root().join("tests/golden")).expect("tests/golden is part of the repository");
    let paths = files.map(|file| file.expect("a folder can be listed").path());
    let texts = paths.filter(|path| path.extension().is_some_and(|e| e == "txt") && !path.ends_with("pending.txt"));
    let mut texts: Vec<(String, String)> =
        texts.map(|path| (path.file_stem().expect("it has one").to_string_lossy().into_owned(), read(path))).collect();
    texts.sort();
    texts
}
