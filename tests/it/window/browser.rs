//! The same screens in a browser, served by `encargo serve`.

use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use serde_json::{Map, Value, json};
use tempfile::TempDir;
use tokio::process::Command;
use tokio::time::{Instant, sleep};

use super::driver::{Driver, PATIENCE, PAUSE};
use super::outcome::{Failure, Outcome};
use super::process::{Running, built, free_port};

/// The programs without which there is no browser test.
pub(crate) const NEEDS: [&str; 1] = ["chromedriver"];

const SCREENS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../ui/dist");

/// `encargo serve` on a data folder.
pub(crate) struct Server {
    url: String,
    process: Running,
}

impl Server {
    /// `language`: that of the computer, `es` or `en`. `environment`: what else is special about that computer.
    pub(crate) async fn start(
        data_dir: &Path,
        language: &str,
        environment: &[(&str, &str)],
    ) -> Outcome<Self> {
        let port = free_port().await?;
        let mut command = Command::new(built("encargo"));
        command
            .arg("--data")
            .arg(data_dir)
            .args(["serve", "--port", &port.to_string()]);
        command
            .args(["--ui", SCREENS])
            .env("ENCARGO_LANGUAGE", language);
        command
            .envs(environment.iter().copied())
            .stdout(Stdio::null());
        let process = Running::start(command)?.listening(port).await?;
        Ok(Self {
            url: format!("http://127.0.0.1:{port}/"),
            process,
        })
    }

    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// Ends it as a person does (Ctrl+C); an error where it does not end well.
    pub(crate) async fn stop(self) -> Outcome {
        self.process.stop().await
    }
}

/// A browser of its own, without a history; closed with this value.
pub(crate) struct Browser {
    driver: Driver,
    _process: Running,
    profile: TempDir,
}

impl Browser {
    pub(crate) async fn start(url: &str) -> Outcome<Self> {
        Self::speaking(url, "es").await
    }

    pub(crate) async fn speaking(url: &str, language: &str) -> Outcome<Self> {
        let profile = tempfile::tempdir()?;
        let port = free_port().await?;
        let mut command = Command::new("chromedriver");
        command
            .arg(format!("--port={port}"))
            .env("HOME", profile.path())
            .env("LANGUAGE", language);
        command.stdout(Stdio::null()).stderr(Stdio::null());
        let process = Running::start(command)?.listening(port).await?;
        let driver = Driver::connect(port, capabilities(profile.path(), language)?).await?;
        driver.open(url).await?;
        Ok(Self {
            driver,
            _process: process,
            profile,
        })
    }

    /// For steps that must fail.
    pub(crate) fn impatient(mut self) -> Self {
        self.driver.hurry();
        self
    }

    /// A file that the screens saved, as soon as it is there.
    pub(crate) async fn download(&self, name: &str) -> Outcome<PathBuf> {
        let path = self.profile.path().join("Downloads").join(name);
        let end = Instant::now() + PATIENCE;
        // The browser writes under another name until it is whole.
        while !path.is_file() {
            if Instant::now() > end {
                return Err(Failure::new(format!("{name} was not saved")));
            }
            sleep(PAUSE).await;
        }
        Ok(path)
    }

    pub(crate) async fn close(self) -> Outcome {
        self.driver.close().await
    }
}

impl Deref for Browser {
    type Target = Driver;

    fn deref(&self) -> &Driver {
        &self.driver
    }
}

fn capabilities(profile: &Path, language: &str) -> Outcome<Map<String, Value>> {
    let mut args = [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--no-first-run",
    ]
    .map(str::to_owned)
    .to_vec();
    args.push("--window-size=1366,768".to_owned());
    args.push(format!("--lang={language}"));
    args.push(format!(
        "--user-data-dir={}",
        profile.join("profile").display()
    ));
    let prefs = json!({ "intl.accept_languages": language });
    let options = json!({ "goog:chromeOptions": { "args": args, "prefs": prefs } });
    match options {
        Value::Object(options) => Ok(options),
        _ => Err(Failure::new("capabilities are an object")),
    }
}
