//! Stock: what is free where, the single view, and the moves behind a number.

use encargo_domain::ids::{ItemId, LocationId};
use serde::Serialize;
use sqlx::SqliteConnection;
use ts_rs::TS;

use super::text::prefix_query;
use super::{Page, Window};
use crate::error::Fault;

/// Units of an item on the shelves of a location.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShelfRow {
    /// Item.
    pub item_id: ItemId,
    /// Location.
    pub location_id: LocationId,
    /// Free and reserved units together.
    pub on_hand: i64,
    /// Reserved of them.
    pub reserved: i64,
}

impl ShelfRow {
    /// Nothing there.
    pub(crate) const fn empty(item_id: ItemId, location_id: LocationId) -> Self {
        Self {
            item_id,
            location_id,
            on_hand: 0,
            reserved: 0,
        }
    }
}

/// Free and reserved units of items, by location, as last committed.
pub async fn on_shelf(
    conn: &mut SqliteConnection,
    items: &[ItemId],
) -> Result<Vec<ShelfRow>, Fault> {
    let ids: Vec<String> = items.iter().map(ToString::to_string).collect();
    let rows: Vec<(String, String, i64, i64)> = sqlx::query_as(
        "select item_id, location_id, sum(quantity) as on_hand, coalesce(sum(quantity) filter (where bucket = 'reserved'), 0) as reserved
         from stock_account where item_id in (select value from json_each(?)) and bucket in ('on_hand', 'reserved') group by item_id, location_id",
    )
    .bind(serde_json::Value::from(ids).to_string())
    .fetch_all(conn)
    .await
    .map_err(Fault::sql("reading shelves"))?;
    Ok(rows
        .into_iter()
        .filter_map(|(item, location, on_hand, reserved)| {
            Some(ShelfRow {
                item_id: item.parse().ok()?,
                location_id: location.parse().ok()?,
                on_hand,
                reserved,
            })
        })
        .collect())
}

/// An item at one location.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, sqlx::FromRow, TS)]
#[serde(rename_all = "camelCase")]
pub struct PlaceRow {
    #[serde(skip)]
    #[ts(skip)]
    pub(crate) item_id: String,
    /// Location.
    pub location_id: String,
    /// What a picker can count: free, reserved, picked, staged.
    #[ts(type = "number")]
    pub on_hand: i64,
    /// Promised to orders of these.
    #[ts(type = "number")]
    pub reserved: i64,
    /// Kept back.
    #[ts(type = "number")]
    pub safety: i64,
    /// On its way here.
    #[ts(type = "number")]
    pub in_transit: i64,
    /// Not sellable or not yet inspected.
    #[ts(type = "number")]
    pub blocked: i64,
    /// May be promised now.
    #[ts(type = "number")]
    pub available: i64,
}

/// An item over all locations.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, sqlx::FromRow, TS)]
#[serde(rename_all = "camelCase")]
pub struct StockRow {
    /// Item.
    pub item_id: String,
    /// SKU.
    pub sku: String,
    /// English name.
    #[serde(skip)]
    #[ts(skip)]
    pub name_en: String,
    /// Spanish name.
    #[serde(skip)]
    #[ts(skip)]
    pub name_es: String,
    /// Name in the reader's language; filled by the query's caller.
    #[sqlx(skip)]
    pub name: String,
    /// Drawing.
    pub image: String,
    /// Sum.
    #[ts(type = "number")]
    pub on_hand: i64,
    /// Sum.
    #[ts(type = "number")]
    pub reserved: i64,
    /// Sum.
    #[ts(type = "number")]
    pub safety: i64,
    /// Sum.
    #[ts(type = "number")]
    pub in_transit: i64,
    /// Open purchase orders.
    #[ts(type = "number")]
    pub on_order: i64,
    /// Sum.
    #[ts(type = "number")]
    pub available: i64,
    /// By location.
    #[sqlx(skip)]
    pub places: Vec<PlaceRow>,
}

const PER_PLACE: &str = "select a.item_id, a.location_id,
        sum(a.quantity) filter (where a.bucket in ('on_hand', 'reserved', 'picked', 'staged')) as on_hand,
        sum(a.quantity) filter (where a.bucket in ('reserved', 'picked', 'staged')) as reserved,
        min(i.safety_stock, coalesce(sum(a.quantity) filter (where a.bucket = 'on_hand'), 0)) as safety,
        sum(a.quantity) filter (where a.bucket = 'in_transit') as in_transit,
        sum(a.quantity) filter (where a.bucket in ('quarantine', 'damaged')) as blocked,
        max(coalesce(sum(a.quantity) filter (where a.bucket = 'on_hand'), 0) - i.safety_stock, 0) as available
    from stock_account a join item i using (item_id) where a.outside = 0";

