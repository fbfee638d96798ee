//! Between the books and the sourcing engine: describes the shop and an order to it, and turns its answer into fulfillment orders and a
//! stored decision with its candidate table.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use encargo_domain::LocalDate;
use encargo_domain::catalog::Item;
use encargo_domain::company::Company;
use encargo_domain::customer::Address;
use encargo_domain::ids::{ItemId, LineNo, LocationId};
use encargo_domain::location::{Location, LocationKind, distance_km};
use encargo_domain::order::DeliveryMethod;
use encargo_sourcing::calendar::Calendar;
use encargo_sourcing::{
    Abilities, CostParts, Decision, Delivery, Demand, DemandLine, Gate, Network, Pattern, Promise,
    Service, ServiceKind, StockRow, decide,
};
use encargo_store::ShelfRow;
use serde::{Deserialize, Serialize};

use crate::facts::House;

/// Micro-units of one minor unit of a currency with two decimals.
pub(crate) const MICRO_PER_MINOR: i64 = 10_000;
/// Leaving a unit unfilled costs more than any freight: filling comes first.
const UNFILLED_PER_UNIT: i64 = 1_000_000_000;
/// A line that comes a day late.
const LATE_PER_DAY: i64 = 1_000_000;

/// Units of a line that want a place.
#[derive(Debug, Clone)]
pub(crate) struct Want {
    pub(crate) line_id: LineNo,
    pub(crate) item_id: ItemId,
    pub(crate) units: u32,
    pub(crate) weight_g: u32,
}

/// How the goods are to reach the customer.
#[derive(Debug, Clone)]
pub(crate) struct Route<'a> {
    pub(crate) method: DeliveryMethod,
    /// Pickup or carry-out: where.
    pub(crate) counter: Option<LocationId>,
    /// Shipping: to where.
    pub(crate) address: Option<&'a Address>,
    /// Shipping: carrier service.
    pub(crate) service: Option<&'a str>,
    pub(crate) promised_on: Option<LocalDate>,
    pub(crate) firm: Option<LocationId>,
    /// Pairs whose stock proved wrong for this order.
    pub(crate) passed_over: &'a [(LocationId, ItemId)],
}

/// Shelves by item and location.
pub(crate) type Shelves = HashMap<(ItemId, LocationId), Shelf>;

/// Units on a shelf.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Shelf {
    pub(crate) on_hand: i64,
    pub(crate) reserved: i64,
}

/// Reads rows of the store.
pub(crate) fn shelves(rows: &[ShelfRow]) -> Shelves {
    rows.iter()
        .map(|r| {
            (
                (r.item_id, r.location_id),
                Shelf {
                    on_hand: r.on_hand,
                    reserved: r.reserved,
                },
            )
        })
        .collect()
}

/// Everything the engine is told beside the order.
pub(crate) struct Scene<'a> {
    pub(crate) house: &'a House,
    pub(crate) company: &'a Company,
    pub(crate) items: &'a HashMap<ItemId, Arc<Item>>,
    pub(crate) shelves: &'a Shelves,
    pub(crate) today: LocalDate,
    pub(crate) minute: u32,
}

/// One location's share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Share {
    pub(crate) location_id: LocationId,
    pub(crate) lines: BTreeMap<LineNo, u32>,
    pub(crate) arrives_on: LocalDate,
}

/// The engine's answer in terms of the books.
pub(crate) struct Sourced {
    pub(crate) shares: Vec<Share>,
    pub(crate) stored: StoredDecision,
}

/// A decision as the journal keeps it: ids, not names; micro-units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct StoredDecision {
    pub(crate) delivery: u32,
    pub(crate) method: DeliveryMethod,
    pub(crate) service: Option<String>,
    /// Who supplies what; no location: nobody could.
    pub(crate) lines: Vec<StoredLine>,
    pub(crate) chosen: CostParts,
    pub(crate) chosen_total: i64,
    pub(crate) runner_up: Option<StoredRunnerUp>,
    pub(crate) candidates: Vec<StoredCandidate>,
    /// The optimum is proven (else the engine's budget ran out).
    pub(crate) proven: bool,
}

/// A line's place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct StoredLine {
    pub(crate) line_id: LineNo,
    pub(crate) quantity: u32,
    pub(crate) location_id: Option<LocationId>,
}

