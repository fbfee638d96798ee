//! Locations and services as the sourcing engine needs them: abilities, calendars, tariffs.
//!
//! A neutral description: the app builds it from its tables, `format` from a benchmark file.

use serde::{Deserialize, Serialize};

use crate::calendar::Calendar;
use crate::cost::Micro;

/// Everything that does not depend on the order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Network {
    /// Weekday of day 0, 0 = Monday.
    pub day0_weekday: i64,
    /// Micro-units per gram of CO2 equivalent.
    pub co2_price: Micro,
    /// Locations; their order breaks ties.
    pub locations: Vec<Location>,
    /// Services; their order breaks ties between services of one location.
    pub services: Vec<Service>,
}

/// What a location can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Abilities {
    /// Sends parcels to customers.
    pub ship: bool,
    /// Has a pick-up counter.
    pub pickup: bool,
    /// Sends goods to another location's counter.
    pub transfer: bool,
    /// May send dangerous goods.
    pub hazmat: bool,
    /// May send oversize goods.
    pub oversize: bool,
}

impl Abilities {
    /// Able to do everything.
    pub const ALL: Self = Self {
        ship: true,
        pickup: true,
        transfer: true,
        hazmat: true,
        oversize: true,
    };
}

/// One place that holds stock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Location {
    /// What it can do.
    pub abilities: Abilities,
    /// Not in use: deactivated, or paused for online orders.
    pub closed: bool,
    /// Working days.
    pub calendar: Calendar,
    /// Last minute of the day at which an order still counts for that day.
    pub cutoff_minute: i64,
    /// Working days needed before handing over.
    pub lead_days: i64,
    /// Handling per shipment.
    pub hand_ship: Micro,
    /// Handling per unit.
    pub hand_unit: Micro,
    /// Units it can still take on; none: no limit.
    pub room: Option<i64>,
    /// What another unit of work costs now: overtime, or the shadow price of capacity.
    pub capacity_per_unit: Micro,
}

impl Default for Location {
    fn default() -> Self {
        Self {
            abilities: Abilities::ALL,
            closed: false,
            calendar: Calendar::always(),
            cutoff_minute: crate::calendar::DAY_MINUTES,
            lead_days: 0,
            hand_ship: 0,
            hand_unit: 0,
            room: None,
            capacity_per_unit: 0,
        }
    }
}

/// How the goods travel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum ServiceKind {
    /// Parcel to the customer's address.
    Parcel,
    /// To another location's counter.
    Transfer,
    /// Handed over where it lies.
    Pickup,
}

/// A service with its tariff by zone. Beyond the last zone of a list the last entry holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Service {
    /// What it is for.
    pub kind: ServiceKind,
    /// Goes by air: no dangerous or oversize goods.
    pub air: bool,
    /// Fixed price of a shipment, by zone.
    pub fix: Vec<Micro>,
    /// Price per 100 g, by zone.
    pub per_hg: Vec<Micro>,
    /// Transit days, by zone.
    pub days: Vec<i64>,
    /// Grams of CO2 equivalent per shipment.
    pub co2_fix: i64,
    /// Grams of CO2 equivalent per 100 g, by zone.
    pub co2_hg: Vec<i64>,
    /// Days on which the carrier moves.
    pub calendar: Calendar,
}

/// A service's tariff in one zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tariff {
    /// Fixed price of a shipment.
    pub fix: Micro,
    /// Price per 100 g.
    pub per_hg: Micro,
    /// Transit days.
    pub days: i64,
    /// Grams of CO2 equivalent per 100 g.
    pub co2_hg: i64,
}

impl Service {
    /// The tariff of a zone.
    pub fn tariff(&self, zone: usize) -> Tariff {
        let at = |list: &[i64]| list.get(zone).or_else(|| list.last()).copied().unwrap_or(0);
        Tariff {
            fix: at(&self.fix),
            per_hg: at(&self.per_hg),
            days: at(&self.days),
            co2_hg: at(&self.co2_hg),
        }
    }
}
