//! What is true of every export of every text: it is well formed, safe, and points at the words it means.

use newslens::export::{About, Exported, FORMATS, Format, export};
use newslens::wire::Unit;
use newslens::{Analysis, Analyzer, Options};
use serde_json::Value as Json;

/// Exports a text in every format and checks what its readers rely on.
pub fn check(analyzer: &Analyzer, text: &str, options: &Options) {
    let analysis = analyzer.analyze(text, options);
    let about = About { unit: Unit::Codepoint, source: Some(text.chars().take(40).collect()), title: None };
    for entry in FORMATS {
        let exported = export(text, &analysis, entry.format, &about);
        assert!(exported.left_out.iter().all(|what| !what.is_empty() && !what.contains(['\n', '<'])), "{exported:?}");
        let chars: Vec<char> = text.chars().collect();
        match entry.format {
            Format::Csv => csv(&exported, &analysis, &chars),
            Format::Markdown => markdown(&exported),
            Format::Html => drop(tags(&exported.content, HTML)),
            Format::WebAnnotation => web_annotations(&exported, &analysis, &chars),
            Format::Conll => conll(&exported, &analysis),
            Format::Brat => brat(&exported, &chars),
            Format::Spacy => spacy(&exported, text, &chars),
            Format::Citron => citron(&exported, text, &chars),
            Format::Tei => tei(&exported, &analysis, text),
        }
    }
}

/// Records of cells as RFC 4180 has them; it panics where there are none.
pub fn records(csv: &str) -> Vec<Vec<String>> {
    let mut chars = csv.strip_prefix('\u{feff}').expect("a mark says that it is UTF-8").chars().peekable();
    let (mut records, mut record) = (Vec::new(), Vec::new());
    while chars.peek().is_some() {
        let mut cell = String::new();
        let is_quoted = chars.next_if_eq(&'"').is_some();
        while is_quoted || !matches!(chars.peek(), None | Some(',' | '\r')) {
            match chars.next().expect("a cell with marks ends in one") {
                '"' if is_quoted => match chars.next_if_eq(&'"') {
                    Some(mark) => cell.push(mark),
                    None => break,
                },
                c => {
                    assert!(is_quoted || !matches!(c, '"' | '\n'), "{c:?} in a cell without marks, behind {cell:?}");
                    cell.push(c);
                }
            }
        }
        record.push(cell);
        match chars.next() {
            Some(',') => {}
            Some('\r') if chars.next() == Some('\n') => records.push(std::mem::take(&mut record)),
            other => panic!("{other:?} behind a cell"),
        }
    }
    assert!(record.is_empty());
    records
}

