//! Every paper of a shop. Issued documents (invoice, simplified invoice, credit note) as PDF/A-3a
//! and PDF/UA-1 files with their EN 16931 e-invoice inside (Factur-X), and as UBL; papers that are
//! not tax documents; receipts and labels, also for their printers; e-invoices of suppliers, read.
//! Things are printed as they are stored or given: nothing here computes a figure, and the same
//! input gives the same bytes on every computer.
//!
//! The way: a kind of paper says what stands where as a `form`, or draws a roll or a label itself,
//! with `layout` (boxes, tables, pages) into a display list (`display`: neutral, with the structure
//! a screen reader needs). `backend_pdf` turns that into printpdf operators and `finish` adds what
//! the standards ask for; `escpos` and `labels::zpl` write it for receipt and label printers.
#![deny(missing_docs)]

mod backend_pdf;
mod batch;
pub mod brand;
mod codes;
mod display;
mod einvoice;
mod escpos;
mod face;
mod finish;
pub mod fiscal;
mod form;
mod invoice;
pub mod labels;
mod layout;
pub mod papers;
mod receipt;
pub mod received;
#[cfg(any(test, feature = "sample"))]
pub mod sample;
mod speech;
#[cfg(test)]
mod tests;

pub use crate::batch::{BatchUse, Job, batch_pdf};
pub use crate::einvoice::ubl::{Contact, Routing, UblRules, missing as ubl_missing};
pub use crate::escpos::PrinterActs;

use encargo_domain::document::Document;
use encargo_domain::words::Language;

use crate::backend_pdf::Tags;
use crate::brand::{Brand, TaxCode};
use crate::display::{Len, Sheets, pt, tenth_mm};
use crate::face::Face;
use crate::finish::Meta;
use crate::form::Form;
use crate::labels::Labels;
use crate::papers::HousePaper;

/// The size of the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Paper {
    /// 210 × 297 mm.
    #[default]
    A4,
    /// 8.5 × 11 in.
    Letter,
}

impl Paper {
    const fn size(self) -> (Len, Len) {
        match self {
            Self::A4 => (tenth_mm(2_100), tenth_mm(2_970)),
            Self::Letter => (pt(612), pt(792)),
        }
    }
}

/// How a document is printed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PdfOptions {
    /// Marks it «COPIA»: every print after the first.
    pub copy: bool,
    /// Marks it «ANULADA»: it counts no more.
    pub cancelled: bool,
    /// Marks it «MUESTRA»: it shows how papers look and is none.
    pub sample: bool,
    /// On what.
    pub paper: Paper,
    /// The seller's own language: where the customer's is another, labels are printed in both.
    pub house: Language,
}

impl PdfOptions {
    /// What is stamped on it. That it counts no more matters more than that it is a copy.
    pub(crate) const fn mark(&self) -> Option<&'static str> {
        match (self.sample, self.cancelled, self.copy) {
            (true, ..) => Some("doc-sample"),
            (false, true, _) => Some("doc-cancelled"),
            (false, false, true) => Some("doc-copy"),
            (false, false, false) => None,
        }
    }

    /// What tells files of the same paper apart. It goes into the file, so its wording never changes.
    pub(crate) fn identity(&self) -> String {
        let Self {
            copy,
            cancelled,
            sample,
            paper,
            house,
        } = self;
        let sample = if *sample { " sample" } else { "" };
        format!(
            "PdfOptions {{ copy: {copy}, cancelled: {cancelled}, paper: {paper:?}, house: {house:?} }}{sample}"
        )
    }
}

