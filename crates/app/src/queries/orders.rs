//! Orders: the list, its counts, and one order with everything that happened to it and can be done with it.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use encargo_domain::catalog::Item;
use encargo_domain::customer::{Address, Customer};
use encargo_domain::fulfillment::FulfillmentStatus;
use encargo_domain::ids::{CustomerId, FulfillmentId, HoldId, ItemId, LineNo, LocationId, OrderId};
use encargo_domain::order::{
    Channel, Check, Delivery, DeliveryMethod, Offer, Order, OrderInput, OrderLine, OrderPhase,
    OrderStatus, Payment, PaymentStatus, Stage, Tender,
};
use encargo_domain::refusal::{Code, Words};
use encargo_domain::words::Language;
use encargo_domain::{LocalDate, Timestamp};
use encargo_store::{
    DocumentFilter, DocumentRow, OrderFilter, OrderRow, OrderSort, Page, ReturnRow, Window,
    customer_stats, events_of_order, list_documents, list_orders, order_by_number, order_counts,
    returns_of,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::context::local_date;
use crate::error::CommandError;
use crate::queries::answer::{Journey, live, place};
use crate::queries::fulfillments::FulfillmentView;
use crate::queries::preview::Totals;
use crate::queries::timeline::{TimelineEntry, timeline};
use crate::queries::{Read, named, page_size, window};
use crate::views::line_name;

/// A window of the list.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(rename = "OrderListQuery")]
pub(crate) struct ListQuery {
    /// What to list.
    #[serde(default)]
    pub filter: OrderFilter,
    /// In which order.
    #[serde(default)]
    pub sort: OrderSort,
    /// First row.
    #[serde(default)]
    pub offset: u32,
    /// How many.
    #[serde(default = "page_size")]
    pub limit: u32,
}

/// `order.list`
pub(crate) async fn list(
    read: &mut Read,
    query: ListQuery,
) -> Result<Page<OrderRow>, CommandError> {
    let today = read.today().to_string();
    Ok(list_orders(
        &mut read.conn,
        &query.filter,
        query.sort,
        window(query.offset, query.limit),
        &today,
    )
    .await?)
}

/// Asks for the counts.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(rename = "OrderCountsQuery")]
pub(crate) struct CountsQuery {}

/// How many orders each view holds.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct OrderCounts {
    /// By view.
    #[ts(type = "Record<OrderQueue, number>")]
    pub views: BTreeMap<&'static str, i64>,
}

/// `order.counts`
pub(crate) async fn counts(read: &mut Read, _: CountsQuery) -> Result<OrderCounts, CommandError> {
    let today = read.today().to_string();
    Ok(OrderCounts {
        views: order_counts(&mut read.conn, &today).await?,
    })
}

/// Names an order: by its id or its number.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(rename = "OrderGetQuery")]
pub(crate) struct GetQuery {
    /// Id.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub order_id: Option<OrderId>,
    /// Number.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub number: Option<String>,
}

/// An order, whole.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct OrderView {
    /// Id.
    pub order_id: OrderId,
    /// Number.
    pub number: String,
    /// Version.
    pub version: i64,
    /// Status.
    pub status: OrderStatus,
    /// Some units are further than the status says.
    pub partial: bool,
    /// An open hold.
    pub held: bool,
    /// Channel.
    pub channel: Channel,
    /// When.
    pub placed_at_ms: Timestamp,
    /// The last promise.
    pub promised_on: Option<LocalDate>,
    /// It has passed and the order is still open.
    pub late: bool,
    /// Note.
    pub note: Option<String>,
    /// The buyer's own number of the order, or empty.
    pub buyer_order: String,
    /// What the buyer wants to read on the invoice, or empty.
    pub buyer_reference: String,
    /// Prices carry tax.
    pub prices_include_tax: bool,
    /// Where it was taken.
    pub location_id: LocationId,
    /// Its name.
    pub location_name: String,
    /// Who.
    pub customer: Option<OrderCustomer>,
    /// Deliveries.
    pub deliveries: Vec<DeliveryView>,
    /// Where it is, in sentences.
    pub answer: Vec<Words>,
    /// Lines.
    pub lines: Vec<OrderLineView>,
    /// What locations owe it.
    pub fulfillments: Vec<FulfillmentView>,
    /// Holds, open and resolved.
    pub holds: Vec<HoldView>,
    /// The last verification.
    pub checks: Vec<Check>,
    /// Payments and refunds.
    pub payments: Vec<PaymentView>,
    /// Invoices and credit notes.
    pub documents: Vec<DocumentRow>,
    /// Returns.
    pub returns: Vec<ReturnRow>,
    /// Totals.
    pub totals: Totals,
    /// Received.
    pub paid_minor: i64,
    /// Given back.
    pub refunded_minor: i64,
    /// Still owed.
    pub due_minor: i64,
    /// Payment.
    pub payment_status: PaymentStatus,
    /// What happened, oldest first.
    pub timeline: Vec<TimelineEntry>,
    /// What can be done now. The first open one that is primary is the next step.
    pub offered: Vec<Offer>,
    /// A draft's sheet.
    pub input: Option<OrderInput>,
}

