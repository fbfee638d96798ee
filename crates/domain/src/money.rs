//! Money as integer minor units of a currency. No float ever; mixing currencies is an error; exactly one rounding rule
//! ([`div_round`]: half away from zero, as EN 16931 and the Spanish tax agency expect).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// An ISO 4217 code of three letters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, TS)]
#[ts(type = "string")]
pub struct Currency([u8; 3]);

impl Currency {
    /// Euro.
    pub const EUR: Self = Self(*b"EUR");

    /// Reads an upper- or lower-case code; `None` where it is not three ASCII letters.
    pub fn parse(code: &str) -> Option<Self> {
        let bytes: [u8; 3] = code.trim().as_bytes().try_into().ok()?;
        bytes
            .iter()
            .all(u8::is_ascii_alphabetic)
            .then(|| Self(bytes.map(|b| b.to_ascii_uppercase())))
    }

    /// The code, upper case.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("XXX")
    }

    /// Digits after the decimal point (ISO 4217 minor unit).
    pub const fn decimals(self) -> u32 {
        match &self.0 {
            b"BIF" | b"CLP" | b"DJF" | b"GNF" | b"ISK" | b"JPY" | b"KMF" | b"KRW" | b"PYG"
            | b"RWF" | b"UGX" | b"VND" | b"VUV" | b"XAF" | b"XOF" | b"XPF" => 0,
            b"BHD" | b"IQD" | b"JOD" | b"KWD" | b"LYD" | b"OMR" | b"TND" => 3,
            _ => 2,
        }
    }
}

impl std::fmt::Debug for Currency {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}
impl std::fmt::Display for Currency {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}
impl Serialize for Currency {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(self.as_str())
    }
}
impl<'de> Deserialize<'de> for Currency {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let code = std::borrow::Cow::<'de, str>::deserialize(d)?;
        Self::parse(&code).ok_or_else(|| serde::de::Error::custom("a currency is three letters"))
    }
}

/// An amount of one currency, in minor units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Money {
    /// Minor units (cents).
    #[ts(type = "number")]
    pub minor: i64,
    /// Of what.
    pub currency: Currency,
}

/// What can go wrong with money.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    /// Two currencies in one sum.
    #[error("amounts of different currencies cannot be added")]
    Currency,
    /// Beyond 64 bits.
    #[error("the amount is too large")]
    Overflow,
}

impl Money {
    /// `minor` units of `currency`.
    pub const fn new(minor: i64, currency: Currency) -> Self {
        Self { minor, currency }
    }
    /// The sum; an error where currencies differ or 64 bits do not hold it.
    pub fn checked_add(self, other: Self) -> Result<Self, MoneyError> {
        if self.currency != other.currency {
            return Err(MoneyError::Currency);
        }
        self.minor
            .checked_add(other.minor)
            .map(|minor| Self { minor, ..self })
            .ok_or(MoneyError::Overflow)
    }
}

/// Money in JSON stays inside what a JavaScript number holds exactly.
pub const MAX_MINOR: i64 = 1 << 51;

/// The one rounding of Encargo: `numerator / denominator` to the nearest integer, halves away from zero.
///
/// ```
/// use encargo_domain::money::div_round;
/// assert_eq!((div_round(5, 2), div_round(-5, 2), div_round(4, 3)), (3, -3, 1));
/// ```
pub fn div_round(numerator: i128, denominator: i128) -> i64 {
    assert!(denominator > 0, "a rounding needs a positive denominator");
    let half = denominator / 2;
    let rounded = if numerator >= 0 {
        (numerator + half) / denominator
    } else {
        -((-numerator + half) / denominator)
    };
    i64::try_from(rounded).unwrap_or(if rounded > 0 { i64::MAX } else { i64::MIN })
}

/// `amount × rate`, the rate in basis points (1/10,000), rounded once.
pub fn percent_of(minor: i64, rate_bp: i64) -> i64 {
    div_round(i128::from(minor) * i128::from(rate_bp), 10_000)
}

/// The tax inside a gross amount: `gross − gross / (1 + rate)`, with the net rounded once.
pub fn tax_in_gross(gross_minor: i64, rate_bp: i64) -> i64 {
    gross_minor
        - div_round(
            i128::from(gross_minor) * 10_000,
            10_000 + i128::from(rate_bp),
        )
}

