//! When two strings are the same words for the judge.

/// What may stand around quoted words without being part of them.
const MARKS: &[char] = &['"', '“', '”', '„', '«', '»', '‘', '’', '\'', '`', ' ', '\t', '\r', '\n', '\u{a0}'];

const TITLES: &[&str] = &[
    "mr",
    "mrs",
    "ms",
    "miss",
    "dr",
    "sir",
    "dame",
    "lord",
    "lady",
    "prof",
    "professor",
    "sen",
    "senator",
    "rep",
    "gen",
    "general",
    "president",
    "commissioner",
    "chief constable",
];

/// Without outer marks and spaces, and with single spaces inside.
pub fn norm(words: &str) -> String {
    let mut out = String::new();
    for c in words.trim_matches(MARKS).chars() {
        match c {
            c if !c.is_whitespace() => out.push(c),
            _ if out.ends_with(' ') => {}
            _ => out.push(' '),
        }
    }
    out.trim_matches(MARKS).to_owned()
}

/// A name as it is compared: no article, no titles, lower case.
pub fn name(words: &str) -> String {
    let lower = norm(words).replace(['\u{200b}', '\u{ad}'], "").to_lowercase();
    let article = ["the", "a", "an"].iter().find_map(|article| behind_space(lower.strip_prefix(article)?));
    let mut rest = article.unwrap_or(&lower);
    while let Some(bare) = TITLES.iter().find_map(|title| behind_title(rest, title)) {
        rest = bare;
    }
    rest.to_owned()
}

fn behind_title<'a>(words: &'a str, title: &str) -> Option<&'a str> {
    let rest = words.strip_prefix(title)?;
    behind_space(rest.strip_prefix('.').unwrap_or(rest))
}

fn behind_space(rest: &str) -> Option<&str> {
    let bare = rest.trim_start();
    (bare.len() < rest.len()).then_some(bare)
}

/// Whether one is the other, or begins or ends with it: a role or an apposition may be in or out ("lawyer Kim Seo-yun"),
/// a relative clause not.
pub fn same_name(a: &str, b: &str) -> bool {
    let (long, short) = if a.chars().count() >= b.chars().count() { (a, b) } else { (b, a) };
    let relative = long.split(|c| !is_word(c)).any(|word| matches!(word, "who" | "which" | "that"));
    let ends_with = || long.strip_suffix(short).is_some_and(|before| before.ends_with(' '));
    let begins_with =
        || short.ends_with(is_word) && long.strip_prefix(short).is_some_and(|rest| rest.starts_with([' ', ',']));
    !short.is_empty() && !relative && (long == short || ends_with() || begins_with())
}

/// Whether a character is part of a word.
pub fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}
