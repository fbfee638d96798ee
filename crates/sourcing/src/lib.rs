//! Which location fulfils what, and why.
//!
//! Pure: no I/O, no clock, no floating point, no randomness but a seeded one. The same input gives
//! the same answer, byte for byte, on every machine. Money is micro-units, budgets are iterations.
//!
//! Rooms: `network` and `options` describe the shop and the order and build the admissible ways;
//! `model` is the question, `exact` answers it, `choice` does all three at once for those who
//! want the answer first, `explain` says why. `wave` decides many orders at
//! once, `rules` holds the rules other systems have, `format` reads and writes the benchmark's files' text, `engine` runs them.
#![deny(
    missing_docs,
    clippy::float_arithmetic,
    clippy::wildcard_enum_match_arm
)]

pub mod calendar;
pub mod choice;
pub mod cost;
mod dense;
pub mod engine;
pub mod exact;
pub mod explain;
pub mod format;
pub mod gate;
pub mod model;
pub mod network;
pub mod options;
pub mod rules;
pub mod survey;
mod wave;

pub use choice::{Choice, ChosenShipment, choose, decide};
pub use cost::{CostParts, Micro};
pub use exact::{runner_up, solve};
pub use explain::{Candidate, Decision, Pattern, PatternShipment, RunnerUp, explain};
pub use gate::Gate;
pub use model::{Limits, Line, OrderProblem, Plan, Shipment, Site, Way};
pub use network::{Abilities, Location, Network, Service, ServiceKind};
pub use options::{Delivery, Demand, DemandLine, Promise, StockRow, build};
pub use survey::{LineView, LocationView, survey};
