//! Branch and bound over the set of ways, for orders with many atoms.
//!
//! Once the set of open ways is fixed, every atom takes its cheapest one: a small facility
//! location problem. The bound is a dual ascent: each atom bids for its ways, a way is paid for
//! when the bids reach its fixed cost. Limits shared by several atoms of one site are left out of
//! the bound and repaired in the answer, which then counts as unproven.

use crate::cost::Micro;
use crate::dense::{Dense, FORBIDDEN, Question, UNFILLED};
use crate::exact::{Answer, BRANCH_NODES, Scratch, jointly_feasible};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    Free,
    Open,
    Shut,
}

struct Search<'a> {
    question: Question<'a>,
    dense: &'a Dense,
    cost: &'a [Micro],
    fates: Vec<Fate>,
    best: Micro,
    assignment: Vec<u32>,
    nodes: usize,
    repaired: bool,
}

/// Cheapest assignment found; proven if the tree was searched to the end without repairs.
pub(super) fn solve(question: Question, scratch: &mut Scratch) -> Answer {
    let dense = question.dense;
    let mut search = Search {
        question,
        dense,
        cost: question.cost,
        fates: vec![Fate::Free; dense.ways.len()],
        best: dense.unfilled.iter().sum(),
        assignment: vec![UNFILLED; dense.atoms()],
        nodes: 0,
        repaired: false,
    };
    search.dive();
    search.branch(0);
    scratch.assignment.clone_from(&search.assignment);
    let proven = search.nodes < BRANCH_NODES && !search.repaired;
    Answer {
        total: search.best,
        proven,
    }
}

