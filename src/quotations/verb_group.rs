//! A verb with its auxiliaries, negation and adverbs: "has also said", "did not say", "is expected to announce".

use super::cues::{Cue, Form, Frames};
use super::layout::Layout;
use crate::analysis::Modality;
use crate::document::{Class, TokenKind};
use std::ops::Range;

/// The verb group around a cue.
#[derive(Clone, Debug)]
pub(super) struct VerbGroup {
    pub tokens: Range<usize>,
    pub modality: Option<Modality>,
    /// "was told": its subject is not the source.
    pub passive: bool,
    /// "a plan to say": it has no subject of its own.
    pub infinitive: bool,
}

/// Before "to", words that say that it is still to come.
#[rustfmt::skip]
const EXPECTED: &[&str] = &[
    "expected", "due", "set", "scheduled", "likely", "going", "poised", "about", "planning", "preparing", "expects", "plans",
];
/// Before "to", verbs that deny the act.
const WITHHELD: &[&str] =
    &["declined", "refused", "declines", "refuses", "failed", "fails", "refusing", "declining", "failing"];
/// Before "to", verbs that only shade the act.
#[rustfmt::skip]
const SHADING: &[&str] = &[
    "went", "goes", "going", "continued", "continues", "appeared", "appears", "seemed", "seems", "began", "begins", "tried",
    "tries", "used", "managed", "wanted", "wants", "had", "has", "have", "on", "trying", "continuing", "eager",
    "keen", "quick", "careful", "happy", "ready", "able", "unable",
];

/// Reads the group that ends in the verb at `verb`.
pub(super) fn read(layout: &Layout, verb: usize, cue: &Cue, floor: usize) -> VerbGroup {
    let mut group = VerbGroup { tokens: verb..verb + 1, modality: None, passive: false, infinitive: false };
    let mut start = verb;
    for _ in 0..10 {
        if start <= floor {
            break;
        }
        let before = start - 1;
        let lower = layout.lower(before);
        let class = layout.class(before);
        if cue.form == Form::Ing && start == verb && matches!(lower, "denied" | "denies" | "denying" | "deny") {
            // "denied saying that"
            group.modality = Some(Modality::Denied);
        } else if class.is(Class::NEGATION) && !class.is(Class::PRONOUN | Class::DETERMINER | Class::CONJUNCTION) {
            group.modality = Some(Modality::Negated);
        } else if class.is(Class::AUXILIARY) && !(class.is(Class::MONTH) && layout.case(before).has_capital())
            || lower == "'s" && cue.form == Form::Ing
        {
            let is_be =
                matches!(lower, "is" | "was" | "are" | "were" | "be" | "been" | "being" | "am" | "'re" | "'m" | "'s");
            group.passive |= is_be && matches!(cue.form, Form::Past | Form::Participle) && start == verb
                || is_be && matches!(cue.form, Form::Past | Form::Participle) && adverbs_only(layout, before + 1..verb);
            if group.modality.is_none() {
                group.modality = match lower {
                    "will" | "'ll" | "shall" => Some(Modality::Expected),
                    "would" | "could" | "might" | "may" | "'d" | "should" => Some(Modality::Conditional),
                    _ => None,
                };
            }
        } else if lower == "to" && start == verb {
            let lead = if before > floor { layout.lower(before - 1) } else { "" };
            if EXPECTED.contains(&lead) {
                group.modality = Some(Modality::Expected);
            } else if WITHHELD.contains(&lead) {
                group.modality = Some(Modality::Negated);
            } else if !SHADING.contains(&lead) {
                group.infinitive = true;
                break;
            }
            start = before;
            if before > floor {
                start = before - 1;
            }
            // "went on to say"
            if lead == "on" && start > floor && matches!(layout.lower(start - 1), "went" | "goes" | "going" | "go") {
                start -= 1;
            }
            continue;
        } else if !(layout.is_adverb(before) && !layout.is_temporal(before) && !class.is(Class::DETERMINER)) {
            break;
        }
        start = before;
    }
    group.tokens.start = start;
    group
}

