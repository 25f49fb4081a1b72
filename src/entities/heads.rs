//! Words that tell what kind of thing a name names: its head ("… River"), or the noun it stands before.

use crate::analysis::Label;
use std::sync::LazyLock;

/// What a name is when this is its last word, or, for the few of [`FIRST`], its first.
pub(super) fn label_of_last(lower: &str) -> Option<Label> {
    find(&BY_LAST, lower)
}

/// "Lake Baikal", "Mount Kenya", "Hurricane Ida", "University of Leeds".
pub(super) fn label_of_first(lower: &str) -> Option<Label> {
    find(&BY_FIRST, lower)
}

/// A table by word, sorted; where two rows have a word, the first counts.
type ByWord = LazyLock<Vec<(&'static str, Label)>>;

static BY_LAST: ByWord = LazyLock::new(|| by_word(LAST));
static BY_FIRST: ByWord = LazyLock::new(|| by_word(FIRST));

fn by_word(table: &[(Label, &'static str)]) -> Vec<(&'static str, Label)> {
    let mut rows: Vec<_> =
        table.iter().flat_map(|&(label, words)| words.split(' ').map(move |word| (word, label))).collect();
    rows.sort_by_key(|&(word, _)| word);
    rows.dedup_by_key(|row| row.0);
    rows
}

fn find(table: &[(&str, Label)], lower: &str) -> Option<Label> {
    let word = lower.trim_end_matches('.');
    table.binary_search_by_key(&word, |&(word, _)| word).ok().map(|at| table[at].1)
}

#[rustfmt::skip]
const LAST: &[(Label, &str)] = &[
    (Label::Fac, "airport airports airbase airfield aqueduct arena avenue barracks base basilica boulevard bridge building bypass camp castle \
cathedral cemetery chapel church courthouse crossing dam embassy expressway freeway garden gardens gate hall harbour harbor heliport highway \
hospital hotel house inn jail junction laboratory library lighthouse mall mansion market memorial metro mill mine monastery monument mosque \
motorway museum observatory palace park parkway pier pipeline plaza port prison pyramid railway reactor refinery reservoir resort \
road roundabout shrine skyscraper square stadium station statue street synagogue temple terminal theater theatre tower tunnel villa \
wharf zoo lane cafe restaurant pub drive spaceport shipyard courtroom"),
    (Label::Loc, "basin bay beach canyon cape cave coast continent cove creek crater delta desert dunes falls forest forests glacier gulf heights \
highlands hill hills island islands isle isles lagoon lake lakes marsh mountain mountains ocean oceans outback passage peak peninsula plain plains \
plateau pole range reef ridge river rivers sea seas shelf shore shoal shoals steppe strait straits summit swamp valley volcano waterfall wetlands woods \
rainforest wilderness"),
    (Label::Gpe, "county district province prefecture republic state governorate oblast emirate kingdom municipality township village town city \
borough parish canton region territory territories federation voivodeship department states emirates"),
    (Label::Event, "cup olympics olympiad games championship championships tournament marathon festival awards award prize war wars revolution \
uprising massacre genocide holocaust election elections referendum summit conference hurricane typhoon cyclone crisis pandemic earthquake \
tsunami open league2 derby final finals gp prix series ceremony oscars intifada coup rebellion expo accords day battle siege fair biennale \
bowl attacks bombing shooting riots disaster storm inquiry2"),
    (Label::Law, "act acts bill amendment amendments constitution treaty protocol convention conventions charter agreement accord directive \
statute code law pact resolution decree regulation ordinance declaration"),
    (Label::Org, "academy administration agency airline airlines airways alliance army assembly association associates authorities authority bank \
bancorp board brewery brigade brigades brothers bureau cabinet campaign center centre chamber charity church2 circuit club coalition college command commission \
committee commons company confederation congress consortium consulting cooperative corp corporation council court daily department directorate \
division enterprises exchange faculty federation2 fc fighters force forces foundation front fund gazette group guard guards guild herald holdings \
inc industries initiative inspectorate institute institution insurance intelligence international2 investments journal knesset league legislature limited \
llc lodge logistics ltd mail media mills ministry mission mosque2 motors movement navy network news newspaper observer office opera orchestra organisation \
organization parliament partners partnership party patrol pharma pharmaceuticals philharmonic plc police post press productions programme2 project publishers \
reserve resources royals school schools secretariat section senate service services society solutions squad studio studios symphony syndicate systems taskforce team \
technologies technology telegraph television times treasury tribunal tribune troupe trust union united university unit ventures watch watchdog works \
wing workers sunday2 associations unions councils ministries universities colleges boards committees agencies"),
];

#[rustfmt::skip]
const FIRST: &[(Label, &str)] = &[
    (Label::Loc, "lake mount mt cape river gulf strait bay isle sea"),
    (Label::Fac, "camp fort port2 hotel"),
    (Label::Event, "hurricane typhoon cyclone tropical operation battle storm"),
    (Label::Org, "university ministry department bank institute office committee commission association federation council organisation organization \
college church union court academy school centre center league board bureau confederation society chamber movement party army national"),
    (Label::Gpe, "republic state city kingdom province county"),
];
