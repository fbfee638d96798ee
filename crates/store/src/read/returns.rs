//! Returns, by what is to be done with them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sqlx::{QueryBuilder, Sqlite, SqliteConnection};
use ts_rs::TS;

use super::{Page, Window};
use crate::error::Fault;

/// Queues.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReturnQueue {
    /// Announced.
    ToReceive,
    /// In quarantine.
    ToInspect,
    /// Inspected, or paid back and not yet credited.
    ToRefund,
    /// All.
    All,
}

impl ReturnQueue {
    /// All queues.
    pub const ALL: [Self; 4] = [Self::ToReceive, Self::ToInspect, Self::ToRefund, Self::All];
    const fn condition(self) -> &'static str {
        match self {
            Self::ToReceive => "r.status = 'authorized'",
            Self::ToInspect => "r.status = 'received'",
            Self::ToRefund => "r.status in ('inspected', 'refunded')",
            Self::All => "true",
        }
    }
    /// As written in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ToReceive => "to_receive",
            Self::ToInspect => "to_inspect",
            Self::ToRefund => "to_refund",
            Self::All => "all",
        }
    }
}

/// What to list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ReturnFilter {
    /// Queue.
    pub queue: ReturnQueue,
    /// At this location.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub location_id: Option<String>,
    /// Number or customer.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub text: Option<String>,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, sqlx::FromRow, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReturnRow {
    /// Id.
    pub return_id: String,
    /// Number.
    pub number: String,
    /// Order.
    pub order_id: String,
    /// Its number.
    pub order_number: String,
    /// Whose.
    pub customer_name: String,
    /// Where.
    pub location_name: String,
    /// Status.
    #[ts(type = "ReturnStatus")]
    pub status: String,
    /// Units.
    #[ts(type = "number")]
    pub unit_count: i64,
    /// Value that goes back.
    #[ts(type = "number")]
    pub refund_minor: i64,
    /// Currency.
    pub currency: String,
    /// When.
    #[ts(type = "number")]
    pub created_at_ms: i64,
    /// Version.
    #[ts(type = "number")]
    pub version: i64,
}

pub(super) const SELECT: &str = "select r.return_id, r.number, r.order_id, r.order_number, r.customer_name, l.name as location_name, r.status, r.unit_count, r.refund_minor, r.currency, r.created_at_ms, \
                      r.version from return_authorization r join location l using (location_id)";

fn conditions(query: &mut QueryBuilder<Sqlite>, filter: &ReturnFilter) {
    query.push(" where ").push(filter.queue.condition());
    if let Some(location) = &filter.location_id {
        query
            .push(" and r.location_id = ")
            .push_bind(location.clone());
    }
    if let Some(text) = filter
        .text
        .as_deref()
        .map(str::trim)
        .filter(|t| !t.is_empty())
    {
        let like = format!("%{}%", text.replace(['%', '_'], ""));
        query
            .push(" and (r.number like ")
            .push_bind(like.clone())
            .push(" or r.customer_name like ")
            .push_bind(like)
            .push(")");
    }
}

/// A window of a queue: oldest first to be done, newest first of all.
pub async fn list_returns(
    conn: &mut SqliteConnection,
    filter: &ReturnFilter,
    window: Window,
) -> Result<Page<ReturnRow>, Fault> {
    let mut count = QueryBuilder::new("select count(*) from return_authorization r");
    conditions(&mut count, filter);
    let total = count
        .build_query_scalar()
        .fetch_one(&mut *conn)
        .await
        .map_err(Fault::sql("counting returns"))?;
    let mut query = QueryBuilder::new(SELECT);
    conditions(&mut query, filter);
    query.push(if filter.queue == ReturnQueue::All {
        " order by r.created_at_ms desc"
    } else {
        " order by r.created_at_ms"
    });
    query
        .push(", r.number limit ")
        .push_bind(window.limit())
        .push(" offset ")
        .push_bind(window.offset());
    let rows = query
        .build_query_as()
        .fetch_all(conn)
        .await
        .map_err(Fault::sql("listing returns"))?;
    Ok(Page { total, rows })
}

/// How many wait in each queue.
pub async fn return_counts(
    conn: &mut SqliteConnection,
    location_id: Option<&str>,
) -> Result<BTreeMap<&'static str, i64>, Fault> {
    let mut counts = BTreeMap::new();
    for queue in ReturnQueue::ALL {
        let mut query = QueryBuilder::new("select count(*) from return_authorization r");
        conditions(
            &mut query,
            &ReturnFilter {
                queue,
                location_id: location_id.map(str::to_owned),
                text: None,
            },
        );
        counts.insert(
            queue.as_str(),
            query
                .build_query_scalar()
                .fetch_one(&mut *conn)
                .await
                .map_err(Fault::sql("counting returns"))?,
        );
    }
    Ok(counts)
}

/// The returns of an order.
pub async fn returns_of(
    conn: &mut SqliteConnection,
    order_id: &str,
) -> Result<Vec<ReturnRow>, Fault> {
    let sql = format!("{SELECT} where r.order_id = ? order by r.number");
    sqlx::query_as(sqlx::AssertSqlSafe(sql))
        .bind(order_id)
        .fetch_all(conn)
        .await
        .map_err(Fault::sql("reading the returns of an order"))
}
