//! Texts with their names and sources marked by hand, so that this stage is tested apart from those that find them.
//!
//! `{Ann Ruiz}` is a person, `{G:Oslo}` a place, `{O:…}` an organisation, `{N:…}` a nationality; `“…”` is a direct quotation,
//! and `[she]` the source of the nearest one.

use super::*;
use crate::analysis::{Form, Label, MentionBy, Milli, QuotationKind, Report, SpeakerBy, Stance};
use crate::entities::titles;
use crate::error::Error;
use crate::span::Span;

struct Marked {
    text: String,
    names: Vec<(Span, Label)>,
    sources: Vec<Span>,
    quotes: Vec<Span>,
}

fn unmark(marked: &str) -> Marked {
    let mut out = Marked { text: String::new(), names: Vec::new(), sources: Vec::new(), quotes: Vec::new() };
    let (mut name, mut source, mut quote) = (None, 0, 0);
    let mut rest = marked;
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        let at = out.text.len();
        match c {
            '{' => {
                let label = match rest.get(..2) {
                    Some("G:") => Label::Gpe,
                    Some("O:") => Label::Org,
                    Some("N:") => Label::Norp,
                    Some("F:") => Label::Fac,
                    _ => Label::Person,
                };
                if label != Label::Person {
                    rest = &rest[2..];
                }
                name = Some((at, label));
            }
            '}' => {
                let (start, label) = name.take().unwrap();
                out.names.push((Span::new(start, at), label));
            }
            '[' => source = at,
            ']' => out.sources.push(Span::new(source, at)),
            _ => {
                if c == '”' {
                    out.quotes.push(Span::new(quote, at));
                }
                out.text.push(c);
                if c == '“' {
                    quote = out.text.len();
                }
            }
        }
    }
    out
}

fn resolved(marked: &str) -> (String, Resolved) {
    let Marked { text, names, sources, quotes } = unmark(marked);
    let document = Document::new(&text);
    let mentions: Vec<FoundMention> = names
        .iter()
        .map(|&(span, label)| FoundMention {
            span,
            label,
            form: Form::Name,
            title: titles::title_before(&document, document.token_at(span.start)).map(|t| document.span_of(t.tokens)),
            value: None,
            by: MentionBy::Model,
            confidence: Milli(1000),
        })
        .collect();
    let nearest = |quote: Span| {
        sources.iter().copied().min_by_key(|s| s.start.abs_diff(quote.start).min(s.start.abs_diff(quote.end)))
    };
    let quotations: Vec<FoundQuotation> = quotes
        .iter()
        .map(|&quote| FoundQuotation {
            kind: QuotationKind::Direct,
            report: Report::Speech,
            spans: vec![quote],
            verbatim: vec![quote],
            cue: None,
            source: nearest(quote),
            stance: Stance::Neutral,
            by: SpeakerBy::Cue,
            modality: None,
            parent: None,
            confidence: Milli(1000),
        })
        .collect();
    let model = model().unwrap();
    let links = link_names(&document, &mentions, &model, &Options::default());
    let resolved = resolve(&document, &mentions, &links, &quotations);
    (text, resolved)
}

fn model() -> Result<EntityModel, Error> {
    let bytes =
        std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/models/en.model")).expect("the model is in the repository");
    EntityModel::load(&crate::model::Sections::read(&bytes)?)
}

/// Each mention with its entity's name; "?" where it stays open.
fn who(marked: &str) -> String {
    let (text, resolved) = resolved(marked);
    let name = |m: &Mention| {
        let entity = m.entity.map_or("?", |idx| resolved.entities[idx].name.as_str());
        format!("{}={entity}", m.span.of(&text))
    };
    resolved.mentions.iter().map(name).collect::<Vec<_>>().join("; ")
}

fn check(cases: &[(&str, &str)]) {
    for (marked, wanted) in cases {
        assert_eq!(who(marked), *wanted, "{marked}");
    }
}

