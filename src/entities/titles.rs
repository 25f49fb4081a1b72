//! Titles before a name ("Mr", "Sen.", "Prime Minister") and the nouns of offices and trades that name a person's role.

use crate::document::{Case, Document, TokenKind};
use std::ops::Range;

mod table;

/// What a title or role noun tells of whoever bears it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gender {
    Female,
    Male,
}

/// What a title says of its bearer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum TitleKind {
    /// "Mr", "Dr", "Sir": a form of address and no office.
    Courtesy,
    /// "President", "General", "Sen.": an office or a rank, which stands before names as a title.
    Office,
    /// "lawyer", "striker": what somebody does; before a name it is a role and no title.
    Trade,
}

/// One or more words that name an office, a rank or a form of address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Title {
    /// Its tokens, without the place or organisation before it.
    pub tokens: Range<usize>,
    pub kind: TitleKind,
    /// Set by the word itself ("Ms", "King"), never guessed from a first name.
    pub gender: Option<Gender>,
}

/// No title is longer than this: "deputy national security adviser", "secretary general of the …" ends before "of".
const LONGEST: usize = 6;

/// The title that ends just before the token `name`: "Mr", "Prime Minister", "Secretary of State".
///
/// A trade ("lawyer") is none; [`role_before`] finds those too.
pub(crate) fn title_before(document: &Document, name: usize) -> Option<Title> {
    role_before(document, name).filter(|title| title.kind != TitleKind::Trade)
}

/// The title or the words of a trade that end just before the token `name`, with the adjectives that belong to them
/// ("former deputy prime minister") but without the place or organisation before those.
pub(crate) fn role_before(document: &Document, name: usize) -> Option<Title> {
    let last = name.checked_sub(1)?;
    if document.tokens()[last].kind != TokenKind::Word || document.paragraph_of(last) != document.paragraph_of(name) {
        return None;
    }
    let floor = name.saturating_sub(LONGEST);
    // "Secretary of State", "Leader of the House": the head stands before "of"
    let (head_at, entry) = match table::entry(stem(document, last)) {
        Some(entry) => (last, entry),
        None if table::has_role_ending(document.lower(last)) => {
            (last, table::Entry { kind: TitleKind::Trade, gender: None })
        }
        None => office_of(document, last, floor)?,
    };
    let mut start = head_at;
    let mut kind = entry.kind;
    let mut gender = entry.gender;
    while start > floor {
        let before = start - 1;
        if document.tokens()[before].kind == TokenKind::Punct && document.surface(before) == "-" && start >= floor + 2 {
            // "vice-president"
            if !table::is_modifier(document.lower(start - 2)) {
                break;
            }
            start -= 2;
            continue;
        }
        let word = stem(document, before);
        if let Some(more) = table::entry(word) {
            // "Chancellor Dr Braun", "Lord Justice", "Detective Chief Inspector"
            kind = kind.min(if more.kind == TitleKind::Trade { kind } else { more.kind.max(TitleKind::Office) });
            gender = gender.or(more.gender);
        } else if kind == TitleKind::Courtesy
            || !table::is_modifier(word)
            || document.sentence_of(before) != document.sentence_of(head_at)
        {
            break;
        }
        start = before;
    }
    Some(Title { tokens: start..name, kind, gender })
}

/// The longest title that begins at the token `start`: how the words before a capitalised name are told from the name.
pub(crate) fn title_at(document: &Document, start: usize) -> Option<Title> {
    let mut found = None;
    let mut gender = None;
    for idx in start..document.tokens().len().min(start + LONGEST) {
        let word = stem(document, idx);
        if let Some(entry) = table::entry(word).filter(|entry| entry.kind != TitleKind::Trade) {
            gender = gender.or(entry.gender);
            let end = idx + 1 + of_part(document, idx);
            found = Some(Title { tokens: start..end, kind: entry.kind, gender });
            if end > idx + 1 {
                break;
            }
        } else if !table::is_modifier(word) {
            break;
        }
    }
    found
}

/// The kind and gender of a noun that names a person by office, rank, trade or kinship: "minister", "nurse", "actress".
pub(crate) fn role_noun(lower: &str) -> Option<(TitleKind, Option<Gender>)> {
    table::entry(lower.trim_end_matches('.'))
        .map(|entry| (entry.kind, entry.gender))
        .or_else(|| table::has_role_ending(lower).then_some((TitleKind::Trade, None)))
}

