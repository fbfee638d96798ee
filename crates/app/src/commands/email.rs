//! The outbox: putting a document's message in, trying it again, taking it out.

use encargo_domain::Event;
use encargo_domain::customer::Customer;
use encargo_domain::document::{DocumentEvent, DocumentRecord};
use encargo_domain::email::DocumentFormat;
use encargo_domain::ids::{DocumentId, EmailId};
use encargo_domain::order::Order;
use encargo_store::{Outcome, Work};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::context::Cx;
use crate::email::letter;
use crate::facts::House;

/// Sends a document by e-mail.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct SendDocument {
    /// Which.
    pub document_id: DocumentId,
    /// Whom to; the customer's address where left out.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub to: Option<String>,
    /// What a person adds, between greeting and document.
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub message: String,
    /// As what the document is attached.
    #[serde(default)]
    #[ts(optional, as = "Option<DocumentFormat>")]
    pub format: DocumentFormat,
}

/// A message of a document.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct EmailRef {
    /// Of which document.
    pub document_id: DocumentId,
    /// Which message.
    pub email_id: EmailId,
}

/// The message as it lies in the outbox.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct EmailAnswer {
    /// Which.
    pub email_id: EmailId,
    /// Whom to.
    pub to: String,
}

/// `document.send`: queued with the commit, sent when the mail server can be reached.
pub(crate) async fn send(work: &mut Work, cx: &Cx, command: SendDocument) -> Outcome<EmailAnswer> {
    let id = command.document_id;
    let record = work.get::<DocumentRecord>(id.uuid()).await?;
    let order = work.find::<Order>(record.document.order_id.uuid()).await?;
    let buyer = order.as_ref().and_then(|o| o.buyer.as_ref());
    let customer = match buyer.map(|b| b.customer_id) {
        Some(customer_id) => work.find::<Customer>(customer_id.uuid()).await?,
        None => None,
    };
    let house = House::in_work(work).await?;
    let company = house.company()?;
    let (known, name) = letter::recipient(&record.document, order.as_deref(), customer.as_ref());
    let to = command.to.map_or(known, |to| to.trim().to_owned());
    let draft = letter::draft(
        &record.document,
        company,
        (to.clone(), name),
        &command.message,
        command.format,
    );
    let email_id = EmailId::new(cx.ctx.new_id());
    let queued = record.decide_send(email_id, draft, &company.mail_server, cx.ctx.now)?;
    drop(record);
    work.record(&cx.ctx, Event::Document(id, queued)).await?;
    Ok(EmailAnswer { email_id, to })
}

/// `document.retry_email`
pub(crate) async fn retry(work: &mut Work, cx: &Cx, command: EmailRef) -> Outcome<EmailAnswer> {
    decided(work, cx, command, DocumentRecord::decide_retry_email).await
}

/// `document.discard_email`
pub(crate) async fn discard(work: &mut Work, cx: &Cx, command: EmailRef) -> Outcome<EmailAnswer> {
    decided(work, cx, command, DocumentRecord::decide_discard_email).await
}

async fn decided(
    work: &mut Work,
    cx: &Cx,
    command: EmailRef,
    decide: fn(
        &DocumentRecord,
        EmailId,
        encargo_domain::Timestamp,
    ) -> encargo_domain::Decided<DocumentEvent>,
) -> Outcome<EmailAnswer> {
    let (id, email_id) = (command.document_id, command.email_id);
    let record = work.get::<DocumentRecord>(id.uuid()).await?;
    let event = decide(&record, email_id, cx.ctx.now)?;
    let mut emails = record.emails.iter();
    let to = emails.find(|e| e.email_id == email_id);
    let to = to.map(|e| e.draft.to.clone()).unwrap_or_default();
    drop(record);
    work.record(&cx.ctx, Event::Document(id, event)).await?;
    Ok(EmailAnswer { email_id, to })
}
