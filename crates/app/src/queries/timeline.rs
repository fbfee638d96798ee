//! The journal of an order in words: every kind of fact has a message, with quantities, places and amounts as a person reads them.

use std::collections::HashMap;

use encargo_domain::document::DocumentEvent;
use encargo_domain::fulfillment::{FulfillmentEvent, ShortReason};
use encargo_domain::ids::{DocumentId, FulfillmentId, LocationId, ReturnId};
use encargo_domain::order::{
    Assigned, CancelCause, LineQuantity, Order, OrderEvent, Outcome, Payment,
};
use encargo_domain::refusal::Words;
use encargo_domain::returns::{Disposition, Inspection, ReturnEvent};
use encargo_domain::{AggregateKind, Currency, Event};
use encargo_store::{EventRow, Fault};
use serde::Serialize;
use ts_rs::TS;

use crate::commands::collateral;
use crate::error::CommandError;
use crate::facts::House;
use crate::queries::answer::Journey;
use crate::queries::id_of;
use crate::views::{names, priced};

/// A fact, as a person reads it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct TimelineEntry {
    /// Row of the journal.
    pub seq: i64,
    /// When.
    pub at_ms: i64,
    /// Kind (`order.placed`).
    pub kind: String,
    /// Who.
    pub actor_name: String,
    /// What.
    pub words: Words,
    /// Where.
    pub location_name: Option<String>,
}

/// Facts that another one of the same command says with more: the document of an invoice, the places of a sourcing decision.
const SAID_ELSEWHERE: [&str; 3] = ["order.invoiced", "return.credited", "fulfillment.created"];

/// The timeline of an order, oldest first.
pub(crate) fn timeline(
    rows: Vec<EventRow>,
    journey: &Journey,
    house: &House,
) -> Result<Vec<TimelineEntry>, CommandError> {
    let teller = Teller::of(journey, house);
    let mut entries = Vec::with_capacity(rows.len());
    for row in rows
        .into_iter()
        .filter(|r| !SAID_ELSEWHERE.contains(&r.kind.as_str()))
    {
        let words = teller.row(&row)?;
        entries.push(TimelineEntry {
            seq: row.seq,
            at_ms: row.at_ms,
            kind: row.kind,
            actor_name: row.actor_name,
            words,
            location_name: row.location_name,
        });
    }
    Ok(entries)
}

/// Knows the names of what facts only have ids of.
struct Teller<'a> {
    house: &'a House,
    currency: Currency,
    /// Numbers of fulfillment orders, returns and documents.
    numbers: HashMap<uuid::Uuid, String>,
    /// Where fulfillment orders are.
    places: HashMap<FulfillmentId, LocationId>,
}

impl<'a> Teller<'a> {
    fn of(journey: &Journey, house: &'a House) -> Self {
        let fulfillments = journey
            .fulfillments
            .iter()
            .map(|(f, _)| (f.fulfillment_id.uuid(), f.number.clone()));
        let returns = journey
            .returns
            .iter()
            .map(|(r, _)| (r.return_id.uuid(), r.number.clone()));
        let invoices = journey
            .order
            .invoices
            .iter()
            .map(|i| (i.document_id.uuid(), i.number.clone()));
        let notes = journey
            .returns
            .iter()
            .filter_map(|(r, _)| r.credit_note.as_ref())
            .map(|(id, number)| (id.uuid(), number.clone()));
        Self {
            house,
            currency: journey.order.currency,
            numbers: fulfillments
                .chain(returns)
                .chain(invoices)
                .chain(notes)
                .collect(),
            places: journey
                .fulfillments
                .iter()
                .map(|(f, _)| (f.fulfillment_id, f.location_id))
                .collect(),
        }
    }

    fn row(&self, row: &EventRow) -> Result<Words, CommandError> {
        let kind = AggregateKind::parse(&row.aggregate_kind)
            .ok_or_else(|| Fault::Broken(format!("a fact of {}", row.aggregate_kind)))?;
        let event =
            Event::read(kind, id_of(&row.aggregate_id)?, &row.payload).map_err(|source| {
                Fault::Json {
                    what: "reading a fact",
                    source,
                }
            })?;
        Ok(self.words(&row.kind, &event))
    }

