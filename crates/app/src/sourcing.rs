//! Between the books and the sourcing engine: describes the shop and an order to it under the shop's policy, and turns its answer into
//! fulfillment orders and a stored decision with its candidate table.

mod left_over;
mod measure;
mod record;
mod rules;

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use encargo_domain::LocalDate;
use encargo_domain::catalog::Item;
use encargo_domain::company::{CarrierService, Company};
use encargo_domain::customer::Address;
use encargo_domain::ids::{ItemId, LineNo, LocationId};
use encargo_domain::location::{Location, LocationKind, distance_km};
use encargo_domain::order::{Channel, DeliveryMethod};
use encargo_domain::policy::{CostWeights, PolicyMode};
use encargo_sourcing::calendar::Calendar;
use encargo_sourcing::rules::routing::{Queue, RoutingLine, RoutingOrder};
use encargo_sourcing::{
    Abilities, Decision, Delivery, Demand, DemandLine, Network, OrderProblem, Plan, Promise,
    Service, ServiceKind, Shipment, StockRow, build, explain,
};
use encargo_store::ShelfRow;

use crate::context::{Cx, minute_of_day};
use crate::facts::{House, PolicyInForce, Rooms};

pub(crate) use measure::{measure, planned, shares_of, yardstick};
pub(crate) use record::{Parked, StoredCandidate, StoredDecision};
use rules::{Ruling, settle};

/// Micro-units of one minor unit of a currency with two decimals.
pub(crate) const MICRO_PER_MINOR: i64 = 10_000;
/// Leaving a unit unfilled costs more than any freight: filling comes first.
const UNFILLED_PER_UNIT: i64 = 1_000_000_000;
/// Shipments of one delivery at most where the policy says nothing.
const SHIPMENTS_MAX: usize = 20;

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
    /// Where the order came in, for the shop's rules.
    pub(crate) channel: Option<Channel>,
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

/// What a unit on a shelf is worth to others that wait, in micro-units: see `waves::prices`.
pub(crate) type Prices = HashMap<(ItemId, LocationId), i64>;

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
#[derive(Clone, Copy)]
pub(crate) struct Scene<'a> {
    pub(crate) house: &'a House,
    pub(crate) company: &'a Company,
    pub(crate) items: &'a HashMap<ItemId, Arc<Item>>,
    pub(crate) shelves: &'a Shelves,
    pub(crate) today: LocalDate,
    pub(crate) minute: u32,
    /// What is decided by: the policy in force, or one that is tried out.
    pub(crate) policy: &'a PolicyInForce,
    /// Units that locations with a limit can still take on.
    pub(crate) rooms: &'a Rooms,
    /// In a wave: what units are worth to its other orders.
    pub(crate) prices: Option<&'a Prices>,
}

impl<'a> Scene<'a> {
    /// The shop as it is at the caller's time, under the policy in force.
    pub(crate) fn of(
        house: &'a House,
        company: &'a Company,
        items: &'a HashMap<ItemId, Arc<Item>>,
        shelves: &'a Shelves,
        rooms: &'a Rooms,
        cx: &Cx,
    ) -> Self {
        Self {
            house,
            company,
            items,
            shelves,
            today: cx.ctx.today,
            minute: minute_of_day(cx.ctx.now, cx.time_zone),
            policy: &house.policy,
            rooms,
            prices: None,
        }
    }

    /// The same among others that wait.
    pub(crate) fn priced(self, prices: Option<&'a Prices>) -> Self {
        Self { prices, ..self }
    }
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

/// Where an address lies, in millionths of a degree.
pub(crate) fn coordinates(address: &Address) -> Option<(i32, i32)> {
    crate::places::coordinates(&address.country, &address.postal_code)
}

/// One delivery as it is put to the rules and the engine: locations by index.
pub(crate) struct Asked<'a> {
    scene: &'a Scene<'a>,
    route: &'a Route<'a>,
    locations: Vec<&'a Arc<Location>>,
    /// To the customer, where the address is known, or to the counter where they fetch it.
    distances: Vec<Option<i64>>,
    /// The same for the rules: what is not known is near.
    km: Vec<i64>,
    ruling: Ruling,
}