/// Whether a word that may also be a noun or an adjective is a verb in its place.
pub(super) fn is_verb_here(layout: &Layout, token: usize, cue: &Cue) -> bool {
    let Some(before) = token.checked_sub(1) else {
        return true;
    };
    if layout.case(token).has_capital() && !is_title_case(layout, token) {
        return false;
    }
    // "Reports from the town", "State officials"
    let opens_sentence = layout.document.sentences()[layout.document.sentence_of(token)].tokens.start == token;
    if opens_sentence && cue.frames.has(Frames::NOUN) && matches!(cue.form, Form::Base | Form::Third) {
        return false;
    }
    let glued = !layout.document.tokens()[token].space_before && layout.is_punct(before, &["-", "‑"]);
    let compound = layout.is_punct(token + 1, &["-", "‑"]) && !layout.document.tokens()[token + 1].space_before;
    if glued || compound || cue.lemma == "regard" && cue.form == Form::Ing {
        return false;
    }
    // "as the mayor put it"
    if cue.lemma == "put" && layout.lower(token + 1) != "it"
        || cue.lemma == "point" && !matches!(layout.lower(token + 1), "out" | "to")
    {
        return false;
    }
    let class = layout.class(before);
    if class.is(Class::AUXILIARY)
        || layout.lower(before) == "not"
        || layout.lower(before) == "n't"
        || layout.is_adverb(before)
    {
        let noun = cue.frames.has(Frames::NOUN);
        if layout.is_adverb(before) && !class.is(Class::AUXILIARY) {
            // "the most frequently discussed subject", "the first attack"
            let mut lead = before;
            while lead > 0 && before - lead < 3 && layout.is_adverb(lead - 1) {
                lead -= 1;
            }
            let outer = lead.checked_sub(1).map_or(Class::OPEN, |lead| layout.class(lead));
            let determined = outer.is(Class::DETERMINER) && !outer.is(Class::PRONOUN) || outer.is(Class::POSSESSIVE);
            if determined && (noun || takes_content(layout, token + 1) || layout.is_word(token + 1)) {
                return false;
            }
        }
        let third = cue.form == Form::Third;
        return !(noun && class.is(Class::DETERMINER)) && !(third && (noun || !layout.is_adverb(before)));
    }
    // "sixteen states", "1,124 pledged delegates"
    let counted = class.is(Class::NUMBER) && !class.is(Class::PRONOUN)
        || layout.document.tokens()[before].kind == TokenKind::Number && !layout.is_temporal(before);
    let noun_form = cue.frames.has(Frames::NOUN) && matches!(cue.form, Form::Third | Form::Base);
    let modifies = matches!(cue.form, Form::Past | Form::Participle) && is_bare_noun(layout, token + 1);
    if counted && (noun_form || modifies) {
        return false;
    }
    let preposition = class.is(Class::PREPOSITION) && !class.is(Class::SUBORDINATOR);
    let nominal_place = class.is(Class::DETERMINER) && !class.is(Class::PRONOUN)
        || class.is(Class::POSSESSIVE)
        || layout.lower(before) == "'s" && !is_clitic_verb(layout, before, cue)
        || preposition && cue.form != Form::Ing && layout.lower(before) != "to" && !layout.is_temporal(before);
    if nominal_place {
        return false;
    }
    if layout.lower(before) == "to" {
        return cue.form == Form::Base;
    }
    // "think tank", "state media"
    if cue.form == Form::Base && COMPOUNDS.contains(&(layout.lower(token), layout.lower(token + 1))) {
        return false;
    }
    match cue.form {
        Form::Past => true,
        // "has written" was seen above; "a written reply" is none
        Form::Participle => false,
        Form::Ing => {
            // "lawsuits seeking", "a way of saying": only verbs of speech tell on a noun before them
            let after_noun = layout.is_word(before) && !class.is_closed();
            let names = cue.frames.has(Frames::NAME | Frames::AS) && layout.case(before).has_capital();
            layout.lower(before) != "worth" && (!after_noun || names || cue.frames.has(Frames::SAY | Frames::TELL))
        }
        Form::Third | Form::Base if class.is(Class::CONJUNCTION) => !cue.frames.has(Frames::NOUN),
        Form::Third => {
            // "prompted calls for more": the object of a verb
            let is_noun = cue.frames.has(Frames::NOUN);
            let is_object = layout.is_verb(before) && (is_noun || cue.lemma == "call");
            !is_object
                && (!is_noun
                    || takes_content(layout, token + 1) && is_singular(layout, before) && !is_adjective(layout, before))
        }
        Form::Base => agrees(layout, token, cue),
    }
}

/// Whether a base form stands behind a subject of many: "experts say", "officials in the town and beyond say".
fn agrees(layout: &Layout, token: usize, cue: &Cue) -> bool {
    let before = token - 1;
    let content = takes_content(layout, token + 1);
    let is_noun = cue.frames.has(Frames::NOUN);
    let opens = content && !is_bare_noun(layout, token + 1);
    // "another voice actor", but "some say"
    if layout.class(before).is(Class::PRONOUN) {
        return !is_noun || opens || !layout.class(before).is(Class::DETERMINER);
    }
    let joined =
        before > 0 && layout.class(before - 1).is(Class::CONJUNCTION) && layout.is_word(before.wrapping_sub(2));
    if layout.is_word(before) && layout.is_plural(before) && !layout.case(before).has_capital() {
        return !is_noun || content;
    }
    if !layout.is_word(before) || layout.is_plural(before) || joined {
        return !is_noun || opens;
    }
    if layout.case(before).has_capital() {
        return if is_noun { opens } else { content };
    }
    let verbs_only = cue.frames.has(Frames::SAY) && !is_noun;
    verbs_only && (opens || !layout.is_word(token + 1)) && has_plural_head(layout, before)
}

