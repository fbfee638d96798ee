//! A desktop of its own for one window: display, message bus, notifications, home.

use std::fs::{DirBuilder, create_dir_all};
use std::os::unix::fs::DirBuilderExt;
use std::process::Stdio;

use tempfile::TempDir;
use tokio::process::Command;

use super::notifications::Notifications;
use super::outcome::Outcome;
use super::process::Running;

const SCREEN: &str = "1400x900x24";

pub(crate) struct Desktop {
    pub(crate) notifications: Notifications,
    display: String,
    bus: String,
    home: TempDir,
    _programs: Vec<Running>,
}

impl Desktop {
    pub(crate) async fn start() -> Outcome<Self> {
        let home = tempfile::tempdir()?;
        create_dir_all(home.path().join("downloads"))?;
        DirBuilder::new()
            .mode(0o700)
            .create(home.path().join("run"))?;
        let mut programs = Vec::new();
        let display = display(&mut programs).await?;
        let bus = bus(&mut programs).await?;
        let notifications = Notifications::serve(&bus).await?;
        Ok(Self {
            notifications,
            display,
            bus,
            home,
            _programs: programs,
        })
    }

    /// Address of the message bus.
    pub(crate) fn bus(&self) -> &str {
        &self.bus
    }

    /// Makes a program live on this desktop.
    pub(crate) fn host(&self, command: &mut Command) {
        let home = self.home.path();
        command
            .env_remove("WAYLAND_DISPLAY")
            .env("DISPLAY", &self.display)
            .env("GDK_BACKEND", "x11")
            .env("DBUS_SESSION_BUS_ADDRESS", &self.bus)
            .env("NO_AT_BRIDGE", "1")
            .env("HOME", home)
            .env("XDG_RUNTIME_DIR", home.join("run"))
            .env("XDG_CONFIG_HOME", home.join("config"))
            .env("XDG_CACHE_HOME", home.join("cache"))
            .env("XDG_DATA_HOME", home.join("data"))
            .current_dir(home.join("downloads"));
    }
}

/// A display that nobody sees, on a number that nobody has.
async fn display(programs: &mut Vec<Running>) -> Outcome<String> {
    if let (Some(_), Ok(display)) = (std::env::var_os("ENCARGO_SHOW"), std::env::var("DISPLAY")) {
        return Ok(display);
    }
    let mut xvfb = Command::new("Xvfb");
    xvfb.args([
        "-displayfd",
        "1",
        "-screen",
        "0",
        SCREEN,
        "-nolisten",
        "tcp",
        "-noreset",
    ]);
    xvfb.stdout(Stdio::piped()).stderr(Stdio::null());
    let mut xvfb = Running::start(xvfb)?;
    let number = xvfb.first_line().await?;
    programs.push(xvfb);
    Ok(format!(":{}", number.trim()))
}

async fn bus(programs: &mut Vec<Running>) -> Outcome<String> {
    let mut daemon = Command::new("dbus-daemon");
    daemon.args(["--session", "--nofork", "--nopidfile", "--print-address=1"]);
    daemon.stdout(Stdio::piped()).stderr(Stdio::null());
    let mut daemon = Running::start(daemon)?;
    let address = daemon.first_line().await?;
    programs.push(daemon);
    Ok(address.trim().to_owned())
}
