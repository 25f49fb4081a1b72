//! The pipeline on one screen: [`Analyzer::advance`].

mod memo;
mod work;

pub use memo::Memo;
pub use work::Work;

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
use work::Stage;

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
        self.analyze_again(text, options, &mut Memo::default())
    }

    /// The same, and only the paragraphs that the memo does not hold are read. What paragraphs say together is worked out
    /// anew, so that the result is what [`Analyzer::analyze`] gives.
    pub fn analyze_again(&self, text: &str, options: &Options, memo: &mut Memo) -> Analysis {
        let mut work = Work::new(text, options, memo);
        while self.advance(&mut work, memo, usize::MAX) {}
        work.finish(memo)
    }

    /// Takes a step of a work and says whether there is another: reads paragraphs of about so many bytes, or, once all are
    /// read, goes through a stage.
    pub fn advance(&self, work: &mut Work, memo: &mut Memo, n_bytes: usize) -> bool {
        if work.stage == Stage::Paragraphs {
            work.read(memo, &self.entities, n_bytes);
            return true;
        }
        let document = Document::of_parts(&work.text, std::mem::take(&mut work.parts));
        let (w, options) = (&mut work.found, &work.options);
        match work.stage {
            Stage::Paragraphs => {}
            Stage::Names => {
                w.mentions = entities::find_mentions(&document, &work.paragraphs.names(), &self.entities, options)
            }
            Stage::Links => w.names = coreference::link_names(&document, &w.mentions, &self.entities, options),
            Stage::Quotations => w.quotations = quotations::find_quotations(&document, &w.mentions),
            Stage::Pronouns => {
                w.resolved = coreference::resolve(&document, &w.mentions, &w.names, &w.quotations.found);
                let quoted = &mut w.quotations.quoted;
                w.corrected = corrections::correct(&document, &options.corrections, &mut w.resolved, quoted);
            }
            Stage::Cues => {
                w.feelings = sentiment::find_cues(&document, &self.sentiment, &w.resolved, &w.quotations.quoted);
            }
            Stage::Notices => {
                w.notices = notices::find_notices(&document, &w.resolved, &w.quotations);
                let (corrected, feelings, notices) = (&mut w.corrected, &mut w.feelings, &mut w.notices);
                corrections::drop_late(&document, &self.sentiment, &w.resolved, corrected, feelings, notices);
            }
        }
        work.parts = document.into_parts();
        work.go_on()
    }

    /// A work that has come to a stage, with nothing kept.
    #[cfg(any(feature = "bench", feature = "train"))]
    fn up_to(&self, stage: Stage, text: &str) -> Work {
        let mut memo = Memo::default();
        let mut work = Work::new(text, &Options::default(), &mut memo);
        while work.stage < stage && self.advance(&mut work, &mut memo, usize::MAX) {}
        work
    }

    /// The first two stages alone: how many tokens the text has, and how many names and values.
    #[cfg(feature = "bench")]
    pub fn count_mentions(&self, text: &str) -> (usize, usize) {
        let work = self.up_to(Stage::Links, text);
        (Document::of_parts(text, work.parts).tokens().len(), work.found.mentions.len())
    }

    /// What the scorer `TOWD` learns from: the features of what stands at a span, and of how many mentions they are.
    #[cfg(feature = "train")]
    pub fn target_features(&self, text: &str, target: crate::span::Span) -> (Vec<(usize, i64)>, usize) {
        let Work { parts, found, .. } = self.up_to(Stage::Notices, text);
        let document = Document::of_parts(text, parts);
        sentiment::target_features(&document, &self.sentiment, &found.resolved, &found.feelings.0, target)
    }

    /// What the section `HEAD` learns from: the words of the headlines in a text, with their features.
    #[cfg(feature = "train")]
    pub fn headline_features(&self, text: &str) -> Vec<(crate::span::Span, Vec<usize>)> {
        let Work { parts, found, .. } = self.up_to(Stage::Cues, text);
        sentiment::headline_features(&Document::of_parts(text, parts), &self.sentiment, &found.resolved)
    }
}
