//! Why each location of a network can or cannot do something for an order.

use serde::{Deserialize, Serialize};

use crate::gate::{Gate, line_gate, location_gate, service_gate, stock_gate};
use crate::network::{Network, Service};
use crate::options::{Demand, DemandLine, Place, StockRow};

/// Why each location of the network can or cannot do something for the order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LocationView {
    /// Index of the location.
    pub location: usize,
    /// The first reason why it can do nothing; none: it can fill at least one line.
    pub gate: Option<Gate>,
    /// What it could do for each line.
    pub lines: Vec<LineView>,
}

/// What a location could do for one line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LineView {
    /// Units the customer wants.
    pub wanted: i64,
    /// Units on hand.
    pub on_hand: i64,
    /// Units available to promise.
    pub available: i64,
    /// Why the line cannot be filled here; none: it can.
    pub gate: Option<Gate>,
}

/// Looks at every location of the network, for the candidate table.
pub fn survey(network: &Network, demand: &Demand) -> Vec<LocationView> {
    let mut roads = Vec::with_capacity(network.services.len());
    let places = network.locations.iter().enumerate();
    places
        .map(|(index, location)| {
            let place = Place {
                network,
                demand,
                index,
                location,
            };
            place.view(&mut roads)
        })
        .collect()
}

/// A service from one location, whatever the goods.
struct Road<'a> {
    service: &'a Service,
    /// It is not of the kind the order needs.
    kind: Option<Gate>,
    /// It cannot keep a hard promise.
    late: bool,
}

impl<'a> Place<'a> {
    fn view(&self, roads: &mut Vec<Road<'a>>) -> LocationView {
        // Rows ascend by location.
        let row_of = |line: &'a DemandLine| -> Option<&'a StockRow> {
            let at = line.stock.binary_search_by_key(&self.index, |r| r.location);
            line.stock.get(at.ok()?)
        };
        let shut = location_gate(self).or_else(|| self.open_roads(roads));
        let lines: Vec<LineView> = self
            .demand
            .lines
            .iter()
            .map(|line| {
                let row = row_of(line);
                LineView {
                    wanted: line.units,
                    on_hand: row.map_or(0, |r| r.on_hand),
                    available: row.map_or(0, StockRow::atp),
                    gate: self.gate_of(line, row, shut, roads),
                }
            })
            .collect();
        LocationView {
            location: self.index,
            gate: first_gate(&lines),
            lines,
        }
    }

    /// Notes what each service could do; answers why none can, if the location never opens.
    fn open_roads(&self, roads: &mut Vec<Road<'a>>) -> Option<Gate> {
        let Some(ready) = self.ready_day() else {
            return Some(Gate::Closed);
        };
        roads.clear();
        roads.extend(self.network.services.iter().map(|service| Road {
            service,
            kind: service_gate(self, service),
            late: self.trip(service, ready).is_none(),
        }));
        None
    }

    /// Stock is asked first: a shop that does not carry the item need not explain its opening days.
    fn gate_of(
        &self,
        line: &DemandLine,
        row: Option<&StockRow>,
        shut: Option<Gate>,
        roads: &[Road],
    ) -> Option<Gate> {
        stock_gate(line, row).or(shut).or_else(|| {
            let gates = roads.iter().map(|road| {
                let goods = road
                    .kind
                    .or_else(|| line_gate(self, line, row, road.service));
                goods.or_else(|| road.late.then_some(Gate::TooLate))
            });
            gates.reduce(Gate::nearer).unwrap_or(Some(Gate::NoService))
        })
    }
}

fn first_gate(lines: &[LineView]) -> Option<Gate> {
    if lines.iter().any(|line| line.gate.is_none()) {
        return None;
    }
    lines
        .iter()
        .map(|line| line.gate)
        .reduce(Gate::nearer)
        .unwrap_or(Some(Gate::NotStocked))
}
