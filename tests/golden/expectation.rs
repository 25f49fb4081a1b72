//! One line of an expectation, held against an analysis.

use newslens::analysis::*;
use newslens::{Span, wire};

/// Whether the analysis of the text is as the line says.
pub fn holds(line: &str, text: &str, analysis: &Analysis) -> bool {
    let reading = Reading { text, analysis };
    let fields: Vec<&str> = line.split('|').map(str::trim).collect();
    match fields[..] {
        ["role", name, role] => {
            reading.entities(name).any(|(_, e)| e.role.as_deref().is_some_and(|r| plain(r) == plain(role)))
        }
        ["no", label, surface] => {
            !reading.mentions(surface).any(|m| m.form == Form::Name && m.label == self::label(label))
        }
        [kind @ ("direct" | "mixed" | "indirect" | "nested"), speaker, cue, content] => {
            let mut found = analysis.quotations.iter();
            found.any(|q| reading.is_quotation(q, kind, speaker, cue, content))
        }
        ["said", speaker, words] => analysis.quotations.iter().any(|q| {
            let holds_words = q.spans.iter().any(|&span| reading.surface(span).contains(words));
            holds_words && q.modality.is_none() && reading.goes_by(q.speaker, speaker)
        }),
        ["unsaid", words] => {
            let at = reading.find(words);
            let touches = |q: &&Quotation| q.spans.iter().any(|span| span.overlaps(at));
            analysis.quotations.iter().filter(touches).all(|q| q.modality.is_some())
        }
        [kind @ ("scare" | "title" | "nickname" | "term"), words] => {
            analysis.quoted.iter().any(|q| q.kind.name() == kind && reading.surface(q.span) == words)
        }
        ["feeling", sign, words, holder] => analysis.cues.iter().any(|cue| {
            let positive = cue.valence > Milli(0);
            cue.span.overlaps(reading.find(words)) && positive == (sign == "+") && reading.is_holder(cue.holder, holder)
        }),
        ["notice", kind] => analysis.notices.iter().any(|n| n.kind.name() == kind),
        ["count", what, n] => reading.count(what) == n.parse().expect("a count is a number"),
        [label, surface, ref rest @ ..] => match self::label(label) {
            None => panic!("no such expectation: {line}"),
            Some(label) => {
                reading.is_value(label, surface, rest.first().copied()) || reading.is_entity(label, surface, rest)
            }
        },
        _ => panic!("no such expectation: {line}"),
    }
}

struct Reading<'a> {
    text: &'a str,
    analysis: &'a Analysis,
}

