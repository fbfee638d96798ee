//! Returns: what one would give, the queues, and one return with its lines.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use encargo_domain::Refusal;
use encargo_domain::Timestamp;
use encargo_domain::catalog::Item;
use encargo_domain::document::DocumentRecord;
use encargo_domain::ids::{ItemId, LineNo, LocationId, OrderId, ReturnId};
use encargo_domain::order::{LineQuantity, Offer, Order, Tender};
use encargo_domain::returns::{
    Disposition, Return, ReturnLine, ReturnReason, ReturnStatus, quote as quote_return,
};
use encargo_store::{
    DocumentRow, Page, ReturnFilter, ReturnQueue, ReturnRow, list_returns, return_counts,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::commands::returns::ReturnRef;
use crate::error::CommandError;
use crate::queries::fulfillments::options;
use crate::queries::{Read, page_size, window};
use crate::views::line_name;

/// What may come back.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(rename = "ReturnQuoteQuery")]
pub(crate) struct QuoteQuery {
    /// Of which order.
    pub order_id: OrderId,
    /// To where. Every store takes back at the same price today.
    #[serde(default)]
    #[ts(optional = nullable)]
    #[expect(
        dead_code,
        reason = "part of the call, for stores with terms of their own"
    )]
    pub location_id: Option<LocationId>,
    /// Units.
    pub lines: Vec<LineQuantity>,
}

/// What a return would give, before anything is decided.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ReturnQuote {
    /// Line by line.
    pub lines: Vec<QuotedLine>,
    /// Delivery charges that go back with it.
    pub shipping_minor: i64,
    /// Money that goes back.
    pub refund_minor: i64,
    /// Currency.
    pub currency: String,
    /// How it goes back, unless another way is chosen.
    pub tenders: Vec<TenderAmount>,
}

/// A line of it.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct QuotedLine {
    /// Line of the order.
    pub line_id: LineNo,
    /// SKU.
    pub sku: String,
    /// Name.
    pub name: String,
    /// Key of its drawing.
    pub image: String,
    /// Units that may come back.
    pub returnable: u32,
    /// Units asked for.
    pub quantity: u32,
    /// What they are worth.
    pub refund_minor: i64,
    /// Why not.
    pub refusal: Option<CommandError>,
}

/// Money and its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct TenderAmount {
    /// Way.
    pub tender: Tender,
    /// Money.
    pub amount_minor: i64,
}

/// `return.quote`
pub(crate) async fn quote(read: &mut Read, query: QuoteQuery) -> Result<ReturnQuote, CommandError> {
    let order = read.get::<Order>(query.order_id.uuid()).await?;
    if let Some(stray) = query.lines.iter().find(|l| order.line(l.line_id).is_none()) {
        return Err(Refusal::not_found("line", stray.line_id).into());
    }
    let items = read.items(order.lines.iter().map(|l| l.item_id)).await?;
    let quoted = quote_return(&order, &query.lines, read.today(), &options(&read.house));
    let lines = quoted
        .lines
        .into_iter()
        .filter_map(|(line_id, quantity, value)| {
            let line = order.line(line_id)?;
            let item = items.get(&line.item_id).map(AsRef::as_ref);
            let (refund_minor, refusal) = match value {
                Ok(minor) => (minor, None),
                Err(refusal) => (0, Some(CommandError::from(refusal))),
            };
            Some(QuotedLine {
                line_id,
                sku: line.sku.clone(),
                name: line_name(line, item, read.language()),
                image: item.map(|i| i.input.image.clone()).unwrap_or_default(),
                returnable: if line.returnable {
                    line.returnable_units()
                } else {
                    0
                },
                quantity,
                refund_minor,
                refusal,
            })
        });
    Ok(ReturnQuote {
        lines: lines.collect(),
        // Of an unpaid order nothing goes back, delivery neither.
        shipping_minor: quoted
            .deliveries
            .iter()
            .map(|(_, minor)| minor)
            .sum::<i64>()
            .min(quoted.refund_minor),
        refund_minor: quoted.refund_minor,
        currency: order.currency.as_str().to_owned(),
        tenders: refund_ways(&order, quoted.refund_minor),
    })
}

/// By which way the refund goes: that of the largest payment, as the return itself decides.
fn refund_ways(order: &Order, refund_minor: i64) -> Vec<TenderAmount> {
    let largest = order
        .payments
        .iter()
        .filter(|p| !p.refund)
        .max_by_key(|p| p.amount_minor);
    largest
        .filter(|_| refund_minor > 0)
        .map(|p| TenderAmount {
            tender: p.tender,
            amount_minor: refund_minor,
        })
        .into_iter()
        .collect()
}

/// A window of a queue.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(rename = "ReturnListQuery")]
pub(crate) struct ListQuery {
    /// Queue.
    pub queue: ReturnQueue,
    /// At this location.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub location_id: Option<LocationId>,
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

/// `return.list`
pub(crate) async fn list(
    read: &mut Read,
    query: ListQuery,
) -> Result<Page<ReturnRow>, CommandError> {
    let filter = ReturnFilter {
        queue: query.queue,
        location_id: query.location_id.map(|id| id.to_string()),
        text: query.text,
    };
    Ok(list_returns(&mut read.conn, &filter, window(query.offset, query.limit)).await?)
}

/// Where to count.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(rename = "ReturnCountsQuery")]
pub(crate) struct CountsQuery {
    /// At this location; everywhere where left out.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub location_id: Option<LocationId>,
}

/// How many wait in each queue.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct ReturnCounts {
    /// By queue.
    #[ts(type = "Record<ReturnQueue, number>")]
    pub queues: BTreeMap<&'static str, i64>,
}

