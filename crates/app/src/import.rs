//! Files brought in: orders, items and customers from CSV and XLSX, by profiles that know how Shopify, WooCommerce, spreadsheets and the
//! Northwind sample write them.
//!
//! What holds for every import:
//! - Every data row is in the database, or was there before, or is in the error report with its reason: the three counts add up to the rows.
//! - All or nothing per document: one wrong row keeps the whole document out, and each of its rows is in the report.
//! - Amounts are exact. A price with more decimals than its currency is multiplied first and rounded once per line (`rounded_lines` counts
//!   them); the difference to the rounded unit price is kept as discount, so quantity × price − discount = amount on every line. Where the file
//!   states a total, the order has that total to the cent ([`settle`]).
//! - Imported orders are history: phase `closed`, one `imported` fact each, dated as the file says, without effect on stock, without
//!   fulfillment orders, documents and payments; they owe nothing. Their units are delivered.
//! - Credits keep their sign where a sales order can hold it: a row of negative quantity (UCI: `C536379`) becomes a line of positive
//!   quantity at a negative price, its units in stage `returned`. So stages add up to quantities, amounts to totals, and the sum over all
//!   orders is the sum over the file. A negative price at a positive quantity (`A563186`, «Adjust bad debt») stays as it is.
//! - A negative quantity without worth outside a credit is a correction of stock, not a sale: it is reported. Positive quantities without a
//!   price are sold for nothing and come in. Missing descriptions are taken from other rows of the same SKU, or are the SKU.
//! - Orders that were cancelled or never paid in their shop are no sales: they are reported.
//! - Importing again adds nothing: documents are known by profile and number, items by SKU, customers by number or e-mail. What is here is
//!   never overwritten, not even where the file has changed since; it counts as already there.
//! - Numbers: `I-<number>`; where another profile has that, `I-<profile>-<number>`.
//! - Tax: the file's own. It is kept as a rate where one rate gives exactly the stated tax, else as an amount; files without tax have none
//!   (category O).
//! - Rates of US sales tax come in as one table per state, all of a file or none: half a table would be silently wrong.
//! - Stopping an import leaves whole documents; the answer says how many.

mod country;
mod date;
mod document;
mod draft;
mod field;
mod limits;
mod line;
mod master;
mod northwind;
mod number;
mod orders;
mod preview;
mod profile;
mod reading;
mod report;
mod row;
mod run;
mod settle;
mod table;
mod tax;
mod text;
mod write;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::Arc;

use base64::Engine as _;
use encargo_domain::import::ImportId;
use encargo_domain::refusal::{Code, Words};
use encargo_domain::words::{Language, say};
use encargo_domain::{LocalDate, Refusal};
use encargo_store::Fault;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::app::App;
use crate::context::Cx;
use crate::error::CommandError;
use crate::jobs::{JobId, JobKind, JobRef};
use crate::queries::Read;

pub(crate) use preview::{ImportPreview, PreviewQuery, preview};
pub(crate) use profile::{ImportKind, Profile};
pub use report::ImportError;
pub(crate) use run::Ended;
use run::{Wish, plan, run};

/// A sum of one currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CurrencyTotal {
    /// Currency.
    pub currency: String,
    /// Sum.
    #[ts(type = "number")]
    pub total_minor: i64,
}

/// What an import came to. `rows = rows_imported + rows_already_there + error_count`, unless it was stopped.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportResult {
    /// Data rows of the file; of Northwind, of all its files.
    #[ts(type = "number")]
    pub rows: u64,
    /// Rows that came in.
    #[ts(type = "number")]
    pub rows_imported: u64,
    /// Rows of what was already there.
    #[ts(type = "number")]
    pub rows_already_there: u64,
    /// Documents of the file, the wrong ones too: orders, or rows of master data.
    #[ts(type = "number")]
    pub documents: u64,
    /// Documents that came in.
    #[ts(type = "number")]
    pub documents_imported: u64,
    /// Documents that were already there.
    #[ts(type = "number")]
    pub already_there: u64,
    /// Order lines that came in.
    #[ts(type = "number")]
    pub lines: u64,
    /// Items made.
    #[ts(type = "number")]
    pub items_created: u64,
    /// Customers made.
    #[ts(type = "number")]
    pub customers_created: u64,
    /// Lines whose price has more decimals than its currency.
    #[ts(type = "number")]
    pub rounded_lines: u64,
    /// Rows in the error report.
    #[ts(type = "number")]
    pub error_count: u64,
    /// The first of them.
    pub errors: Vec<ImportError>,
    /// Where all of them are.
    pub errors_file: Option<String>,
    /// Totals of the orders that came in.
    pub totals: Vec<CurrencyTotal>,
}

// ---- profiles

/// Asks for the profiles.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ProfilesQuery {}

/// The profiles.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "ImportProfiles")]
pub(crate) struct Profiles {
    /// All of them.
    pub profiles: Vec<ImportProfile>,
}

/// A profile.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ImportProfile {
    /// Key.
    #[ts(type = "string")]
    pub profile: Profile,
    /// Name.
    pub name: Words,
    /// What its files hold.
    pub kinds: Vec<ImportKind>,
    /// Its fields.
    pub fields: Vec<ImportField>,
}

/// A field of a profile.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ImportField {
    /// Key in mappings.
    pub field: String,
    /// Cannot be left out.
    pub required: bool,
    /// Name.
    pub words: Words,
}

