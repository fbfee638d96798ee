//! Taxes: rates as dated data by territory and class of goods, and the rules that say which tax a supply bears. A line's tax is resolved
//! once, from the place and date of supply and who buys, and frozen on the line; nothing is derived again later.

pub mod rates;
pub mod supply;
pub mod table;
mod territory;
pub mod us;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use self::territory::{Territory, vat_state};
use self::us::{ONE_PPM, SalesTax};
use crate::money::div_round;
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

/// Why no tax is charged, by the VATEX list of the CEF (version 7). What is printed is a catalogue text of the same name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
pub enum TaxReason {
    /// Supply to a business in another member state (art. 138).
    #[serde(rename = "VATEX-EU-IC")]
    IntraCommunity,
    /// The buyer owes the tax (arts. 194–199).
    #[serde(rename = "VATEX-EU-AE")]
    ReverseCharge,
    /// Export outside the union (art. 146).
    #[serde(rename = "VATEX-EU-G")]
    Export,
    /// Outside the scope of the tax.
    #[serde(rename = "VATEX-EU-O")]
    OutOfScope,
    /// Activities in the public interest (art. 132): hospitals, schools, welfare.
    #[serde(rename = "VATEX-EU-132")]
    PublicInterest,
    /// Insurance, finance (art. 135).
    #[serde(rename = "VATEX-EU-135")]
    Finance,
    /// Embassies, international bodies, armed forces (art. 151).
    #[serde(rename = "VATEX-EU-151")]
    International,
    /// US: the shop has no duty to collect in the state (no nexus).
    #[serde(rename = "US-NO-NEXUS")]
    NoNexus,
    /// US: the state has no sales tax.
    #[serde(rename = "US-NO-SALES-TAX")]
    NoSalesTax,
    /// US: the state does not tax such goods.
    #[serde(rename = "US-EXEMPT-GOODS")]
    ExemptGoods,
    /// US: bought to be sold again, with a certificate.
    #[serde(rename = "US-RESALE")]
    Resale,
    /// US: bought by a government, with a certificate.
    #[serde(rename = "US-GOVERNMENT")]
    Government,
    /// US: bought by an exempt organisation, with a certificate.
    #[serde(rename = "US-NON-PROFIT")]
    NonProfit,
}

impl TaxReason {
    /// The grounds a certificate of a US buyer can give.
    pub const CERTIFIED: [Self; 3] = [Self::Resale, Self::Government, Self::NonProfit];

    /// The code as it is kept; the list of the CEF knows those of the union only (see [`Self::vatex`]).
    pub const fn code(self) -> &'static str {
        match self {
            Self::IntraCommunity => "VATEX-EU-IC",
            Self::ReverseCharge => "VATEX-EU-AE",
            Self::Export => "VATEX-EU-G",
            Self::OutOfScope => "VATEX-EU-O",
            Self::PublicInterest => "VATEX-EU-132",
            Self::Finance => "VATEX-EU-135",
            Self::International => "VATEX-EU-151",
            Self::NoNexus => "US-NO-NEXUS",
            Self::NoSalesTax => "US-NO-SALES-TAX",
            Self::ExemptGoods => "US-EXEMPT-GOODS",
            Self::Resale => "US-RESALE",
            Self::Government => "US-GOVERNMENT",
            Self::NonProfit => "US-NON-PROFIT",
        }
    }

    /// The code as it stands in an e-invoice; empty where the list has none.
    pub const fn vatex(self) -> &'static str {
        match self {
            Self::NoNexus
            | Self::NoSalesTax
            | Self::ExemptGoods
            | Self::Resale
            | Self::Government
            | Self::NonProfit => "",
            _ => self.code(),
        }
    }
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
    /// Basis points on top for retailers under the equivalence surcharge (Ley 37/1992 art. 161); 0 where there is none.
    #[serde(default)]
    pub surcharge_bp: u32,
    /// First day in force.
    pub valid_from: LocalDate,
    /// Last day in force, if it ended.
    pub valid_to: Option<LocalDate>,
}

impl TaxRate {
    /// Whether it is the law on that day.
    pub fn in_force(&self, date: LocalDate) -> bool {
        self.valid_from <= date && self.valid_to.is_none_or(|end| date <= end)
    }
}

/// A resolved tax, as it is frozen on a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LineTax {
    /// EN 16931 category.
    pub category: TaxCategory,
    /// Basis points.
    pub rate_bp: u32,
    /// Basis points of the equivalence surcharge, on the same base.
    #[serde(default, skip_serializing_if = "is_zero")]
    #[ts(optional, as = "Option<u32>")]
    pub surcharge_bp: u32,
    /// Why nothing is charged, where the law wants it named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub reason: Option<TaxReason>,
    /// What a US sales tax is made of; its rate goes before `rate_bp`, which is rounded then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub sales: Option<SalesTax>,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde asks for a reference"
)]
const fn is_zero(n: &u32) -> bool {
    *n == 0
}

