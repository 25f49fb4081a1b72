//! Whose feeling, and about whom: each cue as a line.

use super::*;
use crate::analyzer::{Analyzer, Options};

/// Each cue as "surface polarity holder → target", with "author" for the author and "-" for none.
#[track_caller]
fn check(text: &str, wanted: &[&str]) {
    let model = std::fs::read("models/en.model").unwrap();
    let analysis = Analyzer::new(&model).unwrap().analyze(text, &Options::default());
    let name = |entity: Option<usize>| entity.map_or("-", |idx| analysis.entities[idx].name.as_str());
    let line = |cue: &SentimentCue| {
        let holder = match cue.holder {
            Some(Holder::Author) => "author",
            Some(Holder::Entity(idx)) => name(Some(idx)),
            None => "-",
        };
        let sign = if cue.valence.0 < 0 { '−' } else { '+' };
        format!("{} {sign} {holder} → {}", cue.span.of(text), name(cue.target))
    };
    assert_eq!(analysis.cues.iter().map(line).collect::<Vec<_>>(), wanted, "{text}");
}

#[test]
fn whose_feeling_and_about_whom() {
    check("The speech by Anna Lind was brilliant.", &["brilliant + author → -"]);
    check("“The deal is a betrayal,” said Anna Lind.", &["betrayal − Anna Lind → -"]);
    check("Anna Lind condemned Peter Holt on Monday.", &["condemned − Anna Lind → Peter Holt"]);
    check("Peter Holt was praised by Anna Lind.", &["praised + Anna Lind → Peter Holt"]);
    check("Peter Holt was corrupt.", &["corrupt − author → Peter Holt"]);
}

#[test]
fn verbs_of_evaluation_have_their_subject() {
    check("Many of the residents despised Peter Holt.", &["despised − - → Peter Holt"]);
    check("Peter Holt was widely condemned.", &["condemned − - → Peter Holt"]);
    check("Anna Lind of the Holm Council condemned Peter Holt.", &["condemned − Anna Lind → Peter Holt"]);
    check("The wives of the Holm Council loved Peter Holt.", &["loved + - → Peter Holt"]);
    check("US Secretary of State Anna Lind condemned Peter Holt.", &["condemned − Anna Lind → Peter Holt"]);
    check("The mayor of Holm, Anna Lind, condemned Peter Holt.", &["condemned − Anna Lind → Peter Holt"]);
    check("Anna Lind on Tuesday despised Peter Holt.", &["despised − Anna Lind → Peter Holt"]);
    check("Schools in Holm and Lund despised Peter Holt.", &["despised − - → Peter Holt"]);
    check("Holm is condemning Peter Holt.", &["condemning − Holm → Peter Holt"]);
    check("Three men blamed for it left.", &["blamed − - → Three men"]);
    check("Syria expressed “deep regret” on Monday.", &["regret − Syria → -"]);
    check("In Holm, Anna Lind condemned Peter Holt.", &["condemned − Anna Lind → Peter Holt"]);
    check("She left the firm, which she blamed for it.", &["blamed − she → -"]);
    check("Many fear that Peter Holt left.", &["fear − Many → -"]);
    check("Anna Lind, the mayor of Holm, condemned Peter Holt.", &["condemned − Anna Lind → Peter Holt"]);
    check("Anna Lind met reporters and condemned Peter Holt.", &["condemned − Anna Lind → Peter Holt"]);
    check("Anna Lind voted to condemn Peter Holt.", &["condemn − Anna Lind → Peter Holt"]);
    check("Peter Holt, who condemned Anna Lind, left.", &["condemned − Peter Holt → Anna Lind"]);
    check("“They condemned Anna Lind,” said Peter Holt.", &["condemned − - → Anna Lind"]);
    check("He wept.", &["wept − he → -"]);
    check("Holm has long despised Peter Holt.", &["despised − Holm → Peter Holt"]);
    check("Anna Lind voted unanimously to condemn Peter Holt.", &["condemn − Anna Lind → Peter Holt"]);
    check("Anna Lind held talks on Sunday to denounce Peter Holt.", &["denounce − Anna Lind → Peter Holt"]);
    check("Anna Lind urged Holm to condemn Peter Holt.", &["condemn − Holm → Peter Holt"]);
    check(
        "A group of writers, led by Anna Lind, has condemned Peter Holt.",
        &["condemned − A group of writers → Peter Holt"],
    );
    check("Anna Lind has admitted insulting Peter Holt.", &["insulting − Anna Lind → Peter Holt"]);
    check("The town is enjoying its best year.", &["enjoying + author → -", "best + author → -"]);
}

