//! From goods that left to a document: which units are billed, and the row as it will be printed.

use super::{InvoiceRef, LineQuantity, Order, OrderEvent, Stage};
use crate::Decided;
use crate::actor::Ctx;
use crate::company::Company;
use crate::document::{
    Document, DocumentEvent, DocumentKind, DocumentLine, PaidBy, Party, totals_of_lines,
};
use crate::exchange::{Exchange, InBooks};
use crate::ids::DocumentId;
use crate::money::share_of_units;
use crate::refusal::{Code, Refusal};
use crate::tax::{TaxCategory, Territory, vat_state};
use crate::time::LocalDate;
use crate::trade::GoodsFacts;
use crate::words::{Language, label};

/// The largest simplified invoice in retail, tax included (RD 1619/2012 art. 4.2).
pub const SIMPLIFIED_MAX_MINOR: i64 = 300_000;

/// What is to be billed now.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Billing {
    /// Units by line.
    pub lines: Vec<LineQuantity>,
    /// Deliveries whose charge goes with them.
    pub deliveries: Vec<u32>,
}

/// What issuing needs beyond the order.
#[derive(Debug, Clone)]
pub struct InvoiceFacts<'a> {
    /// Seller.
    pub company: &'a Company,
    /// Establishment.
    pub location_name: &'a str,
    /// Series and serial drawn for it.
    pub series: (String, u32),
    /// Day of issue at the establishment.
    pub issued_on: LocalDate,
    /// The exchange of the day of supply, where one is known; the order's own where it is not. Of no account for orders in the books' currency,
    /// and for what keeps the exchange of what it corrects.
    pub exchange: Option<Exchange>,
}

impl Order {
    /// Units that left the house and are on no invoice, and the charges of deliveries that are billed for the first time.
    pub fn to_invoice(&self) -> Billing {
        let lines: Vec<LineQuantity> = self
            .lines
            .iter()
            .map(|l| {
                // Kept by the customer, plus what was billed and credited since, less what is billed: units that came back
                // before they were billed never appear on an invoice.
                let kept = l.stages.get(Stage::Shipped) + l.stages.get(Stage::Delivered);
                LineQuantity {
                    line_id: l.line_id,
                    quantity: (kept + l.credited).saturating_sub(l.billed_units()),
                }
            })
            .filter(|l| l.quantity > 0)
            .collect();
        let deliveries = self
            .deliveries
            .iter()
            .enumerate()
            .filter_map(|(i, d)| Some((u32::try_from(i).ok()?, d)))
            .filter(|(i, d)| {
                !d.invoiced
                    && d.charge_minor != 0
                    && lines
                        .iter()
                        .any(|l| self.line(l.line_id).is_some_and(|l| l.delivery == *i))
            })
            .map(|(i, _)| i)
            .collect();
        Billing { lines, deliveries }
    }

    /// Sales the law wants a full invoice for, whatever their size (RD 1619/2012 art. 4.4): intra-community supplies, reverse charge, and
    /// distance sales into another member state than that of the seat.
    fn needs_full_invoice(&self, billing: &Billing, seat: &Territory) -> bool {
        billing
            .lines
            .iter()
            .filter_map(|l| self.line(l.line_id))
            .any(|line| {
                let to = usize::try_from(line.delivery)
                    .ok()
                    .and_then(|d| self.deliveries.get(d)?.address.as_ref())
                    .map(|a| Territory::of(a, seat.country()));
                matches!(line.tax.category, TaxCategory::K | TaxCategory::AE)
                    || to.is_some_and(|to| to.in_union() && to.country() != seat.country())
            })
    }

    /// The kind of document that will be issued now, to draw its number from the right series: a full invoice for a buyer with a tax id and where
    /// the law asks for one, else a simplified one where it allows its size. `seat` is the company's.
    pub fn next_invoice_kind(&self, seat: &Territory) -> Decided<DocumentKind> {
        let billing = self.to_invoice();
        if billing.lines.is_empty() {
            return Err(Refusal::new(Code::NothingToInvoice));
        }
        let mut lines = self.billed_lines(&billing, Language::En);
        let total = totals_of_lines(&mut lines, self.prices_include_tax).total_minor;
        let must = self.needs_full_invoice(&billing, seat);
        let large = self.to_base(total) > SIMPLIFIED_MAX_MINOR;
        match &self.buyer {
            Some(b) if must || !b.tax_id.is_empty() || large => Ok(DocumentKind::Invoice),
            None if must => Err(Refusal::new(Code::FieldRequired).with("field", "customer")),
            None if large => Err(Refusal::new(Code::SimplifiedTooLarge)
                .with("limit", SIMPLIFIED_MAX_MINOR)
                .with("currency", self.base_currency().as_str())),
            _ => Ok(DocumentKind::SimplifiedInvoice),
        }
    }

