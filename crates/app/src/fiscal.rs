//! The tax agency's side of a shop in Spain: the record of each issued document in the same transaction, the walk along the chain, files of
//! records, and the queue to the agency's service. A company in no mode does nothing of this.

pub(crate) mod amend;
pub(crate) mod export;
pub(crate) mod seal;
pub(crate) mod send;
pub(crate) mod summary;
pub(crate) mod verify;
pub(crate) mod view;

/// The version of the program that stands in records.
pub(crate) const PROGRAM: &str = env!("CARGO_PKG_VERSION");
