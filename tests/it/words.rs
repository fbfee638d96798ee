//! The catalogue: everything Rust says has words in both languages.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

fn messages(language: &str) -> BTreeMap<String, BTreeSet<String>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../ui/src/locales")
        .join(language);
    let mut messages = BTreeMap::new();
    for file in std::fs::read_dir(folder).unwrap() {
        let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
        let mut key = None;
        for line in text.lines() {
            if let Some((name, _)) = line.split_once(" =").filter(|(n, _)| {
                !n.is_empty()
                    && n.chars()
                        .all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
            }) {
                assert!(
                    messages.insert(name.to_owned(), BTreeSet::new()).is_none(),
                    "{name} stands twice in {language}"
                );
                key = Some(name.to_owned());
            }
            if let Some(key) = &key {
                let placeholders = line.split('$').skip(1).map(|p| {
                    p.chars()
                        .take_while(|c| c.is_ascii_alphanumeric() || *c == '_' || *c == '-')
                        .collect::<String>()
                });
                messages.get_mut(key).unwrap().extend(placeholders);
            }
        }
    }
    messages
}

#[test]
fn both_languages_say_the_same_things() {
    let (en, es) = (messages("en"), messages("es"));
    let only_en: Vec<_> = en.keys().filter(|k| !es.contains_key(*k)).collect();
    let only_es: Vec<_> = es.keys().filter(|k| !en.contains_key(*k)).collect();
    assert!(
        only_en.is_empty() && only_es.is_empty(),
        "only in English: {only_en:?}; only in Spanish: {only_es:?}"
    );
    for (key, placeholders) in &en {
        assert_eq!(Some(placeholders), es.get(key), "placeholders of {key}");
    }
}
