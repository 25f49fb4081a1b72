//! `pkg/`: the npm package, built by wasm-pack, with the model beside the wasm, and the element, which `js/package.mjs` bundles.
//!
//! wasm-pack replaces the manifest of the folder that it builds into, so it builds into `target/pkg`
//! and what it made is copied beside our manifest.

use crate::dist::script;
use crate::process::{announce, run};
use crate::tools::Tools;
use std::fs;
use std::path::Path;
use std::time::SystemTime;

/// What wasm-pack makes.
const BUILT: &[&str] = &["newslens.js", "newslens.d.ts", "newslens_bg.wasm", "newslens_bg.wasm.d.ts"];
/// What the package holds beyond it: (from, to).
const BESIDE: &[(&str, &str)] =
    &[("models/en.model", "en.model"), ("LICENSE-MIT", "LICENSE-MIT"), ("LICENSE-APACHE", "LICENSE-APACHE")];
/// The element, as modules and as one script; its types are in git.
#[cfg(test)]
const ELEMENT: &[&str] = &[
    "define.js",
    "define.d.ts",
    "element.js",
    "element.d.ts",
    "part-*.js",
    "worker.js",
    "newslens.iife.js",
    "newslens.single.js",
    "custom-elements.json",
    "integrity.json",
];
/// What the wasm is made of; the model is not in it.
const SOURCES: &[&str] = &["src", "Cargo.toml", "Cargo.lock", ".cargo/config.toml", "rust-toolchain.toml"];

/// Brings `pkg/` up to date; does nothing when it is.
pub fn build(tools: &Tools) -> Result<(), String> {
    let root = crate::root();
    let stamp = root.join("target/pkg/.built");
    let begun = SystemTime::now();
    let newest = SOURCES.iter().filter_map(|source| newest(&root.join(source))).max();
    let is_current =
        modified(&stamp) >= newest && BUILT.iter().all(|file| root.join("target/pkg").join(file).is_file());
    if !is_current {
        announce("Building the wasm");
        let mut wasm_pack = tools.command("wasm-pack");
        wasm_pack.args(["build", "--target", "web", "--no-pack", "--no-gitignore", "--out-dir", "target/pkg"]);
        run(&mut wasm_pack)?;
        fs::write(&stamp, "").and_then(|()| fs::File::open(&stamp)?.set_modified(begun)).map_err(|e| e.to_string())?;
    }
    for file in BUILT {
        copy_if_changed(&root.join("target/pkg").join(file), &root.join("pkg").join(file))?;
    }
    for (from, to) in BESIDE {
        copy_if_changed(&root.join(from), &root.join("pkg").join(to))?;
    }
    build_element(tools)
}

/// Bundles the element beside the wasm and the model.
fn build_element(tools: &Tools) -> Result<(), String> {
    let root = crate::root();
    let newest_source =
        ["www", "xtask/src/js", "package-lock.json", "pkg/newslens.js", "pkg/newslens_bg.wasm", "pkg/en.model"]
            .iter()
            .filter_map(|source| newest(&root.join(source)))
            .max();
    // It is written last.
    if modified(&root.join("pkg/integrity.json")) >= newest_source {
        return Ok(());
    }
    run(tools.command("node").arg(script("package.mjs")).args(["www", "pkg"]))
}

/// Copies a file unless the copy is there already.
pub fn copy_if_changed(from: &Path, to: &Path) -> Result<(), String> {
    let bytes = fs::read(from).map_err(|e| format!("cannot read {}: {e}", from.display()))?;
    if fs::read(to).is_ok_and(|there| there == bytes) {
        return Ok(());
    }
    to.parent()
        .map_or(Ok(()), fs::create_dir_all)
        .and_then(|()| fs::write(to, bytes))
        .map_err(|e| format!("cannot write {}: {e}", to.display()))
}

/// When anything at or below a path last changed.
fn newest(path: &Path) -> Option<SystemTime> {
    let below = fs::read_dir(path).into_iter().flatten().flatten().filter_map(|entry| newest(&entry.path()));
    below.chain(modified(path)).max()
}

fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|m| m.modified()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The manifest in git names what is built, no more and no less, and the version of the crate.
    #[test]
    fn the_manifest_names_what_is_built() {
        let manifest = fs::read_to_string(crate::root().join("pkg/package.json")).expect("the manifest is in git");
        let manifest: serde_json::Value = serde_json::from_str(&manifest).expect("it is JSON");
        let listed: Vec<_> =
            manifest["files"].as_array().into_iter().flatten().filter_map(|file| file.as_str()).collect();
        let built: Vec<_> =
            BUILT.iter().copied().chain(BESIDE.iter().map(|&(_, to)| to)).chain(ELEMENT.iter().copied()).collect();
        assert_eq!(listed, built);
        assert_eq!(manifest["version"], env!("CARGO_PKG_VERSION"));
    }
}
