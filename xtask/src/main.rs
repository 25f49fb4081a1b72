//! The project's chores, as Rust: `cargo xtask help` lists them.

mod train;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

const HELP: &str = "\
cargo xtask COMMAND

  train [--data DIR] [--only SECTION]…    build models/en.model from the corpora in DIR (../shared/data)
";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("xtask: {message}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), String> {
    let mut arguments = lexopt::Parser::from_env();
    let command = match arguments.next().map_err(|e| e.to_string())? {
        Some(lexopt::Arg::Value(command)) => command.string_or_empty(),
        _ => String::new(),
    };
    match command.as_str() {
        "train" => train::run(&mut arguments),
        "" | "help" => {
            print!("{HELP}");
            Ok(())
        }
        other => Err(format!("there is no command \"{other}\"\n\n{HELP}")),
    }
}

/// The repository's root, wherever the command was called from.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask/ lies in the root").to_path_buf()
}

/// A command-line value as text; what is no Unicode matches no command.
trait StringOrEmpty {
    fn string_or_empty(self) -> String;
}

impl StringOrEmpty for std::ffi::OsString {
    fn string_or_empty(self) -> String {
        self.into_string().unwrap_or_default()
    }
}