/// The best other way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct StoredRunnerUp {
    pub(crate) locations: Vec<LocationId>,
    pub(crate) total: i64,
    pub(crate) difference: CostParts,
}

/// A location that was looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct StoredCandidate {
    pub(crate) location_id: LocationId,
    pub(crate) chosen: bool,
    pub(crate) gate: Option<Gate>,
    pub(crate) distance_km: Option<i64>,
    pub(crate) units_available: i64,
    pub(crate) units_wanted: i64,
    pub(crate) promised_on: Option<LocalDate>,
    /// If it alone filled what it can.
    pub(crate) cost: Option<CostParts>,
    pub(crate) total: Option<i64>,
}

/// Where an address lies, in millionths of a degree.
pub(crate) fn coordinates(address: &Address) -> Option<(i32, i32)> {
    crate::places::coordinates(&address.country, &address.postal_code)
}

/// Decides where the wanted units come from.
pub(crate) fn source(scene: &Scene, delivery: u32, route: &Route, wants: &[Want]) -> Sourced {
    let bands = bands(scene.company);
    let locations: Vec<&Arc<Location>> = scene.house.locations.iter().collect();
    let target = route.address.and_then(coordinates);
    let distances: Vec<Option<i64>> = locations
        .iter()
        .map(|l| target.map(|t| distance_km((l.latitude_micro, l.longitude_micro), t)))
        .collect();
    let network = network(scene, route, &locations, &bands);
    let pieces = pieces(scene, route, &locations, wants);
    let demand = demand(scene, route, &locations, &distances, &bands, &pieces);
    let decision = decide(&network, &demand);
    let arrival = |day: i64| scene.today.plus_days(u32::try_from(day).unwrap_or(0));
    let shares = shares(&decision, &locations, &pieces, arrival);
    let stored = stored(
        delivery, route, &decision, &locations, &distances, &pieces, arrival,
    );
    Sourced { shares, stored }
}

/// All distance limits of all tariffs, nearest first: one zone scale for every carrier.
fn bands(company: &Company) -> Vec<u32> {
    let mut bands: Vec<u32> = company
        .carriers
        .iter()
        .flat_map(|c| c.zones.iter().map(|z| z.up_to_km))
        .collect();
    bands.sort_unstable();
    bands.dedup();
    bands
}

fn network(scene: &Scene, route: &Route, locations: &[&Arc<Location>], bands: &[u32]) -> Network {
    let counter_sale = route.method == DeliveryMethod::CarryOut;
    Network {
        day0_weekday: i64::from(scene.today.weekday()),
        co2_price: 0,
        locations: locations
            .iter()
            .map(|l| encargo_sourcing::Location {
                abilities: Abilities {
                    ship: l.ships,
                    pickup: l.pickup,
                    transfer: false,
                    hazmat: true,
                    oversize: true,
                },
                closed: l.closed,
                calendar: Calendar {
                    weekdays: if counter_sale { [true; 7] } else { l.open_days },
                    closed: Vec::new(),
                },
                cutoff_minute: if counter_sale {
                    1_440
                } else {
                    i64::from(l.cutoff_minute)
                },
                lead_days: if route.method == DeliveryMethod::Ship {
                    i64::from(l.lead_time_days)
                } else {
                    0
                },
                hand_ship: l.handling_shipment_minor * MICRO_PER_MINOR,
                hand_unit: l.handling_unit_minor * MICRO_PER_MINOR,
                room: None,
                capacity_per_unit: 0,
            })
            .collect(),
        services: vec![service(scene.company, route, bands)],
    }
}

fn service(company: &Company, route: &Route, bands: &[u32]) -> Service {
    let chosen = route
        .service
        .and_then(|code| company.service(code))
        .or_else(|| company.carriers.first());
    let (kind, zones) = match (route.method, chosen) {
        (DeliveryMethod::Ship, Some(carrier)) => (ServiceKind::Parcel, carrier.zones.as_slice()),
        (DeliveryMethod::Ship, None) => (ServiceKind::Parcel, [].as_slice()),
        (DeliveryMethod::Pickup | DeliveryMethod::CarryOut, _) => {
            (ServiceKind::Pickup, [].as_slice())
        }
    };
    let at = |band: &u32| {
        zones
            .iter()
            .find(|z| z.up_to_km >= *band)
            .or_else(|| zones.last())
    };
    let by_band = |value: &dyn Fn(&encargo_domain::company::CarrierZone) -> i64| -> Vec<i64> {
        if zones.is_empty() {
            vec![0]
        } else {
            bands.iter().map(|b| at(b).map_or(0, value)).collect()
        }
    };
    Service {
        kind,
        air: false,
        fix: by_band(&|z| z.fixed_minor * MICRO_PER_MINOR),
        // Tariffs are by kilogram, the engine counts 100 g.
        per_hg: by_band(&|z| z.per_kg_minor * MICRO_PER_MINOR / 10),
        days: by_band(&|z| i64::from(z.transit_days)),
        co2_fix: 0,
        co2_hg: vec![0],
        calendar: if kind == ServiceKind::Parcel {
            Calendar::monday_to_friday()
        } else {
            Calendar::always()
        },
    }
}

