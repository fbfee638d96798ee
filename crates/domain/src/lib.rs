//! What Encargo knows about orders, stock, documents and money. Pure: no I/O, no clock, no randomness; time and ids come in
//! through [`Ctx`]. Every guard of every command stands here (`decide`), and every change of state is the application of a
//! recorded event (`apply`), live and in a rebuild alike.
#![deny(missing_docs)]
#![deny(clippy::float_arithmetic)]

pub mod actor;
pub mod catalog;
pub mod chain;
pub mod company;
pub mod correction;
pub mod customer;
pub mod document;
pub mod email;
pub mod event;
pub mod exchange;
pub mod fulfillment;
pub mod ids;
pub mod import;
pub mod location;
pub mod look;
pub mod money;
pub mod order;
pub mod policy;
pub mod purchase;
pub mod refusal;
pub mod returns;
pub mod stock;
pub mod tax;
pub mod time;
pub mod trade;
pub mod transfer;
pub mod wave;
pub mod words;

pub use actor::{Actor, Ctx, Permission};
pub use event::{AggregateKind, Event};
pub use money::{Currency, Money};
pub use refusal::Refusal;
pub use time::{LocalDate, Timestamp};

/// What a decision gives: the facts to record, or why not.
pub type Decided<T> = Result<T, Refusal>;