fn csv(exported: &Exported, analysis: &Analysis, chars: &[char]) {
    let records = records(&exported.content);
    assert_eq!(records.len(), analysis.quotations.len() + 1);
    for record in &records {
        assert_eq!(record.len(), 13, "{record:?}");
        assert!(record.iter().all(|cell| !cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n'])), "{record:?}");
    }
    for record in &records[1..] {
        let [start, end] = [11, 12].map(|idx: usize| record[idx].parse::<usize>().expect("a position"));
        assert!(start < end && end <= chars.len(), "{record:?}");
    }
}

/// Nothing of a text can begin markup: every sign of it is escaped or harmless.
fn markdown(exported: &Exported) {
    for line in exported.content.lines() {
        let mut chars = line.chars();
        while let Some(c) = chars.next() {
            match c {
                '\\' => assert!(chars.next().is_some_and(|c| c.is_ascii_punctuation()), "{line:?}"),
                '<' | '`' | '*' | '_' | '[' | ']' | '&' | '|' | '~' => panic!("{c} is not escaped in {line:?}"),
                c => assert!(!c.is_control() && !('\u{202a}'..='\u{202e}').contains(&c), "{c:?} in {line:?}"),
            }
        }
    }
}

const HTML: &[&str] = &[
    "html",
    "head",
    "meta",
    "title",
    "style",
    "body",
    "main",
    "article",
    "section",
    "footer",
    "p",
    "mark",
    "span",
    "h2",
    "h3",
    "small",
    "blockquote",
];

/// The text between tags, after a look at each: known, with known attributes between double quotes, and nested.
fn tags(markup: &str, known: &[&str]) -> String {
    let attributes = [
        "lang",
        "charset",
        "http-equiv",
        "content",
        "name",
        "class",
        "title",
        "dir",
        "xmlns",
        "xml:id",
        "xml:lang",
        "xml:space",
        "type",
        "subtype",
        "n",
        "who",
        "direct",
        "aloud",
        "prev",
        "next",
        "ref",
        "when",
        "from",
        "to",
        "quantity",
        "unit",
        "value",
        "atLeast",
        "atMost",
        "corresp",
    ];
    let (mut words, mut open, mut rest) = (String::new(), Vec::new(), markup);
    while let Some((before, behind)) = rest.split_once('<') {
        words.push_str(&unescaped(before));
        let (tag, behind) = behind.split_once('>').expect("a tag ends");
        rest = behind;
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "{tag}");
            continue;
        }
        if tag == "!doctype html" || tag.starts_with("?xml ") {
            continue;
        }
        let is_empty = tag.ends_with('/');
        let tag = tag.trim_end_matches('/');
        let name = tag.split(' ').next().unwrap_or_default();
        assert!(known.contains(&name), "<{tag}> is none of ours");
        let mut attribute = tag[name.len()..].trim_start();
        while !attribute.is_empty() {
            let (key, value) = attribute.split_once("=\"").unwrap_or_else(|| panic!("{tag}"));
            assert!(attributes.contains(&key), "{key} in <{tag}>");
            let (value, behind) = value.split_once('"').unwrap_or_else(|| panic!("{tag}"));
            unescaped(value);
            attribute = behind.trim_start();
        }
        if !is_empty && name != "meta" {
            open.push(name);
        }
        if name == "style" {
            rest = rest.split_once("</style>").expect("the style ends").1;
            open.pop();
        }
    }
    assert!(open.is_empty(), "{open:?} never end");
    words.push_str(&unescaped(rest));
    words
}

fn unescaped(words: &str) -> String {
    let mut out = String::new();
    let mut rest = words;
    while let Some((before, behind)) = rest.split_once('&') {
        out.push_str(before);
        let (name, behind) = behind.split_once(';').expect("a reference ends");
        out.push(match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "#39" => '\'',
            "#13" => '\r',
            "#8232" => '\u{2028}',
            other => panic!("&{other}; is none of ours"),
        });
        rest = behind;
    }
    out.push_str(rest);
    assert!(words.chars().all(|c| c == '\n' || c == '\t' || !c.is_control()), "{words:?}");
    assert!(!words.contains(['\u{fffe}', '\u{ffff}', '<', '>', '"']), "{words:?}");
    out
}

#[rustfmt::skip]
const TEI: &[&str] = &[
    "TEI", "teiHeader", "fileDesc", "titleStmt", "title", "publicationStmt", "sourceDesc", "encodingDesc", "projectDesc", "p",
    "standOff", "listPerson", "listOrg", "listPlace", "listEvent", "listBibl", "listObject", "person", "org", "place",
    "event", "bibl", "object", "objectIdentifier", "persName", "orgName", "placeName", "eventName", "objectName",
    "occupation", "note", "desc", "text", "body", "said", "q", "seg", "rs", "name", "date", "time", "measure", "num",
];

