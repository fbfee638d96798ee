//! The order list: filters, sorts, windows; counts of the views.

use std::collections::BTreeMap;

use encargo_domain::money::{Currency, Money};
use serde::{Deserialize, Serialize};
use sqlx::{QueryBuilder, Sqlite, SqliteConnection};
use ts_rs::TS;

use super::text::prefix_query;
use super::{Page, Window};
use crate::error::Fault;

/// The work queues of the order list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "OrderQueue")]
pub enum OrderView {
    /// All but drafts and imported history is not left out: everything.
    All,
    /// Sheets put aside.
    Drafts,
    /// Entered, to be verified.
    ToVerify,
    /// Stopped.
    Held,
    /// Verified, to be confirmed.
    ToConfirm,
    /// Confirmed, units wait for a place.
    ToSource,
    /// On the way to the customer's hands.
    Open,
    /// Goods left and are not billed.
    ToInvoice,
    /// Promised before today and not there.
    Late,
}

impl OrderView {
    /// All views.
    pub const ALL: [Self; 9] = [
        Self::All,
        Self::Drafts,
        Self::ToVerify,
        Self::Held,
        Self::ToConfirm,
        Self::ToSource,
        Self::Open,
        Self::ToInvoice,
        Self::Late,
    ];

    const fn condition(self) -> &'static str {
        match self {
            Self::All => "status <> 'draft'",
            Self::Drafts => "status = 'draft'",
            Self::ToVerify => "status = 'placed'",
            Self::Held => "held = 1",
            Self::ToConfirm => "status = 'verified'",
            Self::ToSource => "to_source = 1",
            Self::Open => "open = 1",
            Self::ToInvoice => "to_invoice = 1",
            Self::Late => "open = 1 and promised_on < ",
        }
    }
    /// As written in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Drafts => "drafts",
            Self::ToVerify => "to_verify",
            Self::Held => "held",
            Self::ToConfirm => "to_confirm",
            Self::ToSource => "to_source",
            Self::Open => "open",
            Self::ToInvoice => "to_invoice",
            Self::Late => "late",
        }
    }
}

/// What to list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct OrderFilter {
    /// Words: number, customer, e-mail, phone, SKU.
    #[ts(optional = nullable)]
    pub text: Option<String>,
    /// A work queue.
    #[ts(optional = nullable)]
    pub view: Option<OrderView>,
    /// Any of these statuses.
    #[ts(optional = nullable, type = "Array<OrderStatus>")]
    pub statuses: Option<Vec<String>>,
    /// Any of these channels.
    #[ts(optional = nullable, type = "Array<Channel>")]
    pub channels: Option<Vec<String>>,
    /// Taken here, fetched here, or fulfilled from here.
    #[ts(optional = nullable)]
    pub location_id: Option<String>,
    /// Of this customer.
    #[ts(optional = nullable)]
    pub customer_id: Option<String>,
    /// At least this total, in the books' currency.
    #[ts(optional = nullable, type = "number")]
    pub total_from_minor: Option<i64>,
    /// At most this total, in the books' currency.
    #[ts(optional = nullable, type = "number")]
    pub total_to_minor: Option<i64>,
}

/// Sort keys.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum OrderSortBy {
    /// By number.
    Number,
    /// By time.
    #[default]
    Placed,
    /// By customer.
    Customer,
    /// By total.
    Total,
    /// By promise.
    Promised,
}

/// How to sort.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct OrderSort {
    /// Key.
    pub by: OrderSortBy,
    /// Newest, largest first.
    pub descending: bool,
}

impl Default for OrderSort {
    fn default() -> Self {
        Self {
            by: OrderSortBy::Placed,
            descending: true,
        }
    }
}

