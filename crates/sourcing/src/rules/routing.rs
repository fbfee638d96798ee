//! Routing runs: queues of orders through filters, sorts, inventory rules and actions (HotWax).
//!
//! A run holds routings; a routing takes the orders of the brokering queue that pass its filter,
//! in its order, through its inventory rules. A rule looks at locations by group, distance, their
//! order limit and stock beyond its own safety stock. Without partial allocation one location must
//! have everything; with it the locations, in order, each send what they can, up to the split
//! limit: lines of an item group together unless the rule may split groups, and only where what is
//! sent and what is left over are both worth a shipment. What a rule leaves over goes on to the
//! next rule or to a queue, with an automatic cancel date if the rule says so; after the last rule
//! it is parked as unfillable. Quantities are whole lines; stock is taken as orders are served.

use serde::{Deserialize, Serialize};

use crate::cost::Micro;

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

/// A line as routing sees it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct RoutingLine {
    /// Any number that names the item.
    pub item: usize,
    /// Units ordered.
    pub units: i64,
    /// What the line is sold for.
    pub value: Micro,
    /// Item group of the order: a gift set, say. Any number; none: on its own.
    pub group: Option<u32>,
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
    /// Lines wanted.
    pub lines: Vec<RoutingLine>,
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
    /// Most orders still to be taken first; no limit is the most.
    OrderLimit,
    /// Most weeks of supply of the order's scarcest item first; where nothing is sold or stocked
    /// of them, last. Without `InventoryRule::weeks_of_supply` it does not sort.
    WeeksOfSupply,
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
    /// Takes locations that have all the orders they may.
    pub ignore_order_limit: bool,
    /// Weeks of sales that `LocationSort::WeeksOfSupply` looks back on.
    pub weeks_of_supply: Option<i64>,
    /// Order of locations.
    pub sort: Vec<LocationSort>,
    /// May several locations share an order?
    pub partial: bool,
    /// May they share the lines of an item group? Counts only with `partial`.
    pub split_groups: bool,
    /// Value below which neither what a location sends nor what it leaves over may lie when it
    /// sends a part of the open lines; none: any part goes.
    pub shipment_threshold: Option<Micro>,
    /// What happens to what is left over.
    pub otherwise: Otherwise,
    /// The automatic cancel date of an order with something left over; none: as it is.
    pub auto_cancel: Option<AutoCancel>,
}

/// A change of the automatic cancel date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AutoCancel {
    /// Cancelled so many days after the run unless something is found before.
    After {
        /// Days.
        days: i64,
    },
    /// Not cancelled by itself any more.
    Never,
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
    /// The last change of the automatic cancel date that a rule asked for what is left over.
    pub auto_cancel: Option<AutoCancel>,
}

/// Units available to promise at a location, and taking them.
pub trait Shelf {
    /// Units of an item.
    fn available(&self, location: usize, item: usize) -> i64;
    /// Takes units.
    fn take(&mut self, location: usize, item: usize, units: i64);
    /// Orders a location may still be given; none: no limit.
    fn orders_left(&self, _location: usize) -> Option<i64> {
        None
    }
    /// Counts one order more at a location.
    fn take_order(&mut self, _location: usize) {}
    /// Units of an item that a location sold in the last so many weeks; none: not known.
    fn sold(&self, _location: usize, _item: usize, _weeks: i64) -> Option<i64> {
        None
    }
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
    let mut auto_cancel = None;
    let mut queue = Some(Queue::UnfillableParking);
    for rule in rules {
        rule.apply(order, &mut location, shelf);
        if location.iter().all(Option::is_some) {
            return Routed {
                location,
                queue: None,
                auto_cancel: None,
            };
        }
        auto_cancel = rule.auto_cancel.or(auto_cancel);
        if let Otherwise::MoveTo(next) = rule.otherwise {
            queue = Some(next);
            break;
        }
    }
    Routed {
        location,
        queue,
        auto_cancel,
    }
}

impl InventoryRule {
    fn apply(&self, order: &RoutingOrder, location: &mut [Option<usize>], shelf: &mut dyn Shelf) {
        for place in self.places(order, shelf) {
            let mut used: Vec<usize> = location.iter().flatten().copied().collect();
            used.sort_unstable();
            used.dedup();
            let known = used.contains(&place);
            let full = shelf.orders_left(place).is_some_and(|left| left <= 0);
            let barred = used.len() >= order.most_locations || (full && !self.ignore_order_limit);
            if barred && !known {
                continue;
            }
            let open = location.iter().enumerate().filter(|(_, l)| l.is_none());
            let open: Vec<usize> = open.map(|(line, _)| line).collect();
            let load = self.load(order, &open, place, shelf);
            if load.is_empty() || !self.may_send(order, &open, &load) {
                continue;
            }
            if !known {
                shelf.take_order(place);
            }
            for line in load {
                if let (Some(slot), Some(wanted)) = (location.get_mut(line), order.lines.get(line))
                {
                    *slot = Some(place);
                    shelf.take(place, wanted.item, wanted.units);
                }
            }
        }
    }

