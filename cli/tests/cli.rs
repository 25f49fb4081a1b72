//! The command as a user of a shell meets it.

use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

/// What a call left behind.
struct Outcome {
    status: i32,
    stdout: String,
    stderr: String,
}

impl Outcome {
    /// The analyses, one a line.
    fn analyses(&self) -> Vec<Value> {
        self.stdout.lines().map(|line| serde_json::from_str(line).expect("a line out is JSON")).collect()
    }

    /// The ids of the analyses, in order.
    fn ids(&self) -> Vec<Value> {
        self.analyses().into_iter().map(|analysis| analysis["id"].clone()).collect()
    }

    #[track_caller]
    fn is(&self, status: i32, said: &[&str]) -> &Self {
        assert_eq!(self.status, status, "{}", self.stderr);
        assert_eq!(self.stderr.lines().count(), said.len(), "{}", self.stderr);
        for (line, part) in self.stderr.lines().zip(said) {
            assert!(line.starts_with("newslens: ") && line.contains(part), "{line:?} does not say {part:?}");
        }
        self
    }
}

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_newslens"));
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn start(arguments: &[&str]) -> Child {
    command(arguments).spawn().expect("the command was just built")
}

/// Runs the command to its end.
fn run(arguments: &[&str], stdin: impl AsRef<[u8]>) -> Outcome {
    let mut child = start(arguments);
    let (mut pipe, stdin) = (child.stdin.take().expect("it is piped"), stdin.as_ref().to_vec());
    // it may end before it has read everything
    let writer = std::thread::spawn(move || drop(pipe.write_all(&stdin)));
    let output = child.wait_with_output().expect("it ends");
    writer.join().expect("writing does not panic");
    let text = |bytes| String::from_utf8(bytes).expect("output is UTF-8");
    Outcome {
        status: output.status.code().expect("no signal ends it"),
        stdout: text(output.stdout),
        stderr: text(output.stderr),
    }
}

/// A file of this test alone.
fn file(name: &str, content: impl AsRef<[u8]>) -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, content).expect("the folder is there for this");
    path.to_str().expect("it is plain").to_owned()
}

const TEXT: &str = "Ünder 🎉 “the” sky. It rained.";

#[test]
fn a_text_gives_one_analysis() {
    let path = file("one.txt", TEXT);
    let from_file = run(&["analyze", &path], "");
    for outcome in [&from_file, &run(&["analyze"], TEXT), &run(&["analyze", "-"], TEXT)] {
        let analyses = outcome.is(0, &[]).analyses();
        assert_eq!(analyses.len(), 1);
        assert_eq!(analyses[0]["schema"], 1);
        assert_eq!(analyses[0]["unit"], "utf16");
        assert!(analyses[0].get("id").is_none(), "a bare text has no id");
        assert_eq!(outcome.stdout, from_file.stdout);
    }
}

#[test]
fn positions_count_what_was_asked_for() {
    for (unit, length, second) in [("utf16", 30, 20), ("codepoint", 29, 19), ("utf8", 37, 27)] {
        let analyses = run(&["analyze", "--unit", unit], TEXT).is(0, &[]).analyses();
        assert_eq!(analyses[0]["unit"], unit);
        assert_eq!(analyses[0]["length"], length);
        assert_eq!(analyses[0]["sentences"][1], json!({ "start": second, "end": length }), "{unit}");
    }
}

#[test]
fn the_cases_that_state_positions_have_them() {
    let cases = include_str!("../../tests/cases/cases.json");
    let cases: Value = serde_json::from_str(cases).expect("it is JSON");
    let mut n_stated = 0;
    for case in cases["cases"].as_array().expect("a list") {
        let text = case["text"].as_str().expect("a text");
        for name in case["expect"]["entities"].as_array().into_iter().flatten() {
            for (unit, field) in [("utf16", "utf16"), ("utf8", "utf8"), ("codepoint", "codepoints")] {
                let Some(stated) = name[field].as_array() else { continue };
                n_stated += 1;
                let analysis = &run(&["analyze", "--unit", unit], text).analyses()[0];
                let mentions = analysis["mentions"].as_array().expect("a list");
                // whether it is found at all is for the acceptance test; a title may be in what is stated
                for m in mentions
                    .iter()
                    .filter(|m| m["end"].as_i64() > stated[0].as_i64() && m["start"].as_i64() < stated[1].as_i64())
                {
                    assert_eq!(m["end"], stated[1], "{} in {unit}", case["id"]);
                }
            }
        }
    }
    assert!(n_stated >= 3, "no case states positions");
}