/// A row of the order list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, sqlx::FromRow, TS)]
#[serde(rename_all = "camelCase")]
pub struct OrderRow {
    /// Id.
    pub order_id: String,
    /// Number.
    pub number: String,
    /// When.
    #[ts(type = "number")]
    pub placed_at_ms: i64,
    /// Who.
    pub customer_name: String,
    /// Channel.
    #[ts(type = "Channel")]
    pub channel: String,
    /// Status.
    #[ts(type = "OrderStatus")]
    pub status: String,
    /// Some units are further.
    pub partial: bool,
    /// An open hold.
    pub held: bool,
    /// Delivery.
    #[ts(type = "DeliveryMethod | \"mixed\"")]
    pub method: String,
    /// Pickup place, or where it is fulfilled from.
    pub location_name: Option<String>,
    /// Lines.
    #[ts(type = "number")]
    pub line_count: i64,
    /// Units.
    #[ts(type = "number")]
    pub unit_count: i64,
    /// Total.
    #[ts(type = "number")]
    pub total_minor: i64,
    /// Still to be paid.
    #[ts(type = "number")]
    pub due_minor: i64,
    /// Currency.
    pub currency: String,
    /// Promise.
    pub promised_on: Option<String>,
    /// Promised before today and still open.
    pub late: bool,
    /// Payment.
    #[ts(type = "PaymentStatus")]
    pub payment_status: String,
    /// Version.
    #[ts(type = "number")]
    pub version: i64,
}

const COLUMNS: &str = "order_id, number, placed_at_ms, customer_name, channel, status, partial, held, method, \
    coalesce((select l.name from location l where l.location_id = o.place_id), \
             (select group_concat(distinct l.name) from fulfillment_order f join location l using (location_id) where f.order_id = o.order_id and f.status <> 'cancelled')) as location_name, \
    line_count, unit_count, total_minor, due_minor, currency, promised_on, ";

/// What an order comes to in the books' currency. History from a file in another has no rate: its own total is all there is to sort by.
const BASE_TOTAL: &str = "coalesce(base_total_minor, total_minor)";

fn conditions(query: &mut QueryBuilder<Sqlite>, filter: &OrderFilter, today: &str) {
    query.push(" where ");
    let view = filter.view.unwrap_or(OrderView::All);
    // Who asks for drafts by their status means them in the view of everything too.
    let drafts = filter
        .statuses
        .as_ref()
        .is_some_and(|s| s.iter().any(|s| s == "draft"));
    query.push(match view {
        OrderView::All if drafts => "true",
        other => other.condition(),
    });
    if view == OrderView::Late {
        query.push_bind(today.to_owned());
    }
    if let Some(words) = filter.text.as_deref().and_then(prefix_query) {
        query
            .push(
                " and sales_order_key in (select rowid from order_search where order_search match ",
            )
            .push_bind(words)
            .push(")");
    }
    for (column, values) in [("status", &filter.statuses), ("channel", &filter.channels)] {
        if let Some(values) = values.as_ref().filter(|v| !v.is_empty()) {
            query
                .push(format!(" and {column} in (select value from json_each("))
                .push_bind(serde_json::Value::from(values.clone()).to_string())
                .push("))");
        }
    }
    if let Some(location) = &filter.location_id {
        query
            .push(" and (place_id = ")
            .push_bind(location.clone())
            .push(" or location_id = ")
            .push_bind(location.clone());
        query
            .push(
                " or order_id in (select order_id from fulfillment_order f where f.location_id = ",
            )
            .push_bind(location.clone())
            .push("))");
    }
    if let Some(customer) = &filter.customer_id {
        query
            .push(" and customer_id = ")
            .push_bind(customer.clone());
    }
    if let Some(from) = filter.total_from_minor {
        query.push(format!(" and {BASE_TOTAL} >= ")).push_bind(from);
    }
    if let Some(to) = filter.total_to_minor {
        query.push(format!(" and {BASE_TOTAL} <= ")).push_bind(to);
    }
}

