//! Sales tax in the United States: by destination, from a table by ZIP code that the shop imports (see [`super::table`]).
//!
//! A shop collects only in states it has a duty to (nexus): where it has its seat or hands goods over, and those it names in its settings
//! (South Dakota v. Wayfair, 585 U.S. 162, 2018). A sale into another state bears no tax, and the line says why. What a state taxes differently
//! (groceries, books) the shop says by state and class of goods.

mod law;
mod states;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use self::states::{is_state, is_untaxed, state_of_zip, zip5};
use super::TaxClass;
use crate::money::allocate;
use crate::refusal::{Code, Refusal};
use crate::time::LocalDate;

/// One, in the unit of these rates: millionths. Rates have up to five decimals of a fraction (8.875 % in New York City), which basis points
/// do not hold.
pub const ONE_PPM: u32 = 1_000_000;

/// A sales tax and what it is made of, in millionths of the net (88,750 = 8.875 %).
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, TS,
)]
#[serde(rename_all = "camelCase")]
pub struct SalesTax {
    /// What is charged.
    pub rate_ppm: u32,
    /// The state's part.
    pub state_ppm: u32,
    /// The county's.
    pub county_ppm: u32,
    /// The city's.
    pub city_ppm: u32,
    /// Of special districts (transit, schools, stadiums).
    pub special_ppm: u32,
}

/// A tax amount by who gets it, in minor units; adds up to the tax.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TaxSplit {
    /// The state.
    #[ts(type = "number")]
    pub state_minor: i64,
    /// The county.
    #[ts(type = "number")]
    pub county_minor: i64,
    /// The city.
    #[ts(type = "number")]
    pub city_minor: i64,
    /// Special districts.
    #[ts(type = "number")]
    pub special_minor: i64,
}

impl SalesTax {
    /// The parts with their names in the catalogue, the state's first.
    pub const fn parts(self) -> [(&'static str, u32); 4] {
        [
            ("state", self.state_ppm),
            ("county", self.county_ppm),
            ("city", self.city_ppm),
            ("special", self.special_ppm),
        ]
    }

    /// Splits a tax amount by the parts (largest remainder), so that it adds up to the cent.
    pub fn split(self, tax_minor: i64) -> TaxSplit {
        let weights = self.parts().map(|(_, ppm)| u64::from(ppm));
        let shares = allocate(tax_minor, &weights);
        let share = |i: usize| shares.get(i).copied().unwrap_or(0);
        TaxSplit {
            state_minor: share(0),
            county_minor: share(1),
            city_minor: share(2),
            special_minor: share(3),
        }
    }
}

impl TaxSplit {
    /// The amounts with their names in the catalogue, the state's first.
    pub const fn parts(self) -> [(&'static str, i64); 4] {
        [
            ("state", self.state_minor),
            ("county", self.county_minor),
            ("city", self.city_minor),
            ("special", self.special_minor),
        ]
    }

    /// The sum of two, `sign` before the second.
    #[must_use]
    pub const fn plus(self, sign: i64, other: Self) -> Self {
        Self {
            state_minor: self.state_minor + sign * other.state_minor,
            county_minor: self.county_minor + sign * other.county_minor,
            city_minor: self.city_minor + sign * other.city_minor,
            special_minor: self.special_minor + sign * other.special_minor,
        }
    }
}

/// The rate of a ZIP code on a day, as a table has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FoundRate {
    /// Five digits.
    pub zip: String,
    /// State.
    pub state: String,
    /// What the table calls the place.
    pub region: String,
    /// Rates.
    pub tax: SalesTax,
    /// From which day its table holds.
    pub valid_from: LocalDate,
}

/// The rates of the ZIP codes a decision needs, looked up before it; empty for shops outside the United States.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ZipRates(Vec<FoundRate>);

impl ZipRates {
    /// None.
    pub const NONE: &'static Self = &Self(Vec::new());

    /// Those of the tables in force on one day.
    pub const fn new(found: Vec<FoundRate>) -> Self {
        Self(found)
    }

    /// The rate of a ZIP code. Where two states' tables have it, that of the state its digits name.
    pub fn of(&self, zip: &str) -> Option<&FoundRate> {
        let of_zip = || self.0.iter().filter(|f| f.zip == zip);
        let usual = state_of_zip(zip);
        of_zip()
            .find(|f| Some(f.state.as_str()) == usual)
            .or_else(|| of_zip().next())
    }
}

/// A state the shop collects tax in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Nexus {
    /// Two letters.
    pub state: String,
    /// First day.
    pub from: LocalDate,
}

/// How a state taxes a class of goods.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum GoodsTreatment {
    /// As all others.
    #[default]
    Taxable,
    /// Not at all.
    Exempt,
    /// At a rate of its own in place of the state's.
    Own,
}

/// What a state says of a class of goods.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ClassRule {
    /// Two letters.
    pub state: String,
    /// Which goods.
    pub class: TaxClass,
    /// How.
    pub treatment: GoodsTreatment,
    /// The rate of its own, in millionths; 0 where there is none.
    #[serde(default)]
    #[ts(optional, as = "Option<u32>")]
    pub rate_ppm: u32,
    /// County, city and districts take their part on top of it.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub local: bool,
}