/// `return.counts`
pub(crate) async fn counts(
    read: &mut Read,
    query: CountsQuery,
) -> Result<ReturnCounts, CommandError> {
    let location = query.location_id.map(|id| id.to_string());
    Ok(ReturnCounts {
        queues: return_counts(&mut read.conn, location.as_deref()).await?,
    })
}

/// A return with its lines.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ReturnView {
    /// Id.
    pub return_id: ReturnId,
    /// Number.
    pub number: String,
    /// Order.
    pub order_id: OrderId,
    /// Its number.
    pub order_number: String,
    /// Whose.
    pub customer_name: String,
    /// Where.
    pub location_id: LocationId,
    /// Its name.
    pub location_name: String,
    /// Status.
    pub status: ReturnStatus,
    /// Units.
    pub unit_count: u32,
    /// Value that goes back.
    pub refund_minor: i64,
    /// Currency.
    pub currency: String,
    /// When.
    pub created_at_ms: Timestamp,
    /// Version.
    pub version: i64,
    /// Lines.
    pub lines: Vec<ReturnLineView>,
    /// Note.
    pub note: Option<String>,
    /// Credit note.
    pub credit_note: Option<DocumentRow>,
    /// What can be done now.
    pub offered: Vec<Offer>,
}

/// A line of a return.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ReturnLineView {
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
    /// Units asked back.
    pub quantity: u32,
    /// Units received.
    pub received: u32,
    /// Why.
    pub reason: ReturnReason,
    /// What becomes of them.
    pub dispositions: Vec<DisposedUnits>,
    /// Money that goes back.
    pub refund_minor: i64,
}

/// Units and what becomes of them.
#[derive(Debug, Clone, Copy, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct DisposedUnits {
    /// What.
    pub disposition: Disposition,
    /// Units.
    pub quantity: u32,
}

/// `return.get`
pub(crate) async fn get(read: &mut Read, query: ReturnRef) -> Result<ReturnView, CommandError> {
    let (return_, version) = read.versioned::<Return>(query.return_id.uuid()).await?;
    let order = read.get::<Order>(return_.order_id.uuid()).await?;
    let items = read.items(return_.lines.iter().map(|l| l.item_id)).await?;
    let credit_note = match &return_.credit_note {
        Some((id, _)) => Some(document_row(&*read.get::<DocumentRecord>(id.uuid()).await?)),
        None => None,
    };
    Ok(ReturnView {
        return_id: return_.return_id,
        number: return_.number.clone(),
        order_id: return_.order_id,
        order_number: return_.order_number.clone(),
        customer_name: return_.customer_name.clone(),
        location_id: return_.location_id,
        location_name: read.house.location_name(return_.location_id),
        status: return_.status,
        unit_count: return_.units(),
        refund_minor: return_.refund_minor(),
        currency: return_.currency.as_str().to_owned(),
        created_at_ms: return_.created_at,
        version,
        lines: return_
            .lines
            .iter()
            .map(|l| line_view(read, &order, l, &items))
            .collect(),
        note: Some(return_.note.clone()).filter(|n| !n.is_empty()),
        credit_note,
        offered: return_.offered(&order, &read.cx.ctx.actor),
    })
}

fn document_row(record: &DocumentRecord) -> DocumentRow {
    let d = &record.document;
    DocumentRow {
        document_id: d.document_id.to_string(),
        kind: d.kind.as_str().to_owned(),
        number: d.number.clone(),
        issued_on: d.issued_on.to_string(),
        order_id: Some(d.order_id.to_string()),
        order_number: Some(d.order_number.clone()),
        buyer_name: d.buyer.as_ref().map(|b| b.name.clone()).unwrap_or_default(),
        total_minor: d.total_minor,
        currency: d.currency.as_str().to_owned(),
        printed_count: i64::from(record.printed_count),
        cancelled: record.cancelled.is_some(),
        corrected_by: record.corrected_by.clone().unwrap_or_default(),
    }
}

fn line_view(
    read: &Read,
    order: &Order,
    l: &ReturnLine,
    items: &HashMap<ItemId, Arc<Item>>,
) -> ReturnLineView {
    let (line, item) = (
        order.line(l.line_id),
        items.get(&l.item_id).map(AsRef::as_ref),
    );
    ReturnLineView {
        line_id: l.line_id,
        item_id: l.item_id,
        sku: line.map(|line| line.sku.clone()).unwrap_or_default(),
        barcode: item.map(|i| i.input.barcode.clone()).unwrap_or_default(),
        name: line
            .map(|line| line_name(line, item, read.language()))
            .unwrap_or_default(),
        image: item.map(|i| i.input.image.clone()).unwrap_or_default(),
        quantity: l.quantity,
        received: l.received,
        reason: l.reason,
        dispositions: l
            .inspections
            .iter()
            .map(|(disposition, quantity)| DisposedUnits {
                disposition: *disposition,
                quantity: *quantity,
            })
            .collect(),
        refund_minor: l.refund_minor,
    }
}
