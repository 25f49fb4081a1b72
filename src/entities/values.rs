//! Dates, times, money, shares, measures, ranks and counts, with what they mean, by rule.

mod calendar;
mod dates;
mod measures;
mod money;
mod numbers;
mod relative;
mod times;
mod years;

use crate::analysis::{Form, Label, MentionBy, Milli, Value};
use crate::document::{Document, TokenKind};
use crate::entities::FoundMention;

/// Finds values in order, none overlapping another; `published` ("YYYY-MM-DD") resolves "yesterday" and "Friday".
pub(crate) fn find_values(document: &Document, published: Option<&str>) -> Vec<FoundMention> {
    let published = published.and_then(calendar::Day::parse);
    let mut found = Vec::new();
    let mut idx = 0;
    while idx < document.tokens().len() {
        idx = match value_at(document, idx, published) {
            Some((end, label, value)) if same_paragraph(document, idx, end) => {
                found.push(FoundMention {
                    span: document.span_of(idx..end),
                    label,
                    form: Form::Value,
                    title: None,
                    value,
                    by: MentionBy::Rule,
                    confidence: Milli(if label == Label::Cardinal || label == Label::Ordinal { 850 } else { 920 }),
                });
                end
            }
            _ => idx + 1,
        };
    }
    found
}

/// The value that begins at a token, and where it ends.
fn value_at(
    document: &Document,
    start: usize,
    published: Option<calendar::Day>,
) -> Option<(usize, Label, Option<Value>)> {
    if !may_begin(document, start) {
        return None;
    }
    if let Some(found) = money::money_at(document, start) {
        return Some((found.end, Label::Money, found.value));
    }
    if let Some(found) = times::time_at(document, start) {
        return Some((found.end, Label::Time, Some(found.value)));
    }
    if let Some(found) = dates::date_at(document, start, published) {
        return Some((found.end, Label::Date, Some(found.value)));
    }
    if part_of_a_name(document, start) {
        return None;
    }
    measures::measure_at(document, start).map(|found| (found.end, found.label, found.value))
}

/// Words of the open classes that begin a value.
#[rustfmt::skip]
const BEGINNINGS: &[&str] = &[
    "billions", "crores", "eighteenth", "eighth", "eleventh", "fifteenth", "fifth", "first", "fourteenth", "fourth", "half", "lakhs",
    "last", "midday", "midnight", "minus", "nineteenth", "ninth", "noon", "scores", "second", "seventeenth", "seventh", "sixteenth",
    "sixth", "tens", "tenth", "third", "thirteenth", "trillions", "twelfth", "twentieth", "zero",
];

/// Most tokens begin no value: a quick look saves the rules.
fn may_begin(document: &Document, idx: usize) -> bool {
    let token = &document.tokens()[idx];
    match token.kind {
        TokenKind::Number | TokenKind::Symbol | TokenKind::Mark => true,
        TokenKind::Punct => matches!(document.lower(idx), "-" | "−" | "–"),
        TokenKind::Word => {
            token.case.has_capital() || token.class.is_closed() || BEGINNINGS.contains(&document.lower(idx))
        }
        TokenKind::Link => false,
    }
}

/// "Covid-19", "F-16", "B2": a figure behind a hyphen, or a mark of an address, is part of a word.
fn part_of_a_name(document: &Document, idx: usize) -> bool {
    let token = &document.tokens()[idx];
    if token.kind != TokenKind::Number || token.space_before || idx == 0 {
        return false;
    }
    let before = &document.tokens()[idx - 1];
    let hyphened = matches!(document.lower(idx - 1), "-" | "–" | "/" | "." | "_" | "#" | "&" | "+");
    hyphened && !before.space_before || before.kind == TokenKind::Word
}

