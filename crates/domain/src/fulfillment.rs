//! The fulfillment order: what one location owes one order. Created by sourcing, worked by the warehouse or the store, ended by a
//! shipment, a handover, a rejection. Its facts move the order's line quantities ([`stage_shifts`]) and the stock ledger ([`moves`]).

mod decide;
mod effects;
mod lots;

pub use effects::{moves, stage_shifts};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::customer::Address;
use crate::ids::{FulfillmentId, ItemId, LineNo, LocationId, OrderId};
use crate::order::{DeliveryMethod, LineQuantity};
use crate::time::{LocalDate, Timestamp};
use crate::trade::Tracking;

/// Status of a fulfillment order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FulfillmentStatus {
    /// Stock is kept; the location has not been told.
    Reserved,
    /// To be picked.
    Released,
    /// Picked.
    Picked,
    /// Packed.
    Packed,
    /// On its way to the counter where its customer fetches it.
    InTransfer,
    /// On the pickup shelf.
    Staged,
    /// With the carrier.
    Shipped,
    /// With the customer.
    Delivered,
    /// Rejected or emptied.
    Cancelled,
}

impl FulfillmentStatus {
    /// All statuses.
    pub const ALL: [Self; 9] = [
        Self::Reserved,
        Self::Released,
        Self::Picked,
        Self::Packed,
        Self::InTransfer,
        Self::Staged,
        Self::Shipped,
        Self::Delivered,
        Self::Cancelled,
    ];
    /// As written in SQL, JSON and catalogue keys.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Reserved => "reserved",
            Self::Released => "released",
            Self::Picked => "picked",
            Self::Packed => "packed",
            Self::InTransfer => "in_transfer",
            Self::Staged => "staged",
            Self::Shipped => "shipped",
            Self::Delivered => "delivered",
            Self::Cancelled => "cancelled",
        }
    }
    /// Where a status may lead; backward edges are unpick, unpack, recall, unstage. What arrives at its counter is there as picked.
    pub const fn next(self) -> &'static [Self] {
        match self {
            Self::Reserved => &[Self::Released, Self::Delivered, Self::Cancelled],
            Self::Released => &[Self::Picked, Self::Delivered, Self::Cancelled],
            Self::Picked => &[
                Self::Packed,
                Self::InTransfer,
                Self::Staged,
                Self::Delivered,
                Self::Released,
                Self::Cancelled,
            ],
            Self::Packed => &[Self::Shipped, Self::Picked, Self::Cancelled],
            Self::InTransfer => &[Self::Picked, Self::Cancelled],
            Self::Staged => &[Self::Delivered, Self::Picked, Self::Cancelled],
            Self::Shipped => &[Self::Delivered],
            Self::Delivered | Self::Cancelled => &[],
        }
    }
}

/// Why a location cannot supply.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ShortReason {
    /// Not on the shelf: the stock was wrong and is corrected.
    NotFound,
    /// On the shelf, not fit to sell: goes to damaged.
    Damaged,
    /// No hands: the stock stays.
    NoTime,
}

impl ShortReason {
    /// As written in catalogue keys (with `-`).
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NotFound => "not-found",
            Self::Damaged => "damaged",
            Self::NoTime => "no-time",
        }
    }
}

/// A line of a fulfillment order. `quantity` is what the location was asked for; `short` of it could not be picked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FulfillmentLine {
    /// The order's line.
    pub line_id: LineNo,
    /// What.
    pub item_id: ItemId,
    /// How many.
    pub quantity: u32,
    /// Picked of them.
    #[serde(default)]
    pub picked: u32,
    /// Could not be picked.
    #[serde(default)]
    pub short: u32,
    /// Whether its units or batches are told apart.
    #[serde(default, skip_serializing_if = "Tracking::is_plain")]
    pub tracking: Tracking,
    /// Lots or serial numbers of what was taken.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lots: Vec<String>,
}

/// Lots or serial numbers of a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LineLots {
    /// Line.
    pub line_id: LineNo,
    /// Its numbers, in the place of those before.
    pub lots: Vec<String>,
}

/// Units that could not be picked, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Short {
    /// Line.
    pub line_id: LineNo,
    /// Units.
    pub quantity: u32,
    /// Why.
    pub reason: ShortReason,
}

/// A parcel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Package {
    /// Grams, with the box.
    pub weight_g: u32,
    /// What is in it.
    pub lines: Vec<LineQuantity>,
}

