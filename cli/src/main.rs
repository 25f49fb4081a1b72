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

  --jsonl         a line in is {\"id\": …, \"text\": …, \"date\"?, \"names\"?}; a line out is {\"id\": …, …analysis}
  --unit UNIT     what positions count: utf16 (the default), codepoint or utf8
  --date DATE     when the text was published, YYYY-MM-DD
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
