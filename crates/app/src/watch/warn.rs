//! Delay alerts: a promise that is newly going to be missed is written down in the order, once per promise, and told by a notice. Because it is
//! written down, it is not told again after a restart.

use std::sync::{Arc, Weak};
use std::time::Duration;

use encargo_domain::LocalDate;
use encargo_domain::ids::OrderId;
use encargo_domain::order::{NewPromise, Order};
use encargo_domain::refusal::Words;
use encargo_store::{Outcome, Work};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use ts_rs::TS;

use super::{WatchQuery, watch};
use crate::app::App;
use crate::commands::order::record;
use crate::context::Cx;
use crate::error::CommandError;
use crate::queries::Read;

/// How often promises are looked at.
const LOOK: Duration = Duration::from_mins(5);

/// Writes down promises that will not hold: together, so that they are told together.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct WarnOfDelays {
    /// The promises.
    pub delays: Vec<Delay>,
}

/// A promise that will not hold.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Delay {
    /// Which order.
    pub order_id: OrderId,
    /// Which of its deliveries.
    pub delivery: u32,
    /// The day the buyer was told.
    pub promised_on: LocalDate,
    /// When it is expected instead; none: nobody knows.
    pub expected_on: Option<LocalDate>,
    /// What it waits for.
    pub cause: Words,
}

/// Looks at all promises near by and warns of those that newly will not hold.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct LookForDelays {}

/// What was warned of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct WarnedOfDelays {
    /// Promises that newly will not hold.
    pub warned: u32,
}

/// `promise.warn_of`: what changed meanwhile or was told already is left out.
pub(crate) async fn warn(
    work: &mut Work,
    cx: &Cx,
    command: WarnOfDelays,
) -> Outcome<WarnedOfDelays> {
    let mut warned = 0;
    for delay in command.delays {
        let promise = NewPromise {
            delivery: delay.delivery,
            promised_on: delay.promised_on,
        };
        let order: Arc<Order> = work.get(delay.order_id.uuid()).await?;
        if let Ok(event) = order.decide_warn(promise, delay.expected_on, delay.cause) {
            record(work, cx, delay.order_id, event).await?;
            warned += 1;
        }
    }
    Ok(WarnedOfDelays { warned })
}

/// `promise.warn`: promises whose day has passed are among the late orders and told there.
pub(crate) async fn look(
    app: Arc<App>,
    cx: Cx,
    _: LookForDelays,
) -> Result<WarnedOfDelays, CommandError> {
    let today = cx.ctx.today;
    let mut read = Read::new(app.clone(), cx.clone()).await?;
    let seen = watch(&mut read, WatchQuery {}).await?;
    drop(read);
    let mut delays = Vec::new();
    for order in seen.endangered {
        let late = order.late.into_iter();
        let late = late.filter(|l| !l.warned && l.promised_on >= today);
        delays.extend(late.map(|late| Delay {
            order_id: order.order_id,
            delivery: late.delivery,
            promised_on: late.promised_on,
            expected_on: late.expected_on,
            cause: late.cause,
        }));
    }
    if delays.is_empty() {
        return Ok(WarnedOfDelays { warned: 0 });
    }
    let clock = app.clock_of(&cx);
    let command = json!({ "commandId": cx.ctx.new_id(), "delays": delays });
    let told = app.call_at("promise.warn_of", command, clock).await?;
    let warned = told.get("warned").and_then(Value::as_u64).unwrap_or(0);
    Ok(WarnedOfDelays {
        warned: u32::try_from(warned).unwrap_or(u32::MAX),
    })
}

/// Looks as long as the program is open.
pub(crate) async fn clock(app: Weak<App>) {
    loop {
        tokio::time::sleep(LOOK).await;
        let Some(app) = app.upgrade() else { return };
        if app.is_empty().await {
            continue;
        }
        if let Err(error) = app.call("promise.warn", json!({})).await {
            tracing::warn!(code = %error.code, "promises could not be looked at");
        }
    }
}
