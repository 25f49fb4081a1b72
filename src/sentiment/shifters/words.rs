//! The shifters themselves: single words, and pairs that mean something else than their words.

use crate::analysis::ShifterKind;

/// What a word or a pair of words does to a cue behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// Turns it round.
    Negation,
    /// Says that there is less of it; over so many open-class words at most.
    Reduction(usize),
    /// Strengthens or weakens it.
    Degree(Degree),
    /// It has not happened.
    Irrealis,
    /// Nobody vouches for it.
    Hedge,
    /// It is outweighed.
    Contrast,
    /// Ends the scope of whatever stands before.
    Stop,
}

/// A degree word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Degree {
    pub kind: ShifterKind,
    /// In thousandths.
    pub factor: i64,
}

const STRONG: Word = Word::Degree(Degree { kind: ShifterKind::Intensifier, factor: 1350 });
const MORE: Word = Word::Degree(Degree { kind: ShifterKind::Intensifier, factor: 1150 });
const WEAK: Word = Word::Degree(Degree { kind: ShifterKind::Diminisher, factor: 600 });
const N: Word = Word::Negation;
const I: Word = Word::Irrealis;
const H: Word = Word::Hedge;
const C: Word = Word::Contrast;
/// A determiner-like "less", whose noun or adjective follows at once.
const LESS: Word = Word::Reduction(1);
/// A verb, whose object may have its own attributes.
const R: Word = Word::Reduction(1);

/// What a word does; `lower` is in lower case.
pub fn word_of(lower: &str) -> Option<Word> {
    find(WORDS, lower)
}

/// What two words do together.
pub fn pair_at(first: &str, second: &str) -> Option<Word> {
    let at = PAIRS.partition_point(|((a, b), _)| (*a, *b) < (first, second));
    PAIRS.get(at).filter(|((a, b), _)| (*a, *b) == (first, second)).map(|(_, word)| *word)
}

/// Whether a verb hands its negation on to its clause: "I do not think that …".
pub fn raises(lower: &str) -> bool {
    RAISERS.binary_search(&lower).is_ok()
}

/// Whether a verb says that its subject became less.
pub fn falls(lower: &str) -> bool {
    FALLS.binary_search(&lower).is_ok()
}

fn find(table: &[(&str, Word)], word: &str) -> Option<Word> {
    table.binary_search_by(|(w, _)| (*w).cmp(word)).ok().map(|idx| table[idx].1)
}

/// Sorted; a test holds it to that.
#[rustfmt::skip]
const WORDS: &[(&str, Word)] = &[
    ("absolutely", STRONG), ("alleged", H), ("allegedly", H), ("almost", WEAK), ("although", C), ("apparently", H),
    ("averted", R), ("averting", R), ("avoid", R), ("avoided", R), ("avoiding", R), ("avoids", R), ("barely", N),
    ("bitterly", STRONG), ("cannot", N), ("combat", R), ("combating", R), ("completely", STRONG),
    ("considerably", STRONG), ("could", I), ("curb", R), ("curbed", R), ("curbing", R), ("cut", R), ("cuts", R),
    ("cutting", R), ("decrease", R), ("decreased", R), ("deeply", STRONG), ("despite", C), ("ease", R), ("eased", R),
    ("eases", R), ("easing", R), ("eliminate", R), ("eliminated", R), ("eliminating", R), ("end", R), ("ended", R),
    ("ending", R), ("enormously", STRONG), ("entirely", STRONG), ("eradicate", R), ("especially", STRONG),
    ("even", MORE), ("exceptionally", STRONG), ("extraordinarily", STRONG), ("extremely", STRONG), ("fairly", WEAK),
    ("fewer", LESS), ("fiercely", STRONG), ("fight", R), ("fighting", R), ("fully", STRONG), ("greatly", STRONG),
    ("halt", R), ("halted", R), ("halting", R), ("hardly", N), ("heavily", STRONG), ("highly", STRONG),
    ("hugely", STRONG), ("if", I), ("immensely", STRONG), ("increasingly", STRONG), ("incredibly", STRONG),
    ("intensely", STRONG), ("least", LESS), ("less", LESS), ("lessen", R), ("lessened", R), ("limit", R),
    ("marginally", WEAK), ("may", I), ("maybe", H), ("might", I), ("mildly", WEAK), ("mitigate", R), ("more", MORE),
    ("most", MORE), ("n't", N), ("nearly", WEAK), ("neither", N), ("never", N), ("no", N), ("nobody", N), ("none", N),
    ("nor", N), ("not", N), ("nothing", N), ("notwithstanding", C), ("partially", WEAK), ("particularly", STRONG),
    ("partly", WEAK), ("perhaps", H), ("possibly", H), ("potential", I), ("potentially", I), ("prevent", R),
    ("prevented", R), ("preventing", R), ("prevents", R), ("profoundly", STRONG), ("purely", STRONG),
    ("purportedly", H), ("quite", MORE), ("rarely", N), ("rather", WEAK), ("really", STRONG), ("reduce", R),
    ("reduced", R), ("reduces", R), ("reducing", R), ("relatively", WEAK), ("remarkably", STRONG), ("reportedly", H),
    ("scarcely", N), ("seemingly", H), ("seldom", N), ("seriously", STRONG), ("severely", STRONG), ("should", I),
    ("slightly", WEAK), ("so", MORE), ("somewhat", WEAK), ("stop", R), ("stopped", R), ("stopping", R),
    ("strongly", STRONG), ("such", MORE), ("supposedly", H), ("suspected", H), ("tackle", R), ("tackled", R),
    ("tackling", R), ("terribly", STRONG), ("thoroughly", STRONG), ("though", C), ("too", MORE), ("totally", STRONG),
    ("tremendously", STRONG), ("unless", I), ("unlikely", N), ("unusually", STRONG), ("utterly", STRONG),
    ("vastly", STRONG), ("very", STRONG), ("vigorously", STRONG), ("whether", I), ("widely", MORE), ("without", N),
    ("would", I),
];

