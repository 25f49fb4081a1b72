//! What somebody is: from an apposition ("Ann Ruiz, the mayor of Lowtown,") or from the words before the name.

use crate::analysis::{Form, Label};
use crate::document::{Case, Class, Document, TokenKind};
use crate::entities::FoundMention;
use crate::entities::titles::{self, Title, TitleKind};
use crate::span::Span;
use std::ops::Range;

/// No role is longer than this, in tokens.
const LONGEST: usize = 14;

/// What somebody is to another, or in a body: it tells nothing unless that one is named ("wife of Jo Bell").
const RELATIONS: &[&str] = &[
    "aunt",
    "brother",
    "colleague",
    "counterpart",
    "daughter",
    "employer",
    "father",
    "friend",
    "granddaughter",
    "grandfather",
    "grandmother",
    "grandson",
    "husband",
    "member",
    "mother",
    "nephew",
    "niece",
    "opponent",
    "parent",
    "partner",
    "predecessor",
    "relative",
    "sister",
    "son",
    "successor",
    "teammate",
    "uncle",
    "widow",
    "widower",
    "wife",
];

/// The role that the words around a person's name give: the apposition, else what stands before the name.
pub(super) fn role(document: &Document, mentions: &[FoundMention], idx: usize) -> Option<Span> {
    let here = document.tokens_in(mentions[idx].span);
    let with_title = mentions[idx].title.map_or(here.start, |title| document.tokens_in(title).start.min(here.start));
    let tells = |role: &Range<usize>| !is_bare_relation(document, role);
    apposition_behind(document, mentions, idx, here.end)
        .filter(tells)
        .or_else(|| apposition_before(document, mentions, with_title).filter(tells))
        .or_else(|| prefix(document, mentions, idx, here.start).filter(tells))
        .or_else(|| affiliation(document, mentions, idx))
        .map(|tokens| document.span_of(tokens))
}

/// Whom somebody speaks for, where nothing else is told: Ann Ruiz "of the Gull Trust"; "Gull News's" Ann Ruiz.
fn affiliation(document: &Document, mentions: &[FoundMention], idx: usize) -> Option<Range<usize>> {
    let is_body = |m: &&FoundMention| m.form == Form::Name && m.label == Label::Org;
    let here = document.tokens_in(mentions[idx].span);
    if matches!(document.lower(here.end), "of" | "from") {
        let body = mentions.get(idx + 1..)?.iter().take(2).find(is_body)?;
        let tokens = document.tokens_in(body.span);
        let between = here.end + 1..tokens.start;
        // "of the UK's National Crime Agency": what belongs to the body may stand before it
        let joins = between.len() <= 3
            && document.sentence_of(tokens.start) == document.sentence_of(here.start)
            && between.clone().all(|t| {
                let token = &document.tokens()[t];
                token.class.is(Class::DETERMINER)
                    || token.kind == TokenKind::Word && is_named(document, mentions, idx, t)
            });
        return joins.then_some(tokens);
    }
    let body = idx.checked_sub(1).and_then(|before| mentions.get(before)).filter(is_body)?;
    let tokens = document.tokens_in(body.span);
    let is_owner = tokens.end + 1 == here.start && matches!(document.lower(tokens.end), "'s" | "’s");
    is_owner.then_some(tokens)
}

/// Whether the token belongs to the name behind mention `idx`, with its possessive.
fn is_named(document: &Document, mentions: &[FoundMention], idx: usize, token: usize) -> bool {
    mentions.get(idx + 1).is_some_and(|next| {
        let tokens = document.tokens_in(next.span);
        tokens.contains(&token) || tokens.end == token && matches!(document.lower(token), "'s" | "’s")
    })
}

/// "brother", "second wife": without a word of whose; "committee member" says it.
fn is_bare_relation(document: &Document, role: &Range<usize>) -> bool {
    let last = document.lower(role.end - 1);
    RELATIONS.contains(&last)
        && (last != "member" || role.len() == 1)
        && !role.clone().any(|idx| document.tokens()[idx].class.is(Class::PREPOSITION))
}

