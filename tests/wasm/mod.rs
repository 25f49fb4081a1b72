//! What the JavaScript door promises, checked on Node and in a browser alike.

use js_sys::{JSON, Object, Reflect};
use newslens::wasm::{Analyzer, positions};
use newslens::wire::{self, Unit};
use newslens::{Analyzer as NativeAnalyzer, Options};
use wasm_bindgen::{JsError, JsValue};
use wasm_bindgen_test::{console_log, wasm_bindgen_test};

static MODEL: &[u8] = include_bytes!("../../models/en.model");
static CASES: &str = include_str!("../cases/cases.json");
static TEXTS: &str = include_str!("texts.json");

/// The digest of what the native program writes for each text: `cargo xtask test` sets it, a bare `wasm-pack test` does not.
const NATIVE: Option<&str> = option_env!("NEWSLENS_NATIVE");

pub fn analyzer() -> Analyzer {
    Analyzer::new(MODEL).unwrap_or_else(|_| panic!("models/en.model is a model of this version"))
}

/// `JSON.stringify` of what JavaScript gets is, byte for byte, what the native program writes.
#[wasm_bindgen_test]
fn analyses_are_the_native_ones() {
    let texts = texts();
    let native: Option<Vec<&str>> = NATIVE.map(|digests| digests.split(',').collect());
    match &native {
        Some(digests) => assert_eq!(digests.len(), texts.len(), "the native program was given other texts"),
        None => {
            console_log!("without NEWSLENS_NATIVE (cargo xtask test sets it), only the two ways to JSON are compared")
        }
    }
    let (analyzer, same) =
        (analyzer(), NativeAnalyzer::new(MODEL).expect("models/en.model is a model of this version"));
    for (idx, text) in texts.iter().enumerate() {
        let got = json(&analyzer, text);
        let analysis = same.analyze(text, &Options::default());
        let wire =
            serde_json::to_string(&wire::analysis(&analysis, text, Unit::Utf16)).expect("an analysis can be written");
        assert_eq!(got, wire, "{text:?}");
        if let Some(digests) = &native {
            assert_eq!(
                format!("{:016x}", fnv1a(got.as_bytes())),
                digests[idx],
                "natively it is another, for {text:?}: {got}"
            );
        }
        assert_eq!(json(&analyzer, text), got, "the second time it is another, for {text:?}");
    }
}

/// A text that is edited gives what a new one gives, at once and in steps, and only what changed is read.
#[wasm_bindgen_test]
fn an_edited_text_is_read_where_it_changed() {
    let analyzer = analyzer();
    let texts = texts();
    let whole = texts.join("\n\n");
    let middle =
        whole.char_indices().map(|(at, _)| at).find(|at| *at > whole.len() / 2 && whole[*at..].starts_with(". "));
    let (before, after) = whole.split_at(middle.expect("there are sentences") + 1);
    let edited = format!("{before} So said Anna Berg of Oslo.{after}");
    let fresh = json(&self::analyzer(), &edited);
    let n_of = |what: &str| Reflect::get(&analyzer.last_read(), &what.into()).ok().and_then(|n| n.as_f64());
    json(&analyzer, &whole);
    assert_eq!(json(&analyzer, &edited), fresh);
    assert_eq!(n_of("read"), Some(1.0));
    json(&analyzer, &whole);
    let mut work = analyzer.begin(&edited, JsValue::UNDEFINED).unwrap_or_else(|_| panic!("there are no options"));
    let mut n_steps = 1;
    while analyzer.advance(&mut work, 64) {
        n_steps += 1;
    }
    let found = analyzer.finish(work).unwrap_or_else(|_| panic!("it can be written"));
    assert_eq!(JSON::stringify(&found).map(String::from).ok(), Some(fresh));
    assert!(n_steps > 8, "{n_steps} steps");
    assert_eq!(n_of("read"), Some(1.0));
    assert!(n_of("kept") > Some(20.0));
}

/// Starts ascend, spans lie in the text, and every mention, quotation and cue is there.
#[wasm_bindgen_test]
fn positions_are_all_the_findings_in_order() {
    let analyzer = analyzer();
    for text in texts() {
        let analysis = analyze(&analyzer, &text, JsValue::UNDEFINED).unwrap_or_else(|e| panic!("{text:?}: {e}"));
        let triples = positions(&analysis).unwrap_or_else(|_| panic!("an analysis has positions")).to_vec();
        let triples: Vec<_> = triples.chunks(3).map(|t| (t[0], u32::MAX - t[1], t[2])).collect();
        assert!(triples.is_sorted(), "{text:?}: {triples:?}");
        let n_units = text.encode_utf16().count() as u32;
        assert!(triples.iter().all(|&(start, end, _)| start < u32::MAX - end && u32::MAX - end <= n_units), "{text:?}");
        let parsed: serde_json::Value = serde_json::from_str(&json(&analyzer, &text)).expect("it is JSON");
        let n_spans: usize = parsed["quotations"]
            .as_array()
            .map_or(0, |all| all.iter().map(|quotation| quotation["spans"].as_array().map_or(0, Vec::len)).sum());
        let n = |list: &str| parsed[list].as_array().map_or(0, Vec::len);
        assert_eq!(triples.len(), n("mentions") + n_spans + n("cues"), "{text:?}");
    }
    assert!(positions(&JsValue::NULL).is_err() && positions(&Object::new()).is_err());
}

