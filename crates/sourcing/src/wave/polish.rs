//! After the search: small groups of competing orders, one after the other, each solved exactly.
//!
//! A group grows from an order that is far from its ideal: whoever holds or wants what a member
//! holds or wants may join.
#![expect(
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "orders, columns, rows and nodes are u32 indices made together with the lists they \
              point into"
)]

use crate::wave::anneal::Ground;
use crate::wave::board::Board;
use crate::wave::dice::Dice;
use crate::wave::knot::Knot;
use crate::wave::pricing::Prices;

/// How many groups, how large, and how long the tree of each may grow.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Polish {
    pub(crate) groups: usize,
    pub(crate) smallest: usize,
    pub(crate) largest: usize,
    pub(crate) nodes: usize,
    /// Columns of an order that are looked at when a group grows.
    pub(crate) near: usize,
}

impl Polish {
    pub(crate) fn run(self, board: &mut Board, ground: Ground, prices: &Prices, seed: u64) {
        let mut dice = Dice::new(seed);
        let mut knot = Knot::default();
        let mut group = Vec::new();
        let groups = if ground.movers.is_empty() {
            0
        } else {
            self.groups
        };
        for _ in 0..groups {
            self.grow(board, ground, &mut dice, &mut group);
            if group.len() > 1 {
                knot.untie(board, prices, ground.nothing, &group, self.nodes);
            }
        }
    }

    fn grow(self, board: &Board, ground: Ground, dice: &mut Dice, group: &mut Vec<usize>) {
        let spread = self.largest + 1 - self.smallest.min(self.largest);
        let size = self.smallest + dice.below(spread);
        group.clear();
        let mut first = ground.movers[dice.below(ground.movers.len())] as usize;
        for _ in 0..2 {
            let other = ground.movers[dice.below(ground.movers.len())] as usize;
            if board.slack[other] > board.slack[first] {
                first = other;
            }
        }
        group.push(first);
        for _ in 0..size * 6 {
            if group.len() >= size {
                break;
            }
            let member = group[dice.below(group.len())];
            let other = self.neighbour(board, ground, dice, member);
            group.extend(other.filter(|o| ground.may_move[*o] && !group.contains(o)));
        }
    }

    /// Someone who holds or wants something that the member holds or wants.
    fn neighbour(
        self,
        board: &Board,
        ground: Ground,
        dice: &mut Dice,
        member: usize,
    ) -> Option<usize> {
        let columns = board.pool.columns(member);
        let near = self.near.min(columns.len());
        let column = if dice.below(3) == 0 {
            board.chosen[member]
        } else {
            columns.start + dice.below(near) as u32
        };
        let takes = board.pool.takes(column);
        let rows = takes
            .iter()
            .take_while(|t| (t.resource as usize) < board.rows)
            .count();
        if rows == 0 {
            return None;
        }
        let row = takes[dice.below(rows)].resource as usize;
        let list = if dice.below(2) == 0 {
            &board.takers[row]
        } else {
            ground.fans.of(row as u32)
        };
        (!list.is_empty()).then(|| list[dice.below(list.len())] as usize)
    }
}
