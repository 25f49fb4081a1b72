//! What a word of the reporter's may be, without a tagger: by closed classes, endings and neighbours.

use super::Layout;
use crate::document::{Case, Class, TokenKind};
use crate::quotations::cues::{self, Form};

impl Layout<'_, '_> {
    /// "on", "last", "Tuesday", "2012": words that say when.
    pub fn is_temporal(&self, token: usize) -> bool {
        let class = self.class(token);
        class.is(Class::WEEKDAY)
            || class.is(Class::MONTH) && self.case(token).has_capital()
            || matches!(
                self.lower(token),
                "yesterday"
                    | "today"
                    | "tomorrow"
                    | "tonight"
                    | "morning"
                    | "afternoon"
                    | "evening"
                    | "night"
                    | "week"
                    | "month"
                    | "year"
                    | "weekend"
                    | "midnight"
                    | "noon"
                    | "later"
                    | "earlier"
                    | "recently"
                    | "ago"
            )
            || self.document.tokens().get(token).is_some_and(|t| {
                let starts = |century: &str| self.lower(token).starts_with(century);
                t.kind == TokenKind::Number && t.span.len() == 4 && (starts("19") || starts("20"))
            })
    }

    /// Adverbs that stand between a subject and its verb.
    pub fn is_adverb(&self, token: usize) -> bool {
        if !self.is_word(token) {
            return false;
        }
        let lower = self.lower(token);
        self.class(token).is(Class::ADVERB)
            || self.case(token) == Case::Lower
                && lower.len() > 4
                && lower.ends_with("ly")
                && !NOT_ADVERBS.contains(&lower)
            || matches!(
                lower,
                "first"
                    | "further"
                    | "once"
                    | "long"
                    | "sometimes"
                    | "always"
                    | "twice"
                    | "somewhat"
                    | "maybe"
                    | "rather"
                    | "quite"
                    | "otherwise"
                    | "all"
                    | "both"
            )
    }

    /// Whether a verb in its base form may agree with the word: "voters", "they", "police".
    pub fn is_plural(&self, token: usize) -> bool {
        let lower = self.lower(token);
        self.is_word(token)
            && (!self.class(token).is_closed() && lower.ends_with('s') && !lower.ends_with("ss")
                || PLURALS.contains(&lower))
    }

    /// Whether the token looks like a finite verb or a participle; without a tagger, by its letters and neighbours.
    pub fn is_verb(&self, token: usize) -> bool {
        if !self.is_word(token) {
            return false;
        }
        let (lower, class) = (self.lower(token), self.class(token));
        if class.is(Class::AUXILIARY) {
            return !(class.is(Class::MONTH) && self.case(token) == Case::Capitalised);
        }
        if class.is_closed() || self.case(token).has_capital() || self.name_around(token).is_some() {
            return false;
        }
        let before = token.checked_sub(1).map_or(Class::OPEN, |t| self.class(t));
        let after_determiner =
            before.is(Class::DETERMINER) && !before.is(Class::PRONOUN) || before.is(Class::POSSESSIVE);
        if COMMON_VERBS.binary_search(&lower).is_ok() {
            return !after_determiner;
        }
        if let Some(cue) = cues::of_word(lower) {
            let noun = cue.frames.has(cues::Frames::NOUN) && matches!(cue.form, Form::Base | Form::Third);
            let bare = cue.form == Form::Base && !before.is(Class::PRONOUN);
            if !noun && !bare {
                return !after_determiner && cue.form != Form::Ing;
            }
        }
        lower.len() > 4 && lower.ends_with("ed") && !after_determiner && !NOT_VERBS.contains(&lower)
    }
}

/// Words of many that end in no s.
#[rustfmt::skip]
const PLURALS: &[&str] = &[
    "people", "men", "women", "children", "police", "many", "few", "some", "others", "most", "media", "who", "that", "which",
    "both", "they", "we", "i", "you", "those", "these",
];
const NOT_ADVERBS: &[&str] = &[
    "family", "assembly", "supply", "reply", "ally", "rally", "friendly", "daily", "weekly", "monopoly", "elderly",
    "anomaly", "bully", "apply", "imply",
];
const NOT_VERBS: &[&str] =
    &["indeed", "united", "hundred", "sacred", "naked", "wicked", "breed", "speed", "creed", "unnamed", "embed"];

/// Finite forms that no ending gives away. Sorted; a test holds it to that.
#[rustfmt::skip]
const COMMON_VERBS: &[&str] = &[
    "appears", "arose", "ate", "became", "become", "becomes", "began", "begins", "belongs", "bore", "bought", "brings", "broke", "brought", "built", "came", "caught", "chose",
    "comes", "contains", "dealt", "depends", "drew", "drove", "enters", "exists", "faces", "fell", "flew", "forgave", "forgot", "fought", "froze", "gave", "gets", "gives", "goes",
    "got", "grew", "happens", "heard", "held", "holds", "includes", "involves", "keeps", "kept", "knew", "led", "left", "lent", "loses", "lost", "made", "makes", "meets",
    "met", "needs", "paid", "provides", "ran", "reaches", "receives", "refers", "remain", "remains", "requires", "rode", "rose", "runs", "sang", "sank", "sat", "seem", "seems",
    "sends", "sent", "serves", "shook", "shot", "shows", "slept", "sold", "spent", "sprang", "stays", "stole", "stood", "struck", "stuck", "swept", "takes", "taught", "threw",
    "took", "tore", "tries", "turns", "wants", "went", "wept", "withdrew", "woke", "won", "wore",
];

#[cfg(test)]
mod tests {
    #[test]
    fn the_verbs_are_sorted() {
        assert!(super::COMMON_VERBS.windows(2).all(|pair| pair[0] < pair[1]));
    }
}
