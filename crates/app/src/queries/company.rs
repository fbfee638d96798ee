//! The company of record, whole: for the screen that changes it.

use encargo_domain::company::Company;
use encargo_domain::tax::{TaxRate, rates};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::CommandError;
use crate::queries::Read;

/// Nothing to say.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(rename = "CompanyGetQuery")]
pub(crate) struct GetQuery {}

/// The company and what the program knows of the taxes where it has its seat.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CompanyView {
    /// The whole record.
    pub company: Company,
    /// Version.
    pub version: i64,
    /// Its tax territory (`ES`, `ES-CN`).
    pub territory: String,
    /// Rates known there, in force today.
    pub known_rates: Vec<TaxRate>,
}

/// `company.get`
pub(crate) async fn get(read: &mut Read, _: GetQuery) -> Result<CompanyView, CommandError> {
    let company_id = read.house.company()?.company_id;
    let (company, version) = read.versioned::<Company>(company_id.uuid()).await?;
    let (territory, today) = (company.seat(), read.today());
    Ok(CompanyView {
        version,
        known_rates: rates::of_territory(territory.as_str())
            .into_iter()
            .filter(|r| r.in_force(today))
            .collect(),
        territory: territory.as_str().to_owned(),
        company: company.as_ref().clone(),
    })
}
