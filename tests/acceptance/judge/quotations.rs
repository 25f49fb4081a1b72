//! Who said what, and what nobody said.

use super::Judge;
use crate::case::{Expect, Quote};
use crate::names::{name, norm, same_name};
use crate::wire::{At, Mention, Quotation};

impl<'a> Judge<'a> {
    pub fn quotes(&mut self, want: &Expect) {
        if let Some(quotes) = &want.quotes {
            for quote in quotes {
                self.quote(quote, &self.found.quotations.iter().collect::<Vec<_>>(), "");
            }
            let more = self.found.quotations.iter().enumerate().filter(|(idx, q)| {
                !self.expected.contains(idx) && q.parent.is_none() && q.modality.as_deref() != Some("negated")
            });
            let more: Vec<String> =
                more.flat_map(|(_, q)| q.spans.iter().map(|&at| self.reading.surface(at))).collect();
            if !more.is_empty() {
                self.fail(format!("quotations that should not be: {more:?}"));
            }
        }
        for words in &want.not_in_quotes {
            let at = self.reading.find(words, 1);
            if self.found.quotations.iter().any(|q| q.touches(at)) {
                self.fail(format!("{words:?} is inside a quotation"));
            }
        }
        for stance in &want.stance {
            let at = self.reading.find(&stance.cue, 1);
            let here = self.found.quotations.iter().filter(|q| q.cue.is_some_and(|cue| cue.touches(at)));
            let got: Vec<&str> = here.map(|q| q.stance.as_str()).collect();
            if got != [stance.stance.as_str()] {
                self.fail(format!("stance of {:?}: {got:?}, not {}", stance.cue, stance.stance));
            }
        }
    }

