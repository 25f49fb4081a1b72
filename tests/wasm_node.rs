//! The JavaScript door, on Node.
#![cfg(target_arch = "wasm32")]

mod wasm;
