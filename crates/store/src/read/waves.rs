//! Orders that wait for a place.

use sqlx::SqliteConnection;

use crate::error::Fault;

/// Ids of confirmed orders with units that wait and no open hold, the oldest first, at most `limit`.
pub async fn waiting_orders(conn: &mut SqliteConnection, limit: u32) -> Result<Vec<String>, Fault> {
    sqlx::query_scalar(
        "select order_id from sales_order where to_source = 1 and held = 0 order by placed_at_ms limit ?",
    )
    .bind(i64::from(limit))
    .fetch_all(conn)
    .await
    .map_err(Fault::sql("listing orders that wait"))
}

/// How many confirmed orders were collected and never looked at.
pub async fn collected_orders(conn: &mut SqliteConnection) -> Result<u32, Fault> {
    let count: i64 = sqlx::query_scalar(
        "select count(*) from sales_order where to_source = 1 and held = 0 and status = 'confirmed'",
    )
    .fetch_one(conn)
    .await
    .map_err(Fault::sql("counting collected orders"))?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}
