//! The order's own verbs. Each is `decide_<verb>(&self, …) -> Decided<…>`: all guards, no effects.

use super::checks::{self, Outcome, VerifyFacts};
use super::{
    Assigned, Buyer, DeliveryMethod, Hold, LeftOver, LineQuantity, NewPromise, Order, OrderEvent,
    OrderInput, OrderPhase, Overruled, Payment, PlaceFacts, Stage, Tender, price,
};
use crate::Decided;
use crate::actor::Ctx;
use crate::ids::{DecisionId, HoldId, OrderId, PaymentId};
use crate::location::Location;
use crate::money::MAX_MINOR;
use crate::refusal::{Code, Refusal, Words};
use crate::time::LocalDate;
use crate::trade::reference;

/// A number drawn from a series: `(number, series, serial)`.
pub type Drawn = (String, String, u32);

impl Order {
    /// Places a sheet as an order with the number drawn for it.
    pub fn decide_place(
        draft: Option<&Self>,
        order_id: OrderId,
        input: &OrderInput,
        facts: &PlaceFacts,
        number: Drawn,
        ctx: &Ctx,
    ) -> Decided<OrderEvent> {
        if let Some(draft) = draft.filter(|d| d.phase != OrderPhase::Draft) {
            return Err(Refusal::wrong_state("order-place", draft.status().as_str()));
        }
        if input.lines.is_empty() {
            return Err(Refusal::new(Code::NoLines));
        }
        if input.deliveries.is_empty() {
            return Err(Refusal::new(Code::NoDelivery).with("line", 1u32));
        }
        if !facts.locations.contains_key(&input.location_id) {
            return Err(Refusal::not_found("location", input.location_id));
        }
        for (field, text) in [
            ("buyer-order", &input.buyer_order),
            ("buyer-reference", &input.buyer_reference),
        ] {
            reference(field, text.as_deref().unwrap_or_default())?;
        }
        let priced = price(input, facts)?;
        let (number, series, serial) = number;
        let order = Self {
            buyer: facts.customer.map(Buyer::from),
            currency: facts.terms.currency,
            exchange: facts.terms.exchange.clone(),
            prices_include_tax: facts.prices_include_tax(),
            buyer_order: input
                .buyer_order
                .as_deref()
                .unwrap_or_default()
                .trim()
                .to_owned(),
            buyer_reference: facts.buyer_reference(input),
            deliveries: priced.deliveries,
            lines: priced.lines,
            note: input.note.clone().unwrap_or_default(),
            ..Self::blank(
                order_id,
                number,
                OrderPhase::Placed,
                input.channel,
                input.location_id,
                ctx.now,
            )
        };
        Ok(OrderEvent::Placed {
            order: Box::new(order),
            serial: (series, serial),
        })
    }

    /// Runs the checks; those that end in "hold" put one on the order.
    pub fn decide_verify(&self, facts: &VerifyFacts, ctx: &Ctx) -> Decided<Vec<OrderEvent>> {
        if !matches!(self.phase, OrderPhase::Placed | OrderPhase::Verified) {
            return Err(Refusal::wrong_state("order-verify", self.status().as_str()));
        }
        let deliveries: Vec<_> = self
            .deliveries
            .iter()
            .map(|d| (d.method, d.address.as_ref()))
            .collect();
        let checks = checks::run(
            &self.lines,
            &deliveries,
            self.buyer.is_some(),
            self.totals().total_minor,
            facts,
        );
        let mut events = Vec::new();
        for check in checks.iter().filter(|c| c.outcome == Outcome::Hold) {
            // Kinds of hold are written with `_`, as everything that crosses the wire.
            let kind = &check.code.as_str().replace('-', "_");
            // Somebody who resolved this very hold has decided; verifying again does not ask them twice.
            if self.holds.iter().any(|h| h.kind == *kind) {
                continue;
            }
            events.push(OrderEvent::Held {
                hold: new_hold(kind, "", ctx),
            });
        }
        events.insert(0, OrderEvent::Verified { checks });
        Ok(events)
    }

