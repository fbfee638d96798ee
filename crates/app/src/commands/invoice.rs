//! Issuing invoices: the number, the document, the order's own record of it and that for the tax agency in one transaction.

use std::sync::Arc;

use encargo_domain::document::{DocumentEvent, DocumentKind};
use encargo_domain::ids::DocumentId;
use encargo_domain::order::{InvoiceFacts, Order};
use encargo_domain::refusal::Code;
use encargo_domain::{Event, Refusal};
use encargo_store::{Outcome, Work};
use serde::Serialize;
use ts_rs::TS;

use crate::commands::order::OrderRef;
use crate::context::Cx;
use crate::facts::House;
use crate::fiscal::seal::seal;

/// An issued document.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct IssuedAnswer {
    /// Id.
    pub document_id: DocumentId,
    /// Number.
    pub number: String,
    /// Kind.
    pub kind: DocumentKind,
    /// Total.
    pub total_minor: i64,
    /// Currency.
    pub currency: String,
}

/// The series of a kind of document on this device in a year: `T1-F-2026`.
pub(crate) fn series(cx: &Cx, kind: DocumentKind) -> String {
    format!(
        "{}-{}-{}",
        cx.ctx.device_code,
        kind.series_letter(),
        cx.ctx.today.year()
    )
}

/// A document is drawn only if every character of it can be printed.
pub(crate) fn printable(event: &DocumentEvent) -> Result<(), Refusal> {
    match event {
        DocumentEvent::Issued { document } => encargo_documents::check_text(document)
            .map_err(|e| Refusal::new(Code::NoGlyph).with("character", e.to_string())),
        _ => Ok(()),
    }
}

/// `invoice.issue`
pub(crate) async fn issue(work: &mut Work, cx: &Cx, command: OrderRef) -> Outcome<IssuedAnswer> {
    work.expect_version::<Order>(command.order_id.uuid(), cx.expected_version)
        .await?;
    let order: Arc<Order> = work.get(command.order_id.uuid()).await?;
    let house = House::in_work(work).await?;
    let company = house.company()?;
    let kind = order.next_invoice_kind(&company.seat())?;
    let (_, series, serial) = work.draw(&series(cx, kind)).await?;
    let location_name = house.location_name(order.location_id);
    let facts = InvoiceFacts {
        company,
        location_name: &location_name,
        series: (series, serial),
        issued_on: cx.ctx.today,
    };
    let (invoiced, document_id, mut issued) = order.decide_invoice(&facts, &cx.ctx)?;
    drop(order);
    let sealed = seal(work, cx, company, &mut issued).await?;
    printable(&issued)?;
    let answer = match &issued {
        DocumentEvent::Issued { document } => IssuedAnswer {
            document_id,
            number: document.number.clone(),
            kind: document.kind,
            total_minor: document.total_minor,
            currency: document.currency.as_str().to_owned(),
        },
        _ => {
            return Err(Refusal::new(Code::NothingToInvoice).into());
        }
    };
    work.record(&cx.ctx, Event::Order(command.order_id, invoiced))
        .await?;
    work.record(&cx.ctx, Event::Document(document_id, issued))
        .await?;
    work.record_all(&cx.ctx, sealed).await?;
    Ok(answer)
}
