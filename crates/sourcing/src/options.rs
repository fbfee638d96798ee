//! From an order, the network and its stock to the ways in which the order can be fulfilled.
//!
//! Only what is admissible becomes a way; why the rest was left out is told by `gate`.

use serde::{Deserialize, Serialize};

use crate::calendar::{arrival_day, ready_day};
use crate::cost::{CostParts, Micro};
use crate::gate::{line_gate, location_gate, service_gate, stock_gate};
use crate::model::{Limits, Line, OrderProblem, Site, Way};
use crate::network::{Location, Network, Service, Tariff};

/// How the customer gets the goods.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Delivery {
    /// Parcel to the customer.
    Ship,
    /// Fetched at the counter of a location.
    Pickup {
        /// Index of the location with the counter.
        location: usize,
    },
}

/// What the customer was promised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Promise {
    /// Last day that is in time.
    pub day: i64,
    /// A late delivery is not allowed.
    pub hard: bool,
    /// Cost per line and day late.
    pub late_per_day: Micro,
}

/// One line of demand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DemandLine {
    /// Any number that names the item.
    pub item: usize,
    /// Units ordered.
    pub units: i64,
    /// Weight of one unit in 100 g.
    pub unit_hg: i64,
    /// Dangerous goods.
    pub hazmat: bool,
    /// Too big for ordinary parcels.
    pub oversize: bool,
    /// Kit group.
    pub kit: Option<u32>,
    /// Cost of leaving the line unfilled.
    pub unfilled: Micro,
    /// Where the item lies, ascending by location, one row per location.
    pub stock: Vec<StockRow>,
}

/// Stock of one item at one location.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StockRow {
    /// Index of the location.
    pub location: usize,
    /// Units there.
    pub on_hand: i64,
    /// Units already promised.
    pub reserved: i64,
    /// Units kept back for walk-in customers.
    pub safety: i64,
    /// Opportunity cost per unit taken.
    pub opportunity: Micro,
    /// Shadow price per unit taken.
    pub scarcity: Micro,
}

impl StockRow {
    /// Units available to promise.
    pub const fn atp(&self) -> i64 {
        let free = self.on_hand - self.reserved - self.safety;
        if free > 0 { free } else { 0 }
    }
}

/// The order to be sourced.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Demand {
    /// Minute of the decision, counted from 00:00 of day 0.
    pub now_minute: i64,
    /// How the customer gets it.
    pub delivery: Delivery,
    /// Tariff zone to the destination, per location of the network.
    pub zones: Vec<usize>,
    /// What was promised.
    pub promise: Promise,
    /// Locations not to be used.
    pub excluded: Vec<usize>,
    /// Lines wanted.
    pub lines: Vec<DemandLine>,
    /// Shipments at most.
    pub max_shipments: usize,
    /// All lines or none.
    pub complete: bool,
    /// Cost of every shipment beyond the first.
    pub split_penalty: Micro,
}

/// Where the admissible ways go as they are found: site after site, way after way.
pub(crate) trait Sink {
    /// A way and the cost of each line by it, none where it may not carry the line. Kept, and
    /// answered with true, if it may carry any line at all.
    fn way(&mut self, way: Way, costs: impl Iterator<Item = Option<CostParts>>) -> bool;
    /// The site of the ways since the last one; only called if one of them was kept.
    fn site(&mut self, location: usize, atp: impl Iterator<Item = i64>, room: Option<i64>);
}

/// All admissible ways of fulfilling the order.
pub fn build(network: &Network, demand: &Demand) -> OrderProblem {
    let mut problem = OrderProblem {
        lines: demand.lines.iter().map(line_of).collect(),
        sites: Vec::new(),
        ways: Vec::new(),
        line_costs: Vec::new(),
        limits: limits_of(demand),
    };
    let rows: usize = demand.lines.iter().map(|line| line.stock.len()).sum();
    problem.sites.reserve(rows);
    problem.ways.reserve(rows * 2);
    problem.line_costs.reserve(rows * 2 * demand.lines.len());
    find_ways(network, demand, &mut problem);
    problem
}

/// Puts all admissible ways into a sink.
pub(crate) fn find_ways(network: &Network, demand: &Demand, sink: &mut impl Sink) {
    let mut sites = 0;
    for_each_location(demand, |index, rows| {
        if let Some(location) = network.locations.get(index) {
            let place = Place {
                network,
                demand,
                index,
                location,
            };
            sites += usize::from(place.append(rows, sites, sink));
        }
    });
}

impl Sink for OrderProblem {
    fn way(&mut self, way: Way, costs: impl Iterator<Item = Option<CostParts>>) -> bool {
        let before = self.line_costs.len();
        self.line_costs.extend(costs);
        let any = self.line_costs.iter().skip(before).any(Option::is_some);
        if any {
            self.ways.push(way);
        } else {
            self.line_costs.truncate(before);
        }
        any
    }

    fn site(&mut self, location: usize, atp: impl Iterator<Item = i64>, room: Option<i64>) {
        let atp = atp.collect();
        self.sites.push(Site {
            location,
            atp,
            room,
        });
    }
}

