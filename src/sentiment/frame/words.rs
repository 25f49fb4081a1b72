//! The words that somebody has to feel or mean.

/// A noun for a judgement or a feeling.
pub fn is_noun(lower: &str) -> bool {
    NOUNS.binary_search(&lower).is_ok() || is_of_others(lower)
}

/// A judgement or feeling that a reporter tells of rather than has.
pub fn is_of_others(lower: &str) -> bool {
    OTHERS.binary_search(&lower).is_ok()
}

/// What somebody is who feels.
pub fn is_state(lower: &str) -> bool {
    STATES.binary_search(&lower).is_ok() || judges_with_preposition(lower) || stirs(lower)
}

/// What somebody is who judges, if it is said of what: "critical of"; alone it is a plain word.
pub fn judges_with_preposition(lower: &str) -> bool {
    matches!(lower, "critical" | "dismissive" | "scathing" | "supportive" | "respectful" | "contemptuous" | "tolerant")
}

/// A verb whose object feels.
pub fn stirs(lower: &str) -> bool {
    STIRS.binary_search(&lower).is_ok()
}

/// A verb whose subject has the feeling that is its object: "voiced anger".
pub fn utters(lower: &str) -> bool {
    UTTERS.binary_search(&lower).is_ok()
}

/// A noun for people, who may feel.
pub fn is_people(lower: &str) -> bool {
    PEOPLE.binary_search(&lower).is_ok()
}

/// A noun whose "of" names who feels: "the frustration of".
pub fn is_felt(lower: &str) -> bool {
    FELT.binary_search(&lower).is_ok()
}

/// What somebody utters or does in a feeling: "an angry response".
pub fn is_reaction(lower: &str) -> bool {
    REACTIONS.binary_search(&lower).is_ok()
}

/// Sorted.
#[rustfmt::skip]
const FELT: &[&str] = &[
    "agony", "anger", "anguish", "anxieties", "anxiety", "backing", "concern", "concerns", "delight", "despair",
    "disappointment", "disgust", "dismay", "displeasure", "distress", "excitement", "frustration", "frustrations",
    "fury", "grief", "grievances", "indignation", "joy", "outrage", "rage", "relief", "resentment", "sadness",
    "sorrow", "support", "unease", "worries", "wrath",
];

/// Sorted.
#[rustfmt::skip]
const REACTIONS: &[&str] = &[
    "comments", "cries", "cry", "debate", "demonstration", "demonstrations", "exchange", "exchanges", "letter",
    "letters", "outburst", "outbursts", "protest", "protests", "reaction", "reactions", "remarks", "reply", "response",
    "responses", "scenes", "shouts", "speech", "statement", "statements", "tweet", "tweets", "voices", "words",
];

/// Sorted.
#[rustfmt::skip]
const PEOPLE: &[&str] = &[
    "activists", "audience", "boy", "boys", "brother", "buyers", "campaigners", "child", "children", "citizens",
    "civilians", "community", "commuters", "consumers", "couple", "critics", "crowd", "crowds", "customers",
    "daughter", "demonstrators", "diplomats", "director", "doctors", "employees", "experts", "families", "family",
    "fans", "farmers", "father", "fathers", "followers", "friend", "friends", "girl", "girls", "guests", "husband",
    "investors", "journalists", "lawmakers", "leader", "leaders", "locals", "man", "manager", "managers", "men",
    "migrants", "mob", "mother", "mothers", "mourners", "neighbors", "neighbours", "nurses", "observers", "officers",
    "officials", "onlookers", "owners", "parent", "parents", "passengers", "patients", "people", "player", "players",
    "police", "politicians", "president", "protesters", "public", "pupils", "readers", "refugees", "relative",
    "relatives", "residents", "rivals", "shareholders", "sister", "soldiers", "son", "staff", "student", "students",
    "supporters", "survivors", "teacher", "teachers", "teenager", "teenagers", "tourists", "trader", "traders",
    "troops", "user", "users", "victim", "victims", "viewers", "villagers", "visitors", "voters", "wife", "witnesses",
    "woman", "women", "worker", "workers", "youths",
];

