//! Why each location of a network can or cannot do something for an order.

use serde::{Deserialize, Serialize};

use crate::gate::{Gate, line_gate, location_gate, service_gate, stock_gate};
use crate::network::Network;
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
    let places = network.locations.iter().enumerate();
    places
        .map(|(index, location)| {
            Place {
                network,
                demand,
                index,
                location,
            }
            .view()
        })
        .collect()
}

impl Place<'_> {
    fn view(&self) -> LocationView {
        let row_of = |line: &DemandLine| -> Option<StockRow> {
            line.stock
                .iter()
                .find(|row| row.location == self.index)
                .copied()
        };
        let lines: Vec<LineView> = self
            .demand
            .lines
            .iter()
            .map(|line| self.line_view(line, row_of(line).as_ref()))
            .collect();
        LocationView {
            location: self.index,
            gate: first_gate(&lines),
            lines,
        }
    }

    fn line_view(&self, line: &DemandLine, row: Option<&StockRow>) -> LineView {
        LineView {
            wanted: line.units,
            on_hand: row.map_or(0, |r| r.on_hand),
            available: row.map_or(0, StockRow::atp),
            gate: self.gate_of(line, row),
        }
    }

    /// Stock is asked first: a shop that does not carry the item need not explain its opening days.
    fn gate_of(&self, line: &DemandLine, row: Option<&StockRow>) -> Option<Gate> {
        let stock = stock_gate(line, row);
        stock.or_else(|| location_gate(self)).or_else(|| {
            let Some(ready) = self.ready_day() else {
                return Some(Gate::Closed);
            };
            let services = self.network.services.iter();
            services
                .map(|service| {
                    let kind = service_gate(self, service);
                    let goods = kind.or_else(|| line_gate(self, line, row, service));
                    let late = || self.trip(service, ready).is_none().then_some(Gate::TooLate);
                    goods.or_else(late)
                })
                .reduce(Gate::nearer)
                .unwrap_or(Some(Gate::NoService))
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
