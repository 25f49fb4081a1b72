//! The words of titles and roles. Written for this project; sorted, and a test holds them to that.

use super::{Gender, TitleKind};

/// What the table says of a word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    pub kind: TitleKind,
    pub gender: Option<Gender>,
}

/// The entry of a word in lower case, without its stop; hyphens join no entries.
pub(super) fn entry(stem: &str) -> Option<Entry> {
    let idx = NOUNS.binary_search_by(|(word, _, _)| (*word).cmp(stem)).ok()?;
    let (_, kind, gender) = NOUNS[idx];
    Some(Entry { kind, gender })
}

/// Whether a word may stand before a title as part of it.
pub(super) fn is_modifier(stem: &str) -> bool {
    MODIFIERS.binary_search(&stem).is_ok()
        || stem.len() >= 7 && ADJECTIVE_ENDINGS.iter().any(|ending| stem.ends_with(ending))
}

/// Whether an ending alone tells that a noun names a person: "geologist", "salesman".
pub(super) fn has_role_ending(lower: &str) -> bool {
    lower.len() >= 7 && ROLE_ENDINGS.iter().any(|ending| lower.ends_with(ending))
}

/// Endings of few nouns but those of trades.
const ROLE_ENDINGS: &[&str] =
    &["ologist", "icist", "ographer", "woman", "person", "keeper", "holder", "maker", "player", "writer"];

/// Endings of adjectives that stand before trades: "planetary scientist", "clinical psychologist".
const ADJECTIVE_ENDINGS: &[&str] = &[
    "atic", "ental", "etary", "gical", "ical", "itical", "ional", "onary", "stic", "tical", "tional", "tural",
    "uctural",
];

/// What stands behind "of" in an office: "Secretary of State".
pub(super) const DEPARTMENTS: &[&str] = &[
    "agriculture",
    "commerce",
    "defence",
    "defense",
    "education",
    "energy",
    "health",
    "homeland",
    "house",
    "interior",
    "justice",
    "labor",
    "staff",
    "state",
    "transportation",
    "treasury",
    "exchequer",
    "rolls",
];

const C: TitleKind = TitleKind::Courtesy;
const O: TitleKind = TitleKind::Office;
const T: TitleKind = TitleKind::Trade;
const F: Option<Gender> = Some(Gender::Female);
const M: Option<Gender> = Some(Gender::Male);
const N: Option<Gender> = None;

