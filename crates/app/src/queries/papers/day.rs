//! What a location took on a day (Z report): documents by kind and series, taxes, payments by method. Drawers are not kept in the books: there is no
//! opening, float or count, and none is printed; the count is written in by hand.

use std::collections::BTreeMap;

use encargo_documents::papers::{HousePaper, SeriesRange, TenderCount, TillReport, TillSum};
use encargo_domain::document::{Document, DocumentKind, DocumentRecord, TaxGroup};
use encargo_domain::ids::LocationId;
use encargo_domain::order::{Order, OrderEvent, Payment, Tender};
use encargo_domain::returns::{Return, ReturnEvent};
use encargo_domain::tax::LineTax;
use encargo_domain::words::label;
use encargo_domain::{AggregateKind, Currency, Event, LocalDate, Refusal};
use encargo_store::{Fault, Takings, documents_of_day, takings};
use uuid::Uuid;

use super::{Ready, Sheet, head, house_language};
use crate::context::moment;
use crate::error::CommandError;
use crate::queries::{Read, id_of};

/// The report of a location's day.
pub(super) async fn report(
    read: &mut Read,
    location_id: LocationId,
    on: LocalDate,
) -> Result<Ready, CommandError> {
    let location = read.house.location(location_id);
    let location = location
        .ok_or_else(|| Refusal::not_found("location", location_id))?
        .clone();
    let language = house_language(read);
    let documents = documents(read, location_id, on).await?;
    let payments = payments(read, location_id, on).await?;
    let mut head = head(read, language, Some(location_id), "")?;
    let currency = head.currency;
    head.on = on;
    let sums = [
        (DocumentKind::Invoice, "doc-day-invoices"),
        (DocumentKind::SimplifiedInvoice, "doc-day-simplified"),
        (DocumentKind::CreditNote, "doc-day-credits"),
        (DocumentKind::CorrectiveInvoice, "doc-day-correctives"),
    ]
    .map(|(kind, key)| {
        let of = || documents.iter().filter(|d| d.kind == kind);
        TillSum {
            name: label(language, key),
            count: count(of().count()),
            amount_minor: of().map(Document::base_effect_minor).sum(),
        }
    });
    let report = TillReport {
        head,
        till: String::new(),
        cashier: String::new(),
        opened: None,
        closed: None,
        sums: sums.into_iter().filter(|s| s.count > 0).collect(),
        total_minor: documents.iter().map(Document::base_effect_minor).sum(),
        taxes: taxes(&documents),
        tenders: tenders(&payments, currency),
        series: series(&documents),
        float_minor: None,
        moved_minor: None,
    };
    Ok(Ready {
        name: format!("{} {on}", location.code),
        sheet: Sheet::house(HousePaper::Till(report)),
    })
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// What the location issued that day and nobody cancelled: invoices of orders it took, credit notes of returns it received.
async fn documents(
    read: &mut Read,
    location_id: LocationId,
    on: LocalDate,
) -> Result<Vec<Document>, CommandError> {
    let currency = read.house.company()?.currency;
    let around = (
        moment(on, 0, read.cx.time_zone),
        moment(on.plus_days(1), 0, read.cx.time_zone),
    );
    let ids = documents_of_day(&mut read.conn, on, around).await?;
    let ids = ids
        .iter()
        .map(|id| id_of(id))
        .collect::<Result<Vec<Uuid>, _>>()?;
    let mut found = Vec::new();
    for record in read.get_all::<DocumentRecord>(&ids).await? {
        let document = &record.document;
        let order_id = document.order_id.uuid();
        let at = if let Some(id) = document.return_id {
            read.get::<Return>(id.uuid()).await?.location_id
        } else {
            read.get::<Order>(order_id).await?.location_id
        };
        if record.cancelled.is_none() && at == location_id && document.base_currency() == currency {
            found.push(document.clone());
        }
    }
    Ok(found)
}

/// Money that came in or went back there that day: where whoever took it works, else where the order was taken.
async fn payments(
    read: &mut Read,
    location_id: LocationId,
    on: LocalDate,
) -> Result<Vec<Taken>, CommandError> {
    let zone = read.cx.time_zone;
    let day = (moment(on, 0, zone), moment(on.plus_days(1), 0, zone));
    let rows = takings(&mut read.conn, location_id, day).await?;
    let mut found = Vec::new();
    for row in rows {
        let payment = payment_of(&row)?;
        let currency = Currency::parse(&row.currency);
        found.extend(payment.map(|payment| Taken { payment, currency }));
    }
    Ok(found)
}

fn payment_of(row: &Takings) -> Result<Option<Payment>, CommandError> {
    let kind = AggregateKind::parse(&row.aggregate_kind)
        .ok_or_else(|| Fault::Broken(format!("{} is no kind", row.aggregate_kind)))?;
    let event = Event::read(kind, id_of(&row.aggregate_id)?, &row.payload);
    let event = event.map_err(|source| Fault::Json {
        what: "reading a payment",
        source,
    })?;
    Ok(match event {
        Event::Order(_, OrderEvent::PaymentTaken { payment }) => Some(payment),
        Event::Return(_, ReturnEvent::Refunded { payment }) => payment,
        _ => None,
    })
}

/// A payment and the currency of its order.
struct Taken {
    payment: Payment,
    currency: Option<Currency>,
}

/// By tender; what came in another currency than the books' stands by itself, as the terminal's own report has it.
fn tenders(payments: &[Taken], books: Currency) -> Vec<TenderCount> {
    let foreign = |t: &Taken| t.currency.filter(|c| *c != books);
    let mut currencies: Vec<Option<Currency>> = payments.iter().map(foreign).collect();
    currencies.push(None);
    currencies.sort_unstable();
    currencies.dedup();
    let of = |currency| {
        let of = payments.iter().filter(move |t| foreign(t) == currency);
        let of: Vec<&Payment> = of.map(|t| &t.payment).collect();
        by_tender(&of, currency)
    };
    currencies.into_iter().flat_map(of).collect()
}

fn by_tender(payments: &[&Payment], currency: Option<Currency>) -> Vec<TenderCount> {
    let all = [
        Tender::Cash,
        Tender::Card,
        Tender::Transfer,
        Tender::Online,
        Tender::StoreCredit,
    ];
    all.into_iter()
        .filter_map(|tender| {
            let of = || payments.iter().filter(move |p| p.tender == tender);
            let sum = |refund: bool| -> i64 {
                let some = of().filter(|p| p.refund == refund);
                some.map(|p| p.amount_minor).sum()
            };
            let back_minor = sum(true);
            (of().count() > 0).then(|| TenderCount {
                tender,
                currency,
                count: count(of().count()),
                back_minor,
                expected_minor: sum(false) - back_minor,
                counted_minor: None,
            })
        })
        .collect()
}

/// Taxes of all documents in the books' currency, as each of them states them.
fn taxes(documents: &[Document]) -> Vec<TaxGroup> {
    let mut groups: BTreeMap<LineTax, TaxGroup> = BTreeMap::new();
    for document in documents {
        for tax in document.base_tax_effects() {
            let group = groups.entry(tax.tax).or_insert(TaxGroup {
                tax: tax.tax,
                base_minor: 0,
                tax_minor: 0,
                surcharge_minor: 0,
                split: None,
            });
            group.base_minor += tax.base_minor;
            group.tax_minor += tax.tax_minor;
            group.surcharge_minor += tax.surcharge_minor;
            if let Some(split) = tax.split {
                group.split = Some(group.split.unwrap_or_default().plus(1, split));
            }
        }
    }
    groups.into_values().collect()
}

/// First and last number of each series, by series.
fn series(documents: &[Document]) -> Vec<SeriesRange> {
    let mut by: BTreeMap<&str, Vec<&Document>> = BTreeMap::new();
    for document in documents {
        by.entry(&document.series).or_default().push(document);
    }
    by.into_values()
        .filter_map(|of| {
            let first = of.iter().min_by_key(|d| d.serial)?;
            let last = of.iter().max_by_key(|d| d.serial)?;
            Some(SeriesRange {
                first: first.number.clone(),
                last: last.number.clone(),
                count: count(of.len()),
            })
        })
        .collect()
}