/// Why a document cannot be printed.
#[derive(Debug, thiserror::Error)]
pub enum DocumentError {
    /// A text has a character that no bundled face draws. It is reported, never dropped: ask
    /// [`check_text`] before a document is issued.
    #[error("no bundled face draws {character:?}")]
    NoGlyph {
        /// The first such character.
        character: char,
    },
    /// A logo is not a PNG, or too large.
    #[error("the logo is not a PNG of at most 2,400 × 2,400 points")]
    Logo,
    /// A face could not be cut down to the characters used.
    #[error("the font could not be subset")]
    Subset(#[from] subsetter::Error),
    /// The tree of PDF objects is not as expected.
    #[error("the PDF could not be completed")]
    Objects(#[from] lopdf::Error),
    /// The bytes could not be written.
    #[error("the PDF could not be written")]
    Write(#[from] std::io::Error),
}

/// The document as a PDF file, of a shop without looks of its own.
pub fn pdf(document: &Document, options: &PdfOptions) -> Result<Vec<u8>, DocumentError> {
    branded_pdf(document, options, &Brand::default(), None)
}

/// The document as a PDF file with the shop's looks and, where the law asks for one, the tax
/// agency's code.
pub fn branded_pdf(
    document: &Document,
    options: &PdfOptions,
    brand: &Brand,
    tax_code: Option<&TaxCode>,
) -> Result<Vec<u8>, DocumentError> {
    let form = invoice::form(document, options.house, brand, tax_code);
    let sheets = form::lay_out(&form, options, brand);
    write(vec![sheets], &issued_meta(document, &form, options))
}

fn issued_meta(document: &Document, form: &Form, options: &PdfOptions) -> Meta {
    Meta {
        title: format!("{} – {}", form.full_title(), document.seller.name),
        author: document.seller.name.clone(),
        at: seconds(&document.issued_at.iso()),
        xml: Some(einvoice::cii::xml(document)),
        identity: format!("{} {}", document.document_id, options.identity()),
        language: document.language,
        tags: Tags::Kept,
        bookmarks: Vec::new(),
    }
}

/// A paper that is not a tax document as a PDF file (PDF/A-3a, PDF/UA-1, without attachment).
pub fn paper_pdf(
    paper: &HousePaper,
    options: &PdfOptions,
    brand: &Brand,
) -> Result<Vec<u8>, DocumentError> {
    let form = paper.form(options.house, brand);
    let sheets = form::lay_out(&form, options, brand);
    let head = paper.head();
    let meta = Meta {
        title: format!("{} – {}", form.full_title(), head.house.name),
        author: head.house.name.clone(),
        at: seconds(&head.at.iso()),
        xml: None,
        identity: format!("{:?} {}", paper.kind(), options.identity()),
        language: head.language,
        tags: Tags::Kept,
        bookmarks: Vec::new(),
    };
    write(vec![sheets], &meta)
}

/// The receipt of a sale on an 80 mm roll as a PDF file of one page, as high as its content
/// (PDF/A-3a with the e-invoice inside, as every issued document).
pub fn receipt_pdf(
    document: &Document,
    options: &PdfOptions,
    brand: &Brand,
    tax_code: Option<&TaxCode>,
) -> Result<Vec<u8>, DocumentError> {
    let sheets = receipt::lay_out(document, options, brand, tax_code);
    let form = invoice::form(document, options.house, brand, None);
    write(vec![sheets], &issued_meta(document, &form, options))
}

/// The same receipt as the bytes a receipt printer takes (ESC/POS, 80 mm, 203 dpi). A character no
/// code page of the printer has is refused, never dropped.
pub fn receipt_escpos(
    document: &Document,
    options: &PdfOptions,
    brand: &Brand,
    tax_code: Option<&TaxCode>,
    acts: PrinterActs,
) -> Result<Vec<u8>, DocumentError> {
    let sheets = receipt::lay_out(document, options, brand, tax_code);
    escpos::bytes(&sheets, acts)
}

/// Labels as a PDF file: a page for each label of a roll, or sheets of labels.
pub fn labels_pdf(labels: &Labels) -> Result<Vec<u8>, DocumentError> {
    let sheets = labels::lay_out(labels);
    let speech = speech::Speech::new(labels.language, labels.language, labels.currency);
    let meta = Meta {
        title: format!("{} – {}", speech.label("doc-labels"), labels.shop),
        author: labels.shop.clone(),
        at: seconds(&labels.at.iso()),
        xml: None,
        identity: "labels".to_owned(),
        language: labels.language,
        tags: Tags::Kept,
        bookmarks: Vec::new(),
    };
    write(vec![sheets], &meta)
}

/// The same labels for a label printer (ZPL II) of `dpi` dots an inch: 203 or 300. Labels of a roll
/// only make sense here: a sheet of labels would come out as one large label.
pub fn labels_zpl(labels: &Labels, dpi: u32) -> Result<Vec<u8>, DocumentError> {
    let sheets = labels::lay_out(labels);
    match sheets.missing_glyph() {
        Some(character) => Err(DocumentError::NoGlyph { character }),
        None => Ok(labels::zpl(&sheets, dpi)),
    }
}

/// Draws and finishes; refuses what no face can draw.
fn write(parts: Vec<Sheets>, meta: &Meta) -> Result<Vec<u8>, DocumentError> {
    if let Some(character) = parts.iter().find_map(Sheets::missing_glyph) {
        return Err(DocumentError::NoGlyph { character });
    }
    finish::finish(backend_pdf::draw(&parts, meta.tags)?, &parts, meta)
}

/// The EN 16931 e-invoice of the document (UN/CEFACT CII), as embedded in its PDF.
pub fn xml(document: &Document) -> String {
    einvoice::cii::xml(document)
}

/// The EN 16931 e-invoice of the document in UBL 2.1: `Invoice` or `CreditNote`, by the rules
/// `routing` names. What those rules want and nobody gave is told by [`ubl_missing`].
pub fn ubl(document: &Document, routing: &Routing) -> String {
    einvoice::ubl::xml(document, routing)
}

/// Whether every text of the document can be printed. To be asked before a document is issued:
/// afterwards it is too late to refuse.
pub fn check_text(document: &Document) -> Result<(), DocumentError> {
    // Nearly always every letter of it is known, and nothing has to be laid out to see that.
    let drawn = |c| {
        [Face::Regular, Face::Bold]
            .iter()
            .all(|face| face.metrics().glyph(c).0 != 0)
    };
    if serde_json::to_string(document)
        .is_ok_and(|whole| whole.chars().all(|c| c != '\\' && drawn(c)))
    {
        return Ok(());
    }
    let (options, brand) = (PdfOptions::default(), Brand::of_issued(document, None));
    let form = invoice::form(document, options.house, &brand, None);
    match form::lay_out(&form, &options, &brand).missing_glyph() {
        Some(character) => Err(DocumentError::NoGlyph { character }),
        None => Ok(()),
    }
}

/// Whether a text of the house can be printed.
pub fn check_words(text: &str) -> Result<(), DocumentError> {
    let undrawn = |c: &char| {
        [Face::Regular, Face::Bold]
            .iter()
            .any(|face| face.metrics().glyph(*c).0 == 0)
    };
    match face::clean(text).chars().find(undrawn) {
        Some(character) => Err(DocumentError::NoGlyph { character }),
        None => Ok(()),
    }
}

/// `2026-11-22T10:00:00.000Z` without the milliseconds: PDF dates have none.
fn seconds(iso: &str) -> String {
    format!(
        "{}Z",
        iso.split('.')
            .next()
            .unwrap_or_default()
            .trim_end_matches('Z')
    )
}
