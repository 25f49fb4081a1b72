//! The closed lists, each variant with the name it leaves under. A list grows by a change to the contract in ARCHITECTURE.md.

use crate::analysis::*;
use crate::corrections::Layer;

/// Gives each variant of a closed list the name it leaves under, and the list of both.
macro_rules! names {
    ($type:ty, $table:ident, $($variant:ident = $name:literal),+ $(,)?) => {
        impl $type {
            /// The name it leaves under.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }
        }
        /// Every variant with the name it leaves under.
        pub const $table: &[($type, &str)] = &[$((<$type>::$variant, $name)),+];
    };
}

names!(
    Label,
    LABELS,
    Person = "PERSON",
    Org = "ORG",
    Gpe = "GPE",
    Loc = "LOC",
    Fac = "FAC",
    Norp = "NORP",
    Event = "EVENT",
    Product = "PRODUCT",
    WorkOfArt = "WORK_OF_ART",
    Law = "LAW",
    Date = "DATE",
    Time = "TIME",
    Money = "MONEY",
    Percent = "PERCENT",
    Quantity = "QUANTITY",
    Ordinal = "ORDINAL",
    Cardinal = "CARDINAL"
);
names!(Form, FORMS, Name = "name", Nominal = "nominal", Pronoun = "pronoun", Value = "value");
names!(
    MentionBy,
    MENTION_BYS,
    Model = "model",
    Gazetteer = "gazetteer",
    Title = "title",
    Rule = "rule",
    Coreference = "coreference",
    Caller = "caller",
    Reader = "reader"
);
names!(RelatedKind, RELATED_KINDS, Demonym = "demonym");
names!(QuotationKind, QUOTATION_KINDS, Direct = "direct", Mixed = "mixed", Indirect = "indirect");
names!(Report, REPORTS, Speech = "speech", Writing = "writing", Thought = "thought", Intent = "intent");
names!(
    Stance,
    STANCES,
    Neutral = "neutral",
    Claim = "claim",
    Admit = "admit",
    Deny = "deny",
    Warn = "warn",
    Promise = "promise",
    Demand = "demand",
    Praise = "praise",
    Criticise = "criticise",
    Suggest = "suggest",
    Ask = "ask"
);
names!(
    SpeakerBy,
    SPEAKER_BYS,
    Cue = "cue",
    Colon = "colon",
    Dash = "dash",
    Transcript = "transcript",
    Pronoun = "pronoun",
    Continuation = "continuation",
    Nested = "nested",
    Fallback = "fallback",
    Reader = "reader"
);
names!(
    Modality,
    MODALITIES,
    Negated = "negated",
    Expected = "expected",
    Conditional = "conditional",
    Denied = "denied"
);
names!(QuotedKind, QUOTED_KINDS, Scare = "scare", Title = "title", Nickname = "nickname", Term = "term");
names!(CueKind, CUE_KINDS, Evaluation = "evaluation", Emotion = "emotion", Loaded = "loaded");
names!(
    ShifterKind,
    SHIFTER_KINDS,
    Negation = "negation",
    Intensifier = "intensifier",
    Diminisher = "diminisher",
    Reduction = "reduction",
    Contrast = "contrast",
    Irrealis = "irrealis",
    Hedge = "hedge"
);
names!(
    NoticeKind,
    NOTICE_KINDS,
    UnclosedQuote = "unclosed-quote",
    MixedMarks = "mixed-marks",
    MissingSpace = "missing-space",
    NoSpeaker = "no-speaker",
    NameVariant = "name-variant",
    SurnameFirst = "surname-first",
    NoRole = "no-role",
    MisDecoded = "mis-decoded",
    NotEnglish = "not-english"
);
names!(Layer, LAYERS, Mention = "mention", Quotation = "quotation", Quoted = "quoted", Cue = "cue", Notice = "notice");