/// A pickup whose goods lie elsewhere: they are sent to the counter where the customer fetches them (field E18, ship to store).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ToCounter {
    /// The counter.
    pub location_id: LocationId,
    /// When they are expected there.
    pub expected_on: LocalDate,
}

/// The fulfillment order of record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Fulfillment {
    /// Id.
    pub fulfillment_id: FulfillmentId,
    /// Number: the order's with `-F1`.
    pub number: String,
    /// For which order.
    pub order_id: OrderId,
    /// Its number.
    pub order_number: String,
    /// For whom.
    pub customer_name: String,
    /// At which location; what is sent to a counter is that counter's from its arrival on.
    pub location_id: LocationId,
    /// The counter it still has to be sent to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to_counter: Option<ToCounter>,
    /// How it reaches the customer.
    pub method: DeliveryMethod,
    /// Where to, when shipped.
    pub address: Option<Address>,
    /// Carrier service chosen by sourcing.
    pub service: Option<String>,
    /// When it has to leave or be ready.
    pub due_at: Option<Timestamp>,
    /// Status.
    pub status: FulfillmentStatus,
    /// Lines.
    pub lines: Vec<FulfillmentLine>,
    /// Parcels.
    pub packages: Vec<Package>,
    /// Carrier.
    pub carrier: Option<String>,
    /// Tracking number.
    pub tracking: Option<String>,
    /// Shelf of a ready pickup.
    pub shelf: Option<String>,
    /// What the customer shows.
    pub pickup_code: Option<String>,
}

/// What can happen to a fulfillment order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum FulfillmentEvent {
    /// Sourcing gave the location lines to supply.
    Created {
        /// As created.
        fulfillment: Box<Fulfillment>,
    },
    /// The location was told.
    Released,
    /// Taken from the shelf, or not found there.
    Picked {
        /// Units picked.
        lines: Vec<LineQuantity>,
        /// Units not picked.
        shorts: Vec<Short>,
    },
    /// Lots or serial numbers were written down.
    LotsNoted {
        /// By line.
        lines: Vec<LineLots>,
    },
    /// Put back on the shelf.
    Unpicked,
    /// In parcels.
    Packed {
        /// Parcels.
        packages: Vec<Package>,
    },
    /// Out of the parcels again.
    Unpacked,
    /// With the carrier.
    Shipped {
        /// Carrier.
        carrier: String,
        /// Its service.
        service: String,
        /// Tracking number.
        tracking: String,
    },
    /// On its way to the counter.
    SentToCounter,
    /// It had not left after all.
    Recalled,
    /// At the counter: from here on it is that location's work.
    ArrivedAtCounter {
        /// Units that did not arrive, or not fit to sell.
        #[serde(default)]
        shorts: Vec<Short>,
        /// When it has to be on the pickup shelf.
        due_at: Option<Timestamp>,
    },
    /// On the pickup shelf.
    Staged {
        /// Shelf.
        shelf: String,
        /// What the customer will show.
        pickup_code: String,
    },
    /// Off the pickup shelf again.
    Unstaged,
    /// In the customer's hands, at the counter.
    HandedOver {
        /// How the person was known: a code, or words of the clerk.
        identity: String,
    },
    /// In the customer's hands, by the carrier.
    Delivered,
    /// Taken back before anybody picked: somebody decided on another location.
    Withdrawn {
        /// Why, in their words.
        reason: String,
    },
    /// The location cannot supply it.
    Rejected {
        /// Why.
        reason: ShortReason,
    },
}

impl Fulfillment {
    /// The state after `event`.
    pub fn apply(state: Option<Self>, event: &FulfillmentEvent) -> Option<Self> {
        match (state, event) {
            (_, FulfillmentEvent::Created { fulfillment }) => Some((**fulfillment).clone()),
            (Some(mut f), event) => {
                f.apply_own(event);
                Some(f)
            }
            (None, _) => None,
        }
    }