impl<'a> Reading<'a> {
    fn surface(&self, span: Span) -> &'a str {
        span.of(self.text)
    }

    /// Where the words stand first.
    fn find(&self, words: &str) -> Span {
        let start = self.text.find(words).unwrap_or_else(|| panic!("the text does not hold {words:?}"));
        Span::new(start, start + words.len())
    }

    /// The entities that go by a name.
    fn entities(&self, name: &str) -> impl Iterator<Item = (EntityIdx, &'a Entity)> {
        let wanted = plain(name);
        let all = self.analysis.entities.iter().enumerate();
        all.filter(move |(_, e)| plain(&e.name) == wanted || e.aliases.iter().any(|alias| plain(alias) == wanted))
    }

    /// The mentions with a surface, its title in or out.
    fn mentions(&self, surface: &str) -> impl Iterator<Item = &'a Mention> {
        let (text, wanted) = (self.text, plain(surface));
        let is_it = move |m: &&Mention| {
            let titled = m.title.map(|title| title.join(m.span));
            [Some(m.span), titled].into_iter().flatten().any(|span| plain(span.of(text)) == wanted)
        };
        self.analysis.mentions.iter().filter(is_it)
    }

    fn is_entity(&self, label: Label, name: &str, others: &[&str]) -> bool {
        self.entities(name).any(|(idx, e)| {
            let is_mention = |surface: &&str| self.mentions(surface).any(|m| m.entity == Some(idx));
            e.label == Some(label)
                && plain(&e.name) == plain(name)
                && is_mention(&name)
                && others.iter().all(is_mention)
        })
    }

    fn is_value(&self, label: Label, surface: &str, meaning: Option<&str>) -> bool {
        let mut found = self.mentions(surface).filter(|m| m.form == Form::Value && m.label == Some(label));
        found.any(|m| meaning.is_none_or(|wanted| m.value.as_ref().map(written).as_deref() == Some(wanted)))
    }

    fn is_quotation(&self, q: &Quotation, kind: &str, speaker: &str, cue: &str, content: &str) -> bool {
        let right_kind = match kind {
            "nested" => q.parent.is_some(),
            _ => q.parent.is_none() && q.kind.name() == kind && q.modality.is_none(),
        };
        let right_cue = || {
            let found = q.cue.map(|span| self.surface(span)).unwrap_or_default();
            cue == "-" || format!(" {found} ").contains(&format!(" {cue} "))
        };
        right_kind && self.is_content(q, content) && right_cue() && self.goes_by(q.speaker, speaker)
    }

    fn is_content(&self, q: &Quotation, content: &str) -> bool {
        let spans = if q.kind == QuotationKind::Mixed && q.verbatim.len() == 1 {
            vec![&q.spans, &q.verbatim]
        } else {
            vec![&q.spans]
        };
        spans.into_iter().any(|spans| {
            let found = spans.iter().map(|&span| self.surface(span)).collect::<Vec<_>>().join(" ");
            match content.split_once(" … ") {
                Some((first, last)) => found.starts_with(first) && found.ends_with(last),
                None => found == content,
            }
        })
    }

    fn goes_by(&self, idx: Option<EntityIdx>, name: &str) -> bool {
        name == "-" || idx.is_some_and(|idx| self.entities(name).any(|(other, _)| other == idx))
    }

    fn is_holder(&self, holder: Option<Holder>, wanted: &str) -> bool {
        match holder {
            Some(Holder::Author) => matches!(wanted, "author" | "-"),
            Some(Holder::Entity(idx)) => self.goes_by(Some(idx), wanted),
            None => wanted == "-",
        }
    }

    fn count(&self, what: &str) -> usize {
        let named = |e: &&Entity| e.mentions.iter().any(|&m| self.analysis.mentions[m].form == Form::Name);
        match label(what) {
            Some(label) => self.analysis.entities.iter().filter(|e| e.label == Some(label)).filter(named).count(),
            None => self.analysis.quotations.iter().filter(|q| q.parent.is_none() && q.kind.name() == what).count(),
        }
    }
}

fn label(name: &str) -> Option<Label> {
    wire::LABELS.iter().find(|(_, n)| *n == name).map(|(label, _)| *label)
}

/// Lower case and without an article, as names are compared.
fn plain(words: &str) -> String {
    let lower = words.to_lowercase();
    ["the ", "a ", "an "].iter().find_map(|article| lower.strip_prefix(article)).unwrap_or(&lower).to_owned()
}

/// What a value means, on one line.
fn written(value: &Value) -> String {
    let amount = |amount: &Amount| match amount {
        Amount::One(milli) => decimal(*milli),
        Amount::Range { min, max } => format!("{}..{}", decimal(*min), decimal(*max)),
    };
    match value {
        Value::Date(date) => date.clone(),
        Value::DateRange { from, to } => format!("{from}..{to}"),
        Value::Relative(words) => words.clone(),
        Value::Time { time, zone } => format!("{time} {}", zone.as_deref().unwrap_or("")).trim_end().to_owned(),
        Value::Money { amount: a, currency } => format!("{} {}", amount(a), currency.as_deref().unwrap_or("?")),
        Value::Percent(a) => format!("{} %", amount(a)),
        Value::Quantity { number, unit } => format!("{} {unit}", amount(number)),
        Value::Number(a) => amount(a),
    }
}

fn decimal(Milli(milli): Milli) -> String {
    let digits = format!("{}.{:03}", milli / 1000, milli.abs() % 1000);
    digits.trim_end_matches('0').trim_end_matches('.').to_owned()
}