#[test]
fn short_names_meet_full_ones() {
    check(&[
        ("{Ann Ruiz} won. Ms {Ruiz} smiled, and {Ruiz} left.", "Ann Ruiz=Ann Ruiz; Ruiz=Ann Ruiz; Ruiz=Ann Ruiz"),
        ("{Ruiz} is out. {Ann Ruiz} resigned.", "Ruiz=Ann Ruiz; Ann Ruiz=Ann Ruiz"),
        ("{Chen Wei} won. Mr {Chen} smiled.", "Chen Wei=Chen Wei; Chen=Chen Wei"),
        ("{Omar al-Hadi} won. Mr {Hadi} smiled.", "Omar al-Hadi=Omar al-Hadi; Hadi=Omar al-Hadi"),
        ("{Inés Vega Prado} won. Ms {Vega} smiled.", "Inés Vega Prado=Inés Vega Prado; Vega=Inés Vega Prado"),
        (
            "{Inés Vega Prado} won. Ms {Vega Prado} smiled.",
            "Inés Vega Prado=Inés Vega Prado; Vega Prado=Inés Vega Prado",
        ),
        ("{Andrei Malkov} won. {Andrey Malkov} smiled.", "Andrei Malkov=Andrei Malkov; Andrey Malkov=Andrei Malkov"),
        ("{Jo Bell} won. {Al Bell} lost.", "Jo Bell=Jo Bell; Al Bell=Al Bell"),
        ("{J. Bell} won. {Jo Bell} smiled.", "J. Bell=J. Bell; Jo Bell=J. Bell"),
    ]);
}

#[test]
fn namesakes_are_told_apart_or_left_open() {
    check(&[
        (
            "{Al Bell} and {Jo Bell} came. Mr {Bell} left; Ms {Bell} stayed.",
            "Al Bell=Al Bell; Jo Bell=Jo Bell; Bell=Al Bell; Bell=Jo Bell",
        ),
        ("{Al Bell} and {Jo Bell} came. {Bell} left.", "Al Bell=Al Bell; Jo Bell=Jo Bell; Bell=?"),
        ("President {Al Bell} and {Jo Bell} came. {Bell} left.", "Al Bell=Al Bell; Jo Bell=Jo Bell; Bell=Al Bell"),
        (
            "{Jo Bell} lost her seat. {Al Bell} came. Ms {Bell} left.",
            "Jo Bell=Jo Bell; her=Jo Bell; Al Bell=Al Bell; Bell=Jo Bell",
        ),
        (
            "{Al Bell} came. {Bell} spoke. {Jo Bell} came. {Bell} left.",
            "Al Bell=Al Bell; Bell=Al Bell; Jo Bell=Jo Bell; Bell=Al Bell",
        ),
    ]);
}

