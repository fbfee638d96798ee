//! Work queues of the warehouse and the counter.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sqlx::{QueryBuilder, Sqlite, SqliteConnection};
use ts_rs::TS;

use super::{Page, Window};
use crate::error::Fault;

/// Queues.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FulfillmentQueue {
    /// Reserved; the place has not been told.
    ToRelease,
    /// To be taken from the shelf.
    ToPick,
    /// Picked, to be packed.
    ToPack,
    /// Packed, to be given to the carrier.
    ToShip,
    /// Picked, to be sent to the counter where its customer fetches it.
    ToSend,
    /// On its way to that counter: work of the counter, not of the place it left.
    ToReceive,
    /// Picked, to be put on the pickup shelf.
    ToStage,
    /// Ready for pickup.
    Ready,
    /// With the carrier.
    InTransit,
    /// Carry-outs that wait at the counter.
    ToHandOver,
}

impl FulfillmentQueue {
    /// All queues.
    pub const ALL: [Self; 10] = [
        Self::ToRelease,
        Self::ToPick,
        Self::ToPack,
        Self::ToShip,
        Self::ToSend,
        Self::ToReceive,
        Self::ToStage,
        Self::Ready,
        Self::InTransit,
        Self::ToHandOver,
    ];
    const fn condition(self) -> &'static str {
        match self {
            Self::ToRelease => "f.status = 'reserved' and f.method <> 'carry_out'",
            Self::ToPick => "f.status = 'released' and f.method <> 'carry_out'",
            Self::ToPack => "f.status = 'picked' and f.method = 'ship'",
            Self::ToShip => "f.status = 'packed'",
            Self::ToSend => {
                "f.status = 'picked' and f.method = 'pickup' and f.counter_id is not null"
            }
            Self::ToReceive => "f.status = 'in_transfer'",
            Self::ToStage => "f.status = 'picked' and f.method = 'pickup' and f.counter_id is null",
            Self::Ready => "f.status = 'staged'",
            Self::InTransit => "f.status = 'shipped'",
            Self::ToHandOver => {
                "f.status in ('reserved', 'released', 'picked') and f.method = 'carry_out'"
            }
        }
    }
    /// As written in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ToRelease => "to_release",
            Self::ToPick => "to_pick",
            Self::ToPack => "to_pack",
            Self::ToShip => "to_ship",
            Self::ToSend => "to_send",
            Self::ToReceive => "to_receive",
            Self::ToStage => "to_stage",
            Self::Ready => "ready",
            Self::InTransit => "in_transit",
            Self::ToHandOver => "to_hand_over",
        }
    }
}

/// What to list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FulfillmentFilter {
    /// Queue.
    pub queue: FulfillmentQueue,
    /// At this location.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub location_id: Option<String>,
    /// Only this method.
    #[serde(default)]
    #[ts(optional = nullable, type = "DeliveryMethod")]
    pub method: Option<String>,
    /// Number or customer.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub text: Option<String>,
}

/// A row of a queue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, sqlx::FromRow, TS)]
#[serde(rename_all = "camelCase")]
pub struct FulfillmentRow {
    /// Id.
    pub fulfillment_id: String,
    /// Number.
    pub number: String,
    /// Order.
    pub order_id: String,
    /// Its number.
    pub order_number: String,
    /// For whom.
    pub customer_name: String,
    /// Where.
    pub location_id: String,
    /// Its name.
    pub location_name: String,
    /// Name of the counter it still has to be sent to.
    pub counter_name: Option<String>,
    /// When it is expected there.
    #[ts(type = "LocalDate | null")]
    pub expected_on: Option<String>,
    /// Delivery.
    #[ts(type = "DeliveryMethod")]
    pub method: String,
    /// Status.
    #[ts(type = "FulfillmentStatus")]
    pub status: String,
    /// Lines.
    #[ts(type = "number")]
    pub line_count: i64,
    /// Units.
    #[ts(type = "number")]
    pub unit_count: i64,
    /// Due.
    #[ts(type = "number | null")]
    pub due_at_ms: Option<i64>,
    /// Due before now and still the shop's work: what is sent or waits for its customer is not late.
    pub late: bool,
    /// Shelf.
    pub shelf: Option<String>,
    /// Carrier service.
    pub service: Option<String>,
    /// Version.
    #[ts(type = "number")]
    pub version: i64,
}

