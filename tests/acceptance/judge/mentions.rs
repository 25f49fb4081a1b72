//! Who and what is named, and what it means.

use super::Judge;
use crate::case::{Expect, Name};
use crate::names::name;
use crate::wire::Mention;
use serde_json::Value;

impl Judge<'_> {
    pub fn names(&mut self, want: &Expect) {
        for wanted in want.entities.iter().flatten() {
            self.name(wanted);
        }
        let names = || self.found.mentions.iter().filter(|m| m.form == "name");
        if want.entities.as_ref().is_some_and(Vec::is_empty) && names().next().is_some() {
            let got: Vec<String> = names().map(|m| self.reading.surface(m.at)).collect();
            self.fail(format!("names where there are none: {got:?}"));
        }
        for wanted in &want.not_entities {
            let (words, label) =
                wanted.split_once(':').map_or((wanted.as_str(), None), |(words, label)| (words, Some(label)));
            let is_it = |m: &&Mention| {
                matches!(m.form.as_str(), "name" | "value")
                    && self.reading.surface(m.at) == words
                    && (label.is_none() || label == m.label.as_deref())
            };
            if self.found.mentions.iter().any(|m| is_it(&m)) {
                self.fail(format!("{words:?} is no {}", label.unwrap_or("mention")));
            }
        }
    }

    fn name(&mut self, want: &Name) {
        let text = &want.text;
        let labels: Vec<&str> = want.label.split('|').map(|l| if l == "WORK" { "WORK_OF_ART" } else { l }).collect();
        let near = self.touching(self.reading.find(text, want.occurrence.unwrap_or(1)));
        if labels.contains(&"AGE") || labels.iter().any(|label| is_link(label)) {
            return self.by_span(text, &labels, &near);
        }
        let is_it = |m: &&&Mention| {
            name(&self.reading.surface(m.at)) == name(text)
                && m.label.as_deref().is_some_and(|label| labels.contains(&label))
        };
        let Some(&m) = near.iter().find(is_it) else {
            let got: Vec<_> =
                near.iter().map(|m| (self.reading.surface(m.at), m.label.clone().unwrap_or_default())).collect();
            return self.fail(format!("{text:?} {}: {got:?}", want.label));
        };
        self.referent(want, m);
        self.meaning(want, m);
        if want.metonym.as_ref().is_some_and(|wanted| *wanted != false) && !m.metonym {
            self.fail(format!("{text:?} is not marked as a metonym"));
        }
        if let Some((start, end)) = want.codepoints
            && !(m.at.end == end && start <= m.at.start && m.at.start < end)
        {
            self.fail(format!("{text:?} at {}–{}", m.at.start, m.at.end));
        }
    }

    fn by_span(&mut self, text: &str, labels: &[&str], near: &[&Mention]) {
        let digits = |words: &str| words.chars().filter(|c| c.is_numeric()).collect::<String>();
        let number = |m: &&&Mention| m.form == "value" && digits(&self.reading.surface(m.at)) == digits(text);
        if labels.contains(&"AGE") && !near.iter().any(|m| number(&m)) {
            self.fail(format!("{text:?} not found"));
        }
        let taken = |m: &&&Mention| m.form == "name" && matches!(m.label.as_deref(), Some("PERSON" | "GPE" | "LOC"));
        if labels.iter().any(|label| is_link(label)) && near.iter().any(|m| taken(&m)) {
            self.fail(format!("{text:?} taken for a name"));
        }
    }

    fn referent(&mut self, want: &Name, m: &Mention) {
        let text = &want.text;
        let entity = self.reading.entity(m.entity);
        if let Some(wanted) = &want.canonical
            && !self.reading.names_of(m.entity).contains(&name(wanted))
        {
            self.fail(format!("{text:?} is not resolved to {wanted:?}"));
        }
        if let Some(wanted) = &want.role {
            let role = entity.and_then(|e| e.role.as_deref());
            if name(wanted) != name(role.unwrap_or("")) {
                self.fail(format!("role of {text:?}: {role:?}, not {wanted:?}"));
            }
        }
        if let Some(wanted) = &want.related {
            let related = entity.and_then(|e| e.related.as_ref()).map(|r| r.entity);
            if !self.reading.names_of(related).contains(&name(wanted)) {
                self.fail(format!("{text:?} is not related to {wanted:?}"));
            }
        }
    }

    fn meaning(&mut self, want: &Name, m: &Mention) {
        let text = &want.text;
        let number = |field: &str| m.value.get(field).and_then(Value::as_f64);
        let word = |field: &str| m.value.get(field).and_then(Value::as_str);
        let wrong = |wanted: &dyn std::fmt::Display| format!("{text:?}: {}, not {wanted}", m.value);
        let mut failures = Vec::new();
        if let Some(date) = &want.iso
            && word("date") != Some(date)
        {
            failures.push(wrong(date));
        }
        if let Some(value) = &want.value
            && !["amount", "number", "percent"]
                .iter()
                .any(|field| number(field).is_some() && number(field) == value.as_f64())
        {
            failures.push(wrong(value));
        }
        for (field, wanted) in [("min", want.min), ("max", want.max)] {
            if let Some(wanted) = wanted
                && number(field) != Some(wanted)
            {
                failures.push(wrong(&format!("{field} {wanted}")));
            }
        }
        if let Some(currency) = &want.currency
            && word("currency") != Some(currency)
        {
            failures.push(wrong(currency));
        }
        self.failures.append(&mut failures);
    }
}

fn is_link(label: &str) -> bool {
    matches!(label, "HANDLE" | "HASHTAG" | "URL" | "EMAIL")
}
