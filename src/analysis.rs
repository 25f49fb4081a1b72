//! The result of an analysis as plain data. Positions are byte [`Span`]s; [`crate::wire`] converts them.

use crate::corrections::Corrected;
use crate::span::Span;

/// Everything found in one text. Arrays are sorted by start, then longest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Analysis {
    /// Paragraphs, in order.
    pub paragraphs: Vec<Span>,
    /// Sentences, in order.
    pub sentences: Vec<Span>,
    /// Names, values, pronouns and nominals; they never overlap.
    pub mentions: Vec<Mention>,
    /// Who and what the mentions refer to.
    pub entities: Vec<Entity>,
    /// What was said, by whom.
    pub quotations: Vec<Quotation>,
    /// Marks that quote no speech.
    pub quoted: Vec<Quoted>,
    /// Words that carry feeling.
    pub cues: Vec<SentimentCue>,
    /// The cues summed up.
    pub sentiment: Sentiment,
    /// What an editor would want to mend.
    pub notices: Vec<Notice>,
    /// What the reader changed, in the order given.
    pub corrections: Vec<Corrected>,
}

/// A number in thousandths: what every score, confidence and amount is inside, so that native and wasm agree.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Milli(pub i64);

/// Index into [`Analysis::entities`].
pub type EntityIdx = usize;
/// Index into [`Analysis::mentions`].
pub type MentionIdx = usize;
/// Index into [`Analysis::quotations`].
pub type QuotationIdx = usize;
/// Index into [`Analysis::sentences`].
pub type SentenceIdx = usize;

/// OntoNotes name of a kind of mention.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)] // The names are OntoNotes' own.
pub enum Label {
    Person,
    Org,
    Gpe,
    Loc,
    Fac,
    Norp,
    Event,
    Product,
    WorkOfArt,
    Law,
    Date,
    Time,
    Money,
    Percent,
    Quantity,
    Ordinal,
    Cardinal,
}

/// How a mention refers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A proper name.
    Name,
    /// A common noun phrase: "the airline".
    Nominal,
    /// "she", "they".
    Pronoun,
    /// A date, an amount, a count.
    Value,
}

/// What found a mention.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MentionBy {
    /// The sequence model.
    Model,
    /// A list of known names.
    Gazetteer,
    /// A title before it: "Mr", "Senator".
    Title,
    /// A rule on its shape or its neighbours.
    Rule,
    /// Another mention of the same entity.
    Coreference,
    /// The caller's own list.
    Caller,
    /// The reader, who corrected it.
    Reader,
}

/// One span that refers to somebody or something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The name alone: no title, no possessive 's, no article.
    pub span: Span,
    /// Its kind; a pronoun or nominal takes its entity's label, or none.
    pub label: Option<Label>,
    /// How it refers.
    pub form: Form,
    /// "Mr", "Senator", just before the name.
    pub title: Option<Span>,
    /// Whom or what it refers to.
    pub entity: Option<EntityIdx>,
    /// Other entities it could be, best first.
    pub candidates: Vec<EntityIdx>,
    /// A place that stands for its government, a building for its owner.
    pub metonym: bool,
    /// What a value means.
    pub value: Option<Value>,
    /// What found it.
    pub by: MentionBy,
    /// 0 … 1000.
    pub confidence: Milli,
}

/// What a value means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// An ISO 8601 date: "2022-01-21", "2022-01", "2022".
    Date(String),
    /// From one ISO date to another, both included.
    DateRange {
        /// First.
        from: String,
        /// Last.
        to: String,
    },
    /// A date that depends on when the text was published, as it is written: "last week".
    Relative(String),
    /// A time of day, "18:30", and its zone where the text gives one: "GMT".
    Time {
        /// "HH:MM" on the 24-hour clock.
        time: String,
        /// As written.
        zone: Option<String>,
    },
    /// An amount of money.
    Money {
        /// How much.
        amount: Amount,
        /// ISO 4217, where the text tells it.
        currency: Option<String>,
    },
    /// A share in hundredths.
    Percent(Amount),
    /// A measure.
    Quantity {
        /// How many.
        number: Amount,
        /// The unit, as a symbol: "km", "ft", "°C".
        unit: String,
    },
    /// A count or a rank.
    Number(Amount),
}

/// One number or a range of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amount {
    /// "5".
    One(Milli),
    /// "between 20 and 30".
    Range {
        /// The lower end.
        min: Milli,
        /// The upper end.
        max: Milli,
    },
}

/// Who or what is referred to: all its mentions, one name, a role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// Its kind; none for a nominal of unknown kind.
    pub label: Option<Label>,
    /// Its fullest name.
    pub name: String,
    /// "US Secretary of State".
    pub role: Option<String>,
    /// Its other names, in order of appearance.
    pub aliases: Vec<String>,
    /// In order.
    pub mentions: Vec<MentionIdx>,
    /// Share of the text's attention it gets, 0 … 1000.
    pub salience: Milli,
    /// Another entity it hangs on.
    pub related: Option<Related>,
}

/// A tie from one entity to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Related {
    /// The other.
    pub entity: EntityIdx,
    /// The tie.
    pub kind: RelatedKind,
}

/// What ties two entities.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RelatedKind {
    /// "Russian" → Russia.
    Demonym,
}

