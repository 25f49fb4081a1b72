//! What an editor would want to mend.

use crate::analysis::{Entity, Form, Label, Mention, Notice, NoticeKind, QuotationKind};
use crate::coreference::{self, Resolved};
use crate::document::{Case, Document, TokenKind};
use crate::entities::titles::{self, TitleKind};
use crate::quotations::Quotations;
use crate::span::Span;

/// A text of fewer words in lower case is too short to tell its language.
const FEWEST_WORDS: usize = 8;

/// An English text has at least so many function words among a hundred words in lower case; most have twice as many.
const FEWEST_CLOSED: usize = 20;

/// Finds unclosed marks, missing spaces, quotations without a speaker, names spelled two ways and the like.
pub(crate) fn find_notices(document: &Document, resolved: &Resolved, quotations: &Quotations) -> Vec<Notice> {
    let mut notices = Vec::new();
    marks(document, quotations, &mut notices);
    missing_spaces(document, &mut notices);
    without_speaker(resolved, &mut notices);
    let mut speaks = vec![false; resolved.entities.len()];
    for speaker in resolved.quotations.iter().filter_map(|q| q.speaker) {
        speaks[speaker] = true;
    }
    for (entity, speaks) in resolved.entities.iter().zip(speaks) {
        names(document, resolved, entity, speaks, &mut notices);
    }
    mis_decoded(document.text(), &mut notices);
    not_english(document, &mut notices);
    notices.sort_by_key(|notice| (notice.span, notice.kind as u8));
    notices
}

fn push(notices: &mut Vec<Notice>, span: Span, kind: NoticeKind, message: String) {
    notices.push(Notice { span, kind, message });
}

fn marks(document: &Document, quotations: &Quotations, notices: &mut Vec<Notice>) {
    for &span in &quotations.unclosed {
        let message = "This mark opens a quotation that nothing closes: put a closing mark where the quotation ends.";
        push(notices, span, NoticeKind::UnclosedQuote, message.to_owned());
    }
    for &span in &quotations.mixed {
        let quoted = span.of(document.text());
        let (open, close) = (quoted.chars().next().unwrap_or('"'), quoted.chars().next_back().unwrap_or('"'));
        let message =
            format!("The quotation opens with {open} and closes with {close}: use one kind of mark for both.");
        push(notices, span, NoticeKind::MixedMarks, message);
    }
}

/// "tensions.Mr Cole": two sentences in one paragraph with nothing between.
fn missing_spaces(document: &Document, notices: &mut Vec<Notice>) {
    for pair in document.sentences().windows(2) {
        let next = &document.tokens()[pair[1].tokens.start];
        if pair[0].paragraph != pair[1].paragraph || next.space_before {
            continue;
        }
        let span = document.tokens()[pair[0].tokens.end - 1].span.join(next.span);
        let message = "Two sentences meet without a space: put one after the first.";
        push(notices, span, NoticeKind::MissingSpace, message.to_owned());
    }
}

fn without_speaker(resolved: &Resolved, notices: &mut Vec<Notice>) {
    for quotation in &resolved.quotations {
        let is_open = quotation.kind == QuotationKind::Direct
            && quotation.speaker.is_none()
            && quotation.source.is_none()
            && quotation.parent.is_none();
        if let Some(&span) = quotation.spans.first().filter(|_| is_open) {
            let message = "The text does not say whose words these are: name the speaker.";
            push(notices, span, NoticeKind::NoSpeaker, message.to_owned());
        }
    }
}

/// What is odd about how an entity is named.
fn names(document: &Document, resolved: &Resolved, entity: &Entity, speaks: bool, notices: &mut Vec<Notice>) {
    let mut named = entity.mentions.iter().map(|&m| &resolved.mentions[m]).filter(|m| m.form == Form::Name).peekable();
    let Some(&first) = named.peek() else {
        return;
    };
    for alias in &entity.aliases {
        if let Some((one, other)) = two_spellings(alias, &entity.name) {
            let with_alias = |m: &&Mention| m.span.of(document.text()).split_whitespace().any(|word| word == one);
            let span = named.clone().find(with_alias).unwrap_or(first).span;
            let message = format!("“{one}” is spelled “{other}” elsewhere in the text: choose one spelling.");
            push(notices, span, NoticeKind::NameVariant, message);
        }
    }
    if entity.label != Some(Label::Person) {
        return;
    }
    let words = |m: &Mention| m.span.of(document.text()).split_whitespace().count();
    let full = named.clone().find(|m| words(m) > 1);
    if let Some(full) = full
        && words(first) == 1
        && first.title.is_none()
        && !in_headline(document, first)
    {
        let (short, full) = (first.span.of(document.text()), full.span.of(document.text()));
        let message = format!("“{short}” stands here before “{full}”: give the full name where it comes first.");
        push(notices, first.span, NoticeKind::SurnameFirst, message);
    }
    let has_office = |m: &Mention| {
        let name = document.token_at(m.span.start);
        titles::role_before(document, name).is_some_and(|title| title.kind != TitleKind::Courtesy)
    };
    // "Ann Ruiz, who saw it": the clause says who that is
    let described = |m: &Mention| {
        let end = document.tokens_in(m.span).end;
        ["who", "whose"].contains(&document.lower(end + usize::from(document.lower(end) == ",")))
    };
    let is_unknown = |m: &Mention| !has_office(m) && !described(m);
    if speaks && full.is_some() && entity.role.is_none() && named.all(is_unknown) {
        let message = format!("{} speaks, but the text does not say who that is: add a role.", entity.name);
        push(notices, first.span, NoticeKind::NoRole, message);
    }
}