impl Search<'_> {
    fn costs_of(&self, way: usize) -> &[Micro] {
        let atoms = self.dense.atoms();
        self.cost.get(way * atoms..(way + 1) * atoms).unwrap_or(&[])
    }

    fn cost_at(&self, way: usize, atom: usize) -> Micro {
        self.cost
            .get(way * self.dense.atoms() + atom)
            .copied()
            .unwrap_or(FORBIDDEN)
    }

    fn fixed(&self, way: usize) -> Micro {
        self.dense.ways.get(way).map_or(FORBIDDEN, |w| w.fixed)
    }

    fn with_fate(&self, wanted: Fate) -> impl Iterator<Item = usize> + '_ {
        let marked = self.fates.iter().enumerate();
        marked
            .filter(move |(_, fate)| **fate == wanted)
            .map(|(way, _)| way)
    }

    fn set_fate(&mut self, way: usize, fate: Fate) {
        if let Some(slot) = self.fates.get_mut(way) {
            *slot = fate;
        }
    }

    /// What an atom costs if nobody sends it.
    fn left(&self, atom: usize) -> Micro {
        if self.dense.complete {
            FORBIDDEN
        } else {
            self.dense.unfilled.get(atom).copied().unwrap_or(0)
        }
    }

    /// A first good answer: open, one by one, the way that saves most, up to the limit.
    fn dive(&mut self) {
        let most = self.dense.max_shipments.min(self.dense.atoms());
        for _ in 0..most {
            let now = self.relaxed();
            let tries = self
                .with_fate(Fate::Free)
                .map(|way| (self.relaxed_with(way), way));
            let Some((value, way)) = tries.min() else {
                break;
            };
            if value >= now {
                break;
            }
            self.set_fate(way, Fate::Open);
            self.record();
        }
        self.fates.fill(Fate::Free);
    }

    /// Cost of the open set, atoms choosing freely; an atom nobody may leave weighs `FORBIDDEN`.
    fn relaxed(&self) -> Micro {
        let fixed: Micro = self.with_fate(Fate::Open).map(|way| self.fixed(way)).sum();
        let atoms = (0..self.dense.atoms())
            .map(|atom| self.choose(atom).0)
            .sum::<Micro>();
        fixed + atoms
    }

    fn relaxed_with(&self, way: usize) -> Micro {
        let fixed: Micro = self.with_fate(Fate::Open).map(|w| self.fixed(w)).sum();
        let atoms = self.costs_of(way).iter().enumerate();
        let atoms = atoms
            .map(|(atom, cost)| self.choose(atom).0.min(*cost))
            .sum::<Micro>();
        fixed + self.fixed(way) + atoms
    }

    fn choose(&self, atom: usize) -> (Micro, u32) {
        let open = self.with_fate(Fate::Open).filter_map(|way| {
            let cost = self.cost_at(way, atom);
            (cost < FORBIDDEN).then(|| (cost, u32::try_from(way).unwrap_or(UNFILLED)))
        });
        open.min()
            .filter(|(cost, _)| *cost <= self.left(atom))
            .unwrap_or((self.left(atom), UNFILLED))
    }

    /// Takes the open set as an answer if it is the best so far.
    fn record(&mut self) {
        let mut found: Vec<u32> = (0..self.dense.atoms()).map(|a| self.choose(a).1).collect();
        if !jointly_feasible(self.question, &found) {
            self.repaired = true;
            self.repair(&mut found);
        }
        let total = self.total(&found);
        if total < self.best {
            (self.best, self.assignment) = (total, found);
        }
    }

    /// Gives each atom in turn its cheapest open way that still fits.
    fn repair(&self, found: &mut [u32]) {
        let wanted: Vec<u32> = found.to_vec();
        found.fill(UNFILLED);
        for (atom, first) in wanted.into_iter().enumerate() {
            let mut ways: Vec<(bool, Micro, usize)> = self
                .with_fate(Fate::Open)
                .map(|way| {
                    (
                        u32::try_from(way) != Ok(first),
                        self.cost_at(way, atom),
                        way,
                    )
                })
                .filter(|(_, cost, _)| *cost <= self.left(atom) && *cost < FORBIDDEN)
                .collect();
            ways.sort_unstable();
            for (_, _, way) in ways {
                if let Some(slot) = found.get_mut(atom) {
                    *slot = u32::try_from(way).unwrap_or(UNFILLED);
                }
                if jointly_feasible(self.question, found) {
                    break;
                }
                if let Some(slot) = found.get_mut(atom) {
                    *slot = UNFILLED;
                }
            }
        }
    }

    fn total(&self, assignment: &[u32]) -> Micro {
        let atoms = assignment.iter().enumerate().map(|(atom, way)| match *way {
            UNFILLED => self.left(atom),
            way => self.cost_at(usize::try_from(way).unwrap_or(usize::MAX), atom),
        });
        let atoms: Micro = atoms.sum();
        let mut used: Vec<u32> = assignment
            .iter()
            .copied()
            .filter(|w| *w != UNFILLED)
            .collect();
        used.sort_unstable();
        used.dedup();
        let fixed = used
            .iter()
            .map(|way| self.fixed(usize::try_from(*way).unwrap_or(usize::MAX)));
        let first_is_free = if used.is_empty() { 0 } else { self.dense.split };
        let fixed: Micro = fixed.sum();
        fixed + atoms - first_is_free
    }

    fn branch(&mut self, opened: usize) {
        if self.nodes >= BRANCH_NODES {
            return;
        }
        self.nodes += 1;
        self.record();
        if opened >= self.dense.max_shipments {
            return;
        }
        let (bound, slack) = self.bound();
        if bound - self.dense.split >= self.best {
            return;
        }
        let Some(way) = self.with_fate(Fate::Free).min_by_key(|way| slack.get(*way)) else {
            return;
        };
        self.set_fate(way, Fate::Open);
        self.branch(opened + 1);
        self.set_fate(way, Fate::Shut);
        self.branch(opened);
        self.set_fate(way, Fate::Free);
    }

    /// Dual ascent: a lower bound with the split penalty on every shipment, and what each way
    /// still lacks of its fixed cost.
    fn bound(&self) -> (Micro, Vec<Micro>) {
        let mut slack: Vec<Micro> = self
            .fates
            .iter()
            .enumerate()
            .map(|(way, fate)| {
                if *fate == Fate::Free {
                    self.fixed(way)
                } else {
                    0
                }
            })
            .collect();
        let opened: Micro = self.with_fate(Fate::Open).map(|way| self.fixed(way)).sum();
        let bids = (0..self.dense.atoms())
            .map(|atom| self.bid(atom, &mut slack))
            .sum::<Micro>();
        (opened + bids, slack)
    }

    /// Raises one atom's bid until some way it would pay for is used up.
    fn bid(&self, atom: usize, slack: &mut [Micro]) -> Micro {
        let usable = self.fates.iter().map(|fate| *fate != Fate::Shut);
        let costs = (0..slack.len()).map(|way| self.cost_at(way, atom));
        let levels = || {
            usable
                .clone()
                .zip(costs.clone())
                .map(|(on, c)| if on { c } else { FORBIDDEN })
        };
        let paid = levels().zip(slack.iter()).map(|(cost, rest)| cost + rest);
        let bid = paid.min().unwrap_or(FORBIDDEN).min(self.left(atom));
        for (cost, rest) in levels().zip(slack) {
            *rest -= (bid - cost).max(0).min(*rest);
        }
        bid
    }
}
