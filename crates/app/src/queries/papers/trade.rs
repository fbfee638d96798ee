//! Papers of what is agreed: quotation, pro-forma invoice, order confirmation; and what the shop orders from a supplier.

use std::collections::HashMap;

use encargo_documents::papers::{HousePaper, TradeKind, TradeLine, TradePaper};
use encargo_domain::catalog::{Item, ItemInput};
use encargo_domain::customer::{Address, Customer};
use encargo_domain::document::Party;
use encargo_domain::ids::{ItemId, OrderId, PurchaseOrderId};
use encargo_domain::money::share_of_units;
use encargo_domain::order::{
    Buyer, Delivery, DeliveryMethod, Order, OrderLine, OrderPhase, PlaceFacts, Stage, buyer_party,
    price, zips_of,
};
use encargo_domain::purchase::{PurchaseOrder, PurchaseOrderStatus};
use encargo_domain::refusal::{Code, Words};
use encargo_domain::trade::GoodsFacts;
use encargo_domain::words::{self, Language, label};
use encargo_domain::{AggregateKind, LocalDate, Refusal};
use encargo_store::zip_rates;

use super::goods::place;
use super::{Ready, Sheet, customers_language, day_of, head, house_language};
use crate::context::local_date;
use crate::error::CommandError;
use crate::exchange;
use crate::queries::Read;

/// What was agreed: a confirmed order as it stands, without what was cancelled of it.
pub(super) async fn confirmation(
    read: &mut Read,
    order_id: OrderId,
) -> Result<Ready, CommandError> {
    let order = read.get::<Order>(order_id.uuid()).await?;
    // Before it is confirmed the shop is not bound, and the paper says it is.
    if order.phase != OrderPhase::Confirmed {
        return Err(refused("print-order-confirmation", order.phase.as_str()));
    }
    let mut paper = of_order(read, TradeKind::OrderConfirmation, &order)?;
    paper.head.on = local_date(order.placed_at, read.cx.time_zone);
    paper.paid_minor = order.paid_minor() - order.refunded_minor();
    let promised = order.deliveries.iter().filter_map(|d| d.promised_on);
    paper.expected_on = promised.max();
    Ok(ready(paper))
}

/// A draft at the prices of today.
pub(super) async fn quotation(
    read: &mut Read,
    order_id: OrderId,
    until: Option<LocalDate>,
) -> Result<Ready, CommandError> {
    let order = read.get::<Order>(order_id.uuid()).await?;
    if order.phase != OrderPhase::Draft {
        return Err(refused("print-quotation", order.phase.as_str()));
    }
    let priced = priced_draft(read, &order).await?;
    let mut paper = of_order(read, TradeKind::Quotation, &priced)?;
    paper.until = not_past(read, until)?;
    Ok(ready(paper))
}

/// What is to be paid before the goods go. With an invoice there is no more room for one, and none where nothing is left to pay.
pub(super) async fn proforma(
    read: &mut Read,
    order_id: OrderId,
    until: Option<LocalDate>,
) -> Result<Ready, CommandError> {
    let order = read.get::<Order>(order_id.uuid()).await?;
    let order = match order.phase {
        OrderPhase::Draft => priced_draft(read, &order).await?,
        OrderPhase::Placed | OrderPhase::Verified | OrderPhase::Confirmed => (*order).clone(),
        OrderPhase::Cancelled | OrderPhase::Closed => {
            return Err(refused("print-proforma", order.phase.as_str()));
        }
    };
    if order.invoices.iter().any(|i| !i.cancelled) {
        return Err(refused("print-proforma", "invoiced"));
    }
    if order.due_minor() == 0 {
        return Err(refused("print-proforma", "paid"));
    }
    let mut paper = of_order(read, TradeKind::Proforma, &order)?;
    paper.paid_minor = order.paid_minor() - order.refunded_minor();
    paper.until = not_past(read, until)?;
    Ok(ready(paper))
}

/// How a customer with terms of their own pays.
fn terms(order: &Order, language: Language) -> String {
    let days = order.buyer.as_ref().map_or(0, |b| b.trade.payment_days);
    if days == 0 {
        return String::new();
    }
    words::say(language, &Words::new("doc-terms-days").with("days", days))
}

