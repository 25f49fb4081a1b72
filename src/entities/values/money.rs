//! Money: "£3.2bn", "$4.1 billion", "500 million euros", "Rs 200 crore", "A$5m", "$5-10 million", "between 2 and 3 billion dollars".

use super::numbers::{self, Number, glued, number_at, parse_digits, with_scale};
use crate::analysis::{Amount, Milli, Value};
use crate::document::{Document, TokenKind};

pub(super) struct Found {
    pub end: usize,
    pub value: Option<Value>,
}

/// The amount of money that begins at a token.
pub(super) fn money_at(document: &Document, start: usize) -> Option<Found> {
    between(document, start)
        .or_else(|| sign_first(document, start))
        .or_else(|| glued_code(document, start))
        .or_else(|| unit_last(document, start))
}

/// Signs; a letter code before "$" says whose dollar.
#[rustfmt::skip]
const SIGNS: &[(&str, &str)] = &[
    ("$", "USD"), ("£", "GBP"), ("€", "EUR"), ("¥", "JPY"), ("₹", "INR"), ("₽", "RUB"), ("₩", "KRW"), ("₺", "TRY"), ("₦", "NGN"),
    ("₴", "UAH"), ("₪", "ILS"), ("₱", "PHP"), ("฿", "THB"), ("₫", "VND"), ("₵", "GHS"), ("₡", "CRC"), ("₸", "KZT"),
];

#[rustfmt::skip]
const DOLLARS: &[(&str, &str)] = &[
    ("us", "USD"), ("u.s.", "USD"), ("a", "AUD"), ("au", "AUD"), ("c", "CAD"), ("ca", "CAD"), ("can", "CAD"), ("hk", "HKD"), ("nz", "NZD"),
    ("s", "SGD"), ("sg", "SGD"), ("nt", "TWD"), ("n", "NAD"), ("r", "BRL"), ("j", "JMD"), ("tt", "TTD"), ("mex", "MXN"), ("bz", "BZD"),
    ("fj", "FJD"), ("z", "ZWL"), ("ec", "XCD"), ("bds", "BBD"),
];

/// Codes that stand before an amount, in lower case; those of one letter only where nothing stands between.
#[rustfmt::skip]
const CODES: &[(&str, &str)] = &[
    ("usd", "USD"), ("eur", "EUR"), ("gbp", "GBP"), ("jpy", "JPY"), ("cny", "CNY"), ("rmb", "CNY"), ("inr", "INR"), ("aud", "AUD"),
    ("cad", "CAD"), ("chf", "CHF"), ("sfr", "CHF"), ("nzd", "NZD"), ("sgd", "SGD"), ("hkd", "HKD"), ("zar", "ZAR"), ("brl", "BRL"),
    ("mxn", "MXN"), ("sek", "SEK"), ("nok", "NOK"), ("dkk", "DKK"), ("pln", "PLN"), ("czk", "CZK"), ("huf", "HUF"), ("try", "TRY"),
    ("rub", "RUB"), ("krw", "KRW"), ("thb", "THB"), ("idr", "IDR"), ("myr", "MYR"), ("php", "PHP"), ("vnd", "VND"), ("pkr", "PKR"),
    ("bdt", "BDT"), ("lkr", "LKR"), ("npr", "NPR"), ("aed", "AED"), ("sar", "SAR"), ("qar", "QAR"), ("kwd", "KWD"), ("omr", "OMR"),
    ("egp", "EGP"), ("ngn", "NGN"), ("kes", "KES"), ("ugx", "UGX"), ("tzs", "TZS"), ("ghs", "GHS"), ("rs", "INR"), ("re", "INR"),
    ("tk", "BDT"), ("rm", "MYR"), ("rp", "IDR"), ("dh", "AED"), ("dhs", "AED"), ("qr", "QAR"), ("sr", "SAR"), ("kd", "KWD"),
    ("bd", "BHD"), ("ksh", "KES"), ("kshs", "KES"), ("ush", "UGX"), ("shs", "UGX"), ("tsh", "TZS"), ("gh", "GHS"), ("le", "EGP"),
    ("n", "NGN"), ("r", "ZAR"), ("k", "ZMW"), ("p", "BWP"), ("mur", "MUR"), ("fcfa", "XAF"), ("cfa", "XAF"),
];

