//! The exact solver of one order.
//!
//! Up to `MAX_SUBSET_ATOMS` atoms a dynamic programme over subsets; if two shipments from one site
//! would together take more than it has, the same recursion site by site; beyond that number of
//! atoms, branch and bound over the set of ways with a budget of nodes. Integers only.

mod branch;
mod joint;
pub(crate) mod subset;

use crate::cost::Micro;
use crate::dense::{Compiled, Dense, Question, UNFILLED};
use crate::model::{OrderProblem, Plan, Shipment};

pub(crate) use subset::Scratch;

/// Orders with more atoms go to branch and bound.
pub const MAX_SUBSET_ATOMS: usize = 12;
/// Nodes of the search tree before branch and bound gives up the proof.
pub const BRANCH_NODES: usize = 20_000;

/// The cheapest plan of an order; ties go to fewer shipments, then to the way that stands first.
pub fn solve(problem: &OrderProblem) -> Plan {
    let compiled = Compiled::new(problem);
    let mut scratch = Scratch::default();
    let answer = solve_dense(&compiled.dense, &mut scratch);
    plan(
        problem,
        compiled.shipments(scratch.assignment()),
        answer.proven,
    )
}

/// The cheapest plan that uses a different set of ways than `chosen`.
pub fn runner_up(problem: &OrderProblem, chosen: &Plan) -> Option<Plan> {
    let compiled = Compiled::new(problem);
    let used: Vec<usize> = chosen.shipments.iter().map(|s| s.way).collect();
    let mut scratch = Scratch::default();
    let mut found: Vec<Vec<Shipment>> = Vec::new();
    let dense = &compiled.dense;
    if dense.resources.is_empty() && dense.atoms() <= MAX_SUBSET_ATOMS {
        if subset::solve_outside(dense, &used, &mut scratch).is_some() {
            found.push(compiled.shipments(scratch.assignment()));
        }
        for dropped in &used {
            let kept = |way: usize| used.contains(&way) && way != *dropped;
            found.push(solve_with(&compiled, kept, &mut scratch));
        }
    } else {
        for dropped in &used {
            found.push(solve_with(&compiled, |way| way != *dropped, &mut scratch));
        }
    }
    let differs = |plan: &Plan| {
        !plan
            .shipments
            .iter()
            .map(|s| s.way)
            .eq(used.iter().copied())
    };
    found
        .into_iter()
        .map(|shipments| plan(problem, shipments, chosen.proven))
        .filter(differs)
        .min_by_key(|plan| (plan.cost.total(), plan.shipments.len()))
}

fn solve_with(
    compiled: &Compiled,
    keep: impl Fn(usize) -> bool,
    scratch: &mut Scratch,
) -> Vec<Shipment> {
    let mut dense = compiled.dense.clone();
    let width = dense.atoms().max(1);
    for (way, costs) in dense.cost.chunks_exact_mut(width).enumerate() {
        if !keep(way) {
            costs.fill(crate::dense::FORBIDDEN);
        }
    }
    solve_dense(&dense, scratch);
    compiled.shipments(scratch.assignment())
}

fn plan(problem: &OrderProblem, shipments: Vec<Shipment>, proven: bool) -> Plan {
    let cost = problem.cost_of(&shipments);
    Plan {
        shipments,
        cost,
        proven,
    }
}

/// Total of the best assignment, which is left in the scratch space.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Answer {
    pub(crate) total: Micro,
    pub(crate) proven: bool,
}

/// Solves with the costs that stand in the order itself.
pub(crate) fn solve_dense(dense: &Dense, scratch: &mut Scratch) -> Answer {
    solve_priced(dense.question(), scratch)
}

/// Solves with the costs and limits of the moment.
pub(crate) fn solve_priced(question: Question, scratch: &mut Scratch) -> Answer {
    if question.dense.atoms() > MAX_SUBSET_ATOMS {
        return branch::solve(question, scratch);
    }
    let total = subset::solve(question, scratch);
    if question.resources.is_empty() || jointly_feasible(question, scratch.assignment()) {
        return Answer {
            total,
            proven: true,
        };
    }
    Answer {
        total: joint::solve(question, scratch),
        proven: true,
    }
}

/// Do all shipments from one site together fit what it has?
pub(crate) fn jointly_feasible(question: Question, assignment: &[u32]) -> bool {
    let site = |way: u32| {
        let index = usize::try_from(way).unwrap_or(usize::MAX);
        question.dense.ways.get(index).map(|way| way.site)
    };
    let sent = || {
        assignment
            .iter()
            .enumerate()
            .filter(|(_, way)| **way != UNFILLED)
    };
    sent().all(|(_, way)| {
        let same = sent()
            .filter(|(_, other)| site(**other) == site(*way))
            .map(|(atom, _)| atom);
        question.fits(usize::try_from(*way).unwrap_or(usize::MAX), &same)
    })
}
