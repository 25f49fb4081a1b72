//! The first word of a sentence has a capital in any case: without more to show it is no name.

use super::{FAIRLY_SURE, Kinds, SURE};
use crate::analysis::MentionBy;
use crate::document::{Case, Class, Document, TokenKind};
use crate::entities::features::Lists;
use crate::entities::{Coarse, CoarseName, titles};
use std::collections::BTreeMap;

/// How a text writes a word elsewhere.
#[derive(Clone, Copy, Default)]
struct Written {
    small: u32,
    /// With a capital that no sentence asks for.
    capital: u32,
    /// As a name.
    names: u32,
}

/// Takes out single first words that the model is not sure of and the rest of the text does not vouch for.
pub(super) fn vouched(document: &Document, lists: &Lists, names: Vec<CoarseName>) -> Vec<CoarseName> {
    let mut written: BTreeMap<&str, Written> = BTreeMap::new();
    for name in names.iter().filter(|name| is_doubtful(document, name)) {
        written.insert(document.lower(name.tokens.start), Written::default());
    }
    if written.is_empty() {
        return names;
    }
    for (idx, token) in document.tokens().iter().enumerate() {
        if token.kind == TokenKind::Word
            && let Some(word) = written.get_mut(document.lower(idx))
        {
            word.small += u32::from(token.case == Case::Lower);
            word.capital += u32::from(token.case.has_capital() && !is_first(document, idx));
        }
    }
    for name in names.iter() {
        for idx in name.tokens.clone() {
            if let Some(word) = written.get_mut(document.lower(idx)) {
                word.names += 1;
            }
        }
    }
    let stays = |name: &CoarseName| {
        if !is_doubtful(document, name) {
            return true;
        }
        let at = name.tokens.start;
        let word = written[document.lower(at)];
        let kinds = lists.gazetteer.kinds_of(document, name.tokens.clone());
        if word.capital > 0 || titles::title_before(document, at).is_some() {
            return true;
        }
        // "Markets fell. Analysts say the markets …"
        let is_common = word.small > 0;
        // nothing but the model's guess
        let is_listed = match name.coarse {
            Coarse::Other => kinds.is(Kinds(Kinds::NORP.0 | Kinds::EVENT.0 | Kinds::PRODUCT.0 | Kinds::WORK.0)),
            Coarse::Person => kinds != Kinds::NONE || is_bearer(document, at),
            Coarse::Org | Coarse::Place => true,
        };
        let is_guess = name.confidence.0 < FAIRLY_SURE && word.names == 1 && !is_listed;
        // "We": nobody is called so
        let is_small = document.tokens()[at].class.is(Class::PRONOUN
            | Class::DETERMINER
            | Class::CONJUNCTION
            | Class::PREPOSITION
            | Class::WH
            | Class::SUBORDINATOR);
        !(is_common || is_guess || is_small)
    };
    names.into_iter().filter(stays).collect()
}

/// A single word with one capital that begins a sentence, by the model alone and not surely.
fn is_doubtful(document: &Document, name: &CoarseName) -> bool {
    let at = name.tokens.start;
    name.tokens.len() == 1
        && name.by == MentionBy::Model
        && name.confidence.0 < SURE
        && document.tokens()[at].case == Case::Capitalised
        && is_first(document, at)
}

/// Whether it begins a sentence, or what stands between marks at the start of one.
fn is_first(document: &Document, idx: usize) -> bool {
    let start = document.sentences()[document.sentence_of(idx)].tokens.start;
    let opened = |at: usize| !matches!(document.tokens()[at].kind, TokenKind::Word | TokenKind::Number);
    start == idx
        || idx - start <= 2 && (start..idx).all(opened)
        || idx > 0 && document.tokens()[idx - 1].kind == TokenKind::Mark
}

/// Before "said", "'s" and a comma somebody stands; before "is" anything.
fn is_bearer(document: &Document, at: usize) -> bool {
    let next = document.lower(at + 1);
    super::overlooked::speaks(document, at) || next == "," || next.starts_with(['\'', '’'])
}

#[cfg(test)]
mod tests {
    use crate::analysis::Label::{self, *};
    use crate::entities::tests::check;

    #[test]
    fn first_words_need_a_voucher() {
        let cases: &[(&str, &[(&str, Label)])] = &[
            ("“Hunger is not a bargaining chip,” said Ann Roy.", &[("Ann Roy", Person)]),
            ("Rumour has it that rumour spreads. Ann Roy left.", &[("Ann Roy", Person)]),
            ("Beekeepers lost hives. The beekeepers want help.", &[]),
            ("Okoro said so. They met Okoro again.", &[("Okoro", Person), ("Okoro", Person)]),
        ];
        for (text, names) in cases {
            check(text, names);
        }
    }
}
