//! Sourcing of one order: where its units come from, by the policy or by hand, and the fulfillment orders that follow.

mod by_hand;

pub(crate) use by_hand::{Overrule, SetFirmLocation, overrule, set_firm_location};

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use encargo_domain::catalog::Item;
use encargo_domain::fulfillment::{
    Fulfillment, FulfillmentEvent, FulfillmentLine, FulfillmentStatus, ToCounter,
};
use encargo_domain::ids::{DecisionId, FulfillmentId, ItemId, OrderId};
use encargo_domain::location::Location;
use encargo_domain::order::{
    Assigned, Delivery, DeliveryMethod, LeftOver, LineQuantity, Order, OrderPhase, Overruled,
};
use encargo_domain::refusal::Code;
use encargo_domain::{Event, Refusal, Timestamp};
use encargo_store::{Fault, Outcome, Work};

use super::order::{AssignedTo, OrderAnswer, OrderRef, answer, loaded, record};
use crate::context::{Cx, minute_of_day, moment};
use crate::facts::House;
use crate::sourcing::{
    Prices, Route, Scene, Share, Sourced, Want, shelves, source as ask_engine, source_by_hand,
};

/// Items and shelves an order's decision is taken on.
pub(crate) async fn stock_of(
    work: &mut Work,
    order: &Order,
) -> Outcome<(HashMap<ItemId, Arc<Item>>, crate::sourcing::Shelves)> {
    let ids: std::collections::BTreeSet<ItemId> = order.lines.iter().map(|l| l.item_id).collect();
    let uuids = ids.iter().map(|i| i.uuid()).collect();
    let items = work
        .find_all::<Item>(uuids)
        .await?
        .into_iter()
        .map(|i| (i.item_id, i))
        .collect();
    let ids: Vec<ItemId> = ids.into_iter().collect();
    let shelves = shelves(&work.on_shelf(&ids).await?);
    Ok((items, shelves))
}

/// How one of its deliveries is to reach the customer.
pub(crate) fn route_of<'a>(order: &'a Order, delivery: &'a Delivery) -> Route<'a> {
    Route {
        method: delivery.method,
        channel: Some(order.channel),
        counter: delivery.location_id,
        address: delivery.address.as_ref(),
        service: delivery.service.as_deref(),
        promised_on: delivery.promised_on,
        firm: delivery.firm_location_id,
        passed_over: &order.passed_over,
    }
}

/// `order.source`: (again) looks for places for the units that wait.
pub(crate) async fn source(work: &mut Work, cx: &Cx, command: OrderRef) -> Outcome<OrderAnswer> {
    let order = loaded(work, cx, command.order_id).await?;
    if order.phase == OrderPhase::Confirmed && order.waiting().is_empty() {
        return Err(Refusal::new(Code::NothingToDo).into());
    }
    let house = House::in_work(work).await?;
    let made = source_loaded(work, cx, &house, command.order_id).await?;
    answer(work, command.order_id, made).await
}

/// Units that wait for a place, by delivery.
pub(crate) fn wants_of_waiting(order: &Order) -> BTreeMap<u32, Vec<Want>> {
    let mut wants: BTreeMap<u32, Vec<Want>> = BTreeMap::new();
    for waiting in order.waiting() {
        let Some(line) = order.line(waiting.line_id) else {
            continue;
        };
        wants.entry(line.delivery).or_default().push(Want {
            line_id: line.line_id,
            item_id: line.item_id,
            units: waiting.quantity,
            weight_g: line.weight_g,
        });
    }
    wants
}

/// Of two deliveries of an order the one that is harder to help says why the order is parked.
fn worse(one: Option<LeftOver>, other: Option<LeftOver>) -> Option<LeftOver> {
    [one, other]
        .into_iter()
        .flatten()
        .max_by_key(|l| (l.queue, Reverse(l.cause)))
}

