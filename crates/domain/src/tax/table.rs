//! The imported tables of US sales tax: one aggregate per state and first day in force. An import is one fact with all rows; a later table of the
//! same state leaves the earlier one for earlier days. The rows themselves are not in the state, which is loaded whole: they stand in the fact
//! and in a read table by ZIP code.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::us::{ONE_PPM, SalesTax, is_state, zip5};
use crate::Decided;
use crate::ids::TaxTableId;
use crate::refusal::{Code, Refusal};
use crate::time::LocalDate;

/// A row: five digits, what the table calls the place, and the rates. Written as an array, for there are 41,000 of them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(from = "Written", into = "Written")]
pub struct ZipRate {
    /// Five digits.
    pub zip: String,
    /// Name of the place.
    pub region: String,
    /// Rates.
    pub tax: SalesTax,
}

type Written = (String, String, [u32; 5]);

impl From<Written> for ZipRate {
    fn from((zip, region, [rate, state, county, city, special]): Written) -> Self {
        Self {
            zip,
            region,
            tax: SalesTax {
                rate_ppm: rate,
                state_ppm: state,
                county_ppm: county,
                city_ppm: city,
                special_ppm: special,
            },
        }
    }
}

impl From<ZipRate> for Written {
    fn from(row: ZipRate) -> Self {
        let t = row.tax;
        let rates = [
            t.rate_ppm,
            t.state_ppm,
            t.county_ppm,
            t.city_ppm,
            t.special_ppm,
        ];
        (row.zip, row.region, rates)
    }
}

/// The table of a state from a day on, without its rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TaxTable {
    /// Id: follows from state and day.
    pub table_id: TaxTableId,
    /// Two letters.
    pub state: String,
    /// First day in force.
    pub valid_from: LocalDate,
    /// How many ZIP codes.
    pub rows: u32,
    /// SHA-256 of the rows in the order of their ZIP codes.
    pub content: String,
    /// Name of the file it came from.
    pub file_name: String,
    /// SHA-256 of the file's bytes.
    pub file_hash: String,
}

/// What can happen to a table. Who did it and when stands in the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum TaxTableEvent {
    /// Imported, or imported again with other rows: all of them.
    Imported {
        /// What it is.
        table: TaxTable,
        /// Rows in the order of their ZIP codes.
        rates: Vec<ZipRate>,
    },
}

/// The id of the table of a state from a day on: the same on every device.
pub fn table_id(state: &str, valid_from: LocalDate) -> TaxTableId {
    let hash = Sha256::digest(format!("us-sales-tax {state} {valid_from}"));
    let mut bytes = [0; 16];
    for (to, from) in bytes.iter_mut().zip(hash) {
        *to = from;
    }
    TaxTableId::new(uuid_of(bytes))
}

/// Not a version with a time in it: whether such an id was met must always be asked (RFC 9562 5.8).
const fn uuid_of(bytes: [u8; 16]) -> Uuid {
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}

/// The hash rows are compared by, whatever their order.
pub fn content_of(rates: &[ZipRate]) -> String {
    let mut hash = Sha256::new();
    let mut sorted: Vec<&ZipRate> = rates.iter().collect();
    sorted.sort_unstable();
    for row in sorted {
        let t = row.tax;
        hash.update(format!(
            "{}\t{}\t{} {} {} {} {}\n",
            row.zip, row.region, t.rate_ppm, t.state_ppm, t.county_ppm, t.city_ppm, t.special_ppm
        ));
    }
    format!("{:x}", hash.finalize())
}

impl TaxTable {
    /// The state after `event`.
    pub fn apply(_state: Option<Self>, event: &TaxTableEvent) -> Option<Self> {
        let TaxTableEvent::Imported { table, .. } = event;
        Some(table.clone())
    }

