//! The single conversion of positions.

use super::Unit;

/// Byte offsets → the caller's unit, by a checkpoint every [`BLOCK`] bytes.
pub struct Offsets<'t> {
    pub text: &'t str,
    pub unit: Unit,
    /// How many units stand before each block; empty where a unit is a byte.
    checkpoints: Vec<u32>,
}

const BLOCK: usize = 64;

impl<'t> Offsets<'t> {
    pub fn new(text: &'t str, unit: Unit) -> Self {
        let mut checkpoints = Vec::new();
        if unit != Unit::Utf8 && !text.is_ascii() {
            let mut n_units = 0;
            for block in text.as_bytes().chunks(BLOCK) {
                checkpoints.push(n_units);
                n_units += units(block, unit);
            }
            checkpoints.push(n_units);
        }
        Self { text, unit, checkpoints }
    }

    /// A byte offset in the caller's unit. What is past the end of the text stays as far past it.
    pub fn convert(&self, offset: u32) -> u32 {
        let Some(&n_units) = self.checkpoints.last() else { return offset };
        if let Some(past) = offset.checked_sub(self.text.len() as u32) {
            return n_units.saturating_add(past);
        }
        let block = offset as usize / BLOCK;
        self.checkpoints[block] + units(&self.text.as_bytes()[block * BLOCK..offset as usize], self.unit)
    }

    /// The byte offset of a position in the caller's unit. One inside a character is where the character begins.
    pub fn bytes(&self, position: u32) -> u32 {
        let len = self.text.len() as u32;
        let n_units = self.checkpoints.last().copied().unwrap_or(len);
        if let Some(past) = position.checked_sub(n_units) {
            return len.saturating_add(past);
        }
        let block = self.checkpoints.partition_point(|&before| before <= position);
        let (mut at, mut before) = match block.checked_sub(1) {
            Some(block) => (block * BLOCK, self.checkpoints[block]),
            None => (position as usize, position),
        };
        // A block may begin inside a character, and so may a byte offset be inside one.
        while !self.text.is_char_boundary(at) {
            at = if block == 0 { at - 1 } else { at + 1 };
        }
        for c in self.text[at..].chars() {
            before += units(c.encode_utf8(&mut [0; 4]).as_bytes(), self.unit);
            if before > position {
                break;
            }
            at += c.len_utf8();
        }
        at as u32
    }
}

/// Units that begin in these bytes of UTF-8.
fn units(bytes: &[u8], unit: Unit) -> u32 {
    let of = |byte: u8| match (byte, unit) {
        (0x80..=0xbf, _) => 0,
        (0xf0.., Unit::Utf16) => 2,
        _ => 1,
    };
    bytes.iter().map(|&byte| of(byte)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_count_in_every_unit() {
        let text = "a\u{1f1fa}\u{1f1e6}é \u{1f389}x".repeat(40);
        for unit in [Unit::Utf16, Unit::Codepoint, Unit::Utf8] {
            let offsets = Offsets::new(&text, unit);
            for (at, _) in text.char_indices().chain([(text.len(), ' ')]) {
                let before = &text[..at];
                let wanted = match unit {
                    Unit::Utf16 => before.encode_utf16().count(),
                    Unit::Codepoint => before.chars().count(),
                    Unit::Utf8 => at,
                };
                assert_eq!(offsets.convert(at as u32) as usize, wanted, "{unit:?} at {at}");
                assert_eq!(offsets.bytes(wanted as u32) as usize, at, "{unit:?} at {wanted}");
            }
            let n_units = offsets.convert(text.len() as u32);
            for past in [0, 1, 100] {
                assert_eq!(offsets.convert(offsets.bytes(n_units + past)), n_units + past, "{unit:?}");
            }
            for position in 0..n_units {
                let at = offsets.bytes(position);
                assert!(text.is_char_boundary(at as usize) && offsets.convert(at) <= position, "{unit:?}");
                assert!(position - offsets.convert(at) < 4);
            }
        }
    }
}
