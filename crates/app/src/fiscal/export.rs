//! `encargo chain export`: the records as files, for the agency, an adviser or a validator.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use encargo_documents::fiscal::{Taxpayer, log_xml, record_fields, records_xml};
use encargo_domain::Refusal;
use encargo_domain::chain::{Chain, ChainEvent, FiscalRecord, LOT_MAX, LogKind, LogRecord};
use encargo_domain::refusal::Code;
use encargo_store::{Fault, facts_of_chain, load_all};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::seal;
use crate::app::App;
use crate::context::Cx;
use crate::error::CommandError;
use crate::facts::House;
use crate::recording::record;

/// Where to.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ExportChain {
    /// A folder, whole path; made if need be.
    pub folder: String,
}

/// What was written.
#[derive(Debug, Clone, Default, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ExportedChain {
    /// Files, in order.
    pub files: Vec<String>,
    /// Records in them.
    pub records: u32,
    /// Entries of event logs in them.
    pub logged: u32,
}

/// `chain.export`
pub(crate) async fn export(
    app: Arc<App>,
    cx: Cx,
    action: ExportChain,
) -> Result<ExportedChain, CommandError> {
    let folder = PathBuf::from(&action.folder);
    if !folder.is_absolute() {
        return Err(Refusal::new(Code::FieldInvalid)
            .with("field", "path")
            .with("value", action.folder)
            .into());
    }
    let unwritable = |e: std::io::Error| {
        Refusal::new(Code::FileUnreadable)
            .with("file", action.folder.as_str())
            .with("detail", e.to_string())
    };
    std::fs::create_dir_all(&folder).map_err(unwritable)?;
    let house = app.house().await;
    let company = house.company()?.clone();
    let mut conn = app.store.reader().await?;
    let mut done = ExportedChain::default();
    for chain in load_all::<Chain>(&mut conn).await? {
        let (records, log) = read(&mut conn, &chain).await?;
        let taxpayer = Taxpayer {
            name: &company.legal_name,
            tax_id: &chain.issuer,
        };
        write(&folder, &chain, taxpayer, &records, &log, &mut done).map_err(unwritable)?;
    }
    drop(conn);
    let details = format!("{} registros", done.records);
    let log_details = format!("{} eventos", done.logged);
    record(&app, cx, "chain.exported", move |work, cx| {
        Box::pin(async move {
            let house = House::in_work(work).await?;
            match &house.company {
                Some(company) => {
                    seal::log(work, cx, company, LogKind::RecordsExported, &details).await?;
                    seal::log(work, cx, company, LogKind::LogExported, &log_details).await
                }
                None => Ok(()),
            }
        })
    })
    .await?;
    Ok(done)
}

async fn read(
    conn: &mut sqlx::SqliteConnection,
    chain: &Chain,
) -> Result<(Vec<FiscalRecord>, Vec<LogRecord>), CommandError> {
    let (mut records, mut log, mut after) = (Vec::new(), Vec::new(), 0);
    loop {
        let facts = facts_of_chain(conn, chain.chain_id, after, 2_000).await?;
        let Some((last, _)) = facts.last() else {
            return Ok((records, log));
        };
        after = *last;
        for (_, payload) in facts {
            let event = serde_json::from_str(&payload).map_err(|source| Fault::Json {
                what: "reading a fiscal record",
                source,
            })?;
            match event {
                ChainEvent::Registered { record } => {
                    records.push(FiscalRecord::Registration(record));
                }
                ChainEvent::Cancelled { record } => {
                    records.push(FiscalRecord::Cancellation(record));
                }
                ChainEvent::Logged { record } => log.push(*record),
                _ => {}
            }
        }
    }
}

/// `T1-records-0001.xml` and so on, `T1-records.json` with the fields of the hashes, `T1-log-0001.xml` and so on.
fn write(
    folder: &Path,
    chain: &Chain,
    taxpayer: Taxpayer<'_>,
    records: &[FiscalRecord],
    log: &[LogRecord],
    done: &mut ExportedChain,
) -> std::io::Result<()> {
    let head = format!("{}-{}", chain.issuer, chain.device_code);
    let mut put = |name: String, text: String| {
        std::fs::write(folder.join(&name), text)?;
        done.files.push(name);
        std::io::Result::Ok(())
    };
    for (n, lot) in (1..).zip(records.chunks(LOT_MAX)) {
        put(
            format!("{head}-records-{n:04}.xml"),
            records_xml(taxpayer, lot, false),
        )?;
    }
    if !records.is_empty() {
        let fields: Vec<_> = records.iter().map(record_fields).collect();
        let json = serde_json::to_string_pretty(&fields)?;
        put(format!("{head}-records.json"), json)?;
    }
    for entry in log {
        put(
            format!("{head}-log-{:04}.xml", entry.position),
            log_xml(taxpayer, entry),
        )?;
    }
    done.records += u32::try_from(records.len()).unwrap_or(u32::MAX);
    done.logged += u32::try_from(log.len()).unwrap_or(u32::MAX);
    Ok(())
}
