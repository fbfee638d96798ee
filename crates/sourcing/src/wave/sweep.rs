//! Incremental subgradient: prices move after every order instead of after every pass.
//!
//! A pass over n orders makes n small steps, so prices settle in few passes. Each order carries
//! its share of the supply: a row wanted by five orders falls by a fifth of its stock per order
//! and rises by what the order takes.
#![expect(
    clippy::indexing_slicing,
    reason = "rows and nodes are indices made together with the lists they point into"
)]

use crate::cost::Micro;
use crate::wave::dice::Dice;
use crate::wave::pricing::{Prices, Work, best_at, for_each_load, for_each_use};
use crate::wave::{Wave, WaveOrder};

/// Prices are kept in 1/256 micro here so that small shares do not vanish.
const FINE: i64 = 256;
/// A node serves hundreds of orders: its price moves by this over its soft capacity.
const NODE_STEP: i64 = 4;

/// How far and how fast prices move.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Pace {
    pub(crate) passes: usize,
    /// Micro per unit at the start.
    pub(crate) first: Micro,
    /// Micro per unit at the end.
    pub(crate) last: Micro,
}

impl Pace {
    /// Falls quickly at first and slowly later.
    fn step(&self, pass: usize) -> Micro {
        let passes = Micro::try_from(self.passes).unwrap_or(Micro::MAX);
        let pass = Micro::try_from(pass).unwrap_or(Micro::MAX);
        let (first, last) = (i128::from(self.first), i128::from(self.last));
        let mix = last * i128::from(passes - pass) + first * i128::from(pass);
        let step = first * last * i128::from(passes) / mix.max(1);
        i64::try_from(step).unwrap_or(self.last).max(1)
    }
}

struct Sweep<'a> {
    wave: &'a Wave,
    /// Orders that could take from each row, and from each node.
    row_fans: Vec<i64>,
    node_fans: Vec<i64>,
    fine: Prices,
    at: Prices,
    work: Work,
}

/// Sweeps over all orders; answers the average of the prices over the last third of the passes.
pub(crate) fn run(wave: &Wave, from: &Prices, pace: Pace) -> Prices {
    let mut sweep = Sweep::new(wave, from);
    let mut dice = Dice::new(0x5EED);
    let mut sequence: Vec<usize> = (0..wave.orders.len()).collect();
    let mut sum = Prices::zero(wave);
    let mut summed = 0;
    for pass in 0..pace.passes {
        dice.shuffle(&mut sequence);
        for index in &sequence {
            sweep.visit(&wave.orders[*index], pace.step(pass));
        }
        if pass * 3 >= pace.passes * 2 {
            sum.add(&sweep.at);
            summed += 1;
        }
    }
    sum.scaled(1, summed.max(1))
}

impl<'a> Sweep<'a> {
    fn new(wave: &'a Wave, from: &Prices) -> Self {
        let mut row_fans = vec![0; wave.atp.len()];
        let mut node_fans = vec![0; wave.capacity.len()];
        for order in &wave.orders {
            order
                .uses
                .iter()
                .for_each(|taken| row_fans[taken.row as usize] += 1);
            order
                .sites
                .iter()
                .for_each(|site| node_fans[site.node as usize] += 1);
        }
        let (fine, at) = (from.scaled(FINE, 1), from.clone());
        Self {
            wave,
            row_fans,
            node_fans,
            fine,
            at,
            work: Work::default(),
        }
    }

    /// The order chooses; what it could take becomes cheaper, what it takes becomes dearer.
    fn visit(&mut self, order: &WaveOrder, step: Micro) {
        best_at(order, &self.at, &mut self.work);
        self.supply(order, step);
        let capacity = &self.wave.capacity;
        let (fine, assignment) = (&mut self.fine, self.work.scratch.assignment());
        for_each_use(order, assignment, |row, units| {
            fine.rows[row as usize] += step * FINE * units;
        });
        for_each_load(order, assignment, |node, units| {
            let soft = capacity[node as usize].soft.max(NODE_STEP);
            fine.nodes[node as usize] += step * FINE * units * NODE_STEP / soft;
        });
        self.settle(order);
    }

    /// The order's share of what rows and nodes offer lowers their prices.
    fn supply(&mut self, order: &WaveOrder, step: Micro) {
        for taken in &order.uses {
            let row = taken.row as usize;
            self.fine.rows[row] -= step * FINE * self.wave.atp[row] / self.row_fans[row];
        }
        for site in &order.sites {
            let node = site.node as usize;
            let cap = &self.wave.capacity[node];
            let supply = if self.at.nodes[node] > cap.over_cost {
                cap.hard
            } else {
                cap.soft
            };
            let share = self.node_fans[node] * cap.soft.max(NODE_STEP);
            self.fine.nodes[node] -= step * FINE * NODE_STEP * supply.max(0) / share;
        }
    }

    fn settle(&mut self, order: &WaveOrder) {
        for taken in &order.uses {
            let row = taken.row as usize;
            self.fine.rows[row] = self.fine.rows[row].max(0);
            self.at.rows[row] = self.fine.rows[row] / FINE;
        }
        for site in &order.sites {
            let node = site.node as usize;
            self.fine.nodes[node] = self.fine.nodes[node].max(0);
            self.at.nodes[node] = self.fine.nodes[node] / FINE;
        }
    }
}