impl LineTax {
    /// A tax at a rate, without surcharge.
    pub const fn at(category: TaxCategory, rate_bp: u32) -> Self {
        Self {
            category,
            rate_bp,
            surcharge_bp: 0,
            reason: None,
            sales: None,
        }
    }
    /// A US sales tax.
    pub const fn sales(tax: SalesTax) -> Self {
        let category = if tax.rate_ppm == 0 {
            TaxCategory::Z
        } else {
            TaxCategory::S
        };
        Self {
            sales: Some(tax),
            ..Self::at(category, (tax.rate_ppm + 50) / 100)
        }
    }
    /// No tax, and why.
    pub const fn without(category: TaxCategory, reason: TaxReason) -> Self {
        Self {
            category,
            rate_bp: 0,
            surcharge_bp: 0,
            reason: Some(reason),
            sales: None,
        }
    }
    /// Nothing to pay and nothing to explain.
    pub const ZERO: Self = Self::at(TaxCategory::Z, 0);

    /// What is charged on a net amount, in basis points; a US sales tax has more decimals than these (see [`Self::whole_ppm`]).
    pub const fn whole_bp(self) -> u32 {
        self.rate_bp + self.surcharge_bp
    }

    /// The rate without surcharge, in millionths.
    pub const fn rate_ppm(self) -> u32 {
        match self.sales {
            Some(sales) => sales.rate_ppm,
            None => self.rate_bp * 100,
        }
    }

    /// What is charged on a net amount, in millionths.
    pub const fn whole_ppm(self) -> u32 {
        self.rate_ppm() + self.surcharge_bp * 100
    }

    /// The tax on a net amount without surcharge, rounded once.
    pub fn tax_on(self, net_minor: i64) -> i64 {
        part(net_minor, self.rate_ppm())
    }

    /// The surcharge on a net amount, rounded once.
    pub fn surcharge_on(self, net_minor: i64) -> i64 {
        part(net_minor, self.surcharge_bp * 100)
    }

    /// Tax and surcharge on a net amount, rounded together.
    pub fn whole_on(self, net_minor: i64) -> i64 {
        part(net_minor, self.whole_ppm())
    }

    /// Tax and surcharge inside a gross amount: `gross − gross / (1 + rate)`, with the net rounded once.
    pub fn inside(self, gross_minor: i64) -> i64 {
        let one = i128::from(ONE_PPM);
        gross_minor
            - div_round(
                i128::from(gross_minor) * one,
                one + i128::from(self.whole_ppm()),
            )
    }
}

/// `amount × rate`, the rate in millionths, rounded once.
fn part(minor: i64, rate_ppm: u32) -> i64 {
    div_round(
        i128::from(minor) * i128::from(rate_ppm),
        i128::from(ONE_PPM),
    )
}

/// Refuses rates of a company that could not be applied: without a place, beyond 100 %, ended before they began, or two for one day.
pub fn validate_rates(rates: &[TaxRate]) -> Result<(), Refusal> {
    let invalid = |field: &str, value: String| {
        Err(Refusal::new(Code::FieldInvalid)
            .with("field", field)
            .with("value", value))
    };
    for rate in rates {
        if rate.jurisdiction.trim().is_empty() {
            return Err(Refusal::new(Code::FieldRequired).with("field", "jurisdiction"));
        }
        if rate.rate_bp > 10_000 || rate.surcharge_bp > 10_000 {
            return invalid("tax-rate", rate.rate_bp.max(rate.surcharge_bp).to_string());
        }
        if rate.valid_to.is_some_and(|end| end < rate.valid_from) {
            return invalid(
                "valid-to",
                rate.valid_to.map(|d| d.to_string()).unwrap_or_default(),
            );
        }
    }
    // In the order of their days, rates of the same goods overlap only where neighbours do.
    let mut sorted: Vec<&TaxRate> = rates.iter().collect();
    sorted.sort_by_key(|r| (&r.jurisdiction, r.class, r.valid_from));
    for (earlier, later) in sorted.iter().zip(sorted.iter().skip(1)) {
        let same = earlier.jurisdiction == later.jurisdiction && earlier.class == later.class;
        if same && earlier.valid_to.is_none_or(|end| later.valid_from <= end) {
            return invalid("valid-from", later.valid_from.to_string());
        }
    }
    Ok(())
}

/// The rate for goods of `class` supplied in `jurisdiction` on `date`: the company's own where it has one, else the one the program knows;
/// a refusal where there is neither.
pub fn resolve(
    own: &[TaxRate],
    jurisdiction: &str,
    class: TaxClass,
    date: LocalDate,
) -> Result<TaxRate, Refusal> {
    own_rate(own, jurisdiction, class, date)
        .cloned()
        .or_else(|| rates::known(jurisdiction, class, date))
        .ok_or_else(|| {
            Refusal::new(Code::NoTaxRate)
                .with("place", jurisdiction)
                .with("date", date.to_string())
        })
}