    /// Binds the company.
    pub fn decide_confirm(&self) -> Decided<OrderEvent> {
        if let Some(hold) = self.open_holds().next() {
            return Err(Refusal::new(Code::OnHold).with("kind", hold.kind.as_str()));
        }
        if self.phase != OrderPhase::Verified {
            return Err(Refusal::wrong_state(
                "order-confirm",
                self.status().as_str(),
            ));
        }
        for delivery in &self.deliveries {
            if let Some(field) = delivery
                .address
                .as_ref()
                .and_then(|a| a.missing().first().copied())
            {
                return Err(Refusal::new(Code::AddressIncomplete).with("field", field));
            }
        }
        Ok(OrderEvent::Confirmed)
    }

    /// Records a sourcing decision. The engine chose; here only sense is checked.
    pub fn decide_source(
        &self,
        decision_id: DecisionId,
        assigned: Vec<Assigned>,
        decision: serde_json::Value,
        overruled: Option<Overruled>,
        left_over: Option<LeftOver>,
    ) -> Decided<OrderEvent> {
        if self.phase != OrderPhase::Confirmed {
            return Err(Refusal::wrong_state("order-source", self.status().as_str()));
        }
        if let Some(hold) = self.open_holds().next() {
            return Err(Refusal::new(Code::OnHold).with("kind", hold.kind.as_str()));
        }
        let waiting = self.waiting();
        if waiting.is_empty() {
            return Err(Refusal::new(Code::NothingToDo));
        }
        let taken = |line_id| {
            assigned
                .iter()
                .flat_map(|a| &a.lines)
                .filter(|l| l.line_id == line_id)
                .map(|l| l.quantity)
                .sum::<u32>()
        };
        let mut backordered = Vec::new();
        for line in waiting {
            let taken = taken(line.line_id);
            if taken > line.quantity {
                return Err(Refusal::new(Code::MoreThanOpen).with("line", line.line_id));
            }
            if taken < line.quantity {
                backordered.push(LineQuantity {
                    line_id: line.line_id,
                    quantity: line.quantity - taken,
                });
            }
        }
        let left_over = left_over.filter(|_| !backordered.is_empty());
        Ok(OrderEvent::Sourced {
            decision_id,
            assigned,
            backordered,
            decision: Box::new(decision),
            overruled,
            left_over,
        })
    }

    /// Cancels units that no place works on yet; `None` = all of those.
    pub fn decide_cancel(
        &self,
        lines: Option<&[LineQuantity]>,
        reason: &str,
    ) -> Decided<OrderEvent> {
        match self.phase {
            OrderPhase::Draft | OrderPhase::Cancelled | OrderPhase::Closed => {
                return Err(Refusal::wrong_state("order-cancel", self.status().as_str()));
            }
            OrderPhase::Placed | OrderPhase::Verified | OrderPhase::Confirmed => {}
        }
        if reason.trim().is_empty() {
            return Err(Refusal::new(Code::FieldRequired).with("field", "reason"));
        }
        let waiting = self.waiting();
        let lines = match lines {
            None => waiting,
            Some(asked) => {
                for line in asked {
                    let open = waiting
                        .iter()
                        .find(|w| w.line_id == line.line_id)
                        .map_or(0, |w| w.quantity);
                    if line.quantity == 0 || line.quantity > open {
                        return Err(Refusal::new(Code::MoreThanOpen)
                            .with("line", line.line_id)
                            .with("open", open));
                    }
                }
                asked.to_vec()
            }
        };
        if lines.is_empty() {
            return Err(Refusal::new(Code::NothingToDo));
        }
        Ok(OrderEvent::Cancelled {
            lines,
            reason: reason.trim().to_owned(),
            cause: None,
        })
    }

