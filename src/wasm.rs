//! The JavaScript door: the only file that names wasm-bindgen, js-sys, web-sys and serde-wasm-bindgen.

mod walk;

use crate::Memo;
use crate::export::{self, About, Format};
use crate::wire::{self, At, LABELS, Unit, WireAnalysis, WireCorrection, WireName, WireOptions};
use js_sys::{Array, JSON, JsString, Object, Reflect, Uint32Array};
use serde::Serialize;
use std::cell::RefCell;
use walk::Walk;
use wasm_bindgen::prelude::*;
use web_sys::Element;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("wasm/types.d.ts");

/// A loaded model, ready for any number of texts, and what is kept of the last one.
#[wasm_bindgen]
pub struct Analyzer {
    inner: crate::Analyzer,
    memo: RefCell<Memo>,
}

#[wasm_bindgen]
impl Analyzer {
    /// Loads the bytes of a model file. Throws an Error that says what to do when they are none.
    #[wasm_bindgen(constructor)]
    pub fn new(model: &[u8]) -> Result<Analyzer, JsError> {
        Ok(Self { inner: crate::Analyzer::new(model)?, memo: RefCell::default() })
    }

    /// Analyses any string. Throws only when the options hold something that cannot be used. Paragraphs of the last text are
    /// not read again: a text that is being written costs what its joins cost, and gives what a new one gives.
    #[wasm_bindgen(unchecked_return_type = "Analysis")]
    pub fn analyze(
        &self,
        text: &str,
        #[wasm_bindgen(unchecked_optional_param_type = "Options | null")] options: JsValue,
    ) -> Result<JsValue, JsError> {
        let analysis =
            self.inner.analyze_again(text, &checked(read_options(&options)?, text)?, &mut self.memo.borrow_mut());
        to_js(&wire::analysis(&analysis, text, Unit::Utf16))
    }

    /// Begins an analysis that may rest between its steps, for where no worker may run.
    pub fn begin(
        &self,
        text: &str,
        #[wasm_bindgen(unchecked_optional_param_type = "Options | null")] options: JsValue,
    ) -> Result<Work, JsError> {
        let options = checked(read_options(&options)?, text)?;
        Ok(Work { inner: crate::Work::new(text, &options, &mut self.memo.borrow_mut()) })
    }

    /// Takes its next step, and whether there is another: reads paragraphs of about so many bytes, or joins what they say.
    pub fn advance(&self, work: &mut Work, n_bytes: usize) -> bool {
        self.inner.advance(&mut work.inner, &mut self.memo.borrow_mut(), n_bytes)
    }

    /// What was found, after the last step; it takes the work.
    #[wasm_bindgen(unchecked_return_type = "Analysis")]
    pub fn finish(&self, work: Work) -> Result<JsValue, JsError> {
        let text = work.inner.text().to_owned();
        let analysis = work.inner.finish(&mut self.memo.borrow_mut());
        to_js(&wire::analysis(&analysis, &text, Unit::Utf16))
    }

    /// How many paragraphs of the last text were read, and how many were known from the one before.
    #[wasm_bindgen(js_name = lastRead, unchecked_return_type = "LastRead")]
    pub fn last_read(&self) -> JsValue {
        let memo = self.memo.borrow();
        object([("read", (memo.n_read() as u32).into()), ("kept", (memo.n_kept() as u32).into())])
    }

    /// Analyses a text and writes what was found in a format that other tools open. Throws when there is no such format.
    #[wasm_bindgen(js_name = exportAs, unchecked_return_type = "Exported")]
    pub fn export_as(
        &self,
        text: &str,
        #[wasm_bindgen(unchecked_param_type = "Format")] format: &str,
        #[wasm_bindgen(unchecked_optional_param_type = "Options | null")] options: JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "About | null")] about: JsValue,
    ) -> Result<JsValue, JsError> {
        let analysis = self.inner.analyze(text, &checked(read_options(&options)?, text)?);
        let source = read_string(&about, "source", "about")?;
        let about = About { unit: Unit::Utf16, source, title: read_string(&about, "title", "about")? };
        let (content, left_out, extension, media_type) = if format == "json" {
            let json = JSON::stringify(&to_js(&wire::analysis(&analysis, text, Unit::Utf16))?);
            let json = String::from(json.map_err(|_| not_an_analysis())?) + "\n";
            (json, vec!["the text".to_owned()], ".json", "application/json")
        } else {
            let entry = Format::named(format).ok_or_else(|| {
                let known: Vec<&str> = export::FORMATS.iter().map(|entry| entry.name).collect();
                JsError::new(&format!("there is no format \"{format}\": it is one of json, {}", known.join(", ")))
            })?;
            let exported = export::export(text, &analysis, entry.format, &about);
            (exported.content, exported.left_out, entry.extension, entry.media_type)
        };
        let left_out: Array = left_out.into_iter().map(JsValue::from).collect();
        Ok(object([
            ("content", content.into()),
            ("leftOut", left_out.into()),
            ("extension", extension.into()),
            ("mediaType", media_type.into()),
        ]))
    }

