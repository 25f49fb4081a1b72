//! The model file: magic, version, length, checksum, and named sections that each room reads for itself.
//!
//! ```text
//! "NEWSLENS"  version u32  length u32  checksum u64  n_sections u32
//! n_sections × (name [u8; 4], offset u32, length u32)      offsets from the start of the file
//! the sections, back to back
//! ```
//! Numbers are little-endian; the checksum is FNV-1a over everything behind it.

pub(crate) mod keys;
pub(crate) mod reader;
pub(crate) mod sequence;

use crate::error::{Error, Kind};

const MAGIC: &[u8; 8] = b"NEWSLENS";
/// Raised whenever a section changes its meaning.
const VERSION: u32 = 1;
const CHECKSUM_AT: usize = 16;
const BODY_AT: usize = 24;
const ENTRY: usize = 12;

/// A model file taken apart, not yet understood.
pub struct Sections<'m> {
    entries: Vec<([u8; 4], &'m [u8])>,
}

impl<'m> Sections<'m> {
    /// Checks the file as a whole and finds its sections.
    pub fn read(bytes: &'m [u8]) -> Result<Self, Error> {
        if bytes.get(..MAGIC.len()) != Some(MAGIC) {
            return Err(Kind::NotAModel.into());
        }
        let version = u32_at(bytes, 8)?;
        if version != VERSION {
            return Err(Kind::Version { found: version, wanted: VERSION }.into());
        }
        let length = u32_at(bytes, 12)? as usize;
        if bytes.len() < length {
            return Err(Kind::Truncated { have: bytes.len(), wanted: length }.into());
        }
        let body = bytes.get(BODY_AT..).ok_or_else(|| truncated(bytes))?;
        let stated = u64::from(u32_at(bytes, CHECKSUM_AT)?) | u64::from(u32_at(bytes, CHECKSUM_AT + 4)?) << 32;
        if bytes.len() != length || fnv1a(body) != stated {
            return Err(Kind::Checksum.into());
        }
        let n_sections = u32_at(bytes, BODY_AT)? as usize;
        let mut entries = Vec::new();
        for idx in 0..n_sections {
            let at = BODY_AT + 4 + idx * ENTRY;
            let (start, len) = (u32_at(bytes, at + 4)? as usize, u32_at(bytes, at + 8)? as usize);
            let name = bytes[at..at + 4].try_into().expect("four bytes were just read");
            let data = start.checked_add(len).and_then(|end| bytes.get(start..end)).ok_or_else(|| truncated(bytes))?;
            entries.push((name, data));
        }
        Ok(Self { entries })
    }

    /// The bytes of the section `name`, which has four letters.
    pub fn get(&self, name: &'static str) -> Result<&'m [u8], Error> {
        let found = self.entries.iter().find(|(n, _)| n == name.as_bytes());
        found.map(|(_, data)| *data).ok_or_else(|| Kind::MissingSection(name).into())
    }

    /// Every section, in file order.
    #[cfg_attr(not(feature = "train"), allow(dead_code))] // the trainer keeps the sections that it does not rebuild
    pub fn all(&self) -> &[([u8; 4], &'m [u8])] {
        &self.entries
    }
}

/// A model file of these sections.
#[cfg(any(test, feature = "train"))]
pub fn write(sections: &[([u8; 4], &[u8])]) -> Vec<u8> {
    let mut body = (sections.len() as u32).to_le_bytes().to_vec();
    let mut offset = BODY_AT + 4 + sections.len() * ENTRY;
    for (name, data) in sections {
        body.extend(name);
        body.extend((offset as u32).to_le_bytes());
        body.extend((data.len() as u32).to_le_bytes());
        offset += data.len();
    }
    for (_, data) in sections {
        body.extend(*data);
    }
    let mut file = MAGIC.to_vec();
    file.extend(VERSION.to_le_bytes());
    file.extend(((BODY_AT + body.len()) as u32).to_le_bytes());
    file.extend(fnv1a(&body).to_le_bytes());
    file.extend(body);
    file
}

fn u32_at(bytes: &[u8], at: usize) -> Result<u32, Error> {
    let four = bytes.get(at..at + 4).ok_or_else(|| truncated(bytes))?;
    Ok(u32::from_le_bytes(four.try_into().expect("four bytes")))
}

fn truncated(bytes: &[u8]) -> Error {
    Kind::Truncated { have: bytes.len(), wanted: bytes.len().max(BODY_AT) + 1 }.into()
}

fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Vec<u8> {
        write(&[(*b"ABCD", b"hello"), (*b"EFGH", b""), (*b"IJKL", &[7; 100])])
    }

    #[test]
    fn sections_come_back_as_written() {
        let file = sample();
        let sections = Sections::read(&file).unwrap();
        assert_eq!(sections.get("ABCD").unwrap(), b"hello");
        assert_eq!(sections.get("EFGH").unwrap(), b"");
        assert_eq!(sections.get("IJKL").unwrap(), [7; 100]);
        assert!(sections.get("ZZZZ").err().unwrap().to_string().contains("no section \"ZZZZ\""));
    }

    #[test]
    fn any_cut_and_any_altered_byte_is_refused() {
        let file = sample();
        for n in 0..file.len() {
            assert!(Sections::read(&file[..n]).is_err(), "cut at {n}");
        }
        for n in 0..file.len() {
            let mut altered = file.clone();
            altered[n] ^= 1;
            assert!(Sections::read(&altered).is_err(), "byte {n} altered");
        }
        assert!(Sections::read(&[file.as_slice(), b"x"].concat()).is_err(), "a byte added");
    }

    #[test]
    fn the_refusal_says_which() {
        let message = |bytes: &[u8]| Sections::read(bytes).err().unwrap().to_string();
        let file = sample();
        assert!(message(b"<!doctype html>").contains("not a newslens model"));
        assert!(message(&file[..50]).contains("cut short, 50 of"));
        let mut other = file.clone();
        other[8] = 9;
        assert!(message(&other).contains("of format 9"));
        let mut altered = file.clone();
        *altered.last_mut().unwrap() ^= 1;
        assert!(message(&altered).contains("altered"));
    }
}
