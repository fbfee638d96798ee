//! `encargo chain verify`: walks every chain of the books from its first record.

use std::collections::HashSet;
use std::sync::Arc;

use encargo_domain::chain::{Chain, ChainEvent, Flaw, LogKind, Verifier};
use encargo_store::{documents_without_record, facts_of_chain, load_all};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::seal;
use crate::app::App;
use crate::context::Cx;
use crate::error::CommandError;
use crate::facts::House;
use crate::recording::record;

/// Facts read at once.
const CHUNK: u32 = 2_000;
/// Findings told; what is wrong beyond them is counted only.
const FINDINGS_MAX: usize = 100;

/// Nothing to say.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct VerifyChain {}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ChainFinding {
    /// Code of the device whose chain it is; empty for a document without record.
    pub device_code: String,
    /// Which record of the chain; 0 for a document without record.
    pub position: u32,
    /// Number of the invoice; empty for the event log and for what cannot be read.
    pub number: String,
    /// What is wrong: a [`Flaw`], or `missing` for a document without record.
    pub flaw: String,
}

/// What the walk found.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ChainReport {
    /// Chains walked.
    pub chains: u32,
    /// Records walked.
    pub records: u32,
    /// Entries of event logs walked.
    pub logged: u32,
    /// What is wrong, the first hundred; empty = every record is as it was made.
    pub findings: Vec<ChainFinding>,
}

/// `chain.verify`
pub(crate) async fn verify(
    app: Arc<App>,
    cx: Cx,
    _: VerifyChain,
) -> Result<ChainReport, CommandError> {
    let report = walk(&app).await?;
    note(&app, cx, &report).await?;
    Ok(report)
}

async fn walk(app: &Arc<App>) -> Result<ChainReport, CommandError> {
    let mut conn = app.store.reader().await?;
    let mut report = ChainReport::default();
    let mut verifier = Verifier::default();
    let mut registered = HashSet::new();
    for chain in load_all::<Chain>(&mut conn).await? {
        verifier.next_chain();
        let mut after = 0;
        loop {
            let facts = facts_of_chain(&mut conn, chain.chain_id, after, CHUNK).await?;
            let Some((last, _)) = facts.last() else { break };
            after = *last;
            for (_, payload) in facts {
                step(
                    &chain,
                    &mut verifier,
                    &payload,
                    &mut report,
                    &mut registered,
                );
            }
        }
        report.chains += 1;
        report.records += verifier.records();
        report.logged += verifier.logged();
    }
    // What one device issued another may have cancelled, in whichever order their chains are walked.
    report
        .findings
        .retain(|f| f.flaw != Flaw::Unknown.as_str() || !registered.contains(&f.number));
    for number in documents_without_record(&mut conn).await? {
        report.add(ChainFinding {
            device_code: String::new(),
            position: 0,
            number,
            flaw: "missing".to_owned(),
        });
    }
    Ok(report)
}

fn step(
    chain: &Chain,
    verifier: &mut Verifier,
    payload: &str,
    report: &mut ChainReport,
    registered: &mut HashSet<String>,
) {
    let (position, number, flaws) = match serde_json::from_str::<ChainEvent>(payload) {
        Ok(event) => {
            let (position, number) = match &event {
                ChainEvent::Registered { record } => {
                    registered.insert(record.invoice.number.clone());
                    (record.position, &record.invoice.number)
                }
                ChainEvent::Cancelled { record } => (record.position, &record.invoice.number),
                ChainEvent::Logged { record } => (record.position, &String::new()),
                _ => (0, &String::new()),
            };
            let number = number.clone();
            (position, number, verifier.walk(&event))
        }
        Err(_) => (
            verifier.records() + 1,
            String::new(),
            vec![Flaw::Unreadable],
        ),
    };
    for flaw in flaws {
        report.add(ChainFinding {
            device_code: chain.device_code.clone(),
            position,
            number: number.clone(),
            flaw: flaw.as_str().to_owned(),
        });
    }
}

impl ChainReport {
    fn add(&mut self, finding: ChainFinding) {
        if self.findings.len() < FINDINGS_MAX {
            self.findings.push(finding);
        }
    }
}

/// That somebody looked, and what they found, belongs into the event log of the mode that keeps one.
async fn note(app: &Arc<App>, cx: Cx, report: &ChainReport) -> Result<(), CommandError> {
    // Of the log a finding names no invoice; one of a record that cannot be read names none either and is told with the records.
    let first = |of_log: bool| {
        let of = |f: &&ChainFinding| {
            (f.number.is_empty() && f.flaw != Flaw::Unreadable.as_str()) == of_log
        };
        report.findings.iter().find(of)
    };
    let words =
        |f: &ChainFinding| format!("{} {} {} ({})", f.device_code, f.position, f.number, f.flaw);
    let (found, found_in_log) = (first(false).map(words), first(true).map(words));
    let log_checked = format!("{} eventos", report.logged);
    let checked = format!("{} registros", report.records);
    record(app, cx, "chain.checked", move |work, cx| {
        Box::pin(async move {
            let house = House::in_work(work).await?;
            let Some(company) = &house.company else {
                return Ok(());
            };
            seal::log(work, cx, company, LogKind::RecordsChecked, &checked).await?;
            if let Some(found) = &found {
                seal::log(work, cx, company, LogKind::RecordsFaulty, found).await?;
            }
            seal::log(work, cx, company, LogKind::LogChecked, &log_checked).await?;
            if let Some(found) = &found_in_log {
                seal::log(work, cx, company, LogKind::LogFaulty, found).await?;
            }
            Ok(())
        })
    })
    .await
}
