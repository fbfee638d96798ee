//! The hot form of one order: atoms instead of lines, plain totals instead of parts.
//!
//! An atom is a line, or a kit group whose lines are inseparable. `Dense::cost` holds
//! `ways × atoms` totals, way after way; `FORBIDDEN` marks what is not admissible.

use crate::cost::{CostParts, Micro};
use crate::model::{OrderProblem, Shipment};

/// Above every real cost, and small enough that a sum over an order cannot overflow.
pub(crate) const FORBIDDEN: Micro = 1 << 50;
/// Atom left unfilled.
pub(crate) const UNFILLED: u32 = u32::MAX;

/// One way to send, without its per-atom costs.
#[derive(Debug, Clone, Copy)]
pub(crate) struct DenseWay {
    /// Index of the site: ways of one site share its stock and room.
    pub(crate) site: u32,
    /// Cost of opening the shipment, split penalty included.
    pub(crate) fixed: Micro,
}

/// Something of which several atoms of the order may want more than a site has.
#[derive(Debug, Clone)]
pub(crate) struct Resource {
    /// Units each atom needs.
    pub(crate) need: Vec<i64>,
    /// Units each way's site has.
    pub(crate) have: Vec<i64>,
}

/// One order, ready to be solved.
#[derive(Debug, Clone, Default)]
pub(crate) struct Dense {
    pub(crate) unfilled: Vec<Micro>,
    pub(crate) ways: Vec<DenseWay>,
    pub(crate) cost: Vec<Micro>,
    pub(crate) resources: Vec<Resource>,
    pub(crate) max_shipments: usize,
    pub(crate) complete: bool,
    pub(crate) split: Micro,
}

impl Dense {
    pub(crate) const fn atoms(&self) -> usize {
        self.unfilled.len()
    }

    /// The question with the costs and limits that stand in the order itself.
    pub(crate) fn question(&self) -> Question<'_> {
        Question {
            dense: self,
            cost: &self.cost,
            resources: &self.resources,
        }
    }
}

/// An order with the costs and limits of the moment: shadow prices added, stock gone.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Question<'a> {
    pub(crate) dense: &'a Dense,
    /// Same shape as `Dense::cost`.
    pub(crate) cost: &'a [Micro],
    pub(crate) resources: &'a [Resource],
}

impl Question<'_> {
    /// Does a set of atoms fit what the site of a way has?
    pub(crate) fn fits(&self, way: usize, atoms: &(impl Iterator<Item = usize> + Clone)) -> bool {
        self.resources.iter().all(|resource| {
            let need = |atom: usize| resource.need.get(atom).copied().unwrap_or(0);
            let have = resource.have.get(way).copied().unwrap_or(0);
            atoms.clone().map(need).sum::<i64>() <= have
        })
    }
}

/// Groups lines into atoms, in order of first appearance.
pub(crate) fn atoms_of(kits: impl Iterator<Item = Option<u32>>) -> Vec<Vec<usize>> {
    let mut atoms: Vec<(Option<u32>, Vec<usize>)> = Vec::new();
    for (line, kit) in kits.enumerate() {
        match atoms
            .iter_mut()
            .find(|(group, _)| kit.is_some() && *group == kit)
        {
            Some((_, lines)) => lines.push(line),
            None => atoms.push((kit, vec![line])),
        }
    }
    atoms.into_iter().map(|(_, lines)| lines).collect()
}

/// A problem with the map from its atoms back to the lines.
pub(crate) struct Compiled {
    pub(crate) dense: Dense,
    pub(crate) atoms: Vec<Vec<usize>>,
}

