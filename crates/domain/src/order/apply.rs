//! What each fact does to an order: its own, those of its fulfillment orders, those of its returns.

use super::{Billed, InvoiceRef, LineQuantity, Order, OrderEvent, OrderInput, OrderPhase, Stage};
use crate::fulfillment::{Fulfillment, FulfillmentEvent};
use crate::ids::{DocumentId, OrderId};
use crate::returns::{Return, ReturnEvent};
use crate::time::Timestamp;

impl Order {
    /// The state after one of the order's own events.
    pub fn apply(
        state: Option<Self>,
        order_id: OrderId,
        event: &OrderEvent,
        at: Timestamp,
    ) -> Option<Self> {
        match (state, event) {
            (
                None,
                OrderEvent::DraftSaved {
                    number: Some((number, _, _)),
                    input,
                },
            ) => Some(Self::draft_of(order_id, number.clone(), input, at)),
            (_, OrderEvent::Placed { order, .. } | OrderEvent::Imported { order }) => {
                Some((**order).clone())
            }
            (Some(mut order), event) => {
                order.apply_own(event, at);
                Some(order)
            }
            (None, _) => None,
        }
    }

    fn draft_of(order_id: OrderId, number: String, input: &OrderInput, at: Timestamp) -> Self {
        Self {
            draft: Some(input.clone()),
            ..Self::blank(
                order_id,
                number,
                OrderPhase::Draft,
                input.channel,
                input.location_id,
                at,
            )
        }
    }

    fn apply_own(&mut self, event: &OrderEvent, at: Timestamp) {
        match event {
            OrderEvent::DraftSaved { input, .. } => {
                self.channel = input.channel;
                self.draft = Some((**input).clone());
            }
            OrderEvent::DraftDiscarded => self.go(OrderPhase::Cancelled),
            OrderEvent::Placed { .. } | OrderEvent::Imported { .. } => {}
            OrderEvent::Verified { checks } => {
                self.go(OrderPhase::Verified);
                self.checks.clone_from(checks);
            }
            OrderEvent::Held { hold } => self.holds.push(hold.clone()),
            OrderEvent::HoldResolved { hold_id, .. } => {
                for hold in self.holds.iter_mut().filter(|h| h.hold_id == *hold_id) {
                    hold.resolved_at = Some(at);
                }
            }
            OrderEvent::Confirmed => self.go(OrderPhase::Confirmed),
            OrderEvent::Sourced {
                assigned,
                backordered,
                left_over,
                ..
            } => {
                for part in assigned {
                    self.fulfillments.push(part.fulfillment_id);
                    for line in &part.lines {
                        self.shift_waiting(line, Stage::Reserved);
                    }
                }
                for line in backordered {
                    self.shift(
                        line.line_id,
                        Stage::Open,
                        Stage::Backordered,
                        line.quantity.min(self.in_stage(line.line_id, Stage::Open)),
                    );
                }
                self.park(*left_over, at);
            }
            OrderEvent::Cancelled { lines, .. } => {
                for line in lines {
                    self.shift_waiting(line, Stage::Cancelled);
                }
                if self.waiting().is_empty() {
                    self.parked = None;
                }
                if self
                    .lines
                    .iter()
                    .all(|l| l.stages.get(Stage::Cancelled) == l.quantity)
                {
                    self.go(OrderPhase::Cancelled);
                }
            }
            OrderEvent::Repromised { deliveries, .. } => {
                for new in deliveries {
                    if let Some(delivery) = self.delivery_mut(new.delivery) {
                        delivery.promised_on = Some(new.promised_on);
                    }
                }
            }
            OrderEvent::FirmLocationSet {
                delivery,
                location_id,
                ..
            } => {
                if let Some(delivery) = self.delivery_mut(*delivery) {
                    delivery.firm_location_id = *location_id;
                }
            }
            OrderEvent::DelayForeseen {
                delivery,
                promised_on,
                ..
            } => {
                if let Some(delivery) = self.delivery_mut(*delivery) {
                    delivery.warned_of = Some(*promised_on);
                }
            }
            OrderEvent::Noted { text } => {
                if !self.note.is_empty() {
                    self.note.push('\n');
                }
                self.note.push_str(text);
            }
            OrderEvent::PaymentTaken { payment } => self.payments.push(payment.clone()),
            OrderEvent::Invoiced {
                invoice,
                lines,
                deliveries,
            } => self.apply_invoiced(invoice, lines, deliveries),
            OrderEvent::InvoiceCancelled {
                document_id,
                deliveries,
            } => self.apply_invoice_cancelled(*document_id, deliveries),
            OrderEvent::InvoiceCorrected { document_id, by } => {
                for invoice in &mut self.invoices {
                    if invoice.document_id == *document_id {
                        match by {
                            Some(by) => invoice.clone_from(by),
                            None => invoice.written_off = true,
                        }
                    }
                }
            }
        }
    }

    fn apply_invoiced(&mut self, invoice: &InvoiceRef, lines: &[LineQuantity], deliveries: &[u32]) {
        let index = u32::try_from(self.invoices.len()).unwrap_or(u32::MAX);
        self.invoices.push(invoice.clone());
        for part in lines {
            if let Some(line) = self.line_mut(part.line_id) {
                line.billed.push(Billed {
                    invoice: index,
                    units: part.quantity,
                });
                assert!(
                    line.billed_units() <= line.quantity,
                    "no unit is billed twice"
                );
            }
        }
        for (i, delivery) in self.deliveries.iter_mut().enumerate() {
            if deliveries.iter().any(|d| usize::try_from(*d) == Ok(i)) {
                delivery.invoiced = true;
            }
        }
    }

    fn apply_invoice_cancelled(&mut self, document_id: DocumentId, deliveries: &[u32]) {
        let mut cancelled = None;
        for (index, invoice) in (0u32..).zip(&mut self.invoices) {
            if invoice.document_id == document_id {
                invoice.cancelled = true;
                cancelled = Some(index);
            }
        }
        for line in &mut self.lines {
            line.billed.retain(|b| Some(b.invoice) != cancelled);
        }
        for (i, delivery) in self.deliveries.iter_mut().enumerate() {
            if deliveries.iter().any(|d| usize::try_from(*d) == Ok(i)) {
                delivery.invoiced = false;
            }
        }
    }

    /// What a fact of one of its fulfillment orders does to the order. `before` is the fulfillment order before the fact.
    pub fn apply_fulfillment(&mut self, before: Option<&Fulfillment>, event: &FulfillmentEvent) {
        for (line_id, from, to, units) in crate::fulfillment::stage_shifts(before, event) {
            self.shift(line_id, from, to, units);
        }
        if let (Some(before), FulfillmentEvent::Picked { shorts, .. }) = (before, event) {
            for short in shorts {
                if let Some(line) = before.line(short.line_id) {
                    self.passed_over.push((before.location_id, line.item_id));
                }
            }
        }
        if let (Some(before), FulfillmentEvent::Rejected { .. }) = (before, event) {
            self.passed_over
                .extend(before.lines.iter().map(|l| (before.location_id, l.item_id)));
        }
    }

    /// What a fact of one of its returns does to the order. `before` is the return before the fact.
    pub fn apply_return(&mut self, before: Option<&Return>, event: &ReturnEvent) {
        crate::returns::apply_to_order(self, before, event);
    }

    fn go(&mut self, phase: OrderPhase) {
        assert!(
            self.phase == phase || self.phase.next().contains(&phase),
            "{:?} does not lead to {phase:?}",
            self.phase
        );
        self.phase = phase;
    }
}