    /// Analyses what a reader sees of a DOM subtree and says where each finding stands in it. The DOM stays as it is.
    #[wasm_bindgen(js_name = analyzeElement, unchecked_return_type = "ElementAnalysis")]
    pub fn analyze_element(
        &self,
        root: &Element,
        #[wasm_bindgen(unchecked_optional_param_type = "Options | null")] options: JsValue,
    ) -> Result<JsValue, JsError> {
        let options = read_options(&options)?;
        let walk = Walk::new(root);
        let text = walk.text();
        let analysis = self.inner.analyze(text, &checked(options, text)?);
        let wire = wire::analysis(&analysis, text, Unit::Utf16);
        Ok(object([("text", text.into()), ("analysis", to_js(&wire)?), ("ranges", walk.ranges(&wire).into())]))
    }
}

/// An analysis under way.
#[wasm_bindgen]
pub struct Work {
    inner: crate::Work,
}

/// For `cargo xtask bench`.
#[cfg(feature = "bench")]
#[wasm_bindgen]
impl Analyzer {
    /// How many tokens a text has; `names` finds its names and values too.
    #[wasm_bindgen(js_name = countTokens)]
    pub fn count_tokens(&self, text: &str, names: bool) -> usize {
        if names { self.inner.count_mentions(text).0 } else { crate::document::Document::new(text).tokens().len() }
    }

    /// Everything but the way out to JavaScript.
    #[wasm_bindgen(js_name = countFindings)]
    pub fn count_findings(&self, text: &str) -> usize {
        self.inner.analyze(text, &crate::Options::default()).mentions.len()
    }
}

/// The findings of an analysis as `[start, end, kind]` triples, by start, then longest first: all that a painter needs.
///
/// A kind below 32 is a mention: 0 … 16 its label in the order of `Label`, 17 none. A quotation is 32 direct, 33 mixed,
/// 34 indirect; a sentiment cue 48 negative, 49 neutral, 50 positive.
#[wasm_bindgen]
pub fn positions(
    #[wasm_bindgen(unchecked_param_type = "Analysis")] analysis: &JsValue,
) -> Result<Uint32Array, JsError> {
    let mut triples = Vec::new();
    for mention in items(analysis, "mentions")? {
        let label = field(&mention, "label").as_string();
        let kind = LABELS.iter().position(|&(_, name)| label.as_deref() == Some(name)).unwrap_or(LABELS.len());
        triples.push(triple(&mention, kind)?);
    }
    for quotation in items(analysis, "quotations")? {
        let kind = 32 + place(wire::QUOTATION_KINDS.iter().map(|&(_, name)| name), &field(&quotation, "kind"))?;
        for span in items(&quotation, "spans")? {
            triples.push(triple(&span, kind)?);
        }
    }
    for cue in items(analysis, "cues")? {
        let kind = 48 + place(["negative", "neutral", "positive"].into_iter(), &field(&cue, "polarity"))?;
        triples.push(triple(&cue, kind)?);
    }
    triples.sort_by_key(|&[start, end, kind]| (start, u32::MAX - end, kind));
    Ok(Uint32Array::from(triples.as_flattened()))
}

/// The version of this package, which is the crate's.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").into()
}

/// Does nothing. It takes no argument, so it can be called when it is uncertain whether the module still answers.
#[wasm_bindgen]
pub fn ping() {}

/// A plain object that `JSON.stringify` turns into the bytes that the command line writes.
fn to_js(wire: &WireAnalysis) -> Result<JsValue, JsError> {
    let serializer = serde_wasm_bindgen::Serializer::new().serialize_missing_as_null(true);
    Ok(wire.serialize(&serializer)?)
}

