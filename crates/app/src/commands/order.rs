//! Orders: drafts, placing, verifying, confirming, cancelling, holds, notes, payments.

use std::collections::HashMap;
use std::sync::Arc;

use encargo_domain::catalog::Item;
use encargo_domain::customer::Customer;
use encargo_domain::ids::{FulfillmentId, HoldId, ItemId, LocationId, OrderId};
use encargo_domain::order::{
    Check, DeliveryMethod, LineQuantity, NewPromise, Order, OrderEvent, OrderInput, OrderPhase,
    OrderStatus, PlaceFacts, Tender, VerifyFacts, zips_of,
};
use encargo_domain::refusal::Code;
use encargo_domain::{Event, Refusal, Timestamp};
use encargo_store::{Outcome, Work};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::sourcing::{route_of, source_loaded, stock_of};
use crate::app::DAY_MS;
use crate::context::{Cx, local_date};
use crate::error::CommandError;
use crate::exchange;
use crate::facts::{House, Rooms, items_of};
use crate::promise::{Supply, promises};
use crate::sourcing::{Scene, available, shelves};

/// Names an order.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct OrderRef {
    /// Which.
    pub order_id: OrderId,
}

/// Keeps a sheet.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct SaveDraft {
    /// The draft, once it has been saved.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub order_id: Option<OrderId>,
    /// The sheet.
    pub input: OrderInput,
}

/// Places a sheet.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Place {
    /// The draft it was kept as.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub order_id: Option<OrderId>,
    /// The sheet.
    pub input: OrderInput,
}

/// Confirms several orders.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ConfirmMany {
    /// Which; at most 500.
    pub order_ids: Vec<OrderId>,
}

/// Cancels units nobody works on.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Cancel {
    /// Which order.
    pub order_id: OrderId,
    /// Why.
    pub reason: String,
    /// Which units; all that can be where left out.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub lines: Option<Vec<LineQuantity>>,
}

/// Stops an order.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct PutOnHold {
    /// Which order.
    pub order_id: OrderId,
    /// Kind: `address`, `fraud`, `payment`, `other`.
    pub kind: String,
    /// Why.
    #[serde(default)]
    pub note: String,
}

/// Lifts a hold.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ResolveHold {
    /// Which order.
    pub order_id: OrderId,
    /// Which hold.
    pub hold_id: HoldId,
    /// Why.
    #[serde(default)]
    pub note: String,
}

/// Tells the buyer another day.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Repromise {
    /// Which order.
    pub order_id: OrderId,
    /// Which deliveries, and the new day of each.
    pub deliveries: Vec<NewPromise>,
    /// Why; it stays in the history.
    pub reason: String,
}

/// Writes something down.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct AddNote {
    /// Which order.
    pub order_id: OrderId,
    /// What.
    pub text: String,
}

/// Takes money.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct TakePayment {
    /// Which order.
    pub order_id: OrderId,
    /// How.
    pub tender: Tender,
    /// How much.
    pub amount_minor: i64,
    /// Receipt of the terminal or bank.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub reference: Option<String>,
}

/// An order after a command.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct OrderAnswer {
    /// Id.
    pub order_id: OrderId,
    /// Number.
    pub number: String,
    /// Version.
    pub version: i64,
    /// Status.
    pub status: OrderStatus,
    /// Result of the last verification.
    pub checks: Vec<Check>,
    /// Fulfillment orders this command made.
    pub fulfillments: Vec<AssignedTo>,
}

/// A fulfillment order that was made.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct AssignedTo {
    /// Id.
    pub fulfillment_id: FulfillmentId,
    /// Number.
    pub number: String,
    /// Where.
    pub location_id: LocationId,
    /// Its name.
    pub location_name: String,
}

/// What became of many.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ManyAnswer {
    /// How many were confirmed.
    pub done: u32,
    /// Which were not, and why.
    pub refused: Vec<RefusedOrder>,
}

/// An order that was not confirmed.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct RefusedOrder {
    /// Id.
    pub order_id: OrderId,
    /// Number.
    pub number: String,
    /// Why.
    pub refusal: CommandError,
}

/// How many orders that look like one are named.
pub(crate) const SIMILAR_MAX: usize = 3;
/// The most orders one bulk command takes.
const MANY_MAX: usize = 500;

