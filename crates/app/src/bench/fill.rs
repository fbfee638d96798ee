//! Fills the database with finished orders: the same commands, many of them in one transaction.

use std::sync::Arc;

use encargo_domain::Refusal;
use encargo_store::{CommandKey, Failure, Outcome, Work};
use serde_json::json;

use super::books::{Books, field, payload, value};
use super::steps::{pick, ship, take_back};
use super::workload::{Until, Workload};
use crate::app::App;
use crate::commands::{fulfillment, invoice, order, returns, sourcing};
use crate::context::Cx;
use crate::error::CommandError;

/// Orders of one commit.
const TOGETHER: usize = 250;

/// That many more orders.
pub(super) async fn fill(
    app: &Arc<App>,
    workload: &Arc<Workload>,
    books: &Arc<Books>,
    count: usize,
) -> Result<(), CommandError> {
    let finished: Vec<usize> = workload
        .orders
        .iter()
        .enumerate()
        .filter(|(_, o)| o.until == Until::Invoiced)
        .map(|(i, _)| i)
        .collect();
    if finished.is_empty() {
        return Ok(());
    }
    let mut next = finished.into_iter().cycle();
    let mut left = count;
    while left > 0 {
        let part: Vec<usize> = next.by_ref().take(left.min(TOGETHER)).collect();
        left -= part.len();
        let (own, workload, books) = (app.clone(), workload.clone(), books.clone());
        let Some(clock) = part
            .first()
            .and_then(|i| workload.orders.get(*i))
            .map(|o| books.clock(o))
        else {
            continue;
        };
        let key = CommandKey {
            command_id: clock.command_id(),
            name: "bench.fill",
            payload_hash: [0; 32],
            at_ms: clock.now().0,
        };
        app.store
            .write(
                key,
                Box::new(move |work: &mut Work| {
                    Box::pin(async move {
                        for index in part {
                            one(work, &own, &workload, &books, index).await?;
                        }
                        Ok("{}".to_owned())
                    })
                }),
            )
            .await?;
    }
    Ok(())
}

async fn one(
    work: &mut Work,
    app: &Arc<App>,
    workload: &Workload,
    books: &Books,
    index: usize,
) -> Outcome<()> {
    let Some(wanted) = workload.orders.get(index) else {
        return Ok(());
    };
    let placed = order::place(
        work,
        &context(app, books, wanted).await,
        payload(books.sheet(wanted)?)?,
    )
    .await?;
    let id = order::OrderRef {
        order_id: placed.order_id,
    };
    order::verify(work, &context(app, books, wanted).await, id).await?;
    order::confirm(work, &context(app, books, wanted).await, id).await?;
    let sourced = sourcing::source(work, &context(app, books, wanted).await, id).await?;
    let made = sourced
        .fulfillments
        .first()
        .ok_or_else(|| Failure::from(Refusal::new(encargo_domain::refusal::Code::StockGone)))?;
    let fulfillment = field(&value(made)?, "fulfillmentId");
    fulfillment::pick(
        work,
        &context(app, books, wanted).await,
        payload(pick(&fulfillment, wanted))?,
    )
    .await?;
    fulfillment::pack(
        work,
        &context(app, books, wanted).await,
        payload(json!({ "fulfillmentId": fulfillment }))?,
    )
    .await?;
    fulfillment::ship(
        work,
        &context(app, books, wanted).await,
        payload(ship(&fulfillment))?,
    )
    .await?;
    invoice::issue(work, &context(app, books, wanted).await, id).await?;
    if let Some(back) = take_back(books, wanted, &value(&placed.order_id)?)? {
        returns::take_back(work, &context(app, books, wanted).await, payload(back)?).await?;
    }
    Ok(())
}

async fn context(app: &Arc<App>, books: &Books, order: &super::workload::Order) -> Cx {
    let clock = books.clock(order);
    app.cx(clock.command_id(), None, clock).await
}
