//! Subjects and objects without a tagger: walks from a verb to the noun phrase that acts or is acted upon, and says
//! whether that is somebody known.

use super::scene::Scene;
use super::verbs;
use crate::analysis::{Form, Label, MentionIdx, QuotationKind};
use crate::document::{Class, TokenKind};

/// Nothing is looked for farther away.
const WINDOW: usize = 24;
/// No noun phrase has more words before its head.
const PHRASE: usize = 6;
/// So many phrases, clauses and governing verbs are stepped over.
const STEPS: usize = 8;

/// Who does something, as far as the text tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Whoever this mention refers to.
    Mention(MentionIdx),
    /// Somebody whom the text does not name: "residents".
    Unnamed,
    /// The walk came to nothing.
    Unknown,
}

impl Who {
    /// The mention, if it is one.
    pub fn mention(self) -> Option<MentionIdx> {
        match self {
            Who::Mention(mention) => Some(mention),
            _ => None,
        }
    }
}

/// The subject of the verb or predicate at a token.
pub fn subject(scene: &Scene, predicate: usize) -> Who {
    let walk = Walk { scene, first: scene.sentence(predicate).start.max(predicate.saturating_sub(WINDOW)) };
    walk.subject(predicate)
}

/// The noun phrase that ends just before a token, if no preposition governs it.
pub fn ending(scene: &Scene, end: usize) -> Who {
    let first = scene.sentence(end.saturating_sub(1)).start.max(end.saturating_sub(WINDOW));
    Walk { scene, first }.phrase_ending(end)
}

/// The phrase that opens the clause before a token.
pub fn opening(scene: &Scene, end: usize) -> Who {
    let first = scene.sentence(end.saturating_sub(1)).start.max(end.saturating_sub(WINDOW));
    Walk { scene, first }.first_of_clause(end)
}

/// Whom the noun phrase that begins at a token is about.
pub fn object(scene: &Scene, first: usize) -> Who {
    match scene.head_mention(first) {
        Some(mention) => Who::Mention(mention),
        None => Who::Unnamed,
    }
}

/// Whose the noun at a token is: "Mr Cole's anger", "their fears".
pub fn owner(scene: &Scene, noun: usize) -> Who {
    let first = scene.sentence(noun).start.max(noun.saturating_sub(4));
    for at in (first..noun).rev() {
        let class = scene.document.tokens()[at].class;
        if matches!(scene.document.lower(at), "'s" | "'" | "’s" | "’") && at > first {
            return scene.referent_at(at - 1).map_or(Who::Unnamed, Who::Mention);
        }
        if class.is(Class::POSSESSIVE) {
            return scene.referent_at(at).map_or(Who::Unnamed, Who::Mention);
        }
        if class.is_closed() || scene.document.tokens()[at].kind != TokenKind::Word {
            break;
        }
    }
    Who::Unknown
}

/// Whether a word may end or fill a noun phrase: an open-class word, a number, "many", "some".
fn is_nominal(scene: &Scene, at: usize) -> bool {
    let token = &scene.document.tokens()[at];
    match token.kind {
        TokenKind::Word => !token.class.is_closed() || token.class.is(Class::NUMBER),
        TokenKind::Number => true,
        _ => false,
    }
}

/// What stands on both sides of an aside.
fn is_aside(lower: &str) -> bool {
    matches!(lower, "," | "-" | "--" | "–" | "—")
}

struct Walk<'s, 'd, 't> {
    scene: &'s Scene<'d, 't>,
    first: usize,
}