/// Nouns that name a person by a form of address, an office or a trade, and the gender that the word itself tells.
#[rustfmt::skip]
const NOUNS: &[(&str, TitleKind, Option<Gender>)] = &[
    ("accountant", T, N), ("activist", T, N), ("actor", T, M), ("actress", T, F), ("adm", O, N),
    ("administrator", T, N), ("admiral", O, N), ("adviser", O, N), ("advisor", O, N), ("advocate", O, N),
    ("agent", T, N), ("aide", T, N), ("alderman", O, N), ("alumnus", T, N), ("ambassador", O, N), ("analyst", T, N),
    ("anchor", T, N), ("announcer", T, N), ("anthropologist", T, N), ("appointee", T, N), ("archaeologist", T, N),
    ("archbishop", O, N), ("architect", T, N), ("artist", T, N), ("assistant", T, N), ("astronaut", T, N),
    ("astronomer", T, N), ("athlete", T, N), ("attendee", T, N), ("attorney", O, N), ("aunt", T, F), ("author", T, N),
    ("ayatollah", O, M), ("baker", T, N), ("banker", T, N), ("barber", T, N), ("baron", O, M), ("baroness", O, F),
    ("barrister", T, N), ("bartender", T, N), ("batsman", T, M), ("biologist", T, N), ("bishop", O, N),
    ("blogger", T, N), ("boss", T, N), ("bowler", T, N), ("boxer", T, N), ("boy", T, M), ("breeder", T, N),
    ("brig", O, N), ("brigadier", O, N), ("broadcaster", T, N), ("broker", T, N), ("brother", T, M), ("builder", T, N),
    ("businessman", T, M), ("businessperson", T, N), ("businesswoman", T, F), ("butcher", T, N), ("caller", T, N),
    ("cameraman", T, M), ("campaigner", T, N), ("candidate", T, N), ("capt", O, N), ("captain", O, N),
    ("cardinal", O, M), ("caretaker", T, N), ("carpenter", T, N), ("cashier", T, N), ("cellist", T, N), ("ceo", O, N),
    ("cfo", O, N), ("chair", O, N), ("chairman", O, M), ("chairperson", O, N), ("chairwoman", O, F), ("champion", T, N),
    ("chancellor", O, N), ("chef", T, N), ("chemist", T, N), ("chief", O, N), ("chieftain", T, N), ("cleaner", T, N),
    ("cleric", T, N), ("clerk", T, N), ("climber", T, N), ("cmdr", O, N), ("coach", O, N), ("col", O, N),
    ("colleague", T, N), ("colonel", O, N), ("columnist", T, N), ("comedian", T, N), ("comedienne", T, F),
    ("commander", O, N), ("commentator", T, N), ("commissioner", O, N), ("commodore", O, N), ("composer", T, N),
    ("comrade", O, N), ("conductor", T, N), ("congressman", O, M), ("congressperson", T, N), ("congresswoman", O, F),
    ("conservationist", T, N), ("constable", O, N), ("consul", O, N), ("consultant", T, N), ("contractor", T, N),
    ("coo", O, N), ("cook", T, N), ("coordinator", T, N), ("coroner", O, N), ("corporal", O, N),
    ("correspondent", T, N), ("councillor", O, N), ("councilman", O, M), ("councilwoman", O, F), ("counsel", T, N),
    ("counsellor", T, N), ("counselor", T, N), ("count", O, M), ("counterpart", T, N), ("countess", O, F),
    ("cpl", O, N), ("creator", T, N), ("cricketer", T, N), ("critic", T, N), ("cto", O, N), ("curator", T, N),
    ("cyclist", T, N), ("dame", C, F), ("dancer", T, N), ("daughter", T, F), ("dealer", T, N), ("dean", O, N),
    ("defendant", T, N), ("defender", T, N), ("delegate", T, N), ("demonstrator", T, N), ("dentist", T, N),
    ("deputy", O, N), ("designer", T, N), ("det", O, N), ("detective", O, N), ("developer", T, N), ("diplomat", T, N),
    ("director", O, N), ("dissident", T, N), ("doctor", T, N), ("dr", C, N), ("driver", T, N), ("drummer", T, N),
    ("duchess", O, F), ("duke", O, M), ("earl", O, M), ("ecologist", T, N), ("economist", T, N), ("editor", T, N),
    ("educator", T, N), ("electrician", T, N), ("emir", O, M), ("emperor", O, M), ("employee", T, N),
    ("employer", T, N), ("empress", O, F), ("engineer", T, N), ("entrepreneur", T, N), ("envoy", O, N),
    ("epidemiologist", T, N), ("executive", T, N), ("expert", T, N), ("explorer", T, N), ("eyewitness", T, N),
    ("farmer", T, N), ("father", T, M), ("fellow", T, N), ("fighter", T, N), ("figure", T, N), ("filmmaker", T, N),
    ("financier", T, N), ("firefighter", T, N), ("fisherman", T, M), ("footballer", T, N), ("forward", T, N),
    ("founder", T, N), ("fr", C, N), ("frau", C, F), ("friend", T, N), ("frontman", T, M), ("gen", O, N),
    ("general", O, N), ("geographer", T, N), ("geologist", T, N), ("girl", T, F), ("goalkeeper", T, N),
    ("goalscorer", T, N), ("golfer", T, N), ("gov", O, N), ("governor", O, N), ("granddaughter", T, F),
    ("grandfather", T, M), ("grandmother", T, F), ("grandson", T, M), ("guard", T, N), ("guitarist", T, N),
    ("gunman", T, M), ("hairdresser", T, N), ("head", T, N), ("headmaster", O, M), ("headmistress", O, F),
    ("headteacher", O, N), ("heir", T, N), ("heiress", T, F), ("helper", T, N), ("herr", C, M), ("historian", T, N),
    ("host", T, N), ("hostess", T, F), ("housewife", T, F), ("hunter", T, N), ("husband", T, M), ("illustrator", T, N),
    ("imam", C, M), ("immunologist", T, N), ("incumbent", T, N), ("inmate", T, N), ("insider", T, N), ("insp", O, N),
    ("inspector", O, N), ("instructor", T, N), ("interpreter", T, N), ("inventor", T, N), ("investigator", T, N),
    ("investor", T, N), ("journalist", T, N), ("judge", O, N), ("juror", T, N), ("justice", O, N), ("keeper", T, N),
    ("king", O, M), ("labourer", T, N), ("lady", C, F), ("landlady", T, F), ("landlord", T, N), ("lawmaker", T, N),
    ("lawyer", T, N), ("lead", T, N), ("leader", O, N), ("lecturer", T, N), ("legislator", T, N), ("liaison", T, N),
    ("librarian", T, N), ("lieutenant", O, N), ("linguist", T, N), ("lobbyist", T, N), ("lord", C, M), ("lt", O, N),
    ("madam", C, F), ("madame", C, F), ("magistrate", O, N), ("maintainer", T, N), ("maj", O, N), ("major", O, N),
    ("man", T, M), ("manager", T, N), ("marshal", O, N), ("master", C, M), ("mathematician", T, N), ("mayor", O, N),
    ("mechanic", T, N), ("mediator", T, N), ("medic", T, N), ("member", T, N), ("mep", O, N), ("merchant", T, N),
    ("messrs", C, M), ("meteorologist", T, N), ("midfielder", T, N), ("midwife", T, N), ("migrant", T, N),
    ("militant", T, N), ("miner", T, N), ("minister", O, N), ("miss", C, F), ("mistress", T, F), ("mlle", C, F),
    ("mme", C, F), ("model", T, N), ("moderator", T, N), ("monk", T, M), ("monsieur", C, M), ("mother", T, F),
    ("motorist", T, N), ("mp", O, N), ("mr", C, M), ("mrs", C, F), ("ms", C, F), ("msp", O, N), ("mullah", O, M),
    ("musician", T, N), ("mx", C, N), ("naturalist", T, N), ("negotiator", T, N), ("neighbor", T, N),
    ("neighbour", T, N), ("nephew", T, M), ("neurologist", T, N), ("neuroscientist", T, N), ("niece", T, F),
    ("nominee", T, N), ("novelist", T, N), ("nun", T, F), ("nurse", T, N), ("nutritionist", T, N), ("observer", T, N),
    ("officer", O, N), ("official", T, N), ("ombudsman", O, N), ("operator", T, N), ("opponent", T, N),
    ("organiser", T, N), ("organizer", T, N), ("owner", T, N), ("paediatrician", T, N), ("painter", T, N),
    ("paramedic", T, N), ("parent", T, N), ("partner", T, N), ("passenger", T, N), ("pastor", O, N),
    ("pathologist", T, N), ("patient", T, N), ("patriarch", O, M), ("pediatrician", T, N), ("pensioner", T, N),
    ("performer", T, N), ("pharmacist", T, N), ("philanthropist", T, N), ("philosopher", T, N), ("photographer", T, N),
    ("physician", T, N), ("physicist", T, N), ("pianist", T, N), ("pilot", T, N), ("planner", T, N), ("player", T, N),
    ("playwright", T, N), ("plumber", T, N), ("poet", T, N), ("policeman", T, M), ("policewoman", T, F),
    ("politician", T, N), ("pollster", T, N), ("pope", O, M), ("postman", T, M), ("postmaster", O, N),
    ("predecessor", T, N), ("premier", O, N), ("president", O, N), ("priest", T, M), ("prince", O, M),
    ("princess", O, F), ("principal", O, N), ("prisoner", T, N), ("producer", T, N), ("prof", C, N),
    ("professor", C, N), ("professors", C, N), ("programmer", T, N), ("promoter", T, N), ("prosecutor", O, N),
    ("protester", T, N), ("protestor", T, N), ("provost", O, N), ("psychiatrist", T, N), ("psychologist", T, N),
    ("publicist", T, N), ("publisher", T, N), ("pundit", T, N), ("pupil", T, N), ("pvt", O, N), ("quarterback", T, N),
    ("queen", O, F), ("rabbi", C, N), ("rancher", T, N), ("rapper", T, N), ("receptionist", T, N), ("recruiter", T, N),
    ("rector", O, N), ("referee", T, N), ("refugee", T, N), ("regulator", T, N), ("relative", T, N), ("rep", O, N),
    ("reporter", T, N), ("representative", O, N), ("reps", O, N), ("researcher", T, N), ("resident", T, N),
    ("restaurateur", T, N), ("retiree", T, N), ("rev", C, N), ("reverend", C, N), ("rider", T, N), ("runner", T, N),
    ("sailor", T, N), ("salesman", T, M), ("salesperson", T, N), ("saleswoman", T, F), ("scholar", T, N),
    ("schoolboy", T, M), ("schoolgirl", T, F), ("scientist", T, N), ("screenwriter", T, N), ("sculptor", T, N),
    ("seaman", T, M), ("sec", O, N), ("secretary", O, N), ("sen", O, N), ("senator", O, N), ("senor", C, M),
    ("senora", C, F), ("sens", O, N), ("sergeant", O, N), ("señor", C, M), ("señora", C, F), ("sgt", O, N),
    ("shah", O, M), ("shareholder", T, N), ("sheikh", C, M), ("sheikha", C, F), ("shepherd", T, N), ("sheriff", O, N),
    ("shopkeeper", T, N), ("singer", T, N), ("sir", C, M), ("sister", T, F), ("skipper", T, N), ("socialite", T, N),
    ("sociologist", T, N), ("soldier", T, N), ("solicitor", T, N), ("son", T, M), ("speaker", O, N),
    ("specialist", T, N), ("spokesman", T, M), ("spokesperson", T, N), ("spokeswoman", T, F), ("sportsman", T, M),
    ("sportswoman", T, F), ("sprinter", T, N), ("statesman", T, M), ("stateswoman", T, F), ("statistician", T, N),
    ("strategist", T, N), ("striker", T, N), ("student", T, N), ("successor", T, N), ("sultan", O, M),
    ("superintendent", O, N), ("superstar", T, N), ("supervisor", T, N), ("supporter", T, N), ("supt", O, N),
    ("surgeon", T, N), ("survivor", T, N), ("suspect", T, N), ("swimmer", T, N), ("tanaiste", O, N),
    ("taoiseach", O, N), ("td", O, N), ("teacher", T, N), ("teammate", T, N), ("technician", T, N), ("teenager", T, N),
    ("tenant", T, N), ("theologian", T, N), ("therapist", T, N), ("trader", T, N), ("trainee", T, N), ("trainer", T, N),
    ("translator", T, N), ("traveller", T, N), ("treasurer", O, N), ("trustee", T, N), ("tsar", O, M), ("tutor", T, N),
    ("tycoon", T, N), ("uncle", T, M), ("undergrad", T, N), ("undergraduate", T, N), ("undersecretary", O, N),
    ("undertaker", T, N), ("vet", T, N), ("veteran", T, N), ("veterinarian", T, N), ("victim", T, N),
    ("violinist", T, N), ("virologist", T, N), ("volunteer", T, N), ("voter", T, N), ("waiter", T, M),
    ("waitress", T, F), ("warden", T, N), ("whip", O, N), ("whistleblower", T, N), ("widow", T, F), ("widower", T, M),
    ("wife", T, F), ("winger", T, N), ("winner", T, N), ("witness", T, N), ("woman", T, F), ("worker", T, N),
    ("workman", T, M), ("wrestler", T, N), ("writer", T, N), ("youtuber", T, N), ("zoologist", T, N),
];

