//! What happens to a document after it was issued.

use encargo_domain::Event;
use encargo_domain::document::{DocumentEvent, DocumentRecord};
use encargo_domain::ids::DocumentId;
use encargo_store::{Outcome, Work};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::context::Cx;

/// Records that a document went to a printer.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Printed {
    /// Which.
    pub document_id: DocumentId,
    /// Where to.
    pub printer: String,
    /// How many.
    pub copies: u32,
}

/// How often it was printed so far.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct PrintedAnswer {
    /// Times.
    pub printed_count: u32,
}

/// `document.printed`
pub(crate) async fn printed(work: &mut Work, cx: &Cx, command: Printed) -> Outcome<PrintedAnswer> {
    let record = work
        .get::<DocumentRecord>(command.document_id.uuid())
        .await?;
    let printed_count = record.printed_count + command.copies;
    drop(record);
    work.record(
        &cx.ctx,
        Event::Document(
            command.document_id,
            DocumentEvent::Printed {
                printer: command.printer,
                copies: command.copies,
            },
        ),
    )
    .await?;
    Ok(PrintedAnswer { printed_count })
}
