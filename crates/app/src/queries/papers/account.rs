//! The statement of a customer's account: what was billed and credited, what was paid and given back, and what is owed after each.

use encargo_documents::papers::{HousePaper, Statement, StatementRow, StatementWhat};
use encargo_domain::correction::CorrectionGround;
use encargo_domain::customer::Customer;
use encargo_domain::document::{DocumentKind, DocumentRecord};
use encargo_domain::ids::CustomerId;
use encargo_domain::money::Currency;
use encargo_domain::order::{Buyer, Order, OrderPhase, buyer_party};
use encargo_domain::refusal::Code;
use encargo_domain::{LocalDate, Refusal};
use encargo_store::{documents_of_customer, orders_of_customer};
use uuid::Uuid;

use super::ageing::{Entry, ageing};
use super::{Ready, Sheet, head};
use crate::context::local_date;
use crate::error::CommandError;
use crate::queries::{Read, id_of};

/// Aggregates loaded in one go.
const AT_ONCE: usize = 200;

/// The account in one currency over a period, and how old the debt at its end is.
pub(super) async fn statement(
    read: &mut Read,
    customer_id: CustomerId,
    (from, to): (LocalDate, LocalDate),
    currency: Option<Currency>,
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
    head.currency = currency.unwrap_or(head.currency);
    let mut facts = billed(read, customer_id, head.currency).await?;
    facts.extend(paid(read, customer_id, head.currency).await?);
    // Of a day, what was billed stands before what was paid for it.
    facts.sort_by(|Fact { row: a, .. }, Fact { row: b, .. }| {
        (a.on, rank(a.what), &a.number).cmp(&(b.on, rank(b.what), &b.number))
    });
    let ageing = ageing(&entries(&facts, to), head.on);
    let facts = facts.into_iter().map(|fact| fact.row);
    let (before, facts): (Vec<_>, Vec<_>) = facts.partition(|f| f.on < from);
    let opening_minor = before.iter().map(|f| f.amount_minor).sum();
    let mut rows: Vec<StatementRow> = facts.into_iter().filter(|f| f.on <= to).collect();
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
        ageing,
    };
    Ok(Ready {
        name: customer.number.clone(),
        sheet: Sheet::house(HousePaper::Statement(paper)),
    })
}

/// A row of the account with the order it is of.
struct Fact {
    row: StatementRow,
    order: String,
}

/// What happened up to a day, for its age.
fn entries(facts: &[Fact], to: LocalDate) -> Vec<Entry> {
    let until = facts.iter().filter(|fact| fact.row.on <= to);
    until
        .map(|Fact { row, order }| Entry {
            order: order.clone(),
            due: row.due_on.unwrap_or(row.on),
            amount_minor: row.amount_minor,
        })
        .collect()
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
) -> Result<Vec<Fact>, CommandError> {
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
            // Correcting the tax of what is not paid forgives no debt.
            if matches!(
                document.ground,
                Some(CorrectionGround::Insolvency | CorrectionGround::BadDebt)
            ) {
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
            let row = StatementRow {
                on: document.issued_on,
                what,
                number: document.number.clone(),
                due_on: document.due_on,
                amount_minor,
                balance_minor: 0,
            };
            rows.push(Fact {
                row,
                order: document.order_number.clone(),
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
) -> Result<Vec<Fact>, CommandError> {
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
                let row = StatementRow {
                    on: local_date(payment.at, zone),
                    what,
                    number: order.number.clone(),
                    due_on: None,
                    amount_minor,
                    balance_minor: 0,
                };
                Fact {
                    row,
                    order: order.number.clone(),
                }
            }));
        }
    }
    Ok(rows)
}
