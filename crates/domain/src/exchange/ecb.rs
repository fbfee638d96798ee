//! The European Central Bank's reference rates as it publishes them (`eurofxref.csv`, one day; `eurofxref-hist.csv`, all days): a header
//! `Date, USD, JPY, …`, then one row for each day. Days are written `20 November 2026` or `2026-11-20`; `N/A` stands where there is no rate.
//! The file is a stranger's: every row is read or told with its line and the reason.

use serde::Serialize;
use ts_rs::TS;

use super::{CurrencyRate, PER_UNIT_MAX, RATES_MAX};
use crate::Decided;
use crate::money::{Currency, div_round};
use crate::refusal::{Code, Refusal, Words};
use crate::time::LocalDate;

/// Bad rows that are told; more are only counted.
const BAD_MAX: usize = 100;
/// The largest file: all days since 1999 are 2 MB.
const BYTES_MAX: usize = 8 << 20;

/// A row that was not read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BadRow {
    /// Line of the file, from 1.
    pub line: u32,
    /// Why.
    pub reason: Words,
}

/// What a file says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct EcbFile {
    /// Rates of wanted currencies, of the newest days that can be kept.
    pub rates: Vec<CurrencyRate>,
    /// Rows that were not read, the first hundred.
    pub bad: Vec<BadRow>,
    /// How many were not.
    pub bad_count: u32,
    /// Wanted currencies the file has no column for.
    pub missing: Vec<Currency>,
}

/// Which column is which.
struct Columns {
    separator: char,
    /// Wanted currencies by column; the euro, against which all others stand, has none.
    wanted: Vec<(Currency, Option<usize>)>,
    /// The books' currency; `None` for the euro.
    base: Option<usize>,
}

/// Reads the file for books in `base`. Books in another currency than the euro get the quotient of the two rates, rounded to the millionth.
pub fn read_ecb(
    text: &str,
    base: Currency,
    wanted: &[Currency],
    today: LocalDate,
) -> Decided<EcbFile> {
    let unreadable = |detail: &str| Refusal::new(Code::RatesUnreadable).with("detail", detail);
    if text.len() > BYTES_MAX {
        return Err(unreadable(&format!("> {} MB", BYTES_MAX >> 20)));
    }
    let mut lines = (1u32..)
        .zip(text.trim_start_matches('\u{feff}').lines())
        .filter(|(_, line)| !line.trim().is_empty());
    let Some((_, header)) = lines.next() else {
        return Err(unreadable(""));
    };
    let mut file = EcbFile::default();
    let columns = columns(header, base, wanted, &mut file)?;
    let mut days = Vec::new();
    for (line, row) in lines {
        match day_of(row, &columns, today) {
            Ok(day) => days.push(day),
            Err(reason) => {
                file.bad_count += 1;
                if file.bad.len() < BAD_MAX {
                    file.bad.push(BadRow { line, reason });
                }
            }
        }
    }
    days.sort_by_key(|(on, _)| std::cmp::Reverse(*on));
    days.truncate(RATES_MAX);
    file.rates = days.into_iter().flat_map(|(_, rates)| rates).collect();
    Ok(file)
}

fn columns(
    header: &str,
    base: Currency,
    wanted: &[Currency],
    file: &mut EcbFile,
) -> Decided<Columns> {
    // Spreadsheets of half of Europe write semicolons.
    let separator = if header.contains(';') { ';' } else { ',' };
    let names: Vec<&str> = header.split(separator).map(bare).collect();
    let short: String = header.chars().take(40).collect();
    let unreadable = || Refusal::new(Code::RatesUnreadable).with("detail", short.as_str());
    if !names
        .first()
        .is_some_and(|n| n.eq_ignore_ascii_case("date"))
    {
        return Err(unreadable());
    }
    let at = |currency: Currency| names.iter().position(|n| *n == currency.as_str());
    let base = if base == Currency::EUR {
        None
    } else {
        Some(at(base).ok_or_else(unreadable)?)
    };
    let mut found = Vec::new();
    for currency in wanted.iter().copied() {
        match at(currency) {
            _ if currency == Currency::EUR => found.push((currency, None)),
            Some(column) => found.push((currency, Some(column))),
            None => file.missing.push(currency),
        }
    }
    Ok(Columns {
        separator,
        wanted: found,
        base,
    })
}

