//! Issued documents: the list, one as a PDF file, and the printers of this computer.

use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use encargo_documents::{
    BatchUse, DocumentError, PrinterActs, Routing, UblRules, receipt_escpos, receipt_pdf,
    ubl_missing,
};
use encargo_domain::Refusal;
use encargo_domain::actor::Permission;
use encargo_domain::customer::Customer;
use encargo_domain::document::{Document, DocumentKind, DocumentRecord};
use encargo_domain::email::DocumentFormat;
use encargo_domain::ids::{DocumentId, OrderId};
use encargo_domain::order::{Order, Tender};
use encargo_domain::refusal::Code;
use encargo_domain::trade::Endpoint;
use encargo_store::{DocumentFilter, DocumentRow, Fault, Page, document_by_number, list_documents};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::batch;
use crate::error::CommandError;
use crate::looks;
use crate::queries::{Read, named, page_size, window};

/// A window of the list.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(rename = "DocumentListQuery")]
pub(crate) struct ListQuery {
    /// Only this kind.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub kind: Option<DocumentKind>,
    /// Number, order number or buyer.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub text: Option<String>,
    /// Of this order.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub order_id: Option<OrderId>,
    /// First row.
    #[serde(default)]
    pub offset: u32,
    /// How many.
    #[serde(default = "page_size")]
    pub limit: u32,
}

/// `document.list`
pub(crate) async fn list(
    read: &mut Read,
    query: ListQuery,
) -> Result<Page<DocumentRow>, CommandError> {
    let filter = DocumentFilter {
        kind: query.kind.map(|k| k.as_str().to_owned()),
        text: query.text,
        order_id: query.order_id.map(|id| id.to_string()),
    };
    Ok(list_documents(&mut read.conn, &filter, window(query.offset, query.limit)).await?)
}

/// Names a document: by its id or its number.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(rename = "DocumentPdfQuery")]
pub(crate) struct PdfQuery {
    /// Id.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub document_id: Option<DocumentId>,
    /// Number.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub number: Option<String>,
    /// Marked as a copy.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub copy: bool,
}

/// A file.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct PdfAnswer {
    /// Its name.
    pub file_name: String,
    /// Its bytes.
    pub base64: String,
}

/// Whether this person is shown marked copies only. The line between looking and issuing: an original is a file without a mark, and whoever has
/// one can give it out as many times as there is paper, past the log of prints. So seeing everything (`Permission::Read`) shows every invoice, as a
/// copy; the original is for those who may issue. The mark is on the paper itself, not only on the screen: a browser can save what it shows.
fn copies_only(read: &Read) -> bool {
    !read.cx.ctx.actor.permissions.has(Permission::DocumentIssue)
}

/// `document.pdf`
pub(crate) async fn pdf(read: &mut Read, query: PdfQuery) -> Result<PdfAnswer, CommandError> {
    let record = by_name(read, query.document_id, query.number.as_deref()).await?;
    let file_name = format!("{}.pdf", record.document.number);
    let bytes = draw(read, record, query.copy || copies_only(read)).await?;
    Ok(PdfAnswer {
        file_name,
        base64: STANDARD.encode(bytes),
    })
}

/// The most documents shown as one file.
const MERGED_MAX: usize = 1_000;

/// Names documents.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct MergedQuery {
    /// Which, in this order; at most 1,000.
    pub document_ids: Vec<DocumentId>,
}

/// `document.merged`: many documents as one PDF file with bookmarks, to look at and to save.
pub(crate) async fn merged(read: &mut Read, query: MergedQuery) -> Result<PdfAnswer, CommandError> {
    if query.document_ids.is_empty() || query.document_ids.len() > MERGED_MAX {
        return Err(Refusal::new(Code::BadQuantity)
            .with("field", "documents")
            .with("max", i64::try_from(MERGED_MAX).unwrap_or(0))
            .into());
    }
    let records = batch::records(read, &query.document_ids).await?;
    let first = records.first().map_or("", |r| r.document.number.as_str());
    let file_name = format!("{first}+{}.pdf", records.len() - 1);
    let copies = copies_only(read);
    let bytes = batch::merged(read, records, copies, BatchUse::Read).await?;
    Ok(PdfAnswer {
        file_name,
        base64: STANDARD.encode(bytes),
    })
}

/// The document of that id or number.
pub(crate) async fn by_name(
    read: &mut Read,
    document_id: Option<DocumentId>,
    number: Option<&str>,
) -> Result<Arc<DocumentRecord>, CommandError> {
    let found = match (document_id, number) {
        (None, Some(number)) => {
            document_by_number(&mut read.conn, &number.trim().to_uppercase()).await?
        }
        _ => None,
    };
    let id = named(document_id.map(DocumentId::uuid), found, "document", number)?;
    read.get::<DocumentRecord>(id).await
}

/// Names a document and a format.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(rename = "DocumentFileQuery")]
pub(crate) struct FileQuery {
    /// Which.
    pub document_id: DocumentId,
    /// As what.
    #[serde(default)]
    #[ts(optional, as = "Option<DocumentFormat>")]
    pub format: DocumentFormat,
}

/// `document.file`
pub(crate) async fn file(read: &mut Read, query: FileQuery) -> Result<PdfAnswer, CommandError> {
    let record = by_name(read, Some(query.document_id), None).await?;
    let file_name = format!("{}.{}", record.document.number, query.format.extension());
    let bytes = bytes_as(read, record, query.format).await?;
    Ok(PdfAnswer {
        file_name,
        base64: STANDARD.encode(bytes),
    })
}

