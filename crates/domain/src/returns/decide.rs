//! The verbs of a return, what they do to the order and to stock, and what goes back in money.

use super::{
    Disposition, Inspection, Return, ReturnEvent, ReturnLine, ReturnLineInput, ReturnStatus,
};
use crate::Decided;
use crate::actor::{Actor, Ctx, Permission};
use crate::company::{Company, ProcessOptions};
use crate::document::{
    Corrects, Document, DocumentEvent, DocumentKind, DocumentLine, PaidBy, Taxed, totals,
};
use crate::ids::{DocumentId, LineNo, LocationId, PaymentId, ReturnId};
use crate::money::share_of_units;
use crate::order::{Asks, LineQuantity, Offer, Order, OrderLine, Payment, Stage, Tender};
use crate::refusal::{Code, Refusal};
use crate::stock::{Bucket, Place, StockMove};
use crate::time::LocalDate;
use crate::words::label;

/// What a return of some units would give.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefundQuote {
    /// By line: units, value, or why not.
    pub lines: Vec<(LineNo, u32, Result<i64, Refusal>)>,
    /// Delivery charges that go back: index and value.
    pub deliveries: Vec<(u32, i64)>,
    /// Money that goes back, after what is still owed for what the customer keeps.
    pub refund_minor: i64,
}

/// Value of `units` more of a line: any order of parts adds up to what the line cost.
fn value_of(order: &Order, line: &OrderLine, units: u32) -> i64 {
    share_of_units(order.gross_of(line), line.quantity, line.refunded, units)
}

/// Delivery charges that go back when these units come back: when everything of a delivery did (Directive 2011/83/EU art. 13.1).
fn charges_going_back(order: &Order, accepted: &[LineQuantity]) -> Vec<(u32, i64)> {
    let back = |line: &OrderLine| {
        line.refunded
            + accepted
                .iter()
                .filter(|a| a.line_id == line.line_id)
                .map(|a| a.quantity)
                .sum::<u32>()
    };
    order
        .deliveries
        .iter()
        .enumerate()
        .filter_map(|(i, d)| Some((u32::try_from(i).ok()?, d)))
        .filter(|(i, d)| {
            let mut lines = order.lines.iter().filter(|l| l.delivery == *i).peekable();
            d.charge_minor != 0
                && !d.refunded
                && lines.peek().is_some()
                && lines.all(|l| back(l) == l.quantity - l.stages.get(Stage::Cancelled))
        })
        .map(|(i, d)| (i, order.gross_of_charge(d)))
        .collect()
}

/// Money that goes back for goods worth `value`: what the shop holds beyond what is still owed, at most the value.
fn payable(order: &Order, value: i64) -> i64 {
    let held = order.paid_minor() - order.refunded_minor();
    let kept = order.due_minor() + held - value;
    (held - kept.max(0)).clamp(0, value.max(0))
}

fn guard_line(
    order: &Order,
    input: &LineQuantity,
    today: LocalDate,
    options: &ProcessOptions,
) -> Decided<()> {
    let line = order
        .line(input.line_id)
        .ok_or_else(|| Refusal::not_found("line", input.line_id))?;
    if input.quantity == 0 || input.quantity > line.returnable_units() {
        return Err(Refusal::new(Code::MoreThanReturnable)
            .with("sku", line.sku.as_str())
            .with("returnable", line.returnable_units()));
    }
    if !line.returnable {
        return Err(Refusal::new(Code::NotReturnable).with("sku", line.sku.as_str()));
    }
    let since = today.days_since(order.placed_at.utc_date());
    if since > i64::from(options.return_window_days) {
        return Err(Refusal::new(Code::ReturnWindowOver)
            .with("days", options.return_window_days)
            .with("since", since));
    }
    Ok(())
}

