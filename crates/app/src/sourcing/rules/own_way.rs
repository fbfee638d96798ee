//! The way the rules alone would choose: by the inventory rules of a routing, else by the policy's preferences.

use std::collections::{BTreeSet, HashMap};

use encargo_domain::ids::ItemId;
use encargo_domain::policy::Preference;
use encargo_sourcing::rules::reducer::{Opinion, reduce};
use encargo_sourcing::rules::routing::{
    self, InventoryRule, LocationSort, OrderFilter, Otherwise, Queue, RoutingLine, RoutingOrder,
    Shelf,
};
use encargo_sourcing::rules::splits;
use encargo_sourcing::{OrderProblem, Shipment};

use super::ruling::sorts;
use crate::sourcing::record::Parked;
use crate::sourcing::{Asked, SHIPMENTS_MAX, Want, available};

/// Combinations of locations looked at for the fewest shipments: a few milliseconds at most.
const TRIES_MAX: usize = 200_000;
/// Combinations of the smallest size that are compared.
const RESULTS_MAX: usize = 1_000;
/// The fewest-shipments search keeps lines in the bits of a word.
const LINES_MAX: usize = 64;

/// The rules' way.
pub(super) struct Chosen {
    pub(super) shipments: Vec<Shipment>,
    pub(super) parked: Option<Parked>,
}

/// The rules at work on the pieces of one delivery.
pub(super) struct Own<'a> {
    asked: &'a Asked<'a>,
    problem: &'a OrderProblem,
    pieces: &'a [Want],
    items: Vec<ItemId>,
    most_locations: usize,
}

impl<'a> Own<'a> {
    pub(super) fn new(asked: &'a Asked<'a>, problem: &'a OrderProblem, pieces: &'a [Want]) -> Self {
        let items: BTreeSet<ItemId> = pieces.iter().map(|p| p.item_id).collect();
        Self {
            asked,
            problem,
            pieces,
            items: items.into_iter().collect(),
            most_locations: problem.limits.max_shipments.min(SHIPMENTS_MAX),
        }
    }

    pub(super) fn choose(&self) -> Chosen {
        let (places, parked) = match &self.asked.ruling.routing {
            Some((_, rules)) => self.route(rules.clone()),
            None => (self.prefer(), None),
        };
        let left_over = places.iter().any(Option::is_none);
        let none = self.problem.limits.complete && left_over;
        Chosen {
            shipments: if none {
                Vec::new()
            } else {
                self.shipments(&places)
            },
            parked: parked.filter(|_| left_over),
        }
    }

    /// By inventory rules, first to last.
    fn route(&self, rules: Vec<InventoryRule>) -> (Vec<Option<usize>>, Option<Parked>) {
        let order = RoutingOrder {
            lines: self.lines(),
            most_locations: self.most_locations,
            ..self.asked.routing_order(Vec::new())
        };
        let routing = routing::Routing {
            filter: OrderFilter::default(),
            sort: Vec::new(),
            rules,
        };
        let mut shelf = self.shelf();
        let routed = routing::run(&[routing], &[order], &mut shelf);
        let Some(routed) = routed.into_iter().next().flatten() else {
            return (vec![None; self.pieces.len()], None);
        };
        let parked = routed.queue.map(|queue| match queue {
            Queue::BackorderParking => Parked::Backorder,
            Queue::Brokering | Queue::UnfillableParking | Queue::PreOrderParking => {
                Parked::Unfillable
            }
        });
        (routed.location, parked)
    }

    /// By the policy's preferences: the fewest locations where that stands first, else one location after the other.
    fn prefer(&self) -> Vec<Option<usize>> {
        let preference = &self.asked.scene.policy.policy.preference;
        let in_turn = || {
            let rule = InventoryRule {
                group: self.asked.ruling.order(self.asked, self.pieces),
                most_km: None,
                safety: 0,
                sort: sorts(preference),
                partial: true,
                ignore_order_limit: false,
                weeks_of_supply: None,
                split_groups: true,
                shipment_threshold: None,
                auto_cancel: None,
                otherwise: Otherwise::NextRule,
            };
            self.route(vec![rule]).0
        };
        if preference.first() != Some(&Preference::FewestShipments) {
            return in_turn();
        }
        let together = self.fewest(sorts(preference));
        // Lines of one item may want the same unit: then the combination does less than it seemed to.
        together
            .filter(|places| places.iter().all(Option::is_some))
            .unwrap_or_else(in_turn)
    }

