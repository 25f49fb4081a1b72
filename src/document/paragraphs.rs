//! Where paragraphs end: at every line break but those of a hard-wrapped text.

use super::words::{self, Class};
use crate::span::Span;

/// A text wrapped by hand is narrower than this many characters …
const WIDEST_WRAP: usize = 100;
/// … and wider than this; shorter lines are captions, lists and page furniture.
const NARROWEST_WRAP: usize = 45;

/// The paragraphs of a text, without the white space around them.
pub(super) fn split(text: &str) -> Vec<Span> {
    let mut paragraphs = Vec::new();
    let mut block: Vec<Line> = Vec::new();
    for line in lines(text) {
        if line.span.is_empty() {
            join_wrapped(text, &mut block, &mut paragraphs);
        } else {
            block.push(line);
        }
    }
    join_wrapped(text, &mut block, &mut paragraphs);
    paragraphs
}

struct Line {
    /// Without the white space around it.
    span: Span,
    n_chars: usize,
}

fn lines(text: &str) -> impl Iterator<Item = Line> + '_ {
    let is_break = |c: char| matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}');
    text.split_inclusive("\r\n").flat_map(move |part| part.trim_end_matches("\r\n").split(is_break)).map(|line| {
        let trimmed = line.trim();
        let start = trimmed.as_ptr() as usize - text.as_ptr() as usize;
        Line { span: Span::new(start, start + trimmed.len()), n_chars: trimmed.chars().count() }
    })
}

/// Turns a block of lines into paragraphs and empties it.
fn join_wrapped(text: &str, block: &mut Vec<Line>, paragraphs: &mut Vec<Span>) {
    let width = block.iter().map(|line| line.n_chars).max().unwrap_or(0);
    let mut open: Option<Span> = None;
    for (idx, line) in block.iter().enumerate() {
        open = match open {
            Some(before) if is_wrap(text, &block[idx - 1], line, width) => Some(before.join(line.span)),
            Some(before) => {
                paragraphs.push(before);
                Some(line.span)
            }
            None => Some(line.span),
        };
    }
    paragraphs.extend(open);
    block.clear();
}

/// Whether the break between two lines only keeps them narrow.
fn is_wrap(text: &str, before: &Line, after: &Line, width: usize) -> bool {
    let (left, right) = (before.span.of(text), after.span.of(text));
    let last = left.chars().next_back().unwrap_or(' ');
    if right.starts_with(char::is_lowercase) && !matches!(last, '.' | '!' | '?') || last == ',' {
        return true;
    }
    let last_word = left.rsplit(char::is_whitespace).next().unwrap_or("");
    let first_word = right.split(char::is_whitespace).next().unwrap_or("");
    if last_word.len() <= words::LONGEST && !last_word.starts_with(char::is_uppercase) {
        let open_ended = Class::DETERMINER | Class::PREPOSITION | Class::CONJUNCTION | Class::AUXILIARY;
        // "she set it out": a particle may end a line that is complete
        let particle = matches!(last_word, "out" | "up" | "off" | "down" | "over" | "around" | "through" | "behind");
        if words::class_of(last_word).is(open_ended) && !particle || matches!(last_word, "said" | "says") {
            return true;
        }
    }
    // In a wrapped text a line breaks where the next word would not have fitted.
    (NARROWEST_WRAP..=WIDEST_WRAP).contains(&width) && before.n_chars + 1 + first_word.chars().count() > width
}
