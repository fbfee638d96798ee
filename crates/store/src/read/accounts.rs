//! What papers about money are made of: a customer's account, a location's day.

use encargo_domain::ids::{CustomerId, LocationId};
use encargo_domain::{LocalDate, Timestamp};
use sqlx::SqliteConnection;

use crate::error::Fault;

/// Ids of the documents issued for a customer's orders, oldest first.
pub async fn documents_of_customer(
    conn: &mut SqliteConnection,
    customer_id: CustomerId,
) -> Result<Vec<String>, Fault> {
    sqlx::query_scalar(
        "select d.document_id from sales_order o join document d on d.order_id = o.order_id where o.customer_id = ? order by d.issued_at_ms, d.number",
    )
    .bind(customer_id.to_string())
    .fetch_all(conn)
    .await
    .map_err(Fault::sql("listing a customer's documents"))
}

/// Ids of a customer's orders, oldest first.
pub async fn orders_of_customer(
    conn: &mut SqliteConnection,
    customer_id: CustomerId,
) -> Result<Vec<String>, Fault> {
    sqlx::query_scalar(
        "select order_id from sales_order where customer_id = ? order by placed_at_ms",
    )
    .bind(customer_id.to_string())
    .fetch_all(conn)
    .await
    .map_err(Fault::sql("listing a customer's orders"))
}

/// A day either way: the day of issue is that of the place, whose clock may be hours from the house's.
const DAY_MS: i64 = 86_400_000;

/// Ids of the documents of a day. `around` is the day's first moment and that of the next.
pub async fn documents_of_day(
    conn: &mut SqliteConnection,
    on: LocalDate,
    around: (Timestamp, Timestamp),
) -> Result<Vec<String>, Fault> {
    sqlx::query_scalar(
        "select document_id from document where issued_at_ms >= ? and issued_at_ms < ? and issued_on = ? order by issued_at_ms, number",
    )
    .bind(around.0.0 - DAY_MS)
    .bind(around.1.0 + DAY_MS)
    .bind(on.to_string())
    .fetch_all(conn)
    .await
    .map_err(Fault::sql("listing the documents of a day"))
}

/// A fact about money that came in or went back.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Takings {
    /// `order` or `return`.
    pub aggregate_kind: String,
    /// Its id.
    pub aggregate_id: String,
    /// The fact.
    pub payload: String,
    /// Currency of the order.
    pub currency: String,
}

/// Payments and refunds at a location between two moments (the second left out), oldest first. Where a payment was taken is where whoever took it
/// works; where that is nowhere, it counts where the order was taken.
pub async fn takings(
    conn: &mut SqliteConnection,
    location_id: LocationId,
    (from, until): (Timestamp, Timestamp),
) -> Result<Vec<Takings>, Fault> {
    sqlx::query_as(
        "select e.aggregate_kind, e.aggregate_id, e.payload, coalesce(o.currency, '') as currency from event e left join sales_order o on o.order_id = e.order_id
         where e.kind in ('order.payment_taken', 'return.refunded') and e.occurred_at_ms >= ? and e.occurred_at_ms < ?
           and coalesce(e.location_id, o.location_id) = ? order by e.occurred_at_ms, e.seq",
    )
    .bind(from.0)
    .bind(until.0)
    .bind(location_id.to_string())
    .fetch_all(conn)
    .await
    .map_err(Fault::sql("reading what a location took"))
}
