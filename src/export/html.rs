//! The marked text and who says what as one page: no scripts, nothing loaded, light, dark and on paper.

use super::losses::Losses;
use super::markup::Markup;
use super::nesting::{Kind, Step, holder, steps};
use super::people::{by_speaker, manner};
use super::{Exported, Work};
use crate::analysis::Label;

const STYLE: &str = include_str!("html/style.css");

pub(super) fn write(work: &Work) -> Exported {
    let mut page = Markup::default();
    page.raw("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    // Even if a mistake here let markup of the text through, nothing could run or be loaded.
    page.raw(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n",
    );
    page.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
    page.words(&work.title()).raw("</title>\n<style>\n").raw(STYLE).raw("</style>\n</head>\n<body>\n");
    page.raw("<main>\n<article>\n");
    text(work, &mut page);
    page.raw("</article>\n<section class=\"speakers\">\n<h2>Who says what</h2>\n");
    speakers(work, &mut page);
    page.raw("</section>\n</main>\n<footer>\n<p class=\"key\">");
    page.raw("<mark class=\"m person\">people</mark> <mark class=\"m org\">organisations</mark> ");
    page.raw("<mark class=\"m place\">places</mark> <mark class=\"m other\">other names</mark> ");
    page.raw("<mark class=\"m value\">dates and amounts</mark> <span class=\"q\">quotations</span> ");
    page.raw("<span class=\"c neg\">bad</span> and <span class=\"c pos\">good</span> feeling</p>\n");
    let mut losses = Losses::default();
    losses.quoted(work.a);
    losses.sums(work.a);
    losses.notices(work.a);
    losses.doubts(work.a);
    losses.characters(work.text);
    page.raw("<p>Marked by Newslens, a program: check before you rely on it.");
    if !losses.all().is_empty() {
        page.raw(" Not on this page: ").words(&losses.all().join("; ")).raw(".");
    }
    page.raw("</p>\n</footer>\n</body>\n</html>\n");
    losses.with(page.out)
}

fn text(work: &Work, page: &mut Markup) {
    for step in steps(work) {
        match step {
            // A paragraph in another direction, or with signs that turn it, turns no other.
            Step::Paragraph => page.raw("<p dir=\"auto\">"),
            Step::ParagraphEnd => page.raw("</p>\n"),
            Step::Text(span) => page.words(span.of(work.text)),
            Step::Open(kind) => open(work, page, kind),
            Step::Close(Kind::Mention(_)) => page.raw("</mark>"),
            Step::Close(_) => page.raw("</span>"),
        };
    }
}

fn open<'p>(work: &Work, page: &'p mut Markup, kind: Kind) -> &'p mut Markup {
    match kind {
        Kind::Quotation(idx) => {
            let quotation = &work.a.quotations[idx];
            let who = work.speaker(quotation).unwrap_or("speaker not known");
            let class = format!("q {}", quotation.kind.name());
            let title = format!("{}: {who}", manner(work, quotation));
            page.raw("<span").attribute("class", &class).attribute("title", &title).raw(">")
        }
        Kind::Verbatim => page.raw("<span class=\"v\">"),
        Kind::Mention(idx) => {
            let mention = &work.a.mentions[idx];
            let label = mention.label.map_or("", Label::name);
            let entity = mention.entity.map(|entity| &work.a.entities[entity]);
            let mut title = label.to_owned();
            if let Some(entity) = entity {
                title = format!("{title} {}", entity.name);
                if let Some(role) = &entity.role {
                    title = format!("{title}, {role}");
                }
            }
            let class = format!("m {} {}", class_of(mention.label), mention.form.name());
            page.raw("<mark").attribute("class", &class).attribute("title", &title).raw(">")
        }
        Kind::Cue(idx) => {
            let cue = &work.a.cues[idx];
            let class = if cue.valence.0 < 0 { "c neg" } else { "c pos" };
            let mut title = format!("{} {}", cue.kind.name(), super::json::decimal(cue.valence));
            if let Some(holder) = holder(work, cue.holder) {
                title = format!("{title}, {holder}");
            }
            if let Some(target) = cue.target {
                title = format!("{title} about {}", work.a.entities[target].name);
            }
            page.raw("<span").attribute("class", class).attribute("title", &title).raw(">")
        }
    }
}

fn class_of(label: Option<Label>) -> &'static str {
    use Label::*;
    match label {
        Some(Person) => "person",
        Some(Org) => "org",
        Some(Gpe | Loc | Fac) => "place",
        Some(Norp | Event | Product | WorkOfArt | Law) | None => "other",
        Some(Date | Time | Money | Percent | Quantity | Ordinal | Cardinal) => "value",
    }
}

fn speakers(work: &Work, page: &mut Markup) {
    if work.a.quotations.is_empty() {
        page.raw("<p>No quotations were found.</p>\n");
    }
    for (speaker, quotations) in by_speaker(work) {
        page.raw("<h3 dir=\"auto\">");
        match speaker.map(|entity| &work.a.entities[entity]) {
            Some(entity) => {
                page.words(&entity.name);
                if let Some(role) = &entity.role {
                    page.raw(" <small>").words(role).raw("</small>");
                }
            }
            None => {
                page.raw("Speaker not known");
            }
        }
        page.raw("</h3>\n");
        for quotation in quotations {
            page.raw("<blockquote dir=\"auto\"><p>").words(&work.content(quotation)).raw("</p>");
            page.raw("<footer>").words(&manner(work, quotation)).raw("</footer></blockquote>\n");
        }
    }
}
