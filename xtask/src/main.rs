//! The project's chores, as Rust: `cargo xtask help` lists them.

mod bench;
mod browser;
mod cues;
mod dist;
mod native;
mod package;
mod process;
mod serve;
mod server;
mod size;
mod test;
mod tools;
mod train;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

const HELP: &str = "\
cargo xtask COMMAND

  serve [--port N] [--no-build]           install what is missing, build pkg/, and serve the page on this machine
  test [RUNNER]… [--browsers all]         every test there is: format clippy types native node chrome page;
                                          with all browsers also engines: Firefox and WebKit beside Chromium
  build                                   build pkg/, the npm package
  dist                                    write dist/, the page for any static host
  size                                    what a first visit loads, raw and compressed, and whether it is within the budget
  bench                                   how many tokens a second the package reads in Chromium, stage by stage
  cues [--seed N] [--count N] FILE…       draw sentiment cues from files of the corpora (../shared/data), for a person to judge
  train [--data DIR] [--only SECTION]…    build models/en.model from the corpora in DIR (../shared/data)
        [--measure]                       or only say how good its names would be on parts kept from training
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
        "serve" => serve::run(&mut arguments),
        "test" => test::test(&mut arguments),
        "build" => package::build(&tools(&mut arguments)?),
        "dist" => dist::write(&tools(&mut arguments)?),
        "size" => size::print(&tools(&mut arguments)?),
        "bench" => bench::run_in_chromium(&tools(&mut arguments)?),
        "cues" => cues::run(&mut arguments),
        "train" => train::run(&mut arguments),
        "" | "help" => {
            print!("{HELP}");
            Ok(())
        }
        other => Err(format!("there is no command \"{other}\"\n\n{HELP}")),
    }
}

/// The tools, for a command that takes no argument.
fn tools(arguments: &mut lexopt::Parser) -> Result<tools::Tools, String> {
    match arguments.next().map_err(|e| e.to_string())? {
        None => tools::Tools::ready(),
        Some(argument) => Err(argument.unexpected().to_string()),
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
