//! The names that the caller knows, wherever they stand as whole words.

use super::FoundMention;
use crate::analysis::{Form, Label, MentionBy, Milli};
use crate::analyzer::Options;
use crate::document::{Document, TokenKind};
use std::collections::BTreeMap;

/// A longer name is no name: so many tokens bound what a place in the text costs.
const LONGEST: usize = 32;

/// Finds the caller's names. They are looked up by their first word, so that thousands of them cost a text little.
pub(super) fn find(document: &Document, options: &Options) -> Vec<FoundMention> {
    let wanted: Vec<Document> = options.names.iter().map(|name| Document::new(&name.name)).collect();
    let mut by_first: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (idx, name) in wanted.iter().enumerate() {
        let is_name = name.tokens().iter().any(|token| token.kind != TokenKind::Punct);
        if is_name && name.tokens().len() <= LONGEST {
            by_first.entry(name.lower(0)).or_default().push(idx);
        }
    }
    let mut found = Vec::new();
    if by_first.is_empty() {
        return found;
    }
    for start in 0..document.tokens().len() {
        for &idx in by_first.get(document.lower(start)).into_iter().flatten() {
            let (name, n) = (&wanted[idx], wanted[idx].tokens().len());
            if start + n <= document.tokens().len() && (0..n).all(|k| is_same(document, start + k, name, k)) {
                found.push(FoundMention {
                    span: document.span_of(start..start + n),
                    label: options.names[idx].label.unwrap_or(Label::Person),
                    form: Form::Name,
                    title: None,
                    value: None,
                    by: MentionBy::Caller,
                    confidence: Milli(1000),
                });
            }
        }
    }
    found
}

/// The same letters; a small letter in the text is none where the name has a capital.
fn is_same(document: &Document, at: usize, name: &Document, nth: usize) -> bool {
    let first = document.surface(at).chars().next();
    document.lower(at) == name.lower(nth)
        && first.is_some_and(|first| !first.is_lowercase() || name.surface(nth).starts_with(first))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, names: &[&str], wanted: &[&str]) {
        let named = |name: &&str| crate::CallerName { name: name.to_string(), label: None, role: None };
        let options = Options { names: names.iter().map(named).collect(), ..Options::default() };
        let found = find(&Document::new(text), &options);
        assert_eq!(found.iter().map(|m| m.span.of(text)).collect::<Vec<_>>(), wanted, "{text}");
    }

    #[test]
    fn whole_words_in_their_own_case() {
        check("The Gap widened a gap at GAP.", &["Gap"], &["Gap", "GAP"]);
        check("the gap", &["gap"], &["gap"]);
        check("Gapping, and Ana Gap-Lind.", &["Gap"], &["Gap"]);
        check("Ana Lind met Ana.", &["Ana Lind", "Ana"], &["Ana Lind", "Ana", "Ana"]);
        check("Ana Lin", &["Ana Lind", "", "…"], &[]);
    }

    /// Names with different first words are not tried at each other's places: a large list on a large text ends.
    #[test]
    fn many_names_in_a_long_text() {
        let names: Vec<String> = (0..4000).map(|n| format!("Name{n} Ending")).collect();
        let text = "Name7 Ending said that the bridge would open in spring. ".repeat(2000);
        let named = |name: &String| crate::CallerName { name: name.clone(), label: None, role: None };
        let options = Options { names: names.iter().map(named).collect(), ..Options::default() };
        assert_eq!(find(&Document::new(&text), &options).len(), 2000);
    }
}
