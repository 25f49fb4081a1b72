//! `cargo xtask size`: how much a first visit loads, raw and as brotli sends it.

use crate::process::output;
use crate::tools::Tools;
use std::fs;
use std::path::{Path, PathBuf};

/// Node has brotli at hand; what it writes is the compressed length of each file named.
const BROTLI: &str = "
const { brotliCompressSync, constants: c } = require('node:zlib');
const { readFileSync } = require('node:fs');
for (const file of process.argv.slice(1)) {
    const bytes = readFileSync(file);
    const params = { [c.BROTLI_PARAM_QUALITY]: 11, [c.BROTLI_PARAM_LGWIN]: 24, [c.BROTLI_PARAM_SIZE_HINT]: bytes.length };
    console.log(brotliCompressSync(bytes, { params }).length);
}";

/// Prints the sizes of what `dist/` holds.
pub fn print(tools: &Tools) -> Result<(), String> {
    let dist = crate::root().join("dist");
    let mut page = Vec::new();
    gather(&dist, &mut page);
    page.retain(|file| {
        !file.starts_with(dist.join("pkg"))
            && !file.file_name().is_some_and(|n| n.to_string_lossy().starts_with("LICENSE"))
    });
    let pkg = |name: &str| vec![dist.join("pkg").join(name)];
    let parts = [
        ("newslens_bg.wasm", pkg("newslens_bg.wasm")),
        ("newslens.js", pkg("newslens.js")),
        ("en.model", pkg("en.model")),
        ("the page", page),
    ];
    println!("{:<20} {:>10} {:>10}", "", "raw", "brotli");
    let mut total = (0, 0);
    for (name, files) in parts {
        let raw: u64 = files.iter().filter_map(|file| fs::metadata(file).ok()).map(|m| m.len()).sum();
        let lengths = output(tools.command("node").args(["-e", BROTLI]).args(&files))?;
        let brotli: u64 = lengths.lines().filter_map(|line| line.parse::<u64>().ok()).sum();
        println!("{name:<20} {raw:>10} {brotli:>10}");
        total = (total.0 + raw, total.1 + brotli);
    }
    println!("{:<20} {:>10} {:>10}", "together", total.0, total.1);
    Ok(())
}

fn gather(folder: &Path, files: &mut Vec<PathBuf>) {
    for path in fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            gather(&path, files);
        } else {
            files.push(path);
        }
    }
    files.sort();
}
