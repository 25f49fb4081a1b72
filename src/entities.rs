//! Names and values: text → mentions.

mod callers;
pub(crate) mod features;
pub(crate) mod gazetteer;
mod heads;
mod layout;
mod mend;
mod refine;
mod tagger;
pub(crate) mod titles;
mod values;
pub(crate) mod words;

use crate::analysis::{Form, Label, MentionBy, Milli, Value};
use crate::analyzer::Options;
use crate::document::Document;
use crate::entities::features::Lists;
use crate::error::{Error, Kind};
use crate::model::Sections;
use crate::model::sequence::SequenceModel;
use crate::span::Span;
use std::ops::Range;
pub(crate) use words::{Words, normal_key};

pub(crate) use features::Vocabulary;

/// The section of the sequence model's weights.
const TAGS: &str = "TAGS";

/// What the entity stage reads from the model file.
pub(crate) struct EntityModel {
    lists: Lists,
    tags: SequenceModel,
}

impl EntityModel {
    pub fn load(sections: &Sections) -> Result<Self, Error> {
        let tags = SequenceModel::read(sections.get(TAGS)?).ok_or(Kind::BadSection(TAGS))?;
        Ok(Self { lists: Lists::load(sections)?, tags })
    }
}

/// Facts about countries. Names are asked for in lower case, with or without their accents and stops.
impl EntityModel {
    /// "russian", "russians" → "Russia".
    pub fn country_of_demonym(&self, name: &str) -> Option<&str> {
        self.lists.gazetteer.country_of_demonym(name)
    }

    /// "moscow" → "Russia".
    pub fn country_of_capital(&self, name: &str) -> Option<&str> {
        self.lists.gazetteer.country_of_capital(name)
    }

    /// "us", "u.s.", "america" → "United States": one name for a country however it is written.
    pub fn country_named(&self, name: &str) -> Option<&str> {
        self.lists.gazetteer.country_named(name)
    }

