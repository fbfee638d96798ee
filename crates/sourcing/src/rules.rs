//! Compatibility: the rules users know from other systems, usable alone or in front of the engine.
//!
//! `ladder` picks the sourcing rule that fits best, `sequence` turns its groups into locations,
//! `splits` looks for the fewest locations, `reducer` ranks them rule by rule, `routing` runs queues
//! of orders through filters, sorts and actions, `matching` pairs demand with supply by date. With
//! `never_worse` the cost engine answers only where it beats what the rules chose.

pub mod ladder;
pub mod matching;
pub mod reducer;
pub mod routing;
pub mod splits;

use crate::exact::solve;
use crate::model::{OrderProblem, Plan, Shipment};
use crate::options::Demand;

/// The order with every location closed that the rules do not name.
pub fn only_at(demand: &Demand, allowed: &[usize]) -> Demand {
    let barred = (0..demand.zones.len()).filter(|location| !allowed.contains(location));
    let mut narrowed = demand.clone();
    narrowed.excluded.extend(barred);
    narrowed.excluded.sort_unstable();
    narrowed.excluded.dedup();
    narrowed
}

/// The better of the engine's plan and the shop's own under the shop's own cost; the shop's own
/// on a tie, and if it breaks a rule it does not count.
pub fn never_worse(problem: &OrderProblem, own: Vec<Shipment>) -> Plan {
    let found = solve(problem);
    let cost = problem.cost_of(&own);
    if problem.allows(&own) && cost.total() <= found.cost.total() {
        return Plan {
            shipments: own,
            cost,
            proven: found.proven,
        };
    }
    found
}
