//! The order's statuses: pure functions of its phase, its lines and its payments. Nothing sets them by hand.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Order, Stage};

/// How far sales has come with the order; the only part of its status that is a fact of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum OrderPhase {
    /// A sheet put aside.
    Draft,
    /// Entered, to be verified.
    Placed,
    /// Verified, to be confirmed.
    Verified,
    /// Binding.
    Confirmed,
    /// All of it cancelled.
    Cancelled,
    /// History from a file.
    Closed,
}

impl OrderPhase {
    /// All phases.
    pub const ALL: [Self; 6] = [
        Self::Draft,
        Self::Placed,
        Self::Verified,
        Self::Confirmed,
        Self::Cancelled,
        Self::Closed,
    ];
    /// Where a phase may lead.
    pub const fn next(self) -> &'static [Self] {
        match self {
            Self::Draft => &[Self::Placed, Self::Cancelled],
            Self::Placed => &[Self::Verified, Self::Cancelled],
            Self::Verified => &[Self::Verified, Self::Confirmed, Self::Cancelled],
            Self::Confirmed => &[Self::Cancelled],
            Self::Cancelled | Self::Closed => &[],
        }
    }
    /// As written in refusals.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Placed => "placed",
            Self::Verified => "verified",
            Self::Confirmed => "confirmed",
            Self::Cancelled => "cancelled",
            Self::Closed => "closed",
        }
    }
}

/// What a list shows: the phase until confirmed, then the least advanced stage of what is still wanted (IBM's minimum status).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum OrderStatus {
    /// Sheet put aside.
    Draft,
    /// To be verified.
    Placed,
    /// To be confirmed.
    Verified,
    /// Stopped by an open hold.
    Held,
    /// Confirmed, to be sourced.
    Confirmed,
    /// Waiting for stock.
    Backordered,
    /// A place keeps it.
    Reserved,
    /// To be picked.
    Released,
    /// Picked.
    Picked,
    /// Packed.
    Packed,
    /// Ready for pickup.
    Staged,
    /// With the carrier.
    Shipped,
    /// With the customer.
    Delivered,
    /// All came back.
    Returned,
    /// Cancelled.
    Cancelled,
    /// History from a file.
    Closed,
}

impl OrderStatus {
    /// All statuses.
    pub const ALL: [Self; 16] = [
        Self::Draft,
        Self::Placed,
        Self::Verified,
        Self::Held,
        Self::Confirmed,
        Self::Backordered,
        Self::Reserved,
        Self::Released,
        Self::Picked,
        Self::Packed,
        Self::Staged,
        Self::Shipped,
        Self::Delivered,
        Self::Returned,
        Self::Cancelled,
        Self::Closed,
    ];
    /// As written in SQL and JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Placed => "placed",
            Self::Verified => "verified",
            Self::Held => "held",
            Self::Confirmed => "confirmed",
            Self::Backordered => "backordered",
            Self::Reserved => "reserved",
            Self::Released => "released",
            Self::Picked => "picked",
            Self::Packed => "packed",
            Self::Staged => "staged",
            Self::Shipped => "shipped",
            Self::Delivered => "delivered",
            Self::Returned => "returned",
            Self::Cancelled => "cancelled",
            Self::Closed => "closed",
        }
    }
    const fn of_stage(stage: Stage) -> Self {
        match stage {
            Stage::Open => Self::Confirmed,
            Stage::Backordered => Self::Backordered,
            Stage::Reserved => Self::Reserved,
            Stage::Released => Self::Released,
            Stage::Picked => Self::Picked,
            Stage::Packed => Self::Packed,
            Stage::Staged => Self::Staged,
            Stage::Shipped => Self::Shipped,
            Stage::Delivered => Self::Delivered,
            Stage::Returned => Self::Returned,
            Stage::Cancelled => Self::Cancelled,
        }
    }
}

/// Payment, apart from fulfillment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PaymentStatus {
    /// Nothing received.
    Unpaid,
    /// Some received.
    PartPaid,
    /// All received.
    Paid,
    /// Some given back.
    PartRefunded,
    /// All given back.
    Refunded,
}

impl PaymentStatus {
    /// As written in SQL and JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Unpaid => "unpaid",
            Self::PartPaid => "part_paid",
            Self::Paid => "paid",
            Self::PartRefunded => "part_refunded",
            Self::Refunded => "refunded",
        }
    }
}

impl Order {
    /// The least and the most advanced stage of what is still wanted; `None` when nothing is.
    pub fn stage_range(&self) -> Option<(Stage, Stage)> {
        let live = |s: &Stage| *s != Stage::Cancelled;
        let stages = || {
            self.lines
                .iter()
                .flat_map(|l| l.stages.iter().map(|(s, _)| s))
                .filter(live)
        };
        Some((stages().min()?, stages().max()?))
    }

    /// The status a list shows.
    pub fn status(&self) -> OrderStatus {
        match self.phase {
            OrderPhase::Draft => OrderStatus::Draft,
            OrderPhase::Cancelled => OrderStatus::Cancelled,
            OrderPhase::Closed => OrderStatus::Closed,
            OrderPhase::Placed | OrderPhase::Verified if self.open_holds().next().is_some() => {
                OrderStatus::Held
            }
            OrderPhase::Placed => OrderStatus::Placed,
            OrderPhase::Verified => OrderStatus::Verified,
            OrderPhase::Confirmed => self
                .stage_range()
                .map_or(OrderStatus::Cancelled, |(least, _)| {
                    OrderStatus::of_stage(least)
                }),
        }
    }

    /// Placed and neither cancelled nor brought in as history.
    pub fn is_live(&self) -> bool {
        !matches!(
            self.status(),
            OrderStatus::Draft | OrderStatus::Cancelled | OrderStatus::Closed
        )
    }

    /// Whether some units are further than the status says.
    pub fn partial(&self) -> bool {
        self.phase == OrderPhase::Confirmed
            && self
                .stage_range()
                .is_some_and(|(least, most)| least != most)
    }

    /// Payment status. Files of history say nothing of payments: what they hold counts as settled.
    pub fn payment_status(&self) -> PaymentStatus {
        if self.phase == OrderPhase::Closed {
            return PaymentStatus::Paid;
        }
        let (paid, refunded) = (self.paid_minor(), self.refunded_minor());
        if refunded > 0 {
            return if refunded >= paid {
                PaymentStatus::Refunded
            } else {
                PaymentStatus::PartRefunded
            };
        }
        match paid {
            0 if self.totals().total_minor > 0 => PaymentStatus::Unpaid,
            p if p >= self.totals().total_minor => PaymentStatus::Paid,
            _ => PaymentStatus::PartPaid,
        }
    }
}
