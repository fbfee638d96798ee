//! Numbers as files write them: exact decimals, never floats. Which sign parts the decimals is a property of the file ([`Mark`]), found
//! before its rows are read; a number that does not follow it is an error of its row, not a guess.

use encargo_domain::money::{MAX_MINOR, div_round};

/// The decimal mark of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mark {
    /// `1,234.50`
    Point,
    /// `1.234,50`
    Comma,
}

impl Mark {
    const fn signs(self) -> (char, char) {
        match self {
            Self::Point => ('.', ','),
            Self::Comma => (',', '.'),
        }
    }

    /// What a number shows of its file's mark: nothing where it can be read both ways (`1,234`), or has none.
    pub(crate) fn shown_by(text: &str) -> Option<Self> {
        let number = text.trim_matches(|c: char| !c.is_ascii_digit());
        let (point, comma) = (number.rfind('.'), number.rfind(','));
        match (point, comma) {
            (Some(p), Some(c)) => Some(if p > c { Self::Point } else { Self::Comma }),
            (Some(p), None) => Self::lone(number, p, '.', Self::Point),
            (None, Some(c)) => Self::lone(number, c, ',', Self::Comma),
            (None, None) => None,
        }
    }

    fn lone(number: &str, at: usize, sign: char, mark: Self) -> Option<Self> {
        let behind = number.len() - at - 1;
        let first = number.find(sign) == Some(at);
        let grouped = behind == 3 && !number.starts_with('0');
        (first && behind > 0 && !grouped).then_some(mark)
    }
}

/// `units / 10^scale`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Decimal {
    units: i128,
    scale: u32,
}

/// The most digits a number may have: what any amount needs, and far from overflowing.
const DIGITS_MAX: usize = 24;

impl Decimal {
    /// One.
    pub(crate) const ONE: Self = Self { units: 1, scale: 0 };

    /// Reads a number with an optional currency sign; `None` where it is not one.
    pub(crate) fn parse(text: &str, mark: Mark) -> Option<Self> {
        let text = text.trim();
        if let Some(inner) = text.strip_prefix('(').and_then(|t| t.strip_suffix(')')) {
            return Self::parse(inner, mark)
                .filter(|d| d.units >= 0)
                .map(Self::negated);
        }
        let bare = text
            .trim_matches(|c: char| matches!(c, '€' | '$' | '£' | '%' | '+') || c.is_whitespace());
        let (bare, negative) = match bare.strip_prefix('-').or_else(|| bare.strip_suffix('-')) {
            Some(rest) => (
                rest.trim_matches(|c: char| matches!(c, '€' | '$' | '£' | ' ')),
                true,
            ),
            None => (bare, false),
        };
        let (point, group) = mark.signs();
        let (whole, fraction) = bare.split_once(point).unwrap_or((bare, ""));
        let whole = ungroup(whole, group)?;
        let digits = whole.len() + fraction.len();
        let is_number = |t: &str| t.bytes().all(|b| b.is_ascii_digit());
        if digits == 0 || digits > DIGITS_MAX || !is_number(&whole) || !is_number(fraction) {
            return None;
        }
        let fraction = fraction.trim_end_matches('0');
        let mut units: i128 = 0;
        for digit in whole.bytes().chain(fraction.bytes()) {
            units = units * 10 + i128::from(digit - b'0');
        }
        let scale = u32::try_from(fraction.len()).ok()?;
        Some(Self {
            units: if negative { -units } else { units },
            scale,
        })
    }

    /// The same with the other sign.
    pub(crate) const fn negated(self) -> Self {
        Self {
            units: -self.units,
            scale: self.scale,
        }
    }

    /// Whether it is zero.
    pub(crate) const fn is_zero(self) -> bool {
        self.units == 0
    }

    /// Whether it is below zero.
    pub(crate) const fn is_negative(self) -> bool {
        self.units < 0
    }

    /// The integer it is, if it is one.
    pub(crate) fn whole(self) -> Option<i64> {
        (self.scale == 0)
            .then(|| i64::try_from(self.units).ok())
            .flatten()
    }

    /// A hundredth: percents become fractions.
    pub(crate) const fn hundredth(self) -> Self {
        Self {
            units: self.units,
            scale: self.scale + 2,
        }
    }

    /// One less this.
    pub(crate) fn complement(self) -> Option<Self> {
        let one = 10_i128.checked_pow(self.scale)?;
        Some(Self {
            units: one - self.units,
            scale: self.scale,
        })
    }

