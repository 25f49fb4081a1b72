//! The trainer's door (feature `train`): what `cargo xtask train` needs and no reader of a text does.

pub use crate::document::{Case, Class, Document, Paragraph, Sentence, Token, TokenKind};
pub use crate::model::{Sections, write};
pub use crate::sentiment::{
    HEADLINE_STEP, Lexicon, N_BUCKETS, N_HEADLINE_BUCKETS, Role, THERE, WEIGHT_STEP, measure_of_length, shifted,
    write_lexicon,
};
pub use crate::span::Span;

/// Lists of known names.
pub mod gazetteer {
    pub use crate::entities::gazetteer::{Gazetteer, Kinds, LONGEST_NAME, phrase_key, write};
}

/// What open text taught of single words.
pub mod words {
    pub use crate::entities::words::{Casing, N_CLASSES, N_COARSE, WordFacts, Words, normal, write};
}

/// What the sequence model sees.
pub mod features {
    pub use crate::entities::features::{Elsewhere, Features, Lists, N_OFFSETS, REACH, Vocabulary};
}

/// The sequence model.
pub mod sequence {
    pub use crate::model::sequence::{N_LABELS, OUTSIDE, Scores, SequenceModel, row_of, write};
}

/// One past the title that begins at the token `start`: corpora put titles inside names, we do not.
pub fn title_at(document: &Document, start: usize) -> Option<usize> {
    crate::entities::titles::title_at(document, start).map(|title| title.tokens.end)
}
