//! The one thing that can fail: loading a model.

use std::fmt;

/// Why a model was refused. The message says what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    kind: Kind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    NotAModel,
    Version { found: u32, wanted: u32 },
    Truncated { have: usize, wanted: usize },
    Checksum,
    MissingSection(&'static str),
    BadSection(&'static str),
}

impl From<Kind> for Error {
    fn from(kind: Kind) -> Self {
        Self { kind }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            Kind::NotAModel => {
                f.write_str("these bytes are not a newslens model: load the file en.model that came with this version")
            }
            Kind::Version { found, wanted } => write!(
                f,
                "the model is of format {found}, but this version reads format {wanted}: load the en.model that came with it"
            ),
            Kind::Truncated { have, wanted } => {
                write!(f, "the model is cut short, {have} of {wanted} bytes: load it again in full")
            }
            Kind::Checksum => f.write_str("the model was altered, its checksum does not match: load it again"),
            Kind::MissingSection(name) => {
                write!(f, "the model has no section \"{name}\": load the en.model that came with this version")
            }
            Kind::BadSection(name) => {
                write!(f, "the model's section \"{name}\" is damaged: load the en.model that came with this version")
            }
        }
    }
}

impl std::error::Error for Error {}