/// The first text that says something.
fn first_said(texts: [&String; 2]) -> String {
    let said = texts.into_iter().find(|t| !t.trim().is_empty());
    said.cloned().unwrap_or_default()
}

fn refused(verb: &str, state: &str) -> CommandError {
    Refusal::wrong_state(verb, state).into()
}

fn ready(paper: TradePaper) -> Ready {
    Ready {
        name: paper.head.number.clone(),
        sheet: Sheet::house(HousePaper::Trade(paper)),
    }
}

/// Nobody offers or asks until yesterday.
fn not_past(read: &Read, until: Option<LocalDate>) -> Result<Option<LocalDate>, CommandError> {
    match until {
        Some(day) if day < read.today() => Err(Refusal::new(Code::FieldInvalid)
            .with("field", "period")
            .with("value", day.to_string())
            .into()),
        until => Ok(until),
    }
}

/// A draft's sheet as an order with prices and taxes. It promises no day: what is on the shelf today may be gone when the customer says yes.
async fn priced_draft(read: &mut Read, draft: &Order) -> Result<Order, CommandError> {
    let house = read.house.clone();
    let company = house.company()?;
    let Some(input) = draft.draft.as_ref().filter(|i| !i.lines.is_empty()) else {
        return Err(Refusal::new(Code::NoLines).into());
    };
    let customer = match input.customer_id {
        Some(id) => Some(read.get::<Customer>(id.uuid()).await?),
        None => None,
    };
    let items = read.items(input.lines.iter().map(|l| l.item_id)).await?;
    let items: HashMap<ItemId, Item> = items
        .into_iter()
        .map(|(id, item)| (id, (*item).clone()))
        .collect();
    let locations = house.location_map();
    let terms = exchange::terms_of(read, input, customer.as_deref()).await?;
    let zips = zips_of(input, company, customer.as_deref(), &locations);
    let zip_rates = zip_rates(&mut read.conn, &zips, read.cx.ctx.today).await?;
    let facts = PlaceFacts {
        company,
        terms: terms.clone(),
        items: &items,
        customer: customer.as_deref(),
        locations: &locations,
        promises: vec![None; input.deliveries.len()],
        today: read.today(),
        zip_rates: &zip_rates,
    };
    let priced = price(input, &facts)?;
    Ok(Order {
        buyer: customer.as_deref().map(Buyer::from),
        currency: terms.currency,
        exchange: terms.exchange,
        prices_include_tax: facts.prices_include_tax(),
        deliveries: priced.deliveries,
        lines: priced.lines,
        ..draft.clone()
    })
}

/// An order with its figures as the order has them.
fn of_order(read: &Read, kind: TradeKind, order: &Order) -> Result<TradePaper, CommandError> {
    let language = customers_language(read, order);
    let totals = order.totals();
    let lines = order.lines.iter().filter_map(line);
    let charges = order
        .deliveries
        .iter()
        .filter(|d| d.charge_minor != 0)
        .map(|d| charge(d, language));
    let mut head = head(read, language, Some(order.location_id), &order.number)?;
    head.currency = order.currency;
    let lives = order.buyer.as_ref().map(|b| &b.address);
    let sent = order.deliveries.iter().find_map(|d| d.address.as_ref());
    Ok(TradePaper {
        lines: lines.chain(charges).collect(),
        other: order.buyer.as_ref().map(buyer_party).unwrap_or_default(),
        ship_to: sent.filter(|to| Some(*to) != lives).cloned(),
        reference: first_said([&order.buyer_order, &order.external_number]),
        delivery: delivery(read, order, language),
        terms: terms(order, language),
        prices_include_tax: order.prices_include_tax,
        taxes: totals.taxes,
        net_minor: totals.net_minor,
        total_minor: totals.total_minor,
        ..blank(kind, head)
    })
}