    fn words(&self, kind: &str, event: &Event) -> Words {
        match event {
            Event::Order(_, event) => self.order_words(event),
            Event::Fulfillment(id, event) => self.fulfillment_words(*id, event),
            Event::Return(id, event) => self.return_words(*id, event),
            Event::Document(id, event) => self.document_words(*id, event),
            Event::Item(..)
            | Event::Customer(..)
            | Event::Location(..)
            | Event::Stock(..)
            | Event::Transfer(..)
            | Event::PurchaseOrder(..)
            | Event::Company(..)
            | Event::Policy(..)
            | Event::Rates(..)
            | Event::Wave(..)
            | Event::Picture(..)
            | Event::Device(..)
            | Event::Chain(..)
            | Event::TaxTable(..)
            | Event::Import(..) => Words::new(key_of(kind)),
        }
    }

    fn priced(&self, words: Words, minor: i64) -> Words {
        priced(words, minor, self.currency)
    }
    fn place(&self, id: LocationId) -> String {
        self.house.location_name(id)
    }
    fn number(&self, id: uuid::Uuid) -> String {
        self.numbers.get(&id).cloned().unwrap_or_default()
    }

    fn order_words(&self, event: &OrderEvent) -> Words {
        match event {
            OrderEvent::DraftSaved { .. } => Words::new("event-order-draft-saved"),
            OrderEvent::DraftDiscarded => Words::new("event-order-draft-discarded"),
            OrderEvent::Placed { order, .. } => {
                let words = Words::new("event-order-placed").with("count", units_of(order));
                self.priced(words, order.totals().total_minor)
            }
            OrderEvent::Verified { checks } => Words::new("event-order-verified").with(
                "warnings",
                count(checks.iter().filter(|c| c.outcome != Outcome::Ok)),
            ),
            OrderEvent::Held { hold } if hold.note.is_empty() => {
                Words::new("event-order-held").with("kind", hold.kind.as_str())
            }
            OrderEvent::Held { hold } => {
                Words::new("event-order-held-note").with("note", hold.note.as_str())
            }
            OrderEvent::HoldResolved { note, .. } if note.trim().is_empty() => {
                Words::new("event-order-hold-resolved")
            }
            OrderEvent::HoldResolved { note, .. } => {
                Words::new("event-order-hold-resolved-note").with("note", note.trim())
            }
            OrderEvent::Confirmed => Words::new("event-order-confirmed"),
            OrderEvent::Sourced {
                overruled: Some(overruled),
                ..
            } => Words::new("event-order-overruled")
                .with("location", self.place(overruled.location_id))
                .with("reason", overruled.reason.as_str()),
            OrderEvent::Sourced {
                assigned,
                backordered,
                ..
            } => self.sourced(assigned, backordered),
            OrderEvent::Cancelled {
                lines,
                cause:
                    Some(CancelCause::Parked {
                        days,
                        queue: _,
                        cause,
                    }),
                ..
            } => Words::new("event-order-cancelled-parked")
                .with("count", sum(lines))
                .with("days", *days)
                .with("cause", cause.as_str()),
            OrderEvent::Cancelled { lines, reason, .. } => Words::new("event-order-cancelled")
                .with("count", sum(lines))
                .with("reason", reason.as_str()),
            OrderEvent::FirmLocationSet {
                location_id: Some(location),
                reason,
                ..
            } => Words::new("event-order-firm-location-set")
                .with("location", self.place(*location))
                .with("reason", reason.as_str()),
            OrderEvent::FirmLocationSet { reason, .. } => {
                Words::new("event-order-firm-location-free").with("reason", reason.as_str())
            }
            OrderEvent::DelayForeseen {
                promised_on,
                expected_on,
                cause,
                ..
            } => crate::watch::delay_words(
                "event-order-delay-foreseen",
                *promised_on,
                *expected_on,
                cause,
            ),
            OrderEvent::Repromised { deliveries, reason } => {
                let day = deliveries.iter().map(|d| d.promised_on).max();
                Words::new("event-order-repromised")
                    .with("day", day.map(|d| d.to_string()).unwrap_or_default())
                    .with("reason", reason.as_str())
            }
            OrderEvent::Noted { text } => {
                Words::new("event-order-noted").with("text", text.as_str())
            }
            OrderEvent::PaymentTaken { payment } => {
                self.paid(Words::new("event-order-payment-taken"), payment)
            }
            OrderEvent::Invoiced { invoice, .. } => {
                Words::new("event-order-invoiced").with("number", invoice.number.as_str())
            }
            OrderEvent::InvoiceCancelled { document_id, .. } => {
                Words::new("event-order-invoice-cancelled")
                    .with("number", self.number(document_id.uuid()))
            }
            OrderEvent::InvoiceCorrected { document_id, by } => {
                let how = if by.is_some() {
                    "replaced"
                } else {
                    "written-off"
                };
                let words = Words::new("event-order-invoice-corrected").with("how", how);
                words
                    .with("number", self.number(document_id.uuid()))
                    .with("by", by.as_ref().map_or("", |b| b.number.as_str()))
            }
            OrderEvent::Imported { order } => self.priced(
                Words::new("event-order-imported"),
                order.totals().total_minor,
            ),
        }
    }

