//! `cargo xtask test`: every test there is, each runner's tests counted, none of which may be none.

mod count;
mod python;

use crate::browser::{ENGINES, Engine, Programs, engines};
use crate::process::{announce, quiet, run};
use crate::tools::{Tools, WASM};
use crate::{dist, native, package};
use lexopt::{Arg, ValueExt};
use std::cell::OnceCell;
use std::path::PathBuf;
use std::process::Command;
use std::time::Instant;

/// What ran: a number of tests, or a check that is one by itself.
enum Ran {
    Tests(u64),
    Check,
    /// Why it could not run, where that says nothing about the code.
    Nothing(String),
}

struct Runner {
    name: &'static str,
    heading: &'static str,
    run: fn(&Bench) -> Result<Ran, String>,
}

const RUNNERS: &[Runner] = &[
    Runner { name: "format", heading: "Formatting: cargo fmt", run: Bench::format },
    Runner { name: "clippy", heading: "Clippy, native and wasm", run: Bench::clippy },
    Runner { name: "types", heading: "Types of the page's scripts: tsc", run: Bench::types },
    Runner { name: "native", heading: "Native tests: cargo test", run: Bench::native },
    Runner { name: "exports", heading: "Exports opened by Python's tools: spaCy, displaCy, brat", run: Bench::exports },
    Runner { name: "node", heading: "The wasm on Node: wasm-pack test --node", run: Bench::node },
    Runner { name: "chrome", heading: "The wasm in Chromium: wasm-pack test --headless --chrome", run: Bench::chrome },
    Runner { name: "page", heading: "The page in Chromium: node --test", run: Bench::page },
    Runner { name: "engines", heading: "Page and element, engine by engine: node --test", run: Bench::engines },
];

/// Runs the runners named, or all, and prints what each ran; an error when any failed or ran nothing.
///
/// The runner `engines` runs in Chromium, in the browsers that `--browsers` lists, or, where a variable says that this is
/// continuous integration, in all of them. A browser that is asked for and cannot be had is a failure.
pub fn test(arguments: &mut lexopt::Parser) -> Result<(), String> {
    let mut wanted = Vec::new();
    let is_integration = std::env::var_os("CI").is_some_and(|value| !value.is_empty() && value != "false");
    let mut browsers = engines(if is_integration { "all" } else { ENGINES[0].name })?;
    while let Some(argument) = arguments.next().map_err(|e| e.to_string())? {
        match argument {
            Arg::Value(name) => wanted.push(name.string().map_err(|e| e.to_string())?),
            Arg::Long("browsers") => {
                let list = arguments.value().and_then(|value| value.string()).map_err(|e| e.to_string())?;
                browsers = engines(&list)?;
            }
            other => return Err(other.unexpected().to_string()),
        }
    }
    let names: Vec<_> = RUNNERS.iter().map(|runner| runner.name).collect();
    if let Some(unknown) = wanted.iter().find(|name| !names.contains(&name.as_str())) {
        return Err(format!("there is no runner \"{unknown}\": it is one of {}", names.join(", ")));
    }
    let before = tree();
    let bench = Bench { tools: Tools::ready()?, chromium: OnceCell::new(), browsers };
    let mut table = format!("\n{:<8} {:>7} {:>9}\n", "runner", "tests", "seconds");
    let mut failed = Vec::new();
    for runner in RUNNERS.iter().filter(|runner| wanted.is_empty() || wanted.iter().any(|name| name == runner.name)) {
        announce(runner.heading);
        let begun = Instant::now();
        let (tests, verdict) = match (runner.run)(&bench) {
            Ok(Ran::Tests(0)) => ("0".into(), Err("it ran no test".to_owned())),
            Ok(Ran::Tests(n)) => (n.to_string(), Ok("passed".to_owned())),
            Ok(Ran::Check) => ("–".into(), Ok("passed".to_owned())),
            Ok(Ran::Nothing(why)) => ("–".into(), Ok(format!("left out: {why}"))),
            Err(why) => ("–".into(), Err(why)),
        };
        let seconds = begun.elapsed().as_secs_f64();
        let verdict = verdict.unwrap_or_else(|why| {
            eprintln!("\n{}: {why}", runner.name);
            failed.push(runner.name);
            format!("FAILED: {why}")
        });
        table += &format!("{:<8} {tests:>7} {seconds:>9.1}  {verdict}\n", runner.name);
    }
    let after = tree();
    if before != after {
        failed.push("tree");
        table += &format!("tree     the tests left the repository changed:\n{}", after.unwrap_or_default());
    }
    println!("{table}");
    if failed.is_empty() { Ok(()) } else { Err(format!("failed: {}", failed.join(", "))) }
}

/// What git sees as changed; nothing where there is no git.
fn tree() -> Option<String> {
    quiet(Command::new("git").args(["status", "--porcelain"]).current_dir(crate::root()))
}

/// What the runners share.
struct Bench {
    tools: Tools,
    chromium: OnceCell<Result<Programs, String>>,
    /// In which the runner `engines` runs.
    browsers: Vec<&'static Engine>,
}

impl Bench {
    fn format(&self) -> Result<Ran, String> {
        if let Some(why) = self.lacks("rustfmt", "fmt") {
            return Ok(Ran::Nothing(why));
        }
        run(self.tools.command("cargo").args(["fmt", "--all", "--check"])).map(|()| Ran::Check)
    }

