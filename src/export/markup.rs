//! Text between tags and in attributes, for XML 1.0 and HTML alike.

/// Markup in the making.
#[derive(Default)]
pub(super) struct Markup {
    pub out: String,
}

impl Markup {
    /// Tags of our own.
    #[inline(never)]
    pub fn raw(&mut self, markup: &str) -> &mut Self {
        self.out.push_str(markup);
        self
    }

    /// Anybody's words, between tags or in an attribute between double quotes.
    #[inline(never)]
    pub fn words(&mut self, words: &str) -> &mut Self {
        for c in words.chars() {
            match c {
                '&' => self.out.push_str("&amp;"),
                '<' => self.out.push_str("&lt;"),
                '>' => self.out.push_str("&gt;"),
                '"' => self.out.push_str("&quot;"),
                '\'' => self.out.push_str("&#39;"),
                // A reader of XML, 1.0 or 1.1, would make them line feeds.
                '\r' => self.out.push_str("&#13;"),
                '\u{2028}' => self.out.push_str("&#8232;"),
                c if !is_writable(c) => self.out.push('\u{fffd}'),
                c => self.out.push(c),
            }
        }
        self
    }

    /// An attribute with a space before it, in one line.
    #[inline(never)]
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
