//! The credit note of a return.

use std::collections::{BTreeMap, BTreeSet};

use super::{Return, ReturnEvent, ReturnStatus};
use crate::Decided;
use crate::actor::Ctx;
use crate::correction::{CorrectionGround, CorrectionWay};
use crate::document::{Corrects, Document, DocumentKind, DocumentLine, PaidBy, totals_of_lines};
use crate::exchange::InBooks;
use crate::ids::DocumentId;
use crate::money::share_of_units;
use crate::order::{InvoiceFacts, LineQuantity, Order, OrderEvent, Stage};
use crate::refusal::{Code, Refusal};
use crate::trade::GoodsFacts;
use crate::words::label;

/// A corrective of a return: what the return learns, what the order learns beside it, and the document with the one it replaces.
#[derive(Debug, Clone)]
pub struct Credited {
    /// What the return learns.
    pub event: ReturnEvent,
    /// The corrective; `None` where nothing was billed.
    pub document: Option<Document>,
    /// By substitution, what the order learns, and which document was replaced.
    pub replaces: Option<(OrderEvent, DocumentId)>,
}

impl Return {
    /// Units to credit, by line: accepted ones that an invoice billed beyond what the customer keeps.
    fn to_credit(&self, order: &Order) -> Vec<LineQuantity> {
        // What was written off for the tax is credited already, though the goods were still out.
        let written_off = |line: &crate::order::OrderLine| {
            line.billed.iter().any(|b| {
                let invoice = usize::try_from(b.invoice).ok();
                let invoice = invoice.and_then(|i| order.invoices.get(i));
                invoice.is_some_and(|i| i.written_off)
            })
        };
        self.lines
            .iter()
            .filter_map(|l| {
                let line = order.line(l.line_id).filter(|line| !written_off(line))?;
                let kept = line.stages.get(Stage::Shipped) + line.stages.get(Stage::Delivered);
                let quantity = l
                    .accepted()
                    .min(line.billed_units().saturating_sub(line.credited + kept));
                (quantity > 0).then_some(LineQuantity {
                    line_id: l.line_id,
                    quantity,
                })
            })
            .collect()
    }

    /// Whether a credit note is due (and a number must be drawn).
    pub fn needs_credit_note(&self, order: &Order) -> bool {
        !self.to_credit(order).is_empty()
    }

    /// The first invoice that is credited, whose exchange the credit note of an order in another currency keeps.
    pub fn first_credited(&self, order: &Order) -> Option<DocumentId> {
        let touched = self.touched(order, &self.to_credit(order));
        let index = usize::try_from(*touched.keys().next()?).ok()?;
        order.invoices.get(index).map(|i| i.document_id)
    }

    /// The invoice a corrective stands in the place of, by substitution the only one; by difference the first that names its buyer.
    pub fn original(&self, order: &Order, way: CorrectionWay) -> Decided<Option<DocumentId>> {
        let touched = self.touched(order, &self.to_credit(order));
        let mut invoices = touched
            .keys()
            .filter_map(|index| order.invoices.get(usize::try_from(*index).ok()?));
        match way {
            CorrectionWay::Difference => {
                let named = invoices.find(|i| i.is_full());
                Ok(named.map(|i| i.document_id))
            }
            CorrectionWay::Substitution => match (invoices.next(), invoices.next()) {
                (Some(only), None) => Ok(Some(only.document_id)),
                _ => Err(Refusal::new(Code::CorrectionSeveral)),
            },
        }
    }

    /// Issues the credit note, or closes the return where nothing of it was billed. By substitution it is a corrective
    /// invoice in the place of `original` (see [`Self::original`]) instead.
    pub fn decide_credit(
        &self,
        order: &Order,
        facts: Option<&InvoiceFacts>,
        original: Option<&Document>,
        way: CorrectionWay,
        ctx: &Ctx,
    ) -> Decided<Credited> {
        self.in_status(
            "issue-credit-note",
            &[ReturnStatus::Refunded, ReturnStatus::Inspected],
        )?;
        let units = self.to_credit(order);
        let Some(facts) = facts.filter(|_| !units.is_empty()) else {
            return Ok(Credited {
                event: ReturnEvent::Closed,
                document: None,
                replaces: None,
            });
        };
        let replaced = original.filter(|_| way == CorrectionWay::Substitution);
        let (document, replaces) = if let Some(replaced) = replaced {
            let corrects = self.corrected(order, &units);
            let reason = corrects.first().map_or("", |c| c.reason.as_str());
            let credited = self.credited_lines(order, &units, replaced.language);
            let refunded = self.refund.as_ref().map_or(0, |p| p.amount_minor);
            let refund = (self.return_id, refunded, reason);
            let correction = order.decide_replace(replaced, &credited, refund, facts, ctx)?;
            (
                correction.document,
                Some((correction.order, replaced.document_id)),
            )
        } else {
            let mut note = self.credit_note(order, &units, facts, ctx);
            // Whom the invoice names: the order may know somebody else by now, or nobody.
            if let Some(named) = original.and_then(|d| d.buyer.clone()) {
                note.buyer = Some(named);
            }
            (note, None)
        };
        Ok(Credited {
            event: ReturnEvent::Credited {
                document_id: document.document_id,
                number: document.number.clone(),
                lines: units,
            },
            document: Some(document),
            replaces,
        })
    }

