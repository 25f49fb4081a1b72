//! Names that several words make together: "Bosnia and Herzegovina", 'Tom "Red" Varga', "Franco-German", a quoted title.

use super::{Kinds, NO_NAMES, SURE, is_people, only_kind};
use crate::analysis::{Label, MentionBy, Milli};
use crate::document::{Case, Document, TokenKind};
use crate::entities::features::Lists;
use crate::entities::gazetteer::LONGEST_NAME;
use crate::entities::{Coarse, CoarseName, titles};
use crate::model::keys::{join, key_of};
use std::ops::Range;

/// What the lists know as one name of several words is not split.
pub(super) fn widened(document: &Document, lists: &Lists, names: Vec<CoarseName>) -> Vec<CoarseName> {
    let mut kept: Vec<CoarseName> = Vec::with_capacity(names.len());
    for name in names {
        if kept.last().is_some_and(|last| last.tokens.end > name.tokens.start) {
            continue;
        }
        let floor = kept.last().map_or(0, |last| last.tokens.end).max(name.tokens.start.saturating_sub(2));
        let sentence = document.sentences()[document.sentence_of(name.tokens.start)].tokens.clone();
        let wider = (floor.max(sentence.start)..=name.tokens.start)
            .filter(|&start| document.tokens()[start].case.has_capital())
            .find_map(|start| Some((start, whole(document, lists, start, name.tokens.end, sentence.end)?)));
        match wider {
            Some((start, (end, coarse))) => {
                kept.push(CoarseName { tokens: start..end, coarse, by: MentionBy::Gazetteer, ..name })
            }
            None => kept.push(name),
        }
    }
    // a name that a wider one reaches into only in part would overlap it
    let mut end = 0;
    kept.retain(|name| {
        let free = name.tokens.start >= end;
        end = end.max(name.tokens.end);
        free
    });
    kept
}

/// The longest name of the lists from `start` that goes beyond `least`, or as far from an earlier start.
fn whole(document: &Document, lists: &Lists, start: usize, least: usize, limit: usize) -> Option<(usize, Coarse)> {
    let (mut key, mut best) = (None, None);
    for end in start + 1..=limit.min(start + LONGEST_NAME) {
        key = Some(join(key, key_of(document.lower(end - 1))));
        if end < least || end < start + 2 || !document.tokens()[end - 1].case.has_capital() {
            continue;
        }
        let kinds = lists.gazetteer.kinds(key?);
        if kinds.is(Kinds::COUNTRY) {
            best = Some((end, Coarse::Place));
        } else if is_people(document, lists, start..end, kinds) {
            best = Some((end, Coarse::Other));
        } else if let Some(coarse @ (Coarse::Org | Coarse::Other)) = only_kind(kinds) {
            best = Some((end, coarse));
        }
    }
    best
}

/// Stems that stand before a hyphen and a people.
#[rustfmt::skip]
const FIRST_OF_TWO: &[&str] = &[
    "afro", "anglo", "austro", "euro", "franco", "greco", "hispano", "ibero", "indo", "italo", "judeo", "luso", "nippo", "russo", "serbo", "sino", "turco",
];

/// "Polish-Czech" is two peoples, "Franco-German" one; "anti-Varga" holds a name.
pub(super) fn hyphened(document: &Document, lists: &Lists, names: Vec<CoarseName>) -> Vec<CoarseName> {
    let mut kept = Vec::with_capacity(names.len());
    for mut name in names {
        let (start, end) = (name.tokens.start, name.tokens.end);
        let is_pair = end - start == 3 && document.surface(start + 1) == "-";
        let people = |idx: usize| {
            let kinds = lists.gazetteer.kinds_of(document, idx..idx + 1);
            is_people(document, lists, idx..idx + 1, kinds)
        };
        if is_pair && people(end - 1) && FIRST_OF_TWO.contains(&document.lower(start)) {
            (name.coarse, name.label) = (Coarse::Other, Some(Label::Norp));
        } else if is_pair
            && people(start)
            && people(end - 1)
            && !lists.gazetteer.kinds_of(document, start..end).is(Kinds::NORP)
        {
            for at in [start, end - 1] {
                kept.push(CoarseName { tokens: at..at + 1, coarse: Coarse::Other, label: Some(Label::Norp), ..name });
            }
            continue;
        } else if is_pair && people(start) && document.tokens()[end - 1].case == Case::Lower {
            // "Chinese-built"
            name.tokens.end = start + 1;
            name.coarse = Coarse::Other;
        }
        kept.push(name);
    }
    kept
}

