//! Tests of the sourcing engine from outside, in one binary.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    reason = "tests may fail loudly"
)]

mod brute;
mod instances;
mod orders;
mod rules;
mod single_order;
mod wave;
