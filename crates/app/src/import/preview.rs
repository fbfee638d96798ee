//! A look at a file before anything is stored: what it holds, how it would be read, what would come in and what not.

use std::collections::BTreeMap;

use encargo_domain::LocalDate;
use encargo_domain::tax::table::content_of;
use encargo_store::{
    customer_emails, customers_by_number, items_by_sku, orders_by_external, us_tax_contents,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::draft::{BuyerKey, Chunk};
use super::profile::{ImportKind, Profile};
use super::reading::Step;
use super::report::{ImportError, Report};
use super::run::{Plan, Refused, Wish, plan, thread_lost};
use super::table::Flow;
use super::tax::TableDraft;
use super::write::external;
use super::{CurrencyTotal, limits};
use crate::error::CommandError;
use crate::queries::Read;

/// Asks what a file holds.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(rename = "ImportPreviewQuery")]
pub(crate) struct PreviewQuery {
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

/// What a file holds.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ImportPreview {
    /// How it is read.
    #[ts(type = "string")]
    pub profile: Profile,
    /// Its name.
    pub file_name: String,
    /// What its rows become.
    pub kind: ImportKind,
    /// Its columns.
    pub columns: Vec<String>,
    /// Column of each field.
    pub mapping: BTreeMap<String, Option<String>>,
    /// First rows.
    pub sample: Vec<Vec<String>>,
    /// Rows read.
    #[ts(type = "number")]
    pub rows: u64,
    /// Those are all; a preview of a longer file reads its first 50,000.
    pub whole: bool,
    /// Documents that can come in, or are already there.
    #[ts(type = "number")]
    pub documents: u64,
    /// Their totals.
    pub totals: Vec<CurrencyTotal>,
    /// Those already there.
    #[ts(type = "number")]
    pub already_there: u64,
    /// Rows that cannot come in.
    #[ts(type = "number")]
    pub error_count: u64,
    /// The first of them.
    pub errors: Vec<ImportError>,
    /// First day the rates hold; `None` where the file holds no rates of tax.
    pub valid_from: Option<LocalDate>,
    /// States with rates, and how many rows each has.
    pub states: Vec<StateRows>,
}

/// Rates of a state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "ImportStateRows")]
pub(crate) struct StateRows {
    /// Two letters.
    pub state: String,
    /// Rows.
    #[ts(type = "number")]
    pub rows: u64,
}

/// What a preview gathers.
#[derive(Default)]
struct Gathered {
    orders: Vec<String>,
    skus: Vec<String>,
    buyers: Vec<BuyerKey>,
    totals: BTreeMap<String, i64>,
    tables: Vec<TableDraft>,
}

impl Gathered {
    fn take(&mut self, profile: Profile, chunk: Chunk) {
        for order in chunk.orders {
            self.orders.push(external(profile, &order.number));
            *self
                .totals
                .entry(order.currency.as_str().to_owned())
                .or_default() += order.total_minor;
        }
        self.skus
            .extend(chunk.items.into_iter().map(|i| i.input.sku));
        self.buyers
            .extend(chunk.customers.into_iter().map(|c| c.buyer.key));
        self.tables.extend(chunk.tables);
    }

    fn documents(&self, kind: ImportKind) -> usize {
        match kind {
            ImportKind::Orders => self.orders.len(),
            ImportKind::Items => self.skus.len(),
            ImportKind::Customers => self.buyers.len(),
            ImportKind::TaxRates => self.tables.iter().map(|t| t.rates.len()).sum(),
        }
    }

    async fn already_there(
        &self,
        read: &mut Read,
        kind: ImportKind,
        valid_from: LocalDate,
    ) -> Result<usize, CommandError> {
        let conn = &mut read.conn;
        Ok(match kind {
            ImportKind::Orders => orders_by_external(conn, &self.orders).await?.len(),
            ImportKind::Items => items_by_sku(conn, &self.skus).await?.len(),
            ImportKind::Customers => {
                let numbers: Vec<String> = self
                    .buyers
                    .iter()
                    .map(|b| b.number.clone())
                    .filter(|n| !n.is_empty())
                    .collect();
                let (numbers, emails) = (
                    customers_by_number(conn, &numbers).await?,
                    customer_emails(conn).await?,
                );
                self.buyers
                    .iter()
                    .filter(|b| numbers.contains_key(&b.number) || emails.contains_key(&b.email))
                    .count()
            }
            ImportKind::TaxRates => {
                let known = us_tax_contents(conn, valid_from).await?;
                let is_known =
                    |t: &&TableDraft| known.contains(&(t.state.clone(), content_of(&t.rates)));
                self.tables
                    .iter()
                    .filter(is_known)
                    .map(|t| t.rates.len())
                    .sum()
            }
        })
    }
}

fn count(n: usize) -> u64 {
    u64::try_from(n).unwrap_or(u64::MAX)
}

/// `import.preview`
pub(crate) async fn preview(
    read: &mut Read,
    query: PreviewQuery,
) -> Result<ImportPreview, CommandError> {
    let PreviewQuery {
        file,
        profile,
        mapping,
        currency,
        valid_from,
    } = query;
    let wish = Wish {
        file,
        profile,
        wanted: mapping.unwrap_or_default(),
        currency,
        valid_from,
        rows_max: Some(limits::PREVIEW_ROWS_MAX),
    };
    let plan = plan(&read.app, &read.cx, wish).await?;
    let (file_name, language) = (plan.file_name.clone(), plan.setting.language);
    let valid_from = plan.valid_from;
    let looked = tokio::task::spawn_blocking(move || {
        let Plan {
            mut source,
            setting,
            ..
        } = plan;
        let mut report = Report::new(setting.language, None);
        let mut gathered = Gathered::default();
        let sample = source.sample()?;
        let sums = source.read(&setting, &mut report, &mut |step| {
            if let Step::Chunk(chunk, _) = step {
                gathered.take(setting.profile, *chunk);
            }
            Flow::On
        })?;
        Ok::<_, Refused>((source.head, sample, sums, report, gathered))
    });
    let (head, sample, sums, report, gathered) = looked
        .await
        .map_err(thread_lost)?
        .map_err(|r| r.error(&file_name, language))?;
    let kind = head.profile.kind();
    Ok(ImportPreview {
        profile: head.profile,
        file_name,
        kind,
        columns: head.columns,
        mapping: head.mapping,
        sample,
        rows: sums.rows,
        whole: !sums.cut,
        documents: count(gathered.documents(kind)),
        already_there: count(gathered.already_there(read, kind, valid_from).await?),
        valid_from: (kind == ImportKind::TaxRates).then_some(valid_from),
        states: gathered
            .tables
            .iter()
            .map(|t| StateRows {
                state: t.state.clone(),
                rows: count(t.rates.len()),
            })
            .collect(),
        totals: gathered
            .totals
            .into_iter()
            .map(|(currency, total_minor)| CurrencyTotal {
                currency,
                total_minor,
            })
            .collect(),
        error_count: report.count,
        errors: report.first,
    })
}
