//! Which predicted quotation answers a gold one, whether its speaker is right, and the table of it all.

use crate::gold::GoldQuotation;
use newslens::Span;
use newslens::analysis::{Analysis, Milli, Quotation, QuotationKind};
use std::fmt;

/// What became of a gold quotation.
pub struct Outcome {
    /// The predicted quotation that overlaps it best, if well enough.
    matched: Option<usize>,
    /// It is matched, and its speaker is the gold's.
    pub right: bool,
}

/// Finds the predicted quotation that overlaps best (Jaccard, in bytes, at least three tenths) and looks at its speaker.
pub fn judge(gold: &GoldQuotation, analysis: &Analysis, text: &str) -> Outcome {
    let overlaps = analysis.quotations.iter().map(|quotation| overlap(gold, quotation));
    // The first of equals, so that the order of the analysis decides and not the search.
    let best = overlaps.enumerate().reduce(|best, next| if next.1 > best.1 { next } else { best });
    let matched = best.filter(|(_, permille)| *permille >= 300).map(|(idx, _)| idx);
    let right = matched.is_some_and(|idx| match analysis.quotations[idx].speaker {
        None => gold.speakers.is_empty(),
        Some(entity) => {
            let names: Vec<String> = names_of(entity, analysis, text).map(plain).collect();
            gold.speakers.iter().any(|speaker| names.contains(&plain(speaker)))
        }
    });
    Outcome { matched, right }
}

impl Outcome {
    /// In a line: what was said, by whom, and who has it instead.
    pub fn story(&self, gold: &GoldQuotation, analysis: &Analysis, text: &str) -> String {
        let instead = match self.matched.map(|idx| analysis.quotations[idx].speaker) {
            None => "not found",
            Some(None) => "no speaker",
            Some(Some(entity)) => analysis.entities[entity].name.as_str(),
        };
        let content: Vec<&str> = gold.spans.iter().map(|span| span.of(text)).collect();
        format!("line {}: {} [{instead}] {}", gold.line, gold.speakers.join("|"), content.join(" … "))
    }
}

/// Thousandths. A mixed quotation may answer with its clause or with what is between marks: systems differ there.
fn overlap(gold: &GoldQuotation, predicted: &Quotation) -> usize {
    let whole = jaccard(&gold.spans, &predicted.spans);
    match predicted.kind {
        QuotationKind::Mixed => whole.max(jaccard(&gold.spans, &predicted.verbatim)),
        QuotationKind::Direct | QuotationKind::Indirect => whole,
    }
}

fn jaccard(a: &[Span], b: &[Span]) -> usize {
    let n_bytes = |spans: &[Span]| spans.iter().map(|s| s.len()).sum::<usize>();
    let common = |x: &Span, y: &Span| x.end.min(y.end).saturating_sub(x.start.max(y.start)) as usize;
    let shared: usize = a.iter().map(|x| b.iter().map(|y| common(x, y)).sum::<usize>()).sum();
    let all = n_bytes(a) + n_bytes(b) - shared;
    (shared * 1000).checked_div(all).unwrap_or(0)
}

/// Its name, its aliases, and every form in which the text mentions it.
fn names_of<'a>(entity: usize, analysis: &'a Analysis, text: &'a str) -> impl Iterator<Item = &'a str> {
    let entity = &analysis.entities[entity];
    let surfaces = entity.mentions.iter().map(|&idx| analysis.mentions[idx].span.of(text));
    std::iter::once(entity.name.as_str()).chain(entity.aliases.iter().map(String::as_str)).chain(surfaces)
}

/// Without what is no part of a name: capitals, an article or titles before it, a possessive after it.
fn plain(name: &str) -> String {
    const BEFORE: [&str; 18] = [
        "the",
        "a",
        "an",
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "sir",
        "prof",
        "professor",
        "president",
        "minister",
        "prime",
        "governor",
        "senator",
        "bishop",
        "director",
    ];
    let name = name.to_lowercase().replace('’', "'");
    let mut words: Vec<&str> = name.split_whitespace().collect();
    while words.len() > 1 && BEFORE.contains(&words[0].trim_end_matches('.')) {
        words.remove(0);
    }
    let joined = words.join(" ");
    joined.strip_suffix("'s").unwrap_or(&joined).to_owned()
}

/// Counts of one kind of quotation.
#[derive(Clone, Copy, Default)]
pub struct Row {
    gold: usize,
    matched: usize,
    right: usize,
}

impl Row {
    /// Share of the gold that has the right speaker.
    pub fn end_to_end(self) -> Milli {
        share(self.right, self.gold)
    }

    /// Share of what was found at all that has the right speaker.
    fn on_matched(self) -> Milli {
        share(self.right, self.matched)
    }

    fn plus(self, other: Row) -> Row {
        Row { gold: self.gold + other.gold, matched: self.matched + other.matched, right: self.right + other.right }
    }
}

fn share(part: usize, whole: usize) -> Milli {
    Milli((part * 1000).checked_div(whole).unwrap_or(0) as i64)
}

