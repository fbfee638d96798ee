//! Why units were left over: of the reasons at the places that have the goods, the one nearest to being helped.

use std::collections::BTreeSet;

use encargo_domain::ids::ItemId;
use encargo_domain::location::Location;
use encargo_domain::order::{DeliveryMethod, LeftOver, ParkedFor, ParkingQueue};
use encargo_sourcing::{Decision, Gate};

use super::record::Parked;
use super::rules::Settled;
use super::{Asked, Want, safety, serves};

/// What the decision leaves over, and why; nothing where everything has a place.
pub(super) fn of(
    asked: &Asked,
    settled: &Settled,
    decision: &Decision,
    pieces: &[Want],
) -> Option<LeftOver> {
    let sent: BTreeSet<usize> = decision
        .chosen
        .shipments
        .iter()
        .flat_map(|s| s.lines.iter().copied())
        .collect();
    let left = pieces.iter().enumerate().filter(|(i, _)| !sent.contains(i));
    let items: BTreeSet<ItemId> = left.map(|(_, p)| p.item_id).collect();
    // What is missing most comes first: with no goods nothing else helps.
    let cause = items
        .into_iter()
        .map(|item| why(asked, decision, pieces, item))
        .min()?;
    let queue = match settled.parked {
        Some(Parked::Unfillable) => ParkingQueue::Unfillable,
        Some(Parked::Backorder) => ParkingQueue::Backorder,
        None => queue_of(cause),
    };
    Some(LeftOver { queue, cause })
}

/// Where the shop's routings do not say it: what supply helps waits for supply.
const fn queue_of(cause: ParkedFor) -> ParkingQueue {
    match cause {
        ParkedFor::NoStock
        | ParkedFor::SafetyStock
        | ParkedFor::FirmLocation
        | ParkedFor::Splits => ParkingQueue::Backorder,
        ParkedFor::Rules | ParkedFor::Closed | ParkedFor::NoCarrier | ParkedFor::Capacity => {
            ParkingQueue::Unfillable
        }
    }
}

fn why(asked: &Asked, decision: &Decision, pieces: &[Want], item: ItemId) -> ParkedFor {
    let (scene, route) = (asked.scene, asked.route);
    // What is still there after this decision.
    let free = |l: &Location| {
        let shelf = scene.shelves.get(&(item, l.location_id));
        let at = asked.index_of(l.location_id);
        let shipments = decision.chosen.shipments.iter();
        let lines = shipments
            .filter(|s| Some(s.location) == at)
            .flat_map(|s| &s.lines);
        let sent = lines.filter_map(|line| pieces.get(*line));
        let sent = sent.filter(|p| p.item_id == item);
        let sent: i64 = sent.map(|p| i64::from(p.units)).sum();
        shelf.map_or(0, |s| s.on_hand - s.reserved - sent)
    };
    let in_question =
        |l: &Location| route.method == DeliveryMethod::Ship || serves(scene, route, l);
    let wrong = |l: &Location| route.passed_over.contains(&(l.location_id, item));
    let holders: Vec<(usize, &Location)> = asked
        .locations
        .iter()
        .enumerate()
        .map(|(at, l)| (at, &***l))
        .filter(|(_, l)| in_question(l) && !wrong(l) && free(l) > 0)
        .collect();
    if holders.is_empty() {
        return ParkedFor::NoStock;
    }
    let allowed = |l: &Location| route.firm.is_none_or(|firm| firm == l.location_id);
    let more = |l: &Location| free(l) > safety(scene, route, l, item);
    // A place may send the rest of the order and not this: the engine's reason is for the whole place.
    let limit = asked.carrier().map_or(0, |c| c.max_weight_g);
    let too_heavy = route.method == DeliveryMethod::Ship
        && limit > 0
        && pieces
            .iter()
            .any(|p| p.item_id == item && p.weight_g > limit);
    let causes = holders.into_iter().map(|(at, l)| {
        if !allowed(l) {
            ParkedFor::FirmLocation
        } else if l.closed || (route.method == DeliveryMethod::Ship && !l.ships) {
            ParkedFor::Closed
        } else if !more(l) {
            ParkedFor::SafetyStock
        } else if asked.ruling.barred_by(asked, at, item).is_some() {
            ParkedFor::Rules
        } else if too_heavy {
            ParkedFor::NoCarrier
        } else {
            gated(decision, at)
        }
    });
    // Of the places that have it, the one that could most nearly have sent it.
    causes.max().unwrap_or(ParkedFor::NoStock)
}

/// What the engine had against a place that has goods the rules let it send.
fn gated(decision: &Decision, location: usize) -> ParkedFor {
    let looked_at = decision.candidates.iter();
    let gate = looked_at
        .filter(|c| c.location == location)
        .find_map(|c| c.gate);
    match gate {
        Some(Gate::OverCapacity) => ParkedFor::Capacity,
        Some(Gate::NoService | Gate::Hazmat | Gate::Oversize | Gate::TooLate) => {
            ParkedFor::NoCarrier
        }
        Some(Gate::Closed | Gate::CannotShip | Gate::CannotPickup | Gate::CannotTransfer) => {
            ParkedFor::Closed
        }
        Some(Gate::Excluded | Gate::NotStocked | Gate::InsufficientStock | Gate::SafetyStock)
        | None => ParkedFor::Splits,
    }
}
