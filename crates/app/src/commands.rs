//! The commands, by noun. Each handler loads what its decider needs, lets it decide, records the facts and answers.

pub(crate) mod catalog;
pub(crate) mod collateral;
pub(crate) mod correction;
pub(crate) mod customer;
pub(crate) mod device;
pub(crate) mod document;
pub(crate) mod email;
pub(crate) mod fulfillment;
pub(crate) mod invoice;
pub(crate) mod look;
pub(crate) mod order;
pub(crate) mod policy;
pub(crate) mod rates;
pub(crate) mod returns;
pub(crate) mod sourcing;
pub(crate) mod stock;
pub(crate) mod supply;
