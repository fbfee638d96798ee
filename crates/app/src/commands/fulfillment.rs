//! The warehouse and the counter: release, pick, pack, ship, stage, hand over, deliver, reject, and the way back.

use std::sync::Arc;

use encargo_domain::fulfillment::{
    Fulfillment, FulfillmentEvent, FulfillmentStatus, LineLots, Package, Short, ShortReason,
};
use encargo_domain::ids::{FulfillmentId, OrderId};
use encargo_domain::order::{LineQuantity, Order, OrderStatus};
use encargo_domain::{Decided, Event};
use encargo_store::{Outcome, Work};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::commands::collateral;
use crate::commands::sourcing::source_loaded;
use crate::context::Cx;
use crate::facts::House;

/// Names a fulfillment order.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct FulfillmentRef {
    /// Which.
    pub fulfillment_id: FulfillmentId,
}

/// Records picking.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Pick {
    /// Which.
    pub fulfillment_id: FulfillmentId,
    /// Units taken.
    #[serde(default)]
    pub lines: Vec<LineQuantity>,
    /// Units not there.
    #[serde(default)]
    pub shorts: Vec<Short>,
}

/// Writes lots or serial numbers down.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct NoteLots {
    /// Of which.
    pub fulfillment_id: FulfillmentId,
    /// By line; those given stand in the place of the line's.
    pub lines: Vec<LineLots>,
}

/// Packs.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Pack {
    /// Which.
    pub fulfillment_id: FulfillmentId,
    /// Parcels; none = one with everything.
    #[serde(default)]
    pub packages: Vec<Package>,
}

/// Gives to the carrier.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Ship {
    /// Which.
    pub fulfillment_id: FulfillmentId,
    /// Carrier.
    pub carrier: String,
    /// Its service.
    #[serde(default)]
    pub service: String,
    /// Tracking number.
    #[serde(default)]
    pub tracking: String,
}

/// Takes in at a counter what was sent there.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Arrive {
    /// Which.
    pub fulfillment_id: FulfillmentId,
    /// Units that did not arrive, or not fit to sell; none: all is there.
    #[serde(default)]
    pub shorts: Vec<Short>,
}

/// Puts on the pickup shelf.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct PutOnShelf {
    /// Which.
    pub fulfillment_id: FulfillmentId,
    /// Shelf.
    pub shelf: String,
}

/// Hands over.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct HandOver {
    /// Which.
    pub fulfillment_id: FulfillmentId,
    /// The code the customer shows.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub code: Option<String>,
    /// How the person was known instead: last digits of an identity document.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub identity: Option<String>,
}

/// Gives back to be sourced again.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Reject {
    /// Which.
    pub fulfillment_id: FulfillmentId,
    /// Why.
    pub reason: ShortReason,
}

/// A fulfillment order after a command.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct FulfillmentAnswer {
    /// Id.
    pub fulfillment_id: FulfillmentId,
    /// Number.
    pub number: String,
    /// Version.
    pub version: i64,
    /// Status.
    pub status: FulfillmentStatus,
    /// Its order.
    pub order_id: OrderId,
    /// Status of the order.
    pub order_status: OrderStatus,
    /// What the customer shows.
    pub pickup_code: Option<String>,
}

async fn loaded(work: &mut Work, cx: &Cx, id: FulfillmentId) -> Outcome<Arc<Fulfillment>> {
    work.expect_version::<Fulfillment>(id.uuid(), cx.expected_version)
        .await?;
    work.get(id.uuid()).await
}

/// Records what was decided and answers: the end of every verb here.
async fn done(
    work: &mut Work,
    cx: &Cx,
    id: FulfillmentId,
    decided: Decided<FulfillmentEvent>,
) -> Outcome<FulfillmentAnswer> {
    work.record(&cx.ctx, Event::Fulfillment(id, decided?))
        .await?;
    answer(work, id).await
}

