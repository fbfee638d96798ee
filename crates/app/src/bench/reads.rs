//! The reads a screen makes, one after the other.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use serde_json::{Map, Value, json};

use super::machine::percentile_ms;
use super::workload::{Read, Workload};
use crate::app::App;
use crate::error::CommandError;

/// All reads of the file, on a database of that many orders.
pub(super) async fn all(
    app: &Arc<App>,
    workload: &Workload,
    orders: usize,
) -> Result<Value, CommandError> {
    let mut samples: BTreeMap<&'static str, Vec<Duration>> = BTreeMap::new();
    for read in &workload.reads {
        let (name, query, payload) = request(app, workload, read, orders);
        let begun = Instant::now();
        app.call(query, payload).await?;
        samples.entry(name).or_default().push(begun.elapsed());
    }
    let figures: Map<String, Value> = samples
        .into_iter()
        .map(|(name, mut times)| {
            times.sort_unstable();
            (name.to_owned(), json!({ "n": times.len(), "p50_ms": percentile_ms(&times, 50), "p95_ms": percentile_ms(&times, 95) }))
        })
        .collect();
    Ok(Value::Object(figures))
}

fn request(
    app: &App,
    workload: &Workload,
    read: &Read,
    orders: usize,
) -> (&'static str, &'static str, Value) {
    match read {
        Read::Lookup { rank } => {
            let last = f64::from(u32::try_from(orders.saturating_sub(1)).unwrap_or(u32::MAX));
            let number = format!("{}-{:06.0}", app.device_code, 1.0 + (rank * last).floor());
            ("lookup", "order.get", json!({ "number": number }))
        }
        Read::CustomerSearch { q, limit } => (
            "customer_search",
            "customer.search",
            json!({ "text": q, "limit": limit }),
        ),
        Read::Atp { sku } => {
            let code = workload
                .skus
                .iter()
                .find(|s| s.id == *sku)
                .map_or("", |s| s.code.as_str());
            (
                "atp",
                "stock.list",
                json!({ "text": code, "offset": 0, "limit": 1 }),
            )
        }
        Read::OpenPage { size } => (
            "open_page",
            "order.list",
            json!({ "filter": { "view": "open" }, "sort": { "by": "placed", "descending": true }, "offset": 0, "limit": size }),
        ),
    }
}
