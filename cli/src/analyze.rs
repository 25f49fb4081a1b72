//! `newslens analyze`: one analysis a text, in order, as they come.

use lexopt::{Arg, ValueExt};
use newslens::Analyzer;
use newslens::export::{self, About, FormatEntry};
use newslens::wire::{self, Unit, WireAnalysis, WireCorrection, WireName, WireOptions};
use serde::{Deserialize, Serialize};
use std::ffi::OsString;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};

static MODEL: &[u8] = include_bytes!("../../models/en.model");

/// Positions have 32 bits.
const LONGEST: usize = u32::MAX as usize;

/// What the command line asks for.
pub struct Request {
    jsonl: bool,
    unit: Unit,
    date: Option<String>,
    /// None is JSON, the analysis as it is.
    format: Option<&'static FormatEntry>,
    source: Option<String>,
    title: Option<String>,
    /// A file of the reader's corrections.
    corrections: Option<OsString>,
    /// "-" is standard input.
    files: Vec<OsString>,
}

/// A line of `--jsonl`.
#[derive(Deserialize)]
struct LineIn {
    #[serde(default)]
    id: serde_json::Value,
    text: String,
    date: Option<String>,
    names: Option<Vec<WireName>>,
    corrections: Option<Vec<WireCorrection>>,
}

#[derive(Serialize)]
struct LineOut<'a> {
    id: &'a serde_json::Value,
    #[serde(flatten)]
    analysis: WireAnalysis<'a>,
}

impl Request {
    /// Reads what is left of the command line; nothing when it asks for help.
    pub fn parse(arguments: &mut lexopt::Parser) -> Result<Option<Self>, lexopt::Error> {
        let mut request = Self {
            jsonl: false,
            unit: Unit::Utf16,
            date: None,
            format: None,
            source: None,
            title: None,
            corrections: None,
            files: Vec::new(),
        };
        while let Some(argument) = arguments.next()? {
            match argument {
                Arg::Long("jsonl") => request.jsonl = true,
                Arg::Long("unit") => request.unit = unit(&arguments.value()?.string()?)?,
                Arg::Long("date") => request.date = Some(date(arguments.value()?.string()?)?),
                Arg::Long("format") => request.format = format(&arguments.value()?.string()?)?,
                Arg::Long("source") => request.source = Some(arguments.value()?.string()?),
                Arg::Long("title") => request.title = Some(arguments.value()?.string()?),
                Arg::Long("corrections") => request.corrections = Some(arguments.value()?),
                Arg::Short('h') | Arg::Long("help") => return Ok(None),
                Arg::Value(file) => request.files.push(file),
                other => return Err(other.unexpected()),
            }
        }
        if request.files.is_empty() {
            request.files.push("-".into());
        }
        request.fits_together()?;
        Ok(Some(request))
    }

    fn fits_together(&self) -> Result<(), lexopt::Error> {
        if let Some(FormatEntry { name, .. }) = self.format
            && (self.jsonl || self.files.len() > 1)
        {
            return Err(format!("--format {name} makes one file of one text: give it one file, without --jsonl").into());
        }
        if self.corrections.is_some() && (self.jsonl || self.files.len() > 1) {
            return Err("--corrections are of one text: with --jsonl, a line has its own".into());
        }
        Ok(())
    }

    /// Analyses every text; whether all could be. An error is one that no further text survives.
    pub fn run(&self) -> Result<bool, String> {
        let analyzer = Analyzer::new(MODEL).map_err(|e| e.to_string())?;
        let mut job = Job { request: self, analyzer, out: BufWriter::new(io::stdout().lock()), all_done: true };
        let done = self.files.iter().try_for_each(|file| job.file(file)).and_then(|()| job.out.flush());
        match done {
            Ok(()) => Ok(job.all_done),
            // whoever read our output has seen enough
            Err(e) if e.kind() == io::ErrorKind::BrokenPipe => Ok(job.all_done),
            Err(e) => Err(format!("cannot write to standard output: {e}")),
        }
    }
}

fn unit(name: &str) -> Result<Unit, lexopt::Error> {
    match name {
        "utf16" => Ok(Unit::Utf16),
        "codepoint" => Ok(Unit::Codepoint),
        "utf8" => Ok(Unit::Utf8),
        _ => Err(format!("--unit is utf16, codepoint or utf8, not \"{name}\"").into()),
    }
}

/// None for JSON.
fn format(name: &str) -> Result<Option<&'static FormatEntry>, lexopt::Error> {
    let entry = export::Format::named(name);
    if entry.is_none() && name != "json" {
        let known: Vec<&str> = export::FORMATS.iter().map(|entry| entry.name).collect();
        return Err(format!("--format is json, {}, not \"{name}\"", known.join(", ")).into());
    }
    Ok(entry)
}

fn date(date: String) -> Result<String, lexopt::Error> {
    wire::check_date(&date).map_err(|why| format!("--date {why}"))?;
    Ok(date)
}

struct Job<'r, W: Write> {
    request: &'r Request,
    analyzer: Analyzer,
    out: W,
    all_done: bool,
}