impl<'a> Asked<'a> {
    fn new(scene: &'a Scene, route: &'a Route, wants: &[Want]) -> Self {
        let locations: Vec<&Arc<Location>> = scene.house.locations.iter().collect();
        // What a customer fetches travels to the counter, everything else to the customer.
        let counter = || {
            let at = scene.house.location(route.counter?)?;
            Some((at.latitude_micro, at.longitude_micro))
        };
        let target = match route.method {
            DeliveryMethod::Pickup => counter(),
            DeliveryMethod::Ship | DeliveryMethod::CarryOut => route.address.and_then(coordinates),
        };
        let distances: Vec<Option<i64>> = locations
            .iter()
            .map(|l| target.map(|t| distance_km((l.latitude_micro, l.longitude_micro), t)))
            .collect();
        let mut asked = Self {
            scene,
            route,
            km: distances.iter().map(|d| d.unwrap_or(0)).collect(),
            locations,
            distances,
            ruling: Ruling::default(),
        };
        asked.ruling = Ruling::of(&asked, wants);
        asked
    }

    fn weights(&self) -> &CostWeights {
        &self.scene.policy.policy.weights
    }

    /// A firm location goes before the shop's rules, and what a customer holds in their hands needs none.
    fn has_rules(&self) -> bool {
        self.scene.policy.policy.mode != PolicyMode::Cost
            && self.route.method != DeliveryMethod::CarryOut
            && self.route.firm.is_none()
    }

    /// The carrier service chosen, else the first there is.
    fn carrier(&self) -> Option<&'a CarrierService> {
        let company = self.scene.company;
        self.route
            .service
            .and_then(|code| company.service(code))
            .or_else(|| company.carriers.first())
    }

    fn index_of(&self, id: LocationId) -> Option<usize> {
        self.locations.iter().position(|l| l.location_id == id)
    }

    fn km(&self) -> &[i64] {
        &self.km
    }

    fn arrival(&self, day: i64) -> LocalDate {
        self.scene.today.plus_days(u32::try_from(day).unwrap_or(0))
    }

    /// Days to the promise; without one, far off.
    fn promise_day(&self) -> i64 {
        self.route
            .promised_on
            .map_or(i64::MAX / 4, |d| d.days_since(self.scene.today))
    }

    /// The order as routings see it.
    fn routing_order(&self, lines: Vec<RoutingLine>) -> RoutingOrder {
        RoutingOrder {
            queue: Queue::Brokering,
            channel: 0,
            method: 0,
            priority: 0,
            promise_day: self.promise_day(),
            order_day: 0,
            lines,
            most_locations: SHIPMENTS_MAX,
            km: self.km.clone(),
        }
    }

    /// The rule that keeps a location from sending what it has of these items.
    fn barred(&self, location: usize, items: impl Iterator<Item = ItemId>) -> Option<String> {
        let place = self.locations.get(location)?;
        let mut held = items.filter(|item| {
            let shelf = self.scene.shelves.get(&(*item, place.location_id));
            shelf.is_some_and(|s| s.on_hand > 0)
        });
        held.find_map(|item| self.ruling.barred_by(self, location, item))
            .map(str::to_owned)
    }

    /// Units a location may give of an item under the shop's rules.
    fn allowed(&self, index: usize, location: &Location, item: ItemId) -> i64 {
        if self.ruling.barred_by(self, index, item).is_some() {
            return 0;
        }
        let free = available(self.scene, self.route, location, item);
        (free - self.ruling.kept_back(self, index)).max(0)
    }
}

/// Decides where the wanted units come from.
pub(crate) fn source(scene: &Scene, delivery: u32, route: &Route, wants: &[Want]) -> Sourced {
    sourced(scene, delivery, route, wants, Compared::Allowed)
}

/// The same for a location a person chose (the route's firm one): the others are compared with it all the same, so that everybody sees what the
/// choice costs.
pub(crate) fn source_by_hand(
    scene: &Scene,
    delivery: u32,
    route: &Route,
    wants: &[Want],
) -> Sourced {
    sourced(scene, delivery, route, wants, Compared::All)
}

/// Which locations a decision is compared with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Compared {
    /// Those that were allowed to serve.
    Allowed,
    /// Those a person passed over too.
    All,
}

