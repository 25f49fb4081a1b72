//! Lists of what does not pass yet: one thing a line, kept in the repository, and only ever getting shorter.

use super::root;
use std::collections::BTreeMap;

/// What `UPDATE` in the environment asks for.
#[derive(Clone, Copy, PartialEq)]
pub enum Update {
    /// Nothing: compare.
    No,
    /// `UPDATE=1`: take off what passes.
    Shrink,
    /// `UPDATE=grow`: also put on what does not.
    Grow,
}

impl Update {
    pub fn asked() -> Self {
        match std::env::var("UPDATE").as_deref() {
            Err(_) => Self::No,
            Ok("grow") => Self::Grow,
            Ok(_) => Self::Shrink,
        }
    }
}

/// A list and the file it lies in.
pub struct Pending {
    path: &'static str,
    /// The first lines, which say what the list is.
    head: String,
    /// What a line is about → the line.
    lines: BTreeMap<String, String>,
}

impl Pending {
    /// Reads a list; `key` finds in a line what it is about.
    pub fn read(path: &'static str, key: fn(&str) -> &str) -> Self {
        let text = super::read(path);
        let (head, lines): (Vec<&str>, Vec<&str>) = text.lines().partition(|line| line.starts_with('#'));
        let lines = lines.into_iter().filter(|line| !line.trim().is_empty());
        Self {
            path,
            head: head.iter().map(|line| format!("{line}\n")).collect(),
            lines: lines.map(|line| (key(line).to_owned(), line.to_owned())).collect(),
        }
    }

    pub fn line(&self, key: &str) -> Option<&str> {
        self.lines.get(key).map(String::as_str)
    }

    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.lines.keys().map(String::as_str)
    }

    pub fn remove(&mut self, key: &str) {
        self.lines.remove(key);
    }

    pub fn add(&mut self, key: &str, line: String) {
        self.lines.insert(key.to_owned(), line);
    }

    pub fn write(&self) {
        let lines = self.lines.values().map(|line| format!("{line}\n")).collect::<String>();
        std::fs::write(root().join(self.path), format!("{}{lines}", self.head)).expect("the list is writable");
    }
}
