//! Replaying the journal into an empty database: the proof that everything else follows from it, and the cure when it does not.

use std::fmt::Write as _;
use std::path::Path;

use encargo_domain::actor::PermissionSet;
use encargo_domain::ids::{ActorId, CommandId, DeviceId};
use encargo_domain::{Actor, AggregateKind, Ctx, Event, LocalDate, Timestamp};
use futures_util::TryStreamExt;
use uuid::Uuid;

use crate::check::COLUMNS;
use crate::connections::set;
use crate::error::Fault;
use crate::hash::Row;
use crate::open::{DatabaseFile, Identity, OpenError, connect};
use crate::work::Work;

/// Tables that follow from the journal, with the columns that are compared (row numbers of SQLite's own are not).
const TABLES: &[(&str, &str)] = &[
    ("aggregate", "aggregate_id, aggregate_kind, version, state"),
    ("number_series", "series, last"),
    (
        "sales_order",
        "order_id, number, external_number, status, held, partial, open, channel, location_id, method, place_id, placed_at_ms, customer_id, customer_name, line_count, unit_count, \
         total_minor, due_minor, currency, payment_status, promised_on, to_source, to_invoice, version, base_total_minor",
    ),
    (
        "order_line",
        "order_id, line_id, item_id, quantity, waiting, amount_minor",
    ),
    (
        "fulfillment_order",
        "fulfillment_id, number, order_id, order_number, customer_name, location_id, method, status, line_count, unit_count, due_at_ms, shelf, service, pickup_code, tracking, version",
    ),
    (
        "return_authorization",
        "return_id, number, order_id, order_number, customer_name, location_id, status, unit_count, refund_minor, currency, created_at_ms, version",
    ),
    (
        "document",
        "document_id, kind, series, serial, number, issued_at_ms, issued_on, order_id, order_number, buyer_name, total_minor, currency, printed_count, cancelled",
    ),
    (
        "fiscal_record",
        "chain_id, position, event_seq, kind, document_id, number, total_minor, hash, generated_at_ms, status, answer_code, answer_text",
    ),
    (
        "outbox",
        "email_id, document_id, number, kind, recipient, subject, format, status, queued_at_ms, tries, next_try_at_ms, changed_at_ms, reply",
    ),
    (
        "item",
        "item_id, sku, barcode, name_en, name_es, image, price_minor, cost_minor, tax_class, weight_g, safety_stock",
    ),
    (
        "location",
        "location_id, code, name, kind, city, ships, pickup, closed",
    ),
    (
        "customer",
        "customer_id, number, name, email, phone, city, tax_id",
    ),
    (
        "supply",
        "cause_kind, cause_id, item_id, number, status, from_name, location_id, quantity, received, expected_on",
    ),
    (
        "imported_file",
        "import_id, profile, file_name, file_hash, rows, documents, already_there, errors, finished_at_ms",
    ),
    (
        "us_tax_table",
        "table_id, state, valid_from, rows, content, file_name, file_hash, imported_at_ms, imported_by",
    ),
    (
        "us_tax_rate",
        "zip, state, valid_from, region, rate_ppm, state_ppm, county_ppm, city_ppm, special_ppm",
    ),
];

/// The ledger in a form that does not depend on the numbers SQLite gave to accounts.
const BALANCES: &str = "select item_id, location_id, bucket, holder, quantity from {db}.stock_account where quantity <> 0 or stock_account_id in \
                        (select from_account_id from {db}.stock_move union select to_account_id from {db}.stock_move)";

/// Facts replayed in one transaction of the copy.
const CHUNK: usize = 2_000;

