//! Programs that the tests start, and stop.

use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::process::{Child, Command};
use tokio::time::{sleep, timeout};

use super::outcome::{Failure, Outcome};

const START: Duration = Duration::from_mins(1);
const PAUSE: Duration = Duration::from_millis(20);

/// A program and all it started; both end with this value.
pub(crate) struct Running {
    child: Child,
    name: String,
}

impl Running {
    pub(crate) fn start(mut command: Command) -> Outcome<Self> {
        let name = command
            .as_std()
            .get_program()
            .to_string_lossy()
            .into_owned();
        command
            .stdin(Stdio::null())
            .process_group(0)
            .kill_on_drop(true);
        let child = command
            .spawn()
            .map_err(|error| Failure::new(format!("{name}: {error}")))?;
        Ok(Self { child, name })
    }

    /// The first line it prints: where it listens.
    pub(crate) async fn first_line(&mut self) -> Outcome<String> {
        let out = self
            .child
            .stdout
            .take()
            .ok_or_else(|| Failure::new("its output is not read"))?;
        let mut lines = BufReader::new(out).lines();
        let silent = || Failure::new(format!("{} said nothing", self.name));
        timeout(START, lines.next_line())
            .await
            .map_err(|_| silent())??
            .ok_or_else(silent)
    }

    /// Waits until it listens on the port.
    pub(crate) async fn listening(mut self, port: u16) -> Outcome<Self> {
        let listens = async {
            while TcpStream::connect(("127.0.0.1", port)).await.is_err() {
                if let Some(status) = self.child.try_wait()? {
                    return Err(Failure::new(format!("{} ended: {status}", self.name)));
                }
                sleep(PAUSE).await;
            }
            Ok(())
        };
        timeout(START, listens)
            .await
            .map_err(|_| Failure::new("nobody listens"))??;
        Ok(self)
    }

    /// Asks it to end, and waits until it did.
    pub(crate) async fn stop(mut self) -> Outcome {
        let id = self.child.id().unwrap_or_default();
        std::process::Command::new("kill")
            .args(["-TERM", &id.to_string()])
            .status()?;
        let late = || Failure::new(format!("{} does not end", self.name));
        let status = timeout(START, self.child.wait())
            .await
            .map_err(|_| late())??;
        if status.success() {
            Ok(())
        } else {
            Err(Failure::new(format!("{} ended: {status}", self.name)))
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let Some(id) = self.child.id() else { return };
        // The group: a driver that is killed leaves its window behind.
        let kill = format!("kill -9 -{id}");
        let _ = std::process::Command::new("sh")
            .args(["-c", &kill])
            .stderr(Stdio::null())
            .status();
    }
}

/// A port that nobody listened on a moment ago.
pub(crate) async fn free_port() -> Outcome<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))
        .await?
        .local_addr()?
        .port())
}

/// Whether the programs can be found. Where one is missing the test is skipped, and says so; in CI that is a failure.
#[expect(
    clippy::print_stderr,
    reason = "a skipped test must not look like a passed one"
)]
pub(crate) fn available(programs: &[&str]) -> Outcome<bool> {
    let Some(missing) = programs.iter().find(|name| !is_on_path(name)) else {
        return Ok(true);
    };
    if std::env::var_os("CI").is_some() {
        return Err(Failure::new(format!(
            "{missing} is missing; `cargo xtask setup` installs it"
        )));
    }
    eprintln!("SKIPPED: {missing} is missing; `cargo xtask setup` installs it");
    Ok(false)
}

fn is_on_path(name: &str) -> bool {
    let paths = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&paths).any(|folder| folder.join(name).is_file())
}

/// The folder cargo builds into: this test lies in `target/debug/deps`.
pub(crate) fn target() -> PathBuf {
    let own = std::env::current_exe().unwrap_or_default();
    own.ancestors()
        .nth(3)
        .map(Path::to_path_buf)
        .unwrap_or_default()
}

/// A program of this workspace.
#[track_caller]
pub(crate) fn built(name: &str) -> PathBuf {
    let path = target().join("debug").join(name);
    assert!(
        path.is_file(),
        "{name} is not built: cargo build --workspace --all-targets"
    );
    path
}
