//! What the engine answers, in the words of the format.

use serde::{Deserialize, Serialize};

/// A solution of an instance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Solution {
    /// Name of the instance.
    pub instance: String,
    /// Orders that ship something.
    pub orders: Vec<SolvedOrder>,
}

/// One order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SolvedOrder {
    /// Number of the order.
    pub id: i64,
    /// Its shipments.
    pub shipments: Vec<SolvedShipment>,
}

/// One shipment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SolvedShipment {
    /// Node index.
    pub node: usize,
    /// Name of the service.
    pub service: String,
    /// Line indices.
    pub lines: Vec<usize>,
}

impl Solution {
    /// Writes the solution; the same solution gives the same bytes.
    pub fn to_json(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string(self)
    }
}
