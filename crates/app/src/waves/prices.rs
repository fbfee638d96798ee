//! The orders of a wave against the same shelves, and shadow prices: what a unit on a shelf is worth to the others that wait. An order whose turn
//! is earlier still gets its goods, but leaves a unit where another has no second choice, if going elsewhere costs it less than that.
//!
//! Prices rise where more is wished for than there is and fall where less is (a subgradient search on the wave's Lagrangian dual:
//! `shared/sourcing.md` 5). Every set of prices is tried by serving the wave in turn; the cheapest wave wins, and no prices at all is one of the
//! tries, so that a wave is never dearer than its orders one after the other.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use encargo_domain::Refusal;
use encargo_domain::catalog::Item;
use encargo_domain::company::Company;
use encargo_domain::ids::{ItemId, LineNo, LocationId};
use encargo_domain::location::LocationKind;
use encargo_domain::order::{DeliveryMethod, Order};
use encargo_domain::policy::PolicyMode;

use crate::commands::sourcing::{route_of, wants_of_waiting};
use crate::context::Cx;
use crate::facts::{House, PolicyInForce, Rooms};
use crate::sourcing::{Prices, Scene, Shelves, planned};

/// Which location would send what.
pub(super) type Places = Vec<(LocationId, BTreeMap<LineNo, u32>)>;

/// Orders sourced in one search for prices at most: a second or so, while other commands wait.
const LOOKS_MAX: usize = 4_000;
/// Sets of prices tried at most.
const TRIES_MAX: usize = 12;
/// Units of surplus or shortage that move a price in one step.
const UNITS_FELT: i64 = 3;

/// What becomes of one order of a wave. Costs in micro-units, as the policy weighs them; none counts what units are worth to others.
#[derive(Debug, Default)]
pub(super) struct Served {
    pub(super) places: Places,
    /// All it costs, with units left unfilled.
    pub(super) cost: i64,
    /// Of this, the weight of units left unfilled.
    pub(super) unfilled: i64,
    /// What the units are worth to others, at the wave's prices.
    pub(super) scarcity: i64,
    /// No way for this order alone costs less, at these prices; a bound may be built on it.
    pub(super) least: bool,
}

/// What all orders of a wave have in common.
#[derive(Clone, Copy)]
pub(super) struct Round<'a> {
    pub(super) house: &'a House,
    /// What is decided by.
    pub(super) policy: &'a PolicyInForce,
    pub(super) company: &'a Company,
    pub(super) items: &'a HashMap<ItemId, Arc<Item>>,
    pub(super) cx: &'a Cx,
}

impl<'a> Round<'a> {
    pub(super) fn of(
        house: &'a House,
        items: &'a HashMap<ItemId, Arc<Item>>,
        cx: &'a Cx,
    ) -> Result<Self, Refusal> {
        Ok(Self {
            house,
            policy: &house.policy,
            company: house.company()?,
            items,
            cx,
        })
    }

    /// Where the waiting units of an order would come from, and what that costs. It takes them from `shelves` and `rooms`.
    pub(super) fn serve(
        &self,
        order: &Order,
        prices: &Prices,
        shelves: &mut Shelves,
        rooms: &mut Rooms,
    ) -> Served {
        let waiting = wants_of_waiting(order);
        let mut served = Served {
            // Of two deliveries the second chooses among what the first left.
            least: waiting.len() <= 1,
            ..Served::default()
        };
        for (index, wants) in waiting {
            let at = usize::try_from(index).unwrap_or(usize::MAX);
            let Some(delivery) = order.deliveries.get(at) else {
                continue;
            };
            let (house, company, items) = (self.house, self.company, self.items);
            let scene = Scene {
                policy: self.policy,
                prices: Some(prices),
                ..Scene::of(house, company, items, shelves, rooms, self.cx)
            };
            let plan = planned(&scene, &route_of(order, delivery), &wants);
            served.cost += plan.cost.total() - plan.cost.scarcity;
            served.unfilled += plan.cost.unfilled;
            served.scarcity += plan.cost.scarcity;
            served.least &=
                plan.proven && plan.whole && delivery.method != DeliveryMethod::CarryOut;
            let shares = plan.shares;
            for (location, lines) in &shares {
                for (line, units) in lines {
                    let units = i64::from(*units);
                    let shelf = order.line(*line);
                    let shelf = shelf.and_then(|l| shelves.get_mut(&(l.item_id, *location)));
                    if let Some(shelf) = shelf {
                        shelf.reserved += units;
                    }
                    if let Some(room) = rooms.get_mut(location) {
                        *room -= units;
                    }
                }
            }
            served.places.extend(shares);
        }
        served
    }

