//! The decisions of a wave in columns: what is taken, what is left, what it costs.
//!
//! Invariant: `left[resource] = supply − units taken` and `total` always match `chosen`.
#![expect(
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "orders, columns, rows and nodes are u32 indices made together with the lists they \
              point into; this is the step the search repeats tens of millions of times"
)]

use crate::cost::Micro;
use crate::wave::Wave;
use crate::wave::pool::{Pool, Take};
use crate::wave::pricing::Prices;

/// Hands of a node.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Hands {
    /// Overtime begins when less than this is left.
    pub(crate) overtime_at: i32,
    /// Cost of a unit of overtime.
    pub(crate) over_cost: Micro,
    /// Shadow price of a unit of work.
    pub(crate) price: Micro,
}

/// How a choice looks at prices and at what others hold.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Manner {
    /// Share of the shadow prices that counts, in quarters.
    pub(crate) quarters: Micro,
    /// Price of what another holds, on top of its shadow price; none: not to be had.
    pub(crate) steal: Option<Micro>,
}

#[derive(Debug, Clone)]
pub(crate) struct Board<'a> {
    pub(crate) pool: &'a Pool,
    pub(crate) rows: usize,
    /// Column of each order.
    pub(crate) chosen: Vec<u32>,
    /// Value at the prices above the order's best.
    pub(crate) slack: Vec<Micro>,
    /// Units left, rows first, then nodes.
    pub(crate) left: Vec<i32>,
    pub(crate) hands: Vec<Hands>,
    /// Orders that take from each row.
    pub(crate) takers: Vec<Vec<u32>>,
    /// Own costs and overtime.
    pub(crate) total: Micro,
}

impl<'a> Board<'a> {
    /// Nothing sent.
    pub(crate) fn empty(wave: &Wave, pool: &'a Pool, prices: &Prices) -> Self {
        let units = |units: i64| i32::try_from(units).unwrap_or(i32::MAX);
        let orders = 0..wave.orders.len();
        let chosen: Vec<u32> = orders.map(|order| pool.nothing(order)).collect();
        let hands = wave.capacity.iter().zip(&prices.nodes);
        let hands = hands.map(|(node, price)| Hands {
            overtime_at: units(node.hard - node.soft),
            over_cost: node.over_cost,
            price: *price,
        });
        let rows = wave.atp.iter().copied();
        let left = rows.chain(wave.capacity.iter().map(|node| node.hard));
        Self {
            rows: wave.atp.len(),
            slack: chosen.iter().map(|c| pool.slack[*c as usize]).collect(),
            left: left.map(units).collect(),
            hands: hands.collect(),
            takers: vec![Vec::new(); wave.atp.len()],
            total: chosen.iter().map(|c| pool.heads[*c as usize].cost).sum(),
            chosen,
            pool,
        }
    }

    /// Moves an order from its column to another.
    pub(crate) fn put(&mut self, order: usize, column: u32) {
        let pool = self.pool;
        let old = self.chosen[order];
        if old == column {
            return;
        }
        for take in pool.takes(old) {
            self.give(*take, order as u32);
        }
        for take in pool.takes(column) {
            self.grab(*take, order as u32);
        }
        self.total += pool.heads[column as usize].cost - pool.heads[old as usize].cost;
        self.slack[order] = pool.slack[column as usize];
        self.chosen[order] = column;
    }

    fn give(&mut self, take: Take, order: u32) {
        let at = take.resource as usize;
        self.left[at] += take.units;
        if at < self.rows {
            let takers = &mut self.takers[at];
            if let Some(place) = takers.iter().position(|taker| *taker == order) {
                takers.swap_remove(place);
            }
        } else {
            self.total -= self.hands[at - self.rows].extra(self.left[at], take.units);
        }
    }

    fn grab(&mut self, take: Take, order: u32) {
        let at = take.resource as usize;
        if at < self.rows {
            self.takers[at].push(order);
        } else {
            self.total += self.hands[at - self.rows].extra(self.left[at], take.units);
        }
        self.left[at] -= take.units;
    }

    /// The best column of an order that holds nothing.
    pub(crate) fn best(&self, order: usize, manner: Manner) -> u32 {
        let pool = self.pool;
        let columns = pool.columns(order);
        let mut least = Micro::MAX;
        let mut best = columns.start;
        for column in columns {
            let head = pool.heads[column as usize];
            let base = head.cost + ((head.price * manner.quarters) >> 2);
            if base < least {
                let value = self.value(column, base, manner, least);
                if value < least {
                    (least, best) = (value, column);
                }
            }
        }
        best
    }

    /// A column's value now; `Micro::MAX` if it cannot be had.
    #[inline]
    fn value(&self, column: u32, base: Micro, manner: Manner, least: Micro) -> Micro {
        let mut value = base;
        for take in self.pool.takes(column) {
            let at = take.resource as usize;
            let left = self.left[at];
            if left < take.units {
                match manner.steal {
                    None => return Micro::MAX,
                    Some(fee) => value += fee,
                }
            }
            if at >= self.rows {
                let hands = self.hands[at - self.rows];
                let rent = (hands.price * manner.quarters * Micro::from(take.units)) >> 2;
                value += rent.max(hands.extra(left, take.units));
            }
            if value >= least {
                return Micro::MAX;
            }
        }
        value
    }
}

impl Hands {
    /// Overtime that some units cause when so much is left.
    #[inline]
    pub(crate) fn extra(self, left: i32, units: i32) -> Micro {
        let over = self.overtime_at - left;
        let units = (over + units).max(0) - over.max(0);
        self.over_cost * Micro::from(units)
    }
}
