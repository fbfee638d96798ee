//! Neighbourhood search over the decisions of a wave.
//!
//! Two kinds of step. *Take*: an order takes what it would like, and those it takes it from look
//! for something else. *Yield*: an order gives back what it holds, some who would like it choose
//! again, and the order takes what is left. A step stands if all of them together are better off,
//! or a little worse: less and less as the search cools.
#![expect(
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    reason = "orders, rows and nodes are u32 indices made together with the lists they point into"
)]

use crate::cost::Micro;
use crate::wave::Wave;
use crate::wave::dice::Dice;
use crate::wave::insert::{Manner, best_now};
use crate::wave::pricing::{Prices, Work, for_each_load, for_each_use};
use crate::wave::state::State;

/// Orders that may be moved in one step.
const MOST_MOVED: usize = 12;
/// Orders that may choose again in a yielding step, beyond the first two.
const MORE_CHOOSERS: usize = 4;
/// Orders drawn to find one that is far from its ideal.
const DRAWS: usize = 3;
/// Share of the shadow prices that counts, in quarters, drawn anew for every order.
const QUARTERS: [i64; 5] = [4, 4, 2, 1, 0];
/// The same for those who choose what another gave back: closer to the true cost.
const LOW_QUARTERS: [i64; 5] = [4, 2, 1, 0, 0];
/// -ln((i + 1/2) / 32) in thousandths: how much worse a step may be, in units of warmth.
const WORSE: [Micro; 32] = [
    4159, 3060, 2549, 2213, 1962, 1761, 1594, 1451, 1326, 1214, 1114, 1023, 940, 863, 792, 725,
    663, 604, 549, 496, 446, 399, 352, 309, 267, 227, 188, 151, 115, 81, 48, 16,
];

/// What every searcher of a wave reads and none changes.
pub(crate) struct Ground<'a> {
    pub(crate) wave: &'a Wave,
    pub(crate) prices: &'a Prices,
    /// Best value of each order at the prices.
    pub(crate) ideal: &'a [Micro],
    /// Dearest fee for taking what another order holds.
    pub(crate) fee: Micro,
    /// Yielding steps in eight.
    pub(crate) yields: usize,
}

/// How long and how warm.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Heat {
    pub(crate) steps: usize,
    pub(crate) warm: Micro,
    pub(crate) cold: Micro,
}

pub(crate) struct Search<'a> {
    ground: &'a Ground<'a>,
    pub(crate) state: State,
    /// Orders that could use a row, and those that could use a node.
    row_fans: Vec<Vec<u32>>,
    node_fans: Vec<Vec<u32>>,
    dice: Dice,
    work: Work,
    undo: Vec<(usize, Vec<u32>)>,
    queue: Vec<usize>,
    wanted: Vec<u32>,
}

impl<'a> Search<'a> {
    pub(crate) fn new(ground: &'a Ground, state: State, seed: u64) -> Self {
        let wave = ground.wave;
        let mut row_fans: Vec<Vec<u32>> = vec![Vec::new(); wave.atp.len()];
        let mut node_fans: Vec<Vec<u32>> = vec![Vec::new(); wave.capacity.len()];
        for (index, order) in wave.orders.iter().enumerate() {
            for taken in &order.uses {
                let fans = &mut row_fans[taken.row as usize];
                if fans.last() != Some(&(index as u32)) {
                    fans.push(index as u32);
                }
            }
            for site in &order.sites {
                node_fans[site.node as usize].push(index as u32);
            }
        }
        Self {
            ground,
            state,
            row_fans,
            node_fans,
            dice: Dice::new(seed),
            work: Work::default(),
            undo: Vec::new(),
            queue: Vec::new(),
            wanted: Vec::new(),
        }
    }

