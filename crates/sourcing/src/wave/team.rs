//! Two searchers, always two, whatever the number of cores, so that the answer does not depend on
//! the machine.
//!
//! Both search the whole wave from different seeds, and the better answer stands, the first on a
//! tie. Only the polish of a large wave is parted, anew in every round: two sides grow over the
//! rows that orders compete for. Free units go with their row, free hands are halved, so the two
//! answers always fit together. Parting the search itself was tried and lost, at random by 0.05 %
//! and by growth by 0.2 %: what the other side holds is out of reach.
#![expect(
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "orders, rows and nodes are u32 indices made together with the lists they point into"
)]

use std::collections::VecDeque;

use crate::wave::Wave;
use crate::wave::anneal::{Anneal, Fans, Ground, Heat};
use crate::wave::board::Board;
use crate::wave::dice::Dice;
use crate::wave::polish::Polish;
use crate::wave::pool::Pool;
use crate::wave::pricing::Prices;

const SEEDS: [u64; 2] = [0x0A11_CE00, 0x00B0_B000];

/// The wave as both searchers see it.
pub(crate) struct Team<'a> {
    wave: &'a Wave,
    pool: &'a Pool,
    prices: &'a Prices,
    fans: Fans,
    /// Rows each order could take from.
    rows_of: Vec<Vec<u32>>,
    nothing: Vec<u32>,
    all: Vec<u32>,
}

/// A row or an order that is on neither side yet.
const NOBODY: usize = 2;

/// Who belongs to which searcher in a round.
struct Parting {
    movers: [Vec<u32>; 2],
    row_sides: Vec<usize>,
}

/// The next row of the smaller side, or of the other if that one has none left.
fn pop(queues: &mut [VecDeque<u32>; 2], movers: &[Vec<u32>; 2]) -> Option<(usize, u32)> {
    let small = usize::from(movers[1].len() < movers[0].len());
    let sides = [small, 1 - small];
    sides
        .into_iter()
        .find_map(|side| queues[side].pop_front().map(|row| (side, row)))
}

impl<'a> Team<'a> {
    pub(crate) fn new(wave: &'a Wave, pool: &'a Pool, prices: &'a Prices) -> Self {
        let orders = wave.orders.len();
        let rows = wave.atp.len();
        let fans = Fans::new(pool, orders, rows + wave.capacity.len());
        let mut rows_of: Vec<Vec<u32>> = vec![Vec::new(); orders];
        for (row, list) in fans.0[..rows].iter().enumerate() {
            for order in list {
                rows_of[*order as usize].push(row as u32);
            }
        }
        Self {
            wave,
            pool,
            prices,
            fans,
            rows_of,
            nothing: (0..orders).map(|order| pool.nothing(order)).collect(),
            all: (0..orders as u32).collect(),
        }
    }

