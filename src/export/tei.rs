//! TEI P5: the text with `<said who>`, names, dates and cues in it, and a list of who is who.

use super::json::decimal;
use super::losses::Losses;
use super::markup::Markup;
use super::nesting::{Kind, Step, steps};
use super::{Exported, Work, is_verbatim};
use crate::analysis::{Amount, Entity, Form, Label, Mention, Report, Value};

pub(super) fn write(work: &Work) -> Exported {
    let mut body = Markup::default();
    text(work, &mut body);
    let mut people = Markup::default();
    lists(work, &mut people);
    let mut losses = Losses::default();
    losses.say(work.a.paragraphs.len() > 1, "the blank lines between paragraphs");
    losses.say(
        work.a.quotations.iter().any(|q| q.cue.is_some() || q.source.is_some()),
        "which words name a speaker and report the speech",
    );
    losses.say(work.a.quotations.iter().any(|q| q.modality.is_some()), "that something was not said, or only expected");
    losses.say(!work.a.cues.is_empty(), "whose feeling a sentiment cue is, and what strengthens or weakens it");
    losses.quoted(work.a);
    losses.sums(work.a);
    losses.notices(work.a);
    losses.doubts(work.a);
    losses.characters(work.text);
    let mut tei = Markup::default();
    tei.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TEI xmlns=\"http://www.tei-c.org/ns/1.0\">\n");
    tei.raw("<teiHeader>\n<fileDesc>\n<titleStmt><title>").words(&work.title()).raw("</title></titleStmt>\n");
    tei.raw("<publicationStmt><p>Not published.</p></publicationStmt>\n<sourceDesc><p>");
    tei.words(work.about.source.as_deref().unwrap_or("A text given to Newslens."))
        .raw("</p></sourceDesc>\n</fileDesc>\n");
    tei.raw("<encodingDesc><projectDesc><p>Marked by Newslens, a program: check before you rely on it.");
    if !losses.all().is_empty() {
        tei.raw(" Not in this file: ").words(&losses.all().join("; ")).raw(".");
    }
    tei.raw("</p></projectDesc></encodingDesc>\n</teiHeader>\n");
    tei.raw(&people.out).raw("<text xml:lang=\"en\">\n<body>\n").raw(&body.out).raw("</body>\n</text>\n</TEI>\n");
    losses.with(tei.out)
}

/// Who is who, by kind; a list that would be empty is left away.
fn lists(work: &Work, tei: &mut Markup) {
    use Label::*;
    type Is = fn(Option<Label>) -> bool;
    let lists: [(&str, &str, &str, Is); 6] = [
        ("listPerson", "person", "persName", |label| label == Some(Person)),
        ("listOrg", "org", "orgName", |label| matches!(label, Some(Org | Norp))),
        ("listPlace", "place", "placeName", |label| matches!(label, Some(Gpe | Loc | Fac))),
        ("listEvent", "event", "eventName", |label| label == Some(Event)),
        ("listBibl", "bibl", "title", |label| matches!(label, Some(WorkOfArt | Law))),
        ("listObject", "object", "objectName", |label| {
            matches!(label, None | Some(Product | Date | Time | Money | Percent | Quantity | Ordinal | Cardinal))
        }),
    ];
    if work.a.entities.is_empty() {
        return;
    }
    tei.raw("<standOff>\n");
    for (list, item, name, is_in) in lists {
        let mut members = work.a.entities.iter().enumerate().filter(|(_, e)| is_in(e.label)).peekable();
        if members.peek().is_none() {
            continue;
        }
        tei.raw("<").raw(list).raw(">\n");
        for (idx, entity) in members {
            tei.raw("<").raw(item).raw(&format!(" xml:id=\"e{idx}\""));
            if item != "bibl" && item != "object" && entity.label.is_some() {
                tei.attribute("type", &type_of(entity.label));
            }
            tei.raw(">");
            member(tei, name, entity);
            tei.raw("</").raw(item).raw(">\n");
        }
        tei.raw("</").raw(list).raw(">\n");
    }
    tei.raw("</standOff>\n");
}

fn member(tei: &mut Markup, name: &str, entity: &Entity) {
    let wrapped = name == "objectName";
    if wrapped {
        tei.raw("<objectIdentifier>");
    }
    for words in [&entity.name].into_iter().chain(&entity.aliases) {
        tei.raw("<").raw(name).raw(">").words(words).raw("</").raw(name).raw(">");
    }
    if wrapped {
        tei.raw("</objectIdentifier>");
    }
    let Some(role) = &entity.role else { return };
    let around = match name {
        "persName" => "occupation",
        "title" => "note",
        _ => "desc",
    };
    let is_desc_in_object = wrapped;
    if is_desc_in_object {
        tei.raw("<p>").words(role).raw("</p>");
    } else {
        tei.raw("<").raw(around).raw(">").words(role).raw("</").raw(around).raw(">");
    }
}