/// What a return would give, line by line, before anything is decided.
pub fn quote(
    order: &Order,
    lines: &[LineQuantity],
    today: LocalDate,
    options: &ProcessOptions,
) -> RefundQuote {
    let quoted: Vec<_> = lines
        .iter()
        .map(|l| {
            let value = guard_line(order, l, today, options).map(|()| {
                order
                    .line(l.line_id)
                    .map_or(0, |line| value_of(order, line, l.quantity))
            });
            (l.line_id, l.quantity, value)
        })
        .collect();
    let accepted: Vec<LineQuantity> = quoted
        .iter()
        .filter(|(_, _, v)| v.is_ok())
        .map(|(line_id, quantity, _)| LineQuantity {
            line_id: *line_id,
            quantity: *quantity,
        })
        .collect();
    let deliveries = charges_going_back(order, &accepted);
    let value = quoted
        .iter()
        .filter_map(|(_, _, v)| v.as_ref().ok())
        .sum::<i64>()
        + deliveries.iter().map(|(_, v)| v).sum::<i64>();
    RefundQuote {
        lines: quoted,
        deliveries,
        refund_minor: payable(order, value),
    }
}

/// What issuing a credit note needs.
#[derive(Debug, Clone)]
pub struct CreditFacts<'a> {
    /// Seller.
    pub company: &'a Company,
    /// Establishment.
    pub location_name: &'a str,
    /// Series and serial drawn for it.
    pub series: (String, u32),
    /// Day of issue.
    pub issued_on: LocalDate,
}

impl Return {
    /// Allows goods to come back.
    pub fn decide_authorize(
        order: &Order,
        return_id: ReturnId,
        location_id: LocationId,
        lines: &[ReturnLineInput],
        note: &str,
        options: &ProcessOptions,
        ctx: &Ctx,
    ) -> Decided<ReturnEvent> {
        if lines.is_empty() {
            return Err(Refusal::new(Code::NoLines));
        }
        for (i, line) in lines.iter().enumerate() {
            if lines.iter().take(i).any(|l| l.line_id == line.line_id) {
                return Err(Refusal::new(Code::FieldInvalid)
                    .with("field", "lines")
                    .with("value", i64::from(line.line_id)));
            }
            guard_line(
                order,
                &LineQuantity {
                    line_id: line.line_id,
                    quantity: line.quantity,
                },
                ctx.today,
                options,
            )?;
        }
        let lines = lines
            .iter()
            .filter_map(|l| {
                let item_id = order.line(l.line_id)?.item_id;
                Some(ReturnLine {
                    line_id: l.line_id,
                    item_id,
                    quantity: l.quantity,
                    received: 0,
                    reason: l.reason,
                    inspections: Vec::new(),
                    refund_minor: 0,
                })
            })
            .collect();
        let return_ = Self {
            return_id,
            number: format!("{}-R{}", order.number, order.return_count + 1),
            order_id: order.order_id,
            order_number: order.number.clone(),
            customer_name: order
                .buyer
                .as_ref()
                .map(|b| b.name.clone())
                .unwrap_or_default(),
            location_id,
            created_at: ctx.now,
            status: ReturnStatus::Authorized,
            lines,
            deliveries: Vec::new(),
            note: note.trim().to_owned(),
            currency: order.currency,
            refund: None,
            credit_note: None,
        };
        Ok(ReturnEvent::Authorized {
            return_: Box::new(return_),
        })
    }

    fn in_status(&self, verb: &str, allowed: &[ReturnStatus]) -> Decided<()> {
        if allowed.contains(&self.status) {
            Ok(())
        } else {
            Err(Refusal::wrong_state(
                &format!("return-{verb}"),
                self.status.as_str(),
            ))
        }
    }

    /// Takes the goods in, at any store, into quarantine.
    pub fn decide_receive(&self, order: &Order, location_id: LocationId) -> Decided<ReturnEvent> {
        self.in_status("receive", &[ReturnStatus::Authorized])?;
        let from_shipped = self
            .lines
            .iter()
            .filter_map(|l| {
                let delivered = order.line(l.line_id)?.stages.get(Stage::Delivered);
                (l.quantity > delivered).then(|| LineQuantity {
                    line_id: l.line_id,
                    quantity: l.quantity - delivered,
                })
            })
            .collect();
        Ok(ReturnEvent::Received {
            location_id,
            from_shipped,
        })
    }

