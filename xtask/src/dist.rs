//! `dist/`: the page as files that any static host serves, under any path.
//!
//! `js/page.mjs` bundles and minifies what is JavaScript or CSS, and lists what a first visit loads.

use crate::package::{self, copy_if_changed};
use crate::process::run;
use crate::tools::Tools;
use std::fs;
use std::path::{Path, PathBuf};

/// What of `pkg/` a page loads; the checksums, the maker of embedding code.
const LOADED: &[&str] = &["newslens.js", "newslens_bg.wasm", "en.model", "integrity.json"];

/// Builds the package and lays page and package out as they are served.
pub fn write(tools: &Tools) -> Result<(), String> {
    package::build(tools)?;
    let (root, dist) = (crate::root(), crate::root().join("dist"));
    if dist.exists() {
        fs::remove_dir_all(&dist).map_err(|e| format!("cannot empty {}: {e}", dist.display()))?;
    }
    copy_page(&root.join("www"), &dist)?;
    for file in LOADED {
        copy_if_changed(&root.join("pkg").join(file), &dist.join("pkg").join(file))?;
    }
    run(tools.command("node").arg(script("page.mjs")).arg(&dist))?;
    for file in ["LICENSE-MIT", "LICENSE-APACHE"] {
        copy_if_changed(&root.join(file), &dist.join(file))?;
    }
    Ok(())
}

/// One of the scripts that ask the bundler.
pub fn script(name: &str) -> PathBuf {
    crate::root().join("xtask/src/js").join(name)
}

/// Copies the page's files; settings and types of the tools that check them stay behind.
fn copy_page(from: &Path, to: &Path) -> Result<(), String> {
    let entries = fs::read_dir(from).map_err(|e| format!("cannot read {}: {e}", from.display()))?;
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let is_left_out = name.starts_with('.')
            || matches!(
                name.as_str(),
                "node_modules" | "package.json" | "tsconfig.json" | "jsconfig.json" | "README.md"
            )
            || name.ends_with(".d.ts");
        match entry.path() {
            _ if is_left_out => {}
            folder if folder.is_dir() => copy_page(&folder, &to.join(name))?,
            file => copy_if_changed(&file, &to.join(name))?,
        }
    }
    Ok(())
}