/// Names of currencies in lower case and the singular, their code, and how many of them make one (cents: 100).
#[rustfmt::skip]
const NAMES: &[(&str, &str, i64)] = &[
    ("baht", "THB", 1), ("birr", "ETB", 1), ("bitcoin", "XBT", 1), ("cedi", "GHS", 1), ("cent", "USD", 100), ("dirham", "AED", 1),
    ("dollar", "USD", 1), ("dong", "VND", 1), ("euro", "EUR", 1), ("forint", "HUF", 1), ("hryvnia", "UAH", 1), ("koruna", "CZK", 1),
    ("krona", "SEK", 1), ("krone", "NOK", 1), ("kroner", "NOK", 1), ("kronor", "SEK", 1), ("kwacha", "ZMW", 1), ("kyat", "MMK", 1),
    ("lira", "TRY", 1), ("naira", "NGN", 1), ("pence", "GBP", 100), ("penny", "GBP", 100), ("peso", "MXN", 1), ("quid", "GBP", 1),
    ("rand", "ZAR", 1), ("reai", "BRL", 1), ("reais", "BRL", 1), ("renminbi", "CNY", 1), ("ringgit", "MYR", 1), ("rouble", "RUB", 1),
    ("ruble", "RUB", 1), ("rupee", "INR", 1), ("rupiah", "IDR", 1), ("shekel", "ILS", 1), ("shilling", "KES", 1), ("sterling", "GBP", 1),
    ("taka", "BDT", 1), ("won", "KRW", 1), ("yen", "JPY", 1), ("yuan", "CNY", 1), ("zloty", "PLN", 1),
];

/// Currencies that several countries call by one name, and the word before it that says whose.
#[rustfmt::skip]
const WHOSE: &[(&str, &str, &str)] = &[
    ("american", "dollar", "USD"), ("australian", "dollar", "AUD"), ("canadian", "dollar", "CAD"), ("singapore", "dollar", "SGD"),
    ("taiwan", "dollar", "TWD"), ("u.s.", "dollar", "USD"), ("us", "dollar", "USD"), ("kong", "dollar", "HKD"), ("zealand", "dollar", "NZD"),
    ("argentine", "peso", "ARS"), ("chilean", "peso", "CLP"), ("colombian", "peso", "COP"), ("cuban", "peso", "CUP"),
    ("mexican", "peso", "MXN"), ("philippine", "peso", "PHP"), ("danish", "krone", "DKK"), ("danish", "kroner", "DKK"),
    ("norwegian", "kroner", "NOK"), ("swedish", "krona", "SEK"), ("icelandic", "krona", "ISK"), ("indian", "rupee", "INR"),
    ("pakistani", "rupee", "PKR"), ("nepali", "rupee", "NPR"), ("kenyan", "shilling", "KES"), ("ugandan", "shilling", "UGX"),
    ("tanzanian", "shilling", "TZS"), ("somali", "shilling", "SOS"), ("egyptian", "pound", "EGP"), ("lebanese", "pound", "LBP"),
    ("syrian", "pound", "SYP"), ("sudanese", "pound", "SDG"), ("british", "pound", "GBP"), ("swiss", "franc", "CHF"), ("cfa", "franc", "XAF"),
    ("iraqi", "dinar", "IQD"), ("kuwaiti", "dinar", "KWD"), ("jordanian", "dinar", "JOD"), ("serbian", "dinar", "RSD"),
    ("tunisian", "dinar", "TND"), ("libyan", "dinar", "LYD"), ("saudi", "riyal", "SAR"), ("qatari", "riyal", "QAR"),
    ("iranian", "rial", "IRR"), ("omani", "rial", "OMR"), ("moroccan", "dirham", "MAD"), ("thai", "baht", "THB"),
    ("chinese", "yuan", "CNY"), ("japanese", "yen", "JPY"), ("turkish", "lira", "TRY"), ("lebanese", "lira", "LBP"),
];

/// "£3.2bn", "US$ 24 billion", "Rs 200 crore", "USD 2.6 million", "$5-10 million".
fn sign_first(document: &Document, start: usize) -> Option<Found> {
    let (currency, at) = currency_before(document, start)?;
    let number = figure(document, at)?;
    range_behind(document, start, number, currency).or_else(|| {
        let number = tail(document, number);
        Some(Found { end: number.end, value: one(number.milli, Some(currency)) })
    })
}

/// The currency that stands at `start` before a figure, and where the figure begins.
fn currency_before(document: &Document, start: usize) -> Option<(&'static str, usize)> {
    let token = document.tokens().get(start)?;
    let next_is_number = |idx: usize| document.tokens().get(idx).is_some_and(|t| t.kind == TokenKind::Number);
    if token.kind == TokenKind::Symbol {
        let currency = find(SIGNS, document.surface(start))?;
        return next_is_number(start + 1).then_some((currency, start + 1));
    }
    if token.kind != TokenKind::Word || !token.case.has_capital() {
        return None;
    }
    let lower = document.lower(start);
    // "US$24", "US $3.4 million", "HK$ 35", "GH₵ 180"
    if next_is_number(start + 2) && document.tokens()[start + 1].kind == TokenKind::Symbol {
        let sign = document.surface(start + 1);
        let near = glued(document, start + 1) || matches!(lower, "us" | "u.s.");
        let currency =
            if sign == "$" { find(DOLLARS, lower) } else { find(SIGNS, sign).filter(|_| find(CODES, lower).is_some()) };
        return currency.filter(|_| near).map(|currency| (currency, start + 2));
    }
    let code = lower.trim_end_matches('.');
    let stop = usize::from(document.lower(start + 1) == "." && glued(document, start + 1));
    let currency = find(CODES, code).filter(|_| code.len() > 1 && next_is_number(start + 1 + stop))?;
    let is_code = document.surface(start).len() == 3 && document.surface(start).chars().all(char::is_uppercase);
    // "Re 5", "Try 5": an English word is no code
    (is_code || !matches!(code, "try" | "php" | "le" | "re" | "bd" | "rub" | "sek"))
        .then_some((currency, start + 1 + stop))
}