#[wasm_bindgen_test]
fn options_are_taken_or_refused_by_name() {
    let analyzer = analyzer();
    let check = |options: &str, refusal: Option<&str>| {
        let options = JSON::parse(options).expect("it is JSON");
        let message = analyze(&analyzer, "Lena Ortiz spoke yesterday.", options.clone()).err();
        match (message, refusal) {
            (None, None) => {}
            (Some(message), Some(wanted)) if message.contains(wanted) => {}
            (message, _) => panic!("{:?}: {message:?} where {refusal:?} was expected", JSON::stringify(&options)),
        }
    };
    check("null", None);
    check("{}", None);
    check(r#"{ "date": "2022-01-21" }"#, None);
    check(r#"{ "date": null, "names": [] }"#, None);
    check(r#"{ "names": [{ "name": "Lena Ortiz", "label": "PERSON", "role": "mayor of Lowtown" }] }"#, None);
    check(r#"{ "corrections": [] }"#, None);
    check(r#"{ "corrections": [{ "kind": "drop", "start": 0, "end": 10, "layer": "mention" }] }"#, None);
    check(r#"{ "corrections": [{ "kind": "speaker", "start": 1, "end": 4294967297, "mention": null }] }"#, None);
    check(r#"{ "corrections": {} }"#, Some("options.corrections is no array"));
    check(r#"{ "corrections": [{ "kind": "dorp", "start": 0, "end": 1 }] }"#, Some("options.corrections[0].kind is"));
    check(r#"{ "corrections": [{ "kind": "drop", "start": 0.5, "end": 1 }] }"#, Some("options.corrections[0].start"));
    check(r#"{ "corrections": [{ "kind": "drop", "start": 0 }] }"#, Some("options.corrections[0].end is missing"));
    check(r#"{ "corrections": [{ "kind": "drop", "start": 2, "end": 1 }] }"#, Some("options.corrections[0].end"));
    check(r#"{ "corrections": [{ "kind": "merge", "mentions": [{ "start": 1 }] }] }"#, Some("mentions[0]"));
    check("7", Some("options"));
    check(r#"{ "dat": "2022-01-21" }"#, Some("options.dat"));
    check(r#"{ "date": 2022 }"#, Some("options.date"));
    check(r#"{ "names": "Lena Ortiz" }"#, Some("options.names"));
    check(r#"{ "names": [{ "label": "PERSON" }] }"#, Some("options.names[0].name"));
}

/// What an analysis says of the corrections can be given back as it is.
#[wasm_bindgen_test]
fn corrections_are_made_and_echoed() {
    let (analyzer, text) = (analyzer(), "“We will win,” said Lena Ortiz. 🎉 Peter Voss left.");
    let at = |words: &str| {
        let start = text[..text.find(words).expect("it is there")].encode_utf16().count();
        format!("\"start\":{start},\"end\":{}", start + words.encode_utf16().count())
    };
    let (said, voss) = (at("We will win,"), at("Peter Voss"));
    let corrections = format!(
        "[{{\"kind\":\"speaker\",{said},\"mention\":{{{voss}}},\"applied\":true,\"why\":null}},\
         {{\"kind\":\"label\",\"start\":900,\"end\":901,\"label\":\"ORG\",\"applied\":false,\
         \"why\":\"No name, pronoun or value is marked at this place.\"}}]"
    );
    let options = JSON::parse(&format!("{{\"corrections\":{corrections}}}")).expect("it is JSON");
    let analysis = analyze(&analyzer, text, options).unwrap_or_else(|why| panic!("{why}"));
    let json: String = JSON::stringify(&analysis).expect("an analysis is plain data").into();
    assert!(json.ends_with(&format!("\"corrections\":{corrections}}}")), "{json}");
    let parsed: serde_json::Value = serde_json::from_str(&json).expect("it is JSON");
    let speaker = parsed["quotations"][0]["speaker"].as_u64().expect("somebody speaks");
    assert_eq!(parsed["entities"][speaker as usize]["name"], "Peter Voss");
    assert_eq!(parsed["quotations"][0]["by"], "reader");
}

#[wasm_bindgen_test]
fn what_is_no_model_is_refused_with_a_sentence() {
    let refusal = |bytes: &[u8]| Analyzer::new(bytes).err().map(message).unwrap_or_default();
    assert!(refusal(b"<!doctype html>").contains("not a newslens model"));
    assert!(refusal(&[]).contains("not a newslens model"));
    assert!(refusal(&MODEL[..MODEL.len() - 1]).contains("cut short"));
}

/// The acceptance cases' texts, then those of `texts.json`: the order in which `cargo xtask test` gives the digests.
fn texts() -> Vec<String> {
    let read = |json: &str| serde_json::from_str::<serde_json::Value>(json).expect("it is JSON");
    let (cases, texts) = (read(CASES), read(TEXTS));
    let cases = cases["cases"].as_array().into_iter().flatten().map(|case| &case["text"]);
    let all = cases.chain(texts.as_array().into_iter().flatten());
    all.map(|text| text.as_str().expect("a text is a string").to_owned()).collect()
}

fn json(analyzer: &Analyzer, text: &str) -> String {
    let analysis = analyze(analyzer, text, JsValue::UNDEFINED).unwrap_or_else(|e| panic!("{text:?}: {e}"));
    JSON::stringify(&analysis).expect("an analysis is plain data").into()
}

fn analyze(analyzer: &Analyzer, text: &str, options: JsValue) -> Result<JsValue, String> {
    analyzer.analyze(text, options).map_err(message)
}

fn message(error: JsError) -> String {
    let message = Reflect::get(&JsValue::from(error), &"message".into()).ok().and_then(|message| message.as_string());
    message.expect("an error has a message")
}

/// As `xtask/src/native.rs` computes it.
fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
}