/// Decides for every delivery of the order that has waiting units, and makes the fulfillment orders.
pub(crate) async fn source_loaded(
    work: &mut Work,
    cx: &Cx,
    house: &House,
    order_id: OrderId,
) -> Outcome<Vec<AssignedTo>> {
    source_with(work, cx, house, order_id, None, None).await
}

/// The same in a wave, where what units are worth to its other orders counts too.
pub(crate) async fn source_priced(
    work: &mut Work,
    cx: &Cx,
    house: &House,
    order_id: OrderId,
    prices: &Prices,
) -> Outcome<Vec<AssignedTo>> {
    source_with(work, cx, house, order_id, None, Some(prices)).await
}

/// The same; for the delivery somebody decided about, only from the location they chose.
async fn source_with(
    work: &mut Work,
    cx: &Cx,
    house: &House,
    order_id: OrderId,
    by_hand: Option<(u32, Overruled)>,
    prices: Option<&Prices>,
) -> Outcome<Vec<AssignedTo>> {
    let order: Arc<Order> = work.get(order_id.uuid()).await?;
    let company = house.company()?.clone();
    let (items, mut shelves) = stock_of(work, &order).await?;
    let mut wants = wants_of_waiting(&order);
    if let Some((delivery, _)) = &by_hand {
        wants.retain(|index, _| index == delivery);
    }
    let overruled = by_hand.map(|(_, overruled)| overruled);
    let mut rooms = house.rooms_in(work).await?;
    let mut assigned = Vec::new();
    let mut decisions = Vec::new();
    let mut left_over = None;
    let mut made: Vec<(FulfillmentId, u32, Share)> = Vec::new();
    for (index, wants) in wants {
        let Some(delivery) = order
            .deliveries
            .get(usize::try_from(index).unwrap_or(usize::MAX))
        else {
            continue;
        };
        let scene = Scene::of(house, &company, &items, &shelves, &rooms, cx).priced(prices);
        let mut route = route_of(&order, delivery);
        route.firm = overruled.as_ref().map(|o| o.location_id).or(route.firm);
        let Sourced { shares, stored } = match overruled {
            Some(_) => source_by_hand(&scene, index, &route, &wants),
            None => ask_engine(&scene, index, &route, &wants),
        };
        for share in shares {
            // Two deliveries of one order must not take the same unit.
            for (line_id, units) in &share.lines {
                if let Some(shelf) = order
                    .line(*line_id)
                    .and_then(|l| shelves.get_mut(&(l.item_id, share.location_id)))
                {
                    shelf.reserved += i64::from(*units);
                }
                if let Some(room) = rooms.get_mut(&share.location_id) {
                    *room -= i64::from(*units);
                }
            }
            let fulfillment_id = FulfillmentId::new(cx.ctx.new_id());
            assigned.push(Assigned {
                fulfillment_id,
                lines: share
                    .lines
                    .iter()
                    .map(|(line_id, quantity)| LineQuantity {
                        line_id: *line_id,
                        quantity: *quantity,
                    })
                    .collect(),
            });
            made.push((fulfillment_id, index, share));
        }
        left_over = worse(left_over, stored.left_over);
        decisions.push(stored);
    }
    let decision = serde_json::to_value(&decisions).map_err(|source| Fault::Json {
        what: "writing a decision",
        source,
    })?;
    let event = order.decide_source(
        DecisionId::new(cx.ctx.new_id()),
        assigned,
        decision,
        overruled,
        left_over,
    )?;
    record(work, cx, order_id, event).await?;
    let mut answer = Vec::with_capacity(made.len());
    for (n, (fulfillment_id, index, share)) in made.into_iter().enumerate() {
        let Some(location) = house.location(share.location_id) else {
            continue;
        };
        let fulfillment = fulfillment_of(
            &order,
            fulfillment_id,
            n,
            index,
            &share,
            location,
            cx,
            company.options.pickup_ready_hours,
        );
        answer.push(AssignedTo {
            fulfillment_id,
            number: fulfillment.number.clone(),
            location_id: share.location_id,
            location_name: location.name.clone(),
        });
        work.record(
            &cx.ctx,
            Event::Fulfillment(
                fulfillment_id,
                FulfillmentEvent::Created {
                    fulfillment: Box::new(fulfillment),
                },
            ),
        )
        .await?;
        if company.options.release_on_source {
            work.record(
                &cx.ctx,
                Event::Fulfillment(fulfillment_id, FulfillmentEvent::Released),
            )
            .await?;
        }
    }
    Ok(answer)
}