/// A window of the order list.
pub async fn list_orders(
    conn: &mut SqliteConnection,
    filter: &OrderFilter,
    sort: OrderSort,
    window: Window,
    today: &str,
) -> Result<Page<OrderRow>, Fault> {
    let mut count = QueryBuilder::new("select count(*) from sales_order o");
    conditions(&mut count, filter, today);
    let total: i64 = count
        .build_query_scalar()
        .fetch_one(&mut *conn)
        .await
        .map_err(Fault::sql("counting orders"))?;
    let key = match sort.by {
        OrderSortBy::Number => "number",
        OrderSortBy::Placed => "placed_at_ms",
        OrderSortBy::Customer => "customer_name",
        OrderSortBy::Total => BASE_TOTAL,
        OrderSortBy::Promised => "promised_on",
    };
    let order = |descending: bool| {
        let direction = if descending { "desc" } else { "asc" };
        format!(" order by {key} {direction}, sales_order_key {direction}")
    };
    // Only keys are sorted; the window alone is read whole. From the middle on it is counted from the other end (100,000 orders sorted by
    // customer: 540 ms in the middle as whole rows, 85 so).
    let first = window.offset().min(total);
    let rows = window.limit().min(total - first);
    let from_end = first > total / 2;
    let mut query = QueryBuilder::new(format!("select {COLUMNS}(open = 1 and promised_on < "));
    query
        .push_bind(today.to_owned())
        .push(") is true as late, payment_status, version from sales_order o where sales_order_key in (select sales_order_key from sales_order o");
    conditions(&mut query, filter, today);
    query
        .push(order(sort.descending != from_end))
        .push(" limit ")
        .push_bind(rows)
        .push(" offset ")
        .push_bind(if from_end {
            total - first - rows
        } else {
            first
        })
        .push(")")
        .push(order(sort.descending));
    let rows = query
        .build_query_as()
        .fetch_all(conn)
        .await
        .map_err(Fault::sql("listing orders"))?;
    Ok(Page { total, rows })
}

/// How many orders each view holds.
pub async fn order_counts(
    conn: &mut SqliteConnection,
    today: &str,
) -> Result<BTreeMap<&'static str, i64>, Fault> {
    let mut counts = BTreeMap::new();
    for view in OrderView::ALL {
        let mut query = QueryBuilder::new("select count(*) from sales_order where ");
        query.push(view.condition());
        if view == OrderView::Late {
            query.push_bind(today.to_owned());
        }
        counts.insert(
            view.as_str(),
            query
                .build_query_scalar()
                .fetch_one(&mut *conn)
                .await
                .map_err(Fault::sql("counting a view"))?,
        );
    }
    Ok(counts)
}

/// The id of the order with this number.
pub async fn order_by_number(
    conn: &mut SqliteConnection,
    number: &str,
) -> Result<Option<String>, Fault> {
    sqlx::query_scalar("select order_id from sales_order where number = ?")
        .bind(number)
        .fetch_optional(conn)
        .await
        .map_err(Fault::sql("finding an order by number"))
}

/// Which of these numbers of a foreign system are already orders here.
pub async fn orders_by_external(
    conn: &mut SqliteConnection,
    numbers: &[String],
) -> Result<Vec<String>, Fault> {
    sqlx::query_scalar("select external_number from sales_order where external_number in (select value from json_each(?)) and external_number <> ''")
        .bind(serde_json::Value::from(numbers.to_vec()).to_string())
        .fetch_all(conn)
        .await
        .map_err(Fault::sql("looking for imported orders"))
}

/// Another order that looks like one.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct SimilarOrder {
    /// Id.
    pub order_id: String,
    /// Number.
    pub number: String,
    /// When it was placed.
    pub placed_at_ms: i64,
}

/// Other live orders of the customer since a moment with the same total, newest first.
pub async fn similar_orders(
    conn: &mut SqliteConnection,
    customer_id: &str,
    since_ms: i64,
    total: Money,
    not_order: &str,
) -> Result<Vec<SimilarOrder>, Fault> {
    sqlx::query_as(
        "select order_id, number, placed_at_ms from sales_order where customer_id = ? and placed_at_ms >= ? and total_minor = ? and currency = ? and order_id <> ? and status not in ('draft', 'cancelled', 'closed')
         order by placed_at_ms desc limit 20",
    )
    .bind(customer_id)
    .bind(since_ms)
    .bind(total.minor)
    .bind(total.currency.as_str())
    .bind(not_order)
    .fetch_all(conn)
    .await
    .map_err(Fault::sql("looking for similar orders"))
}

/// Orders placed since a moment: how many, and how much in the books' currency.
pub async fn taken_today(
    conn: &mut SqliteConnection,
    since_ms: i64,
    base: Currency,
) -> Result<(i64, i64), Fault> {
    sqlx::query_as(
        "select count(*), coalesce(sum(case when base_total_minor is not null then base_total_minor when currency = ? then total_minor end), 0)
         from sales_order where placed_at_ms >= ? and status not in ('draft', 'cancelled', 'closed')",
    )
        .bind(base.as_str())
        .bind(since_ms)
        .fetch_one(conn)
        .await
        .map_err(Fault::sql("summing the day"))
}
