//! An environment of Python with what opens our exports, under `target/`.

use crate::process::{announce, quiet, run};
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// The environment's Python, made when what it must hold has changed; or why this machine has none to make it with.
pub fn ready() -> Result<Result<PathBuf, String>, String> {
    let root = crate::root();
    let (folder, list) = (root.join("target/exports"), root.join("tests/exports/requirements.txt"));
    let python = folder.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    let wanted = fs::read(&list).map_err(|e| format!("cannot read {}: {e}", list.display()))?;
    let stamp = folder.join("installed.txt");
    if fs::read(&stamp).is_ok_and(|installed| installed == wanted) && python.is_file() {
        return Ok(Ok(python));
    }
    if quiet(Command::new("python3").args(["-c", "import ensurepip, sys; assert sys.version_info >= (3, 10)"]))
        .is_none()
    {
        return Ok(Err("there is no python3 of version 3.10 or newer with venv (Debian: python3-venv)".into()));
    }
    announce("Installing what opens the exports in Python (a minute, the first time)");
    let _ = fs::remove_dir_all(&folder);
    run(Command::new("python3").args(["-m", "venv"]).arg(&folder))?;
    let pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--only-binary", ":all:", "-r"];
    run(Command::new(&python).args(pip).arg(&list))?;
    fs::write(&stamp, wanted).map_err(|e| format!("cannot write {}: {e}", stamp.display()))?;
    Ok(Ok(python))
}
