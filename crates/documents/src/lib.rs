//! Issued documents on paper: invoices, simplified invoices and credit notes as PDF/A-3a and
//! PDF/UA-1 files with their EN 16931 e-invoice inside (Factur-X). A document is printed as it is
//! stored: nothing here computes a figure, and the same row gives the same bytes on every computer.
//!
//! The way: a kind (`invoice`) lays itself out with `layout` (boxes, tables, pages) into a display
//! list (`display`: neutral, with the structure a screen reader needs); `backend_pdf` turns that
//! into printpdf operators; `finish` adds what the standards ask for.
#![deny(missing_docs)]

mod backend_pdf;
mod cii;
mod codes;
mod display;
mod face;
mod finish;
mod invoice;
mod layout;
#[cfg(any(test, feature = "sample"))]
pub mod sample;
mod speech;
#[cfg(test)]
mod tests;

use encargo_domain::document::Document;
use encargo_domain::words::Language;

use crate::display::{Len, Sheets, pt, tenth_mm};
use crate::finish::Meta;
use crate::speech::Speech;

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
    /// On what.
    pub paper: Paper,
    /// The seller's own language: where the customer's is another, labels are printed in both.
    pub house: Language,
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

/// The document as a PDF file.
pub fn pdf(document: &Document, options: &PdfOptions) -> Result<Vec<u8>, DocumentError> {
    let sheets = drawable(document, options)?;
    let speech = Speech::new(document, options.house);
    let meta = Meta {
        title: format!(
            "{} {} – {}",
            speech.label(Speech::title_key(document.kind)),
            document.number,
            document.seller.name
        ),
        author: document.seller.name.clone(),
        at: seconds(&document.issued_at.iso()),
        xml: Some(cii::xml(document)),
        identity: format!("{} {options:?}", document.document_id),
    };
    finish::finish(backend_pdf::draw(&sheets)?, &sheets, &meta)
}

/// The EN 16931 e-invoice of the document (UN/CEFACT CII), as embedded in its PDF.
pub fn xml(document: &Document) -> String {
    cii::xml(document)
}

/// Whether every text of the document can be printed. To be asked before a document is issued:
/// afterwards it is too late to refuse.
pub fn check_text(document: &Document) -> Result<(), DocumentError> {
    drawable(document, &PdfOptions::default()).map(|_| ())
}

fn drawable(document: &Document, options: &PdfOptions) -> Result<Sheets, DocumentError> {
    let sheets = invoice::lay_out(document, options);
    match sheets.missing_glyph() {
        Some(character) => Err(DocumentError::NoGlyph { character }),
        None => Ok(sheets),
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