/// A verb that asks for nothing but the fulfillment order.
async fn verb(
    work: &mut Work,
    cx: &Cx,
    command: FulfillmentRef,
    decide: fn(&Fulfillment) -> Decided<FulfillmentEvent>,
) -> Outcome<FulfillmentAnswer> {
    let decided = decide(&*loaded(work, cx, command.fulfillment_id).await?);
    done(work, cx, command.fulfillment_id, decided).await
}

async fn answer(work: &mut Work, id: FulfillmentId) -> Outcome<FulfillmentAnswer> {
    let f: Arc<Fulfillment> = work.get(id.uuid()).await?;
    let version = work.version::<Fulfillment>(id.uuid()).await?;
    let order: Arc<Order> = work.get(f.order_id.uuid()).await?;
    Ok(FulfillmentAnswer {
        fulfillment_id: id,
        number: f.number.clone(),
        version,
        status: f.status,
        order_id: f.order_id,
        order_status: order.status(),
        pickup_code: f.pickup_code.clone(),
    })
}

/// Units that came back to the order look for another place at once, when the shop sources on confirm.
async fn source_again(work: &mut Work, cx: &Cx, order_id: OrderId) -> Outcome<()> {
    let house = House::in_work(work).await?;
    let order: Arc<Order> = work.get(order_id.uuid()).await?;
    if !house.company()?.options.source_on_confirm
        || order.waiting().is_empty()
        || order.open_holds().next().is_some()
    {
        return Ok(());
    }
    drop(order);
    source_loaded(work, cx, &house, order_id).await.map(|_| ())
}

/// `fulfillment.release`
pub(crate) async fn release(
    work: &mut Work,
    cx: &Cx,
    command: FulfillmentRef,
) -> Outcome<FulfillmentAnswer> {
    verb(work, cx, command, Fulfillment::decide_release).await
}

/// `fulfillment.pick`
pub(crate) async fn pick(work: &mut Work, cx: &Cx, command: Pick) -> Outcome<FulfillmentAnswer> {
    let short = command.shorts.iter().any(|s| s.quantity > 0);
    let before = loaded(work, cx, command.fulfillment_id).await?;
    let decided = before.decide_pick(&command.lines, &command.shorts);
    let picked = done(work, cx, command.fulfillment_id, decided).await?;
    if short {
        let others = collateral::reject(work, cx, &before, &command.shorts).await?;
        source_again(work, cx, picked.order_id).await?;
        for order_id in others {
            source_again(work, cx, order_id).await?;
        }
    }
    answer(work, command.fulfillment_id).await
}

/// `fulfillment.note_lots`
pub(crate) async fn note_lots(
    work: &mut Work,
    cx: &Cx,
    command: NoteLots,
) -> Outcome<FulfillmentAnswer> {
    let decided = loaded(work, cx, command.fulfillment_id)
        .await?
        .decide_note_lots(&command.lines);
    done(work, cx, command.fulfillment_id, decided).await
}

/// `fulfillment.unpick`
pub(crate) async fn unpick(
    work: &mut Work,
    cx: &Cx,
    command: FulfillmentRef,
) -> Outcome<FulfillmentAnswer> {
    verb(work, cx, command, Fulfillment::decide_unpick).await
}

/// `fulfillment.pack`
pub(crate) async fn pack(work: &mut Work, cx: &Cx, command: Pack) -> Outcome<FulfillmentAnswer> {
    let decided = loaded(work, cx, command.fulfillment_id)
        .await?
        .decide_pack(&command.packages);
    done(work, cx, command.fulfillment_id, decided).await
}

/// `fulfillment.unpack`
pub(crate) async fn unpack(
    work: &mut Work,
    cx: &Cx,
    command: FulfillmentRef,
) -> Outcome<FulfillmentAnswer> {
    verb(work, cx, command, Fulfillment::decide_unpack).await
}