/// `import.profiles`
pub(crate) async fn profiles(
    _read: &mut Read,
    _query: ProfilesQuery,
) -> Result<Profiles, CommandError> {
    let field = |spec: &profile::Spec| {
        let key = spec.field.key();
        ImportField {
            field: key.to_owned(),
            required: spec.required,
            words: Words::new(format!("import-field-{key}")),
        }
    };
    let profiles = Profile::ALL.into_iter().map(|p| ImportProfile {
        profile: p,
        name: Words::new(format!("import-profile-{}", p.as_str())),
        kinds: match p {
            Profile::Northwind => {
                vec![ImportKind::Orders, ImportKind::Items, ImportKind::Customers]
            }
            Profile::Shopify
            | Profile::Woocommerce
            | Profile::FlatLines
            | Profile::Items
            | Profile::Customers
            | Profile::UsTaxRates => vec![p.kind()],
        },
        fields: p.specs().iter().map(field).collect(),
    });
    Ok(Profiles {
        profiles: profiles.collect(),
    })
}

// ---- start

/// Begins an import.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(rename = "StartImport")]
pub(crate) struct Start {
    /// Path, or token of an upload.
    pub file: String,
    /// How to read it; found by its columns where left out.
    #[serde(default)]
    #[ts(optional = nullable, type = "string")]
    pub profile: Option<Profile>,
    /// Columns of fields; found by their names where left out.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub mapping: Option<BTreeMap<String, Option<String>>>,
    /// Currency of documents that name none.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub currency: Option<String>,
    /// First day rates of tax hold; by the file's name, else today, where left out.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub valid_from: Option<LocalDate>,
}

/// An import that runs.
#[derive(Debug, Clone, Copy, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "ImportStarted")]
pub(crate) struct Started {
    /// Its job.
    pub job_id: JobId,
}

/// `import.start`
pub(crate) async fn start(app: Arc<App>, cx: Cx, action: Start) -> Result<Started, CommandError> {
    let Start {
        file,
        profile,
        mapping,
        currency,
        valid_from,
    } = action;
    let wish = Wish {
        file,
        profile,
        wanted: mapping.unwrap_or_default(),
        currency,
        valid_from,
        rows_max: None,
    };
    let plan = plan(&app, &cx, wish).await?;
    plan.complete()?;
    let job_id = JobId::new(plan.import_id.uuid());
    let job = app
        .jobs
        .begin(job_id, JobKind::Import, plan.file_name.clone(), cx.ctx.now);
    tokio::spawn(async move {
        let watched = job.clone();
        let store = app.store.clone();
        let ended = run(&app, &cx, plan, |done, total| {
            watched.goes_on(&store, done, total)
        })
        .await;
        job.end(&app.store, ended);
    });
    Ok(Started { job_id })
}

/// An import to be run from the command line.
#[derive(Debug, Clone, Default)]
pub struct ImportOptions {
    /// Profile by name; found by the file's columns where empty.
    pub profile: String,
    /// File or folder.
    pub path: std::path::PathBuf,
    /// Currency of documents that name none.
    pub currency: Option<String>,
    /// Columns of fields by their keys.
    pub mapping: BTreeMap<String, String>,
    /// First day rates of tax hold (`2026-11-01`); by the file's name, else today.
    pub valid_from: Option<String>,
}

/// Runs an import to its end; `progress` is told rows done and rows in all.
pub async fn run_file(
    app: &Arc<App>,
    options: ImportOptions,
    mut progress: impl FnMut(u64, u64),
) -> Result<ImportResult, CommandError> {
    let clock = app.options.clock;
    let cx = app.cx(clock.command_id(), None, clock).await;
    cx.ctx.actor.may(encargo_domain::Permission::Import)?;
    let profile = if options.profile.is_empty() {
        None
    } else {
        Some(Profile::parse(&options.profile)?)
    };
    let valid_from = match options.valid_from {
        None => None,
        Some(day) => Some(day.parse().map_err(|_| {
            Refusal::new(Code::FieldInvalid)
                .with("field", "valid-from")
                .with("value", day)
        })?),
    };
    let wish = Wish {
        file: options.path.to_string_lossy().into_owned(),
        profile,
        wanted: options
            .mapping
            .into_iter()
            .map(|(field, column)| (field, Some(column)))
            .collect(),
        currency: options.currency,
        valid_from,
        rows_max: None,
    };
    let plan = plan(app, &cx, wish).await?;
    plan.complete()?;
    let (result, _) = run(app, &cx, plan, |done, total| {
        progress(done, total);
        true
    })
    .await?;
    Ok(result)
}

// ---- errors

/// The whole list of errors.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ErrorsCsv {
    /// Name to save it under.
    pub file_name: String,
    /// Its bytes.
    pub base64: String,
}

/// `import.errors_csv`
pub(crate) async fn errors_csv(read: &mut Read, query: JobRef) -> Result<ErrorsCsv, CommandError> {
    let path = run::errors_path(&read.app, ImportId::new(query.job_id.uuid()));
    let bytes = match tokio::fs::read(&path).await {
        Ok(bytes) => bytes,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => {
            return Err(Refusal::not_found("file", path.display()).into());
        }
        Err(source) => {
            return Err(Fault::Io {
                what: "reading the errors of an import",
                source,
            }
            .into());
        }
    };
    let title = read
        .app
        .jobs
        .title(query.job_id)
        .unwrap_or_else(|| query.job_id.uuid().to_string());
    Ok(ErrorsCsv {
        file_name: format!("{title}-errors.csv"),
        base64: base64::engine::general_purpose::STANDARD.encode(bytes),
    })
}

/// The name of a customer of whom a file says only the number.
fn customer_name(language: Language, number: &str) -> String {
    say(
        language,
        &Words::new("import-customer-name").with("number", number),
    )
}