#[expect(
    clippy::too_many_arguments,
    reason = "one call; a struct would only repeat the names"
)]
fn fulfillment_of(
    order: &Order,
    fulfillment_id: FulfillmentId,
    n: usize,
    index: u32,
    share: &Share,
    location: &Location,
    cx: &Cx,
    ready_hours: u32,
) -> Fulfillment {
    let delivery = order
        .deliveries
        .get(usize::try_from(index).unwrap_or(usize::MAX));
    let method = delivery.map_or(DeliveryMethod::Ship, |d| d.method);
    let counter = delivery.and_then(|d| d.location_id);
    let to_counter = counter
        .filter(|c| method == DeliveryMethod::Pickup && *c != share.location_id)
        .map(|location_id| ToCounter {
            location_id,
            expected_on: share.arrives_on,
        });
    let zone = location.time_zone.parse().unwrap_or(cx.time_zone);
    let due_at = match method {
        DeliveryMethod::CarryOut => None,
        DeliveryMethod::Pickup if to_counter.is_some() => Some(ship_by(location, cx, zone)),
        DeliveryMethod::Pickup => Some(cx.ctx.now.plus_ms(i64::from(ready_hours) * 3_600_000)),
        DeliveryMethod::Ship => Some(ship_by(location, cx, zone)),
    };
    Fulfillment {
        fulfillment_id,
        number: format!("{}-F{}", order.number, order.fulfillments.len() + n + 1),
        order_id: order.order_id,
        order_number: order.number.clone(),
        customer_name: order
            .buyer
            .as_ref()
            .map(|b| b.name.clone())
            .unwrap_or_default(),
        location_id: share.location_id,
        to_counter,
        method,
        address: delivery.and_then(|d| d.address.clone()),
        service: delivery.and_then(|d| d.service.clone()),
        due_at,
        status: FulfillmentStatus::Reserved,
        lines: share
            .lines
            .iter()
            .filter_map(|(line_id, quantity)| {
                let line = order.line(*line_id)?;
                Some(FulfillmentLine {
                    line_id: *line_id,
                    item_id: line.item_id,
                    quantity: *quantity,
                    picked: 0,
                    short: 0,
                    tracking: line.goods.tracking,
                    lots: Vec::new(),
                })
            })
            .collect(),
        packages: Vec::new(),
        carrier: None,
        tracking: None,
        shelf: None,
        pickup_code: None,
    }
}

/// When the parcel has to leave: the cut-off of the first working day that still can, plus the location's lead time.
fn ship_by(location: &Location, cx: &Cx, zone: chrono_tz::Tz) -> Timestamp {
    let open = |day: encargo_domain::LocalDate| {
        usize::try_from(day.weekday())
            .ok()
            .and_then(|w| location.open_days.get(w))
            .copied()
            .unwrap_or(false)
    };
    let mut day = crate::context::local_date(cx.ctx.now, zone);
    let missed = minute_of_day(cx.ctx.now, zone) > location.cutoff_minute;
    let mut needed = location.lead_time_days + u32::from(missed);
    for _ in 0..60 {
        if open(day) {
            if needed == 0 {
                break;
            }
            needed -= 1;
        }
        day = day.plus_days(1);
    }
    moment(day, 0, zone).plus_ms(i64::from(location.cutoff_minute) * 60_000)
}
