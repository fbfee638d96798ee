//! The search tree of a group: one order decided at a time, the one with most to lose first.

use crate::cost::Micro;
use crate::wave::knot::{Choice, Scarce};
use crate::wave::pool::Take;

/// A group as the tree sees it; options ascending by value.
pub(super) struct Problem<'a> {
    pub(super) options: &'a [Vec<Choice>],
    pub(super) takes: &'a [Take],
    pub(super) scarce: &'a [Scarce],
    /// What the supply is worth at the prices.
    pub(super) rent: Micro,
}

/// Memory reused from group to group.
#[derive(Debug, Default)]
pub(super) struct Tree {
    left: Vec<i32>,
    chosen: Vec<usize>,
    best: Vec<usize>,
    least: Micro,
    nodes: usize,
}

const OPEN: usize = usize::MAX;

impl Tree {
    /// Columns of the best decisions, if they cost less than `known`.
    pub(super) fn search(
        &mut self,
        problem: &Problem,
        known: Micro,
        nodes: usize,
    ) -> Option<Vec<u32>> {
        self.left.clear();
        self.left.extend(problem.scarce.iter().map(|s| s.supply));
        self.chosen.clear();
        self.chosen.resize(problem.options.len(), OPEN);
        self.best.clear();
        (self.least, self.nodes) = (known, nodes);
        self.branch(problem, problem.options.len(), -problem.rent);
        let found = self.best.iter().zip(problem.options);
        let found: Vec<u32> = found.map(|(at, options)| options[*at].column).collect();
        (!found.is_empty()).then_some(found)
    }

    fn fits(&self, problem: &Problem, option: &Choice) -> bool {
        let takes = &problem.takes[option.first as usize..option.end as usize];
        takes
            .iter()
            .all(|t| self.left[t.resource as usize] >= t.units)
    }

    fn branch(&mut self, problem: &Problem, open: usize, value: Micro) {
        if self.nodes == 0 {
            return;
        }
        self.nodes -= 1;
        if open == 0 {
            let cost = self.cost(problem);
            if cost < self.least {
                self.least = cost;
                self.best.clone_from(&self.chosen);
            }
            return;
        }
        let Some((order, bound, first)) = self.next(problem, value) else {
            return;
        };
        let options = &problem.options[order];
        // What the other open orders want at least.
        let others = bound - options[first].value;
        for (at, option) in options.iter().enumerate().skip(first) {
            if others + option.value >= self.least {
                break;
            }
            if !self.fits(problem, option) {
                continue;
            }
            let takes = &problem.takes[option.first as usize..option.end as usize];
            for take in takes {
                self.left[take.resource as usize] -= take.units;
            }
            self.chosen[order] = at;
            self.branch(problem, open - 1, value + option.value);
            self.chosen[order] = OPEN;
            for take in takes {
                self.left[take.resource as usize] += take.units;
            }
        }
    }

    /// The open order that loses most if it does not get its best, the node's bound and where the
    /// order's options begin; none if the node cannot hold anything better.
    fn next(&self, problem: &Problem, value: Micro) -> Option<(usize, Micro, usize)> {
        let mut bound = value;
        let mut most: Option<(Micro, usize, usize)> = None;
        for (order, options) in problem.options.iter().enumerate() {
            if self.chosen[order] != OPEN {
                continue;
            }
            let mut able = options
                .iter()
                .enumerate()
                .filter(|(_, option)| self.fits(problem, option));
            let (first, best) = able.next()?;
            let second = able.next().map_or(Micro::MAX, |(_, option)| option.value);
            bound += best.value;
            if bound >= self.least && second == Micro::MAX {
                return None;
            }
            let loss = second.saturating_sub(best.value);
            if most.is_none_or(|(before, _, _)| loss > before) {
                most = Some((loss, order, first));
            }
        }
        let (_, order, first) = most?;
        (bound < self.least).then_some((order, bound, first))
    }

    /// True cost of a complete choice.
    fn cost(&self, problem: &Problem) -> Micro {
        let chosen = self.chosen.iter().zip(problem.options);
        let own: Micro = chosen.map(|(at, options)| options[*at].cost).sum();
        let overtime = problem.scarce.iter().zip(&self.left).map(|(scarce, left)| {
            let beyond = (scarce.supply - left - scarce.free).max(0);
            scarce.over_cost * Micro::from(beyond)
        });
        own + overtime.sum::<Micro>()
    }
}