pub(crate) fn line_of(line: &DemandLine) -> Line {
    Line {
        item: line.item,
        units: line.units,
        kit: line.kit,
        unfilled: line.unfilled,
    }
}

pub(crate) const fn limits_of(demand: &Demand) -> Limits {
    Limits {
        max_shipments: demand.max_shipments,
        complete: demand.complete,
        split_penalty: demand.split_penalty,
    }
}

/// Visits every location that has a stock row for some line, ascending, with the row of each line.
fn for_each_location(demand: &Demand, mut visit: impl FnMut(usize, &[Option<StockRow>])) {
    let mut rest: Vec<&[StockRow]> = demand.lines.iter().map(|l| l.stock.as_slice()).collect();
    let mut rows: Vec<Option<StockRow>> = Vec::with_capacity(rest.len());
    while let Some(next) = rest
        .iter()
        .filter_map(|r| r.first())
        .map(|row| row.location)
        .min()
    {
        rows.clear();
        for list in &mut rest {
            let here = list.split_first().filter(|(row, _)| row.location == next);
            rows.push(here.map(|(row, tail)| {
                *list = tail;
                *row
            }));
        }
        visit(next, &rows);
    }
}

/// One location looked at for one order.
pub(crate) struct Place<'a> {
    pub(crate) network: &'a Network,
    pub(crate) demand: &'a Demand,
    pub(crate) index: usize,
    pub(crate) location: &'a Location,
}

impl Place<'_> {
    /// Answers whether the location became a site.
    fn append(&self, rows: &[Option<StockRow>], site: usize, sink: &mut impl Sink) -> bool {
        let mut lines = self.demand.lines.iter().zip(rows);
        if lines.all(|(line, row)| stock_gate(line, row.as_ref()).is_some())
            || location_gate(self).is_some()
        {
            return false;
        }
        let Some(ready) = self.ready_day() else {
            return false;
        };
        let mut any = false;
        for (index, service) in self.network.services.iter().enumerate() {
            if let Some(trip) = self.trip(service, ready) {
                let lines = self.demand.lines.iter().zip(rows);
                let costs = lines.map(|(line, row)| self.line_cost(line, *row, &trip));
                any |= sink.way(self.way(site, index, &trip), costs);
            }
        }
        if any {
            let atp = rows.iter().map(|row| row.as_ref().map_or(0, StockRow::atp));
            sink.site(self.index, atp, self.location.room);
        }
        any
    }

    pub(crate) fn ready_day(&self) -> Option<i64> {
        let place = self.location;
        let now = self.demand.now_minute;
        let weekday = self.network.day0_weekday;
        ready_day(
            &place.calendar,
            place.cutoff_minute,
            place.lead_days,
            now,
            weekday,
        )
    }

    /// The journey by a service, if it is the right kind and keeps a hard promise.
    pub(crate) fn trip<'s>(&self, service: &'s Service, ready: i64) -> Option<Trip<'s>> {
        if service_gate(self, service).is_some() {
            return None;
        }
        let trip = self.journey(service, ready)?;
        (!self.demand.promise.hard || trip.late_days == 0).then_some(trip)
    }

    pub(crate) fn journey<'s>(&self, service: &'s Service, ready: i64) -> Option<Trip<'s>> {
        let zone = self.demand.zones.get(self.index).copied().unwrap_or(0);
        let tariff = service.tariff(zone);
        let weekday = self.network.day0_weekday;
        let arrival_day = arrival_day(&service.calendar, ready, tariff.days, weekday)?;
        let late_days = (arrival_day - self.demand.promise.day).max(0);
        Some(Trip {
            service,
            tariff,
            arrival_day,
            late_days,
        })
    }

    fn way(&self, site: usize, service: usize, trip: &Trip) -> Way {
        let fixed = CostParts {
            shipping: trip.tariff.fix,
            handling: self.location.hand_ship,
            co2: self.network.co2_price * trip.service.co2_fix,
            ..CostParts::ZERO
        };
        let (arrival_day, late_days) = (trip.arrival_day, trip.late_days);
        Way {
            site,
            service,
            arrival_day,
            late_days,
            fixed,
        }
    }

    fn line_cost(
        &self,
        line: &DemandLine,
        row: Option<StockRow>,
        trip: &Trip,
    ) -> Option<CostParts> {
        let row = row.filter(|row| line_gate(self, line, Some(row), trip.service).is_none())?;
        let weight = line.units * line.unit_hg;
        Some(CostParts {
            shipping: weight * trip.tariff.per_hg,
            handling: line.units * self.location.hand_unit,
            co2: self.network.co2_price * weight * trip.tariff.co2_hg,
            opportunity: line.units * row.opportunity,
            scarcity: line.units * row.scarcity,
            capacity: line.units * self.location.capacity_per_unit,
            late: self.demand.promise.late_per_day * trip.late_days,
            ..CostParts::ZERO
        })
    }
}

/// A service from one location to the customer of one order.
pub(crate) struct Trip<'a> {
    pub(crate) service: &'a Service,
    pub(crate) tariff: Tariff,
    pub(crate) arrival_day: i64,
    pub(crate) late_days: i64,
}
