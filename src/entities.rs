//! Names and values: text → mentions.

pub(crate) mod titles;

use crate::analysis::{Form, Label, MentionBy, Milli, Value};
use crate::analyzer::Options;
use crate::document::Document;
use crate::error::Error;
use crate::model::Sections;
use crate::span::Span;

/// What the entity stage reads from the model file.
pub(crate) struct EntityModel {}

impl EntityModel {
    pub fn load(_sections: &Sections) -> Result<Self, Error> {
        Ok(Self {})
    }
}

/// A name or a value in the text, not yet tied to an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FoundMention {
    /// The name alone: no title, no possessive 's, no article.
    pub span: Span,
    pub label: Label,
    /// [`Form::Name`] or [`Form::Value`].
    pub form: Form,
    /// "Mr", "Senator", just before the name.
    pub title: Option<Span>,
    pub value: Option<Value>,
    pub by: MentionBy,
    pub confidence: Milli,
}

/// Finds names and values, sorted and without overlaps.
pub(crate) fn find_mentions(_document: &Document, _model: &EntityModel, _options: &Options) -> Vec<FoundMention> {
    Vec::new()
}
