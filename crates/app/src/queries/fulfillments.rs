//! Work queues of the warehouse and the counter, and one fulfillment order with everything a picker needs.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use encargo_domain::catalog::Item;
use encargo_domain::company::ProcessOptions;
use encargo_domain::customer::Address;
use encargo_domain::fulfillment::{Fulfillment, FulfillmentLine, FulfillmentStatus};
use encargo_domain::ids::{FulfillmentId, ItemId, LineNo, LocationId, OrderId};
use encargo_domain::order::{DeliveryMethod, LineQuantity, Offer, Order};
use encargo_domain::trade::Tracking;
use encargo_domain::{LocalDate, Timestamp};
use encargo_store::{
    FulfillmentFilter, FulfillmentQueue, FulfillmentRow, Page, find_pickup, fulfillment_by_number,
    fulfillment_counts, list_fulfillments,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::CommandError;
use crate::facts::House;
use crate::queries::{Read, named, page_size, window};
use crate::views::line_name;

/// A window of a queue.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(rename = "FulfillmentListQuery")]
pub(crate) struct ListQuery {
    /// Queue.
    pub queue: FulfillmentQueue,
    /// At this location.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub location_id: Option<LocationId>,
    /// Only this method.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub method: Option<DeliveryMethod>,
    /// Number or customer.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub text: Option<String>,
    /// First row.
    #[serde(default)]
    pub offset: u32,
    /// How many.
    #[serde(default = "page_size")]
    pub limit: u32,
}

/// `fulfillment.list`
pub(crate) async fn list(
    read: &mut Read,
    query: ListQuery,
) -> Result<Page<FulfillmentRow>, CommandError> {
    let now = read.now().0;
    let filter = FulfillmentFilter {
        queue: query.queue,
        location_id: query.location_id.map(|id| id.to_string()),
        method: query.method.map(|m| m.as_str().to_owned()),
        text: query.text,
    };
    Ok(list_fulfillments(
        &mut read.conn,
        &filter,
        window(query.offset, query.limit),
        now,
    )
    .await?)
}

/// Where to count.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(rename = "FulfillmentCountsQuery")]
pub(crate) struct CountsQuery {
    /// At this location; everywhere where left out.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub location_id: Option<LocationId>,
}

/// How many wait in each queue.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct FulfillmentCounts {
    /// All.
    #[ts(type = "Record<FulfillmentQueue, number>")]
    pub queues: BTreeMap<&'static str, i64>,
    /// Those that are late.
    #[ts(type = "Record<FulfillmentQueue, number>")]
    pub late: BTreeMap<&'static str, i64>,
}

/// `fulfillment.counts`
pub(crate) async fn counts(
    read: &mut Read,
    query: CountsQuery,
) -> Result<FulfillmentCounts, CommandError> {
    let (now, location) = (read.now().0, query.location_id.map(|id| id.to_string()));
    let counts = fulfillment_counts(&mut read.conn, location.as_deref(), now).await?;
    Ok(FulfillmentCounts {
        queues: counts
            .iter()
            .map(|(queue, (all, _))| (*queue, *all))
            .collect(),
        late: counts
            .iter()
            .map(|(queue, (_, late))| (*queue, *late))
            .collect(),
    })
}

/// What the customer shows or says.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct FindPickup {
    /// Pickup code, order number or name.
    pub code: String,
    /// At this counter; everywhere where left out.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub location_id: Option<LocationId>,
}

/// Ready pickups that fit.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct FoundPickups(pub Vec<FulfillmentRow>);

/// `fulfillment.find_pickup`
pub(crate) async fn find(read: &mut Read, query: FindPickup) -> Result<FoundPickups, CommandError> {
    let (now, location) = (read.now().0, query.location_id.map(|id| id.to_string()));
    Ok(FoundPickups(
        find_pickup(&mut read.conn, &query.code, location.as_deref(), now).await?,
    ))
}

