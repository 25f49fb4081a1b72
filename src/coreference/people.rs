//! Which names are one person: full names, surnames, given names, spellings; and whose surname stays open.

use super::name::{Name, skeleton, sound};
use crate::analysis::MentionIdx;
use crate::entities::titles::Gender;
use std::collections::BTreeMap;

/// Index into [`People::all`].
pub(super) type PersonIdx = usize;

/// A word that more people share than this tells none of them apart.
const MOST_NAMESAKES: usize = 16;

/// Somebody with at least one name in the text.
#[derive(Clone, Debug)]
pub(super) struct Person {
    /// The words of the longest name.
    pub words: Vec<String>,
    /// From titles and, before them, from the pronouns and relation words around the full name.
    pub gender: Option<Gender>,
    /// Whether a title of office stands before a full name.
    pub office: bool,
    /// The first mention of a full name.
    pub introduced: MentionIdx,
}

/// Whom a name means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Link {
    /// One person, and who else it could be.
    One(PersonIdx, Vec<PersonIdx>),
    /// Several, the likeliest first, and nothing that decides.
    Open(Vec<PersonIdx>),
}

/// Where in a full name a word stands: how well it serves as a short name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Last,
    /// A part of a double-barrelled surname, or the first of two family names.
    Inner,
    First,
}

/// The people of a text.
#[derive(Default)]
pub(super) struct People {
    pub all: Vec<Person>,
    by_word: BTreeMap<String, Vec<(PersonIdx, Place)>>,
    by_skeleton: BTreeMap<String, Vec<PersonIdx>>,
    /// Who was last meant by a bare surname: it stays theirs.
    owners: BTreeMap<String, PersonIdx>,
    /// For each surname, where "Mr" and where "Ms" first stand before it.
    titled: BTreeMap<String, [Option<MentionIdx>; 2]>,
}

/// Links every name to a person; `evidence` tells a full name's gender by the words around it. Names are in text order.
pub(super) fn link(names: &[&Name], evidence: impl Fn(MentionIdx) -> Option<Gender>) -> (People, Vec<Link>) {
    let mut people = People::default();
    let mut links: Vec<Option<Link>> = vec![None; names.len()];
    let mut long: Vec<usize> = (0..names.len()).filter(|&idx| names[idx].words.len() > 1).collect();
    long.sort_by_key(|&idx| std::cmp::Reverse(names[idx].words.len()));
    for idx in long {
        let name = names[idx];
        let person = people.same_full_name(name).unwrap_or_else(|| people.add(name));
        let known = &mut people.all[person];
        known.introduced = known.introduced.min(name.mention);
        known.office |= name.office;
        known.gender = known.gender.or(name.gender).or_else(|| evidence(name.mention));
        links[idx] = Some(Link::One(person, Vec::new()));
    }
    for name in names.iter().filter(|n| n.words.len() == 1) {
        if let Some(gender) = name.gender {
            let first = &mut people.titled.entry(name.words[0].clone()).or_default()[gender as usize];
            *first = first.or(Some(name.mention));
        }
    }
    let links = names.iter().zip(links).map(|(name, link)| link.unwrap_or_else(|| people.short_name(name))).collect();
    (people, links)
}

impl People {
    fn add(&mut self, name: &Name) -> PersonIdx {
        let idx = self.all.len();
        let n_words = name.words.len();
        for (at, word) in name.words.iter().enumerate() {
            let place = match at {
                _ if at + 1 == n_words => Place::Last,
                0 => Place::First,
                _ => Place::Inner,
            };
            self.index(word, idx, place);
            if at > 0 || n_words == 1 {
                // "Cortez" for "Ocasio-Cortez", "Asad" for "al-Asad"
                let mut parts = word.split('-').filter(|part| part.len() > 2 && *part != word);
                for part in parts.by_ref().take(3) {
                    self.index(part, idx, Place::Inner);
                }
            }
        }
        let namesakes = self.by_skeleton.entry(skeleton(name.last())).or_default();
        if namesakes.len() <= MOST_NAMESAKES {
            namesakes.push(idx);
        }
        self.all.push(Person { words: name.words.clone(), gender: None, office: false, introduced: name.mention });
        idx
    }

    fn index(&mut self, word: &str, idx: PersonIdx, place: Place) {
        let namesakes = self.by_word.entry(word.to_owned()).or_default();
        if namesakes.len() <= MOST_NAMESAKES {
            namesakes.push((idx, place));
        }
    }

    /// The person of a name of two words or more.
    fn same_full_name(&self, name: &Name) -> Option<PersonIdx> {
        let fits = |&idx: &PersonIdx| {
            let person = &self.all[idx];
            !conflict(person.gender, name.gender) && is_form_of(&name.words, &person.words)
        };
        let exact = self.by_word.get(name.last()).into_iter().flatten().map(|&(idx, _)| idx);
        let heard = self.by_skeleton.get(&skeleton(name.last())).into_iter().flatten().copied();
        exact.chain(heard).find(fits)
    }

