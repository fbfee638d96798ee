//! The company of record, whole: for the screen that changes it. And its papers as they would be under settings that are not saved yet.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use encargo_documents::brand::Brand;
use encargo_documents::{branded_pdf, paper_pdf, sample};
use encargo_domain::company::Company;
use encargo_domain::document::Document;
use encargo_domain::look::{PaperLook, Picture};
use encargo_domain::order::{Tender, seller};
use encargo_domain::tax::{TaxRate, rates};
use encargo_domain::words::Language;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::CommandError;
use crate::looks;
use crate::queries::Read;
use crate::queries::documents::{PdfAnswer, drawn};

/// Nothing to say.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(rename = "CompanyGetQuery")]
pub(crate) struct GetQuery {}

/// The company and what the program knows of the taxes where it has its seat.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CompanyView {
    /// The whole record.
    pub company: Company,
    /// Version.
    pub version: i64,
    /// Its tax territory (`ES`, `ES-CN`).
    pub territory: String,
    /// Rates known there, in force today.
    pub known_rates: Vec<TaxRate>,
}

/// `company.get`
pub(crate) async fn get(read: &mut Read, _: GetQuery) -> Result<CompanyView, CommandError> {
    let company_id = read.house.company()?.company_id;
    let (company, version) = read.versioned::<Company>(company_id.uuid()).await?;
    let (territory, today) = (company.seat(), read.today());
    Ok(CompanyView {
        version,
        known_rates: rates::of_territory(territory.as_str())
            .into_iter()
            .filter(|r| r.in_force(today))
            .collect(),
        territory: territory.as_str().to_owned(),
        company: company.as_ref().clone(),
    })
}

/// Nothing to say.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct LogoQuery {}

/// The logo of the papers.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct LogoAnswer {
    /// A PNG file in base64; `None` where the shop has none.
    pub base64: Option<String>,
}

/// `company.logo`
pub(crate) async fn logo(read: &mut Read, _: LogoQuery) -> Result<LogoAnswer, CommandError> {
    let base64 = match read.house.company()?.look.logo {
        Some(id) => Some(read.get::<Picture>(id.uuid()).await?.png.clone()),
        None => None,
    };
    Ok(LogoAnswer { base64 })
}

/// A paper that shows what settings do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub(crate) enum SamplePaper {
    /// Invoice, with something left to pay.
    Invoice,
    /// Simplified invoice, paid.
    SimplifiedInvoice,
    /// Packing slip.
    PackingSlip,
    /// Pick list.
    PickList,
    /// Quotation.
    Quotation,
}

/// Settings to try.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(rename = "PaperSampleQuery")]
pub(crate) struct SampleQuery {
    /// As the screen has them now.
    pub look: PaperLook,
    /// A logo that is not saved yet: a PNG file in base64. Left out: the one the look names.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub logo: Option<String>,
    /// Which paper.
    pub paper: SamplePaper,
    /// In which language.
    pub language: Language,
}

/// `company.paper_sample`: a paper of the shop as it would be, marked as a sample. The buyer and the goods on it are made up.
pub(crate) async fn paper_sample(
    read: &mut Read,
    query: SampleQuery,
) -> Result<PdfAnswer, CommandError> {
    looks::check(&query.look)?;
    let mut company = read.house.company()?.as_ref().clone();
    company.look = query.look;
    let logo = match (&query.logo, company.look.logo) {
        (Some(sent), _) => Some(looks::read_logo(sent)?.1),
        (None, Some(id)) => Some(looks::read_logo(&read.get::<Picture>(id.uuid()).await?.png)?.1),
        (None, None) => None,
    };
    let (paper, language) = (query.paper, query.language);
    let mut options = looks::pdf_options(&read.house);
    options.paper = looks::paper(company.paper_size());
    options.sample = true;
    let bytes = drawn(move || match paper {
        SamplePaper::Invoice | SamplePaper::SimplifiedInvoice => {
            let document = issued(&company, paper, language);
            branded_pdf(
                &document,
                &options,
                &Brand::of_issued(&document, logo),
                None,
            )
        }
        SamplePaper::PackingSlip | SamplePaper::PickList | SamplePaper::Quotation => {
            let brand = Brand::of_house(&company.look, language, logo);
            let name = match paper {
                SamplePaper::PickList => "pick-list",
                SamplePaper::Quotation => "quotation",
                _ => "packing-slip",
            };
            let found = sample::papers::papers(language, SAMPLE_LINES).into_iter();
            let mut papers = found.filter(|(n, _)| *n == name).map(|(_, paper)| paper);
            let Some(mut paper) = papers.next() else {
                return Ok(Vec::new());
            };
            paper.head_mut().house = seller(&company);
            paper_pdf(&paper, &options, &brand)
        }
    })
    .await?;
    Ok(PdfAnswer {
        file_name: "sample.pdf".to_owned(),
        base64: STANDARD.encode(bytes),
    })
}

/// Lines of a sample: enough to see the table, on one page.
const SAMPLE_LINES: u32 = 4;

fn issued(company: &Company, paper: SamplePaper, language: Language) -> Document {
    let sample = match paper {
        SamplePaper::SimplifiedInvoice => sample::a_simplified_invoice(),
        _ => sample::an_invoice(),
    };
    let paid = paper == SamplePaper::SimplifiedInvoice;
    let sample = sample.in_language(language).with_lines(SAMPLE_LINES);
    let sample = if paid {
        sample.paid(Tender::Card)
    } else {
        sample
    };
    let mut document = sample.build();
    document.look = Some(company.document_look(document.kind, language));
    document.seller = seller(company);
    document.currency = company.currency;
    document.location_name = String::new();
    document
}
