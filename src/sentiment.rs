//! Words that carry feeling: whose, and about whom.

use crate::analysis::{Quoted, Sentiment, SentimentCue};
use crate::coreference::Resolved;
use crate::document::Document;
use crate::error::Error;
use crate::model::Sections;

/// What the sentiment stage reads from the model file.
pub(crate) struct SentimentModel {}

impl SentimentModel {
    pub fn load(_sections: &Sections) -> Result<Self, Error> {
        Ok(Self {})
    }
}

/// Finds the sentiment cues, with valence, shifters, holder and target, and sums them up.
pub(crate) fn find_cues(
    _document: &Document,
    _model: &SentimentModel,
    _resolved: &Resolved,
    _quoted: &[Quoted],
) -> (Vec<SentimentCue>, Sentiment) {
    (Vec::new(), Sentiment::default())
}
