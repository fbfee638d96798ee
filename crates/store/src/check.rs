//! `encargo check`: proves the invariants on a database, and names what is wrong.

use std::path::Path;

use encargo_domain::AggregateKind;
use encargo_domain::order::Order;
use futures_util::TryStreamExt;
use serde::Serialize;
use sqlx::SqliteConnection;

use crate::error::Fault;
use crate::hash::{GENESIS, Hash, Row};
use crate::open::DatabaseFile;
use crate::state::State;

/// One thing that is wrong.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Finding {
    /// Which invariant.
    pub check: &'static str,
    /// What exactly: row, item, order.
    pub what: String,
}

/// What was looked at and found.
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// Rows of the journal read.
    pub events: u64,
    /// Orders read.
    pub orders: u64,
    /// Stock accounts read.
    pub accounts: u64,
    /// Documents read.
    pub documents: u64,
    /// What is wrong; empty = all invariants hold.
    pub findings: Vec<Finding>,
}

impl Report {
    fn find(&mut self, check: &'static str, what: impl Into<String>) {
        if self.findings.len() < 1_000 {
            self.findings.push(Finding {
                check,
                what: what.into(),
            });
        }
    }
}

/// Checks an opened database and closes it. `folder` takes the temporary rebuild.
pub async fn check(file: DatabaseFile, folder: &Path) -> Result<Report, Fault> {
    let mut file = file;
    let mut report = Report::default();
    let conn = &mut file.writer;
    crate::rebuild::read_whole(conn).await?;
    integrity(conn, &mut report).await?;
    chain(conn, &mut report).await?;
    ledger(conn, &mut report).await?;
    quantities(conn, &mut report).await?;
    series(conn, &mut report).await?;
    // A broken journal cannot be replayed; what is wrong with it is already named.
    if report.findings.is_empty() {
        crate::rebuild::compare(&mut file, folder, &mut |table, what| {
            report.find("read tables equal a rebuild", format!("{table}: {what}"));
        })
        .await?;
    }
    file.close().await;
    Ok(report)
}

async fn integrity(conn: &mut SqliteConnection, report: &mut Report) -> Result<(), Fault> {
    let lines: Vec<String> = sqlx::query_scalar("pragma quick_check(20)")
        .fetch_all(&mut *conn)
        .await
        .map_err(Fault::sql("checking the file"))?;
    for line in lines.into_iter().filter(|l| l != "ok") {
        report.find("the file is whole", line);
    }
    let strays: Vec<(String, i64)> =
        sqlx::query_as("select \"table\", count(*) from pragma_foreign_key_check group by 1")
            .fetch_all(conn)
            .await
            .map_err(Fault::sql("checking references"))?;
    for (table, n) in strays {
        report.find("references lead somewhere", format!("{n} rows of {table}"));
    }
    Ok(())
}

pub(crate) const COLUMNS: &str = "seq, event_id, aggregate_kind, aggregate_id, aggregate_version, kind, schema_version, payload, order_id, actor_id, actor_name, location_id, \
                                  device_id, incarnation, device_seq, command_id, occurred_at_ms, recorded_at_ms";

async fn chain(conn: &mut SqliteConnection, report: &mut Report) -> Result<(), Fault> {
    #[derive(sqlx::FromRow)]
    struct Chained {
        #[sqlx(flatten)]
        row: Row,
        prev_hash: Vec<u8>,
        hash: Vec<u8>,
    }
    let sql = format!("select {COLUMNS}, prev_hash, hash from event order by seq");
    let mut rows = sqlx::query_as::<_, Chained>(sqlx::AssertSqlSafe(sql)).fetch(conn);
    let mut prev: Hash = GENESIS;
    let mut seq = 0;
    while let Some(Chained {
        row,
        prev_hash,
        hash,
    }) = rows
        .try_next()
        .await
        .map_err(Fault::sql("reading the journal"))?
    {
        report.events += 1;
        let name = format!("journal row {} ({} {})", row.seq, row.kind, row.event_id);
        if row.seq != seq + 1 {
            report.find(
                "the journal has no gap",
                format!("{name}: row {} is missing before it", seq + 1),
            );
        }
        if prev_hash != prev {
            report.find(
                "the hash chain holds",
                format!("{name}: does not follow the row before"),
            );
        }
        // The next row is measured against what this row says of itself, so that one changed row names one row.
        let linked: Hash = prev_hash.try_into().unwrap_or(GENESIS);
        if row.hash(&linked).as_slice() != hash {
            report.find(
                "the hash chain holds",
                format!("{name}: its content is not what was recorded"),
            );
        }
        prev = hash.try_into().unwrap_or(GENESIS);
        seq = row.seq;
    }
    Ok(())
}