pub(crate) async fn record(
    work: &mut Work,
    cx: &Cx,
    order_id: OrderId,
    event: OrderEvent,
) -> Outcome<()> {
    work.record(&cx.ctx, Event::Order(order_id, event)).await
}

pub(crate) async fn loaded(work: &mut Work, cx: &Cx, order_id: OrderId) -> Outcome<Arc<Order>> {
    work.expect_version::<Order>(order_id.uuid(), cx.expected_version)
        .await?;
    work.get(order_id.uuid()).await
}

pub(crate) async fn answer(
    work: &mut Work,
    order_id: OrderId,
    fulfillments: Vec<AssignedTo>,
) -> Outcome<OrderAnswer> {
    let order: Arc<Order> = work.get(order_id.uuid()).await?;
    let version = work.version::<Order>(order_id.uuid()).await?;
    Ok(OrderAnswer {
        order_id,
        number: order.number.clone(),
        version,
        status: order.status(),
        checks: order.checks.clone(),
        fulfillments,
    })
}

/// `order.save_draft`
pub(crate) async fn save_draft(
    work: &mut Work,
    cx: &Cx,
    command: SaveDraft,
) -> Outcome<OrderAnswer> {
    let (order_id, draft) = match command.order_id {
        Some(id) => (id, Some(loaded(work, cx, id).await?)),
        None => (OrderId::new(cx.ctx.new_id()), None),
    };
    let number = match draft {
        Some(_) => None,
        None => Some(work.draw(&format!("{}-D", cx.ctx.device_code)).await?),
    };
    match Order::decide_save_draft(draft.as_deref(), command.input, number) {
        Ok(event) => record(work, cx, order_id, event).await?,
        // Saving what is already saved is done, not refused.
        Err(refusal) if refusal.code == Code::NothingToDo => {}
        Err(refusal) => return Err(refusal.into()),
    }
    answer(work, order_id, Vec::new()).await
}

/// `order.discard_draft`
pub(crate) async fn discard_draft(
    work: &mut Work,
    cx: &Cx,
    command: OrderRef,
) -> Outcome<OrderAnswer> {
    let event = loaded(work, cx, command.order_id)
        .await?
        .decide_discard_draft()?;
    record(work, cx, command.order_id, event).await?;
    answer(work, command.order_id, Vec::new()).await
}

/// `order.place`
pub(crate) async fn place(work: &mut Work, cx: &Cx, command: Place) -> Outcome<OrderAnswer> {
    let (order_id, draft) = match command.order_id {
        Some(id) => (id, Some(loaded(work, cx, id).await?)),
        None => (OrderId::new(cx.ctx.new_id()), None),
    };
    let house = House::in_work(work).await?;
    let company = house.company()?.clone();
    let items = items_of(work, &command.input).await?;
    let customer = match command.input.customer_id {
        Some(id) => Some(work.get::<Customer>(id.uuid()).await?),
        None => None,
    };
    let promises = {
        let shared: HashMap<ItemId, Arc<Item>> = items
            .iter()
            .map(|(id, item)| (*id, Arc::new(item.clone())))
            .collect();
        let ids: Vec<ItemId> = items.keys().copied().collect();
        let shelves = shelves(&work.on_shelf(&ids).await?);
        let rooms = house.rooms_in(work).await?;
        let scene = Scene::of(&house, &company, &shared, &shelves, &rooms, cx);
        let promise =
            |supply: &Supply| promises(&scene, &command.input, customer.as_deref(), supply);
        let on_shelf = promise(&Supply::default());
        // Only what nobody has is looked for among goods on their way.
        if on_shelf.iter().any(Option::is_none) {
            promise(&Supply::read(work.reading().await?, &ids).await?)
        } else {
            on_shelf
        }
    };
    let locations = house.location_map();
    let today = cx.ctx.today;
    let terms =
        exchange::terms_in(work, &company, &command.input, customer.as_deref(), today).await?;
    let zips = zips_of(&command.input, &company, customer.as_deref(), &locations);
    let zip_rates = work.zip_rates(&zips, today).await?;
    let facts = PlaceFacts {
        company: &company,
        terms,
        items: &items,
        customer: customer.as_deref(),
        locations: &locations,
        promises,
        today,
        zip_rates: &zip_rates,
    };
    // What cannot be placed draws no number.
    encargo_domain::order::price(&command.input, &facts)?;
    let number = work.draw(&cx.ctx.device_code.clone()).await?;
    let event = Order::decide_place(
        draft.as_deref(),
        order_id,
        &command.input,
        &facts,
        number,
        &cx.ctx,
    )?;
    record(work, cx, order_id, event).await?;
    answer(work, order_id, Vec::new()).await
}

