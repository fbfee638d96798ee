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
