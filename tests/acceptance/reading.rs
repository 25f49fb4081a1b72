//! An analysis beside its text: looks things up for the judge, positions in code points.

use crate::names::{is_word, name};
use crate::wire::{Analysis, At, Entity};
use std::collections::BTreeSet;

/// A text as its characters, and what was found in it.
pub struct Reading<'a> {
    chars: Vec<char>,
    pub found: &'a Analysis,
}

impl<'a> Reading<'a> {
    pub fn new(text: &str, found: &'a Analysis) -> Self {
        Self { chars: text.chars().collect(), found }
    }

    pub fn surface(&self, at: At) -> String {
        self.chars[at.start as usize..at.end as usize].iter().collect()
    }

    /// Where `words` stand for the first time, or the second … A string that is not there touches nothing.
    pub fn find(&self, words: &str, occurrence: usize) -> At {
        let n_chars = words.chars().count() as i64;
        let start = self.all(words, |a, b| a == b, true).nth(occurrence.max(1) - 1);
        start.map_or(At { start: -1, end: -1 }, |start| At { start, end: start + n_chars })
    }

    pub fn entity(&self, idx: Option<usize>) -> Option<&'a Entity> {
        idx.map(|idx| &self.found.entities[idx])
    }

    /// Every name that an entity goes by.
    pub fn names_of(&self, idx: Option<usize>) -> BTreeSet<String> {
        let Some(entity) = self.entity(idx) else { return BTreeSet::new() };
        let surfaces = entity.mentions.iter().map(|&m| name(&self.surface(self.found.mentions[m].at)));
        let aliases = entity.aliases.iter().map(|alias| name(alias));
        surfaces.chain(aliases).chain([name(&entity.name)]).collect()
    }

    /// The entities whose mentions touch a span.
    pub fn entities_at(&self, at: At) -> BTreeSet<usize> {
        self.found.mentions.iter().filter(|m| m.at.touches(at)).filter_map(|m| m.entity).collect()
    }

    /// Where `words` stand as words of their own and not inside a longer member of their group; "Georgia#2" is the second place.
    pub fn places(&self, words: &str, group: &[String]) -> Vec<At> {
        let (bare, nth) = words.split_once('#').map_or((words, None), |(bare, nth)| (bare, nth.parse::<usize>().ok()));
        let at = |words: &str, start| At { start, end: start + words.chars().count() as i64 };
        let longer: Vec<At> = group
            .iter()
            .filter(|other| other.contains(bare) && other.split('#').next() != Some(bare))
            .flat_map(|other| self.all(other, |a, b| a == b, false).map(move |start| at(other, start)))
            .collect();
        let mut places: Vec<At> = self
            .all(bare, |a, b| a == b, false)
            .map(|start| at(bare, start))
            .filter(|&place| self.stands_alone(place) && !longer.iter().any(|l| l.touches(place)))
            .collect();
        if places.is_empty() {
            let same = |a: char, b: char| a.to_lowercase().eq(b.to_lowercase());
            places = self.all(bare, same, false).map(|start| at(bare, start)).collect();
        }
        match nth {
            Some(nth) => places.get(nth.saturating_sub(1)).copied().into_iter().collect(),
            None => places,
        }
    }

    fn stands_alone(&self, at: At) -> bool {
        let word = |idx: i64| usize::try_from(idx).ok().and_then(|i| self.chars.get(i)).is_some_and(|&c| is_word(c));
        !word(at.start - 1) && !word(at.end)
    }

    /// Every start of `words`, from left to right.
    fn all<'s>(
        &'s self,
        words: &str,
        same: fn(char, char) -> bool,
        overlapping: bool,
    ) -> impl Iterator<Item = i64> + 's {
        let words: Vec<char> = words.chars().collect();
        let mut from = 0;
        std::iter::from_fn(move || {
            let is_at = |start: &usize| {
                let here = self.chars.get(*start..*start + words.len());
                here.is_some_and(|here| here.iter().zip(&words).all(|(&a, &b)| same(a, b)))
            };
            let start = (from..self.chars.len()).find(is_at)?;
            from = start + if overlapping { 1 } else { words.len().max(1) };
            Some(start as i64)
        })
    }
}
