//! Issuing invoices: the number, the document, the order's own record of it and that for the tax agency in one transaction.

use std::sync::Arc;

use encargo_domain::company::Company;
use encargo_domain::document::{Document, DocumentEvent, DocumentKind};
use encargo_domain::ids::{DocumentId, LocationId};
use encargo_domain::order::{InvoiceFacts, Order};
use encargo_domain::refusal::Code;
use encargo_domain::{Event, Refusal};
use encargo_store::{Outcome, Work};
use serde::Serialize;
use ts_rs::TS;

use crate::commands::order::OrderRef;
use crate::context::Cx;
use crate::exchange;
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

/// The series of a kind of document at an establishment, on this device, in a year: `VLC-T1-F-2026`; `T1-F-2026` where the establishment has
/// no code of its own (RD 1619/2012 art. 6.1.a names several establishments as a ground for several series).
fn series(cx: &Cx, house: &House, at: LocationId, kind: DocumentKind) -> String {
    let code = house.location(at).map_or("", |l| l.series_code.as_str());
    let head = if code.is_empty() {
        cx.ctx.device_code.clone()
    } else {
        format!("{code}-{}", cx.ctx.device_code)
    };
    format!("{head}-{}-{}", kind.series_letter(), cx.ctx.today.year())
}

/// The next number of that series: its name and the serial.
pub(crate) async fn draw_number(
    work: &mut Work,
    cx: &Cx,
    house: &House,
    at: LocationId,
    kind: DocumentKind,
) -> Outcome<(String, u32)> {
    let (_, series, serial) = work.draw(&series(cx, house, at, kind)).await?;
    Ok((series, serial))
}

/// A document is drawn only if every character of it can be printed.
fn printable(event: &DocumentEvent) -> Result<(), Refusal> {
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
    let series = draw_number(work, cx, &house, order.location_id, kind).await?;
    let location_name = house.location_name(order.location_id);
    let facts = InvoiceFacts {
        company,
        location_name: &location_name,
        series,
        issued_on: cx.ctx.today,
        exchange: exchange::of_supply(work, company, &order, cx.ctx.today).await?,
    };
    let (invoiced, _, issued) = order.decide_invoice(&facts, &cx.ctx)?;
    drop(order);
    let DocumentEvent::Issued { document } = issued else {
        return Err(Refusal::new(Code::NothingToInvoice).into());
    };
    work.record(&cx.ctx, Event::Order(command.order_id, invoiced))
        .await?;
    issue_document(work, cx, company, *document).await
}

/// Issues a decided document: the tax agency's code is frozen in it, and its record follows it.
pub(crate) async fn issue_document(
    work: &mut Work,
    cx: &Cx,
    company: &Company,
    document: Document,
) -> Outcome<IssuedAnswer> {
    let answer = IssuedAnswer {
        document_id: document.document_id,
        number: document.number.clone(),
        kind: document.kind,
        total_minor: document.total_minor,
        currency: document.currency.as_str().to_owned(),
    };
    let mut issued = DocumentEvent::Issued {
        document: Box::new(document),
    };
    let sealed = seal(work, cx, company, &mut issued).await?;
    printable(&issued)?;
    work.record(&cx.ctx, Event::Document(answer.document_id, issued))
        .await?;
    work.record_all(&cx.ctx, sealed).await?;
    Ok(answer)
}