/// Two words that are a noun together, though the first may be a verb elsewhere.
const COMPOUNDS: &[(&str, &str)] = &[
    ("think", "tank"),
    ("think", "tanks"),
    ("state", "media"),
    ("state", "television"),
    ("state", "officials"),
    ("press", "freedom"),
    ("press", "officers"),
];

/// No head stands further from its verb.
const HEAD: usize = 10;

/// "observers| in many parts of the country": a plural with a preposition behind it, and no verb in between.
fn has_plural_head(layout: &Layout, last: usize) -> bool {
    (last.saturating_sub(HEAD)..last)
        .rev()
        .take_while(|&idx| layout.is_word(idx) && !layout.is_verb(idx))
        .any(|idx| layout.is_plural(idx) && layout.class(idx + 1).is(Class::PREPOSITION))
}

fn is_bare_noun(layout: &Layout, token: usize) -> bool {
    layout.is_word(token) && !layout.class(token).is_closed() && !layout.case(token).has_capital()
}

/// By its ending or in a short list: "criminal |charges|" are no verb.
fn is_adjective(layout: &Layout, token: usize) -> bool {
    let lower = layout.lower(token);
    !layout.case(token).has_capital()
        && (["al", "ive", "ic", "ous", "ful", "able", "ible", "ary", "ed", "ing", "less", "est"]
            .iter()
            .any(|ending| lower.len() > ending.len() + 2 && lower.ends_with(ending))
            || matches!(
                lower,
                "new"
                    | "old"
                    | "recent"
                    | "false"
                    | "big"
                    | "past"
                    | "early"
                    | "late"
                    | "other"
                    | "own"
                    | "more"
                    | "further"
            ))
        && !matches!(
            lower,
            "official" | "general" | "rival" | "executive" | "detective" | "critic" | "mechanic" | "cleric"
        )
}

/// "he|'s| claiming", and not "the union|'s| claim".
fn is_clitic_verb(layout: &Layout, token: usize, cue: &Cue) -> bool {
    let lead = token.checked_sub(1).map_or("", |lead| layout.lower(lead));
    matches!(cue.form, Form::Ing | Form::Past | Form::Participle)
        && matches!(lead, "he" | "she" | "it" | "that" | "who" | "what" | "there" | "nobody" | "everybody")
}

/// Words that an object or a clause begins with.
fn takes_content(layout: &Layout, next: usize) -> bool {
    layout.class(next).is(Class::DETERMINER | Class::PRONOUN | Class::NUMBER)
        || layout.class(next).is(Class::SUBORDINATOR) && !layout.class(next).is(Class::PREPOSITION)
        || layout.lower(next) == "to"
        || layout.piece_at(next).is_some()
        || layout.document.tokens().get(next).is_some_and(|t| t.kind == TokenKind::Link)
        || layout.case(next).has_capital() && layout.is_word(next)
        || layout.is_word(next) && !layout.class(next).is_closed() && !layout.is_verb(next)
}

fn is_singular(layout: &Layout, token: usize) -> bool {
    let lower = layout.lower(token);
    layout.case(token).has_capital()
        || layout.is_word(token)
            && (!lower.ends_with('s') || lower.ends_with("ss"))
            && !matches!(lower, "people" | "police")
        || !layout.is_word(token)
}

/// Whether the token stands in a headline whose words all have capitals, or begins its sentence.
fn is_title_case(layout: &Layout, token: usize) -> bool {
    let sentence = &layout.document.sentences()[layout.document.sentence_of(token)];
    if sentence.tokens.start == token {
        return true;
    }
    let near = sentence.tokens.start.max(token.saturating_sub(10))..sentence.tokens.end.min(token + 10);
    let open = near.filter(|&idx| layout.is_word(idx) && layout.document.tokens()[idx].span.len() > 3);
    let (mut n_lower, mut n_all) = (0, 0);
    for idx in open {
        n_all += 1;
        n_lower += usize::from(!layout.case(idx).has_capital());
    }
    n_lower * 5 <= n_all
}

fn adverbs_only(layout: &Layout, mut tokens: Range<usize>) -> bool {
    tokens.all(|idx| layout.is_adverb(idx) || layout.class(idx).is(Class::AUXILIARY | Class::NEGATION))
}