/// Who ordered.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct OrderCustomer {
    /// Id.
    pub customer_id: Option<CustomerId>,
    /// Name.
    pub name: String,
    /// E-mail.
    pub email: String,
    /// Phone.
    pub phone: String,
    /// Tax id.
    pub tax_id: String,
    /// Language of documents.
    pub language: Language,
    /// Orders so far.
    pub order_count: i64,
}

/// A delivery.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct DeliveryView {
    /// How.
    pub method: DeliveryMethod,
    /// Counter.
    pub location_id: Option<LocationId>,
    /// Its name.
    pub location_name: Option<String>,
    /// Where to.
    pub address: Option<Address>,
    /// Carrier service.
    pub service: Option<String>,
    /// Promise.
    pub promised_on: Option<LocalDate>,
    /// What the buyer pays.
    pub charge_minor: i64,
}

/// A line.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct OrderLineView {
    /// Number in the order.
    pub line_id: LineNo,
    /// Item.
    pub item_id: ItemId,
    /// SKU.
    pub sku: String,
    /// Name.
    pub name: String,
    /// Key of its drawing.
    pub image: String,
    /// Units ordered.
    pub quantity: u32,
    /// Price of one.
    pub unit_price_minor: i64,
    /// Discount on the line.
    pub discount_minor: i64,
    /// Amount.
    pub amount_minor: i64,
    /// Rate of tax.
    pub tax_rate_bp: u32,
    /// Which delivery.
    pub delivery: u32,
    /// Units by stage, least advanced first.
    pub stages: Vec<StageUnits>,
    /// Units that may be asked back.
    pub returnable: u32,
    /// Fulfillment orders that hold units of it.
    pub fulfillment_ids: Vec<FulfillmentId>,
}

/// Units in a stage.
#[derive(Debug, Clone, Copy, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct StageUnits {
    /// Stage.
    pub stage: Stage,
    /// Units.
    pub quantity: u32,
}

/// A hold.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct HoldView {
    /// Id.
    pub hold_id: HoldId,
    /// Kind.
    pub kind: String,
    /// Why.
    pub note: String,
    /// When.
    pub applied_at_ms: Timestamp,
    /// By whom.
    pub applied_by: String,
    /// When it was lifted.
    pub resolved_at_ms: Option<Timestamp>,
}

/// Which way money went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub(crate) enum PaymentKind {
    /// In.
    Capture,
    /// Out.
    Refund,
}

/// A payment or refund.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct PaymentView {
    /// When.
    pub at_ms: Timestamp,
    /// How.
    pub tender: Tender,
    /// Which way.
    pub kind: PaymentKind,
    /// How much.
    pub amount_minor: i64,
    /// Receipt.
    pub reference: String,
}

impl From<&Payment> for PaymentView {
    fn from(p: &Payment) -> Self {
        let kind = if p.refund {
            PaymentKind::Refund
        } else {
            PaymentKind::Capture
        };
        Self {
            at_ms: p.at,
            tender: p.tender,
            kind,
            amount_minor: p.amount_minor,
            reference: p.reference.clone(),
        }
    }
}

