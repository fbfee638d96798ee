//! The real window, on a desktop of its own.

use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use serde_json::{Map, Value, json};
use tokio::process::Command;

use super::desktop::Desktop;
use super::driver::Driver;
use super::notifications::Notifications;
use super::outcome::{Failure, Outcome};
use super::process::{Running, built, free_port};

/// The programs without which there is no window test.
pub(crate) const NEEDS: [&str; 3] = ["WebKitWebDriver", "Xvfb", "dbus-daemon"];

/// What is special about a window before it opens.
pub(crate) struct Opening {
    data_dir: PathBuf,
    environment: Vec<(String, String)>,
}

impl Opening {
    /// `es` or `en`: the language of the computer.
    pub(crate) fn language(self, language: &str) -> Self {
        self.env("ENCARGO_LANGUAGE", language)
    }

    /// Answers the dialog that asks where to save.
    pub(crate) fn saving_to(self, path: &Path) -> Self {
        self.env("ENCARGO_TEST_SAVE_PATH", &path.to_string_lossy())
    }

    /// Answers the dialog that asks which file to open.
    pub(crate) fn opening(self, path: &Path) -> Self {
        self.env("ENCARGO_TEST_OPEN_PATH", &path.to_string_lossy())
    }

    pub(crate) fn env(mut self, name: &str, value: &str) -> Self {
        self.environment.push((name.to_owned(), value.to_owned()));
        self
    }

    pub(crate) async fn start(self) -> Outcome<Window> {
        let desktop = Desktop::start().await?;
        let port = free_port().await?;
        let mut command = Command::new("WebKitWebDriver");
        command.arg(format!("--port={port}"));
        desktop.host(&mut command);
        // What the driver has in its environment the window inherits.
        command
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .env("ENCARGO_MULTI", "1")
            .env("ENCARGO_DATA_DIR", &self.data_dir)
            .envs(self.environment)
            .stdout(Stdio::null());
        let process = Running::start(command)?.listening(port).await?;
        let driver = Driver::connect(port, capabilities(&built("encargo-desktop"))?).await?;
        Ok(Window {
            driver,
            desktop,
            _process: process,
        })
    }
}

/// The open window; closed with this value.
pub(crate) struct Window {
    driver: Driver,
    // Dropped in this order: the window ends before its display does.
    _process: Running,
    desktop: Desktop,
}

impl Window {
    pub(crate) fn on(data_dir: &Path) -> Opening {
        Opening {
            data_dir: data_dir.to_path_buf(),
            environment: Vec::new(),
        }
        .language("es")
    }

    pub(crate) async fn start(data_dir: &Path) -> Outcome<Self> {
        Self::on(data_dir).start().await
    }

    pub(crate) fn notifications(&self) -> &Notifications {
        &self.desktop.notifications
    }

    /// Ends the session, and with it the window. Not needed: dropping it does the same, without waiting.
    pub(crate) async fn close(self) -> Outcome {
        self.driver.close().await
    }
}

impl Deref for Window {
    type Target = Driver;

    fn deref(&self) -> &Driver {
        &self.driver
    }
}

fn capabilities(binary: &Path) -> Outcome<Map<String, Value>> {
    let options = json!({ "webkitgtk:browserOptions": { "binary": binary, "args": [] } });
    match options {
        Value::Object(options) => Ok(options),
        _ => Err(Failure::new("capabilities are an object")),
    }
}
