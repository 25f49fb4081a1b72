//! Newslens reads news text and marks who is named, who said what, and which words carry feeling,
//! whose, and about whom. Everything happens on the reader's own machine.
//!
//! ```
//! let model = std::fs::read("models/en.model")?;
//! let analyzer = newslens::Analyzer::new(&model)?;
//! let text = "“We will rebuild,” said Lena Ortiz, the mayor.";
//! let analysis = analyzer.analyze(text, &newslens::Options::default());
//!
//! let quotation = &analysis.quotations[0];
//! assert_eq!(quotation.spans[0].of(text), "We will rebuild,");
//! let speaker = &analysis.entities[quotation.speaker.expect("the text names one")];
//! assert_eq!(speaker.name, "Lena Ortiz");
//! assert_eq!(speaker.role.as_deref(), Some("mayor"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Inside, positions are byte spans. What leaves for JavaScript or as JSON goes through [`wire`], which gives
//! every position in the unit its reader counts in.

pub mod analysis;
mod analyzer;
mod coreference;
pub mod corrections;
mod document;
mod entities;
mod error;
pub mod export;
#[cfg(any(target_arch = "wasm32", test))]
mod gather;
mod model;
mod notices;
mod quotations;
mod sentiment;
mod span;
#[cfg(feature = "train")]
pub mod train;
#[cfg(target_arch = "wasm32")]
pub mod wasm;
pub mod wire;

pub use analysis::Analysis;
pub use analyzer::{Analyzer, CallerName, Memo, Options, Work};
pub use corrections::Correction;
pub use error::Error;
pub use span::Span;
