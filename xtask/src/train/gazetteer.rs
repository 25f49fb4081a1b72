//! Section `GAZT`: names from the open lists, and from the short ones in `lists.rs`.

mod countries;
mod peoples;

use super::lists;
use newslens::train::gazetteer::{Kinds, LONGEST_NAME, phrase_key, write};
use newslens::train::{Case, Document, TokenKind};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// American surnames are listed by how many bear them; so many are taken.
const N_SURNAMES: usize = 25_000;

/// Builds the section from `DATA/gazetteers`.
pub fn build(data: &Path) -> Result<Vec<u8>, String> {
    let mut names = Names { folder: data.join("gazetteers"), ..Names::default() };
    let countries = names.countries()?;
    names.cities()?;
    names.people()?;
    names.organisations()?;
    names.clubs()?;
    names.small_lists()?;
    names.peoples()?;
    for (kinds, list) in lists::NAMES {
        for name in list.split('|') {
            names.add(name, *kinds);
        }
    }
    for word in lists::NOT_NAMES.split_whitespace() {
        names.remove(word);
    }
    for name in lists::ONLY_PEOPLES.split('|') {
        names.remove(name);
        names.add(name, Kinds::NORP);
    }
    println!("  {} names, {} countries", names.by_key.len(), countries.lines().count());
    write(&names.by_key, &countries)
}

#[derive(Default)]
struct Names {
    folder: PathBuf,
    by_key: BTreeMap<u32, Kinds>,
}

impl Names {
    /// Adds a name, and again without its diacritics.
    fn add(&mut self, name: &str, kinds: Kinds) {
        let name = name.trim().trim_start_matches("The ").trim();
        let folded = fold(name);
        if folded != name {
            self.insert(&folded, kinds);
        }
        self.insert(name, kinds);
    }

    fn insert(&mut self, name: &str, kinds: Kinds) {
        let document = Document::new(name);
        let tokens = 0..document.tokens().len();
        let is_name = document.tokens().iter().any(|t| t.case.has_capital())
            && document.tokens().iter().all(|t| !matches!(t.kind, TokenKind::Link))
            && !(tokens.len() == 1 && document.tokens()[0].case == Case::Initial);
        if let (true, 1..=LONGEST_NAME, Some(key)) = (is_name, tokens.len(), phrase_key(&document, tokens)) {
            self.by_key.entry(key).or_default().0 |= kinds.0;
        }
    }

    fn remove(&mut self, word: &str) {
        let document = Document::new(word);
        if let Some(key) = phrase_key(&document, 0..document.tokens().len()) {
            self.by_key.remove(&key);
        }
    }

    fn text(&self, name: &str) -> Result<String, String> {
        let path = self.folder.join(name);
        std::fs::read_to_string(&path).map_err(|e| format!("cannot read {}: {e}", path.display()))
    }

