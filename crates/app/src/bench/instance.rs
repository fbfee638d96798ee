//! The sourcing benchmark: an instance file in, a solution file out, by the engine that decides for the shop's own orders.

use std::path::PathBuf;
use std::time::Instant;

use encargo_domain::Refusal;
use encargo_domain::refusal::Code;
use encargo_sourcing::engine::{Mode, solve_instance};
use encargo_sourcing::format::Instance;
use encargo_store::Fault;
use serde_json::{Value, json};

use crate::error::CommandError;

/// What to solve.
#[derive(Debug, Clone)]
pub struct SourceOptions {
    /// Instance (JSON).
    pub instance: PathBuf,
    /// Where its solution goes (JSON).
    pub solution: PathBuf,
    /// `batch`, `online`, `myopic` or `waterfall`.
    pub mode: String,
    /// Budget of the search; 0 = what suits the size.
    pub iterations: usize,
}

/// Solves an instance; answers its figures: money in micro-units, times of single decisions in microseconds.
pub fn source_instance(options: &SourceOptions) -> Result<Value, CommandError> {
    let bad = |detail: String| Refusal::new(Code::BadPayload).with("detail", detail);
    let mode = Mode::from_name(&options.mode)
        .ok_or_else(|| bad(format!("no mode is called {}", options.mode)))?;
    let text = std::fs::read_to_string(&options.instance)
        .map_err(|e| bad(format!("{}: {e}", options.instance.display())))?;
    let instance = Instance::from_json(&text)
        .map_err(|e| bad(format!("{}: {e}", options.instance.display())))?;
    let start = Instant::now();
    let clock = move || u64::try_from(start.elapsed().as_nanos()).unwrap_or(u64::MAX);
    let (solution, stats) = solve_instance(&instance, mode, options.iterations, &clock);
    let json = solution.to_json().map_err(|source| Fault::Json {
        what: "writing a solution",
        source,
    })?;
    std::fs::write(&options.solution, json).map_err(|source| Fault::Io {
        what: "writing a solution",
        source,
    })?;
    let us = |part| stats.decision_percentile(part).map(|ns| ns / 1_000);
    Ok(json!({
        "mode": options.mode,
        "orders": stats.orders,
        "cost": stats.cost,
        "bound": stats.bound,
        "iterations": stats.iterations,
        "us_p50": us(50),
        "us_p99": us(99),
        "total_ms": u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX),
    }))
}
