//! The imported tables of US sales tax: which states, from when, from which file; and the rate of one ZIP code.

use encargo_domain::refusal::Code;
use encargo_domain::tax::us::{FoundRate, state_of_zip, zip5};
use encargo_domain::{LocalDate, Refusal};
use encargo_store::{UsTaxTableRow, us_tax_tables, zip_rates};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::CommandError;
use crate::queries::Read;

/// Nothing to say.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(rename = "UsTaxTablesQuery")]
pub(crate) struct TablesQuery {}

/// The tables.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "UsTaxTables")]
pub(crate) struct Tables {
    /// By state, the newest of each first.
    pub tables: Vec<TableView>,
    /// The state of the seat, where its ZIP code says one.
    pub home: Option<String>,
    /// States the shop collects in today and no table holds for.
    pub lacking: Vec<String>,
}

/// A table.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "UsTaxTableView")]
pub(crate) struct TableView {
    /// What it is.
    pub table: UsTaxTableRow,
    /// It holds today; others of its state hold for other days.
    pub in_force: bool,
}

/// `us_tax.tables`
pub(crate) async fn tables(read: &mut Read, _: TablesQuery) -> Result<Tables, CommandError> {
    let today = read.today();
    let day = today.to_string();
    let rows = us_tax_tables(&mut read.conn).await?;
    let mut tables: Vec<TableView> = Vec::with_capacity(rows.len());
    for table in rows {
        let newer = |t: &TableView| t.in_force && t.table.state == table.state;
        let in_force = table.valid_from <= day && !tables.iter().any(newer);
        tables.push(TableView { table, in_force });
    }
    let company = read.house.company()?;
    let seat = company.seat();
    let home = seat.zip().and_then(state_of_zip);
    let named = company.us_tax.nexus.iter().filter(|n| n.from <= today);
    let mut lacking: Vec<String> = named
        .map(|n| n.state.as_str())
        .chain(home)
        .filter(|state| {
            !encargo_domain::tax::us::is_untaxed(state)
                && !tables
                    .iter()
                    .any(|t| t.in_force && t.table.state == **state)
        })
        .map(str::to_owned)
        .collect();
    lacking.sort_unstable();
    lacking.dedup();
    Ok(Tables {
        home: home.map(str::to_owned),
        lacking,
        tables,
    })
}

/// Asks for the rate of a ZIP code.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(rename = "UsTaxRateQuery")]
pub(crate) struct RateQuery {
    /// Five digits, or nine.
    pub zip: String,
    /// On which day; today where left out.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub on: Option<LocalDate>,
}

/// The rate of a ZIP code.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "UsTaxRateView")]
pub(crate) struct RateView {
    /// Five digits.
    pub zip: String,
    /// On which day.
    pub on: LocalDate,
    /// The state it lies in; `None` where there is no such code.
    pub state: Option<String>,
    /// What the table says; `None` where no table in force has it.
    pub found: Option<FoundRate>,
    /// The shop collects there.
    pub collects: bool,
}

/// `us_tax.rate`
pub(crate) async fn rate(read: &mut Read, query: RateQuery) -> Result<RateView, CommandError> {
    let on = query.on.unwrap_or_else(|| read.today());
    let Some(zip) = zip5(&query.zip) else {
        return Err(Refusal::new(Code::FieldInvalid)
            .with("field", "postal-code")
            .with("value", query.zip)
            .into());
    };
    let rates = zip_rates(&mut read.conn, &[zip.to_owned()], on).await?;
    let found = rates.of(zip).cloned();
    let state = found
        .as_ref()
        .map(|f| f.state.clone())
        .or_else(|| state_of_zip(zip).map(str::to_owned));
    let company = read.house.company()?;
    let seat = company.seat();
    let home = seat.zip().and_then(state_of_zip);
    let collects = state
        .as_deref()
        .is_some_and(|s| home == Some(s) || company.us_tax.collects(s, on));
    Ok(RateView {
        zip: zip.to_owned(),
        on,
        state,
        found,
        collects,
    })
}