    fn sourced(&self, assigned: &[Assigned], backordered: &[LineQuantity]) -> Words {
        let missing = sum(backordered);
        if assigned.is_empty() {
            return Words::new("event-order-sourced-none").with("missing", missing);
        }
        let locations = names(
            assigned
                .iter()
                .filter_map(|a| self.places.get(&a.fulfillment_id))
                .map(|id| self.place(*id)),
        );
        Words::new("event-order-sourced")
            .with("locations", locations)
            .with("missing", missing)
    }

    fn paid(&self, words: Words, payment: &Payment) -> Words {
        self.priced(
            words.with("tender", payment.tender.as_str()),
            payment.amount_minor,
        )
    }

    fn fulfillment_words(&self, id: FulfillmentId, event: &FulfillmentEvent) -> Words {
        let words = |key: &str| Words::new(key).with("number", self.number(id.uuid()));
        match event {
            FulfillmentEvent::Created { fulfillment } => words("event-fulfillment-created")
                .with("count", fulfillment.units())
                .with("location", self.place(fulfillment.location_id)),
            FulfillmentEvent::Released => words("event-fulfillment-released").with(
                "location",
                self.places
                    .get(&id)
                    .map(|l| self.place(*l))
                    .unwrap_or_default(),
            ),
            FulfillmentEvent::Picked { lines, shorts } => match shorts.first() {
                None => words("event-fulfillment-picked").with("count", sum(lines)),
                Some(first) => words("event-fulfillment-picked-short")
                    .with("count", sum(lines))
                    .with(
                        "short",
                        shorts.iter().map(|s| i64::from(s.quantity)).sum::<i64>(),
                    )
                    .with("reason", first.reason.as_str()),
            },
            FulfillmentEvent::LotsNoted { lines } => {
                let lots: Vec<&str> = lines
                    .iter()
                    .flat_map(|l| l.lots.iter().map(String::as_str))
                    .collect();
                words("event-fulfillment-lots-noted").with("lots", lots.join(", "))
            }
            FulfillmentEvent::Unpicked => words("event-fulfillment-unpicked"),
            FulfillmentEvent::Packed { packages } => {
                words("event-fulfillment-packed").with("count", count(packages.iter()))
            }
            FulfillmentEvent::Unpacked => words("event-fulfillment-unpacked"),
            FulfillmentEvent::Shipped {
                carrier, tracking, ..
            } => words("event-fulfillment-shipped")
                .with("carrier", format!("{carrier} {tracking}").trim()),
            FulfillmentEvent::SentToCounter => words("event-fulfillment-sent-to-counter"),
            FulfillmentEvent::Recalled => words("event-fulfillment-recalled"),
            FulfillmentEvent::ArrivedAtCounter { shorts, .. } => {
                let missing: u32 = shorts.iter().map(|s| s.quantity).sum();
                words("event-fulfillment-arrived-at-counter").with("missing", missing)
            }
            FulfillmentEvent::Staged { shelf, .. } => {
                words("event-fulfillment-staged").with("shelf", shelf.as_str())
            }
            FulfillmentEvent::Unstaged => words("event-fulfillment-unstaged"),
            // "code" is what the domain writes where the customer's own code was shown.
            FulfillmentEvent::HandedOver { identity }
                if identity.is_empty() || identity == "code" =>
            {
                words("event-fulfillment-handed-over")
            }
            FulfillmentEvent::HandedOver { identity } => {
                words("event-fulfillment-handed-over-identity").with("identity", identity.as_str())
            }
            FulfillmentEvent::Delivered => words("event-fulfillment-delivered"),
            FulfillmentEvent::Withdrawn { reason } if reason == collateral::REASON => {
                words("event-fulfillment-collateral")
            }
            FulfillmentEvent::Withdrawn { reason } => {
                words("event-fulfillment-withdrawn").with("reason", reason.as_str())
            }
            FulfillmentEvent::Rejected { reason } => {
                words("event-fulfillment-rejected").with("reason", ShortReason::as_str(*reason))
            }
        }
    }

