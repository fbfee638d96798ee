//! What can happen to an order.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{CancelCause, Check, Hold, InvoiceRef, LeftOver, Order, OrderInput, Payment};
use crate::ids::{DecisionId, DocumentId, FulfillmentId, HoldId, LineNo, LocationId};
use crate::refusal::Words;
use crate::time::LocalDate;

/// Units of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LineQuantity {
    /// Which line.
    pub line_id: LineNo,
    /// How many.
    pub quantity: u32,
}

/// What a sourcing decision gives one location to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Assigned {
    /// The fulfillment order that will be made.
    pub fulfillment_id: FulfillmentId,
    /// Lines.
    pub lines: Vec<LineQuantity>,
}

/// A location somebody chose against the engine and the rules.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Overruled {
    /// Where the goods are to come from.
    pub location_id: LocationId,
    /// Why, in their words.
    pub reason: String,
}

/// Another day for a delivery.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewPromise {
    /// Which of the order's deliveries.
    pub delivery: u32,
    /// The day everything is to be there.
    pub promised_on: LocalDate,
}

/// What can happen to an order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum OrderEvent {
    /// A sheet was put aside.
    DraftSaved {
        /// Number of the draft and its series, on first save.
        number: Option<(String, String, u32)>,
        /// The sheet.
        input: Box<OrderInput>,
    },
    /// A draft was thrown away.
    DraftDiscarded,
    /// Entered.
    Placed {
        /// The order as placed.
        order: Box<Order>,
        /// Series and serial of its number.
        serial: (String, u32),
    },
    /// Checked by sales.
    Verified {
        /// Result of each check.
        checks: Vec<Check>,
    },
    /// Stopped.
    Held {
        /// The hold.
        hold: Hold,
    },
    /// A hold was lifted.
    HoldResolved {
        /// Which.
        hold_id: HoldId,
        /// Why.
        note: String,
    },
    /// The company is bound.
    Confirmed,
    /// A sourcing decision was taken.
    Sourced {
        /// Id.
        decision_id: DecisionId,
        /// Who does what.
        assigned: Vec<Assigned>,
        /// What nobody has.
        backordered: Vec<LineQuantity>,
        /// The candidate table, as the engine wrote it.
        decision: Box<serde_json::Value>,
        /// Somebody chose the location by hand.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        overruled: Option<Overruled>,
        /// Where the units wait that nobody has, and why.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        left_over: Option<LeftOver>,
    },
    /// A delivery has to come from one location from now on, or from any again.
    FirmLocationSet {
        /// Which of the order's deliveries.
        delivery: u32,
        /// The location; none: any.
        location_id: Option<LocationId>,
        /// Why.
        reason: String,
    },
    /// The promise of a delivery is not going to hold as things stand; told once per promise.
    DelayForeseen {
        /// Which of the order's deliveries.
        delivery: u32,
        /// The day the buyer was told.
        promised_on: LocalDate,
        /// When the last of it is expected; none: nobody knows.
        expected_on: Option<LocalDate>,
        /// What it waits for.
        cause: Words,
    },
    /// Units were cancelled.
    Cancelled {
        /// Which.
        lines: Vec<LineQuantity>,
        /// Why, in the words of who did it; empty where the cause says it.
        reason: String,
        /// What did it, where it was not a person.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        cause: Option<CancelCause>,
    },
    /// Somebody wrote something down.
    Noted {
        /// Text.
        text: String,
    },
    /// The buyer was told another day for some deliveries.
    Repromised {
        /// Which, and the new day.
        deliveries: Vec<NewPromise>,
        /// Why.
        reason: String,
    },
    /// Money came in.
    PaymentTaken {
        /// The payment.
        payment: Payment,
    },
    /// An invoice was issued for some units.
    Invoiced {
        /// The document.
        invoice: InvoiceRef,
        /// Units it bills.
        lines: Vec<LineQuantity>,
        /// Deliveries whose charge it bills.
        deliveries: Vec<u32>,
    },
    /// An invoice was cancelled: what it billed is to be invoiced again.
    InvoiceCancelled {
        /// The document.
        document_id: DocumentId,
        /// Deliveries whose charge it billed.
        deliveries: Vec<u32>,
    },
    /// An invoice was corrected as a whole: another stands in its place, or it was written off for the tax.
    InvoiceCorrected {
        /// The document that was corrected.
        document_id: DocumentId,
        /// What stands in its place; `None`: nothing, all of it was credited.
        by: Option<InvoiceRef>,
    },
    /// Brought in from a file: history, closed, without effect on stock.
    Imported {
        /// The order as imported.
        order: Box<Order>,
    },
}
