//! What changes a cue's valence: negation, degree, reduction, contrast, irrealis, hedges, and how far each reaches.

mod words;

use super::verbs;
use crate::analysis::{Milli, Shifter, ShifterKind};
use crate::document::{Class, Document, TokenKind};
use std::ops::Range;
use words::{Degree, Word, pair_at, raises, word_of};

/// No shifter is looked for farther from its cue.
const WINDOW: usize = 12;
/// "no serious or lasting harm": open-class words that may stand between a negation and what it negates.
const NEGATION_REACH: usize = 3;
/// "I do not think that the new plan is a good one": the same behind a verb that hands its negation on.
const RAISED_REACH: usize = 5;
/// The modal of an "if" clause's other half may stand a little farther off than a degree word.
const DEGREE_REACH: usize = 2;

/// Auxiliaries of a finite clause; sorted.
const FINITE: &[&str] = &[
    "are", "can", "could", "did", "does", "had", "has", "have", "is", "may", "might", "must", "should", "was", "were",
    "will", "would",
];

const MOST: i64 = 4000;

/// A valence after its shifters.
pub struct Shifted {
    pub valence: Milli,
    /// In the order of the text.
    pub shifters: Vec<Shifter>,
}

/// Looks around a cue, within its clause, for what changes its valence.
pub fn shift(document: &Document, cue: Range<usize>, base: Milli) -> Shifted {
    let sentence = document.sentences()[document.sentence_of(cue.start)].tokens.clone();
    let mut scope = Scope { document, sentence, cue, found: Vec::new(), degree: 1000 };
    scope.look_back();
    scope.look_ahead();
    if !scope.found.iter().any(|s| s.kind == ShifterKind::Irrealis) {
        scope.look_for_question();
    }
    scope.found.sort_by_key(|s| s.span);
    Shifted { valence: scope.apply(base), shifters: scope.found }
}

struct Scope<'d, 't> {
    document: &'d Document<'t>,
    sentence: Range<usize>,
    cue: Range<usize>,
    found: Vec<Shifter>,
    /// What the degree words make of it, in thousandths.
    degree: i64,
}

/// How a walk back from the cue stands.
#[derive(Default)]
struct Walk {
    /// Open-class words passed.
    open: usize,
    /// A definite noun phrase, or another clause, began behind: a negation reaches in only from close by.
    closed_off: bool,
    /// A "that" clause began behind: only what raises its negation reaches in.
    subordinate: bool,
    /// A finite verb stands behind, whose subject ends there.
    finite: bool,
}

impl Scope<'_, '_> {
    fn add(&mut self, tokens: Range<usize>, kind: ShifterKind) {
        self.found.push(Shifter { span: self.document.span_of(tokens), kind });
    }

    /// "Has the plan failed?": asked, not said.
    fn look_for_question(&mut self) {
        let (first, last) = (self.sentence.start, self.sentence.end - 1);
        let asks = self.document.lower(last) == "?" && self.document.tokens()[first].class.is(Class::AUXILIARY);
        if asks && self.cue.start <= first + WINDOW && self.cue.start > first {
            self.add(first..first + 1, ShifterKind::Irrealis);
        }
    }

    fn look_back(&mut self) {
        let first = self.sentence.start.max(self.cue.start.saturating_sub(WINDOW));
        let mut walk = Walk::default();
        let mut at = self.cue.start;
        while at > first {
            at -= 1;
            let distance = self.cue.start - at;
            if at > first
                && let Some(word) = pair_at(self.document.lower(at - 1), self.document.lower(at))
            {
                at -= 1;
                self.take(word, at..at + 2, distance, &walk);
                if matches!(word, Word::Stop) {
                    return;
                }
                continue;
            }
            let lower = self.document.lower(at);
            if let Some(word) = word_of(lower).filter(|_| !self.is_something_else(at)) {
                self.take(word, at..at + 1, distance, &walk);
            }
            if self.stops(at, &mut walk) {
                return;
            }
        }
    }

    /// "In May", "a no-bid contract", "ended in tears": not the word that the table means.
    fn is_something_else(&self, at: usize) -> bool {
        let token = &self.document.tokens()[at];
        let next = at + 1;
        let month = token.class.is(Class::MONTH) && token.case.has_capital() && at > self.sentence.start;
        let hyphened = self.document.lower(next) == "-" && !self.document.tokens()[next].space_before;
        let intransitive = matches!(word_of(self.document.lower(at)), Some(Word::Reduction(_)))
            && self.document.tokens()[next].class.is(Class::PREPOSITION)
            && !self.document.tokens()[next].class.is(Class::DETERMINER)
            && next < self.cue.start;
        month || hyphened || intransitive
    }