#[test]
fn organisations_and_places() {
    check(&[
        (
            "The {O:Global Seed Council} (GSC) met. {O:GSC} staff left.",
            "Global Seed Council=Global Seed Council; GSC=Global Seed Council",
        ),
        ("{O:Plumtree Inc} fell. {O:Plumtree} rose.", "Plumtree Inc=Plumtree Inc; Plumtree=Plumtree Inc"),
        (
            "{O:Gull Harbour Works} ({O:GHX}) met. {O:GHX} left.",
            "Gull Harbour Works=Gull Harbour Works; GHX=Gull Harbour Works; GHX=Gull Harbour Works",
        ),
        (
            "The {O:Democratic Party of Lowland} won. {O:DPL} or {O:Civic Crafts Party of Lowland}? {O:CCP}.",
            "Democratic Party of Lowland=Democratic Party of Lowland; DPL=Democratic Party of Lowland; \
             Civic Crafts Party of Lowland=Civic Crafts Party of Lowland; CCP=Civic Crafts Party of Lowland",
        ),
        (
            "{O:Gull} fell. {O:Gull} rose. {O:Gull} and its arm {O:Gull Harbour Works} met. {O:Gull} won.",
            "Gull=Gull; Gull=Gull; Gull=Gull; its=Gull; Gull Harbour Works=Gull Harbour Works; Gull=Gull",
        ),
        (
            "{O:Gull} fell. {O:Gull Harbour Works} fell. {O:Gull} won.",
            "Gull=Gull Harbour Works; Gull Harbour Works=Gull Harbour Works; Gull=Gull Harbour Works",
        ),
        ("The {G:US} and the {G:United States}", "US=United States; United States=United States"),
        ("{G:Norway} won. The {N:Norwegian} team left {G:Oslo}.", "Norway=Norway; Norwegian=Norwegian; Oslo=Oslo"),
        ("{Florence Day} flew to {G:Florence}.", "Florence Day=Florence Day; Florence=Florence"),
        ("{G:Côte d’Ivoire} won. {G:Ivory Coast} won.", "Côte d’Ivoire=Ivory Coast; Ivory Coast=Ivory Coast"),
        (
            "{G:Tbilisi}, {G:Georgia}. {G:Savannah}, {G:Georgia}.",
            "Tbilisi=Tbilisi; Georgia=Georgia; Savannah=Savannah; Georgia=Georgia",
        ),
    ]);
    let (_, found) =
        resolved("{G:Norway} won. The {N:Norwegian} team left, and {G:Oslo} has never denied it in {G:Oslo}.");
    assert_eq!(found.entities[1].related.map(|r| r.entity), Some(0));
    assert_eq!(found.mentions.iter().map(|m| m.metonym).collect::<Vec<_>>(), [false, false, true, false]);
}

#[test]
fn countries_and_their_namesakes() {
    let related = |marked: &str| {
        let (_, found) = resolved(marked);
        found
            .entities
            .iter()
            .filter_map(|e| Some((e.name.clone(), found.entities[e.related?.entity].name.clone())))
            .next()
    };
    let pair = |people: &str, country: &str| Some((people.to_owned(), country.to_owned()));
    assert_eq!(related("{G:Scotland} won. {N:Scottish} fans sang."), pair("Scottish", "Scotland"));
    assert_eq!(related("{G:Britain} won. {N:Scottish} fans sang."), None);
    assert_eq!(related("The {G:U.S.} won. {N:Americans} sang."), pair("Americans", "U.S."));
    // the state is another place than the country
    let (_, found) = resolved("{G:Georgia} won. {G:Savannah}, {G:Georgia}, lost.");
    assert_eq!(found.entities.len(), 3);
    // a capital called like its country stands for nothing but itself
    let (_, found) = resolved("{G:Singapore} denied it. {G:Taipei} denied it.");
    assert_eq!(found.mentions.iter().filter(|m| m.metonym).count(), 1);
}

#[test]
fn a_country_goes_by_its_common_name() {
    let (_, found) = resolved("The {G:Islamic Republic of Iran} lost. {G:Iran} denied it.");
    assert_eq!(found.entities[0].name, "Iran");
    assert_eq!(found.entities[0].aliases, ["Islamic Republic of Iran"]);
}