    fn return_words(&self, id: ReturnId, event: &ReturnEvent) -> Words {
        let words = |key: &str| Words::new(key).with("number", self.number(id.uuid()));
        match event {
            ReturnEvent::Authorized { return_ } => Words::new("event-return-authorized")
                .with("number", return_.number.as_str())
                .with("count", return_.units()),
            ReturnEvent::Received { location_id, .. } => {
                words("event-return-received").with("location", self.place(*location_id))
            }
            ReturnEvent::Inspected { lines, .. } => {
                let units = |refused: bool| {
                    lines
                        .iter()
                        .filter(|i| (i.disposition == Disposition::Refuse) == refused)
                        .map(units_inspected)
                        .sum::<i64>()
                };
                words("event-return-inspected")
                    .with("accepted", units(false))
                    .with("refused", units(true))
            }
            ReturnEvent::Refunded {
                payment: Some(payment),
            } => self.paid(words("event-return-refunded"), payment),
            ReturnEvent::Refunded { payment: None } => words("event-return-refunded-nothing"),
            ReturnEvent::Credited { number, .. } => {
                words("event-return-credited").with("document", number.as_str())
            }
            ReturnEvent::Closed => words("event-return-closed"),
            ReturnEvent::Cancelled => words("event-return-cancelled"),
        }
    }

    fn document_words(&self, id: DocumentId, event: &DocumentEvent) -> Words {
        let words = |key: &str| Words::new(key).with("number", self.number(id.uuid()));
        match event {
            DocumentEvent::EmailQueued { draft, .. } => {
                words("event-document-email-queued").with("to", draft.to.as_str())
            }
            DocumentEvent::EmailSent { to, .. } => {
                words("event-document-email-sent").with("to", to.as_str())
            }
            DocumentEvent::EmailPutOff { reply, .. } => {
                words("event-document-email-put-off").with("reply", reply.as_str())
            }
            DocumentEvent::EmailRefused { to, reply, .. } => words("event-document-email-refused")
                .with("to", to.as_str())
                .with("reply", reply.as_str()),
            DocumentEvent::EmailRetried { .. } => words("event-document-email-retried"),
            DocumentEvent::EmailDiscarded { .. } => words("event-document-email-discarded"),
            DocumentEvent::Issued { document } => {
                let words = Words::new("event-document-issued")
                    .with("kind", document.kind.as_str())
                    .with("number", document.number.as_str());
                priced(words, document.total_minor, document.currency)
            }
            DocumentEvent::Corrected { number } => {
                Words::new("event-document-corrected").with("by", number.as_str())
            }
            DocumentEvent::Cancelled { reason } => Words::new("event-document-cancelled")
                .with("number", self.number(id.uuid()))
                .with("reason", reason.as_str()),
            DocumentEvent::Printed { printer, copies } => Words::new("event-document-printed")
                .with("number", self.number(id.uuid()))
                .with("printer", printer.as_str())
                .with("copies", *copies),
        }
    }
}