    fn json(&self, name: &str) -> Result<Value, String> {
        let text = self.text(name)?;
        serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|e| format!("{name}: {e}"))
    }

    fn cities(&mut self) -> Result<(), String> {
        for row in self.text("world-cities/world-cities.csv")?.lines().skip(1) {
            let columns = csv(row);
            if let [city, _, region, ..] = columns.as_slice() {
                self.add(city, Kinds::CITY);
                if region.split(' ').count() <= 4 {
                    self.add(region, Kinds::REGION);
                }
            }
        }
        Ok(())
    }

    fn people(&mut self) -> Result<(), String> {
        for surname in strings(&self.json("american-names/surnames.json")?).iter().take(N_SURNAMES) {
            self.add(surname, Kinds::SURNAME);
        }
        for (file, column, kinds) in [
            ("popular-names/common-forenames-by-country.csv", 11, Kinds::FORENAME),
            ("popular-names/common-surnames-by-country.csv", 5, Kinds::SURNAME),
        ] {
            for row in self.text(file)?.lines().skip(1) {
                if let Some(name) = csv(row).get(column) {
                    self.add(name, kinds);
                }
            }
        }
        for row in self.text("openstates-people.tsv")?.lines().skip(1) {
            let columns: Vec<&str> = row.split('\t').collect();
            if let [name, given, family, _, group, _, _, wikidata, ..] = columns.as_slice() {
                if *group == "committees" || given.is_empty() {
                    continue;
                }
                if !given.contains(['.', ' ', '"']) {
                    self.add(given, Kinds::FORENAME);
                }
                self.add(family, Kinds::SURNAME);
                if !wikidata.is_empty() || *group == "executive" {
                    self.add(name, Kinds::PERSON);
                }
            }
        }
        for file in ["congress/legislators-current.yaml", "congress/executive.yaml"] {
            let text = self.text(file)?;
            for (field, kinds) in
                [("first: ", Kinds::FORENAME), ("last: ", Kinds::SURNAME), ("official_full: ", Kinds::PERSON)]
            {
                for line in text.lines().filter_map(|line| line.trim_start().strip_prefix(field)) {
                    self.add(line.trim_matches(['\'', '"']), kinds);
                }
            }
        }
        Ok(())
    }

    fn organisations(&mut self) -> Result<(), String> {
        for row in self.text("sp500/constituents.csv")?.lines().skip(1) {
            if let Some(name) = csv(row).get(1) {
                self.add_company(name);
            }
        }
        for file in ["nyse", "nasdaq", "amex"] {
            let list = self.json(&format!("us-stocks/{file}_full_tickers.json"))?;
            for company in list.as_array().into_iter().flatten().filter_map(|c| c["name"].as_str()) {
                self.add_company(company);
            }
        }
        for path in json_files(&self.folder.join("factbook"))? {
            let text = std::fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
            let profile: Value = serde_json::from_str(&text).map_err(|e| format!("{}: {e}", path.display()))?;
            let parties = profile["Government"]["Political parties"]["text"].as_str().unwrap_or_default();
            for party in parties.split("<br>").map(|p| p.replace("\u{a0}", " ")) {
                for name in party.split(['[', '(', '<', ';', '&']).next().unwrap_or_default().split(" or ") {
                    let name = name.trim();
                    if name.split(' ').count() > 1 || name.len() > 2 && name.chars().all(char::is_uppercase) {
                        self.add(name, Kinds::ORG);
                    }
                }
            }
        }
        for line in self.text("congress/committees-current.yaml")?.lines() {
            if let Some(name) = line.strip_prefix("  name: ") {
                self.add(name.trim_matches(['\'', '"']), Kinds::ORG);
            }
        }
        Ok(())
    }

    /// "Agilent Technologies Inc. Common Stock": as it is known, with and without its form.
    fn add_company(&mut self, listed: &str) {
        let end = lists::SHARES.iter().filter_map(|word| listed.find(word)).min().unwrap_or(listed.len());
        let mut name = listed[..end].trim().trim_end_matches([',', '.']);
        if name.split(' ').count() > 1 {
            self.add(name, Kinds::COMPANY);
        }
        while let Some((rest, last)) = name.rsplit_once(' ') {
            if !lists::COMPANY_FORMS.contains(&last.trim_end_matches(['.', ','])) {
                break;
            }
            name = rest.trim_end_matches([',', ' ', '&']);
            self.add(name, Kinds::COMPANY);
        }
    }

    fn clubs(&mut self) -> Result<(), String> {
        let mut paths = Vec::new();
        walk(&self.folder.join("openfootball-clubs"), &mut paths)?;
        for path in paths.iter().filter(|p| p.to_string_lossy().ends_with(".clubs.txt")) {
            let text = std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
            for line in text.lines().map(|line| line.split('#').next().unwrap_or_default().trim()) {
                if line.starts_with(['=', '|']) || line.contains(", ") {
                    for name in line.trim_start_matches('|').split('|') {
                        let name = name.split([',', '(']).next().unwrap_or_default().trim();
                        if !name.contains(['=', '[']) && !name.ends_with('.') {
                            self.add(name, Kinds::CLUB);
                        }
                    }
                }
            }
        }
        Ok(())
    }

    /// Only what no other list knows: many a people has its name from a place, or a place from it.
    fn peoples(&mut self) -> Result<(), String> {
        let mut found = Vec::new();
        for path in json_files(&self.folder.join("factbook"))? {
            let text = std::fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
            let profile: Value = serde_json::from_str(&text).map_err(|e| format!("{}: {e}", path.display()))?;
            found.extend(peoples::peoples(&profile));
        }
        found.sort_unstable();
        found.dedup();
        for name in found {
            let several = format!("{name}s");
            if self.is_known(&name) {
                continue;
            }
            self.add(&name, Kinds::NORP);
            if !name.ends_with(['s', 'h', 'x', 'z']) && !self.is_known(&several) {
                self.add(&several, Kinds::NORP);
            }
        }
        Ok(())
    }

    fn is_known(&self, name: &str) -> bool {
        let document = Document::new(name);
        let key = phrase_key(&document, 0..document.tokens().len());
        key.is_some_and(|key| self.by_key.get(&key).is_some_and(|kinds| kinds.0 & !Kinds::NORP.0 != 0))
    }

    fn small_lists(&mut self) -> Result<(), String> {
        for (file, pointer, kinds) in lists::SMALL_LISTS {
            let list = self.json(&format!("dariusk-corpora/data/{file}.json"))?;
            let part = list.pointer(pointer).ok_or_else(|| format!("{file}: nothing at {pointer}"))?;
            for name in strings(part) {
                self.add(name.split(" (").next().unwrap_or_default(), *kinds);
            }
        }
        Ok(())
    }
}

