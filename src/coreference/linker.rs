//! Names → entities with their names, roles and ties.

use super::name::{Name, NameClass};
use super::people::{self, Link};
use super::{NameLinks, evidence, roles, things};
use crate::analysis::{Entity, EntityIdx, Form, Label, MentionIdx, Milli, Related, RelatedKind};
use crate::analyzer::Options;
use crate::document::{Document, TokenKind};
use crate::entities::titles::Gender;
use crate::entities::{EntityModel, FoundMention};
use crate::span::Span;
use std::collections::BTreeMap;

/// Links all names of a text.
pub(super) fn link(
    document: &Document,
    mentions: &[FoundMention],
    model: &EntityModel,
    options: &Options,
) -> NameLinks {
    let named = mentions.iter().enumerate().filter(|(_, m)| m.form == Form::Name);
    let names: Vec<Name> = named.filter_map(|(idx, m)| Name::new(document, idx, m)).collect();
    let (persons, others): (Vec<&Name>, Vec<&Name>) = names.iter().partition(|n| n.class == NameClass::Person);

    let (people, person_links) = people::link(&persons, |idx| evidence::gender(document, mentions, idx));
    let (n_things, thing_links) = things::link(
        &others,
        model,
        |name| evidence::is_region(document, mentions, model, name),
        |name| spelt_by(document, mentions, name),
    );

    // One numbering for both, in order of first mention.
    let n_people = people.all.len();
    let mut cluster_of: Vec<Option<usize>> = vec![None; mentions.len()];
    let mut open: Vec<Vec<usize>> = vec![Vec::new(); mentions.len()];
    for (name, link) in persons.iter().zip(person_links) {
        match link {
            Link::One(person, others) => {
                cluster_of[name.mention] = Some(person);
                open[name.mention] = others;
            }
            Link::Open(fitting) => open[name.mention] = fitting,
        }
    }
    for (name, thing) in others.iter().zip(thing_links) {
        cluster_of[name.mention] = Some(n_people + thing);
    }
    let mut entity_of_cluster: Vec<Option<EntityIdx>> = vec![None; n_people + n_things];
    let mut n_entities = 0;
    for cluster in cluster_of.iter().flatten() {
        entity_of_cluster[*cluster].get_or_insert_with(|| {
            n_entities += 1;
            n_entities - 1
        });
    }

    let mut links = NameLinks {
        entity_of: cluster_of.iter().map(|cluster| cluster.and_then(|c| entity_of_cluster[c])).collect(),
        candidates: open.iter().map(|cs| cs.iter().filter_map(|&c| entity_of_cluster[c]).collect()).collect(),
        metonym: vec![false; mentions.len()],
        entities: Vec::with_capacity(n_entities),
        genders: vec![None; n_entities],
    };
    let mut members: Vec<Vec<usize>> = vec![Vec::new(); n_entities];
    for (idx, name) in names.iter().enumerate() {
        if let Some(entity) = links.entity_of[name.mention] {
            members[entity].push(idx);
        }
        links.metonym[name.mention] = evidence::is_metonym(document, mentions, model, name);
    }
    for (person, known) in people.all.iter().enumerate() {
        if let Some(entity) = entity_of_cluster[person] {
            links.genders[entity] = known.gender;
        }
    }
    for (entity, members) in members.iter().enumerate() {
        let members: Vec<&Name> = members.iter().map(|&idx| &names[idx]).collect();
        let built = describe(document, mentions, model, &members, &mut links.genders[entity]);
        links.entities.push(built);
    }
    name_roles_of_caller(options, &mut links.entities);
    tie_demonyms(&names, model, &mut links);
    links
}

/// The name of an organisation in whose brackets an acronym of the same first letter stands: "Gull Harbour Works (GHX)".
fn spelt_by(document: &Document, mentions: &[FoundMention], acronym: &Name) -> Option<MentionIdx> {
    let tokens = document.tokens_in(mentions[acronym.mention].span);
    let before = acronym.mention.checked_sub(1)?;
    let full = &mentions[before];
    let first = |span: Span| span.of(document.text()).chars().next();
    let in_brackets = document.tokens_in(full.span).end + 1 == tokens.start
        && document.lower(tokens.start - 1) == "("
        && document.lower(tokens.end) == ")";
    let of_body = full.label == Label::Org && document.tokens_in(full.span).len() > 1;
    let spelt = acronym.upper && acronym.words.len() == 1 && acronym.key().chars().count() > 2;
    (in_brackets && of_body && spelt && first(full.span) == first(mentions[acronym.mention].span)).then_some(before)
}

