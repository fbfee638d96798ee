//! The rates the program knows by itself: those of the member states, for the classes our shops sell in. A company's own rates go before
//! them (see [`super::resolve`]), so that a change of law need not wait for a release.
//!
//! «Reduced» is the rate for food, «super-reduced» that for printed books, in each country; where a country has none, the rate that applies
//! there instead. Sources: Ley 37/1992 arts. 90, 91, 161 (recargo de equivalencia, art. 154 ff.), Ley 20/1991 and Ley 4/2012 (IGIC), «VAT rates
//! applied in the Member States» of the Commission, and for ES, DE, FR, IT, PT, BE the table of invopop/gobl (data/regimes), read November 2026.
//! A rate whose beginning lies long back is given from 2011 on: older invoices are history, kept as they were.

use super::{TaxCategory, TaxClass, TaxRate};
use crate::time::LocalDate;

/// A row: territory, class, category, basis points, surcharge, first day, last day.
type Known = (
    &'static str,
    TaxClass,
    TaxCategory,
    u32,
    u32,
    (i32, u32, u32),
    Option<(i32, u32, u32)>,
);

use TaxCategory::{L, M, S, Z};
use TaxClass::{General, Reduced, SuperReduced};

const LONG: (i32, u32, u32) = (2011, 1, 1);