    pub(crate) fn empty(&self) -> Board<'a> {
        Board::empty(self.wave, self.pool, self.prices)
    }

    /// Both search the whole wave in `cycles` coolings; the better answer stands.
    pub(crate) fn race(
        &self,
        start: &Board<'a>,
        heat: Heat,
        cycles: usize,
        polish: Polish,
    ) -> Board<'a> {
        let run = |seed: u64| self.cool(start, heat, cycles, seed, polish);
        let (one, other) = std::thread::scope(|scope| {
            let other = scope.spawn(|| run(SEEDS[1]));
            let one = run(SEEDS[0]);
            (one, other.join().ok())
        });
        match other {
            Some(other) if other.total < one.total => other,
            Some(_) | None => one,
        }
    }

    /// Cools from the start, then again and again from the best so far, half as warm.
    fn cool(
        &self,
        start: &Board<'a>,
        heat: Heat,
        cycles: usize,
        seed: u64,
        polish: Polish,
    ) -> Board<'a> {
        let may_move = vec![true; self.all.len()];
        let ground = Ground {
            fans: &self.fans,
            movers: &self.all,
            may_move: &may_move,
            nothing: &self.nothing,
        };
        let steps = heat.steps / cycles.max(1);
        let mut best = start.clone();
        for (cycle, seed) in (seed..).take(cycles).enumerate() {
            let warm = if cycle == 0 { heat.warm } else { heat.warm / 2 };
            let mut search = Anneal::new(best.clone(), ground, seed);
            search.run(
                Heat {
                    steps,
                    warm,
                    ..heat
                },
                0,
                steps,
            );
            polish.run(&mut search.board, ground, self.prices, seed);
            if search.board.total < best.total {
                best = search.board;
            }
        }
        best
    }

    /// The orders are parted between the two, anew in every round; each polishes its own.
    pub(crate) fn polish(&self, start: Board<'a>, polish: Polish, rounds: usize) -> Board<'a> {
        let mut board = start;
        let mut dice = Dice::new(SEEDS[0]);
        for round in 0..rounds {
            let parting = self.part(&board, &mut dice);
            let run = |side: usize| self.side(&board, &parting, side, polish, round);
            let (one, other) = std::thread::scope(|scope| {
                let other = scope.spawn(|| run(1));
                let one = run(0);
                (one, other.join().ok())
            });
            let other = other.unwrap_or_else(|| run(1));
            let mut merged = self.empty();
            for (side, chosen) in [one, other].iter().enumerate() {
                for order in &parting.movers[side] {
                    merged.put(*order as usize, chosen[*order as usize]);
                }
            }
            // Halved hands may misjudge overtime: no change for the worse.
            if merged.total < board.total {
                board = merged;
            }
        }
        board
    }

    /// Grows two sides from random orders over the rows they compete for, the smaller one first.
    fn part(&self, board: &Board, dice: &mut Dice) -> Parting {
        let orders = self.all.len();
        let mut row_sides = vec![NOBODY; board.rows];
        let mut sides = vec![NOBODY; orders];
        let mut movers = [Vec::new(), Vec::new()];
        let mut queues = [VecDeque::new(), VecDeque::new()];
        let mut rest = self.all.clone();
        dice.shuffle(&mut rest);
        while let Some(seed) = rest.pop() {
            if sides[seed as usize] != NOBODY {
                continue;
            }
            let side = usize::from(movers[1].len() < movers[0].len());
            sides[seed as usize] = side;
            movers[side].push(seed);
            queues[side].extend(&self.rows_of[seed as usize]);
            if movers[1].is_empty() {
                continue;
            }
            while let Some((side, row)) = pop(&mut queues, &movers) {
                let row = row as usize;
                if row_sides[row] != NOBODY {
                    continue;
                }
                row_sides[row] = side;
                for order in &board.takers[row] {
                    if sides[*order as usize] == NOBODY {
                        sides[*order as usize] = side;
                        movers[side].push(*order);
                        queues[side].extend(&self.rows_of[*order as usize]);
                    }
                }
            }
        }
        Parting { movers, row_sides }
    }

    fn side(
        &self,
        board: &Board<'a>,
        parting: &Parting,
        side: usize,
        polish: Polish,
        round: usize,
    ) -> Vec<u32> {
        let mut mine = board.clone();
        for (row, owner) in parting.row_sides.iter().enumerate() {
            if *owner != side {
                mine.left[row] = 0;
            }
        }
        let odd = i32::from(side == 0);
        let share = |units: i32| (units + odd).div_euclid(2);
        for (node, hands) in mine.hands.iter_mut().enumerate() {
            let left = &mut mine.left[mine.rows + node];
            *left = share(*left);
            hands.overtime_at = share(hands.overtime_at);
        }
        let mut may_move = vec![false; self.all.len()];
        for order in &parting.movers[side] {
            may_move[*order as usize] = true;
        }
        let ground = Ground {
            fans: &self.fans,
            movers: &parting.movers[side],
            may_move: &may_move,
            nothing: &self.nothing,
        };
        polish.run(&mut mine, ground, self.prices, SEEDS[side] + round as u64);
        mine.chosen
    }
}
