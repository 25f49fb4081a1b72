//! Counting the tests that a runner ran, from what it prints: an exit status alone does not say that there were any.

use crate::process::line;
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};

/// Runs a command with its output shown and sums what `count` finds in its lines; an error when the command fails.
pub fn run(command: &mut Command, count: fn(&str) -> u64) -> Result<u64, String> {
    let name = line(command);
    let mut child = command.stdout(Stdio::piped()).spawn().map_err(|e| format!("cannot start {name}: {e}"))?;
    let mut n_tests = 0;
    if let Some(stdout) = child.stdout.take() {
        let mut lines = BufReader::new(stdout);
        let mut bytes = Vec::new();
        while lines.read_until(b'\n', &mut bytes).is_ok_and(|n| n > 0) {
            // Where nobody reads our output, the tests go on all the same.
            let _ = std::io::stdout().write_all(&bytes).and_then(|()| std::io::stdout().flush());
            n_tests += count(&without_colour(&String::from_utf8_lossy(&bytes)));
            bytes.clear();
        }
    }
    let status = child.wait().map_err(|e| format!("{name}: {e}"))?;
    if status.success() { Ok(n_tests) } else { Err(format!("{name} failed ({status})")) }
}

/// "test result: ok. 12 passed; 0 failed; …" → 12: what cargo and wasm-pack print for each file of tests.
pub fn of_rust(line: &str) -> u64 {
    let passed =
        || line.split_once("test result:")?.1.split_once(" passed;")?.0.split_whitespace().next_back()?.parse().ok();
    passed().unwrap_or(0)
}

/// "ℹ pass 12" → 12: what Node prints at the end.
pub fn of_node(line: &str) -> u64 {
    let mut words = line.split_whitespace();
    match (words.next(), words.next(), words.next().map(str::parse), words.next()) {
        (Some("ℹ" | "#"), Some("pass"), Some(Ok(n)), None) => n,
        _ => 0,
    }
}

/// "Ran 12 tests in 0.3s" → 12: what Python's unittest prints at the end.
pub fn of_python(line: &str) -> u64 {
    let ran = || line.strip_prefix("Ran ")?.split_once(" test")?.0.parse().ok();
    ran().unwrap_or(0)
}

fn without_colour(line: &str) -> String {
    let mut parts = line.split("\u{1b}[");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        plain += part.split_once('m').map_or(part, |(_, text)| text);
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_lines_that_sum_up_count() {
        let check = |count: fn(&str) -> u64, line: &str, n| assert_eq!(count(line), n, "{line}");
        check(
            of_rust,
            "test result: ok. 12 passed; 0 failed; 3 ignored; 0 measured; 0 filtered out; finished in 0.00s",
            12,
        );
        check(of_rust, "test result: FAILED. 5 passed; 1 failed; 0 ignored", 5);
        check(of_rust, "no tests to run!", 0);
        check(of_rust, "test spans ... ok", 0);
        check(of_python, "Ran 4 tests in 2.590s", 4);
        check(of_python, "Ran 1 test in 0.1s\n", 1);
        check(of_python, "test_a (Opened.test_a) ... ok", 0);
        check(of_node, "ℹ pass 7", 7);
        check(of_node, "# pass 7\n", 7);
        check(of_node, "ℹ tests 9", 0);
        check(of_node, "✔ pass 7 tickets on (3ms)", 0);
    }

    #[test]
    fn colour_is_no_part_of_a_line() {
        assert_eq!(without_colour("\u{1b}[34mℹ pass 7\u{1b}[39m"), "ℹ pass 7");
        assert_eq!(without_colour("plain"), "plain");
    }

    /// The lines are none of those that a run around this one counts.
    #[test]
    fn what_a_command_prints_is_counted_and_its_failure_told() {
        let sh =
            |script: &str| run(Command::new("sh").args(["-c", script]), |line| u64::from(line.contains("counted")));
        assert_eq!(sh("echo counted; echo passed over; echo counted"), Ok(2));
        assert_eq!(sh("true"), Ok(0));
        assert!(sh("echo counted; exit 3").unwrap_err().contains("failed"));
    }
}