#[rustfmt::skip]
const KNOWN: &[Known] = &[
    ("ES", General, S, 1_800, 400, (2010, 7, 1), Some((2012, 8, 31))),
    ("ES", General, S, 2_100, 520, (2012, 9, 1), None),
    ("ES", Reduced, S, 800, 100, (2010, 7, 1), Some((2012, 8, 31))),
    ("ES", Reduced, S, 1_000, 140, (2012, 9, 1), None),
    ("ES", SuperReduced, S, 400, 50, (1995, 1, 1), None),
    ("ES-CN", General, L, 700, 0, (2020, 1, 1), None),
    ("ES-CN", Reduced, L, 300, 0, (2012, 7, 1), None),
    ("ES-CN", SuperReduced, L, 0, 0, (2012, 7, 1), None),
    // IPSI on goods is set by each city; this is the type most goods bear. Shops there enter their own.
    ("ES-CE", General, M, 1_000, 0, LONG, None),
    ("ES-ML", General, M, 1_000, 0, LONG, None),
    ("AT", General, S, 2_000, 0, LONG, None), ("AT", Reduced, S, 1_000, 0, LONG, None), ("AT", SuperReduced, S, 1_000, 0, LONG, None),
    ("BE", General, S, 2_100, 0, LONG, None), ("BE", Reduced, S, 600, 0, LONG, None), ("BE", SuperReduced, S, 600, 0, LONG, None),
    ("BG", General, S, 2_000, 0, LONG, None), ("BG", Reduced, S, 2_000, 0, LONG, None), ("BG", SuperReduced, S, 900, 0, (2020, 7, 1), None),
    ("CY", General, S, 1_900, 0, (2014, 1, 13), None), ("CY", Reduced, S, 500, 0, LONG, None), ("CY", SuperReduced, S, 300, 0, (2023, 7, 27), None),
    ("CZ", General, S, 2_100, 0, (2013, 1, 1), None), ("CZ", Reduced, S, 1_200, 0, (2024, 1, 1), None), ("CZ", SuperReduced, Z, 0, 0, (2024, 1, 1), None),
    ("DE", General, S, 1_900, 0, (2007, 1, 1), Some((2020, 6, 30))),
    ("DE", General, S, 1_600, 0, (2020, 7, 1), Some((2020, 12, 31))),
    ("DE", General, S, 1_900, 0, (2021, 1, 1), None),
    ("DE", Reduced, S, 700, 0, (1983, 7, 1), Some((2020, 6, 30))),
    ("DE", Reduced, S, 500, 0, (2020, 7, 1), Some((2020, 12, 31))),
    ("DE", Reduced, S, 700, 0, (2021, 1, 1), None),
    ("DE", SuperReduced, S, 700, 0, (1983, 7, 1), Some((2020, 6, 30))),
    ("DE", SuperReduced, S, 500, 0, (2020, 7, 1), Some((2020, 12, 31))),
    ("DE", SuperReduced, S, 700, 0, (2021, 1, 1), None),
    ("DK", General, S, 2_500, 0, LONG, None), ("DK", Reduced, S, 2_500, 0, LONG, None), ("DK", SuperReduced, S, 2_500, 0, LONG, None),
    ("EE", General, S, 2_200, 0, (2024, 1, 1), Some((2025, 6, 30))), ("EE", General, S, 2_400, 0, (2025, 7, 1), None),
    ("EE", Reduced, S, 2_200, 0, (2024, 1, 1), Some((2025, 6, 30))), ("EE", Reduced, S, 2_400, 0, (2025, 7, 1), None),
    ("EE", SuperReduced, S, 900, 0, LONG, None),
    ("FI", General, S, 2_400, 0, (2013, 1, 1), Some((2024, 8, 31))), ("FI", General, S, 2_550, 0, (2024, 9, 1), None),
    ("FI", Reduced, S, 1_400, 0, (2013, 1, 1), Some((2025, 12, 31))), ("FI", Reduced, S, 1_350, 0, (2026, 1, 1), None),
    ("FI", SuperReduced, S, 1_000, 0, (2013, 1, 1), Some((2024, 12, 31))), ("FI", SuperReduced, S, 1_400, 0, (2025, 1, 1), Some((2025, 12, 31))),
    ("FI", SuperReduced, S, 1_350, 0, (2026, 1, 1), None),
    ("FR", General, S, 2_000, 0, (2014, 1, 1), None), ("FR", Reduced, S, 550, 0, LONG, None), ("FR", SuperReduced, S, 550, 0, LONG, None),
    ("GR", General, S, 2_400, 0, (2016, 6, 1), None), ("GR", Reduced, S, 1_300, 0, LONG, None), ("GR", SuperReduced, S, 600, 0, LONG, None),
    ("HR", General, S, 2_500, 0, (2012, 3, 1), None), ("HR", Reduced, S, 500, 0, (2022, 4, 1), None), ("HR", SuperReduced, S, 500, 0, LONG, None),
    ("HU", General, S, 2_700, 0, (2012, 1, 1), None), ("HU", Reduced, S, 1_800, 0, LONG, None), ("HU", SuperReduced, S, 500, 0, LONG, None),
    ("IE", General, S, 2_300, 0, (2012, 1, 1), None), ("IE", Reduced, Z, 0, 0, LONG, None), ("IE", SuperReduced, Z, 0, 0, LONG, None),
    ("IT", General, S, 2_200, 0, (2013, 10, 1), None), ("IT", Reduced, S, 1_000, 0, LONG, None), ("IT", SuperReduced, S, 400, 0, LONG, None),
    ("LT", General, S, 2_100, 0, LONG, None), ("LT", Reduced, S, 2_100, 0, LONG, None),
    ("LT", SuperReduced, S, 900, 0, LONG, Some((2025, 12, 31))), ("LT", SuperReduced, S, 500, 0, (2026, 1, 1), None),
    ("LU", General, S, 1_700, 0, (2024, 1, 1), None), ("LU", Reduced, S, 300, 0, LONG, None), ("LU", SuperReduced, S, 300, 0, LONG, None),
    ("LV", General, S, 2_100, 0, (2012, 7, 1), None), ("LV", Reduced, S, 2_100, 0, (2012, 7, 1), None), ("LV", SuperReduced, S, 500, 0, (2022, 1, 1), None),
    ("MT", General, S, 1_800, 0, LONG, None), ("MT", Reduced, Z, 0, 0, LONG, None), ("MT", SuperReduced, S, 500, 0, LONG, None),
    ("NL", General, S, 2_100, 0, (2012, 10, 1), None), ("NL", Reduced, S, 900, 0, (2019, 1, 1), None), ("NL", SuperReduced, S, 900, 0, (2019, 1, 1), None),
    ("PL", General, S, 2_300, 0, LONG, None), ("PL", Reduced, S, 500, 0, LONG, None), ("PL", SuperReduced, S, 500, 0, LONG, None),
    ("PT", General, S, 2_300, 0, LONG, None), ("PT", Reduced, S, 600, 0, LONG, None), ("PT", SuperReduced, S, 600, 0, LONG, None),
    ("PT-20", General, S, 1_600, 0, (2021, 7, 1), None), ("PT-20", Reduced, S, 400, 0, LONG, None), ("PT-20", SuperReduced, S, 400, 0, LONG, None),
    ("PT-30", General, S, 2_200, 0, LONG, None),
    ("PT-30", Reduced, S, 500, 0, LONG, Some((2024, 9, 30))), ("PT-30", Reduced, S, 400, 0, (2024, 10, 1), None),
    ("PT-30", SuperReduced, S, 500, 0, LONG, Some((2024, 9, 30))), ("PT-30", SuperReduced, S, 400, 0, (2024, 10, 1), None),
    ("RO", General, S, 1_900, 0, (2017, 1, 1), Some((2025, 7, 31))), ("RO", General, S, 2_100, 0, (2025, 8, 1), None),
    ("RO", Reduced, S, 900, 0, LONG, Some((2025, 7, 31))), ("RO", Reduced, S, 1_100, 0, (2025, 8, 1), None),
    ("RO", SuperReduced, S, 500, 0, LONG, Some((2025, 7, 31))), ("RO", SuperReduced, S, 1_100, 0, (2025, 8, 1), None),
    ("SE", General, S, 2_500, 0, LONG, None), ("SE", Reduced, S, 1_200, 0, LONG, Some((2026, 3, 31))),
    ("SE", Reduced, S, 600, 0, (2026, 4, 1), Some((2027, 12, 31))), ("SE", Reduced, S, 1_200, 0, (2028, 1, 1), None), ("SE", SuperReduced, S, 600, 0, LONG, None),
    ("SI", General, S, 2_200, 0, (2013, 7, 1), None), ("SI", Reduced, S, 950, 0, LONG, None), ("SI", SuperReduced, S, 500, 0, (2020, 1, 1), None),
    ("SK", General, S, 2_000, 0, LONG, Some((2024, 12, 31))), ("SK", General, S, 2_300, 0, (2025, 1, 1), None),
    ("SK", Reduced, S, 1_000, 0, LONG, Some((2024, 12, 31))), ("SK", Reduced, S, 500, 0, (2025, 1, 1), None), ("SK", SuperReduced, S, 500, 0, (2025, 1, 1), None),
    // Northern Ireland: the rates of the United Kingdom.
    ("XI", General, S, 2_000, 0, (2011, 1, 4), None), ("XI", Reduced, Z, 0, 0, LONG, None), ("XI", SuperReduced, Z, 0, 0, LONG, None),
];