    fn apply_own(&mut self, event: &FulfillmentEvent) {
        match event {
            FulfillmentEvent::Created { .. } => {}
            FulfillmentEvent::Released => self.go(FulfillmentStatus::Released),
            FulfillmentEvent::Picked { lines, shorts } => {
                for part in lines {
                    if let Some(line) = self.line_mut(part.line_id) {
                        line.picked += part.quantity;
                    }
                }
                for part in shorts {
                    if let Some(line) = self.line_mut(part.line_id) {
                        line.short += part.quantity;
                    }
                }
                assert!(
                    self.lines.iter().all(|l| l.picked + l.short <= l.quantity),
                    "no more is picked than was asked for"
                );
                if self.lines.iter().all(|l| l.short == l.quantity) {
                    self.go(FulfillmentStatus::Cancelled);
                } else if self.all_picked() {
                    self.go(FulfillmentStatus::Picked);
                }
            }
            FulfillmentEvent::LotsNoted { lines } => {
                for part in lines {
                    if let Some(line) = self.line_mut(part.line_id) {
                        line.lots.clone_from(&part.lots);
                    }
                }
            }
            FulfillmentEvent::Unpicked => {
                self.go(FulfillmentStatus::Released);
                for line in &mut self.lines {
                    line.picked = 0;
                    line.lots.clear();
                }
            }
            FulfillmentEvent::Packed { packages } => {
                self.go(FulfillmentStatus::Packed);
                self.packages.clone_from(packages);
            }
            FulfillmentEvent::Unpacked => {
                self.go(FulfillmentStatus::Picked);
                self.packages.clear();
            }
            FulfillmentEvent::Shipped {
                carrier,
                service,
                tracking,
            } => {
                self.go(FulfillmentStatus::Shipped);
                self.carrier = Some(carrier.clone());
                self.service = Some(service.clone());
                self.tracking = Some(tracking.clone());
            }
            FulfillmentEvent::SentToCounter => self.go(FulfillmentStatus::InTransfer),
            FulfillmentEvent::Recalled => self.go(FulfillmentStatus::Picked),
            FulfillmentEvent::ArrivedAtCounter { shorts, due_at } => {
                self.arrive(shorts, *due_at);
            }
            FulfillmentEvent::Staged { shelf, pickup_code } => {
                self.go(FulfillmentStatus::Staged);
                self.shelf = Some(shelf.clone());
                self.pickup_code = Some(pickup_code.clone());
            }
            FulfillmentEvent::Unstaged => {
                self.go(FulfillmentStatus::Picked);
                self.shelf = None;
            }
            FulfillmentEvent::HandedOver { .. } | FulfillmentEvent::Delivered => {
                self.go(FulfillmentStatus::Delivered);
            }
            FulfillmentEvent::Withdrawn { .. } | FulfillmentEvent::Rejected { .. } => {
                self.go(FulfillmentStatus::Cancelled);
            }
        }
    }

    fn arrive(&mut self, shorts: &[Short], due_at: Option<Timestamp>) {
        if let Some(counter) = self.to_counter.take() {
            self.location_id = counter.location_id;
        }
        self.due_at = due_at;
        for part in shorts {
            if let Some(line) = self.line_mut(part.line_id) {
                assert!(
                    part.quantity <= line.picked,
                    "no more is missing than was sent"
                );
                line.picked -= part.quantity;
                line.short += part.quantity;
            }
        }
        self.go(if self.lines.iter().all(|l| l.picked == 0) {
            FulfillmentStatus::Cancelled
        } else {
            FulfillmentStatus::Picked
        });
    }

    fn go(&mut self, status: FulfillmentStatus) {
        assert!(
            self.status == status || self.status.next().contains(&status),
            "{:?} does not lead to {status:?}",
            self.status
        );
        self.status = status;
    }

    /// Line by number.
    pub fn line(&self, line_id: LineNo) -> Option<&FulfillmentLine> {
        self.lines.iter().find(|l| l.line_id == line_id)
    }
    fn line_mut(&mut self, line_id: LineNo) -> Option<&mut FulfillmentLine> {
        self.lines.iter_mut().find(|l| l.line_id == line_id)
    }
    /// Everything asked for is picked or reported short.
    pub fn all_picked(&self) -> bool {
        self.lines.iter().all(|l| l.picked + l.short == l.quantity)
    }
    /// Units still to pick.
    pub fn to_pick(&self) -> u32 {
        self.lines
            .iter()
            .map(|l| l.quantity - l.picked - l.short)
            .sum()
    }
    /// Units the location supplies: asked for and not short.
    pub fn units(&self) -> u32 {
        self.lines.iter().map(|l| l.quantity - l.short).sum()
    }
}
