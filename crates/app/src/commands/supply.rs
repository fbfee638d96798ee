//! Supply: transfers between locations, purchase orders.

use encargo_domain::ids::{LocationId, PurchaseOrderId, TransferId};
use std::sync::Arc;

use encargo_domain::purchase::{PurchaseOrder, PurchaseOrderEvent, PurchaseOrderStatus};
use encargo_domain::transfer::{ItemQuantity, Transfer, TransferEvent, TransferStatus};
use encargo_domain::{Decided, Event, LocalDate, Refusal};
use encargo_store::{Outcome, Work};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::context::Cx;
use crate::facts::House;

/// Asks for a transfer.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct CreateTransfer {
    /// From.
    pub from_location_id: LocationId,
    /// To.
    pub to_location_id: LocationId,
    /// When it is expected.
    pub expected_on: LocalDate,
    /// What.
    pub lines: Vec<ItemQuantity>,
}

/// Names a transfer.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct TransferRef {
    /// Which.
    pub transfer_id: TransferId,
}

/// Takes a transfer in.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ReceiveTransfer {
    /// Which.
    pub transfer_id: TransferId,
    /// What came.
    pub lines: Vec<ItemQuantity>,
}

/// A transfer after a command.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct TransferAnswer {
    /// Id.
    pub transfer_id: TransferId,
    /// Number.
    pub number: String,
    /// Status.
    pub status: TransferStatus,
}

/// Orders from a supplier.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct PlacePurchaseOrder {
    /// Who supplies.
    pub supplier_name: String,
    /// Where it comes to.
    pub location_id: LocationId,
    /// When it is expected.
    pub expected_on: LocalDate,
    /// What.
    pub lines: Vec<ItemQuantity>,
}

/// Names a purchase order.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct PurchaseOrderRef {
    /// Which.
    pub purchase_order_id: PurchaseOrderId,
}

/// Takes goods in.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ReceivePurchaseOrder {
    /// Which.
    pub purchase_order_id: PurchaseOrderId,
    /// What came.
    pub lines: Vec<ItemQuantity>,
}

/// A purchase order after a command.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct PurchaseOrderAnswer {
    /// Id.
    pub purchase_order_id: PurchaseOrderId,
    /// Number.
    pub number: String,
    /// Status.
    pub status: PurchaseOrderStatus,
}

fn guard_location(house: &House, id: LocationId) -> Decided<()> {
    house
        .location(id)
        .map(|_| ())
        .ok_or_else(|| Refusal::not_found("location", id))
}

async fn transferred(work: &mut Work, id: TransferId) -> Outcome<TransferAnswer> {
    let t = work.get::<Transfer>(id.uuid()).await?;
    Ok(TransferAnswer {
        transfer_id: id,
        number: t.number.clone(),
        status: t.status,
    })
}

async fn purchased(work: &mut Work, id: PurchaseOrderId) -> Outcome<PurchaseOrderAnswer> {
    let p = work.get::<PurchaseOrder>(id.uuid()).await?;
    Ok(PurchaseOrderAnswer {
        purchase_order_id: id,
        number: p.number.clone(),
        status: p.status,
    })
}

/// `transfer.create`
pub(crate) async fn create_transfer(
    work: &mut Work,
    cx: &Cx,
    command: CreateTransfer,
) -> Outcome<TransferAnswer> {
    let house = House::in_work(work).await?;
    guard_location(&house, command.from_location_id)?;
    guard_location(&house, command.to_location_id)?;
    let number = work.draw(&format!("{}-T", cx.ctx.device_code)).await?;
    let id = TransferId::new(cx.ctx.new_id());
    let event = Transfer::decide_create(
        id,
        number,
        (command.from_location_id, command.to_location_id),
        command.expected_on,
        &command.lines,
    )?;
    work.record(&cx.ctx, Event::Transfer(id, event)).await?;
    transferred(work, id).await
}

async fn moved(
    work: &mut Work,
    cx: &Cx,
    id: TransferId,
    decided: Decided<TransferEvent>,
) -> Outcome<TransferAnswer> {
    work.record(&cx.ctx, Event::Transfer(id, decided?)).await?;
    transferred(work, id).await
}

async fn transfer(work: &mut Work, cx: &Cx, id: TransferId) -> Outcome<Arc<Transfer>> {
    work.expect_version::<Transfer>(id.uuid(), cx.expected_version)
        .await?;
    work.get(id.uuid()).await
}

/// `transfer.ship`
pub(crate) async fn ship_transfer(
    work: &mut Work,
    cx: &Cx,
    command: TransferRef,
) -> Outcome<TransferAnswer> {
    let decided = transfer(work, cx, command.transfer_id).await?.decide_ship();
    moved(work, cx, command.transfer_id, decided).await
}

/// `transfer.receive`
pub(crate) async fn receive_transfer(
    work: &mut Work,
    cx: &Cx,
    command: ReceiveTransfer,
) -> Outcome<TransferAnswer> {
    let decided = transfer(work, cx, command.transfer_id)
        .await?
        .decide_receive(&command.lines);
    moved(work, cx, command.transfer_id, decided).await
}

/// `transfer.cancel`
pub(crate) async fn cancel_transfer(
    work: &mut Work,
    cx: &Cx,
    command: TransferRef,
) -> Outcome<TransferAnswer> {
    let decided = transfer(work, cx, command.transfer_id)
        .await?
        .decide_cancel();
    moved(work, cx, command.transfer_id, decided).await
}

/// `purchase_order.place`
pub(crate) async fn place_purchase_order(
    work: &mut Work,
    cx: &Cx,
    command: PlacePurchaseOrder,
) -> Outcome<PurchaseOrderAnswer> {
    guard_location(&House::in_work(work).await?, command.location_id)?;
    let number = work.draw(&format!("{}-P", cx.ctx.device_code)).await?;
    let id = PurchaseOrderId::new(cx.ctx.new_id());
    let event = PurchaseOrder::decide_place(
        id,
        number,
        &command.supplier_name,
        command.location_id,
        command.expected_on,
        &command.lines,
    )?;
    work.record(&cx.ctx, Event::PurchaseOrder(id, event))
        .await?;
    purchased(work, id).await
}

async fn bought(
    work: &mut Work,
    cx: &Cx,
    id: PurchaseOrderId,
    decided: Decided<PurchaseOrderEvent>,
) -> Outcome<PurchaseOrderAnswer> {
    work.record(&cx.ctx, Event::PurchaseOrder(id, decided?))
        .await?;
    purchased(work, id).await
}

async fn purchase_order(
    work: &mut Work,
    cx: &Cx,
    id: PurchaseOrderId,
) -> Outcome<Arc<PurchaseOrder>> {
    work.expect_version::<PurchaseOrder>(id.uuid(), cx.expected_version)
        .await?;
    work.get(id.uuid()).await
}

/// `purchase_order.receive`
pub(crate) async fn receive_purchase_order(
    work: &mut Work,
    cx: &Cx,
    command: ReceivePurchaseOrder,
) -> Outcome<PurchaseOrderAnswer> {
    let decided = purchase_order(work, cx, command.purchase_order_id)
        .await?
        .decide_receive(&command.lines);
    bought(work, cx, command.purchase_order_id, decided).await
}

/// `purchase_order.cancel`
pub(crate) async fn cancel_purchase_order(
    work: &mut Work,
    cx: &Cx,
    command: PurchaseOrderRef,
) -> Outcome<PurchaseOrderAnswer> {
    let decided = purchase_order(work, cx, command.purchase_order_id)
        .await?
        .decide_cancel();
    bought(work, cx, command.purchase_order_id, decided).await
}