/// What may stand before a hyphen and a name without being part of it.
const AGAINST: &[&str] = &["anti", "pro", "ex", "non", "pre", "post"];

/// "anti-Varga": what follows the hyphen, if the lists know it as one kind of name.
pub(super) fn after_hyphen(document: &Document, lists: &Lists, at: usize) -> Option<Coarse> {
    let before = at.checked_sub(2)?;
    let tied = document.surface(at - 1) == "-"
        && AGAINST.contains(&document.lower(before))
        && document.tokens()[at].case != Case::Lower
        && !document.space_after(at - 1);
    let kinds = lists.gazetteer.kinds_of(document, at..at + 1);
    let alone = !document.tokens().get(at + 1).is_some_and(|token| token.case.has_capital());
    if !tied || !alone || NO_NAMES.contains(&document.lower(at)) || titles::title_at(document, at).is_some() {
        None
    } else if kinds.is(Kinds::NORP) {
        Some(Coarse::Other)
    } else if kinds.is(Kinds::COUNTRY) {
        Some(Coarse::Place)
    } else {
        only_kind(kinds)
    }
}

fn opens(document: &Document, idx: usize) -> bool {
    matches!(document.surface(idx), "\"" | "“" | "‘" | "'" | "``")
}

fn closes(document: &Document, idx: usize) -> bool {
    matches!(document.surface(idx), "\"" | "”" | "’" | "'" | "''")
}

/// No nickname has more words.
const NICKNAME: usize = 4;

/// 'Tom "Red" Varga' is one person.
pub(super) fn nicknamed(document: &Document, lists: &Lists, names: Vec<CoarseName>) -> Vec<CoarseName> {
    let mut kept: Vec<CoarseName> = Vec::with_capacity(names.len());
    let mut names = names.into_iter().peekable();
    while let Some(mut name) = names.next() {
        let first = name.tokens.start;
        let given = lists.gazetteer.kinds_of(document, first..first + 1).is(Kinds::FORENAME);
        // the model may have taken the mark and what follows for more of the name
        let open = name.tokens.clone().skip(1).find(|&idx| opens(document, idx)).unwrap_or(name.tokens.end);
        if open - first <= 2
            && (given || name.coarse == Coarse::Person)
            && let Some(family) = behind_nickname(document, open)
        {
            while names.next_if(|inside| inside.tokens.end <= family).is_some() {}
            let whole = names.next_if(|last| last.tokens.start == family && last.tokens.len() <= 2);
            (name.coarse, name.by) = (Coarse::Person, MentionBy::Rule);
            name.tokens.end = whole.map_or(family + 1, |last| last.tokens.end);
        }
        kept.push(name);
    }
    kept
}

/// The family name behind a nickname in marks that begins at `open`.
fn behind_nickname(document: &Document, open: usize) -> Option<usize> {
    let tokens = document.tokens();
    let limit = tokens.len().min(open + NICKNAME + 2);
    if open >= limit || !opens(document, open) || !document.space_after(open.checked_sub(1)?) {
        return None;
    }
    let close = (open + 2..limit).find(|&idx| closes(document, idx))?;
    let family = close + 1;
    let words = (open + 1..close).all(|idx| tokens[idx].kind == TokenKind::Word);
    let goes_on = tokens.get(family).is_some_and(|token| {
        token.case == Case::Capitalised && token.kind == TokenKind::Word && !token.class.is_closed()
    });
    let together = goes_on && document.sentence_of(open) == document.sentence_of(family);
    (words && together && tokens[open + 1].case.has_capital()).then_some(family)
}

