//! `encargo bench order-to-cash`: carries the neutral workload of `shared/bench` out through the registry, as a screen would: every step is a
//! command of its own, permitted, validated, journaled and durable before it is acknowledged. Figures are for a report; they decide nothing.

mod books;
mod documents;
mod fill;
mod instance;
mod machine;
mod reads;
mod steps;
mod workload;

pub use self::documents::{DocumentsBench, document_bench};
pub use self::instance::{SourceOptions, source_instance};

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use encargo_domain::Refusal;
use encargo_domain::refusal::Code;
use encargo_domain::words::Language;
use serde_json::{Map, Value, json};

use self::books::Books;
use self::steps::Run;
use self::workload::Workload;
use crate::app::{App, Options};
use crate::error::CommandError;

/// How many orders the file is filled to, and what the report calls it.
const FILLS: [(usize, &str); 2] = [(10_000, "10k"), (100_000, "100k")];

/// What to measure.
#[derive(Debug, Clone)]
pub struct BenchOptions {
    /// The workload, one JSON object per line.
    pub workload: PathBuf,
    /// Data folder; it must be empty.
    pub data_dir: PathBuf,
    /// Take the first orders only.
    pub orders: Option<usize>,
    /// Then fill up to this many orders and read again.
    pub fill: Option<usize>,
    /// Clients that work at the same time, after the single one.
    pub clients: usize,
}

/// Runs the workload with one client, then with several, reads, fills, reads again; answers the report.
pub async fn order_to_cash(
    options: BenchOptions,
    progress: &mut (dyn FnMut(String) + Send),
) -> Result<Value, CommandError> {
    let workload = Workload::read(&options.workload, options.orders)?;
    let data_dir = options.data_dir.clone();
    let app = open(&data_dir).await?;
    if !app.is_empty().await {
        return Err(Refusal::new(Code::NotEmpty).into());
    }
    progress(format!(
        "set up: {} items, {} customers",
        workload.skus.len(),
        workload.customers.len()
    ));
    let books = Arc::new(Books::set_up(&app, &workload).await?);
    let (app, _) = reopen(app, &data_dir).await?;
    let empty_bytes = machine::database_bytes(&data_dir);

    let workload = Arc::new(workload);
    let mut clients = vec![1];
    clients.extend((options.clients > 1).then_some(options.clients));
    let mut runs = Vec::new();
    for n in &clients {
        progress(format!("{} orders, {n} at a time", workload.orders.len()));
        runs.push(Run::of(&app, &workload, &books, *n).await?);
    }
    let mut there = workload.orders.len() * runs.len();

    let (mut app, cold_start) = reopen(app, &data_dir).await?;
    let base_bytes = machine::database_bytes(&data_dir);
    let mut bytes = Map::from_iter([("base".to_owned(), json!(base_bytes))]);
    progress("reads".to_owned());
    let mut reads =
        Map::from_iter([("base".to_owned(), reads::all(&app, &workload, there).await?)]);
    for (goal, name) in FILLS {
        if options.fill.is_none_or(|fill| fill < goal) {
            break;
        }
        if there < goal {
            progress(format!("fill to {goal} orders"));
            fill::fill(&app, &workload, &books, goal - there).await?;
            there = goal;
            (app, _) = reopen(app, &data_dir).await?;
        }
        bytes.insert(name.to_owned(), json!(machine::database_bytes(&data_dir)));
        progress(format!("reads at {there} orders"));
        reads.insert(name.to_owned(), reads::all(&app, &workload, there).await?);
    }
    app.close().await;

    let grown = base_bytes.saturating_sub(empty_bytes);
    let made = u64::try_from(workload.orders.len() * runs.len())
        .unwrap_or(1)
        .max(1);
    let mut report = Map::from_iter([
        ("system".to_owned(), json!("encargo")),
        ("version".to_owned(), json!(env!("CARGO_PKG_VERSION"))),
        ("n_orders".to_owned(), json!(workload.orders.len())),
    ]);
    // The figures of most clients stand in front; those of the single one beside them.
    if let Some(last) = runs.last() {
        report.extend(last.report());
    }
    if let (Some(first), true) = (runs.first(), runs.len() > 1) {
        report.insert("one_client".to_owned(), Value::Object(first.report()));
    }
    report.extend([
        ("peak_rss_mb".to_owned(), json!(machine::peak_rss_mb())),
        (
            "cold_start_s".to_owned(),
            json!(machine::rounded(cold_start.as_secs_f64(), 4)),
        ),
        ("bytes_per_order".to_owned(), json!(grown / made)),
        ("db_bytes".to_owned(), Value::Object(bytes)),
        ("reads".to_owned(), Value::Object(reads)),
    ]);
    Ok(Value::Object(report))
}

async fn open(data_dir: &std::path::Path) -> Result<Arc<App>, CommandError> {
    App::open(Options::new(data_dir.to_path_buf(), Language::En)).await
}

/// Closes and opens again: the file is then as small as it is, and the time is that of a cold start up to the first answer.
async fn reopen(
    app: Arc<App>,
    data_dir: &std::path::Path,
) -> Result<(Arc<App>, std::time::Duration), CommandError> {
    app.close().await;
    drop(app);
    let begun = Instant::now();
    let app = open(data_dir).await?;
    app.call("app.boot", json!({})).await?;
    Ok((app, begun.elapsed()))
}

#[cfg(test)]
mod tests;
