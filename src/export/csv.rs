//! Quotations for spreadsheets: RFC 4180, and no cell that a spreadsheet would run as a formula.

use super::json::decimal;
use super::{Exported, Losses, Work};
use crate::wire::Offsets;

#[rustfmt::skip]
const COLUMNS: &[&str] = &[
    "speaker", "role", "quotation", "kind", "report", "stance", "modality", "source", "cue", "speaker_by", "confidence", "start", "end",
];

pub(super) fn write(work: &Work) -> Exported {
    // Spreadsheets take a file for UTF-8 only where this mark says so.
    let mut out = String::from("\u{feff}");
    row(&mut out, COLUMNS.iter().map(|&name| name.into()));
    let offsets = Offsets::new(work.text, work.about.unit);
    for quotation in &work.a.quotations {
        let entity = quotation.speaker.map(|entity| &work.a.entities[entity]);
        let (first, last) = (quotation.spans.first(), quotation.spans.last());
        let position = |at: Option<u32>| at.map_or(String::new(), |at| offsets.convert(at).to_string());
        let cells = [
            entity.map_or(String::new(), |e| e.name.clone()),
            entity.and_then(|e| e.role.clone()).unwrap_or_default(),
            work.content(quotation),
            quotation.kind.name().into(),
            quotation.report.name().into(),
            quotation.stance.name().into(),
            quotation.modality.map_or(String::new(), |modality| modality.name().into()),
            quotation.source.map_or(String::new(), |source| work.line(source)),
            quotation.cue.map_or(String::new(), |cue| work.line(cue)),
            quotation.by.name().into(),
            decimal(quotation.confidence),
            position(first.map(|span| span.start)),
            position(last.map(|span| span.end)),
        ];
        row(&mut out, cells.into_iter());
    }
    let mut losses = Losses::default();
    let n_split = work.a.quotations.iter().filter(|q| q.spans.len() > 1).count();
    losses.count(
        n_split,
        "place where a quotation is interrupted (it has one start and one end)",
        "places where quotations are interrupted (each has one start and one end)",
    );
    losses.names(work.a);
    losses.values(work.a);
    losses.references(work.a);
    losses.quoted(work.a);
    losses.cues(work.a);
    losses.sums(work.a);
    losses.notices(work.a);
    losses.with(out)
}

fn row(out: &mut String, cells: impl Iterator<Item = String>) {
    for (idx, cell) in cells.enumerate() {
        if idx > 0 {
            out.push(',');
        }
        push_cell(out, &cell);
    }
    out.push_str("\r\n");
}

/// A cell that begins like a formula gets an apostrophe before it, which spreadsheets read as "this is text".
pub(super) fn push_cell(out: &mut String, cell: &str) {
    let cell = cell.replace('\0', "\u{fffd}");
    let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    let is_quoted = is_formula || cell.contains(['"', ',', '\r', '\n', '\t', ';']) || cell.trim() != cell;
    if is_quoted {
        out.push('"');
    }
    if is_formula {
        out.push('\'');
    }
    if is_quoted {
        out.push_str(&cell.replace('"', "\"\""));
        out.push('"');
    } else {
        out.push_str(&cell);
    }
}
