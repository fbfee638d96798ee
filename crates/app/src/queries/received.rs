//! An e-invoice of a supplier beside the purchase order it bills: what differs in quantity and price, before anybody pays it. Nothing is
//! stored: the file stays where it is.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use encargo_documents::received::{
    self, Difference, ExpectedLine, Received, ReceivedError, ReceivedLine, Syntax,
};
use encargo_domain::LocalDate;
use encargo_domain::Refusal;
use encargo_domain::ids::PurchaseOrderId;
use encargo_domain::purchase::PurchaseOrder;
use encargo_domain::refusal::Code;
use encargo_domain::words::{self, Language};
use encargo_store::purchase_order_by_number;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::CommandError;
use crate::queries::Read;

/// The largest file that is read.
const FILE_MAX: usize = 16 << 20;

/// Asks what a supplier's e-invoice says.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(rename = "SupplierInvoiceQuery")]
pub(crate) struct InvoiceQuery {
    /// The file: UBL or CII as XML, or a PDF with CII inside; in base64.
    pub base64: String,
    /// The order it bills; left out: the one it names.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub purchase_order_id: Option<PurchaseOrderId>,
}

/// A supplier's e-invoice, and what differs from the order.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SupplierInvoice {
    /// `UBL`, `CII` or `Factur-X`.
    pub syntax: &'static str,
    /// It credits instead of billing.
    pub credit: bool,
    /// Number.
    pub number: String,
    /// Day of issue.
    pub issued_on: LocalDate,
    /// Day it is due.
    pub due_on: Option<LocalDate>,
    /// Who bills.
    pub seller_name: String,
    /// Their VAT number, or another one.
    pub seller_tax_id: String,
    /// Account to pay to.
    pub iban: String,
    /// ISO 4217.
    pub currency: String,
    /// It is not the currency of the books.
    pub other_currency: bool,
    /// Without tax.
    pub net_minor: i64,
    /// Tax.
    pub tax_minor: i64,
    /// With tax.
    pub total_minor: i64,
    /// Left to pay.
    pub due_minor: i64,
    /// The number of our order, as the invoice says it.
    pub order_number: String,
    /// The order it was laid beside; `None` where none is named or known.
    pub order: Option<BilledOrder>,
    /// Its lines.
    pub lines: Vec<SupplierInvoiceLine>,
    /// Ordered and not billed.
    pub not_billed: Vec<NotBilled>,
}

/// The order of a supplier's invoice.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct BilledOrder {
    /// Id.
    pub purchase_order_id: PurchaseOrderId,
    /// Number.
    pub number: String,
    /// Who supplies.
    pub supplier_name: String,
}

/// A line of a supplier's invoice.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SupplierInvoiceLine {
    /// Goods.
    pub name: String,
    /// The most telling of its numbers.
    pub sku: String,
    /// Billed, as a person here writes it.
    pub quantity: String,
    /// Without tax.
    pub net_minor: i64,
    /// Units ordered, or received so far, of the line of the order; `None` where nothing was compared.
    pub expected_quantity: Option<u32>,
    /// What these units cost by the books; `None` where the books know no cost.
    pub expected_minor: Option<i64>,
    /// What is wrong with it, worst first; empty where nothing is.
    pub flaws: Vec<InvoiceFlaw>,
}

/// What is wrong with a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub(crate) enum InvoiceFlaw {
    /// Billed and not ordered.
    NotOrdered,
    /// Another number of units.
    Quantity,
    /// Another price.
    Price,
}

/// Goods of the order that the invoice does not bill.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct NotBilled {
    /// SKU.
    pub sku: String,
    /// Name.
    pub name: String,
    /// Units.
    pub quantity: u32,
}

/// `purchase_order.check_invoice`
pub(crate) async fn check_invoice(
    read: &mut Read,
    query: InvoiceQuery,
) -> Result<SupplierInvoice, CommandError> {
    let bytes = STANDARD
        .decode(&query.base64)
        .ok()
        .filter(|bytes| bytes.len() <= FILE_MAX)
        .ok_or_else(|| unreadable("", ""))?;
    // A stranger's file may take its time: not on the threads that answer calls.
    let received = tokio::task::spawn_blocking(move || received::read(&bytes)).await;
    let received = received
        .map_err(|e| encargo_store::Fault::Panic(e.to_string()))?
        .map_err(|error| match error {
            ReceivedError::Unknown(_) => unreadable("", ""),
            ReceivedError::Field { term, text } => unreadable(term, &text),
            ReceivedError::Sums(rule) => unreadable(rule, ""),
        })?;
    let order = match query.purchase_order_id {
        Some(id) => Some(read.get::<PurchaseOrder>(id.uuid()).await?),
        None => match purchase_order_by_number(&mut read.conn, received.order.trim()).await? {
            Some(id) => Some(read.get::<PurchaseOrder>(id).await?),
            None => None,
        },
    };
    match order {
        Some(order) => beside(read, &received, &order).await,
        None => Ok(alone(read, &received)),
    }
}

fn unreadable(term: &str, text: &str) -> CommandError {
    Refusal::new(Code::NoEInvoice)
        .with("term", term)
        .with("value", text)
        .into()
}

