//! Waves: orders that waited and were sourced together, in the order in which the policy serves demand. A wave is a record, not a thing with a
//! state: what it did stands in the orders.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Why a wave was run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum WaveCause {
    /// Somebody wanted it, after seeing what it would do.
    #[default]
    Hand,
    /// The interval of the policy was over.
    Interval,
    /// As many orders waited as the policy collects.
    Size,
    /// Goods came that parked orders wait for.
    Supply,
}

/// What a wave did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WaveFigures {
    /// Why it was run.
    pub cause: WaveCause,
    /// Version of the policy.
    pub policy_version: u32,
    /// Orders that waited and were looked at.
    pub orders: u32,
    /// Orders that got something.
    pub sourced: u32,
    /// Units that waited.
    #[ts(type = "number")]
    pub units_wanted: u64,
    /// Units that found a place.
    #[ts(type = "number")]
    pub units_served: u64,
    /// Fulfillment orders made.
    pub shipments: u32,
    /// What it cost by the policy's costs; none: a wave from before this was kept, or orders of it could not be sourced as foreseen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional = nullable)]
    pub costs: Option<WaveCosts>,
}

/// What a wave cost, in minor units of the company's currency, by the costs of its policy. Units left unfilled cost nothing here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WaveCosts {
    /// What was done.
    #[ts(type = "number")]
    pub cost_minor: i64,
    /// The same orders by the shop's own rules, one after the other.
    #[ts(type = "number")]
    pub rules_cost_minor: i64,
    /// Units these would have served: costs can only be compared where it is the same number.
    #[ts(type = "number")]
    pub rules_units_served: u64,
    /// No way of serving as many units costs less; none where that cannot be proven.
    #[ts(type = "number | null")]
    pub bound_minor: Option<i64>,
}

impl WaveCosts {
    /// What the wave saved against the shop's own rules; none where they would have served another number of units.
    pub fn saved_minor(&self, units_served: u64) -> Option<i64> {
        (self.rules_units_served == units_served)
            .then(|| self.rules_cost_minor.saturating_sub(self.cost_minor))
    }
}

/// What can happen to the company's waves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum WaveEvent {
    /// A wave was run.
    Finished {
        /// What it did.
        figures: WaveFigures,
    },
}
