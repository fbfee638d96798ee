//! One order as the solver sees it: lines, ways to send them, stock, and what each choice costs.
//!
//! Everything is a dense index into the caller's own lists; nothing here knows a database id.
//! Invariant: `line_costs` holds `ways.len() × lines.len()` entries, way after way.

use crate::cost::{CostParts, Micro};

/// One line of the order. A line travels whole, in one shipment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Any number that names the item: lines of one item share the stock of a location.
    pub item: usize,
    /// Units ordered.
    pub units: i64,
    /// Lines with the same group travel in one shipment or not at all.
    pub kit: Option<u32>,
    /// Cost of leaving the line unfilled.
    pub unfilled: Micro,
}

/// What one location holds for this order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    /// The caller's index of the location.
    pub location: usize,
    /// Units available to promise, per line.
    pub atp: Vec<i64>,
    /// Units the location can still handle; none: no limit.
    pub room: Option<i64>,
}

/// One way to fulfil: a service from a site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Way {
    /// Index into `OrderProblem::sites`.
    pub site: usize,
    /// The caller's index of the service.
    pub service: usize,
    /// The day the customer has it.
    pub arrival_day: i64,
    /// Days after the promise, 0 if in time.
    pub late_days: i64,
    /// Cost of one shipment, whatever is in it, without the split penalty.
    pub fixed: CostParts,
}

/// Rules that bind the order as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Shipments at most.
    pub max_shipments: usize,
    /// All lines or none.
    pub complete: bool,
    /// Cost of every shipment beyond the first.
    pub split_penalty: Micro,
}

/// The whole question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderProblem {
    /// The lines wanted.
    pub lines: Vec<Line>,
    /// Locations that hold something, in the order in which ties are broken.
    pub sites: Vec<Site>,
    /// Ways to send, in the order in which ties are broken.
    pub ways: Vec<Way>,
    /// Cost of a line by a way; none: not admissible.
    pub line_costs: Vec<Option<CostParts>>,
    /// Order-wide rules.
    pub limits: Limits,
}

/// Lines that go together by one way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shipment {
    /// Index into `OrderProblem::ways`.
    pub way: usize,
    /// Line indices, ascending.
    pub lines: Vec<usize>,
}

/// A complete way of fulfilling the order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// Shipments, ascending by way.
    pub shipments: Vec<Shipment>,
    /// Cost by part.
    pub cost: CostParts,
    /// True if no cheaper plan exists; false if the search budget ran out first.
    pub proven: bool,
}

impl OrderProblem {
    /// Cost of a line by a way; none if the way may not carry it.
    pub fn line_cost(&self, way: usize, line: usize) -> Option<CostParts> {
        self.line_costs
            .get(way * self.lines.len() + line)
            .copied()
            .flatten()
    }

    /// The site a way starts from.
    pub fn site_of(&self, way: usize) -> Option<&Site> {
        self.sites.get(self.ways.get(way)?.site)
    }

    /// Cost of the whole pattern by part: shipments, lines, splits and what stays unfilled.
    pub fn cost_of(&self, shipments: &[Shipment]) -> CostParts {
        let sent: CostParts = shipments.iter().map(|s| self.shipment_cost(s)).sum();
        let extra = Micro::try_from(shipments.len().saturating_sub(1)).unwrap_or(Micro::MAX);
        let unfilled = self
            .unfilled_lines(shipments)
            .map(|(_, line)| line.unfilled)
            .sum();
        let rest = CostParts {
            split: self.limits.split_penalty * extra,
            unfilled,
            ..CostParts::ZERO
        };
        sent + rest
    }

    /// Cost of one shipment by part, without split penalty.
    pub fn shipment_cost(&self, shipment: &Shipment) -> CostParts {
        let fixed = self
            .ways
            .get(shipment.way)
            .map_or(CostParts::ZERO, |way| way.fixed);
        let lines = shipment
            .lines
            .iter()
            .filter_map(|line| self.line_cost(shipment.way, *line));
        fixed + lines.sum()
    }

    /// Lines in no shipment.
    pub fn unfilled_lines<'a>(
        &'a self,
        shipments: &'a [Shipment],
    ) -> impl Iterator<Item = (usize, &'a Line)> {
        self.lines
            .iter()
            .enumerate()
            .filter(|(index, _)| !shipments.iter().any(|s| s.lines.contains(index)))
    }

    /// Does the pattern keep every rule? Used by tests and by callers that edit a plan by hand.
    pub fn allows(&self, shipments: &[Shipment]) -> bool {
        let filled = self.lines.len() - self.unfilled_lines(shipments).count();
        shipments.len() <= self.limits.max_shipments
            && (!self.limits.complete || filled == 0 || filled == self.lines.len())
            && shipments.iter().enumerate().all(|(index, s)| {
                !s.lines.is_empty()
                    && s.lines
                        .iter()
                        .all(|line| self.line_cost(s.way, *line).is_some())
                    && self.kits_whole(s)
                    && shipments
                        .iter()
                        .skip(index + 1)
                        .all(|other| disjoint(s, other))
            })
            && self
                .sites
                .iter()
                .enumerate()
                .all(|(site, _)| self.site_suffices(site, shipments))
    }

    fn kits_whole(&self, shipment: &Shipment) -> bool {
        let kit_of = |line: usize| self.lines.get(line).and_then(|l| l.kit);
        shipment
            .lines
            .iter()
            .filter_map(|line| kit_of(*line))
            .all(|kit| {
                (0..self.lines.len())
                    .filter(|line| kit_of(*line) == Some(kit))
                    .all(|line| shipment.lines.contains(&line))
            })
    }

    fn site_suffices(&self, site: usize, shipments: &[Shipment]) -> bool {
        let Some(held) = self.sites.get(site) else {
            return false;
        };
        let taken: Vec<&Line> = shipments
            .iter()
            .filter(|s| self.ways.get(s.way).is_some_and(|way| way.site == site))
            .flat_map(|s| s.lines.iter().filter_map(|line| self.lines.get(*line)))
            .collect();
        let units = |item: Option<usize>| -> i64 {
            taken
                .iter()
                .filter(|l| item.is_none_or(|i| l.item == i))
                .map(|l| l.units)
                .sum()
        };
        let stocked = taken.iter().all(|line| {
            let atp = self.lines.iter().position(|l| l.item == line.item);
            let atp = atp
                .and_then(|first| held.atp.get(first))
                .copied()
                .unwrap_or(0);
            units(Some(line.item)) <= atp
        });
        stocked && held.room.is_none_or(|room| units(None) <= room)
    }
}

fn disjoint(one: &Shipment, other: &Shipment) -> bool {
    one.way != other.way && !one.lines.iter().any(|line| other.lines.contains(line))
}
