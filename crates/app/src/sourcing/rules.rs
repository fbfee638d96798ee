//! The shop's own rules on one delivery: which locations they let serve which item (`ruling`), the way they would choose (`own_way`), and what is
//! settled between them and the optimiser. The rules themselves are carried out by `encargo_sourcing::rules`; here the policy is put into their
//! terms.
//!
//! First the ladder and the first routing that takes the order say who is a candidate; inside these locations the routing runs its inventory
//! rules, and where none takes the order the policy's preferences choose.

mod own_way;
mod ruling;

use encargo_domain::policy::PolicyMode;
use encargo_sourcing::rules::never_worse;
use encargo_sourcing::{CostParts, OrderProblem, Plan, solve};

use super::record::Parked;
use super::{Asked, Want};
use own_way::Own;
pub(super) use ruling::Ruling;

/// What was settled between rules and optimiser.
pub(super) struct Settled {
    pub(super) plan: Plan,
    /// The rules' way was taken.
    pub(super) by_rules: bool,
    /// Cost of the way not taken; none: the rules were not asked.
    pub(super) other: Option<CostParts>,
    pub(super) parked: Option<Parked>,
}

/// Settles the order between the rules and the optimiser, as the policy wants it.
pub(super) fn settle(asked: &Asked, problem: &OrderProblem, pieces: &[Want]) -> Settled {
    let mode = asked.scene.policy.policy.mode;
    if mode == PolicyMode::Cost || !asked.has_rules() {
        return Settled {
            plan: solve(problem),
            by_rules: false,
            other: None,
            parked: None,
        };
    }
    let own = Own::new(asked, problem, pieces).choose();
    let cost = problem.cost_of(&own.shipments);
    if mode == PolicyMode::Rules {
        return Settled {
            other: Some(solve(problem).cost),
            by_rules: true,
            parked: own.parked,
            plan: Plan {
                shipments: own.shipments,
                cost,
                proven: false,
            },
        };
    }
    let plan = never_worse(problem, own.shipments.clone());
    let by_rules = plan.shipments == own.shipments;
    Settled {
        other: Some(if by_rules { solve(problem).cost } else { cost }),
        parked: own
            .parked
            .filter(|_| problem.unfilled_lines(&plan.shipments).next().is_some()),
        by_rules,
        plan,
    }
}