    fn credit_note(
        &self,
        order: &Order,
        units: &[LineQuantity],
        facts: &InvoiceFacts,
        ctx: &Ctx,
    ) -> Document {
        let corrects = self.corrected(order, units);
        let full = self
            .touched(order, units)
            .keys()
            .filter_map(|index| order.invoices.get(usize::try_from(*index).ok()?))
            .any(crate::order::InvoiceRef::is_full);
        let language = order
            .buyer
            .as_ref()
            .map_or(facts.company.language, |b| b.language);
        let mut lines = self.credited_lines(order, units, language);
        let totals = totals_of_lines(&mut lines, order.prices_include_tax);
        let (series, serial) = facts.series.clone();
        let paid_back = self
            .refund
            .as_ref()
            .map_or(0, |p| p.amount_minor)
            .min(totals.total_minor);
        let books = order.exchange.as_ref().map(|frozen| {
            let exchange = facts.exchange.as_ref().unwrap_or(frozen).clone();
            InBooks::of(exchange, &totals.taxes, order.currency)
        });
        Document {
            document_id: DocumentId::new(ctx.new_id()),
            kind: DocumentKind::CreditNote,
            number: format!("{series}-{serial:06}"),
            series,
            serial,
            issued_at: ctx.now,
            issued_on: facts.issued_on,
            supplied_on: facts.issued_on,
            due_on: None,
            language,
            currency: order.currency,
            books,
            prices_include_tax: order.prices_include_tax,
            seller: crate::order::seller(facts.company),
            buyer: if full {
                order.buyer.as_ref().map(crate::order::buyer_party)
            } else {
                None
            },
            ship_to: None,
            location_name: facts.location_name.to_owned(),
            order_id: order.order_id,
            order_number: order.number.clone(),
            buyer_order: order.buyer_order.clone(),
            buyer_reference: order.buyer_reference.clone(),
            return_id: Some(self.return_id),
            lines,
            taxes: totals.taxes,
            net_minor: totals.net_minor,
            tax_minor: totals.tax_minor,
            total_minor: totals.total_minor,
            paid_minor: paid_back,
            due_minor: totals.total_minor - paid_back,
            payments: self
                .refund
                .iter()
                .map(|p| PaidBy {
                    tender: p.tender,
                    amount_minor: p.amount_minor,
                    on: p.at.utc_date(),
                })
                .collect(),
            corrects,
            ground: Some(CorrectionGround::Sale),
            replaced: None,
            tax_code: None,
            look: Some(
                facts
                    .company
                    .document_look(DocumentKind::CreditNote, language),
            ),
        }
    }

    /// The invoices whose units are credited, first billed first credited, by index into the order's, with the reasons of the return.
    fn touched(
        &self,
        order: &Order,
        units: &[LineQuantity],
    ) -> BTreeMap<u32, BTreeSet<&'static str>> {
        let mut touched = BTreeMap::new();
        for part in units {
            let Some(line) = order.line(part.line_id) else {
                continue;
            };
            let (mut from, to) = (line.credited, line.credited + part.quantity);
            let mut upto = 0;
            for billed in &line.billed {
                upto += billed.units;
                if from < upto && from < to {
                    let reason = self
                        .line(part.line_id)
                        .map_or("other", |l| l.reason.as_str());
                    let reasons: &mut BTreeSet<&'static str> =
                        touched.entry(billed.invoice).or_default();
                    reasons.insert(reason);
                    from = upto;
                }
            }
        }
        touched
    }

    fn corrected(&self, order: &Order, units: &[LineQuantity]) -> Vec<Corrects> {
        self.touched(order, units)
            .into_iter()
            .filter_map(|(index, reasons)| {
                let reason = match (reasons.len(), reasons.first()) {
                    (1, Some(only)) => only,
                    _ => "several",
                };
                let invoice = order.invoices.get(usize::try_from(index).ok()?)?;
                Some(Corrects {
                    document_id: invoice.document_id,
                    number: invoice.number.clone(),
                    issued_on: invoice.issued_on,
                    kind: invoice.kind,
                    reason: format!("return-reason-{reason}"),
                })
            })
            .collect()
    }

    fn credited_lines(
        &self,
        order: &Order,
        units: &[LineQuantity],
        language: crate::words::Language,
    ) -> Vec<DocumentLine> {
        let goods = units.iter().filter_map(|part| {
            let line = order.line(part.line_id)?;
            let discount_minor = share_of_units(
                line.discount_minor,
                line.quantity,
                line.credited,
                part.quantity,
            );
            Some(DocumentLine {
                line_no: Some(line.line_id),
                sku: line.sku.clone(),
                name: line.name.clone(),
                quantity: part.quantity,
                goods: line.goods.clone(),
                unit_price_minor: line.unit_price_minor,
                discount_minor,
                amount_minor: line.unit_price_minor * i64::from(part.quantity) - discount_minor,
                net_minor: 0,
                tax: line.tax,
            })
        });
        let charges = self
            .deliveries
            .iter()
            .filter_map(|(i, _)| order.deliveries.get(usize::try_from(*i).ok()?))
            .filter(|d| d.invoiced)
            .map(|d| DocumentLine {
                line_no: None,
                sku: String::new(),
                name: label(language, "doc-line-shipping"),
                quantity: 1,
                goods: GoodsFacts::default(),
                unit_price_minor: d.charge_minor,
                discount_minor: 0,
                amount_minor: d.charge_minor,
                net_minor: 0,
                tax: d.tax,
            });
        goods.chain(charges).collect()
    }
}