    /// Prices under which these orders, served in this order, cost least together: empty where nothing is contested, and where the shop's
    /// rules choose whatever it costs. With what no way of serving them, each line from one place, can cost less than.
    pub(super) fn prices(
        &self,
        orders: &[Arc<Order>],
        shelves: &Shelves,
        rooms: &Rooms,
    ) -> (Prices, Option<i64>) {
        let none = Prices::new();
        if self.policy.policy.mode == PolicyMode::Rules {
            return (none, None);
        }
        let everyone: Vec<&Arc<Order>> = orders.iter().collect();
        let (wished, bound) = self.wished(&everyone, &none, shelves, rooms);
        let contested: BTreeSet<ItemId> = wished
            .into_iter()
            .filter(|((item, location), units)| *units > self.free(shelves, *item, *location))
            .map(|((item, _), _)| item)
            .collect();
        let wants = |o: &Order| o.lines.iter().any(|l| contested.contains(&l.item_id));
        let rivals: Vec<&Arc<Order>> = everyone.into_iter().filter(|o| wants(o)).collect();
        if rivals.len() < 2 {
            return (none, bound);
        }
        let (_, alone) = self.wished(&rivals, &none, shelves, rooms);
        // The others want nothing that has a price.
        let others = bound.zip(alone).map(|(all, rivals)| all - rivals);
        let mut proven = alone;
        let mut rows: Vec<(ItemId, LocationId)> = shelves.keys().copied().collect();
        rows.retain(|(item, _)| contested.contains(item));
        let tries = (LOOKS_MAX / (2 * rivals.len())).clamp(1, TRIES_MAX);
        let mut best = none.clone();
        let (mut least, step) = self.in_turn(&rivals, &none, shelves, rooms);
        let mut prices = none;
        for n in 1..=i64::try_from(tries).unwrap_or(1) {
            let (wished, bound) = self.wished(&rivals, &prices, shelves, rooms);
            proven = proven.max(bound);
            for row in &rows {
                let wish = wished.get(row).copied().unwrap_or(0);
                let short = wish - self.free(shelves, row.0, row.1);
                let price = prices.entry(*row).or_default();
                *price = (*price + step / n * short.clamp(-UNITS_FELT, UNITS_FELT)).max(0);
            }
            prices.retain(|_, price| *price > 0);
            let (cost, _) = self.in_turn(&rivals, &prices, shelves, rooms);
            if cost < least {
                least = cost;
                best.clone_from(&prices);
            }
        }
        let bound = others.zip(proven).map(|(others, rivals)| others + rivals);
        (best, bound)
    }

    /// Units orders may have of a shelf.
    fn free(&self, shelves: &Shelves, item: ItemId, location: LocationId) -> i64 {
        let shelf = shelves.get(&(item, location)).copied().unwrap_or_default();
        // Suppliers keep nothing back.
        let place = self.house.location(location);
        let safety = match place {
            Some(l) if l.kind == LocationKind::Supplier => 0,
            _ => self.items.get(&item).map_or(0, |i| i.input.safety_stock),
        };
        (shelf.on_hand - shelf.reserved - i64::from(safety)).max(0)
    }

    /// What each order would take if it were alone, and what the wave cannot cost less than: the sum of what each costs alone at these prices, less
    /// the price of all there is (the Lagrangian dual; none where an order's own least cost is not proven).
    pub(super) fn wished(
        &self,
        orders: &[&Arc<Order>],
        prices: &Prices,
        shelves: &Shelves,
        rooms: &Rooms,
    ) -> (HashMap<(ItemId, LocationId), i64>, Option<i64>) {
        let mut wished = HashMap::new();
        let there = |(row, price): (&(ItemId, LocationId), &i64)| {
            price.saturating_mul(self.free(shelves, row.0, row.1))
        };
        let mut bound = Some(-prices.iter().map(there).sum::<i64>());
        let (mut free, mut open) = (shelves.clone(), rooms.clone());
        for order in orders {
            let served = self.serve(order, prices, &mut free, &mut open);
            bound = bound
                .filter(|_| served.least)
                .map(|sum| sum + served.cost + served.scarcity);
            for (location, lines) in &served.places {
                for (line, units) in lines {
                    let Some(line) = order.line(*line) else {
                        continue;
                    };
                    let row = (line.item_id, *location);
                    *wished.entry(row).or_default() += i64::from(*units);
                    // Nothing is taken: the next is alone as well.
                    if let (Some(shelf), Some(before)) = (free.get_mut(&row), shelves.get(&row)) {
                        *shelf = *before;
                    }
                }
                if let (Some(room), Some(before)) = (open.get_mut(location), rooms.get(location)) {
                    *room = *before;
                }
            }
        }
        (wished, bound)
    }

    /// What the orders cost served one after the other, and half of what one of them costs to send: a step for prices.
    fn in_turn(
        &self,
        orders: &[&Arc<Order>],
        prices: &Prices,
        shelves: &Shelves,
        rooms: &Rooms,
    ) -> (i64, i64) {
        let (mut free, mut open) = (shelves.clone(), rooms.clone());
        let mut served: Vec<i64> = orders
            .iter()
            .map(|order| self.serve(order, prices, &mut free, &mut open).cost)
            .collect();
        let sum = served.iter().sum();
        served.sort_unstable();
        let usual = served.get(served.len() / 2).copied().unwrap_or(0);
        (sum, (usual / 2).max(1))
    }
}
