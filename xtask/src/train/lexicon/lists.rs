//! The sources: VADER, AFINN, and the project's own lists.

use std::collections::BTreeMap;
use std::path::Path;

pub const NEUTRAL: &str = include_str!("neutral.txt");
pub const NEVER: &str = include_str!("never.txt");
pub const TOPICS: &str = include_str!("topics.txt");
pub const HEADLINES: &str = include_str!("headlines.txt");
pub const LOADED: &str = include_str!("loaded.txt");
pub const EMOTIONS: &str = include_str!("emotions.txt");
pub const WORDS: &str = include_str!("words.txt");

/// Every form of a list; an underscore stands for a space.
pub fn forms(list: &str) -> Vec<String> {
    let lines = list.lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(str::split_whitespace).map(|form| form.replace(['_', '-'], " ")).collect()
}

/// Every form of a list whose lines begin with a valence.
pub fn valued(list: &str) -> Result<Vec<(String, f64)>, String> {
    let mut out = Vec::new();
    for line in list.lines().filter(|line| !line.starts_with('#')) {
        let Some((first, rest)) = line.split_once(' ') else { continue };
        let valence = first.parse().map_err(|_| format!("\"{first}\" is no valence, in \"{line}\""))?;
        out.extend(forms(rest).into_iter().map(|form| (form, valence)));
    }
    Ok(out)
}

/// AFINN's −5 … +5 on VADER's −4 … +4.
const AFINN_SCALE: f64 = 0.8;

/// How each word and phrase feels alone, by VADER and AFINN: their mean where both know it.
pub fn alone(folder: &Path) -> Result<BTreeMap<String, f64>, String> {
    let (mut words, afinn) = (vader(folder)?, afinn(folder)?);
    for (form, valence) in afinn {
        let valence = valence * AFINN_SCALE;
        words.entry(form).and_modify(|vader| *vader = (*vader + valence) / 2.0).or_insert(valence);
    }
    Ok(words)
}

/// VADER's words; its emoticons are left out.
fn vader(folder: &Path) -> Result<BTreeMap<String, f64>, String> {
    tab_separated(&folder.join("lexicons/vader/vader_lexicon.txt"))
}

/// AFINN's words and phrases, −5 … +5. Phrases with a negation in them are left to the shifters.
fn afinn(folder: &Path) -> Result<BTreeMap<String, f64>, String> {
    let mut words = tab_separated(&folder.join("lexicons/afinn/AFINN-en-165.txt"))?;
    words.retain(|form, _| !form.split(' ').any(|word| matches!(word, "not" | "no" | "cant" | "dont")));
    Ok(words)
}

/// Emoji, by the words that describe them.
pub fn emoji(folder: &Path) -> Result<Vec<(String, f64)>, String> {
    let vader = vader(folder)?;
    let text = read(&folder.join("lexicons/vader/emoji_utf8_lexicon.txt"))?;
    let mut out = Vec::new();
    for (emoji, description) in text.lines().filter_map(|line| line.split_once('\t')) {
        if !["face", "heart", "thumbs"].iter().any(|feature| description.contains(feature)) {
            continue;
        }
        // "Broken heart": one bad word makes it bad.
        let words: Vec<f64> =
            description.split(|c: char| !c.is_alphabetic()).filter_map(|w| vader.get(w).copied()).collect();
        let bad: f64 = words.iter().filter(|v| **v < 0.0).sum();
        let valence = if bad < 0.0 { bad } else { words.iter().sum() };
        if valence.abs() >= 1.0 {
            out.push((emoji.to_string(), valence.clamp(-3.0, 3.0)));
        }
    }
    Ok(out)
}

fn tab_separated(path: &Path) -> Result<BTreeMap<String, f64>, String> {
    let text = read(path)?;
    let mut out = BTreeMap::new();
    for line in text.lines() {
        let mut fields = line.split('\t');
        let (Some(form), Some(valence)) = (fields.next(), fields.next()) else { continue };
        let is_word = form.len() > 1 && form.chars().all(|c| c.is_ascii_lowercase() || matches!(c, '-' | ' '));
        if let (true, Ok(valence)) = (is_word, valence.trim().parse()) {
            out.insert(form.replace('-', " "), valence);
        }
    }
    Ok(out)
}

pub fn read(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|e| format!("cannot read {}: {e}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_read() {
        for list in [TOPICS, LOADED, WORDS] {
            assert!(valued(list).unwrap().iter().all(|(form, v)| !form.is_empty() && v.abs() <= 4.0));
        }
        assert!(forms(NEUTRAL).contains(&"interest rates".to_string()));
        assert!(forms(EMOTIONS).iter().all(|form| form.chars().all(|c| c.is_alphabetic() || c == ' ')));
        let shown =
            [LOADED, WORDS].iter().flat_map(|list| valued(list).unwrap()).filter(|(form, _)| form.contains(' '));
        let headlines = forms(HEADLINES);
        assert_eq!(shown.map(|(form, _)| form).find(|form| headlines.contains(form)), None, "a phrase on two lists");
    }
}