/// Whether a word may stand before a role noun as part of it: "former", "deputy", "foreign".
pub(crate) fn is_role_modifier(lower: &str) -> bool {
    table::is_modifier(lower.trim_end_matches('.'))
}

fn stem<'d>(document: &'d Document, idx: usize) -> &'d str {
    document.lower(idx).trim_end_matches('.')
}

/// How many tokens of "of State", "of Defense", "of the House" follow an office.
fn of_part(document: &Document, head: usize) -> usize {
    if document.lower(head + 1) != "of" {
        return 0;
    }
    if document.lower(head + 2) == "the" && table::DEPARTMENTS.contains(&document.lower(head + 3)) {
        return 3;
    }
    let is_department = table::DEPARTMENTS.contains(&document.lower(head + 2))
        && document.tokens().get(head + 2).is_some_and(|t| t.case != Case::None);
    if is_department { 2 } else { 0 }
}

/// The office whose "of State" ends at `last`.
fn office_of(document: &Document, last: usize, floor: usize) -> Option<(usize, table::Entry)> {
    (floor..last)
        .rev()
        .take(3)
        .find(|&head| head + of_part(document, head) == last)
        .and_then(|head| table::entry(stem(document, head)).map(|entry| (head, entry)))
        .filter(|(_, entry)| entry.kind == TitleKind::Office)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, name: &str, wanted: Option<(&str, TitleKind, Option<Gender>)>) {
        let document = Document::new(text);
        let name = document.token_at(text.find(name).unwrap() as u32);
        let found = role_before(&document, name);
        let found = found.map(|t| (document.span_of(t.tokens).of(text), t.kind, t.gender));
        assert_eq!(found, wanted, "{text}");
    }

    #[test]
    fn titles_before_a_name() {
        use TitleKind::*;
        let (female, male) = (Some(Gender::Female), Some(Gender::Male));
        for (text, name, wanted) in [
            ("Then Mr Ruiz left.", "Ruiz", Some(("Mr", Courtesy, male))),
            ("Then Ms. Ruiz left.", "Ruiz", Some(("Ms.", Courtesy, female))),
            ("Sen. Ann Ruiz left.", "Ann", Some(("Sen.", Office, None))),
            ("French Prime Minister Luc Petit left.", "Luc", Some(("Prime Minister", Office, None))),
            ("US Secretary of State Ann Ruiz left.", "Ann", Some(("Secretary of State", Office, None))),
            ("the Leader of the House Ann Ruiz left.", "Ann", Some(("Leader of the House", Office, None))),
            (
                "Former deputy prime minister Ann Ruiz left.",
                "Ann",
                Some(("Former deputy prime minister", Office, None)),
            ),
            ("Vice-President Ann Ruiz left.", "Ann", Some(("Vice-President", Office, None))),
            ("It told lawyer Ann Ruiz.", "Ann", Some(("lawyer", Trade, None))),
            ("It told senior geophysicist Ann Ruiz.", "Ann", Some(("senior geophysicist", Trade, None))),
            ("The King Olav Bridge", "Olav", Some(("King", Office, male))),
            ("Yesterday Ann Ruiz left.", "Ann", None),
            ("of State Ann Ruiz left.", "Ann", None),
        ] {
            check(text, name, wanted);
        }
    }

    #[test]
    fn titles_are_told_from_the_name_behind_them() {
        for (text, wanted) in [
            ("Prime Minister Luc Petit", Some("Prime Minister")),
            ("Secretary of State Ann Ruiz", Some("Secretary of State")),
            ("Dr. Ann Ruiz", Some("Dr.")),
            ("Ann Ruiz", None),
        ] {
            let document = Document::new(text);
            assert_eq!(title_at(&document, 0).map(|t| document.span_of(t.tokens).of(text)), wanted);
        }
    }

    #[test]
    fn nouns_that_name_a_role() {
        assert_eq!(role_noun("minister"), Some((TitleKind::Office, None)));
        assert_eq!(role_noun("spokeswoman"), Some((TitleKind::Trade, Some(Gender::Female))));
        assert_eq!(role_noun("geologist"), Some((TitleKind::Trade, None)));
        assert_eq!(role_noun("winter"), None);
        assert_eq!(role_noun("river"), None);
    }
}
