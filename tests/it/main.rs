//! Tests across crates: stories in the words of the trade, what the crates may depend on, crashes, the browser and the real window.

mod crash;
mod dependencies;
mod properties;
mod story;
mod window;
mod words;
