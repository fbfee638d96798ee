//! SQLite: the journal, the stock ledger, the read tables, and the single durable writer. All SQL of the client stands here.
//!
//! Writing goes through [`Store::write`]: commands wait in a queue, the writer takes as many as wait, carries each out against the states in
//! memory, writes what they did together and commits once (`synchronous = full`): durable and fast. Reading goes through [`Reader`], a small pool of read-only connections.

mod cache;
mod check;
mod connections;
mod direct;
mod error;
mod flush;
mod hash;
mod lately;
mod ledger;
mod open;
mod project;
mod read;
mod rebuild;
mod recent;
mod rows;
mod state;
pub mod testing;
mod waiting;
mod work;
mod writer;

pub use check::{Finding, Report, check};
pub use error::{Failure, Fault, Outcome};
pub use open::{DatabaseFile, Identity, OpenError, open_database};
pub use read::*;
pub use rebuild::rebuild;
pub use state::{Holds, State};
pub use work::Work;
pub use writer::{Change, CommandKey, Run, Store};