fn same_paragraph(document: &Document, start: usize, end: usize) -> bool {
    end > start && end <= document.tokens().len() && document.paragraph_of(start) == document.paragraph_of(end - 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Amount;

    fn shown(value: &Value) -> String {
        let number = |n: &Milli| {
            if n.0 % 1000 == 0 { format!("{}", n.0 / 1000) } else { format!("{}", n.0 as f64 / 1000.0) }
        };
        let amount = |amount: &Amount| match amount {
            Amount::One(one) => number(one),
            Amount::Range { min, max } => format!("{}..{}", number(min), number(max)),
        };
        match value {
            Value::Date(date) => date.clone(),
            Value::DateRange { from, to } => format!("{from}..{to}"),
            Value::Relative(words) => format!("~{words}"),
            Value::Time { time, zone } => format!("{time} {}", zone.as_deref().unwrap_or("")).trim().to_owned(),
            Value::Money { amount: a, currency } => format!("{} {}", amount(a), currency.as_deref().unwrap_or("?")),
            Value::Percent(a) => amount(a) + "%",
            Value::Quantity { number: a, unit } => format!("{} {unit}", amount(a)),
            Value::Number(a) => amount(a),
        }
    }

    fn check(cases: &[(&str, &str)], published: Option<&str>) {
        for (text, wanted) in cases {
            let document = Document::new(text);
            let found: Vec<String> = find_values(&document, published)
                .iter()
                .map(|m| format!("{}={}", m.span.of(text), m.value.as_ref().map_or("?".into(), shown)))
                .collect();
            assert_eq!(found.join("; "), *wanted, "{text}");
        }
    }

    #[test]
    fn dates() {
        check(
            &[
                ("It met on 3 May 2021 and June 4, 2021.", "3 May 2021=2021-05-03; June 4, 2021=2021-06-04"),
                (
                    "It met on Jan. 5, the 7th of May, in Sept. 2019.",
                    "Jan. 5=~Jan. 5; 7th of May=~7th of May; Sept. 2019=2019-09",
                ),
                (
                    "On 13/02/2020, 02/13/2020 and 2020-02-13",
                    "13/02/2020=2020-02-13; 02/13/2020=2020-02-13; 2020-02-13=2020-02-13",
                ),
                ("from July 2 to 5 and 1914-18", "July 2 to 5=~July 2 to 5; 1914-18=1914..1918"),
                ("on Tuesday, 3 May 2022, and Tuesday", "Tuesday, 3 May 2022=2022-05-03; Tuesday=~Tuesday"),
                (
                    "in the 1980s, the ’90s and the 19th century",
                    "1980s=1980..1989; ’90s=1990..1999; 19th century=1801..1900",
                ),
                (
                    "In Q2 2020, last month and three years ago",
                    "Q2 2020=2020-04..2020-06; last month=~last month; three years ago=~three years ago",
                ),
                ("They may march in May, in March. May we? March on!", "May=~May; March=~March"),
                ("in 2019 some 2000 people", "2019=2019; 2000=2000"),
            ],
            None,
        );
    }

    #[test]
    fn dates_that_hang_on_the_day_of_writing() {
        check(
            &[
                ("It fell yesterday, and on Monday.", "yesterday=2022-01-20; Monday=2022-01-17"),
                ("It will vote on Tuesday.", "Tuesday=2022-01-25"),
                (
                    "last week, last month, next year",
                    "last week=2022-01-10..2022-01-16; last month=2021-12; next year=2023",
                ),
                ("on 30 December and 2 February", "30 December=2021-12-30; 2 February=2022-02-02"),
                ("ten days ago", "ten days ago=2022-01-11"),
            ],
            Some("2022-01-21"),
        );
    }

    #[test]
    fn money() {
        check(
            &[
                ("£2.5bn, $3 million, €40", "£2.5bn=2500000000 GBP; $3 million=3000000 USD; €40=40 EUR"),
                (
                    "300 million euros, 20 US dollars, 5,000 yen",
                    "300 million euros=300000000 EUR; 20 US dollars=20 USD; 5,000 yen=5000 JPY",
                ),
                (
                    "Rs 300 crore, A$4m, US$2bn, HK$ 30",
                    "Rs 300 crore=3000000000 INR; A$4m=4000000 AUD; US$2bn=2000000000 USD; HK$ 30=30 HKD",
                ),
                ("RM7.5 million, N15,000, R20 000", "RM7.5 million=7500000 MYR; N15,000=15000 NGN; R20 000=20000 ZAR"),
                (
                    "$2-4 million, between £2m and £3m",
                    "$2-4 million=2000000..4000000 USD; between £2m and £3m=2000000..3000000 GBP",
                ),
                ("between 2 and 3 billion dollars", "between 2 and 3 billion dollars=2000000000..3000000000 USD"),
                ("millions of dollars, 60 cents", "millions of dollars=?; 60 cents=0.6 USD"),
                ("It won 5 million votes.", "5 million=5000000"),
                ("$9999999999999999999", "$9999999999999999999=?"),
            ],
            None,
        );
    }

    #[test]
    fn times() {
        check(
            &[
                ("at 7pm, 7.15 p.m., 19:15 BST", "7pm=19:00; 7.15 p.m.=19:15; 19:15 BST=19:15 BST"),
                ("from noon to 12am, at 5 o'clock", "noon=12:00; 12am=00:00; 5 o'clock=05:00"),
            ],
            None,
        );
    }

    #[test]
    fn measures() {
        check(
            &[
                ("3%, 3.5 per cent, 0.5 percentage points", "3%=3%; 3.5 per cent=3.5%; 0.5 percentage points=0.5%"),
                ("at -7C, 20,000ft, 3km, a 4-mile walk", "-7C=-7 °C; 20,000ft=20000 ft; 3km=3 km; 4-mile=4 mi"),
                ("12 tonnes, 50 square miles, 90 km/h", "12 tonnes=12 t; 50 square miles=50 mi²; 90 km/h=90 km/h"),
                ("the third, 21st and twenty-first", "third=3; 21st=21; twenty-first=21"),
                ("between 30 and 40 people, 5-10 people", "between 30 and 40=30..40; 5-10=5..10"),
                ("two-thirds, one in four, a fifth of", "two-thirds=0.667; one in four=0.25; fifth=0.2"),
                ("No one left; one of them said one thing", "one=1"),
                ("Covid-19, dozens, 40,000", "dozens=?; 40,000=40000"),
            ],
            None,
        );
    }

    #[test]
    fn any_text_will_do() {
        for text in [
            "between",
            "$",
            "between 5 and",
            "-",
            "' 5",
            "5 to",
            "1/2/",
            "a few",
            "last",
            "Q3",
            "32 May",
            "99/99/9999",
            "May 40",
            "½",
            "٣",
        ] {
            find_values(&Document::new(text), Some("bad date"));
        }
    }
}