/// A cell without blanks and quotes.
fn bare(cell: &str) -> &str {
    cell.trim().trim_matches('"').trim()
}

type Day = (LocalDate, Vec<CurrencyRate>);

fn day_of(row: &str, columns: &Columns, today: LocalDate) -> Result<Day, Words> {
    let cells: Vec<&str> = row.split(columns.separator).map(bare).collect();
    let first = cells.first().copied().unwrap_or_default();
    let on = date(first).ok_or_else(|| Words::new("rates-bad-date").with("value", short(first)))?;
    if on > today.plus_days(1) {
        return Err(Words::new("rates-bad-future").with("date", on.to_string()));
    }
    let cell = |column: usize| -> Result<Option<i64>, Words> {
        let text = cells
            .get(column)
            .copied()
            .ok_or_else(|| Words::new("rates-bad-short"))?;
        if text.is_empty() || text.eq_ignore_ascii_case("N/A") {
            return Ok(None);
        }
        millionths(text, columns.separator)
            .map(Some)
            .ok_or_else(|| Words::new("rates-bad-number").with("value", short(text)))
    };
    let base = match columns.base {
        None => Some(1_000_000),
        Some(column) => cell(column)?,
    };
    let mut rates = Vec::new();
    for (currency, column) in &columns.wanted {
        let rate = match column {
            None => Some(1_000_000),
            Some(column) => cell(*column)?,
        };
        let (Some(rate), Some(base)) = (rate, base) else {
            continue;
        };
        let per_unit = if base == 1_000_000 {
            rate
        } else {
            div_round(i128::from(rate) * 1_000_000, i128::from(base))
        };
        if !(1..=PER_UNIT_MAX).contains(&per_unit) {
            let value = format!("{currency} {per_unit}");
            return Err(Words::new("rates-bad-number").with("value", value));
        }
        rates.push(CurrencyRate {
            currency: *currency,
            on,
            per_unit,
            source: "ECB".to_owned(),
        });
    }
    Ok((on, rates))
}

