//! The currencies a shop sells in and their rates.

use encargo_domain::exchange::{DayRate, OLD_AFTER_DAYS, RateBook};
use encargo_domain::{Currency, LocalDate};
use encargo_store::load;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::CommandError;
use crate::queries::Read;

/// Asks for the rates.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct RatesQuery {
    /// With all rates of this currency.
    #[serde(default)]
    #[ts(optional = nullable, type = "string")]
    pub currency: Option<Currency>,
}

/// See the module.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct RatesView {
    /// Currency of the books.
    pub base: String,
    /// What `expectedVersion` compares with.
    pub version: i64,
    /// Today at the shop.
    pub today: LocalDate,
    /// Those the shop sells in beside it.
    pub currencies: Vec<CurrencyView>,
    /// All rates of the currency asked for, newest first.
    pub rates: Vec<DayRate>,
}

/// A currency the shop sells in.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CurrencyView {
    /// ISO 4217 code.
    pub currency: String,
    /// The rate of today: the latest. `None` where there is none.
    pub latest: Option<DayRate>,
    /// It is of so long ago that somebody should look for a newer one.
    pub old: bool,
    /// How many are kept.
    pub count: u32,
}

/// `rates.get`
pub(crate) async fn get(read: &mut Read, query: RatesQuery) -> Result<RatesView, CommandError> {
    let company = read.house.company()?.clone();
    let found = load::<RateBook>(&mut read.conn, company.company_id.uuid()).await?;
    let version = found.as_ref().map_or(0, |(_, version)| *version);
    let book = found.map(|(book, _)| book);
    let book = book.filter(|b| b.base == company.currency);
    let today = read.today();
    let rates = book.iter().flat_map(|b| &b.rates);
    let currencies = rates
        .map(|(currency, rates)| {
            let latest = rates.iter().find(|r| r.on <= today).cloned();
            CurrencyView {
                currency: currency.to_string(),
                old: latest
                    .as_ref()
                    .is_some_and(|r| today.days_since(r.on) > OLD_AFTER_DAYS),
                count: u32::try_from(rates.len()).unwrap_or(u32::MAX),
                latest,
            }
        })
        .collect();
    let asked = query.currency;
    let rates = asked.and_then(|c| book.as_ref()?.rates.get(&c).cloned());
    Ok(RatesView {
        base: company.currency.to_string(),
        version,
        today,
        currencies,
        rates: rates.unwrap_or_default(),
    })
}