#[test]
fn nouns_of_evaluation_have_their_owner() {
    check("Anna Lind’s praise for Peter Holt was noted.", &["praise + Anna Lind → Peter Holt"]);
    check("The plan drew praise from Anna Lind.", &["praise + Anna Lind → -"]);
    check("The plan drew criticism from residents.", &["criticism − - → -"]);
    check("Anna Lind voiced anger at Peter Holt.", &["anger − Anna Lind → Peter Holt"]);
    check("There was anger in the town.", &["anger − - → -"]);
    check("“There is anger here,” said Anna Lind.", &["anger − Anna Lind → -"]);
}

#[test]
fn a_judgement_is_of_whoever_is_said_to_judge() {
    check(
        "Anna Lind has accused China and Russia of a betrayal.",
        &["accused − Anna Lind → China", "betrayal − Anna Lind → -"],
    );
    check("Holm is seen as a failure.", &["failure − - → -"]);
    check("The town was viewed as hostile by Anna Lind.", &["hostile − Anna Lind → -"]);
    check("Holm has what Anna Lind calls a disastrous record.", &["disastrous − Anna Lind → -"]);
    check("Anna Lind singled out Peter Holt for criticism.", &["criticism − Anna Lind → -"]);
    check("The words drew an angry response from Anna Lind.", &["angry − Anna Lind → -"]);
    check("The plan met an angry response.", &["angry − - → -"]);
    check(
        "“Nobody who cannot condemn the brutal raid should lead us,” said Anna Lind.",
        &["condemn + - → -", "brutal − Anna Lind → -"],
    );
}

#[test]
fn a_feeling_is_of_whoever_has_it() {
    check("Residents were angry.", &["angry − - → -"]);
    check("Angry residents left.", &["Angry − - → -"]);
    check("Anna Lind was angry at Peter Holt.", &["angry − Anna Lind → Peter Holt"]);
    check("Peter Holt’s words angered Anna Lind.", &["angered − Anna Lind → -"]);
    check("Anna Lind said she was disappointed by Peter Holt.", &["disappointed − Anna Lind → Peter Holt"]);
    check("“Residents are angry,” said Anna Lind.", &["angry − - → -"]);
    check("“I am angry,” said Anna Lind.", &["angry − Anna Lind → -"]);
    check("Holm is concerned about reports of rain.", &["concerned − Holm → -"]);
    check("The vote has angered Anna Lind.", &["angered − Anna Lind → -"]);
    check("The war has troubled ties with Holm.", &["troubled − author → -"]);
    check("Residents left their homes in panic.", &["panic − - → -"]);
    check("Residents worried that the plan would go ahead.", &["worried − Residents → -"]);
    check("In despair Anna Lind left the town.", &["despair − Anna Lind → -"]);
    check("Anna Lind knew the frustration of the residents.", &["frustration − - → -"]);
    check("It was a happy ending.", &["happy + author → -"]);
    check("Anna Lind was sharply critical of Peter Holt.", &["sharply critical − Anna Lind → Peter Holt"]);
    check("The council was critical of Peter Holt.", &["critical of − - → Peter Holt"]);
    check("Anna Lind finds it very difficult to go.", &["difficult − Anna Lind → -"]);
    check("It is a sad day, Anna Lind said.", &["sad − Anna Lind → -"]);
}

#[test]
fn what_stands_between_marks_is_not_the_author_s() {
    check("Anna Lind said: “It is late. The deal is a betrayal.”", &["betrayal − Anna Lind → -"]);
    check("A board outside reads “the deal is a betrayal of us all”.", &["betrayal − - → -"]);
}

#[test]
fn an_adjective_is_about_its_noun() {
    check("The brilliant Anna Lind left.", &["brilliant + author → Anna Lind"]);
    check("Corrupt Russian officials left.", &["Corrupt − author → -"]);
    check("Anna Lind is a brilliant surgeon.", &["brilliant + author → Anna Lind"]);
    check("The brilliant Russian president Anna Lind left.", &["brilliant + author → Anna Lind"]);
    check("Anna Lind was selling brilliant cars.", &["brilliant + author → -"]);
    check("Anna Lind has never cheated.", &["cheated + author → Anna Lind"]);
    check("Friends of Anna Lind were corrupt.", &["corrupt − author → -"]);
}

#[test]
fn topics_are_cues_in_headlines_and_where_there_are_none() {
    check("Two men were killed in the attack.", &[]);
    check("“Two men were killed,” she said of the “attack”.", &[]);
    check("Two Men Killed in Attack on Harbour", &["Killed − author → -", "Attack − author → -"]);
    check("Two Men Killed in Attack on Harbour\n\nThe men had met on a ship.", &[]);
    check("There were no casualties.", &["casualties + author → -"]);
    check("Fewer deaths were counted.", &["deaths + author → -"]);
    check("They did not say who was killed.", &[]);
    check("They vowed to end the violence.", &[]);
}

#[test]
fn no_cue_in_names_and_fixed_phrases() {
    check("The Security Council met as interest rates rose.", &[]);
    check("She told the Justice Department in the United States.", &[]);
}
