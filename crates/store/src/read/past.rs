//! Shelves as they were: the moves of the ledger taken back, so that past decisions can be tried again on what was really there.

use encargo_domain::Timestamp;
use encargo_domain::ids::{ItemId, LocationId};
use sqlx::SqliteConnection;

use crate::error::Fault;

/// A sourcing decision of the past.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct PastDecision {
    /// Row of the journal; the shelves it saw are those before it.
    pub seq: i64,
    /// Order.
    pub order_id: String,
    /// When.
    pub at_ms: i64,
    /// The fact.
    pub payload: String,
}

/// Sourcing decisions of the newest orders placed since a moment, at most `orders` of them, in the order of the journal; and how many orders
/// were placed in all.
pub async fn past_decisions(
    conn: &mut SqliteConnection,
    since: Timestamp,
    orders: u32,
) -> Result<(Vec<PastDecision>, i64), Fault> {
    let placed = sqlx::query_scalar(
        "select count(*) from sales_order where placed_at_ms >= ? and status <> 'draft'",
    )
    .bind(since.0)
    .fetch_one(&mut *conn)
    .await
    .map_err(Fault::sql("counting past orders"))?;
    let rows = sqlx::query_as(
        "select e.seq, e.order_id, e.occurred_at_ms as at_ms, e.payload
         from (select order_id from sales_order where placed_at_ms >= ? and status <> 'draft' order by placed_at_ms desc limit ?) o
         join event e on e.order_id = o.order_id and e.kind = 'order.sourced' order by e.seq",
    )
    .bind(since.0)
    .bind(i64::from(orders))
    .fetch_all(conn)
    .await
    .map_err(Fault::sql("reading past decisions"))?;
    Ok((rows, placed))
}

/// Free units came to a shelf (or left it, where negative) with a row of the journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShelfChange {
    /// Row of the journal.
    pub seq: i64,
    /// Item.
    pub item_id: ItemId,
    /// Where.
    pub location_id: LocationId,
    /// Units.
    pub units: i64,
}

/// Free units of every item at every location after a row of the journal, and every change since, oldest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PastShelves {
    /// After the row.
    pub free: Vec<(ItemId, LocationId, i64)>,
    /// Since then.
    pub changes: Vec<ShelfChange>,
}

/// The shelves after row `seq` of the journal. Reads the moves since then, newest first, and takes them back from today's balances.
pub async fn past_shelves(conn: &mut SqliteConnection, seq: i64) -> Result<PastShelves, Fault> {
    // One statement for balances and the last move: what is committed meanwhile belongs to neither.
    let now: Vec<(String, String, i64, i64)> = sqlx::query_as(
        "select item_id, location_id, sum(quantity), (select coalesce(max(stock_move_id), 0) from stock_move)
         from stock_account where bucket = 'on_hand' group by item_id, location_id",
    )
    .fetch_all(&mut *conn)
    .await
    .map_err(Fault::sql("reading shelves"))?;
    let last = now.first().map_or(0, |(.., last)| *last);
    let first: i64 = sqlx::query_scalar(
        "select coalesce((select stock_move_id from stock_move where event_seq <= ? order by stock_move_id desc limit 1), 0)",
    )
    .bind(seq)
    .fetch_one(&mut *conn)
    .await
    .map_err(Fault::sql("finding a past move"))?;
    let moves: Vec<(i64, String, String, String, i64)> = sqlx::query_as(
        "select m.event_seq, f.item_id, case when f.bucket = 'on_hand' then f.location_id else '' end,
                case when t.bucket = 'on_hand' then t.location_id else '' end, m.quantity
         from stock_move m join stock_account f on f.stock_account_id = m.from_account_id join stock_account t on t.stock_account_id = m.to_account_id
         where m.stock_move_id > ? and m.stock_move_id <= ? and 'on_hand' in (f.bucket, t.bucket) order by m.stock_move_id",
    )
    .bind(first)
    .bind(last)
    .fetch_all(conn)
    .await
    .map_err(Fault::sql("reading past moves"))?;
    let mut changes = Vec::with_capacity(moves.len());
    for (seq, item, from, to, quantity) in moves {
        for (location, units) in [(from, -quantity), (to, quantity)] {
            if let (Ok(item_id), Ok(location_id)) = (item.parse(), location.parse()) {
                changes.push(ShelfChange {
                    seq,
                    item_id,
                    location_id,
                    units,
                });
            }
        }
    }
    let mut since: std::collections::HashMap<(ItemId, LocationId), i64> =
        std::collections::HashMap::new();
    for change in &changes {
        *since
            .entry((change.item_id, change.location_id))
            .or_default() += change.units;
    }
    let free = now.into_iter().filter_map(|(item, location, units, _)| {
        let key = (item.parse().ok()?, location.parse().ok()?);
        Some((key.0, key.1, units - since.get(&key).copied().unwrap_or(0)))
    });
    Ok(PastShelves {
        free: free.collect(),
        changes,
    })
}
