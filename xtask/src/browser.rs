//! The browsers that tests drive: found, or Debian's installed where that can be done.

use crate::process::{announce, quiet, run};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Where programs lie when PATH does not say.
const FOLDERS: &[&str] = &["/usr/bin", "/usr/local/bin", "/usr/lib/chromium", "/usr/lib/chromium-browser", "/snap/bin"];

/// A browser engine, and what is needed to drive it.
pub struct Engine {
    pub name: &'static str,
    /// The variable that can name a program, and the names that it goes by.
    programs: &'static [(&'static str, &'static [&'static str])],
    /// Debian's packages of them.
    packages: &'static [&'static str],
    /// The browser refuses a driver of another version.
    is_one_version: bool,
}

/// The first is what tests run in unless more is asked for.
pub const ENGINES: &[Engine] = &[
    Engine {
        name: "chromium",
        programs: &[
            ("CHROMIUM", &["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"]),
            ("CHROMEDRIVER", &["chromedriver", "chromium.chromedriver"]),
        ],
        packages: &["chromium", "chromium-driver", "fonts-liberation"],
        is_one_version: true,
    },
    Engine {
        name: "firefox",
        programs: &[("FIREFOX", &["firefox-esr", "firefox"])],
        packages: &["firefox-esr", "fonts-liberation"],
        is_one_version: false,
    },
    Engine {
        name: "webkit",
        programs: &[("WEBKITDRIVER", &["WebKitWebDriver"]), ("XVFB", &["xvfb-run"]), ("XAUTH", &["xauth"])],
        packages: &["webkit2gtk-driver", "xvfb", "xauth", "fonts-liberation"],
        is_one_version: false,
    },
];

/// The programs that drive an engine, each with the variable that names it to the tests.
#[derive(Clone)]
pub struct Programs(Vec<(&'static str, PathBuf)>);

impl Engine {
    /// Finds the programs; installs them first where there is apt and the right to use it.
    pub fn ready(&self) -> Result<Programs, String> {
        if let Some(found) = self.find() {
            return Ok(found);
        }
        let is_root = quiet(Command::new("id").arg("-u")).is_some_and(|id| id.trim() == "0");
        if is_root && quiet(Command::new("apt-get").arg("--version")).is_some() {
            announce(&format!("Installing Debian's {} (minutes, but only once)", self.packages.join(", ")));
            let apt = |arguments: &[&str]| {
                run(Command::new("apt-get")
                    .env("DEBIAN_FRONTEND", "noninteractive")
                    .args(["-o", "Acquire::Retries=3", "-o", "DPkg::Lock::Timeout=120"])
                    .args(arguments))
            };
            // A list that cannot be brought up to date may still name them: what counts is whether they install.
            let _ = apt(&["update"]);
            let install = [&["install", "-y", "--no-install-recommends"], self.packages].concat();
            apt(&install).map_err(|e| format!("{e}; {}", self.what_to_install()))?;
        }
        self.find().ok_or_else(|| self.what_to_install())
    }

    fn what_to_install(&self) -> String {
        let variables: Vec<_> = self.programs.iter().map(|(variable, _)| *variable).collect();
        let version = if self.is_one_version { ", the two of one version" } else { "" };
        format!(
            "the tests in {} need {}{version}: apt-get install {}, or name the programs in {}",
            self.name,
            self.programs.iter().map(|(_, names)| names[0]).collect::<Vec<_>>().join(" and "),
            self.packages.join(" "),
            variables.join(" and ")
        )
    }

    fn find(&self) -> Option<Programs> {
        let found: Option<Vec<_>> =
            self.programs.iter().map(|&(variable, names)| Some((variable, program(variable, names)?))).collect();
        let found = found?;
        if self.is_one_version {
            let versions: Option<Vec<u32>> = found.iter().map(|(_, path)| major(path)).collect();
            versions.filter(|all| all.iter().all(|version| version == &all[0]))?;
        }
        Some(Programs(found))
    }
}

impl Programs {
    pub fn of(&self, variable: &str) -> &Path {
        self.0.iter().find(|(name, _)| *name == variable).map_or(Path::new(""), |(_, path)| path)
    }

    /// Names them to a command.
    pub fn tell<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        command.envs(self.0.iter().map(|(variable, path)| (*variable, path)))
    }

    /// Writes the settings with which wasm-pack's tests start Chromium.
    pub fn write_webdriver_settings(&self) -> Result<PathBuf, String> {
        let from = crate::root().join("webdriver.json");
        let read = fs::read_to_string(&from).map_err(|e| e.to_string());
        let mut settings: serde_json::Value = read
            .and_then(|text| serde_json::from_str(&text).map_err(|e| e.to_string()))
            .map_err(|e| format!("webdriver.json: {e}"))?;
        settings["goog:chromeOptions"]["binary"] = self.of("CHROMIUM").to_string_lossy().into();
        let to = crate::root().join("target/webdriver.json");
        fs::write(&to, settings.to_string()).map_err(|e| format!("cannot write {}: {e}", to.display()))?;
        Ok(to)
    }
}

/// The engines that a list names, "all" being every one.
pub fn engines(list: &str) -> Result<Vec<&'static Engine>, String> {
    if list == "all" {
        return Ok(ENGINES.iter().collect());
    }
    let named = |name: &str| {
        let names = || ENGINES.iter().map(|engine| engine.name).collect::<Vec<_>>().join(", ");
        ENGINES
            .iter()
            .find(|engine| engine.name == name)
            .ok_or_else(|| format!("there is no browser \"{name}\": it is one of {}, or all", names()))
    };
    list.split(',').map(|name| named(name.trim())).collect()
}

/// The program that the variable names, or the first of these names that is there.
fn program(variable: &str, names: &[&str]) -> Option<PathBuf> {
    if let Some(named) = std::env::var_os(variable).filter(|value| !value.is_empty()) {
        return Some(named.into());
    }
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = std::env::split_paths(&path).chain(FOLDERS.iter().map(PathBuf::from)).collect();
    names.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name))).find(|file| file.is_file())
}

/// "Chromium 148.0.1 built on …" → 148.
fn major(program: &PathBuf) -> Option<u32> {
    let said = quiet(Command::new(program).arg("--version"))?;
    said.split_whitespace().find_map(|word| word.split_once('.')?.0.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_are_asked_for_by_name() {
        let check = |list: &str, wanted: Result<&[&str], &str>| match (engines(list), wanted) {
            (Ok(found), Ok(names)) => assert_eq!(found.iter().map(|e| e.name).collect::<Vec<_>>(), names, "{list}"),
            (Err(message), Err(part)) => assert!(message.contains(part), "{list}: {message}"),
            (found, _) => panic!("{list}: {:?}", found.map(|found| found.len())),
        };
        check("all", Ok(&["chromium", "firefox", "webkit"]));
        check("webkit", Ok(&["webkit"]));
        check("firefox, chromium", Ok(&["firefox", "chromium"]));
        check("opera", Err("no browser \"opera\""));
        check("", Err("no browser \"\""));
    }

    #[test]
    fn what_is_not_there_is_told_by_its_package() {
        let absent = Engine {
            name: "absent",
            programs: &[("NEWSLENS_NO_SUCH_VARIABLE", &["newslens-no-such-program"])],
            packages: &["newslens-no-such-package"],
            is_one_version: false,
        };
        assert!(absent.find().is_none());
        let told = absent.what_to_install();
        assert!(told.contains("apt-get install newslens-no-such-package"), "{told}");
        assert!(told.contains("NEWSLENS_NO_SUCH_VARIABLE"), "{told}");
    }
}
