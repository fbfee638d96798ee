//! The imported tables of US sales tax, and the rate of a ZIP code on a day.

use encargo_domain::LocalDate;
use encargo_domain::tax::us::{FoundRate, SalesTax, ZipRates};
use serde::{Deserialize, Serialize};
use sqlx::SqliteConnection;
use ts_rs::TS;

use crate::error::{Fault, Outcome};
use crate::work::Work;
use encargo_domain::AggregateKind;

/// Of each state the table in force on the day, and of that the codes asked for: a code that is not in it any more has no rate.
const RATES: &str = "select zip, state, region, valid_from, rate_ppm, state_ppm, county_ppm, city_ppm, special_ppm from us_tax_rate r \
     where zip in (select value from json_each(?)) \
     and valid_from = (select max(t.valid_from) from us_tax_table t where t.state = r.state and t.valid_from <= ?) order by zip, state";

/// A table as screens list it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, sqlx::FromRow, TS)]
#[serde(rename_all = "camelCase")]
pub struct UsTaxTableRow {
    /// Two letters.
    pub state: String,
    /// First day in force.
    pub valid_from: String,
    /// ZIP codes.
    #[ts(type = "number")]
    pub rows: i64,
    /// File it came from.
    pub file_name: String,
    /// SHA-256 of the file's bytes.
    pub file_hash: String,
    /// When.
    #[ts(type = "number")]
    pub imported_at_ms: i64,
    /// Who; empty for the owner at their own computer.
    pub imported_by: String,
}

/// All tables, by state, the newest of each first.
pub async fn us_tax_tables(conn: &mut SqliteConnection) -> Result<Vec<UsTaxTableRow>, Fault> {
    sqlx::query_as(
        "select state, valid_from, rows, file_name, file_hash, imported_at_ms, imported_by from us_tax_table order by state, valid_from desc",
    )
    .fetch_all(conn)
    .await
    .map_err(Fault::sql("listing tables of sales tax"))
}

/// The id of the table in force in a state on a day.
pub async fn us_tax_table_in_force(
    conn: &mut SqliteConnection,
    state: &str,
    on: LocalDate,
) -> Result<Option<String>, Fault> {
    sqlx::query_scalar(
        "select table_id from us_tax_table where state = ? and valid_from <= ? order by valid_from desc limit 1",
    )
    .bind(state)
    .bind(on.to_string())
    .fetch_optional(conn)
    .await
    .map_err(Fault::sql("looking for a table of sales tax"))
}

/// What is in force in each state on a day: state and the hash of its rows.
pub async fn us_tax_contents(
    conn: &mut SqliteConnection,
    on: LocalDate,
) -> Result<Vec<(String, String)>, Fault> {
    sqlx::query_as(
        "select state, content from us_tax_table t where valid_from = \
         (select max(valid_from) from us_tax_table n where n.state = t.state and n.valid_from <= ?)",
    )
    .bind(on.to_string())
    .fetch_all(conn)
    .await
    .map_err(Fault::sql("reading what sales taxes are in force"))
}

fn list(zips: &[String]) -> String {
    serde_json::Value::from(zips.to_vec()).to_string()
}

type Columns = (String, String, String, String, u32, u32, u32, u32, u32);

fn found(columns: Columns) -> Result<FoundRate, Fault> {
    let (zip, state, region, valid_from, rate, own, county, city, special) = columns;
    let valid_from = valid_from
        .parse()
        .map_err(|_| Fault::Broken(format!("{valid_from} is no day")))?;
    Ok(FoundRate {
        zip,
        state,
        region,
        tax: SalesTax {
            rate_ppm: rate,
            state_ppm: own,
            county_ppm: county,
            city_ppm: city,
            special_ppm: special,
        },
        valid_from,
    })
}

/// The rates of ZIP codes on a day; asks nothing where there are none to look for.
pub async fn zip_rates(
    conn: &mut SqliteConnection,
    zips: &[String],
    on: LocalDate,
) -> Result<ZipRates, Fault> {
    if zips.is_empty() {
        return Ok(ZipRates::default());
    }
    let rows: Vec<Columns> = sqlx::query_as(RATES)
        .bind(list(zips))
        .bind(on.to_string())
        .fetch_all(conn)
        .await
        .map_err(Fault::sql("looking for rates of ZIP codes"))?;
    let rates = rows.into_iter().map(found).collect::<Result<_, _>>()?;
    Ok(ZipRates::new(rates))
}

impl Work {
    /// The rates of ZIP codes on a day, after everything done so far; asks nothing where there are none to look for.
    pub async fn zip_rates(&mut self, zips: &[String], on: LocalDate) -> Outcome<ZipRates> {
        if zips.is_empty() {
            return Ok(ZipRates::default());
        }
        let of_tax = |key: &crate::work::Key| key.0 == AggregateKind::TaxTable;
        let unwritten = self.waiting.dirty.iter().chain(&self.flying).any(of_tax);
        if unwritten {
            self.flush().await?;
            self.land().await?;
        }
        let rows = self.db.loading().rows(
            "looking for rates of ZIP codes",
            RATES,
            (list(zips), on.to_string()),
            |row| {
                Ok((
                    row.get(0)?,
                    row.get(1)?,
                    row.get(2)?,
                    row.get(3)?,
                    row.get(4)?,
                    row.get(5)?,
                    row.get(6)?,
                    row.get(7)?,
                    row.get(8)?,
                ))
            },
        )?;
        let rates = rows.into_iter().map(found).collect::<Result<_, _>>()?;
        Ok(ZipRates::new(rates))
    }
}
