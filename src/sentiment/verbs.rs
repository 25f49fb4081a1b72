//! Verbs of evaluation and of feeling: their subject judges their object, or feels.

/// Whether a verb form says that its subject judges its object, or feels: "praised", "condemns", "fears".
pub fn evaluates(lower: &str) -> bool {
    let ends = |stem: &&str| {
        lower.strip_prefix(*stem).is_some_and(|ending| matches!(ending, "" | "s" | "d" | "ed" | "es" | "ing"))
    };
    EVALUATES.iter().any(ends) || FORMS.binary_search(&lower).is_ok()
}

/// Whether a verb form says that its subject feels, with or without an object: "wept", "celebrates".
pub fn feels(lower: &str) -> bool {
    FEELS.iter().any(|stem| lower.starts_with(stem))
}

/// Whether the object of a verb shall do what follows: "|urged| Lind to praise".
pub fn asks(lower: &str) -> bool {
    ASKS.binary_search(&lower).is_ok()
}

/// Whether a verb's own subject does what follows its "to": "refused to praise".
pub fn takes_infinitive(lower: &str) -> bool {
    let finite = lower.ends_with("ed") || lower.ends_with("ing") || lower.ends_with('s') && !lower.ends_with("ss");
    finite || TAKES_TO.binary_search(&lower).is_ok()
}

/// Whether a verb's own subject does what follows as "-ing": "admitted insulting".
pub fn takes_gerund(lower: &str) -> bool {
    TAKES_ING.iter().any(|stem| lower.starts_with(stem))
}

/// Sorted.
#[rustfmt::skip]
const ASKS: &[&str] = &[
    "advised", "advises", "allow", "allowed", "allowing", "allows", "ask", "asked", "asking", "asks", "cause", "caused",
    "challenged", "compelled", "convinced", "enabled", "encourage", "encouraged", "encourages", "encouraging", "expect",
    "expected", "expects", "forced", "forces", "forcing", "instructed", "invited", "invites", "led", "order", "ordered",
    "ordering", "orders", "permit", "permitted", "persuade", "persuaded", "press", "pressed", "pressing", "prompted",
    "prompting", "pushed", "reminded", "required", "requires", "told", "urge", "urged", "urges", "urging", "warned",
];

/// Forms that no ending tells; sorted.
#[rustfmt::skip]
const TAKES_TO: &[&str] = &[
    "afraid", "agree", "attempt", "began", "begin", "begun", "choose", "chose", "continue", "dare", "decide", "decline",
    "eager", "expect", "fail", "forget", "forgot", "going", "got", "happy", "have", "hesitate", "hope", "intend", "keen",
    "like", "love", "meant", "need", "plan", "prefer", "prepare", "pretend", "promise", "quick", "ready", "refuse",
    "reluctant", "seek", "seem", "set", "sought", "strive", "swore", "tend", "threaten", "try", "unwilling", "used",
    "vote", "vow", "want", "went", "willing", "wish",
];

/// Beginnings.
const TAKES_ING: &[&str] = &[
    "admit", "avoid", "began", "begin", "denied", "denies", "deny", "keep", "kept", "finish", "resum", "risk", "start",
    "stop",
];

/// The beginnings of such verbs.
const FEELS: &[&str] = &[
    "celebrat", "cried", "cry", "disagree", "doubt", "fear", "griev", "hop", "lament", "mourn", "rejoic", "weep",
    "wept", "worr",
];

#[rustfmt::skip]
const EVALUATES: &[&str] = &[
    "acclaim", "accuse", "admire", "adore", "applaud", "appreciate", "attack", "back", "belittle", "bemoan", "berate",
    "blame", "blast", "celebrate", "cheer", "cherish", "chide", "commend", "condemn", "congratulate", "credit",
    "criticise", "criticize", "decry", "defend", "denounce", "deplore", "deride", "despise", "detest", "disagree",
    "dislike", "dismiss", "disparage", "doubt", "dread", "endorse", "enjoy", "envy", "fault", "favor", "favour", "fear",
    "grieve", "hail", "hate", "honor", "honour", "hope", "insult", "lambast", "lambaste", "lament", "lash", "laud",
    "loathe", "love", "mock", "mourn", "oppose", "pan", "pity", "praise", "rebuke", "regret", "reject", "rejoice",
    "reprimand", "resent", "respect", "ridicule", "salute", "scold", "slam", "support", "thank", "tout", "trust",
    "vilify", "welcome",
];

/// The forms that simple endings do not make.
#[rustfmt::skip]
const FORMS: &[&str] = &[
    "accusing", "admiring", "adoring", "belittling", "berating", "blaming", "celebrating", "cherishing", "chiding",
    "condemning", "cried", "criticising", "criticizing", "decried", "decries", "denouncing", "deploring", "deriding",
    "despising", "disparaging", "endorsing", "envied", "envies", "envying", "grieving", "hating", "hoping",
    "lambasting", "loathing", "loving", "panned", "pitied", "pities", "pitying", "praising", "rebuking", "regretted",
    "rejoicing", "ridiculing", "saluting", "slammed", "slamming", "vilified", "vilifies", "weeping", "weeps",
    "welcoming", "wept", "worries", "worry",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_verbs() {
        assert!(FORMS.is_sorted());
        for yes in ["praised", "praises", "praising", "condemned", "condemns", "slammed", "decried", "attacked"] {
            assert!(evaluates(yes), "{yes}");
        }
        for no in ["said", "praiseworthy", "lovely", "background", "panel", ""] {
            assert!(!evaluates(no), "{no}");
        }
    }
}