async fn ledger(conn: &mut SqliteConnection, report: &mut Report) -> Result<(), Fault> {
    report.accounts = count(conn, "select count(*) from stock_account").await?;
    let unequal: Vec<(i64, i64, i64)> = sqlx::query_as(
        "select a.stock_account_id, a.quantity, coalesce(m.quantity, 0) from stock_account a left join (
             select account_id, sum(quantity) as quantity from (
                 select to_account_id as account_id, quantity from stock_move union all select from_account_id, -quantity from stock_move) group by 1) m
             on m.account_id = a.stock_account_id where a.quantity <> coalesce(m.quantity, 0)",
    )
    .fetch_all(&mut *conn)
    .await
    .map_err(Fault::sql("summing the ledger"))?;
    for (account, quantity, moves) in unequal {
        report.find(
            "accounts equal their moves",
            format!("account {account} says {quantity}, its moves {moves}"),
        );
    }
    let unbalanced: Vec<(String, i64)> = sqlx::query_as(
        "select item_id, sum(quantity) from stock_account group by 1 having sum(quantity) <> 0",
    )
    .fetch_all(&mut *conn)
    .await
    .map_err(Fault::sql("balancing the ledger"))?;
    for (item, sum) in unbalanced {
        report.find(
            "the ledger sums to zero per item",
            format!("item {item}: {sum}"),
        );
    }
    let negative: Vec<(String, String, String, i64)> = sqlx::query_as("select item_id, location_id, bucket, quantity from stock_account where outside = 0 and quantity < 0")
        .fetch_all(&mut *conn)
        .await
        .map_err(Fault::sql("looking for negative stock"))?;
    for (item, location, bucket, quantity) in negative {
        report.find(
            "no real bucket is negative",
            format!("item {item} at {location}: {bucket} {quantity}"),
        );
    }
    let unlinked: Vec<(i64,)> = sqlx::query_as(
        "select stock_move_id from (select stock_move_id, previous_out_id, lag(stock_move_id) over (partition by from_account_id order by stock_move_id) as previous from stock_move)
         where previous_out_id is not previous limit 100",
    )
    .fetch_all(&mut *conn)
    .await
    .map_err(Fault::sql("following the moves"))?;
    for (id,) in unlinked {
        report.find(
            "moves are linked",
            format!("move {id} does not name the move before it"),
        );
    }
    let ends: Vec<(i64,)> = sqlx::query_as(
        "select a.stock_account_id from stock_account a
         left join (select from_account_id, max(stock_move_id) as last from stock_move group by 1) m on m.from_account_id = a.stock_account_id
         where a.last_out_id is not m.last limit 100",
    )
    .fetch_all(&mut *conn)
    .await
    .map_err(Fault::sql("following the moves"))?;
    for (id,) in ends {
        report.find(
            "moves are linked",
            format!("account {id} does not name its last move"),
        );
    }
    let astray: Vec<(i64,)> = sqlx::query_as(
        "select m.stock_move_id from stock_move m join stock_account f on f.stock_account_id = m.from_account_id join stock_account t on t.stock_account_id = m.to_account_id
         where f.item_id <> t.item_id limit 100",
    )
    .fetch_all(conn)
    .await
    .map_err(Fault::sql("looking at moves"))?;
    for (id,) in astray {
        report.find("a move keeps its item", format!("move {id}"));
    }
    Ok(())
}

async fn quantities(conn: &mut SqliteConnection, report: &mut Report) -> Result<(), Fault> {
    let mut orders = sqlx::query_as::<_, (String, String)>(
        "select aggregate_id, state from aggregate where aggregate_kind = 'order'",
    )
    .fetch(conn);
    while let Some((id, json)) = orders
        .try_next()
        .await
        .map_err(Fault::sql("reading orders"))?
    {
        report.orders += 1;
        match State::read(AggregateKind::Order, &json) {
            Ok(State::Order(order)) => check_order(&order, report),
            Ok(_) | Err(_) => report.find("states can be read", format!("order {id}")),
        }
    }
    Ok(())
}

fn check_order(order: &Order, report: &mut Report) {
    for line in &order.lines {
        if line.stages.total() != line.quantity {
            report.find(
                "line quantities are conserved",
                format!(
                    "order {} line {}: stages hold {} of {}",
                    order.number,
                    line.line_id,
                    line.stages.total(),
                    line.quantity
                ),
            );
        }
        if line.billed_units() > line.quantity
            || line.credited > line.billed_units()
            || line.refunded > line.quantity
        {
            report.find(
                "nothing is billed, credited or refunded twice",
                format!("order {} line {}", order.number, line.line_id),
            );
        }
    }
    if order.refunded_minor() > order.paid_minor() {
        report.find(
            "refunds are at most what was paid",
            format!("order {}", order.number),
        );
    }
}

async fn series(conn: &mut SqliteConnection, report: &mut Report) -> Result<(), Fault> {
    report.documents = count(conn, "select count(*) from document").await?;
    let gaps: Vec<(String, i64, i64, i64)> = sqlx::query_as("select series, count(*), min(serial), max(serial) from document group by 1 having count(*) <> max(serial) or min(serial) <> 1")
        .fetch_all(&mut *conn)
        .await
        .map_err(Fault::sql("counting document series"))?;
    for (series, n, min, max) in gaps {
        report.find(
            "document series have no gap",
            format!("series {series}: {n} documents from {min} to {max}"),
        );
    }
    let behind: Vec<(String, i64, Option<i64>)> =
        sqlx::query_as("select d.series, max(d.serial), n.last from document d left join number_series n using (series) group by 1 having n.last is not max(d.serial)")
            .fetch_all(conn)
            .await
            .map_err(Fault::sql("comparing document series"))?;
    for (series, last, counter) in behind {
        report.find(
            "a series' counter is its last document",
            format!("series {series}: last {last}, counter {counter:?}"),
        );
    }
    Ok(())
}

async fn count(conn: &mut SqliteConnection, sql: &'static str) -> Result<u64, Fault> {
    let n: i64 = sqlx::query_scalar(sql)
        .fetch_one(conn)
        .await
        .map_err(Fault::sql("counting"))?;
    Ok(u64::try_from(n).unwrap_or(0))
}