/// Sorted.
#[rustfmt::skip]
const NOUNS: &[&str] = &[
    "admiration", "affection", "agony", "amazement", "anguish", "anxiety", "approval", "astonishment", "belief",
    "bitterness", "compassion", "confidence", "contempt", "delight", "despair", "disgust", "distress", "doubt",
    "doubts", "dread", "enjoyment", "enthusiasm", "envy", "excitement", "fear", "fondness", "grief", "guilt",
    "happiness", "hate", "hatred", "hope", "hopes", "horror", "hostility", "jealousy", "joy", "loathing", "love",
    "optimism", "panic", "passion", "pessimism", "pity", "pride", "rage", "regret", "relief", "remorse", "resentment",
    "respect", "sadness", "satisfaction", "shame", "sorrow", "sympathy", "trust", "wrath",
];

/// Sorted.
#[rustfmt::skip]
const OTHERS: &[&str] = &[
    "acclaim", "accusation", "accusations", "alarm", "anger", "applause", "backing", "backlash", "blame", "complaint",
    "complaints", "concern", "concerns", "condemnation", "condolences", "criticism", "criticisms", "denunciation",
    "disappointment", "disapproval", "dismay", "displeasure", "endorsement", "fears", "frustration", "frustrations",
    "fury", "gratitude", "indignation", "mockery", "objection", "objections", "opposition", "outcry", "outrage",
    "praise", "rebuke", "regrets", "ridicule", "scepticism", "scorn", "skepticism", "support", "suspicion",
    "suspicions", "thanks", "unease", "worries", "worry",
];

/// Sorted.
#[rustfmt::skip]
const STATES: &[&str] = &[
    "afraid", "angrier", "angry", "anguished", "anxious", "ashamed", "bitter", "bored", "cheerful", "confident",
    "crying", "dejected", "despairing", "desperate", "displeased", "distraught", "eager", "ecstatic", "elated",
    "enthusiastic", "envious", "exhausted", "fearful", "fuming", "furious", "glad", "grateful", "happier", "happy",
    "heartbroken", "hopeful", "hopeless", "indignant", "irate", "jealous", "joyful", "jubilant", "lonely", "mourning",
    "nervous", "optimistic", "overjoyed", "pessimistic", "proud", "remorseful", "resentful", "sceptical", "skeptical",
    "sorry", "suspicious", "sympathetic", "tearful", "thankful", "uneasy", "unhappy", "wary", "weary", "weeping",
];

/// Sorted.
#[rustfmt::skip]
const STIRS: &[&str] = &[
    "alarmed", "amazed", "amused", "angered", "annoyed", "appalled", "astonished", "baffled", "concerned",
    "delighted", "depressed", "devastated", "disappointed", "disgusted", "dismayed", "distressed", "disturbed",
    "embarrassed", "encouraged", "enraged", "excited", "frightened", "frustrated", "horrified", "humiliated",
    "impressed", "infuriated", "insulted", "irritated", "offended", "outraged", "petrified", "pleased", "puzzled",
    "relieved", "saddened", "satisfied", "scared", "shaken", "shocked", "startled", "stunned", "surprised",
    "terrified", "thrilled", "traumatised", "traumatized", "troubled", "unnerved", "upset", "worried",
];

/// Sorted.
#[rustfmt::skip]
const UTTERS: &[&str] = &[
    "convey", "conveyed", "conveying", "declare", "declared", "declares", "express", "expressed", "expresses",
    "expressing", "extend", "extended", "extends", "feel", "feels", "felt", "gave", "give", "given", "gives", "had",
    "has", "have", "having", "offer", "offered", "offering", "offers", "pledge", "pledged", "pledges", "pledging",
    "promised", "raise", "raised", "raises", "raising", "reaffirmed", "reiterate", "reiterated", "reiterates", "share",
    "shared", "shares", "show", "showed", "showing", "shown", "shows", "voice", "voiced", "voices", "voicing",
];

#[cfg(test)]
mod tests {
    #[test]
    fn tables_are_sorted() {
        for table in [
            super::PEOPLE,
            super::NOUNS,
            super::OTHERS,
            super::STATES,
            super::STIRS,
            super::UTTERS,
            super::FELT,
            super::REACTIONS,
        ] {
            assert_eq!(table.windows(2).find(|pair| pair[0] >= pair[1]), None);
        }
    }
}