    fn quote(&mut self, want: &Quote, pool: &[&'a Quotation], nested: &str) {
        let parts: Vec<String> = want.parts.iter().map(|part| norm(part)).collect();
        let label = format!("{nested}{} {parts:?}", want.kind);
        if self.no_speech(want, &parts, &label) {
            return;
        }
        let kinds: Vec<&str> = want.kind.split('|').filter_map(speech_kind).collect();
        let same = |q: &&&Quotation| kinds.contains(&q.kind.as_str()) && self.same_words(q, &parts);
        let Some(&q) = pool.iter().find(same) else { return self.fail(format!("{label} not found")) };
        let idx = self.found.quotations.iter().position(|other| other == q).expect("the pool is part of the list");
        self.expected.push(idx);
        self.speaker(want, q, &label);
        self.manner(want, q, &label);
        let children: Vec<&Quotation> = self.found.quotations.iter().filter(|q| q.parent == Some(idx)).collect();
        for child in &want.children {
            self.quote(child, &children, "nested ");
        }
    }

    /// Settles marks that quote no speech; whether that was all the case asks here.
    fn no_speech(&mut self, want: &Quote, parts: &[String], label: &str) -> bool {
        let kinds: Vec<&str> = want.kind.split('|').filter_map(no_speech_kind).collect();
        let hit = self
            .found
            .quoted
            .iter()
            .find(|x| norm(&self.reading.surface(x.at)) == parts[0] && kinds.contains(&x.kind.as_str()));
        if let Some(hit) = hit
            && self.found.quotations.iter().any(|q| q.touches(hit.at))
        {
            self.fail(format!("{label} is speech as well as {}", hit.kind));
        }
        hit.is_some()
    }

    fn same_words(&self, q: &Quotation, parts: &[String]) -> bool {
        let got = self.surfaces(&q.spans);
        got == parts
            || norm(&got.join(" ")) == norm(&parts.join(" "))
            || q.kind == "mixed" && parts.iter().all(|part| self.surfaces(&q.verbatim).contains(part))
    }

    fn surfaces(&self, spans: &[At]) -> Vec<String> {
        spans.iter().map(|&at| norm(&self.reading.surface(at))).collect()
    }

    fn speaker(&mut self, want: &Quote, q: &Quotation, label: &str) {
        let names = self.reading.names_of(q.speaker);
        if let Some(wanted) = &want.speaker {
            let got = q.source.map(|at| name(&self.reading.surface(at)));
            let in_source = got.as_ref().is_some_and(|got| same_name(got, &name(wanted)));
            let carried_over = || want.speaker_by.is_some() && names.contains(&name(wanted));
            if !in_source && !carried_over() {
                self.fail(format!("{label}: the speaker is {got:?}, not {wanted:?}"));
            }
            let is_it = |m: &&Mention| m.form == "name" && name(&self.reading.surface(m.at)) == name(wanted);
            let named: Vec<_> = match q.source {
                Some(at) if got.is_some_and(|got| !got.is_empty()) => {
                    self.touching(at).into_iter().filter(is_it).map(|m| m.entity).collect()
                }
                _ => Vec::new(),
            };
            if !named.is_empty() && !named.contains(&q.speaker) {
                self.fail(format!("{label}: the speaker is not the entity of its source"));
            }
        }
        if let Some(wanted) = &want.speaker_canonical
            && !names.contains(&name(wanted))
        {
            self.fail(format!("{label}: the speaker is not resolved to {wanted:?}"));
        }
        if let Some(wanted) = &want.role {
            let role = self.reading.entity(q.speaker).and_then(|e| e.role.clone());
            if !name(role.as_deref().unwrap_or("")).contains(&name(wanted)) {
                self.fail(format!("{label}: the speaker's role is {role:?}, not {wanted:?}"));
            }
        }
        if want.i_is.is_some() {
            let first =
                self.reading.places("I", &[]).first().map(|&at| self.reading.entities_at(at)).unwrap_or_default();
            if q.speaker.is_none_or(|speaker| !first.contains(&speaker)) {
                self.fail(format!("{label}: \"I\" is not the speaker"));
            }
        }
        for wanted in &want.candidates {
            if !q.candidates.iter().any(|&c| self.reading.names_of(Some(c)).contains(&name(wanted))) {
                self.fail(format!("{label}: {wanted:?} is not among the candidates"));
            }
        }
    }

    /// How it was said: cue, why this speaker, verbatim fragments, modality, confidence, repair.
    fn manner(&mut self, want: &Quote, q: &Quotation, label: &str) {
        if let Some(wanted) = &want.speaker_by
            && *wanted != q.by
        {
            self.fail(format!("{label}: by {:?}, not {wanted:?}", q.by));
        }
        if let Some(wanted) = &want.cue {
            let got = q.cue.map(|at| self.reading.surface(at)).unwrap_or_default();
            let padded = format!(" {got} ").to_lowercase();
            if !wanted.to_lowercase().split('|').any(|cue| padded.contains(&format!(" {cue} "))) {
                self.fail(format!("{label}: the cue is {got:?}, not {wanted:?}"));
            }
        }
        if let Some(wanted) = &want.verbatim {
            let got = self.surfaces(&q.verbatim);
            if got != wanted.iter().map(|v| norm(v)).collect::<Vec<_>>() {
                self.fail(format!("{label}: verbatim {got:?}, not {wanted:?}"));
            }
        }
        if want.modality.is_some() && q.modality.is_none() {
            self.fail(format!("{label}: the modality is missing"));
        }
        if want.confidence_max.is_some_and(|max| q.confidence > max) {
            self.fail(format!("{label}: confidence {} is too high", q.confidence));
        }
        if want.recovered && self.found.notices.is_empty() {
            self.fail(format!("{label}: no notice of the repair"));
        }
    }
}

fn speech_kind(kind: &str) -> Option<&str> {
    match kind {
        "partial" | "mixed" => Some("mixed"),
        "transcript" | "written" | "direct" => Some("direct"),
        "indirect" => Some("indirect"),
        _ => None,
    }
}

fn no_speech_kind(kind: &str) -> Option<&str> {
    match kind {
        "scare" | "title" | "nickname" => Some(kind),
        "mention" => Some("term"),
        _ => None,
    }
}
