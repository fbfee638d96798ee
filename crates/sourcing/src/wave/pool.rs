//! Columns: complete ways of fulfilling one order, listed once and compared many times.
//!
//! For every order the patterns that come near its best at the shadow prices, cheapest first, each
//! with what it takes from scarce rows and from nodes (the method-based columns of Amil,
//! Makhdoumi, Wei 2025). A pattern that takes at least what a cheaper one takes is left out: it
//! can never be needed. The last resort, sending nothing, is always there.
#![expect(
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "orders, columns, rows and nodes are u32 indices made together with the lists they \
              point into"
)]

mod listing;

use crate::cost::Micro;
use crate::dense::UNFILLED;
use crate::wave::pricing::{Prices, Work, add_prices, for_each_load, for_each_use};
use crate::wave::{Wave, WaveOrder};

use listing::Listing;
pub(crate) use listing::Reach;

/// Units taken from a resource: rows first, then nodes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Take {
    pub(crate) resource: u32,
    pub(crate) units: i32,
}

/// What is looked at first of every column.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Head {
    /// Own cost, without overtime.
    pub(crate) cost: Micro,
    /// Shadow price of the rows it takes from.
    pub(crate) price: Micro,
}

/// All columns of all orders.
#[derive(Debug, Clone, Default)]
pub(crate) struct Pool {
    /// Where each order's columns begin; one entry more than orders.
    pub(crate) first: Vec<u32>,
    pub(crate) heads: Vec<Head>,
    /// Value at all prices above the order's best.
    pub(crate) slack: Vec<Micro>,
    /// Where each column's takes begin; one entry more than columns.
    pub(crate) takes_at: Vec<u32>,
    pub(crate) takes: Vec<Take>,
    /// Where each column's assignment begins; one entry more than columns.
    ways_at: Vec<u32>,
    ways: Vec<u32>,
}

impl Pool {
    /// Lists the columns of a wave.
    pub(crate) fn new(wave: &Wave, prices: &Prices, reach: Reach) -> Self {
        let half = wave.orders.len() / 2;
        let (left, right) = wave.orders.split_at(half);
        let mut pool = std::thread::scope(|scope| {
            let other = scope.spawn(|| Self::of(wave, right, prices, reach));
            let mut one = Self::of(wave, left, prices, reach);
            match other.join() {
                Ok(other) => one.append(&other),
                Err(_) => one.append(&Self::of(wave, right, prices, reach)),
            }
            one
        });
        pool.first.push(pool.heads.len() as u32);
        pool.takes_at.push(pool.takes.len() as u32);
        pool.ways_at.push(pool.ways.len() as u32);
        pool
    }

    fn of(wave: &Wave, orders: &[WaveOrder], prices: &Prices, reach: Reach) -> Self {
        let mut pool = Self::default();
        let mut work = Work::default();
        let mut listing = Listing::default();
        for order in orders {
            add_prices(order, prices, &mut work.cost);
            let found = listing.columns(order, &work.cost, reach);
            pool.first.push(pool.heads.len() as u32);
            pool.keep(wave, order, prices, found);
        }
        pool
    }

    fn append(&mut self, other: &Self) {
        let (columns, takes, ways) = (self.heads.len(), self.takes.len(), self.ways.len());
        let shifted = |list: &[u32], by: usize| -> Vec<u32> {
            list.iter().map(|at| at + by as u32).collect()
        };
        self.first.extend(shifted(&other.first, columns));
        self.takes_at.extend(shifted(&other.takes_at, takes));
        self.ways_at.extend(shifted(&other.ways_at, ways));
        self.heads.extend_from_slice(&other.heads);
        self.slack.extend_from_slice(&other.slack);
        self.takes.extend_from_slice(&other.takes);
        self.ways.extend_from_slice(&other.ways);
    }

    /// Keeps the columns of one order, ascending by value, that no kept one makes superfluous.
    fn keep(
        &mut self,
        wave: &Wave,
        order: &WaveOrder,
        prices: &Prices,
        found: &[(Micro, Vec<u32>)],
    ) {
        let begin = self.heads.len();
        let best = found.first().map_or(0, |(value, _)| *value);
        for (value, assignment) in found {
            let takes = takes_of(wave, order, assignment);
            if !within(wave, &takes) {
                continue;
            }
            let cost = order.cost_of(assignment);
            let known = begin..self.heads.len();
            if known.into_iter().any(|c| self.covers(c, cost, &takes)) {
                continue;
            }
            let rows = takes
                .iter()
                .filter(|t| (t.resource as usize) < wave.atp.len());
            let price = rows
                .map(|t| prices.rows[t.resource as usize] * Micro::from(t.units))
                .sum();
            self.takes_at.push(self.takes.len() as u32);
            self.ways_at.push(self.ways.len() as u32);
            self.heads.push(Head { cost, price });
            self.slack.push(value - best);
            self.takes.extend(takes);
            self.ways.extend_from_slice(assignment);
        }
    }

    /// Is a kept column no dearer, and does it take no more of anything?
    fn covers(&self, column: usize, cost: Micro, takes: &[Take]) -> bool {
        let end = self
            .takes_at
            .get(column + 1)
            .map_or(self.takes.len(), |at| *at as usize);
        let kept = &self.takes[self.takes_at[column] as usize..end];
        let within = |take: &Take| {
            let same = takes.iter().find(|t| t.resource == take.resource);
            same.is_some_and(|t| t.units >= take.units)
        };
        self.heads[column].cost <= cost && kept.len() <= takes.len() && kept.iter().all(within)
    }

    pub(crate) fn columns(&self, order: usize) -> std::ops::Range<u32> {
        self.first[order]..self.first[order + 1]
    }

    pub(crate) fn takes(&self, column: u32) -> &[Take] {
        let column = column as usize;
        &self.takes[self.takes_at[column] as usize..self.takes_at[column + 1] as usize]
    }

    /// Way of each atom.
    pub(crate) fn assignment(&self, column: u32) -> &[u32] {
        let column = column as usize;
        &self.ways[self.ways_at[column] as usize..self.ways_at[column + 1] as usize]
    }

    /// The order's column that sends nothing.
    pub(crate) fn nothing(&self, order: usize) -> u32 {
        let mut columns = self.columns(order);
        let sends_nothing = |c: &u32| self.assignment(*c).iter().all(|way| *way == UNFILLED);
        columns.find(sends_nothing).unwrap_or(self.first[order])
    }
}

/// Is there so much of everything, if nobody else takes any?
fn within(wave: &Wave, takes: &[Take]) -> bool {
    let rows = wave.atp.len();
    takes.iter().all(|take| {
        let at = take.resource as usize;
        let have = if at < rows {
            wave.atp[at]
        } else {
            wave.capacity[at - rows].hard
        };
        i64::from(take.units) <= have
    })
}

/// What an assignment takes, each resource once, rows before nodes.
fn takes_of(wave: &Wave, order: &WaveOrder, assignment: &[u32]) -> Vec<Take> {
    let mut takes: Vec<Take> = Vec::new();
    let mut add = |resource: u32, units: i64| {
        let units = i32::try_from(units).unwrap_or(i32::MAX);
        match takes.iter_mut().find(|take| take.resource == resource) {
            Some(take) => take.units += units,
            None => takes.push(Take { resource, units }),
        }
    };
    for_each_use(order, assignment, &mut add);
    let rows = wave.atp.len() as u32;
    for_each_load(order, assignment, |node, units| add(rows + node, units));
    takes
}