/// "US Secretary of State" Ann Ruiz; "Bank of Lowtown governor" Ann Ruiz.
fn prefix(document: &Document, mentions: &[FoundMention], idx: usize, name: usize) -> Option<Range<usize>> {
    // "chemistry professor Ann Ruiz" names a trade; "Professor Ruiz" addresses her.
    let is_trade = |last: usize| document.lower(last) == "professor" && document.tokens()[last].case == Case::Lower;
    let title = titles::role_before(document, name)
        .filter(|title| title.kind != TitleKind::Courtesy || is_trade(title.tokens.end - 1))
        .or_else(|| office_of_name(document, mentions, idx, name))?;
    let mut start = title.tokens.start;
    // "his Russian counterpart foreign minister": the counterpart is of somebody else
    if let Some(counterpart) = title.tokens.clone().find(|&idx| document.lower(idx) == "counterpart") {
        return (counterpart + 1 < title.tokens.end).then_some(counterpart + 1..title.tokens.end);
    }
    // Places, peoples and organisations that belong to it stand just before it, and their own words before them.
    for before in mentions[..idx].iter().rev().take(3) {
        let tokens = document.tokens_in(before.span);
        // "New York City" mayor: a name may hold a word that is a role's own elsewhere ("city mayor").
        let joins = (tokens.end == start || tokens.start < start && tokens.contains(&start))
            && before.form == Form::Name
            && before.label != Label::Person
            && document.sentence_of(tokens.start) == document.sentence_of(name);
        if !joins {
            break;
        }
        start = tokens.start;
        while start > 0 && titles::is_role_modifier(document.lower(start - 1)) && document.tokens()[start].space_before
        {
            start -= 1;
        }
    }
    Some(start..title.tokens.end)
}

/// "First Minister of Lowland" Ann Ruiz: an office whose place or body stands between it and the name.
fn office_of_name(document: &Document, mentions: &[FoundMention], idx: usize, name: usize) -> Option<Title> {
    let before = idx.checked_sub(1).and_then(|before| mentions.get(before))?;
    let tokens = document.tokens_in(before.span);
    if tokens.end != name || before.form != Form::Name || before.label == Label::Person {
        return None;
    }
    let article = tokens.start.checked_sub(1).filter(|&t| document.lower(t) == "the").unwrap_or(tokens.start);
    let of = article.checked_sub(1).filter(|&t| matches!(document.lower(t), "of" | "for"))?;
    let office = titles::role_before(document, of).filter(|title| title.kind == TitleKind::Office)?;
    Some(Title { tokens: office.tokens.start..name, ..office })
}

/// Ann Ruiz, "the mayor of Lowtown", said …
pub(super) fn apposition_behind(
    document: &Document,
    mentions: &[FoundMention],
    idx: usize,
    name_end: usize,
) -> Option<Range<usize>> {
    if document.lower(name_end) != "," {
        return None;
    }
    let mut start = name_end + 1;
    // "Ann Ruiz, 54, the mayor"
    if document.tokens().get(start)?.kind == TokenKind::Number && document.lower(start + 1) == "," {
        start += 2;
    }
    let (phrase, head) = noun_phrase(document, mentions, idx + 1, start)?;
    let stop = document.lower(phrase.end);
    // A list ("Ann Ruiz, a nurse and Bo Lind") has no comma behind; an apposition has one, or ends its sentence or clause.
    let closed = matches!(stop, "," | "." | "" | ";" | ":" | ")" | "!" | "?" | "—" | "–")
        || document.tokens().get(phrase.end).is_some_and(|t| t.kind == TokenKind::Mark || t.class.is(Class::WH));
    (closed && is_bare_or_determined(document, &phrase, head)).then(|| without_article(document, phrase))
}

