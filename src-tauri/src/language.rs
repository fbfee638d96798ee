//! Which language to speak.

use std::sync::Arc;

use encargo_app::{App, Language};
use serde_json::{Value, json};

/// The language of the computer, until somebody chooses one for this device.
pub(crate) fn of_system() -> Language {
    let locale = ["ENCARGO_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    locale.map_or(Language::En, |locale| Language::of_locale(&locale))
}

/// The language chosen for this device, else that of the computer.
pub(crate) async fn of_device(app: &Arc<App>, system: Language) -> Language {
    let chosen = app
        .call("app.boot", json!({}))
        .await
        .ok()
        .and_then(|boot| chosen(&boot));
    chosen.unwrap_or(system)
}

fn chosen(boot: &Value) -> Option<Language> {
    let language = boot.pointer("/device/language")?;
    serde_json::from_value(language.clone()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_device_may_have_chosen_a_language_or_not() {
        assert_eq!(
            chosen(&json!({"device": {"language": "en"}})),
            Some(Language::En)
        );
        assert_eq!(
            chosen(&json!({"device": {"language": null}})),
            None,
            "not chosen yet"
        );
        assert_eq!(
            chosen(&json!({})),
            None,
            "an answer of another shape is not a choice"
        );
    }
}
