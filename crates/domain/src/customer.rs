//! Customers and addresses.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ids::CustomerId;
use crate::money::Currency;
use crate::refusal::{Code, Refusal};
use crate::tax::supply::{BuyerTax, Purchaser};
use crate::trade::TradeTerms;
use crate::words::Language;

/// A postal address and who is found there.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Address {
    /// Name on the parcel.
    pub name: String,
    /// Street and number.
    pub line1: String,
    /// Floor, door, care of.
    pub line2: String,
    /// Postal code.
    pub postal_code: String,
    /// City.
    pub city: String,
    /// Province or state.
    pub region: String,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// Phone for the carrier.
    pub phone: String,
}

impl Address {
    /// What is missing before a parcel can be sent here: the catalogue names of the fields.
    pub fn missing(&self) -> Vec<&'static str> {
        [
            ("name", &self.name),
            ("line1", &self.line1),
            ("postal-code", &self.postal_code),
            ("city", &self.city),
            ("country", &self.country),
        ]
        .into_iter()
        .filter(|(_, value)| value.trim().is_empty())
        .map(|(field, _)| field)
        .collect()
    }
}

/// What a person types of a customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CustomerInput {
    /// Name of the person or business.
    pub name: String,
    /// A business (buys with a tax id).
    #[serde(default)]
    pub business: bool,
    /// NIF, VAT id.
    #[serde(default)]
    pub tax_id: String,
    /// E-mail.
    #[serde(default)]
    pub email: String,
    /// Phone.
    #[serde(default)]
    pub phone: String,
    /// Language of their documents.
    #[serde(default)]
    pub language: Language,
    /// Main address.
    #[serde(default)]
    pub address: Address,
    /// What their tax depends on, beside address and tax id.
    #[serde(default)]
    #[ts(optional, as = "Option<BuyerTax>")]
    pub tax: BuyerTax,
    /// How they buy and are billed.
    #[serde(default, skip_serializing_if = "TradeTerms::is_usual")]
    #[ts(optional, as = "Option<TradeTerms>")]
    pub trade: TradeTerms,
    /// What they usually pay in, where it is not the currency of the books.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional = nullable, type = "string")]
    pub currency: Option<Currency>,
}

impl CustomerInput {
    /// As the tax sees them.
    pub fn purchaser(&self) -> Purchaser<'_> {
        Purchaser {
            business: self.business,
            tax_id: &self.tax_id,
            tax: Some(&self.tax),
        }
    }

    /// Refuses a customer that could not be served.
    pub fn validate(&self) -> Result<(), Refusal> {
        let invalid = |field: &str, value: &str| {
            Err(Refusal::new(Code::FieldInvalid)
                .with("field", field)
                .with("value", value))
        };
        if self.name.trim().is_empty() {
            return Err(Refusal::new(Code::FieldRequired).with("field", "name"));
        }
        if self.name.chars().count() > 200 {
            return invalid("name", &self.name);
        }
        if !self.email.is_empty() && !plausible_email(&self.email) {
            return invalid("email", &self.email);
        }
        if !country_code(&self.address.country) {
            return invalid("country", &self.address.country);
        }
        self.tax.validate()?;
        self.trade.validate()
    }
}

/// Left out, or two upper-case letters (ISO 3166-1 alpha-2).
pub(crate) fn country_code(country: &str) -> bool {
    country.is_empty() || country.len() == 2 && country.bytes().all(|b| b.is_ascii_uppercase())
}

/// One `@` with something on both sides and a dot behind it: typing errors, not RFC 5322, are what is looked for.
pub(crate) fn plausible_email(email: &str) -> bool {
    match email.split_once('@') {
        Some((local, host)) => {
            !local.is_empty()
                && host.contains('.')
                && !host.contains('@')
                && !host.starts_with('.')
                && !host.ends_with('.')
                && !email.contains(char::is_whitespace)
        }
        None => false,
    }
}

/// A customer of record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Customer {
    /// Id.
    pub customer_id: CustomerId,
    /// Number people see (`C-000123`), or the number in the file the customer was imported from.
    pub number: String,
    /// What was typed.
    pub input: CustomerInput,
}

/// What can happen to a customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum CustomerEvent {
    /// Entered or imported.
    Created {
        /// The whole record.
        customer: Customer,
        /// Series and serial of the number, when it was drawn here.
        serial: Option<(String, u32)>,
    },
    /// Changed.
    Updated {
        /// The fields as they are now.
        input: CustomerInput,
    },
}

impl Customer {
    /// The state after `event`.
    pub fn apply(state: Option<Self>, event: &CustomerEvent) -> Option<Self> {
        match event {
            CustomerEvent::Created { customer, .. } => Some(customer.clone()),
            CustomerEvent::Updated { input } => state.map(|s| Self {
                input: input.clone(),
                ..s
            }),
        }
    }
}
