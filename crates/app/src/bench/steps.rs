//! The timed part: every order of the file through its steps, by one client or by several.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use serde_json::{Map, Value, json};

use super::books::{Books, CARRIER, SERVICE, field};
use super::machine::{cpu_ms, percentile_ms, rounded};
use super::workload::{Order, Until, Workload};
use crate::app::App;
use crate::error::CommandError;

/// The steps, in order.
const STEPS: [&str; 6] = ["create", "confirm", "reserve", "ship", "invoice", "return"];

type Samples = BTreeMap<&'static str, Vec<Duration>>;

/// What one run took.
pub(super) struct Run {
    clients: usize,
    orders: usize,
    wall: Duration,
    cpu_ms: Option<u64>,
    samples: Samples,
}

impl Run {
    /// All orders, by that many clients at a time.
    pub(super) async fn of(
        app: &Arc<App>,
        workload: &Arc<Workload>,
        books: &Arc<Books>,
        clients: usize,
    ) -> Result<Self, CommandError> {
        let next = Arc::new(AtomicUsize::new(0));
        let (begun, cpu_before) = (Instant::now(), cpu_ms());
        let tasks: Vec<_> = (0..clients)
            .map(|_| {
                tokio::spawn(client(
                    app.clone(),
                    workload.clone(),
                    books.clone(),
                    next.clone(),
                ))
            })
            .collect();
        let mut samples = Samples::new();
        for task in tasks {
            let done = task
                .await
                .map_err(|e| encargo_store::Fault::Broken(format!("a client ended: {e}")))??;
            for (step, times) in done {
                samples.entry(step).or_default().extend(times);
            }
        }
        let wall = begun.elapsed();
        let cpu_ms = cpu_ms().zip(cpu_before).map(|(now, then)| now - then);
        for times in samples.values_mut() {
            times.sort_unstable();
        }
        Ok(Self {
            clients,
            orders: workload.orders.len(),
            wall,
            cpu_ms,
            samples,
        })
    }

    /// Its part of the report.
    pub(super) fn report(&self) -> Map<String, Value> {
        let orders = f64::from(u32::try_from(self.orders.max(1)).unwrap_or(u32::MAX));
        let steps: Map<String, Value> = STEPS
            .iter()
            .map(|step| {
                let times = self.samples.get(step).map_or([].as_slice(), Vec::as_slice);
                let figures = json!({ "n": times.len(), "p50_ms": percentile_ms(times, 50), "p95_ms": percentile_ms(times, 95), "p99_ms": percentile_ms(times, 99) });
                ((*step).to_owned(), figures)
            })
            .collect();
        let cpu = self
            .cpu_ms
            .map(|ms| rounded(f64::from(u32::try_from(ms).unwrap_or(u32::MAX)) / orders, 3));
        Map::from_iter([
            ("clients".to_owned(), json!(self.clients)),
            (
                "e2e_orders_per_s".to_owned(),
                json!(rounded(orders / self.wall.as_secs_f64(), 1)),
            ),
            ("cpu_ms_per_order".to_owned(), json!(cpu)),
            ("steps".to_owned(), Value::Object(steps)),
        ])
    }
}

async fn client(
    app: Arc<App>,
    workload: Arc<Workload>,
    books: Arc<Books>,
    next: Arc<AtomicUsize>,
) -> Result<Samples, CommandError> {
    let mut samples = Samples::new();
    while let Some(order) = workload.orders.get(next.fetch_add(1, Ordering::Relaxed)) {
        let mut clerk = Clerk {
            app: &app,
            books: &books,
            order,
            samples: &mut samples,
        };
        clerk.carry_out().await?;
    }
    Ok(samples)
}

/// Takes one order through its steps.
struct Clerk<'a> {
    app: &'a Arc<App>,
    books: &'a Books,
    order: &'a Order,
    samples: &'a mut Samples,
}

impl Clerk<'_> {
    async fn call(&self, name: &str, payload: Value) -> Result<Value, CommandError> {
        self.app
            .call_at(name, payload, self.books.clock(self.order))
            .await
    }

    fn took(&mut self, step: &'static str, begun: Instant) {
        self.samples.entry(step).or_default().push(begun.elapsed());
    }

    async fn carry_out(&mut self) -> Result<(), CommandError> {
        let order = self.order;
        let sheet = self.books.sheet(order)?;
        let begun = Instant::now();
        let placed = self.call("order.place", sheet).await?;
        let id = json!({ "orderId": field(&placed, "orderId") });
        self.call("order.verify", id.clone()).await?;
        self.took("create", begun);

        let begun = Instant::now();
        self.call("order.confirm", id.clone()).await?;
        self.took("confirm", begun);
        if order.until == Until::Confirmed {
            return Ok(());
        }

        let begun = Instant::now();
        let sourced = self.call("order.source", id.clone()).await?;
        self.took("reserve", begun);

        let fulfillment = field(
            sourced.pointer("/fulfillments/0").unwrap_or(&Value::Null),
            "fulfillmentId",
        );
        let begun = Instant::now();
        self.call("fulfillment.pick", pick(&fulfillment, order))
            .await?;
        self.call("fulfillment.pack", json!({ "fulfillmentId": fulfillment }))
            .await?;
        self.call("fulfillment.ship", ship(&fulfillment)).await?;
        self.took("ship", begun);

        let begun = Instant::now();
        self.call("invoice.issue", id).await?;
        self.took("invoice", begun);

        if let Some(payload) = take_back(self.books, order, &field(&placed, "orderId"))? {
            let begun = Instant::now();
            self.call("return.take_back", payload).await?;
            self.took("return", begun);
        }
        Ok(())
    }
}

/// Picks everything: line numbers follow the sheet.
pub(super) fn pick(fulfillment: &Value, order: &Order) -> Value {
    let lines: Vec<Value> = (1u32..)
        .zip(&order.lines)
        .map(|(line_id, l)| json!({ "lineId": line_id, "quantity": l.qty }))
        .collect();
    json!({ "fulfillmentId": fulfillment, "lines": lines })
}

/// Gives it to the carrier.
pub(super) fn ship(fulfillment: &Value) -> Value {
    json!({ "fulfillmentId": fulfillment, "carrier": CARRIER, "service": SERVICE, "tracking": "" })
}

/// The order's return, if it has one.
pub(super) fn take_back(
    books: &Books,
    order: &Order,
    order_id: &Value,
) -> Result<Option<Value>, encargo_domain::Refusal> {
    let Some(back) = &order.ret else {
        return Ok(None);
    };
    let disposition = if back.restock { "restock" } else { "scrap" };
    let lines: Vec<Value> = (1u32..)
        .zip(&order.lines)
        .filter_map(|(line_id, l)| {
            let part = back.lines.iter().find(|b| b.sku == l.sku)?;
            Some(json!({ "lineId": line_id, "quantity": part.qty, "reason": "did_not_want", "disposition": disposition }))
        })
        .collect();
    Ok(Some(
        json!({ "orderId": order_id, "locationId": books.location(order.loc)?, "lines": lines }),
    ))
}
