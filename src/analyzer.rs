//! The pipeline on one screen.

use crate::analysis::{Analysis, Label};
use crate::coreference;
use crate::corrections::{self, Correction};
use crate::document::Document;
use crate::entities::{self, EntityModel};
use crate::error::Error;
use crate::model::Sections;
use crate::notices;
use crate::quotations;
use crate::sentiment::{self, SentimentModel};

/// A loaded model, ready for any number of texts. It is immutable: share it freely.
pub struct Analyzer {
    entities: EntityModel,
    sentiment: SentimentModel,
}

/// What a caller knows about a text beforehand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// When it was published, "YYYY-MM-DD": resolves "yesterday" and "last week".
    pub date: Option<String>,
    /// Names that the caller knows.
    pub names: Vec<CallerName>,
    /// What the reader changed, in order.
    pub corrections: Vec<Correction>,
}

/// A name that the caller knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallerName {
    /// As it stands in the text.
    pub name: String,
    /// Its kind; a person, if left out.
    pub label: Option<Label>,
    /// "mayor of Lowtown".
    pub role: Option<String>,
}

impl Analyzer {
    /// Loads a model file; it is copied, so the bytes may go.
    pub fn new(model: &[u8]) -> Result<Self, Error> {
        let sections = Sections::read(model)?;
        Ok(Self { entities: EntityModel::load(&sections)?, sentiment: SentimentModel::load(&sections)? })
    }

    /// Analyses any string: it never fails, and the same text gives the same result everywhere.
    pub fn analyze(&self, text: &str, options: &Options) -> Analysis {
        let document = Document::new(text);
        let mentions = entities::find_mentions(&document, &self.entities, options);
        let names = coreference::link_names(&document, &mentions, &self.entities, options);
        let mut quotations = quotations::find_quotations(&document, &mentions);
        let mut resolved = coreference::resolve(&document, &mentions, &names, &quotations.found);
        let mut corrected =
            corrections::correct(&document, &options.corrections, &mut resolved, &mut quotations.quoted);
        let mut feelings = sentiment::find_cues(&document, &self.sentiment, &resolved, &quotations.quoted);
        let mut notices = notices::find_notices(&document, &resolved, &quotations);
        corrections::drop_late(&document, &self.sentiment, &resolved, &mut corrected, &mut feelings, &mut notices);
        let (cues, sentiment) = feelings;
        Analysis {
            paragraphs: document.paragraphs().iter().map(|p| p.span).collect(),
            sentences: document.sentences().iter().map(|s| s.span).collect(),
            mentions: resolved.mentions,
            entities: resolved.entities,
            quotations: resolved.quotations,
            quoted: quotations.quoted,
            cues,
            sentiment,
            notices,
            corrections: corrected,
        }
    }

    /// The first two stages alone: how many tokens the text has, and how many names and values.
    #[cfg(feature = "bench")]
    pub fn count_mentions(&self, text: &str) -> (usize, usize) {
        let document = Document::new(text);
        let mentions = entities::find_mentions(&document, &self.entities, &Options::default());
        (document.tokens().len(), mentions.len())
    }

    /// What the scorer `TOWD` learns from: the features of what stands at a span, and of how many mentions they are.
    #[cfg(feature = "train")]
    pub fn target_features(&self, text: &str, target: crate::span::Span) -> (Vec<(usize, i64)>, usize) {
        let document = Document::new(text);
        let mentions = entities::find_mentions(&document, &self.entities, &Options::default());
        let names = coreference::link_names(&document, &mentions, &self.entities, &Options::default());
        let quotations = quotations::find_quotations(&document, &mentions);
        let resolved = coreference::resolve(&document, &mentions, &names, &quotations.found);
        let (cues, _) = sentiment::find_cues(&document, &self.sentiment, &resolved, &quotations.quoted);
        sentiment::target_features(&document, &self.sentiment, &resolved, &cues, target)
    }
}
