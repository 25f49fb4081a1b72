//! What paragraphs say by themselves, and what of it is kept from one text to the next.
//!
//! An edit changes a paragraph or two. What the others say by themselves need not be worked out again; what they say together
//! is, and so the result is the same, to the byte, as without anything kept. `entities.rs` tells what is of a paragraph alone.

use crate::document::{Document, Parts};
use crate::entities::{self, EntityModel, Vocabulary};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::Arc;

/// One paragraph, read by itself.
pub(crate) struct Paragraph {
    pub parts: Parts,
    pub names: entities::Read,
}

/// The paragraphs of the last text, for the next one: most of a text that is being written is as it was. Whatever it holds,
/// an analysis comes out the same.
#[derive(Default)]
pub struct Memo {
    kept: BTreeMap<Box<str>, Arc<Paragraph>>,
    /// Those of the text that is being read.
    current: BTreeMap<Box<str>, Arc<Paragraph>>,
    words: Vocabulary,
    /// When the texts were published: what "yesterday" means hangs on it.
    published: Option<String>,
    n_kept: usize,
    n_read: usize,
    /// How many texts were begun since one was last ended.
    n_begun: usize,
}

/// A reader who types on leaves texts half read, and each leaves a paragraph behind that nobody wants again: after so many
/// only the last one's are kept.
const MOST_BEGUN: usize = 16;

impl Memo {
    /// How many paragraphs of the last text were known already.
    pub fn n_kept(&self) -> usize {
        self.n_kept
    }

    /// How many of them had to be read.
    pub fn n_read(&self) -> usize {
        self.n_read
    }

    /// Begins a text.
    pub(crate) fn begin(&mut self, published: Option<&str>) {
        if self.published.as_deref() != published {
            *self = Self {
                published: published.map(str::to_owned),
                words: std::mem::take(&mut self.words),
                ..Self::default()
            };
        }
        // What was read of a text that nobody waited for is not lost, but neither is it kept for ever.
        self.n_begun += 1;
        if self.n_begun > MOST_BEGUN {
            self.n_begun = 1;
            self.kept.clear();
        }
        self.kept.append(&mut self.current);
        (self.n_kept, self.n_read) = (0, 0);
    }

    /// Ends it: what it does not have is forgotten.
    pub(crate) fn end(&mut self) {
        self.kept = std::mem::take(&mut self.current);
        self.n_begun = 0;
    }

    /// A paragraph of the text, read now or before.
    pub(crate) fn paragraph(&mut self, text: &str, model: &EntityModel) -> Arc<Paragraph> {
        let entry = match self.current.entry(text.into()) {
            Entry::Occupied(known) => {
                self.n_kept += 1;
                return Arc::clone(known.get());
            }
            Entry::Vacant(entry) => entry,
        };
        let paragraph = match self.kept.remove(text) {
            Some(known) => {
                self.n_kept += 1;
                known
            }
            None => {
                self.n_read += 1;
                let document = Document::of_paragraph(text);
                let names = entities::read(&document, model, self.published.as_deref(), &mut self.words);
                Arc::new(Paragraph { parts: document.into_parts(), names })
            }
        };
        Arc::clone(entry.insert(paragraph))
    }
}
