//! Text between tags and in attributes, for XML 1.0 and HTML alike.

/// Markup in the making.
#[derive(Default)]
pub(super) struct Markup {
    pub out: String,
}

impl Markup {
    /// Tags of our own.
    pub fn raw(&mut self, markup: &str) -> &mut Self {
        self.out.push_str(markup);
        self
    }

    /// Anybody's words, between tags or in an attribute between double quotes.
    pub fn words(&mut self, words: &str) -> &mut Self {
        for c in words.chars() {
            match c {
                '&' => self.out.push_str("&amp;"),
                '<' => self.out.push_str("&lt;"),
                '>' => self.out.push_str("&gt;"),
                '"' => self.out.push_str("&quot;"),
                '\'' => self.out.push_str("&#39;"),
                // A reader of either would make it a line feed.
                '\r' => self.out.push_str("&#13;"),
                c if !is_writable(c) => self.out.push('\u{fffd}'),
                c => self.out.push(c),
            }
        }
        self
    }

    /// An attribute with a space before it, in one line.
    pub fn attribute(&mut self, name: &str, value: &str) -> &mut Self {
        let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
        self.raw(" ").raw(name).raw("=\"").words(&value).raw("\"")
    }
}

/// Whether both can write a character, by number or otherwise; U+FFFD stands for one that they cannot.
pub(super) fn is_writable(c: char) -> bool {
    match c {
        '\n' | '\t' | '\r' => true,
        '\u{fffe}' | '\u{ffff}' => false,
        c => !c.is_control(),
    }
}
