//! Promises under watch: when each delivery of an open order will really be there, as things stand now, and which promises will not hold
//! unless somebody acts or tells the buyer another day.

mod turn;
mod warn;

pub(crate) use warn::{LookForDelays, WarnOfDelays, WarnedOfDelays, clock, look, warn};

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use encargo_domain::LocalDate;
use encargo_domain::catalog::Item;
use encargo_domain::fulfillment::{Fulfillment, FulfillmentStatus};
use encargo_domain::ids::{ItemId, OrderId};
use encargo_domain::order::{Delivery, DeliveryMethod, Order};
use encargo_domain::refusal::Words;
use encargo_store::{on_shelf, promised_until};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::commands::order::OrderRef;
use crate::commands::sourcing::{route_of, wants_of_waiting};
use crate::error::CommandError;
use crate::promise::Supply;
use crate::queries::{Read, id_of};
use crate::sourcing::{Scene, Shelf, Shelves, Want, shelves, source};
use turn::{Stock, Waits, queue, waits_for};

/// Orders looked at in one go, the nearest promise first.
const ORDERS_MAX: u32 = 200;
/// Promises further away are not looked at yet.
const DAYS: u32 = 10;

/// Which promises will not hold.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct WatchQuery {}

/// What one delivery of an open order is promised for and expected on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Expected {
    /// Which of the order's deliveries.
    pub delivery: u32,
    /// The day the buyer was told.
    pub promised_on: LocalDate,
    /// When the last of it is there as things stand; nothing where nobody has it and none is on its way.
    pub expected_on: Option<LocalDate>,
    /// What it waits for.
    pub cause: Words,
    /// It will not be there in time.
    pub late: bool,
    /// The shop was warned of it already.
    pub warned: bool,
}

/// An order whose promise will not hold.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Endangered {
    /// Id.
    pub order_id: OrderId,
    /// Number.
    pub number: String,
    /// Buyer.
    pub customer_name: String,
    /// Its deliveries that come late.
    pub late: Vec<Expected>,
}

/// See the module.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Watch {
    /// Orders looked at.
    pub watched: u32,
    /// Those whose promise will not hold, the nearest promise first.
    pub endangered: Vec<Endangered>,
}

/// `promise.watch`
pub(crate) async fn watch(read: &mut Read, _: WatchQuery) -> Result<Watch, CommandError> {
    let until = read.today().plus_days(DAYS);
    let ids = promised_until(&mut read.conn, until, ORDERS_MAX).await?;
    let ids: Vec<Uuid> = ids.iter().filter_map(|id| id_of(id).ok()).collect();
    let mut orders = read.get_all::<Order>(&ids).await?;
    orders.sort_by_key(|o| (o.promised_on(), o.placed_at));
    let expected = expected_of(read, &orders).await?;
    let mut endangered = Vec::new();
    for (order, mut deliveries) in orders.iter().zip(expected) {
        deliveries.retain(|d| d.late);
        if !deliveries.is_empty() {
            endangered.push(Endangered {
                order_id: order.order_id,
                number: order.number.clone(),
                customer_name: order
                    .buyer
                    .as_ref()
                    .map(|b| b.name.clone())
                    .unwrap_or_default(),
                late: deliveries,
            });
        }
    }
    Ok(Watch {
        watched: u32::try_from(orders.len()).unwrap_or(u32::MAX),
        endangered,
    })
}

/// `order.expected`: the deliveries of one order with something to come.
pub(crate) async fn expected(
    read: &mut Read,
    query: OrderRef,
) -> Result<Vec<Expected>, CommandError> {
    let order = read.get::<Order>(query.order_id.uuid()).await?;
    let found = expected_of(read, std::slice::from_ref(&order)).await?;
    Ok(found.into_iter().flatten().collect())
}

/// What is expected of each order.
async fn expected_of(
    read: &mut Read,
    orders: &[Arc<Order>],
) -> Result<Vec<Vec<Expected>>, CommandError> {
    let house = read.house.clone();
    let company = house.company()?.clone();
    let items = read
        .items(orders.iter().flat_map(|o| &o.lines).map(|l| l.item_id))
        .await?;
    let (queue, items) = queue(read, orders, items).await?;
    let ids: Vec<ItemId> = items.keys().copied().collect();
    let mut stock = Stock {
        shelves: shelves(&on_shelf(&mut read.conn, &ids).await?),
        supply: Supply::whole(&mut read.conn, &ids).await?,
        rooms: house.rooms(&mut read.conn).await?,
    };
    let work: Vec<Uuid> = orders
        .iter()
        .flat_map(|o| o.fulfillments.iter().map(|id| id.uuid()))
        .collect();
    let mut places: HashMap<OrderId, Vec<Arc<Fulfillment>>> = HashMap::new();
    for fulfillment in read.get_all::<Fulfillment>(&work).await? {
        places
            .entry(fulfillment.order_id)
            .or_default()
            .push(fulfillment);
    }
    let mut found: HashMap<OrderId, Vec<Expected>> = HashMap::new();
    let asked: BTreeSet<OrderId> = orders.iter().map(|o| o.order_id).collect();
    // Those who wait first, in their turn; the others take nothing away.
    let coming = stock.supply.items();
    let waiting = queue.iter();
    let rest = orders.iter().filter(|o| o.waiting().is_empty());
    for order in waiting.chain(rest) {
        let mut waits = BTreeMap::new();
        for (index, wants) in wants_of_waiting(order) {
            let scene = stock.scene(&house, &company, &items, &read.cx);
            let Some(found) = waits_for(&scene, order, (index, &wants), &stock.supply, &coming)
            else {
                continue;
            };
            for take in &found.takes {
                stock.take(take);
            }
            waits.insert(index, found);
        }
        if asked.contains(&order.order_id) {
            let scene = stock.scene(&house, &company, &items, &read.cx);
            let at = places.get(&order.order_id).map_or(&[][..], Vec::as_slice);
            let deliveries = deliveries_of(&scene, order, at, &waits, &items);
            found.insert(order.order_id, deliveries);
        }
    }
    let orders = orders.iter();
    Ok(orders
        .map(|o| found.remove(&o.order_id).unwrap_or_default())
        .collect())
}