    /// Whether it has no more decimals than the currency.
    pub(crate) const fn fits(self, decimals: u32) -> bool {
        self.scale <= decimals
    }

    /// In minor units of a currency with `decimals` digits, rounded once; `None` beyond what an amount may be.
    pub(crate) fn minor(self, decimals: u32) -> Option<i64> {
        self.times_minor(1, Self::ONE, decimals)
    }

    /// `self × factor × rate` in minor units, rounded once.
    pub(crate) fn times_minor(self, factor: i64, rate: Self, decimals: u32) -> Option<i64> {
        let units = self
            .units
            .checked_mul(i128::from(factor))?
            .checked_mul(rate.units)?;
        let units = units.checked_mul(10_i128.checked_pow(decimals)?)?;
        let minor = div_round(units, 10_i128.checked_pow(self.scale + rate.scale)?);
        (-MAX_MINOR..=MAX_MINOR).contains(&minor).then_some(minor)
    }
}

/// Takes the signs between groups of three out; `None` where they do not part groups of three.
fn ungroup(whole: &str, group: char) -> Option<std::borrow::Cow<'_, str>> {
    let is_gap = |c: char| c == group || matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\'');
    if !whole.contains(is_gap) {
        return Some(whole.into());
    }
    let mut parts = whole.split(is_gap);
    let first = parts.next().unwrap_or_default();
    let grouped = (1..=3).contains(&first.len()) && parts.all(|p| p.len() == 3);
    grouped.then(|| whole.replace(is_gap, "").into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn minor(text: &str, mark: Mark) -> Option<i64> {
        Decimal::parse(text, mark)?.minor(2)
    }

    #[test]
    fn numbers_of_both_marks() {
        let cases = [
            ("2.55", Mark::Point, Some(255)),
            ("1,234.50", Mark::Point, Some(123_450)),
            ("1.234,50", Mark::Comma, Some(123_450)),
            ("1 234,5 €", Mark::Comma, Some(123_450)),
            ("$1,000", Mark::Point, Some(100_000)),
            ("-11062.06", Mark::Point, Some(-1_106_206)),
            ("-$5.00", Mark::Point, Some(-500)),
            ("12.00-", Mark::Point, Some(-1_200)),
            ("(12.00)", Mark::Point, Some(-1_200)),
            (".5", Mark::Point, Some(50)),
            ("7", Mark::Comma, Some(700)),
            ("0.005", Mark::Point, Some(1)),
            ("0.001", Mark::Point, Some(0)),
            ("12,34", Mark::Point, None),
            ("1,23,456.00", Mark::Point, None),
            ("12.5", Mark::Comma, None),
            ("abc", Mark::Point, None),
            ("1e5", Mark::Point, None),
            ("", Mark::Point, None),
            ("-", Mark::Point, None),
            ("1.2.3", Mark::Point, None),
            ("99999999999999999.00", Mark::Point, None),
        ];
        for (text, mark, expected) in cases {
            assert_eq!(minor(text, mark), expected, "{text} {mark:?}");
        }
    }

    #[test]
    fn a_product_is_rounded_once() {
        let price = Decimal::parse("1.005", Mark::Point).unwrap();
        assert_eq!(
            price.times_minor(100, Decimal::ONE, 2),
            Some(10_050),
            "not 100 × 1.01"
        );
        let nine_eighty = Decimal::parse("9.8", Mark::Point).unwrap();
        let rate = Decimal::parse("0.05", Mark::Point)
            .unwrap()
            .complement()
            .unwrap();
        assert_eq!(
            nine_eighty.times_minor(7, rate, 2),
            Some(6_517),
            "9.8 × 7 × 0.95 = 65.17"
        );
        assert!(!price.fits(2) && nine_eighty.fits(2));
    }

    #[test]
    fn a_number_shows_its_mark_only_where_it_must() {
        assert_eq!(Mark::shown_by("12,5"), Some(Mark::Comma));
        assert_eq!(Mark::shown_by("1.234,50"), Some(Mark::Comma));
        assert_eq!(Mark::shown_by("0.001"), Some(Mark::Point));
        assert_eq!(Mark::shown_by("2.55"), Some(Mark::Point));
        assert_eq!(Mark::shown_by("1,234"), None);
        assert_eq!(Mark::shown_by("1,234,567"), None);
        assert_eq!(Mark::shown_by("12"), None);
    }
}
