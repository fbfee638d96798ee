//! Parts that several views share.

use encargo_domain::Currency;
use encargo_domain::ids::LocationId;
use encargo_domain::location::{Location, LocationKind};
use encargo_domain::order::OrderLine;
use encargo_domain::refusal::Words;
use encargo_domain::words::Language;
use serde::Serialize;
use ts_rs::TS;

/// A location, as screens name it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct LocationRef {
    /// Id.
    pub location_id: LocationId,
    /// Short code.
    pub code: String,
    /// Name.
    pub name: String,
    /// Kind.
    pub kind: LocationKind,
    /// City.
    pub city: String,
    /// Hands out pickups.
    pub pickup: bool,
}

impl From<&Location> for LocationRef {
    fn from(location: &Location) -> Self {
        Self {
            location_id: location.location_id,
            code: location.code.clone(),
            name: location.name.clone(),
            kind: location.kind,
            city: location.address.city.clone(),
            pickup: location.pickup,
        }
    }
}

/// The name of a line in the reader's language; a name that was typed or has changed since stays as it was sold.
pub(crate) fn line_name(
    line: &OrderLine,
    item: Option<&encargo_domain::catalog::Item>,
    language: Language,
) -> String {
    match item {
        Some(item) if [&item.input.name_en, &item.input.name_es].contains(&&line.name) => {
            item.input.name(language).to_owned()
        }
        _ => line.name.clone(),
    }
}

/// Places of a list in one text: `Madrid, Valencia`.
pub(crate) fn names(places: impl IntoIterator<Item = String>) -> String {
    let mut seen: Vec<String> = Vec::new();
    for place in places {
        if !seen.contains(&place) {
            seen.push(place);
        }
    }
    seen.join(", ")
}

/// Words with an amount: minor units beside their currency, written out in the reader's language where they are said.
pub(crate) fn priced(words: Words, minor: i64, currency: Currency) -> Words {
    words
        .with("amount", minor)
        .with("currency", currency.as_str())
}

/// Words with a cost of sourcing: millionths of the currency, written out where they are said.
pub(crate) fn costed(words: Words, micro: i64, currency: Currency) -> Words {
    words
        .with("cost", micro)
        .with("currency", currency.as_str())
}
