//! An instance seen as a network with stock.

use crate::calendar::Calendar;
use crate::format::{Instance, LineRow, Node, OrderKind, OrderRow, ServiceRow};
use crate::network::{Abilities, Location, Network, Service};
use crate::options::{Delivery, Demand, DemandLine, Promise, StockRow};

/// The part of an instance that is the same for all orders.
#[derive(Debug, Clone)]
pub struct Shop {
    /// Locations and services.
    pub network: Network,
    /// Stock rows of each item, ascending by location.
    pub stock: Vec<Vec<StockRow>>,
    /// Number of the stock row behind each entry of `stock`.
    pub row_ids: Vec<Vec<usize>>,
    /// Units available per stock row of the instance.
    pub atp: Vec<i64>,
    /// Soft and hard capacity and overtime cost by location.
    pub capacity: Vec<Capacity>,
    zones: Vec<Vec<usize>>,
    /// Item and position in `stock` of each row of the instance.
    places: Vec<(usize, usize)>,
}

/// What a location can handle over the whole instance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Capacity {
    /// Units without extra cost.
    pub soft: i64,
    /// Units at most.
    pub hard: i64,
    /// Cost per unit above `soft`.
    pub over_cost: i64,
}

impl Shop {
    /// Reads the network and the stock of an instance.
    pub fn new(instance: &Instance) -> Self {
        let (stock, row_ids) = stock_by_item(instance);
        let mut places = vec![(usize::MAX, 0); instance.stock.len()];
        for (item, rows) in row_ids.iter().enumerate() {
            for (at, row) in rows.iter().enumerate() {
                if let Some(place) = places.get_mut(*row) {
                    *place = (item, at);
                }
            }
        }
        Self {
            network: Network {
                day0_weekday: instance.day0_weekday,
                co2_price: instance.co2_price,
                locations: instance.nodes.iter().map(location).collect(),
                services: instance.services.iter().map(service).collect(),
            },
            stock,
            row_ids,
            atp: instance
                .stock
                .iter()
                .map(|row| stock_row(row).atp())
                .collect(),
            capacity: instance.nodes.iter().map(capacity).collect(),
            zones: zones_by_region(instance),
            places,
        }
    }

    /// An order of the instance as the option builder wants it.
    pub fn demand(&self, instance: &Instance, order: &OrderRow) -> Demand {
        let delivery = match order.kind {
            OrderKind::Ship => Delivery::Ship,
            OrderKind::Pickup => Delivery::Pickup {
                location: usize::try_from(order.pickup_node).unwrap_or(usize::MAX),
            },
        };
        Demand {
            now_minute: order.t,
            delivery,
            zones: self.zones.get(order.region).cloned().unwrap_or_default(),
            promise: Promise {
                day: order.promise_day,
                hard: order.hard,
                late_per_day: order.late,
            },
            excluded: order.exclude.clone(),
            lines: order
                .lines
                .iter()
                .map(|line| self.line(instance, line))
                .collect(),
            max_shipments: order.max_ship,
            complete: order.complete,
            split_penalty: order.split_pen,
        }
    }

    /// Number of the stock row of an item at a location.
    pub fn row_of(&self, item: usize, location: usize) -> Option<usize> {
        let rows = self.stock.get(item)?;
        let at = rows
            .binary_search_by_key(&location, |row| row.location)
            .ok()?;
        self.row_ids.get(item)?.get(at).copied()
    }

    /// Takes units from a stock row.
    pub fn take(&mut self, row: usize, units: i64) {
        if let Some(left) = self.atp.get_mut(row) {
            *left -= units;
        }
        let Some((item, at)) = self.places.get(row).copied() else {
            return;
        };
        if let Some(held) = self.stock.get_mut(item).and_then(|rows| rows.get_mut(at)) {
            held.reserved += units;
        }
    }

    fn line(&self, instance: &Instance, line: &LineRow) -> DemandLine {
        let item = instance.items.get(line.item);
        DemandLine {
            item: line.item,
            units: line.qty,
            unit_hg: item.map_or(0, |i| i.hg),
            hazmat: item.is_some_and(|i| i.hazmat),
            oversize: item.is_some_and(|i| i.oversize),
            kit: (line.kit != 0).then_some(line.kit),
            unfilled: line.unfilled,
            stock: self.stock.get(line.item).cloned().unwrap_or_default(),
        }
    }
}

fn stock_row(row: &[i64; 5]) -> StockRow {
    let [node, _, on_hand, safety, opportunity] = *row;
    let location = usize::try_from(node).unwrap_or(usize::MAX);
    StockRow {
        location,
        on_hand,
        safety,
        opportunity,
        ..StockRow::default()
    }
}

/// Rows with something to promise, by item and ascending by location.
fn stock_by_item(instance: &Instance) -> (Vec<Vec<StockRow>>, Vec<Vec<usize>>) {
    let mut found: Vec<Vec<(StockRow, usize)>> = vec![Vec::new(); instance.items.len()];
    for (index, row) in instance.stock.iter().enumerate() {
        let [_, item, ..] = *row;
        let held = stock_row(row);
        let list = usize::try_from(item)
            .ok()
            .and_then(|item| found.get_mut(item));
        if let Some(list) = list.filter(|_| held.atp() > 0) {
            list.push((held, index));
        }
    }
    for list in &mut found {
        list.sort_by_key(|(row, index)| (row.location, *index));
    }
    found
        .into_iter()
        .map(|list| list.into_iter().unzip())
        .unzip()
}

fn zones_by_region(instance: &Instance) -> Vec<Vec<usize>> {
    let regions = instance.zone.iter().map(Vec::len).max().unwrap_or(0);
    let zone = |row: &Vec<usize>, region: usize| row.get(region).copied().unwrap_or(0);
    (0..regions)
        .map(|r| instance.zone.iter().map(|row| zone(row, r)).collect())
        .collect()
}

fn location(node: &Node) -> Location {
    Location {
        abilities: Abilities {
            ship: node.ship,
            pickup: node.pickup,
            transfer: node.transfer,
            hazmat: node.hazmat,
            oversize: node.oversize,
        },
        calendar: Calendar {
            weekdays: node.open.map(|open| open != 0),
            closed: Vec::new(),
        },
        cutoff_minute: node.cutoff,
        lead_days: node.lead,
        hand_ship: node.hand_ship,
        hand_unit: node.hand_unit,
        ..Location::default()
    }
}

const fn capacity(node: &Node) -> Capacity {
    Capacity {
        soft: node.soft_cap,
        hard: node.hard_cap,
        over_cost: node.over_cost,
    }
}

fn service(row: &ServiceRow) -> Service {
    Service {
        kind: row.kind,
        air: row.air,
        fix: row.fix.clone(),
        per_hg: row.per_hg.clone(),
        days: row.days.clone(),
        co2_fix: row.co2_fix,
        co2_hg: row.co2_hg.clone(),
        calendar: Calendar::always(),
    }
}
