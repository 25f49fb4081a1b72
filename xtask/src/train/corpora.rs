//! The labelled corpora, in one convention: tokens with what each may be labelled, sentence by sentence.

mod wikipedia;

use std::path::Path;

/// The kinds of the sequence model, as their place in its label set: PER, ORG, LOC, MISC.
pub const N_KINDS: usize = 4;
const PER: usize = 0;
const ORG: usize = 1;
const LOC: usize = 2;
const MISC: usize = 3;

/// A corpus document: sentences that follow one another.
pub struct CorpusDocument {
    pub sentences: Vec<Vec<CorpusToken>>,
    /// How much each of its sentences counts.
    pub weight: f32,
    /// The corpus' path.
    pub origin: &'static str,
}

/// A token as the corpus splits it.
#[derive(Clone)]
pub struct CorpusToken {
    pub text: String,
    /// Kind, and whether it begins a name.
    pub name: Option<(usize, bool)>,
    /// The kinds that it might have although it is unlabelled.
    pub open: [bool; N_KINDS],
}

/// How the labels of a corpus are to be read.
struct Corpus {
    path: &'static str,
    /// Kinds that the corpus leaves out, wholly or in part.
    open: &'static [usize],
    weight: f32,
    /// Without marks between documents: neighbours stand together so many at a time.
    together: usize,
}

const fn corpus(path: &'static str, open: &'static [usize], weight: f32, together: usize) -> Corpus {
    Corpus { path, open, weight, together }
}

#[rustfmt::skip]
const GOLD: &[Corpus] = &[
    corpus("uner-ewt/train", &[MISC], 1.0, 1), corpus("uner-ewt/dev", &[MISC], 1.0, 1),
    corpus("gum/train", &[ORG, MISC], 1.0, 1), corpus("gum/dev", &[ORG, MISC], 1.0, 1), corpus("gum/test", &[ORG, MISC], 1.0, 1),
    corpus("redocred/train", &[], 1.0, 1), corpus("redocred/dev", &[], 1.0, 1),
    corpus("wikigold/train", &[], 1.0, 1),
    corpus("crossner-politics/train", &[], 1.0, 1), corpus("crossner-politics/dev", &[], 1.0, 1), corpus("crossner-politics/test", &[], 1.0, 1),
    corpus("crossner-literature/train", &[], 0.7, 1), corpus("crossner-literature/dev", &[], 0.7, 1), corpus("crossner-literature/test", &[], 0.7, 1),
    corpus("crossner-music/train", &[], 0.7, 1), corpus("crossner-music/dev", &[], 0.7, 1), corpus("crossner-music/test", &[], 0.7, 1),
    corpus("crossner-science/train", &[], 0.7, 1), corpus("crossner-science/dev", &[], 0.7, 1), corpus("crossner-science/test", &[], 0.7, 1),
    corpus("wnut17/train", &[MISC, ORG], 0.5, 1), corpus("wnut17/dev", &[MISC, ORG], 0.5, 1),
    corpus("btc/train-g-news-only", &[MISC], 0.7, 1),
];

#[rustfmt::skip]
const SILVER: &[Corpus] = &[
    corpus("wikinews", &[], 1.0, 1), corpus("voa", &[], 1.0, 12), corpus("wikipedia", &[], 0.7, 1),
    corpus("newsmtsc", &[], 0.8, 1), corpus("headlines", &[], 0.8, 1),
];

/// A label of the silver files below this is left open.
const SURE: f32 = 0.6;

/// All that teaches: the gold corpora, what a teacher labelled, and what people labelled of Wikipedia in part.
pub fn all(data: &Path) -> Result<Vec<CorpusDocument>, String> {
    let mut documents = read_all(&data.join("ner/train"), GOLD)?;
    documents.extend(silver(data)?);
    wikipedia::join(data, &mut documents)?;
    Ok(documents)
}

/// The texts that a teacher labelled.
pub fn silver(data: &Path) -> Result<Vec<CorpusDocument>, String> {
    read_all(&data.join("ner/silver"), SILVER)
}

/// What only measures: nothing is learned from it.
pub fn dev(data: &Path) -> Result<Vec<CorpusDocument>, String> {
    read_all(&data.join("ner/dev"), &[corpus("en-worldwide/dev", &[], 1.0, 1)])
}

fn read_all(folder: &Path, corpora: &[Corpus]) -> Result<Vec<CorpusDocument>, String> {
    let mut documents = Vec::new();
    for corpus in corpora {
        let path = folder.join(format!("{}.conll", corpus.path));
        let text = std::fs::read_to_string(&path).map_err(|e| format!("cannot read {}: {e}", path.display()))?;
        read(&text, corpus, &mut documents);
    }
    Ok(documents)
}

fn read(text: &str, corpus: &Corpus, documents: &mut Vec<CorpusDocument>) {
    let marked = text.contains("-DOCSTART-");
    let mut sentences: Vec<Vec<CorpusToken>> = Vec::new();
    let mut sentence: Vec<CorpusToken> = Vec::new();
    let mut flush = |sentences: &mut Vec<Vec<CorpusToken>>| {
        if !sentences.is_empty() {
            documents.push(CorpusDocument {
                sentences: std::mem::take(sentences),
                weight: corpus.weight,
                origin: corpus.path,
            });
        }
    };
    for line in text.lines().chain([""]) {
        if line.starts_with("-DOCSTART-") {
            flush(&mut sentences);
        } else if line.trim().is_empty() {
            if !sentence.is_empty() {
                sentences.push(std::mem::take(&mut sentence));
            }
            if !marked && sentences.len() >= corpus.together {
                flush(&mut sentences);
            }
        } else if let Some(token) = token(line, corpus) {
            sentence.push(token);
        }
    }
    flush(&mut sentences);
}