/// "The mayor of Lowtown", Ann Ruiz, said …
fn apposition_before(document: &Document, mentions: &[FoundMention], name: usize) -> Option<Range<usize>> {
    let comma = name.checked_sub(1).filter(|&idx| document.surface(idx) == ",")?;
    let sentence = &document.sentences()[document.sentence_of(name)];
    let floor = sentence.tokens.start.max(comma.saturating_sub(LONGEST));
    let next_from = |idx: usize| mentions.partition_point(|m| m.span.start < document.tokens()[idx].span.start);
    // "Lowland's mayor": whose it is takes the article's place
    let owns = |idx: usize| {
        mentions.get(next_from(idx)).is_some_and(|m| {
            let name = document.tokens_in(m.span);
            name.start == idx && m.form == Form::Name && matches!(document.lower(name.end), "'s" | "’s")
        })
    };
    // The nearest article may belong to a name inside: "The head of the Gull Trust".
    let mut starts = (floor..comma).rev().filter(|&idx| {
        let class = document.tokens()[idx].class;
        class.is(Class::DETERMINER) && !class.is(Class::SUBORDINATOR) || owns(idx)
    });
    starts.find_map(|start| {
        let next = next_from(start);
        let (phrase, _) = noun_phrase(document, mentions, next, start)?;
        (phrase.end == comma).then(|| without_article(document, phrase))
    })
}

/// A noun phrase with a person's role as its head, and its head: "the US secretary of state for trade".
fn noun_phrase(
    document: &Document,
    mentions: &[FoundMention],
    next: usize,
    start: usize,
) -> Option<(Range<usize>, usize)> {
    let sentence = document.sentences().get(document.sentence_of(start))?;
    let limit = sentence.tokens.end.min(start + LONGEST);
    let mut head = None;
    let mut idx = start;
    let mut mentions = mentions[next.min(mentions.len())..].iter().peekable();
    while idx < limit {
        let token = &document.tokens()[idx];
        while mentions.peek().is_some_and(|m| m.span.end <= token.span.start) {
            mentions.next();
        }
        if let Some(name) = mentions.peek().filter(|m| m.form == Form::Name && m.span.covers(token.span.start)) {
            // "Ann Ruiz, mayor Jo Bell and …" is a list: the role is that of the name behind it.
            if name.label == Label::Person && head.is_none_or(|head| head + 1 == idx) {
                return None;
            }
            idx = document.tokens_in(name.span).end.max(idx + 1);
            continue;
        }
        let word = document.lower(idx);
        let ends = token.kind == TokenKind::Mark
            || token.class.is(Class::WH | Class::AUXILIARY | Class::SUBORDINATOR) && word != "as"
            || token.class.is(Class::PRONOUN) && idx > start
            || matches!(token.kind, TokenKind::Punct) && !matches!(word, "-" | "&" | "'" | "/")
            || head.is_some() && is_finite_verb(word);
        if ends {
            break;
        }
        // The head is the last role noun before the first preposition.
        if token.class.is(Class::PREPOSITION) || token.class.is(Class::CONJUNCTION) {
            head?;
        } else if !matches!(word, "man" | "woman" | "boy" | "girl")
            && titles::role_noun(word).is_some()
            && head_is_open(document, head, idx)
        {
            head = Some(idx);
        }
        idx += 1;
    }
    let head = head?;
    // Not a role noun by itself but part of another: "a doctor strike"
    (start..idx).contains(&head).then_some((start..idx, head))
}

/// Whether nothing but nouns stands between the head so far and this token.
fn head_is_open(document: &Document, head: Option<usize>, idx: usize) -> bool {
    head.is_none_or(|head| (head..idx).all(|t| !document.tokens()[t].class.is(Class::PREPOSITION | Class::CONJUNCTION)))
}

fn is_finite_verb(word: &str) -> bool {
    matches!(
        word,
        "said"
            | "says"
            | "told"
            | "added"
            | "warned"
            | "wrote"
            | "asked"
            | "called"
            | "announced"
            | "claimed"
            | "insisted"
    )
}

/// "the mayor", "a nurse", "mayor of Lowtown": begins with a determiner, or its role comes early.
fn is_bare_or_determined(document: &Document, phrase: &Range<usize>, head: usize) -> bool {
    document.tokens()[phrase.start].class.is(Class::DETERMINER) || head < phrase.start + 5
}

fn without_article(document: &Document, phrase: Range<usize>) -> Range<usize> {
    let is_article = phrase.len() > 1
        && matches!(document.lower(phrase.start), "the" | "a" | "an" | "his" | "her" | "its" | "their" | "our" | "my");
    phrase.start + usize::from(is_article)..phrase.end
}
