//! Names and values as CoNLL-2003 writes them: four columns a token, IOB2, a blank line between sentences.

use super::{Exported, Losses, Work};
use crate::analysis::{Form, Label};

pub(super) fn write(work: &Work) -> Exported {
    let document = work.document();
    let mut out = String::from("-DOCSTART- -X- -X- O\n\n");
    let named = |form| matches!(form, Form::Name | Form::Value);
    let mut mentions = work.a.mentions.iter().filter(|m| named(m.form)).peekable();
    let mut n_cut = 0;
    for sentence in document.sentences() {
        for (idx, token) in document.tokens()[sentence.tokens.clone()].iter().enumerate() {
            while mentions.next_if(|m| m.span.end <= token.span.start).is_some() {}
            // A token holds no white space but may hold signs that a reader of columns takes for it.
            let is_space = |c: char| c.is_whitespace() || c.is_control();
            let word = token.span.of(work.text);
            out.extend(word.chars().map(|c| if is_space(c) { '_' } else { c }));
            out.push_str(" _ _ ");
            match mentions.peek().filter(|m| m.span.overlaps(token.span)) {
                Some(mention) => {
                    let begins = mention.span.start >= token.span.start;
                    // Nothing goes on from one sentence into the next.
                    out.push_str(if begins || idx == 0 { "B-" } else { "I-" });
                    n_cut += usize::from(!begins && idx == 0);
                    out.push_str(mention.label.map_or("MISC", Label::name));
                }
                None => out.push('O'),
            }
            out.push('\n');
        }
        out.push('\n');
    }
    let mut losses = Losses::default();
    losses.say(!work.a.sentences.is_empty(), "the spaces between the words, and positions");
    losses.count(n_cut, "name that runs over the end of a sentence", "names that run over the end of a sentence");
    losses.references(work.a);
    losses.say(!work.a.entities.is_empty(), "which names are one, and roles");
    let n_values = work.a.mentions.iter().filter(|m| m.value.is_some()).count();
    losses.count(n_values, "meaning of a date or amount", "meanings of dates and amounts");
    losses.quotations(work.a);
    losses.quoted(work.a);
    losses.cues(work.a);
    losses.sums(work.a);
    losses.notices(work.a);
    losses.doubts(work.a);
    losses.with(out)
}
