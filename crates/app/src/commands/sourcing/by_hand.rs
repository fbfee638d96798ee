//! Where a person decides about the place: this once, or from now on. The reason stays in the history.

use std::sync::Arc;

use encargo_domain::Event;
use encargo_domain::Refusal;
use encargo_domain::fulfillment::Fulfillment;
use encargo_domain::ids::{LocationId, OrderId};
use encargo_domain::order::{DeliveryMethod, Order, OrderPhase, Overruled};
use encargo_domain::refusal::Code;
use encargo_store::{Outcome, Work};
use serde::Deserialize;
use ts_rs::TS;

use super::{source_loaded, source_with};
use crate::commands::order::{OrderAnswer, answer, loaded, record};
use crate::context::Cx;
use crate::facts::House;

/// Decides on a location by hand.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Overrule {
    /// Which order.
    pub order_id: OrderId,
    /// Which of its deliveries.
    pub delivery: u32,
    /// Where the goods are to come from.
    pub location_id: LocationId,
    /// Why; it stays in the history.
    pub reason: String,
}

/// Keeps a delivery at one location.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct SetFirmLocation {
    /// Which order.
    pub order_id: OrderId,
    /// Which of its deliveries.
    pub delivery: u32,
    /// The only location it may come from; none: any.
    pub location_id: Option<LocationId>,
    /// Why; it stays in the history.
    pub reason: String,
}

/// `order.overrule`: takes back what nobody has picked yet and sources it from the location somebody decided on, with their reason. What that
/// location does not have goes where the policy sends it.
pub(crate) async fn overrule(work: &mut Work, cx: &Cx, command: Overrule) -> Outcome<OrderAnswer> {
    let order = loaded(work, cx, command.order_id).await?;
    let reason = command.reason.trim();
    if reason.is_empty() {
        return Err(Refusal::new(Code::FieldRequired)
            .with("field", "reason")
            .into());
    }
    let house = House::in_work(work).await?;
    if house.location(command.location_id).is_none_or(|l| l.closed) {
        return Err(Refusal::not_found("location", command.location_id).into());
    }
    let at = usize::try_from(command.delivery).unwrap_or(usize::MAX);
    let transfers = house.policy.policy.pickup_transfers.is_some();
    let several = order.deliveries.get(at).is_some_and(|d| match d.method {
        DeliveryMethod::Ship => true,
        DeliveryMethod::Pickup => transfers,
        DeliveryMethod::CarryOut => false,
    });
    if !several {
        return Err(Refusal::wrong_state("order-overrule", order.status().as_str()).into());
    }
    take_back(
        work,
        cx,
        &order,
        (command.delivery, command.location_id),
        reason,
    )
    .await?;
    let overruled = Overruled {
        location_id: command.location_id,
        reason: reason.to_owned(),
    };
    let by_hand = Some((command.delivery, overruled));
    let mut made = source_with(work, cx, &house, command.order_id, by_hand, None).await?;
    if made.is_empty() {
        return Err(Refusal::new(Code::StockGone).into());
    }
    let after: Arc<Order> = work.get(command.order_id.uuid()).await?;
    if !after.waiting().is_empty() {
        made.extend(source_loaded(work, cx, &house, command.order_id).await?);
    }
    answer(work, command.order_id, made).await
}

/// Takes back what other locations are to give for a delivery and nobody works on yet. What somebody works on stays where it is.
async fn take_back(
    work: &mut Work,
    cx: &Cx,
    order: &Order,
    (delivery, location_id): (u32, LocationId),
    reason: &str,
) -> Outcome<()> {
    for id in &order.fulfillments {
        let f: Arc<Fulfillment> = work.get(id.uuid()).await?;
        let mut lines = f.lines.iter().filter_map(|l| order.line(l.line_id));
        let elsewhere = f.location_id != location_id;
        if !elsewhere || !lines.all(|l| l.delivery == delivery) {
            continue;
        }
        if let Ok(event) = f.decide_withdraw(reason) {
            work.record(&cx.ctx, Event::Fulfillment(*id, event)).await?;
        }
    }
    Ok(())
}

/// `order.set_firm_location`: keeps a delivery at one location, or lets it come from any again. What others were to give and nobody works on is
/// taken back; what the location does not have waits for it. Let go, the units that wait are looked at again.
pub(crate) async fn set_firm_location(
    work: &mut Work,
    cx: &Cx,
    command: SetFirmLocation,
) -> Outcome<OrderAnswer> {
    let order = loaded(work, cx, command.order_id).await?;
    let house = House::in_work(work).await?;
    let location = match command.location_id {
        Some(id) => Some(
            house
                .location(id)
                .ok_or_else(|| Refusal::not_found("location", id))?,
        ),
        None => None,
    };
    let event = order.decide_firm_location(
        command.delivery,
        location.map(AsRef::as_ref),
        &command.reason,
    )?;
    record(work, cx, command.order_id, event).await?;
    if let Some(id) = command.location_id {
        let at = (command.delivery, id);
        take_back(work, cx, &order, at, command.reason.trim()).await?;
    }
    let after: Arc<Order> = work.get(command.order_id.uuid()).await?;
    let free = after.phase == OrderPhase::Confirmed && after.open_holds().next().is_none();
    let collected = house.policy.policy.waves.is_some() && order.fulfillments.is_empty();
    let made = if free && !collected && !after.waiting().is_empty() {
        source_loaded(work, cx, &house, command.order_id).await?
    } else {
        Vec::new()
    };
    answer(work, command.order_id, made).await
}
