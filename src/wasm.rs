//! The JavaScript door: the only file that names wasm-bindgen, js-sys, web-sys and serde-wasm-bindgen.
