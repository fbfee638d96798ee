//! Orders that no place could fill: which wait where and why, tried again when goods come, cancelled when the policy's days are over. Both happen
//! by themselves while the program is open, unless the policy says by hand or never.

use std::sync::{Arc, Weak};
use std::time::Duration;

use encargo_domain::ids::OrderId;
use encargo_domain::order::{Order, ParkedFor, ParkingQueue};
use encargo_domain::wave::WaveCause;
use encargo_domain::{LocalDate, Timestamp};
use encargo_store::{Outcome, Work, waiting_orders};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tokio::sync::broadcast::error::TryRecvError;
use ts_rs::TS;

use crate::app::App;
use crate::commands::order::record;
use crate::context::Cx;
use crate::error::CommandError;
use crate::facts::House;
use crate::queries::{Read, id_of};
use crate::waves::{RunWave, backordered, goods_came_for, in_turn, run, waiting_units, waits};

/// Orders shown, tried and cancelled in one go at most.
const ORDERS_MAX: u32 = 500;
/// How often the clock looks.
const LOOK: Duration = Duration::from_secs(20);

/// Asks what is parked.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ParkingQuery {}

/// What is parked, in the order in which it is tried again.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ParkingView {
    /// The orders.
    pub rows: Vec<ParkedRow>,
    /// Tried again only by hand.
    pub retry_by_hand: bool,
    /// Cancelled after so many days; none: never.
    pub cancel_after_days: Option<u32>,
}

/// An order that is parked.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ParkedRow {
    /// Id.
    pub order_id: OrderId,
    /// Number.
    pub number: String,
    /// Who.
    pub customer_name: String,
    /// Where it waits.
    pub queue: ParkingQueue,
    /// Why; none: parked before this was kept.
    pub cause: Option<ParkedFor>,
    /// Since when; none: parked before this was kept.
    pub since_ms: Option<Timestamp>,
    /// When it will be cancelled; none: never.
    pub cancel_at_ms: Option<Timestamp>,
    /// What was promised.
    pub promised_on: Option<LocalDate>,
    /// Units that wait.
    pub units: i64,
}

/// Tries parked orders again.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct RetryParked {}

/// What trying again gave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct RetriedAnswer {
    /// Orders that got something.
    pub orders: u32,
    /// Units that found a place.
    #[ts(type = "number")]
    pub units: u64,
}

/// Cancels what was parked for the policy's days.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct CancelParked {}

/// What was cancelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CancelledParked {
    /// Orders of which units were cancelled.
    pub orders: u32,
}

/// `parking.list`
pub(crate) async fn list(read: &mut Read, _: ParkingQuery) -> Result<ParkingView, CommandError> {
    let policy = read.house.policy.policy.clone();
    let ids = waiting_orders(&mut read.conn, ORDERS_MAX).await?;
    let ids: Vec<uuid::Uuid> = ids.iter().filter_map(|id| id_of(id).ok()).collect();
    let mut orders = read.get_all::<Order>(&ids).await?;
    orders.retain(|o| waits(o) && backordered(o));
    in_turn(&policy, &mut orders);
    let days = policy.parking.cancel_after_days;
    let orders = orders.iter();
    let rows = orders.map(|order| ParkedRow {
        order_id: order.order_id,
        number: order.number.clone(),
        customer_name: order
            .buyer
            .as_ref()
            .map_or_else(String::new, |b| b.name.clone()),
        queue: order.parked.map_or(ParkingQueue::Backorder, |p| p.queue),
        cause: order.parked.map(|p| p.cause),
        since_ms: order.parked.map(|p| p.since),
        cancel_at_ms: days.and_then(|days| order.parked_until(days)),
        promised_on: order.promised_on(),
        units: waiting_units(order),
    });
    Ok(ParkingView {
        rows: rows.collect(),
        retry_by_hand: policy.parking.retry_by_hand,
        cancel_after_days: days,
    })
}

