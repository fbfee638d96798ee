//! The program itself, serving: started, called over a plain socket, and killed.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::Duration;

use serde_json::Value;

/// The program under test, built by the same cargo run.
fn program() -> PathBuf {
    crate::window::built("encargo")
}

/// Runs a verb on a data folder to its end.
pub(crate) fn encargo(data: &Path, arguments: &[&str]) -> Output {
    Command::new(program())
        .arg("--data")
        .arg(data)
        .args(arguments)
        .output()
        .unwrap()
}

/// A serving program; it ends with this.
pub(crate) struct Serving(Child);

impl Serving {
    /// kill -9, and waits until it is gone.
    pub(crate) fn kill(&mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Serves a data folder; on which port.
pub(crate) fn serve(data: &Path) -> (Serving, u16) {
    serve_with(data, &[])
}

/// The same with something in its environment.
pub(crate) fn serve_with(data: &Path, environment: &[(&str, &Path)]) -> (Serving, u16) {
    let mut child = Command::new(program())
        .arg("--data")
        .arg(data)
        .args(["serve", "--port", "0"])
        .envs(environment.iter().copied())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap())
        .read_line(&mut line)
        .unwrap();
    let port = line
        .trim()
        .trim_end_matches('/')
        .rsplit(':')
        .next()
        .unwrap()
        .parse()
        .unwrap_or_else(|_| panic!("no address: {line:?}"));
    (Serving(child), port)
}

/// One call over a plain socket; `None` when the server died under it, or refused.
pub(crate) fn call(port: u16, name: &str, payload: &Value) -> Option<Value> {
    asked(port, name, payload)?.ok()
}

/// The same, with the refusal or fault where there is no answer; `None` where there is nobody.
pub(crate) fn asked(port: u16, name: &str, payload: &Value) -> Option<Result<Value, Value>> {
    let mut socket = std::net::TcpStream::connect(("127.0.0.1", port)).ok()?;
    socket
        .set_read_timeout(Some(Duration::from_secs(20)))
        .ok()?;
    let body = payload.to_string();
    write!(socket, "POST /call/{name} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}", body.len()).ok()?;
    let mut answer = String::new();
    socket.read_to_string(&mut answer).ok()?;
    let (head, body) = answer.split_once("\r\n\r\n")?;
    let said = serde_json::from_str(body).ok()?;
    Some(if head.starts_with("HTTP/1.1 200") {
        Ok(said)
    } else {
        Err(said)
    })
}