/// A code with its figure in one token: "RM750mil", "N200 billion", "Dh1.2 billion".
fn glued_code(document: &Document, start: usize) -> Option<Found> {
    let token = document.tokens().get(start).filter(|t| t.kind == TokenKind::Word && t.case.has_capital())?;
    let lower = document.lower(start);
    let at = lower.find(|c: char| c.is_ascii_digit())?;
    let (code, figure) = (&lower[..at], &lower[at..]);
    let past = figure.find(|c: char| !c.is_ascii_digit()).unwrap_or(figure.len());
    let (digits, suffix) = (&figure[..past], &figure[past..]);
    let upper = token.span.of(document.text()).starts_with(char::is_uppercase);
    let currency = find(CODES, code).filter(|_| upper)?;
    let mut milli = parse_digits(digits);
    let mut end = start + 1;
    // "RM105.73", "N15,000", "R120 000": the figure goes on in the next tokens
    let joins = matches!(document.lower(end), "." | ",") && glued(document, end) && glued(document, end + 1);
    let more = document.tokens().get(end + 1).filter(|t| t.kind == TokenKind::Number && joins && suffix.is_empty());
    if let Some(more) = more {
        let sign = if document.lower(end) == "," { "" } else { "." };
        milli = parse_digits(&[digits, sign, more.span.of(document.text())].concat());
        end += 2;
    }
    let grouped = document
        .tokens()
        .get(end)
        .filter(|t| t.kind == TokenKind::Number && t.span.len() == 3 && suffix.is_empty() && digits.len() <= 3);
    if let Some(grouped) = grouped {
        milli = parse_digits(&[digits, grouped.span.of(document.text())].concat());
        end += 1;
    }
    let mut number = Number { end, milli, digits: true, scale: 1, letter: false };
    if !suffix.is_empty() {
        let (scale, letter) = numbers::scale(suffix)?;
        number.milli = milli.and_then(|milli| milli.checked_mul(scale));
        number = Number { scale, letter, ..number };
    } else {
        number = with_scale(document, number);
    }
    // "R2", "K2", "N95": one letter and a small number name roads, mountains, masks
    let short = end == start + 1 && digits.len() < 3;
    if code.len() == 1 && number.scale == 1 && short || matches!(code, "p" | "k") && number.scale == 1 {
        return None;
    }
    Some(Found { end: number.end, value: one(number.milli, Some(currency)) })
}

/// "500 million euros", "36 dollars", "tens of billions of dollars", "60 cents", "149 million U.S. dollars".
fn unit_last(document: &Document, start: usize) -> Option<Found> {
    let number = number_at(document, start)?;
    let range =
        ["-", "–", "to"].contains(&document.lower(number.end)).then(|| number_at(document, number.end + 1)).flatten();
    let last = range.unwrap_or(number);
    let (currency, per_unit, end) = currency_behind(document, last)?;
    let worth = |number: Number| number.milli.map(|milli| milli / per_unit);
    let value = match range {
        Some(last) => span_of(scaled_like(number, last), last, currency),
        None => one(worth(number), currency),
    };
    Some(Found { end, value })
}