/// Names a fulfillment order: by its id or its number.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(rename = "FulfillmentGetQuery")]
pub(crate) struct GetQuery {
    /// Id.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub fulfillment_id: Option<FulfillmentId>,
    /// Number.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub number: Option<String>,
}

/// `fulfillment.get`
pub(crate) async fn get(read: &mut Read, query: GetQuery) -> Result<FulfillmentView, CommandError> {
    let found = match (&query.fulfillment_id, &query.number) {
        (None, Some(number)) => fulfillment_by_number(&mut read.conn, number.trim()).await?,
        _ => None,
    };
    let id = named(
        query.fulfillment_id.map(FulfillmentId::uuid),
        found,
        "fulfillment",
        query.number.as_deref(),
    )?;
    let (fulfillment, version) = read.versioned::<Fulfillment>(id).await?;
    let order = read.get::<Order>(fulfillment.order_id.uuid()).await?;
    let items = read
        .items(fulfillment.lines.iter().map(|l| l.item_id))
        .await?;
    Ok(FulfillmentView::of(
        read,
        &fulfillment,
        version,
        &order,
        &items,
    ))
}

/// What one location owes one order.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct FulfillmentView {
    /// Id.
    pub fulfillment_id: FulfillmentId,
    /// Number.
    pub number: String,
    /// Version.
    pub version: i64,
    /// For which order.
    pub order_id: OrderId,
    /// Its number.
    pub order_number: String,
    /// For whom.
    pub customer_name: String,
    /// Where.
    pub location_id: LocationId,
    /// Its name.
    pub location_name: String,
    /// The counter it still has to be sent to.
    pub to_counter: Option<ToCounterView>,
    /// How it reaches the customer.
    pub method: DeliveryMethod,
    /// Status.
    pub status: FulfillmentStatus,
    /// When it has to leave or be ready.
    pub due_at_ms: Option<Timestamp>,
    /// That has passed.
    pub late: bool,
    /// Where to.
    pub address: Option<Address>,
    /// Carrier service.
    pub service: Option<String>,
    /// Carrier: the one it left with, before that the one the service belongs to.
    pub carrier: Option<String>,
    /// Tracking number.
    pub tracking: Option<String>,
    /// Shelf of a ready pickup.
    pub shelf: Option<String>,
    /// What the customer shows.
    pub pickup_code: Option<String>,
    /// Lines.
    pub lines: Vec<FulfillmentLineView>,
    /// Parcels.
    pub packages: Vec<PackageView>,
    /// What can be done now, the next step first.
    pub offered: Vec<Offer>,
}

/// The counter a pickup is sent to.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ToCounterView {
    /// Counter.
    pub location_id: LocationId,
    /// Its name.
    pub location_name: String,
    /// When the goods are expected there.
    pub expected_on: LocalDate,
}

/// A line, as a picker reads it.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct FulfillmentLineView {
    /// Line of the order.
    pub line_id: LineNo,
    /// Item.
    pub item_id: ItemId,
    /// SKU.
    pub sku: String,
    /// GTIN.
    pub barcode: String,
    /// Name.
    pub name: String,
    /// Key of its drawing.
    pub image: String,
    /// Where on the shelves; empty until bins are kept.
    pub bin: String,
    /// Asked for.
    pub quantity: u32,
    /// Picked of them.
    pub picked: u32,
    /// In parcels.
    pub packed: u32,
    /// Out of the house.
    pub done: u32,
    /// Could not be picked.
    pub short: u32,
    /// Grams of one.
    pub weight_g: u32,
    /// Whether its units or batches are told apart.
    pub tracking: Tracking,
    /// Lots or serial numbers of what was taken.
    pub lots: Vec<String>,
}

/// A parcel.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct PackageView {
    /// From 1.
    pub package_no: u32,
    /// Grams, with the box.
    pub weight_g: u32,
    /// What is in it.
    pub lines: Vec<LineQuantity>,
}

