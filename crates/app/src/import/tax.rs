//! Rates of US sales tax: one row per ZIP code, of one state or of all. A table that lacks a row would be silently wrong, so a file with a wrong
//! row is not taken at all; a right one becomes one table per state, from its first day on.

use std::collections::BTreeMap;

use encargo_domain::LocalDate;
use encargo_domain::tax::table::ZipRate;
use encargo_domain::tax::us::{ONE_PPM, SalesTax, is_state, state_of_zip, zip5};

use super::field::Field;
use super::master::{Met, each};
use super::number::{Decimal, Mark};
use super::orders::Outline;
use super::profile::Mapping;
use super::reading::{Output, Setting};
use super::row::{Cells, RowRef, Wrong, name_of_number};
use super::table::Table;
use super::text::Unreadable;

/// The rows of a state.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct TableDraft {
    pub(crate) state: String,
    pub(crate) rates: Vec<ZipRate>,
}

/// What parts and whole may differ by, in millionths: each is rounded to four decimals by those who publish them.
const ROUNDED_PPM: u32 = 300;

/// Reads rates.
pub(crate) fn rates(
    table: &mut Table,
    mapping: &Mapping,
    outline: &Outline,
    setting: &Setting,
    out: &mut Output,
) -> Result<(), Unreadable> {
    let mark = outline.reading(table, setting).mark;
    let (mut met, mut good) = (Met::default(), Vec::new());
    let mut states: BTreeMap<String, Vec<ZipRate>> = BTreeMap::new();
    each(table, mapping, outline, out, &mut |at, cells, rows, out| {
        Ok(match rate_of(at, cells, mark, &mut met) {
            Ok((state, rate)) => {
                good.push(at);
                states.entry(state).or_default().push(rate);
                Ok(out.passed(rows)?)
            }
            Err(wrong) => Err(wrong),
        })
    })?;
    // Half a table is none.
    if out.stopped {
        return Ok(());
    }
    if let Some(row) = out.first_refused {
        for at in good {
            let wrong = Wrong::new(at, "import-error-other-rate").with("row", row.to_string());
            out.refuse(&wrong, None)?;
        }
        return Ok(());
    }
    for (state, rates) in states {
        out.tax_table(TableDraft { state, rates });
    }
    Ok(())
}

/// The rate of a row, and its state.
fn rate_of(
    at: RowRef,
    cells: &Cells,
    mark: Mark,
    met: &mut Met,
) -> Result<(String, ZipRate), Wrong> {
    let required = |field| {
        cells
            .some(field)
            .ok_or_else(|| Wrong::cell(at, field, "", "import-error-required"))
    };
    let wrong = |field, key| Err(Wrong::cell(at, field, cells.get(field), key));
    let state = required(Field::Region)?.to_ascii_uppercase();
    if !is_state(&state) {
        return wrong(Field::Region, "import-error-state");
    }
    let Some(zip) = zip_of(name_of_number(required(Field::PostalCode)?), &state) else {
        return wrong(Field::PostalCode, "import-error-zip");
    };
    required(Field::CombinedRate)?;
    let ppm = |field| match cells.some(field) {
        None => Ok(None),
        Some(text) => millionths(text, mark)
            .map(Some)
            .ok_or_else(|| Wrong::cell(at, field, text, "import-error-rate")),
    };
    let rate_ppm = ppm(Field::CombinedRate)?.unwrap_or(0);
    let parts = [
        Field::StateRate,
        Field::CountyRate,
        Field::CityRate,
        Field::SpecialRate,
    ];
    let mut ppms = [None; 4];
    for (to, field) in ppms.iter_mut().zip(parts) {
        *to = ppm(field)?;
    }
    let sum: u32 = ppms.iter().flatten().sum();
    let [own, county, city, special] = ppms.map(|p| p.unwrap_or(0));
    // A file that says the whole rate only is taken as one part.
    let unsplit = ppms.iter().all(Option::is_none);
    if !unsplit && sum.abs_diff(rate_ppm) > ROUNDED_PPM {
        return wrong(Field::CombinedRate, "import-error-rate-parts");
    }
    met.once(at, Field::PostalCode, format!("{state} {zip}"), &zip)?;
    let tax = SalesTax {
        rate_ppm,
        state_ppm: if unsplit { rate_ppm } else { own },
        county_ppm: county,
        city_ppm: city,
        special_ppm: special,
    };
    let region = cells.get(Field::TaxRegion).to_owned();
    Ok((state, ZipRate { zip, region, tax }))
}

