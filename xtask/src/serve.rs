//! `cargo xtask serve`: the page, built and on this machine's own address.

use crate::package;
use crate::server::{self, Site};
use crate::tools::Tools;
use lexopt::{Arg, ValueExt};
use std::net::{Ipv4Addr, TcpListener};

const FIRST_PORT: u16 = 8000;
const LAST_PORT: u16 = 8019;

/// Builds what is out of date, then serves until it is stopped. With `--no-build`, what is there.
pub fn run(arguments: &mut lexopt::Parser) -> Result<(), String> {
    let (mut port, mut builds) = (None, true);
    while let Some(argument) = arguments.next().map_err(|e| e.to_string())? {
        match argument {
            Arg::Long("port") => port = Some(arguments.value().and_then(|v| v.parse()).map_err(|e| e.to_string())?),
            Arg::Long("no-build") => builds = false,
            other => return Err(other.unexpected().to_string()),
        }
    }
    if builds {
        package::build(&Tools::ready()?)?;
    }
    let listener = listen(port)?;
    let address = listener.local_addr().map_err(|e| e.to_string())?;
    println!("\nNewslens is at http://{address}/ (Ctrl+C stops it)");
    server::serve(&listener, site());
    Ok(())
}

/// The page with the package below it, as `cargo xtask dist` lays them out too.
fn site() -> Site {
    Site { mounts: vec![("/pkg/", crate::root().join("pkg")), ("/", crate::root().join("www"))] }
}

/// The port asked for, or the first free one of a few.
fn listen(port: Option<u16>) -> Result<TcpListener, String> {
    let on = |port: u16| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    match port {
        Some(port) => on(port).map_err(|e| format!("cannot listen on port {port}: {e}; choose another with --port")),
        None => (FIRST_PORT..=LAST_PORT)
            .find_map(|port| on(port).ok())
            .ok_or_else(|| format!("ports {FIRST_PORT} to {LAST_PORT} are all taken: choose one with --port")),
    }
}
