//! What happens to a document after it was issued.

use encargo_domain::document::{DocumentEvent, DocumentKind, DocumentRecord};
use encargo_domain::ids::DocumentId;
use encargo_domain::order::Order;
use encargo_domain::refusal::Code;
use encargo_domain::{Event, Refusal};
use encargo_store::{Outcome, Work};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::context::Cx;
use crate::facts::House;
use crate::fiscal::seal::unseal;

/// Records that a document went to a printer.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Printed {
    /// Which.
    pub document_id: DocumentId,
    /// Where to.
    pub printer: String,
    /// How many.
    pub copies: u32,
}

/// How often it was printed so far.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct PrintedAnswer {
    /// Times.
    pub printed_count: u32,
}

/// `document.printed`
pub(crate) async fn printed(work: &mut Work, cx: &Cx, command: Printed) -> Outcome<PrintedAnswer> {
    let record = work
        .get::<DocumentRecord>(command.document_id.uuid())
        .await?;
    let printed_count = record.printed_count + command.copies;
    drop(record);
    work.record(
        &cx.ctx,
        Event::Document(
            command.document_id,
            DocumentEvent::Printed {
                printer: command.printer,
                copies: command.copies,
            },
        ),
    )
    .await?;
    Ok(PrintedAnswer { printed_count })
}

/// Cancels an invoice that should never have been issued.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(rename = "CancelDocument")]
pub(crate) struct Cancel {
    /// Which.
    pub document_id: DocumentId,
    /// Why.
    pub reason: String,
}

/// Done.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CancelledAnswer {
    /// Its number, which stays used.
    pub number: String,
}

/// `document.cancel`: what it billed is to be invoiced again; where records are kept for the tax agency, the cancellation is one of them.
pub(crate) async fn cancel(work: &mut Work, cx: &Cx, command: Cancel) -> Outcome<CancelledAnswer> {
    let reason = command.reason.trim();
    if reason.is_empty() {
        return Err(Refusal::new(Code::FieldRequired)
            .with("field", "reason")
            .into());
    }
    let id = command.document_id;
    let record = work.get::<DocumentRecord>(id.uuid()).await?;
    if record.cancelled.is_some() {
        return Err(Refusal::new(Code::NothingToDo).into());
    }
    if record.corrected_by.is_some()
        || record.document.replaced.is_some()
        || record.document.kind == DocumentKind::CreditNote
    {
        return Err(Refusal::new(Code::InvoiceCredited)
            .with("number", record.document.number.as_str())
            .into());
    }
    let order_id = record.document.order_id;
    let order = work.get::<Order>(order_id.uuid()).await?;
    let freed = order.decide_cancel_invoice(id)?;
    drop(order);
    let house = House::in_work(work).await?;
    let unsealed = unseal(work, cx, house.company()?, &record.document).await?;
    let number = record.document.number.clone();
    let waiting: Vec<_> = record.waiting_emails().map(|e| e.email_id).collect();
    drop(record);
    let cancelled = DocumentEvent::Cancelled {
        reason: reason.to_owned(),
    };
    work.record(&cx.ctx, Event::Order(order_id, freed)).await?;
    work.record(&cx.ctx, Event::Document(id, cancelled)).await?;
    // What should never have been issued is not sent any more.
    for email_id in waiting {
        let at = cx.ctx.now;
        let discarded = DocumentEvent::EmailDiscarded { email_id, at };
        work.record(&cx.ctx, Event::Document(id, discarded)).await?;
    }
    work.record_all(&cx.ctx, unsealed).await?;
    Ok(CancelledAnswer { number })
}
