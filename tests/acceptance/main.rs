//! The acceptance cases: short texts with what must and what must not be found in them, each a test of its own.
//!
//! ```text
//! cargo test --test acceptance               every case; one that is on the pending list shows as ignored, with the reason
//! cargo test --test acceptance Q16           the cases whose id begins so, and why each does not pass
//! UPDATE=1 cargo test --test acceptance      takes the cases that pass by now off tests/cases/pending.txt
//! UPDATE=grow cargo test --test acceptance   also puts those on it that do not pass: only with a good reason
//! ```
//! The test fails when a case off the list does not pass, and when one on the list does: so the list only shrinks.

// A wasm build runs these cases elsewhere.
#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
mod case;
#[cfg(not(target_arch = "wasm32"))]
#[path = "../common/mod.rs"]
mod common;
#[cfg(not(target_arch = "wasm32"))]
mod judge;
#[cfg(not(target_arch = "wasm32"))]
mod names;
#[cfg(not(target_arch = "wasm32"))]
mod pending;
#[cfg(not(target_arch = "wasm32"))]
mod reading;
#[cfg(not(target_arch = "wasm32"))]
mod runner;
#[cfg(not(target_arch = "wasm32"))]
mod wire;

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    runner::run()
}
