//! An analysis in the formats of other tools: each opens where its readers work, and says what it has no place for.
//!
//! Whatever the text holds, what is written is well formed: everything is escaped as the format wants it, and a
//! character that a format cannot write at all is replaced by U+FFFD and counted.

mod brat;
mod citron;
mod conll;
mod csv;
mod html;
mod json;
mod losses;
mod markdown;
mod markup;
mod nesting;
mod people;
mod spacy;
mod tei;
mod web_annotation;

use crate::analysis::{Analysis, Quotation, QuotationKind};
use crate::document::Document;
use crate::span::Span;
use crate::wire::{Offsets, Unit};
use losses::Losses;

/// A format that another tool opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Quotations, a row each, for spreadsheets.
    Csv,
    /// Quotations by speaker, to read.
    Markdown,
    /// The marked text and who says what as one page without scripts.
    Html,
    /// W3C Web Annotations as JSON-LD.
    WebAnnotation,
    /// Names and values as CoNLL-2003 writes them: a token a line, IOB2.
    Conll,
    /// Stand-off lines for the annotation tool brat.
    Brat,
    /// What spaCy's `Doc.from_json` and displaCy's manual mode read.
    Spacy,
    /// Quotations as BBC Citron writes them.
    Citron,
    /// TEI P5: `<said who>`, names, and who is who.
    Tei,
}

/// A format, its name, the ending of its files and their media type.
pub struct FormatEntry {
    /// The format.
    pub format: Format,
    /// What callers call it.
    pub name: &'static str,
    /// With its dot.
    pub extension: &'static str,
    /// For a browser or a server.
    pub media_type: &'static str,
}

/// All formats.
#[rustfmt::skip]
pub const FORMATS: &[FormatEntry] = &[
    FormatEntry { format: Format::Csv, name: "csv", extension: ".csv", media_type: "text/csv;charset=utf-8" },
    FormatEntry { format: Format::Markdown, name: "markdown", extension: ".md", media_type: "text/markdown;charset=utf-8" },
    FormatEntry { format: Format::Html, name: "html", extension: ".html", media_type: "text/html;charset=utf-8" },
    FormatEntry { format: Format::WebAnnotation, name: "web-annotation", extension: ".jsonld", media_type: "application/ld+json" },
    FormatEntry { format: Format::Conll, name: "conll", extension: ".conll", media_type: "text/plain;charset=utf-8" },
    FormatEntry { format: Format::Brat, name: "brat", extension: ".ann", media_type: "text/plain;charset=utf-8" },
    FormatEntry { format: Format::Spacy, name: "spacy", extension: ".spacy.json", media_type: "application/json" },
    FormatEntry { format: Format::Citron, name: "citron", extension: ".citron.json", media_type: "application/json" },
    FormatEntry { format: Format::Tei, name: "tei", extension: ".tei.xml", media_type: "application/tei+xml" },
];

impl Format {
    /// The format of this name.
    pub fn named(name: &str) -> Option<&'static FormatEntry> {
        FORMATS.iter().find(|entry| entry.name == name)
    }
}

/// What a caller says about the export of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// What positions count where a format leaves it open: in CSV.
    pub unit: Unit,
    /// The address of the text, which is what Web Annotations are about.
    pub source: Option<String>,
    /// What the text is called; its first words, if left out.
    pub title: Option<String>,
}

/// A text's analysis in another format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exported {
    /// The file.
    pub content: String,
    /// What the format has no place for, as noun phrases: "3 sentiment cues".
    pub left_out: Vec<String>,
}

/// Writes the analysis of a text in a format.
pub fn export(text: &str, analysis: &Analysis, format: Format, about: &About) -> Exported {
    let work = Work { text, a: analysis, about };
    match format {
        Format::Csv => csv::write(&work),
        Format::Markdown => markdown::write(&work),
        Format::Html => html::write(&work),
        Format::WebAnnotation => web_annotation::write(&work),
        Format::Conll => conll::write(&work),
        Format::Brat => brat::write(&work),
        Format::Spacy => spacy::write(&work),
        Format::Citron => citron::write(&work),
        Format::Tei => tei::write(&work),
    }
}

/// What every format is written from.
struct Work<'a> {
    text: &'a str,
    a: &'a Analysis,
    about: &'a About,
}

impl<'a> Work<'a> {
    #[inline(never)]
    fn document(&self) -> Document<'a> {
        Document::new(self.text)
    }

    /// Positions in code points, which is what most formats count.
    fn code_points(&self) -> Offsets<'a> {
        Offsets::new(self.text, Unit::Codepoint)
    }

    /// The text of a span in one line, with single spaces.
    #[inline(never)]
    fn line(&self, span: Span) -> String {
        span.of(self.text).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// What a quotation says in one line: words taken literally between marks, a gap as an ellipsis.
    #[inline(never)]
    fn content(&self, quotation: &Quotation) -> String {
        let pieces = quotation.spans.iter().map(|&span| {
            let line = self.line(span);
            if quotation.verbatim.binary_search(&span).is_ok() { format!("“{line}”") } else { line }
        });
        pieces.collect::<Vec<_>>().join(" … ")
    }

    /// The name of a quotation's speaker, or the words that stand for one.
    fn speaker(&self, quotation: &Quotation) -> Option<&'a str> {
        quotation.speaker.map(|entity| self.a.entities[entity].name.as_str())
    }

    /// What the text is called: what the caller says, else its first paragraph, cut where it is long.
    #[inline(never)]
    fn title(&self) -> String {
        const LONGEST: usize = 90;
        let given = self.about.title.as_deref().filter(|title| !title.trim().is_empty());
        let first = || self.a.paragraphs.first().map(|&first| first.of(self.text)).unwrap_or("Untitled");
        let title = given.unwrap_or_else(first);
        let mut short = String::new();
        for word in title.split_whitespace() {
            if !short.is_empty() && short.chars().count() + word.chars().count() > LONGEST {
                short.push_str(" …");
                break;
            }
            if !short.is_empty() {
                short.push(' ');
            }
            short.extend(word.chars().take(LONGEST));
        }
        short
    }
}

/// Whether a quotation is word for word throughout.
fn is_verbatim(quotation: &Quotation) -> bool {
    quotation.kind == QuotationKind::Direct || quotation.verbatim == quotation.spans
}

#[cfg(test)]
mod tests;
