//! Solves a handful of competing orders to the optimum, all others standing still.
//!
//! The orders' columns that still fit, a few price passes of their own (Polyak steps), columns
//! whose reduced cost exceeds the gap struck out, then depth first branch and bound: the bound of
//! a node is what its open orders would choose alone at those prices. A budget of nodes keeps the
//! time even; without a better answer the old one stands.
#![expect(
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "orders, columns and resources are indices into lists made here together"
)]

mod tree;

use crate::cost::Micro;
use crate::wave::board::Board;
use crate::wave::pool::Take;
use crate::wave::pricing::Prices;

/// Price passes over a group.
const PASSES: usize = 40;

/// A column of an order of the group.
#[derive(Debug, Clone, Copy)]
struct Choice {
    column: u32,
    cost: Micro,
    /// Cost at the group's prices.
    value: Micro,
    /// Where its takes lie.
    first: u32,
    end: u32,
}

/// Something that can run short within the group.
#[derive(Debug, Clone, Copy, Default)]
struct Scarce {
    /// Units the group may take.
    supply: i32,
    /// Units before overtime; rows have no overtime.
    free: i32,
    over_cost: Micro,
    price: Micro,
}

/// Memory reused from group to group.
#[derive(Debug, Default)]
pub(crate) struct Knot {
    orders: Vec<usize>,
    options: Vec<Vec<Choice>>,
    takes: Vec<Take>,
    scarce: Vec<Scarce>,
    /// Place of each resource in `scarce`, valid where `stamp` is the current one.
    place: Vec<u32>,
    stamp: Vec<u32>,
    now: u32,
    tree: tree::Tree,
}

impl Knot {
    /// Finds the group's best decisions; true if they are cheaper than before.
    pub(crate) fn untie(
        &mut self,
        board: &mut Board,
        prices: &Prices,
        nothing: &[u32],
        group: &[usize],
        nodes: usize,
    ) -> bool {
        let before = board.total;
        let old: Vec<u32> = group.iter().map(|order| board.chosen[*order]).collect();
        for order in group {
            board.put(*order, nothing[*order]);
        }
        let own = |column: &u32| board.pool.heads[*column as usize].cost;
        let bare: Micro = group.iter().map(|order| own(&nothing[*order])).sum();
        let known = before - (board.total - bare);
        self.gather(board, prices, group);
        let found = self.settle(known, nodes);
        for (at, order) in group.iter().enumerate() {
            let column = found.as_ref().map_or(old[at], |found| found[at]);
            board.put(*order, column);
        }
        board.total < before
    }

    /// The columns that fit, and the resources that can run short.
    fn gather(&mut self, board: &Board, prices: &Prices, group: &[usize]) {
        self.orders.clear();
        self.orders.extend_from_slice(group);
        self.takes.clear();
        self.scarce.clear();
        self.stamp.resize(board.left.len(), 0);
        self.place.resize(board.left.len(), 0);
        self.now += 1;
        self.options
            .resize_with(group.len().max(self.options.len()), Vec::new);
        let mut wanted: Vec<i32> = Vec::new();
        for (at, order) in group.iter().enumerate() {
            self.options[at].clear();
            let mut most: Vec<(u32, i32)> = Vec::new();
            for column in board.pool.columns(*order) {
                let takes = board.pool.takes(column);
                if takes
                    .iter()
                    .any(|t| board.left[t.resource as usize] < t.units)
                {
                    continue;
                }
                let first = self.takes.len() as u32;
                for take in takes {
                    let place = self.place_of(board, prices, take.resource);
                    self.takes.push(Take {
                        resource: place,
                        units: take.units,
                    });
                    match most.iter_mut().find(|(p, _)| *p == place) {
                        Some((_, units)) => *units = (*units).max(take.units),
                        None => most.push((place, take.units)),
                    }
                }
                self.options[at].push(Choice {
                    column,
                    cost: board.pool.heads[column as usize].cost,
                    value: 0,
                    first,
                    end: self.takes.len() as u32,
                });
            }
            wanted.resize(self.scarce.len(), 0);
            for (place, units) in most {
                wanted[place as usize] += units;
            }
        }
        self.keep_scarce(&wanted);
        self.drop_covered();
    }

    fn place_of(&mut self, board: &Board, prices: &Prices, resource: u32) -> u32 {
        let at = resource as usize;
        if self.stamp[at] != self.now {
            self.stamp[at] = self.now;
            self.place[at] = self.scarce.len() as u32;
            let supply = board.left[at];
            self.scarce.push(if at < board.rows {
                let price = prices.rows[at];
                Scarce {
                    supply,
                    free: supply,
                    over_cost: 0,
                    price,
                }
            } else {
                let hands = board.hands[at - board.rows];
                Scarce {
                    supply,
                    free: (supply - hands.overtime_at).max(0),
                    over_cost: hands.over_cost,
                    price: hands.price.min(hands.over_cost),
                }
            });
        }
        self.place[at]
    }

