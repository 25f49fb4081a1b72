//! `newslens`: news text in, analyses out.

mod analyze;

use analyze::Request;
use lexopt::Arg;
use std::io::{self, Write};
use std::process::ExitCode;

const HELP: &str = "\
newslens: who is named in a news text, who said what, and which words carry feeling

  newslens analyze [OPTIONS] [FILE…]

  Without a file, or for the file \"-\", it reads standard input. Each text gives one analysis, as JSON on a line.

  --jsonl         a line in is {\"id\": …, \"text\": …, \"date\"?, \"names\"?, \"corrections\"?}; a line out is
                  {\"id\": …, …analysis}
  --unit UNIT     what positions count: utf16 (the default), codepoint or utf8
  --date DATE     when the text was published, YYYY-MM-DD
  --corrections FILE   what a reader changed, as JSON: [{\"kind\": \"label\", \"start\": 0, \"end\": 5, \"label\": \"ORG\"}]
  --format FORMAT      json (the default), or one text as
                       csv             quotations for spreadsheets, positions in --unit
                       markdown, html  to read: quotations by speaker; the marked text with them
                       web-annotation  W3C Web Annotations, JSON-LD, positions in code points
                       conll           names and values, a token a line, IOB2
                       brat            stand-off .ann, positions in code points
                       spacy           Doc.from_json and displaCy, positions in code points
                       citron          BBC Citron's quotations, positions in code points
                       tei             TEI P5 with <said who> and who is who
                  What a format has no place for is said on standard error.
  --source URL    the text's address, for web-annotation and tei
  --title TITLE   what the text is called; its first words, if left out
  -h, --help      this page
  -V, --version   the version

  A text is analysed as it stands: a byte order mark at its start counts. What cannot be read is named on standard
  error, and the next text follows.

  Exit status: 0 when every text was analysed, 1 when one could not be, 2 when the command was not understood.
";

fn main() -> ExitCode {
    let mut arguments = lexopt::Parser::from_env();
    match command(&mut arguments) {
        Ok(Command::Analyze(request)) => match request.run() {
            Ok(true) => ExitCode::SUCCESS,
            Ok(false) => ExitCode::FAILURE,
            Err(why) => {
                complain(&why);
                ExitCode::FAILURE
            }
        },
        Ok(Command::Say(words)) => {
            // whoever closed the pipe has seen enough
            let _ = io::stdout().write_all(words.as_bytes());
            ExitCode::SUCCESS
        }
        Err(why) => {
            complain(&format!("{why}; see newslens --help"));
            ExitCode::from(2)
        }
    }
}

enum Command {
    Analyze(Request),
    Say(String),
}

fn command(arguments: &mut lexopt::Parser) -> Result<Command, lexopt::Error> {
    let help = || Command::Say(HELP.into());
    match arguments.next()? {
        Some(Arg::Value(command)) if command == "analyze" => {
            Ok(Request::parse(arguments)?.map_or_else(help, Command::Analyze))
        }
        Some(Arg::Short('V') | Arg::Long("version")) => {
            Ok(Command::Say(format!("newslens {}\n", env!("CARGO_PKG_VERSION"))))
        }
        Some(Arg::Short('h') | Arg::Long("help")) | None => Ok(help()),
        Some(Arg::Value(other)) => Err(format!("there is no command \"{}\"", other.to_string_lossy()).into()),
        Some(other) => Err(other.unexpected()),
    }
}

/// Says what is wrong, on standard error.
fn complain(why: &str) {
    let _ = writeln!(io::stderr(), "newslens: {why}");
}