/// Before a quoted title.
#[rustfmt::skip]
const WORKS: &[&str] = &[
    "album", "anthology", "autobiography", "ballad", "ballet", "biography", "blockbuster", "book", "comedy", "documentary", "drama", "essay", "film",
    "hit", "memoir", "memoirs", "miniseries", "movie", "musical", "novel", "novella", "opera", "painting", "play", "podcast", "poem", "sculpture", "series",
    "show", "single", "sitcom", "song", "story", "symphony", "thriller", "trilogy", "videogame",
];
/// No title has more words.
const LONGEST_TITLE: usize = 9;

/// Titles of works in marks, where the noun before says so.
pub(super) fn works(document: &Document, names: &mut Vec<CoarseName>) {
    let mut found: Vec<Range<usize>> = Vec::new();
    for idx in 2..document.tokens().len() {
        if opens(document, idx - 1) && document.tokens()[idx].case.has_capital() {
            found.extend(title_at(document, idx));
        }
    }
    if found.is_empty() {
        return;
    }
    let covers = |work: &Range<usize>, name: &CoarseName| work.start < name.tokens.end && name.tokens.start < work.end;
    names.retain(|name| !found.iter().any(|work| covers(work, name)));
    names.extend(found.into_iter().map(|tokens| CoarseName {
        tokens,
        coarse: Coarse::Other,
        label: Some(Label::WorkOfArt),
        by: MentionBy::Rule,
        confidence: Milli(SURE),
    }));
    names.sort_by_key(|name| name.tokens.start);
}

fn title_at(document: &Document, start: usize) -> Option<Range<usize>> {
    let mut noun = start.checked_sub(2)?;
    if document.surface(noun) == "," {
        noun = noun.checked_sub(1)?;
    }
    if !WORKS.contains(&document.lower(noun)) {
        return None;
    }
    let limit = document.tokens().len().min(start + LONGEST_TITLE + 2);
    let close = (start + 1..limit).find(|&idx| closes(document, idx))?;
    let mut end = close;
    if matches!(document.surface(end - 1), "," | ".") {
        end -= 1;
    }
    let is_titled = |idx: usize| {
        let token = &document.tokens()[idx];
        token.case != Case::Lower || token.class.is_closed()
    };
    (end > start && (start..end).all(is_titled) && document.tokens()[end - 1].case != Case::Lower).then_some(start..end)
}

/// Verbs that only somebody before them can bear: after "Will Varga" they tell a name from a question.
const FINITE: &[&str] =
    &["will", "would", "has", "had", "is", "was", "does", "did", "said", "says", "told", "can", "could"];

/// Forenames that are commoner as other words, and so on no list.
const WORDS_TOO: &[&str] = &["will", "may", "april", "june", "august"];