/// The bytes of a document in a format.
pub(crate) async fn bytes_as(
    read: &mut Read,
    record: Arc<DocumentRecord>,
    format: DocumentFormat,
) -> Result<Vec<u8>, CommandError> {
    let copy = copies_only(read);
    if copy && !format.prints() {
        // A file for machines bears no mark: whoever has it has the original.
        read.cx.ctx.actor.may(Permission::DocumentIssue)?;
    }
    match format {
        DocumentFormat::Pdf => draw(read, record, copy).await,
        DocumentFormat::Ubl => ubl(read, &record.document, UblRules::En16931).await,
        DocumentFormat::Peppol => ubl(read, &record.document, UblRules::Peppol).await,
        DocumentFormat::Xrechnung => ubl(read, &record.document, UblRules::XRechnung).await,
        DocumentFormat::Cii => Ok(encargo_documents::xml(&record.document).into_bytes()),
        DocumentFormat::Receipt | DocumentFormat::Escpos => {
            receipt(read, record, copy, format, false).await
        }
    }
}

/// Draws a document as a receipt, away from the threads that answer calls. The drawer opens before an original that was paid in cash, where the
/// one who prints says that there is one.
pub(crate) async fn receipt(
    read: &mut Read,
    record: Arc<DocumentRecord>,
    copy: bool,
    format: DocumentFormat,
    drawer: bool,
) -> Result<Vec<u8>, CommandError> {
    let how = looks::of_issued(read, &record, copy).await?;
    drawn(move || {
        let (document, options, brand) = (&record.document, &how.options, &how.brand);
        if format != DocumentFormat::Escpos {
            return receipt_pdf(document, options, brand, None);
        }
        let cash = document.payments.iter().any(|p| p.tender == Tender::Cash);
        let acts = PrinterActs {
            drawer: drawer && cash && !copy,
            cut: true,
        };
        receipt_escpos(document, options, brand, None, acts)
    })
    .await
}

/// The e-invoice as UBL. Where to it goes is the envelope, not the letter: what the document does not say of it is taken from the records of
/// company and customer as they are now, so that an invoice of before the address was known need not be issued again.
async fn ubl(
    read: &mut Read,
    document: &Document,
    rules: UblRules,
) -> Result<Vec<u8>, CommandError> {
    let mut routing = Routing::of(document, rules);
    if !ubl_missing(document, &routing).is_empty() {
        let company = read.house.company()?.clone();
        let order = read.get::<Order>(document.order_id.uuid()).await?;
        let customer = match &order.buyer {
            Some(buyer) => Some(read.get::<Customer>(buyer.customer_id.uuid()).await?),
            None => None,
        };
        let trade = customer.as_ref().map(|c| &c.input.trade);
        let known = |found: Endpoint, now: Option<&Endpoint>| match now {
            Some(now) if found.id.is_empty() => now.clone(),
            _ => found,
        };
        routing.seller = known(routing.seller, company.endpoint.as_ref());
        routing.buyer = known(routing.buyer, trade.and_then(|t| t.endpoint.as_ref()));
        for (found, now) in [
            (&mut routing.contact.name, company.contact.as_str()),
            (&mut routing.contact.phone, company.phone.as_str()),
            (&mut routing.contact.email, company.email.as_str()),
            (
                &mut routing.buyer_reference,
                trade.map_or("", |t| t.buyer_reference.as_str()),
            ),
        ] {
            if found.is_empty() {
                now.clone_into(found);
            }
        }
        if let [first, more @ ..] = ubl_missing(document, &routing).as_slice() {
            let name = match rules {
                UblRules::En16931 => "EN 16931",
                UblRules::Peppol => "Peppol BIS 3",
                UblRules::XRechnung => "XRechnung 3",
            };
            return Err(Refusal::new(Code::EInvoiceLacks)
                .with("rules", name)
                .with("term", *first)
                .with("more", i64::try_from(more.len()).unwrap_or(0))
                .into());
        }
    }
    Ok(encargo_documents::ubl(document, &routing).into_bytes())
}

/// Draws a document, away from the threads that answer calls.
pub(crate) async fn draw(
    read: &mut Read,
    record: Arc<DocumentRecord>,
    copy: bool,
) -> Result<Vec<u8>, CommandError> {
    let how = looks::of_issued(read, &record, copy).await?;
    drawn(move || encargo_documents::branded_pdf(&record.document, &how.options, &how.brand, None))
        .await
}

/// Draws away from the threads that answer calls.
pub(crate) async fn drawn(
    draw: impl FnOnce() -> Result<Vec<u8>, DocumentError> + Send + 'static,
) -> Result<Vec<u8>, CommandError> {
    let drawn = tokio::task::spawn_blocking(draw).await;
    let drawn = drawn.map_err(|e| Fault::Panic(e.to_string()))?;
    drawn.map_err(|error| match error {
        DocumentError::NoGlyph { character } => Refusal::new(Code::NoGlyph)
            .with("character", character.to_string())
            .into(),
        other => Fault::Io {
            what: "drawing a document",
            source: std::io::Error::other(other),
        }
        .into(),
    })
}

/// Asks for the printers.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct PrintersQuery {}

/// The printers of this computer.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Printers {
    /// By name.
    pub printers: Vec<String>,
    /// The usual one.
    pub default_printer: Option<String>,
}

/// `document.printers`
pub(crate) async fn printers(_: &mut Read, _: PrintersQuery) -> Result<Printers, CommandError> {
    Ok(crate::printing::printers().await)
}

/// Names a printer.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct TraysQuery {
    /// Which.
    pub printer: String,
}

/// What a printer takes its paper from.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Trays {
    /// As the printer names them; empty where there is no choice.
    pub trays: Vec<String>,
}

/// `document.trays`
pub(crate) async fn trays(_: &mut Read, query: TraysQuery) -> Result<Trays, CommandError> {
    Ok(Trays {
        trays: crate::printing::trays(&query.printer).await,
    })
}