fn text(work: &Work, tei: &mut Markup) {
    let steps = steps(work);
    // How many pieces each quotation falls into: they point to each other.
    let mut n_pieces = vec![0_usize; work.a.quotations.len()];
    for step in &steps {
        if let Step::Open(Kind::Quotation(idx)) = step {
            n_pieces[*idx] += 1;
        }
    }
    let mut n_opened = vec![0_usize; work.a.quotations.len()];
    let mut paragraphs = 0;
    for step in steps {
        match step {
            Step::Paragraph => {
                paragraphs += 1;
                tei.raw("<p xml:space=\"preserve\">");
            }
            Step::ParagraphEnd => {
                tei.raw("</p>\n");
            }
            Step::Text(span) => {
                tei.words(span.of(work.text));
            }
            Step::Open(Kind::Quotation(idx)) => {
                n_opened[idx] += 1;
                said(work, tei, idx, n_opened[idx], n_pieces[idx]);
            }
            Step::Open(Kind::Verbatim) => {
                tei.raw("<q>");
            }
            Step::Open(Kind::Mention(idx)) => named(tei, &work.a.mentions[idx]),
            Step::Open(Kind::Cue(idx)) => {
                let cue = &work.a.cues[idx];
                let polarity = if cue.valence.0 < 0 { "negative" } else { "positive" };
                tei.raw("<seg").attribute("type", cue.kind.name()).attribute("subtype", polarity);
                tei.attribute("n", &decimal(cue.valence));
                if let Some(target) = cue.target {
                    tei.attribute("corresp", &format!("#e{target}"));
                }
                tei.raw(">");
            }
            Step::Close(kind) => {
                tei.raw("</").raw(element(work, kind)).raw(">");
            }
        }
    }
    if paragraphs == 0 {
        tei.raw("<p/>\n");
    }
}

fn said(work: &Work, tei: &mut Markup, idx: usize, piece: usize, n_pieces: usize) {
    let quotation = &work.a.quotations[idx];
    tei.raw("<said").attribute("xml:id", &format!("q{idx}.{piece}"));
    if let Some(speaker) = quotation.speaker {
        tei.attribute("who", &format!("#e{speaker}"));
    }
    tei.attribute("direct", if is_verbatim(quotation) { "true" } else { "false" });
    tei.attribute(
        "aloud",
        match quotation.report {
            Report::Speech => "true",
            Report::Writing => "inapplicable",
            Report::Thought | Report::Intent => "false",
        },
    );
    if piece > 1 {
        tei.attribute("prev", &format!("#q{idx}.{}", piece - 1));
    }
    if piece < n_pieces {
        tei.attribute("next", &format!("#q{idx}.{}", piece + 1));
    }
    tei.raw(">");
}

fn element(work: &Work, kind: Kind) -> &'static str {
    match kind {
        Kind::Quotation(_) => "said",
        Kind::Verbatim => "q",
        Kind::Mention(idx) => element_of(&work.a.mentions[idx]),
        Kind::Cue(_) => "seg",
    }
}

fn element_of(mention: &Mention) -> &'static str {
    use Label::*;
    if matches!(mention.form, Form::Pronoun | Form::Nominal) {
        return "rs";
    }
    match mention.label {
        Some(Person) => "persName",
        Some(Org | Norp) => "orgName",
        Some(Gpe | Loc | Fac) => "placeName",
        Some(Date) => "date",
        Some(Time) => "time",
        Some(Money | Quantity) => "measure",
        Some(Percent | Ordinal | Cardinal) => "num",
        Some(Event | Product | WorkOfArt | Law) | None => "name",
    }
}

fn named(tei: &mut Markup, mention: &Mention) {
    let element = element_of(mention);
    tei.raw("<").raw(element);
    if !matches!(element, "date" | "time") && mention.label.is_some() {
        tei.attribute("type", &type_of(mention.label));
    }
    if let Some(entity) = mention.entity {
        tei.attribute("ref", &format!("#e{entity}"));
    }
    if let Some(value) = &mention.value {
        means(tei, element, value);
    }
    tei.raw(">");
}

/// What a value means, where the element has an attribute for it.
fn means(tei: &mut Markup, element: &str, value: &Value) {
    match value {
        Value::Date(date) if element == "date" => drop(tei.attribute("when", date)),
        Value::DateRange { from, to } if element == "date" => {
            tei.attribute("from", from).attribute("to", to);
        }
        Value::Time { time, .. } if element == "time" => drop(tei.attribute("when", &format!("{time}:00"))),
        Value::Money { amount, currency } if element == "measure" => {
            quantity(tei, "quantity", amount);
            if let Some(currency) = currency {
                tei.attribute("unit", currency);
            }
        }
        Value::Quantity { number, unit } if element == "measure" => {
            quantity(tei, "quantity", number);
            tei.attribute("unit", unit);
        }
        Value::Percent(number) | Value::Number(number) if element == "num" => quantity(tei, "value", number),
        _ => {}
    }
}

fn quantity(tei: &mut Markup, name: &str, amount: &Amount) {
    match amount {
        Amount::One(number) => drop(tei.attribute(name, &decimal(*number))),
        Amount::Range { min, max } => {
            tei.attribute("atLeast", &decimal(*min)).attribute("atMost", &decimal(*max));
        }
    }
}

/// A label as TEI writes a type: "work_of_art".
fn type_of(label: Option<Label>) -> String {
    label.map_or(String::new(), |label| label.name().to_ascii_lowercase())
}
