//! What promises are made from beside the shelves: goods on their way, who waits for them, and how often a location kept its day.

use encargo_domain::LocalDate;
use encargo_domain::ids::{ItemId, LocationId};
use serde_json::json;
use sqlx::SqliteConnection;

use crate::error::Fault;

/// Units of an item that are expected somewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IncomingRow {
    /// Item.
    pub item_id: ItemId,
    /// Where they come to.
    pub location_id: LocationId,
    /// Number of the purchase order or transfer.
    pub number: String,
    /// When.
    pub expected_on: LocalDate,
    /// How many are still to come.
    pub units: i64,
}

/// Open purchase orders and transfers of these items, the earliest first.
pub async fn incoming(
    conn: &mut SqliteConnection,
    items: &[ItemId],
) -> Result<Vec<IncomingRow>, Fault> {
    let rows: Vec<(String, String, String, String, i64)> = sqlx::query_as(
        "select s.item_id, s.location_id, s.number, s.expected_on, s.quantity - s.received from supply s
         where s.item_id in (select value from json_each(?)) and s.received < s.quantity and s.status in ('placed', 'requested', 'in_transit')
         order by s.expected_on, s.number",
    )
    .bind(json!(items).to_string())
    .fetch_all(conn)
    .await
    .map_err(Fault::sql("reading incoming goods"))?;
    rows.into_iter()
        .map(|(item, location, number, day, units)| {
            Ok(IncomingRow {
                item_id: item.parse().map_err(|_| unreadable(&number))?,
                location_id: location.parse().map_err(|_| unreadable(&number))?,
                expected_on: day.parse().map_err(|_| unreadable(&number))?,
                number,
                units,
            })
        })
        .collect()
}

fn unreadable(number: &str) -> Fault {
    Fault::Broken(format!("supply {number} cannot be read"))
}

/// Units of these items that confirmed orders wait for, by item.
pub async fn waiting_units(
    conn: &mut SqliteConnection,
    items: &[ItemId],
) -> Result<Vec<(ItemId, i64)>, Fault> {
    let rows: Vec<(String, i64)> = sqlx::query_as(
        "select item_id, sum(waiting) from order_line where waiting > 0 and item_id in (select value from json_each(?)) group by item_id",
    )
    .bind(json!(items).to_string())
    .fetch_all(conn)
    .await
    .map_err(Fault::sql("reading what waits"))?;
    rows.into_iter()
        .map(|(item, units)| Ok((item.parse().map_err(|_| unreadable(&item))?, units)))
        .collect()
}

/// How often a location had things ready by the time they were due.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct PunctualityRow {
    /// Location.
    pub location_id: String,
    /// `ship` or `pickup`.
    pub method: String,
    /// Shipments and staged pickups that had a time.
    pub done: i64,
    /// Of these, in time.
    pub in_time: i64,
}

/// Facts looked at, newest first: bounds what the question costs however long the journal is.
const FACTS: i64 = 40_000;

/// Punctuality over the newest part of the journal. A parcel is in time on the day it is due: the carrier comes after the cut-off. A pickup has
/// its hour. `zone_ms` is how far the shop's clock is ahead of UTC.
pub async fn punctuality(
    conn: &mut SqliteConnection,
    zone_ms: i64,
) -> Result<Vec<PunctualityRow>, Fault> {
    sqlx::query_as(
        "select f.location_id, f.method, count(*) as done, sum(case f.method when 'ship' then (e.occurred_at_ms + ?1) / 86400000 <= (f.due_at_ms + ?1) / 86400000 else e.occurred_at_ms <= f.due_at_ms end) as in_time
         from event e join fulfillment_order f on f.fulfillment_id = e.aggregate_id
         where e.seq > (select max(seq) from event) - ?2 and e.kind in ('fulfillment.shipped', 'fulfillment.staged') and f.due_at_ms is not null
         group by f.location_id, f.method",
    )
    .bind(zone_ms)
    .bind(FACTS)
    .fetch_all(conn)
    .await
    .map_err(Fault::sql("reading punctuality"))
}

/// Units of open fulfillment orders that have not left their location yet, by location.
pub async fn open_work(conn: &mut SqliteConnection) -> Result<Vec<(LocationId, i64)>, Fault> {
    let rows: Vec<(String, i64)> = sqlx::query_as(
        "select location_id, sum(unit_count) from fulfillment_order where status in ('reserved', 'released', 'picked', 'packed') group by location_id",
    )
    .fetch_all(conn)
    .await
    .map_err(Fault::sql("reading open work"))?;
    rows.into_iter()
        .map(|(location, units)| Ok((location.parse().map_err(|_| unreadable(&location))?, units)))
        .collect()
}

/// Ids of open orders promised by a day, the nearest promise first, at most `limit`.
pub async fn promised_until(
    conn: &mut SqliteConnection,
    day: LocalDate,
    limit: u32,
) -> Result<Vec<String>, Fault> {
    sqlx::query_scalar(
        "select order_id from sales_order where open = 1 and promised_on <= ? order by promised_on, placed_at_ms limit ?",
    )
    .bind(day.to_string())
    .bind(i64::from(limit))
    .fetch_all(conn)
    .await
    .map_err(Fault::sql("listing promises"))
}