    /// Takes the rows of a state as its table from a day on; `None` where they say what `in_force`, the table in force there on that day, says
    /// already. Refuses a state that is none, and rows that could not be applied: no ZIP code, a code twice, a rate beyond 100 %.
    pub fn decide_import(
        in_force: Option<&Self>,
        state: &str,
        valid_from: LocalDate,
        mut rates: Vec<ZipRate>,
        file: (&str, &str),
    ) -> Decided<Option<TaxTableEvent>> {
        let invalid = |field: &str, value: &str| {
            Err(Refusal::new(Code::FieldInvalid)
                .with("field", field)
                .with("value", value))
        };
        if !is_state(state) || rates.is_empty() {
            return invalid("state", state);
        }
        rates.sort_unstable();
        for (i, row) in rates.iter().enumerate() {
            let twice = i > 0 && rates.get(i - 1).is_some_and(|before| before.zip == row.zip);
            if zip5(&row.zip) != Some(row.zip.as_str()) || twice {
                return invalid("postal-code", &row.zip);
            }
            let parts = row.tax.parts().map(|(_, ppm)| ppm);
            if row.tax.rate_ppm > ONE_PPM || parts.iter().any(|ppm| *ppm > ONE_PPM) {
                return invalid("tax-rate", &row.tax.rate_ppm.to_string());
            }
        }
        let content = content_of(&rates);
        if in_force.is_some_and(|t| t.state == state && t.content == content) {
            return Ok(None);
        }
        let (file_name, file_hash) = file;
        let table = Self {
            table_id: table_id(state, valid_from),
            state: state.to_owned(),
            valid_from,
            rows: u32::try_from(rates.len()).unwrap_or(u32::MAX),
            content,
            file_name: file_name.to_owned(),
            file_hash: file_hash.to_owned(),
        };
        Ok(Some(TaxTableEvent::Imported { table, rates }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(zip: &str, rate_ppm: u32) -> ZipRate {
        ZipRate {
            zip: zip.into(),
            region: "Here".into(),
            tax: SalesTax {
                rate_ppm,
                state_ppm: rate_ppm,
                ..SalesTax::default()
            },
        }
    }

    fn day(month: u32) -> LocalDate {
        LocalDate::ymd(2026, month, 1).unwrap()
    }

    fn import(
        in_force: Option<&TaxTable>,
        month: u32,
        rates: Vec<ZipRate>,
    ) -> Decided<Option<TaxTableEvent>> {
        TaxTable::decide_import(in_force, "CA", day(month), rates, ("CA.csv", "abc"))
    }

    #[test]
    fn the_same_rows_change_nothing_whatever_their_order() {
        let rows = vec![row("94103", 86_250), row("90210", 95_000)];
        let first = import(None, 11, rows.clone()).unwrap().unwrap();
        let table = TaxTable::apply(None, &first).unwrap();
        assert_eq!((table.rows, table.file_name.as_str()), (2, "CA.csv"));
        let turned = rows.iter().rev().cloned().collect();
        assert_eq!(import(Some(&table), 12, turned), Ok(None));
        let other = vec![row("94103", 86_250), row("90210", 97_500)];
        let second = import(Some(&table), 12, other).unwrap().unwrap();
        let later = TaxTable::apply(None, &second).unwrap();
        assert_ne!(
            later.table_id, table.table_id,
            "the older one stays for older days"
        );
        assert_eq!(table.table_id, table_id("CA", day(11)));
        let text = serde_json::to_string(&first).unwrap();
        assert!(
            text.contains("[\"90210\",\"Here\",[95000,95000,0,0,0]]"),
            "{text}"
        );
        assert_eq!(
            serde_json::from_str::<TaxTableEvent>(&text).unwrap(),
            first,
            "as it was"
        );
    }

    #[test]
    fn rows_that_could_not_be_applied_are_refused() {
        for bad in [
            vec![],
            vec![row("9021", 1)],
            vec![row("90210-1234", 1)],
            vec![row("90210", 1), row("90210", 2)],
            vec![row("90210", ONE_PPM + 1)],
        ] {
            assert!(import(None, 11, bad.clone()).is_err(), "{bad:?}");
        }
        let nowhere =
            TaxTable::decide_import(None, "ZZ", day(1), vec![row("90210", 1)], ("f", "h"));
        assert!(nowhere.is_err());
    }
}