impl Walk<'_, '_, '_> {
    fn class(&self, at: usize) -> Class {
        self.scene.document.tokens()[at].class
    }

    fn lower(&self, at: usize) -> &str {
        self.scene.document.lower(at)
    }

    fn subject(&self, predicate: usize) -> Who {
        let mut at = predicate;
        for _ in 0..STEPS {
            at = self.skip_verb_group(at);
            let Some(before) = at.checked_sub(1).filter(|&before| before >= self.first) else { return Who::Unknown };
            let lower = self.lower(before);
            let class = self.class(before);
            if lower == "to" {
                // "urged Lind to |praise|": the object; "refused to |praise|": the subject of what governs.
                let end = self.skip_when_and_how(before);
                let Some(governor) = end.checked_sub(1).filter(|&g| g >= self.first) else { return Who::Unknown };
                if self.is_asked(governor) {
                    return self.phrase_ending(end);
                }
                // "refuses to", but "held talks on Sunday to".
                let verb = verbs::takes_infinitive(self.lower(governor))
                    && (end == before || !self.lower(governor).ends_with('s'));
                if verb && self.scene.mention_at(governor).is_none() {
                    at = governor;
                    continue;
                }
                // "held a conference on Sunday to |denounce|": whoever did it for that.
                match self.first_of_clause(before) {
                    Who::Unknown if is_nominal(self.scene, governor) => at = governor,
                    who => return who,
                }
                continue;
            }
            if self.lower(predicate).ends_with("ing") && verbs::takes_gerund(lower) {
                // "admitted |insulting| Holt"
                at = before;
                continue;
            }
            if matches!(lower, "who" | "which" | "that") {
                // "Lind, who |praised|": the phrase before; "said that |praised|" is none.
                let end = if before > self.first && self.lower(before - 1) == "," { before - 1 } else { before };
                return if end > self.first { self.phrase_ending(end) } else { Who::Unknown };
            }
            if class.is(Class::CONJUNCTION) {
                return self.first_of_clause(before);
            }
            if is_aside(lower) {
                return self.before_aside(before);
            }
            if class.is(Class::SUBORDINATOR) && lower != "as" && self.lower(predicate).ends_with("ing") {
                // "left after |insulting| Holt"
                return self.first_of_clause(before);
            }
            if class.is(Class::PREPOSITION) && (!class.is(Class::SUBORDINATOR) || lower == "as") {
                // "was jailed for |insulting|"
                at = before;
                continue;
            }
            return self.phrase_ending(at);
        }
        Who::Unknown
    }

    /// Before the auxiliaries, linking verbs, adverbs and negations of a verb.
    fn skip_verb_group(&self, verb: usize) -> usize {
        let mut at = verb;
        while at > self.first {
            let lower = self.lower(at - 1);
            let class = self.class(at - 1);
            let adverb = class.is(Class::ADVERB | Class::NEGATION) && !class.is(Class::DETERMINER | Class::PRONOUN)
                || lower.len() > 4 && lower.ends_with("ly") && self.scene.mention_at(at - 1).is_none();
            let degree = matches!(
                lower,
                "more" | "most" | "less" | "least" | "also" | "quite" | "not" | "really" | "long" | "both" | "all"
            );
            let linked = LINKS.binary_search(&lower).is_ok();
            let clitic = matches!(lower, "'s" | "’s") && self.scene.mention_at(at - 1).is_none() && at == verb;
            let month = class.is(Class::MONTH) && self.scene.document.tokens()[at - 1].case.has_capital();
            if (class.is(Class::AUXILIARY) && !month) || adverb || degree || linked || clitic {
                at -= 1;
            } else {
                break;
            }
        }
        at
    }

    /// Before the adverbs and the days that end before a token: "voted |unanimously| to", "met |on Sunday| to".
    fn skip_when_and_how(&self, end: usize) -> usize {
        let mut end = end;
        while end > self.first {
            let last = end - 1;
            let day = self.scene.mention_at(last).filter(|&m| self.scene.resolved.mentions[m].form == Form::Value);
            let adverb = self.class(last).is(Class::ADVERB | Class::WEEKDAY) || self.lower(last).ends_with("ly");
            if let Some(day) = day {
                let start = self.scene.spot(day).start;
                let governed = start > self.first && self.lower(start - 1) == "on";
                end = (start - usize::from(governed)).max(self.first);
            } else if adverb && self.scene.mention_at(last).is_none() {
                end = last;
            } else {
                break;
            }
        }
        end
    }

    /// "urged |Lind| to", "called on |Lind| to", "for |Lind| to": whether the phrase that ends at a token is who shall.
    fn is_asked(&self, last: usize) -> bool {
        let start = match self.scene.mention_at(last) {
            Some(mention) => self.mention_start(mention),
            None => self.phrase_start(last + 1),
        };
        let before =
            start.checked_sub(1).filter(|&before| before >= self.first).map_or("", |before| self.lower(before));
        // A verb of asking may have been taken for the first word of the phrase.
        before == "for" || verbs::asks(before) || (start..last).any(|at| verbs::asks(self.lower(at))) || {
            before == "on" && start >= self.first + 2 && self.lower(start - 2).starts_with("call")
        }
    }

    /// The phrase that ends just before a token, or the one that it hangs on: "the head of the |bank|".
    fn phrase_ending(&self, end: usize) -> Who {
        let mut end = end;
        for _ in 0..STEPS {
            let Some(last) = end.checked_sub(1).filter(|&last| last >= self.first) else { return Who::Unknown };
            let class = self.class(last);
            let lower = self.lower(last);
            if let Some(mention) = self.scene.mention_at(last) {
                let start = self.mention_start(mention);
                let value = self.scene.resolved.mentions[mention].form == Form::Value;
                match self.governor(start) {
                    Some(governor) => end = governor,
                    None if value && start > self.first => end = start,
                    None => return self.scene.referent_at(last).map_or(Who::Unnamed, Who::Mention),
                }
                continue;
            }
            // "One can hardly |blame| them" is anybody, and so says whoever speaks; so is "it" that refers to nobody.
            if matches!(lower, "i" | "we" | "you" | "one" | "it") {
                return Who::Unknown;
            }
            if class.is(Class::PRONOUN) {
                // "Lind said that she |fears| it": whoever speaks speaks of himself.
                let quotation = self.scene.quotation_at(last).map(|idx| &self.scene.resolved.quotations[idx]);
                let indirect = quotation.is_some_and(|q| q.kind == QuotationKind::Indirect);
                let own = indirect && matches!(lower, "he" | "she" | "it" | "they");
                return if own { Who::Unknown } else { Who::Unnamed };
            }
            if class.is(Class::ADVERB | Class::WEEKDAY | Class::MONTH) {
                end = last;
                continue;
            }
            if is_aside(lower) {
                return self.before_aside(last);
            }
            if !is_nominal(self.scene, last) {
                return Who::Unknown;
            }
            match self.governor(self.phrase_start(end)) {
                Some(governor) if !matches!(self.lower(governor), "down" | "off" | "out" | "up") => end = governor,
                _ => return Who::Unnamed,
            }
        }
        Who::Unknown
    }

    /// Where the noun phrase that ends before a token begins.
    fn phrase_start(&self, end: usize) -> usize {
        let mut start = end;
        while start > self.first && start + PHRASE > end {
            let class = self.class(start - 1);
            let kind = self.scene.document.tokens()[start - 1].kind;
            let owner = matches!(self.lower(start - 1), "'s" | "’s" | "'" | "’");
            if is_nominal(self.scene, start - 1) && !class.is(Class::ADVERB) || owner {
                start -= 1;
            } else if class.is(Class::DETERMINER) && kind == TokenKind::Word && self.lower(start - 1) != "that" {
                return start - 1;
            } else {
                break;
            }
        }
        start
    }

    /// Where the phrase of a mention begins, with its title: "of |President Lind|", but "Secretary of State |Lind|".
    fn mention_start(&self, mention: MentionIdx) -> usize {
        let found = &self.scene.resolved.mentions[mention];
        let start = self.scene.spot(mention).start;
        if found.form == Form::Value {
            let opens = start > self.first && self.class(start - 1).is(Class::DETERMINER);
            return start - usize::from(opens);
        }
        let titled =
            found.title.map_or(start, |title| self.scene.document.token_at(title.start).clamp(self.first, start));
        if found.label == Some(Label::Person) && titled > self.first && is_nominal(self.scene, titled - 1) {
            let governed = self.governor(self.phrase_start(titled)).is_some();
            return if governed && self.is_capital(titled - 1) { titled } else { self.phrase_start(titled) };
        }
        self.phrase_start(titled)
    }

    fn is_capital(&self, at: usize) -> bool {
        self.scene.document.tokens()[at].case.has_capital()
    }

    /// The preposition that governs what begins at a token, or a phrase that it is joined to: "in Holm and |Lund|".
    fn governor(&self, start: usize) -> Option<usize> {
        let (mut start, mut is_list) = (start, false);
        for _ in 0..STEPS {
            let before = start.checked_sub(1).filter(|&before| before >= self.first)?;
            let class = self.class(before);
            if class.is(Class::PREPOSITION) && !class.is(Class::SUBORDINATOR) {
                return Some(before);
            }
            // A comma alone may part a phrase from its clause: "in Holm, |Lund| said".
            let joins = matches!(self.lower(before), "and" | "or");
            is_list |= joins;
            let joined = (joins || is_list && self.lower(before) == ",") && before > self.first;
            if !joined || !is_nominal(self.scene, before - 1) {
                return None;
            }
            start = match self.scene.mention_at(before - 1) {
                Some(mention) => self.scene.spot(mention).start.min(self.phrase_start(before)),
                None => self.phrase_start(before),
            };
        }
        None
    }

    /// "Lind, the mayor of Holm, |praised|", "the mayor, Lind, |praised|": what stands before the aside, or fills it.
    fn before_aside(&self, close: usize) -> Who {
        let open = (self.first..close).rev().find(|&at| self.lower(at) == self.lower(close));
        let Some(open) = open else {
            return self.first_of_clause(close);
        };
        let fills = |mention: &MentionIdx| self.mention_start(*mention) <= open + 1;
        if let Some(mention) = self.scene.referent_at(close - 1).filter(fills) {
            return Who::Mention(mention);
        }
        match open.checked_sub(1).filter(|&before| before >= self.first) {
            Some(before) if self.scene.referent_at(before).is_some() => self.phrase_ending(open),
            // "A group of writers, led by Lind, |praised|": somebody, where the aside begins like one.
            Some(before) if is_nominal(self.scene, before) && self.opens_aside(open + 1) => self.phrase_ending(open),
            _ => Who::Unknown,
        }
    }

    /// Whether what follows a comma only adds to the phrase before it.
    fn opens_aside(&self, at: usize) -> bool {
        let lower = self.lower(at);
        let relative = matches!(lower, "who" | "which" | "whose" | "including" | "most" | "some" | "many");
        relative || lower == "led" || lower.ends_with("ed") && self.lower(at + 1) == "by"
    }

    /// The phrase that opens the clause before a token: "|Lind| met the mayor and praised".
    fn first_of_clause(&self, end: usize) -> Who {
        let mut start = end;
        while start > self.first && !self.scene.breaks(start - 1) && !matches!(self.lower(start - 1), "," | "that") {
            start -= 1;
        }
        let mut at = start;
        let mut governed = false;
        while at < end {
            let class = self.class(at);
            if let Some(mention) = self.scene.referent_at(at) {
                let spot = self.scene.spot(mention);
                let owner = matches!(self.lower(spot.end), "'s" | "’s" | "'" | "’");
                let modifies = spot.end < end && self.scene.modifies(mention);
                if !governed && !owner && !modifies && !class.is(Class::POSSESSIVE) {
                    return Who::Mention(mention);
                }
                if owner || modifies {
                    return Who::Unnamed;
                }
                (at, governed) = (spot.end, false);
                continue;
            }
            if class.is(Class::PREPOSITION) {
                governed = true;
            } else if class.is(Class::PRONOUN) && !class.is(Class::DETERMINER) && !governed {
                return if matches!(self.lower(at), "i" | "we" | "you" | "it") { Who::Unknown } else { Who::Unnamed };
            } else if is_nominal(self.scene, at) && !governed && !self.scene.document.tokens()[at].case.has_capital() {
                // A noun opens the clause unless a name follows at once: "the mayor |Lind|".
                let next = self.scene.referent_at(at + 1).is_some();
                if !next && !self.lower(at).ends_with("ly") && !class.is(Class::NUMBER) {
                    return Who::Unnamed;
                }
            } else if is_nominal(self.scene, at) && governed {
                governed = at + 1 < end && is_nominal(self.scene, at + 1);
            }
            at += 1;
        }
        Who::Unknown
    }
}

/// Verbs that tie a subject to what is said of it; sorted.
pub const LINKS: &[&str] = &[
    "appear", "appeared", "appears", "became", "become", "becomes", "feel", "feeling", "feels", "felt", "get", "gets",
    "getting", "got", "grew", "grow", "grown", "left", "look", "looked", "looks", "proved", "remain", "remained",
    "remains", "seem", "seemed", "seems", "sound", "sounded", "sounds",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_sorted() {
        assert!(LINKS.is_sorted());
    }
}
