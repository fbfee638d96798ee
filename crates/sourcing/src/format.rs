//! The neutral benchmark format `encargo-dom/1`: instances in, solutions out.
//!
//! Text to structs and back; reading and writing files is the caller's business.

mod shop;
mod solution;

use serde::{Deserialize, Deserializer};

use crate::cost::Micro;
use crate::network::ServiceKind;

pub use shop::{Capacity, Shop};
pub use solution::{Solution, SolvedOrder, SolvedShipment};

/// One benchmark instance.
#[derive(Debug, Clone, Deserialize)]
pub struct Instance {
    /// Label, repeated in the solution.
    pub name: String,
    /// `batch` or `online`.
    #[serde(default)]
    pub mode: String,
    /// Weekday of day 0, 0 = Monday.
    pub day0_weekday: i64,
    /// Micro-units per gram of CO2 equivalent.
    pub co2_price: Micro,
    /// Coordinates of the regions in km, for rules that rank by distance.
    #[serde(default)]
    pub regions: Vec<[i64; 2]>,
    /// Tariff zone by node and region.
    pub zone: Vec<Vec<usize>>,
    /// Locations.
    pub nodes: Vec<Node>,
    /// Services.
    pub services: Vec<ServiceRow>,
    /// Items.
    pub items: Vec<Item>,
    /// Rows of node, item, on hand, safety, opportunity cost per unit.
    pub stock: Vec<[i64; 5]>,
    /// The orders to be decided.
    pub orders: Vec<OrderRow>,
    /// Orders of earlier, similar windows.
    #[serde(default)]
    pub history: Vec<OrderRow>,
}

/// A location.
#[derive(Debug, Clone, Deserialize)]
pub struct Node {
    /// `dc`, `store` or `vendor`.
    #[serde(rename = "type", default)]
    pub kind: String,
    /// Region it lies in.
    pub region: usize,
    /// Sends parcels.
    #[serde(deserialize_with = "flag")]
    pub ship: bool,
    /// Has a counter.
    #[serde(deserialize_with = "flag")]
    pub pickup: bool,
    /// Sends to other counters.
    #[serde(deserialize_with = "flag")]
    pub transfer: bool,
    /// May send dangerous goods.
    #[serde(deserialize_with = "flag")]
    pub hazmat: bool,
    /// May send oversize goods.
    #[serde(deserialize_with = "flag")]
    pub oversize: bool,
    /// Handling per shipment.
    pub hand_ship: Micro,
    /// Handling per unit.
    pub hand_unit: Micro,
    /// Cut-off, minute of the day.
    pub cutoff: i64,
    /// Lead time in working days.
    pub lead: i64,
    /// Open by weekday, Monday first.
    pub open: [i64; 7],
    /// Units without extra cost.
    pub soft_cap: i64,
    /// Units at most.
    pub hard_cap: i64,
    /// Cost per unit above the soft capacity.
    pub over_cost: Micro,
}

/// A service.
#[derive(Debug, Clone, Deserialize)]
pub struct ServiceRow {
    /// Name, repeated in the solution.
    pub id: String,
    /// What it is for.
    pub kind: ServiceKind,
    /// By air.
    #[serde(deserialize_with = "flag")]
    pub air: bool,
    /// Fixed price by zone.
    pub fix: Vec<Micro>,
    /// Price per 100 g by zone.
    pub per_hg: Vec<Micro>,
    /// Transit days by zone.
    pub days: Vec<i64>,
    /// Grams of CO2 equivalent per shipment.
    pub co2_fix: i64,
    /// Grams of CO2 equivalent per 100 g, by zone.
    pub co2_hg: Vec<i64>,
}

/// An item.
#[derive(Debug, Clone, Deserialize)]
pub struct Item {
    /// Weight in 100 g.
    pub hg: i64,
    /// Dangerous goods.
    #[serde(deserialize_with = "flag")]
    pub hazmat: bool,
    /// Oversize.
    #[serde(deserialize_with = "flag")]
    pub oversize: bool,
}

/// Kind of delivery.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum OrderKind {
    /// To the customer.
    Ship,
    /// To a counter.
    Pickup,
}

/// An order.
#[derive(Debug, Clone, Deserialize)]
pub struct OrderRow {
    /// Number, repeated in the solution.
    pub id: i64,
    /// Minute of the decision.
    pub t: i64,
    /// Kind of delivery.
    pub kind: OrderKind,
    /// Destination.
    pub region: usize,
    /// Counter, or -1.
    #[serde(default)]
    pub pickup_node: i64,
    /// Promised day.
    pub promise_day: i64,
    /// No late delivery.
    #[serde(deserialize_with = "flag")]
    pub hard: bool,
    /// Cost per line and day late.
    pub late: Micro,
    /// All lines or none.
    #[serde(deserialize_with = "flag")]
    pub complete: bool,
    /// Shipments at most.
    pub max_ship: usize,
    /// Cost per shipment beyond the first.
    pub split_pen: Micro,
    /// Nodes not to be used.
    #[serde(default)]
    pub exclude: Vec<usize>,
    /// Lines.
    pub lines: Vec<LineRow>,
}

/// An order line.
#[derive(Debug, Clone, Deserialize)]
pub struct LineRow {
    /// Item index.
    pub item: usize,
    /// Units.
    pub qty: i64,
    /// Kit group, 0 = none.
    #[serde(default)]
    pub kit: u32,
    /// Cost of leaving the line unfilled.
    pub unfilled: Micro,
}

impl Instance {
    /// Reads an instance.
    pub fn from_json(text: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(text)
    }
}

/// Reads `true`/`false` as well as 1/0.
fn flag<'de, D: Deserializer<'de>>(source: D) -> Result<bool, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Flag {
        Word(bool),
        Digit(i64),
    }
    Ok(match Flag::deserialize(source)? {
        Flag::Word(on) => on,
        Flag::Digit(digit) => digit != 0,
    })
}
