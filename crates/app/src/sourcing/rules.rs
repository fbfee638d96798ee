//! The shop's own rules on one delivery: which locations they let serve which item, and the way they would choose. The rules themselves are
//! carried out by `encargo_sourcing::rules`; here the policy is put into their terms.
//!
//! First the ladder: per item the sourcing rule that fits best, and its sequence; without one every location is a candidate. Then the first
//! routing that takes the order runs its inventory rules inside these locations; where none takes it, the policy's preferences choose.

use std::collections::{BTreeSet, HashMap};

use encargo_domain::ids::ItemId;
use encargo_domain::order::DeliveryMethod;
use encargo_domain::policy::{
    Leftover, PolicyMode, Preference, RoutingRule, RuleSource, SourcingPolicy, SourcingRule,
};
use encargo_sourcing::rules::ladder::{self, Ask, Source};
use encargo_sourcing::rules::reducer::{Opinion, reduce};
use encargo_sourcing::rules::routing::{
    self, InventoryRule, Keep, LocationSort, OrderFilter, Otherwise, Queue, RoutingOrder, Shelf,
};
use encargo_sourcing::rules::{never_worse, splits};
use encargo_sourcing::{CostParts, OrderProblem, Plan, Shipment, solve};

use super::record::Parked;
use super::{Asked, SHIPMENTS_MAX, Want, available};

/// Combinations of locations looked at for the fewest shipments: a few milliseconds at most.
const TRIES_MAX: usize = 200_000;
/// Combinations of the smallest size that are compared.
const RESULTS_MAX: usize = 1_000;
/// The fewest-shipments search keeps lines in the bits of a word.
const LINES_MAX: usize = 64;

/// What the rules say about one delivery.
#[derive(Debug, Default)]
pub(super) struct Ruling {
    /// The ladder's answer by item: name of the rule, locations in its order. Items without one may come from everywhere.
    sequences: HashMap<ItemId, (String, Vec<usize>)>,
    /// The routing that takes the order.
    routing: Option<(String, Vec<InventoryRule>)>,
}

/// What was settled between rules and optimiser.
pub(super) struct Settled {
    pub(super) plan: Plan,
    /// The rules' way was taken.
    pub(super) by_rules: bool,
    /// Cost of the way not taken; none: the rules were not asked.
    pub(super) other: Option<CostParts>,
    pub(super) parked: Option<Parked>,
}

impl Ruling {
    /// Asks the ladder and the routings. A firm location goes before all rules, and what a customer holds in their hands needs none.
    pub(super) fn of(asked: &Asked, wants: &[Want]) -> Self {
        let policy = &asked.scene.policy.policy;
        if !asked.has_rules() {
            return Self::default();
        }
        let regions = regions(policy, asked);
        let groups = groups(policy, asked);
        let items: BTreeSet<ItemId> = wants.iter().map(|w| w.item_id).collect();
        let sequences = items
            .into_iter()
            .filter_map(|item| {
                let rule = rule_for(policy, asked, item, &regions)?;
                let sources: Vec<Source> = rule
                    .sources
                    .iter()
                    .filter_map(|s| source(policy, asked, s))
                    .collect();
                let places = ladder::sequence(&sources, &groups);
                Some((item, (rule.name.clone(), places)))
            })
            .collect();
        Self {
            sequences,
            routing: routing_for(policy, asked, &groups),
        }
    }

    /// Names of what applied.
    pub(super) fn names(&self) -> Vec<String> {
        let rules = self.sequences.values().map(|(name, _)| name.clone());
        let names: BTreeSet<String> = rules.collect();
        let routing = self.routing.iter().map(|(name, _)| name.clone());
        names.into_iter().chain(routing).collect()
    }

    /// The rule or routing that keeps a location from serving an item.
    pub(super) fn barred_by(&self, asked: &Asked, location: usize, item: ItemId) -> Option<&str> {
        if let Some((name, places)) = self.sequences.get(&item)
            && !places.contains(&location)
        {
            return Some(name);
        }
        let (name, rules) = self.routing.as_ref()?;
        let passes = rules.iter().any(|r| passes(r, asked, location));
        (!passes).then_some(name)
    }

    /// Units the routing keeps back at a location beyond the item's own safety stock.
    pub(super) fn kept_back(&self, asked: &Asked, location: usize) -> i64 {
        let rules = self.routing.iter().flat_map(|(_, rules)| rules);
        let passing = rules.filter(|r| passes(r, asked, location));
        passing.map(|r| r.safety).min().unwrap_or(0)
    }