fn sourced(
    scene: &Scene,
    delivery: u32,
    route: &Route,
    wants: &[Want],
    compared: Compared,
) -> Sourced {
    let asked = Asked::new(scene, route, wants);
    let bands = bands(scene.company);
    let pieces = pieces(&asked, wants);
    let network = network(&asked, &bands, weight_of(&pieces));
    let demand = demand(&asked, &bands, &pieces);
    let problem = build(&network, &demand);
    let settled = settle(&asked, &problem, &pieces);
    let decision = if compared == Compared::All {
        let open = Demand {
            excluded: Vec::new(),
            ..demand
        };
        let whole = build(&network, &open);
        let plan = moved(&problem, &settled.plan, &whole);
        explain(&network, &open, &whole, &plan)
    } else {
        explain(&network, &demand, &problem, &settled.plan)
    };
    let shares = shares(&asked, &decision, &pieces);
    let stored = record::record(delivery, &asked, &settled, &decision, &pieces);
    Sourced { shares, stored }
}

/// Grams of everything wanted.
fn weight_of(wants: &[Want]) -> u32 {
    wants.iter().fold(0, |sum, w| {
        sum.saturating_add(w.weight_g.saturating_mul(w.units))
    })
}

/// A plan in the terms of a problem with more ways: one way starts from each location.
fn moved(from: &OrderProblem, plan: &Plan, to: &OrderProblem) -> Plan {
    let location = |problem: &OrderProblem, way| problem.site_of(way).map(|s| s.location);
    let shipments = plan.shipments.iter().filter_map(|s| {
        let start = location(from, s.way)?;
        let way = (0..to.ways.len()).find(|way| location(to, *way) == Some(start))?;
        Some(Shipment {
            way,
            lines: s.lines.clone(),
        })
    });
    let mut shipments: Vec<Shipment> = shipments.collect();
    shipments.sort_by_key(|s| s.way);
    let cost = to.cost_of(&shipments);
    Plan {
        shipments,
        cost,
        proven: false,
    }
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

/// A cost in minor units under a weight in percent, in micro-units.
fn weighted(minor: i64, percent: u32) -> i64 {
    minor * (MICRO_PER_MINOR / 100) * i64::from(percent)
}

fn network(asked: &Asked, bands: &[u32], weight_g: u32) -> Network {
    let (scene, route, weights) = (asked.scene, asked.route, asked.weights());
    let handling = |minor| weighted(minor, weights.handling_percent);
    let counter_sale = route.method == DeliveryMethod::CarryOut;
    Network {
        day0_weekday: i64::from(scene.today.weekday()),
        // Per gram: a tonne has a million of them.
        co2_price: weights.co2_minor_per_tonne * MICRO_PER_MINOR / 1_000_000,
        locations: asked
            .locations
            .iter()
            .map(|l| encargo_sourcing::Location {
                abilities: Abilities {
                    ship: l.ships,
                    pickup: l.pickup,
                    transfer: serves(scene, route, l),
                    hazmat: true,
                    oversize: false,
                },
                closed: l.closed,
                calendar: if counter_sale {
                    Calendar::always()
                } else {
                    calendar(scene.today, l.open_days, &l.closed_on)
                },
                cutoff_minute: if counter_sale {
                    1_440
                } else {
                    i64::from(l.cutoff_minute)
                },
                // Who hands it over needs no time to send it off.
                lead_days: if at_counter(route, l) {
                    0
                } else {
                    i64::from(l.lead_time_days)
                },
                hand_ship: handling(l.handling_shipment_minor),
                hand_unit: handling(l.handling_unit_minor),
                room: if counter_sale {
                    None
                } else {
                    scene.rooms.get(&l.location_id).copied()
                },
                capacity_per_unit: 0,
            })
            .collect(),
        services: std::iter::once(service(asked, bands, weight_g))
            .chain(transfer_service(asked, bands))
            .collect(),
    }
}

/// Weekly days and single closed ones, counted from today.
fn calendar(today: LocalDate, weekdays: [bool; 7], closed_on: &[LocalDate]) -> Calendar {
    Calendar {
        weekdays,
        closed: closed_on
            .iter()
            .map(|day| day.days_since(today))
            .filter(|day| *day >= 0)
            .collect(),
    }
}

/// A tariff is asked for the weight of all that is wanted: its steps then hold for whoever sends everything, and are dear for who sends a part.
fn service(asked: &Asked, bands: &[u32], weight_g: u32) -> Service {
    let (route, weights) = (asked.route, asked.weights());
    let freight = |minor| weighted(minor, weights.shipping_percent);
    let chosen = asked.carrier();
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
        fix: by_band(&|z| {
            freight(if z.steps.is_empty() {
                z.fixed_minor
            } else {
                z.parcel_minor(weight_g)
            })
        }),
        // Tariffs are by kilogram, the engine counts 100 g.
        per_hg: by_band(&|z| {
            if z.steps.is_empty() {
                freight(z.per_kg_minor) / 10
            } else {
                0
            }
        }),
        days: by_band(&|z| i64::from(z.transit_days)),
        // What is fetched travels with its buyer.
        co2_fix: if kind == ServiceKind::Parcel {
            i64::from(weights.co2_parcel_g)
        } else {
            0
        },
        co2_hg: if kind == ServiceKind::Parcel {
            bands
                .iter()
                .map(|km| co2_hg(*km, weights.co2_g_per_tkm))
                .collect()
        } else {
            Vec::new()
        },
        calendar: match (kind, chosen) {
            (ServiceKind::Parcel, Some(carrier)) => {
                calendar(asked.scene.today, carrier.open_days, &carrier.closed_on)
            }
            (ServiceKind::Parcel, None) => Calendar::monday_to_friday(),
            (ServiceKind::Transfer | ServiceKind::Pickup, _) => Calendar::always(),
        },
    }
}

