//! The decision record: what was chosen, what came second and why, and what became of every
//! location. Plain data; every cost is split into parts that add up to its total exactly.

use serde::{Deserialize, Serialize};

use crate::cost::{CostParts, Micro};
use crate::exact;
use crate::gate::Gate;
use crate::model::{OrderProblem, Plan, Shipment, Site};
use crate::network::Network;
use crate::options::Demand;
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
    let table = Table::new(problem, plan);
    let views = survey(network, demand).into_iter();
    let candidates = views.map(|view| table.candidate(view)).collect();
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

/// What the candidate table needs of every location, found once.
struct Table<'a> {
    problem: &'a OrderProblem,
    plan: &'a Plan,
    /// Lines that travel together or not at all.
    atoms: Vec<Vec<usize>>,
}

impl<'a> Table<'a> {
    fn new(problem: &'a OrderProblem, plan: &'a Plan) -> Self {
        let atoms = crate::dense::atoms_of(problem.lines.iter().map(|line| line.kit));
        Self {
            problem,
            plan,
            atoms,
        }
    }

    fn candidate(&self, view: LocationView) -> Candidate {
        let problem = self.problem;
        // Sites ascend by location, ways by site: a location's ways lie side by side.
        let sites = &problem.sites;
        let found = sites.binary_search_by_key(&view.location, |site| site.location);
        let ways = found.map_or(0..0, |site| {
            let before = problem.ways.partition_point(|way| way.site < site);
            before..problem.ways.partition_point(|way| way.site <= site)
        });
        let loads = ways.clone().filter_map(|way| self.fullest(way));
        let alone = loads.min_by_key(|load| (-load.units, load.total));
        Candidate {
            location: view.location,
            gate: view.gate,
            units_wanted: view.lines.iter().map(|line| line.wanted).sum(),
            units_filled: alone.as_ref().map_or(0, |load| load.units),
            alone: alone.map(|load| pattern(problem, &[load.shipment])),
            chosen: self.plan.shipments.iter().any(|s| ways.contains(&s.way)),
            lines: view.lines,
        }
    }

    /// The shipment of a way with all it can carry; none if it can carry nothing.
    fn fullest(&self, way: usize) -> Option<Load> {
        let problem = self.problem;
        let site = problem.site_of(way)?;
        let mut lines: Vec<usize> = Vec::new();
        for atom in &self.atoms {
            let admitted = |line: &usize| problem.line_cost(way, *line).is_some();
            if atom.iter().all(admitted) {
                let before = lines.len();
                lines.extend(atom);
                if !suffices(problem, site, &lines) {
                    lines.truncate(before);
                }
            }
        }
        lines.sort_unstable();
        let units = lines.iter().filter_map(|line| problem.lines.get(*line));
        let units = units.map(|line| line.units).sum();
        let shipment = Shipment { way, lines };
        (!shipment.lines.is_empty()).then(|| Load {
            units,
            total: problem.cost_of(std::slice::from_ref(&shipment)).total(),
            shipment,
        })
    }
}

/// A location's shipment on its own.
struct Load {
    units: i64,
    /// What the order would cost with it and nothing else.
    total: Micro,
    shipment: Shipment,
}

/// Does a site have these lines together, and the hands for them?
fn suffices(problem: &OrderProblem, site: &Site, lines: &[usize]) -> bool {
    let wanted = || lines.iter().filter_map(|line| problem.lines.get(*line));
    let stocked = lines.iter().zip(wanted()).all(|(at, line)| {
        let same = wanted().filter(|other| other.item == line.item);
        let units: i64 = same.map(|other| other.units).sum();
        site.atp.get(*at).is_some_and(|atp| units <= *atp)
    });
    let units: i64 = wanted().map(|line| line.units).sum();
    stocked && site.room.is_none_or(|room| units <= room)
}