    /// The person of a single word: a surname, else a part of one, else a given name.
    fn short_name(&mut self, name: &Name) -> Link {
        let word = name.words[0].as_str();
        let mut fitting: Vec<(PersonIdx, Place)> = self.by_word.get(word).cloned().unwrap_or_default();
        fitting.retain(|&(idx, _)| !conflict(self.all[idx].gender, name.gender));
        if fitting.is_empty() {
            let heard = self.by_skeleton.get(&skeleton(word)).into_iter().flatten();
            let spelt_so = heard.filter(|&&idx| {
                let last = self.all[idx].words.last().map_or("", String::as_str);
                !conflict(self.all[idx].gender, name.gender) && is_spelling_of(word, last)
            });
            fitting = spelt_so.map(|&idx| (idx, Place::Last)).collect();
        }
        let Some(best) = fitting.iter().map(|&(_, place)| place).min() else {
            let person = self.add(name);
            self.all[person].gender = name.gender;
            return Link::One(person, Vec::new());
        };
        let mut fitting: Vec<PersonIdx> =
            fitting.into_iter().filter(|&(_, place)| place == best).map(|(idx, _)| idx).collect();
        fitting.sort_unstable();
        fitting.dedup();
        // Who was last introduced is nearest in the reader's mind; whom the text has not yet named comes last.
        fitting.sort_by_key(|&idx| {
            let at = self.all[idx].introduced;
            if at < name.mention { (0, name.mention - at) } else { (1, at) }
        });
        self.choose(name, fitting)
    }

    fn choose(&mut self, name: &Name, fitting: Vec<PersonIdx>) -> Link {
        let word = name.words[0].clone();
        let n_before = fitting.iter().filter(|&&idx| self.all[idx].introduced < name.mention).count();
        let owner = self.owners.get(&word).copied().filter(|idx| fitting.contains(idx));
        let by_title = name.gender.and_then(|gender| {
            let told: Vec<PersonIdx> =
                fitting.iter().copied().filter(|&idx| self.all[idx].gender == Some(gender)).collect();
            if let [one] = told[..] { Some(one) } else { None }
        });
        let chosen = match fitting[..] {
            [only] => Some(only),
            _ => by_title
                .or_else(|| self.in_order_of_titles(name, &fitting))
                .or(owner)
                .or_else(|| self.in_office(&fitting))
                .or((n_before == 1).then_some(fitting[0])),
        };
        let Some(chosen) = chosen else {
            return Link::Open(fitting);
        };
        if name.gender.is_some() {
            self.all[chosen].gender = name.gender;
        }
        self.owners.entry(word).or_insert(chosen);
        // A title that the word itself told apart leaves no doubt.
        let others = fitting.into_iter().filter(|&idx| idx != chosen && by_title.is_none());
        Link::One(chosen, others.collect())
    }

    /// The one of them who holds an office: "President Al Bell, his daughter Jo Bell … Bell said".
    fn in_office(&self, fitting: &[PersonIdx]) -> Option<PersonIdx> {
        let mut holders = fitting.iter().copied().filter(|&idx| self.all[idx].office);
        holders.next().filter(|_| holders.next().is_none())
    }

    /// Two people of one surname and two titles, and nothing else to tell: they are named in the order they were introduced in.
    fn in_order_of_titles(&self, name: &Name, fitting: &[PersonIdx]) -> Option<PersonIdx> {
        let [one, other] = fitting else {
            return None;
        };
        let gender = name.gender?;
        let &[Some(female), Some(male)] = self.titled.get(&name.words[0])? else {
            return None;
        };
        let first_titled = if female < male { Gender::Female } else { Gender::Male };
        let introduced = |&idx: &PersonIdx| self.all[idx].introduced;
        let (first, second) = if introduced(one) < introduced(other) { (*one, *other) } else { (*other, *one) };
        (introduced(&second) < female.min(male)).then_some(if gender == first_titled { first } else { second })
    }
}

fn conflict(one: Option<Gender>, other: Option<Gender>) -> bool {
    matches!((one, other), (Some(one), Some(other)) if one != other)
}

/// Whether a name of two words or more is a form of a longer or equal one.
fn is_form_of(short: &[String], full: &[String]) -> bool {
    if short.len() > full.len() {
        return false;
    }
    if full.ends_with(short) || full.starts_with(short) {
        return true;
    }
    let same_middles = {
        let mut rest = full[1..full.len() - 1].iter();
        short[1..short.len() - 1].iter().all(|word| rest.any(|other| is_same_given(word, other)))
    };
    let (first, last) = (is_same_given(&short[0], &full[0]), &full[full.len() - 1]);
    let short_last = &short[short.len() - 1];
    first && same_middles && (short_last == last || is_spelling_of(short_last, last))
}

/// "J" for "John", "Sergey" for "Sergei".
fn is_same_given(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    short == long || short.chars().count() == 1 && long.starts_with(short) || is_spelling_of(short, long)
}

/// Whether two words are likely one name in two transcriptions.
pub(super) fn is_spelling_of(one: &str, other: &str) -> bool {
    sound(one) == sound(other)
        || one.len().min(other.len()) >= 6 && skeleton(one) == skeleton(other) && edits(&sound(one), &sound(other)) <= 1
}

/// How many letters differ, counted up to 2.
fn edits(one: &str, other: &str) -> usize {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let same_start = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let same_end =
        one[same_start..].iter().rev().zip(other[same_start..].iter().rev()).take_while(|(a, b)| a == b).count();
    (one.len().max(other.len()) - same_start - same_end).min(2)
}