/// `order.get`
pub(crate) async fn get(read: &mut Read, query: GetQuery) -> Result<OrderView, CommandError> {
    let found = match (&query.order_id, &query.number) {
        (None, Some(number)) => {
            order_by_number(&mut read.conn, &number.trim().to_uppercase()).await?
        }
        _ => None,
    };
    let id = named(
        query.order_id.map(OrderId::uuid),
        found,
        "order",
        query.number.as_deref(),
    )?;
    let journey = Journey::read(read, id).await?;
    let order = journey.order.clone();
    let text = order.order_id.to_string();
    let items = read.items(order.lines.iter().map(|l| l.item_id)).await?;
    let filter = DocumentFilter {
        order_id: Some(text.clone()),
        ..DocumentFilter::default()
    };
    let documents = list_documents(
        &mut read.conn,
        &filter,
        Window {
            offset: 0,
            limit: Window::MAX,
        },
    )
    .await?
    .rows;
    let returns = returns_of(&mut read.conn, &text).await?;
    let events = events_of_order(&mut read.conn, &text).await?;
    let customer = customer_of(read, &order).await?;
    let house = read.house.clone();
    Ok(OrderView {
        order_id: order.order_id,
        number: order.number.clone(),
        version: journey.version,
        status: order.status(),
        partial: order.partial(),
        held: live(order.phase) && order.open_holds().next().is_some(),
        channel: order.channel,
        placed_at_ms: order.placed_at,
        promised_on: order.promised_on(),
        late: is_open(&order) && order.promised_on().is_some_and(|day| day < read.today()),
        note: Some(order.note.clone()).filter(|n| !n.is_empty()),
        buyer_order: order.buyer_order.clone(),
        buyer_reference: order.buyer_reference.clone(),
        prices_include_tax: order.prices_include_tax,
        location_id: order.location_id,
        location_name: house.location_name(order.location_id),
        customer,
        deliveries: order
            .deliveries
            .iter()
            .map(|d| delivery_view(read, d))
            .collect(),
        answer: journey.answer(&read.cx, &house),
        lines: order
            .lines
            .iter()
            .map(|l| line_view(read, &journey, l, &items))
            .collect(),
        fulfillments: journey
            .fulfillments
            .iter()
            .map(|(f, version)| FulfillmentView::of(read, f, *version, &order, &items))
            .collect(),
        holds: order.holds.iter().map(hold_view).collect(),
        checks: order.checks.clone(),
        payments: order.payments.iter().map(PaymentView::from).collect(),
        documents,
        returns,
        totals: totals_of(&order, local_date(order.placed_at, read.cx.time_zone)),
        paid_minor: order.paid_minor(),
        refunded_minor: order.refunded_minor(),
        due_minor: order.due_minor(),
        payment_status: order.payment_status(),
        timeline: timeline(events, &journey, &house)?,
        offered: offered(read, &journey),
        input: order.draft.clone(),
    })
}

/// Something is still to be done for the customer: the rule of the order list.
fn is_open(order: &Order) -> bool {
    match order.phase {
        OrderPhase::Placed | OrderPhase::Verified => true,
        OrderPhase::Confirmed => !matches!(
            order.status(),
            OrderStatus::Shipped
                | OrderStatus::Delivered
                | OrderStatus::Returned
                | OrderStatus::Cancelled
        ),
        OrderPhase::Draft | OrderPhase::Cancelled | OrderPhase::Closed => false,
    }
}

