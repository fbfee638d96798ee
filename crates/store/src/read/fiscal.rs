//! Records for the tax agency.

use encargo_domain::chain::{ChainEvent, FiscalRecord};
use encargo_domain::ids::{ChainId, DocumentId};
use serde::Serialize;
use sqlx::SqliteConnection;
use ts_rs::TS;

use super::{Page, Window};
use crate::error::Fault;

/// A row of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, sqlx::FromRow, TS)]
#[serde(rename_all = "camelCase")]
pub struct FiscalRow {
    /// Which of the chain.
    #[ts(type = "number")]
    pub position: i64,
    /// `registration` or `cancellation`.
    #[ts(type = "'registration' | 'cancellation'")]
    pub kind: String,
    /// The document.
    pub document_id: String,
    /// Its number.
    pub number: String,
    /// Total; negative where money goes back.
    #[ts(type = "number")]
    pub total_minor: i64,
    /// Hash.
    pub hash: String,
    /// When it was made.
    #[ts(type = "number")]
    pub generated_at_ms: i64,
    /// What became of it.
    #[ts(type = "RecordStatus")]
    pub status: String,
    /// The agency's code.
    pub answer_code: String,
    /// The agency's words.
    pub answer_text: String,
}

/// A later record of the same invoice put it right.
const AMENDED: &str = "(f.kind = 'registration' and exists (select 1 from fiscal_record n where n.document_id = f.document_id and n.chain_id = f.chain_id and n.kind = 'registration' and n.position > f.position))";

/// Records of a chain, newest first; `only_refused`: those the agency has something against and that nothing put right since.
pub async fn list_fiscal_records(
    conn: &mut SqliteConnection,
    chain_id: ChainId,
    only_refused: bool,
    window: Window,
) -> Result<Page<FiscalRow>, Fault> {
    let id = chain_id.to_string();
    let total = sqlx::query_scalar(sqlx::AssertSqlSafe(format!("select count(*) from fiscal_record f where chain_id = ? and (? = 0 or status in ('refused', 'accepted_with_errors') and not {AMENDED})")))
        .bind(&id)
        .bind(only_refused)
        .fetch_one(&mut *conn)
        .await
        .map_err(Fault::sql("counting fiscal records"))?;
    let rows = sqlx::query_as(sqlx::AssertSqlSafe(format!(
        "select position, kind, document_id, number, total_minor, hash, generated_at_ms, status, answer_code, answer_text from fiscal_record f
         where chain_id = ? and (? = 0 or status in ('refused', 'accepted_with_errors') and not {AMENDED}) order by position desc limit ? offset ?"
    )))
    .bind(&id)
    .bind(only_refused)
    .bind(window.limit())
    .bind(window.offset())
    .fetch_all(conn)
    .await
    .map_err(Fault::sql("listing fiscal records"))?;
    Ok(Page { total, rows })
}

/// The record an event of a chain holds, if it holds one.
fn record(payload: &str) -> Result<Option<FiscalRecord>, Fault> {
    let event: ChainEvent =
        serde_json::from_str(payload).map_err(Fault::json("reading a fiscal record"))?;
    Ok(match event {
        ChainEvent::Registered { record } => Some(FiscalRecord::Registration(record)),
        ChainEvent::Cancelled { record } => Some(FiscalRecord::Cancellation(record)),
        _ => None,
    })
}

/// Records that wait for the agency, oldest first.
pub async fn waiting_fiscal_records(
    conn: &mut SqliteConnection,
    chain_id: ChainId,
    limit: u32,
) -> Result<Vec<FiscalRecord>, Fault> {
    let payloads: Vec<String> = sqlx::query_scalar(
        "select e.payload from fiscal_record r join event e on e.seq = r.event_seq where r.chain_id = ? and r.status = 'waiting' order by r.position limit ?",
    )
    .bind(chain_id.to_string())
    .bind(limit)
    .fetch_all(conn)
    .await
    .map_err(Fault::sql("reading fiscal records"))?;
    let mut records = Vec::with_capacity(payloads.len());
    for payload in payloads {
        records.extend(record(&payload)?);
    }
    Ok(records)
}

/// Facts of a chain after a version of it, at most `limit`: their version and their payload. Payloads stay text: one that cannot be read any
/// more is to be named, not to end the walk.
pub async fn facts_of_chain(
    conn: &mut SqliteConnection,
    chain_id: ChainId,
    after: i64,
    limit: u32,
) -> Result<Vec<(i64, String)>, Fault> {
    sqlx::query_as(
        "select aggregate_version, payload from event where aggregate_id = ? and aggregate_kind = 'chain' and aggregate_version > ? order by aggregate_version limit ?",
    )
    .bind(chain_id.to_string())
    .bind(after)
    .bind(limit)
    .fetch_all(conn)
    .await
    .map_err(Fault::sql("walking a chain"))
}

/// Numbers of documents that carry the agency's code and have no record.
pub async fn documents_without_record(conn: &mut SqliteConnection) -> Result<Vec<String>, Fault> {
    sqlx::query_scalar(
        "select d.number from document d join aggregate a on a.aggregate_id = d.document_id and a.aggregate_kind = 'document'
         where a.state ->> '$.document.taxCode.url' is not null
           and not exists (select 1 from fiscal_record r where r.document_id = d.document_id and r.kind = 'registration') order by d.number limit 100",
    )
    .fetch_all(conn)
    .await
    .map_err(Fault::sql("looking for documents without record"))
}

/// How far a device has written: its place in its own row of the journal, the hash there, and the last document of the books.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct JournalEnd {
    /// Its last row, counted by device.
    pub device_seq: i64,
    /// The hash of that row, in hexadecimal digits.
    pub hash: String,
    /// The number of the document issued last; empty where there is none.
    pub last_document: String,
}

/// See [`JournalEnd`]; `None` where the device has written nothing.
pub async fn journal_end(
    conn: &mut SqliteConnection,
    identity: crate::open::Identity,
) -> Result<Option<JournalEnd>, Fault> {
    sqlx::query_as(
        "select device_seq, lower(hex(hash)) as hash, coalesce((select number from document order by issued_at_ms desc, number desc limit 1), '') as last_document
         from event where device_id = ? and incarnation = ? order by device_seq desc limit 1",
    )
    .bind(identity.device_id.to_string())
    .bind(identity.incarnation)
    .fetch_optional(conn)
    .await
    .map_err(Fault::sql("reading the end of the journal"))
}

/// Place and status of the last record that an invoice was issued, in a chain.
pub async fn last_registration(
    conn: &mut SqliteConnection,
    chain_id: ChainId,
    document_id: DocumentId,
) -> Result<Option<(u32, String)>, Fault> {
    sqlx::query_as("select position, status from fiscal_record where document_id = ? and chain_id = ? and kind = 'registration' order by position desc limit 1")
        .bind(document_id.to_string())
        .bind(chain_id.to_string())
        .fetch_optional(conn)
        .await
        .map_err(Fault::sql("looking for the record of an invoice"))
}
