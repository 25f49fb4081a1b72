//! The trainer's door (feature `train`): what `cargo xtask train` needs and no reader of a text does.

pub use crate::document::{Case, Class, Document, Paragraph, Sentence, Token, TokenKind};
pub use crate::model::{Sections, write};
pub use crate::sentiment::{Lexicon, Role, VALENCE_STEP, shifted, write_lexicon};
pub use crate::span::Span;

/// Lists of known names.
pub mod gazetteer {
    pub use crate::entities::gazetteer::{Gazetteer, Kinds, LONGEST_NAME, phrase_key, write};
}