/// Splits `total` by `weights` so that the parts add up to it exactly (largest remainder; ties to the earlier part).
/// All weights zero: everything falls to the first part.
pub fn allocate(total: i64, weights: &[u64]) -> Vec<i64> {
    let sum: i128 = weights.iter().map(|w| i128::from(*w)).sum();
    if sum == 0 {
        return weights
            .iter()
            .enumerate()
            .map(|(i, _)| if i == 0 { total } else { 0 })
            .collect();
    }
    let exact: Vec<(i64, i128)> = weights
        .iter()
        .map(|w| {
            let product = i128::from(total) * i128::from(*w);
            (
                i64::try_from(product.div_euclid(sum)).unwrap_or_default(),
                product.rem_euclid(sum),
            )
        })
        .collect();
    let left = total - exact.iter().map(|(floor, _)| floor).sum::<i64>();
    let mut order: Vec<usize> = (0..exact.len()).collect();
    order.sort_by_key(|i| std::cmp::Reverse(exact.get(*i).map_or(0, |(_, rest)| *rest)));
    let lucky: std::collections::HashSet<usize> = order
        .into_iter()
        .take(usize::try_from(left).unwrap_or(0))
        .collect();
    exact
        .iter()
        .enumerate()
        .map(|(i, (floor, _))| floor + i64::from(lucky.contains(&i)))
        .collect()
}

/// The share of `total` that belongs to units `before .. before + units` of `of`: any way of taking the units in parts adds up
/// to exactly `total`. This is the arithmetic of every partial invoice and refund.
pub fn share_of_units(total: i64, of: u32, before: u32, units: u32) -> i64 {
    if of == 0 {
        return 0;
    }
    let upto = |n: u32| div_round(i128::from(total) * i128::from(n), i128::from(of));
    upto(before + units) - upto(before)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn tax_inside_a_gross_price() {
        assert_eq!(tax_in_gross(12_100, 2_100), 2_100);
        assert_eq!(tax_in_gross(999, 2_100), 173);
        assert_eq!(tax_in_gross(-12_100, 2_100), -2_100);
    }

    #[test]
    fn a_currency_is_three_letters() {
        assert_eq!(Currency::parse("eur"), Some(Currency::EUR));
        assert_eq!(Currency::parse("EURO"), None);
        assert_eq!(Currency::parse("E1R"), None);
    }

    #[test]
    fn currencies_do_not_mix() {
        let usd = Currency::parse("USD").unwrap();
        assert_eq!(
            Money::new(1, Currency::EUR).checked_add(Money::new(1, usd)),
            Err(MoneyError::Currency)
        );
        assert_eq!(
            Money::new(i64::MAX, usd).checked_add(Money::new(1, usd)),
            Err(MoneyError::Overflow)
        );
    }

    proptest! {
        #[test]
        fn allocation_loses_no_cent(total in -1_000_000_000i64..1_000_000_000, weights in prop::collection::vec(0u64..10_000, 1..20)) {
            let parts = allocate(total, &weights);
            prop_assert_eq!(parts.iter().sum::<i64>(), total);
            let sum: i128 = weights.iter().map(|w| i128::from(*w)).sum();
            if sum > 0 {
                for (part, weight) in parts.iter().zip(&weights) {
                    let distance = (i128::from(*part) * sum - i128::from(total) * i128::from(*weight)).abs();
                    prop_assert!(distance < sum, "a part is less than one unit from its exact share");
                }
            }
        }

        #[test]
        fn unit_shares_add_up_in_any_partition(total in -10_000_000i64..10_000_000, cuts in prop::collection::vec(1u32..9, 1..12)) {
            let of: u32 = cuts.iter().sum();
            let mut before = 0;
            let mut sum = 0;
            for units in cuts {
                sum += share_of_units(total, of, before, units);
                before += units;
            }
            prop_assert_eq!(sum, total);
        }

        #[test]
        fn rounding_is_symmetric(n in -1_000_000i128..1_000_000, d in 1i128..10_000) {
            prop_assert_eq!(div_round(n, d), -div_round(-n, d));
        }
    }
}
