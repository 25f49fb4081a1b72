//! Other programs, run so that a person sees what happens.

use std::process::{Command, Stdio};

/// Says what begins now.
pub fn announce(what: &str) {
    eprintln!("\n==> {what}");
}

/// Runs a command, its output shown; an error names the command.
pub fn run(command: &mut Command) -> Result<(), String> {
    let status = command.status().map_err(|e| cannot_start(command, &e))?;
    if status.success() { Ok(()) } else { Err(format!("{} failed ({status})", line(command))) }
}

/// What a command writes to standard output when it is there and succeeds; nothing of it is shown.
pub fn quiet(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The command as one would type it.
pub fn line(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

fn cannot_start(command: &Command, e: &std::io::Error) -> String {
    format!("cannot start {}: {e}", command.get_program().to_string_lossy())
}
