//! English words of the closed classes: what a rule may know of a word without a tagger.

/// A set of closed classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Class(u16);

impl Class {
    /// None.
    pub const OPEN: Class = Class(0);
    /// "the", "this", "my", "some".
    pub const DETERMINER: Class = Class(1);
    /// "he", "them", "who", "I".
    pub const PRONOUN: Class = Class(1 << 1);
    /// "his", "their".
    pub const POSSESSIVE: Class = Class(1 << 2);
    /// "of", "against".
    pub const PREPOSITION: Class = Class(1 << 3);
    /// "and", "but", "or".
    pub const CONJUNCTION: Class = Class(1 << 4);
    /// "that", "because", "while", "if".
    pub const SUBORDINATOR: Class = Class(1 << 5);
    /// "is", "have", "did", and the modals.
    pub const AUXILIARY: Class = Class(1 << 6);
    /// "will", "could".
    pub const MODAL: Class = Class(1 << 7);
    /// "not", "never", "n't".
    pub const NEGATION: Class = Class(1 << 8);
    /// "who", "which", "what", "when".
    pub const WH: Class = Class(1 << 9);
    /// "one", "hundred", "dozen".
    pub const NUMBER: Class = Class(1 << 10);
    /// "March", "Sept.".
    pub const MONTH: Class = Class(1 << 11);
    /// "Monday", "Tues.".
    pub const WEEKDAY: Class = Class(1 << 12);
    /// "also", "however", "yesterday": adverbs that stand anywhere.
    pub const ADVERB: Class = Class(1 << 13);

    /// Whether it has any of these.
    pub fn is(self, any: Class) -> bool {
        self.0 & any.0 != 0
    }

    /// All of them, as a number.
    pub fn bits(self) -> u32 {
        u32::from(self.0)
    }

    /// Whether it has one at all.
    pub fn is_closed(self) -> bool {
        self.0 != 0
    }
}

impl std::ops::BitOr for Class {
    type Output = Class;
    fn bitor(self, other: Class) -> Class {
        Class(self.0 | other.0)
    }
}

/// No word of the table has more bytes.
pub(super) const LONGEST: usize = 12;

/// The classes of a word in lower case; [`Class::OPEN`] for all the rest of the language.
pub(super) fn class_of(lower: &str) -> Class {
    if lower.len() > LONGEST {
        return Class::OPEN;
    }
    TABLE.binary_search_by(|(word, _)| (*word).cmp(lower)).map_or(Class::OPEN, |idx| TABLE[idx].1)
}

const D: Class = Class::DETERMINER;
const P: Class = Class::PREPOSITION;
const C: Class = Class::CONJUNCTION;
const S: Class = Class::SUBORDINATOR;
const A: Class = Class::AUXILIARY;
const N: Class = Class::NUMBER;
const R: Class = Class::ADVERB;
const PRO: Class = Class::PRONOUN;
const MONTH: Class = Class::MONTH;
const DAY: Class = Class::WEEKDAY;
const NEG: Class = Class::NEGATION;
const POSS: Class = Class(Class::POSSESSIVE.0 | Class::DETERMINER.0);
const MODAL: Class = Class(Class::MODAL.0 | Class::AUXILIARY.0);
const WH_PRO: Class = Class(Class::WH.0 | Class::PRONOUN.0);
const WH_SUB: Class = Class(Class::WH.0 | Class::SUBORDINATOR.0);
const D_PRO: Class = Class(D.0 | PRO.0);
const P_S: Class = Class(P.0 | S.0);