fn day((year, month, day): (i32, u32, u32)) -> LocalDate {
    LocalDate::ymd(year, month, day).unwrap_or(LocalDate(chrono::NaiveDate::MIN))
}

fn rate(row: &Known) -> TaxRate {
    let (jurisdiction, class, category, rate_bp, surcharge_bp, from, to) = *row;
    TaxRate {
        jurisdiction: jurisdiction.to_owned(),
        class,
        category,
        rate_bp,
        surcharge_bp,
        valid_from: day(from),
        valid_to: to.map(day),
    }
}

/// The rate known for goods of `class` in `territory` on `date`.
pub fn known(territory: &str, class: TaxClass, date: LocalDate) -> Option<TaxRate> {
    KNOWN
        .iter()
        .filter(|(t, c, ..)| *t == territory && *c == class)
        .map(rate)
        .find(|r| r.in_force(date))
}

/// All known rates of a territory, for the screen that shows them.
pub fn of_territory(territory: &str) -> Vec<TaxRate> {
    KNOWN
        .iter()
        .filter(|(t, ..)| *t == territory)
        .map(rate)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two rates for the same goods on one day would make the tax a matter of row order.
    #[test]
    fn on_any_day_goods_have_one_rate_in_a_territory() {
        for a in KNOWN {
            for b in KNOWN {
                let same = a.0 == b.0 && a.1 == b.1 && !std::ptr::eq(a, b);
                let (a, b) = (rate(a), rate(b));
                let apart = a.valid_to.is_some_and(|end| end < b.valid_from)
                    || b.valid_to.is_some_and(|end| end < a.valid_from);
                assert!(!same || apart, "{a:?} and {b:?}");
            }
        }
    }

    #[test]
    fn the_rate_follows_the_day() {
        let on =
            |territory, class, y, m, d| known(territory, class, day((y, m, d))).map(|r| r.rate_bp);
        assert_eq!(on("ES", General, 2012, 8, 31), Some(1_800));
        assert_eq!(on("ES", General, 2012, 9, 1), Some(2_100));
        assert_eq!(on("DE", General, 2020, 12, 31), Some(1_600));
        assert_eq!(on("DE", Reduced, 2021, 1, 1), Some(700));
        assert_eq!(on("FI", General, 2026, 11, 22), Some(2_550));
        assert_eq!(on("EE", General, 2026, 11, 22), Some(2_400));
        assert_eq!(on("CH", General, 2026, 11, 22), None);
    }
}