async fn customer_of(
    read: &mut Read,
    order: &Order,
) -> Result<Option<OrderCustomer>, CommandError> {
    let drafted = order.draft.as_ref().and_then(|d| d.customer_id);
    let Some(customer_id) = order.buyer.as_ref().map(|b| b.customer_id).or(drafted) else {
        return Ok(None);
    };
    let base = read.house.currency();
    let order_count = customer_stats(&mut read.conn, &customer_id.to_string(), base)
        .await?
        .order_count;
    if let Some(b) = &order.buyer {
        let (name, email, phone, tax_id) = (
            b.name.clone(),
            b.email.clone(),
            b.phone.clone(),
            b.tax_id.clone(),
        );
        return Ok(Some(OrderCustomer {
            customer_id: Some(customer_id),
            name,
            email,
            phone,
            tax_id,
            language: b.language,
            order_count,
        }));
    }
    let customer = read.get::<Customer>(customer_id.uuid()).await?;
    let input = customer.input.clone();
    Ok(Some(OrderCustomer {
        customer_id: Some(customer_id),
        name: input.name,
        email: input.email,
        phone: input.phone,
        tax_id: input.tax_id,
        language: input.language,
        order_count,
    }))
}

fn delivery_view(read: &Read, d: &Delivery) -> DeliveryView {
    DeliveryView {
        method: d.method,
        location_id: d.location_id,
        location_name: place(&read.house, d.location_id),
        address: d.address.clone(),
        service: d.service.clone(),
        promised_on: d.promised_on,
        charge_minor: d.charge_minor,
    }
}

fn line_view(
    read: &Read,
    journey: &Journey,
    l: &OrderLine,
    items: &HashMap<ItemId, Arc<Item>>,
) -> OrderLineView {
    let item = items.get(&l.item_id).map(AsRef::as_ref);
    let holds_it = |f: &encargo_domain::fulfillment::Fulfillment| {
        f.status != FulfillmentStatus::Cancelled && f.line(l.line_id).is_some()
    };
    OrderLineView {
        line_id: l.line_id,
        item_id: l.item_id,
        sku: l.sku.clone(),
        name: line_name(l, item, read.language()),
        image: item.map(|i| i.input.image.clone()).unwrap_or_default(),
        quantity: l.quantity,
        unit_price_minor: l.unit_price_minor,
        discount_minor: l.discount_minor,
        amount_minor: l.amount_minor,
        tax_rate_bp: l.tax.rate_bp,
        delivery: l.delivery,
        stages: l
            .stages
            .iter()
            .map(|(stage, quantity)| StageUnits { stage, quantity })
            .collect(),
        returnable: if l.returnable {
            l.returnable_units()
        } else {
            0
        },
        fulfillment_ids: journey
            .fulfillments
            .iter()
            .filter(|(f, _)| holds_it(f))
            .map(|(f, _)| f.fulfillment_id)
            .collect(),
    }
}

fn hold_view(h: &encargo_domain::order::Hold) -> HoldView {
    HoldView {
        hold_id: h.hold_id,
        kind: h.kind.clone(),
        note: h.note.clone(),
        applied_at_ms: h.applied_at,
        applied_by: h.applied_by.clone(),
        resolved_at_ms: h.resolved_at,
    }
}

/// Totals of what is still wanted. Goods are shown before discount, so goods − discount + shipping is the total (plus tax where prices carry none).
fn totals_of(order: &Order, placed_on: LocalDate) -> Totals {
    let wanted = |l: &OrderLine, minor: i64| {
        encargo_domain::money::share_of_units(
            minor,
            l.quantity,
            0,
            l.quantity - l.stages.get(Stage::Cancelled),
        )
    };
    let amounts: i64 = order.lines.iter().map(|l| wanted(l, l.amount_minor)).sum();
    let goods: i64 = order
        .lines
        .iter()
        .map(|l| wanted(l, l.amount_minor + l.discount_minor))
        .sum();
    let shipping = if order.phase == OrderPhase::Cancelled {
        0
    } else {
        order.deliveries.iter().map(|d| d.charge_minor).sum()
    };
    Totals::of(
        &order.terms(),
        placed_on,
        (goods, goods - amounts, shipping),
        &order.totals(),
    )
}

/// The order's verbs, those of its fulfillment orders and those of its returns.
fn offered(read: &Read, journey: &Journey) -> Vec<Offer> {
    let actor = &read.cx.ctx.actor;
    let options = crate::queries::fulfillments::options(&read.house);
    let own = journey.order.offered(actor);
    let places = journey
        .fulfillments
        .iter()
        .flat_map(|(f, _)| f.offered(&journey.order, &options, actor));
    let returns = journey
        .returns
        .iter()
        .flat_map(|(r, _)| r.offered(&journey.order, actor));
    ranked(own.into_iter().chain(places).chain(returns).collect())
}