/// Sorted by word. A test holds it to that.
#[rustfmt::skip]
const TABLE: &[(&str, Class)] = &[
    ("'d", MODAL), ("'ll", MODAL), ("'m", A), ("'re", A), ("'ve", A),
    ("a", D), ("about", P), ("above", P), ("according", P), ("across", P), ("after", P_S), ("again", R), ("against", P),
    ("ago", R), ("all", D_PRO), ("almost", R), ("along", P), ("already", R), ("also", R), ("although", S), ("always", R),
    ("am", A), ("amid", P), ("among", P), ("an", D), ("and", C), ("another", D_PRO), ("any", D), ("anybody", PRO),
    ("anyone", PRO), ("anything", PRO), ("apr", MONTH), ("april", MONTH), ("are", A), ("around", P), ("as", P_S),
    ("at", P), ("aug", MONTH), ("august", MONTH),
    ("be", A), ("because", S), ("been", A), ("before", P_S), ("behind", P), ("being", A), ("below", P), ("beneath", P),
    ("beside", P), ("besides", P), ("between", P), ("beyond", P), ("billion", N), ("both", D_PRO), ("but", C), ("by", P),
    ("can", MODAL), ("cannot", MODAL), ("could", MODAL),
    ("dec", MONTH), ("december", MONTH), ("despite", P), ("did", A), ("do", A), ("does", A), ("doing", A), ("done", A),
    ("down", P), ("dozen", N), ("dozens", N), ("during", P),
    ("each", D_PRO), ("earlier", R), ("eight", N), ("eighteen", N), ("eighty", N), ("either", D), ("eleven", N),
    ("even", R), ("ever", R), ("every", D), ("everybody", PRO), ("everyone", PRO), ("everything", PRO), ("except", P),
    ("feb", MONTH), ("february", MONTH), ("few", D_PRO), ("fifteen", N), ("fifty", N), ("five", N), ("following", P),
    ("for", P), ("forty", N), ("four", N), ("fourteen", N), ("fri", DAY), ("friday", DAY), ("from", P),
    ("had", A), ("has", A), ("have", A), ("having", A), ("he", PRO), ("hence", R), ("her", POSS), ("here", R),
    ("hers", PRO), ("herself", PRO), ("him", PRO), ("himself", PRO), ("his", POSS), ("how", WH_SUB), ("however", R),
    ("hundred", N), ("hundreds", N),
    ("i", PRO), ("if", S), ("in", P), ("indeed", R), ("inside", P), ("instead", R), ("into", P), ("is", A), ("it", PRO),
    ("its", POSS), ("itself", PRO),
    ("jan", MONTH), ("january", MONTH), ("jul", MONTH), ("july", MONTH), ("jun", MONTH), ("june", MONTH), ("just", R),
    ("later", R), ("less", D), ("like", P),
    ("many", D_PRO), ("mar", MONTH), ("march", MONTH), ("may", Class(MODAL.0 | MONTH.0)), ("me", PRO), ("meanwhile", R),
    ("might", MODAL), ("million", N), ("millions", N), ("mine", PRO), ("mon", DAY), ("monday", DAY), ("more", D),
    ("moreover", R), ("most", D), ("much", D), ("must", MODAL), ("my", POSS), ("myself", PRO),
    ("n't", NEG), ("near", P), ("neither", Class(D.0 | NEG.0)), ("never", NEG), ("nevertheless", R), ("next", R),
    ("nine", N), ("nineteen", N), ("ninety", N), ("no", Class(D.0 | NEG.0)), ("nobody", Class(PRO.0 | NEG.0)),
    ("none", Class(PRO.0 | NEG.0)), ("nor", Class(C.0 | NEG.0)), ("not", NEG), ("nothing", Class(PRO.0 | NEG.0)),
    ("nov", MONTH), ("november", MONTH), ("now", R),
    ("oct", MONTH), ("october", MONTH), ("of", P), ("off", P), ("often", R), ("on", P), ("once", P_S),
    ("one", Class(N.0 | PRO.0)), ("only", R), ("onto", P), ("or", C), ("ought", MODAL), ("our", POSS), ("ours", PRO),
    ("ourselves", PRO), ("out", P), ("outside", P), ("over", P), ("own", D),
    ("per", P), ("perhaps", R),
    ("sat", DAY), ("saturday", DAY), ("sep", MONTH), ("sept", MONTH), ("september", MONTH), ("seven", N),
    ("seventeen", N), ("seventy", N), ("several", D_PRO), ("shall", MODAL), ("she", PRO), ("should", MODAL),
    ("since", P_S), ("six", N), ("sixteen", N), ("sixty", N), ("so", R), ("some", D_PRO), ("somebody", PRO),
    ("someone", PRO), ("something", PRO), ("soon", R), ("still", R), ("such", D), ("sun", DAY), ("sunday", DAY),
    ("ten", N), ("than", P_S), ("that", Class(D.0 | S.0 | PRO.0)), ("the", D), ("their", POSS), ("theirs", PRO),
    ("them", PRO), ("themselves", PRO), ("then", R), ("there", R), ("therefore", R), ("these", D_PRO), ("they", PRO),
    ("thirteen", N), ("thirty", N), ("this", D_PRO), ("those", D_PRO), ("though", S), ("thousand", N), ("thousands", N),
    ("three", N), ("through", P), ("throughout", P), ("thu", DAY), ("thurs", DAY), ("thursday", DAY), ("thus", R),
    ("till", P_S), ("to", P), ("today", R), ("together", R), ("tomorrow", R), ("tonight", R), ("too", R), ("toward", P),
    ("towards", P), ("trillion", N), ("tue", DAY), ("tues", DAY), ("tuesday", DAY), ("twelve", N), ("twenty", N),
    ("two", N),
    ("under", P), ("unless", S), ("unlike", P), ("until", P_S), ("up", P), ("upon", P), ("us", PRO),
    ("versus", P), ("very", R), ("via", P),
    ("was", A), ("we", PRO), ("wed", DAY), ("wednesday", DAY), ("were", A), ("what", WH_PRO), ("whatever", WH_PRO),
    ("when", WH_SUB), ("where", WH_SUB), ("whereas", S), ("whether", S), ("which", WH_PRO), ("while", S), ("who", WH_PRO),
    ("whom", WH_PRO), ("whose", WH_PRO), ("why", WH_SUB), ("will", MODAL), ("with", P), ("within", P), ("without", P),
    ("would", MODAL),
    ("yes", R), ("yesterday", R), ("yet", R), ("you", PRO), ("your", POSS), ("yours", PRO), ("yourself", PRO),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_within_its_length() {
        assert!(TABLE.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert!(TABLE.iter().all(|(word, class)| word.len() <= LONGEST && class.is_closed()));
        assert!(class_of("against").is(Class::PREPOSITION) && !class_of("minister").is_closed());
    }
}
