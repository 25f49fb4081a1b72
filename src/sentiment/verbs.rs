//! Verbs of evaluation: their subject judges their object.

/// Whether a verb form says that its subject judges its object: "praised", "condemns".
pub fn evaluates(lower: &str) -> bool {
    let ends = |stem: &&str| {
        lower.strip_prefix(*stem).is_some_and(|ending| matches!(ending, "" | "s" | "d" | "ed" | "es" | "ing"))
    };
    EVALUATES.iter().any(ends) || FORMS.binary_search(&lower).is_ok()
}

const EVALUATES: &[&str] = &[
    "accuse",
    "acclaim",
    "admire",
    "applaud",
    "attack",
    "back",
    "belittle",
    "berate",
    "blame",
    "blast",
    "cheer",
    "chide",
    "commend",
    "condemn",
    "congratulate",
    "criticise",
    "criticize",
    "decry",
    "denounce",
    "deplore",
    "deride",
    "disparage",
    "dismiss",
    "endorse",
    "fault",
    "hail",
    "hate",
    "honor",
    "honour",
    "insult",
    "lambast",
    "lambaste",
    "laud",
    "loathe",
    "love",
    "mock",
    "mourn",
    "oppose",
    "pan",
    "praise",
    "rebuke",
    "regret",
    "reject",
    "reprimand",
    "resent",
    "respect",
    "ridicule",
    "salute",
    "scold",
    "slam",
    "support",
    "tout",
    "thank",
    "trust",
    "vilify",
    "welcome",
];

/// The forms that simple endings do not make.
const FORMS: &[&str] = &[
    "accusing",
    "admiring",
    "belittling",
    "berating",
    "blaming",
    "chiding",
    "condemning",
    "criticising",
    "criticizing",
    "decried",
    "decries",
    "denouncing",
    "deploring",
    "deriding",
    "disparaging",
    "endorsing",
    "hating",
    "lambasting",
    "loathing",
    "loving",
    "panned",
    "praising",
    "rebuking",
    "regretted",
    "ridiculing",
    "saluting",
    "slammed",
    "slamming",
    "vilified",
    "vilifies",
    "welcoming",
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
