//! Documents sent by e-mail.

use encargo_domain::Timestamp;
use serde::Serialize;
use sqlx::SqliteConnection;
use ts_rs::TS;

use super::{Page, Window};
use crate::error::Fault;

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
}

/// What neither was sent nor discarded, refused ones first, then by when they are tried.
pub async fn list_outbox(
    conn: &mut SqliteConnection,
    window: Window,
) -> Result<Page<OutboxRow>, Fault> {
    let total =
        sqlx::query_scalar("select count(*) from outbox where status in ('waiting', 'refused')")
            .fetch_one(&mut *conn)
            .await
            .map_err(Fault::sql("counting the outbox"))?;
    let rows = sqlx::query_as(
        "select email_id, document_id, number, kind, recipient, status, queued_at_ms, tries, next_try_at_ms, reply from outbox
         where status in ('waiting', 'refused') order by status, next_try_at_ms, email_id limit ? offset ?",
    )
    .bind(window.limit())
    .bind(window.offset())
    .fetch_all(conn)
    .await
    .map_err(Fault::sql("listing the outbox"))?;
    Ok(Page { total, rows })
}

/// Messages that may be tried by a moment, longest due first: the document and the message.
pub async fn due_emails(
    conn: &mut SqliteConnection,
    by: Timestamp,
    limit: u32,
) -> Result<Vec<(String, String)>, Fault> {
    sqlx::query_as(
        "select document_id, email_id from outbox where status = 'waiting' and next_try_at_ms <= ? order by next_try_at_ms, email_id limit ?",
    )
    .bind(by.0)
    .bind(limit)
    .fetch_all(conn)
    .await
    .map_err(Fault::sql("reading the outbox"))
}
