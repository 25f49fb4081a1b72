//! `tests/cases/pending.txt`: the cases that do not pass yet, one a line, with one reason. It only shrinks.

use crate::common;
use std::collections::BTreeMap;

const PATH: &str = "tests/cases/pending.txt";

/// Case id → why it does not pass yet.
pub struct Pending(BTreeMap<String, String>);

impl Pending {
    pub fn read() -> Self {
        let lines = common::read(PATH);
        let lines = lines.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
        Self(
            lines
                .map(|line| line.split_once(' ').unwrap_or((line, "")))
                .map(|(id, why)| (id.into(), why.trim().into()))
                .collect(),
        )
    }

    pub fn why(&self, id: &str) -> Option<&str> {
        self.0.get(id).map(String::as_str)
    }

    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    pub fn remove(&mut self, id: &str) {
        self.0.remove(id);
    }

    pub fn add(&mut self, id: &str, why: &str) {
        self.0.insert(id.into(), why.chars().take(160).collect::<String>().replace('\n', " "));
    }

    pub fn write(&self) {
        let mut out = String::from(
            "# The acceptance cases that do not pass yet, and why. This list only shrinks:\n\
             # UPDATE=1 cargo test --test acceptance    takes off what passes by now\n",
        );
        for (id, why) in &self.0 {
            out.push_str(format!("{id} {why}").trim_end());
            out.push('\n');
        }
        std::fs::write(common::root().join(PATH), out).expect("tests/cases is writable");
    }
}
