//! Foreign money: the exchange an order or a document freezes, and the terms a sheet is priced in. Rates are kept by day in the shop's
//! [`RateBook`]. A rate says how many units of the other currency one unit of the books' currency buys, in millionths, as the European
//! Central Bank publishes them for the euro. Every amount is converted by itself and rounded once, half away from zero, so what is added up
//! afterwards are whole minor units.

mod ecb;
mod rates;

pub use ecb::{BadRow, EcbFile, read_ecb};
pub use rates::{CurrencyRate, DayRate, RATES_MAX, RateBook, RatesEvent};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Decided;
use crate::document::TaxGroup;
use crate::money::{Currency, div_round};
use crate::time::LocalDate;

/// Millionths of one.
const MILLION: i128 = 1_000_000;

/// The highest rate: a million units for one.
pub const PER_UNIT_MAX: i64 = 1_000_000_000_000;

/// A rate of more days than this is used, and a person is told.
pub const OLD_AFTER_DAYS: i64 = 31;

/// How an amount in another currency came from the currency of the books, frozen where it was used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Exchange {
    /// Currency of the books.
    pub base: Currency,
    /// Units of the other currency for one of the books', in millionths; at least 1.
    #[ts(type = "number")]
    pub per_unit: i64,
    /// The day the rate is of.
    pub on: LocalDate,
    /// Who says so: `ECB`, a bank.
    pub source: String,
}

const fn minor_units(currency: Currency) -> i128 {
    10i128.pow(currency.decimals())
}

impl Exchange {
    /// Minor units of the books' currency in minor units of `currency`.
    pub fn of_base(&self, base_minor: i64, currency: Currency) -> i64 {
        div_round(
            i128::from(base_minor) * i128::from(self.per_unit) * minor_units(currency),
            MILLION * minor_units(self.base),
        )
    }

    /// Minor units of `currency` in minor units of the books' currency.
    pub fn to_base(&self, minor: i64, currency: Currency) -> i64 {
        div_round(
            i128::from(minor) * MILLION * minor_units(self.base),
            i128::from(self.per_unit.max(1)) * minor_units(currency),
        )
    }

    /// The rate is of so long before `day` that somebody should look for a newer one.
    pub fn is_old(&self, day: LocalDate) -> bool {
        day.days_since(self.on) > OLD_AFTER_DAYS
    }

    /// A group of the tax breakdown in the books' currency: base, tax and surcharge rounded once each, the tax their sum.
    fn group(&self, group: &TaxGroup, currency: Currency) -> TaxGroup {
        let to_base = |minor| self.to_base(minor, currency);
        let surcharge_minor = to_base(group.surcharge_minor);
        let tax_minor = to_base(group.tax_minor - group.surcharge_minor) + surcharge_minor;
        TaxGroup {
            tax: group.tax,
            base_minor: to_base(group.base_minor),
            tax_minor,
            surcharge_minor,
            split: group.tax.sales.map(|sales| sales.split(tax_minor)),
        }
    }
}

/// The money a sheet is priced in: the books', or another with its exchange.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MoneyTerms {
    /// Of every amount.
    pub currency: Currency,
    /// `None` where it is the books' currency.
    pub exchange: Option<Exchange>,
}

impl MoneyTerms {
    /// In the books' currency.
    pub const fn books(currency: Currency) -> Self {
        Self {
            currency,
            exchange: None,
        }
    }

    /// In `currency` on `day`, for books in `base`: at the latest rate that is not after the day. Refused where there is none.
    pub fn of(
        book: Option<&RateBook>,
        base: Currency,
        currency: Currency,
        day: LocalDate,
    ) -> Decided<Self> {
        if currency == base {
            return Ok(Self::books(base));
        }
        let exchange = RateBook::wanted_on(book, base, currency, day)?;
        Ok(Self {
            currency,
            exchange: Some(exchange),
        })
    }

