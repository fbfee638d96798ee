//! What the screens say, looked up in the same catalogue, so that one story is told in every language.

use std::path::Path;

use encargo_domain::money::Currency;
use encargo_domain::words::{Language, money};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use crate::window::outcome::Outcome;

pub(super) struct Words {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl Words {
    pub(super) fn of(language: Language) -> Outcome<Self> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../ui/src/locales")
            .join(language.as_str());
        let mut bundle = FluentBundle::new_concurrent(vec![language.as_str().parse()?]);
        bundle.set_use_isolating(false);
        for file in std::fs::read_dir(folder)? {
            let text = std::fs::read_to_string(file?.path())?;
            let resource = FluentResource::try_new(text).unwrap_or_else(|(resource, _)| resource);
            bundle.add_resource_overriding(resource);
        }
        Ok(Self { language, bundle })
    }

    pub(super) fn language(&self) -> Language {
        self.language
    }

    #[track_caller]
    pub(super) fn t(&self, key: &str) -> String {
        self.say(key, &[])
    }

    #[track_caller]
    pub(super) fn say(&self, key: &str, params: &[(&str, FluentValue<'_>)]) -> String {
        // Codes of Rust have underscores; the catalogue writes some of them with hyphens.
        let message = self
            .bundle
            .get_message(key)
            .or_else(|| self.bundle.get_message(&key.replace('_', "-")));
        let pattern = message
            .and_then(|message| message.value())
            .unwrap_or_else(|| panic!("{key} is not in the catalogue"));
        let mut args = FluentArgs::new();
        for (name, value) in params {
            args.set(*name, value.clone());
        }
        let said = self
            .bundle
            .format_pattern(pattern, Some(&args), &mut Vec::new());
        squeezed(&said)
    }

    /// An amount in euros, as the screens show it.
    pub(super) fn money(&self, minor: i64) -> String {
        squeezed(&money(self.language, minor, Currency::EUR))
    }
}

/// With each run of spaces, also those that do not break, as one: as the driver reads the screen.
pub(super) fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