/// All strings in a list, and those called "name" in a list of objects.
fn strings(value: &Value) -> Vec<String> {
    match value {
        Value::String(s) => vec![s.clone()],
        Value::Array(items) => items.iter().flat_map(strings).collect(),
        Value::Object(fields) => fields.get("name").map(strings).unwrap_or_default(),
        _ => Vec::new(),
    }
}

/// The columns of a row; a quoted column may hold commas.
fn csv(row: &str) -> Vec<String> {
    let (mut columns, mut quoted) = (vec![String::new()], false);
    for c in row.chars() {
        match c {
            '"' => quoted = !quoted,
            ',' if !quoted => columns.push(String::new()),
            _ => columns.last_mut().expect("there is always one").push(c),
        }
    }
    columns
}

fn json_files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let mut paths = Vec::new();
    walk(folder, &mut paths)?;
    paths.retain(|p| p.extension().is_some_and(|e| e == "json") && !p.to_string_lossy().contains("/meta/"));
    Ok(paths)
}

/// All files under a folder, sorted, so that every run reads them in one order.
pub fn walk(folder: &Path, paths: &mut Vec<PathBuf>) -> Result<(), String> {
    let entries = std::fs::read_dir(folder).map_err(|e| format!("cannot read {}: {e}", folder.display()))?;
    let mut here: Vec<PathBuf> = entries.filter_map(|e| e.ok().map(|e| e.path())).collect();
    here.sort();
    for path in here {
        if path.is_dir() { walk(&path, paths)? } else { paths.push(path) }
    }
    Ok(())
}

/// Latin letters without their diacritics.
fn fold(name: &str) -> String {
    const PAIRS: &[(&str, &str)] = &[
        ("àáâãäåāăąǎ", "a"),
        ("çćčĉ", "c"),
        ("ďđð", "d"),
        ("èéêëēėęěĕ", "e"),
        ("ğġģ", "g"),
        ("ħḩḥ", "h"),
        ("ìíîïīįı", "i"),
        ("ķ", "k"),
        ("łļľ", "l"),
        ("ñńņňṉ", "n"),
        ("òóôõöøōőŏ", "o"),
        ("řŕ", "r"),
        ("śşšșṣ", "s"),
        ("ťţțṭ", "t"),
        ("ùúûüūůűųŭ", "u"),
        ("ýÿ", "y"),
        ("źżžẓ", "z"),
        ("ß", "ss"),
        ("æ", "ae"),
        ("œ", "oe"),
        ("‘’ʻʼ", "'"),
    ];
    let mut folded = String::new();
    for c in name.chars() {
        let lower = c.to_lowercase().next().unwrap_or(c);
        match PAIRS.iter().find(|(from, _)| from.contains(lower)) {
            Some((_, to)) if c.is_uppercase() => folded.push_str(&to.to_uppercase()),
            Some((_, to)) => folded.push_str(to),
            None => folded.push(c),
        }
    }
    folded
}