/// `order.draft_saved` → `event-order-draft-saved`.
fn key_of(kind: &str) -> String {
    format!("event-{}", kind.replace(['.', '_'], "-"))
}

fn count<T>(things: impl Iterator<Item = T>) -> i64 {
    i64::try_from(things.count()).unwrap_or(i64::MAX)
}
fn sum(lines: &[LineQuantity]) -> i64 {
    lines.iter().map(|l| i64::from(l.quantity)).sum()
}
fn units_of(order: &Order) -> i64 {
    order.lines.iter().map(|l| i64::from(l.quantity)).sum()
}
fn units_inspected(inspection: &Inspection) -> i64 {
    i64::from(inspection.quantity)
}

#[cfg(test)]
mod tests {
    use encargo_domain::words::{Language, has};

    use super::*;

    /// The kinds a type of facts knows, as its own reader lists them.
    fn kinds<T: serde::de::DeserializeOwned>() -> Vec<String> {
        let complaint = serde_json::from_str::<T>("\"no such kind\"")
            .err()
            .map(|e| e.to_string())
            .unwrap_or_default();
        complaint
            .split('`')
            .skip(3)
            .step_by(2)
            .map(str::to_owned)
            .collect()
    }

    #[test]
    fn every_kind_of_fact_has_words() {
        use encargo_domain::catalog::ItemEvent;
        use encargo_domain::chain::ChainEvent;
        use encargo_domain::company::CompanyEvent;
        use encargo_domain::customer::CustomerEvent;
        use encargo_domain::event::DeviceEvent;
        use encargo_domain::exchange::RatesEvent;
        use encargo_domain::import::ImportEvent;
        use encargo_domain::location::LocationEvent;
        use encargo_domain::look::PictureEvent;
        use encargo_domain::policy::PolicyEvent;
        use encargo_domain::purchase::PurchaseOrderEvent;
        use encargo_domain::stock::StockEvent;
        use encargo_domain::transfer::TransferEvent;
        use encargo_domain::wave::WaveEvent;
        let all = [
            ("order", kinds::<OrderEvent>(), 14),
            ("fulfillment", kinds::<FulfillmentEvent>(), 13),
            ("return", kinds::<ReturnEvent>(), 7),
            ("document", kinds::<DocumentEvent>(), 9),
            ("chain", kinds::<ChainEvent>(), 7),
            ("item", kinds::<ItemEvent>(), 2),
            ("customer", kinds::<CustomerEvent>(), 2),
            ("location", kinds::<LocationEvent>(), 1),
            ("stock", kinds::<StockEvent>(), 1),
            ("transfer", kinds::<TransferEvent>(), 4),
            ("purchase_order", kinds::<PurchaseOrderEvent>(), 3),
            ("company", kinds::<CompanyEvent>(), 1),
            ("policy", kinds::<PolicyEvent>(), 3),
            ("picture", kinds::<PictureEvent>(), 1),
            ("rates", kinds::<RatesEvent>(), 3),
            ("wave", kinds::<WaveEvent>(), 1),
            ("device", kinds::<DeviceEvent>(), 3),
            ("import", kinds::<ImportEvent>(), 1),
        ];
        for (aggregate, kinds, at_least) in all {
            assert!(kinds.len() >= at_least, "{aggregate}: {kinds:?}");
            for kind in kinds {
                let key = key_of(&format!("{aggregate}.{kind}"));
                for language in [Language::En, Language::Es] {
                    assert!(has(language, &key), "{language:?} lacks {key}");
                }
            }
        }
    }
}