#[test]
fn roles() {
    for (marked, wanted) in [
        ("{Ann Ruiz}, the mayor of {G:Lowtown}, left.", Some("mayor of Lowtown")),
        ("{Ann Ruiz}, 54, a nurse, left.", Some("nurse")),
        ("It was {Ann Ruiz}, head of policy at {O:Plumtree}.", Some("head of policy at Plumtree")),
        ("The mayor of {G:Lowtown}, {Ann Ruiz}, left.", Some("mayor of Lowtown")),
        ("{G:Lowland}'s prime minister, {Ann Ruiz}, left.", Some("Lowland's prime minister")),
        ("In {G:Lowland}, {Ann Ruiz} left.", None),
        ("Former {N:Danish} foreign minister {Ann Ruiz} left.", Some("Former Danish foreign minister")),
        ("It told lawyer {Ann Ruiz} so.", Some("lawyer")),
        ("{O:Bank of Lowtown} chief economist {Ann Ruiz} left.", Some("Bank of Lowtown chief economist")),
        ("{G:Gull City} mayor {Ann Ruiz} left.", Some("Gull City mayor")),
        ("{Ann Ruiz}, a sister of the singer {Jo Bell}, left.", Some("sister of the singer Jo Bell")),
        ("It met {Ann Ruiz}, mayor {Jo Bell} and banker {Li Cole}.", None),
        ("{Ann Ruiz}, a lawyer representing {Jo Bell}, left.", Some("lawyer representing Jo Bell")),
        ("The head of the {O:Gull Trust}, Dr {Ann Ruiz}, left.", Some("head of the Gull Trust")),
        ("First Minister of {G:Lowland} {Ann Ruiz} left.", Some("First Minister of Lowland")),
        ("A chemistry professor {Ann Ruiz} met, professor {Ann Ruiz}.", Some("professor")),
        ("Professor {Ann Ruiz} left.", None),
        ("“No,” said {Ann Ruiz} of the {O:Gull Trust}.", Some("Gull Trust")),
        ("{Ann Ruiz} from {G:Lowland}'s {O:Gull Trust} left.", Some("Gull Trust")),
        ("{O:Gull News}'s {Ann Ruiz} left.", Some("Gull News")),
        ("{Ann Ruiz} left with the {O:Gull Trust}.", None),
        ("His second wife {Ann Ruiz} left.", None),
        ("{Ann Ruiz}, his sister, left.", None),
        ("Ms {Ann Ruiz} left.", None),
        ("{Ann Ruiz}, the day after the vote, left.", None),
        ("{Ann Ruiz}, who won, left.", None),
    ] {
        let (_, found) = resolved(marked);
        let person = found.entities.iter().find(|e| e.name == "Ann Ruiz").unwrap();
        assert_eq!(person.role.as_deref(), wanted, "{marked}");
    }
}

#[test]
fn pronouns() {
    check(&[
        ("{Ann Ruiz} met Mr {Bell}. “He lies,” [she] said.", "Ann Ruiz=Ann Ruiz; Bell=Bell; He=Bell; she=Ann Ruiz"),
        ("“I am proud,” said [Ms {Ruiz}].", "I=Ruiz; Ruiz=Ruiz"),
        ("{G:Norway} and its allies won.", "Norway=Norway; its=Norway"),
        (
            "Mr {Dahl} left. “I told Mr {Cole},” said [Mr {Bell}]. “He knows.”",
            "Dahl=Dahl; I=Bell; Cole=Cole; Bell=Bell; He=Cole",
        ),
        ("When she left, {Ann Ruiz} waved.", "she=Ann Ruiz; Ann Ruiz=Ann Ruiz"),
        (
            "Ms {Bell} won. Asked whether she would go, Ms {Ruiz} paused. “No,” [she] said.",
            "Bell=Bell; she=Ruiz; Ruiz=Ruiz; she=Ruiz",
        ),
        ("Mr {Bell} met Mr {Cole}. Mr {Cole} thanked him.", "Bell=Bell; Cole=Cole; Cole=Cole; him=Bell"),
    ]);
}

