//! What building needs beyond a Rust toolchain and Node: found where it is, installed where it is missing.
//!
//! Everything goes under `target/tools` and `node_modules`; nothing outside the repository changes but
//! the toolchain's wasm target.

use crate::process::{announce, quiet, run};
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

pub const WASM: &str = "wasm32-unknown-unknown";
const WASM_PACK: &str = "0.15.1";
const OLDEST_NODE: u32 = 20;

/// The programs that build and test, all at hand.
pub struct Tools {
    path: OsString,
}

impl Tools {
    /// Installs what is missing and says so; takes minutes the first time, then milliseconds.
    pub fn ready() -> Result<Self, String> {
        let bins = [tools().join("bin"), crate::root().join("node_modules/.bin")];
        let before = std::env::var_os("PATH").unwrap_or_default();
        let path = std::env::join_paths(bins.into_iter().chain(std::env::split_paths(&before)))
            .map_err(|e| format!("the repository lies where PATH cannot name it: {e}"))?;
        let tools = Self { path };
        tools.need_node()?;
        tools.need_wasm_target()?;
        tools.need_npm_packages()?;
        let compiled = tools.need_program("wasm-pack", "wasm-pack", WASM_PACK)?
            | tools.need_program("wasm-bindgen", "wasm-bindgen-cli", &locked_wasm_bindgen()?)?;
        if compiled {
            let _ = fs::remove_dir_all(build_dir());
        }
        Ok(tools)
    }

    /// A command in the root of the repository that finds the tools.
    pub fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.current_dir(crate::root()).env("PATH", &self.path);
        command
    }

    fn need_node(&self) -> Result<(), String> {
        let version = quiet(self.command("node").arg("--version"));
        let major = version.as_deref().and_then(|v| v.trim_start_matches('v').split('.').next()?.parse::<u32>().ok());
        match major {
            Some(major) if major >= OLDEST_NODE => Ok(()),
            Some(major) => Err(format!("Node {major} is too old: install Node {OLDEST_NODE} or newer")),
            None => Err(format!("there is no Node: install Node {OLDEST_NODE} or newer, with npm")),
        }
    }

    fn need_wasm_target(&self) -> Result<(), String> {
        let libraries = quiet(self.command("rustc").args(["--print", "target-libdir", "--target", WASM]));
        if libraries.is_some_and(|dir| Path::new(dir.trim()).is_dir()) {
            return Ok(());
        }
        announce(&format!("Adding the target {WASM} to the toolchain (it can take minutes)"));
        run(self.command("rustup").args(["target", "add", WASM]))
            .map_err(|e| format!("{e}: give the toolchain the target {WASM}"))
    }

    /// `npm ci` whenever the lock file is not the one that was installed.
    fn need_npm_packages(&self) -> Result<(), String> {
        let (lock, installed) =
            (crate::root().join("package-lock.json"), crate::root().join("node_modules/.installed"));
        let wanted = fs::read(&lock).map_err(|e| format!("cannot read {}: {e}", lock.display()))?;
        if fs::read(&installed).is_ok_and(|bytes| bytes == wanted) {
            return Ok(());
        }
        announce("Installing the npm packages");
        run(self.command("npm").args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]))?;
        fs::write(&installed, wanted).map_err(|e| format!("cannot write {}: {e}", installed.display()))
    }

    /// A program of exactly this version; whether it had to be compiled.
    fn need_program(&self, program: &str, package: &str, version: &str) -> Result<bool, String> {
        let said = quiet(self.command(program).arg("--version"));
        if said.is_some_and(|said| said.split_whitespace().nth(1) == Some(version)) {
            return Ok(false);
        }
        announce(&format!("Compiling {package} {version} into target/tools (minutes, but only once)"));
        let mut install = self.command("cargo");
        install.args(["install", package, "--version", version, "--locked", "--force", "--root"]).arg(tools());
        // One folder for both, so that what they share is compiled once; they need no optimising beyond the first step.
        install.env("CARGO_TARGET_DIR", build_dir());
        install.envs([("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"), ("CARGO_PROFILE_RELEASE_LTO", "off")]);
        run(&mut install)?;
        Ok(true)
    }
}

fn tools() -> PathBuf {
    crate::root().join("target/tools")
}

fn build_dir() -> PathBuf {
    tools().join("build")
}

/// The command line and the library must be of one version, and Cargo.lock says which.
fn locked_wasm_bindgen() -> Result<String, String> {
    let path = crate::root().join("Cargo.lock");
    let lock = fs::read_to_string(&path).map_err(|e| format!("cannot read {}: {e}", path.display()))?;
    version_in(&lock, "wasm-bindgen").ok_or_else(|| "Cargo.lock names no wasm-bindgen".into())
}

fn version_in(lock: &str, package: &str) -> Option<String> {
    let (_, after) = lock.split_once(&format!("name = \"{package}\"\nversion = \""))?;
    after.split('"').next().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lock_file_names_the_version() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"9.9.9\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.1\"\n";
        assert_eq!(version_in(lock, "wasm-bindgen").as_deref(), Some("0.2.1"));
        assert_eq!(version_in(lock, "js-sys"), None);
        assert!(locked_wasm_bindgen().is_ok());
    }
}