/// `fulfillment.ship`
pub(crate) async fn ship(work: &mut Work, cx: &Cx, command: Ship) -> Outcome<FulfillmentAnswer> {
    let decided = loaded(work, cx, command.fulfillment_id).await?.decide_ship(
        &command.carrier,
        &command.service,
        &command.tracking,
    );
    done(work, cx, command.fulfillment_id, decided).await
}

/// `fulfillment.send`: a pickup whose goods lie elsewhere leaves for its counter.
pub(crate) async fn send(
    work: &mut Work,
    cx: &Cx,
    command: FulfillmentRef,
) -> Outcome<FulfillmentAnswer> {
    verb(work, cx, command, Fulfillment::decide_send).await
}

/// `fulfillment.recall`: it had not left after all.
pub(crate) async fn recall(
    work: &mut Work,
    cx: &Cx,
    command: FulfillmentRef,
) -> Outcome<FulfillmentAnswer> {
    verb(work, cx, command, Fulfillment::decide_recall).await
}

/// `fulfillment.arrive`: the counter has it and owes it to the customer from here on; what is missing is sourced again.
pub(crate) async fn arrive(
    work: &mut Work,
    cx: &Cx,
    command: Arrive,
) -> Outcome<FulfillmentAnswer> {
    let house = House::in_work(work).await?;
    let hours = house.company()?.options.pickup_ready_hours;
    let due_at = cx.ctx.now.plus_ms(i64::from(hours) * 3_600_000);
    let decided = loaded(work, cx, command.fulfillment_id)
        .await?
        .decide_arrive(&command.shorts, Some(due_at));
    let arrived = done(work, cx, command.fulfillment_id, decided).await?;
    if command.shorts.iter().any(|s| s.quantity > 0) {
        source_again(work, cx, arrived.order_id).await?;
    }
    answer(work, command.fulfillment_id).await
}

/// `fulfillment.stage`
pub(crate) async fn stage(
    work: &mut Work,
    cx: &Cx,
    command: PutOnShelf,
) -> Outcome<FulfillmentAnswer> {
    let decided = loaded(work, cx, command.fulfillment_id)
        .await?
        .decide_stage(&command.shelf, &cx.ctx);
    done(work, cx, command.fulfillment_id, decided).await
}

/// `fulfillment.unstage`
pub(crate) async fn unstage(
    work: &mut Work,
    cx: &Cx,
    command: FulfillmentRef,
) -> Outcome<FulfillmentAnswer> {
    verb(work, cx, command, Fulfillment::decide_unstage).await
}

/// `fulfillment.hand_over`
pub(crate) async fn hand_over(
    work: &mut Work,
    cx: &Cx,
    command: HandOver,
) -> Outcome<FulfillmentAnswer> {
    let order_id = loaded(work, cx, command.fulfillment_id).await?.order_id;
    let order: Arc<Order> = work.get(order_id.uuid()).await?;
    let company = House::in_work(work).await?.company()?.clone();
    let decided = loaded(work, cx, command.fulfillment_id)
        .await?
        .decide_hand_over(
            &order,
            command.code.as_deref(),
            command.identity.as_deref(),
            &company.options,
        );
    drop(order);
    done(work, cx, command.fulfillment_id, decided).await
}

/// `fulfillment.deliver`
pub(crate) async fn deliver(
    work: &mut Work,
    cx: &Cx,
    command: FulfillmentRef,
) -> Outcome<FulfillmentAnswer> {
    verb(work, cx, command, Fulfillment::decide_deliver).await
}

/// `fulfillment.reject`
pub(crate) async fn reject(
    work: &mut Work,
    cx: &Cx,
    command: Reject,
) -> Outcome<FulfillmentAnswer> {
    let decided = loaded(work, cx, command.fulfillment_id)
        .await?
        .decide_reject(command.reason);
    let rejected = done(work, cx, command.fulfillment_id, decided).await?;
    source_again(work, cx, rejected.order_id).await?;
    answer(work, command.fulfillment_id).await
}
