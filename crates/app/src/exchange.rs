//! Exchange rates where they are asked for: the terms a sheet is priced in, the exchange of the day of supply. The rates are loaded only for
//! what is in another currency than the books.

use encargo_domain::company::Company;
use encargo_domain::customer::Customer;
use encargo_domain::document::DocumentRecord;
use encargo_domain::exchange::{Exchange, MoneyTerms, RateBook};
use encargo_domain::ids::DocumentId;
use encargo_domain::order::{Order, OrderInput};
use encargo_domain::{Currency, LocalDate};
use encargo_store::{Outcome, Work, load};
use serde::Serialize;
use ts_rs::TS;

use crate::error::CommandError;
use crate::queries::Read;

/// How an amount came from the books' currency, and what it comes to there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ExchangeView {
    /// Currency, rate, day and source.
    #[serde(flatten)]
    pub exchange: Exchange,
    /// The rate is of long before it was used.
    pub old: bool,
    /// The total in the books' currency.
    pub base_total_minor: i64,
}

impl ExchangeView {
    /// Of a total priced on a day; `None` in the books' currency.
    pub(crate) fn of(terms: &MoneyTerms, total_minor: i64, on: LocalDate) -> Option<Self> {
        terms.exchange.as_ref().map(|exchange| Self {
            old: exchange.is_old(on),
            base_total_minor: terms.to_base(total_minor),
            exchange: exchange.clone(),
        })
    }
}

/// The terms of a sheet inside a command.
pub(crate) async fn terms_in(
    work: &mut Work,
    company: &Company,
    input: &OrderInput,
    customer: Option<&Customer>,
    on: LocalDate,
) -> Outcome<MoneyTerms> {
    let (base, currency) = currencies(company, input, customer);
    if currency == base {
        return Ok(MoneyTerms::books(base));
    }
    let book = work.find::<RateBook>(company.company_id.uuid()).await?;
    Ok(MoneyTerms::of(book.as_deref(), base, currency, on)?)
}

/// The terms of a sheet as last committed.
pub(crate) async fn terms_of(
    read: &mut Read,
    input: &OrderInput,
    customer: Option<&Customer>,
) -> Result<MoneyTerms, CommandError> {
    let company = read.house.company()?.clone();
    let (base, currency) = currencies(&company, input, customer);
    if currency == base {
        return Ok(MoneyTerms::books(base));
    }
    let book = load::<RateBook>(&mut read.conn, company.company_id.uuid()).await?;
    let book = book.as_ref().map(|(book, _)| book.as_ref());
    Ok(MoneyTerms::of(book, base, currency, read.today())?)
}

fn currencies(
    company: &Company,
    input: &OrderInput,
    customer: Option<&Customer>,
) -> (Currency, Currency) {
    let base = company.currency;
    (base, input.currency(customer, base))
}

/// The exchange of the day an order's goods are supplied; `None` in the books' currency, and where no rate of that day is known any more: then
/// the one the order froze holds.
pub(crate) async fn of_supply(
    work: &mut Work,
    company: &Company,
    order: &Order,
    on: LocalDate,
) -> Outcome<Option<Exchange>> {
    if order.exchange.is_none() {
        return Ok(None);
    }
    let book = work.find::<RateBook>(company.company_id.uuid()).await?;
    let book = book.filter(|b| b.base == order.base_currency());
    Ok(book.and_then(|b| b.on(order.currency, on)))
}

/// The exchange a document froze, which what corrects it keeps.
pub(crate) async fn of_document(
    work: &mut Work,
    document_id: Option<DocumentId>,
) -> Outcome<Option<Exchange>> {
    let Some(id) = document_id else {
        return Ok(None);
    };
    let record = work.find::<DocumentRecord>(id.uuid()).await?;
    Ok(record.and_then(|r| Some(r.document.books.as_ref()?.exchange.clone())))
}