    fn clippy(&self) -> Result<Ran, String> {
        if let Some(why) = self.lacks("clippy", "clippy") {
            return Ok(Ran::Nothing(why));
        }
        let native = ["--workspace", "--all-targets"];
        run(self.tools.command("cargo").arg("clippy").args(native).args(["--", "-D", "warnings"]))?;
        let wasm = ["--package", "newslens", "--all-targets", "--target", WASM];
        run(self.tools.command("cargo").arg("clippy").args(wasm).args(["--", "-D", "warnings"]))?;
        Ok(Ran::Check)
    }

    /// Why a component of the toolchain cannot be used; it is added where that can be done.
    fn lacks(&self, component: &str, subcommand: &str) -> Option<String> {
        let is_there = || quiet(self.tools.command("cargo").args([subcommand, "--version"])).is_some();
        if is_there() {
            return None;
        }
        let added = run(self.tools.command("rustup").args(["component", "add", component]));
        (added.is_err() || !is_there())
            .then(|| format!("the toolchain has no {component} (rustup component add {component})"))
    }

    fn types(&self) -> Result<Ran, String> {
        if !crate::root().join("www/tsconfig.json").is_file() {
            return Ok(Ran::Nothing("there is no www/tsconfig.json".into()));
        }
        package::build(&self.tools)?;
        run(self.tools.command("tsc").args(["--project", "www"])).map(|()| Ran::Check)
    }

    fn native(&self) -> Result<Ran, String> {
        let mut cargo = self.tools.command("cargo");
        cargo.args(["test", "--workspace", "--no-fail-fast"]);
        count::run(&mut cargo, count::of_rust).map(Ran::Tests)
    }

    fn exports(&self) -> Result<Ran, String> {
        let python = match python::ready()? {
            Ok(python) => python,
            Err(why) => return Ok(Ran::Nothing(why)),
        };
        run(self.tools.command("cargo").args(["build", "--package", "newslens-cli"]))?;
        let mut tests = Command::new(python);
        tests.current_dir(crate::root()).arg("tests/exports/opened.py").env("PYTHONDONTWRITEBYTECODE", "1");
        count::run(&mut tests, count::of_python).map(Ran::Tests)
    }

    fn node(&self) -> Result<Ran, String> {
        let mut wasm_pack = self.tools.command("wasm-pack");
        wasm_pack.args(["test", "--node"]).env("NEWSLENS_NATIVE", native::digests()?);
        count::run(&mut wasm_pack, count::of_rust).map(Ran::Tests)
    }

    fn chrome(&self) -> Result<Ran, String> {
        let chromium = self.chromium()?;
        let mut wasm_pack = self.tools.command("wasm-pack");
        wasm_pack.args(["test", "--headless", "--chrome", "--chromedriver"]).arg(chromium.of("CHROMEDRIVER"));
        wasm_pack.env("NEWSLENS_NATIVE", native::digests()?);
        wasm_pack.env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", chromium.write_webdriver_settings()?);
        // In seconds: a busy machine is no failure.
        wasm_pack.envs([("WASM_BINDGEN_TEST_TIMEOUT", "300"), ("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60")]);
        count::run(&mut wasm_pack, count::of_rust).map(Ran::Tests)
    }

    fn page(&self) -> Result<Ran, String> {
        let chromium = self.chromium()?;
        self.served()?;
        count::run(chromium.tell(&mut self.specs("tests/page")?), count::of_node).map(Ran::Tests)
    }

    /// The same tests in each of the browsers asked for; a browser that fails does not keep the next from its turn.
    fn engines(&self) -> Result<Ran, String> {
        self.served()?;
        let (mut n_tests, mut failed) = (0, Vec::new());
        for engine in &self.browsers {
            announce(&format!("In {}", engine.name));
            let ran = engine.ready().and_then(|programs| {
                let mut node = self.specs("tests/engines")?;
                count::run(programs.tell(&mut node).env("ENGINES", engine.name), count::of_node)
            });
            match ran {
                Ok(0) => failed.push(format!("in {} it ran no test", engine.name)),
                Ok(n) => n_tests += n,
                Err(why) => failed.push(format!("in {}: {why}", engine.name)),
            }
        }
        if failed.is_empty() { Ok(Ran::Tests(n_tests)) } else { Err(failed.join("; ")) }
    }

    /// What tests of the page are about: the page as it is served, and the program that they hold it against.
    fn served(&self) -> Result<(), String> {
        dist::write(&self.tools)?;
        run(self.tools.command("cargo").args(["build", "--package", "newslens-cli"]))
    }

    /// Node, about to run the tests of a folder.
    fn specs(&self, folder: &str) -> Result<Command, String> {
        let mut node = self.tools.command("node");
        // One file at a time, since they take times; and no file hangs for more than ten minutes.
        node.args(["--test", "--test-reporter=spec", "--test-concurrency=1", "--test-timeout=600000"]);
        node.args(specs(folder)?).env_remove("FORCE_COLOR");
        if let Ok(xtask) = std::env::current_exe() {
            node.env("XTASK", xtask);
        }
        Ok(node)
    }

    fn chromium(&self) -> Result<Programs, String> {
        self.chromium.get_or_init(|| ENGINES[0].ready()).clone()
    }
}

/// The files of a folder that hold tests; those beside them help.
fn specs(folder: &str) -> Result<Vec<PathBuf>, String> {
    let folder = crate::root().join(folder);
    let entries = std::fs::read_dir(&folder).map_err(|e| format!("cannot read {}: {e}", folder.display()))?;
    let mut specs: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    specs.retain(|path| path.to_string_lossy().ends_with(".spec.mjs"));
    specs.sort();
    Ok(specs)
}
