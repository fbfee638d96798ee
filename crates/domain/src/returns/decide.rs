//! The verbs of a return, and what goes back in money.

use super::{
    Disposition, Inspection, Return, ReturnEvent, ReturnLine, ReturnLineInput, ReturnStatus,
};
use crate::Decided;
use crate::actor::{Actor, Ctx, Permission};
use crate::company::ProcessOptions;
use crate::ids::{LineNo, LocationId, PaymentId, ReturnId};
use crate::money::share_of_units;
use crate::order::{Asks, LineQuantity, Offer, Order, OrderLine, Payment, Stage, Tender};
use crate::refusal::{Code, Refusal};
use crate::time::LocalDate;

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

    pub(super) fn in_status(&self, verb: &str, allowed: &[ReturnStatus]) -> Decided<()> {
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
        order.takes(tender.unwrap_or(original))?;
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

    /// Calls it off.
    pub fn decide_cancel(&self) -> Decided<ReturnEvent> {
        self.in_status("cancel", &[ReturnStatus::Authorized])
            .map(|()| ReturnEvent::Cancelled)
    }

    /// What can be done with it now.
    pub fn offered(&self, order: &Order, actor: &Actor) -> Vec<Offer> {
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
            ReturnStatus::Refunded => {
                // Where nothing was invoiced there is nothing to correct: the return is only closed.
                let asks = if self.needs_credit_note(order) {
                    Asks::Correction
                } else {
                    Asks::Nothing
                };
                vec![offer("issue_credit_note", asks, Permission::DocumentIssue).primary()]
            }
            ReturnStatus::Closed | ReturnStatus::Cancelled => Vec::new(),
        }
    }
}
