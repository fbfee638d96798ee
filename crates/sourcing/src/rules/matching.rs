//! Demand paired with dated supply: closest date, or first come (IBM's two matching modes).

use serde::{Deserialize, Serialize};

/// How supply is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Matching {
    /// The latest supply that is still in time, so that early goods stay free for early orders.
    ClosestDate,
    /// The earliest supply.
    FirstCome,
}

/// Some units from a day on; goods on hand are there from today on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Supply {
    /// First day the units can be used.
    pub day: i64,
    /// Units.
    pub units: i64,
}

/// Units taken from each supply for a demand that is due on a day, as `(supply, units)` in the
/// order of taking. Supply that is late is taken last, the earliest first. What is missing stays
/// unmatched. Ties: the supply listed first.
pub fn pair(mode: Matching, due: i64, units: i64, supplies: &[Supply]) -> Vec<(usize, i64)> {
    let mut order: Vec<usize> = (0..supplies.len()).collect();
    let day = |at: &usize| supplies.get(*at).map_or(i64::MAX, |supply| supply.day);
    order.sort_by_key(|at| match (day(at) > due, mode) {
        (false, Matching::ClosestDate) => (false, due - day(at)),
        (late, Matching::ClosestDate | Matching::FirstCome) => (late, day(at)),
    });
    let mut missing = units;
    let mut taken = Vec::new();
    for at in order {
        let take = supplies
            .get(at)
            .map_or(0, |supply| supply.units.min(missing));
        if take > 0 {
            taken.push((at, take));
            missing -= take;
        }
    }
    taken
}