fn tei(exported: &Exported, analysis: &Analysis, text: &str) {
    tags(&exported.content, TEI);
    let body = exported.content.split_once("<body>\n").expect("a body").1.split_once("</body>").expect("its end").0;
    let written = tags(body, TEI);
    // The paragraphs are the text's, but for what XML cannot write.
    let mut wanted = String::new();
    for paragraph in &analysis.paragraphs {
        wanted.extend(paragraph.of(text).chars().map(writable));
        wanted.push('\n');
    }
    if analysis.paragraphs.is_empty() {
        wanted.push('\n');
    }
    assert_eq!(written, wanted);
    let mut ids: Vec<&str> = values(&exported.content, "xml:id=\"").collect();
    ids.sort_unstable();
    assert!(ids.windows(2).all(|two| two[0] != two[1]), "{ids:?}");
    for name in ["who", "ref", "prev", "next", "corresp"] {
        for pointer in values(&exported.content, &format!(" {name}=\"")) {
            assert!(ids.binary_search(&pointer.trim_start_matches('#')).is_ok(), "{name} points to {pointer}");
        }
    }
}

fn writable(c: char) -> char {
    match c {
        '\n' | '\t' | '\r' => c,
        c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => '\u{fffd}',
        c => c,
    }
}

fn values<'m>(markup: &'m str, before: &str) -> impl Iterator<Item = &'m str> {
    markup.split(before).skip(1).filter_map(|behind| behind.split('"').next())
}

fn json(exported: &Exported) -> Json {
    serde_json::from_str(&exported.content).expect("it is JSON")
}

fn list<'j>(json: &'j Json, name: &str) -> &'j [Json] {
    json[name].as_array().unwrap_or_else(|| panic!("{name} is no list"))
}

fn surface(at: &Json, chars: &[char]) -> String {
    let position = |name: &str| at[name].as_u64().expect("a position") as usize;
    chars[position("start")..position("end")].iter().collect()
}

fn web_annotations(exported: &Exported, analysis: &Analysis, chars: &[char]) {
    let json = json(exported);
    let items = list(&json["first"], "items");
    assert_eq!(json["total"].as_u64(), Some(items.len() as u64));
    let n_findings = analysis.mentions.len() + analysis.quotations.len() + analysis.quoted.len();
    assert_eq!(items.len(), n_findings + analysis.cues.len() + analysis.notices.len());
    let mut ids: Vec<&str> = items.iter().map(|item| item["id"].as_str().expect("an address")).collect();
    ids.sort_unstable();
    assert!(ids.windows(2).all(|two| two[0] != two[1]) && ids.iter().all(|id| id.len() == 45), "{ids:?}");
    for target in items.iter().flat_map(|item| list(item, "target")) {
        let selectors = list(target, "selector");
        let text = |name: &str| selectors[0][name].as_str().expect("words");
        let (start, end) = (selectors[1]["start"].as_u64().unwrap_or(0) as usize, selectors[1]["end"].as_u64());
        assert_eq!(text("exact"), surface(&selectors[1], chars));
        assert!(chars[..start].iter().collect::<String>().ends_with(text("prefix")));
        assert!(chars[end.unwrap_or(0) as usize..].iter().collect::<String>().starts_with(text("suffix")));
    }
}

fn conll(exported: &Exported, analysis: &Analysis) {
    let mut lines = exported.content.lines();
    assert_eq!((lines.next(), lines.next()), (Some("-DOCSTART- -X- -X- O"), Some("")));
    let (mut before, mut n_begun) = ("O", 0);
    for line in lines {
        let columns: Vec<&str> = line.split_whitespace().collect();
        if line.is_empty() {
            before = "O";
            continue;
        }
        assert_eq!(columns.len(), 4, "{line:?}");
        let tag = columns[3];
        n_begun += usize::from(tag.starts_with("B-"));
        assert!(!tag.starts_with("I-") || before.get(2..) == tag.get(2..), "{tag} behind {before}");
        before = tag;
    }
    use newslens::analysis::Form;
    let n_named = analysis.mentions.iter().filter(|m| matches!(m.form, Form::Name | Form::Value)).count();
    let is_cut = exported.left_out.iter().any(|what| what.contains("over the end of a sentence"));
    assert!(n_begun == n_named || is_cut, "{n_begun} of {n_named} names and values begin");
}