    /// The locations in the order in which the rules name them for these items, each once.
    fn order(&self, asked: &Asked, pieces: &[Want]) -> Vec<usize> {
        let mut order = Vec::new();
        for piece in pieces {
            let everywhere = || (0..asked.locations.len()).collect();
            let named = self.sequences.get(&piece.item_id);
            let places = named.map_or_else(everywhere, |(_, places)| places.clone());
            for place in places {
                if !order.contains(&place) {
                    order.push(place);
                }
            }
        }
        order
    }
}

fn passes(rule: &InventoryRule, asked: &Asked, location: usize) -> bool {
    let near = |most: i64| asked.km().get(location).is_none_or(|km| *km <= most);
    rule.group.contains(&location) && rule.most_km.is_none_or(near)
}

fn regions(policy: &SourcingPolicy, asked: &Asked) -> Vec<u32> {
    let Some(address) = asked.route.address else {
        return Vec::new();
    };
    let postal_code = address.postal_code.trim();
    let named = policy.regions.iter();
    let mut named: Vec<(usize, u32)> = named
        .filter_map(|r| Some((r.names(&address.country, postal_code)?, r.region_id)))
        .collect();
    // The longer the beginning that fits, the smaller the region; ties stay in list order.
    named.sort_by_key(|(length, _)| std::cmp::Reverse(*length));
    named.into_iter().map(|(_, id)| id).collect()
}

fn groups(policy: &SourcingPolicy, asked: &Asked) -> Vec<Vec<usize>> {
    let groups = policy.groups.iter();
    groups
        .map(|g| {
            g.locations
                .iter()
                .filter_map(|id| asked.index_of(*id))
                .collect()
        })
        .collect()
}

fn source(policy: &SourcingPolicy, asked: &Asked, source: &RuleSource) -> Option<Source> {
    match source {
        RuleSource::Location(id) => asked.index_of(*id).map(Source::Location),
        RuleSource::Group(id) => {
            let at = policy.groups.iter().position(|g| g.group_id == *id);
            at.map(Source::Group)
        }
    }
}

/// The ladder's choice. Conditions are put to it as "is it this one": 1 where the fact is what the rule asks for, 0 where it is not.
fn rule_for<'a>(
    policy: &'a SourcingPolicy,
    asked: &Asked,
    item: ItemId,
    regions: &[u32],
) -> Option<&'a SourcingRule> {
    let known = asked.scene.items.get(&item);
    let product = known.map(|i| i.input.product_code.as_str());
    let fits = |holds: bool| u32::from(holds);
    let rules: Vec<ladder::SourcingRule> = policy
        .rules
        .iter()
        .map(|r| ladder::SourcingRule {
            delivery: r.method as u32,
            order_class: r.channel.map(|c| fits(Some(c) == asked.route.channel)),
            item: r.item_id.map(|i| fits(i == item)),
            classes: [
                r.product
                    .as_ref()
                    .map(|p| fits(product == Some(p.as_str()))),
                None,
                None,
            ],
            region: r.region,
            ..ladder::SourcingRule::default()
        })
        .collect();
    let ask = Ask {
        delivery: asked.route.method as u32,
        order_class: Some(1),
        item: Some(1),
        classes: [Some(1), None, None],
        regions: regions.to_vec(),
        ..Ask::default()
    };
    let chosen = ladder::choose(&rules, &ask)?;
    let at = rules.iter().position(|r| std::ptr::eq(r, chosen))?;
    policy.rules.get(at)
}

/// The first routing that takes the order, with its rules in the engine's terms.
fn routing_for(
    policy: &SourcingPolicy,
    asked: &Asked,
    groups: &[Vec<usize>],
) -> Option<(String, Vec<InventoryRule>)> {
    if asked.route.method != DeliveryMethod::Ship {
        return None;
    }
    let carriers = &asked.scene.company.carriers;
    let service_of = |code: &str| {
        let at = carriers.iter().position(|c| c.code == code);
        at.and_then(|at| u32::try_from(at).ok()).unwrap_or(u32::MAX)
    };
    let order = RoutingOrder {
        channel: asked.route.channel.map_or(u32::MAX, |c| c as u32),
        method: asked.route.service.map_or(0, service_of),
        ..asked.routing_order(Vec::new())
    };
    let routing = policy.routings.iter().find(|r| {
        let keep = |left_out: bool| if left_out { Keep::Others } else { Keep::These };
        let listed =
            |names: Vec<u32>, left_out: bool| (!names.is_empty()).then(|| (names, keep(left_out)));
        let filter = OrderFilter {
            queue: None,
            channels: listed(
                r.channels.iter().map(|c| *c as u32).collect(),
                r.channels_left_out,
            ),
            methods: listed(
                r.services.iter().map(|s| service_of(s)).collect(),
                r.services_left_out,
            ),
            promised_by: r.promised_within_days.map(i64::from),
        };
        filter.takes(&order)
    })?;
    let rules = routing.rules.iter();
    let rules = rules
        .map(|r| inventory_rule(policy, asked, groups, r))
        .collect();
    Some((routing.name.clone(), rules))
}