/// Still on its way through the house.
const fn is_open(status: FulfillmentStatus) -> bool {
    match status {
        FulfillmentStatus::Reserved
        | FulfillmentStatus::Released
        | FulfillmentStatus::Picked
        | FulfillmentStatus::Packed => true,
        FulfillmentStatus::InTransfer
        | FulfillmentStatus::Staged
        | FulfillmentStatus::Shipped
        | FulfillmentStatus::Delivered
        | FulfillmentStatus::Cancelled => false,
    }
}

impl FulfillmentView {
    pub(crate) fn of(
        read: &Read,
        f: &Fulfillment,
        version: i64,
        order: &Order,
        items: &HashMap<ItemId, Arc<Item>>,
    ) -> Self {
        let house = &read.house;
        let usual_carrier = || {
            Some(
                house
                    .company
                    .as_ref()?
                    .service(f.service.as_deref()?)?
                    .carrier
                    .clone(),
            )
        };
        Self {
            fulfillment_id: f.fulfillment_id,
            number: f.number.clone(),
            version,
            order_id: f.order_id,
            order_number: f.order_number.clone(),
            customer_name: f.customer_name.clone(),
            location_id: f.location_id,
            location_name: house.location_name(f.location_id),
            to_counter: f.to_counter.map(|c| ToCounterView {
                location_id: c.location_id,
                location_name: house.location_name(c.location_id),
                expected_on: c.expected_on,
            }),
            method: f.method,
            status: f.status,
            due_at_ms: f.due_at,
            late: is_open(f.status) && f.due_at.is_some_and(|due| due < read.now()),
            address: f.address.clone(),
            service: f.service.clone(),
            carrier: f.carrier.clone().or_else(usual_carrier),
            tracking: f.tracking.clone(),
            shelf: f.shelf.clone(),
            pickup_code: f.pickup_code.clone(),
            lines: f
                .lines
                .iter()
                .map(|l| line_view(read, f, l, order, items.get(&l.item_id)))
                .collect(),
            packages: (1..)
                .zip(&f.packages)
                .map(|(package_no, p)| PackageView {
                    package_no,
                    weight_g: p.weight_g,
                    lines: p.lines.clone(),
                })
                .collect(),
            offered: f.offered(order, &options(house), &read.cx.ctx.actor),
        }
    }
}

/// How the shop works; the ordinary way while there is no company.
pub(crate) fn options(house: &House) -> ProcessOptions {
    house
        .company
        .as_ref()
        .map(|c| c.options.clone())
        .unwrap_or_default()
}

fn line_view(
    read: &Read,
    f: &Fulfillment,
    l: &FulfillmentLine,
    order: &Order,
    item: Option<&Arc<Item>>,
) -> FulfillmentLineView {
    let line = order.line(l.line_id);
    let done = match f.status {
        FulfillmentStatus::Shipped | FulfillmentStatus::Delivered => l.quantity - l.short,
        FulfillmentStatus::Reserved
        | FulfillmentStatus::Released
        | FulfillmentStatus::Picked
        | FulfillmentStatus::Packed
        | FulfillmentStatus::InTransfer
        | FulfillmentStatus::Staged
        | FulfillmentStatus::Cancelled => 0,
    };
    FulfillmentLineView {
        line_id: l.line_id,
        item_id: l.item_id,
        sku: line.map(|line| line.sku.clone()).unwrap_or_default(),
        barcode: item.map(|i| i.input.barcode.clone()).unwrap_or_default(),
        name: line
            .map(|line| line_name(line, item.map(AsRef::as_ref), read.language()))
            .unwrap_or_default(),
        image: item.map(|i| i.input.image.clone()).unwrap_or_default(),
        bin: String::new(),
        quantity: l.quantity,
        picked: l.picked,
        packed: f
            .packages
            .iter()
            .flat_map(|p| &p.lines)
            .filter(|p| p.line_id == l.line_id)
            .map(|p| p.quantity)
            .sum(),
        done,
        short: l.short,
        weight_g: line.map_or(0, |line| line.weight_g),
        tracking: l.tracking,
        lots: l.lots.clone(),
    }
}