    /// Locations that pass, sorted.
    fn places(&self, order: &RoutingOrder, shelf: &dyn Shelf) -> Vec<usize> {
        let km = |place: usize| order.km.get(place).copied().unwrap_or(i64::MAX);
        let near = |place: &&usize| self.most_km.is_none_or(|most| km(**place) <= most);
        let balance = |place: usize| -> i64 {
            let lines = order.lines.iter();
            lines.map(|line| shelf.available(place, line.item)).sum()
        };
        let mut places: Vec<usize> = self.group.iter().filter(near).copied().collect();
        places.sort_by_cached_key(|place| -> Vec<i64> {
            let key = |sort: &LocationSort| match sort {
                LocationSort::Distance => km(*place),
                LocationSort::Balance => -balance(*place),
                LocationSort::Sequence => 0,
                LocationSort::OrderLimit => -shelf.orders_left(*place).unwrap_or(i64::MAX),
                LocationSort::WeeksOfSupply => -self.weeks_score(order, *place, shelf),
            };
            self.sort.iter().map(key).collect()
        });
        places
    }

    /// Stock ÷ (units sold ÷ weeks) × 100 of the order's scarcest item; −1 where no item has a
    /// score, 0 for all where the rule names no weeks.
    fn weeks_score(&self, order: &RoutingOrder, place: usize, shelf: &dyn Shelf) -> i64 {
        let Some(weeks) = self.weeks_of_supply.filter(|weeks| *weeks > 0) else {
            return 0;
        };
        let score = |line: &RoutingLine| {
            let sold = shelf.sold(place, line.item, weeks).filter(|s| *s > 0)?;
            let units = i128::from(shelf.available(place, line.item).max(0));
            let score = units * i128::from(weeks) * 100 / i128::from(sold);
            Some(i64::try_from(score).unwrap_or(i64::MAX))
        };
        let scores = order.lines.iter().filter_map(score);
        scores.min().unwrap_or(-1)
    }

    /// May a location send this part of the open lines?
    fn may_send(&self, order: &RoutingOrder, open: &[usize], load: &[usize]) -> bool {
        if load.len() == open.len() {
            return true;
        }
        let value = |part: &mut dyn Iterator<Item = &usize>| -> Micro {
            let lines = part.filter_map(|line| order.lines.get(*line));
            lines.map(|line| line.value).sum()
        };
        let sent = value(&mut load.iter());
        let left = value(&mut open.iter().filter(|line| !load.contains(line)));
        let worth = |least: Micro| sent >= least && left >= least;
        self.partial && self.shipment_threshold.is_none_or(worth)
    }

    /// Lines a location can send, in line order; those of a group all or none, unless the rule
    /// may split groups.
    fn load(
        &self,
        order: &RoutingOrder,
        open: &[usize],
        place: usize,
        shelf: &dyn Shelf,
    ) -> Vec<usize> {
        let group_of = |line: usize| order.lines.get(line).and_then(|wanted| wanted.group);
        let mut load: Vec<usize> = Vec::new();
        for line in open {
            if load.contains(line) {
                continue;
            }
            let group = group_of(*line).filter(|_| !self.split_groups);
            let together = |other: &usize| match group {
                Some(_) => group_of(*other) == group,
                None => other == line,
            };
            let mut fuller = load.clone();
            fuller.extend(open.iter().copied().filter(together));
            if self.has(order, &fuller, place, shelf) {
                load = fuller;
            }
        }
        load.sort_unstable();
        load
    }

    /// Does the location have all these lines, beyond the rule's safety stock?
    fn has(&self, order: &RoutingOrder, lines: &[usize], place: usize, shelf: &dyn Shelf) -> bool {
        let wanted = || lines.iter().filter_map(|line| order.lines.get(*line));
        wanted().all(|line| {
            let same = wanted().filter(|other| other.item == line.item);
            let units: i64 = same.map(|other| other.units).sum();
            shelf.available(place, line.item) - self.safety >= units
        })
    }
}
