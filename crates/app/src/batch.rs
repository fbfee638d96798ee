//! Many documents as one job: invoices are issued one after the other, each by a durable command of its own whose id follows from the job's, so that
//! trying the job again never issues twice; what is refused is listed and the rest goes on. Then all are printed, or saved as one file or as many.

mod run;

use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;

use encargo_domain::Refusal;
use encargo_domain::document::DocumentKind;
use encargo_domain::email::DocumentFormat;
use encargo_domain::ids::{DocumentId, OrderId};
use encargo_domain::refusal::{Code, Words};
use encargo_domain::words::say;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub(crate) use self::run::{merged, records};

use crate::app::App;
use crate::context::Cx;
use crate::error::CommandError;
use crate::jobs::{JobId, JobKind, JobRef};
use crate::printing::COPIES_MAX;
use crate::queries::Read;

/// The most orders and documents of one job: as many as fit one list.
const BATCH_MAX: usize = 5_000;

/// What to do with many documents.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Batch {
    /// Orders to invoice, in this order of numbers.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<OrderId>>")]
    pub issue: Vec<OrderId>,
    /// Documents that are there already.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<DocumentId>>")]
    pub documents: Vec<DocumentId>,
    /// What then happens to all of them.
    pub end: BatchEnd,
}

/// Where the documents of a job go.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(
    tag = "to",
    rename_all = "snake_case",
    rename_all_fields = "camelCase",
    deny_unknown_fields
)]
pub(crate) enum BatchEnd {
    /// Nowhere: they are issued.
    Nowhere,
    /// To printers.
    Print {
        /// How each kind is printed; a kind not named goes to the usual printer, once.
        ways: Vec<KindWay>,
    },
    /// Into one file with a bookmark for each.
    Merged {
        /// Which.
        path: String,
    },
    /// Each into a file of its own (PDF with the e-invoice inside), named by its number.
    Files {
        /// In which folder.
        folder: String,
    },
}

/// How documents of a kind are printed.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct KindWay {
    /// Of which kind.
    pub kind: DocumentKind,
    /// Where to; the usual printer where left out.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub printer: Option<String>,
    /// From which tray; the printer's own choice where left out.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub tray: Option<String>,
    /// How many; at most 100.
    pub copies: u32,
    /// As a page, or as a receipt of 80 mm. No drawer opens: nobody stands there with their hand out.
    #[serde(default)]
    #[ts(optional, as = "Option<DocumentFormat>")]
    pub format: DocumentFormat,
}

/// A job that has begun.
#[derive(Debug, Clone, Copy, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "BatchStarted")]
pub(crate) struct Started {
    /// Its id.
    pub job_id: JobId,
}

/// What a job with documents has done so far.
#[derive(Debug, Clone, Default, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct BatchResult {
    /// Issued, in the order of their numbers.
    pub issued: Vec<BatchIssued>,
    /// Not issued, and why.
    pub refused: Vec<BatchRefused>,
    /// Documents a printer took.
    pub printed: u32,
    /// Documents in files.
    pub saved: u32,
    /// The file or folder they were saved to.
    pub path: Option<String>,
}

/// A document a job issued.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct BatchIssued {
    /// Id.
    pub document_id: DocumentId,
    /// Kind.
    pub kind: DocumentKind,
    /// Number.
    pub number: String,
}

/// An order a job could not invoice.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct BatchRefused {
    /// Which.
    pub order_id: OrderId,
    /// Its number, where there is such an order.
    pub number: String,
    /// Why.
    pub error: CommandError,
}

/// `document.batch`: the job has the id of the command; the same command again finds the same job.
pub(crate) async fn start(
    app: Arc<App>,
    cx: Cx,
    mut batch: Batch,
) -> Result<Started, CommandError> {
    check(&batch)?;
    // Named twice is meant once.
    let (mut orders, mut documents) = (HashSet::new(), HashSet::new());
    batch.issue.retain(|id| orders.insert(*id));
    batch.documents.retain(|id| documents.insert(*id));
    let job_id = JobId::new(cx.ctx.command_id.uuid());
    if app.jobs.find(job_id).is_some() {
        return Ok(Started { job_id });
    }
    let title = title(&batch, &cx);
    let job = app
        .jobs
        .begin(job_id, JobKind::Documents, title, cx.ctx.now);
    tokio::spawn(async move {
        let run = run::Running {
            app: app.clone(),
            cx,
            job: job.clone(),
        };
        let ended = run.all(batch).await;
        job.end_batch(&app.store, ended);
    });
    Ok(Started { job_id })
}

fn check(batch: &Batch) -> Result<(), Refusal> {
    let bad = |field: &str, value: String| {
        Refusal::new(Code::FieldInvalid)
            .with("field", field)
            .with("value", value)
    };
    let count = batch.issue.len() + batch.documents.len();
    if count == 0 || count > BATCH_MAX {
        return Err(Refusal::new(Code::BadQuantity)
            .with("field", "documents")
            .with("max", i64::try_from(BATCH_MAX).unwrap_or(0)));
    }
    match &batch.end {
        BatchEnd::Nowhere => Ok(()),
        BatchEnd::Print { ways } => {
            match ways.iter().find(|w| w.copies == 0 || w.copies > COPIES_MAX) {
                Some(_) => Err(Refusal::new(Code::BadQuantity).with("max", COPIES_MAX)),
                None => Ok(()),
            }
        }
        BatchEnd::Merged { path } if Path::new(path).is_absolute() => Ok(()),
        BatchEnd::Files { folder } if Path::new(folder).is_absolute() => Ok(()),
        BatchEnd::Merged { path: place } | BatchEnd::Files { folder: place } => {
            Err(bad("path", place.clone()))
        }
    }
}

fn title(batch: &Batch, cx: &Cx) -> String {
    let count = batch.issue.len() + batch.documents.len();
    let words = Words::new(if batch.issue.is_empty() {
        "job-documents"
    } else {
        "job-issue"
    });
    let count = i64::try_from(count).unwrap_or(i64::MAX);
    say(cx.language, &words.with("count", count))
}

/// `document.batch_result`
pub(crate) async fn result(read: &mut Read, query: JobRef) -> Result<BatchResult, CommandError> {
    let job = read.app.jobs.find(query.job_id);
    let job = job.ok_or_else(|| Refusal::not_found("job", query.job_id.uuid()))?;
    Ok(job.batch())
}
