//! `cargo xtask test`: every test there is, each runner's tests counted, none of which may be none.

mod count;
mod python;

use crate::browser::{Browser, OtherEngines};
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

/// Runs when it is named, or when all browsers are asked for.
const ENGINES: &str = "engines";

const RUNNERS: &[Runner] = &[
    Runner { name: "format", heading: "Formatting: cargo fmt", run: Bench::format },
    Runner { name: "clippy", heading: "Clippy, native and wasm", run: Bench::clippy },
    Runner { name: "types", heading: "Types of the page's scripts: tsc", run: Bench::types },
    Runner { name: "native", heading: "Native tests: cargo test", run: Bench::native },
    Runner { name: "exports", heading: "Exports opened by Python's tools: spaCy, displaCy, brat", run: Bench::exports },
    Runner { name: "node", heading: "The wasm on Node: wasm-pack test --node", run: Bench::node },
    Runner { name: "chrome", heading: "The wasm in Chromium: wasm-pack test --headless --chrome", run: Bench::chrome },
    Runner { name: "page", heading: "The page in Chromium: node --test", run: Bench::page },
    Runner {
        name: ENGINES,
        heading: "Page and element in Chromium, Firefox and WebKit: node --test",
        run: Bench::engines,
    },
];

/// Runs the runners named, or all, and prints what each ran; an error when any failed or ran nothing.
pub fn test(arguments: &mut lexopt::Parser) -> Result<(), String> {
    let (mut wanted, mut all_browsers) = (Vec::new(), false);
    while let Some(argument) = arguments.next().map_err(|e| e.to_string())? {
        match argument {
            Arg::Value(name) => wanted.push(name.string().map_err(|e| e.to_string())?),
            Arg::Long("browsers") => {
                all_browsers = match arguments.value().map_err(|e| e.to_string())?.to_str() {
                    Some("all") => true,
                    Some("chromium") => false,
                    _ => return Err("--browsers is chromium or all".into()),
                }
            }
            other => return Err(other.unexpected().to_string()),
        }
    }
    let names: Vec<_> = RUNNERS.iter().map(|runner| runner.name).collect();
    if let Some(unknown) = wanted.iter().find(|name| !names.contains(&name.as_str())) {
        return Err(format!("there is no runner \"{unknown}\": it is one of {}", names.join(", ")));
    }
    let before = tree();
    let bench = Bench { tools: Tools::ready()?, browser: OnceCell::new() };
    let mut table = format!("\n{:<8} {:>7} {:>9}\n", "runner", "tests", "seconds");
    let mut failed = Vec::new();
    let runs = |name| match wanted.iter().any(|wanted| wanted == name) {
        named if name == ENGINES => named || all_browsers,
        named => named || wanted.is_empty(),
    };
    for runner in RUNNERS.iter().filter(|runner| runs(runner.name)) {
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
    browser: OnceCell<Result<Browser, String>>,
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
        let browser = self.browser()?;
        let mut wasm_pack = self.tools.command("wasm-pack");
        wasm_pack.args(["test", "--headless", "--chrome", "--chromedriver"]).arg(&browser.driver);
        wasm_pack.env("NEWSLENS_NATIVE", native::digests()?);
        wasm_pack.env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", browser.write_webdriver_settings()?);
        // In seconds: a busy machine is no failure.
        wasm_pack.envs([("WASM_BINDGEN_TEST_TIMEOUT", "300"), ("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60")]);
        count::run(&mut wasm_pack, count::of_rust).map(Ran::Tests)
    }

    fn page(&self) -> Result<Ran, String> {
        run(self.tools.command("cargo").args(["build", "--package", "newslens-cli"]))?;
        self.specs("tests/page", &[])
    }

    fn engines(&self) -> Result<Ran, String> {
        let OtherEngines { firefox, webkit_driver, mini_browser } = OtherEngines::ready()?;
        let programs = [("FIREFOX", &firefox), ("WEBKITDRIVER", &webkit_driver), ("MINIBROWSER", &mini_browser)];
        self.specs("tests/engines", &programs)
    }

    /// Runs the files of a folder that hold tests of what `dist/` and `pkg/` hold.
    fn specs(&self, folder: &str, programs: &[(&str, &PathBuf)]) -> Result<Ran, String> {
        let browser = self.browser()?;
        dist::write(&self.tools)?;
        let specs = specs(folder)?;
        let mut node = self.tools.command("node");
        // One file at a time, since they take times; and no file hangs for more than ten minutes.
        node.args(["--test", "--test-reporter=spec", "--test-concurrency=1", "--test-timeout=600000"]).args(specs);
        node.env("CHROMIUM", &browser.chromium).env("CHROMEDRIVER", &browser.driver).env_remove("FORCE_COLOR");
        node.envs(programs.iter().copied());
        if let Ok(xtask) = std::env::current_exe() {
            node.env("XTASK", xtask);
        }
        count::run(&mut node, count::of_node).map(Ran::Tests)
    }

    fn browser(&self) -> Result<Browser, String> {
        self.browser.get_or_init(Browser::ready).clone()
    }
}

/// The files that hold tests of the page; those beside them help.
fn specs(folder: &str) -> Result<Vec<PathBuf>, String> {
    let folder = crate::root().join(folder);
    let entries = std::fs::read_dir(&folder).map_err(|e| format!("cannot read {}: {e}", folder.display()))?;
    let mut specs: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    specs.retain(|path| path.to_string_lossy().ends_with(".spec.mjs"));
    specs.sort();
    Ok(specs)
}