/// Sorted; a test holds it to that.
#[rustfmt::skip]
const PAIRS: &[((&str, &str), Word)] = &[
    (("a", "bit"), WEAK), (("a", "little"), WEAK), (("absence", "of"), N), (("accusations", "of"), H),
    (("accused", "of"), H), (("allegations", "of"), H), (("anything", "but"), N), (("as", "if"), I),
    (("at", "least"), Word::Stop), (("claims", "of"), H), (("devoid", "of"), N), (("end", "to"), R),
    (("even", "though"), C), (("fail", "to"), R), (("failed", "to"), R), (("failing", "to"), R), (("fails", "to"), R),
    (("failure", "to"), R), (("far", "from"), N), (("fight", "against"), R), (("free", "from"), N),
    (("free", "of"), N), (("halt", "to"), R), (("hope", "to"), I), (("hoped", "to"), I), (("hopes", "to"), I),
    (("hoping", "to"), I), (("instead", "of"), N), (("kind", "of"), WEAK), (("lack", "of"), R),
    (("lacked", "any"), R), (("less", "than"), N), (("little", "if"), Word::Stop), (("loss", "of"), R),
    (("lost", "the"), R), (("march", "against"), R), (("may", "have"), H), (("neither", "a"), N),
    (("no", "doubt"), Word::Stop), (("no", "longer"), N), (("no", "matter"), Word::Stop), (("no", "one"), N),
    (("no", "wonder"), Word::Stop), (("not", "long"), Word::Stop), (("nothing", "but"), STRONG),
    (("nothing", "like"), N), (("nothing", "short"), Word::Stop), (("rather", "than"), N), (("refuse", "to"), R),
    (("refused", "to"), R), (("refuses", "to"), R), (("refusing", "to"), R), (("rid", "of"), R),
    (("so", "what"), Word::Stop), (("sort", "of"), WEAK), (("struggle", "against"), R), (("such", "as"), Word::Stop),
    (("the", "least"), LESS), (("the", "most"), MORE), (("unable", "to"), N), (("want", "to"), I),
    (("wanted", "to"), I), (("wants", "to"), I), (("well", "short"), Word::Stop), (("why", "not"), Word::Stop),
];

const RAISERS: &[&str] = &[
    "appear", "believe", "call", "consider", "expect", "feel", "find", "imagine", "look", "regard", "see", "seem",
    "sound", "suppose", "think", "want",
];

const FALLS: &[&str] = &[
    "abated",
    "declined",
    "declining",
    "decreased",
    "decreasing",
    "diminished",
    "dropped",
    "dropping",
    "dwindled",
    "eased",
    "easing",
    "fallen",
    "falling",
    "fell",
    "halved",
    "lessened",
    "plummeted",
    "receded",
    "shrank",
    "subsided",
    "waned",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        assert!(WORDS.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert!(PAIRS.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert!(RAISERS.is_sorted() && FALLS.is_sorted());
    }
}