    /// Keeps a delivery at one location, or lets it come from any again (`None`). What was given to others already is not looked at here.
    pub fn decide_firm_location(
        &self,
        delivery: u32,
        location: Option<&Location>,
        reason: &str,
    ) -> Decided<OrderEvent> {
        if !self.is_live() || self.phase == OrderPhase::Draft {
            return Err(Refusal::wrong_state(
                "order-set-firm-location",
                self.status().as_str(),
            ));
        }
        let Some(found) = self.delivery(delivery) else {
            return Err(Refusal::not_found("delivery", delivery));
        };
        if found.method == DeliveryMethod::CarryOut || !self.is_to_come(delivery) {
            return Err(Refusal::wrong_state(
                "order-set-firm-location",
                self.status().as_str(),
            ));
        }
        // A pickup comes from its counter, or from who sends goods there.
        let able = |l: &Location| match found.method {
            DeliveryMethod::Ship => l.ships,
            DeliveryMethod::Pickup | DeliveryMethod::CarryOut => {
                l.transfers || found.location_id == Some(l.location_id)
            }
        };
        if let Some(location) = location.filter(|l| l.closed || !able(l)) {
            return Err(Refusal::not_found("location", location.location_id));
        }
        if reason.trim().is_empty() {
            return Err(Refusal::new(Code::FieldRequired).with("field", "reason"));
        }
        let location_id = location.map(|l| l.location_id);
        if found.firm_location_id == location_id {
            return Err(Refusal::new(Code::NothingToDo));
        }
        Ok(OrderEvent::FirmLocationSet {
            delivery,
            location_id,
            reason: reason.trim().to_owned(),
        })
    }

    /// Warns of a promise that is not going to hold: once, until the buyer is told another day.
    pub fn decide_warn(
        &self,
        promise: NewPromise,
        expected_on: Option<LocalDate>,
        cause: Words,
    ) -> Decided<OrderEvent> {
        let NewPromise {
            delivery,
            promised_on,
        } = promise;
        let Some(found) = self.delivery(delivery) else {
            return Err(Refusal::not_found("delivery", delivery));
        };
        let due = self.is_live() && self.is_to_come(delivery);
        let same = found.promised_on == Some(promised_on);
        let late = expected_on.is_none_or(|day| day > promised_on);
        if !due || !same || !late || found.warned_of == Some(promised_on) {
            return Err(Refusal::new(Code::NothingToDo));
        }
        Ok(OrderEvent::DelayForeseen {
            delivery,
            promised_on,
            expected_on,
            cause,
        })
    }

    /// Stops the order.
    pub fn decide_hold(&self, kind: &str, note: &str, ctx: &Ctx) -> Decided<OrderEvent> {
        match self.phase {
            OrderPhase::Placed | OrderPhase::Verified | OrderPhase::Confirmed => {
                Ok(OrderEvent::Held {
                    hold: new_hold(kind, note, ctx),
                })
            }
            OrderPhase::Draft | OrderPhase::Cancelled | OrderPhase::Closed => {
                Err(Refusal::wrong_state("order-hold", self.status().as_str()))
            }
        }
    }

    /// Lifts a hold.
    pub fn decide_resolve_hold(&self, hold_id: HoldId, note: &str) -> Decided<OrderEvent> {
        match self.holds.iter().find(|h| h.hold_id == hold_id) {
            None => Err(Refusal::not_found("hold", hold_id)),
            Some(hold) if hold.resolved_at.is_some() => Err(Refusal::new(Code::NothingToDo)),
            Some(_) => Ok(OrderEvent::HoldResolved {
                hold_id,
                note: note.to_owned(),
            }),
        }
    }

    /// Takes money, at most what is due.
    pub fn decide_take_payment(
        &self,
        tender: Tender,
        amount_minor: i64,
        reference: &str,
        ctx: &Ctx,
    ) -> Decided<OrderEvent> {
        match self.phase {
            OrderPhase::Placed | OrderPhase::Verified | OrderPhase::Confirmed => {}
            OrderPhase::Draft | OrderPhase::Cancelled | OrderPhase::Closed => {
                return Err(Refusal::wrong_state(
                    "order-take-payment",
                    self.status().as_str(),
                ));
            }
        }
        if !(1..=MAX_MINOR).contains(&amount_minor) {
            return Err(Refusal::new(Code::BadAmount).with("field", "amount"));
        }
        self.takes(tender)?;
        if amount_minor > self.due_minor() {
            return Err(Refusal::new(Code::MoreThanDue)
                .with("due", self.due_minor())
                .with("currency", self.currency.as_str()));
        }
        let payment = Payment {
            payment_id: PaymentId::new(ctx.new_id()),
            tender,
            amount_minor,
            reference: reference.trim().to_owned(),
            at: ctx.now,
            refund: false,
        };
        Ok(OrderEvent::PaymentTaken { payment })
    }

