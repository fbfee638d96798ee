//! Collateral rejection (HotWax): where one unit was not found, the shelf counts as empty. Other open orders that were to get the item from
//! there are sourced again before somebody walks to it in vain.

use std::collections::BTreeSet;

use encargo_domain::Event;
use encargo_domain::fulfillment::{Fulfillment, Short, ShortReason};
use encargo_domain::ids::{ItemId, LocationId, OrderId};
use encargo_domain::stock::{AdjustLine, AdjustReason, StockEvent};
use encargo_store::{Outcome, Work, open_fulfillments_of};

use crate::context::Cx;
use crate::facts::House;
use crate::queries::id_of;

/// Written beside what is taken back; screens say it in the reader's language.
pub(crate) const REASON: &str = "collateral-rejection";

/// Takes the items that were not found off the shelf and off the other open orders of the location, if the shop wants that; answers these
/// orders, the oldest first. They have to be sourced again.
pub(crate) async fn reject(
    work: &mut Work,
    cx: &Cx,
    from: &Fulfillment,
    shorts: &[Short],
) -> Outcome<BTreeSet<OrderId>> {
    let house = House::in_work(work).await?;
    let mut orders = BTreeSet::new();
    if !house.policy.policy.collateral_rejection {
        return Ok(orders);
    }
    let items: BTreeSet<ItemId> = shorts
        .iter()
        .filter(|s| s.reason == ShortReason::NotFound && s.quantity > 0)
        .filter_map(|s| from.line(s.line_id).map(|l| l.item_id))
        .collect();
    for item in items {
        orders.extend(withdraw(work, cx, from.location_id, item).await?);
        empty(work, cx, from.location_id, item).await?;
    }
    orders.remove(&from.order_id);
    Ok(orders)
}

/// Takes back what nobody has picked yet.
async fn withdraw(
    work: &mut Work,
    cx: &Cx,
    location: LocationId,
    item: ItemId,
) -> Outcome<Vec<OrderId>> {
    let ids = open_fulfillments_of(
        work.reading().await?,
        &location.to_string(),
        &item.to_string(),
    )
    .await?;
    let ids = ids.iter().filter_map(|id| id_of(id).ok()).collect();
    let mut orders = Vec::new();
    for fulfillment in work.find_all::<Fulfillment>(ids).await? {
        if fulfillment.lines.iter().all(|l| l.item_id != item) {
            continue;
        }
        // What somebody works on already stays where it is.
        if let Ok(event) = fulfillment.decide_withdraw(REASON) {
            work.record(
                &cx.ctx,
                Event::Fulfillment(fulfillment.fulfillment_id, event),
            )
            .await?;
            orders.push(fulfillment.order_id);
        }
    }
    Ok(orders)
}

/// The books say what the shelf does.
async fn empty(work: &mut Work, cx: &Cx, location_id: LocationId, item_id: ItemId) -> Outcome<()> {
    let rows = work.on_shelf(&[item_id]).await?;
    let here = rows.iter().find(|r| r.location_id == location_id);
    let left = here.map_or(0, |r| r.on_hand - r.reserved);
    if left <= 0 {
        return Ok(());
    }
    work.record(
        &cx.ctx,
        Event::Stock(
            location_id,
            StockEvent::Adjusted {
                lines: vec![AdjustLine {
                    item_id,
                    delta: -left,
                }],
                location_id,
                reason: AdjustReason::Lost,
            },
        ),
    )
    .await
}