/// A window of the single stock view, by SKU. With a location, sums are of that location alone.
pub async fn list_stock(
    conn: &mut SqliteConnection,
    text: Option<&str>,
    location_id: Option<&str>,
    window: Window,
) -> Result<Page<StockRow>, Fault> {
    let words = text.and_then(prefix_query);
    let matching = if words.is_some() {
        "i.item_key in (select rowid from item_search where item_search match ?1)"
    } else {
        "?1 is null"
    };
    let count = format!("select count(*) from item i where {matching}");
    let total: i64 = sqlx::query_scalar(sqlx::AssertSqlSafe(count))
        .bind(&words)
        .fetch_one(&mut *conn)
        .await
        .map_err(Fault::sql("counting items"))?;
    let sql = format!(
        "with page as materialized (select item_id, sku, name_en, name_es, image from item i where {matching} order by sku limit ?2 offset ?3),
              place as ({PER_PLACE} and a.item_id in (select item_id from page) and (?4 is null or a.location_id = ?4) group by a.item_id, a.location_id)
         select p.item_id, p.sku, p.name_en, p.name_es, p.image, coalesce(sum(c.on_hand), 0) as on_hand, coalesce(sum(c.reserved), 0) as reserved, coalesce(sum(c.safety), 0) as safety,
             coalesce(sum(c.in_transit), 0) as in_transit, coalesce(sum(c.available), 0) as available,
             coalesce((select sum(s.quantity - s.received) from supply s where s.item_id = p.item_id and s.cause_kind = 'purchase_order' and s.status = 'placed'
                 and (?4 is null or s.location_id = ?4)), 0) as on_order
         from page p left join place c using (item_id) group by p.item_id order by p.sku"
    );
    let mut rows: Vec<StockRow> = sqlx::query_as(sqlx::AssertSqlSafe(sql))
        .bind(&words)
        .bind(window.limit())
        .bind(window.offset())
        .bind(location_id)
        .fetch_all(&mut *conn)
        .await
        .map_err(Fault::sql("listing stock"))?;
    let ids: Vec<&str> = rows.iter().map(|r| r.item_id.as_str()).collect();
    let sql = format!(
        "select item_id, location_id, coalesce(on_hand, 0) as on_hand, coalesce(reserved, 0) as reserved, coalesce(safety, 0) as safety, coalesce(in_transit, 0) as in_transit,
             coalesce(blocked, 0) as blocked, coalesce(available, 0) as available
         from ({PER_PLACE} and a.item_id in (select value from json_each(?)) group by a.item_id, a.location_id)"
    );
    let places: Vec<PlaceRow> = sqlx::query_as(sqlx::AssertSqlSafe(sql))
        .bind(serde_json::json!(ids).to_string())
        .fetch_all(conn)
        .await
        .map_err(Fault::sql("listing stock by place"))?;
    for place in places {
        if let Some(row) = rows.iter_mut().find(|r| r.item_id == place.item_id) {
            row.places.push(place);
        }
    }
    Ok(Page { total, rows })
}

/// A move, as a person reads it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct MoveRow {
    /// Row of the ledger.
    pub seq: i64,
    /// When.
    pub at_ms: i64,
    /// Units.
    pub quantity: i64,
    /// From bucket.
    pub from_bucket: String,
    /// From location.
    pub from_location: Option<String>,
    /// To bucket.
    pub to_bucket: String,
    /// To location.
    pub to_location: Option<String>,
    /// Kind of the fact.
    pub kind: String,
    /// Why stock was changed by hand.
    pub reason: Option<String>,
    /// Who.
    pub actor_name: String,
    /// Order, transfer or purchase order.
    pub cause_number: Option<String>,
}

/// A window of the moves of an item, newest first.
pub async fn list_moves(
    conn: &mut SqliteConnection,
    item_id: &str,
    location_id: Option<&str>,
    window: Window,
) -> Result<Page<MoveRow>, Fault> {
    // Every move leaves one account of its item: the moves of an item are all that left its accounts, each read back from the last.
    const MOVES: &str = "with recursive departed(id) as (
            select last_out_id from stock_account where item_id = ?1 and last_out_id is not null
            union all select m.previous_out_id from departed d join stock_move m on m.stock_move_id = d.id where m.previous_out_id is not null),
        moves as (select m.stock_move_id, m.event_seq, m.quantity, f.bucket as from_bucket, f.location_id as from_id, t.bucket as to_bucket, t.location_id as to_id
            from departed d join stock_move m on m.stock_move_id = d.id
            join stock_account f on f.stock_account_id = m.from_account_id join stock_account t on t.stock_account_id = m.to_account_id
            where ?2 is null or ?2 in (f.location_id, t.location_id))";
    let total: i64 = sqlx::query_scalar(sqlx::AssertSqlSafe(format!(
        "{MOVES} select count(*) from moves"
    )))
    .bind(item_id)
    .bind(location_id)
    .fetch_one(&mut *conn)
    .await
    .map_err(Fault::sql("counting moves"))?;
    let sql = format!(
        "{MOVES} select x.stock_move_id as seq, e.occurred_at_ms as at_ms, x.quantity, x.from_bucket, fl.name as from_location, x.to_bucket, tl.name as to_location, e.kind,
             iif(e.aggregate_kind = 'stock', e.payload ->> '$.adjusted.reason', null) as reason, e.actor_name,
             coalesce((select number from sales_order o where o.order_id = e.order_id),
                      (select number from supply s where s.cause_id = e.aggregate_id limit 1)) as cause_number
         from (select * from moves order by stock_move_id desc limit ?3 offset ?4) x
         join event e on e.seq = x.event_seq left join location fl on fl.location_id = x.from_id left join location tl on tl.location_id = x.to_id
         order by x.stock_move_id desc"
    );
    let rows = sqlx::query_as(sqlx::AssertSqlSafe(sql))
        .bind(item_id)
        .bind(location_id)
        .bind(window.limit())
        .bind(window.offset())
        .fetch_all(conn)
        .await
        .map_err(Fault::sql("listing moves"))?;
    Ok(Page { total, rows })
}