/// "Grace Hope", "Will Marsh": a forename and a surname are a person, unless the model is sure of something else.
pub(super) fn persons(document: &Document, lists: &Lists, names: &mut [CoarseName]) {
    let known = |idx: usize, kind: Kinds| lists.gazetteer.kinds_of(document, idx..idx + 1).is(kind);
    let mut last_end = 0;
    for name in names.iter_mut() {
        let Range { start, end } = name.tokens.clone();
        let of_two = end - start == 2 && known(start, Kinds::FORENAME) && known(start + 1, Kinds::SURNAME);
        let other = lists.gazetteer.kinds_of(document, start..end);
        if of_two && name.coarse == Coarse::Other && name.confidence.0 < SURE && other == Kinds::NONE {
            (name.coarse, name.by) = (Coarse::Person, MentionBy::Gazetteer);
        }
        // … and here what follows must be a verb of its own
        let before = start.checked_sub(1).filter(|&idx| idx >= last_end && document.space_after(idx));
        let modal = before.filter(|&idx| {
            WORDS_TOO.contains(&document.lower(idx))
                && document.tokens()[idx].case == Case::Capitalised
                && document.sentence_of(idx) == document.sentence_of(start)
        });
        let finite = document.tokens().get(end).is_some() && FINITE.contains(&document.lower(end));
        if let Some(idx) = modal.filter(|_| end - start == 1 && finite && name.coarse == Coarse::Person) {
            name.tokens.start = idx;
        }
        // "Will Johnson win the vote?" asks, with the verb behind the name
        let sentence = &document.sentences()[document.sentence_of(start)];
        let asks = sentence.tokens.start == start && document.lower(sentence.tokens.end - 1) == "?";
        if asks && end - start > 1 && !finite && matches!(document.lower(start), "will" | "may") {
            name.tokens.start += 1;
        }
        last_end = end;
    }
}

/// "Ana Cruz, Bo Lind and Cy Dale": after full names in a row, two more capitals are another.
pub(super) fn next_in_row(
    document: &Document,
    lists: &Lists,
    names: &[CoarseName],
    taken: &[bool],
    start: usize,
) -> Option<usize> {
    let mut before = start.checked_sub(1)?;
    if document.lower(before) == "and" && document.surface(before.checked_sub(1)?) == "," {
        before -= 1;
    }
    if !matches!(document.lower(before), "and" | ",") {
        return None;
    }
    let at = names.partition_point(|name| name.tokens.end < before);
    let in_row =
        names.get(at).is_some_and(|n| n.tokens.end == before && n.coarse == Coarse::Person && n.tokens.len() == 2);
    let capital = |idx: usize| {
        document
            .tokens()
            .get(idx)
            .is_some_and(|t| t.case == Case::Capitalised && t.kind == TokenKind::Word && !t.class.is_closed())
            && !taken[idx]
    };
    let ends = !document.tokens().get(start + 2).is_some_and(|token| token.case.has_capital());
    let several = at > 0 && names[at - 1].coarse == Coarse::Person;
    if !(in_row && several && capital(start) && capital(start + 1) && ends) {
        return None;
    }
    let borne = |idx: usize, kind: Kinds| lists.gazetteer.kinds_of(document, idx..idx + 1).is(kind);
    let is_office = (start..start + 2).any(|idx| titles::title_at(document, idx).is_some());
    (!is_office && (borne(start, Kinds::FORENAME) || borne(start + 1, Kinds::SURNAME))).then_some(start + 2)
}

#[cfg(test)]
mod tests {
    use crate::analysis::Label::{self, *};
    use crate::entities::tests::check;

    #[test]
    fn several_words_make_one_name() {
        let cases: &[(&str, &[(&str, Label)])] = &[
            ("Aid went to Trinidad and Tobago.", &[("Trinidad and Tobago", Gpe)]),
            ("Police held Marco \"The Mole\" Bellini on Tuesday.", &[("Marco \"The Mole\" Bellini", Person)]),
            ("Her novel, “The Salt Road”, won a prize.", &[("The Salt Road", WorkOfArt)]),
            ("A Russo-Japanese treaty was signed.", &[("Russo-Japanese", Norp)]),
            (
                "Ana Cruz, Ivo Lind and Bo Ford resigned.",
                &[("Ana Cruz", Person), ("Ivo Lind", Person), ("Bo Ford", Person)],
            ),
        ];
        for (text, names) in cases {
            check(text, names);
        }
    }

    #[test]
    fn a_modal_is_no_forename() {
        check("Will Johnson win the vote?", &[("Johnson", Person)]);
        check("Will Johnson has won the vote.", &[("Will Johnson", Person)]);
    }
}
