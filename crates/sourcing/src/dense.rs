//! The hot form of one order: atoms instead of lines, plain totals instead of parts.
//!
//! An atom is a line, or a kit group whose lines are inseparable. `Dense::cost` holds
//! `ways × atoms` totals, way after way; `FORBIDDEN` marks what is not admissible.

use crate::cost::{CostParts, Micro};
use crate::model::{Limits, Line, OrderProblem, Shipment, Way};
use crate::network::Network;
use crate::options::{Demand, Sink, find_ways, limits_of, line_of};

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

/// An order in hot form with the way back from atoms, ways and sites to what they stand for.
#[derive(Debug, Clone, Default)]
pub(crate) struct Compiled {
    pub(crate) dense: Dense,
    /// Lines of each atom.
    pub(crate) atoms: Vec<Vec<usize>>,
    pub(crate) lines: Vec<Line>,
    /// Location of each site.
    pub(crate) locations: Vec<u32>,
    pub(crate) ways: Vec<WayFacts>,
    atom_of: Vec<usize>,
    /// Units available, site after site and line after line.
    atp: Vec<i64>,
    rooms: Vec<Option<i64>>,
}

/// What the search does not look at.
#[derive(Debug, Clone, Copy)]
pub(crate) struct WayFacts {
    pub(crate) service: u32,
    pub(crate) arrival_day: i64,
    pub(crate) late_days: i64,
}

impl Compiled {
    /// From a problem that was built already. Ways keep their numbers.
    pub(crate) fn new(problem: &OrderProblem) -> Self {
        let mut compiled = Self::begin(problem.lines.clone(), problem.limits);
        compiled.reserve(problem.ways.len());
        let mut costs = problem.line_costs.chunks_exact(problem.lines.len().max(1));
        for way in &problem.ways {
            let costs = costs.next().unwrap_or(&[]);
            compiled.push(*way, costs.iter().copied());
        }
        for site in &problem.sites {
            compiled.site(site.location, site.atp.iter().copied(), site.room);
        }
        compiled.end()
    }

    /// Straight from the network: for those who need no cost by part. Ways have the numbers that
    /// `options::build` gives them.
    pub(crate) fn of(network: &Network, demand: &Demand) -> Self {
        let lines = demand.lines.iter().map(line_of).collect();
        let mut compiled = Self::begin(lines, limits_of(demand));
        let rows: usize = demand.lines.iter().map(|line| line.stock.len()).sum();
        compiled.reserve(rows * 2);
        find_ways(network, demand, &mut compiled);
        compiled.end()
    }

    fn begin(lines: Vec<Line>, limits: Limits) -> Self {
        let atoms = atoms_of(lines.iter().map(|line| line.kit));
        let mut atom_of = vec![0; lines.len()];
        for (atom, members) in atoms.iter().enumerate() {
            for line in members {
                if let Some(slot) = atom_of.get_mut(*line) {
                    *slot = atom;
                }
            }
        }
        let unfilled_of = |line: &usize| lines.get(*line).map_or(0, |l| l.unfilled);
        let dense = Dense {
            unfilled: atoms
                .iter()
                .map(|lines| lines.iter().map(unfilled_of).sum())
                .collect(),
            max_shipments: limits.max_shipments,
            complete: limits.complete,
            split: limits.split_penalty,
            ..Dense::default()
        };
        Self {
            dense,
            atoms,
            lines,
            atom_of,
            ..Self::default()
        }
    }

    fn reserve(&mut self, ways: usize) {
        self.dense.ways.reserve(ways);
        self.dense.cost.reserve(ways * self.dense.atoms());
        self.ways.reserve(ways);
    }

    /// Answers whether the way may carry any line.
    fn push(&mut self, way: Way, costs: impl Iterator<Item = Option<CostParts>>) -> bool {
        let before = self.dense.cost.len();
        self.dense.cost.resize(before + self.dense.atoms(), 0);
        let row = self.dense.cost.get_mut(before..).unwrap_or(&mut []);
        let mut any = false;
        for (cost, atom) in costs.zip(&self.atom_of) {
            if let Some(slot) = row.get_mut(*atom) {
                // Once forbidden, always: another line of the kit may cost less than nothing.
                *slot = match cost {
                    Some(cost) if *slot < FORBIDDEN => *slot + cost.total(),
                    Some(_) | None => FORBIDDEN,
                };
                any |= cost.is_some();
            }
        }
        self.dense.ways.push(DenseWay {
            site: u32::try_from(way.site).unwrap_or(u32::MAX),
            fixed: way.fixed.total() + self.dense.split,
        });
        self.ways.push(WayFacts {
            service: u32::try_from(way.service).unwrap_or(u32::MAX),
            arrival_day: way.arrival_day,
            late_days: way.late_days,
        });
        any
    }

    fn end(mut self) -> Self {
        self.dense.resources = self.resources();
        forbid_unfit(&mut self.dense);
        self
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

impl Sink for Compiled {
    fn way(&mut self, way: Way, costs: impl Iterator<Item = Option<CostParts>>) -> bool {
        let kept = self.push(way, costs);
        if !kept {
            self.dense.ways.pop();
            self.ways.pop();
            let atoms = self.dense.atoms();
            self.dense.cost.truncate(self.dense.ways.len() * atoms);
        }
        kept
    }

    fn site(&mut self, location: usize, atp: impl Iterator<Item = i64>, room: Option<i64>) {
        let location = u32::try_from(location).unwrap_or(u32::MAX);
        self.locations.push(location);
        self.atp.extend(atp);
        self.rooms.push(room);
    }
}

impl Compiled {
    /// Resources that can bind: an item on several lines, and room smaller than the order.
    fn resources(&self) -> Vec<Resource> {
        let mut items: Vec<usize> = self.lines.iter().map(|line| line.item).collect();
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
            .map(|item| self.item_resource(item))
            .collect();
        let units: i64 = self.lines.iter().map(|line| line.units).sum();
        if self.rooms.iter().flatten().any(|room| *room < units) {
            found.push(self.room_resource());
        }
        found.retain(|r| {
            let total: i64 = r.need.iter().sum();
            r.have.iter().any(|have| *have < total)
        });
        found
    }

    fn needs(&self, item: Option<usize>) -> Vec<i64> {
        let units = |lines: &Vec<usize>| -> i64 {
            let wanted = lines.iter().filter_map(|line| self.lines.get(*line));
            wanted
                .filter(|l| item.is_none_or(|i| i == l.item))
                .map(|l| l.units)
                .sum()
        };
        self.atoms.iter().map(units).collect()
    }

    fn item_resource(&self, item: usize) -> Resource {
        let line = self.lines.iter().position(|l| l.item == item).unwrap_or(0);
        let width = self.lines.len();
        let atp = |way: &DenseWay| self.atp.get(way.site as usize * width + line).copied();
        let have = self.dense.ways.iter().map(|way| atp(way).unwrap_or(0));
        Resource {
            need: self.needs(Some(item)),
            have: have.collect(),
        }
    }

    fn room_resource(&self) -> Resource {
        let room = |way: &DenseWay| self.rooms.get(way.site as usize).copied().flatten();
        let have = self
            .dense
            .ways
            .iter()
            .map(|way| room(way).unwrap_or(FORBIDDEN));
        Resource {
            need: self.needs(None),
            have: have.collect(),
        }
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
