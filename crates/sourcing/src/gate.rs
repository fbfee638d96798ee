//! The reasons why a location, a service or a line is passed over, and the order they are asked in.

use serde::{Deserialize, Serialize};

use crate::network::{Service, ServiceKind};
use crate::options::{Delivery, DemandLine, Place, StockRow};

/// Why something cannot be used. Declared from "furthest from usable" to "nearly usable".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Gate {
    /// The item does not lie there.
    NotStocked,
    /// Fewer units on hand than wanted, or the rest is promised to others.
    InsufficientStock,
    /// Enough on hand, but safety stock is kept back.
    SafetyStock,
    /// Deactivated, paused, or no opening day in sight.
    Closed,
    /// Named in the order as not to be used.
    Excluded,
    /// No service of the right kind exists.
    NoService,
    /// Does not send parcels.
    CannotShip,
    /// Has no pick-up counter, or is not the counter of this order.
    CannotPickup,
    /// Does not send goods to other counters.
    CannotTransfer,
    /// May not send dangerous goods, or only by air.
    Hazmat,
    /// May not send oversize goods, or only by air.
    Oversize,
    /// Cannot keep a hard promise.
    TooLate,
    /// Not enough capacity left.
    OverCapacity,
}

impl Gate {
    /// Of two reasons the one nearer to usable; no reason at all is nearest.
    pub(crate) fn nearer(one: Option<Self>, other: Option<Self>) -> Option<Self> {
        match (one, other) {
            (Some(a), Some(b)) => Some(a.max(b)),
            (None, _) | (_, None) => None,
        }
    }
}

/// Reasons that shut a location for the whole order.
pub(crate) fn location_gate(place: &Place) -> Option<Gate> {
    if place.location.closed {
        Some(Gate::Closed)
    } else if place.demand.excluded.contains(&place.index) {
        Some(Gate::Excluded)
    } else if place.location.room.is_some_and(|room| room <= 0) {
        Some(Gate::OverCapacity)
    } else {
        None
    }
}

/// Is this service of the kind the order needs from this location?
pub(crate) fn service_gate(place: &Place, service: &Service) -> Option<Gate> {
    let can = place.location.abilities;
    match (place.demand.delivery, service.kind) {
        (Delivery::Ship, ServiceKind::Parcel) => (!can.ship).then_some(Gate::CannotShip),
        (Delivery::Pickup { location }, ServiceKind::Pickup) => {
            (location != place.index || !can.pickup).then_some(Gate::CannotPickup)
        }
        (Delivery::Pickup { location }, ServiceKind::Transfer) => {
            (location == place.index || !can.transfer).then_some(Gate::CannotTransfer)
        }
        (Delivery::Ship, ServiceKind::Transfer | ServiceKind::Pickup)
        | (Delivery::Pickup { .. }, ServiceKind::Parcel) => Some(Gate::NoService),
    }
}

/// Is there enough to promise?
pub(crate) fn stock_gate(line: &DemandLine, row: Option<&StockRow>) -> Option<Gate> {
    let Some(row) = row.filter(|row| row.on_hand > 0) else {
        return Some(Gate::NotStocked);
    };
    if row.on_hand - row.reserved < line.units {
        Some(Gate::InsufficientStock)
    } else {
        (row.atp() < line.units).then_some(Gate::SafetyStock)
    }
}

/// May this line leave this location by this service?
pub(crate) fn line_gate(
    place: &Place,
    line: &DemandLine,
    row: Option<&StockRow>,
    service: &Service,
) -> Option<Gate> {
    let can = place.location.abilities;
    stock_gate(line, row).or_else(|| {
        if line.hazmat && (!can.hazmat || service.air) {
            Some(Gate::Hazmat)
        } else if line.oversize && (!can.oversize || service.air) {
            Some(Gate::Oversize)
        } else {
            place
                .location
                .room
                .is_some_and(|room| room < line.units)
                .then_some(Gate::OverCapacity)
        }
    })
}
