//! The job at work: issuing, then printing or saving.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use encargo_documents::brand::Brand;
use encargo_documents::{BatchUse, Job as Paper, batch_pdf};
use encargo_domain::document::{DocumentKind, DocumentRecord};
use encargo_domain::email::DocumentFormat;
use encargo_domain::ids::{DocumentId, OrderId};
use encargo_domain::order::Order;
use encargo_store::Fault;
use serde_json::{Value, json};

use super::{Batch, BatchEnd, BatchIssued, BatchRefused, KindWay};
use crate::app::App;
use crate::context::Cx;
use crate::error::CommandError;
use crate::import::Ended;
use crate::jobs::Job;
use crate::looks;
use crate::printing::{Way, sheet, spool};
use crate::queries::Read;
use crate::queries::documents::{bytes_as, drawn};
use crate::saving::write_file;

/// Documents sent to a printer together: few enough that stopping means something.
const SHEAF: usize = 50;

/// A job at work.
pub(super) struct Running {
    pub(super) app: Arc<App>,
    pub(super) cx: Cx,
    pub(super) job: Arc<Job>,
}

impl Running {
    pub(super) async fn all(&self, batch: Batch) -> Result<Ended, CommandError> {
        let issue = u64::try_from(batch.issue.len()).unwrap_or(0);
        let there = u64::try_from(batch.documents.len()).unwrap_or(0);
        // Issuing is a step, and so is what comes after; what is refused takes both at once.
        let steps = match batch.end {
            BatchEnd::Nowhere => issue,
            _ => 2 * issue + there,
        };
        let mut documents = Vec::new();
        for (done, order_id) in (0u64..).zip(&batch.issue) {
            if !self.job.goes_on(&self.app.store, done, steps) {
                return Ok(Ended::Stopped);
            }
            documents.extend(self.issue(*order_id).await?);
        }
        documents.extend(&batch.documents);
        let refused = issue + there - u64::try_from(documents.len()).unwrap_or(0);
        let begun = Steps {
            done: issue + refused,
            total: steps,
        };
        match batch.end {
            BatchEnd::Nowhere => Ok(Ended::Whole),
            BatchEnd::Print { ways } => {
                self.print(&documents, &batch.documents, &ways, begun).await
            }
            BatchEnd::Merged { path } => self.merge(&documents, path, begun).await,
            BatchEnd::Files { folder } => self.save(&documents, folder, begun).await,
        }
    }

    /// Issues one invoice. A refusal is noted and the job goes on; what is broken ends it.
    async fn issue(&self, order_id: OrderId) -> Result<Option<DocumentId>, CommandError> {
        let command_id = self.job.job_id.command_id("issue", order_id.uuid());
        let command = json!({ "commandId": command_id, "orderId": order_id });
        match self.call("invoice.issue", command).await {
            Ok(answer) => {
                let issued = issued(&answer)?;
                let document_id = issued.document_id;
                self.job.note(|result| result.issued.push(issued));
                Ok(Some(document_id))
            }
            Err(error) if error.fault => Err(error),
            Err(error) => {
                let mut read = self.read().await?;
                let number = read
                    .get::<Order>(order_id.uuid())
                    .await
                    .map_or_else(|_| String::new(), |order| order.number.clone());
                self.job.note(|result| {
                    result.refused.push(BatchRefused {
                        order_id,
                        number,
                        error,
                    });
                });
                Ok(None)
            }
        }
    }

    /// Sheaves of one kind, originals and copies apart, so that each goes its own way and bears its own mark. What this job issued and printed
    /// before it was tried again is left alone; `again` are those a person asked to print whether they were or not.
    async fn print(
        &self,
        documents: &[DocumentId],
        again: &[DocumentId],
        ways: &[KindWay],
        mut steps: Steps,
    ) -> Result<Ended, CommandError> {
        let mut sorted: BTreeMap<(DocumentKind, bool), Vec<DocumentId>> = BTreeMap::new();
        for record in self.records(documents).await? {
            let document_id = record.document.document_id;
            let copy = record.printed_count > 0;
            if copy && !again.contains(&document_id) {
                steps.done += 1;
                self.job.note(|result| result.printed += 1);
                continue;
            }
            let kind = record.document.kind;
            sorted.entry((kind, copy)).or_default().push(document_id);
        }
        for ((kind, copy), documents) in sorted {
            let way = ways.iter().find(|w| w.kind == kind);
            let format = way.map_or(DocumentFormat::Pdf, |w| w.format);
            // Receipts go one by one: each is a page of its own length, cut from the next.
            let most = if format == DocumentFormat::Pdf {
                SHEAF
            } else {
                1
            };
            for sheaf in documents.chunks(most) {
                if !self.job.goes_on(&self.app.store, steps.done, steps.total) {
                    return Ok(Ended::Stopped);
                }
                let records = self.records(sheaf).await?;
                let bytes = match records.first() {
                    Some(record) if format != DocumentFormat::Pdf => {
                        let mut read = self.read().await?;
                        sheet(&mut read, record.clone(), copy, format, false).await?
                    }
                    _ => self.draw(records, copy, BatchUse::Print).await?,
                };
                let copies = way.map_or(1, |w| w.copies);
                let printer = spool(
                    Way {
                        printer: way.and_then(|w| w.printer.clone()),
                        tray: way.and_then(|w| w.tray.clone()),
                        copies,
                        raw: format == DocumentFormat::Escpos,
                    },
                    &bytes,
                )
                .await?;
                for document_id in sheaf {
                    let command_id = self.job.job_id.command_id("printed", document_id.uuid());
                    let printed = json!({ "commandId": command_id, "documentId": document_id, "printer": printer, "copies": copies });
                    self.call("document.printed", printed).await?;
                }
                self.job
                    .note(|result| result.printed += u32::try_from(sheaf.len()).unwrap_or(0));
                steps.done += u64::try_from(sheaf.len()).unwrap_or(0);
            }
        }
        Ok(Ended::Whole)
    }