/// Replays the journal of `file` into a fresh database at `copy`.
async fn replay(file: &mut DatabaseFile, copy: &Path) -> Result<(), Fault> {
    let fresh = match connect(copy).await {
        Ok(fresh) => fresh,
        Err(OpenError::Fault(fault)) => return Err(fault),
        Err(_) => {
            return Err(Fault::Broken(
                "the temporary copy could not be opened".to_owned(),
            ));
        }
    };
    let DatabaseFile {
        mut writer,
        loader,
        readers,
        ..
    } = fresh;
    readers.close().await;
    let identity = Identity {
        device_id: DeviceId::new(Uuid::nil()),
        incarnation: 0,
    };
    set(&mut writer, "pragma synchronous = off").await?;
    set(&mut writer, "pragma cache_size = -131072").await?;
    read_whole(&mut writer).await?;
    read_whole(&mut file.writer).await?;
    let mut work = Work::new(writer, loader, identity).await?;
    work.db.writing()?;
    let sql = format!("select {COLUMNS} from event order by seq");
    let mut rows = sqlx::query_as::<_, Row>(sqlx::AssertSqlSafe(sql)).fetch(&mut file.writer);
    let mut pending = 0;
    while let Some(row) = rows
        .try_next()
        .await
        .map_err(Fault::sql("reading the journal"))?
    {
        one(&mut work, row).await?;
        pending += 1;
        if pending >= CHUNK {
            work.absorb();
            work.flush().await?;
            // The copy is thrown away if anything fails. What is committed is read from the file, not from a log without end.
            work.db.commit_now(&[])?;
            pending = 0;
        }
    }
    drop(rows);
    work.absorb();
    work.flush().await?;
    work.db.commit_now(&[])?;
    work.db.close().await
}

/// For reading much of a file at once: mapped, so that pages are not copied one by one.
pub(crate) async fn read_whole(conn: &mut sqlx::SqliteConnection) -> Result<(), Fault> {
    set(conn, "pragma mmap_size = 2147418112").await
}

async fn one(work: &mut Work, row: Row) -> Result<(), Fault> {
    let broken = || {
        Fault::Broken(format!(
            "journal row {} ({}) cannot be read",
            row.seq, row.kind
        ))
    };
    let kind = AggregateKind::parse(&row.aggregate_kind).ok_or_else(broken)?;
    let id = Uuid::parse_str(&row.aggregate_id).map_err(|_| broken())?;
    let device = Uuid::parse_str(&row.device_id).map_err(|_| broken())?;
    let event = Event::read(kind, id, &row.payload).map_err(Fault::json("reading an event"))?;
    let actor = Actor {
        actor_id: ActorId::new(Uuid::nil()),
        name: row.actor_name.clone(),
        permissions: PermissionSet::default(),
    };
    let at = Timestamp(row.occurred_at_ms);
    let ctx = Ctx::new(
        actor,
        (DeviceId::new(device), String::new()),
        CommandId::new(Uuid::nil()),
        at,
        LocalDate::default(),
        0,
    );
    // Accounts belong to the device that recorded the fact, not to the one that replays it.
    work.identity.device_id = DeviceId::new(device);
    work.replay = Some(row);
    work.record(&ctx, event).await?;
    Ok(())
}

/// Compares the read tables and the ledger with a replay of the journal; calls `differs` for each difference (the first ones of a table).
pub(crate) async fn compare(
    file: &mut DatabaseFile,
    folder: &Path,
    differs: &mut (dyn FnMut(&str, String) + Send),
) -> Result<(), Fault> {
    let copy = Copy::new(folder)?;
    replay(file, &copy.path).await?;
    attach(file, &copy.path).await?;
    for (table, columns) in TABLES {
        let select = |db: &str| format!("select {columns} from {db}.{table}");
        both_ways(file, table, select("main"), select("replayed"), differs).await?;
    }
    both_ways(
        file,
        "stock_account",
        BALANCES.replace("{db}", "main"),
        BALANCES.replace("{db}", "replayed"),
        differs,
    )
    .await?;
    sqlx::raw_sql("detach replayed")
        .execute(&mut file.writer)
        .await
        .map_err(Fault::sql("leaving the replay"))?;
    Ok(())
}