impl<W: Write> Job<'_, W> {
    /// Analyses one file. What cannot be read is reported and passed over; an error is one of writing.
    fn file(&mut self, file: &OsString) -> io::Result<()> {
        let name = if file == "-" { "standard input".into() } else { file.to_string_lossy() };
        let mut input: Box<dyn Read> = if file == "-" {
            Box::new(io::stdin().lock())
        } else {
            match File::open(file) {
                Ok(file) => Box::new(file),
                Err(e) => return self.refuse(&format!("cannot open {name}: {e}")),
            }
        };
        if self.request.jsonl { self.lines(&name, BufReader::new(input)) } else { self.text(&name, &mut input) }
    }

    /// One text as it stands. A byte order mark stays part of it, so that positions are those of the file.
    fn text(&mut self, name: &str, input: &mut dyn Read) -> io::Result<()> {
        let mut bytes = Vec::new();
        if let Err(e) = input.read_to_end(&mut bytes) {
            return self.refuse(&format!("cannot read {name}: {e}"));
        }
        let text = match std::str::from_utf8(&bytes) {
            Ok(text) => text,
            Err(e) => return self.refuse(&not_utf8(name, e.valid_up_to())),
        };
        if text.len() > LONGEST {
            return self.refuse(&too_long(name));
        }
        let corrections = match self.corrections() {
            Ok(corrections) => corrections,
            Err(why) => return self.refuse(&why),
        };
        let options = WireOptions { date: self.request.date.clone(), corrections, ..WireOptions::default() };
        let options = match options.checked(text, self.request.unit) {
            Ok(options) => options,
            Err(why) => return self.refuse(&why),
        };
        let analysis = self.analyzer.analyze(text, &options);
        match self.request.format {
            None => self.write(&wire::analysis(&analysis, text, self.request.unit))?,
            Some(entry) => {
                let Request { unit, source, title, .. } = self.request;
                let about = About { unit: *unit, source: source.clone(), title: title.clone() };
                let exported = export::export(text, &analysis, entry.format, &about);
                self.out.write_all(exported.content.as_bytes())?;
                if !exported.left_out.is_empty() {
                    self.out.flush()?;
                    crate::complain(&format!("not in {}: {}", entry.name, exported.left_out.join("; ")));
                }
            }
        }
        self.out.flush()
    }

    /// The reader's corrections, from the file that holds them.
    fn corrections(&self) -> Result<Vec<WireCorrection>, String> {
        let Some(file) = &self.request.corrections else { return Ok(Vec::new()) };
        let name = file.to_string_lossy();
        let json = std::fs::read_to_string(file).map_err(|e| format!("cannot read {name}: {e}"))?;
        serde_json::from_str(&json)
            .map_err(|e| format!("{name}: {e}; corrections are [{{\"kind\": …, \"start\": …, \"end\": …}}]"))
    }

    fn lines(&mut self, name: &str, mut input: BufReader<Box<dyn Read>>) -> io::Result<()> {
        let mut bytes = Vec::new();
        for number in 1.. {
            // whoever sends a line and waits gets its answer; whoever sends many at once gets theirs in bulk
            if !input.buffer().contains(&b'\n') {
                self.out.flush()?;
            }
            bytes.clear();
            match input.read_until(b'\n', &mut bytes) {
                Ok(0) => break,
                Ok(_) => {}
                Err(e) => return self.refuse(&format!("cannot read {name}, line {number}: {e}")),
            }
            let name = format!("{name}, line {number}");
            let line = match std::str::from_utf8(&bytes) {
                // a byte order mark is part of the file and not of its first line
                Ok(line) if number == 1 => line.trim_start_matches('\u{feff}').trim_end(),
                Ok(line) => line.trim_end(),
                Err(e) => {
                    self.refuse(&not_utf8(&name, e.valid_up_to()))?;
                    continue;
                }
            };
            if !line.is_empty() {
                self.line(&name, line)?;
            }
        }
        Ok(())
    }

    fn line(&mut self, name: &str, line: &str) -> io::Result<()> {
        let line: LineIn = match serde_json::from_str(line) {
            Ok(line) => line,
            Err(e) => {
                let why = e.to_string();
                // the file's own line is named; the one that is read here is always the first
                let why = why.split(" at line ").next().unwrap_or("it is no JSON");
                let column = e.column();
                return self.refuse(&format!("{name}, column {column}: {why}; a line is {{\"id\": …, \"text\": …}}"));
            }
        };
        if line.text.len() > LONGEST {
            return self.refuse(&too_long(name));
        }
        let date = line.date.or_else(|| self.request.date.clone());
        let (names, corrections) = (line.names.unwrap_or_default(), line.corrections.unwrap_or_default());
        let options = WireOptions { date, names, corrections };
        let options = match options.checked(&line.text, self.request.unit) {
            Ok(options) => options,
            Err(why) => return self.refuse(&format!("{name}: {why}")),
        };
        let analysis = self.analyzer.analyze(&line.text, &options);
        self.write(&LineOut { id: &line.id, analysis: wire::analysis(&analysis, &line.text, self.request.unit) })
    }

    fn write(&mut self, line: &impl Serialize) -> io::Result<()> {
        serde_json::to_writer(&mut self.out, line)?;
        self.out.write_all(b"\n")
    }

    /// Says what is wrong and goes on; what was found so far is written first, so that the two stay in order.
    fn refuse(&mut self, why: &str) -> io::Result<()> {
        self.out.flush()?;
        crate::complain(why);
        self.all_done = false;
        Ok(())
    }
}

fn too_long(name: &str) -> String {
    format!("{name} is longer than 4 GiB: cut it into several texts")
}

fn not_utf8(name: &str, valid_up_to: usize) -> String {
    format!("{name} is not UTF-8 from byte {valid_up_to} on: save it as UTF-8 and try again")
}