    /// Gives every unit its disposition; what is accepted is valued.
    pub fn decide_inspect(&self, order: &Order, lines: &[Inspection]) -> Decided<ReturnEvent> {
        self.in_status("inspect", &[ReturnStatus::Received])?;
        for line in &self.lines {
            let units: u64 = lines
                .iter()
                .filter(|i| i.line_id == line.line_id)
                .map(|i| u64::from(i.quantity))
                .sum();
            if units != u64::from(line.received) {
                return Err(Refusal::new(Code::BadQuantity)
                    .with("line", line.line_id)
                    .with("max", line.received));
            }
        }
        if let Some(stray) = lines.iter().find(|i| self.line(i.line_id).is_none()) {
            return Err(Refusal::not_found("line", stray.line_id));
        }
        let accepted: Vec<LineQuantity> = self
            .lines
            .iter()
            .map(|l| LineQuantity {
                line_id: l.line_id,
                quantity: lines
                    .iter()
                    .filter(|i| i.line_id == l.line_id && i.disposition != Disposition::Refuse)
                    .map(|i| i.quantity)
                    .sum(),
            })
            .collect();
        let refunds = accepted
            .iter()
            .filter_map(|a| {
                Some((
                    a.line_id,
                    value_of(order, order.line(a.line_id)?, a.quantity),
                ))
            })
            .collect();
        Ok(ReturnEvent::Inspected {
            lines: lines.iter().filter(|i| i.quantity > 0).copied().collect(),
            refunds,
            deliveries: charges_going_back(order, &accepted),
        })
    }

    /// Money that goes back now. By then the order counts the goods as returned, so what it owes has already fallen.
    pub fn refundable(&self, order: &Order) -> i64 {
        let held = order.paid_minor() - order.refunded_minor();
        let worth_kept = order.totals().total_minor
            - order
                .lines
                .iter()
                .map(|l| share_of_units(order.gross_of(l), l.quantity, 0, l.refunded))
                .sum::<i64>()
            - order
                .deliveries
                .iter()
                .filter(|d| d.refunded)
                .map(|d| order.gross_of_charge(d))
                .sum::<i64>();
        (held - worth_kept).clamp(0, self.refund_minor().max(0))
    }

    /// Gives the money back: to the tender it came by unless another is named.
    pub fn decide_refund(
        &self,
        order: &Order,
        tender: Option<Tender>,
        ctx: &Ctx,
    ) -> Decided<ReturnEvent> {
        self.in_status("refund", &[ReturnStatus::Inspected])?;
        let amount_minor = self.refundable(order);
        if amount_minor == 0 {
            return Ok(ReturnEvent::Refunded { payment: None });
        }
        if order.refunded_minor() + amount_minor > order.paid_minor() {
            return Err(Refusal::new(Code::MoreThanPaid)
                .with("paid", order.paid_minor())
                .with("currency", order.currency.as_str()));
        }
        let original = order
            .payments
            .iter()
            .filter(|p| !p.refund)
            .max_by_key(|p| p.amount_minor)
            .map_or(Tender::Cash, |p| p.tender);
        let payment = Payment {
            payment_id: PaymentId::new(ctx.new_id()),
            tender: tender.unwrap_or(original),
            amount_minor,
            reference: self.number.clone(),
            at: ctx.now,
            refund: true,
        };
        Ok(ReturnEvent::Refunded {
            payment: Some(payment),
        })
    }