/// The sensible next step first, as the only one marked; the rest as they came.
fn ranked(mut offers: Vec<Offer>) -> Vec<Offer> {
    let waits_for_money = offers.iter().any(|o| {
        o.command == "fulfillment.hand_over"
            && o.closed
                .as_ref()
                .is_some_and(|c| c.code == Code::NotPaid.as_str())
    });
    for offer in offers
        .iter_mut()
        .filter(|o| waits_for_money && o.command == "order.take_payment")
    {
        offer.primary = true;
    }
    offers.sort_by_key(|o| rank(o, waits_for_money));
    for offer in offers.iter_mut().skip(1) {
        offer.primary = false;
    }
    offers
}

/// Which verb comes first: what keeps the order from going on, then the way through the house, then paper, then everything else.
fn rank(offer: &Offer, waits_for_money: bool) -> u8 {
    if !offer.primary || offer.closed.is_some() {
        return 100;
    }
    match offer.command.as_str() {
        "order.resolve_hold" => 0,
        "order.verify" => 1,
        "order.confirm" => 2,
        "order.take_payment" if waits_for_money => 3,
        "fulfillment.hand_over" => 4,
        "order.take_payment" => 5,
        "return.inspect" | "return.refund" | "return.issue_credit_note" => 6,
        "order.source" => 7,
        "fulfillment.release" => 8,
        "fulfillment.pick" => 9,
        "fulfillment.pack" | "fulfillment.stage" => 10,
        "fulfillment.ship" => 11,
        "invoice.issue" => 12,
        "return.receive" => 13,
        _ => 50,
    }
}

#[cfg(test)]
mod tests {
    use encargo_domain::order::{Asks, OfferClosed};
    use serde_json::json;

    use super::*;

    fn offer(command: &str, primary: bool, closed: Option<&str>) -> Offer {
        let closed = closed.map(|code| OfferClosed {
            code: code.to_owned(),
            params: BTreeMap::new(),
        });
        Offer {
            command: command.to_owned(),
            payload: json!({}),
            primary,
            closed,
            asks: Asks::Nothing,
            target: None,
        }
    }

    #[track_caller]
    fn check(offers: Vec<Offer>, next: &str, why: &str) {
        let ranked = ranked(offers);
        assert_eq!(ranked[0].command, next, "{why}");
        assert!(ranked[0].primary && ranked[0].closed.is_none(), "{why}");
        assert!(ranked[1..].iter().all(|o| !o.primary), "only one next step");
    }

    #[test]
    fn the_next_step_is_what_stops_the_order() {
        let unpaid = vec![
            offer("fulfillment.hand_over", true, Some("not_paid")),
            offer("invoice.issue", true, None),
            offer("order.take_payment", false, None),
        ];
        check(
            unpaid,
            "order.take_payment",
            "money, then the goods, then the paper",
        );
        let paid = vec![
            offer("invoice.issue", true, None),
            offer("fulfillment.hand_over", true, None),
            offer("order.note", false, None),
        ];
        check(paid, "fulfillment.hand_over", "the customer stands there");
        let shipped = vec![
            offer("order.cancel", false, None),
            offer("fulfillment.deliver", false, None),
            offer("invoice.issue", true, None),
        ];
        check(shipped, "invoice.issue", "goods have left");
        let held = vec![
            offer("order.verify", true, Some("on_hold")),
            offer("order.resolve_hold", true, None),
        ];
        check(held, "order.resolve_hold", "nothing else can be done");
        let two_places = vec![
            offer("fulfillment.ship", true, None),
            offer("fulfillment.pick", true, None),
        ];
        check(two_places, "fulfillment.pick", "the one that is least far");
    }

    #[test]
    fn where_nothing_is_next_nothing_is_marked() {
        assert!(
            ranked(vec![
                offer("order.note", false, None),
                offer("order.confirm", true, Some("wrong_state"))
            ])
            .iter()
            .all(|o| !o.primary || o.closed.is_some())
        );
    }
}