/// `parking.retry`: a wave of the back-orders for which something is there now, in their turn among all that wait.
pub(crate) async fn retry(work: &mut Work, cx: &Cx, _: RetryParked) -> Outcome<RetriedAnswer> {
    let house = House::in_work(work).await?;
    let order_ids = goods_came_for(work, cx, &house).await?;
    if order_ids.is_empty() {
        return Ok(RetriedAnswer {
            orders: 0,
            units: 0,
        });
    }
    let wave = RunWave {
        order_ids: Some(order_ids),
        cause: Some(WaveCause::Supply),
    };
    let done = run(work, cx, wave).await?;
    Ok(RetriedAnswer {
        orders: done.sourced,
        units: done.units_served,
    })
}

/// `parking.cancel_due`: what the policy keeps no longer. Nothing where it keeps everything.
pub(crate) async fn cancel_due(
    work: &mut Work,
    cx: &Cx,
    _: CancelParked,
) -> Outcome<CancelledParked> {
    let house = House::in_work(work).await?;
    let mut cancelled = CancelledParked { orders: 0 };
    let Some(days) = house.policy.policy.parking.cancel_after_days else {
        return Ok(cancelled);
    };
    let ids = waiting_orders(work.reading().await?, ORDERS_MAX).await?;
    let ids = ids.iter().filter_map(|id| id_of(id).ok()).collect();
    for order in work.find_all::<Order>(ids).await? {
        // Refused: not due, or held, and somebody looks at it.
        if let Ok(event) = order.decide_cancel_parked(days, cx.ctx.now) {
            record(work, cx, order.order_id, event).await?;
            cancelled.orders += 1;
        }
    }
    Ok(cancelled)
}

/// Cancels what is due and, where something changed in the books, tries parked orders again, as long as the program is open.
pub(crate) async fn clock(app: Weak<App>) {
    let Some(mut changes) = app.upgrade().map(|app| app.store.changes()) else {
        return;
    };
    // Nothing comes while the program is closed.
    let mut changed = false;
    loop {
        tokio::time::sleep(LOOK).await;
        let Some(app) = app.upgrade() else { return };
        loop {
            match changes.try_recv() {
                Ok(_) | Err(TryRecvError::Lagged(_)) => changed = true,
                Err(TryRecvError::Empty) => break,
                Err(TryRecvError::Closed) => return,
            }
        }
        if let Err(error) = look(&app, changed).await {
            tracing::warn!(code = %error.code, "parked orders could not be looked at");
        }
        changed = false;
    }
}

async fn look(app: &Arc<App>, changed: bool) -> Result<(), CommandError> {
    if app.is_empty().await {
        return Ok(());
    }
    let parking = app.house().await.policy.policy.parking;
    let mut conn = app.store.reader().await?;
    let waiting = !waiting_orders(&mut conn, 1).await?.is_empty();
    drop(conn);
    if !waiting {
        return Ok(());
    }
    // Asked first: a command that finds nothing to do would leave its answer in the books each time.
    let now = crate::context::Clock::System.now();
    let rows = |answer: &Value| {
        let rows = answer.get("rows").and_then(Value::as_array);
        rows.cloned().unwrap_or_default()
    };
    let number = |row: &Value, name: &str| row.get(name).and_then(Value::as_i64);
    if parking.cancel_after_days.is_some() {
        let parked = app.call("parking.list", json!({})).await?;
        let due = |row: &Value| number(row, "cancelAtMs").is_some_and(|at| at <= now.0);
        if rows(&parked).iter().any(due) {
            app.call("parking.cancel_due", json!({})).await?;
        }
    }
    if changed && !parking.retry_by_hand {
        let shown = app.call("wave.preview", json!({})).await?;
        let gets = |row: &Value| {
            row.get("backordered") == Some(&Value::Bool(true))
                && number(row, "unitsServed") > Some(0)
        };
        if rows(&shown).iter().any(gets) {
            app.call("parking.retry", json!({})).await?;
        }
    }
    Ok(())
}