    /// Issues an invoice for everything that is to be billed.
    pub fn decide_invoice(
        &self,
        facts: &InvoiceFacts,
        ctx: &Ctx,
    ) -> Decided<(OrderEvent, DocumentId, DocumentEvent)> {
        let kind = self.next_invoice_kind(&facts.company.seat())?;
        let billing = self.to_invoice();
        let language = self
            .buyer
            .as_ref()
            .map_or(facts.company.language, |b| b.language);
        let mut lines = self.billed_lines(&billing, language);
        let totals = totals_of_lines(&mut lines, self.prices_include_tax);
        let (series, serial) = facts.series.clone();
        let number = format!("{series}-{serial:06}");
        let document_id = DocumentId::new(ctx.new_id());
        let paid_minor = self.paid_towards_invoice(totals.total_minor);
        let due_minor = totals.total_minor - paid_minor;
        let books = self.exchange.as_ref().map(|frozen| {
            let of_supply = facts.exchange.as_ref().filter(|x| x.base == frozen.base);
            let exchange = of_supply.unwrap_or(frozen).clone();
            InBooks::of(exchange, &totals.taxes, self.currency)
        });
        let document = Document {
            document_id,
            kind,
            series,
            serial,
            number,
            issued_at: ctx.now,
            issued_on: facts.issued_on,
            supplied_on: facts.issued_on,
            due_on: (due_minor > 0).then(|| self.due_on(facts.issued_on)),
            language,
            currency: self.currency,
            books,
            prices_include_tax: self.prices_include_tax,
            seller: seller(facts.company),
            buyer: if kind == DocumentKind::Invoice {
                self.buyer.as_ref().map(buyer_party)
            } else {
                None
            },
            ship_to: if kind == DocumentKind::Invoice {
                self.deliveries.iter().find_map(|d| d.address.clone())
            } else {
                None
            },
            location_name: facts.location_name.to_owned(),
            order_id: self.order_id,
            order_number: self.number.clone(),
            buyer_order: self.buyer_order.clone(),
            buyer_reference: self.buyer_reference.clone(),
            return_id: None,
            lines,
            taxes: totals.taxes,
            net_minor: totals.net_minor,
            tax_minor: totals.tax_minor,
            total_minor: totals.total_minor,
            paid_minor,
            due_minor,
            payments: self
                .payments
                .iter()
                .filter(|p| !p.refund && paid_minor > 0)
                .map(|p| PaidBy {
                    tender: p.tender,
                    amount_minor: p.amount_minor.min(paid_minor),
                    on: p.at.utc_date(),
                })
                .collect(),
            corrects: Vec::new(),
            ground: None,
            replaced: None,
            tax_code: None,
            look: Some(facts.company.document_look(kind, language)),
        };
        let invoice = InvoiceRef::of(&document);
        Ok((
            OrderEvent::Invoiced {
                invoice,
                lines: billing.lines,
                deliveries: billing.deliveries,
            },
            document_id,
            DocumentEvent::Issued {
                document: Box::new(document),
            },
        ))
    }

    /// The day an invoice of `issued_on` is due: as agreed with the buyer, else at once.
    pub(crate) fn due_on(&self, issued_on: LocalDate) -> LocalDate {
        let days = self.buyer.as_ref().map_or(0, |b| b.trade.payment_days);
        issued_on.plus_days(days)
    }

    /// Takes an invoice back that should never have been issued (wrong customer, issued twice): its units may be invoiced again. What was
    /// credited since leaves no way to do so; then another credit note puts it right.
    pub fn decide_cancel_invoice(&self, document_id: DocumentId) -> Decided<OrderEvent> {
        let index = self
            .invoices
            .iter()
            .position(|i| i.document_id == document_id)
            .ok_or_else(|| Refusal::not_found("document", document_id))?;
        let invoice = self.invoices.get(index);
        if invoice.is_some_and(|i| i.cancelled) {
            return Err(Refusal::new(Code::NothingToDo));
        }
        // The shares of a line's discount follow the units billed before: what was billed later must go first.
        if let Some(later) = self.invoices.iter().skip(index + 1).find(|i| !i.cancelled) {
            return Err(Refusal::new(Code::InvoiceNotLast).with("number", later.number.as_str()));
        }
        let bills = |l: &super::OrderLine| {
            l.billed
                .iter()
                .any(|b| usize::try_from(b.invoice) == Ok(index))
        };
        if self.lines.iter().any(|l| bills(l) && l.credited > 0) {
            return Err(Refusal::new(Code::InvoiceCredited)
                .with("number", invoice.map_or("", |i| i.number.as_str())));
        }
        Ok(OrderEvent::InvoiceCancelled {
            document_id,
            deliveries: self.deliveries_on(index),
        })
    }