#[test]
fn files_come_in_order_and_a_missing_one_stops_nothing() {
    let (a, b) = (file("a.txt", "One."), file("b.txt", "One. Two. Three."));
    let outcome = run(&["analyze", &a, "no/such/file.txt", "-", &b], "One. Two.");
    let analyses = outcome.is(1, &["cannot open no/such/file.txt: "]).analyses();
    let n_sentences: Vec<usize> = analyses.iter().map(|a| a["sentences"].as_array().expect("a list").len()).collect();
    assert_eq!(n_sentences, [1, 2, 3]);
}

#[test]
fn what_is_not_utf8_is_refused_by_name() {
    let (bad, good) = (file("bad.txt", b"caf\xe9 au lait"), file("good.txt", "One."));
    let outcome = run(&["analyze", &bad, &good], "");
    assert_eq!(outcome.is(1, &["bad.txt is not UTF-8 from byte 3 on"]).analyses().len(), 1);
    let folder = env!("CARGO_TARGET_TMPDIR");
    run(&["analyze", folder], "").is(1, &["cannot "]);
}

#[test]
fn a_byte_order_mark_stays_where_it_is() {
    let analyses = run(&["analyze", "--unit", "utf8"], "\u{feff}One. Two.").is(0, &[]).analyses();
    assert_eq!(analyses[0]["length"], 12);
    assert_eq!(analyses[0]["sentences"][1], json!({ "start": 8, "end": 12 }));
    let lines = "\u{feff}{\"id\": 1, \"text\": \"One.\"}\r\n{\"id\": 2, \"text\": \"Two.\"}\r\n";
    assert_eq!(run(&["analyze", "--jsonl"], lines).is(0, &[]).ids(), [1, 2]);
}

#[test]
fn an_empty_text_is_a_text() {
    for text in ["", " \n\t"] {
        assert_eq!(run(&["analyze"], text).is(0, &[]).analyses()[0]["sentences"], json!([]));
    }
    assert_eq!(run(&["analyze", "--jsonl"], "").is(0, &[]).stdout, "");
}

#[test]
fn lines_come_back_in_order_with_their_ids() {
    let ids = [json!("a"), json!(7), json!(null), json!({ "of": ["x", 1.5] }), json!("é\u{2028}🎉")];
    let line = |id: &Value| format!("{}\n", json!({ "id": id, "text": TEXT, "unknown": true }));
    let lines: String = ids.iter().map(line).collect();
    let outcome = run(&["analyze", "--jsonl", "--unit", "codepoint"], format!("\n{lines}\n  \n{{\"text\":\"\"}}"));
    let mut wanted = ids.to_vec();
    wanted.push(Value::Null);
    assert_eq!(outcome.is(0, &[]).ids(), wanted);
    assert!(outcome.stdout.starts_with("{\"id\":\"a\",\"schema\":1,"));
    let mut analysis = outcome.analyses().swap_remove(0);
    analysis.as_object_mut().expect("an object").remove("id");
    assert_eq!(
        analysis,
        run(&["analyze", "--unit", "codepoint"], TEXT).analyses()[0],
        "a line is analysed as a text is"
    );
}

#[test]
fn a_bad_line_is_named_and_the_next_one_follows() {
    let mut lines = b"{\"id\": 1, \"text\": \"One.\"}\n".to_vec();
    let bad: &[(&[u8], &str)] = &[
        (b"{\"id\": 2, \"text\": \"One.\"", "line 2, column 24: EOF"),
        (b"{\"id\": 3}", "line 3, column 9: missing field `text`"),
        (b"One.", "line 4, column 1: expected value"),
        (b"{\"id\": 5, \"text\": 5}", "line 5, column 19: invalid type"),
        (b"{\"id\": 6, \"text\": \"\xff\"}", "line 6 is not UTF-8 from byte 19"),
        (b"{\"id\": 7, \"text\": \"\\ud800\"}", "line 7, column 26: "),
        (b"{\"id\": 8, \"text\": \"\", \"date\": \"yesterday\"}", "line 8: date is \"yesterday\", but a date is written \"2022-01-21\""),
        (b"{\"id\": 9, \"text\": \"\", \"date\": \"2022-02-30\"}", "line 9: date is \"2022-02-30\""),
        (
            b"{\"id\": 10, \"text\": \"\", \"names\": [{\"name\": \"Cole\"}, {\"name\": \"Roy\", \"label\": \"HUMAN\"}]}",
            "line 10: names[1].label is \"HUMAN\", but a label is one of PERSON, ORG, GPE, ",
        ),
        (b"{\"id\": 11, \"text\": \"\", \"names\": [{\"name\": \"Roy\", \"type\": \"ORG\"}]}", "unknown field `type`"),
        (b"{\"id\": 12, \"text\": \"\", \"names\": [{\"name\": \" \"}]}", "line 12: names[0].name is empty"),
    ];
    for (line, _) in bad {
        lines.extend_from_slice(line);
        lines.push(b'\n');
    }
    lines.extend_from_slice(b"{\"id\": 13, \"text\": \"One.\", \"date\": null, \"names\": null}\n");
    let said: Vec<&str> = bad.iter().map(|(_, said)| *said).collect();
    let outcome = run(&["analyze", "--jsonl"], &lines);
    assert_eq!(outcome.is(1, &said).ids(), [1, 13]);
    assert!(outcome.stderr.lines().all(|line| line.contains("standard input, line ")), "{}", outcome.stderr);
}