fn short(text: &str) -> String {
    text.chars().take(40).collect()
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// `2026-11-20` or `20 November 2026`.
fn date(text: &str) -> Option<LocalDate> {
    if let Ok(day) = text.parse() {
        return Some(day);
    }
    let mut parts = text.split_whitespace();
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let month = month.to_ascii_lowercase();
    let month = (1u32..).zip(MONTHS).find(|(_, name)| *name == month)?.0;
    match parts.next() {
        None => LocalDate::ymd(year.parse().ok()?, month, day.parse().ok()?),
        Some(_) => None,
    }
}

/// A positive decimal number in millionths; further digits are rounded, half away from zero.
fn millionths(text: &str, separator: char) -> Option<i64> {
    let text = match separator {
        ';' => text.replace(',', "."),
        _ => text.to_owned(),
    };
    let (whole, rest) = text.split_once('.').unwrap_or((text.as_str(), ""));
    let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || !digits(whole) || !digits(rest) || whole.len() > 9 || rest.len() > 18 {
        return None;
    }
    let number: i128 = format!("{whole}{rest}").parse().ok()?;
    let scale = 10i128.pow(u32::try_from(rest.len()).ok()?);
    Some(div_round(number * 1_000_000, scale)).filter(|n| *n > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(code: &str) -> Currency {
        Currency::parse(code).unwrap()
    }

    fn today() -> LocalDate {
        LocalDate::ymd(2026, 11, 23).unwrap()
    }

    const FILE: &str = "Date, USD, JPY, BGN, GBP, \n20 November 2026, 1.1594, 181.12, N/A, 0.8795, \n2026-11-19, 1.1600, 180.00, , 0.88, \n";

    fn read(text: &str, base: &str, wanted: &[&str]) -> EcbFile {
        let wanted: Vec<Currency> = wanted.iter().map(|c| of(c)).collect();
        read_ecb(text, of(base), &wanted, today()).unwrap()
    }

    fn plain(file: &EcbFile) -> Vec<(String, &str, i64)> {
        let rates = file.rates.iter();
        rates
            .map(|r| (r.on.to_string(), r.currency.as_str(), r.per_unit))
            .collect()
    }

    #[test]
    fn the_banks_own_file_is_read_for_the_wanted_currencies() {
        let file = read(FILE, "EUR", &["USD", "GBP", "BGN", "CHF"]);
        assert_eq!(
            plain(&file),
            [
                ("2026-11-20".into(), "USD", 1_159_400),
                ("2026-11-20".into(), "GBP", 879_500),
                ("2026-11-19".into(), "USD", 1_160_000),
                ("2026-11-19".into(), "GBP", 880_000),
            ]
        );
        assert!(file.bad.is_empty(), "{:?}", file.bad);
        assert_eq!(file.missing, [of("CHF")]);
    }

    #[test]
    fn books_in_dollars_get_the_quotient() {
        let file = read(FILE, "USD", &["EUR", "GBP"]);
        let of_day: Vec<_> = plain(&file).into_iter().take(2).collect();
        assert_eq!(
            of_day,
            [
                ("2026-11-20".into(), "EUR", 862_515),
                ("2026-11-20".into(), "GBP", 758_582),
            ]
        );
    }

    #[test]
    fn bad_rows_are_told_with_line_and_reason_and_the_others_read() {
        let text = "\u{feff}Date,USD\r\n31 February 2026,1.1\r\n2026-11-20,abc\r\n\r\n2026-11-19\r\n2027-01-01,1.2\r\n2026-11-18,1.15\r\n2026-11-17,-1\r\n2026-11-16,0\r\n";
        let file = read(text, "EUR", &["USD"]);
        assert_eq!(plain(&file), [("2026-11-18".into(), "USD", 1_150_000)]);
        let told: Vec<_> = file
            .bad
            .iter()
            .map(|b| (b.line, b.reason.key.as_str()))
            .collect();
        assert_eq!(
            told,
            [
                (2, "rates-bad-date"),
                (3, "rates-bad-number"),
                (5, "rates-bad-short"),
                (6, "rates-bad-future"),
                (8, "rates-bad-number"),
                (9, "rates-bad-number"),
            ]
        );
        assert_eq!(file.bad_count, 6);
    }

    #[test]
    fn semicolons_come_with_decimal_commas() {
        let file = read("Date;USD\n2026-11-20;1,1594\n", "EUR", &["USD"]);
        assert_eq!(plain(&file), [("2026-11-20".into(), "USD", 1_159_400)]);
    }

    #[test]
    fn another_file_is_refused_as_a_whole() {
        for text in [
            "",
            "  \n",
            "<html>",
            "Name,USD\n",
            "Date,GBP\n2026-11-20,1\n",
        ] {
            let read = read_ecb(text, of("USD"), &[of("EUR")], today());
            assert_eq!(read.unwrap_err().code, Code::RatesUnreadable, "{text:?}");
        }
    }

    #[test]
    fn of_a_long_file_the_newest_days_are_taken() {
        let first = LocalDate::ymd(2024, 1, 1).unwrap();
        let rows: Vec<String> = (0..600)
            .map(|n| format!("{},1.{n:04}", first.plus_days(n)))
            .collect();
        let file = read(&format!("Date,USD\n{}", rows.join("\n")), "EUR", &["USD"]);
        assert_eq!(file.rates.len(), RATES_MAX);
        assert_eq!(file.rates[0].on, first.plus_days(599));
    }
}
