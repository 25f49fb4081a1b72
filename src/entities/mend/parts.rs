//! A short name is what the long one is: "Varga" with "Ilse Varga" is a person, "Zolt" with "Zolt Holdings" a body.

use super::{Kinds, MAJORITY, SURE};
use crate::analysis::MentionBy;
use crate::document::{Case, Class, Document};
use crate::entities::features::Lists;
use crate::entities::{Coarse, CoarseName, titles};
use std::collections::BTreeMap;

/// What the long names of a text make of a word.
#[derive(Clone, Copy, Default)]
struct Uses {
    /// The last word of people's names, which stand with so much confidence.
    family: i64,
    /// A word of theirs elsewhere.
    given: i64,
    /// The first word of bodies.
    body: i64,
    /// A word of anything else.
    other: i64,
}

/// Gives a single word that the model is not sure of the kind of the long names that hold it.
pub(super) fn agree(document: &Document, lists: &Lists, names: &mut [CoarseName]) {
    let mut uses: BTreeMap<&str, Uses> = BTreeMap::new();
    for name in names.iter().filter(|name| (2..=4).contains(&name.tokens.len())) {
        let (first, last) = (name.tokens.start, name.tokens.end - 1);
        for idx in name.tokens.clone().filter(|&idx| document.tokens()[idx].case.has_capital()) {
            let of_word = uses.entry(document.lower(idx)).or_default();
            let place = match name.coarse {
                Coarse::Person if idx == last => &mut of_word.family,
                Coarse::Person => &mut of_word.given,
                Coarse::Org if idx == first => &mut of_word.body,
                _ => &mut of_word.other,
            };
            *place = name.confidence.0.max(*place);
        }
    }
    if uses.is_empty() {
        return;
    }
    for name in names.iter_mut().filter(|name| name.tokens.len() == 1 && name.confidence.0 < SURE) {
        let at = name.tokens.start;
        let Some(found) = uses.get(document.lower(at)) else { continue };
        let kinds = lists.gazetteer.kinds_of(document, name.tokens.clone());
        if document.tokens()[at].case == Case::Upper
            || kinds.is(Kinds(Kinds::COUNTRY.0 | Kinds::NORP.0 | Kinds::REGION.0))
        {
            continue;
        }
        let is_family = found.family >= MAJORITY && found.body == 0 && found.other == 0;
        let is_body = found.body >= MAJORITY && found.family == 0 && found.given == 0 && found.other == 0;
        // "in Varga": a place may be called like somebody
        let before = at.checked_sub(1).filter(|&idx| document.sentence_of(idx) == document.sentence_of(at));
        let is_where = name.coarse == Coarse::Place
            && before
                .is_some_and(|idx| document.tokens()[idx].class.is(Class::PREPOSITION) || document.lower(idx) == ",");
        if is_family && name.coarse != Coarse::Person && !is_where {
            (name.coarse, name.label, name.by) = (Coarse::Person, None, MentionBy::Coreference);
        } else if is_body && name.coarse == Coarse::Person && titles::title_before(document, at).is_none() {
            (name.coarse, name.by) = (Coarse::Org, MentionBy::Coreference);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Milli;
    use crate::model::Sections;
    use crate::span::Span;

    #[test]
    fn a_short_name_is_what_the_long_one_is() {
        use Coarse::*;
        let model: &[u8] = include_bytes!("../../../models/en.model");
        let lists = Lists::load(&Sections::read(model).unwrap()).unwrap();
        for (text, given, wanted) in [
            ("Ilse Zolnay won. The Zolnay regime fell.", [("Ilse Zolnay", Person, 950), ("Zolnay", Org, 600)], Person),
            ("Zolnay Board met. Zolnay fell.", [("Zolnay Board", Org, 950), ("Zolnay", Person, 600)], Org),
            ("Zolnay Board met. Mr Zolnay fell.", [("Zolnay Board", Org, 950), ("Zolnay", Person, 600)], Person),
            ("Ilse Zolnay won. Zolnay fell.", [("Ilse Zolnay", Person, 950), ("Zolnay", Org, 950)], Org),
            ("Ilse Zolnay won in Zolnay.", [("Ilse Zolnay", Person, 950), ("Zolnay", Place, 600)], Place),
        ] {
            let document = Document::new(text);
            let mut from = 0;
            let mut names: Vec<CoarseName> = Vec::new();
            for (surface, coarse, confidence) in given {
                let start = from + text[from..].find(surface).unwrap();
                from = start + surface.len();
                let tokens = document.tokens_in(Span::new(start, from));
                let by = MentionBy::Model;
                names.push(CoarseName { tokens, coarse, label: None, by, confidence: Milli(confidence) });
            }
            agree(&document, &lists, &mut names);
            assert_eq!(names[1].coarse, wanted, "{text}");
        }
    }
}
