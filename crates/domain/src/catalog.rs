//! Items: what is sold. One item is one variant (a jacket, blue, L); variants of one product share `product_code`.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::customer::country_code;
use crate::ids::ItemId;
use crate::refusal::{Code, Refusal};
use crate::tax::TaxClass;
use crate::trade::{GoodsFacts, Tracking, Unit, validate_hs_code};
use crate::words::Language;

/// What is known of an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ItemInput {
    /// Stock keeping unit, unique.
    pub sku: String,
    /// GTIN-13, or empty.
    #[serde(default)]
    pub barcode: String,
    /// Product the variant belongs to.
    #[serde(default)]
    pub product_code: String,
    /// Name in English.
    pub name_en: String,
    /// Name in Spanish; the English one stands in where it is empty.
    #[serde(default)]
    pub name_es: String,
    /// Which drawing shows it: a shape and two colours (`mug/2f6f4e/e8d5a3`).
    #[serde(default)]
    pub image: String,
    /// List price in minor units, tax included or not as the company sells.
    #[ts(type = "number")]
    pub price_minor: i64,
    /// What one costs the shop, in minor units.
    #[serde(default)]
    #[ts(type = "number")]
    pub cost_minor: i64,
    /// Tax class.
    pub tax_class: TaxClass,
    /// A business that buys it at home owes the tax itself (see [`crate::tax::supply::Goods`]).
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub reverse_charge: bool,
    /// Grams.
    #[serde(default)]
    pub weight_g: u32,
    /// Measure it is sold in.
    #[serde(default)]
    #[ts(optional, as = "Option<Unit>")]
    pub unit: Unit,
    /// Code of the customs tariff, 6, 8 or 10 digits, or empty.
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub hs_code: String,
    /// Country of origin, ISO 3166-1 alpha-2, or empty.
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub origin: String,
    /// Whether units or batches are told apart.
    #[serde(default)]
    #[ts(optional, as = "Option<Tracking>")]
    pub tracking: Tracking,
    /// May come back inside the return window.
    #[serde(default = "yes")]
    pub returnable: bool,
    /// Units kept back at each location.
    #[serde(default)]
    pub safety_stock: u32,
}

const fn yes() -> bool {
    true
}

impl ItemInput {
    /// Refuses an item that could not be sold.
    pub fn validate(&self) -> Result<(), Refusal> {
        if self.sku.trim().is_empty() {
            return Err(Refusal::new(Code::FieldRequired).with("field", "sku"));
        }
        if self.name_en.trim().is_empty() {
            return Err(Refusal::new(Code::FieldRequired).with("field", "name"));
        }
        if !(0..crate::money::MAX_MINOR).contains(&self.price_minor) {
            return Err(Refusal::new(Code::BadAmount).with("field", "price"));
        }
        if !self.barcode.is_empty() && !gtin_valid(&self.barcode) {
            return Err(Refusal::new(Code::FieldInvalid)
                .with("field", "barcode")
                .with("value", self.barcode.as_str()));
        }
        validate_hs_code(&self.hs_code)?;
        if !country_code(&self.origin) {
            return Err(Refusal::new(Code::FieldInvalid)
                .with("field", "origin")
                .with("value", self.origin.as_str()));
        }
        Ok(())
    }

    /// What lines of orders and documents keep of it.
    pub fn facts(&self) -> GoodsFacts {
        GoodsFacts {
            gtin: self.barcode.clone(),
            unit: self.unit,
            hs_code: self.hs_code.clone(),
            origin: self.origin.clone(),
            tracking: self.tracking,
        }
    }

    /// The name in `language`.
    pub fn name(&self, language: Language) -> &str {
        match language {
            Language::Es if !self.name_es.is_empty() => &self.name_es,
            Language::Es | Language::En => &self.name_en,
        }
    }
}

/// Whether a GTIN of 8, 12, 13 or 14 digits carries the right check digit (GS1 General Specifications 7.9).
pub fn gtin_valid(code: &str) -> bool {
    let digits: Option<Vec<u32>> = code.chars().map(|c| c.to_digit(10)).collect();
    match digits {
        Some(d) if matches!(d.len(), 8 | 12 | 13 | 14) => {
            d.iter()
                .rev()
                .enumerate()
                .map(|(i, n)| if i % 2 == 0 { *n } else { n * 3 })
                .sum::<u32>()
                % 10
                == 0
        }
        _ => false,
    }
}

/// The check digit for the first twelve digits of a GTIN-13.
pub fn gtin13_check_digit(first_twelve: &str) -> Option<u32> {
    let sum = first_twelve
        .chars()
        .rev()
        .enumerate()
        .map(|(i, c)| c.to_digit(10).map(|n| if i % 2 == 0 { n * 3 } else { n }))
        .sum::<Option<u32>>()?;
    (first_twelve.len() == 12).then_some((10 - sum % 10) % 10)
}

/// An item of record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Item {
    /// Id.
    pub item_id: ItemId,
    /// Everything else.
    pub input: ItemInput,
}

/// What can happen to an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum ItemEvent {
    /// Entered or imported.
    Created {
        /// The whole record.
        item: Item,
    },
    /// Changed.
    Updated {
        /// The fields as they are now.
        input: ItemInput,
    },
}

impl Item {
    /// The state after `event`.
    pub fn apply(state: Option<Self>, event: &ItemEvent) -> Option<Self> {
        match event {
            ItemEvent::Created { item } => Some(item.clone()),
            ItemEvent::Updated { input } => state.map(|s| Self {
                input: input.clone(),
                ..s
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gtin_check_digits() {
        assert!(gtin_valid("4006381333931"));
        assert!(!gtin_valid("4006381333932"));
        assert!(gtin_valid("96385074"));
        assert!(!gtin_valid("400638133393"));
        assert!(!gtin_valid("40063813339a1"));
        assert_eq!(gtin13_check_digit("400638133393"), Some(1));
        assert_eq!(gtin13_check_digit("40063813339"), None);
    }
}