    /// "atlanta" → "Georgia": the country whose name is also that of the region around a city.
    pub fn namesake_of_region_with(&self, city: &str) -> Option<&str> {
        self.lists.gazetteer.namesake_of_region_with(city)
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

/// The four kinds that the sequence model tells apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Coarse {
    Person,
    Org,
    Place,
    Other,
}

impl Coarse {
    const ALL: [Coarse; 4] = [Coarse::Person, Coarse::Org, Coarse::Place, Coarse::Other];
}

/// A name of a coarse kind.
struct CoarseName {
    tokens: Range<usize>,
    coarse: Coarse,
    /// What it is more closely, where its place in the text tells.
    label: Option<Label>,
    by: MentionBy,
    confidence: Milli,
}

/// What one paragraph says by itself: the costly part of what follows, and the same wherever the paragraph stands.
pub(crate) struct Read {
    values: Vec<FoundMention>,
    scored: tagger::Scored,
}

/// Reads a paragraph by itself. `words` saves work and changes no result.
pub(crate) fn read(paragraph: &Document, model: &EntityModel, published: Option<&str>, words: &mut Vocabulary) -> Read {
    Read {
        values: values::find_values(paragraph, published),
        scored: tagger::score(paragraph, &model.lists, &model.tags, words),
    }
}

/// Finds names and values, sorted and without overlaps, in a document of these paragraphs, given with their places.
pub(crate) fn find_mentions(
    document: &Document,
    paragraphs: &[(u32, &Read)],
    model: &EntityModel,
    options: &Options,
) -> Vec<FoundMention> {
    let mut mentions = callers::find(document, options);
    // Before the names: where both take the same words, it is the value.
    for (start, paragraph) in paragraphs {
        let in_place = |value: &FoundMention| FoundMention { span: value.span.moved(*start), ..value.clone() };
        mentions.extend(paragraph.values.iter().map(in_place));
    }
    let scored: Vec<&tagger::Scored> = paragraphs.iter().map(|(_, paragraph)| &paragraph.scored).collect();
    let names = tagger::find(document, &scored, &model.tags);
    for name in mend::mend(document, &model.lists, names) {
        let label = name
            .label
            .unwrap_or_else(|| refine::label_of(document, &model.lists.gazetteer, name.tokens.clone(), name.coarse));
        let title = (label == Label::Person).then(|| titles::title_before(document, name.tokens.start)).flatten();
        let span = document.span_of(name.tokens);
        mentions.push(FoundMention {
            span,
            label,
            form: Form::Name,
            title: title.map(|title| document.span_of(title.tokens)),
            value: None,
            by: name.by,
            confidence: name.confidence,
        });
    }
    without_overlaps(mentions)
}

/// Sorts; of two that overlap the caller's stays, else the first and longest.
fn without_overlaps(mut mentions: Vec<FoundMention>) -> Vec<FoundMention> {
    mentions.sort_by_key(|m| (m.span.start, std::cmp::Reverse(m.span.end)));
    let mut kept: Vec<FoundMention> = Vec::with_capacity(mentions.len());
    for mention in mentions {
        match kept.last_mut() {
            Some(last) if last.span.overlaps(mention.span) => {
                if mention.by == MentionBy::Caller && last.by != MentionBy::Caller {
                    *last = mention;
                }
            }
            _ => kept.push(mention),
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::write;

    const MODEL: &[u8] = include_bytes!("../models/en.model");

    fn names(text: &str, options: &Options) -> Vec<(String, Label)> {
        let model = EntityModel::load(&Sections::read(MODEL).unwrap()).unwrap();
        let document = Document::new(text);
        let read = read(&document, &model, None, &mut Vocabulary::default());
        let found = find_mentions(&document, &[(0, &read)], &model, options);
        assert!(
            found.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start),
            "{text}: sorted, without overlaps"
        );
        let named = found.into_iter().filter(|m| m.form == Form::Name);
        named.map(|m| (m.span.of(text).to_string(), m.label)).collect()
    }

    pub(super) fn check(text: &str, wanted: &[(&str, Label)]) {
        let found = names(text, &Options::default());
        let found: Vec<(&str, Label)> = found.iter().map(|(name, label)| (name.as_str(), *label)).collect();
        assert_eq!(found, wanted, "{text}");
    }

    #[test]
    fn names_of_news() {
        use Label::*;
        check(
            "Prime Minister Helena Sorensen met officials from the World Bank in Nairobi.",
            &[("Helena Sorensen", Person), ("World Bank", Org), ("Nairobi", Gpe)],
        );
        check("The Kenyan shilling fell, said Peter Mwangi.", &[("Kenyan", Norp), ("Peter Mwangi", Person)]);
        check("Mr Okoro's lawyer flew to France.", &[("Okoro", Person), ("France", Gpe)]);
    }

    #[test]
    fn a_plain_headline_has_no_names() {
        check("Storm Batters Coast As Thousands Flee Rising Water", &[]);
    }

    #[test]
    fn the_callers_names_come_first() {
        let name = crate::CallerName { name: "Gap".to_string(), label: Some(Label::Org), role: None };
        let options = Options { names: vec![name], ..Options::default() };
        let found = names("Shares in Gap rose while the gap narrowed.", &options);
        assert_eq!(found, [("Gap".to_string(), Label::Org)]);
    }

    #[test]
    fn a_damaged_section_is_refused_by_name() {
        let sections = Sections::read(MODEL).unwrap();
        for damaged in ["GAZT", "WORD", "TAGS"] {
            for keep in [0, 1, 5, 1000] {
                let cut: Vec<([u8; 4], &[u8])> = sections
                    .all()
                    .iter()
                    .map(|(name, bytes)| (*name, if name == damaged.as_bytes() { &bytes[..keep] } else { bytes }))
                    .collect();
                let file = write(&cut);
                let error = EntityModel::load(&Sections::read(&file).unwrap()).err().expect("it is cut short");
                assert!(error.to_string().contains(&format!("\"{damaged}\" is damaged")), "{damaged} cut at {keep}");
            }
        }
    }
}