    /// The smallest combination of locations that has everything; of several the one that the further preferences rank first.
    fn fewest(&self, then: Vec<LocationSort>) -> Option<Vec<Option<usize>>> {
        if self.pieces.len() > LINES_MAX {
            return None;
        }
        let shelf = self.shelf();
        let lines = self.lines();
        let order = self.asked.ruling.order(self.asked, self.pieces);
        let has = |place: usize| {
            let held = lines
                .iter()
                .enumerate()
                .filter(|(_, line)| shelf.available(place, line.item) >= line.units);
            held.fold(0, |bits, (line, _)| bits | 1_u64 << line)
        };
        let able: Vec<(usize, u64)> = order
            .iter()
            .map(|place| (*place, has(*place)))
            .filter(|(_, bits)| *bits != 0)
            .collect();
        let wanted = lines
            .iter()
            .enumerate()
            .fold(0, |bits, (line, _)| bits | 1_u64 << line);
        let limits = splits::Limits {
            most_locations: self.most_locations,
            tries: TRIES_MAX,
            results: RESULTS_MAX,
        };
        let combinations = splits::fewest(wanted, &able, limits);
        let key = |sort: LocationSort, place: usize| -> i64 {
            match sort {
                LocationSort::Distance => self.asked.km().get(place).copied().unwrap_or(0),
                LocationSort::Balance => -lines
                    .iter()
                    .map(|line| shelf.available(place, line.item))
                    .sum::<i64>(),
                LocationSort::Sequence => order
                    .iter()
                    .position(|p| *p == place)
                    .and_then(|at| i64::try_from(at).ok())
                    .unwrap_or(i64::MAX),
                // No preference of a policy becomes one of these.
                LocationSort::OrderLimit | LocationSort::WeeksOfSupply => 0,
            }
        };
        let of = |sort: LocationSort| {
            let (combinations, key) = (&combinations, &key);
            move |at: usize| {
                combinations
                    .get(at)
                    .map(|c| c.iter().map(|place| key(sort, *place)).sum::<i64>())
            }
        };
        let opinions: Vec<_> = then.iter().map(|sort| of(*sort)).collect();
        let opinions: Vec<Opinion> = opinions.iter().map(|o| o as Opinion).collect();
        let all: Vec<usize> = (0..combinations.len()).collect();
        let (winner, _) = reduce(&all, &opinions, None)?;
        let mut places = combinations.get(winner)?.clone();
        places.sort_by_cached_key(|place| {
            then.iter()
                .map(|sort| key(*sort, *place))
                .collect::<Vec<_>>()
        });
        Some(self.share_out(&places))
    }

    /// Each line from the first of these locations that still has it.
    fn share_out(&self, places: &[usize]) -> Vec<Option<usize>> {
        let mut shelf = self.shelf();
        let lines = self.lines().into_iter();
        lines
            .map(|line| {
                let place = places
                    .iter()
                    .copied()
                    .find(|p| shelf.available(*p, line.item) >= line.units)?;
                shelf.take(place, line.item, line.units);
                Some(place)
            })
            .collect()
    }

    fn lines(&self) -> Vec<RoutingLine> {
        let pieces = self.pieces.iter();
        pieces
            .map(|p| RoutingLine {
                item: self.items.binary_search(&p.item_id).unwrap_or(usize::MAX),
                units: i64::from(p.units),
                ..RoutingLine::default()
            })
            .collect()
    }

    fn shelf(&self) -> Units<'_> {
        Units {
            own: self,
            taken: HashMap::new(),
        }
    }

    /// The way that starts from a location: one service is asked for at a time, so there is one at most.
    fn way_from(&self, location: usize) -> Option<usize> {
        (0..self.problem.ways.len()).find(|way| {
            self.problem
                .site_of(*way)
                .is_some_and(|s| s.location == location)
        })
    }

    fn shipments(&self, places: &[Option<usize>]) -> Vec<Shipment> {
        let mut shipments: Vec<Shipment> = Vec::new();
        for (line, way) in places
            .iter()
            .enumerate()
            .filter_map(|(line, place)| Some((line, self.way_from((*place)?)?)))
        {
            match shipments.iter_mut().find(|s| s.way == way) {
                Some(shipment) => shipment.lines.push(line),
                None => shipments.push(Shipment {
                    way,
                    lines: vec![line],
                }),
            }
        }
        shipments.sort_by_key(|s| s.way);
        shipments
    }
}

/// Units the rules may give away, less what they gave.
struct Units<'a> {
    own: &'a Own<'a>,
    taken: HashMap<(usize, usize), i64>,
}

impl Shelf for Units<'_> {
    fn available(&self, location: usize, item: usize) -> i64 {
        let asked = self.own.asked;
        let (Some(place), Some(item_id)) =
            (asked.locations.get(location), self.own.items.get(item))
        else {
            return 0;
        };
        let barred = asked.ruling.barred_by(asked, location, *item_id).is_some();
        if barred || self.own.way_from(location).is_none() {
            return 0;
        }
        let taken = self.taken.get(&(location, item)).copied().unwrap_or(0);
        available(asked.scene, asked.route, place, *item_id) - taken
    }

    fn take(&mut self, location: usize, item: usize, units: i64) {
        *self.taken.entry((location, item)).or_default() += units;
    }
}