/// A line without what was cancelled of it; the discount is what is left to its amount, so that it adds up to the cent.
fn line(line: &OrderLine) -> Option<TradeLine> {
    let quantity = line.quantity - line.stages.get(Stage::Cancelled);
    let amount_minor = share_of_units(line.amount_minor, line.quantity, 0, quantity);
    (quantity > 0).then(|| TradeLine {
        sku: line.sku.clone(),
        their_sku: String::new(),
        name: line.name.clone(),
        goods: line.goods.clone(),
        quantity,
        unit_price_minor: line.unit_price_minor,
        discount_minor: line.unit_price_minor * i64::from(quantity) - amount_minor,
        amount_minor,
        tax: Some(line.tax),
    })
}

fn charge(delivery: &Delivery, language: Language) -> TradeLine {
    TradeLine {
        sku: String::new(),
        their_sku: String::new(),
        name: label(language, "doc-line-shipping"),
        goods: GoodsFacts::default(),
        quantity: 1,
        unit_price_minor: delivery.charge_minor,
        discount_minor: 0,
        amount_minor: delivery.charge_minor,
        tax: Some(delivery.tax),
    }
}

/// How the goods get to the customer: the carrier's service, or the counter.
fn delivery(read: &Read, order: &Order, language: Language) -> String {
    let company = read.house.company.as_ref();
    let ways = order.deliveries.iter().map(|d| {
        let place = d.location_id.map(|id| read.house.location_name(id));
        let service = d.service.as_deref();
        let service = service.and_then(|code| company?.service(code));
        match d.method {
            DeliveryMethod::Ship => service.map(|s| s.carrier.clone()).unwrap_or_default(),
            DeliveryMethod::CarryOut => place.unwrap_or_default(),
            DeliveryMethod::Pickup => format!(
                "{}: {}",
                label(language, "doc-label-pickup"),
                place.unwrap_or_default()
            ),
        }
    });
    crate::views::names(ways.filter(|way| !way.is_empty()))
}

/// What the shop orders. What it pays for it is agreed elsewhere: the books know quantities.
pub(super) async fn purchase_order(
    read: &mut Read,
    id: PurchaseOrderId,
) -> Result<Ready, CommandError> {
    let purchase = read.get::<PurchaseOrder>(id.uuid()).await?;
    if purchase.status == PurchaseOrderStatus::Cancelled {
        return Err(refused("print-purchase-order", purchase.status.as_str()));
    }
    let items = read.items(purchase.lines.iter().map(|l| l.item_id)).await?;
    let language = house_language(read);
    let thing = (AggregateKind::PurchaseOrder, id.uuid());
    let on = day_of(read, thing, &["purchase_order.placed"]).await?;
    let lines = purchase.lines.iter().map(|line| {
        let item = items.get(&line.item_id).map(|i| &i.input);
        TradeLine {
            sku: item.map(|i| i.sku.clone()).unwrap_or_default(),
            their_sku: String::new(),
            name: item
                .map(|i| i.name(language).to_owned())
                .unwrap_or_default(),
            goods: item.map(ItemInput::facts).unwrap_or_default(),
            quantity: line.quantity,
            unit_price_minor: 0,
            discount_minor: 0,
            amount_minor: 0,
            tax: None,
        }
    });
    let mut head = head(read, language, Some(purchase.location_id), &purchase.number)?;
    head.on = on;
    Ok(ready(TradePaper {
        lines: lines.collect(),
        other: Party {
            name: purchase.supplier_name.clone(),
            ..Party::default()
        },
        ship_to: Some(place(read, purchase.location_id)),
        expected_on: Some(purchase.expected_on),
        without_prices: true,
        ..blank(TradeKind::PurchaseOrder, head)
    }))
}

fn blank(kind: TradeKind, head: encargo_documents::papers::Head) -> TradePaper {
    TradePaper {
        kind,
        head,
        other: Party::default(),
        ship_to: None::<Address>,
        reference: String::new(),
        order_number: String::new(),
        until: None,
        expected_on: None,
        delivery: String::new(),
        terms: String::new(),
        prices_include_tax: false,
        without_prices: false,
        lines: Vec::new(),
        taxes: Vec::new(),
        net_minor: 0,
        total_minor: 0,
        paid_minor: 0,
        remarks: String::new(),
    }
}
