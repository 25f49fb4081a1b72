//! One text out of many text nodes, with the white space a reader sees, and the way back.
//!
//! It knows no DOM: whoever walks one says what comes next. Positions are UTF-16 code units, as JavaScript counts.

/// A text under construction, and where each stretch of it came from.
#[derive(Default)]
pub struct Gathered {
    text: String,
    n_units: u32,
    /// In order; together they cover all of the text but the line breaks between blocks.
    pieces: Vec<Piece>,
    /// Line breaks to write before the next character.
    breaks: u8,
    /// White space to write before the next character: the node and the offset it stands at.
    space: Option<(u32, u32)>,
}

/// Consecutive units of the text that are consecutive units of one node.
struct Piece {
    at: u32,
    len: u32,
    node: u32,
    start: u32,
}

/// Part of a span: from `start` to `end` in the data of a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// The number its node was added under.
    pub node: u32,
    /// First unit.
    pub start: u32,
    /// One past the last unit.
    pub end: u32,
}

impl Gathered {
    /// What was gathered so far.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Adds a text node's data. White space runs become one space, unless the page keeps them.
    pub fn add(&mut self, node: u32, data: &str, keeps_space: bool) {
        let mut offset = 0;
        for c in data.chars() {
            let is_space = matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}');
            if !is_space || keeps_space {
                self.write(c, node, offset);
            } else if self.space.is_none() {
                self.space = Some((node, offset));
            }
            offset += c.len_utf16() as u32;
        }
    }

    /// A line ends here.
    pub fn break_line(&mut self) {
        self.breaks = self.breaks.saturating_add(1).min(2);
    }

    /// A block begins or ends here.
    pub fn break_block(&mut self) {
        self.breaks = 2;
    }

    /// Where a span of the text stands: one part for each node it reaches into.
    pub fn parts(&self, start: u32, end: u32) -> Vec<Part> {
        let first = self.pieces.partition_point(|piece| piece.at + piece.len <= start);
        let mut parts: Vec<Part> = Vec::new();
        for piece in self.pieces[first..].iter().take_while(|piece| piece.at < end) {
            let from = piece.start + start.saturating_sub(piece.at);
            let to = piece.start + piece.len.min(end - piece.at);
            match parts.last_mut() {
                Some(last) if last.node == piece.node => last.end = to,
                _ => parts.push(Part { node: piece.node, start: from, end: to }),
            }
        }
        parts
    }

    fn write(&mut self, c: char, node: u32, offset: u32) {
        let (breaks, space) = (std::mem::take(&mut self.breaks), self.space.take());
        if !self.text.is_empty() {
            if breaks > 0 {
                self.text.extend(std::iter::repeat_n('\n', breaks.into()));
                self.n_units += u32::from(breaks);
            } else if let Some((node, offset)) = space {
                self.push(' ', node, offset);
            }
        }
        self.push(c, node, offset);
    }

    fn push(&mut self, c: char, node: u32, offset: u32) {
        let (at, len) = (self.n_units, c.len_utf16() as u32);
        self.text.push(c);
        self.n_units += len;
        match self.pieces.last_mut() {
            Some(last) if last.node == node && last.start + last.len == offset && last.at + last.len == at => {
                last.len += len;
            }
            _ => self.pieces.push(Piece { at, len, node, start: offset }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// "¶" stands for a block's edge, "/" for a line break; anything else is a text node.
    fn gathered(nodes: &[&str]) -> Gathered {
        let mut gathered = Gathered::default();
        for (idx, &node) in nodes.iter().enumerate() {
            match node {
                "¶" => gathered.break_block(),
                "/" => gathered.break_line(),
                data => gathered.add(idx as u32, data, false),
            }
        }
        gathered
    }

    #[test]
    fn the_text_is_what_a_reader_sees() {
        for (nodes, wanted) in [
            (&["¶", "\n  One\n  line. ", "¶", " ", "¶", "Two", "¶"][..], "One line.\n\nTwo"),
            (&["Mr ", "Blinken", "’s  trip"], "Mr Blinken’s trip"),
            (&["a ", "/", " b", "/", "/", "c"], "a\nb\n\nc"),
            (&["¶", " ", "¶"], ""),
            (&["a", " ", " ", "b"], "a b"),
            (&["a\u{a0} b"], "a\u{a0} b"),
        ] {
            assert_eq!(gathered(nodes).text(), wanted);
        }
    }

    #[test]
    fn every_character_finds_its_way_back() {
        let nodes = ["¶", " \u{1f389}  Lena\n", "Ort", "iz ", "¶", "said  so "];
        let gathered = gathered(&nodes);
        let text: Vec<u16> = gathered.text().encode_utf16().collect();
        for at in 0..text.len() as u32 {
            let parts = gathered.parts(at, at + 1);
            let Some(part) = parts.first() else {
                assert_eq!(text[at as usize], u16::from(b'\n'));
                continue;
            };
            let data: Vec<u16> = nodes[part.node as usize].encode_utf16().collect();
            let (unit, wanted) = (data[part.start as usize], text[at as usize]);
            assert!(unit == wanted || wanted == u16::from(b' ') && unit == u16::from(b'\n'), "{at}");
        }
        let part = |node, start, end| Part { node, start, end };
        assert_eq!(gathered.text(), "\u{1f389} Lena Ortiz\n\nsaid so");
        assert_eq!(gathered.parts(3, 13), [part(1, 5, 10), part(2, 0, 3), part(3, 0, 2)]);
        assert_eq!(gathered.parts(15, 22), [part(5, 0, 8)]);
        assert_eq!(gathered.parts(13, 15), []);
    }

    #[test]
    fn preformatted_space_stays() {
        let mut gathered = Gathered::default();
        gathered.add(0, "a\n  b", true);
        assert_eq!(gathered.text(), "a\n  b");
    }
}
