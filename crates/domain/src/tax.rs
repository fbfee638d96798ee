//! Taxes: rates as dated data by jurisdiction and class. A line's rate is resolved once, from the place and date of supply, and
//! frozen on the line; nothing is derived again later.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::refusal::{Code, Refusal};
use crate::time::LocalDate;

/// What kind of goods an item is for tax: the rate follows from it, the place and the date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TaxClass {
    /// The general rate.
    General,
    /// The reduced rate (food, in Spain).
    Reduced,
    /// The super-reduced rate (bread, milk, books, in Spain).
    SuperReduced,
    /// No tax by rule or outside its scope.
    Zero,
}

/// The EN 16931 category of a tax (UNTDID 5305).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
pub enum TaxCategory {
    /// Standard (any positive rate).
    S,
    /// Zero rated.
    Z,
    /// Exempt.
    E,
    /// Reverse charge.
    AE,
    /// Intra-community supply.
    K,
    /// Export outside the union.
    G,
    /// Outside the scope of the tax.
    O,
    /// Canary Islands (IGIC).
    L,
    /// Ceuta and Melilla (IPSI).
    M,
}

/// One dated rate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TaxRate {
    /// Country or part of it (`ES`, `ES-CN`).
    pub jurisdiction: String,
    /// Of which goods.
    pub class: TaxClass,
    /// EN 16931 category.
    pub category: TaxCategory,
    /// Basis points (2100 = 21 %).
    pub rate_bp: u32,
    /// First day in force.
    pub valid_from: LocalDate,
    /// Last day in force, if it ended.
    pub valid_to: Option<LocalDate>,
}

/// A resolved tax, as it is frozen on a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LineTax {
    /// EN 16931 category.
    pub category: TaxCategory,
    /// Basis points.
    pub rate_bp: u32,
}

/// The rate for goods of `class` supplied in `jurisdiction` on `date`; a refusal where the company has no such rate.
pub fn resolve(
    rates: &[TaxRate],
    jurisdiction: &str,
    class: TaxClass,
    date: LocalDate,
) -> Result<LineTax, Refusal> {
    if class == TaxClass::Zero {
        return Ok(LineTax {
            category: TaxCategory::Z,
            rate_bp: 0,
        });
    }
    rates
        .iter()
        .filter(|r| {
            r.jurisdiction == jurisdiction
                && r.class == class
                && r.valid_from <= date
                && r.valid_to.is_none_or(|end| date <= end)
        })
        .max_by_key(|r| r.valid_from)
        .map(|r| LineTax {
            category: r.category,
            rate_bp: r.rate_bp,
        })
        .ok_or_else(|| {
            Refusal::new(Code::FieldInvalid)
                .with("field", "tax-rate")
                .with("value", format!("{jurisdiction} {class:?} {date}"))
        })
}

/// The Spanish rates of VAT (Ley 37/1992 arts. 90, 91; the general rate since RDL 20/2012).
pub fn spanish_rates() -> Vec<TaxRate> {
    let since = LocalDate::ymd(2012, 9, 1).unwrap_or(LocalDate(chrono::NaiveDate::MIN));
    [
        (TaxClass::General, 2_100),
        (TaxClass::Reduced, 1_000),
        (TaxClass::SuperReduced, 400),
    ]
    .into_iter()
    .map(|(class, rate_bp)| TaxRate {
        jurisdiction: "ES".into(),
        class,
        category: TaxCategory::S,
        rate_bp,
        valid_from: since,
        valid_to: None,
    })
    .collect()
}
