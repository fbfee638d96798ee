//! Returns (RMA): goods come back to any store (BORIS), are inspected, refunded and credited. Reception and acceptance are two
//! facts (as in Solidus): goods are first received into quarantine, then each unit gets a disposition.

mod credit;
mod decide;
mod effects;

pub use credit::Credited;
pub use decide::{RefundQuote, quote};
pub use effects::{apply_to_order, moves};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ids::{DocumentId, ItemId, LineNo, LocationId, OrderId, ReturnId};
use crate::money::Currency;
use crate::order::{LineQuantity, Payment};
use crate::time::Timestamp;

/// Status of a return.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReturnStatus {
    /// May come.
    Authorized,
    /// Is here, in quarantine.
    Received,
    /// Every unit has its disposition.
    Inspected,
    /// Money went back (or nothing was to pay back).
    Refunded,
    /// Credited: done.
    Closed,
    /// Did not come.
    Cancelled,
}

impl ReturnStatus {
    /// All statuses.
    pub const ALL: [Self; 6] = [
        Self::Authorized,
        Self::Received,
        Self::Inspected,
        Self::Refunded,
        Self::Closed,
        Self::Cancelled,
    ];
    /// As written in SQL and JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Authorized => "authorized",
            Self::Received => "received",
            Self::Inspected => "inspected",
            Self::Refunded => "refunded",
            Self::Closed => "closed",
            Self::Cancelled => "cancelled",
        }
    }
    /// Where a status may lead.
    pub const fn next(self) -> &'static [Self] {
        match self {
            Self::Authorized => &[Self::Received, Self::Cancelled],
            Self::Received => &[Self::Inspected],
            Self::Inspected => &[Self::Refunded, Self::Closed],
            Self::Refunded => &[Self::Closed],
            Self::Closed | Self::Cancelled => &[],
        }
    }
}

/// Why goods come back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReturnReason {
    /// Changed their mind.
    DidNotWant,
    /// Size.
    Size,
    /// Does not work.
    Defective,
    /// Broken on the way.
    DamagedInShipping,
    /// Not what was ordered.
    WrongItem,
    /// Not what was expected.
    NotAsExpected,
    /// Came too late.
    Late,
    /// Was a gift.
    Gift,
}

impl ReturnReason {
    /// As written in catalogue keys.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::DidNotWant => "did-not-want",
            Self::Size => "size",
            Self::Defective => "defective",
            Self::DamagedInShipping => "damaged-in-shipping",
            Self::WrongItem => "wrong-item",
            Self::NotAsExpected => "not-as-expected",
            Self::Late => "late",
            Self::Gift => "gift",
        }
    }
}

/// What becomes of a returned unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Disposition {
    /// Back on the shelf.
    Restock,
    /// Kept, not sellable.
    Damaged,
    /// Thrown away.
    Scrap,
    /// Not accepted: goes back to the customer, nothing is refunded.
    Refuse,
}

/// A line that is to come back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ReturnLineInput {
    /// Line of the order.
    pub line_id: LineNo,
    /// Units.
    pub quantity: u32,
    /// Why.
    pub reason: ReturnReason,
}

/// Units and what becomes of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Inspection {
    /// Line of the order.
    pub line_id: LineNo,
    /// Units.
    pub quantity: u32,
    /// Disposition.
    pub disposition: Disposition,
}

/// A line of a return.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ReturnLine {
    /// Line of the order.
    pub line_id: LineNo,
    /// What.
    pub item_id: ItemId,
    /// Units asked back.
    pub quantity: u32,
    /// Units received; of these some were only shipped, not marked delivered, before.
    pub received: u32,
    /// Why.
    pub reason: ReturnReason,
    /// Units by disposition.
    pub inspections: Vec<(Disposition, u32)>,
    /// Money that goes back for the accepted units.
    pub refund_minor: i64,
}

impl ReturnLine {
    /// Units taken back for good.
    pub fn accepted(&self) -> u32 {
        self.inspections
            .iter()
            .filter(|(d, _)| *d != Disposition::Refuse)
            .map(|(_, n)| n)
            .sum()
    }
}

