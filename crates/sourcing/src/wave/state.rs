//! The decisions of a wave so far: what is taken, what is left, what it costs.
//!
//! Invariant: `left[row] = atp − units taken`, `load[node]` and `total` always match `chosen`.
#![expect(
    clippy::indexing_slicing,
    reason = "orders, rows and nodes are indices made together with the lists they point into"
)]

use crate::cost::Micro;
use crate::dense::UNFILLED;
use crate::format::Capacity;
use crate::wave::pricing::{for_each_load, for_each_use};
use crate::wave::{Wave, overtime};

#[derive(Debug, Clone)]
pub(crate) struct State {
    /// Way of each atom, order after order.
    pub(crate) chosen: Vec<u32>,
    /// Where each order's atoms begin in `chosen`; one entry more than orders.
    pub(crate) start: Vec<usize>,
    /// Own cost of each order.
    pub(crate) cost: Vec<Micro>,
    pub(crate) left: Vec<i64>,
    pub(crate) load: Vec<i64>,
    pub(crate) capacity: Vec<Capacity>,
    /// Own costs and overtime.
    pub(crate) total: Micro,
}

impl State {
    /// Nothing decided: every line unfilled.
    pub(crate) fn empty(wave: &Wave) -> Self {
        let mut start = vec![0];
        for order in &wave.orders {
            start.push(start.last().copied().unwrap_or(0) + order.dense.atoms());
        }
        let cost: Vec<Micro> = wave
            .orders
            .iter()
            .map(|order| order.dense.unfilled.iter().sum())
            .collect();
        Self {
            chosen: vec![UNFILLED; start.last().copied().unwrap_or(0)],
            start,
            total: cost.iter().sum(),
            cost,
            left: wave.atp.clone(),
            load: vec![0; wave.capacity.len()],
            capacity: wave.capacity.clone(),
        }
    }

    pub(crate) fn assignment(&self, order: usize) -> &[u32] {
        &self.chosen[self.start[order]..self.start[order + 1]]
    }

    /// Takes what an assignment needs. The order must hold nothing.
    pub(crate) fn put(&mut self, wave: &Wave, index: usize, assignment: &[u32]) {
        let order = &wave.orders[index];
        for_each_use(order, assignment, |row, units| {
            self.left[row as usize] -= units;
        });
        for_each_load(order, assignment, |node, units| {
            let cap = &self.capacity[node as usize];
            let load = &mut self.load[node as usize];
            self.total += overtime(cap, *load + units) - overtime(cap, *load);
            *load += units;
        });
        self.chosen[self.start[index]..self.start[index + 1]].copy_from_slice(assignment);
        let cost = order.cost_of(assignment);
        self.total += cost - self.cost[index];
        self.cost[index] = cost;
    }
}