/// How goods of other locations come to the counter of a pickup, where the shop's policy has such transfers. They travel together: no parcel's
/// last mile is counted. They arrive on days on which the counter is open.
fn transfer_service(asked: &Asked, bands: &[u32]) -> Option<Service> {
    let terms = asked.scene.policy.policy.pickup_transfers?;
    let counter = asked.scene.house.location(asked.route.counter?)?;
    if asked.route.method != DeliveryMethod::Pickup {
        return None;
    }
    let weights = asked.weights();
    let mut days = counter.open_days;
    for (day, moves) in days.iter_mut().zip(terms.open_days) {
        *day &= moves;
    }
    let freight = |minor| weighted(minor, weights.shipping_percent);
    Some(Service {
        kind: ServiceKind::Transfer,
        air: false,
        fix: vec![freight(terms.cost_minor)],
        per_hg: vec![freight(terms.per_kg_minor) / 10],
        days: vec![i64::from(terms.days)],
        co2_fix: 0,
        co2_hg: bands
            .iter()
            .map(|km| co2_hg(*km, weights.co2_g_per_tkm))
            .collect(),
        calendar: calendar(asked.scene.today, days, &counter.closed_on),
    })
}

/// Grams of CO2e of 100 g carried over a zone's whole distance, to the nearest gram.
fn co2_hg(km: u32, g_per_tkm: u32) -> i64 {
    (i64::from(km) * i64::from(g_per_tkm) + 5_000) / 10_000
}

