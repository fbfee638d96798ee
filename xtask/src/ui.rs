//! The screens: npm packages, the build by Vite, type check, lint and unit tests.

use std::fs;
use std::path::Path;

use crate::command::{finish, npm};
use crate::stamp::is_fresh;
use crate::steps::{Steps, Trouble};
use crate::tree;

const SOURCES: [&str; 6] = [
    "src",
    "public",
    "index.html",
    "package-lock.json",
    "vite.config.ts",
    "tsconfig.json",
];
/// The mark of the page that src-tauri/build.rs writes where no screens are built.
const PLACEHOLDER: &str = "content=\"placeholder\"";

pub(crate) fn install(steps: &mut Steps) -> Result<(), Trouble> {
    let ui = tree::ui();
    let (installed, lock) = (
        ui.join("node_modules/.package-lock.json"),
        ui.join("package-lock.json"),
    );
    if is_fresh(&installed, &[&lock]) {
        steps.skip("npm packages: up to date");
        return Ok(());
    }
    steps.step("npm packages (about a minute the first time)", || {
        // A registry that mirrors only this system's packages makes a lock file that `ci` refuses.
        finish(npm(&["ci", "--no-audit", "--no-fund"])).or_else(|trouble| {
            println!("{trouble}; `npm install` takes the same versions");
            finish(npm(&["install", "--no-audit", "--no-fund"]))
        })
    })
}

pub(crate) fn build(steps: &mut Steps) -> Result<(), Trouble> {
    let ui = tree::ui();
    let sources = SOURCES.map(|name| ui.join(name));
    let made = ui.join("dist/index.html");
    let is_placeholder = fs::read_to_string(&made).is_ok_and(|page| page.contains(PLACEHOLDER));
    if !is_placeholder && is_fresh(&made, &sources.each_ref().map(|source| -> &Path { source })) {
        steps.skip("screens: up to date");
        return Ok(());
    }
    steps.step("building the screens", || finish(npm(&["run", "build"])))
}

pub(crate) fn check(steps: &mut Steps) -> Result<(), Trouble> {
    steps.step("checking the types of the screens", || {
        finish(npm(&["run", "typecheck"]))
    })
}

pub(crate) fn lint(steps: &mut Steps) -> Result<(), Trouble> {
    steps.step("linting the screens", || finish(npm(&["run", "lint"])))
}

pub(crate) fn test(steps: &mut Steps) -> Result<(), Trouble> {
    steps.step("testing the screens", || finish(npm(&["test"])))
}
