//! What the operating system must bring. On Debian and Ubuntu it is installed; elsewhere the exact line is printed.

use std::fs;
use std::process::Command;

use crate::command::{exists, finish, printed, program, succeeds};
use crate::steps::{Steps, Trouble};

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum For {
    Running,
    Tests,
}

/// How to know that a package is needed.
#[derive(Clone, Copy)]
enum Sign {
    /// A program that must be found.
    Program(&'static str),
    /// A file: administrators' programs are on nobody else's path.
    File(&'static str),
    /// A library that pkg-config must know.
    Library(&'static str),
}

const BUILD: &[(Sign, &str)] = &[
    (Sign::Program("cc"), "build-essential"),
    (Sign::Program("pkg-config"), "pkg-config"),
    (Sign::Library("webkit2gtk-4.1"), "libwebkit2gtk-4.1-dev"),
];
const TESTS: &[(Sign, &str)] = &[
    (Sign::Program("Xvfb"), "xvfb"),
    (Sign::Program("dbus-daemon"), "dbus"),
    (Sign::Program("WebKitWebDriver"), "webkit2gtk-driver"),
    (Sign::Program("chromium"), "chromium"),
    (Sign::Program("chromedriver"), "chromium-driver"),
    (Sign::Program("pdftotext"), "poppler-utils"),
    (Sign::Program("qpdf"), "qpdf"),
    (Sign::File("/usr/sbin/cupsd"), "cups"),
];

pub(crate) fn install(steps: &mut Steps, what_for: For) -> Result<(), Trouble> {
    need("npm", "Node.js 20.16 or newer, with npm")?;
    if !cfg!(target_os = "linux") {
        steps.skip("system packages: this system needs none (see README.md for the compiler)");
        return Ok(());
    }
    let wanted: Vec<_> = match what_for {
        For::Running => BUILD.to_vec(),
        For::Tests => [BUILD, TESTS].concat(),
    };
    let packages: Vec<&str> = wanted
        .into_iter()
        .filter(|(sign, _)| !is_there(*sign))
        .map(|(_, package)| package)
        .collect();
    if packages.is_empty() {
        steps.skip("system packages: all there");
        return Ok(());
    }
    let what = format!("system packages (about a minute): {}", packages.join(" "));
    steps.step(&what, || install_packages(&packages))
}

fn need(name: &str, what: &str) -> Result<(), Trouble> {
    if exists(name) || exists(&format!("{name}.cmd")) {
        return Ok(());
    }
    Err(Trouble::new(format!(
        "{what} is missing; install it, then start this again"
    )))
}

fn is_there(sign: Sign) -> bool {
    match sign {
        // Ubuntu and other systems name the same browser otherwise.
        Sign::Program("chromium") => ["chromium", "chromium-browser", "google-chrome"]
            .into_iter()
            .any(exists),
        Sign::Program(name) => exists(name),
        Sign::File(path) => std::path::Path::new(path).exists(),
        Sign::Library(name) => {
            let mut ask = program("pkg-config");
            ask.args(["--exists", name]);
            succeeds(ask)
        }
    }
}

fn install_packages(packages: &[&str]) -> Result<(), Trouble> {
    let by_hand = by_hand(packages);
    if !exists("apt-get") {
        return Err(Trouble::new(format!(
            "please install these first, then start this again:\n  {by_hand}"
        )));
    }
    let Some(prefix) = privilege() else {
        return Err(Trouble::new(format!(
            "only root may install packages. Please run\n  {by_hand}"
        )));
    };
    let apt = |args: &[&str]| {
        let mut command = apt_get(prefix);
        command.args(args);
        finish(command)
    };
    // A list that cannot be renewed may still do.
    if let Err(trouble) = apt(&["update"]) {
        println!("{trouble}; going on with the list of packages there is");
    }
    let mut args = vec!["install", "--yes", "--no-install-recommends"];
    args.extend(packages);
    apt(&args).map_err(|trouble| Trouble::new(format!("{trouble}. By hand:\n  {by_hand}")))
}

/// Another apt may be at work: wait for it instead of failing at once.
fn apt_get(prefix: &[&str]) -> Command {
    let words = [
        prefix,
        &["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"],
    ]
    .concat();
    let (first, rest) = words.split_first().unwrap_or((&"apt-get", &[]));
    let mut command = program(first);
    command
        .args(rest)
        .args(["-o", "DPkg::Lock::Timeout=600", "-o", "Dpkg::Use-Pty=0"]);
    command
}

/// What must stand before a command so that root carries it out; `None` where that cannot be had.
fn privilege() -> Option<&'static [&'static str]> {
    let mut id = program("id");
    id.arg("-u");
    if printed(id).is_some_and(|user| user.trim() == "0") {
        Some(&[])
    } else if exists("sudo") {
        Some(&["sudo"])
    } else {
        None
    }
}

/// The line for the package manager of this system.
fn by_hand(packages: &[&str]) -> String {
    let release = fs::read_to_string("/etc/os-release").unwrap_or_default();
    let family = |name: &str| {
        let fields = release
            .lines()
            .filter(|line| line.starts_with("ID=") || line.starts_with("ID_LIKE="));
        fields.into_iter().any(|line| line.contains(name))
    };
    let (manager, names): (&str, fn(&str) -> &str) = if family("fedora") || family("rhel") {
        ("sudo dnf install", on_fedora)
    } else if family("arch") {
        ("sudo pacman -S --needed", on_arch)
    } else if family("suse") {
        ("sudo zypper install", on_suse)
    } else {
        ("sudo apt-get install", same)
    };
    let mut names: Vec<&str> = packages.iter().copied().map(names).collect();
    names.dedup();
    format!("{manager} {}", names.join(" "))
}

fn same(package: &str) -> &str {
    package
}

fn on_fedora(package: &str) -> &str {
    match package {
        "build-essential" => "gcc make",
        "pkg-config" => "pkgconf-pkg-config",
        "libwebkit2gtk-4.1-dev" | "webkit2gtk-driver" => "webkit2gtk4.1-devel",
        "xvfb" => "xorg-x11-server-Xvfb",
        "dbus" => "dbus-daemon",
        "chromium-driver" => "chromedriver",
        other => other,
    }
}

fn on_arch(package: &str) -> &str {
    match package {
        "build-essential" => "base-devel",
        "pkg-config" => "pkgconf",
        "libwebkit2gtk-4.1-dev" | "webkit2gtk-driver" => "webkit2gtk-4.1",
        "xvfb" => "xorg-server-xvfb",
        "chromium-driver" => "chromium",
        "poppler-utils" => "poppler",
        other => other,
    }
}

fn on_suse(package: &str) -> &str {
    match package {
        "build-essential" => "gcc make",
        "libwebkit2gtk-4.1-dev" => "webkit2gtk3-devel",
        "xvfb" => "xorg-x11-server-Xvfb",
        "dbus" => "dbus-1-daemon",
        "chromium-driver" => "chromedriver",
        "poppler-utils" => "poppler-tools",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_family_has_its_own_names() {
        assert_eq!(on_fedora("xvfb"), "xorg-x11-server-Xvfb");
        assert_eq!(on_arch("build-essential"), "base-devel");
        assert_eq!(
            on_suse("qpdf"),
            "qpdf",
            "most names are the same everywhere"
        );
    }

    #[test]
    fn apt_waits_and_asks_nothing() {
        let command = crate::command::line(&apt_get(&["sudo"]));
        assert!(
            command.starts_with("sudo env DEBIAN_FRONTEND=noninteractive apt-get"),
            "{command}"
        );
        assert!(command.contains("DPkg::Lock::Timeout=600"), "{command}");
    }
}
