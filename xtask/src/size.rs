//! `cargo xtask size`: how much a first visit loads, raw and as brotli sends it, and whether that is within the budget.

use crate::dist::{self, script};
use crate::process::run;
use crate::tools::Tools;

/// Prints the sizes of what `dist/` holds; an error above the budget, which `js/size.mjs` states.
pub fn print(tools: &Tools) -> Result<(), String> {
    dist::write(tools)?;
    run(tools.command("node").arg(script("size.mjs")).arg(crate::root().join("dist")))
}