/// `order.verify`
pub(crate) async fn verify(work: &mut Work, cx: &Cx, command: OrderRef) -> Outcome<OrderAnswer> {
    loaded(work, cx, command.order_id).await?;
    verify_loaded(work, cx, command.order_id).await?;
    answer(work, command.order_id, Vec::new()).await
}

async fn verify_loaded(work: &mut Work, cx: &Cx, order_id: OrderId) -> Outcome<()> {
    let order: Arc<Order> = work.get(order_id.uuid()).await?;
    let house = House::in_work(work).await?;
    let company = house.company()?.clone();
    let (items, shelves) = stock_of(work, &order).await?;
    let scene = Scene {
        house: &house,
        company: &company,
        items: &items,
        shelves: &shelves,
        today: cx.ctx.today,
        minute: 0,
        policy: &house.policy,
        rooms: &Rooms::new(),
        prices: None,
    };
    let mut free: HashMap<ItemId, u64> = HashMap::new();
    for line in &order.lines {
        let Some(delivery) = order
            .deliveries
            .get(usize::try_from(line.delivery).unwrap_or(usize::MAX))
        else {
            continue;
        };
        let route = route_of(&order, delivery);
        let units: i64 = house
            .locations
            .iter()
            .map(|l| available(&scene, &route, l, line.item_id))
            .sum();
        free.insert(line.item_id, u64::try_from(units).unwrap_or(0));
    }
    let similar = match &order.buyer {
        Some(buyer) => {
            let total = order.total();
            let since = Timestamp(order.placed_at.0 - DAY_MS);
            let mut numbers = work
                .similar_orders(buyer.customer_id, since, total, order_id)
                .await?;
            numbers.truncate(SIMILAR_MAX);
            numbers
        }
        None => Vec::new(),
    };
    let costs: HashMap<ItemId, i64> = items
        .iter()
        .map(|(id, i)| (*id, i.input.cost_minor))
        .collect();
    let terms = order.terms();
    let facts = VerifyFacts {
        company: &company,
        terms: &terms,
        priced_on: local_date(order.placed_at, cx.time_zone),
        available: &free,
        costs: &costs,
        similar: &similar,
    };
    for event in order.decide_verify(&facts, &cx.ctx)? {
        record(work, cx, order_id, event).await?;
    }
    Ok(())
}

/// `order.confirm`: binds the company; sources and releases at once where the shop's options say so, unless its policy collects waves.
pub(crate) async fn confirm(work: &mut Work, cx: &Cx, command: OrderRef) -> Outcome<OrderAnswer> {
    loaded(work, cx, command.order_id).await?;
    let made = confirm_loaded(work, cx, command.order_id).await?;
    answer(work, command.order_id, made).await
}

async fn confirm_loaded(work: &mut Work, cx: &Cx, order_id: OrderId) -> Outcome<Vec<AssignedTo>> {
    let order: Arc<Order> = work.get(order_id.uuid()).await?;
    let event = order.decide_confirm()?;
    record(work, cx, order_id, event).await?;
    let house = House::in_work(work).await?;
    // What a customer takes along at the counter does not wait for a wave.
    let at_counter = order
        .deliveries
        .iter()
        .any(|d| d.method == DeliveryMethod::CarryOut);
    let at_once = house.policy.policy.waves.is_none() || at_counter;
    if house.company()?.options.source_on_confirm && at_once {
        source_loaded(work, cx, &house, order_id).await
    } else {
        Ok(Vec::new())
    }
}

