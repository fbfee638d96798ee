//! Transfers and purchase orders, one row each.

use serde::Serialize;
use sqlx::SqliteConnection;
use ts_rs::TS;
use uuid::Uuid;

use super::{Page, Window};
use crate::error::Fault;

/// A transfer or purchase order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, sqlx::FromRow, TS)]
#[serde(rename_all = "camelCase")]
pub struct SupplyRow {
    /// Which of the two.
    #[ts(type = "'transfer' | 'purchase_order'")]
    pub kind: String,
    /// Id.
    pub id: String,
    /// Number.
    pub number: String,
    /// Where it stands.
    #[ts(type = "TransferStatus | PurchaseOrderStatus")]
    pub status: String,
    /// Location or supplier it comes from.
    pub from_name: String,
    /// Location it comes to.
    pub to_name: String,
    /// Items.
    #[ts(type = "number")]
    pub line_count: i64,
    /// Units asked for.
    #[ts(type = "number")]
    pub unit_count: i64,
    /// Units that are there.
    #[ts(type = "number")]
    pub received: i64,
    /// When it is expected.
    pub expected_on: String,
}

/// The purchase order of that number.
pub async fn purchase_order_by_number(
    conn: &mut SqliteConnection,
    number: &str,
) -> Result<Option<Uuid>, Fault> {
    if number.is_empty() {
        return Ok(None);
    }
    let id: Option<String> = sqlx::query_scalar(
        "select cause_id from supply where cause_kind = 'purchase_order' and number = ? limit 1",
    )
    .bind(number)
    .fetch_optional(&mut *conn)
    .await
    .map_err(Fault::sql("finding a purchase order by number"))?;
    Ok(id.and_then(|id| id.parse().ok()))
}

/// What is still to come, by the day it is expected; or, `done`, what came or was called off, latest first.
pub async fn list_supply(
    conn: &mut SqliteConnection,
    done: bool,
    window: Window,
) -> Result<Page<SupplyRow>, Fault> {
    let which = if done {
        "status in ('received', 'cancelled')"
    } else {
        "status in ('placed', 'requested', 'in_transit')"
    };
    let order = if done { "desc" } else { "asc" };
    let total = sqlx::query_scalar(sqlx::AssertSqlSafe(format!(
        "select count(distinct cause_id) from supply where {which}"
    )))
    .fetch_one(&mut *conn)
    .await
    .map_err(Fault::sql("counting supply"))?;
    let rows = sqlx::query_as(sqlx::AssertSqlSafe(format!(
        "select s.cause_kind as kind, s.cause_id as id, s.number, s.status, s.from_name, coalesce(l.name, '') as to_name, count(*) as line_count,
            sum(s.quantity) as unit_count, sum(s.received) as received, s.expected_on
         from supply s left join location l using (location_id) where s.{which} group by s.cause_id
         order by s.expected_on {order}, s.number {order} limit ? offset ?"
    )))
    .bind(window.limit())
    .bind(window.offset())
    .fetch_all(conn)
    .await
    .map_err(Fault::sql("listing supply"))?;
    Ok(Page { total, rows })
}