/// How many were found and given to the right speaker.
#[derive(Default)]
pub struct Table {
    /// Clear ones: direct, mixed, indirect.
    kinds: [Row; 3],
    loose: Row,
}

impl Table {
    /// Counts one gold quotation.
    pub fn add(&mut self, gold: &GoldQuotation, outcome: &Outcome) {
        let row = match (gold.clear, gold.kind) {
            (false, _) => &mut self.loose,
            (true, QuotationKind::Direct) => &mut self.kinds[0],
            (true, QuotationKind::Mixed) => &mut self.kinds[1],
            (true, QuotationKind::Indirect) => &mut self.kinds[2],
        };
        let matched = usize::from(outcome.matched.is_some());
        *row = row.plus(Row { gold: 1, matched, right: usize::from(outcome.right) });
    }

    /// All the clear ones.
    pub fn clear(&self) -> Row {
        self.kinds.into_iter().fold(Row::default(), Row::plus)
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let rows = [
            ("direct", self.kinds[0]),
            ("mixed", self.kinds[1]),
            ("indirect", self.kinds[2]),
            ("clear", self.clear()),
            ("loose", self.loose),
            ("all", self.clear().plus(self.loose)),
        ];
        writeln!(f, "speakers   gold matched  right  end to end  on matched")?;
        for (name, row) in rows {
            let [end_to_end, on_matched] =
                [row.end_to_end(), row.on_matched()].map(|Milli(n)| format!("{}.{} %", n / 10, n % 10));
            writeln!(
                f,
                "{name:<10} {:>4} {:>7} {:>6} {:>11} {:>11}",
                row.gold, row.matched, row.right, end_to_end, on_matched
            )?;
        }
        Ok(())
    }
}

#[test]
fn names_compare_without_article_title_and_possessive() {
    for (a, b) in [
        ("The Guardian", "guardian"),
        ("Dr. Ines Koval", "Ines Koval"),
        ("Prime Minister Ines Koval’s", "ines koval"),
        ("the airline", "airline"),
    ] {
        assert_eq!(plain(a), plain(b));
    }
    assert_ne!(plain("Koval"), plain("Ines Koval"));
    assert_eq!(plain("the president"), "president");
}

#[test]
fn parts_of_a_split_quotation_count_together() {
    let spans = |bounds: &[(usize, usize)]| bounds.iter().map(|&(a, b)| Span::new(a, b)).collect::<Vec<_>>();
    assert_eq!(jaccard(&spans(&[(0, 10), (20, 30)]), &spans(&[(0, 10), (20, 30)])), 1000);
    assert_eq!(jaccard(&spans(&[(0, 10), (20, 30)]), &spans(&[(0, 10)])), 500);
    assert_eq!(jaccard(&spans(&[(0, 10)]), &spans(&[(10, 30)])), 0);
    assert_eq!(jaccard(&[], &[]), 0);
}

#[test]
fn a_pronoun_is_right_by_its_entity() {
    use newslens::analysis::{Entity, Form, Mention, MentionBy, Report, SpeakerBy, Stance};
    let text = "Ines Koval left. She said it rained.";
    let mention = |start, end, form| Mention {
        span: Span::new(start, end),
        label: None,
        form,
        title: None,
        entity: Some(0),
        candidates: Vec::new(),
        metonym: false,
        value: None,
        by: MentionBy::Rule,
        confidence: Milli(1000),
    };
    let entity = |name: &str, mentions| Entity {
        label: None,
        name: name.to_owned(),
        role: None,
        aliases: Vec::new(),
        mentions,
        salience: Milli(0),
        related: None,
    };
    let content = Span::new(26, 35);
    let quotation = |speaker| Quotation {
        kind: QuotationKind::Indirect,
        report: Report::Speech,
        spans: vec![content],
        verbatim: Vec::new(),
        cue: None,
        source: Some(Span::new(17, 20)),
        speaker,
        stance: Stance::Neutral,
        by: SpeakerBy::Pronoun,
        candidates: Vec::new(),
        modality: None,
        parent: None,
        confidence: Milli(1000),
    };
    let analysis = |quotations| Analysis {
        mentions: vec![mention(0, 10, Form::Name), mention(17, 20, Form::Pronoun)],
        entities: vec![entity("Koval", vec![0, 1]), entity("rain", Vec::new())],
        quotations,
        ..Analysis::default()
    };
    let gold = |speakers: &[&str]| GoldQuotation {
        line: 1,
        kind: QuotationKind::Indirect,
        clear: true,
        spans: vec![content],
        speakers: speakers.iter().map(|&s| s.to_owned()).collect(),
    };
    let known = gold(&["Ines Koval"]);
    assert!(judge(&known, &analysis(vec![quotation(Some(0))]), text).right);
    assert!(!judge(&known, &analysis(vec![quotation(Some(1))]), text).right);
    assert!(!judge(&known, &analysis(vec![quotation(None)]), text).right);
    assert!(!judge(&known, &analysis(Vec::new()), text).right);
    assert!(judge(&gold(&[]), &analysis(vec![quotation(None)]), text).right);
}
