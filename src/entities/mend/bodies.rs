//! Bodies whose names hold an "and": "Ministry of Trade and Crafts", "Crafts and Trade Council".

use crate::analysis::Label;
use crate::document::{Case, Document, TokenKind};
use crate::entities::{Coarse, CoarseName, heads, titles};

/// The last word of a broadcaster's or a paper's name: "Gull |News|".
const OF_MEDIA: &[&str] = &["news", "radio", "television", "tv", "sport", "sports"];
/// No more parts than this stand in a row: "of Trade, Crafts and Fisheries".
const MOST_PARTS: usize = 5;
/// No part has more words.
const LONGEST_PART: usize = 4;
/// So far around it the text must run on in small letters.
const NEAR: usize = 20;

/// Joins what an "and" or a comma tore: capitals that are no name of their own, behind a body's name or before it.
pub(super) fn whole(document: &Document, names: Vec<CoarseName>) -> Vec<CoarseName> {
    let mut taken = super::taken(document, &names);
    let mut kept: Vec<CoarseName> = Vec::with_capacity(names.len());
    for mut name in names {
        // one that a body before it has taken in
        if kept.last().is_some_and(|last| last.tokens.end > name.tokens.start) {
            continue;
        }
        if name.coarse == Coarse::Org
            && is_free(document, &taken, name.tokens.end)
            && OF_MEDIA.contains(&document.lower(name.tokens.end))
        {
            name.tokens.end += 1;
            taken[name.tokens.clone()].fill(true);
        }
        if name.coarse == Coarse::Org && name.tokens.len() > 1 && runs_on(document, &name) {
            let floor = kept.last().map_or(0, |last| last.tokens.end);
            name.tokens.start = start_before(document, &taken, &name, floor);
            name.tokens.end = end_behind(document, &taken, &name);
            taken[name.tokens.clone()].fill(true);
        }
        kept.push(name);
    }
    kept
}

/// A capital that stands in no name and is no title.
fn is_free(document: &Document, taken: &[bool], idx: usize) -> bool {
    document.tokens().get(idx).is_some_and(|token| {
        token.kind == TokenKind::Word && token.case == Case::Capitalised && !token.class.is_closed() && !taken[idx]
    }) && titles::role_noun(document.lower(idx)).is_none()
}

/// "the |Crafts and| Trade Council": where the name begins.
fn start_before(document: &Document, taken: &[bool], name: &CoarseName, floor: usize) -> usize {
    let start = name.tokens.start;
    let is_body = heads::label_of_last(document.lower(name.tokens.end - 1)) == Some(Label::Org);
    let sentence = &document.sentences()[document.sentence_of(start)];
    if !is_body || start < sentence.tokens.start + 3 || document.lower(start - 1) != "and" {
        return start;
    }
    let lowest = floor.max(sentence.tokens.start).max(start.saturating_sub(1 + LONGEST_PART));
    let first = (lowest..start - 1).rev().take_while(|&idx| is_free(document, taken, idx)).last();
    // "a Crafts and Trade Council": behind an article nothing else can begin
    let determined = |first: &usize| {
        *first > floor && matches!(document.lower(first - 1), "the" | "a" | "an" | "its" | "of" | "our" | "their")
    };
    first.filter(determined).unwrap_or(start)
}

/// "Ministry of Trade|, Crafts and Fisheries|": where the name ends.
fn end_behind(document: &Document, taken: &[bool], name: &CoarseName) -> usize {
    let end = name.tokens.end;
    let of_what = name.tokens.clone().skip(1).any(|idx| matches!(document.lower(idx), "of" | "for" | "on"));
    let is_headed = heads::label_of_first(document.lower(name.tokens.start)) == Some(Label::Org)
        || name.tokens.clone().skip(1).any(|idx| {
            matches!(document.lower(idx), "of" | "for" | "on")
                && heads::label_of_last(document.lower(idx - 1)) == Some(Label::Org)
        });
    if !of_what || !is_headed {
        return end;
    }
    let mut at = end;
    for _ in 0..MOST_PARTS {
        let joint = document.lower(at);
        // "Trade, Crafts, and Fisheries"
        let first = at + 1 + usize::from(joint == "," && document.lower(at + 1) == "and");
        let is_last = joint == "and" || first > at + 1;
        if !matches!(joint, "," | "and") {
            return end;
        }
        let past = (first..first + LONGEST_PART).take_while(|&idx| is_free(document, taken, idx)).last();
        let Some(past) = past.map(|last| last + 1) else { return end };
        if document.tokens().get(past).is_some_and(|token| token.case.has_capital()) {
            return end;
        }
        if is_last {
            return past;
        }
        at = past;
    }
    end
}

/// Whether the words around are written in small letters: in a headline every word is a capital.
fn runs_on(document: &Document, name: &CoarseName) -> bool {
    let sentence = document.sentences()[document.sentence_of(name.tokens.start)].tokens.clone();
    let near = sentence.start.max(name.tokens.start.saturating_sub(NEAR))..sentence.end.min(name.tokens.end + NEAR);
    document.tokens()[near].iter().any(|token| token.case == Case::Lower && !token.class.is_closed())
}

#[cfg(test)]
mod tests {
    use crate::analysis::Label::{self, *};
    use crate::entities::tests::check;

    #[test]
    fn an_and_is_part_of_a_body() {
        let cases: &[(&str, &[(&str, Label)])] = &[
            (
                "He leads the Ministry of Agriculture, Livestock and Fisheries in this country.",
                &[("Ministry of Agriculture, Livestock and Fisheries", Org)],
            ),
            (
                "She wrote to the Department of Education and Early Learning about it.",
                &[("Department of Education and Early Learning", Org)],
            ),
            (
                "It was paid by the Harvest and Agriculture Organization last week.",
                &[("Harvest and Agriculture Organization", Org)],
            ),
            ("The Ministry of Health and Canada agreed.", &[("Ministry of Health", Org), ("Canada", Gpe)]),
        ];
        for (text, names) in cases {
            check(text, names);
        }
    }
}
