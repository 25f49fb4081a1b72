//! Judges one case: all or nothing, with the reasons.
//!
//! Kinds of quotes map onto the wire so: partial and mixed → mixed; transcript and written → direct; scare, title, nickname and
//! mention → `quoted` (mention → term). A handle, hashtag, link or address must not be taken for a person or place; AGE is any
//! value of that number. `A|B` accepts either. Quoted words are compared without outer marks and spaces; a name may carry its title,
//! a source may carry or lack a leading "the" and its role, but no relative clause. `quotes` is the whole list: any other
//! quotation that is neither nested nor negated fails the case, and marks that quote no speech must be in no quotation.
//! A target or a holder is checked when it is a name.

use crate::case::{Case, Expect, Feeling, Name, Quote};
use crate::names::{name, norm, same_name};
use crate::reading::Reading;
use crate::wire::{Analysis, At, Cue, Holder, Mention, Quotation};
use serde_json::Value;
use std::collections::BTreeSet;

/// Why the analysis fails the case: a list of sentences, empty when it passes.
pub fn judge(case: &Case, found: &Analysis) -> Vec<String> {
    let mut judge =
        Judge { reading: Reading::new(&case.text, found), found, expected: Vec::new(), failures: Vec::new() };
    judge.quotes(&case.expect);
    judge.names(&case.expect);
    judge.clusters(&case.expect);
    judge.feelings(&case.expect);
    judge.sums(&case.expect);
    judge.failures
}

struct Judge<'a> {
    reading: Reading<'a>,
    found: &'a Analysis,
    /// The quotations that the case asks for.
    expected: Vec<usize>,
    failures: Vec<String>,
}

impl<'a> Judge<'a> {
    fn fail(&mut self, why: String) {
        self.failures.push(why);
    }

    fn quotes(&mut self, want: &Expect) {
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

    fn names(&mut self, want: &Expect) {
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

    fn clusters(&mut self, want: &Expect) {
        for group in &want.clusters {
            let places = group.iter().flat_map(|words| self.reading.places(words, group));
            let sets: Vec<BTreeSet<usize>> = places.map(|at| self.reading.entities_at(at)).collect();
            if in_all(&sets).is_none() {
                self.fail(format!("not one entity: {group:?}"));
            }
        }
        for group in &want.clusters_not {
            let entities =
                |words| self.reading.places(words, group).into_iter().flat_map(|at| self.reading.entities_at(at));
            let sets: Vec<BTreeSet<usize>> = group.iter().map(|words| entities(words).collect()).collect();
            if in_all(&sets).is_some() {
                self.fail(format!("one entity: {group:?}"));
            }
        }
    }

    fn feelings(&mut self, want: &Expect) {
        for feeling in want.sentiment.iter().flatten() {
            self.feeling(feeling);
        }
        if want.sentiment.as_ref().is_some_and(Vec::is_empty) && !self.found.cues.is_empty() {
            let got: Vec<String> = self.found.cues.iter().map(|c| self.reading.surface(c.at)).collect();
            self.fail(format!("cues where there are none: {got:?}"));
        }
        for words in &want.not_positive {
            if self.cues_of(words, 1).any(|cue| cue.valence > 0.0) {
                self.fail(format!("{words:?} counted as positive"));
            }
        }
        for words in &want.loaded {
            if !self.cues_of(words, 1).any(|cue| cue.kind == "loaded") {
                self.fail(format!("{words:?} is not marked as loaded"));
            }
        }
    }

    fn feeling(&mut self, want: &Feeling) {
        let cue = &want.cue;
        let polarities: Vec<&str> = want.polarity.split('|').collect();
        let Some(found) = self.cues_of(cue, 1).next() else {
            if !polarities.contains(&"neutral") {
                self.fail(format!("cue {cue:?} not found"));
            }
            return;
        };
        let nearly_neutral = polarities.contains(&"neutral") && found.valence.abs() < 0.5;
        if !polarities.contains(&found.polarity.as_str()) && !polarities.contains(&"uncertain") && !nearly_neutral {
            self.fail(format!("cue {cue:?} is {}", found.polarity));
        }
        let shifted_by = |kind: &str| found.shifters.iter().any(|s| s.kind == kind);
        for (wanted, kind) in [(want.negated, "negation"), (want.irrealis, "irrealis")] {
            if wanted && !shifted_by(kind) {
                self.fail(format!("cue {cue:?} has no {kind}"));
            }
        }
        if (want.hedged || want.shifted) && found.shifters.is_empty() {
            self.fail(format!("cue {cue:?} has no shifter"));
        }
        if want.in_quote && found.quotation.is_none() {
            self.fail(format!("cue {cue:?} is in no quotation"));
        }
        if let Some(holder) = &want.holder
            && !self.holds(found, &name(holder))
        {
            self.fail(format!("holder of {cue:?}: {:?}, not {holder:?}", found.holder));
        }
        if let Some(target) = &want.target
            && target.chars().skip(1).any(|c| c.is_ascii_uppercase())
            && !self.reading.names_of(found.target).contains(&name(target))
        {
            self.fail(format!("target of {cue:?}: {:?}, not {target:?}", found.target));
        }
    }

    /// Whether the holder goes by that name, or the source of the cue's quotation is that name.
    fn holds(&self, cue: &Cue, wanted: &str) -> bool {
        let source = || cue.quotation.and_then(|idx| self.found.quotations[idx].source);
        let in_source = || source().is_some_and(|at| name(&self.reading.surface(at)) == wanted);
        match &cue.holder {
            Some(Holder::Entity { entity }) => self.reading.names_of(Some(*entity)).contains(wanted) || in_source(),
            Some(Holder::Author(_)) => false,
            None => in_source(),
        }
    }

    fn sums(&mut self, want: &Expect) {
        if let Some(words) = &want.sentiment_order {
            let strongest = |words: &String| {
                let occurrence = if words == "worrying" { 2 } else { 1 };
                self.cues_of(words, occurrence).map(|cue| cue.valence.abs()).fold(0.0, f64::max)
            };
            let got: Vec<f64> = words.iter().map(strongest).collect();
            if !(got[0] > got[1] && got[1] > got[2] && got[2] > 0.0) {
                self.fail(format!("intensities {got:?}"));
            }
        }
        let valence = self.found.sentiment.valence;
        if want.sentence_polarity.as_deref() == Some("negative") && valence > -0.05 {
            self.fail(format!("valence {valence}"));
        }
        if want.author_opinion.as_deref() == Some("none") && valence.abs() >= 0.05 {
            self.fail(format!("valence {valence} of a plain report"));
        }
        let n_sentences = self.found.sentences.len();
        if let Some(wanted) = want.sentences
            && wanted != n_sentences
        {
            self.fail(format!("{n_sentences} sentences, not {wanted}"));
        }
    }

    fn touching(&self, at: At) -> Vec<&'a Mention> {
        self.found.mentions.iter().filter(|m| m.at.touches(at)).collect()
    }

    fn cues_of(&self, words: &str, occurrence: usize) -> impl Iterator<Item = &'a Cue> {
        let at = self.reading.find(words, occurrence);
        self.found.cues.iter().filter(move |cue| cue.at.touches(at))
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

fn is_link(label: &str) -> bool {
    matches!(label, "HANDLE" | "HASHTAG" | "URL" | "EMAIL")
}

/// A member of every set; none of no sets.
fn in_all(sets: &[BTreeSet<usize>]) -> Option<usize> {
    sets.first()?.iter().copied().find(|member| sets.iter().all(|set| set.contains(member)))
}
