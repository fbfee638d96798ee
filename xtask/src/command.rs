//! Starting other programs.

use std::ffi::OsStr;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::steps::Trouble;
use crate::tree;

/// A program, started in the root of the checkout.
pub(crate) fn program(name: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(name);
    command.current_dir(tree::root());
    command
}

/// npm, in the folder of the screens.
pub(crate) fn npm(args: &[&str]) -> Command {
    let mut command = program(if cfg!(windows) { "npm.cmd" } else { "npm" });
    command.current_dir(tree::ui()).args(args);
    command
}

/// The cargo that started this program. `--workspace` always: another selection of packages would compile half of the
/// dependencies a second time.
pub(crate) fn cargo(args: &[&str]) -> Command {
    let mut command = program(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(args);
    command
}

/// Runs to the end; anything but success is trouble.
pub(crate) fn finish(mut command: Command) -> Result<(), Trouble> {
    let status = command
        .status()
        .map_err(|error| not_started(&command, &error))?;
    if status.success() {
        return Ok(());
    }
    Err(Trouble::new(format!(
        "`{}` failed ({status})",
        line(&command)
    )))
}

/// Whether it runs and succeeds, without a word.
pub(crate) fn succeeds(mut command: Command) -> bool {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

/// What it prints; nothing where it fails.
pub(crate) fn printed(mut command: Command) -> Option<String> {
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// What it prints; trouble, with the end of what it said, where it fails.
pub(crate) fn answered(mut command: Command) -> Result<String, Trouble> {
    let output = command
        .stdin(Stdio::null())
        .output()
        .map_err(|error| not_started(&command, &error))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let last: Vec<&str> = said.lines().rev().take(5).collect();
    let last: Vec<&str> = last.into_iter().rev().collect();
    let told = line(&command);
    Err(Trouble::new(format!(
        "`{told}` failed ({}):\n{}",
        output.status,
        last.join("\n")
    )))
}

/// Whether a program of this name can be found.
pub(crate) fn exists(name: &str) -> bool {
    let paths = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&paths).any(|folder| is_program(&folder.join(name)))
}

fn is_program(path: &Path) -> bool {
    path.is_file() || path.with_extension("exe").is_file()
}

pub(crate) fn not_started(command: &Command, error: &std::io::Error) -> Trouble {
    Trouble::new(format!("`{}` could not be started: {error}", line(command)))
}

/// The command as a person would type it.
pub(crate) fn line(command: &Command) -> String {
    let name = Path::new(command.get_program())
        .file_name()
        .unwrap_or(command.get_program());
    let words = std::iter::once(name).chain(command.get_args());
    words
        .map(|word| word.to_string_lossy().into_owned())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_told_as_it_is_typed() {
        let mut command = Command::new("/usr/bin/npm");
        command.args(["run", "build"]);
        assert_eq!(line(&command), "npm run build");
    }

    #[test]
    fn what_fails_is_told() {
        let failing = cargo(&["no-such-command-of-cargo"]);
        assert!(!succeeds(failing), "cargo knows no such command");
        assert!(printed(cargo(&["--version"])).is_some_and(|text| text.starts_with("cargo ")));
        assert!(!exists("no-such-program-anywhere"));
    }
}
