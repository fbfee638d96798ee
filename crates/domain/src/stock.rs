//! Stock as a double-entry ledger: units move between accounts `(item, location, bucket, holder)`; the outside world has accounts
//! too, so the sum over all accounts of an item is always zero. Which moves an event causes is a pure function of the event and
//! the state before it, so the ledger can be rebuilt from the journal.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ids::{ItemId, LocationId};

/// Where units can be. The first group is real (never negative), the second the outside world (any sign).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Bucket {
    /// On the shelf and promised to nobody: available before safety stock.
    OnHand,
    /// On the shelf, promised to an order line.
    Reserved,
    /// Taken from the shelf for an order.
    Picked,
    /// Waiting at the counter for its customer.
    Staged,
    /// Under way to this location.
    InTransit,
    /// Came back, not yet inspected.
    Quarantine,
    /// Not sellable.
    Damaged,
    /// Outside: suppliers.
    Supplier,
    /// Outside: customers.
    Customer,
    /// Outside: counted differences.
    Adjustment,
    /// Outside: thrown away.
    Scrap,
}

impl Bucket {
    /// All buckets.
    pub const ALL: [Self; 11] = [
        Self::OnHand,
        Self::Reserved,
        Self::Picked,
        Self::Staged,
        Self::InTransit,
        Self::Quarantine,
        Self::Damaged,
        Self::Supplier,
        Self::Customer,
        Self::Adjustment,
        Self::Scrap,
    ];
    /// As written in SQL and JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::OnHand => "on_hand",
            Self::Reserved => "reserved",
            Self::Picked => "picked",
            Self::Staged => "staged",
            Self::InTransit => "in_transit",
            Self::Quarantine => "quarantine",
            Self::Damaged => "damaged",
            Self::Supplier => "supplier",
            Self::Customer => "customer",
            Self::Adjustment => "adjustment",
            Self::Scrap => "scrap",
        }
    }
    /// The other way round.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|b| b.as_str() == name)
    }
    /// Inside the company: its balance can never be negative.
    pub const fn is_real(self) -> bool {
        match self {
            Self::OnHand
            | Self::Reserved
            | Self::Picked
            | Self::Staged
            | Self::InTransit
            | Self::Quarantine
            | Self::Damaged => true,
            Self::Supplier | Self::Customer | Self::Adjustment | Self::Scrap => false,
        }
    }
}

/// One side of a move: a bucket at a location.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Place {
    /// Where. Outside accounts are kept per location as well: "sold by Valencia".
    pub location_id: LocationId,
    /// In which bucket.
    pub bucket: Bucket,
}

impl Place {
    /// A bucket at a location.
    pub const fn new(location_id: LocationId, bucket: Bucket) -> Self {
        Self {
            location_id,
            bucket,
        }
    }
}

/// `quantity` units of `item_id` go from one place to another. The holder (who may promise them) is the recording device until
/// rights are moved by sync.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StockMove {
    /// Of what.
    pub item_id: ItemId,
    /// How many, at least one.
    pub quantity: u32,
    /// From.
    pub from: Place,
    /// To.
    pub to: Place,
}

/// Why stock was changed by hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AdjustReason {
    /// First stock of a new shop.
    Opening,
    /// Found.
    Found,
    /// Not found.
    Lost,
    /// Broken on the shelf.
    Damaged,
    /// A count said so.
    Count,
}

/// Facts of stock that belong to no order: adjustments. Aggregate: the item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum StockEvent {
    /// Units appeared (positive) or disappeared (negative).
    Adjusted {
        /// Item by item.
        lines: Vec<AdjustLine>,
        /// Where.
        location_id: LocationId,
        /// Why.
        reason: AdjustReason,
    },
}

/// One item of an adjustment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AdjustLine {
    /// Which item.
    pub item_id: ItemId,
    /// Difference in units, not zero.
    pub delta: i64,
}

impl StockEvent {
    /// What the event does to the ledger.
    pub fn moves(&self) -> Vec<StockMove> {
        match self {
            Self::Adjusted {
                lines,
                location_id,
                reason,
            } => lines
                .iter()
                .filter_map(|line| {
                    let quantity = u32::try_from(line.delta.unsigned_abs())
                        .ok()
                        .filter(|q| *q > 0)?;
                    let shelf = Place::new(*location_id, Bucket::OnHand);
                    let other = Place::new(
                        *location_id,
                        if *reason == AdjustReason::Damaged && line.delta < 0 {
                            Bucket::Damaged
                        } else {
                            Bucket::Adjustment
                        },
                    );
                    let (from, to) = if line.delta > 0 {
                        (other, shelf)
                    } else {
                        (shelf, other)
                    };
                    Some(StockMove {
                        item_id: line.item_id,
                        quantity,
                        from,
                        to,
                    })
                })
                .collect(),
        }
    }
}
