//! The acceptance cases: short texts with what must and what must not be found in them, each a test of its own.
//!
//! ```text
//! cargo test --test acceptance               every case; one that is on the pending list shows as ignored, with the reason
//! cargo test --test acceptance Q16           the cases whose id begins so, and why each does not pass
//! UPDATE=1 cargo test --test acceptance      takes the cases that pass by now off tests/cases/pending.txt
//! UPDATE=grow cargo test --test acceptance   also puts those on it that do not pass: only with a good reason
//! ```
//! The test fails when a case off the list does not pass, and when one on the list does: so the list only shrinks.

mod case;
#[path = "../common/mod.rs"]
mod common;
mod judge;
mod names;
mod reading;
mod runner;
mod wire;

use std::process::ExitCode;

fn main() -> ExitCode {
    // a wasm build has no files to read: its own tests run the cases there
    if cfg!(target_arch = "wasm32") { ExitCode::SUCCESS } else { runner::run() }
}