#[test]
fn what_the_caller_knows_is_taken() {
    let line = json!({ "text": "One.", "date": "2024-02-29", "names": [{ "name": "Ann Cole", "label": "PERSON", "role": "mayor" }] });
    run(&["analyze", "--jsonl", "--date", "2022-01-21"], line.to_string()).is(0, &[]);
}

#[test]
fn a_line_is_answered_before_the_next_is_sent() {
    let mut child = start(&["analyze", "--jsonl"]);
    let mut stdin = child.stdin.take().expect("it is piped");
    let stdout = BufReader::new(child.stdout.take().expect("it is piped"));
    let (sender, answers) = mpsc::channel();
    std::thread::spawn(move || stdout.lines().map_while(Result::ok).try_for_each(|line| sender.send(line)));
    // the second time two lines and a half
    for (sent, n_answers) in [("{\"text\":\"One.\"}\n", 1), ("{\"text\":\"One.\"}\n{\"text\":\"One.\"}\n{\"te", 2)] {
        stdin.write_all(sent.as_bytes()).expect("it reads");
        for _ in 0..n_answers {
            answers.recv_timeout(Duration::from_secs(60)).expect("a line is answered while standard input stays open");
        }
    }
    drop(stdin);
    assert_eq!(child.wait().expect("it ends").code(), Some(1), "half a line is no JSON");
}

#[test]
fn a_huge_line_is_a_line() {
    let text = "Mr Cole said the port was open. ".repeat(1 << 16);
    let lines = format!("{}\n{}\n", json!({ "id": 1, "text": text }), json!({ "id": 2, "text": "One." }));
    let outcome = run(&["analyze", "--jsonl"], lines);
    assert_eq!(outcome.is(0, &[]).ids(), [1, 2]);
    assert_eq!(outcome.analyses()[0]["length"], text.len());
}

#[test]
fn a_reader_who_leaves_is_no_fault() {
    let mut child = start(&["analyze", "--jsonl"]);
    let mut stdin = child.stdin.take().expect("it is piped");
    drop(child.stdout.take());
    let lines = format!("{}\n", json!({ "text": TEXT })).repeat(1000);
    drop(stdin.write_all(lines.as_bytes()));
    drop(stdin);
    let output = child.wait_with_output().expect("it ends");
    assert_eq!((output.status.code(), String::from_utf8_lossy(&output.stderr).as_ref()), (Some(0), ""));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_said() {
    let full = || Stdio::from(std::fs::File::options().write(true).open("/dev/full").expect("Linux has it"));
    let child = command(&["analyze"]).stdin(Stdio::null()).stdout(full()).spawn().expect("the command was just built");
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("cannot write to standard output: "));
    // and a page of help that nobody can read is no reason to panic
    let child = command(&["--help"]).stdout(full()).spawn().expect("the command was just built");
    assert_eq!(child.wait_with_output().expect("it ends").status.code(), Some(0));
}

#[test]
fn help_and_version_are_there() {
    for arguments in [&["--help"][..], &["-h"], &[], &["analyze", "--help"]] {
        let outcome = run(arguments, "");
        let help = &outcome.is(0, &[]).stdout;
        for part in ["newslens analyze", "--jsonl", "--unit", "--date", "Exit status"] {
            assert!(help.contains(part), "{arguments:?} does not tell of {part}");
        }
        assert!(help.lines().all(|line| line.chars().count() <= 120));
    }
    for argument in ["--version", "-V"] {
        assert_eq!(run(&[argument], "").is(0, &[]).stdout, format!("newslens {}\n", env!("CARGO_PKG_VERSION")));
    }
}

