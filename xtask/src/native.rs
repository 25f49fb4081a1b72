//! What the native program makes of the texts that the wasm tests run on, so that they can tell whether wasm agrees.

use newslens::wire::{self, Unit};
use newslens::{Analyzer, Options};
use std::fs;

/// The JSON's digest for each text of `tests/cases/cases.json`, then of `tests/wasm/texts.json`, with commas between.
pub fn digests() -> Result<String, String> {
    let model = fs::read(crate::root().join("models/en.model")).map_err(|e| format!("models/en.model: {e}"))?;
    let analyzer = Analyzer::new(&model).map_err(|e| e.to_string())?;
    let cases = json("tests/cases/cases.json")?;
    let cases = cases["cases"].as_array().ok_or("tests/cases/cases.json has no cases")?;
    let texts = json("tests/wasm/texts.json")?;
    let texts = texts.as_array().ok_or("tests/wasm/texts.json is no list")?;
    let all = cases.iter().map(|case| &case["text"]).chain(texts);
    let digests = all.map(|text| {
        let text = text.as_str().ok_or("a text is no string")?;
        let analysis = analyzer.analyze(text, &Options::default());
        let json = serde_json::to_string(&wire::analysis(&analysis, text, Unit::Utf16)).map_err(|e| e.to_string())?;
        Ok(format!("{:016x}", fnv1a(json.as_bytes())))
    });
    digests.collect::<Result<Vec<_>, String>>().map(|digests| digests.join(","))
}

fn json(path: &str) -> Result<serde_json::Value, String> {
    let text = fs::read_to_string(crate::root().join(path)).map_err(|e| format!("{path}: {e}"))?;
    serde_json::from_str(&text).map_err(|e| format!("{path}: {e}"))
}

/// As `tests/wasm/mod.rs` computes it.
fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
}
