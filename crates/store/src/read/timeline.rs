//! The journal as an order's timeline.

use sqlx::SqliteConnection;

use crate::error::Fault;

/// A fact as a timeline shows it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct EventRow {
    /// Row of the journal.
    pub seq: i64,
    /// Kind of aggregate.
    pub aggregate_kind: String,
    /// Its id.
    pub aggregate_id: String,
    /// Kind of fact (`order.placed`).
    pub kind: String,
    /// Payload.
    pub payload: String,
    /// Who.
    pub actor_name: String,
    /// Where.
    pub location_name: Option<String>,
    /// When.
    pub at_ms: i64,
}

/// All facts of an order, its fulfillment orders, returns and documents, oldest first.
pub async fn events_of_order(
    conn: &mut SqliteConnection,
    order_id: &str,
) -> Result<Vec<EventRow>, Fault> {
    sqlx::query_as(
        "select e.seq, e.aggregate_kind, e.aggregate_id, e.kind, e.payload, e.actor_name, l.name as location_name, e.occurred_at_ms as at_ms
         from event e left join location l using (location_id) where e.order_id = ? order by e.seq",
    )
    .bind(order_id)
    .fetch_all(conn)
    .await
    .map_err(Fault::sql("reading a timeline"))
}

/// A fact of one aggregate, for its audit.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct AuditRow {
    /// Version of the aggregate after it.
    pub aggregate_version: i64,
    /// Kind of fact (`policy.activated`).
    pub kind: String,
    /// Payload.
    pub payload: String,
    /// Who.
    pub actor_name: String,
    /// When.
    pub at_ms: i64,
}

/// Facts of one aggregate of some kinds (all where none is named), newest first, at most `limit`.
pub async fn events_of_aggregate(
    conn: &mut SqliteConnection,
    aggregate: (encargo_domain::AggregateKind, uuid::Uuid),
    kinds: &[&str],
    limit: u32,
) -> Result<Vec<AuditRow>, Fault> {
    sqlx::query_as(
        "select aggregate_version, kind, payload, actor_name, occurred_at_ms as at_ms from event
         where aggregate_id = ? and aggregate_kind = ? and (? = '[]' or kind in (select value from json_each(?)))
         order by aggregate_version desc limit ?",
    )
    .bind(aggregate.1.as_hyphenated().to_string())
    .bind(aggregate.0.as_str())
    .bind(serde_json::Value::from(kinds).to_string())
    .bind(serde_json::Value::from(kinds).to_string())
    .bind(i64::from(limit))
    .fetch_all(conn)
    .await
    .map_err(Fault::sql("reading the audit of a thing"))
}

/// When goods of an order moved.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct MomentRow {
    /// Fulfillment order or return.
    pub aggregate_id: String,
    /// Kind of fact (`fulfillment.shipped`).
    pub kind: String,
    /// When.
    pub at_ms: i64,
}

/// When the goods of an order were sent, handed over, delivered and came back, oldest first.
pub async fn moments_of_order(
    conn: &mut SqliteConnection,
    order_id: &str,
) -> Result<Vec<MomentRow>, Fault> {
    sqlx::query_as(
        "select aggregate_id, kind, occurred_at_ms as at_ms from event
         where order_id = ? and kind in ('fulfillment.shipped', 'fulfillment.handed_over', 'fulfillment.delivered', 'return.received') order by seq",
    )
    .bind(order_id)
    .fetch_all(conn)
    .await
    .map_err(Fault::sql("reading when goods moved"))
}

/// Aggregates that had facts of a kind between two rows of the journal (the first left out).
pub async fn touched_between(
    conn: &mut SqliteConnection,
    kind: &str,
    from_seq: i64,
    to_seq: i64,
) -> Result<Vec<String>, Fault> {
    sqlx::query_scalar(
        "select distinct aggregate_id from event where seq > ? and seq <= ? and kind = ?",
    )
    .bind(from_seq)
    .bind(to_seq)
    .bind(kind)
    .fetch_all(conn)
    .await
    .map_err(Fault::sql("reading news"))
}

/// Payloads of an order's facts of one kind, newest first: `(when, payload)`.
pub async fn payloads_of_order(
    conn: &mut SqliteConnection,
    order_id: &str,
    kind: &str,
) -> Result<Vec<(i64, String)>, Fault> {
    sqlx::query_as("select occurred_at_ms, payload from event where order_id = ? and kind = ? order by seq desc")
        .bind(order_id)
        .bind(kind)
        .fetch_all(conn)
        .await
        .map_err(Fault::sql("reading facts of an order"))
}

/// The last row of the journal.
pub async fn last_seq(conn: &mut SqliteConnection) -> Result<i64, Fault> {
    sqlx::query_scalar("select coalesce(max(seq), 0) from event")
        .fetch_one(conn)
        .await
        .map_err(Fault::sql("reading the end of the journal"))
}
