//! Issued documents.

use serde::{Deserialize, Serialize};
use sqlx::{QueryBuilder, Sqlite, SqliteConnection};
use ts_rs::TS;

use super::{Page, Window};
use crate::error::Fault;

/// What to list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct DocumentFilter {
    /// Only this kind.
    #[ts(optional = nullable, type = "DocumentKind")]
    pub kind: Option<String>,
    /// Number, order number or buyer.
    #[ts(optional = nullable)]
    pub text: Option<String>,
    /// Of this order.
    #[ts(optional = nullable)]
    pub order_id: Option<String>,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, sqlx::FromRow, TS)]
#[serde(rename_all = "camelCase")]
pub struct DocumentRow {
    /// Id.
    pub document_id: String,
    /// Kind.
    #[ts(type = "DocumentKind")]
    pub kind: String,
    /// Number.
    pub number: String,
    /// Day.
    pub issued_on: String,
    /// Order.
    pub order_id: Option<String>,
    /// Its number.
    pub order_number: Option<String>,
    /// Buyer; empty on simplified invoices.
    pub buyer_name: String,
    /// Total.
    #[ts(type = "number")]
    pub total_minor: i64,
    /// Currency.
    pub currency: String,
    /// Times printed.
    #[ts(type = "number")]
    pub printed_count: i64,
    /// It was cancelled.
    pub cancelled: bool,
    /// Number of the document that stands in its place or credits all of it; empty while it stands.
    pub corrected_by: String,
}

pub(super) const SELECT: &str = "select document_id, kind, number, issued_on, order_id, order_number, buyer_name, total_minor, currency, printed_count, cancelled, corrected_by from document";

fn conditions(query: &mut QueryBuilder<Sqlite>, filter: &DocumentFilter) {
    query.push(" where true");
    if let Some(kind) = &filter.kind {
        query.push(" and kind = ").push_bind(kind.clone());
    }
    if let Some(order) = &filter.order_id {
        query.push(" and order_id = ").push_bind(order.clone());
    }
    if let Some(text) = filter
        .text
        .as_deref()
        .map(str::trim)
        .filter(|t| !t.is_empty())
    {
        let like = format!("%{}%", text.replace(['%', '_'], ""));
        query
            .push(" and (number like ")
            .push_bind(like.clone())
            .push(" or order_number like ")
            .push_bind(like.clone())
            .push(" or buyer_name like ")
            .push_bind(like)
            .push(")");
    }
}

/// A window, newest first.
pub async fn list_documents(
    conn: &mut SqliteConnection,
    filter: &DocumentFilter,
    window: Window,
) -> Result<Page<DocumentRow>, Fault> {
    let mut count = QueryBuilder::new("select count(*) from document");
    conditions(&mut count, filter);
    let total = count
        .build_query_scalar()
        .fetch_one(&mut *conn)
        .await
        .map_err(Fault::sql("counting documents"))?;
    let mut query = QueryBuilder::new(SELECT);
    conditions(&mut query, filter);
    query
        .push(" order by issued_at_ms desc, number desc limit ")
        .push_bind(window.limit())
        .push(" offset ")
        .push_bind(window.offset());
    let rows = query
        .build_query_as()
        .fetch_all(conn)
        .await
        .map_err(Fault::sql("listing documents"))?;
    Ok(Page { total, rows })
}

/// The id of the document with this number.
pub async fn document_by_number(
    conn: &mut SqliteConnection,
    number: &str,
) -> Result<Option<String>, Fault> {
    sqlx::query_scalar("select document_id from document where number = ?")
        .bind(number)
        .fetch_optional(conn)
        .await
        .map_err(Fault::sql("finding a document by number"))
}
