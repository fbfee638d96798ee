//! Neighbourhood search over the columns of a wave.
//!
//! Two kinds of step. *Take*: an order takes what it would like, and those it takes it from look
//! for something else. *Yield*: an order gives back what it holds, some who would like it choose
//! again, and the order takes what is left. A step stands if all of them together are better off,
//! or a little worse: less and less as the search cools.
#![expect(
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    reason = "orders, columns, rows and nodes are u32 indices made together with the lists they \
              point into"
)]

use crate::cost::Micro;
use crate::wave::board::{Board, Manner};
use crate::wave::dice::Dice;
use crate::wave::pool::Pool;

/// Orders that may be moved in one step.
const MOST_MOVED: usize = 12;
/// Orders that may choose again in a yielding step, beyond the first two.
const MORE_CHOOSERS: usize = 4;
/// Orders drawn to find one that is far from its ideal.
const DRAWS: usize = 3;
/// Share of the shadow prices that counts, in quarters, drawn anew for every order.
const QUARTERS: [Micro; 5] = [4, 4, 2, 1, 0];
/// The same for those who choose what another gave back: closer to the true cost.
const LOW_QUARTERS: [Micro; 5] = [4, 2, 1, 0, 0];
/// -ln((i + 1/2) / 32) in thousandths: how much worse a step may be, in units of warmth.
const WORSE: [Micro; 32] = [
    4159, 3060, 2549, 2213, 1962, 1761, 1594, 1451, 1326, 1214, 1114, 1023, 940, 863, 792, 725,
    663, 604, 549, 496, 446, 399, 352, 309, 267, 227, 188, 151, 115, 81, 48, 16,
];

/// Who could use a row, and who a node.
#[derive(Debug, Clone)]
pub(crate) struct Fans(pub(crate) Vec<Vec<u32>>);

impl Fans {
    pub(crate) fn new(pool: &Pool, orders: usize, resources: usize) -> Self {
        let mut fans: Vec<Vec<u32>> = vec![Vec::new(); resources];
        for order in 0..orders {
            for column in pool.columns(order) {
                for take in pool.takes(column) {
                    let list = &mut fans[take.resource as usize];
                    if list.last() != Some(&(order as u32)) {
                        list.push(order as u32);
                    }
                }
            }
        }
        Self(fans)
    }

    pub(crate) fn of(&self, resource: u32) -> &[u32] {
        &self.0[resource as usize]
    }
}

/// How long, how warm and in what manner.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Heat {
    pub(crate) steps: usize,
    pub(crate) warm: Micro,
    pub(crate) cold: Micro,
    /// Dearest fee for taking what another order holds.
    pub(crate) fee: Micro,
    /// Yielding steps in eight.
    pub(crate) yields: usize,
}

pub(crate) struct Anneal<'a, 'g> {
    pub(crate) board: Board<'a>,
    fans: &'g Fans,
    /// Orders that may move.
    movers: &'g [u32],
    may_move: &'g [bool],
    dice: Dice,
    undo: Vec<(usize, u32)>,
    queue: Vec<usize>,
    nothing: &'g [u32],
}

/// What does not change while a board is searched.
#[derive(Clone, Copy)]
pub(crate) struct Ground<'a> {
    pub(crate) fans: &'a Fans,
    pub(crate) movers: &'a [u32],
    pub(crate) may_move: &'a [bool],
    /// The column of each order that sends nothing.
    pub(crate) nothing: &'a [u32],
}

impl<'a, 'g> Anneal<'a, 'g> {
    pub(crate) fn new(board: Board<'a>, ground: Ground<'g>, seed: u64) -> Self {
        Self {
            board,
            fans: ground.fans,
            movers: ground.movers,
            may_move: ground.may_move,
            nothing: ground.nothing,
            dice: Dice::new(seed),
            undo: Vec::new(),
            queue: Vec::new(),
        }
    }

    /// Runs the steps of `heat` from `begin` to `end`.
    pub(crate) fn run(&mut self, heat: Heat, begin: usize, end: usize) {
        if self.movers.is_empty() {
            return;
        }
        for step in begin..end {
            let order = self.draw();
            let before = self.board.total;
            self.undo.clear();
            let done = if self.dice.below(8) < heat.yields {
                self.yield_to_others(order)
            } else {
                self.take(order, heat.fee)
            };
            let allowed = heat.at(step) * WORSE[self.dice.below(WORSE.len())] / 1000;
            if !done || self.board.total > before + allowed {
                self.take_back();
            }
        }
    }

    /// An order to begin with: mostly the one of a few that is furthest from its ideal.
    fn draw(&mut self) -> usize {
        let mut chosen = self.movers[self.dice.below(self.movers.len())];
        if self.dice.below(4) != 0 {
            for _ in 0..DRAWS {
                let other = self.movers[self.dice.below(self.movers.len())];
                if self.board.slack[other as usize] > self.board.slack[chosen as usize] {
                    chosen = other;
                }
            }
        }
        chosen as usize
    }

