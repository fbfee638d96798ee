//! The workload file.

use std::io::{BufRead, BufReader};
use std::path::Path;

use encargo_domain::refusal::Code;
use encargo_domain::{LocalDate, Refusal};
use serde::Deserialize;

use crate::error::CommandError;

/// One line of the file.
#[derive(Debug, Deserialize)]
#[serde(tag = "t", rename_all = "snake_case")]
enum Row {
    Meta {},
    Location(Location),
    Sku(Sku),
    Customer(Customer),
    Stock(Stock),
    Order(Order),
    Read(Read),
}

#[derive(Debug, Deserialize)]
pub(super) struct Location {
    pub(super) id: u32,
    pub(super) code: String,
    pub(super) name: String,
    pub(super) kind: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct Sku {
    pub(super) id: u32,
    pub(super) code: String,
    pub(super) name: String,
    pub(super) price_cents: i64,
    pub(super) cost_cents: i64,
}

#[derive(Debug, Deserialize)]
pub(super) struct Customer {
    pub(super) id: u32,
    pub(super) name: String,
    pub(super) email: String,
    pub(super) street: String,
    pub(super) postcode: String,
    pub(super) city: String,
    pub(super) country: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct Stock {
    pub(super) sku: u32,
    pub(super) loc: u32,
    pub(super) qty: u32,
}

#[derive(Debug, Clone, Copy, Deserialize)]
pub(super) struct Line {
    pub(super) sku: u32,
    pub(super) qty: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Until {
    Confirmed,
    Invoiced,
}

#[derive(Debug, Deserialize)]
pub(super) struct Return {
    pub(super) lines: Vec<Line>,
    pub(super) restock: bool,
}

#[derive(Debug, Deserialize)]
pub(super) struct Order {
    pub(super) customer: u32,
    pub(super) loc: u32,
    pub(super) date: LocalDate,
    pub(super) lines: Vec<Line>,
    pub(super) until: Until,
    pub(super) ret: Option<Return>,
}

#[derive(Debug, Deserialize)]
#[serde(tag = "op", rename_all = "snake_case")]
pub(super) enum Read {
    Lookup { rank: f64 },
    CustomerSearch { q: String, limit: u32 },
    Atp { sku: u32 },
    OpenPage { size: u32 },
}

/// The whole file, or its first orders.
#[derive(Debug, Default)]
pub(super) struct Workload {
    pub(super) locations: Vec<Location>,
    pub(super) skus: Vec<Sku>,
    pub(super) customers: Vec<Customer>,
    pub(super) stock: Vec<Stock>,
    pub(super) orders: Vec<Order>,
    pub(super) reads: Vec<Read>,
}

impl Workload {
    pub(super) fn read(path: &Path, orders_max: Option<usize>) -> Result<Self, CommandError> {
        let unreadable = |detail: String| {
            Refusal::new(Code::FileUnreadable)
                .with("file", path.display().to_string())
                .with("detail", detail)
        };
        let file = std::fs::File::open(path).map_err(|e| unreadable(e.to_string()))?;
        let mut workload = Self::default();
        for line in BufReader::new(file).lines() {
            let line = line.map_err(|e| unreadable(e.to_string()))?;
            if line.trim().is_empty() {
                continue;
            }
            match serde_json::from_str(&line).map_err(|e| unreadable(e.to_string()))? {
                Row::Meta {} => {}
                Row::Location(row) => workload.locations.push(row),
                Row::Sku(row) => workload.skus.push(row),
                Row::Customer(row) => workload.customers.push(row),
                Row::Stock(row) => workload.stock.push(row),
                Row::Order(row) if orders_max.is_none_or(|max| workload.orders.len() < max) => {
                    workload.orders.push(row);
                }
                Row::Order(_) => {}
                Row::Read(row) => workload.reads.push(row),
            }
        }
        Ok(workload)
    }
}
