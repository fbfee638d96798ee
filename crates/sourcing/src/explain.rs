//! The decision record: what was chosen, what came second and why, and what became of every
//! location. Plain data; every cost is split into parts that add up to its total exactly.

use serde::{Deserialize, Serialize};

use crate::cost::{CostParts, Micro};
use crate::exact;
use crate::gate::Gate;
use crate::model::{OrderProblem, Plan, Shipment};
use crate::network::Network;
use crate::options::{Demand, build};
use crate::survey::{LineView, LocationView, survey};

/// Everything there is to say about one sourcing decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Decision {
    /// What was chosen.
    pub chosen: Pattern,
    /// The best pattern with a different set of location–service pairs; none if there is no other.
    pub runner_up: Option<RunnerUp>,
    /// Every location of the network, in its order.
    pub candidates: Vec<Candidate>,
    /// True if no cheaper pattern exists under the costs given.
    pub proven: bool,
}

/// A complete way of fulfilling the order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Pattern {
    /// Its shipments.
    pub shipments: Vec<PatternShipment>,
    /// Line indices that stay unfilled.
    pub unfilled_lines: Vec<usize>,
    /// Cost by part: all shipments, splits and unfilled lines.
    pub cost: CostParts,
    /// Sum of the parts.
    pub total: Micro,
}

/// One shipment of a pattern.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PatternShipment {
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
    /// Its own cost, without split penalty.
    pub cost: CostParts,
    /// Sum of the parts.
    pub total: Micro,
}

/// The second best.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RunnerUp {
    /// The pattern.
    pub pattern: Pattern,
    /// Runner-up minus chosen, by part: positive is what choosing it would have cost more.
    pub difference: CostParts,
    /// Sum of the differences.
    pub difference_total: Micro,
}

/// One row of the candidate table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Candidate {
    /// Index of the location.
    pub location: usize,
    /// First reason why it can fill nothing; none: it can fill something.
    pub gate: Option<Gate>,
    /// What it could do for each line.
    pub lines: Vec<LineView>,
    /// Units wanted by the whole order.
    pub units_wanted: i64,
    /// Units it would fill if it alone filled what it can.
    pub units_filled: i64,
    /// The order's cost if this location alone filled what it can in one shipment.
    pub alone: Option<Pattern>,
    /// It sends something in the chosen pattern.
    pub chosen: bool,
}

/// Builds, solves and explains one order.
pub fn decide(network: &Network, demand: &Demand) -> Decision {
    let problem = build(network, demand);
    let plan = exact::solve(&problem);
    explain(network, demand, &problem, &plan)
}

/// Explains a plan that was chosen for a problem built from this network and demand.
pub fn explain(
    network: &Network,
    demand: &Demand,
    problem: &OrderProblem,
    plan: &Plan,
) -> Decision {
    let chosen = pattern(problem, &plan.shipments);
    let runner_up = exact::runner_up(problem, plan).map(|second| {
        let pattern = pattern(problem, &second.shipments);
        let difference = pattern.cost - chosen.cost;
        RunnerUp {
            pattern,
            difference,
            difference_total: difference.total(),
        }
    });
    let views = survey(network, demand);
    let candidates = views
        .into_iter()
        .map(|view| candidate(problem, plan, view))
        .collect();
    Decision {
        chosen,
        runner_up,
        candidates,
        proven: plan.proven,
    }
}

/// A plan with its costs spelled out.
pub fn pattern(problem: &OrderProblem, shipments: &[Shipment]) -> Pattern {
    let cost = problem.cost_of(shipments);
    let unfilled_lines = problem
        .unfilled_lines(shipments)
        .map(|(index, _)| index)
        .collect();
    let shipments = shipments
        .iter()
        .filter_map(|s| shipment(problem, s))
        .collect();
    Pattern {
        shipments,
        unfilled_lines,
        cost,
        total: cost.total(),
    }
}

fn shipment(problem: &OrderProblem, shipment: &Shipment) -> Option<PatternShipment> {
    let way = problem.ways.get(shipment.way)?;
    let cost = problem.shipment_cost(shipment);
    Some(PatternShipment {
        location: problem.sites.get(way.site)?.location,
        service: way.service,
        arrival_day: way.arrival_day,
        late_days: way.late_days,
        lines: shipment.lines.clone(),
        cost,
        total: cost.total(),
    })
}

fn candidate(problem: &OrderProblem, plan: &Plan, view: LocationView) -> Candidate {
    let location_of = |way: usize| problem.site_of(way).map(|site| site.location);
    let here = |way: &usize| location_of(*way) == Some(view.location);
    let units = |shipment: &Shipment| -> i64 {
        shipment
            .lines
            .iter()
            .filter_map(|line| problem.lines.get(*line))
            .map(|l| l.units)
            .sum()
    };
    let alone = (0..problem.ways.len())
        .filter(here)
        .map(|way| fullest(problem, way))
        .filter(|shipment| !shipment.lines.is_empty())
        .min_by_key(|s| (-units(s), problem.cost_of(std::slice::from_ref(s)).total()));
    Candidate {
        location: view.location,
        gate: view.gate,
        units_wanted: view.lines.iter().map(|line| line.wanted).sum(),
        units_filled: alone.as_ref().map_or(0, units),
        alone: alone.map(|shipment| pattern(problem, &[shipment])),
        chosen: plan.shipments.iter().any(|s| here(&s.way)),
        lines: view.lines,
    }
}

/// The shipment of a way with all it can carry; lines of a kit together or not at all.
fn fullest(problem: &OrderProblem, way: usize) -> Shipment {
    let open = OrderProblem {
        limits: crate::model::Limits {
            max_shipments: usize::MAX,
            complete: false,
            ..problem.limits
        },
        ..problem.clone()
    };
    let mut shipment = Shipment {
        way,
        lines: Vec::new(),
    };
    for atom in crate::dense::atoms_of(problem.lines.iter().map(|line| line.kit)) {
        let mut fuller = shipment.clone();
        fuller.lines.extend(atom);
        fuller.lines.sort_unstable();
        if open.allows(std::slice::from_ref(&fuller)) {
            shipment = fuller;
        }
    }
    shipment
}
