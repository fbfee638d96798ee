//! Many papers in one file for the printer, with a bookmark for each. One subset of each face
//! serves all of them.

use encargo_domain::document::Document;
use encargo_domain::time::Timestamp;
use encargo_domain::words::Language;

use crate::backend_pdf::Tags;
use crate::brand::{Brand, TaxCode};
use crate::display::Sheets;
use crate::finish::Meta;
use crate::papers::HousePaper;
use crate::{DocumentError, PdfOptions, form, invoice, seconds, write};

/// A paper of a batch.
#[derive(Debug, Clone, Copy)]
pub enum Job<'j> {
    /// An issued document; with the tax agency's code where the law asks for one.
    Issued(&'j Document, Option<&'j TaxCode>),
    /// An issued document with options and looks of its own.
    Own(&'j Document, &'j PdfOptions, &'j Brand),
    /// Any other paper.
    House(&'j HousePaper),
}

impl Job<'_> {
    fn at(self) -> Timestamp {
        match self {
            Self::Issued(document, _) | Self::Own(document, ..) => document.issued_at,
            Self::House(paper) => paper.head().at,
        }
    }

    fn house(self) -> (String, Language) {
        match self {
            Self::Issued(document, _) | Self::Own(document, ..) => {
                (document.seller.name.clone(), document.language)
            }
            Self::House(paper) => (paper.head().house.name.clone(), paper.head().language),
        }
    }

    /// Its name and its pages.
    fn sheets(self, options: &PdfOptions, brand: &Brand) -> (String, Sheets) {
        let (options, brand) = match self {
            Self::Own(_, options, brand) => (options, brand),
            Self::Issued(..) | Self::House(_) => (options, brand),
        };
        let form = match self {
            Self::Issued(document, code) => invoice::form(document, options.house, brand, code),
            Self::Own(document, ..) => invoice::form(document, options.house, brand, None),
            Self::House(paper) => paper.form(options.house, brand),
        };
        (form.full_title(), form::lay_out(&form, options, brand))
    }
}

/// What a file of many papers is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BatchUse {
    /// For the printer: PDF/A-3b, small and made fast.
    Print,
    /// For reading on a screen: PDF/A-3a and PDF/UA-1, with the structure screen readers need.
    Read,
}

/// All papers in one PDF file in their order, each with a bookmark. E-invoices are not inside: the
/// legal files are files of their own. `title` names the file; a batch without papers is an empty
/// one.
pub fn batch_pdf(
    title: &str,
    jobs: &[Job<'_>],
    (options, brand): (&PdfOptions, &Brand),
    usage: BatchUse,
) -> Result<Vec<u8>, DocumentError> {
    let (bookmarks, parts): (Vec<String>, Vec<Sheets>) =
        jobs.iter().map(|job| job.sheets(options, brand)).unzip();
    let latest = jobs.iter().map(|job| job.at()).max();
    let (author, language) = jobs
        .first()
        .map_or_else(|| (String::new(), options.house), |job| job.house());
    let meta = Meta {
        title: title.to_owned(),
        author,
        at: seconds(&latest.unwrap_or(Timestamp(0)).iso()),
        xml: None,
        identity: format!("batch {} {}", jobs.len(), options.identity()),
        language,
        tags: match usage {
            BatchUse::Print => Tags::LeftOut,
            BatchUse::Read => Tags::Kept,
        },
        bookmarks,
    };
    write(parts, &meta)
}
