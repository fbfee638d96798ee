//! What screens read: rows made for them, by statements on the read tables. Every function takes a connection, so that the same query serves
//! a reader and a command that wants to see its own batch.

mod accounts;
mod catalog;
mod customers;
mod documents;
mod find;
mod fiscal;
mod fulfillments;
mod imports;
mod orders;
mod outbox;
mod past;
mod promising;
mod returns;
mod stock;
mod supply;
mod text;
mod timeline;
mod us_tax;
mod waves;

pub use accounts::{Takings, documents_of_customer, documents_of_day, orders_of_customer, takings};
pub use catalog::{CodeHit, ItemHit, find_item, search_items};
pub use customers::{
    CurrencySpent, CustomerRow, CustomerStats, customer_currencies, customer_stats, list_customers,
    search_customers,
};
pub use documents::{DocumentFilter, DocumentRow, document_by_number, list_documents};
pub use find::{find_documents, find_fulfillments, find_orders, find_returns};
pub use fiscal::{
    FiscalRow, JournalEnd, documents_without_record, facts_of_chain, journal_end,
    last_registration, list_fiscal_records, waiting_fiscal_records,
};
pub use fulfillments::{
    FulfillmentFilter, FulfillmentQueue, FulfillmentRow, due_before, due_by_hour, find_pickup,
    fulfillment_by_number, fulfillment_counts, list_fulfillments, open_fulfillments_of,
};
pub use imports::{
    barcodes_taken, customer_emails, customers_by_number, items_by_sku, order_numbers_taken,
};
pub use orders::{
    OrderFilter, OrderRow, OrderSort, OrderSortBy, OrderView, SimilarOrder, list_orders,
    order_by_number, order_counts, orders_by_external, similar_orders, taken_today,
};
pub use outbox::{OutboxRow, due_emails, held_emails, list_outbox};
pub use past::{PastDecision, PastShelves, ShelfChange, past_decisions, past_shelves};
pub use promising::{
    IncomingRow, PunctualityRow, incoming, open_work, promised_until, punctuality, waiting_units,
};
pub use returns::{ReturnFilter, ReturnQueue, ReturnRow, list_returns, return_counts, returns_of};
pub use stock::{MoveRow, PlaceRow, ShelfRow, StockRow, list_moves, list_stock, on_shelf};
pub use supply::{SupplyRow, list_supply, purchase_order_by_number};
pub use timeline::{
    AuditRow, EventRow, MomentRow, events_of_aggregate, events_of_order, last_seq,
    moments_of_order, payloads_of_order, touched_between,
};
pub use us_tax::{UsTaxTableRow, us_tax_contents, us_tax_table_in_force, us_tax_tables, zip_rates};
pub use waves::{collected_orders, waiting_orders};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Rows from `offset` on, at most `limit`.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Window {
    /// First row.
    pub offset: u32,
    /// How many; at most 200.
    pub limit: u32,
}

impl Window {
    /// The most rows one answer carries.
    pub const MAX: u32 = 200;
    pub(crate) fn limit(self) -> i64 {
        i64::from(self.limit.clamp(1, Self::MAX))
    }
    pub(crate) fn offset(self) -> i64 {
        i64::from(self.offset)
    }
}

/// A window of a list, and how long the list is.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Page<T> {
    /// Rows of the whole list.
    #[ts(type = "number")]
    pub total: i64,
    /// The rows of the window.
    pub rows: Vec<T>,
}

/// The state of an aggregate and its version, for readers.
pub async fn load<T: crate::state::Holds>(
    conn: &mut sqlx::SqliteConnection,
    id: uuid::Uuid,
) -> Result<Option<(std::sync::Arc<T>, i64)>, crate::error::Fault> {
    let row: Option<(i64, String)> = sqlx::query_as(
        "select version, state from aggregate where aggregate_id = ? and aggregate_kind = ?",
    )
    .bind(id.as_hyphenated().to_string())
    .bind(T::KIND.as_str())
    .fetch_optional(conn)
    .await
    .map_err(crate::error::Fault::sql("loading an aggregate"))?;
    let Some((version, json)) = row else {
        return Ok(None);
    };
    let state = crate::state::State::read(T::KIND, &json)?;
    Ok(T::of(&state).map(|s| (s, version)))
}

/// States of several aggregates of a kind with their versions, in the order asked for; missing ones are left out.
pub async fn load_many<T: crate::state::Holds>(
    conn: &mut sqlx::SqliteConnection,
    ids: &[uuid::Uuid],
) -> Result<Vec<(std::sync::Arc<T>, i64)>, crate::error::Fault> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let wanted: Vec<String> = ids
        .iter()
        .map(|id| id.as_hyphenated().to_string())
        .collect();
    let rows: Vec<(String, i64, String)> = sqlx::query_as(
        "select aggregate_id, version, state from aggregate where aggregate_id in (select value from json_each(?)) and aggregate_kind = ?",
    )
    .bind(serde_json::Value::from(wanted.clone()).to_string())
    .bind(T::KIND.as_str())
    .fetch_all(conn)
    .await
    .map_err(crate::error::Fault::sql("loading aggregates"))?;
    let rows: std::collections::HashMap<String, (i64, String)> = rows
        .into_iter()
        .map(|(id, version, json)| (id, (version, json)))
        .collect();
    let mut found = Vec::with_capacity(rows.len());
    for id in wanted {
        let Some((version, json)) = rows.get(&id) else {
            continue;
        };
        found.extend(T::of(&crate::state::State::read(T::KIND, json)?).map(|s| (s, *version)));
    }
    Ok(found)
}

/// All states of a small kind (company, its policy, locations, devices), by id.
pub async fn load_all<T: crate::state::Holds>(
    conn: &mut sqlx::SqliteConnection,
) -> Result<Vec<std::sync::Arc<T>>, crate::error::Fault> {
    let rows: Vec<String> = sqlx::query_scalar("select state from aggregate where aggregate_kind = ? and aggregate_kind in ('company', 'location', 'device', 'policy', 'chain') order by aggregate_id")
        .bind(T::KIND.as_str())
        .fetch_all(conn)
        .await
        .map_err(crate::error::Fault::sql("listing aggregates"))?;
    let mut all = Vec::with_capacity(rows.len());
    for json in rows {
        all.extend(T::of(&crate::state::State::read(T::KIND, &json)?));
    }
    Ok(all)
}
