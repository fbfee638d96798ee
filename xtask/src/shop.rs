//! The demo shop: made once, then opened in the window, or in a browser where there is no display.

use std::env;
use std::fs;
use std::net::TcpListener;
use std::path::PathBuf;

use crate::command::{finish, program};
use crate::steps::{Steps, Trouble};
use crate::tree;

const DATA: &str = "ENCARGO_DATA_DIR";

/// A shop of the person's own is opened as it is; else the demo shop, which `cargo clean` forgets.
fn own() -> Option<PathBuf> {
    env::var_os(DATA)
        .filter(|dir| !dir.is_empty())
        .map(PathBuf::from)
}

fn demo() -> PathBuf {
    tree::target().join("demo-shop")
}

pub(crate) fn seed(steps: &mut Steps) -> Result<(), Trouble> {
    if let Some(own) = own() {
        steps.skip(&format!("data folder: {}", own.display()));
        return Ok(());
    }
    let demo = demo();
    if demo.join("encargo.db").exists() {
        steps.skip(&format!("demo shop: {}", demo.display()));
        return Ok(());
    }
    steps.step("making the demo shop (about 20 seconds)", || {
        // Under another name until it is whole: an interrupted start leaves no half shop behind.
        let unfinished = demo.with_extension("new");
        let failed =
            |error: std::io::Error| Trouble::new(format!("{}: {error}", unfinished.display()));
        if unfinished.exists() {
            fs::remove_dir_all(&unfinished).map_err(failed)?;
        }
        let mut encargo = program(tree::built("debug", "encargo"));
        encargo.arg("--data").arg(&unfinished).arg("seed");
        finish(encargo)?;
        if demo.exists() {
            fs::remove_dir_all(&demo).map_err(failed)?;
        }
        fs::rename(&unfinished, &demo).map_err(failed)
    })
}

pub(crate) fn open(steps: &mut Steps, args: &[String]) -> Result<(), Trouble> {
    let data = own().unwrap_or_else(demo);
    if has_display() {
        return steps.step("opening the window (close it to end)", || {
            let mut window = program(tree::built("debug", "encargo-desktop"));
            window.env(DATA, &data).args(args);
            finish(window)
        });
    }
    let port = free_port();
    let what = format!(
        "no display here: serving the same shop at http://127.0.0.1:{port}/ (Ctrl+C to end)"
    );
    steps.step(&what, || {
        let mut serve = program(tree::built("debug", "encargo"));
        serve
            .arg("--data")
            .arg(&data)
            .args(["serve", "--port", &port.to_string()])
            .args(args);
        finish(serve)
    })
}

/// Linux draws on X11 or Wayland; other systems always have a display.
fn has_display() -> bool {
    let set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

/// The usual port, or any other that is free.
fn free_port() -> u16 {
    const USUAL: u16 = 4317;
    let port = |wanted| {
        TcpListener::bind(("127.0.0.1", wanted)).and_then(|listener| listener.local_addr())
    };
    port(USUAL)
        .or_else(|_| port(0))
        .map_or(USUAL, |address| address.port())
}