/// `order.confirm_many`: verifies where needed, then confirms, in the order of the policy's priority; what cannot be confirmed is left as it was and named.
pub(crate) async fn confirm_many(
    work: &mut Work,
    cx: &Cx,
    command: ConfirmMany,
) -> Outcome<ManyAnswer> {
    if command.order_ids.is_empty() || command.order_ids.len() > MANY_MAX {
        return Err(Refusal::new(Code::BadQuantity)
            .with("max", i64::try_from(MANY_MAX).unwrap_or(0))
            .into());
    }
    let policy = House::in_work(work).await?.policy.policy;
    let mut orders = Vec::with_capacity(command.order_ids.len());
    for order_id in command.order_ids {
        orders.push(work.get::<Order>(order_id.uuid()).await?);
    }
    // Who comes first where there is not enough for all, the shop's policy says; ties stay as they were asked for.
    orders.sort_by_cached_key(|order| policy.turn(order));
    let mut done = 0;
    let mut refused = Vec::new();
    for order in orders {
        let order_id = order.order_id;
        match confirm_clean(work, cx, &order).await {
            Ok(()) => done += 1,
            Err(encargo_store::Failure::Refused(refusal)) => refused.push(RefusedOrder {
                order_id,
                number: order.number.clone(),
                refusal: refusal.into(),
            }),
            Err(fault) => return Err(fault),
        }
    }
    Ok(ManyAnswer { done, refused })
}

async fn confirm_clean(work: &mut Work, cx: &Cx, order: &Order) -> Outcome<()> {
    if order.phase == OrderPhase::Placed {
        verify_loaded(work, cx, order.order_id).await?;
    }
    // A verification that put a hold on the order stays: that is its result.
    confirm_loaded(work, cx, order.order_id).await.map(|_| ())
}

/// `order.cancel`
pub(crate) async fn cancel(work: &mut Work, cx: &Cx, command: Cancel) -> Outcome<OrderAnswer> {
    let event = loaded(work, cx, command.order_id)
        .await?
        .decide_cancel(command.lines.as_deref(), &command.reason)?;
    record(work, cx, command.order_id, event).await?;
    answer(work, command.order_id, Vec::new()).await
}

/// `order.hold`
pub(crate) async fn hold(work: &mut Work, cx: &Cx, command: PutOnHold) -> Outcome<OrderAnswer> {
    let event = loaded(work, cx, command.order_id).await?.decide_hold(
        &command.kind,
        &command.note,
        &cx.ctx,
    )?;
    record(work, cx, command.order_id, event).await?;
    answer(work, command.order_id, Vec::new()).await
}

/// `order.resolve_hold`
pub(crate) async fn resolve_hold(
    work: &mut Work,
    cx: &Cx,
    command: ResolveHold,
) -> Outcome<OrderAnswer> {
    let event = loaded(work, cx, command.order_id)
        .await?
        .decide_resolve_hold(command.hold_id, &command.note)?;
    record(work, cx, command.order_id, event).await?;
    answer(work, command.order_id, Vec::new()).await
}

/// `order.repromise`: the buyer was told another day.
pub(crate) async fn repromise(
    work: &mut Work,
    cx: &Cx,
    command: Repromise,
) -> Outcome<OrderAnswer> {
    let event = loaded(work, cx, command.order_id).await?.decide_repromise(
        &command.deliveries,
        &command.reason,
        &cx.ctx,
    )?;
    record(work, cx, command.order_id, event).await?;
    answer(work, command.order_id, Vec::new()).await
}

/// `order.note`
pub(crate) async fn note(work: &mut Work, cx: &Cx, command: AddNote) -> Outcome<OrderAnswer> {
    let event = loaded(work, cx, command.order_id)
        .await?
        .decide_note(&command.text)?;
    record(work, cx, command.order_id, event).await?;
    answer(work, command.order_id, Vec::new()).await
}

/// `order.take_payment`
pub(crate) async fn take_payment(
    work: &mut Work,
    cx: &Cx,
    command: TakePayment,
) -> Outcome<OrderAnswer> {
    let order = loaded(work, cx, command.order_id).await?;
    let event = order.decide_take_payment(
        command.tender,
        command.amount_minor,
        command.reference.as_deref().unwrap_or_default(),
        &cx.ctx,
    )?;
    record(work, cx, command.order_id, event).await?;
    answer(work, command.order_id, Vec::new()).await
}
