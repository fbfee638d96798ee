//! Architecture: which crate may depend on which. A new edge is an argument to be had, not an accident.

use std::collections::BTreeSet;
use std::process::Command;

/// Allowed edges between the crates of the workspace (tests and automation may use everything).
const ALLOWED: &[(&str, &[&str])] = &[
    ("encargo-domain", &[]),
    ("encargo-sourcing", &["encargo-domain"]),
    ("encargo-store", &["encargo-domain"]),
    ("encargo-documents", &["encargo-domain"]),
    (
        "encargo-app",
        &[
            "encargo-domain",
            "encargo-sourcing",
            "encargo-store",
            "encargo-documents",
        ],
    ),
    ("encargo-cli", &["encargo-app"]),
    ("encargo-desktop", &["encargo-app"]),
    ("xtask", &[]),
];

/// Foreign crates that belong to one room.
const ROOMS: &[(&str, &[&str])] = &[
    ("tauri", &["encargo-desktop"]),
    ("sqlx", &["encargo-store", "encargo-app"]),
    ("printpdf", &["encargo-documents"]),
    ("axum", &["encargo-cli"]),
];

/// What a pure crate must not even be able to reach.
const PURE: &[&str] = &["encargo-domain", "encargo-sourcing"];
const IMPURE: &[&str] = &["tokio", "sqlx", "axum", "tauri", "reqwest", "rand"];

fn metadata() -> serde_json::Value {
    let output = Command::new(env!("CARGO"))
        .args([
            "metadata",
            "--format-version",
            "1",
            "--no-deps",
            "--offline",
            "--manifest-path",
        ])
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/../Cargo.toml"))
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    serde_json::from_slice(&output.stdout).unwrap()
}

fn dependencies(package: &serde_json::Value) -> BTreeSet<String> {
    let list = package["dependencies"].as_array().unwrap();
    list.iter()
        .filter(|d| d["kind"].is_null())
        .map(|d| d["name"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn crates_depend_only_on_what_they_may() {
    let metadata = metadata();
    for package in metadata["packages"].as_array().unwrap() {
        let name = package["name"].as_str().unwrap();
        let Some((_, allowed)) = ALLOWED.iter().find(|(n, _)| *n == name) else {
            assert_eq!(
                name, "encargo-tests",
                "{name} has no place in the table of edges"
            );
            continue;
        };
        for dependency in dependencies(package) {
            let ours = dependency.starts_with("encargo-");
            assert!(
                !ours || allowed.contains(&dependency.as_str()),
                "{name} may not depend on {dependency}"
            );
            if let Some((room, may)) = ROOMS.iter().find(|(room, _)| *room == dependency) {
                assert!(
                    may.contains(&name),
                    "{room} belongs to {may:?}, not to {name}"
                );
            }
            assert!(
                !(PURE.contains(&name) && IMPURE.contains(&dependency.as_str())),
                "{name} is pure and may not use {dependency}"
            );
        }
    }
}

#[test]
fn tauri_stands_in_one_folder_of_the_screens() {
    let source = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/src");
    let mut folders = vec![source.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "ts" || e == "tsx") {
                let text = std::fs::read_to_string(&path).unwrap();
                let inside = path.strip_prefix(&source).unwrap().starts_with("host");
                assert!(
                    inside || !text.contains("@tauri-apps"),
                    "{} imports Tauri",
                    path.display()
                );
            }
        }
    }
}

#[test]
fn the_generated_types_are_fresh() {
    let path =
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/src/bindings/generated.ts");
    let committed = std::fs::read_to_string(&path).unwrap();
    assert!(
        committed == encargo_app::typescript(),
        "ui/src/bindings/generated.ts is stale: run `cargo xtask bindings`"
    );
}
