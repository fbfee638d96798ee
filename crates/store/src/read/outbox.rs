//! Documents sent by e-mail. A message is sent by the life of the device that queued it, or was told to try it again. Where an older copy of the
//! books was put back, or the books were copied to another computer, another life begins: what waits may have been sent since the copy was made, so
//! it is held until a person says what is to become of it.

use encargo_domain::Timestamp;
use encargo_domain::ids::DocumentId;
use serde::Serialize;
use sqlx::SqliteConnection;
use ts_rs::TS;

use super::{Page, Window};
use crate::error::Fault;
use crate::open::Identity;

/// A message of the outbox.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, sqlx::FromRow, TS)]
#[serde(rename_all = "camelCase")]
pub struct OutboxRow {
    /// Id.
    pub email_id: String,
    /// The document in it.
    pub document_id: String,
    /// Its number.
    pub number: String,
    /// Its kind.
    #[ts(type = "DocumentKind")]
    pub kind: String,
    /// Address of the recipient.
    pub recipient: String,
    /// Where it stands.
    #[ts(type = "EmailStatus")]
    pub status: String,
    /// When it was queued, or last told to be tried again.
    #[ts(type = "number")]
    pub queued_at_ms: i64,
    /// Tries the mail server put off.
    #[ts(type = "number")]
    pub tries: i64,
    /// Not tried before this moment.
    #[ts(type = "number")]
    pub next_try_at_ms: i64,
    /// The mail server's last words.
    pub reply: String,
    /// Another life of the device, or another device, queued it: it may have been sent since, and waits for a person's word.
    pub held: bool,
}

/// Of a row of the outbox: it waits. Said twice, because SQLite takes the index of open messages only where its own condition stands in the query.
const WAITS: &str = "status in ('waiting', 'refused') and status = 'waiting'";

/// Of a row `o` of the outbox: this life of this device queued it or was told to try it again. Binds device and life.
const OURS: &str = "exists (select 1 from event e where e.aggregate_id = o.document_id and e.aggregate_kind = 'document' and e.device_id = ?1 and e.incarnation = ?2
    and e.kind in ('document.email_queued', 'document.email_retried')
    and o.email_id in (json_extract(e.payload, '$.email_queued.emailId'), json_extract(e.payload, '$.email_retried.emailId')))";

/// What neither was sent nor discarded, refused ones first, then by when they are tried.
pub async fn list_outbox(
    conn: &mut SqliteConnection,
    us: Identity,
    window: Window,
) -> Result<Page<OutboxRow>, Fault> {
    let total =
        sqlx::query_scalar("select count(*) from outbox where status in ('waiting', 'refused')")
            .fetch_one(&mut *conn)
            .await
            .map_err(Fault::sql("counting the outbox"))?;
    let rows = sqlx::query_as(sqlx::AssertSqlSafe(format!(
        "select email_id, document_id, number, kind, recipient, status, queued_at_ms, tries, next_try_at_ms, reply, status = 'waiting' and not {OURS} as held
         from outbox o where status in ('waiting', 'refused') order by status, next_try_at_ms, email_id limit ?3 offset ?4"
    )))
    .bind(us.device_id.to_string())
    .bind(us.incarnation)
    .bind(window.limit())
    .bind(window.offset())
    .fetch_all(conn)
    .await
    .map_err(Fault::sql("listing the outbox"))?;
    Ok(Page { total, rows })
}

/// Ids of the messages that are held: of all documents, or of one.
pub async fn held_emails(
    conn: &mut SqliteConnection,
    us: Identity,
    document_id: Option<DocumentId>,
) -> Result<Vec<String>, Fault> {
    sqlx::query_scalar(sqlx::AssertSqlSafe(format!(
        "select email_id from outbox o where {WAITS} and not {OURS} and (?3 is null or document_id = ?3) order by email_id"
    )))
    .bind(us.device_id.to_string())
    .bind(us.incarnation)
    .bind(document_id.map(|id| id.to_string()))
    .fetch_all(conn)
    .await
    .map_err(Fault::sql("reading what is held in the outbox"))
}

/// Messages that may be tried by a moment, longest due first: the document and the message. What is held is not among them.
pub async fn due_emails(
    conn: &mut SqliteConnection,
    us: Identity,
    by: Timestamp,
    limit: u32,
) -> Result<Vec<(String, String)>, Fault> {
    sqlx::query_as(sqlx::AssertSqlSafe(format!(
        "select document_id, email_id from outbox o where {WAITS} and {OURS} and next_try_at_ms <= ?3 order by next_try_at_ms, email_id limit ?4"
    )))
    .bind(us.device_id.to_string())
    .bind(us.incarnation)
    .bind(by.0)
    .bind(limit)
    .fetch_all(conn)
    .await
    .map_err(Fault::sql("reading the outbox"))
}