/// What the invoice says by itself.
fn alone(read: &Read, received: &Received) -> SupplierInvoice {
    let language = read.language();
    let books = read.house.company.as_ref().map(|c| c.currency);
    let lines = received.lines.iter().map(|line| SupplierInvoiceLine {
        name: line.name.clone(),
        sku: number_of(line).to_owned(),
        quantity: quantity(line.quantity_millionths, language),
        net_minor: line.net_minor,
        expected_quantity: None,
        expected_minor: None,
        flaws: Vec::new(),
    });
    let seller = &received.seller;
    SupplierInvoice {
        syntax: match received.syntax {
            Syntax::Cii => "CII",
            Syntax::FacturX => "Factur-X",
            Syntax::Ubl => "UBL",
        },
        credit: received.credit,
        number: received.number.clone(),
        issued_on: received.issued_on,
        due_on: received.due_on,
        seller_name: seller.name.clone(),
        seller_tax_id: [&seller.vat_id, &seller.tax_id]
            .into_iter()
            .find(|id| !id.is_empty())
            .cloned()
            .unwrap_or_default(),
        iban: received.iban.clone(),
        currency: received.currency.clone(),
        other_currency: books.is_some_and(|c| c.as_str() != received.currency),
        net_minor: received.net_minor,
        tax_minor: received.tax_minor,
        total_minor: received.total_minor,
        due_minor: received.due_minor,
        order_number: received.order.clone(),
        order: None,
        lines: lines.collect(),
        not_billed: Vec::new(),
    }
}

/// Millionths as a person writes them: without zeros at the end.
fn quantity(millionths: i64, language: Language) -> String {
    let (mut number, mut decimals) = (millionths, 6);
    while decimals > 0 && number % 10 == 0 {
        number /= 10;
        decimals -= 1;
    }
    words::decimal(language, number, decimals)
}

fn number_of(line: &ReceivedLine) -> &str {
    [&line.buyer_sku, &line.seller_sku, &line.gtin]
        .into_iter()
        .find(|n| !n.is_empty())
        .map_or("", String::as_str)
}

/// The invoice beside the order. What came so far is what may be billed; where nothing came yet, what was ordered. A price is what the item
/// costs by the books; an item without a cost is compared by quantity alone.
async fn beside(
    read: &mut Read,
    received: &Received,
    order: &PurchaseOrder,
) -> Result<SupplierInvoice, CommandError> {
    let items = read.items(order.lines.iter().map(|l| l.item_id)).await?;
    let language = read.language();
    let currency = read.house.company()?.currency;
    let came = order.lines.iter().any(|l| l.received > 0);
    let input = |i: usize| {
        let line = order.lines.get(i)?;
        items.get(&line.item_id).map(|item| &item.input)
    };
    let expected: Vec<ExpectedLine> = order
        .lines
        .iter()
        .enumerate()
        .map(|(i, line)| ExpectedLine {
            sku: input(i).map_or_else(String::new, |item| item.sku.clone()),
            supplier_sku: String::new(),
            gtin: input(i).map_or_else(String::new, |item| item.barcode.clone()),
            quantity: if came { line.received } else { line.quantity },
            unit_price_minor: input(i).map_or(0, |item| item.cost_minor),
        })
        .collect();
    let mut answer = alone(read, received);
    answer.order = Some(BilledOrder {
        purchase_order_id: order.purchase_order_id,
        number: order.number.clone(),
        supplier_name: order.supplier_name.clone(),
    });
    let compared = received::compare(received, currency.as_str(), &expected);
    for (line, matched) in answer
        .lines
        .iter_mut()
        .zip(received::matches(received, &expected))
    {
        let Some(wanted) = matched.and_then(|i| expected.get(i)) else {
            line.flaws.push(InvoiceFlaw::NotOrdered);
            continue;
        };
        line.expected_quantity = Some(wanted.quantity);
        line.expected_minor = (wanted.unit_price_minor > 0)
            .then(|| wanted.unit_price_minor * i64::from(wanted.quantity));
    }
    for difference in compared {
        let (line, flaw) = match difference {
            Difference::Currency { .. } | Difference::NotOrdered { .. } => continue,
            Difference::NotBilled { expected: i } => {
                let wanted = expected.get(i).filter(|w| w.quantity > 0);
                if let (Some(wanted), Some(item)) = (wanted, input(i)) {
                    answer.not_billed.push(NotBilled {
                        sku: item.sku.clone(),
                        name: item.name(language).to_owned(),
                        quantity: wanted.quantity,
                    });
                }
                continue;
            }
            Difference::Quantity { line, .. } => (line, InvoiceFlaw::Quantity),
            Difference::Price {
                line, expected: i, ..
            } => {
                let known = expected.get(i).is_some_and(|w| w.unit_price_minor > 0);
                if !known || answer.other_currency {
                    continue;
                }
                (line, InvoiceFlaw::Price)
            }
        };
        if let Some(line) = answer.lines.get_mut(line) {
            line.flaws.push(flaw);
        }
    }
    Ok(answer)
}
