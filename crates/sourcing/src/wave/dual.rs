//! Subgradient search for shadow prices, and the lower bound that comes with them.

use crate::cost::Micro;
use crate::wave::Wave;
use crate::wave::pricing::{Prices, Wish, wish};

/// The best prices found and what they prove.
#[derive(Debug, Clone)]
pub(crate) struct Dual {
    pub(crate) prices: Prices,
    /// No solution of the wave costs less.
    pub(crate) bound: Micro,
}

/// Scale of the direction, so that halves survive in integers.
const UNIT: i64 = 64;
/// Step length at the start, in 1/64 of the Polyak step.
const FIRST_STEP: i64 = 64;
/// Passes without a better bound before the step is halved.
const PATIENCE: usize = 6;

struct Search<'a> {
    wave: &'a Wave,
    at: Prices,
    direction: Prices,
    step: i64,
    idle: usize,
    best: Dual,
}

/// Searches from given prices; `target` is the cost of some known solution.
pub(crate) fn search(wave: &Wave, from: Prices, target: Micro, passes: usize) -> Dual {
    let best = Dual {
        prices: from.clone(),
        bound: Micro::MIN,
    };
    let direction = Prices::zero(wave);
    let mut search = Search {
        wave,
        at: from,
        direction,
        step: FIRST_STEP,
        idle: 0,
        best,
    };
    for _ in 0..passes {
        let wish = wish(wave, &search.at);
        search.note(&wish);
        if !search.turn(&wish) {
            break;
        }
        search.walk(target);
    }
    search.best
}

impl Search<'_> {
    fn note(&mut self, wish: &Wish) {
        let bound = self.at.bound(self.wave, wish);
        if bound > self.best.bound {
            self.best.bound = bound;
            self.best.prices = self.at.clone();
            self.idle = 0;
        } else {
            self.idle += 1;
            if self.idle >= PATIENCE {
                self.idle = 0;
                self.step = (self.step * 3 / 4).max(1);
                self.at = self.best.prices.clone();
            }
        }
    }

    /// New direction: what is wanted too much, with a part of the old direction kept. False if
    /// nothing is wanted too much and nothing is priced in vain.
    fn turn(&mut self, wish: &Wish) -> bool {
        let rows = wish.rows.iter().zip(&self.wave.atp).zip(&self.at.rows);
        let rows = rows.map(|((want, have), price)| excess(*want - have, *price));
        let nodes = wish
            .nodes
            .iter()
            .zip(&self.wave.capacity)
            .zip(&self.at.nodes);
        let nodes = nodes.map(|((want, node), price)| {
            let over_soft = excess(*want - node.soft, *price);
            let over_hard = want - node.hard;
            match (*price).cmp(&node.over_cost) {
                std::cmp::Ordering::Less => over_soft,
                std::cmp::Ordering::Equal => over_soft.min(0) + over_hard.max(0),
                std::cmp::Ordering::Greater => over_hard,
            }
        });
        let mut moved = false;
        let lists = self
            .direction
            .rows
            .iter_mut()
            .chain(&mut self.direction.nodes);
        for (slot, now) in lists.zip(rows.chain(nodes)) {
            moved |= now != 0;
            *slot = now * UNIT + *slot * 3 / 5;
        }
        moved
    }

    /// One Polyak step along the direction.
    fn walk(&mut self, target: Micro) {
        let lists = || self.direction.rows.iter().chain(&self.direction.nodes);
        let norm: i128 = lists().map(|d| i128::from(*d) * i128::from(*d)).sum();
        let gap = i128::from((target - self.best.bound).max(target / 1000));
        let factor = gap * i128::from(self.step) * i128::from(UNIT);
        let walk = |price: &mut Micro, d: i64| {
            let change = factor * i128::from(d) / (norm * 64).max(1);
            *price = (*price + i64::try_from(change).unwrap_or(0)).max(0);
        };
        for (price, d) in self.at.rows.iter_mut().zip(&self.direction.rows) {
            walk(price, *d);
        }
        for ((price, d), node) in self
            .at
            .nodes
            .iter_mut()
            .zip(&self.direction.nodes)
            .zip(&self.wave.capacity)
        {
            let before = *price;
            walk(price, *d);
            // The kink at the overtime rate is where most prices end: do not step over it.
            if (before < node.over_cost) != (*price < node.over_cost) && before != node.over_cost {
                *price = node.over_cost;
            }
        }
    }
}

/// Too much wanted, or a price on something that is left over.
const fn excess(over: i64, price: Micro) -> i64 {
    if over < 0 && price == 0 { 0 } else { over }
}