async fn both_ways(
    file: &mut DatabaseFile,
    table: &str,
    here: String,
    there: String,
    differs: &mut (dyn FnMut(&str, String) + Send),
) -> Result<(), Fault> {
    for (left, right, words) in [
        (&here, &there, "is here but not in a rebuild"),
        (&there, &here, "is in a rebuild but not here"),
    ] {
        let sql = format!("select * from ({left} except {right}) limit 10");
        let rows: Vec<sqlx::sqlite::SqliteRow> = sqlx::query(sqlx::AssertSqlSafe(sql))
            .fetch_all(&mut file.writer)
            .await
            .map_err(Fault::sql("comparing with the replay"))?;
        for row in rows {
            use sqlx::Row as _;
            let name: String = row.try_get(0).unwrap_or_else(|_| "a row".to_owned());
            differs(table, format!("{name} {words}"));
        }
    }
    Ok(())
}

/// Writes the read tables anew from the journal. The journal and the ledger are not touched.
pub async fn rebuild(mut file: DatabaseFile, folder: &Path) -> Result<(), Fault> {
    let copy = Copy::new(folder)?;
    replay(&mut file, &copy.path).await?;
    attach(&mut file, &copy.path).await?;
    let mut script = String::from("begin immediate; drop trigger document_is_never_deleted;");
    for (table, columns) in TABLES {
        let _ = write!(
            script,
            "delete from main.{table}; insert into main.{table} ({columns}) select {columns} from replayed.{table};"
        );
    }
    script.push_str(
        "create trigger document_is_never_deleted before delete on document begin select raise(abort, 'an issued document is final'); end;
         delete from order_search; delete from item_search; delete from customer_search;
         insert into item_search (rowid, sku, barcode, name_en, name_es) select item_key, sku, barcode, name_en, name_es from item;
         insert into customer_search (rowid, number, name, email, phone, city, tax_id) select customer_key, number, name, email, phone, city, tax_id from customer;
         insert into order_search (rowid, number, customer, items) select o.sales_order_key, o.number || ' ' || o.external_number,
             o.customer_name || ' ' || coalesce(a.state ->> '$.buyer.email', '') || ' ' || coalesce(a.state ->> '$.buyer.phone', ''),
             coalesce((select group_concat(l.value ->> '$.sku', ' ') from json_each(a.state, '$.lines') l), '')
             from sales_order o join aggregate a on a.aggregate_id = o.order_id and a.aggregate_kind = 'order' where o.status <> 'draft';
         commit;",
    );
    sqlx::raw_sql(sqlx::AssertSqlSafe(script))
        .execute(&mut file.writer)
        .await
        .map_err(Fault::sql("writing the read tables"))?;
    sqlx::raw_sql("detach replayed")
        .execute(&mut file.writer)
        .await
        .map_err(Fault::sql("leaving the replay"))?;
    file.close().await;
    Ok(())
}

async fn attach(file: &mut DatabaseFile, copy: &Path) -> Result<(), Fault> {
    sqlx::query("attach ? as replayed")
        .bind(copy.to_string_lossy().into_owned())
        .execute(&mut file.writer)
        .await
        .map(|_| ())
        .map_err(Fault::sql("opening the replay"))
}

/// A temporary database file that is removed when done with.
struct Copy {
    path: std::path::PathBuf,
}

impl Copy {
    fn new(folder: &Path) -> Result<Self, Fault> {
        let path = folder.join(format!("replay-{}.db", std::process::id()));
        let copy = Self { path };
        copy.remove();
        std::fs::File::create(&copy.path).map_err(Fault::io("making the temporary copy"))?;
        Ok(copy)
    }
    fn remove(&self) {
        for suffix in ["", "-wal", "-shm"] {
            let mut name = self.path.clone().into_os_string();
            name.push(suffix);
            let _ = std::fs::remove_file(name);
        }
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        self.remove();
    }
}