#[test]
fn pronouns_and_those_who_stay_in_mind() {
    check(&[
        // what an apposition says of somebody
        (
            "{Al Bell}, a spokesman for the {O:Gull Trust}, met {Jo Cole}. “No,” [he] said.",
            "Al Bell=Al Bell; Gull Trust=Gull Trust; Jo Cole=Jo Cole; he=Al Bell",
        ),
        // a long speech between
        (
            "{Ann Ruiz} rose. “No. We will not go. We never go. We like it here. It is home. It is dear,” [she] said.",
            "Ann Ruiz=Ann Ruiz; We=Ann Ruiz; We=Ann Ruiz; We=Ann Ruiz; she=Ann Ruiz",
        ),
        // the guards are not told by themselves
        (
            "{Ann Ruiz} left. Mr {Bell} told her. {Ann Ruiz} said {Al Cole} told her.",
            "Ann Ruiz=Ann Ruiz; Bell=Bell; her=Ann Ruiz; Ann Ruiz=Ann Ruiz; Al Cole=Al Cole; her=Ann Ruiz",
        ),
        ("{Jo Bell} won. {Ann Ruiz} praised her \"great\" team.", "Jo Bell=Jo Bell; Ann Ruiz=Ann Ruiz; her=Ann Ruiz"),
        // who spoke last, though nothing has told her gender
        (
            "Ms {Bell} left. She won. “No,” said [{Ann Ruiz}]. “Yes,” [she] added.",
            "Bell=Bell; She=Bell; Ann Ruiz=Ann Ruiz; she=Ann Ruiz",
        ),
        // whom the same speaker has just named
        (
            "Mr {Dahl} left. Mr {Dahl} won. Mr {Dahl} sang. “I told President {Cole},” said [Mr {Bell}]. “He knows.”",
            "Dahl=Dahl; Dahl=Dahl; Dahl=Dahl; I=Bell; Cole=Cole; Bell=Bell; He=Cole",
        ),
    ]);
}

#[test]
fn a_pronoun_with_nobody_before_it_is_somebody() {
    check(&[
        ("He left. He had won.", "He=he; He=he"),
        ("She met Mr {Cole}. She smiled, and he left.", "She=she; Cole=Cole; She=she; he=Cole"),
        ("Each trader counts his or her money, and he or she pays.", ""),
        ("A guard and his dog left.", ""),
        ("They left.", ""),
    ]);
    let (_, found) = resolved("He left. He had won. He met Ms {Bell}.");
    assert_eq!(found.entities.iter().map(|e| e.salience.0).collect::<Vec<_>>(), [1000, 0]);
    assert_eq!(found.entities[1].label, Some(Label::Person));
}

#[test]
fn speakers() {
    for (marked, wanted) in [
        ("“No,” said [{O:Bank of Lowtown} governor {Ann Ruiz}].", "Ann Ruiz"),
        ("“No,” said [a spokesman for Mr {Bell}].", "a spokesman for Mr Bell"),
        ("“No,” said [Mr {Bell}'s lawyer].", "Mr Bell's lawyer"),
        ("“No,” said [the mayor, {Ann Ruiz}].", "Ann Ruiz"),
        ("“No,” said [{Ann Ruiz}, a friend of {Jo Bell}].", "Ann Ruiz"),
        ("“No,” said [{O:Kremlin} spokesman {Jo Bell}].", "Jo Bell"),
        ("{Ann Ruiz}, the mayor of {G:Lowtown}, left. “No,” [the mayor] said.", "Ann Ruiz"),
        ("{O:Lowtown Airways} lost. “No,” [the airline] said.", "Lowtown Airways"),
        ("“No,” said [Minister of Trade {Ann Ruiz}].", "Ann Ruiz"),
        ("“No,” said [the mayor of {G:Lowtown}, {Ann Ruiz}].", "Ann Ruiz"),
        ("“No,” said [a spokesman for {G:Lowtown} mayor {Ann Ruiz}].", "a spokesman for Lowtown mayor Ann Ruiz"),
        ("“No,” said [a lawyer representing {Ann Ruiz}].", "a lawyer representing Ann Ruiz"),
        ("“No,” said [a statement from {O:Gull Bank}].", "Gull Bank"),
        ("“No,” says [{O:Gull Bank}'s annual report].", "Gull Bank"),
        ("“No,” says [a report by the baker {Ann Ruiz}].", "Ann Ruiz"),
        ("“No,” says [a report on {Ann Ruiz}].", "a report on Ann Ruiz"),
        ("“No,” said [some of the guards].", "some of the guards"),
        ("“No,” [two officials] said.", "two officials"),
        ("A guard came. “No,” said [the guard].", "the guard"),
    ] {
        let (_, found) = resolved(marked);
        let speaker = found.quotations[0].speaker.map(|idx| found.entities[idx].name.as_str());
        assert_eq!(speaker, Some(wanted), "{marked}");
    }
}
