//! Routing runs: queues of orders through filters, sorts, inventory rules and actions (HotWax).
//!
//! A run holds routings; a routing takes the orders of the brokering queue that pass its filter,
//! in its order, through its inventory rules. A rule looks at locations by group, distance and
//! stock beyond its own safety stock. Without partial allocation one location must have
//! everything; with it the locations, in order, each send what they can, up to the split limit.
//! What a rule leaves over goes on to the next rule or to a queue; after the last rule it is parked
//! as unfillable. Quantities are whole lines; stock is taken as orders are served.

use serde::{Deserialize, Serialize};

/// Where an order waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Queue {
    /// To be routed.
    Brokering,
    /// Nothing was found; tried again by a run of its own.
    UnfillableParking,
    /// Waits for supply.
    BackorderParking,
    /// Waits for release.
    PreOrderParking,
}

/// An order as routing sees it; numbers are the caller's own names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoutingOrder {
    /// Where it waits.
    pub queue: Queue,
    /// Sales channel.
    pub channel: u32,
    /// Shipping method.
    pub method: u32,
    /// Priority, lower first.
    pub priority: i64,
    /// Promised day.
    pub promise_day: i64,
    /// Order day.
    pub order_day: i64,
    /// Item and units of each line.
    pub lines: Vec<(usize, i64)>,
    /// Split constraint: locations at most, 1 = ship from one place.
    pub most_locations: usize,
    /// Km from each location.
    pub km: Vec<i64>,
}

/// Which orders a routing takes. Blank takes all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OrderFilter {
    /// Queue to take from; blank: the brokering queue.
    pub queue: Option<Queue>,
    /// Sales channels, and whether they are the ones left out.
    pub channels: Option<(Vec<u32>, Keep)>,
    /// Shipping methods, and whether they are the ones left out.
    pub methods: Option<(Vec<u32>, Keep)>,
    /// Promised on this day or before.
    pub promised_by: Option<i64>,
}

/// Is a list what is kept or what is left out?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    /// Only these.
    These,
    /// All but these.
    Others,
}

/// A key orders are sorted by; ties go to the next key, then to the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OrderSort {
    /// Lowest number first.
    Priority,
    /// Earliest promise first.
    PromiseDay,
    /// Oldest first.
    OrderDay,
}

/// A key locations are sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LocationSort {
    /// Nearest first.
    Distance,
    /// Most units of the order's items first.
    Balance,
    /// As the group lists them.
    Sequence,
}

/// One inventory rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InventoryRule {
    /// Locations of the group, in its sequence.
    pub group: Vec<usize>,
    /// Km at most.
    pub most_km: Option<i64>,
    /// Units kept back beyond the location's own safety stock.
    pub safety: i64,
    /// Order of locations.
    pub sort: Vec<LocationSort>,
    /// May several locations share an order?
    pub partial: bool,
    /// What happens to what is left over.
    pub otherwise: Otherwise,
}

/// What happens when a rule leaves something over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Otherwise {
    /// The next rule tries.
    NextRule,
    /// The order moves to a queue; later rules do not see it.
    MoveTo(Queue),
}

/// A routing: which orders, in which order, by which rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Routing {
    /// Orders taken.
    pub filter: OrderFilter,
    /// Their order.
    pub sort: Vec<OrderSort>,
    /// Rules, first to last.
    pub rules: Vec<InventoryRule>,
}

/// What became of an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Routed {
    /// Location of each line; none: not routed.
    pub location: Vec<Option<usize>>,
    /// Where what is left over waits; none if nothing is.
    pub queue: Option<Queue>,
}

/// Units available to promise at a location, and taking them.
pub trait Shelf {
    /// Units of an item.
    fn available(&self, location: usize, item: usize) -> i64;
    /// Takes units.
    fn take(&mut self, location: usize, item: usize, units: i64);
}

/// Runs the routings one after the other; an order is served by the first that takes it. The
/// answer has one entry per order, none for orders that no routing took.
pub fn run(
    routings: &[Routing],
    orders: &[RoutingOrder],
    shelf: &mut dyn Shelf,
) -> Vec<Option<Routed>> {
    let mut answers: Vec<Option<Routed>> = vec![None; orders.len()];
    for routing in routings {
        let mut taken: Vec<(usize, &RoutingOrder)> = orders
            .iter()
            .enumerate()
            .filter(|(at, order)| answers.get(*at) == Some(&None) && routing.filter.takes(order))
            .collect();
        taken.sort_by_key(|(_, order)| -> Vec<i64> {
            routing.sort.iter().map(|key| key.of(order)).collect()
        });
        for (at, order) in taken {
            if let Some(slot) = answers.get_mut(at) {
                *slot = Some(serve(&routing.rules, order, shelf));
            }
        }
    }
    answers
}

