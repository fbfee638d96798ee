//! The one catalogue of words for people, shared with the screens: Fluent files in `ui/src/locales/{en,es}/`, compiled in. Refusals,
//! notifications, PDFs and the command line speak through [`say`].

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::money::Currency;
use crate::refusal::{Param, Words};
use crate::time::LocalDate;

/// The languages of Encargo.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, TS,
)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// English.
    En,
    /// Spanish.
    #[default]
    Es,
}

impl Language {
    /// BCP 47 code.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Es => "es",
        }
    }
    /// The language of a locale name (`es_ES.UTF-8`); English where it is another.
    pub fn of_locale(locale: &str) -> Self {
        if locale.to_ascii_lowercase().starts_with("es") {
            Self::Es
        } else {
            Self::En
        }
    }
}

/// The catalogue files the Rust side reads; the screens read these and their own.
const SOURCES_EN: &[&str] = &[
    include_str!("../../../ui/src/locales/en/core.ftl"),
    include_str!("../../../ui/src/locales/en/documents-pdf.ftl"),
    include_str!("../../../ui/src/locales/en/import-rust.ftl"),
];
const SOURCES_ES: &[&str] = &[
    include_str!("../../../ui/src/locales/es/core.ftl"),
    include_str!("../../../ui/src/locales/es/documents-pdf.ftl"),
    include_str!("../../../ui/src/locales/es/import-rust.ftl"),
];

type Bundle = FluentBundle<FluentResource>;

static EN: LazyLock<Bundle> = LazyLock::new(|| bundle("en", SOURCES_EN));
static ES: LazyLock<Bundle> = LazyLock::new(|| bundle("es", SOURCES_ES));

fn bundle(language: &str, sources: &[&str]) -> Bundle {
    let mut bundle = FluentBundle::new_concurrent(language.parse().into_iter().collect());
    bundle.set_use_isolating(false);
    for source in sources {
        // A syntax error drops the message, which a test then reports as missing.
        let resource =
            FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

/// Whether the catalogue has `key` in `language`.
pub fn has(language: Language, key: &str) -> bool {
    in_language(language).has_message(key)
}

fn in_language(language: Language) -> &'static Bundle {
    match language {
        Language::En => &EN,
        Language::Es => &ES,
    }
}

/// The words in a language; the key itself where the catalogue lacks it (a test forbids that for all keys Rust makes).
pub fn say(language: Language, words: &Words) -> String {
    let bundle = in_language(language);
    let Some(pattern) = bundle.get_message(&words.key).and_then(|m| m.value()) else {
        return words.key.clone();
    };
    let mut args = FluentArgs::new();
    for (name, value) in &words.params {
        match value {
            Param::Number(n) => args.set(name.as_str(), FluentValue::from(*n)),
            Param::Text(t) => args.set(name.as_str(), FluentValue::from(t.as_str())),
        }
    }
    let mut errors = Vec::new();
    bundle
        .format_pattern(pattern, Some(&args), &mut errors)
        .into_owned()
}

/// The words of `key` without parameters.
pub fn label(language: Language, key: &str) -> String {
    say(language, &Words::new(key))
}

/// `1.234,50 €` in Spanish, `€1,234.50` in English. Four-digit Spanish amounts stay ungrouped (RAE, CLDR `minimumGroupingDigits` 2), as on the screens.
pub fn money(language: Language, minor: i64, currency: Currency) -> String {
    let number = decimal(language, minor, currency.decimals());
    let symbol = match currency.as_str() {
        "EUR" => "€",
        "USD" => "$",
        "GBP" => "£",
        other => other,
    };
    match language {
        Language::Es => format!("{number}\u{a0}{symbol}"),
        Language::En if symbol.len() == 3 && symbol.is_ascii() => match number.strip_prefix('-') {
            Some(rest) => format!("-{symbol}\u{a0}{rest}"),
            None => format!("{symbol}\u{a0}{number}"),
        },
        Language::En => match number.strip_prefix('-') {
            Some(rest) => format!("-{symbol}{rest}"),
            None => format!("{symbol}{number}"),
        },
    }
}

/// An amount with `decimals` digits after the mark, grouped as the language does.
pub fn decimal(language: Language, value: i64, decimals: u32) -> String {
    let (group, point, min_grouped) = match language {
        Language::Es => ('.', ',', 5),
        Language::En => (',', '.', 4),
    };
    let digits = value.unsigned_abs().to_string();
    let width = usize::try_from(decimals).unwrap_or(0);
    let digits = format!("{digits:0>width$}", width = width + 1);
    let (whole, fraction) = digits.split_at(digits.len() - width);
    let mut grouped = String::new();
    for (i, c) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i) % 3 == 0 && whole.len() >= min_grouped {
            grouped.push(group);
        }
        grouped.push(c);
    }
    let sign = if value < 0 { "-" } else { "" };
    if width == 0 {
        format!("{sign}{grouped}")
    } else {
        format!("{sign}{grouped}{point}{fraction}")
    }
}

