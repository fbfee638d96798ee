//! Tests across crates: stories in the words of the trade, what the crates may depend on, crashes, the browser and the real window.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that meets the unexpected has failed"
)]

mod batch;
mod cli;
mod corrections;
mod crash;
mod currency;
mod dependencies;
mod disk;
mod email;
mod fiscal;
mod gobl;
mod kills;
mod life;
mod look;
mod papers;
mod parking;
mod policy;
mod promises;
mod properties;
mod serving;
mod story;
mod taxes;
mod tls;
mod to_counter;
mod trade;
mod us_tax;
mod waves;
mod window;
mod words;