impl Compiled {
    pub(crate) fn new(problem: &OrderProblem) -> Self {
        let atoms = atoms_of(problem.lines.iter().map(|line| line.kit));
        let limits = problem.limits;
        let width = problem.lines.len();
        let ways = 0..problem.ways.len();
        let cost_of = |way: usize, atom: &[usize]| -> Micro {
            let costs = problem.line_costs.get(way * width..).unwrap_or(&[]);
            let total = |line: &usize| costs.get(*line)?.as_ref().map(CostParts::total);
            atom.iter()
                .map(total)
                .sum::<Option<Micro>>()
                .unwrap_or(FORBIDDEN)
        };
        let unfilled_of = |line: &usize| problem.lines.get(*line).map_or(0, |l| l.unfilled);
        let mut dense = Dense {
            unfilled: atoms
                .iter()
                .map(|lines| lines.iter().map(unfilled_of).sum())
                .collect(),
            ways: problem
                .ways
                .iter()
                .map(|way| DenseWay {
                    site: u32::try_from(way.site).unwrap_or(u32::MAX),
                    fixed: way.fixed.total() + limits.split_penalty,
                })
                .collect(),
            cost: ways
                .flat_map(|way| atoms.iter().map(move |a| cost_of(way, a)))
                .collect(),
            resources: resources(problem, &atoms),
            max_shipments: limits.max_shipments,
            complete: limits.complete,
            split: limits.split_penalty,
        };
        forbid_unfit(&mut dense);
        Self { dense, atoms }
    }

    /// Turns an assignment of atoms to ways back into shipments of lines.
    pub(crate) fn shipments(&self, assignment: &[u32]) -> Vec<Shipment> {
        let mut used: Vec<u32> = assignment
            .iter()
            .copied()
            .filter(|w| *w != UNFILLED)
            .collect();
        used.sort_unstable();
        used.dedup();
        used.into_iter()
            .map(|way| {
                let atoms = assignment
                    .iter()
                    .zip(&self.atoms)
                    .filter(|(w, _)| **w == way);
                let mut lines: Vec<usize> = atoms.flat_map(|(_, lines)| lines.clone()).collect();
                lines.sort_unstable();
                Shipment {
                    way: usize::try_from(way).unwrap_or(usize::MAX),
                    lines,
                }
            })
            .collect()
    }
}

/// A single atom may already want more than a site has (a kit that holds an item twice).
fn forbid_unfit(dense: &mut Dense) {
    let width = dense.atoms();
    for resource in &dense.resources {
        for (have, costs) in resource
            .have
            .iter()
            .zip(dense.cost.chunks_exact_mut(width.max(1)))
        {
            for (need, cost) in resource.need.iter().zip(costs) {
                if need > have {
                    *cost = FORBIDDEN;
                }
            }
        }
    }
}

/// Resources that can bind: an item on several lines, and room smaller than the order.
fn resources(problem: &OrderProblem, atoms: &[Vec<usize>]) -> Vec<Resource> {
    let mut items: Vec<usize> = problem.lines.iter().map(|line| line.item).collect();
    items.sort_unstable();
    let mut repeated: Vec<usize> = items
        .windows(2)
        .filter(|w| w.first() == w.last())
        .flatten()
        .copied()
        .collect();
    repeated.dedup();
    let mut found: Vec<Resource> = repeated
        .into_iter()
        .map(|item| item_resource(problem, atoms, item))
        .collect();
    found.push(room_resource(problem, atoms));
    found.retain(|r| {
        let total: i64 = r.need.iter().sum();
        r.have.iter().any(|have| *have < total)
    });
    found
}

fn needs(problem: &OrderProblem, atoms: &[Vec<usize>], item: Option<usize>) -> Vec<i64> {
    let lines = |lines: &Vec<usize>| -> i64 {
        let wanted = lines.iter().filter_map(|line| problem.lines.get(*line));
        wanted
            .filter(|l| item.is_none_or(|i| i == l.item))
            .map(|l| l.units)
            .sum()
    };
    atoms.iter().map(lines).collect()
}

fn item_resource(problem: &OrderProblem, atoms: &[Vec<usize>], item: usize) -> Resource {
    let line = problem
        .lines
        .iter()
        .position(|l| l.item == item)
        .unwrap_or(0);
    let atp = |way: usize| problem.site_of(way).and_then(|s| s.atp.get(line)).copied();
    let have = (0..problem.ways.len())
        .map(|way| atp(way).unwrap_or(0))
        .collect();
    Resource {
        need: needs(problem, atoms, Some(item)),
        have,
    }
}

fn room_resource(problem: &OrderProblem, atoms: &[Vec<usize>]) -> Resource {
    let room = |way: usize| {
        problem
            .site_of(way)
            .and_then(|s| s.room)
            .unwrap_or(FORBIDDEN)
    };
    let have = (0..problem.ways.len()).map(room).collect();
    Resource {
        need: needs(problem, atoms, None),
        have,
    }
}
