//! Peoples, languages and creeds of the world's countries, out of the factbook's running text.

use serde_json::Value;

/// Words of the factbook's lists that name no people.
#[rustfmt::skip]
const NO_PEOPLES: &[&str] = &[
    "Other", "White", "Black", "Mixed", "Indigenous", "East", "West", "North", "South", "Northern", "Southern", "Eastern", "Central", "Creole", "Islands",
    "Island", "Islander", "None", "Asia", "Africa", "Europe", "Assembly", "Church", "God", "Jehovah's", "Witness", "New", "World", "Includes", "Note",
    "Data", "Most", "Only", "Sign", "Language", "Born", "Again", "UK", "San", "Apostolic", "Seventh", "Day", "Pacific", "Saint", "St.", "Ascension",
    "Universal", "Kingdom", "Salvation", "Army", "Traditional", "Free", "Old", "Mana", "Bobo", "Loko", "Fur", "Tem", "Mina", "Mon", "Tai", "Lao", "Kono",
    "Gambia", "Zealand", "Guinea", "Nationals", "American", "Living", "People", "Persons", "Natives", "Red", "Unknown", "Brethren", "Full", "Gospel",
];

/// "Wolof 39.7%, Pulaar 27.5%, other 5.4%" → "Wolof", "Pulaar": what begins a part of the list and is written with capitals.
pub fn peoples(profile: &Value) -> Vec<String> {
    let society = &profile["People and Society"];
    let languages = &society["Languages"];
    let texts = [
        &society["Ethnic groups"]["text"],
        &languages["Languages"]["text"],
        &languages["text"],
        &society["Religions"]["text"],
    ];
    let mut found = Vec::new();
    for text in texts.into_iter().filter_map(Value::as_str) {
        for part in text.split("<br").next().unwrap_or_default().split([',', ';', '/', '(', ')', '%']) {
            let words: Vec<&str> = part
                .trim()
                .split(' ')
                .take_while(|word| !word.starts_with(|c: char| !c.is_alphabetic()))
                .map(|word| word.trim_end_matches([':', '.']))
                .collect();
            let named = (1..=2).contains(&words.len())
                && words.iter().all(|word| word.chars().count() > 2 && word.starts_with(char::is_uppercase))
                && !words.iter().any(|word| NO_PEOPLES.contains(word));
            if named {
                found.push(words.join(" "));
            }
        }
    }
    found
}
