//! Lines of ARCHITECTURE.md that no compiler holds, as tests.

use std::fs;
use std::path::{Path, PathBuf};

/// Every file below a folder of the repository with one of these endings, as (path from the root, text).
fn files(folder: &str, endings: &[&str]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    gather(&crate::root().join(folder), &mut found);
    found.retain(|path| path.extension().is_some_and(|e| endings.iter().any(|ending| *ending == e)));
    assert!(!found.is_empty(), "{folder}/ holds none of {endings:?}");
    let name =
        |path: &Path| path.strip_prefix(crate::root()).expect("it lies in the root").to_string_lossy().into_owned();
    found.iter().map(|path| (name(path), fs::read_to_string(path).expect("it is text"))).collect()
}

fn gather(folder: &Path, found: &mut Vec<PathBuf>) {
    for path in fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()) {
        if path.is_dir() { gather(&path, found) } else { found.push(path) }
    }
}

/// No file but those that begin with one of `except` holds any of `words` outside a comment.
fn check(folder: &str, ending: &str, words: &[&str], except: &[&str]) {
    for (name, text) in files(folder, &[ending]) {
        if except.iter().any(|path| name.starts_with(path)) {
            continue;
        }
        for (idx, line) in text.lines().enumerate() {
            let is_comment = ["//", "*", "/*"].iter().any(|mark| line.trim_start().starts_with(mark));
            let word = words.iter().find(|word| line.contains(**word));
            assert!(is_comment || word.is_none(), "{name}:{}: {} does not belong here", idx + 1, word.unwrap_or(&""));
        }
    }
}

#[test]
fn one_file_knows_javascript() {
    check("src", "rs", &["wasm_bindgen", "js_sys", "web_sys", "serde_wasm_bindgen"], &["src/wasm"]);
}

#[test]
fn serde_is_for_the_wire() {
    check("src", "rs", &["serde"], &["src/wire", "src/wasm"]);
}

/// The text enters a page as text nodes only.
#[test]
fn the_page_writes_no_html() {
    let words =
        ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function", "setHTMLUnsafe"];
    if crate::root().join("www").is_dir() {
        check("www", "js", &words, &[]);
    }
}

/// What a reader of the documents is sent to is there.
#[test]
fn links_between_the_documents_lead_somewhere() {
    for document in ["README.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "pkg/README.md"] {
        let path = crate::root().join(document);
        let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{document}: {e}"));
        let targets = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
        for target in targets.filter(|target| !target.starts_with("http")) {
            let file = target.split('#').next().unwrap_or_default();
            assert!(path.with_file_name(file).exists(), "{document} links to {target}, which is not there");
        }
    }
}