/// Reads the options field by field, so that a message can name the one that is wrong.
fn read_options(options: &JsValue) -> Result<WireOptions, JsError> {
    let mut wire = WireOptions::default();
    if is_absent(options) {
        return Ok(wire);
    }
    let Some(given) = options.dyn_ref::<Object>() else {
        return Err(JsError::new("options is no object: it is { date, names, corrections }"));
    };
    for key in Object::keys(given).iter().filter_map(|key| key.as_string()) {
        if !matches!(key.as_str(), "date" | "names" | "corrections") {
            return Err(JsError::new(&format!("options.{key} is unknown: options are date, names and corrections")));
        }
    }
    wire.date = read_string(options, "date", "options")?;
    let names = field(options, "names");
    if !is_absent(&names) {
        let Some(names) = names.dyn_ref::<Array>() else {
            return Err(JsError::new("options.names is no array: it is [{ name, label, role }]"));
        };
        for (idx, item) in names.iter().enumerate() {
            let path = format!("options.names[{idx}]");
            let name = read_string(&item, "name", &path)?.ok_or_else(|| {
                JsError::new(&format!("{path}.name is missing: it is the name as it stands in the text"))
            })?;
            let (label, role) = (read_string(&item, "label", &path)?, read_string(&item, "role", &path)?);
            wire.names.push(WireName { name, label, role });
        }
    }
    let corrections = field(options, "corrections");
    if !is_absent(&corrections) {
        let Some(corrections) = corrections.dyn_ref::<Array>() else {
            return Err(JsError::new("options.corrections is no array: it is [{ kind, start, end, … }]"));
        };
        for (idx, item) in corrections.iter().enumerate() {
            wire.corrections.push(read_correction(&item, &format!("options.corrections[{idx}]"))?);
        }
    }
    Ok(wire)
}

fn checked(options: WireOptions, text: &str) -> Result<crate::Options, JsError> {
    options.checked(text, Unit::Utf16).map_err(|why| JsError::new(&format!("options.{why}")))
}

fn read_correction(item: &JsValue, path: &str) -> Result<WireCorrection, JsError> {
    let mention = field(item, "mention");
    let mentions = field(item, "mentions");
    let mentions = match mentions.dyn_ref::<Array>() {
        Some(mentions) => mentions.to_vec(),
        None if is_absent(&mentions) => Vec::new(),
        None => return Err(JsError::new(&format!("{path}.mentions is no array: it is [{{ start, end }}, …]"))),
    };
    let mentions = mentions.iter().enumerate().map(|(idx, at)| read_at(at, &format!("{path}.mentions[{idx}]")));
    Ok(WireCorrection {
        kind: read_string(item, "kind", path)?.unwrap_or_default(),
        start: read_position(item, "start", path)?,
        end: read_position(item, "end", path)?,
        layer: read_string(item, "layer", path)?,
        label: read_string(item, "label", path)?,
        mention: if is_absent(&mention) { None } else { Some(read_at(&mention, &format!("{path}.mention"))?) },
        mentions: mentions.collect::<Result<_, _>>()?,
        ..WireCorrection::default()
    })
}

fn read_at(object: &JsValue, path: &str) -> Result<At, JsError> {
    let missing = || JsError::new(&format!("{path} is no span: it is {{ start, end }}"));
    let start = read_position(object, "start", path)?.ok_or_else(missing)?;
    Ok(At { start, end: read_position(object, "end", path)?.ok_or_else(missing)? })
}

fn read_position(object: &JsValue, key: &str, path: &str) -> Result<Option<u32>, JsError> {
    let value = field(object, key);
    match value.as_f64() {
        None if is_absent(&value) => Ok(None),
        Some(position) if position >= 0.0 && position.fract() == 0.0 => Ok(Some(position as u32)),
        _ => Err(JsError::new(&format!("{path}.{key} is no position: positions are whole numbers from 0 on"))),
    }
}

fn read_string(object: &JsValue, key: &str, path: &str) -> Result<Option<String>, JsError> {
    let value = field(object, key);
    match value.as_string() {
        None if !is_absent(&value) => Err(JsError::new(&format!("{path}.{key} is no string"))),
        string => Ok(string),
    }
}

fn is_absent(value: &JsValue) -> bool {
    value.is_undefined() || value.is_null()
}

/// A field of an object; undefined where there is none or no object.
fn field(object: &JsValue, key: &str) -> JsValue {
    Reflect::get(object, &key.into()).unwrap_or(JsValue::UNDEFINED)
}

fn items(object: &JsValue, key: &str) -> Result<Array, JsError> {
    field(object, key).dyn_into().map_err(|_| not_an_analysis())
}

fn triple(span: &JsValue, kind: usize) -> Result<[u32; 3], JsError> {
    let number = |key| field(span, key).as_f64().ok_or_else(not_an_analysis);
    Ok([number("start")? as u32, number("end")? as u32, kind as u32])
}

fn place<'n>(mut names: impl Iterator<Item = &'n str>, wanted: &JsValue) -> Result<usize, JsError> {
    let wanted = wanted.as_string().ok_or_else(not_an_analysis)?;
    names.position(|name| name == wanted).ok_or_else(not_an_analysis)
}

fn not_an_analysis() -> JsError {
    JsError::new("this is no analysis: give what analyze() returned")
}

fn object<const N: usize>(fields: [(&str, JsValue); N]) -> JsValue {
    let object = Object::new();
    for (key, value) in fields {
        // Cannot fail: the object is new and plain.
        let _ = Reflect::set(&object, &JsString::from(key), &value);
    }
    object.into()
}