    /// Units to credit, by line: accepted ones that an invoice billed beyond what the customer keeps.
    fn to_credit(&self, order: &Order) -> Vec<LineQuantity> {
        self.lines
            .iter()
            .filter_map(|l| {
                let line = order.line(l.line_id)?;
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

    /// Issues the credit note, or closes the return where nothing of it was billed.
    pub fn decide_credit(
        &self,
        order: &Order,
        facts: Option<&CreditFacts>,
        ctx: &Ctx,
    ) -> Decided<(ReturnEvent, Option<(DocumentId, DocumentEvent)>)> {
        self.in_status(
            "issue-credit-note",
            &[ReturnStatus::Refunded, ReturnStatus::Inspected],
        )?;
        let units = self.to_credit(order);
        let Some(facts) = facts.filter(|_| !units.is_empty()) else {
            return Ok((ReturnEvent::Closed, None));
        };
        let document = self.credit_note(order, &units, facts, ctx);
        let (document_id, number) = (document.document_id, document.number.clone());
        Ok((
            ReturnEvent::Credited {
                document_id,
                number,
                lines: units,
            },
            Some((
                document_id,
                DocumentEvent::Issued {
                    document: Box::new(document),
                },
            )),
        ))
    }

    fn credit_note(
        &self,
        order: &Order,
        units: &[LineQuantity],
        facts: &CreditFacts,
        ctx: &Ctx,
    ) -> Document {
        let corrects = self.corrected(order, units);
        let full = corrects.iter().any(|c| c.kind == DocumentKind::Invoice);
        let language = order
            .buyer
            .as_ref()
            .map_or(facts.company.language, |b| b.language);
        let mut lines = self.credited_lines(order, units, language);
        let totals = totals(
            &lines
                .iter()
                .map(|l| Taxed {
                    amount_minor: l.amount_minor,
                    tax: l.tax,
                })
                .collect::<Vec<_>>(),
            order.prices_include_tax,
        );
        for (line, net) in lines.iter_mut().zip(&totals.nets) {
            line.net_minor = *net;
        }
        let (series, serial) = facts.series.clone();
        let paid_back = self
            .refund
            .as_ref()
            .map_or(0, |p| p.amount_minor)
            .min(totals.total_minor);
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
        }
    }

    /// The invoices whose units are credited, first billed first credited.
    fn corrected(&self, order: &Order, units: &[LineQuantity]) -> Vec<Corrects> {
        let mut touched = std::collections::BTreeMap::new();
        for part in units {
            let Some(line) = order.line(part.line_id) else {
                continue;
            };
            let (mut from, to) = (line.credited, line.credited + part.quantity);
            let mut upto = 0;
            for billed in &line.billed {
                upto += billed.units;
                if from < upto && from < to {
                    touched.entry(billed.invoice).or_insert_with(|| {
                        self.line(part.line_id)
                            .map_or("other", |l| l.reason.as_str())
                    });
                    from = upto;
                }
            }
        }
        touched
            .into_iter()
            .filter_map(|(index, reason)| {
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
                unit_price_minor: d.charge_minor,
                discount_minor: 0,
                amount_minor: d.charge_minor,
                net_minor: 0,
                tax: d.tax,
            });
        goods.chain(charges).collect()
    }

    /// Calls it off.
    pub fn decide_cancel(&self) -> Decided<ReturnEvent> {
        self.in_status("cancel", &[ReturnStatus::Authorized])
            .map(|()| ReturnEvent::Cancelled)
    }

    /// What can be done with it now.
    pub fn offered(&self, actor: &Actor) -> Vec<Offer> {
        let offer = |verb: &str, asks, permission| {
            Offer::new(
                &format!("return.{verb}"),
                serde_json::json!({ "returnId": self.return_id }),
                asks,
                permission,
                actor,
                Ok(()),
            )
            .on(&self.number)
        };
        match self.status {
            ReturnStatus::Authorized => vec![
                offer("receive", Asks::Nothing, Permission::Return).primary(),
                offer("cancel", Asks::Nothing, Permission::Return),
            ],
            ReturnStatus::Received => {
                vec![offer("inspect", Asks::Inspect, Permission::Return).primary()]
            }
            ReturnStatus::Inspected => {
                vec![offer("refund", Asks::Refund, Permission::Payment).primary()]
            }
            ReturnStatus::Refunded => vec![
                offer(
                    "issue_credit_note",
                    Asks::Nothing,
                    Permission::DocumentIssue,
                )
                .primary(),
            ],
            ReturnStatus::Closed | ReturnStatus::Cancelled => Vec::new(),
        }
    }
}

/// What a fact of a return does to its order.
pub fn apply_to_order(order: &mut Order, before: Option<&Return>, event: &ReturnEvent) {
    match (before, event) {
        (_, ReturnEvent::Authorized { return_ }) => {
            order.return_count += 1;
            for line in &return_.lines {
                if let Some(l) = order.line_mut(line.line_id) {
                    l.return_requested += line.quantity;
                }
            }
        }
        (None, _) => {}
        (Some(r), ReturnEvent::Received { from_shipped, .. }) => {
            for line in &r.lines {
                let shipped = from_shipped
                    .iter()
                    .find(|s| s.line_id == line.line_id)
                    .map_or(0, |s| s.quantity);
                order.shift(line.line_id, Stage::Shipped, Stage::Returned, shipped);
                order.shift(
                    line.line_id,
                    Stage::Delivered,
                    Stage::Returned,
                    line.quantity - shipped,
                );
                if let Some(l) = order.line_mut(line.line_id) {
                    l.return_requested -= line.quantity;
                }
            }
        }
        (
            Some(_),
            ReturnEvent::Inspected {
                lines, deliveries, ..
            },
        ) => {
            for part in lines {
                if part.disposition == Disposition::Refuse {
                    order.shift(
                        part.line_id,
                        Stage::Returned,
                        Stage::Delivered,
                        part.quantity,
                    );
                } else if let Some(l) = order.line_mut(part.line_id) {
                    l.refunded += part.quantity;
                    assert!(l.refunded <= l.quantity, "no unit is refunded twice");
                }
            }
            for (i, delivery) in order.deliveries.iter_mut().enumerate() {
                if deliveries.iter().any(|(d, _)| usize::try_from(*d) == Ok(i)) {
                    delivery.refunded = true;
                }
            }
        }
        (Some(_), ReturnEvent::Refunded { payment }) => {
            order.payments.extend(payment.iter().cloned());
        }
        (Some(_), ReturnEvent::Credited { lines, .. }) => {
            for part in lines {
                if let Some(l) = order.line_mut(part.line_id) {
                    l.credited += part.quantity;
                }
            }
        }
        (Some(_), ReturnEvent::Closed) => {}
        (Some(r), ReturnEvent::Cancelled) => {
            for line in &r.lines {
                if let Some(l) = order.line_mut(line.line_id) {
                    l.return_requested -= line.quantity;
                }
            }
        }
    }
}

/// Moves of stock a fact of a return causes.
pub fn moves(before: Option<&Return>, event: &ReturnEvent) -> Vec<StockMove> {
    let Some(r) = before else { return Vec::new() };
    match event {
        ReturnEvent::Received { location_id, .. } => r
            .lines
            .iter()
            .map(|l| StockMove {
                item_id: l.item_id,
                quantity: l.quantity,
                from: Place::new(*location_id, Bucket::Customer),
                to: Place::new(*location_id, Bucket::Quarantine),
            })
            .collect(),
        ReturnEvent::Inspected { lines, .. } => lines
            .iter()
            .filter_map(|i| {
                let to = match i.disposition {
                    Disposition::Restock => Bucket::OnHand,
                    Disposition::Damaged => Bucket::Damaged,
                    Disposition::Scrap => Bucket::Scrap,
                    Disposition::Refuse => Bucket::Customer,
                };
                let item_id = r.line(i.line_id)?.item_id;
                Some(StockMove {
                    item_id,
                    quantity: i.quantity,
                    from: Place::new(r.location_id, Bucket::Quarantine),
                    to: Place::new(r.location_id, to),
                })
            })
            .collect(),
        ReturnEvent::Authorized { .. }
        | ReturnEvent::Refunded { .. }
        | ReturnEvent::Credited { .. }
        | ReturnEvent::Closed
        | ReturnEvent::Cancelled => Vec::new(),
    }
}
