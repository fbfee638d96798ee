//! kill -9 in the middle of commands: every acknowledged command is there afterwards, and all invariants hold.

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::json;

/// The program under test, built by the same cargo run.
fn program() -> PathBuf {
    crate::window::built("encargo")
}

fn encargo(data: &Path, arguments: &[&str]) -> std::process::Output {
    Command::new(program())
        .arg("--data")
        .arg(data)
        .args(arguments)
        .output()
        .unwrap()
}

struct Serving(Child);

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn serve(data: &Path) -> (Serving, u16) {
    let mut child = Command::new(program())
        .arg("--data")
        .arg(data)
        .args(["serve", "--port", "0"])
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

/// One call over a plain socket; `None` when the server died under it.
fn call(port: u16, name: &str, payload: &serde_json::Value) -> Option<serde_json::Value> {
    let mut socket = std::net::TcpStream::connect(("127.0.0.1", port)).ok()?;
    socket
        .set_read_timeout(Some(Duration::from_secs(20)))
        .ok()?;
    let body = payload.to_string();
    write!(socket, "POST /call/{name} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}", body.len()).ok()?;
    let mut answer = String::new();
    std::io::Read::read_to_string(&mut socket, &mut answer).ok()?;
    let (head, body) = answer.split_once("\r\n\r\n")?;
    head.starts_with("HTTP/1.1 200")
        .then(|| serde_json::from_str(body).ok())?
}

#[test]
fn kill_nine_loses_nothing_that_was_acknowledged() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let seeded = encargo(data, &["seed", "--scale", "4000", "--json"]);
    assert!(
        seeded.status.success(),
        "{}",
        String::from_utf8_lossy(&seeded.stderr)
    );
    let mut acknowledged = Vec::new();
    for round in 0..6u32 {
        let (mut server, port) = serve(data);
        let workers: Vec<_> = (0..4)
            .map(|worker| std::thread::spawn(move || work(port, round, worker)))
            .collect();
        // Long enough for some commands, a different moment in each round.
        let until = Instant::now() + Duration::from_millis(250 + u64::from(round) * 90);
        while Instant::now() < until {
            std::thread::yield_now();
        }
        server.0.kill().unwrap();
        server.0.wait().unwrap();
        acknowledged.extend(workers.into_iter().flat_map(|w| w.join().unwrap()));
    }
    assert!(
        acknowledged.len() > 20,
        "the rounds did something: {}",
        acknowledged.len()
    );
    let (server, port) = serve(data);
    for number in &acknowledged {
        let found = call(
            port,
            "customer.search",
            &json!({ "text": number, "limit": 5 }),
        )
        .unwrap();
        assert_eq!(
            found["rows"].as_array().unwrap().len(),
            1,
            "customer {number} was acknowledged"
        );
    }
    drop(server);
    let checked = encargo(data, &["check"]);
    assert!(
        checked.status.success(),
        "{}",
        String::from_utf8_lossy(&checked.stdout)
    );
}

/// Creates customers until the server dies; answers the numbers it was told.
fn work(port: u16, round: u32, worker: u32) -> Vec<String> {
    let mut numbers = Vec::new();
    for n in 0.. {
        let Some(answer) = call(
            port,
            "customer.create",
            &json!({ "customer": { "name": format!("Prueba {round} {worker} {n}") } }),
        ) else {
            break;
        };
        numbers.push(answer["number"].as_str().unwrap().to_owned());
    }
    numbers
}

#[test]
fn one_changed_byte_of_the_journal_is_found_and_named() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let seeded = encargo(data, &["seed", "--scale", "4000", "--json"]);
    assert!(
        seeded.status.success(),
        "{}",
        String::from_utf8_lossy(&seeded.stderr)
    );
    assert!(encargo(data, &["check"]).status.success());
    // Behind the program's back, on the file itself: the triggers are dropped first, as somebody who cheats would.
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let seq = runtime
        .block_on(encargo_store::testing::flip_byte(
            &data.join("encargo.db"),
            40,
        ))
        .unwrap();
    let checked = encargo(data, &["check"]);
    assert_eq!(checked.status.code(), Some(1));
    let said = String::from_utf8_lossy(&checked.stdout).into_owned();
    assert!(said.contains(&format!("journal row {seq} ")), "{said}");
}
