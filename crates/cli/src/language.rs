//! The language of the system.

use encargo_app::Language;

/// From the environment, as programs of a terminal take it.
pub(crate) fn of_system() -> Language {
    ["ENCARGO_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|v| !v.is_empty()))
        .map_or(Language::En, |locale| Language::of_locale(&locale))
}