/// The return of record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Return {
    /// Id.
    pub return_id: ReturnId,
    /// Number: the order's with `-R1`.
    pub number: String,
    /// Of which order.
    pub order_id: OrderId,
    /// Its number.
    pub order_number: String,
    /// Whose.
    pub customer_name: String,
    /// Where it comes back to.
    pub location_id: LocationId,
    /// When it was authorized.
    pub created_at: Timestamp,
    /// Status.
    pub status: ReturnStatus,
    /// Lines.
    pub lines: Vec<ReturnLine>,
    /// Delivery charges that go back with it.
    pub deliveries: Vec<(u32, i64)>,
    /// Note.
    pub note: String,
    /// Currency of the order.
    pub currency: Currency,
    /// Money that went back.
    pub refund: Option<Payment>,
    /// Credit note.
    pub credit_note: Option<(DocumentId, String)>,
}

/// What can happen to a return.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum ReturnEvent {
    /// May come.
    Authorized {
        /// As authorized.
        return_: Box<Return>,
    },
    /// Goods are here. `from_shipped`: units that were still with the carrier in the books.
    Received {
        /// Where.
        location_id: LocationId,
        /// Units that were "shipped" until now.
        from_shipped: Vec<LineQuantity>,
    },
    /// Every unit has its disposition.
    Inspected {
        /// Units by disposition.
        lines: Vec<Inspection>,
        /// Money that goes back, by line.
        refunds: Vec<(LineNo, i64)>,
        /// Delivery charges that go back.
        deliveries: Vec<(u32, i64)>,
    },
    /// Money went back. `None`: there was nothing to pay back.
    Refunded {
        /// The refund.
        payment: Option<Payment>,
    },
    /// The credit note was issued.
    Credited {
        /// Document.
        document_id: DocumentId,
        /// Number.
        number: String,
        /// Units it credits.
        lines: Vec<LineQuantity>,
    },
    /// Done without a credit note: nothing of it was billed.
    Closed,
    /// Does not come.
    Cancelled,
}

impl Return {
    /// The state after `event`.
    pub fn apply(state: Option<Self>, event: &ReturnEvent) -> Option<Self> {
        match (state, event) {
            (_, ReturnEvent::Authorized { return_ }) => Some((**return_).clone()),
            (Some(mut r), event) => {
                r.apply_own(event);
                Some(r)
            }
            (None, _) => None,
        }
    }

    fn apply_own(&mut self, event: &ReturnEvent) {
        match event {
            ReturnEvent::Authorized { .. } => {}
            ReturnEvent::Received { location_id, .. } => {
                self.go(ReturnStatus::Received);
                self.location_id = *location_id;
                for line in &mut self.lines {
                    line.received = line.quantity;
                }
            }
            ReturnEvent::Inspected {
                lines,
                refunds,
                deliveries,
            } => {
                self.go(ReturnStatus::Inspected);
                self.deliveries.clone_from(deliveries);
                for line in &mut self.lines {
                    line.inspections = lines
                        .iter()
                        .filter(|i| i.line_id == line.line_id)
                        .map(|i| (i.disposition, i.quantity))
                        .collect();
                    line.refund_minor = refunds
                        .iter()
                        .find(|(id, _)| *id == line.line_id)
                        .map_or(0, |(_, minor)| *minor);
                    assert_eq!(
                        line.inspections.iter().map(|(_, n)| n).sum::<u32>(),
                        line.received,
                        "every received unit has a disposition"
                    );
                }
            }
            ReturnEvent::Refunded { payment } => {
                self.go(ReturnStatus::Refunded);
                self.refund.clone_from(payment);
            }
            ReturnEvent::Credited {
                document_id,
                number,
                ..
            } => {
                self.go(ReturnStatus::Closed);
                self.credit_note = Some((*document_id, number.clone()));
            }
            ReturnEvent::Closed => self.go(ReturnStatus::Closed),
            ReturnEvent::Cancelled => self.go(ReturnStatus::Cancelled),
        }
    }

    fn go(&mut self, status: ReturnStatus) {
        assert!(
            self.status.next().contains(&status),
            "{:?} does not lead to {status:?}",
            self.status
        );
        self.status = status;
    }

    /// Line by number.
    pub fn line(&self, line_id: LineNo) -> Option<&ReturnLine> {
        self.lines.iter().find(|l| l.line_id == line_id)
    }
    /// Money that is to go back, or went.
    pub fn refund_minor(&self) -> i64 {
        self.lines.iter().map(|l| l.refund_minor).sum::<i64>()
            + self.deliveries.iter().map(|(_, minor)| minor).sum::<i64>()
    }
    /// Units asked back.
    pub fn units(&self) -> u32 {
        self.lines.iter().map(|l| l.quantity).sum()
    }
}