impl OrderFilter {
    /// Does the routing take this order?
    pub fn takes(&self, order: &RoutingOrder) -> bool {
        let listed = |list: &Option<(Vec<u32>, Keep)>, fact: u32| {
            list.as_ref()
                .is_none_or(|(names, keep)| names.contains(&fact) == (*keep == Keep::These))
        };
        order.queue == self.queue.unwrap_or(Queue::Brokering)
            && listed(&self.channels, order.channel)
            && listed(&self.methods, order.method)
            && self.promised_by.is_none_or(|day| order.promise_day <= day)
    }
}

impl OrderSort {
    const fn of(self, order: &RoutingOrder) -> i64 {
        match self {
            Self::Priority => order.priority,
            Self::PromiseDay => order.promise_day,
            Self::OrderDay => order.order_day,
        }
    }
}

fn serve(rules: &[InventoryRule], order: &RoutingOrder, shelf: &mut dyn Shelf) -> Routed {
    let mut location: Vec<Option<usize>> = vec![None; order.lines.len()];
    for rule in rules {
        rule.apply(order, &mut location, shelf);
        if location.iter().all(Option::is_some) {
            return Routed {
                location,
                queue: None,
            };
        }
        if let Otherwise::MoveTo(queue) = rule.otherwise {
            let queue = Some(queue);
            return Routed { location, queue };
        }
    }
    let queue = Some(Queue::UnfillableParking);
    Routed { location, queue }
}

impl InventoryRule {
    fn apply(&self, order: &RoutingOrder, location: &mut [Option<usize>], shelf: &mut dyn Shelf) {
        for place in self.places(order, shelf) {
            let mut used: Vec<usize> = location.iter().flatten().copied().collect();
            used.sort_unstable();
            used.dedup();
            if !used.contains(&place) && used.len() >= order.most_locations {
                continue;
            }
            let open = location.iter().enumerate().filter(|(_, l)| l.is_none());
            let open: Vec<usize> = open.map(|(line, _)| line).collect();
            let load = self.load(order, &open, place, shelf);
            if load.is_empty() || (!self.partial && load.len() < open.len()) {
                continue;
            }
            for line in load {
                if let (Some(slot), Some((item, units))) =
                    (location.get_mut(line), order.lines.get(line))
                {
                    *slot = Some(place);
                    shelf.take(place, *item, *units);
                }
            }
        }
    }

    /// Locations that pass, sorted.
    fn places(&self, order: &RoutingOrder, shelf: &dyn Shelf) -> Vec<usize> {
        let km = |place: usize| order.km.get(place).copied().unwrap_or(i64::MAX);
        let near = |place: &&usize| self.most_km.is_none_or(|most| km(**place) <= most);
        let balance = |place: usize| -> i64 {
            let items = order.lines.iter();
            items.map(|(item, _)| shelf.available(place, *item)).sum()
        };
        let mut places: Vec<usize> = self.group.iter().filter(near).copied().collect();
        places.sort_by_cached_key(|place| -> Vec<i64> {
            let key = |sort: &LocationSort| match sort {
                LocationSort::Distance => km(*place),
                LocationSort::Balance => -balance(*place),
                LocationSort::Sequence => 0,
            };
            self.sort.iter().map(key).collect()
        });
        places
    }

    /// Lines a location can send, in line order.
    fn load(
        &self,
        order: &RoutingOrder,
        open: &[usize],
        place: usize,
        shelf: &dyn Shelf,
    ) -> Vec<usize> {
        let mut taken: Vec<(usize, i64)> = Vec::new();
        let mut load = Vec::new();
        for line in open {
            let Some((item, units)) = order.lines.get(*line) else {
                continue;
            };
            let before: i64 = taken
                .iter()
                .filter(|(i, _)| i == item)
                .map(|(_, u)| u)
                .sum();
            if shelf.available(place, *item) - self.safety >= before + units {
                taken.push((*item, *units));
                load.push(*line);
            }
        }
        load
    }
}