    /// Takes in the token just passed; true where the clause of the cue begins.
    fn stops(&self, at: usize, walk: &mut Walk) -> bool {
        let token = &self.document.tokens()[at];
        let lower = self.document.lower(at);
        match token.kind {
            TokenKind::Punct => return lower != "-" || token.space_before,
            TokenKind::Mark | TokenKind::Symbol => return true,
            _ => {}
        }
        match lower {
            "the" | "this" | "these" | "those" | "his" | "her" | "their" | "its" | "our" | "my" | "your" => {
                walk.closed_off = true;
                false
            }
            "that" => {
                walk.subordinate = true;
                walk.closed_off = true;
                false
            }
            "but" | "because" | "when" | "while" | "who" | "which" | "whom" | "since" | "until" | "where"
            | "before" | "after" | "although" | "though" | "despite" | "if" | "unless" | "whether" | "than" | "as"
            | "into" | "til" | "till" => true,
            "and" | "or" => {
                walk.closed_off |= walk.open > 0 && lower == "and";
                // "refuses to leave and |opposes|", "fighting crime and |improving| schools": another verb.
                let next = self.document.lower(at + 1);
                next.ends_with("ing") || verbs::evaluates(next) && (next.ends_with('s') || next.ends_with("ed"))
            }
            _ => {
                walk.finite |= FINITE.binary_search(&lower).is_ok();
                walk.open += usize::from(!token.class.is_closed());
                false
            }
        }
    }

    fn take(&mut self, word: Word, tokens: Range<usize>, distance: usize, walk: &Walk) {
        match word {
            Word::Negation => {
                if self.negates(tokens.clone(), walk) {
                    self.add(tokens, ShifterKind::Negation);
                }
            }
            Word::Reduction(reach) => {
                if walk.open <= reach && !walk.subordinate && !walk.finite {
                    self.add(tokens, ShifterKind::Reduction);
                }
            }
            Word::Degree(Degree { kind, factor }) => {
                if distance <= DEGREE_REACH && walk.open == 0 {
                    self.degree = self.degree * factor / 1000;
                    self.add(tokens, kind);
                }
            }
            Word::Irrealis => self.add(tokens, ShifterKind::Irrealis),
            Word::Hedge => {
                if walk.open <= 2 {
                    self.add(tokens, ShifterKind::Hedge);
                }
            }
            Word::Contrast => self.add(tokens, ShifterKind::Contrast),
            Word::Stop => {}
        }
    }

    /// Whether the negation reaches the cue.
    fn negates(&self, tokens: Range<usize>, walk: &Walk) -> bool {
        let next = self.document.lower(tokens.end);
        let negation = self.document.lower(tokens.start);
        if matches!(negation, "not" | "n't") {
            // "not only a success but …", "not least the brave": nothing is denied.
            if matches!(next, "only" | "just" | "merely" | "simply" | "least" | "solely") {
                return false;
            }
            let raised = (tokens.end..self.cue.start.min(tokens.end + 3)).any(|idx| raises(self.document.lower(idx)));
            if raised {
                return walk.open <= RAISED_REACH;
            }
        }
        // "No year was more brilliant than this": that much is said of it.
        let compared =
            || (self.cue.end..self.sentence.end.min(self.cue.end + 4)).any(|at| self.document.lower(at) == "than");
        if self.document.lower(self.cue.start - 1) == "more" && compared() {
            return false;
        }
        // "Not without success" turns twice; "hardly a success and anything but safe" turns each word once.
        let other = self.found.iter().find(|s| s.kind == ShifterKind::Negation);
        let is_far = |s: &Shifter| self.document.tokens()[tokens.end - 1].span.end + 2 < s.span.start;
        if walk.subordinate || other.is_some_and(is_far) {
            return false;
        }
        walk.open <= if walk.closed_off { 0 } else { NEGATION_REACH }
    }

    /// "Deaths fell", "the plan was brilliant, but …".
    fn look_ahead(&mut self) {
        let last = self.sentence.end.min(self.cue.end + WINDOW);
        let mut near = true;
        for at in self.cue.end..last {
            let token = &self.document.tokens()[at];
            let lower = self.document.lower(at);
            let participle = lower.ends_with("ing") && !self.document.tokens()[at - 1].class.is(Class::AUXILIARY);
            if near && at < self.cue.end + 5 && words::falls(lower) && !participle && !self.is_passive_or_noun(at) {
                self.add(at..at + 1, ShifterKind::Reduction);
                near = false;
            }
            let clause = token.class.is(Class::SUBORDINATOR | Class::PRONOUN) || lower == "who" || lower == "and";
            near &= token.kind == TokenKind::Word && !clause;
            let comma = self.document.lower(at - 1) == ",";
            if comma && matches!(lower, "but" | "yet") && self.document.lower(at + 1) != "also" && !self.not_only() {
                self.add(at..at + 1, ShifterKind::Contrast);
                return;
            }
            if token.kind == TokenKind::Mark || matches!(lower, ";" | ":" | "?" | "!") {
                return;
            }
        }
    }

    /// "Not only a success …, but": nothing is weighed against it.
    fn not_only(&self) -> bool {
        let first = self.sentence.start.max(self.cue.start.saturating_sub(WINDOW));
        (first + 1..self.cue.start).any(|at| self.document.lower(at) == "only" && self.document.lower(at - 1) == "not")
    }