    /// A list price as it is charged.
    pub fn price(&self, base_minor: i64) -> i64 {
        self.exchange
            .as_ref()
            .map_or(base_minor, |x| x.of_base(base_minor, self.currency))
    }

    /// An amount in the books' currency.
    pub fn to_base(&self, minor: i64) -> i64 {
        self.exchange
            .as_ref()
            .map_or(minor, |x| x.to_base(minor, self.currency))
    }
}

/// What a document in another currency comes to in the books' (Directive 2006/112/EC art. 91.2, Ley 37/1992 art. 79.Once): every tax group
/// converted and rounded once, so that what is printed adds up to its sum (BT-111).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct InBooks {
    /// The exchange of the day of supply, or that of what is corrected.
    pub exchange: Exchange,
    /// The document's tax groups, in its order.
    pub taxes: Vec<TaxGroup>,
    /// Those of what it stands in the place of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replaced: Vec<TaxGroup>,
}

impl InBooks {
    /// Groups in `currency`, converted.
    pub fn of(exchange: Exchange, taxes: &[TaxGroup], currency: Currency) -> Self {
        Self {
            taxes: taxes.iter().map(|g| exchange.group(g, currency)).collect(),
            exchange,
            replaced: Vec::new(),
        }
    }
    /// Without tax.
    pub fn net_minor(&self) -> i64 {
        self.taxes.iter().map(|g| g.base_minor).sum()
    }
    /// Tax, an equivalence surcharge in it (BT-111).
    pub fn tax_minor(&self) -> i64 {
        self.taxes.iter().map(|g| g.tax_minor).sum()
    }
    /// With tax.
    pub fn total_minor(&self) -> i64 {
        self.net_minor() + self.tax_minor()
    }
    /// What is replaced, with tax.
    pub fn replaced_minor(&self) -> i64 {
        let groups = self.replaced.iter();
        groups.map(|g| g.base_minor + g.tax_minor).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Taxed, totals};
    use crate::tax::{LineTax, TaxCategory};
    use proptest::prelude::*;

    fn currency(code: &str) -> Currency {
        Currency::parse(code).unwrap()
    }

    fn at(per_unit: i64) -> Exchange {
        Exchange {
            base: Currency::EUR,
            per_unit,
            on: LocalDate::ymd(2026, 11, 20).unwrap(),
            source: "ECB".to_owned(),
        }
    }

    #[test]
    fn amounts_are_rounded_once_half_away_from_zero() {
        let (usd, jpy, kwd) = (currency("USD"), currency("JPY"), currency("KWD"));
        assert_eq!(at(1_159_400).of_base(10_000, usd), 11_594);
        // 0.05 × 1.1 = 0.055 and its opposite.
        assert_eq!(at(1_100_000).of_base(5, usd), 6);
        assert_eq!(at(1_100_000).of_base(-5, usd), -6);
        // No decimals, and three of them.
        assert_eq!(at(160_250_000).of_base(1_999, jpy), 3_203);
        assert_eq!(at(160_250_000).to_base(3_203, jpy), 1_999);
        assert_eq!(at(356_100).of_base(1_000, kwd), 3_561);
        assert_eq!(at(1_159_400).to_base(11_594, usd), 10_000);
        assert_eq!(at(1_159_400).to_base(-1, usd), -1);
    }

    #[test]
    fn the_books_own_currency_is_never_converted() {
        let terms = MoneyTerms::of(None, Currency::EUR, Currency::EUR, at(1).on).unwrap();
        assert_eq!(terms, MoneyTerms::books(Currency::EUR));
        assert_eq!((terms.price(1_234), terms.to_base(1_234)), (1_234, 1_234));
    }

