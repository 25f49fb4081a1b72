//! What the integration tests share.

use newslens::Analyzer;
use std::path::{Path, PathBuf};

/// The repository's root.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A file of the repository, as text.
#[allow(dead_code)] // not every test reads one
pub fn read(path: impl Into<PathBuf>) -> String {
    let path = root().join(path.into());
    std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("cannot read {}: {e}", path.display()))
}

/// The analyzer with the model that ships.
pub fn analyzer() -> Analyzer {
    let model = std::fs::read(root().join("models/en.model")).expect("models/en.model is part of the repository");
    Analyzer::new(&model).expect("models/en.model is a model of this version")
}
