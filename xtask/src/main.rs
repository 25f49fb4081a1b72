//! The project's chores, as Rust: `cargo xtask help` lists them.

use newslens::train::write;

fn main() {
    let model = write(&[]);
    std::fs::write("models/en.model", model).expect("models/ is writable");
}