fn brat(exported: &Exported, chars: &[char]) {
    let mut ids = vec![];
    // As brat reads it: a line also ends where Python says so.
    for line in exported.content.split('\n').filter(|line| !line.is_empty()) {
        assert!(
            !line.contains(|c: char| (c.is_control() && c != '\t') || matches!(c, '\u{2028}' | '\u{2029}')),
            "{line:?}"
        );
        let columns: Vec<&str> = line.split('\t').collect();
        let parts: Vec<&str> = columns[1].split(' ').collect();
        match columns[0].chars().next() {
            Some('T') => {
                assert_eq!(columns.len(), 3, "{line:?}");
                ids.push(columns[0]);
                let spans = parts[1..].join(" ");
                let pieces = spans.split(';').map(|span| {
                    let (start, end) = span.split_once(' ').expect("two positions");
                    let [start, end] = [start, end].map(|n| n.parse::<usize>().expect("a position"));
                    chars[start..end].iter().collect::<String>()
                });
                assert_eq!(pieces.collect::<Vec<_>>().join(" "), columns[2], "{line:?}");
            }
            Some('A' | 'R' | '#') => {
                for part in &parts[1..] {
                    let part = part.trim_start_matches("Arg1:").trim_start_matches("Arg2:");
                    let is_id = part.starts_with('T') && part[1..].parse::<u32>().is_ok();
                    assert!(!is_id || ids.contains(&part), "{line:?} names what is not there");
                }
            }
            Some('*') => assert!(parts[0] == "Equiv" && parts.len() > 2, "{line:?}"),
            other => panic!("{other:?} in {line:?}"),
        }
    }
}

fn spacy(exported: &Exported, text: &str, chars: &[char]) {
    let json = json(exported);
    assert_eq!(json["text"], text);
    let tokens = list(&json, "tokens");
    // spaCy puts the text together again from words and the one space behind each.
    let mut at = 0;
    let mut edges = (vec![], vec![]);
    for token in tokens {
        let [start, end] = ["start", "end"].map(|name| token[name].as_u64().expect("a position") as usize);
        assert!(start == at || (start == at + 1 && chars[at] == ' '), "{token} behind {at}");
        assert!(end > start);
        at = end;
        edges.0.push(start);
        edges.1.push(end);
    }
    assert!(at == chars.len() || (at + 1 == chars.len() && chars[at] == ' '), "the text goes on behind {at}");
    let groups = json["spans"].as_object().expect("groups").values();
    let spans = groups.flat_map(|group| group.as_array().expect("a list"));
    for span in spans.chain(list(&json, "ents")).chain(list(&json, "sents")) {
        let [start, end] = ["start", "end"].map(|name| span[name].as_u64().expect("a position") as usize);
        assert!(edges.0.binary_search(&start).is_ok() && edges.1.binary_search(&end).is_ok(), "{span} cuts a word");
    }
    let ends: Vec<u64> =
        list(&json, "ents").iter().flat_map(|e| [e["start"].as_u64(), e["end"].as_u64()]).flatten().collect();
    assert!(ends.is_sorted(), "names overlap");
}

fn citron(exported: &Exported, text: &str, chars: &[char]) {
    let json = json(exported);
    assert_eq!(json["text"], text);
    let held = |at: &Json| assert_eq!(at["text"], surface(at, chars));
    for quote in list(&json, "quotes") {
        held(&quote["cue"]);
        ["sources", "contents", "coreferences"].iter().for_each(|name| list(quote, name).iter().for_each(held));
        assert!(!list(quote, "sources").is_empty() && !list(quote, "contents").is_empty());
    }
    list(&json, "coreference_groups").iter().for_each(|group| group.as_array().expect("a list").iter().for_each(held));
}
