//! Locations: where stock lies and orders are fulfilled.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::customer::Address;
use crate::ids::LocationId;
use crate::money::MAX_MINOR;
use crate::refusal::{Code, Refusal};
use crate::time::LocalDate;

/// Kinds of location.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LocationKind {
    /// Distribution centre.
    Dc,
    /// Store with a counter.
    Store,
    /// A supplier that ships to customers (drop-ship).
    Supplier,
}

impl LocationKind {
    /// As written in SQL and JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Dc => "dc",
            Self::Store => "store",
            Self::Supplier => "supplier",
        }
    }
}

/// A location of record. Money in minor units of the company's currency, coordinates in millionths of a degree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Location {
    /// Id.
    pub location_id: LocationId,
    /// Short code (`MAD-DC`).
    pub code: String,
    /// Name.
    pub name: String,
    /// Kind.
    pub kind: LocationKind,
    /// Where it stands.
    pub address: Address,
    /// IANA time zone.
    pub time_zone: String,
    /// Latitude, millionths of a degree.
    pub latitude_micro: i32,
    /// Longitude, millionths of a degree.
    pub longitude_micro: i32,
    /// Sends parcels to customers.
    pub ships: bool,
    /// Hands out pickups.
    pub pickup: bool,
    /// Sends goods to the counters of other locations, where the shop's policy has such transfers.
    #[serde(default = "yes")]
    pub transfers: bool,
    /// Last minute of the day for a parcel of that day.
    pub cutoff_minute: u32,
    /// Working days from release to the carrier.
    pub lead_time_days: u32,
    /// Works on Monday … Sunday.
    pub open_days: [bool; 7],
    /// Cost of handling one shipment.
    #[ts(type = "number")]
    pub handling_shipment_minor: i64,
    /// Cost of handling one unit.
    #[ts(type = "number")]
    pub handling_unit_minor: i64,
    /// Taken out of service.
    #[serde(default)]
    pub closed: bool,
    /// Single days on which it does not work (holidays).
    #[serde(default)]
    pub closed_on: Vec<LocalDate>,
    /// Units it can send in a day; none = no limit, 0 = takes no new orders.
    #[serde(default)]
    pub daily_units: Option<u32>,
    /// Code of the establishment in its number series (`VLC-T1-F-2026`); empty: its documents are numbered by device alone.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[ts(optional, as = "Option<String>")]
    pub series_code: String,
}

/// What locations saved before the question was asked would have answered.
const fn yes() -> bool {
    true
}

/// Characters of an establishment's code at most: a number has at most 60 (tax agency, validations 1.2.0).
const SERIES_CODE_MAX: usize = 8;

/// Working days from release to the carrier at most.
const LEAD_DAYS_MAX: u32 = 60;
/// Minutes of a day.
const DAY_MINUTES: u32 = 1_440;
/// Single closed days of one record at most: ten years of holidays.
const CLOSED_DAYS_MAX: usize = 400;

/// What can happen to a location.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum LocationEvent {
    /// Created or changed: the whole record.
    Saved {
        /// As it is now.
        location: Location,
    },
}

impl Location {
    /// The state after `event`.
    pub fn apply(_state: Option<Self>, event: &LocationEvent) -> Option<Self> {
        match event {
            LocationEvent::Saved { location } => Some(location.clone()),
        }
    }

    /// Refuses a record sourcing could not work with. Its time zone and whether its code is free the caller looks up.
    pub fn validate(&self) -> Result<(), Refusal> {
        for (field, value) in [("code", &self.code), ("name", &self.name)] {
            if value.trim().is_empty() {
                return Err(Refusal::new(Code::FieldRequired).with("field", field));
            }
        }
        let wrong = |field: &str| Err(Refusal::new(Code::FieldInvalid).with("field", field));
        if self.cutoff_minute > DAY_MINUTES {
            return wrong("cutoff");
        }
        if self.lead_time_days > LEAD_DAYS_MAX {
            return wrong("lead-time");
        }
        let costs = [self.handling_shipment_minor, self.handling_unit_minor];
        if costs.iter().any(|cost| !(0..=MAX_MINOR).contains(cost)) {
            return wrong("handling");
        }
        let plain = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit();
        if self.series_code.len() > SERIES_CODE_MAX || !self.series_code.chars().all(plain) {
            return wrong("series-code");
        }
        if self.closed_on.len() > CLOSED_DAYS_MAX {
            return wrong("closed-on");
        }
        Ok(())
    }

    /// Great-circle distance in whole kilometres between two points in millionths of a degree; an integer approximation
    /// (equirectangular, cosine by table of whole degrees) good to about 1 % inside one country.
    pub fn distance_km(&self, latitude_micro: i32, longitude_micro: i32) -> i64 {
        distance_km(
            (self.latitude_micro, self.longitude_micro),
            (latitude_micro, longitude_micro),
        )
    }
}

/// See [`Location::distance_km`].
pub fn distance_km(a: (i32, i32), b: (i32, i32)) -> i64 {
    let d_lat = i64::from(a.0) - i64::from(b.0);
    let d_lon = i64::from(a.1) - i64::from(b.1);
    let mean_lat_deg = usize::try_from(
        // To the nearest whole degree.
        (((i64::from(a.0) + i64::from(b.0)).abs() + 1_000_000) / 2_000_000).min(90),
    )
    .unwrap_or(0);
    let cos_ppt = i64::from(COSINE_PER_THOUSAND.get(mean_lat_deg).copied().unwrap_or(0));
    // One degree of latitude is 111.195 km: micro-degrees × 111195 / 10^9 = km.
    let y_m = d_lat * 111_195 / 1_000_000;
    let x_m = d_lon * cos_ppt / 1_000 * 111_195 / 1_000_000;
    let metres = (i128::from(y_m) * i128::from(y_m) + i128::from(x_m) * i128::from(x_m)).isqrt();
    i64::try_from(metres / 1_000).unwrap_or(i64::MAX)
}

/// cos(0° … 90°) × 1000, rounded.
const COSINE_PER_THOUSAND: [u16; 91] = [
    1000, 1000, 999, 999, 998, 996, 995, 993, 990, 988, 985, 982, 978, 974, 970, 966, 961, 956,
    951, 946, 940, 934, 927, 921, 914, 906, 899, 891, 883, 875, 866, 857, 848, 839, 829, 819, 809,
    799, 788, 777, 766, 755, 743, 731, 719, 707, 695, 682, 669, 656, 643, 629, 616, 602, 588, 574,
    559, 545, 530, 515, 500, 485, 469, 454, 438, 423, 407, 391, 375, 358, 342, 326, 309, 292, 276,
    259, 242, 225, 208, 191, 174, 156, 139, 122, 105, 87, 70, 52, 35, 17, 0,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_distances() {
        let madrid = (40_416_775, -3_703_790);
        let barcelona = (41_385_064, 2_173_404);
        assert!(
            (500..=510).contains(&distance_km(madrid, barcelona)),
            "about 505 km: {}",
            distance_km(madrid, barcelona)
        );
        assert_eq!(distance_km(madrid, madrid), 0);
    }
}
