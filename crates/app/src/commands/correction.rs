//! Correcting issued documents where nothing comes back, and full invoices in the place of simplified ones.

use std::sync::Arc;

use encargo_domain::correction::{CorrectionGround, corrective_kind, decide_replace_receipts};
use encargo_domain::customer::Customer;
use encargo_domain::document::{Document, DocumentEvent, DocumentKind, DocumentRecord};
use encargo_domain::ids::{CustomerId, DocumentId};
use encargo_domain::order::{Buyer, InvoiceFacts, Order};
use encargo_domain::refusal::Code;
use encargo_domain::{Event, Refusal};
use encargo_store::{Outcome, Work};
use serde::Deserialize;
use ts_rs::TS;

use crate::commands::invoice::{IssuedAnswer, draw_number, issue_document};
use crate::context::Cx;
use crate::facts::House;

/// The most simplified invoices one full invoice stands in for (schema of the tax agency).
const RECEIPTS_MAX: usize = 1_000;

/// Corrects an issued invoice as a whole.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct CorrectDocument {
    /// Which.
    pub document_id: DocumentId,
    /// Why; it decides the way.
    pub ground: CorrectionGround,
    /// Whom it should have named, as they are known now; the order's own customer where left out.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub customer_id: Option<CustomerId>,
}

/// Issues a full invoice for simplified ones.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ReplaceReceipts {
    /// Which, in the order their lines are to stand in.
    pub document_ids: Vec<DocumentId>,
    /// Who asks for it: a customer with a tax id.
    pub customer_id: CustomerId,
}

/// `document.correct`
pub(crate) async fn correct(
    work: &mut Work,
    cx: &Cx,
    command: CorrectDocument,
) -> Outcome<IssuedAnswer> {
    let record = standing(work, command.document_id).await?;
    let order_id = record.document.order_id;
    let order: Arc<Order> = work.get(order_id.uuid()).await?;
    let customer_id = command
        .customer_id
        .or(order.buyer.as_ref().map(|b| b.customer_id));
    let buyer = match customer_id {
        Some(id) => Some(Buyer::from(work.get::<Customer>(id.uuid()).await?.as_ref())),
        None => None,
    };
    let house = House::in_work(work).await?;
    let location_name = house.location_name(order.location_id);
    let kind = corrective_kind(command.ground.way());
    let series = draw_number(work, cx, &house, order.location_id, kind).await?;
    let facts = InvoiceFacts {
        company: house.company()?,
        location_name: &location_name,
        series,
        issued_on: cx.ctx.today,
        exchange: None,
    };
    let correction = order.decide_correct(
        &record.document,
        command.ground,
        buyer.as_ref(),
        &facts,
        &cx.ctx,
    )?;
    drop((record, order));
    let learned = correction.of_corrected();
    work.record(&cx.ctx, Event::Order(order_id, correction.order))
        .await?;
    work.record(&cx.ctx, Event::Document(command.document_id, learned))
        .await?;
    issue_document(work, cx, house.company()?, correction.document).await
}

/// `invoice.replace_receipts`
pub(crate) async fn replace_receipts(
    work: &mut Work,
    cx: &Cx,
    command: ReplaceReceipts,
) -> Outcome<IssuedAnswer> {
    let mut ids = command.document_ids;
    let mut seen = std::collections::HashSet::new();
    ids.retain(|id| seen.insert(*id));
    if ids.len() > RECEIPTS_MAX {
        return Err(Refusal::new(Code::FieldInvalid)
            .with("field", "document")
            .with("value", ids.len().to_string())
            .into());
    }
    let customer: Arc<Customer> = work.get(command.customer_id.uuid()).await?;
    let buyer = Buyer::from(customer.as_ref());
    let mut receipts: Vec<(Arc<DocumentRecord>, Arc<Order>)> = Vec::with_capacity(ids.len());
    for id in ids {
        let record = standing(work, id).await?;
        let order = work.get(record.document.order_id.uuid()).await?;
        receipts.push((record, order));
    }
    let pairs: Vec<(&Document, &Order)> = receipts
        .iter()
        .map(|(r, o)| (&r.document, o.as_ref()))
        .collect();
    let Some((_, first)) = pairs.first() else {
        return Err(Refusal::new(Code::FieldRequired)
            .with("field", "document")
            .into());
    };
    let house = House::in_work(work).await?;
    let location_name = house.location_name(first.location_id);
    let series = draw_number(work, cx, &house, first.location_id, DocumentKind::Invoice).await?;
    let facts = InvoiceFacts {
        company: house.company()?,
        location_name: &location_name,
        series,
        issued_on: cx.ctx.today,
        exchange: None,
    };
    let (learned, invoice) = decide_replace_receipts(&pairs, &buyer, &facts, &cx.ctx)?;
    let of: Vec<_> = pairs
        .iter()
        .map(|(d, o)| (d.document_id, o.order_id))
        .collect();
    drop(pairs);
    drop(receipts);
    for ((document_id, order_id), event) in of.into_iter().zip(learned) {
        work.record(&cx.ctx, Event::Order(order_id, event)).await?;
        let number = invoice.number.clone();
        let corrected = DocumentEvent::Corrected { number };
        work.record(&cx.ctx, Event::Document(document_id, corrected))
            .await?;
    }
    issue_document(work, cx, house.company()?, invoice).await
}

/// A document nothing stands in the place of.
async fn standing(work: &mut Work, id: DocumentId) -> Outcome<Arc<DocumentRecord>> {
    let record: Arc<DocumentRecord> = work.get(id.uuid()).await?;
    if record.cancelled.is_some() || record.corrected_by.is_some() {
        return Err(Refusal::new(Code::AlreadyCorrected)
            .with("number", record.document.number.as_str())
            .into());
    }
    Ok(record)
}