    /// Forgets the resources of which there is enough whatever the group decides.
    fn keep_scarce(&mut self, wanted: &[i32]) {
        let mut number = vec![u32::MAX; self.scarce.len()];
        let mut kept = Vec::new();
        for (place, scarce) in self.scarce.iter().enumerate() {
            if wanted[place] > scarce.free {
                number[place] = kept.len() as u32;
                kept.push(*scarce);
            }
        }
        self.scarce = kept;
        let mut takes = Vec::with_capacity(self.takes.len());
        for option in self.options[..self.orders.len()].iter_mut().flatten() {
            let first = takes.len() as u32;
            for take in &self.takes[option.first as usize..option.end as usize] {
                let resource = number[take.resource as usize];
                if resource != u32::MAX {
                    takes.push(Take {
                        resource,
                        units: take.units,
                    });
                }
            }
            (option.first, option.end) = (first, takes.len() as u32);
        }
        self.takes = takes;
    }

    /// Drops options that take at least what a cheaper one takes.
    fn drop_covered(&mut self) {
        let takes = &self.takes;
        let of = |o: &Choice| &takes[o.first as usize..o.end as usize];
        for options in &mut self.options[..self.orders.len()] {
            options.sort_by_key(|o| (o.cost, o.end - o.first, o.column));
            let mut kept: Vec<Choice> = Vec::with_capacity(options.len());
            for option in options.iter() {
                let covered = kept.iter().any(|k| {
                    of(k).iter().all(|t| {
                        of(option)
                            .iter()
                            .any(|o| o.resource == t.resource && o.units >= t.units)
                    })
                });
                if !covered {
                    kept.push(*option);
                }
            }
            *options = kept;
        }
    }

    /// Prices, strikes out, searches. Answers the columns if they cost less than `known`.
    fn settle(&mut self, known: Micro, nodes: usize) -> Option<Vec<u32>> {
        let count = self.orders.len();
        if self.options[..count].iter().any(Vec::is_empty) {
            return None;
        }
        let bound = self.ascend(known);
        if bound >= known {
            return None;
        }
        let rent = self.rent();
        for options in &mut self.options[..count] {
            for option in options.iter_mut() {
                let takes = &self.takes[option.first as usize..option.end as usize];
                option.value = option.cost + worth(&self.scarce, takes);
            }
            options.sort_by_key(|o| (o.value, o.column));
            let least = options.first().map_or(0, |o| o.value);
            options.retain(|o| o.value - least < known - bound);
        }
        let problem = tree::Problem {
            options: &self.options[..count],
            takes: &self.takes,
            scarce: &self.scarce,
            rent,
        };
        self.tree.search(&problem, known, nodes)
    }

    /// Subgradient passes; leaves the best prices in `scarce` and answers their bound.
    fn ascend(&mut self, known: Micro) -> Micro {
        let mut best = Micro::MIN;
        let mut best_prices: Vec<Micro> = Vec::new();
        let mut step = 64;
        let mut over = vec![0_i64; self.scarce.len()];
        for _ in 0..PASSES {
            let mut value = -self.rent();
            for (slot, scarce) in over.iter_mut().zip(&self.scarce) {
                let hard = scarce.over_cost != 0 && scarce.price > scarce.over_cost;
                *slot = -i64::from(if hard { scarce.supply } else { scarce.free });
            }
            for options in &self.options[..self.orders.len()] {
                let of = |o: &Choice| &self.takes[o.first as usize..o.end as usize];
                let priced = options
                    .iter()
                    .map(|o| (o.cost + worth(&self.scarce, of(o)), o));
                if let Some((least, option)) = priced.min_by_key(|(value, o)| (*value, o.column)) {
                    value += least;
                    for take in of(option) {
                        over[take.resource as usize] += i64::from(take.units);
                    }
                }
            }
            if value > best {
                best = value;
                best_prices = self.scarce.iter().map(|s| s.price).collect();
            } else {
                step = (step * 7 / 8).max(1);
            }
            let norm = self.norm(&over);
            if best >= known || norm == 0 {
                break;
            }
            self.walk(&over, (known - value).max(1) * step / 64, norm);
        }
        for (scarce, price) in self.scarce.iter_mut().zip(best_prices) {
            scarce.price = price;
        }
        best
    }

    fn norm(&self, over: &[i64]) -> i64 {
        let moves = over.iter().zip(&self.scarce);
        let moves = moves.filter(|(over, s)| **over > 0 || s.price > 0);
        moves.map(|(over, _)| over * over).sum()
    }

    fn walk(&mut self, over: &[i64], length: Micro, norm: i64) {
        for (over, scarce) in over.iter().zip(&mut self.scarce) {
            let price = (scarce.price + length * over / norm).max(0);
            let kink = scarce.over_cost;
            let crosses = kink != 0 && (scarce.price < kink) != (price < kink);
            scarce.price = if crosses && scarce.price != kink {
                kink
            } else {
                price
            };
        }
    }

    /// What the supply is worth at the prices.
    fn rent(&self) -> Micro {
        let rent = |s: &Scarce| {
            let beyond = (s.price - s.over_cost).max(0) * Micro::from(s.supply - s.free);
            s.price * Micro::from(s.free) + if s.over_cost == 0 { 0 } else { beyond }
        };
        self.scarce.iter().map(rent).sum()
    }
}

fn worth(scarce: &[Scarce], takes: &[Take]) -> Micro {
    let price = |take: &Take| scarce[take.resource as usize].price * Micro::from(take.units);
    takes.iter().map(price).sum()
}