/// The rate a company entered itself for a place and day.
fn own_rate<'a>(
    own: &'a [TaxRate],
    jurisdiction: &str,
    class: TaxClass,
    date: LocalDate,
) -> Option<&'a TaxRate> {
    own.iter()
        .filter(|r| r.jurisdiction == jurisdiction && r.class == class && r.in_force(date))
        .max_by_key(|r| r.valid_from)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rate(from: (i32, u32, u32), to: Option<(i32, u32, u32)>) -> TaxRate {
        let day = |(y, m, d)| LocalDate::ymd(y, m, d).unwrap();
        TaxRate {
            jurisdiction: "ES-CE".into(),
            class: TaxClass::General,
            category: TaxCategory::M,
            rate_bp: 400,
            surcharge_bp: 0,
            valid_from: day(from),
            valid_to: to.map(day),
        }
    }

    #[test]
    fn a_companys_own_rate_goes_before_the_known_one_from_its_first_day_on() {
        let own = [rate((2026, 1, 1), None)];
        let on = |y, m, d| {
            let day = LocalDate::ymd(y, m, d).unwrap();
            resolve(&own, "ES-CE", TaxClass::General, day).map(|r| r.rate_bp)
        };
        assert_eq!((on(2025, 12, 31), on(2026, 1, 1)), (Ok(1_000), Ok(400)));
    }

    #[test]
    fn two_rates_for_one_day_are_refused() {
        let (first, second) = (
            rate((2026, 1, 1), Some((2026, 6, 30))),
            rate((2026, 7, 1), None),
        );
        assert_eq!(validate_rates(&[first.clone(), second.clone()]), Ok(()));
        for bad in [
            vec![rate((2026, 1, 1), None), second],
            vec![rate((2026, 6, 30), None), first.clone()],
            vec![rate((2026, 2, 1), Some((2026, 1, 1)))],
            vec![TaxRate {
                rate_bp: 10_001,
                ..first.clone()
            }],
            vec![TaxRate {
                jurisdiction: " ".into(),
                ..first
            }],
        ] {
            assert!(validate_rates(&bad).is_err(), "{bad:?}");
        }
    }

    #[test]
    fn any_two_rates_for_one_day_are_found_and_no_others() {
        let month = |m: u32| LocalDate::ymd(2026, m, 1).unwrap();
        // All pairs of periods of up to six months: what comparing each with each finds, in any order.
        let periods: Vec<(u32, Option<u32>)> = (1..=6)
            .flat_map(|from| {
                (from..=6)
                    .map(move |to| (from, Some(to)))
                    .chain([(from, None)])
            })
            .collect();
        for a in &periods {
            for b in &periods {
                let of = |p: &(u32, Option<u32>)| TaxRate {
                    valid_from: month(p.0),
                    valid_to: p.1.map(month),
                    ..rate((2026, 1, 1), None)
                };
                let apart = a.1.is_some_and(|end| end < b.0) || b.1.is_some_and(|end| end < a.0);
                assert_eq!(
                    validate_rates(&[of(a), of(b)]).is_ok(),
                    apart,
                    "{a:?} {b:?}"
                );
                let elsewhere = TaxRate {
                    jurisdiction: "ES-ML".into(),
                    ..of(b)
                };
                assert_eq!(validate_rates(&[of(a), elsewhere]), Ok(()));
            }
        }
    }

    #[test]
    fn a_sales_tax_of_three_decimals_is_charged_to_the_cent() {
        let new_york = LineTax::sales(SalesTax {
            rate_ppm: 88_750,
            state_ppm: 40_000,
            city_ppm: 45_000,
            special_ppm: 3_750,
            ..SalesTax::default()
        });
        assert_eq!((new_york.rate_bp, new_york.rate_ppm()), (888, 88_750));
        assert_eq!(new_york.tax_on(1_000_000), 88_750);
        assert_eq!(new_york.inside(1_088_750), 88_750);
        let spanish = LineTax {
            surcharge_bp: 520,
            ..LineTax::at(TaxCategory::S, 2_100)
        };
        for minor in [-12_345, 0, 1, 99, 12_100] {
            assert_eq!(
                spanish.tax_on(minor),
                crate::money::percent_of(minor, 2_100)
            );
            assert_eq!(
                spanish.inside(minor),
                crate::money::tax_in_gross(minor, 2_620)
            );
        }
        let written = serde_json::to_string(&spanish).unwrap();
        assert!(
            !written.contains("sales"),
            "older rows keep their bytes: {written}"
        );
    }
}