    fn take_out(&mut self, order: usize) {
        self.undo.push((order, self.board.chosen[order]));
        self.board.put(order, self.nothing[order]);
    }

    fn take_back(&mut self) {
        for at in 0..self.undo.len() {
            let (order, _) = self.undo[at];
            self.board.put(order, self.nothing[order]);
        }
        for at in 0..self.undo.len() {
            let (order, column) = self.undo[at];
            self.board.put(order, column);
        }
    }

    fn moved(&self, order: usize) -> bool {
        !self.may_move[order] || self.undo.iter().any(|(other, _)| *other == order)
    }

    /// One order takes what it would like; false if that cannot be arranged.
    fn take(&mut self, first: usize, fee: Micro) -> bool {
        self.take_out(first);
        self.queue.clear();
        self.queue.push(first);
        let mut placed = 0;
        while let Some(order) = self.queue.pop() {
            // The first may take from others; the second, if pushed out, now and then.
            let bold = placed == 0 || (placed < 2 && self.dice.below(2) == 0);
            let quarters = QUARTERS[self.dice.below(QUARTERS.len())];
            let fee = self.dice.below(fee.unsigned_abs() as usize) as Micro;
            let steal = bold.then_some(fee);
            let column = self.board.best(order, Manner { quarters, steal });
            if bold && !self.make_room(column) {
                return false;
            }
            self.board.put(order, column);
            placed += 1;
        }
        true
    }

    /// Pushes out those who hold what is wanted; where hands cost overtime, now and then.
    fn make_room(&mut self, column: u32) -> bool {
        let pool = self.board.pool;
        for take in pool.takes(column) {
            let at = take.resource as usize;
            while self.board.left[at] < take.units {
                if !self.push_out(take.resource) {
                    return false;
                }
            }
            if at >= self.board.rows {
                let hands = self.board.hands[at - self.board.rows];
                let overtime = self.board.left[at] - take.units < hands.overtime_at;
                if overtime && self.dice.below(4) == 0 {
                    self.push_out(take.resource);
                }
            }
        }
        true
    }

    /// Pushes some order off a resource; false if none was found.
    fn push_out(&mut self, resource: u32) -> bool {
        if self.undo.len() >= MOST_MOVED {
            return false;
        }
        let at = resource as usize;
        let found = if at < self.board.rows {
            let takers = &self.board.takers[at];
            let one = (!takers.is_empty()).then(|| takers[self.dice.below(takers.len())]);
            one.map(|taker| taker as usize)
                .filter(|taker| !self.moved(*taker))
        } else {
            self.find_at_node(resource)
        };
        let Some(taker) = found else {
            return false;
        };
        self.take_out(taker);
        self.queue.push(taker);
        true
    }

    fn find_at_node(&mut self, resource: u32) -> Option<usize> {
        let fans = self.fans.of(resource);
        for _ in 0..16.min(fans.len()) {
            let other = fans[self.dice.below(fans.len())] as usize;
            let takes = self.board.pool.takes(self.board.chosen[other]);
            if takes.iter().any(|take| take.resource == resource) && !self.moved(other) {
                return Some(other);
            }
        }
        None
    }

    /// One order gives back what it holds and chooses last; false if nobody would like it.
    fn yield_to_others(&mut self, first: usize) -> bool {
        let pool = self.board.pool;
        let rows = self.board.rows;
        let held = pool.takes(self.board.chosen[first]);
        let held = &held[..held
            .iter()
            .take_while(|t| (t.resource as usize) < rows)
            .count()];
        if held.is_empty() {
            return false;
        }
        self.take_out(first);
        let quarters = LOW_QUARTERS[self.dice.below(LOW_QUARTERS.len())];
        let most = 2 + self.dice.below(MORE_CHOOSERS);
        for _ in 0..12 {
            let row = held[self.dice.below(held.len())].resource;
            let fans = self.fans.of(row);
            let other = fans[self.dice.below(fans.len())];
            let holds = self.board.takers[row as usize].contains(&other);
            if !holds && self.board.left[row as usize] > 0 && !self.moved(other as usize) {
                self.take_out(other as usize);
                self.settle(other as usize, quarters);
            }
            if self.undo.len() >= most {
                break;
            }
        }
        let quarters = LOW_QUARTERS[self.dice.below(LOW_QUARTERS.len())];
        self.settle(first, quarters);
        self.undo.len() > 1
    }

    fn settle(&mut self, order: usize, quarters: Micro) {
        let steal = None;
        let column = self.board.best(order, Manner { quarters, steal });
        self.board.put(order, column);
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