/// The currency named behind a number, how many of it make one, and where its words end.
fn currency_behind(document: &Document, number: Number) -> Option<(Option<&'static str>, i64, usize)> {
    let mut at = number.end;
    // "600-plus billion pesos" is left; "69.8-million-peso" is not
    if matches!(document.lower(at), "-" | "of") {
        at += 1;
    }
    let mut whose = "";
    for _ in 0..3 {
        let word = document.lower(at);
        let stem = singular(word);
        if let Some((_, _, currency)) = WHOSE.iter().find(|(who, name, _)| *who == whose && *name == stem) {
            return Some((Some(currency), 1, at + 1));
        }
        let sterling = usize::from(document.lower(at + 1) == "sterling");
        match stem {
            "pound" if number.scale >= 1000 || sterling == 1 || !whose.is_empty() => {
                return Some((whose.is_empty().then_some("GBP"), 1, at + 1 + sterling));
            }
            "franc" | "dinar" | "riyal" | "rial" | "pound" if number.scale >= 1000 || stem != "pound" => {
                return Some((None, 1, at + 1));
            }
            // "won 5 million": a verb, but "5 million won"
            "won" if number.scale == 1 => return None,
            _ => {}
        }
        if let Some((_, currency, per_unit)) = NAMES.iter().find(|(name, ..)| *name == stem) {
            let currency = if whose.is_empty() || matches!(stem, "bitcoin") { Some(*currency) } else { None };
            return Some((currency, *per_unit, at + 1));
        }
        let is_whose = WHOSE.iter().any(|(who, ..)| *who == word) || matches!(word, "hong" | "new");
        if !is_whose {
            return None;
        }
        whose = word;
        at += 1;
    }
    None
}

fn singular(word: &str) -> &str {
    let word = word.trim_end_matches('.');
    if matches!(word, "reais" | "rs") { word } else { word.strip_suffix('s').unwrap_or(word) }
}

/// "between £2m and £3m", "between 2 and 2.2 billion dollars".
fn between(document: &Document, start: usize) -> Option<Found> {
    if document.lower(start) != "between" {
        return None;
    }
    let signed = |at: usize| {
        currency_before(document, at).and_then(|(currency, at)| Some((Some(currency), figure(document, at)?)))
    };
    let (currency, first) = signed(start + 1).or_else(|| number_at(document, start + 1).map(|n| (None, n)))?;
    if document.lower(first.end) != "and" {
        return None;
    }
    let (other, last) = signed(first.end + 1).or_else(|| number_at(document, first.end + 1).map(|n| (None, n)))?;
    let (named, end) = match currency_behind(document, last).filter(|_| other.is_none()) {
        Some((named, 1, end)) => (named, end),
        _ => (None, last.end),
    };
    let currency = currency.or(other).or(named);
    (currency.is_some() || end > last.end)
        .then(|| Found { end, value: span_of(scaled_like(first, last), last, currency) })
}

/// "$5-10 million", "£2m–£3m".
fn range_behind(document: &Document, start: usize, first: Number, currency: &'static str) -> Option<Found> {
    let dash =
        matches!(document.lower(first.end), "-" | "–") && glued(document, first.end) && glued(document, first.end + 1);
    if !dash || start > first.end {
        return None;
    }
    let at = match currency_before(document, first.end + 1) {
        Some((_, at)) => at,
        None => first.end + 1,
    };
    let last = figure(document, at)?;
    Some(Found { end: last.end, value: span_of(scaled_like(first, last), last, Some(currency)) })
}

/// A figure with its scale; groups of three digits may stand apart: "15 000".
fn figure(document: &Document, start: usize) -> Option<Number> {
    let number = number_at(document, start).filter(|n| n.digits)?;
    let group = document.tokens().get(start + 1).filter(|t| t.kind == TokenKind::Number && t.span.len() == 3);
    let grouped = group.filter(|_| number.end == start + 1 && document.surface(start).len() <= 3);
    let Some(grouped) = grouped.filter(|g| g.span.of(document.text()).bytes().all(|b| b.is_ascii_digit())) else {
        return Some(number);
    };
    let milli = parse_digits(&[document.surface(start), grouped.span.of(document.text())].concat());
    Some(with_scale(document, Number { end: start + 2, milli, ..number }))
}

/// "$357,000,000 dollars": the name once more.
fn tail(document: &Document, mut number: Number) -> Number {
    if let Some((_, 1, end)) = currency_behind(document, number)
        && document.lower(end - 1).starts_with("dollar")
    {
        number.end = end;
    }
    number
}

/// "2" in "between 2 and 2.2 billion" has the scale of what follows.
fn scaled_like(first: Number, last: Number) -> Number {
    if first.scale > 1 || last.scale == 1 {
        return first;
    }
    Number { milli: first.milli.and_then(|milli| milli.checked_mul(last.scale)), scale: last.scale, ..first }
}

fn span_of(first: Number, last: Number, currency: Option<&'static str>) -> Option<Value> {
    let (min, max) = (first.milli?, last.milli?);
    let amount = Amount::Range { min: Milli(min.min(max)), max: Milli(min.max(max)) };
    Some(Value::Money { amount, currency: currency.map(str::to_owned) })
}

fn one(milli: Option<i64>, currency: Option<&'static str>) -> Option<Value> {
    Some(Value::Money { amount: Amount::One(Milli(milli?)), currency: currency.map(str::to_owned) })
}

fn find(table: &[(&'static str, &'static str)], wanted: &str) -> Option<&'static str> {
    table.iter().find(|(entry, _)| *entry == wanted).map(|(_, currency)| *currency)
}