/// A line that no single location can fill is cut into pieces that some location can: the engine's lines are atomic. Where the shop wants
/// lines whole, they stay whole.
fn pieces(asked: &Asked, wants: &[Want]) -> Vec<Want> {
    if asked.scene.policy.policy.splits.line_complete
        && asked.route.method != DeliveryMethod::CarryOut
    {
        return wants.to_vec();
    }
    let mut pieces = Vec::with_capacity(wants.len());
    for want in wants {
        let locations = asked.locations.iter().enumerate();
        let mut free: Vec<i64> = locations
            .map(|(index, l)| asked.allowed(index, l, want.item_id))
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

/// The customer gets it here.
fn at_counter(route: &Route, location: &Location) -> bool {
    route.method != DeliveryMethod::Ship && route.counter == Some(location.location_id)
}

/// Is this one of the places the delivery can come from: one that ships, the counter itself, or one that sends goods to that counter?
pub(crate) fn serves(scene: &Scene, route: &Route, location: &Location) -> bool {
    let sends = || {
        let counter = route.counter.and_then(|c| scene.house.location(c));
        scene.policy.policy.pickup_transfers.is_some()
            && location.transfers
            && counter.is_some_and(|c| c.pickup && !c.closed)
    };
    match route.method {
        DeliveryMethod::Ship => location.ships,
        DeliveryMethod::Pickup => at_counter(route, location) || sends(),
        DeliveryMethod::CarryOut => at_counter(route, location),
    }
}

/// Units a location may promise for this route. At the counter the last one may be sold: safety stock protects shelves from orders, not from people.
pub(crate) fn available(scene: &Scene, route: &Route, location: &Location, item: ItemId) -> i64 {
    if !serves(scene, route, location) || location.closed || excluded(route, location, item) {
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

fn demand(asked: &Asked, bands: &[u32], pieces: &[Want]) -> Demand {
    let (scene, route, weights) = (asked.scene, asked.route, asked.weights());
    let splits = &scene.policy.policy.splits;
    let counter = route.counter.and_then(|c| asked.index_of(c));
    let zone = |km: &Option<i64>| {
        let furthest = bands.len().saturating_sub(1);
        km.map_or(furthest, |km| {
            bands
                .iter()
                .position(|b| i64::from(*b) >= km)
                .unwrap_or(furthest)
        })
    };
    let counter_sale = route.method == DeliveryMethod::CarryOut;
    // A parcel that the carrier refuses is oversize.
    let heaviest = (route.method == DeliveryMethod::Ship)
        .then(|| asked.carrier())
        .flatten()
        .map(|c| c.max_weight_g)
        .filter(|limit| *limit > 0);
    Demand {
        now_minute: i64::from(scene.minute),
        delivery: match (route.method, counter) {
            (DeliveryMethod::Pickup | DeliveryMethod::CarryOut, Some(location)) => {
                Delivery::Pickup { location }
            }
            _ => Delivery::Ship,
        },
        zones: asked.distances.iter().map(zone).collect(),
        promise: Promise {
            day: asked.promise_day(),
            hard: false,
            late_per_day: weights.late_minor * MICRO_PER_MINOR,
        },
        excluded: route.firm.map_or_else(Vec::new, |firm| {
            let others = asked.locations.iter().enumerate();
            let others = others.filter(|(_, l)| l.location_id != firm);
            others.map(|(i, _)| i).collect()
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
                oversize: heaviest.is_some_and(|limit| p.weight_g > limit),
                kit: None,
                unfilled: UNFILLED_PER_UNIT.saturating_mul(i64::from(p.units)),
                stock: stock_rows(asked, p.item_id),
            })
            .collect(),
        max_shipments: splits
            .max_shipments
            .and_then(|n| usize::try_from(n).ok())
            .unwrap_or(SHIPMENTS_MAX),
        complete: splits.ship_complete && !counter_sale,
        split_penalty: weights.split_minor * MICRO_PER_MINOR,
    }
}

fn stock_rows(asked: &Asked, item: ItemId) -> Vec<StockRow> {
    let (scene, route, weights) = (asked.scene, asked.route, asked.weights());
    asked
        .locations
        .iter()
        .enumerate()
        .filter(|(i, _)| asked.ruling.barred_by(asked, *i, item).is_none())
        .filter_map(|(i, l)| {
            let shelf = scene.shelves.get(&(item, l.location_id))?;
            // What proved wrong for this order counts as promised to others.
            let reserved = if route.passed_over.contains(&(l.location_id, item)) {
                shelf.on_hand
            } else {
                shelf.reserved
            };
            let safety = safety(scene, route, l, item);
            let free = shelf.on_hand - reserved - safety;
            let last = l.kind == LocationKind::Store && free <= i64::from(weights.last_units);
            Some(StockRow {
                location: i,
                on_hand: shelf.on_hand,
                reserved,
                safety: safety + asked.ruling.kept_back(asked, i),
                opportunity: if last && !at_counter(route, l) {
                    weights.last_unit_minor * MICRO_PER_MINOR
                } else {
                    0
                },
                scarcity: scene
                    .prices
                    .and_then(|p| p.get(&(item, l.location_id)))
                    .copied()
                    .unwrap_or(0),
            })
        })
        .collect()
}

fn shares(asked: &Asked, decision: &Decision, pieces: &[Want]) -> Vec<Share> {
    let mut shares = Vec::new();
    for shipment in &decision.chosen.shipments {
        let Some(location) = asked.locations.get(shipment.location) else {
            continue;
        };
        let mut lines: BTreeMap<LineNo, u32> = BTreeMap::new();
        for piece in shipment.lines.iter().filter_map(|l| pieces.get(*l)) {
            *lines.entry(piece.line_id).or_default() += piece.units;
        }
        shares.push(Share {
            location_id: location.location_id,
            lines,
            arrives_on: asked.arrival(shipment.arrival_day),
        });
    }
    shares
}