/// A headline names people by their surnames: the text's first paragraph, without a stop behind it.
fn in_headline(document: &Document, mention: &Mention) -> bool {
    document.paragraphs().first().is_some_and(|first| {
        let last = document.tokens()[first.tokens.end - 1].span.of(document.text());
        first.span.contains(mention.span)
            && document.paragraphs().len() > 1
            && !last.ends_with(['.', '!', '?', '"', '”'])
    })
}

/// The words of two names that are one word spelled differently.
fn two_spellings<'a>(alias: &'a str, name: &'a str) -> Option<(&'a str, &'a str)> {
    let alias_words = alias.split_whitespace().take(8);
    alias_words.filter(|word| !name.split_whitespace().any(|other| other == *word)).find_map(|word| {
        let same = |other: &&str| coreference::are_spellings(word, other);
        name.split_whitespace().take(8).find(same).map(|other| (word, other))
    })
}

/// UTF-8 read as Windows-1252 ("â€œ", "Ã©"), and the sign for what could not be read at all.
fn mis_decoded(text: &str, notices: &mut Vec<Notice>) {
    let mut chars = text.char_indices().peekable();
    let mut end = 0;
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map_or(' ', |&(_, c)| c);
        let broken = match c {
            '\u{fffd}' => 1,
            'â' if next == '€' => 3,
            'Ã' if matches!(next, '\u{80}'..='\u{bf}' | '€' | '‚' | 'ƒ' | '„' | '…' | '‰' | '‹' | 'Œ' | '™' | 'š') => {
                2
            }
            'Â' if matches!(next, '\u{80}'..='\u{bf}') => 2,
            'ï' if text[at..].starts_with("ï»¿") => 3,
            _ => 0,
        };
        if broken == 0 || at < end {
            continue;
        }
        end = text[at..].char_indices().nth(broken).map_or(text.len(), |(len, _)| at + len);
        let span = Span::new(at, end);
        let message = format!("“{}” was read in the wrong encoding: paste the text again as UTF-8.", span.of(text));
        push(notices, span, NoticeKind::MisDecoded, message);
    }
}

fn not_english(document: &Document, notices: &mut Vec<Notice>) {
    let words =
        document.tokens().iter().filter(|t| t.kind == TokenKind::Word && matches!(t.case, Case::Lower | Case::None));
    let (n_words, n_closed) =
        words.fold((0, 0), |(all, closed), t| (all + 1, closed + usize::from(t.class.is_closed())));
    if n_words < FEWEST_WORDS || n_closed * 100 >= n_words * FEWEST_CLOSED {
        return;
    }
    let span = document.span_of(0..document.tokens().len());
    let message =
        "This does not look like English, which is the only language that Newslens reads: expect little of it.";
    push(notices, span, NoticeKind::NotEnglish, message.to_owned());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{MentionBy, Milli};

    fn check(text: &str, quotations: &Quotations, wanted: &[(NoticeKind, &str)]) {
        let document = Document::new(text);
        let found = find_notices(&document, &Resolved::default(), quotations);
        let found: Vec<(NoticeKind, &str)> = found.iter().map(|n| (n.kind, n.span.of(text))).collect();
        assert_eq!(found, wanted, "{text}");
    }

    #[test]
    fn what_the_text_itself_shows() {
        let none = Quotations::default();
        check("The vote was lost.Mr Bell left.", &none, &[(NoticeKind::MissingSpace, ".Mr")]);
        check(
            "He said â€œnoâ€\u{9d} to the cafÃ©.",
            &none,
            &[(NoticeKind::MisDecoded, "â€œ"), (NoticeKind::MisDecoded, "â€\u{9d}"), (NoticeKind::MisDecoded, "Ã©")],
        );
        check("SÃO PAULO and a na\u{fffd}ve plan.", &none, &[(NoticeKind::MisDecoded, "\u{fffd}")]);
        let german = "Der Minister hat gestern in der Stadt gesagt, dass die neue Brücke bald gebaut werden soll.";
        check(german, &none, &[(NoticeKind::NotEnglish, german)]);
        check("The minister said yesterday in the city that the new bridge would soon be built.", &none, &[]);
        let marks =
            Quotations { unclosed: vec![Span::new(0, 3)], mixed: vec![Span::new(6, 15)], ..Quotations::default() };
        check("“No “Never\"", &marks, &[(NoticeKind::UnclosedQuote, "“"), (NoticeKind::MixedMarks, "“Never\"")]);
    }

    #[test]
    fn how_people_are_named() {
        let text = "Malkov spoke. Andrei Malkov left. Andrey Malkov slept.";
        let document = Document::new(text);
        let mention = |words: &str| {
            let start = text.find(words).unwrap();
            Mention {
                span: Span::new(start, start + words.len()),
                label: Some(Label::Person),
                form: Form::Name,
                title: None,
                entity: Some(0),
                candidates: Vec::new(),
                metonym: false,
                value: None,
                by: MentionBy::Model,
                confidence: Milli(1000),
            }
        };
        let entity = Entity {
            label: Some(Label::Person),
            name: "Andrei Malkov".into(),
            role: None,
            aliases: vec!["Malkov".into(), "Andrey Malkov".into()],
            mentions: vec![0, 1, 2],
            salience: Milli(1000),
            related: None,
        };
        let mentions = vec![mention("Malkov"), mention("Andrei Malkov"), mention("Andrey Malkov")];
        let resolved = Resolved { mentions, entities: vec![entity], quotations: Vec::new() };
        let found = find_notices(&document, &resolved, &Quotations::default());
        let found: Vec<(NoticeKind, &str)> = found.iter().map(|n| (n.kind, n.span.of(text))).collect();
        assert_eq!(found, [(NoticeKind::SurnameFirst, "Malkov"), (NoticeKind::NameVariant, "Andrey Malkov")]);
    }
}