/// A line that no single location can fill is cut into pieces that some location can: the engine's lines are atomic.
fn pieces(scene: &Scene, route: &Route, locations: &[&Arc<Location>], wants: &[Want]) -> Vec<Want> {
    let mut pieces = Vec::with_capacity(wants.len());
    for want in wants {
        let mut free: Vec<i64> = locations
            .iter()
            .map(|l| available(scene, route, l, want.item_id))
            .filter(|n| *n > 0)
            .collect();
        free.sort_unstable_by(|a, b| b.cmp(a));
        let mut left = i64::from(want.units);
        for units in free {
            if left == 0 || units >= left {
                break;
            }
            pieces.push(Want {
                units: u32::try_from(units).unwrap_or(0),
                ..want.clone()
            });
            left -= units;
        }
        if left > 0 {
            pieces.push(Want {
                units: u32::try_from(left).unwrap_or(0),
                ..want.clone()
            });
        }
    }
    pieces
}

/// Units a location may promise for this route. At the counter the last one may be sold: safety stock protects shelves from orders, not from people.
pub(crate) fn available(scene: &Scene, route: &Route, location: &Location, item: ItemId) -> i64 {
    let serves = match route.method {
        DeliveryMethod::Ship => location.ships,
        DeliveryMethod::Pickup | DeliveryMethod::CarryOut => {
            route.counter == Some(location.location_id)
        }
    };
    if !serves || location.closed || excluded(route, location, item) {
        return 0;
    }
    let shelf = scene
        .shelves
        .get(&(item, location.location_id))
        .copied()
        .unwrap_or_default();
    (shelf.on_hand - shelf.reserved - safety(scene, route, location, item)).max(0)
}

fn safety(scene: &Scene, route: &Route, location: &Location, item: ItemId) -> i64 {
    if route.method == DeliveryMethod::CarryOut || location.kind == LocationKind::Supplier {
        return 0;
    }
    scene
        .items
        .get(&item)
        .map_or(0, |i| i64::from(i.input.safety_stock))
}

fn excluded(route: &Route, location: &Location, item: ItemId) -> bool {
    route.firm.is_some_and(|firm| firm != location.location_id)
        || route.passed_over.contains(&(location.location_id, item))
}

fn demand(
    scene: &Scene,
    route: &Route,
    locations: &[&Arc<Location>],
    distances: &[Option<i64>],
    bands: &[u32],
    pieces: &[Want],
) -> Demand {
    let counter = route
        .counter
        .and_then(|c| locations.iter().position(|l| l.location_id == c));
    let zone = |km: &Option<i64>| {
        let furthest = bands.len().saturating_sub(1);
        km.map_or(furthest, |km| {
            bands
                .iter()
                .position(|b| i64::from(*b) >= km)
                .unwrap_or(furthest)
        })
    };
    let promise_day = route
        .promised_on
        .map_or(i64::MAX / 4, |d| d.days_since(scene.today));
    Demand {
        now_minute: i64::from(scene.minute),
        delivery: match (route.method, counter) {
            (DeliveryMethod::Pickup | DeliveryMethod::CarryOut, Some(location)) => {
                Delivery::Pickup { location }
            }
            _ => Delivery::Ship,
        },
        zones: distances.iter().map(zone).collect(),
        promise: Promise {
            day: promise_day,
            hard: false,
            late_per_day: LATE_PER_DAY,
        },
        excluded: route.firm.map_or_else(Vec::new, |firm| {
            (0..locations.len())
                .filter(|i| locations.get(*i).is_some_and(|l| l.location_id != firm))
                .collect()
        }),
        lines: pieces
            .iter()
            .enumerate()
            .map(|(i, p)| DemandLine {
                item: pieces
                    .iter()
                    .position(|q| q.item_id == p.item_id)
                    .unwrap_or(i),
                units: i64::from(p.units),
                unit_hg: i64::from(p.weight_g.div_ceil(100)),
                hazmat: false,
                oversize: false,
                kit: None,
                unfilled: UNFILLED_PER_UNIT.saturating_mul(i64::from(p.units)),
                stock: stock_rows(scene, route, locations, p.item_id),
            })
            .collect(),
        max_shipments: 20,
        complete: false,
        split_penalty: scene.company.options.split_cost_minor * MICRO_PER_MINOR,
    }
}