#[test]
fn a_command_that_is_not_understood_is_refused() {
    for (arguments, said) in [
        (&["annalyze"][..], "there is no command \"annalyze\""),
        (&["--jsonl"], "--jsonl"),
        (&["analyze", "--json"], "--json"),
        (&["analyze", "--unit", "bytes"], "--unit is utf16, codepoint or utf8, not \"bytes\""),
        (&["analyze", "--unit"], "--unit"),
        (&["analyze", "--date", "21/01/2022"], "--date is \"21/01/2022\", but a date is written \"2022-01-21\""),
    ] {
        let outcome = run(arguments, "One.");
        outcome.is(2, &[said]);
        assert!(outcome.stdout.is_empty() && outcome.stderr.contains("; see newslens --help"), "{}", outcome.stderr);
    }
}

const SAID: &str = "“We will win 🎉,” said Lena Ortiz. Peter Voss left.";

#[test]
fn every_format_is_written_and_says_what_it_leaves_out() {
    let path = file("said.txt", SAID);
    for (format, begins, leaves_out) in [
        ("csv", "\u{feff}speaker,role,quotation,", "2 names"),
        ("markdown", "# Who says what: ", "2 names"),
        ("html", "<!doctype html>\n", "how sure"),
        ("web-annotation", "{\"@context\":\"http://www.w3.org/ns/anno.jsonld\"", "how sure"),
        ("conll", "-DOCSTART- -X- -X- O\n", "1 quotation with its speaker"),
        ("brat", "T1\tPERSON ", "how sure"),
        ("spacy", "{\"text\":\"“We will win", "how sure"),
        ("citron", "{\"text\":\"“We will win", "labels and roles"),
        ("tei", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TEI ", "how sure"),
    ] {
        let outcome = run(&["analyze", "--format", format, &path], "");
        outcome.is(0, &[&format!("not in {format}: ")]);
        assert!(outcome.stderr.contains(leaves_out), "{}", outcome.stderr);
        assert!(outcome.stdout.starts_with(begins), "{format}: {}", outcome.stdout);
    }
    assert_eq!(run(&["analyze", "--format", "json", &path], "").stdout, run(&["analyze", &path], "").stdout);
}

#[test]
fn a_format_is_of_one_text() {
    let path = file("said.txt", SAID);
    for (arguments, said) in [
        (vec!["analyze", "--format", "pdf"], "--format is json, csv, markdown,"),
        (vec!["analyze", "--format", "csv", "--jsonl"], "--format csv makes one file of one text"),
        (vec!["analyze", "--format", "csv", &path, &path], "--format csv makes one file of one text"),
        (vec!["analyze", "--corrections", &path, &path, &path], "--corrections are of one text"),
    ] {
        run(&arguments, "").is(2, &[said]);
    }
}

#[test]
fn a_readers_corrections_are_made() {
    let path = file("said.txt", SAID);
    for (unit, from, to, start) in [("utf16", 1, 16, 35), ("codepoint", 1, 15, 34), ("utf8", 3, 20, 41)] {
        let corrections = json!([
            { "kind": "speaker", "start": from, "end": to, "mention": { "start": start, "end": start + 10 } },
            { "kind": "drop", "start": 900, "end": 901 },
        ]);
        let corrected = file("corrections.json", corrections.to_string());
        let corrected = ["analyze", "--unit", unit, "--corrections", &corrected, &path];
        let analysis = &run(&corrected, "").is(0, &[]).analyses()[0];
        let echoed = &analysis["corrections"];
        assert_eq!((&echoed[0]["applied"], &echoed[1]["applied"]), (&json!(true), &json!(false)), "{unit}: {echoed}");
        let speaker = analysis["quotations"][0]["speaker"].as_u64().expect("somebody speaks") as usize;
        assert_eq!(analysis["entities"][speaker]["name"], "Peter Voss", "{unit}");
        let line = json!({ "id": 1, "text": SAID, "corrections": corrections }).to_string();
        let from_line = &run(&["analyze", "--jsonl", "--unit", unit], line).is(0, &[]).analyses()[0];
        assert_eq!(from_line["corrections"], *echoed);
    }
    let none = file("none.json", "{}");
    run(&["analyze", "--corrections", &none, &path], "").is(1, &["none.json: "]);
    let odd = file("odd.json", "[{\"kind\": \"dorp\"}]");
    run(&["analyze", "--corrections", &odd, &path], "").is(1, &["corrections[0].kind is \"dorp\""]);
}
