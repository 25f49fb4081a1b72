//! A writer of JSON, since the one that everybody uses would cost ten times as much in the wasm.

use crate::analysis::Milli;
use std::fmt::Write;

/// JSON in the making. Commas come by themselves.
///
/// What writes is kept out of line here and in the other writers: each file is written once, and inlined a thousand
/// times they would weigh more than the rest of the exports.
#[derive(Default)]
pub(super) struct Json {
    out: String,
}

impl Json {
    pub fn finish(mut self) -> String {
        self.out.push('\n');
        self.out
    }

    /// `{ … }`
    pub fn object(&mut self, fields: impl FnOnce(&mut Self)) {
        self.out.push('{');
        fields(self);
        self.out.push('}');
    }

    /// `[ … ]`, each item of which begins with [`Self::item`].
    pub fn array(&mut self, items: impl FnOnce(&mut Self)) {
        self.out.push('[');
        items(self);
        self.out.push(']');
    }

    /// A field that is a string.
    #[inline(never)]
    pub fn text(&mut self, name: &str, value: &str) {
        self.field(name).string(value);
    }

    /// A field that is a whole number.
    #[inline(never)]
    pub fn count(&mut self, name: &str, value: u32) {
        let _ = write!(self.field(name).out, "{value}");
    }

    /// Begins a field; its value follows.
    #[inline(never)]
    pub fn field(&mut self, name: &str) -> &mut Self {
        self.item().string(name);
        self.out.push(':');
        self
    }

    /// Begins an item; its value follows.
    #[inline(never)]
    pub fn item(&mut self) -> &mut Self {
        if !self.out.ends_with(['{', '[', ':']) {
            self.out.push(',');
        }
        self
    }

    /// A string. Besides what must be escaped, so is what a screen would not show or would turn round.
    #[inline(never)]
    pub fn string(&mut self, string: &str) {
        self.out.push('"');
        for c in string.chars() {
            match c {
                '"' => self.out.push_str("\\\""),
                '\\' => self.out.push_str("\\\\"),
                '\n' => self.out.push_str("\\n"),
                '\r' => self.out.push_str("\\r"),
                '\t' => self.out.push_str("\\t"),
                // All of these are in the first plane, so that four digits do.
                c if c.is_control() || is_invisible(c) => {
                    let _ = write!(self.out, "\\u{:04x}", c as u32);
                }
                c => self.out.push(c),
            }
        }
        self.out.push('"');
    }
}

/// Signs that turn the direction of writing, join or part letters, or end lines, and have no look of their own.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Thousandths as a decimal number: "0.5", "-2.4", "3".
#[inline(never)]
pub(super) fn decimal(Milli(milli): Milli) -> String {
    let sign = if milli < 0 { "-" } else { "" };
    let (whole, part) = (milli.unsigned_abs() / 1000, milli.unsigned_abs() % 1000);
    if part == 0 {
        return format!("{sign}{whole}");
    }
    format!("{sign}{whole}.{part:03}").trim_end_matches('0').to_owned()
}