/// Five digits; zeros a spreadsheet took off the front are put back where the state agrees.
fn zip_of(text: &str, state: &str) -> Option<String> {
    if let Some(zip) = zip5(text) {
        return Some(zip.to_owned());
    }
    let short = (3..5).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    let padded = format!("{text:0>5}");
    (short && state_of_zip(&padded) == Some(state)).then_some(padded)
}

/// A rate as a fraction (`0.0825`) or a percentage with its sign (`8.25%`), in millionths. `8.25` alone is neither: it could be both.
fn millionths(text: &str, mark: Mark) -> Option<u32> {
    let number = Decimal::parse(text, mark)?;
    let fraction = if text.contains('%') {
        number.hundredth()
    } else {
        number
    };
    let ppm = u32::try_from(fraction.minor(6)?).ok()?;
    let bare_one = !text.contains('%') && ppm == ONE_PPM;
    (ppm <= ONE_PPM && !bare_one).then_some(ppm)
}

/// The day a file's name says its rates hold from: `TAXRATES_ZIP5_CA202611.csv` the first of November, `rates-20261115.csv` that day.
pub(crate) fn first_day(file_name: &str) -> Option<LocalDate> {
    let runs = file_name.split(|c: char| !c.is_ascii_digit());
    runs.rev().find_map(|run| {
        let part = |range: std::ops::Range<usize>| run.get(range)?.parse::<u32>().ok();
        let year = i32::try_from(part(0..4)?).ok()?;
        let day = match run.len() {
            6 => 1,
            8 => part(6..8)?,
            _ => return None,
        };
        (2000..2100)
            .contains(&year)
            .then(|| LocalDate::ymd(year, part(4..6)?, day))
            .flatten()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_are_fractions_or_percentages_with_their_sign() {
        for (text, ppm) in [
            ("0.0825", Some(82_500)),
            ("0.08875", Some(88_750)),
            (".0625", Some(62_500)),
            ("0", Some(0)),
            ("8.25%", Some(82_500)),
            ("8.875 %", Some(88_750)),
            ("0%", Some(0)),
            ("0.082499999", Some(82_500)),
            ("8.25", None),
            ("1", None),
            ("-0.01", None),
            ("101%", None),
            ("n/a", None),
        ] {
            assert_eq!(millionths(text, Mark::Point), ppm, "{text}");
        }
        assert_eq!(millionths("8,25 %", Mark::Comma), Some(82_500));
    }

    #[test]
    fn a_lost_zero_is_put_back_where_the_state_agrees() {
        assert_eq!(zip_of("1001", "MA").as_deref(), Some("01001"));
        assert_eq!(zip_of("601", "PR").as_deref(), Some("00601"));
        assert_eq!(zip_of("1001", "CA"), None);
        assert_eq!(zip_of("94103-0001", "CA").as_deref(), Some("94103"));
        assert_eq!(zip_of("9410", "CA"), None);
    }

    #[test]
    fn the_name_of_a_file_says_from_when_it_holds() {
        let day = |m, d| LocalDate::ymd(2026, m, d);
        assert_eq!(first_day("TAXRATES_ZIP5_CA202611.csv"), day(11, 1));
        assert_eq!(first_day("rates-20261115.csv"), day(11, 15));
        for none in ["rates.csv", "rates-202613.csv", "1234567.csv", "ZIP5.csv"] {
            assert_eq!(first_day(none), None, "{none}");
        }
    }
}
