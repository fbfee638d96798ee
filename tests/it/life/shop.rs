//! A shop to live in: the demo shop, made once for a built program and a day, then copied for each life.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::{SystemTime, UNIX_EPOCH};

use serde_json::Value;
use tempfile::TempDir;
use tokio::time::{Instant, sleep};

use crate::window::built;
use crate::window::driver::{PATIENCE, PAUSE};
use crate::window::outcome::{Failure, Outcome};
use crate::window::process::target;

/// The demo shop with its whole range and all its places, but next to no past.
const SCALE: &str = "4000";

pub(super) struct Shop {
    folder: TempDir,
}

impl Shop {
    pub(super) fn new() -> Outcome<Self> {
        let template = template()?;
        let folder = tempfile::tempdir()?;
        for file in fs::read_dir(template)? {
            let file = file?;
            fs::copy(file.path(), folder.path().join(file.file_name()))?;
        }
        Ok(Self { folder })
    }

    pub(super) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Waits until the program let go of the data folder.
    pub(super) async fn closed(&self) -> Outcome {
        let end = Instant::now() + PATIENCE;
        while File::open(self.path().join("encargo.lock"))?
            .try_lock()
            .is_err()
        {
            if Instant::now() > end {
                return Err(Failure::new("the program holds on to the data folder"));
            }
            sleep(PAUSE).await;
        }
        Ok(())
    }

    /// What the closed books say; nothing of it went through the screens.
    pub(super) fn call(&self, name: &str, payload: &Value) -> Outcome<Value> {
        let answer = encargo(self.path(), &["call", name, &payload.to_string()])?;
        Ok(serde_json::from_slice(&answer.stdout)?)
    }

    /// All invariants hold.
    pub(super) fn check(&self) -> Outcome {
        encargo(self.path(), &["check"]).map(|_| ())
    }
}

fn encargo(data: &Path, arguments: &[&str]) -> Outcome<Output> {
    let output = Command::new(built("encargo"))
        .arg("--data")
        .arg(data)
        .args(arguments)
        .output()?;
    if output.status.success() {
        return Ok(output);
    }
    let said = [output.stdout, output.stderr].concat();
    Err(Failure::new(format!(
        "encargo {arguments:?}: {}",
        String::from_utf8_lossy(&said)
    )))
}

/// Tests may run in processes of their own: the first makes it, the others wait for it.
fn template() -> Outcome<PathBuf> {
    let folder = target().join("tmp");
    fs::create_dir_all(&folder)?;
    let turn = File::create(folder.join("life-shop.lock"))?;
    turn.lock()?;
    let secs = |time: SystemTime| Outcome::Ok(time.duration_since(UNIX_EPOCH)?.as_secs());
    let program = secs(fs::metadata(built("encargo"))?.modified()?)?;
    let name = format!("life-shop-{program}-{}", secs(SystemTime::now())? / 86_400);
    let made = folder.join(&name);
    if !made.is_dir() {
        for old in fs::read_dir(&folder)? {
            let old = old?;
            let is_one = old.file_name().to_string_lossy().starts_with("life-shop-");
            if is_one {
                fs::remove_dir_all(old.path())?;
            }
        }
        let making = tempfile::tempdir_in(&folder)?;
        encargo(making.path(), &["seed", "--scale", SCALE, "--json"])?;
        fs::rename(making.keep(), &made)?;
    }
    Ok(made)
}