    pub(crate) fn run(&mut self, heat: Heat) {
        if self.ground.wave.orders.is_empty() {
            return;
        }
        for step in 0..heat.steps {
            let order = self.draw();
            let before = self.state.total;
            self.undo.clear();
            let done = if self.dice.below(8) < self.ground.yields {
                self.yield_to_others(order)
            } else {
                self.take(order)
            };
            let allowed = heat.at(step) * WORSE[self.dice.below(WORSE.len())] / 1000;
            if !done || self.state.total > before + allowed {
                self.take_back();
            }
        }
    }

    /// An order to begin with: mostly the one of a few that is furthest from its ideal.
    fn draw(&mut self) -> usize {
        let mut chosen = self.dice.below(self.ground.wave.orders.len());
        if self.dice.below(4) != 0 {
            let mut most = self.slack(chosen);
            for _ in 0..DRAWS {
                let other = self.dice.below(self.ground.wave.orders.len());
                let slack = self.slack(other);
                if slack > most {
                    (chosen, most) = (other, slack);
                }
            }
        }
        chosen
    }

    /// What an order's decision costs at the prices, above its ideal.
    fn slack(&self, index: usize) -> Micro {
        let prices = self.ground.prices;
        let order = &self.ground.wave.orders[index];
        let assignment = self.state.assignment(index);
        let mut cost = self.state.cost[index] - self.ground.ideal[index];
        for_each_use(order, assignment, |row, units| {
            cost += prices.rows[row as usize] * units;
        });
        for_each_load(order, assignment, |node, units| {
            cost += prices.nodes[node as usize] * units;
        });
        cost
    }

    fn take_out(&mut self, order: usize) {
        self.undo
            .push((order, self.state.assignment(order).to_vec()));
        self.state.remove(self.ground.wave, order);
    }

    fn take_back(&mut self) {
        for (order, _) in &self.undo {
            self.state.remove(self.ground.wave, *order);
        }
        for (order, assignment) in &self.undo {
            self.state.put(self.ground.wave, *order, assignment);
        }
    }

    fn moved(&self, order: usize) -> bool {
        self.undo.iter().any(|(other, _)| *other == order)
    }

    fn solve(&mut self, order: usize, manner: Manner) {
        let ground = self.ground;
        best_now(
            &ground.wave.orders[order],
            &self.state,
            ground.prices,
            manner,
            &mut self.work,
        );
    }

    /// One order takes what it would like; false if that cannot be arranged.
    fn take(&mut self, first: usize) -> bool {
        self.take_out(first);
        self.queue.clear();
        self.queue.push(first);
        let mut placed = 0;
        while let Some(order) = self.queue.pop() {
            // The first may take from others; the second, if pushed out, now and then.
            let bold = placed == 0 || (placed < 2 && self.dice.below(2) == 0);
            let quarters = QUARTERS[self.dice.below(QUARTERS.len())];
            let fee = self.dice.below(self.ground.fee.unsigned_abs() as usize) as Micro;
            self.solve(
                order,
                Manner {
                    quarters,
                    steal: bold.then_some(fee),
                },
            );
            let mut wanted = std::mem::take(&mut self.wanted);
            wanted.clear();
            wanted.extend_from_slice(self.work.scratch.assignment());
            let fits = !bold || (self.free_rows(order, &wanted) && self.free_nodes(order, &wanted));
            if fits {
                self.state.put(self.ground.wave, order, &wanted);
            }
            self.wanted = wanted;
            if !fits {
                return false;
            }
            placed += 1;
        }
        true
    }

    /// Pushes out those who hold what is wanted.
    fn free_rows(&mut self, order: usize, wanted: &[u32]) -> bool {
        let mut short = Sums::default();
        for_each_use(&self.ground.wave.orders[order], wanted, |row, units| {
            short.add(row, units);
        });
        for (row, units) in short.0 {
            while self.state.left[row as usize] < units {
                let takers = &self.state.takers[row as usize];
                if takers.is_empty() || self.undo.len() >= MOST_MOVED {
                    return false;
                }
                let taker = takers[self.dice.below(takers.len())] as usize;
                if self.moved(taker) {
                    return false;
                }
                self.take_out(taker);
                self.queue.push(taker);
            }
        }
        true
    }