    /// The drawer of a till holds the books' currency alone: an order in another is paid and refunded in other ways.
    pub(crate) fn takes(&self, tender: Tender) -> Decided<()> {
        match &self.exchange {
            Some(exchange) if tender == Tender::Cash => Err(Refusal::new(Code::CashInBooks)
                .with("currency", self.currency.as_str())
                .with("base", exchange.base.as_str())),
            _ => Ok(()),
        }
    }

    /// Writes something down.
    pub fn decide_note(&self, text: &str) -> Decided<OrderEvent> {
        if self.phase == OrderPhase::Draft {
            return Err(Refusal::wrong_state("order-note", self.status().as_str()));
        }
        if text.trim().is_empty() {
            return Err(Refusal::new(Code::FieldRequired).with("field", "note"));
        }
        Ok(OrderEvent::Noted {
            text: text.trim().to_owned(),
        })
    }

    /// Tells the buyer another day for a delivery of which something is still to come: not one that has passed, and not the one they have.
    pub fn decide_repromise(
        &self,
        deliveries: &[NewPromise],
        reason: &str,
        ctx: &Ctx,
    ) -> Decided<OrderEvent> {
        if !self.is_live() || self.phase == OrderPhase::Draft {
            return Err(Refusal::wrong_state(
                "order-repromise",
                self.status().as_str(),
            ));
        }
        if reason.trim().is_empty() {
            return Err(Refusal::new(Code::FieldRequired).with("field", "reason"));
        }
        let mut new: Vec<NewPromise> = Vec::new();
        for asked in deliveries {
            let at = usize::try_from(asked.delivery).unwrap_or(usize::MAX);
            let Some(delivery) = self.deliveries.get(at) else {
                return Err(Refusal::not_found("delivery", asked.delivery));
            };
            if asked.promised_on < ctx.today {
                return Err(Refusal::new(Code::FieldInvalid).with("field", "promised-on"));
            }
            if !self.is_to_come(asked.delivery) {
                return Err(Refusal::wrong_state("order-repromise", "delivered"));
            }
            if delivery.promised_on != Some(asked.promised_on)
                && new.iter().all(|n| n.delivery != asked.delivery)
            {
                new.push(*asked);
            }
        }
        if new.is_empty() {
            return Err(Refusal::new(Code::NothingToDo));
        }
        Ok(OrderEvent::Repromised {
            deliveries: new,
            reason: reason.trim().to_owned(),
        })
    }

    /// Something of a delivery has not left the house yet.
    pub fn is_to_come(&self, delivery: u32) -> bool {
        self.lines
            .iter()
            .filter(|l| l.delivery == delivery)
            .any(|l| l.stages.iter().any(|(stage, _)| stage < Stage::Shipped))
    }

    /// Keeps a sheet for later.
    pub fn decide_save_draft(
        draft: Option<&Self>,
        input: OrderInput,
        number: Option<Drawn>,
    ) -> Decided<OrderEvent> {
        match draft {
            Some(d) if d.phase != OrderPhase::Draft => Err(Refusal::wrong_state(
                "order-save-draft",
                d.status().as_str(),
            )),
            Some(d) if d.draft.as_ref() == Some(&input) => Err(Refusal::new(Code::NothingToDo)),
            Some(_) => Ok(OrderEvent::DraftSaved {
                number: None,
                input: Box::new(input),
            }),
            None => Ok(OrderEvent::DraftSaved {
                number,
                input: Box::new(input),
            }),
        }
    }

    /// Throws a draft away.
    pub fn decide_discard_draft(&self) -> Decided<OrderEvent> {
        if self.phase == OrderPhase::Draft {
            Ok(OrderEvent::DraftDiscarded)
        } else {
            Err(Refusal::wrong_state(
                "order-discard-draft",
                self.status().as_str(),
            ))
        }
    }

    /// Units in `stage` over all lines.
    pub fn units_in(&self, stage: Stage) -> u32 {
        self.lines.iter().map(|l| l.stages.get(stage)).sum()
    }
}

fn new_hold(kind: &str, note: &str, ctx: &Ctx) -> Hold {
    Hold {
        hold_id: HoldId::new(ctx.new_id()),
        kind: kind.to_owned(),
        note: note.trim().to_owned(),
        applied_at: ctx.now,
        applied_by: ctx.actor.name.clone(),
        resolved_at: None,
    }
}