pub(super) const COLUMNS: &str = "f.fulfillment_id, f.number, f.order_id, f.order_number, f.customer_name, f.location_id, l.name as location_name, (select name from location c where c.location_id = f.counter_id) as counter_name, f.expected_on, f.method, f.status, f.line_count, f.unit_count, \
                       f.due_at_ms, f.shelf, f.service, f.version";

fn conditions(query: &mut QueryBuilder<Sqlite>, filter: &FulfillmentFilter) {
    query.push(" where ").push(filter.queue.condition());
    if let Some(location) = &filter.location_id {
        query
            .push(match filter.queue {
                FulfillmentQueue::ToReceive => " and f.counter_id = ",
                _ => " and f.location_id = ",
            })
            .push_bind(location.clone());
    }
    if let Some(method) = &filter.method {
        query.push(" and f.method = ").push_bind(method.clone());
    }
    if let Some(text) = filter
        .text
        .as_deref()
        .map(str::trim)
        .filter(|t| !t.is_empty())
    {
        let like = format!("%{}%", text.replace(['%', '_'], ""));
        query
            .push(" and (f.number like ")
            .push_bind(like.clone())
            .push(" or f.customer_name like ")
            .push_bind(like)
            .push(")");
    }
}

/// A window of a queue, the most urgent first.
pub async fn list_fulfillments(
    conn: &mut SqliteConnection,
    filter: &FulfillmentFilter,
    window: Window,
    now_ms: i64,
) -> Result<Page<FulfillmentRow>, Fault> {
    let mut count = QueryBuilder::new("select count(*) from fulfillment_order f");
    conditions(&mut count, filter);
    let total = count
        .build_query_scalar()
        .fetch_one(&mut *conn)
        .await
        .map_err(Fault::sql("counting a queue"))?;
    let mut query = QueryBuilder::new(format!("select {COLUMNS}, (f.due_at_ms < "));
    query
        .push_bind(now_ms)
        .push(") is true and f.status in ('reserved', 'released', 'picked', 'packed') as late from fulfillment_order f join location l using (location_id)");
    conditions(&mut query, filter);
    query
        .push(" order by f.due_at_ms is null, f.due_at_ms, f.number limit ")
        .push_bind(window.limit())
        .push(" offset ")
        .push_bind(window.offset());
    let rows = query
        .build_query_as()
        .fetch_all(conn)
        .await
        .map_err(Fault::sql("listing a queue"))?;
    Ok(Page { total, rows })
}

/// How many wait in each queue, and how many of them are late.
pub async fn fulfillment_counts(
    conn: &mut SqliteConnection,
    location_id: Option<&str>,
    now_ms: i64,
) -> Result<BTreeMap<&'static str, (i64, i64)>, Fault> {
    let mut counts = BTreeMap::new();
    for queue in FulfillmentQueue::ALL {
        let mut query = QueryBuilder::new("select count(*), count(*) filter (where f.due_at_ms < ");
        query.push_bind(now_ms).push(
            " and f.status in ('reserved', 'released', 'picked', 'packed')) from fulfillment_order f",
        );
        let filter = FulfillmentFilter {
            queue,
            location_id: location_id.map(str::to_owned),
            method: None,
            text: None,
        };
        conditions(&mut query, &filter);
        counts.insert(
            queue.as_str(),
            query
                .build_query_as()
                .fetch_one(&mut *conn)
                .await
                .map_err(Fault::sql("counting queues"))?,
        );
    }
    Ok(counts)
}