/// An exchange rate in millionths, with as many digits as say something: `1.1594`, `160.25`.
pub fn exchange_rate(language: Language, per_unit: i64) -> String {
    let (mut value, mut decimals) = (per_unit, 6);
    while decimals > 0 && value % 10 == 0 {
        value /= 10;
        decimals -= 1;
    }
    decimal(language, value, decimals)
}

/// A rate in basis points: `21 %`, `5,2 %`.
pub fn percent(language: Language, rate_bp: u32) -> String {
    percent_ppm(language, rate_bp * 100)
}

/// A rate in millionths: `8,875 %`, `21%`.
pub fn percent_ppm(language: Language, rate_ppm: u32) -> String {
    let whole = rate_ppm / 10_000;
    let rest = format!("{:04}", rate_ppm % 10_000);
    let rest = rest.trim_end_matches('0');
    let point = match language {
        Language::Es => ',',
        Language::En => '.',
    };
    let number = if rest.is_empty() {
        whole.to_string()
    } else {
        format!("{whole}{point}{rest}")
    };
    match language {
        Language::Es => format!("{number}\u{a0}%"),
        Language::En => format!("{number}%"),
    }
}

/// `22/11/2026` in Spanish, `22 Nov 2026` in English.
pub fn date(language: Language, date: LocalDate) -> String {
    match language {
        Language::Es => date.0.format("%d/%m/%Y").to_string(),
        Language::En => date.0.format("%-d %b %Y").to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_as_each_language_writes_them() {
        assert_eq!(
            money(Language::Es, 123_450, Currency::EUR),
            "1234,50\u{a0}€"
        );
        assert_eq!(
            money(Language::Es, 1_234_550, Currency::EUR),
            "12.345,50\u{a0}€"
        );
        assert_eq!(money(Language::En, 123_450, Currency::EUR), "€1,234.50");
        assert_eq!(money(Language::En, -5, Currency::EUR), "-€0.05");
        assert_eq!(money(Language::Es, -5, Currency::EUR), "-0,05\u{a0}€");
        assert_eq!(percent(Language::Es, 520), "5,2\u{a0}%");
        assert_eq!(percent(Language::En, 2_100), "21%");
        assert_eq!(percent(Language::En, 505), "5.05%");
        assert_eq!(percent_ppm(Language::Es, 88_750), "8,875\u{a0}%");
        assert_eq!(percent_ppm(Language::En, 2_500), "0.25%");
    }

    /// Messages of a catalogue: key, its text with the lines that continue it.
    fn messages(sources: &[&str]) -> std::collections::BTreeMap<String, String> {
        let mut found = std::collections::BTreeMap::new();
        let mut key = String::new();
        for line in sources.iter().flat_map(|s| s.lines()) {
            match line.split_once(" =") {
                Some((name, text)) if line.starts_with(|c: char| c.is_ascii_lowercase()) => {
                    key = name.to_owned();
                    assert_eq!(
                        found.insert(key.clone(), text.to_owned()),
                        None,
                        "{key} stands twice"
                    );
                }
                _ if line.starts_with(' ') => found.entry(key.clone()).or_default().push_str(line),
                _ => {}
            }
        }
        found
    }

    /// Placeholders of a message, and the messages it speaks through.
    fn placeholders(text: &str) -> std::collections::BTreeSet<String> {
        text.split('{')
            .skip(1)
            .filter_map(|part| {
                part.trim_start()
                    .split(|c: char| !(c.is_alphanumeric() || c == '-' || c == '_' || c == '$'))
                    .next()
            })
            .filter(|name| !name.is_empty())
            .map(str::to_owned)
            .collect()
    }

    #[test]
    fn both_languages_say_the_same() {
        let (en, es) = (messages(SOURCES_EN), messages(SOURCES_ES));
        assert!(en.len() > 200, "the catalogue was read: {}", en.len());
        assert_eq!(
            en.keys().collect::<Vec<_>>(),
            es.keys().collect::<Vec<_>>(),
            "the same keys"
        );
        for (key, text) in &en {
            assert_eq!(
                placeholders(text),
                placeholders(&es[key]),
                "placeholders of {key}"
            );
            assert!(
                has(Language::En, key) && has(Language::Es, key),
                "{key} parses"
            );
        }
    }

    #[test]
    fn a_message_speaks_only_through_messages_that_are_there() {
        for (language, sources) in [(Language::En, SOURCES_EN), (Language::Es, SOURCES_ES)] {
            for (key, text) in messages(sources) {
                for name in placeholders(&text).iter().filter(|n| !n.starts_with('$')) {
                    assert!(has(language, name), "{key} speaks through {name}");
                }
            }
        }
    }

    #[test]
    fn every_refusal_has_words_in_both_languages() {
        for code in crate::refusal::Code::ALL {
            let key = format!("refusal-{}", code.as_str().replace('_', "-"));
            for language in [Language::En, Language::Es] {
                assert!(has(language, &key), "{language:?} lacks {key}");
            }
        }
    }
}
