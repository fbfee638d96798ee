//! The words: both catalogues have the same messages, and every message the code asks for.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use encargo_domain::words::{self, Language};

/// Messages and what they take, from the text of a catalogue.
fn messages(text: &str) -> BTreeMap<String, Vec<String>> {
    let mut all: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut key = String::new();
    for line in text.lines() {
        if let Some((name, _)) = line.split_once(" =").filter(|_| line.starts_with("doc-")) {
            key = name.to_owned();
            all.entry(key.clone()).or_default();
        }
        for part in line.split("{ $").skip(1) {
            let name = part.split([' ', '}']).next().unwrap().to_owned();
            let known = all.get_mut(&key).unwrap();
            if !known.contains(&name) {
                known.push(name);
            }
        }
    }
    for names in all.values_mut() {
        names.sort();
    }
    all
}

const EN: &str = include_str!("../../../../ui/src/locales/en/documents-pdf.ftl");
const ES: &str = include_str!("../../../../ui/src/locales/es/documents-pdf.ftl");

#[test]
fn both_languages_say_the_same() {
    assert_eq!(messages(EN), messages(ES));
}

/// The `doc-…` keys in the sources under a folder, tests apart.
fn keys_in(folder: &Path) -> BTreeSet<String> {
    let mut used = BTreeSet::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if path.is_dir() && name != "tests" {
            used.extend(keys_in(&path));
        } else if path.extension().is_some_and(|e| e == "rs") && name != "tests.rs" {
            let source = std::fs::read_to_string(path).unwrap();
            let keys = source
                .split("\"doc-")
                .skip(1)
                .filter_map(|rest| rest.split('"').next());
            used.extend(keys.map(|key| format!("doc-{key}")));
        }
    }
    used
}

#[test]
fn every_key_exists_and_every_message_is_used() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let known: BTreeSet<String> = messages(EN).into_keys().collect();
    for key in keys_in(&here.join("src")) {
        assert!(known.contains(&key), "{key} is not in the catalogue");
        for language in [Language::En, Language::Es] {
            assert!(
                words::has(language, &key),
                "{key} cannot be parsed in {language:?}"
            );
        }
    }
    // Some name what other crates put on a document (the shipping line).
    let used = keys_in(here.parent().unwrap());
    let unused: Vec<&String> = known.difference(&used).collect();
    assert!(unused.is_empty(), "nobody says {unused:?}");
}