fn token(line: &str, corpus: &Corpus) -> Option<CorpusToken> {
    let mut columns = line.split('\t');
    let (text, label) = (columns.next()?, columns.next()?);
    let sure = columns.next().and_then(|c| c.parse::<f32>().ok()).is_none_or(|p| p >= SURE);
    let mut open = [!sure; N_KINDS];
    let text = match text {
        "& amp ;" => "&",
        t => t,
    };
    let name = label.split_once('-').and_then(|(place, label)| kind(label).map(|kind| (kind, place == "B")));
    if text.chars().next().is_some_and(char::is_uppercase) {
        corpus.open.iter().for_each(|&kind| open[kind] = true);
    }
    // what one corpus calls a thing of no kind another calls MISC
    if label != "O" && name.is_none() && !VALUES.contains(&&label[2..]) {
        open[MISC] = true;
    }
    Some(CorpusToken { text: text.to_string(), name, open })
}

/// Labels that are values, which rules find.
const VALUES: &[&str] = &["Date", "TIME", "NUM", "time", "Temporal", "Quantity", "Money", "tim"];

#[rustfmt::skip]
fn kind(label: &str) -> Option<usize> {
    Some(match label {
        "PER" | "Person" | "person" | "politician" | "researcher" | "scientist" | "writer" | "musicalartist" => PER,
        "ORG" | "Organization" | "organization" | "organisation" | "Organisation" | "corporation" | "group" | "politicalparty" | "band" | "university" | "magazine" => ORG,
        "LOC" | "Location" | "Facility" | "location" | "place" | "country" => LOC,
        "MISC" | "NORP" | "Misc" | "Product" | "OTH" | "misc" | "event" | "election" | "conference" | "award" | "album" | "song" | "book" | "poem" | "product"
        | "creative-work" | "person-group" | "object" | "academicjournal" | "programlang" | "abstract" => MISC,
        _ if label.starts_with("person_") => PER,
        _ if label.starts_with("organization_") => ORG,
        _ if label.starts_with("location_") || label.starts_with("building_") => LOC,
        "other_award" | "other_language" | "other_law" => MISC,
        _ if ["event_", "product_", "art_"].iter().any(|p| label.starts_with(p)) => MISC,
        _ => return None,
    })
}

const NO_SPACE_BEFORE: &str =
    " . , ; : ? ! % ) ] } ... … 's ’s 'S n't n’t 're ’re 've ’ve 'll ’ll 'd ’d 'm ’m N'T 'RE 'VE 'LL ” '' ";
const NO_SPACE_AFTER: &str = " ( [ { $ £ € # “ `` ";

/// Sentences as text with English spacing, and where each token stands in it, in bytes.
pub fn detokenise(sentences: &[Vec<CorpusToken>]) -> (String, Vec<Vec<(usize, usize)>>) {
    let (mut text, mut places) = (String::new(), Vec::new());
    let mut double_open = false;
    for (sentence_idx, sentence) in sentences.iter().enumerate() {
        let (mut spans, mut single_open, mut glue) = (Vec::new(), false, true);
        for (idx, token) in sentence.iter().enumerate() {
            let word = token.text.as_str();
            let previous = idx.checked_sub(1).map_or("", |i| sentence[i].text.as_str());
            let next = sentence.get(idx + 1).map_or("", |t| t.text.as_str());
            let listed = |list: &str| !word.contains(' ') && list.contains(&format!(" {word} "));
            let (mut left, mut right, mut shown) = (listed(NO_SPACE_BEFORE), listed(NO_SPACE_AFTER), word);
            let ends_word = previous.ends_with(char::is_alphanumeric);
            match word {
                "``" => shown = "“",
                "''" => shown = "”",
                "-LRB-" => (shown, right) = ("(", true),
                "-RRB-" => (shown, left) = (")", true),
                "\"" => {
                    if double_open {
                        left = true
                    } else {
                        right = true
                    }
                    double_open = !double_open;
                }
                "'" | "‘" | "’" | "`" => {
                    if matches!(word, "‘" | "`") {
                        (right, single_open) = (true, true);
                    } else if single_open {
                        (left, single_open) = (true, false);
                    } else if word == "’" || idx > 0 && ends_word && previous.ends_with(['s', 'S']) {
                        left = true;
                    } else {
                        (right, single_open) = (true, true);
                    }
                }
                "-" if (ends_word || previous.ends_with('.')) && next.starts_with(char::is_alphanumeric) => {
                    (left, right) = (true, true);
                }
                "/" if !previous.is_empty() && !next.is_empty() => (left, right) = (true, true),
                ":" if previous.ends_with(|c: char| c.is_ascii_digit())
                    && next.starts_with(|c: char| c.is_ascii_digit()) =>
                {
                    (left, right) = (true, true);
                }
                _ => {}
            }
            if !(glue || left) {
                text.push(' ');
            }
            spans.push((text.len(), text.len() + shown.len()));
            text.push_str(shown);
            glue = right;
        }
        places.push(spans);
        if sentence_idx + 1 < sentences.len() {
            let ended = text.trim_end_matches(['"', '\'', '”', '’', ')']).ends_with(['.', '!', '?']);
            if !ended {
                double_open = false;
            }
            text.push(if ended { ' ' } else { '\n' });
        }
    }
    (text, places)
}

/// Numbers that look random and are the same in every run (xorshift).
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// 0 ≤ n < `limit`.
    pub fn below(&mut self, limit: usize) -> usize {
        ((self.next() >> 32) as usize * limit) >> 32
    }

    /// 0 ≤ x < 1.
    pub fn unit(&mut self) -> f32 {
        (self.next() >> 40) as f32 / (1u64 << 24) as f32
    }
}