/// Words that stand before a title as part of it: "former", "deputy", "foreign".
#[rustfmt::skip]
const MODIFIERS: &[&str] = &[
    "acting", "agriculture", "aid", "air", "amateur", "army", "assistant", "associate", "attorney", "bank", "banking",
    "baseball", "basketball", "billionaire", "boxing", "brigadier", "budget", "business", "catholic", "celebrity",
    "chief", "children", "church", "city", "civil", "classical", "climate", "club", "co", "coast", "college",
    "commerce", "communications", "congressional", "conservative", "corporal", "country", "county", "court",
    "cricket", "crime", "criminal", "crown", "culture", "defence", "defense", "democratic", "deputy", "detective",
    "development", "disgraced", "district", "economic", "economy", "education", "elect", "elected", "embattled",
    "emergency", "energy", "environment", "equity", "estate", "ex", "executive", "family", "federal", "field", "film",
    "finance", "financial", "fire", "first", "fisheries", "fleet", "folk", "football", "force", "foreign", "forestry",
    "former", "founding", "fund", "gas", "general", "goal", "golf", "guard", "head", "health", "hedge", "high", "hip",
    "hockey", "home", "hon", "honorary", "hop", "hospital", "house", "housing", "human", "immigration", "independent",
    "industry", "infrastructure", "insurance", "intelligence", "interim", "interior", "international", "investment",
    "jazz", "joint", "junior", "justice", "labor", "labour", "land", "late", "lead", "leading", "legal", "liberal",
    "lieutenant", "local", "longtime", "lord", "magazine", "major", "majority", "managing", "marine", "marketing",
    "media", "medical", "military", "millionaire", "mining", "minority", "music", "national", "navy", "new", "newly",
    "news", "newspaper", "nuclear", "oil", "opera", "operating", "opposition", "outgoing", "parish", "parliamentary",
    "party", "peace", "planning", "police", "political", "pop", "population", "presidential", "press", "prime",
    "principal", "professional", "property", "public", "radio", "real", "reality", "rear", "regional", "relief",
    "republican", "rescue", "research", "retired", "rights", "rising", "rock", "rt", "rugby", "sales", "school",
    "science", "second", "security", "senate", "senior", "sergeant", "services", "shadow", "social", "socialist",
    "software", "soul", "special", "sport", "sports", "staff", "star", "state", "supreme", "team", "tech",
    "technology", "television", "tennis", "third", "top", "tourism", "trade", "transport", "treasury", "tv",
    "undercover", "union", "university", "veteran", "vice", "village", "war", "warrant", "water", "welfare", "women",
    "world", "youth",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sorted() {
        assert!(NOUNS.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert!(MODIFIERS.windows(2).all(|pair| pair[0] < pair[1]));
    }
}