    /// "was reduced by", "a fall in": not the verb of what stands before.
    fn is_passive_or_noun(&self, at: usize) -> bool {
        let before = self.document.tokens()[at - 1].class;
        before.is(Class::DETERMINER | Class::POSSESSIVE | Class::PREPOSITION)
    }

    /// The valence after everything found. Turning a word round leaves less than it had.
    fn apply(&self, base: Milli) -> Milli {
        let count = |kind| self.found.iter().filter(|s| s.kind == kind).count();
        let mut v = base.0 * self.degree / 1000;
        let (negated, reduced) = (count(ShifterKind::Negation) % 2 == 1, count(ShifterKind::Reduction) > 0);
        if negated != reduced {
            v = if v > 0 { -v * 7 / 10 } else { -v * 4 / 10 };
        } else if negated {
            v = v * 7 / 10;
        }
        for kind in [ShifterKind::Irrealis, ShifterKind::Hedge, ShifterKind::Contrast] {
            if count(kind) > 0 {
                v = v * 6 / 10;
            }
        }
        Milli(v.clamp(-MOST, MOST))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// "text with a [cue]" and the kinds of its shifters, with their surfaces.
    #[track_caller]
    fn check(marked: &str, wanted: &str) {
        let (start, end) = (marked.find('[').unwrap(), marked.find(']').unwrap() - 1);
        let text = marked.replace(['[', ']'], "");
        let document = Document::new(&text);
        let cue = document.tokens_in(crate::span::Span::new(start, end));
        let shifted = shift(&document, cue, Milli(2000));
        let found: Vec<_> =
            shifted.shifters.iter().map(|s| format!("{} {:?}", s.span.of(&text), s.kind).to_lowercase()).collect();
        assert_eq!(found.join(", "), wanted, "{marked}");
    }

    #[test]
    fn negation_near_and_far() {
        check("The road is not [safe].", "not negation");
        check("It wasn't a very [good] year.", "n't negation, very intensifier");
        check("I don't think that this is a [good] idea.", "n't negation");
        check("There were no serious [injuries].", "no negation");
        check("It was hardly a [triumph].", "hardly negation");
        check("It is anything but [calm].", "anything but negation");
        check("It was nothing like a [triumph].", "nothing like negation");
        check("It is far from [perfect].", "far from negation");
        check("She is not only [brave] but also kind.", "");
        check("It did not take long before the [brave] crew came.", "");
        check("He did not, she said, [win].", "");
        check("They did not back the [disastrous] plan.", "");
        check("Nothing was [stolen].", "nothing negation");
        check("It was never a joy and anything but [easy].", "anything but negation");
        check("It was not without [merit].", "not negation, without negation");
        check("They left without [trouble].", "without negation");
        check("No year was more [brilliant] than this.", "more intensifier");
        check("The no-bid contract was a [failure].", "");
        check("The road was not long - it was [safe].", "");
        check("It was not only [brave], but it was cheap.", "");
    }

    #[test]
    fn degree_and_comparison() {
        check("a deeply [unpopular] law", "deeply intensifier");
        check("a slightly [unpopular] law", "slightly diminisher");
        check("The town is less [safe].", "less reduction");
        check("There were fewer [deaths].", "fewer reduction");
        check("The law reduced [poverty].", "reduced reduction");
        check("She failed to [win].", "failed to reduction");
        check("Road [deaths] in the county fell.", "fell reduction");
        check("Men were [injured] when they fell.", "");
        check("Men were [injured] falling from roofs.", "");
        check("The law helps by fighting fraud and [improving] schools.", "");
        check("She refuses to leave and [opposes] the plan.", "");
        check("Moves to reduce waste are [welcome].", "");
        check("The match ended in [violence].", "");
        check("She turned the loss of sight into [joy].", "");
    }

    #[test]
    fn what_has_not_happened_or_is_not_sure() {
        check("It would be a [disaster].", "would irrealis");
        check("If they [win], we leave.", "if irrealis");
        check("the allegedly [corrupt] mayor", "allegedly hedge");
        check("Has the plan been a [success]?", "has irrealis");
        check("Why was it a [success]?", "");
        check("In May it was a [success].", "");
        check("It was [brilliant], but nobody came.", "but contrast");
        check("Despite the [success] he left.", "despite contrast");
    }

    #[test]
    fn intensity_is_ordered_and_turning_round_leaves_less() {
        let valence = |text: &str, base| {
            let document = Document::new(text);
            let last = document.tokens().len() - 1;
            shift(&document, last..last + 1, Milli(base)).valence.0
        };
        assert!(valence("extremely good", 2000) > valence("good", 2000));
        assert!(valence("good", 2000) > valence("slightly good", 2000));
        assert!((1..1500).contains(&-valence("not good", 2000)));
        assert!((1..1500).contains(&valence("no harm", -2000)));
        assert_eq!(valence("extremely good", 4000), 4000);
    }
}
