//! What the shop's papers look like when they are drawn: an issued document as it was issued, any other paper as the settings are now.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use encargo_documents::brand::{Brand, Logo};
use encargo_documents::{Paper, PdfOptions};
use encargo_domain::Refusal;
use encargo_domain::document::DocumentRecord;
use encargo_domain::ids::PictureId;
use encargo_domain::look::{PaperLook, PaperSize, Picture};
use encargo_domain::refusal::Code;
use encargo_domain::words::Language;
use encargo_store::Fault;

use crate::error::CommandError;
use crate::facts::House;
use crate::queries::Read;

/// The largest file of a logo.
const LOGO_MAX: usize = 512 * 1024;

/// How one paper is drawn.
#[derive(Debug, Clone)]
pub(crate) struct Drawing {
    pub(crate) options: PdfOptions,
    pub(crate) brand: Brand,
}

/// A logo as it was sent: its bytes and what is drawn of it.
pub(crate) fn read_logo(base64: &str) -> Result<(Vec<u8>, Logo), Refusal> {
    let bad = || Refusal::new(Code::BadLogo);
    let bytes = STANDARD.decode(base64).map_err(|_| bad())?;
    if bytes.len() > LOGO_MAX {
        return Err(bad());
    }
    let logo = Logo::from_png(&bytes).map_err(|_| bad())?;
    Ok((bytes, logo))
}

/// The most logos kept ready: a shop has one, and each document the one it was issued with.
const READY: usize = 8;

/// Logos that are decoded already. A picture's id is the hash of its bytes, so what is kept here is never out of date.
#[derive(Debug, Default)]
pub(crate) struct Logos(Mutex<HashMap<PictureId, Logo>>);

impl Logos {
    fn get(&self, id: PictureId) -> Option<Logo> {
        let ready = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        ready.get(&id).cloned()
    }

    fn keep(&self, id: PictureId, logo: Logo) {
        let mut ready = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if ready.len() >= READY {
            ready.clear();
        }
        ready.insert(id, logo);
    }
}

/// A logo that is kept, decoded once: 1,000 invoices in one file share its points.
async fn kept(read: &mut Read, id: Option<PictureId>) -> Result<Option<Logo>, CommandError> {
    let Some(id) = id else { return Ok(None) };
    if let Some(ready) = read.app.logos.get(id) {
        return Ok(Some(ready));
    }
    let picture = read.get::<Picture>(id.uuid()).await?;
    let logo = tokio::task::spawn_blocking(move || read_logo(&picture.png)).await;
    let (_, logo) = logo.map_err(|e| Fault::Panic(e.to_string()))??;
    read.app.logos.keep(id, logo.clone());
    Ok(Some(logo))
}

/// The library's name of it.
pub(crate) const fn paper(size: PaperSize) -> Paper {
    match size {
        PaperSize::A4 => Paper::A4,
        PaperSize::Letter => Paper::Letter,
    }
}

/// How this shop prints now: its paper, its language.
pub(crate) fn pdf_options(house: &House) -> PdfOptions {
    let company = house.company.as_ref();
    PdfOptions {
        paper: company.map_or(Paper::A4, |c| paper(c.paper_size())),
        house: company.map_or(Language::default(), |c| c.language),
        ..PdfOptions::default()
    }
}

/// An issued document, as it was issued. One of before papers had looks is drawn on the paper of the seat.
pub(crate) async fn of_issued(
    read: &mut Read,
    record: &DocumentRecord,
    copy: bool,
) -> Result<Drawing, CommandError> {
    let mut options = pdf_options(&read.house);
    let look = record.document.look.as_ref();
    if let Some(look) = look {
        (options.paper, options.house) = (paper(look.size), look.house);
    } else if let Some(company) = &read.house.company {
        options.paper = paper(PaperSize::of_country(&company.address.country));
    }
    options.copy = copy;
    options.cancelled = record.cancelled.is_some();
    let logo = kept(read, look.and_then(|l| l.logo)).await?;
    let brand = Brand::of_issued(&record.document, logo);
    Ok(Drawing { options, brand })
}

/// Any other paper of the house in `language`, as the settings are now.
pub(crate) async fn of_house(read: &mut Read, language: Language) -> Result<Drawing, CommandError> {
    let options = pdf_options(&read.house);
    let look = read
        .house
        .company
        .as_ref()
        .map_or_else(PaperLook::default, |c| c.look.clone());
    let logo = kept(read, look.logo).await?;
    let brand = Brand::of_house(&look, language, logo);
    Ok(Drawing { options, brand })
}

/// Whether looks can be printed as they are: their texts are drawn before they are on an invoice.
pub(crate) fn check(look: &PaperLook) -> Result<(), Refusal> {
    look.validate()?;
    for text in [
        &look.letterhead,
        &look.footer,
        &look.payment_terms,
        &look.return_policy,
        &look.thanks,
    ] {
        for said in [&text.en, &text.es] {
            encargo_documents::check_words(said)
                .map_err(|e| Refusal::new(Code::NoGlyph).with("character", e.to_string()))?;
        }
    }
    Ok(())
}