    async fn merge(
        &self,
        documents: &[DocumentId],
        path: String,
        steps: Steps,
    ) -> Result<Ended, CommandError> {
        if !self.job.goes_on(&self.app.store, steps.done, steps.total) {
            return Ok(Ended::Stopped);
        }
        if documents.is_empty() {
            return Ok(Ended::Whole);
        }
        let records = self.records(documents).await?;
        let bytes = self.draw(records, false, BatchUse::Read).await?;
        write_file(Path::new(&path), &bytes).await?;
        self.job.note(|result| {
            result.saved = u32::try_from(documents.len()).unwrap_or(0);
            result.path = Some(path);
        });
        Ok(Ended::Whole)
    }

    async fn save(
        &self,
        documents: &[DocumentId],
        folder: String,
        mut steps: Steps,
    ) -> Result<Ended, CommandError> {
        let mut read = self.read().await?;
        self.job.note(|result| result.path = Some(folder.clone()));
        for document_id in documents {
            if !self.job.goes_on(&self.app.store, steps.done, steps.total) {
                return Ok(Ended::Stopped);
            }
            for record in self.records(&[*document_id]).await? {
                let path: PathBuf =
                    Path::new(&folder).join(format!("{}.pdf", record.document.number));
                let bytes = bytes_as(&mut read, record, DocumentFormat::Pdf).await?;
                write_file(&path, &bytes).await?;
                self.job.note(|result| result.saved += 1);
            }
            steps.done += 1;
        }
        Ok(Ended::Whole)
    }

    async fn read(&self) -> Result<Read, CommandError> {
        Read::new(self.app.clone(), self.cx.clone()).await
    }

    async fn records(&self, ids: &[DocumentId]) -> Result<Vec<Arc<DocumentRecord>>, CommandError> {
        records(&mut self.read().await?, ids).await
    }

    async fn draw(
        &self,
        records: Vec<Arc<DocumentRecord>>,
        copy: bool,
        usage: BatchUse,
    ) -> Result<Vec<u8>, CommandError> {
        merged(&mut self.read().await?, records, copy, usage).await
    }

    /// A call at the time of the shop. (Boxed: an action that calls the registry it stands in has no end otherwise.)
    async fn call(&self, name: &str, payload: Value) -> Result<Value, CommandError> {
        let calling: std::pin::Pin<
            Box<dyn Future<Output = Result<Value, CommandError>> + Send + '_>,
        > = Box::pin(self.app.call(name, payload));
        calling.await
    }
}

/// How far a job is.
#[derive(Debug, Clone, Copy)]
struct Steps {
    done: u64,
    total: u64,
}

fn issued(answer: &Value) -> Result<BatchIssued, CommandError> {
    let read = |source| Fault::Json {
        what: "reading an answer",
        source,
    };
    let field = |name: &str| answer.get(name).cloned().unwrap_or_default();
    Ok(BatchIssued {
        document_id: serde_json::from_value(field("documentId")).map_err(read)?,
        kind: serde_json::from_value(field("kind")).map_err(read)?,
        number: serde_json::from_value(field("number")).map_err(read)?,
    })
}

/// The documents in the order they were named; one that is not there is a refusal.
pub(crate) async fn records(
    read: &mut Read,
    ids: &[DocumentId],
) -> Result<Vec<Arc<DocumentRecord>>, CommandError> {
    let mut found = Vec::with_capacity(ids.len());
    for id in ids {
        found.push(read.get::<DocumentRecord>(id.uuid()).await?);
    }
    Ok(found)
}

/// Documents as one PDF file with bookmarks.
pub(crate) async fn merged(
    read: &mut Read,
    records: Vec<Arc<DocumentRecord>>,
    copy: bool,
    usage: BatchUse,
) -> Result<Vec<u8>, CommandError> {
    let mut each = Vec::with_capacity(records.len());
    for record in &records {
        each.push(looks::of_issued(read, record, copy).await?);
    }
    let whole = looks::pdf_options(&read.house);
    let name = |record: Option<&Arc<DocumentRecord>>| {
        record.map_or_else(String::new, |r| r.document.number.clone())
    };
    let title = format!("{} – {}", name(records.first()), name(records.last()));
    drawn(move || {
        let papers: Vec<Paper<'_>> = records
            .iter()
            .zip(&each)
            .map(|(record, how)| Paper::Own(&record.document, &how.options, &how.brand))
            .collect();
        batch_pdf(&title, &papers, (&whole, &Brand::default()), usage)
    })
    .await
}
