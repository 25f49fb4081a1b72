//! Chromium and its driver, and the other two engines: found, or Debian's installed where that can be done.

use crate::process::{announce, quiet, run};
use std::fs;
use std::path::PathBuf;
use std::process::Command;

const CHROMIUM: &[&str] = &["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
const DRIVER: &[&str] = &["chromedriver", "chromium.chromedriver"];
/// Where they lie when PATH does not say.
const FOLDERS: &[&str] = &["/usr/bin", "/usr/local/bin", "/usr/lib/chromium", "/usr/lib/chromium-browser", "/snap/bin"];
const WHAT_TO_INSTALL: &str = "the browser tests need Chromium and its driver of the same version: install chromium and chromium-driver \
     (apt-get install chromium chromium-driver), or name the two programs in CHROMIUM and CHROMEDRIVER";

const OTHERS: &[&str] = &["firefox-esr", "webkit2gtk-driver", "xvfb", "xauth"];
const OTHERS_TO_INSTALL: &str = "the tests of all engines need Firefox, WebKitWebDriver with its MiniBrowser, and xvfb-run: install them \
     (apt-get install firefox-esr webkit2gtk-driver xvfb xauth), or name the programs in FIREFOX, WEBKITDRIVER and MINIBROWSER";

/// A browser that tests can drive.
#[derive(Clone)]
pub struct Browser {
    pub chromium: PathBuf,
    pub driver: PathBuf,
}

impl Browser {
    /// Finds the two; installs them first where there is apt and the right to use it.
    pub fn ready() -> Result<Self, String> {
        if let Some(found) = Self::find() {
            return Ok(found);
        }
        install(&["chromium", "chromium-driver", "fonts-liberation"]).map_err(|e| format!("{e}; {WHAT_TO_INSTALL}"))?;
        Self::find().ok_or_else(|| WHAT_TO_INSTALL.into())
    }

    fn find() -> Option<Self> {
        let (chromium, driver) = (program("CHROMIUM", CHROMIUM)?, program("CHROMEDRIVER", DRIVER)?);
        let found = Self { chromium, driver };
        let same = match (major(&found.chromium), major(&found.driver)) {
            (Some(browser), Some(driver)) => browser == driver,
            _ => false,
        };
        same.then_some(found)
    }

    /// Writes the settings with which wasm-pack's tests start this browser.
    pub fn write_webdriver_settings(&self) -> Result<PathBuf, String> {
        let from = crate::root().join("webdriver.json");
        let read = fs::read_to_string(&from).map_err(|e| e.to_string());
        let mut settings: serde_json::Value = read
            .and_then(|text| serde_json::from_str(&text).map_err(|e| e.to_string()))
            .map_err(|e| format!("webdriver.json: {e}"))?;
        settings["goog:chromeOptions"]["binary"] = self.chromium.to_string_lossy().into();
        let to = crate::root().join("target/webdriver.json");
        fs::write(&to, settings.to_string()).map_err(|e| format!("cannot write {}: {e}", to.display()))?;
        Ok(to)
    }
}

/// Firefox, and WebKit with a screen to show itself on: what the tests of all engines drive beside Chromium.
#[derive(Clone)]
pub struct OtherEngines {
    pub firefox: PathBuf,
    pub webkit_driver: PathBuf,
    pub mini_browser: PathBuf,
}

impl OtherEngines {
    /// Finds them; installs them first where there is apt and the right to use it.
    pub fn ready() -> Result<Self, String> {
        if let Some(found) = Self::find() {
            return Ok(found);
        }
        install(OTHERS).map_err(|e| format!("{e}; {OTHERS_TO_INSTALL}"))?;
        Self::find().ok_or_else(|| OTHERS_TO_INSTALL.into())
    }

    fn find() -> Option<Self> {
        program("XVFB_RUN", &["xvfb-run"])?;
        Some(Self {
            firefox: program("FIREFOX", &["firefox-esr", "firefox"])?,
            webkit_driver: program("WEBKITDRIVER", &["WebKitWebDriver"])?,
            mini_browser: program("MINIBROWSER", &["MiniBrowser"]).or_else(mini_browser)?,
        })
    }
}

/// WebKit's browser lies with its libraries: /usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser.
fn mini_browser() -> Option<PathBuf> {
    let below = |folder: PathBuf| fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    below("/usr/lib".into())
        .filter(|path| path.is_dir())
        .flat_map(below)
        .filter(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("webkit2gtk-")))
        .map(|folder| folder.join("MiniBrowser"))
        .find(|file| file.is_file())
}

/// Installs Debian's packages where there is apt and the right to use it; elsewhere does nothing.
fn install(packages: &[&str]) -> Result<(), String> {
    let is_root = quiet(Command::new("id").arg("-u")).is_some_and(|id| id.trim() == "0");
    if !is_root || quiet(Command::new("apt-get").arg("--version")).is_none() {
        return Ok(());
    }
    announce(&format!("Installing Debian's {} (minutes, but only once)", packages.join(", ")));
    let apt = |arguments: &[&str]| {
        run(Command::new("apt-get")
            .env("DEBIAN_FRONTEND", "noninteractive")
            .args(["-o", "Acquire::Retries=3", "-o", "DPkg::Lock::Timeout=120"])
            .args(arguments))
    };
    // A list that cannot be brought up to date may still name them: what counts is whether they install.
    let _ = apt(&["update"]);
    apt(&[&["install", "-y", "--no-install-recommends"], packages].concat())
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
