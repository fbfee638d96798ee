//! The statement of a customer's account: what was billed and credited, what was paid and given back, and what is owed after each.

use encargo_documents::papers::{HousePaper, Statement, StatementRow, StatementWhat};
use encargo_domain::customer::Customer;
use encargo_domain::document::{DocumentKind, DocumentRecord};
use encargo_domain::ids::CustomerId;
use encargo_domain::money::Currency;
use encargo_domain::order::{Buyer, Order, OrderPhase, buyer_party};
use encargo_domain::refusal::Code;
use encargo_domain::{LocalDate, Refusal};
use encargo_store::{documents_of_customer, orders_of_customer};
use uuid::Uuid;

use super::{Ready, Sheet, head};
use crate::context::local_date;
use crate::error::CommandError;
use crate::queries::{Read, id_of};

/// Aggregates loaded in one go.
const AT_ONCE: usize = 200;

/// The account over a period. Nothing is said of its age: payments are for orders, and which invoice one settles the books do not know.
pub(super) async fn statement(
    read: &mut Read,
    customer_id: CustomerId,
    (from, to): (LocalDate, LocalDate),
) -> Result<Ready, CommandError> {
    if from > to {
        return Err(Refusal::new(Code::FieldInvalid)
            .with("field", "period")
            .with("value", format!("{from} – {to}"))
            .into());
    }
    let customer = read.get::<Customer>(customer_id.uuid()).await?;
    let mut head = head(read, customer.input.language, None, &customer.number)?;
    head.on = to.min(read.today());
    let mut facts = billed(read, customer_id, head.currency).await?;
    facts.extend(paid(read, customer_id, head.currency).await?);
    // Of a day, what was billed stands before what was paid for it.
    facts.sort_by(|a, b| (a.on, rank(a.what), &a.number).cmp(&(b.on, rank(b.what), &b.number)));
    let before = facts.iter().filter(|f| f.on < from);
    let opening_minor = before.map(|f| f.amount_minor).sum();
    let mut rows: Vec<StatementRow> = facts
        .into_iter()
        .filter(|f| (from..=to).contains(&f.on))
        .collect();
    let mut balance = opening_minor;
    for row in &mut rows {
        balance += row.amount_minor;
        row.balance_minor = balance;
    }
    let paper = Statement {
        head,
        customer: buyer_party(&Buyer::from(customer.as_ref())),
        from,
        to,
        opening_minor,
        rows,
        closing_minor: balance,
        ageing: None,
    };
    Ok(Ready {
        name: customer.number.clone(),
        sheet: Sheet::house(HousePaper::Statement(paper)),
    })
}

const fn rank(what: StatementWhat) -> u8 {
    match what {
        StatementWhat::Invoice => 0,
        StatementWhat::CreditNote => 1,
        StatementWhat::Payment => 2,
        StatementWhat::Refund => 3,
    }
}

/// Issued documents that were not cancelled.
async fn billed(
    read: &mut Read,
    customer_id: CustomerId,
    currency: Currency,
) -> Result<Vec<StatementRow>, CommandError> {
    let ids = documents_of_customer(&mut read.conn, customer_id).await?;
    let ids = ids
        .iter()
        .map(|id| id_of(id))
        .collect::<Result<Vec<Uuid>, _>>()?;
    let mut rows = Vec::new();
    for part in ids.chunks(AT_ONCE) {
        let records = read.get_all::<DocumentRecord>(part).await?;
        let documents = records.iter().filter(|r| r.cancelled.is_none());
        for document in documents.map(|r| &r.document) {
            if document.currency != currency {
                continue;
            }
            // A corrective by substitution changes the account by what it adds to, or takes from, the one it stands in the place of.
            let what = match document.kind {
                DocumentKind::Invoice | DocumentKind::SimplifiedInvoice => StatementWhat::Invoice,
                DocumentKind::CreditNote | DocumentKind::CorrectiveInvoice => {
                    StatementWhat::CreditNote
                }
            };
            let amount_minor = document.effect_minor();
            rows.push(StatementRow {
                on: document.issued_on,
                what,
                number: document.number.clone(),
                due_on: document.due_on,
                amount_minor,
                balance_minor: 0,
            });
        }
    }
    Ok(rows)
}

/// Payments and refunds of the customer's orders. Orders brought in from a file are left out: none of their documents is in the books.
async fn paid(
    read: &mut Read,
    customer_id: CustomerId,
    currency: Currency,
) -> Result<Vec<StatementRow>, CommandError> {
    let ids = orders_of_customer(&mut read.conn, customer_id).await?;
    let ids = ids
        .iter()
        .map(|id| id_of(id))
        .collect::<Result<Vec<Uuid>, _>>()?;
    let zone = read.cx.time_zone;
    let mut rows = Vec::new();
    for part in ids.chunks(AT_ONCE) {
        let orders = read.get_all::<Order>(part).await?;
        let ours =
            |o: &&std::sync::Arc<Order>| o.phase != OrderPhase::Closed && o.currency == currency;
        for order in orders.iter().filter(ours) {
            rows.extend(order.payments.iter().map(|payment| {
                let (what, amount_minor) = if payment.refund {
                    (StatementWhat::Refund, payment.amount_minor)
                } else {
                    (StatementWhat::Payment, -payment.amount_minor)
                };
                StatementRow {
                    on: local_date(payment.at, zone),
                    what,
                    number: order.number.clone(),
                    due_on: None,
                    amount_minor,
                    balance_minor: 0,
                }
            }));
        }
    }
    Ok(rows)
}