    #[test]
    fn an_order_in_the_books_currency_is_kept_in_the_bytes_of_before() {
        use crate::ids::{LocationId, OrderId};
        use crate::order::{Channel, Order, OrderPhase};
        let nobody = uuid::Uuid::nil();
        let mut order = Order::blank(
            OrderId::new(nobody),
            "T1-000001".to_owned(),
            OrderPhase::Placed,
            Channel::Web,
            LocationId::new(nobody),
            crate::Timestamp(0),
        );
        let kept = serde_json::to_value(&order).unwrap();
        assert!(kept.get("exchange").is_none(), "{kept}");
        assert_eq!(serde_json::from_value::<Order>(kept).unwrap(), order);
        assert_eq!(
            (order.to_base(7), order.base_currency()),
            (7, Currency::EUR)
        );
        order.currency = currency("USD");
        order.exchange = Some(at(1_250_000));
        let kept = serde_json::to_string(&order).unwrap();
        assert_eq!(serde_json::from_str::<Order>(&kept).unwrap(), order);
        assert_eq!(
            (order.to_base(125), order.base_currency()),
            (100, Currency::EUR)
        );
    }

    #[test]
    fn the_surcharge_is_a_part_of_the_converted_tax() {
        let tax = LineTax {
            surcharge_bp: 520,
            ..LineTax::at(TaxCategory::S, 2_100)
        };
        let group = TaxGroup {
            tax,
            base_minor: 10_000,
            tax_minor: 2_620,
            surcharge_minor: 520,
            split: None,
        };
        let books = InBooks::of(at(1_159_400), &[group], currency("USD"));
        let [converted] = books.taxes.as_slice() else {
            panic!("one group")
        };
        assert_eq!(
            (
                converted.base_minor,
                converted.tax_minor,
                converted.surcharge_minor
            ),
            (8_625, 1_811 + 449, 449)
        );
    }

    proptest! {
        #[test]
        fn there_and_back_is_within_half_a_unit_of_the_coarser(minor in -1_000_000_000i64..1_000_000_000, per_unit in 1_000i64..1_000_000_000, code in prop::sample::select(vec!["USD", "JPY", "KWD", "GBP"])) {
            let (x, other) = (at(per_unit), currency(code));
            let there = x.of_base(minor, other);
            // The exact value lies within half a unit of what was rounded.
            let scale = MILLION * minor_units(Currency::EUR);
            let exact = i128::from(minor) * i128::from(per_unit) * minor_units(other);
            prop_assert!((i128::from(there) * scale - exact).abs() * 2 <= scale);
            // Half a unit there, in units here, and half a unit here.
            let back = x.to_base(there, other);
            let most = scale / (2 * i128::from(per_unit) * minor_units(other)) + 1;
            prop_assert!(i128::from((back - minor).abs()) <= most, "{minor} → {there} → {back}");
        }

        #[test]
        fn a_document_in_the_books_adds_up_and_is_close_to_its_total(
            amounts in prop::collection::vec((0i64..5_000_000, prop::sample::select(vec![0u32, 400, 1_000, 2_100])), 1..30),
            gross: bool,
            per_unit in 10_000i64..500_000_000,
        ) {
            let usd = currency("USD");
            let lines: Vec<Taxed> = amounts.iter().map(|(amount_minor, rate)| Taxed {
                amount_minor: *amount_minor,
                tax: LineTax::at(if *rate == 0 { TaxCategory::Z } else { TaxCategory::S }, *rate),
            }).collect();
            let sums = totals(&lines, gross);
            let books = InBooks::of(at(per_unit), &sums.taxes, usd);
            let groups = books.taxes.iter();
            prop_assert_eq!(groups.map(|g| g.base_minor + g.tax_minor).sum::<i64>(), books.total_minor());
            prop_assert_eq!(books.net_minor() + books.tax_minor(), books.total_minor());
            // Half a unit for each of the two amounts of a group, and one for the total itself.
            let whole = at(per_unit).to_base(sums.total_minor, usd);
            let parts = i64::try_from(books.taxes.len()).unwrap();
            prop_assert!((whole - books.total_minor()).abs() <= parts + 1);
            let sign = books.taxes.iter().zip(&sums.taxes).all(|(b, d)| b.tax_minor.signum() * d.tax_minor.signum() >= 0);
            prop_assert!(sign, "Peppol R055: the same sign");
        }
    }
}
