//! Delay alerts: a promise that is newly going to be missed is written down in the order, once per promise, and told by a notice. Because it is
//! written down, it is not told again after a restart.

use std::sync::{Arc, Weak};
use std::time::Duration;

use encargo_domain::LocalDate;
use encargo_domain::ids::OrderId;
use encargo_domain::order::NewPromise;
use encargo_domain::refusal::Words;
use encargo_store::{Outcome, Work};
use serde::{Deserialize, Serialize};
use serde_json::json;
use ts_rs::TS;

use super::{Expected, WatchQuery, watch};
use crate::app::App;
use crate::commands::order::{OrderAnswer, answer, loaded, record};
use crate::context::Cx;
use crate::error::CommandError;
use crate::queries::Read;

/// How often promises are looked at.
const LOOK: Duration = Duration::from_mins(5);

/// Warns of one promise that will not hold.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct WarnOfDelay {
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
pub(crate) struct WarnOfDelays {}

/// What was warned of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct WarnedOfDelays {
    /// Promises that newly will not hold.
    pub warned: u32,
}

/// `order.warn_of_delay`
pub(crate) async fn warn(work: &mut Work, cx: &Cx, command: WarnOfDelay) -> Outcome<OrderAnswer> {
    let promise = NewPromise {
        delivery: command.delivery,
        promised_on: command.promised_on,
    };
    let order = loaded(work, cx, command.order_id).await?;
    let event = order.decide_warn(promise, command.expected_on, command.cause)?;
    record(work, cx, command.order_id, event).await?;
    answer(work, command.order_id, Vec::new()).await
}

/// `promise.warn`: promises whose day has passed are among the late orders and told there.
pub(crate) async fn warn_all(
    app: Arc<App>,
    cx: Cx,
    _: WarnOfDelays,
) -> Result<WarnedOfDelays, CommandError> {
    let today = cx.ctx.today;
    let clock = app.clock_of(&cx);
    let mut read = Read::new(app.clone(), cx.clone()).await?;
    let seen = watch(&mut read, WatchQuery {}).await?;
    drop(read);
    let mut warned = 0;
    for order in seen.endangered {
        let late = order.late.into_iter();
        for late in late.filter(|l| !l.warned && l.promised_on >= today) {
            let Expected {
                delivery,
                promised_on,
                expected_on,
                cause,
                ..
            } = late;
            let command = json!({
                "commandId": cx.ctx.new_id(), "orderId": order.order_id, "delivery": delivery, "promisedOn": promised_on,
                "expectedOn": expected_on, "cause": cause,
            });
            match app.call_at("order.warn_of_delay", command, clock).await {
                Ok(_) => warned += 1,
                // It changed meanwhile: the next look sees it as it is then.
                Err(error) if !error.fault => {}
                Err(error) => return Err(error),
            }
        }
    }
    Ok(WarnedOfDelays { warned })
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