fn inventory_rule(
    policy: &SourcingPolicy,
    asked: &Asked,
    groups: &[Vec<usize>],
    rule: &RoutingRule,
) -> InventoryRule {
    let everywhere = || (0..asked.locations.len()).collect();
    let group = rule.group.map_or_else(everywhere, |id| {
        let at = policy.groups.iter().position(|g| g.group_id == id);
        at.and_then(|at| groups.get(at))
            .cloned()
            .unwrap_or_default()
    });
    InventoryRule {
        group,
        most_km: rule.max_km.map(i64::from),
        safety: i64::from(rule.keep_units),
        sort: sorts(&rule.sort),
        partial: rule.partial,
        otherwise: match rule.leftover {
            Leftover::NextRule => Otherwise::NextRule,
            Leftover::Backorder => Otherwise::MoveTo(Queue::BackorderParking),
            Leftover::Unfillable => Otherwise::MoveTo(Queue::UnfillableParking),
        },
    }
}

fn sorts(preference: &[Preference]) -> Vec<LocationSort> {
    let keys = preference.iter();
    keys.filter_map(|p| match p {
        Preference::FewestShipments => None,
        Preference::Sequence => Some(LocationSort::Sequence),
        Preference::Distance => Some(LocationSort::Distance),
        Preference::Balance => Some(LocationSort::Balance),
    })
    .collect()
}

/// Settles the order between the rules and the optimiser, as the policy wants it.
pub(super) fn settle(asked: &Asked, problem: &OrderProblem, pieces: &[Want]) -> Settled {
    let mode = asked.scene.policy.policy.mode;
    if mode == PolicyMode::Cost || !asked.has_rules() {
        return Settled {
            plan: solve(problem),
            by_rules: false,
            other: None,
            parked: None,
        };
    }
    let own = Own::new(asked, problem, pieces).choose();
    let cost = problem.cost_of(&own.shipments);
    if mode == PolicyMode::Rules {
        return Settled {
            other: Some(solve(problem).cost),
            by_rules: true,
            parked: own.parked,
            plan: Plan {
                shipments: own.shipments,
                cost,
                proven: false,
            },
        };
    }
    let plan = never_worse(problem, own.shipments.clone());
    let by_rules = plan.shipments == own.shipments;
    Settled {
        other: Some(if by_rules { solve(problem).cost } else { cost }),
        parked: own
            .parked
            .filter(|_| problem.unfilled_lines(&plan.shipments).next().is_some()),
        by_rules,
        plan,
    }
}

/// The rules' way.
struct Chosen {
    shipments: Vec<Shipment>,
    parked: Option<Parked>,
}

/// The rules at work on the pieces of one delivery.
struct Own<'a> {
    asked: &'a Asked<'a>,
    problem: &'a OrderProblem,
    pieces: &'a [Want],
    items: Vec<ItemId>,
    most_locations: usize,
}

impl<'a> Own<'a> {
    fn new(asked: &'a Asked<'a>, problem: &'a OrderProblem, pieces: &'a [Want]) -> Self {
        let items: BTreeSet<ItemId> = pieces.iter().map(|p| p.item_id).collect();
        Self {
            asked,
            problem,
            pieces,
            items: items.into_iter().collect(),
            most_locations: problem.limits.max_shipments.min(SHIPMENTS_MAX),
        }
    }

    fn choose(&self) -> Chosen {
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
                .filter(|(_, (item, units))| shelf.available(place, *item) >= *units);
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
                    .map(|(item, _)| shelf.available(place, *item))
                    .sum::<i64>(),
                LocationSort::Sequence => order
                    .iter()
                    .position(|p| *p == place)
                    .and_then(|at| i64::try_from(at).ok())
                    .unwrap_or(i64::MAX),
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
            .map(|(item, units)| {
                let place = places
                    .iter()
                    .copied()
                    .find(|p| shelf.available(*p, item) >= units)?;
                shelf.take(place, item, units);
                Some(place)
            })
            .collect()
    }

    fn lines(&self) -> Vec<(usize, i64)> {
        let pieces = self.pieces.iter();
        pieces
            .map(|p| {
                let item = self.items.binary_search(&p.item_id).unwrap_or(usize::MAX);
                (item, i64::from(p.units))
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
