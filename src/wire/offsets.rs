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

    pub fn convert(&self, offset: u32) -> u32 {
        if self.checkpoints.is_empty() {
            return offset;
        }
        let block = offset as usize / BLOCK;
        self.checkpoints[block] + units(&self.text.as_bytes()[block * BLOCK..offset as usize], self.unit)
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
            }
        }
    }
}