fn stock_rows(
    scene: &Scene,
    route: &Route,
    locations: &[&Arc<Location>],
    item: ItemId,
) -> Vec<StockRow> {
    locations
        .iter()
        .enumerate()
        .filter_map(|(i, l)| {
            let shelf = scene.shelves.get(&(item, l.location_id))?;
            // What proved wrong for this order counts as promised to others.
            let reserved = if route.passed_over.contains(&(l.location_id, item)) {
                shelf.on_hand
            } else {
                shelf.reserved
            };
            Some(StockRow {
                location: i,
                on_hand: shelf.on_hand,
                reserved,
                safety: safety(scene, route, l, item),
                opportunity: 0,
                scarcity: 0,
            })
        })
        .collect()
}

fn shares(
    decision: &Decision,
    locations: &[&Arc<Location>],
    pieces: &[Want],
    arrival: impl Fn(i64) -> LocalDate,
) -> Vec<Share> {
    let mut shares = Vec::new();
    for shipment in &decision.chosen.shipments {
        let Some(location) = locations.get(shipment.location) else {
            continue;
        };
        let mut lines: BTreeMap<LineNo, u32> = BTreeMap::new();
        for piece in shipment.lines.iter().filter_map(|l| pieces.get(*l)) {
            *lines.entry(piece.line_id).or_default() += piece.units;
        }
        shares.push(Share {
            location_id: location.location_id,
            lines,
            arrives_on: arrival(shipment.arrival_day),
        });
    }
    shares
}

fn stored(
    delivery: u32,
    route: &Route,
    decision: &Decision,
    locations: &[&Arc<Location>],
    distances: &[Option<i64>],
    pieces: &[Want],
    arrival: impl Fn(i64) -> LocalDate,
) -> StoredDecision {
    let id = |i: usize| locations.get(i).map(|l| l.location_id);
    let place_of = |piece: usize| {
        decision
            .chosen
            .shipments
            .iter()
            .find(|s| s.lines.contains(&piece))
            .and_then(|s| id(s.location))
    };
    let mut lines: BTreeMap<(LineNo, Option<LocationId>), u32> = BTreeMap::new();
    for (i, piece) in pieces.iter().enumerate() {
        *lines.entry((piece.line_id, place_of(i))).or_default() += piece.units;
    }
    let first_day = |p: &Pattern| p.shipments.iter().map(|s| s.arrival_day).max();
    StoredDecision {
        delivery,
        method: route.method,
        service: route.service.map(str::to_owned),
        lines: lines
            .into_iter()
            .map(|((line_id, location_id), quantity)| StoredLine {
                line_id,
                quantity,
                location_id,
            })
            .collect(),
        chosen: decision.chosen.cost,
        chosen_total: decision.chosen.total,
        runner_up: decision.runner_up.as_ref().map(|r| StoredRunnerUp {
            locations: r
                .pattern
                .shipments
                .iter()
                .filter_map(|s| id(s.location))
                .collect(),
            total: r.pattern.total,
            difference: r.difference,
        }),
        candidates: decision
            .candidates
            .iter()
            .filter_map(|c| {
                Some(StoredCandidate {
                    location_id: id(c.location)?,
                    chosen: c.chosen,
                    gate: c.gate,
                    distance_km: distances.get(c.location).copied().flatten(),
                    units_available: c.units_filled,
                    units_wanted: c.units_wanted,
                    promised_on: c.alone.as_ref().and_then(first_day).map(&arrival),
                    cost: c.alone.as_ref().map(|p| p.cost),
                    total: c.alone.as_ref().map(|p| p.total),
                })
            })
            .collect(),
        proven: decision.proven,
    }
}