    /// Deliveries whose charge an invoice bills: it was billed with the first units of the delivery.
    fn deliveries_on(&self, index: usize) -> Vec<u32> {
        let of = |l: &super::OrderLine| l.billed.iter().map(|b| b.invoice).min();
        let mut first: std::collections::BTreeMap<u32, u32> = std::collections::BTreeMap::new();
        for line in &self.lines {
            if let Some(invoice) = of(line) {
                let known = first.entry(line.delivery).or_insert(invoice);
                *known = invoice.min(*known);
            }
        }
        first
            .into_iter()
            .filter(|(_, invoice)| usize::try_from(*invoice) == Ok(index))
            .map(|(delivery, _)| delivery)
            .collect()
    }

    /// Money received that earlier invoices have not used up.
    fn paid_towards_invoice(&self, total_minor: i64) -> i64 {
        let billed_before: i64 = self
            .lines
            .iter()
            .map(|l| share_of_units(self.gross_of(l), l.quantity, 0, l.billed_units()))
            .chain(
                self.deliveries
                    .iter()
                    .filter(|d| d.invoiced)
                    .map(|d| self.gross_of_charge(d)),
            )
            .sum();
        (self.paid_minor() - billed_before).clamp(0, total_minor)
    }

    fn billed_lines(&self, billing: &Billing, language: Language) -> Vec<DocumentLine> {
        let goods = billing.lines.iter().filter_map(|part| {
            let line = self.line(part.line_id)?;
            let before = line.billed_units();
            let discount_minor =
                share_of_units(line.discount_minor, line.quantity, before, part.quantity);
            let amount_minor = line.unit_price_minor * i64::from(part.quantity) - discount_minor;
            Some(DocumentLine {
                line_no: Some(line.line_id),
                sku: line.sku.clone(),
                name: line.name.clone(),
                quantity: part.quantity,
                goods: line.goods.clone(),
                unit_price_minor: line.unit_price_minor,
                discount_minor,
                amount_minor,
                net_minor: 0,
                tax: line.tax,
            })
        });
        let charges = billing.deliveries.iter().filter_map(|i| {
            let delivery = self.deliveries.get(usize::try_from(*i).ok()?)?;
            Some(DocumentLine {
                line_no: None,
                sku: String::new(),
                name: label(language, "doc-line-shipping"),
                quantity: 1,
                goods: GoodsFacts::default(),
                unit_price_minor: delivery.charge_minor,
                discount_minor: 0,
                amount_minor: delivery.charge_minor,
                net_minor: 0,
                tax: delivery.tax,
            })
        });
        goods.chain(charges).collect()
    }
}

/// The seller as printed.
pub fn seller(company: &Company) -> Party {
    Party {
        name: company.legal_name.clone(),
        trade_name: company.name.clone(),
        tax_id: company.tax_id.clone(),
        vat_id: company.vat_id.clone(),
        address: company.address.clone(),
        email: company.email.clone(),
        phone: company.phone.clone(),
        web: company.web.clone(),
        register_text: company.register_text.clone(),
        iban: company.iban.clone(),
        bic: company.bic.clone(),
        endpoint: company.endpoint.clone(),
        contact: company.contact.clone(),
    }
}

/// The buyer as printed.
pub fn buyer_party(buyer: &super::Buyer) -> Party {
    Party {
        name: buyer.name.clone(),
        tax_id: buyer.tax_id.clone(),
        // A number of the union is a VAT number: an intra-community invoice must name it (EN 16931 BT-48).
        vat_id: if vat_state(&buyer.tax_id).is_some() {
            buyer.tax_id.clone()
        } else {
            String::new()
        },
        address: buyer.address.clone(),
        email: buyer.email.clone(),
        phone: buyer.phone.clone(),
        endpoint: buyer.trade.endpoint.clone(),
        ..Party::default()
    }
}
