//! Countries with their capitals, demonyms, other names, and the cities of regions called like them.

use super::super::lists;
use super::{Names, csv, json_files};
use newslens::train::gazetteer::Kinds;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

impl Names {
    /// Adds the names, and gives the section's table.
    pub(super) fn countries(&mut self) -> Result<String, String> {
        let nationalities = self.nationalities()?;
        let namesakes = self.cities_of_namesakes()?;
        let mut table: String = lists::LANDS.iter().map(|columns| self.land(columns)).collect();
        let list = self.json("mledoze-countries/countries.json")?;
        let mut rows: Vec<(bool, String)> = Vec::new();
        for country in list.as_array().into_iter().flatten() {
            let name = country["name"]["common"].as_str().unwrap_or_default();
            let name = lists::COUNTRY_NAMES.iter().find(|(old, _)| *old == name).map_or(name, |(_, new)| new);
            let official = country["name"]["official"].as_str().unwrap_or_default();
            let latin = |s: &&str| s.chars().all(|c| c.is_alphabetic() && (c as u32) < 0x250 || " .'-".contains(c));
            let mut aliases: Vec<&str> = vec![official];
            let others = country["altSpellings"].as_array().into_iter().flatten().filter_map(Value::as_str);
            aliases.extend(others.filter(latin).filter(|s| s.len() > 3 && s.starts_with(char::is_uppercase)));
            let mut capitals: Vec<&str> =
                country["capital"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
            capitals.iter().for_each(|capital| self.add(capital, Kinds::CITY));
            let is_member = country["unMember"] == Value::Bool(true);
            // the capitals of dependencies are hardly ever meant: Hamilton, Kingston
            if !is_member {
                capitals.clear();
            }
            let mut demonyms: Vec<String> = Vec::new();
            for form in ["m", "f"] {
                demonyms.extend(country["demonyms"]["eng"][form].as_str().map(String::from));
            }
            let is_of = |key: &str| key == name || key == official;
            demonyms.extend(nationalities.iter().filter(|(key, _)| is_of(key)).flat_map(|(_, list)| list.clone()));
            for (key, list) in lists::DEMONYMS.iter().filter(|(key, _)| *key == name) {
                let _ = key;
                demonyms.extend(list.split('|').map(String::from));
            }
            for (_, list) in lists::COUNTRY_ALIASES.iter().filter(|(key, _)| *key == name) {
                aliases.extend(list.split('|'));
            }
            for (_, list) in lists::CAPITALS.iter().filter(|(key, _)| *key == name) {
                capitals.extend(list.split('|'));
            }
            let all = with_plurals(&demonyms);
            self.add(name, Kinds::COUNTRY);
            aliases.iter().for_each(|alias| self.add(alias, Kinds::COUNTRY));
            capitals.iter().for_each(|capital| self.add(capital, Kinds::CITY));
            all.iter().for_each(|demonym| self.add(demonym, Kinds::NORP));
            let cities = namesakes.get(name).map_or(String::new(), |cities| cities.join(";"));
            let lists = [capitals.join(";"), all.join(";"), aliases.join(";"), cities];
            let comes_late = !is_member || lists::NAMESAKES.contains(&name);
            rows.push((comes_late, format!("{name}\t{}\n", lists.join("\t"))));
        }
        rows.sort();
        table.extend(rows.into_iter().map(|(_, row)| row));
        Ok(table)
    }

    /// The row of a land; what kind of name it is stands in `lists::NAMES`.
    fn land(&mut self, [name, capitals, demonyms, aliases]: &[&str; 4]) -> String {
        let demonyms: Vec<String> = demonyms.split('|').map(String::from).collect();
        let all = with_plurals(&demonyms);
        all.iter().for_each(|demonym| self.add(demonym, Kinds::NORP));
        format!("{name}\t{}\t{}\t{}\t\n", capitals.replace('|', ";"), all.join(";"), aliases.replace('|', ";"))
    }

    /// For a country, the cities of a region elsewhere that has its name: Atlanta is in Georgia, but not in that of Tbilisi.
    fn cities_of_namesakes(&self) -> Result<BTreeMap<String, Vec<String>>, String> {
        let text = self.text("world-cities/world-cities.csv")?;
        let rows: Vec<Vec<String>> = text.lines().skip(1).map(csv).filter(|columns| columns.len() > 2).collect();
        let own: BTreeSet<(&str, &str)> = rows.iter().map(|row| (row[1].as_str(), row[0].as_str())).collect();
        let countries: BTreeSet<&str> = rows.iter().map(|row| row[1].as_str()).collect();
        let mut cities: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for row in &rows {
            let (city, country, region) = (&row[0], &row[1], &row[2]);
            if region != country && countries.contains(region.as_str()) && !own.contains(&(region, city)) {
                cities.entry(region.clone()).or_default().push(city.clone());
            }
        }
        Ok(cities)
    }

    /// The factbook's nationality nouns and adjectives, by the country's names.
    fn nationalities(&self) -> Result<Vec<(String, Vec<String>)>, String> {
        let mut found = Vec::new();
        for path in json_files(&self.folder.join("factbook"))? {
            let text = std::fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
            let profile: Value = serde_json::from_str(&text).map_err(|e| format!("{}: {e}", path.display()))?;
            let nationality = &profile["People and Society"]["Nationality"];
            let mut forms = Vec::new();
            for part in ["noun", "adjective"] {
                let text = nationality[part]["text"].as_str().unwrap_or_default();
                for form in text.split([',', ';']) {
                    let form = form.split('(').next().unwrap_or_default().trim();
                    if !form.is_empty() && form.split(' ').count() <= 3 {
                        forms.push(form.to_string());
                    }
                }
            }
            for name in ["conventional short form", "conventional long form"] {
                if let Some(name) = profile["Government"]["Country name"][name]["text"].as_str() {
                    found.push((name.to_string(), forms.clone()));
                }
            }
        }
        Ok(found)
    }
}

/// Demonyms with their plurals, sorted.
fn with_plurals(demonyms: &[String]) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for demonym in demonyms.iter().map(|d| d.trim()).filter(|d| d.len() > 2 && d.starts_with(char::is_uppercase)) {
        all.push(demonym.to_string());
        if !demonym.ends_with(['s', 'h', 'x', 'z']) && !demonym.ends_with("ese") {
            all.push(match demonym.strip_suffix("man") {
                Some(stem) if stem.ends_with("sh") || stem.ends_with("ch") => format!("{stem}men"),
                _ => format!("{demonym}s"),
            });
        }
    }
    all.sort_unstable();
    all.dedup();
    all
}