fn deliveries_of(
    scene: &Scene,
    order: &Order,
    fulfillments: &[Arc<Fulfillment>],
    waiting: &BTreeMap<u32, Waits>,
    items: &HashMap<ItemId, Arc<Item>>,
) -> Vec<Expected> {
    let mut expected = Vec::new();
    for (index, delivery) in order.deliveries.iter().enumerate() {
        let index = u32::try_from(index).unwrap_or(u32::MAX);
        let Some(promised_on) = delivery.promised_on else {
            continue;
        };
        if delivery.method == DeliveryMethod::CarryOut || !order.is_to_come(index) {
            continue;
        }
        // The last thing that is missing decides; `None` is later than any day.
        let mut last: (Option<LocalDate>, Words) = (Some(scene.today), Words::new("watch-ready"));
        let mut note = |day: Option<LocalDate>, cause: Words| {
            let later = match (last.0, day) {
                (None, _) => false,
                (Some(_), None) => true,
                (Some(before), Some(day)) => day >= before,
            };
            if later {
                last = (day, cause);
            }
        };
        for fulfillment in fulfillments {
            let of_delivery = fulfillment
                .lines
                .iter()
                .any(|l| order.line(l.line_id).is_some_and(|l| l.delivery == index));
            let not_left = matches!(
                fulfillment.status,
                FulfillmentStatus::Reserved
                    | FulfillmentStatus::Released
                    | FulfillmentStatus::Picked
                    | FulfillmentStatus::Packed
            );
            if let (true, FulfillmentStatus::InTransfer, Some(counter)) =
                (of_delivery, fulfillment.status, fulfillment.to_counter)
            {
                note(
                    Some(counter.expected_on.max(scene.today)),
                    Words::new("watch-in-transfer")
                        .with("location", scene.house.location_name(counter.location_id)),
                );
            }
            if of_delivery && not_left {
                note(
                    arrival(scene, order, delivery, fulfillment, items),
                    Words::new("watch-not-left").with(
                        "location",
                        scene.house.location_name(fulfillment.location_id),
                    ),
                );
            }
        }
        if let Some(waits) = waiting.get(&index) {
            note(waits.day, waits.cause.clone());
        }
        let (expected_on, cause) = last;
        expected.push(Expected {
            delivery: index,
            promised_on,
            expected_on,
            cause,
            warned: delivery.warned_of == Some(promised_on),
            late: expected_on.is_none_or(|day| day > promised_on),
        });
    }
    expected
}

/// A promise and when the goods are really expected, under a key of messages that say a delay. The cause's own parameters go along.
pub(crate) fn delay_words(
    key: &str,
    promised_on: LocalDate,
    expected_on: Option<LocalDate>,
    cause: &Words,
) -> Words {
    let mut words = Words::new(key)
        .with("promised", promised_on.to_string())
        .with("cause", cause.key.as_str());
    let expected = expected_on.map_or_else(|| "none".to_owned(), |day| day.to_string());
    words = words.with("expected", expected);
    // Every message may ask for each of them.
    for name in ["location", "number"] {
        words = words.with(name, "");
    }
    words = words.with("count", 0_u32);
    words.params.extend(cause.params.clone());
    words
}

/// When what a location has for an order is with the buyer if it leaves at the next chance.
fn arrival(
    scene: &Scene,
    order: &Order,
    delivery: &Delivery,
    fulfillment: &Fulfillment,
    items: &HashMap<ItemId, Arc<Item>>,
) -> Option<LocalDate> {
    let wants: Vec<Want> = fulfillment
        .lines
        .iter()
        .map(|l| Want {
            line_id: l.line_id,
            item_id: l.item_id,
            units: l.quantity,
            weight_g: items.get(&l.item_id).map_or(0, |i| i.input.weight_g),
        })
        .collect();
    // It is theirs already: the shelf is as full as it has to be.
    let theirs: Shelves = wants
        .iter()
        .map(|w| {
            let full = Shelf {
                on_hand: i64::from(u32::MAX),
                reserved: 0,
            };
            ((w.item_id, fulfillment.location_id), full)
        })
        .collect();
    let scene = Scene {
        shelves: &theirs,
        rooms: &HashMap::new(),
        ..*scene
    };
    let mut route = route_of(order, delivery);
    route.firm = Some(fulfillment.location_id);
    route.passed_over = &[];
    let shares = source(&scene, 0, &route, &wants).shares;
    // The policy may have ended such transfers since; this one is still made.
    let on_its_way = fulfillment
        .to_counter
        .map(|c| c.expected_on.max(scene.today));
    shares.iter().map(|s| s.arrives_on).max().or(on_its_way)
}
