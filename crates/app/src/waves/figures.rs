//! What a wave costs, beside what the shop's own rules would have cost and what no way can cost less than.

use std::sync::Arc;

use encargo_domain::money::div_round;
use encargo_domain::order::Order;
use encargo_domain::policy::{PolicyMode, SourcingPolicy};
use encargo_domain::wave::WaveCosts;

use super::prices::Round;
use super::{units_of, waiting_units};
use crate::facts::{PolicyInForce, Rooms};
use crate::sourcing::{MICRO_PER_MINOR, Prices, Shelves};

/// What a wave comes to, before it is done.
#[derive(Debug, Clone, Copy)]
pub(super) struct Foreseen {
    pub(super) costs: WaveCosts,
    pub(super) units_served: u64,
}

/// A wave served in turn. Micro-units.
#[derive(Debug, Default)]
struct Outcome {
    cost: i64,
    unfilled: i64,
    units: i64,
    /// Each line comes from one place or from none: a bound for such ways holds for this one.
    whole: bool,
}

impl Round<'_> {
    /// What these orders come to, served in this order at these prices. `bound` is what all ways cost at least, units left unfilled included.
    pub(super) fn foreseen(
        &self,
        orders: &[Arc<Order>],
        (prices, bound): (&Prices, Option<i64>),
        shelves: &Shelves,
        rooms: &Rooms,
    ) -> Foreseen {
        let done = self.outcome(orders, prices, shelves, rooms);
        let alone = PolicyInForce {
            version: self.policy.version,
            policy: Arc::new(SourcingPolicy {
                mode: PolicyMode::Rules,
                ..(*self.policy.policy).clone()
            }),
        };
        let by_rules = Round {
            policy: &alone,
            ..*self
        };
        let ruled = by_rules.outcome(orders, &Prices::new(), shelves, rooms);
        let minor = |micro: i64| div_round(i128::from(micro), i128::from(MICRO_PER_MINOR));
        // As many units stay unfilled: what is left of the bound is money. Rounded as every cost is, it stays a bound of costs so rounded.
        let bound = bound
            .filter(|_| done.whole)
            .map(|all| minor((all - done.unfilled).max(0)));
        Foreseen {
            units_served: u64::try_from(done.units).unwrap_or(0),
            costs: WaveCosts {
                cost_minor: minor(done.cost - done.unfilled),
                rules_cost_minor: minor(ruled.cost - ruled.unfilled),
                rules_units_served: u64::try_from(ruled.units).unwrap_or(0),
                bound_minor: bound,
            },
        }
    }

    fn outcome(
        &self,
        orders: &[Arc<Order>],
        prices: &Prices,
        shelves: &Shelves,
        rooms: &Rooms,
    ) -> Outcome {
        let (mut free, mut open) = (shelves.clone(), rooms.clone());
        let mut outcome = Outcome {
            whole: true,
            ..Outcome::default()
        };
        for order in orders {
            let served = self.serve(order, prices, &mut free, &mut open);
            outcome.cost += served.cost;
            outcome.unfilled += served.unfilled;
            let units = units_of(&served.places);
            outcome.units += units;
            // A line in parts has one place with less than all that waits of it.
            let waiting = order.waiting();
            let in_parts = served.places.iter().flat_map(|(_, lines)| lines);
            let mut in_parts = in_parts.filter(|(line, units)| {
                waiting
                    .iter()
                    .any(|w| w.line_id == **line && w.quantity != **units)
            });
            outcome.whole &= in_parts.next().is_none() && units <= waiting_units(order);
        }
        outcome
    }
}
