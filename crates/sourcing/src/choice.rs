//! One order decided, its reasons left for later.
//!
//! The decision itself needs no cost by part and no candidate table: it is taken on plain totals,
//! and told in full only when somebody asks.

use crate::cost::Micro;
use crate::dense::Compiled;
use crate::exact::{Scratch, solve_dense};
use crate::explain::{Decision, explain};
use crate::model::{Plan, Shipment};
use crate::network::Network;
use crate::options::{Demand, build};

/// What was decided for an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Its shipments.
    pub shipments: Vec<ChosenShipment>,
    /// What it costs, shadow prices, splits and unfilled lines included.
    pub total: Micro,
    /// True if nothing cheaper exists under the costs given.
    pub proven: bool,
}

/// One shipment of a choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChosenShipment {
    /// Index into the ways that `options::build` finds.
    pub way: usize,
    /// Index of the location.
    pub location: usize,
    /// Index of the service.
    pub service: usize,
    /// The day the customer has it.
    pub arrival_day: i64,
    /// Days after the promise.
    pub late_days: i64,
    /// Line indices.
    pub lines: Vec<usize>,
}

/// Decides one order. Ties as in `exact::solve`.
pub fn choose(network: &Network, demand: &Demand) -> Choice {
    let compiled = Compiled::of(network, demand);
    let mut scratch = Scratch::default();
    let answer = solve_dense(&compiled.dense, &mut scratch);
    let shipments = compiled.shipments(scratch.assignment());
    let chosen = shipments.into_iter().filter_map(|sent| {
        let facts = compiled.ways.get(sent.way)?;
        let site = compiled.dense.ways.get(sent.way)?.site;
        Some(ChosenShipment {
            way: sent.way,
            location: *compiled.locations.get(site as usize)? as usize,
            service: facts.service as usize,
            arrival_day: facts.arrival_day,
            late_days: facts.late_days,
            lines: sent.lines,
        })
    });
    Choice {
        shipments: chosen.collect(),
        total: answer.total,
        proven: answer.proven,
    }
}

/// Decides one order and tells everything there is to say about it.
pub fn decide(network: &Network, demand: &Demand) -> Decision {
    choose(network, demand).explain(network, demand)
}

impl Choice {
    /// The reasons, from the same network and demand that it was made for.
    pub fn explain(&self, network: &Network, demand: &Demand) -> Decision {
        let problem = build(network, demand);
        let shipments: Vec<Shipment> = self
            .shipments
            .iter()
            .map(|sent| Shipment {
                way: sent.way,
                lines: sent.lines.clone(),
            })
            .collect();
        let plan = Plan {
            cost: problem.cost_of(&shipments),
            shipments,
            proven: self.proven,
        };
        explain(network, demand, &problem, &plan)
    }
}
