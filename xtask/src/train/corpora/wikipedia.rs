//! Sentences of Wikipedia of which people labelled some kinds of names and left the others out.

use super::{Corpus, CorpusDocument, CorpusToken, LOC, MISC, N_KINDS, ORG, PER, corpus, read_all};
use std::collections::BTreeMap;
use std::path::Path;

/// A file labels some types of names and no others: any other capital may be a name of any kind.
const FILES: &[Corpus] = &[
    corpus("train-a", &[PER, ORG, LOC, MISC], WEIGHT, 1),
    corpus("train-b", &[PER, ORG, LOC, MISC], WEIGHT, 1),
    corpus("dev-a", &[PER, ORG, LOC, MISC], WEIGHT, 1),
];
/// So much open text says little where it is not labelled.
const WEIGHT: f32 = 0.3;
/// The teacher's labels of some of the sentences.
const SILVER: &str = "wikipedia";

/// Adds the sentences; where a teacher has labelled one too, what people labelled stands and its labels fill the rest.
pub(super) fn join(data: &Path, documents: &mut Vec<CorpusDocument>) -> Result<(), String> {
    let labelled = read_all(&data.join("ner/train/fewnerd-partial"), FILES)?;
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    for (idx, document) in documents.iter().enumerate().filter(|(_, document)| document.origin == SILVER) {
        known.insert(text_of(&document.sentences), idx);
    }
    for mut document in labelled {
        document.sentences.iter_mut().for_each(|sentence| open_up(sentence));
        match known.get(&text_of(&document.sentences)) {
            Some(&idx) => {
                for (silver, gold) in documents[idx].sentences.iter_mut().zip(&document.sentences) {
                    overrule(silver, gold);
                }
            }
            None if document.sentences.iter().flatten().any(|token| token.name.is_some()) => documents.push(document),
            None => {}
        }
    }
    Ok(())
}

/// What people labelled is sure; between unlabelled capitals, small words and signs may be part of a name too ("van der").
fn open_up(sentence: &mut [CorpusToken]) {
    for token in sentence.iter_mut().filter(|token| token.name.is_some()) {
        token.open = [false; N_KINDS];
    }
    let mut capital: Option<usize> = None;
    for at in 0..sentence.len() {
        if sentence[at].open == [true; N_KINDS] {
            if let Some(before) = capital.filter(|before| at - before <= LONGEST_GAP + 1) {
                sentence[before + 1..at].iter_mut().for_each(|token| token.open = [true; N_KINDS]);
            }
            capital = Some(at);
        } else if sentence[at].name.is_some() {
            capital = None;
        }
    }
}

/// So many small words may stand inside a name.
const LONGEST_GAP: usize = 3;

fn text_of(sentences: &[Vec<CorpusToken>]) -> String {
    sentences.iter().flatten().map(|token| token.text.as_str()).collect::<Vec<_>>().join(" ")
}

/// Puts people's labels over the teacher's, whose names give way wholly where one of theirs crosses them.
fn overrule(silver: &mut [CorpusToken], gold: &[CorpusToken]) {
    let mut at = 0;
    while at < silver.len() {
        let start = at;
        at += 1;
        while silver[start].name.is_some() && silver.get(at).is_some_and(|token| matches!(token.name, Some((_, false))))
        {
            at += 1;
        }
        if gold[start..at].iter().any(|token| token.name.is_some()) {
            silver[start..at].iter_mut().for_each(|token| token.name = None);
        }
    }
    for (silver, gold) in silver.iter_mut().zip(gold).filter(|(_, gold)| gold.name.is_some()) {
        *silver = gold.clone();
    }
}
