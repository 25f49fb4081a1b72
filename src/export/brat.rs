//! Stand-off lines for brat, positions in code points. The text goes beside them, as a file that ends in `.txt`.

use super::{Exported, Losses, Work};
use crate::analysis::{EntityIdx, Form, Holder, Label, MentionIdx};
use crate::span::Span;
use crate::wire::Offsets;
use std::collections::BTreeMap;
use std::fmt::Write;

pub(super) fn write(work: &Work) -> Exported {
    let mut brat = Brat {
        work,
        offsets: work.code_points(),
        out: String::new(),
        places: BTreeMap::new(),
        last: [0; 4],
        n_unseen: 0,
    };
    let mentions: Vec<Bound> =
        work.a.mentions.iter().map(|m| brat.bound(m.label.map_or("MENTION", Label::name), &[m.span])).collect();
    for entity in &work.a.entities {
        if entity.mentions.len() > 1 {
            brat.out.push_str("*\tEquiv");
            for &mention in &entity.mentions {
                if let Some(number) = mentions[mention] {
                    let _ = write!(brat.out, " T{number}");
                }
            }
            brat.out.push('\n');
        }
        if let Some(&first) = entity.mentions.first() {
            let role = entity.role.as_ref().map_or(String::new(), |role| format!(", {role}"));
            brat.note(mentions[first], &format!("{}{role}", entity.name));
        }
    }
    // An entity is pointed at by its first name.
    let face = |entity: EntityIdx| -> Option<MentionIdx> {
        let all = &work.a.entities[entity].mentions;
        all.iter().copied().find(|&m| work.a.mentions[m].form == Form::Name).or(all.first().copied())
    };
    let mut quotations = Vec::new();
    for quotation in &work.a.quotations {
        let content = brat.bound("Quotation", &quotation.spans);
        quotations.push(content);
        brat.attribute("Kind", content, quotation.kind.name());
        brat.attribute("Report", content, quotation.report.name());
        brat.attribute("Stance", content, quotation.stance.name());
        if let Some(modality) = quotation.modality {
            brat.attribute("Modality", content, modality.name());
        }
        for (kind, span) in [("Source", quotation.source), ("Cue", quotation.cue)] {
            if let Some(span) = span {
                let part = brat.bound(kind, &[span]);
                brat.relation(kind, content, part);
            }
        }
        if let Some(face) = quotation.speaker.and_then(face) {
            brat.relation("Speaker", content, mentions[face]);
        }
        if let Some(parent) = quotation.parent {
            brat.relation("Nested_in", content, quotations[parent]);
        }
    }
    for cue in &work.a.cues {
        let bound = brat.bound(capitalised(cue.kind.name()).as_str(), &[cue.span]);
        let polarity = if cue.valence.0 < 0 { "negative" } else { "positive" };
        brat.attribute("Polarity", bound, polarity);
        if let Some(face) = cue.target.and_then(face) {
            brat.relation("Target", bound, mentions[face]);
        }
        match cue.holder {
            Some(Holder::Entity(entity)) => {
                if let Some(face) = face(entity) {
                    brat.relation("Holder", bound, mentions[face]);
                }
            }
            Some(Holder::Author) => brat.attribute("Holder", bound, "author"),
            None => {}
        }
    }
    for quoted in &work.a.quoted {
        let bound = brat.bound("Quoted", &[quoted.span]);
        brat.attribute("Use", bound, quoted.kind.name());
    }
    let mut losses = Losses::default();
    let n_values = work.a.mentions.iter().filter(|m| m.value.is_some()).count();
    losses.count(n_values, "meaning of a date or amount", "meanings of dates and amounts");
    losses.say(!work.a.cues.is_empty(), "how strong a sentiment cue is, and what strengthens or weakens it");
    losses.sums(work.a);
    losses.notices(work.a);
    losses.doubts(work.a);
    losses.count(brat.n_unseen, "finding in signs that no line can hold", "findings in signs that no line can hold");
    losses.with(brat.out)
}

/// The number of a text-bound annotation; none where no line can hold its words.
type Bound = Option<usize>;

struct Brat<'w, 'a> {
    work: &'w Work<'a>,
    offsets: Offsets<'a>,
    out: String,
    /// What was written where, so that a source of two quotations is one annotation.
    places: BTreeMap<(String, u32, u32), Bound>,
    /// The last number of a text-bound annotation, an attribute, a relation and a note.
    last: [usize; 4],
    n_unseen: usize,
}

impl Brat<'_, '_> {
    fn next(&mut self, kind: usize) -> usize {
        self.last[kind] += 1;
        self.last[kind]
    }

    /// An annotation of the text; one that lines or other unseen signs run through is of the pieces between them.
    #[inline(never)]
    fn bound(&mut self, kind: &str, spans: &[Span]) -> Bound {
        let place = (kind.to_owned(), spans.first().map_or(0, |s| s.start), spans.last().map_or(0, |s| s.end));
        if let Some(&there) = self.places.get(&place) {
            return there;
        }
        let pieces: Vec<Span> = spans.iter().flat_map(|&span| pieces(self.work.text, span)).collect();
        if pieces.is_empty() {
            self.n_unseen += 1;
            self.places.insert(place, None);
            return None;
        }
        let number = self.next(0);
        self.places.insert(place, Some(number));
        let _ = write!(self.out, "T{number}\t{kind} ");
        for (idx, piece) in pieces.iter().enumerate() {
            let between = if idx > 0 { ";" } else { "" };
            let (start, end) = (self.offsets.convert(piece.start), self.offsets.convert(piece.end));
            let _ = write!(self.out, "{between}{start} {end}");
        }
        self.out.push('\t');
        for (idx, piece) in pieces.iter().enumerate() {
            if idx > 0 {
                self.out.push(' ');
            }
            self.out.push_str(piece.of(self.work.text));
        }
        self.out.push('\n');
        Some(number)
    }

    #[inline(never)]
    fn attribute(&mut self, name: &str, of: Bound, value: &str) {
        let Some(of) = of else { return };
        let number = self.next(1);
        let _ = writeln!(self.out, "A{number}\t{name} T{of} {value}");
    }

    #[inline(never)]
    fn relation(&mut self, name: &str, from: Bound, to: Bound) {
        let (Some(from), Some(to)) = (from, to) else { return };
        let number = self.next(2);
        let _ = writeln!(self.out, "R{number}\t{name} Arg1:T{from} Arg2:T{to}");
    }

    #[inline(never)]
    fn note(&mut self, of: Bound, words: &str) {
        let Some(of) = of else { return };
        let number = self.next(3);
        let words: String = words.chars().map(|c| if ends_line(c) { ' ' } else { c }).collect();
        let _ = writeln!(self.out, "#{number}\tAnnotatorNotes T{of}\t{words}");
    }
}

/// The stretches of a span between signs that end a line or a column for some reader of lines.
fn pieces(text: &str, span: Span) -> Vec<Span> {
    let mut pieces = Vec::new();
    let mut start = span.start as usize;
    let surface = span.of(text);
    for piece in surface.split(ends_line) {
        let lead = piece.len() - piece.trim_start().len();
        let tight = piece.trim();
        if !tight.is_empty() {
            pieces.push(Span::new(start + lead, start + lead + tight.len()));
        }
        start += piece.len();
        start += text[start..].chars().next().map_or(0, char::len_utf8);
    }
    pieces
}

fn ends_line(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')
}

fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or(String::new(), |first| first.to_uppercase().chain(chars).collect())
}
