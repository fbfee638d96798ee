//! Everything that cargo does.

use std::fs;

use crate::command::{cargo, exists, finish, npm, printed, program};
use crate::steps::{Steps, Trouble};
use crate::tree;

pub(crate) fn format(steps: &mut Steps) -> Result<(), Trouble> {
    steps.step("formatting", || finish(cargo(&["fmt", "--all", "--check"])))
}

pub(crate) fn lint(steps: &mut Steps) -> Result<(), Trouble> {
    steps.step("lints (about 3 minutes the first time)", || {
        finish(cargo(&[
            "clippy",
            "--workspace",
            "--all-targets",
            "--",
            "-D",
            "warnings",
        ]))
    })
}

pub(crate) fn build(steps: &mut Steps) -> Result<(), Trouble> {
    let what = if tree::built("debug", "encargo-desktop").exists() {
        "building"
    } else {
        "building (4 to 10 minutes the first time)"
    };
    steps.step(what, || {
        finish(cargo(&["build", "--workspace", "--all-targets"]))
    })
}

/// All Rust tests; those of the browser and the real window are among them and bring their own display.
pub(crate) fn test(steps: &mut Steps) -> Result<(), Trouble> {
    steps.step(
        "testing: Rust, browser and window (about 5 minutes)",
        || {
            if exists("cargo-nextest") {
                finish(cargo(&["nextest", "run", "--workspace"]))
            } else {
                finish(cargo(&["test", "--workspace"]))
            }
        },
    )
}

/// Runs a workload on an optimised build, on a data folder of its own.
pub(crate) fn bench(steps: &mut Steps, args: &[String]) -> Result<(), Trouble> {
    let Some(name) = args.first() else {
        return Err(Trouble::new(
            "which workload? For example: cargo xtask bench order-to-cash",
        ));
    };
    steps.step("building, optimised", || {
        finish(cargo(&["build", "--release", "--package", "encargo-cli"]))
    })?;
    let data = tree::target().join("bench").join(name);
    if data.exists() {
        fs::remove_dir_all(&data).map_err(|error| Trouble::new(error.to_string()))?;
    }
    let mut encargo = program(tree::built("release", "encargo"));
    encargo.arg("--data").arg(&data).arg("bench").args(args);
    finish(encargo)
}

/// Writes the types of the registry; a test fails while the committed ones differ.
pub(crate) fn bindings(steps: &mut Steps) -> Result<(), Trouble> {
    build(steps)?;
    steps.step("writing ui/src/bindings/generated.ts", || {
        let mut encargo = program(tree::built("debug", "encargo"));
        encargo.arg("bindings");
        let types = printed(encargo).ok_or_else(|| Trouble::new("`encargo bindings` failed"))?;
        let file = tree::ui().join("src/bindings/generated.ts");
        fs::write(&file, types)
            .map_err(|error| Trouble::new(format!("{}: {error}", file.display())))
    })
}

/// The packages for Debian and Fedora. An AppImage would download its tools, so it is not made.
pub(crate) fn dist(steps: &mut Steps) -> Result<(), Trouble> {
    steps.step("packing (about 10 minutes)", || {
        let deb = tree::root().join("src-tauri/deb");
        let mut gzip = program("gzip");
        gzip.current_dir(deb).args(["-9nkf", "changelog"]);
        finish(gzip)?;
        let mut tauri = npm(&["exec", "--prefix", "ui", "--", "tauri", "build"]);
        tauri.current_dir(tree::root());
        finish(tauri)
    })
}
