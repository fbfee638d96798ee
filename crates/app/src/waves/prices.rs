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
use encargo_domain::order::Order;
use encargo_domain::policy::PolicyMode;

use crate::commands::sourcing::{route_of, wants_of_waiting};
use crate::context::Cx;
use crate::facts::{House, Rooms};
use crate::sourcing::{Prices, Scene, Shelves, planned};

/// Which location would send what.
pub(super) type Places = Vec<(LocationId, BTreeMap<LineNo, u32>)>;

/// Orders sourced in one search for prices at most: a second or so, while other commands wait.
const LOOKS_MAX: usize = 4_000;
/// Sets of prices tried at most.
const TRIES_MAX: usize = 12;
/// Units of surplus or shortage that move a price in one step.
const UNITS_FELT: i64 = 3;

/// What all orders of a wave have in common.
#[derive(Clone, Copy)]
pub(super) struct Round<'a> {
    pub(super) house: &'a House,
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
            company: house.company()?,
            items,
            cx,
        })
    }

    /// Where the waiting units of an order would come from, and what that costs in micro-units without the prices. It takes them from
    /// `shelves` and `rooms`.
    pub(super) fn serve(
        &self,
        order: &Order,
        prices: &Prices,
        shelves: &mut Shelves,
        rooms: &mut Rooms,
    ) -> (Places, i64) {
        let mut places = Places::new();
        let mut cost = 0;
        for (index, wants) in wants_of_waiting(order) {
            let at = usize::try_from(index).unwrap_or(usize::MAX);
            let Some(delivery) = order.deliveries.get(at) else {
                continue;
            };
            let (house, company, items) = (self.house, self.company, self.items);
            let scene =
                Scene::of(house, company, items, shelves, rooms, self.cx).priced(Some(prices));
            let (shares, parts) = planned(&scene, &route_of(order, delivery), &wants);
            cost += parts.total() - parts.scarcity;
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
            places.extend(shares);
        }
        (places, cost)
    }

    /// Prices under which these orders, served in this order, cost least together. Empty where nothing is contested, and where the shop's
    /// rules choose whatever it costs.
    pub(super) fn prices(&self, orders: &[Arc<Order>], shelves: &Shelves, rooms: &Rooms) -> Prices {
        let none = Prices::new();
        if orders.len() < 2 || self.house.policy.policy.mode == PolicyMode::Rules {
            return none;
        }
        let everyone: Vec<&Arc<Order>> = orders.iter().collect();
        let contested: BTreeSet<ItemId> = self
            .wished(&everyone, &none, shelves, rooms)
            .into_iter()
            .filter(|((item, location), units)| *units > self.free(shelves, *item, *location))
            .map(|((item, _), _)| item)
            .collect();
        let wants = |o: &Order| o.lines.iter().any(|l| contested.contains(&l.item_id));
        let rivals: Vec<&Arc<Order>> = everyone.into_iter().filter(|o| wants(o)).collect();
        if rivals.len() < 2 {
            return none;
        }
        let mut rows: Vec<(ItemId, LocationId)> = shelves.keys().copied().collect();
        rows.retain(|(item, _)| contested.contains(item));
        let tries = (LOOKS_MAX / (2 * rivals.len())).clamp(1, TRIES_MAX);
        let mut best = none.clone();
        let (mut least, step) = self.in_turn(&rivals, &none, shelves, rooms);
        let mut prices = none;
        for n in 1..=i64::try_from(tries).unwrap_or(1) {
            let wished = self.wished(&rivals, &prices, shelves, rooms);
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
        best
    }

    /// Units orders may have of a shelf.
    fn free(&self, shelves: &Shelves, item: ItemId, location: LocationId) -> i64 {
        let shelf = shelves.get(&(item, location)).copied().unwrap_or_default();
        let safety = self.items.get(&item).map_or(0, |i| i.input.safety_stock);
        (shelf.on_hand - shelf.reserved - i64::from(safety)).max(0)
    }

    /// What each order would take if it were alone.
    fn wished(
        &self,
        orders: &[&Arc<Order>],
        prices: &Prices,
        shelves: &Shelves,
        rooms: &Rooms,
    ) -> HashMap<(ItemId, LocationId), i64> {
        let mut wished = HashMap::new();
        let (mut free, mut open) = (shelves.clone(), rooms.clone());
        for order in orders {
            let (places, _) = self.serve(order, prices, &mut free, &mut open);
            for (location, lines) in &places {
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
        wished
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
            .map(|order| self.serve(order, prices, &mut free, &mut open).1)
            .collect();
        let sum = served.iter().sum();
        served.sort_unstable();
        let usual = served.get(served.len() / 2).copied().unwrap_or(0);
        (sum, (usual / 2).max(1))
    }
}