/// What a US shop sets of its sales tax.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct UsTax {
    /// States it collects in, beside that of its seat and of the counter goods are handed over at.
    pub nexus: Vec<Nexus>,
    /// What is not taxed as all others.
    pub rules: Vec<ClassRule>,
}

impl UsTax {
    /// Nothing is set: companies elsewhere keep no word of it.
    pub const fn is_empty(&self) -> bool {
        self.nexus.is_empty() && self.rules.is_empty()
    }

    /// Whether the shop collects in a state on a day by its settings.
    pub fn collects(&self, state: &str, on: LocalDate) -> bool {
        self.nexus.iter().any(|n| n.state == state && n.from <= on)
    }

    /// How a state taxes goods, where it differs.
    fn rule(&self, state: &str, class: TaxClass) -> Option<&ClassRule> {
        self.rules
            .iter()
            .find(|r| r.state == state && r.class == class)
    }

    /// Refuses what could not be applied: a state that is none, two rules for the same goods, a rate beyond 100 %.
    pub fn validate(&self) -> Result<(), Refusal> {
        let invalid = |field: &str, value: &str| {
            Err(Refusal::new(Code::FieldInvalid)
                .with("field", field)
                .with("value", value))
        };
        let mut states: Vec<&str> = Vec::new();
        for nexus in &self.nexus {
            if !is_state(&nexus.state) || states.contains(&nexus.state.as_str()) {
                return invalid("state", &nexus.state);
            }
            states.push(&nexus.state);
        }
        let mut rules: Vec<(&str, TaxClass)> = Vec::new();
        for rule in &self.rules {
            if !is_state(&rule.state) || rules.contains(&(rule.state.as_str(), rule.class)) {
                return invalid("state", &rule.state);
            }
            if !matches!(rule.class, TaxClass::Reduced | TaxClass::SuperReduced) {
                return invalid("tax-class", &rule.state);
            }
            if rule.rate_ppm > ONE_PPM {
                return invalid("tax-rate", &rule.rate_ppm.to_string());
            }
            rules.push((&rule.state, rule.class));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tax_is_split_to_the_cent_and_whom_nothing_is_due_gets_nothing() {
        let tax = SalesTax {
            rate_ppm: 88_750,
            state_ppm: 40_000,
            county_ppm: 0,
            city_ppm: 45_000,
            special_ppm: 3_750,
        };
        for minor in [-10_001, -1, 0, 1, 2, 7, 100, 8_875, 123_457] {
            let split = tax.split(minor);
            let sum: i64 = split.parts().iter().map(|(_, m)| m).sum();
            assert_eq!(sum, minor);
            assert_eq!(split.county_minor, 0, "{minor}");
        }
        assert_eq!(
            tax.split(8_875).parts().map(|(_, m)| m),
            [4_000, 0, 4_500, 375]
        );
    }

    #[test]
    fn of_two_tables_with_a_zip_that_of_its_own_state_counts() {
        let found = |state: &str, rate_ppm| FoundRate {
            zip: "06390".into(),
            state: state.into(),
            region: String::new(),
            tax: SalesTax {
                rate_ppm,
                state_ppm: rate_ppm,
                ..SalesTax::default()
            },
            valid_from: LocalDate::default(),
        };
        let both = ZipRates::new(vec![found("NY", 86_250), found("CT", 63_500)]);
        assert_eq!(both.of("06390").map(|f| f.tax.rate_ppm), Some(63_500));
        let one = ZipRates::new(vec![found("NY", 86_250)]);
        assert_eq!(one.of("06390").map(|f| f.state.as_str()), Some("NY"));
        assert_eq!(one.of("06391"), None);
    }

    #[test]
    fn settings_that_could_not_be_applied_are_refused() {
        let nexus = |state: &str| Nexus {
            state: state.into(),
            from: LocalDate::default(),
        };
        let rule = |state: &str, class, rate_ppm| ClassRule {
            state: state.into(),
            class,
            treatment: GoodsTreatment::Own,
            rate_ppm,
            local: false,
        };
        let us = |nexus: Vec<Nexus>, rules: Vec<ClassRule>| UsTax { nexus, rules }.validate();
        let food = rule("TN", TaxClass::Reduced, 40_000);
        assert_eq!(
            us(vec![nexus("CA"), nexus("TX")], vec![food.clone()]),
            Ok(())
        );
        assert!(us(vec![nexus("ZZ")], vec![]).is_err());
        assert!(us(vec![nexus("CA"), nexus("CA")], vec![]).is_err());
        assert!(us(vec![], vec![food.clone(), food]).is_err());
        assert!(us(vec![], vec![rule("TN", TaxClass::General, 1)]).is_err());
        assert!(us(vec![], vec![rule("TN", TaxClass::Reduced, ONE_PPM + 1)]).is_err());
    }
}
