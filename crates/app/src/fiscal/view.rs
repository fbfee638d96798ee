//! What the screen shows of the records for the tax agency.

use encargo_domain::chain::{Chain, Fiscal};
use encargo_domain::event::Renewal;
use encargo_store::{FiscalRow, Page, list_fiscal_records, load};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{PROGRAM, seal};
use crate::error::CommandError;
use crate::queries::{Read, page_size, window};

/// Nothing to say.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ChainQuery {}

/// The chain of this device and what the company set.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ChainView {
    /// Whether the law has records of this company at all.
    pub concerned: bool,
    /// What the company set.
    pub fiscal: Fiscal,
    /// Code of this device.
    pub device_code: String,
    /// `NumeroInstalacion`.
    pub installation: String,
    /// Version of the program, as records carry it.
    pub program: String,
    /// Records so far.
    pub records: u32,
    /// Of them, those that wait for the agency.
    pub waiting: u32,
    /// Of them, those the agency refused.
    pub refused: u32,
    /// Entries of the event log.
    pub logged: u32,
    /// Number of the invoice of the last record; empty before the first.
    pub last_number: String,
    /// Its hash.
    pub last_hash: String,
    /// When it was made.
    #[ts(type = "number | null")]
    pub last_at_ms: Option<i64>,
    /// Veri*Factu mode stays on until this day.
    pub bound_until: Option<String>,
    /// What was in the way of the last attempt to send; empty where nothing was.
    pub hindrance: String,
    /// An older copy of the books was put back.
    pub renewal: Option<Renewal>,
}

/// `chain.get`
pub(crate) async fn get(read: &mut Read, _: ChainQuery) -> Result<ChainView, CommandError> {
    let company = read.house.company()?.clone();
    let identity = read.app.store.identity();
    let id = seal::chain_id(identity, &company);
    let chain = load::<Chain>(&mut read.conn, id.uuid()).await?;
    let chain = chain.as_ref().map(|(c, _)| c.as_ref());
    let year = read.today().year();
    let last = chain.and_then(|c| c.last.as_ref());
    Ok(ChainView {
        concerned: company.may_keep_fiscal_records(),
        fiscal: company.fiscal.clone(),
        device_code: read.cx.ctx.device_code.clone(),
        installation: format!("{}-{}", identity.device_id, identity.incarnation),
        program: PROGRAM.to_owned(),
        records: chain.map_or(0, |c| c.records),
        waiting: chain.map_or(0, |c| c.waiting),
        refused: chain.map_or(0, |c| c.refused),
        logged: chain.map_or(0, |c| c.logged),
        last_number: last.map(|l| l.invoice.number.clone()).unwrap_or_default(),
        last_hash: last.map(|l| l.hash.clone()).unwrap_or_default(),
        last_at_ms: chain.and_then(|c| c.last_at).map(|s| s.at.0),
        bound_until: chain
            .filter(|c| c.binds(year))
            .map(|_| format!("{year}-12-31")),
        hindrance: read.app.post.hindrance(),
        renewal: read.house.device.as_ref().and_then(|d| d.renewal.clone()),
    })
}

/// A window of the records of this device.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct RecordsQuery {
    /// Only those the agency refused or took with errors.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub only_refused: bool,
    /// First row.
    #[serde(default)]
    pub offset: u32,
    /// How many.
    #[serde(default = "page_size")]
    pub limit: u32,
}

/// `chain.records`: newest first.
pub(crate) async fn records(
    read: &mut Read,
    query: RecordsQuery,
) -> Result<Page<FiscalRow>, CommandError> {
    let company = read.house.company()?.clone();
    let id = seal::chain_id(read.app.store.identity(), &company);
    let window = window(query.offset, query.limit);
    Ok(list_fiscal_records(&mut read.conn, id, query.only_refused, window).await?)
}
