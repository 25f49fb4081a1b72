//! `newslens`: news text in, analyses out.

mod analyze;

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

  Exit status: 0 when every text was analysed, 1 when one could not be read, 2 when the command was not understood.
";

fn main() -> ExitCode {
    match run() {
        Ok(code) => code,
        Err(message) => {
            eprintln!("newslens: {message}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<ExitCode, String> {
    let mut arguments = lexopt::Parser::from_env();
    let not_understood = |e: lexopt::Error| format!("{e}; see newslens --help");
    match arguments.next().map_err(not_understood)? {
        Some(lexopt::Arg::Value(command)) if command == "analyze" => {
            let Some(request) = analyze::Request::parse(&mut arguments).map_err(not_understood)? else {
                print!("{HELP}");
                return Ok(ExitCode::SUCCESS);
            };
            Ok(if request.run()? { ExitCode::SUCCESS } else { ExitCode::FAILURE })
        }
        Some(lexopt::Arg::Short('V') | lexopt::Arg::Long("version")) => {
            println!("newslens {}", env!("CARGO_PKG_VERSION"));
            Ok(ExitCode::SUCCESS)
        }
        Some(lexopt::Arg::Short('h') | lexopt::Arg::Long("help")) | None => {
            print!("{HELP}");
            Ok(ExitCode::SUCCESS)
        }
        Some(other) => Err(format!("{}; see newslens --help", other.unexpected())),
    }
}
