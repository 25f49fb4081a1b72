//! A list of quotations by speaker, in Markdown that shows the words and nothing else.

use super::json::is_invisible;
use super::people::{by_speaker, manner};
use super::{Exported, Losses, Work};

pub(super) fn write(work: &Work) -> Exported {
    let mut markdown = Markdown::default();
    markdown.raw("# Who says what: ");
    markdown.words(&work.title());
    markdown.raw("\n");
    if work.a.quotations.is_empty() {
        markdown.raw("\nNo quotations were found.\n");
    }
    for (speaker, quotations) in by_speaker(work) {
        markdown.raw("\n## ");
        match speaker.map(|entity| &work.a.entities[entity]) {
            Some(entity) => {
                markdown.words(&entity.name);
                if let Some(role) = &entity.role {
                    markdown.raw(", ");
                    markdown.words(role);
                }
            }
            None => markdown.raw("Speaker not known"),
        }
        markdown.raw("\n");
        for quotation in quotations {
            markdown.raw("\n> ");
            markdown.words(&work.content(quotation));
            markdown.raw("\n>\n> — ");
            markdown.words(&manner(work, quotation));
            markdown.raw("\n");
        }
    }
    let mut losses = Losses::default();
    losses.say(!work.a.quotations.is_empty(), "where the quotations stand in the text");
    losses.names(work.a);
    losses.values(work.a);
    losses.references(work.a);
    losses.quoted(work.a);
    losses.cues(work.a);
    losses.sums(work.a);
    losses.notices(work.a);
    losses.doubts(work.a);
    losses.count(
        work.text.chars().filter(|&c| is_unseen(c)).count(),
        "invisible sign (its number stands for it)",
        "invisible signs (their numbers stand for them)",
    );
    let mut out = markdown.out;
    out.push_str("\n---\n\nMarked by Newslens, a program: check before you rely on it. Not in this list: ");
    out.push_str(&if losses.all().is_empty() { "nothing".to_owned() } else { losses.all().join("; ") });
    out.push_str(".\n");
    losses.with(out)
}

#[derive(Default)]
struct Markdown {
    out: String,
}

impl Markdown {
    #[inline(never)]
    fn raw(&mut self, markdown: &str) {
        self.out.push_str(markdown);
    }

    /// Words that mean nothing but themselves: every sign that Markdown or HTML could read is escaped.
    #[inline(never)]
    fn words(&mut self, words: &str) {
        for c in words.chars() {
            if is_unseen(c) {
                // One that turns the line round, or ends it, would reach beyond these words.
                self.out.push_str(&format!("⟨U+{:04X}⟩", c as u32));
                continue;
            }
            if c.is_ascii_punctuation() && !matches!(c, ',' | '\'' | '?' | ';' | '%' | '$' | '"') {
                self.out.push('\\');
            }
            self.out.push(c);
        }
    }
}

/// One of those signs that is no white space: that is a single space by now.
fn is_unseen(c: char) -> bool {
    (c.is_control() || is_invisible(c)) && !c.is_whitespace()
}
