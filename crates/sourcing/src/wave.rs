//! Many orders at once, competing for the same units and the same hands.
//!
//! Only *scarce* stock rows are kept: rows of which all orders together could want more than there
//! is. Everything else can never bind. A decision per order is an assignment of its atoms to its
//! ways; the wave's cost is the sum of the orders' own costs and the overtime of the nodes.

pub(crate) mod anneal;
pub(crate) mod board;
pub(crate) mod dice;
pub(crate) mod dual;
mod insert;
mod knot;
mod orders;
pub(crate) mod polish;
pub(crate) mod pool;
pub(crate) mod pricing;
pub(crate) mod sequence;
pub(crate) mod state;
pub(crate) mod sweep;
pub(crate) mod team;
pub(crate) mod waterfall;

pub(crate) use orders::WaveOrder;

use crate::cost::Micro;
use crate::format::{Capacity, Instance, OrderRow, Shop};

/// All orders of a wave in hot form.
#[derive(Debug, Clone)]
pub(crate) struct Wave {
    pub(crate) orders: Vec<WaveOrder>,
    /// Units available per scarce row.
    pub(crate) atp: Vec<i64>,
    /// The shop's number of each scarce row.
    pub(crate) rows: Vec<usize>,
    /// The item of each scarce row.
    pub(crate) items: Vec<u32>,
    pub(crate) capacity: Vec<Capacity>,
}

impl Wave {
    pub(crate) fn new(shop: &Shop, instance: &Instance, rows: &[OrderRow]) -> Self {
        let mut orders: Vec<WaveOrder> = rows
            .iter()
            .map(|row| WaveOrder::new(shop, &shop.demand(instance, row)))
            .collect();
        let rows = keep_scarce(&mut orders, &shop.atp);
        let atp = rows
            .iter()
            .map(|row| shop.atp.get(*row).copied().unwrap_or(0))
            .collect();
        Self {
            orders,
            atp,
            items: items_of(instance, &rows),
            rows,
            capacity: shop.capacity.clone(),
        }
    }
}

impl Wave {
    /// A wave that keeps every stock row under the shop's own number.
    pub(crate) fn all_rows(shop: &Shop, instance: &Instance, rows: &[OrderRow]) -> Self {
        let orders = rows
            .iter()
            .map(|row| WaveOrder::new(shop, &shop.demand(instance, row)));
        Self {
            orders: orders.collect(),
            atp: shop.atp.clone(),
            rows: (0..shop.atp.len()).collect(),
            items: Vec::new(),
            capacity: shop.capacity.clone(),
        }
    }

    /// The same wave with only those ways that come within `reach` of an order's best at the
    /// prices. Rows keep their numbers.
    pub(crate) fn narrowed(&self, prices: &pricing::Prices, reach: Micro) -> Self {
        let mut work = pricing::Work::default();
        let mut values = Vec::new();
        let orders = self.orders.iter().map(|order| {
            if order.dense.atoms() > crate::exact::MAX_SUBSET_ATOMS {
                return order.clone();
            }
            let best = pricing::values_at(order, prices, &mut work, &mut values);
            let keep: Vec<bool> = values.iter().map(|value| *value <= best + reach).collect();
            order.narrowed(&keep)
        });
        Self {
            orders: orders.collect(),
            ..self.bare()
        }
    }

    fn bare(&self) -> Self {
        Self {
            orders: Vec::new(),
            atp: self.atp.clone(),
            rows: self.rows.clone(),
            items: self.items.clone(),
            capacity: self.capacity.clone(),
        }
    }
}

fn items_of(instance: &Instance, rows: &[usize]) -> Vec<u32> {
    let item = |row: &usize| instance.stock.get(*row).map_or(0, |[_, item, ..]| *item);
    let items = rows.iter().map(item);
    items.map(|item| u32::try_from(item).unwrap_or(0)).collect()
}

/// Drops the rows that can never bind and renumbers the others; answers their old numbers.
fn keep_scarce(orders: &mut [WaveOrder], atp: &[i64]) -> Vec<usize> {
    let mut wanted = vec![0_i64; atp.len()];
    for order in &*orders {
        for taken in &order.uses {
            if let Some(sum) = wanted.get_mut(taken.row as usize) {
                *sum += taken.units;
            }
        }
    }
    let mut kept = Vec::new();
    let mut number = vec![u32::MAX; atp.len()];
    for (row, ((slot, sum), have)) in number.iter_mut().zip(wanted).zip(atp).enumerate() {
        if sum > *have {
            *slot = u32::try_from(kept.len()).unwrap_or(u32::MAX);
            kept.push(row);
        }
    }
    for order in orders {
        for taken in &mut order.uses {
            taken.row = number.get(taken.row as usize).copied().unwrap_or(u32::MAX);
        }
        order.uses.retain(|taken| taken.row != u32::MAX);
        order.index_uses();
    }
    kept
}

/// Cost of a load on a node beyond its soft capacity.
pub(crate) const fn overtime(capacity: &Capacity, load: i64) -> Micro {
    if load > capacity.soft {
        (load - capacity.soft) * capacity.over_cost
    } else {
        0
    }
}
