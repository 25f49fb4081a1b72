//! A small HTTP server for the page: this machine only, files only, the right type for each.

use std::fs;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

/// More than any browser sends with a request for a file.
const LONGEST_HEAD: u64 = 64 * 1024;

/// Folders and where they appear; the first whose place begins a path answers for it.
pub struct Site {
    pub mounts: Vec<(&'static str, PathBuf)>,
}

/// Answers until the program ends.
pub fn serve(listener: &TcpListener, site: Site) {
    let site = Arc::new(site);
    for stream in listener.incoming().flatten() {
        let site = Arc::clone(&site);
        std::thread::spawn(move || {
            // A browser that went away needs no answer.
            let _ = answer(&stream, &site);
        });
    }
}

struct Reply {
    status: &'static str,
    kind: &'static str,
    location: Option<String>,
    body: Vec<u8>,
}

fn answer(stream: &TcpStream, site: &Site) -> io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    let mut head = BufReader::new(stream.take(LONGEST_HEAD));
    let mut request = String::new();
    head.read_line(&mut request)?;
    let mut header = String::new();
    while head.read_line(&mut header)? > 2 {
        header.clear();
    }
    let mut words = request.split_whitespace();
    let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let reply = match method {
        "GET" | "HEAD" => site.reply(target),
        _ => plain("405 Method Not Allowed", "only GET and HEAD are answered"),
    };
    let Reply { status, kind, location, body } = reply;
    let location = location.map_or_else(String::new, |place| format!("Location: {place}\r\n"));
    let mut stream = stream;
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n{location}\
         Cache-Control: no-cache\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n",
        body.len(),
    )?;
    if method != "HEAD" {
        stream.write_all(&body)?;
    }
    stream.flush()
}

impl Site {
    fn reply(&self, target: &str) -> Reply {
        let path = target.split(['?', '#']).next().unwrap_or_default();
        let file = percent_decoded(path).filter(|path| is_plain(path)).and_then(|path| self.find(&path));
        match file {
            Some(folder) if folder.is_dir() => Reply {
                status: "301 Moved Permanently",
                kind: "text/plain; charset=utf-8",
                location: Some(format!("{path}/")),
                body: Vec::new(),
            },
            Some(file) => match fs::read(&file) {
                Ok(body) => Reply { status: "200 OK", kind: kind(&file), location: None, body },
                Err(_) => plain("404 Not Found", "there is no such file"),
            },
            None => plain("404 Not Found", "there is no such file"),
        }
    }

    /// What a path names: a file, a folder that lacks its slash, or nothing.
    fn find(&self, path: &str) -> Option<PathBuf> {
        let (place, folder) = self.mounts.iter().find(|(place, _)| path.starts_with(place))?;
        let root = folder.canonicalize().ok()?;
        let mut file = root.join(&path[place.len()..]);
        if path.ends_with('/') {
            file.push("index.html");
        }
        // A link that leads out of the folder is not followed.
        file.canonicalize().ok().filter(|file| file.starts_with(&root))
    }
}

/// Whether a path is absolute and steps nowhere but down.
fn is_plain(path: &str) -> bool {
    path.starts_with('/')
        && !path.contains(['\\', '\0', ':'])
        && !path.contains("//")
        && path.split('/').all(|part| !part.starts_with('.'))
}

fn percent_decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let digit = |b: Option<u8>| char::from(b?).to_digit(16);
                (digit(rest.next())? * 16 + digit(rest.next())?) as u8
            }
            _ => byte,
        });
    }
    String::from_utf8(bytes).ok()
}

fn plain(status: &'static str, why: &str) -> Reply {
    Reply { status, kind: "text/plain; charset=utf-8", location: None, body: format!("{why}\n").into_bytes() }
}

fn kind(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" | "map" => "application/json; charset=utf-8",
        "txt" | "md" | "ts" => "text/plain; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "webmanifest" => "application/manifest+json",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A site of two folders, asked one request.
    fn ask(request: &str) -> String {
        let folder = tempdir();
        let write = |path: &str, text: &str| {
            let path = folder.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        write("www/index.html", "page");
        write("www/worker.js", "script");
        write("www/a b.txt", "spaced");
        write("www/deep/index.html", "deep");
        write("www/.hidden", "hidden");
        write("pkg/newslens_bg.wasm", "wasm");
        write("secret.txt", "secret");
        let site = Site { mounts: vec![("/pkg/", folder.join("pkg")), ("/", folder.join("www"))] };
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        std::thread::spawn(move || serve(&listener, site));
        let mut stream = TcpStream::connect(address).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut reply = String::new();
        stream.read_to_string(&mut reply).unwrap();
        fs::remove_dir_all(folder).unwrap();
        reply
    }

    fn tempdir() -> PathBuf {
        use std::sync::atomic::{AtomicU32, Ordering};
        static N: AtomicU32 = AtomicU32::new(0);
        let name = format!("newslens-server-{}-{}", std::process::id(), N.fetch_add(1, Ordering::Relaxed));
        std::env::temp_dir().join(name)
    }

    fn check(target: &str, status: &str, kind: &str, body: &str) {
        let reply = ask(&format!("GET {target} HTTP/1.1\r\nHost: localhost\r\n\r\n"));
        let (head, text) = reply.split_once("\r\n\r\n").expect("a reply has a head");
        assert!(head.starts_with(&format!("HTTP/1.1 {status}")), "{target}: {head}");
        assert!(head.contains(&format!("Content-Type: {kind}")), "{target}: {head}");
        assert!(text.contains(body), "{target}: {text}");
    }

    #[test]
    fn files_come_with_their_type() {
        check("/", "200", "text/html", "page");
        check("/index.html?x=1", "200", "text/html", "page");
        check("/worker.js", "200", "text/javascript", "script");
        check("/pkg/newslens_bg.wasm", "200", "application/wasm", "wasm");
        check("/a%20b.txt", "200", "text/plain", "spaced");
        check("/deep/", "200", "text/html", "deep");
        check("/nothing.js", "404", "text/plain", "no such file");
    }

    #[test]
    fn a_folder_without_its_slash_is_sent_to_it() {
        let reply = ask("GET /deep HTTP/1.1\r\n\r\n");
        assert!(reply.contains("301") && reply.contains("Location: /deep/\r\n"), "{reply}");
    }

    #[test]
    fn nothing_outside_the_folders_is_given() {
        for target in [
            "/../secret.txt",
            "/%2e%2e/secret.txt",
            "/..%2fsecret.txt",
            "/pkg/../../secret.txt",
            "//etc/passwd",
            "/%00",
            "/%zz",
            "/..\\secret.txt",
            "/.hidden",
            "secret.txt",
            "",
        ] {
            check(target, "404", "text/plain", "no such file");
        }
    }

    #[test]
    fn a_head_has_no_body_and_a_post_is_refused() {
        let head = ask("HEAD / HTTP/1.1\r\n\r\n");
        assert!(head.contains("Content-Length: 4") && head.ends_with("\r\n\r\n"), "{head}");
        assert!(ask("POST / HTTP/1.1\r\n\r\n").starts_with("HTTP/1.1 405"));
    }
}