/// How words are reported (the terms of PARC and PolNeAR).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuotationKind {
    /// Word for word, between marks or behind a speaker's label.
    Direct,
    /// A fragment between marks in the reporter's sentence.
    Mixed,
    /// In the reporter's words.
    Indirect,
}

/// What kind of act the cue reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Report {
    /// Said.
    Speech,
    /// Written.
    Writing,
    /// Thought or felt.
    Thought,
    /// Planned or wanted.
    Intent,
}

/// How the reporter's cue puts the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // The names say it.
pub enum Stance {
    Neutral,
    Claim,
    Admit,
    Deny,
    Warn,
    Promise,
    Demand,
    Praise,
    Criticise,
    Suggest,
    Ask,
}

/// Why this speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpeakerBy {
    /// A reporting verb or phrase names the source.
    Cue,
    /// A colon: "Ahead of their meeting Mr Blinken: …".
    Colon,
    /// A dash.
    Dash,
    /// A speaker's label at the head of a line.
    Transcript,
    /// The source is a pronoun.
    Pronoun,
    /// Carried over from the quotation before.
    Continuation,
    /// From the quotation it is nested in.
    Nested,
    /// The nearest likely person: a guess.
    Fallback,
    /// The reader said so.
    Reader,
}

/// When it was not plainly said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Modality {
    /// "did not say".
    Negated,
    /// "is expected to say".
    Expected,
    /// "would say if".
    Conditional,
    /// "denied saying".
    Denied,
}

/// Words that somebody said, wrote or thought, and who.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// Direct, mixed or indirect.
    pub kind: QuotationKind,
    /// What kind of act.
    pub report: Report,
    /// The content without its outer marks; more than one when split by its attribution or by paragraphs.
    pub spans: Vec<Span>,
    /// What stands between marks inside a mixed quotation; for a direct one, the same as `spans`.
    pub verbatim: Vec<Span>,
    /// The verb group or phrase that signals it.
    pub cue: Option<Span>,
    /// The noun phrase that names who said it.
    pub source: Option<Span>,
    /// The entity the source resolves to.
    pub speaker: Option<EntityIdx>,
    /// How the cue puts it.
    pub stance: Stance,
    /// Why this speaker.
    pub by: SpeakerBy,
    /// Other entities it could be, best first.
    pub candidates: Vec<EntityIdx>,
    /// When it was not plainly said.
    pub modality: Option<Modality>,
    /// The quotation it is nested in.
    pub parent: Option<QuotationIdx>,
    /// That the content and the speaker are both right, 0 … 1000.
    pub confidence: Milli,
}

/// Marks that quote no speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quoted {
    /// Between the marks.
    pub span: Span,
    /// What they are for.
    pub kind: QuotedKind,
}

/// What marks are for when they quote no speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuotedKind {
    /// The so-called "freedom camp".
    Scare,
    /// A work: her memoir, "The Long Winter".
    Title,
    /// Tony "The Fox" Marani.
    Nickname,
    /// The word "sorry".
    Term,
}

/// A word or phrase that carries evaluation or emotion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentimentCue {
    /// The words.
    pub span: Span,
    /// What kind.
    pub kind: CueKind,
    /// After the shifters, −4000 … +4000.
    pub valence: Milli,
    /// In the lexicon.
    pub base: Milli,
    /// What changed it.
    pub shifters: Vec<Shifter>,
    /// Whose feeling; none where the text leaves it open.
    pub holder: Option<Holder>,
    /// The innermost quotation it stands in.
    pub quotation: Option<QuotationIdx>,
    /// About whom or what.
    pub target: Option<EntityIdx>,
    /// 0 … 1000.
    pub confidence: Milli,
}

/// What a sentiment cue does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CueKind {
    /// Judges.
    Evaluation,
    /// Names a feeling.
    Emotion,
    /// A word that a neutral writer would avoid: "regime".
    Loaded,
}

/// Something that changes a cue's valence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shifter {
    /// The words.
    pub span: Span,
    /// What they do.
    pub kind: ShifterKind,
}

/// What a shifter does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // The field's own terms.
pub enum ShifterKind {
    Negation,
    Intensifier,
    Diminisher,
    Reduction,
    Contrast,
    Irrealis,
    Hedge,
}

/// Whose feeling.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holder {
    /// The writer of the text.
    Author,
    /// Somebody in it.
    Entity(EntityIdx),
}

/// The cues of a stretch of text or about an entity, summed up: −1000 … +1000, neutral within ±50. Of several sentences
/// it is the mean of those that carry feeling, in each voice of those that carry that voice's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Valence {
    /// All voices.
    pub all: Milli,
    /// The author's.
    pub by_author: Milli,
    /// Everybody else's, whether named or not.
    pub by_others: Milli,
}

/// The cues summed up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sentiment {
    /// Of the whole text.
    pub document: Valence,
    /// Of each sentence that has a cue.
    pub sentences: Vec<(SentenceIdx, Valence)>,
    /// Towards each entity that is treated well or badly.
    pub entities: Vec<(EntityIdx, Valence)>,
}

/// Something an editor would want to mend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Where.
    pub span: Span,
    /// What kind.
    pub kind: NoticeKind,
    /// In a sentence.
    pub message: String,
}

/// What a notice is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // The names say it.
pub enum NoticeKind {
    UnclosedQuote,
    MixedMarks,
    MissingSpace,
    NoSpeaker,
    NameVariant,
    SurnameFirst,
    NoRole,
    MisDecoded,
    NotEnglish,
}