/// Ready pickups by what the customer shows or says: code, order number, name.
pub async fn find_pickup(
    conn: &mut SqliteConnection,
    code: &str,
    location_id: Option<&str>,
    now_ms: i64,
) -> Result<Vec<FulfillmentRow>, Fault> {
    let mut query = QueryBuilder::new(format!("select {COLUMNS}, (f.due_at_ms < "));
    query.push_bind(now_ms).push(") is true and f.status in ('reserved', 'released', 'picked', 'packed') as late from fulfillment_order f join location l using (location_id) where f.status = 'staged'");
    if let Some(location) = location_id {
        query
            .push(" and f.location_id = ")
            .push_bind(location.to_owned());
    }
    let code = code.trim().to_owned();
    query.push(" and (f.pickup_code = ").push_bind(code.clone());
    query
        .push(" or f.order_number = ")
        .push_bind(code.clone())
        .push(" collate nocase or f.number = ")
        .push_bind(code.clone())
        .push(" collate nocase");
    if code.chars().count() >= 3 {
        query
            .push(" or f.customer_name like ")
            .push_bind(format!("%{}%", code.replace(['%', '_'], "")));
    }
    query
        .push(") order by f.pickup_code = ")
        .push_bind(code)
        .push(" desc, f.due_at_ms limit 20");
    query
        .build_query_as()
        .fetch_all(conn)
        .await
        .map_err(Fault::sql("finding a pickup"))
}

/// The id of the fulfillment order with this number.
pub async fn fulfillment_by_number(
    conn: &mut SqliteConnection,
    number: &str,
) -> Result<Option<String>, Fault> {
    sqlx::query_scalar("select fulfillment_id from fulfillment_order where number = ?")
        .bind(number)
        .fetch_optional(conn)
        .await
        .map_err(Fault::sql("finding a fulfillment order by number"))
}

/// What is still to be done and due before a moment, the most urgent first.
pub async fn due_before(
    conn: &mut SqliteConnection,
    location_id: Option<&str>,
    before_ms: i64,
    limit: u32,
    now_ms: i64,
) -> Result<Vec<FulfillmentRow>, Fault> {
    let sql = format!(
        "select {COLUMNS}, (f.due_at_ms < ?1) is true and f.status in ('reserved', 'released', 'picked', 'packed') as late from fulfillment_order f join location l using (location_id)
         where f.status in ('reserved', 'released', 'picked', 'packed') and f.due_at_ms < ?2 and (?3 is null or f.location_id = ?3) order by f.due_at_ms, f.number limit ?4"
    );
    sqlx::query_as(sqlx::AssertSqlSafe(sql))
        .bind(now_ms)
        .bind(before_ms)
        .bind(location_id)
        .bind(limit)
        .fetch_all(conn)
        .await
        .map_err(Fault::sql("reading what is at risk"))
}

/// Due moments of what is still to be done between two moments.
pub async fn due_by_hour(
    conn: &mut SqliteConnection,
    location_id: Option<&str>,
    from_ms: i64,
    to_ms: i64,
) -> Result<Vec<i64>, Fault> {
    sqlx::query_scalar(
        "select due_at_ms from fulfillment_order where status in ('reserved', 'released', 'picked', 'packed') and due_at_ms >= ? and due_at_ms < ? and (? is null or location_id = ?)",
    )
    .bind(from_ms)
    .bind(to_ms)
    .bind(location_id)
    .bind(location_id)
    .fetch_all(conn)
    .await
    .map_err(Fault::sql("reading what is due"))
}

/// Ids of fulfillment orders of a location that nobody has picked and whose order has an item, by number.
pub async fn open_fulfillments_of(
    conn: &mut SqliteConnection,
    location_id: &str,
    item_id: &str,
) -> Result<Vec<String>, Fault> {
    sqlx::query_scalar(
        "select distinct f.fulfillment_id from order_line l join fulfillment_order f on f.order_id = l.order_id
         where l.item_id = ? and f.location_id = ? and f.status in ('reserved', 'released') order by f.number",
    )
    .bind(item_id)
    .bind(location_id)
    .fetch_all(conn)
    .await
    .map_err(Fault::sql("listing open work of an item"))
}
