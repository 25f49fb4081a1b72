//! `cargo xtask bench`: how fast the package reads in Chromium, stage by stage.

use crate::dist::script;
use crate::process::{announce, run};
use crate::tools::Tools;

/// Builds the package with the feature `bench` beside the one that ships, and times it on the texts of the golden tests.
pub fn run_in_chromium(tools: &Tools) -> Result<(), String> {
    announce("Building the wasm with the feature bench");
    let folder = crate::root().join("target/bench");
    let mut wasm_pack = tools.command("wasm-pack");
    wasm_pack.args(["build", "--target", "web", "--no-pack", "--no-gitignore", "--out-dir"]).arg(&folder);
    run(wasm_pack.args(["--", "--features", "bench"]))?;
    std::fs::copy(crate::root().join("models/en.model"), folder.join("en.model")).map_err(|e| e.to_string())?;
    announce("Timing it in Chromium");
    run(tools.command("node").arg(script("bench.mjs")).arg(&folder))
}