    /// Pushes out others where hands are short; now and then also where they cost overtime.
    fn free_nodes(&mut self, order: usize, wanted: &[u32]) -> bool {
        let mut work = Sums::default();
        for_each_load(&self.ground.wave.orders[order], wanted, |node, units| {
            work.add(node, units);
        });
        for (node, units) in work.0 {
            let at = node as usize;
            while self.state.load[at] + units > self.state.capacity[at].hard {
                if !self.push_out(node) {
                    return false;
                }
            }
            let overtime = self.state.load[at] + units > self.state.capacity[at].soft;
            if overtime && self.dice.below(4) == 0 {
                self.push_out(node);
            }
        }
        true
    }

    /// Pushes some order out of a node; false if none was found in a few tries.
    fn push_out(&mut self, node: u32) -> bool {
        let fans = &self.node_fans[node as usize];
        if self.undo.len() >= MOST_MOVED || fans.is_empty() {
            return false;
        }
        for _ in 0..16 {
            let other = fans[self.dice.below(fans.len())] as usize;
            let mut here = false;
            let order = &self.ground.wave.orders[other];
            for_each_load(order, self.state.assignment(other), |n, _| {
                here |= n == node;
            });
            if here && !self.moved(other) {
                self.take_out(other);
                self.queue.push(other);
                return true;
            }
        }
        false
    }

    /// One order gives back what it holds and chooses last; false if nobody would like it.
    fn yield_to_others(&mut self, first: usize) -> bool {
        let mut rows: Vec<u32> = Vec::new();
        let order = &self.ground.wave.orders[first];
        for_each_use(order, self.state.assignment(first), |row, _| rows.push(row));
        if rows.is_empty() {
            return false;
        }
        self.take_out(first);
        let quarters = LOW_QUARTERS[self.dice.below(LOW_QUARTERS.len())];
        let most = 2 + self.dice.below(MORE_CHOOSERS);
        for _ in 0..12 {
            let row = rows[self.dice.below(rows.len())] as usize;
            let fans = &self.row_fans[row];
            let other = fans[self.dice.below(fans.len())] as usize;
            let holds = self.state.takers[row].contains(&(other as u32));
            if !holds && !self.moved(other) && self.state.left[row] > 0 {
                self.take_out(other);
                self.settle(other, quarters);
            }
            if self.undo.len() >= most {
                break;
            }
        }
        let quarters = LOW_QUARTERS[self.dice.below(LOW_QUARTERS.len())];
        self.settle(first, quarters);
        self.undo.len() > 1
    }

    fn settle(&mut self, order: usize, quarters: i64) {
        self.solve(
            order,
            Manner {
                quarters,
                steal: None,
            },
        );
        self.state
            .put(self.ground.wave, order, self.work.scratch.assignment());
    }
}

impl Heat {
    /// Geometric cooling, straight between halvings.
    fn at(&self, step: usize) -> Micro {
        let halvings = (self.warm / self.cold.max(1)).max(1).ilog2() as usize + 1;
        let stage = step * halvings / self.steps.max(1);
        let inside = step * halvings - stage * self.steps;
        let (high, low) = (self.warm >> stage, self.warm >> (stage + 1));
        let (high, low) = (high.max(self.cold), low.max(self.cold));
        high - (high - low) * inside as Micro / self.steps.max(1) as Micro
    }
}

/// A handful of sums by key.
#[derive(Default)]
struct Sums(Vec<(u32, i64)>);

impl Sums {
    fn add(&mut self, key: u32, units: i64) {
        match self.0.iter_mut().find(|(other, _)| *other == key) {
            Some((_, sum)) => *sum += units,
            None => self.0.push((key, units)),
        }
    }
}
