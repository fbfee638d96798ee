//! What screens show of the outbox.

use encargo_domain::customer::Customer;
use encargo_domain::document::DocumentRecord;
use encargo_domain::email::{DocumentFormat, Email, EmailDraft};
use encargo_domain::ids::{DocumentId, EmailId};
use encargo_domain::order::Order;
use encargo_store::{OutboxRow, Page, held_emails, list_outbox, load};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{letter, password};
use crate::error::CommandError;
use crate::queries::{Read, id_of, page_size, window};

/// A window of the outbox.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct OutboxQuery {
    /// First row.
    #[serde(default)]
    pub offset: u32,
    /// How many.
    #[serde(default = "page_size")]
    pub limit: u32,
}

/// What lies in the outbox, and what is in its way.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct OutboxView {
    /// A mail server is set up.
    pub server_set: bool,
    /// This device has a password for it.
    pub password_set: bool,
    /// What was in the way of the last round, in the words of the server or the computer; empty where nothing was.
    pub hindrance: String,
    /// No round before this moment.
    #[ts(type = "number")]
    pub not_before_ms: i64,
    /// How many of them are held: after an older copy of the books was put back they may have been sent already, and wait for a person's word.
    #[ts(type = "number")]
    pub held: i64,
    /// Messages that wait or were refused.
    pub outbox: Page<OutboxRow>,
}

/// `email.outbox`
pub(crate) async fn outbox(
    read: &mut Read,
    query: OutboxQuery,
) -> Result<OutboxView, CommandError> {
    let server_set = read.house.company()?.mail_server.is_set();
    let state = read.app.outbox.snapshot();
    let window = window(query.offset, query.limit);
    let us = read.app.store.identity();
    Ok(OutboxView {
        server_set,
        password_set: password::known(&read.app.options.data_dir).is_some(),
        hindrance: state.hindrance,
        not_before_ms: state.not_before_ms,
        held: i64::try_from(held_emails(&mut read.conn, us, None).await?.len()).unwrap_or(i64::MAX),
        outbox: list_outbox(&mut read.conn, us, window).await?,
    })
}

/// Names a document.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct EmailsQuery {
    /// Which.
    pub document_id: DocumentId,
}

/// A document's messages, and what the next one would say.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct DocumentEmails {
    /// What would be sent, without a person's own words; nobody to send it to where `to` is empty.
    pub draft: EmailDraft,
    /// A mail server is set up.
    pub server_set: bool,
    /// What was in the way of the last round; empty where nothing was.
    pub hindrance: String,
    /// So far, newest first.
    pub emails: Vec<Email>,
    /// Those of them that are held (see the outbox).
    pub held: Vec<EmailId>,
}

/// `document.emails`
pub(crate) async fn emails(
    read: &mut Read,
    query: EmailsQuery,
) -> Result<DocumentEmails, CommandError> {
    let record = read.get::<DocumentRecord>(query.document_id.uuid()).await?;
    let document = &record.document;
    let order = load::<Order>(&mut read.conn, document.order_id.uuid()).await?;
    let order = order.map(|(o, _)| o);
    let buyer = order.as_ref().and_then(|o| o.buyer.as_ref());
    let customer = match buyer.map(|b| b.customer_id) {
        Some(id) => load::<Customer>(&mut read.conn, id.uuid()).await?,
        None => None,
    };
    let customer = customer.map(|(c, _)| c);
    let to = letter::recipient(document, order.as_deref(), customer.as_ref());
    let us = read.app.store.identity();
    let held = held_emails(&mut read.conn, us, Some(query.document_id)).await?;
    let held = held.iter().map(|id| Ok(EmailId::new(id_of(id)?)));
    let held = held.collect::<Result<Vec<_>, CommandError>>()?;
    let company = read.house.company()?;
    let draft = letter::draft(document, company, to, "", DocumentFormat::Pdf);
    Ok(DocumentEmails {
        draft,
        server_set: company.mail_server.is_set(),
        hindrance: read.app.outbox.hindrance(),
        emails: record.emails.iter().rev().cloned().collect(),
        held,
    })
}