/// The entity of names that are one.
fn describe(
    document: &Document,
    mentions: &[FoundMention],
    model: &EntityModel,
    members: &[&Name],
    gender: &mut Option<Gender>,
) -> Entity {
    // The fullest name tells most, but a country goes by its common one: Syria, not Syrian Arab Republic.
    let is_common_name = |name: &Name| {
        name.class == NameClass::Place
            && model.country_named(&name.key()).is_some_and(|country| country.eq_ignore_ascii_case(&name.key()))
    };
    let fullest = members
        .iter()
        .max_by_key(|n| (is_common_name(n), n.words.len(), std::cmp::Reverse(n.mention)))
        .map(|n| plain_name(document, mentions[n.mention].span))
        .unwrap_or_default();
    let mut aliases: Vec<String> = Vec::new();
    let mut role: Option<Span> = None;
    for name in members.iter() {
        let mention = &mentions[name.mention];
        let surface = plain_name(document, mention.span);
        if surface != fullest && aliases.len() < 64 {
            let alias = match mention.title {
                Some(title) if title.start <= mention.span.start => {
                    spaced(title.join(mention.span).of(document.text()))
                }
                _ => spaced(mention.span.of(document.text())),
            };
            if alias != fullest && !alias.is_empty() && !aliases.contains(&alias) {
                aliases.push(alias);
            }
        } else if surface == fullest {
            let written = spaced(mention.span.of(document.text()));
            if written != fullest && !written.is_empty() && !aliases.contains(&written) {
                aliases.push(written);
            }
        }
        if name.class == NameClass::Person {
            *gender = gender.or(name.gender);
            role = better_role(document, role, roles::role(document, mentions, name.mention));
        }
    }
    Entity {
        label: label_of(members),
        name: fullest,
        role: role.map(|span| spaced(span.of(document.text()))),
        aliases,
        mentions: members.iter().map(|n| n.mention).collect(),
        salience: Milli(0),
        related: None,
    }
}

/// The label that most of the names carry; among equals the one of the longest name.
fn label_of(members: &[&Name]) -> Option<Label> {
    let mut votes: BTreeMap<Label, (usize, usize)> = BTreeMap::new();
    for name in members {
        let vote = votes.entry(name.label).or_default();
        *vote = (vote.0 + 1, vote.1.max(name.words.len()));
    }
    votes.into_iter().max_by_key(|(label, vote)| (*vote, std::cmp::Reverse(*label))).map(|(label, _)| label)
}

/// The first role, unless a later one says the same and more.
fn better_role(document: &Document, known: Option<Span>, found: Option<Span>) -> Option<Span> {
    let (Some(known), Some(found)) = (known, found) else {
        return known.or(found);
    };
    let text = document.text();
    let says_more = found.len() > known.len() && found.of(text).to_lowercase().contains(&known.of(text).to_lowercase());
    Some(if says_more { found } else { known })
}

/// A name without what stands between marks in it, and with single spaces.
fn plain_name(document: &Document, span: Span) -> String {
    let surface = span.of(document.text());
    let tokens = document.tokens_in(span);
    let marks: Vec<usize> = tokens.filter(|&idx| document.tokens()[idx].kind == TokenKind::Mark).take(3).collect();
    let [open, close] = marks[..] else {
        return spaced(surface);
    };
    let (open, close) = (document.tokens()[open].span, document.tokens()[close].span);
    spaced(
        &[
            &document.text()[span.start as usize..open.start as usize],
            &document.text()[close.end as usize..span.end as usize],
        ]
        .concat(),
    )
}

/// With single spaces and without invisible signs.
fn spaced(surface: &str) -> String {
    let visible: String =
        surface.chars().filter(|c| !matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}')).collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The caller knows better.
fn name_roles_of_caller(options: &Options, entities: &mut [Entity]) {
    let with_role = options.names.iter().filter_map(|known| Some((known.name.to_lowercase(), known.role.clone()?)));
    let roles: BTreeMap<String, String> = with_role.collect();
    if roles.is_empty() {
        return;
    }
    for entity in entities {
        let mut names = std::iter::once(&entity.name).chain(&entity.aliases);
        if let Some(role) = names.find_map(|name| roles.get(&name.to_lowercase())) {
            entity.role = Some(role.clone());
        }
    }
}

/// "Russian" hangs on Russia, where the text names it.
fn tie_demonyms(names: &[Name], model: &EntityModel, links: &mut NameLinks) {
    let mut countries_named: BTreeMap<&str, EntityIdx> = BTreeMap::new();
    for name in names.iter().filter(|n| matches!(n.class, NameClass::Place | NameClass::Org)) {
        if let (Some(country), Some(entity)) = (model.country_named(&name.key()), links.entity_of[name.mention]) {
            countries_named.entry(country).or_insert(entity);
        }
    }
    for name in names.iter().filter(|n| n.class == NameClass::Norp) {
        let (Some(entity), Some(country)) = (links.entity_of[name.mention], model.country_of_demonym(&name.key()))
        else {
            continue;
        };
        if let Some(&country) = countries_named.get(country) {
            links.entities[entity].related = Some(Related { entity: country, kind: RelatedKind::Demonym });
        }
    }
}
