//! Mentions → entities: names first, then, once the quotations are known, pronouns, nominals and speakers.

mod antecedents;
mod assemble;
mod evidence;
mod linker;
mod name;
mod nominals;
mod people;
mod pronouns;
mod roles;
mod scene;
mod speakers;
#[cfg(test)]
mod tests;
mod things;

use crate::analysis::{Entity, EntityIdx, Mention, Quotation};
use crate::analyzer::Options;
use crate::document::{Document, fold};
use crate::entities::titles::Gender;
use crate::entities::{EntityModel, FoundMention};
use crate::quotations::FoundQuotation;

pub(crate) use assemble::with_mentions;

/// Which names are one entity.
#[derive(Clone, Debug, Default)]
pub(crate) struct NameLinks {
    /// The entities; their `mentions` index the found mentions.
    pub entities: Vec<Entity>,
    /// For each found mention, its entity; none for a value and for a name that could be several.
    pub entity_of: Vec<Option<EntityIdx>>,
    /// For each found mention, the other entities it could be, best first.
    pub candidates: Vec<Vec<EntityIdx>>,
    /// For each found mention, whether a place stands for its government, a building for its owner.
    pub metonym: Vec<bool>,
    /// For each entity, the gender that titles, pronouns and relation words in the text give a person.
    genders: Vec<Option<Gender>>,
}

/// The final tables: mentions with pronouns and nominals among them, entities, and quotations with speakers.
#[derive(Clone, Debug, Default)]
pub(crate) struct Resolved {
    pub mentions: Vec<Mention>,
    pub entities: Vec<Entity>,
    pub quotations: Vec<Quotation>,
}

/// Ties names to entities: full names, surnames, titles, acronyms, demonyms; finds roles.
pub(crate) fn link_names(
    document: &Document,
    mentions: &[FoundMention],
    model: &EntityModel,
    options: &Options,
) -> NameLinks {
    linker::link(document, mentions, model, options)
}

/// Whether two words are one name spelled in two ways: "Andrei" and "Andrey", "Jose" and "José".
pub(crate) fn are_spellings(one: &str, other: &str) -> bool {
    let letters = |word: &str| word.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let (one, other) = (letters(one), letters(other));
    one != other && people::is_spelling_of(&fold(&one), &fold(&other))
}

/// Ties pronouns, nominals and "I" in a quotation to entities, and each quotation to its speaker.
pub(crate) fn resolve(
    document: &Document,
    mentions: &[FoundMention],
    names: &NameLinks,
    quotations: &[FoundQuotation],
) -> Resolved {
    let mut scene = scene::Scene::new(document, mentions, names, quotations);
    pronouns::resolve_outside_marks(&mut scene);
    let mut speakers = speakers::resolve(&mut scene);
    pronouns::resolve_inside_marks(&mut scene, &speakers);
    speakers::resolve_nested(&scene, &mut speakers);
    assemble::assemble(scene, speakers)
}
