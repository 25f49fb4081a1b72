//! The rules of the house that a compiler does not know.

#![cfg(not(target_arch = "wasm32"))]

mod common;

use newslens::Span;
use std::path::{Path, PathBuf};

/// A source file: its path from the root, with forward slashes, and its text.
struct Source {
    path: String,
    text: String,
}

impl Source {
    /// What stands before the module's own tests; nothing of a file that is all tests.
    fn shipped(&self) -> &str {
        if self.path.ends_with("/tests.rs") {
            return "";
        }
        self.text.split("#[cfg(test)]\nmod tests").next().unwrap_or(&self.text)
    }

    fn is_of(&self, module: &str) -> bool {
        self.path == format!("src/{module}.rs") || self.path.starts_with(&format!("src/{module}/"))
    }
}

/// The files below a folder of the repository that have one of these extensions.
fn sources(folder: &str, extensions: &[&str]) -> Vec<Source> {
    let mut found = Vec::new();
    let mut folders = vec![common::root().join(folder)];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = std::fs::read_dir(&folder) else { continue };
        for path in entries.map(|entry| entry.expect("a folder can be listed").path()) {
            if path.is_dir() {
                if !path.ends_with("node_modules") && !path.ends_with("target") {
                    folders.push(path);
                }
            } else if path.extension().is_some_and(|e| extensions.iter().any(|wanted| e == *wanted)) {
                found.push(Source { path: below_root(&path), text: common::read(&path) });
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

fn below_root(path: &Path) -> String {
    let parts: Vec<_> = path.strip_prefix(common::root()).expect("it is below").components().collect();
    parts.iter().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// Fails with every line that holds one of the words, in files that are not of one of these modules.
fn only_in(modules: &[&str], words: &[&str]) {
    let mut found = Vec::new();
    for source in sources("src", &["rs"]).iter().filter(|source| !modules.iter().any(|module| source.is_of(module))) {
        for (idx, line) in source.shipped().lines().enumerate() {
            let code = line.split("//").next().unwrap_or(line);
            if words.iter().any(|word| code.contains(word)) {
                found.push(format!("{}:{}: {}", source.path, idx + 1, line.trim()));
            }
        }
    }
    assert!(found.is_empty(), "{words:?} belong in {modules:?} alone:\n{}", found.join("\n"));
}

#[test]
fn only_one_module_knows_the_host() {
    only_in(&["wasm"], &["wasm_bindgen", "js_sys", "web_sys"]);
}

#[test]
fn only_the_doors_write_things_down() {
    only_in(&["wire", "wasm"], &["serde", "Serialize"]);
}

#[test]
fn no_order_differs_from_run_to_run() {
    only_in(&[], &["HashMap", "HashSet", "RandomState", "SystemTime", "Instant::now"]);
}

#[test]
fn nothing_is_left_to_do() {
    only_in(&[], &["todo!", "unimplemented!", "dbg!(", "println!("]);
}

#[test]
fn a_byte_offset_cannot_leave() {
    // Two implementations fit a type that is `Serialize`, and this does not compile for it.
    trait FitsTwice<A> {
        fn fits() {}
    }
    impl<T> FitsTwice<()> for T {}
    impl<T: serde::Serialize> FitsTwice<u8> for T {}
    <Span as FitsTwice<_>>::fits();
}

/// 400 lines of code are the alarm; a list of words may be as long as the words are many.
#[test]
fn a_file_can_be_read_in_one_sitting() {
    let folders = ["src", "cli/src", "xtask/src", "tests", "cli/tests"];
    let files = folders.into_iter().flat_map(|folder| sources(folder, &["rs"]));
    let long = files.filter_map(|file| {
        let code = file.shipped().lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
        let (words, code): (Vec<&str>, Vec<&str>) = code.partition(|line| line.starts_with(['"', '(']));
        let n_lines = if words.len() > code.len() { 0 } else { words.len() + code.len() };
        (n_lines > 400).then(|| format!("{}: {n_lines} lines", file.path))
    });
    let long: Vec<String> = long.collect();
    assert!(long.is_empty(), "split by the nouns of the field:\n{}", long.join("\n"));
}

/// What ships speaks of no machine and no corpus.
#[test]
fn nothing_that_ships_names_a_machine() {
    let shipped = ["src", "cli/src", "www", "pkg"];
    let files =
        shipped.into_iter().flat_map(|folder| sources(folder, &["rs", "js", "mjs", "ts", "html", "css", "json", "md"]));
    for file in files {
        for word in ["/work/", "shared/data", "/home/", "/root/", "file://"] {
            assert!(!file.text.contains(word), "{} names {word:?}", file.path);
        }
    }
}

/// The text enters a page as text nodes only.
#[test]
fn the_page_writes_no_html() {
    let words =
        ["innerHTML", "outerHTML", "insertAdjacentHTML", "setHTMLUnsafe", "document.write", "eval(", "new Function"];
    for Source { path, text } in sources("www", &["js"]) {
        let word = words.iter().find(|word| text.contains(**word));
        assert!(word.is_none(), "{path} has {word:?}");
    }
}

/// What a reader of the documents is sent to is there.
#[test]
fn links_between_the_documents_lead_somewhere() {
    for document in ["README.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "pkg/README.md"] {
        let text = common::read(document);
        let targets = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
        for target in targets.filter(|target| !target.starts_with("http")) {
            let file = target.split('#').next().unwrap_or_default();
            let path = common::root().join(document).with_file_name(file);
            assert!(path.exists(), "{document} links to {target}, which is not there");
        }
    }
}

/// Every module has its line in the code map, and the map names nothing that is not there.
#[test]
fn the_code_map_is_of_this_house() {
    let page = common::read("ARCHITECTURE.md");
    let (_, map) = page.split_once("\n## Code map\n").expect("ARCHITECTURE.md has a section \"Code map\"");
    let map = map.split("\n## ").next().unwrap_or(map);
    let mut missing: Vec<String> = sources("src", &["rs"])
        .iter()
        .filter_map(|source| source.path.strip_prefix("src/"))
        .filter(|path| !path.ends_with("/tests.rs"))
        .flat_map(in_the_map)
        .filter(|name| !map.contains(name.as_str()))
        .collect();
    missing.dedup();
    assert!(missing.is_empty(), "the code map in ARCHITECTURE.md has no line for {missing:?}");
    let gone: Vec<&str> = map_entries(map).filter(|(_, path)| !path.exists()).map(|(line, _)| line).collect();
    assert!(gone.is_empty(), "the code map in ARCHITECTURE.md names what is not there:\n{}", gone.join("\n"));
}

/// What the map must name for a file below src: its folder, and the file itself or, two folders down, the part it belongs to.
fn in_the_map(path: &str) -> Vec<String> {
    match path.split('/').collect::<Vec<_>>()[..] {
        [folder, part, _] => vec![format!("{folder}/"), format!("{part}.rs")],
        [folder, file] => vec![format!("{folder}/"), file.to_owned()],
        _ => vec![path.to_owned()],
    }
}

/// The lines of the drawn tree, each with the path that it begins with: two spaces of indent lie in the folder above.
fn map_entries(map: &str) -> impl Iterator<Item = (&str, PathBuf)> {
    let tree = map.split("```").nth(1).unwrap_or_default();
    let mut folder = common::root().to_path_buf();
    tree.lines().skip(1).filter_map(move |line| {
        let name = line.split_whitespace().next()?;
        if !name.ends_with('/') && Path::new(name).extension().is_none() {
            return None;
        }
        match line.len() - line.trim_start().len() {
            0 => {
                folder = common::root().join(name);
                Some((line, folder.clone()))
            }
            2 => Some((line, folder.join(name))),
            _ => None,
        }
    })
}
